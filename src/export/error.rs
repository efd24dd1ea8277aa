//! Reasons why an export was not made.

use camino::Utf8PathBuf;
use thiserror::Error;

use crate::build::BuildError;
use crate::files::FileError;

/// An export was not made.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The shop has no product, but the sheet needs some.
    #[error("no products")]
    NoProducts,
    /// There is no product of that name.
    #[error("no product `{found}`")]
    UnknownProduct {
        /// The typed name.
        found: String,
        /// The nearest slug.
        nearest: Option<String>,
    },
    /// The shop does not fit into a file of that size, not even without a photo.
    #[error("{least} bytes without a photo")]
    TooLarge {
        /// Length in bytes without any photo.
        least: u64,
    },
    /// Curators have scored no shop, or none high enough.
    #[error("no scores")]
    NoScores,
    /// A workbook is there already, perhaps filled in.
    #[error("{path}: there already")]
    SheetThere {
        /// The path.
        path: Utf8PathBuf,
    },
    /// A workbook could not be made.
    #[error("{detail}")]
    Workbook {
        /// Reason, from the crate that makes it.
        detail: String,
    },
    /// A foreign file has the export's path.
    #[error("{path}: not ours")]
    NotOurs {
        /// The path.
        path: Utf8PathBuf,
    },
    /// The page could not be made, or its file not be written.
    #[error(transparent)]
    Build(#[from] BuildError),
}

impl From<FileError> for ExportError {
    fn from(error: FileError) -> Self {
        Self::Build(error.into())
    }
}
