//! Reasons why a folder was not made, with their texts.

use camino::Utf8PathBuf;

use crate::files::FileError;
use crate::locale::Arg;

/// A folder was not made. No new product stands under its final name then; a shop or group cut off by
/// [`ScaffoldError::File`] is completed by running again.
#[derive(Debug, thiserror::Error)]
pub enum ScaffoldError {
    /// The folder holds `toko.yaml`, or a slip of that name.
    #[error("`{file}` makes this a shop already")]
    AlreadyAShop {
        /// The file that makes it one.
        file: Utf8PathBuf,
    },
    /// The folder holds `kelompok.yaml`, or a slip of that name.
    #[error("`{file}` makes this a group already")]
    AlreadyAGroup {
        /// The file that makes it one.
        file: Utf8PathBuf,
    },
    /// The folder holds no `toko.yaml`.
    #[error("`{folder}` is no shop")]
    NotAShop {
        /// The folder.
        folder: Utf8PathBuf,
    },
    /// The folder holds no `kelompok.yaml`.
    #[error("`{folder}` is no group")]
    NotAGroup {
        /// The folder.
        folder: Utf8PathBuf,
    },
    /// The data of a group is unreadable, or written so that no key can be taken out alone.
    #[error("`{file}` cannot be changed key by key")]
    Entangled {
        /// The file.
        file: Utf8PathBuf,
    },
    /// A product needs a name.
    #[error("a product needs a name")]
    NoName,
    /// The folder of the category that was asked for is a product, which cannot hold others.
    #[error("`{folder}` is a product, not a category")]
    CategoryIsProduct {
        /// The product's folder.
        folder: Utf8PathBuf,
    },
    /// The photo does not exist.
    #[error("there is no photo `{path}`")]
    PhotoMissing {
        /// The path as it was given, without quotes around it.
        path: Utf8PathBuf,
    },
    /// The photo is a folder, or anything else that is no file.
    #[error("`{path}` is not a file")]
    PhotoNotAFile {
        /// The path as it was given, without quotes around it.
        path: Utf8PathBuf,
    },
    /// The photo has an unknown format, by its first bytes.
    #[error("`{path}` is not a photo of a known kind")]
    NotAPhoto {
        /// The path as it was given, without quotes around it.
        path: Utf8PathBuf,
    },
    /// The disk refused or failed.
    #[error(transparent)]
    File(#[from] FileError),
}

impl ScaffoldError {
    /// Id of the text; the text has a `.hint` that says what to do.
    pub fn text_id(&self) -> &'static str {
        match self {
            Self::AlreadyAShop { .. } => "scaffold-error-already-a-shop",
            Self::AlreadyAGroup { .. } => "scaffold-error-already-a-group",
            Self::NotAShop { .. } => "scaffold-error-not-a-shop",
            Self::NotAGroup { .. } => "scaffold-error-not-a-group",
            Self::Entangled { .. } => "scaffold-error-entangled",
            Self::NoName => "scaffold-error-no-name",
            Self::CategoryIsProduct { .. } => "scaffold-error-category-is-product",
            Self::PhotoMissing { .. } => "scaffold-error-photo-missing",
            Self::PhotoNotAFile { .. } => "scaffold-error-photo-not-a-file",
            Self::NotAPhoto { .. } => "scaffold-error-not-a-photo",
            Self::File(error) if error.is_disk_full() => "scaffold-error-disk-full",
            Self::File(error) if error.is_denied() => "scaffold-error-denied",
            Self::File(error) if error.is_taken() => "scaffold-error-taken",
            Self::File(_) => "scaffold-error-file",
        }
    }

    /// Arguments of the text: `path`, where there is one.
    pub fn args(&self) -> Vec<(String, Arg)> {
        let path = match self {
            Self::AlreadyAShop { file }
            | Self::AlreadyAGroup { file }
            | Self::Entangled { file } => file,
            Self::NotAShop { folder }
            | Self::NotAGroup { folder }
            | Self::CategoryIsProduct { folder } => folder,
            Self::PhotoMissing { path }
            | Self::PhotoNotAFile { path }
            | Self::NotAPhoto { path } => path,
            Self::File(error) => error.path(),
            Self::NoName => return Vec::new(),
        };
        vec![("path".to_owned(), Arg::from(path.as_str()))]
    }

    /// True for a failure of the machine (exit status 3), false for what a person can correct.
    pub fn is_machine(&self) -> bool {
        matches!(self, Self::File(error) if error.is_machine())
    }
}
