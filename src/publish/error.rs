//! Reasons why a site was not published. The former site stands untouched whenever one of these is returned.

use camino::{Utf8Path, Utf8PathBuf};

use crate::files::FileError;

/// A site was not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The machine failed: see [`FileError`] for the kinds.
    #[error(transparent)]
    File(#[from] FileError),
    /// The folder holds files and not our marker, so it is not ours to replace.
    #[error("`{path}` holds files, and nothing says that they are a site of ours")]
    NotOurs {
        /// The folder.
        path: Utf8PathBuf,
    },
    /// A file or a symbolic link stands where the folder should be.
    #[error("`{path}` is not a folder")]
    NotAFolder {
        /// Path of the file or link.
        path: Utf8PathBuf,
    },
    /// The path names no folder of its own: it ends in `..`, or is the root.
    #[error("`{path}` names no folder that could be replaced")]
    NoName {
        /// The path as it was handed in.
        path: Utf8PathBuf,
    },
    /// The marker cannot be read, or a later version of the program wrote it.
    #[error("the marker `{path}` cannot be understood")]
    Marker {
        /// The marker.
        path: Utf8PathBuf,
    },
    /// Another run is publishing to the same target.
    #[error("another run is publishing to `{path}`")]
    Busy {
        /// The target.
        path: Utf8PathBuf,
    },
    /// An output has a name that publishing reserves for itself.
    #[error("`{path}` is a name that publishing keeps for itself")]
    Reserved {
        /// Path of the output.
        path: Utf8PathBuf,
    },
    /// The bytes of some outputs were not delivered before the commit.
    #[error("`{path}` and {others} other files were not delivered")]
    Undelivered {
        /// The first of them.
        path: Utf8PathBuf,
        /// Number of the others.
        others: usize,
    },
}

impl PublishError {
    /// The path that the failure is about.
    pub fn path(&self) -> &Utf8Path {
        match self {
            Self::File(error) => error.path(),
            Self::NotOurs { path }
            | Self::NotAFolder { path }
            | Self::NoName { path }
            | Self::Marker { path }
            | Self::Busy { path }
            | Self::Reserved { path }
            | Self::Undelivered { path, .. } => path,
        }
    }

    /// The disk, or the share of it that this person may use, is full.
    pub fn is_disk_full(&self) -> bool {
        matches!(self, Self::File(error) if error.is_disk_full())
    }

    /// Another program holds a file of the output.
    pub fn is_held(&self) -> bool {
        matches!(self, Self::File(error) if error.is_held())
    }

    /// The path may not be touched: no permission, or a file system that only reads.
    pub fn is_denied(&self) -> bool {
        matches!(self, Self::File(error) if error.is_denied())
    }
}
