//! Why an export was not made.

use camino::Utf8PathBuf;
use thiserror::Error;

use crate::build::BuildError;
use crate::files::FileError;

/// Why there is no file.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The shop has no product, and the sheet is about products.
    #[error("no products")]
    NoProducts,
    /// There is no product of that name.
    #[error("no product `{found}`")]
    UnknownProduct {
        /// What was typed.
        found: String,
        /// The slug that was probably meant.
        nearest: Option<String>,
    },
    /// The shop does not fit into a file of that size, not even without a photo.
    #[error("{least} bytes without a photo")]
    TooLarge {
        /// The bytes that it would take.
        least: u64,
    },
    /// Something that is no export of ours is at the place of the file.
    #[error("{path}: not ours")]
    NotOurs {
        /// The place.
        path: Utf8PathBuf,
    },
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The page could not be made.
    #[error(transparent)]
    Build(#[from] BuildError),
}
