//! Reasons why nothing was changed.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use super::document::Refusal;
use crate::files::FileError;

/// A change was not made; every file is as before.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// A document refused the change.
    #[error("`{path}`: {refusal}")]
    Refused {
        /// The file.
        path: Utf8PathBuf,
        /// The reason.
        refusal: Refusal,
    },
    /// Somebody changed the file since it was read.
    #[error("`{path}` was changed meanwhile")]
    Changed {
        /// The file.
        path: Utf8PathBuf,
    },
    /// The file is marked as read-only.
    #[error("`{path}` is read-only")]
    ReadOnly {
        /// The file.
        path: Utf8PathBuf,
    },
    /// Another program edits the shop.
    #[error("`{folder}` is being edited")]
    Busy {
        /// The shop's folder.
        folder: Utf8PathBuf,
    },
    /// A link or file stands in place of one of the program's folders, or of a file to be written.
    #[error("`{path}` is a link, or no plain file or folder")]
    NotPlain {
        /// Its path.
        path: Utf8PathBuf,
    },
    /// Something stands where a removed thing is to come back.
    #[error("`{path}` is taken")]
    Taken {
        /// Its path.
        path: Utf8PathBuf,
    },
    /// The disk refused or failed.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Refuses a link or file in place of a folder, which need not be there.
pub(super) fn refuse_no_folder(path: &Utf8Path) -> Result<(), EditError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if !metadata.is_dir() => Err(EditError::NotPlain {
            path: path.to_owned(),
        }),
        _ => Ok(()),
    }
}

impl EditError {
    /// The path that it is about.
    pub fn path(&self) -> &Utf8Path {
        match self {
            Self::Refused { path, .. }
            | Self::Changed { path }
            | Self::ReadOnly { path }
            | Self::NotPlain { path }
            | Self::Taken { path } => path,
            Self::Busy { folder } => folder,
            Self::File(error) => error.path(),
        }
    }

    /// Id of the text; the text has a `.hint` that says what to do.
    pub fn text_id(&self) -> &'static str {
        match self {
            Self::Refused { refusal, .. } => match refusal {
                Refusal::Unreadable => "edit-error-unreadable",
                Refusal::NotAMap => "edit-error-not-a-map",
                Refusal::Entangled => "edit-error-entangled",
            },
            Self::Changed { .. } => "edit-error-changed",
            Self::ReadOnly { .. } => "edit-error-read-only",
            Self::Busy { .. } => "edit-error-busy",
            Self::NotPlain { .. } => "edit-error-not-plain",
            Self::Taken { .. } => "edit-error-taken",
            Self::File(FileError::TooLarge { .. }) => "edit-error-too-large",
            Self::File(error) if error.is_disk_full() => "edit-error-disk-full",
            Self::File(error) if error.is_held() => "edit-error-held",
            Self::File(error) if error.is_denied() => "edit-error-denied",
            Self::File(_) => "edit-error-file",
        }
    }

    /// True for a failure of the machine (exit status 3), false for what a person can correct.
    pub fn is_machine(&self) -> bool {
        match self {
            Self::File(error) => error.is_machine(),
            Self::Busy { .. } | Self::ReadOnly { .. } => true,
            _ => false,
        }
    }
}
