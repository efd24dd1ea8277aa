//! Why a folder was not made, and the text that says so.

use camino::Utf8PathBuf;

use crate::files::FileError;
use crate::locale::Arg;

/// Why a folder was not made. Nothing new stands under a final name when one of these is returned about
/// a product; a shop or group that was cut off by [`ScaffoldError::File`] is completed by asking again.
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
    /// A product was to be made without a name.
    #[error("a product needs a name")]
    NoName,
    /// The folder of the category that was asked for is a product, which cannot hold others.
    #[error("`{folder}` is a product, not a category")]
    CategoryIsProduct {
        /// The product's folder.
        folder: Utf8PathBuf,
    },
    /// Nothing is where a photo should be.
    #[error("there is no photo `{path}`")]
    PhotoMissing {
        /// The path as it was given, without quotes around it.
        path: Utf8PathBuf,
    },
    /// A folder, or something else that is no file, was given as a photo.
    #[error("`{path}` is not a file")]
    PhotoNotAFile {
        /// The path as it was given, without quotes around it.
        path: Utf8PathBuf,
    },
    /// The first bytes of a file are not those of a photo that the program reads.
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
            Self::AlreadyAShop { file } | Self::AlreadyAGroup { file } => file,
            Self::NotAShop { folder } | Self::CategoryIsProduct { folder } => folder,
            Self::PhotoMissing { path }
            | Self::PhotoNotAFile { path }
            | Self::NotAPhoto { path } => path,
            Self::File(error) => error.path(),
            Self::NoName => return Vec::new(),
        };
        vec![("path".to_owned(), Arg::from(path.as_str()))]
    }

    /// Whether the machine failed (exit status 3), as against something that a person can put right.
    pub fn is_machine(&self) -> bool {
        matches!(self, Self::File(error) if error.is_machine())
    }
}
