//! Photo findings (about people's files) and failures (about the machine).
//!
//! The two are never mixed: a [`PhotoError`] costs one photo, a [`CacheError`] the build. The texts here are for logs;
//! messages for people are made from the variants elsewhere.

use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Format;

/// A file cannot be used as a photo.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum PhotoError {
    /// The content is no photo, such as text, whatever its name.
    #[error("not a photo")]
    NotAPhoto,
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// A rare variety of HEIC, or any HEIC in a program built without support for it.
    #[error("a HEIC photo")]
    Heic,
    /// Above the limit of pixels, or of memory for them.
    #[error("too large: {megapixels} megapixels")]
    TooLarge {
        /// Million pixels, rounded up.
        megapixels: u32,
    },
    /// A known format that is not decoded.
    #[error("unsupported kind: {kind:?}")]
    Unsupported {
        /// The format.
        kind: ForeignKind,
    },
    /// It starts like a photo, but cannot be decoded.
    #[error("the photo is damaged")]
    Damaged,
    /// The file was changed after planning.
    #[error("the file changed during the build")]
    #[serde(skip)]
    Changed,
    /// A folder, or anything else that is no file.
    #[error("not a file")]
    #[serde(skip)]
    NotAFile,
    /// The file cannot be opened or read.
    #[error("unreadable: {0}")]
    #[serde(skip)]
    Unreadable(io::ErrorKind),
}

impl PhotoError {
    /// True when the bytes themselves are at fault, so that they fail again next time.
    pub fn is_lasting(&self) -> bool {
        !matches!(self, Self::Changed | Self::NotAFile | Self::Unreadable(_))
    }

    /// Converts an I/O error of a decoder: an unexpected end is a damaged photo, anything else an unreadable file.
    pub(super) fn from_decoding(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::Other => Self::Damaged,
            kind => Self::Unreadable(kind),
        }
    }
}

/// Formats that are recognised only to be named in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ForeignKind {
    /// AVIF, which is written but not read.
    Avif,
    /// JPEG XL.
    JpegXl,
    /// A drawing in SVG.
    Svg,
    /// A PDF document.
    Pdf,
    /// A Photoshop document.
    Photoshop,
    /// MP4, QuickTime and relatives.
    Video,
    /// A rare variety of JPEG: lossless or arithmetic coding.
    RareJpeg,
    /// A rare variety of another format that is otherwise read.
    RareVariety,
}

/// A failure of the disk that holds the cache.
#[derive(Debug, Error)]
pub enum CacheError {
    /// An entry is there but cannot be read.
    #[error("cannot read {path}")]
    Read {
        /// The entry.
        path: Utf8PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// An entry cannot be written: disk full, no permission.
    #[error("cannot write {path}")]
    Write {
        /// The entry.
        path: Utf8PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

impl CacheError {
    pub(super) fn read(path: &Utf8Path, source: io::Error) -> Self {
        let path = path.to_owned();
        Self::Read { path, source }
    }

    pub(super) fn write(path: &Utf8Path, source: io::Error) -> Self {
        let path = path.to_owned();
        Self::Write { path, source }
    }
}

/// A job has no pictures.
#[derive(Debug, Error)]
pub enum DevelopError {
    /// A finding: the photo cannot be used; the rest goes on.
    #[error(transparent)]
    Photo(#[from] PhotoError),
    /// A failure: the cache cannot be used.
    #[error(transparent)]
    Cache(#[from] CacheError),
    /// A failure: an encoder gave up on a valid picture, in practice for want of memory.
    #[error("the {format} encoder failed: {detail}")]
    Encode {
        /// The format.
        format: Format,
        /// The encoder's message.
        detail: String,
    },
}
