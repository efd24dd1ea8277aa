//! A photo of a person: path, digest and header.

use std::fs;
use std::io::Cursor;

use camino::{Utf8Path, Utf8PathBuf};

use super::PhotoHeader;
use super::header::header_of;
use crate::files::read_held;
use crate::photo::PhotoError;

/// A photo with a valid header.
#[derive(Debug, Clone)]
pub struct SourcePhoto {
    /// Its path.
    pub path: Utf8PathBuf,
    /// Digest of the file's bytes.
    pub hash: blake3::Hash,
    /// Upright size, format and turn.
    pub header: PhotoHeader,
}

impl SourcePhoto {
    /// Reads the whole file for its digest, and its header on the way.
    ///
    /// # Errors
    /// Those of [`super::read_header`].
    pub fn read(path: &Utf8Path) -> Result<Self, PhotoError> {
        let bytes = read_file(path)?;
        Ok(Self {
            path: path.to_owned(),
            hash: blake3::hash(&bytes),
            header: header_of(&mut Cursor::new(&bytes))?,
        })
    }

    /// The file's bytes, if they still have its digest.
    ///
    /// Pictures are stored under that digest, so a file that was saved since must not be developed under it.
    pub(in crate::photo) fn bytes(&self) -> Result<Vec<u8>, PhotoError> {
        let bytes = read_file(&self.path)?;
        if blake3::hash(&bytes) == self.hash {
            Ok(bytes)
        } else {
            Err(PhotoError::Changed)
        }
    }
}

fn read_file(path: &Utf8Path) -> Result<Vec<u8>, PhotoError> {
    let unreadable = |error: std::io::Error| PhotoError::Unreadable(error.kind());
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(PhotoError::NotAFile);
    }
    read_held(|| fs::read(path)).map_err(unreadable)
}
