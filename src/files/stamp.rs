//! By what a file is known again without reading it, and when that is not enough.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::error::{At, FileError};

/// The longest tick of a file system's clock, FAT's.
const COARSE_TICK: Duration = Duration::from_secs(2);
/// The longest tick, many times over, of one that knows parts of a second: 10 ms where the kernel's clock has 100 Hz.
const FINE_TICK: Duration = Duration::from_millis(500);
const SECOND: i64 = 1_000_000_000;

/// Size, times of the last change, and identity of a file. It may spare reading a file again; it never enters a
/// key, and never the output.
///
/// The rule of freshness, for every memory of an earlier run: two equal stamps of one path mean that nobody
/// wrote to it in between, if the stamp [is settled](Stamp::is_settled) at both readings. Else its content
/// decides, by its [`digest`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970 in UTC; negative before that. Any program may set it.
    pub modified: i64,
    /// Likewise, of the last change to the bytes, the names or the rights; the system alone sets it. 0 where
    /// there is none to be had (Windows).
    pub changed: i64,
    /// Which file it is, whatever its name: the inode, or on Windows the file's id; 0 where it was not asked for.
    pub identity: u64,
}

impl Stamp {
    /// When the file was changed last; 1970 when that is not known.
    pub fn time(&self) -> SystemTime {
        let since = Duration::from_nanos(self.modified.unsigned_abs());
        match self.modified {
            0.. => UNIX_EPOCH + since,
            _ => UNIX_EPOCH - since,
        }
    }

    /// Whether every change after `reading` will show in the stamp. It may not if the file was written to within
    /// a tick before, and when the clock is wrong: the time lies ahead of it, or is none at all.
    pub fn is_settled(&self, reading: SystemTime) -> bool {
        self.modified > 0 && self.time() + self.tick() < reading
    }

    /// How far apart two changes may be that leave the same times. A time of change, which no program can set, and parts
    /// of a second are signs of a disk whose clock is a fine one.
    fn tick(&self) -> Duration {
        match self.changed != 0 && self.modified % SECOND != 0 {
            true => FINE_TICK,
            false => COARSE_TICK,
        }
    }

    /// The stamp in what the system told about a file, which on Windows is all but its identity.
    pub fn of(metadata: &Metadata) -> Self {
        Self {
            size: metadata.len(),
            modified: modified(metadata),
            changed: changed(metadata),
            #[cfg(unix)]
            identity: std::os::unix::fs::MetadataExt::ino(metadata),
            #[cfg(not(unix))]
            identity: 0,
        }
    }

    /// The stamp of an open file.
    pub(super) fn of_open(file: &File) -> io::Result<Self> {
        let stamp = Self::of(&file.metadata()?);
        #[cfg(windows)]
        let stamp = Self {
            identity: winapi_util::file::information(file)?.file_index(),
            ..stamp
        };
        Ok(stamp)
    }

    /// The stamp of the file at a path; a symbolic link is followed.
    fn at_path(path: &Path) -> io::Result<Self> {
        #[cfg(windows)]
        return Self::of_open(&open_to_ask(path)?);
        #[cfg(not(windows))]
        fs::metadata(path).map(|metadata| Self::of(&metadata))
    }
}

/// The stamp of the file at `path`; a symbolic link is followed.
///
/// # Errors
/// [`FileError::System`]; [`FileError::is_missing`] when nothing is there.
pub fn stat(path: &Utf8Path) -> Result<Stamp, FileError> {
    Stamp::at_path(path.as_std_path()).at("look at", path)
}

/// The stamp of the file at `path`, which was found in a folder; that of a link, when it became one since.
///
/// # Errors
/// Those of the system.
pub fn stat_plain(path: &Utf8Path) -> io::Result<Stamp> {
    // On Windows a folder learns late of what was written to a file under another of its names.
    if cfg!(windows) {
        return Stamp::at_path(path.as_std_path());
    }
    fs::symlink_metadata(path).map(|metadata| Stamp::of(&metadata))
}

/// Which file or folder is at a path, whatever its name: the disk, and its number there.
///
/// # Errors
/// Those of the system.
pub fn identity(path: &Path) -> io::Result<(u64, u64)> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino()))
    }
    #[cfg(windows)]
    {
        let about = winapi_util::file::information(open_to_ask(path)?)?;
        Ok((about.volume_serial_number(), about.file_index()))
    }
}

/// Opens a file or folder to ask about it, whoever else holds it.
#[cfg(windows)]
fn open_to_ask(path: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt;
    /// `FILE_FLAG_BACKUP_SEMANTICS`, without which no folder is opened.
    const FOLDERS_TOO: u32 = 0x0200_0000;
    let mut options = File::options();
    options.access_mode(0).custom_flags(FOLDERS_TOO).open(path)
}

/// The size of the regular file at `path`; none when something else is there, such as a link.
pub fn plain_size(path: &Utf8Path) -> Option<u64> {
    let metadata = fs::symlink_metadata(path).ok()?;
    metadata.is_file().then_some(metadata.len())
}

/// The hash of the bytes of the file at `path`.
///
/// # Errors
/// [`FileError::System`].
pub fn digest(path: &Utf8Path) -> Result<blake3::Hash, FileError> {
    let read = || -> io::Result<blake3::Hash> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(File::open(path)?)?;
        Ok(hasher.finalize())
    };
    read().at("read", path)
}

/// Nanoseconds since 1970. A time that a signed 64-bit number cannot hold (before 1677, after 2262) or
/// that the file system does not keep counts as 0.
fn modified(metadata: &Metadata) -> i64 {
    let Ok(time) = metadata.modified() else {
        return 0;
    };
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(0),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(0, |nanos| -nanos),
    }
}

#[cfg(unix)]
fn changed(metadata: &Metadata) -> i64 {
    use std::os::unix::fs::MetadataExt;
    let seconds = metadata.ctime().checked_mul(1_000_000_000);
    seconds
        .and_then(|nanos| nanos.checked_add(metadata.ctime_nsec()))
        .unwrap_or(0)
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> i64 {
    0
}
