//! By what a file is known again without reading it.

use std::fs::{self, Metadata};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::error::{At, FileError};

/// Size, time of the last change, and inode of a file. Two equal stamps of one path mean: nobody wrote
/// to it in between. It may spare a re-hash; it never enters a key, and never the output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970 in UTC; negative before that.
    pub modified: i64,
    /// Inode, or 0 where the system has none to show (Windows).
    pub inode: u64,
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

    /// The stamp in what the system told about a file.
    pub fn of(metadata: &Metadata) -> Self {
        Self {
            size: metadata.len(),
            modified: modified(metadata),
            inode: inode(metadata),
        }
    }
}

/// The stamp of the file at `path`; a symbolic link is followed.
///
/// # Errors
/// [`FileError::System`]; [`FileError::is_missing`] when nothing is there.
pub fn stat(path: &Utf8Path) -> Result<Stamp, FileError> {
    fs::metadata(path)
        .at("look at", path)
        .map(|metadata| Stamp::of(&metadata))
}

/// The size of the regular file at `path`; none when something else is there, such as a link.
pub fn plain_size(path: &Utf8Path) -> Option<u64> {
    let metadata = fs::symlink_metadata(path).ok()?;
    metadata.is_file().then_some(metadata.len())
}

/// Nanoseconds since 1970. A time that a signed 64-bit number cannot hold (before 1677, after 2262) or
/// that the file system does not keep counts as 0: size and inode then carry the stamp.
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
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}
