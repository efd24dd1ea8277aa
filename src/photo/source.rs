//! One photo as people gave it: where it lies, what its bytes are, what its header says.

use std::fs;
use std::io::Cursor;

use camino::{Utf8Path, Utf8PathBuf};

use super::header::header_of;
use super::{PhotoError, PhotoHeader};

/// A photo that passed the look at its header.
#[derive(Debug, Clone)]
pub struct SourcePhoto {
    /// Where it lies.
    pub path: Utf8PathBuf,
    /// The hash of the file's bytes; names and times play no part.
    pub hash: blake3::Hash,
    /// Size as shown, kind and turn.
    pub header: PhotoHeader,
}

impl SourcePhoto {
    /// Reads the whole file for its hash, and its header on the way.
    ///
    /// # Errors
    /// As [`super::read_header`].
    pub fn read(path: &Utf8Path) -> Result<Self, PhotoError> {
        let bytes = read_file(path)?;
        Ok(Self {
            path: path.to_owned(),
            hash: blake3::hash(&bytes),
            header: header_of(&mut Cursor::new(&bytes))?,
        })
    }

    /// The file's bytes, if they are still those that the hash was taken from.
    ///
    /// Pictures are stored under that hash, so a file that was saved again in the meantime must not
    /// be developed under it.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, PhotoError> {
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
    fs::read(path).map_err(unreadable)
}
