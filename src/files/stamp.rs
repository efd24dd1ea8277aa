//! File stamps, by which unchanged files are recognised, and digests for when that is not enough.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::error::{At, FileError};
use super::held::read_held;

/// Coarsest timestamp resolution of a file system, FAT's.
const COARSE_TICK: Duration = Duration::from_secs(2);
/// Upper bound of the resolution with fractions of a second, with a wide margin: 10 ms at a kernel clock of 100 Hz.
const FINE_TICK: Duration = Duration::from_millis(500);
const SECOND: i64 = 1_000_000_000;

/// Size, times of the last change, and identity of a file. It may spare reading a file again; it never enters a
/// key, and never the output.
///
/// Rule of freshness for all stored rows: two equal stamps of one path mean that nobody wrote to it in between, if the
/// stamp [is settled](Stamp::is_settled) at both readings. Otherwise its content decides, by its [`digest`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    /// Modification time, in nanoseconds since 1970 UTC; negative before. Any program may set it.
    pub modified: i64,
    /// Change time (`ctime`) in nanoseconds since 1970 UTC; set by the system alone. 0 where there is none
    /// (FAT).
    pub changed: i64,
    /// Inode, or on Windows the file id; 0 where it was not asked for.
    pub identity: u64,
}

impl Stamp {
    /// Modification time; 1970 when unknown.
    pub fn time(&self) -> SystemTime {
        let since = Duration::from_nanos(self.modified.unsigned_abs());
        match self.modified {
            0.. => UNIX_EPOCH + since,
            _ => UNIX_EPOCH - since,
        }
    }

    /// True when every change after `reading` will show in the stamp. False for a write within one tick before
    /// `reading`, and for a wrong clock: times in the future, or none.
    pub fn is_settled(&self, reading: SystemTime) -> bool {
        self.modified > 0 && self.time() + self.tick() < reading
    }

    /// Longest interval between two changes with equal times. A change time or fractions of a second prove a
    /// fine-grained clock.
    fn tick(&self) -> Duration {
        match self.changed != 0 && self.modified % SECOND != 0 {
            true => FINE_TICK,
            false => COARSE_TICK,
        }
    }

    /// Stamp from metadata, which on Windows lacks change time and identity.
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
            changed: super::windows::change_time(file)?,
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

/// The stamp of the file at `path`, which was listed in a folder; does not follow a link that replaced it since.
///
/// # Errors
/// Those of the system.
pub fn stat_plain(path: &Utf8Path) -> io::Result<Stamp> {
    // On Windows a folder's metadata lags behind writes through another hard link.
    if cfg!(windows) {
        return Stamp::at_path(path.as_std_path());
    }
    fs::symlink_metadata(path).map(|metadata| Stamp::of(&metadata))
}

/// Identity of a file or folder: device and inode.
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

/// Opens a file or folder for metadata only, whatever locks others hold.
#[cfg(windows)]
fn open_to_ask(path: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt;
    /// `FILE_FLAG_BACKUP_SEMANTICS`, required to open a folder.
    const FOLDERS_TOO: u32 = 0x0200_0000;
    let mut options = File::options();
    options.access_mode(0).custom_flags(FOLDERS_TOO).open(path)
}

/// The size of the regular file at `path`; `None` for anything else, such as a link.
pub fn plain_size(path: &Utf8Path) -> Option<u64> {
    let metadata = fs::symlink_metadata(path).ok()?;
    metadata.is_file().then_some(metadata.len())
}

/// Digest of the file at `path`.
///
/// # Errors
/// [`FileError::System`].
pub fn digest(path: &Utf8Path) -> Result<blake3::Hash, FileError> {
    let read = || -> io::Result<blake3::Hash> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(read_held(|| File::open(path))?)?;
        Ok(hasher.finalize())
    };
    read().at("read", path)
}

/// Nanoseconds since 1970. 0 for times that overflow a signed 64-bit number (before 1677, after 2262) or that the file
/// system does not have.
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
