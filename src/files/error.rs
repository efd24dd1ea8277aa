//! Failures of files, and predicates for their kinds.

use std::io;

use camino::{Utf8Path, Utf8PathBuf};

/// Failure to read or write a file.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// A system call failed.
    #[error("cannot {action} `{path}`: {source}")]
    System {
        /// The verb, for developers: "read", "create", "rename".
        action: &'static str,
        /// The path as it was handed in.
        path: Utf8PathBuf,
        /// Error of the system.
        source: io::Error,
    },
    /// The bytes are neither UTF-8 nor marked as UTF-16.
    #[error("`{path}` is not text: the byte at {offset} fits no Unicode encoding")]
    NotText {
        /// The path as it was handed in.
        path: Utf8PathBuf,
        /// Offset of the first invalid byte in the file on disk.
        offset: usize,
    },
    /// The file is larger than the caller allows.
    #[error("`{path}` is larger than {limit} bytes")]
    TooLarge {
        /// The path as it was handed in.
        path: Utf8PathBuf,
        /// The caller's limit in bytes.
        limit: u64,
    },
}

impl FileError {
    /// The path that the failure is about.
    pub fn path(&self) -> &Utf8Path {
        match self {
            Self::System { path, .. }
            | Self::NotText { path, .. }
            | Self::TooLarge { path, .. } => path,
        }
    }

    /// Kind of the system's error; `None` when the content is at fault.
    pub fn kind(&self) -> Option<io::ErrorKind> {
        match self {
            Self::System { source, .. } => Some(source.kind()),
            Self::NotText { .. } | Self::TooLarge { .. } => None,
        }
    }

    /// Nothing is at that path.
    pub fn is_missing(&self) -> bool {
        matches!(
            self.kind(),
            Some(io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
        )
    }

    /// Something is at that path already.
    pub fn is_taken(&self) -> bool {
        self.kind() == Some(io::ErrorKind::AlreadyExists)
    }

    /// The disk, or the share of it that this person may use, is full.
    pub fn is_disk_full(&self) -> bool {
        matches!(
            self.kind(),
            Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
        )
    }

    /// The path may not be touched: no permission, or a file system that only reads.
    pub fn is_denied(&self) -> bool {
        matches!(
            self.kind(),
            Some(io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
        )
    }

    /// Another program holds the file; see [`read_held`](super::read_held).
    pub fn is_held(&self) -> bool {
        self.kind() == Some(io::ErrorKind::ResourceBusy)
    }

    /// The machine failed (exit status 3), as opposed to a missing or malformed file, which people can mend.
    pub fn is_machine(&self) -> bool {
        self.kind().is_some() && !self.is_missing() && !self.is_taken()
    }
}

/// Adds path and verb to an [`io::Result`].
pub(super) trait At<T> {
    /// Names the action and its path.
    fn at(self, action: &'static str, path: &Utf8Path) -> Result<T, FileError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, action: &'static str, path: &Utf8Path) -> Result<T, FileError> {
        self.map_err(|source| FileError::System {
            action,
            path: path.to_owned(),
            source,
        })
    }
}
