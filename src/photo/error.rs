//! What can be wrong: with a photo (a finding about people's files) or with the machine (a failure).
//!
//! The two are never mixed: a [`PhotoError`] costs one photo, a [`CacheError`] the build. The texts
//! here are for logs; what people read is worded from the variants elsewhere.

use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Format;

/// Why a file cannot be used as a photo.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum PhotoError {
    /// The file holds something else, such as text, whatever its name says.
    #[error("not a photo")]
    NotAPhoto,
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// A HEIC photo of a rare variety, or any HEIC where the program was built without reading it.
    #[error("a HEIC photo")]
    Heic,
    /// More pixels, or more memory for them, than one photo is given.
    #[error("too large: {megapixels} megapixels")]
    TooLarge {
        /// Million pixels, rounded up.
        megapixels: u32,
    },
    /// A known kind of file that is not decoded.
    #[error("unsupported kind: {kind:?}")]
    Unsupported {
        /// What the file is.
        kind: ForeignKind,
    },
    /// A photo by its first bytes, but no picture can be got out of it.
    #[error("the photo is damaged")]
    Damaged,
    /// The file is not the one that was planned with: it was written to in the meantime.
    #[error("the file changed during the build")]
    #[serde(skip)]
    Changed,
    /// A folder, or another thing that is no file.
    #[error("not a file")]
    #[serde(skip)]
    NotAFile,
    /// The file cannot be opened or read.
    #[error("unreadable: {0}")]
    #[serde(skip)]
    Unreadable(io::ErrorKind),
}

impl PhotoError {
    /// Whether this is said of the bytes themselves, so that the same bytes fail again next time.
    pub fn is_lasting(&self) -> bool {
        !matches!(self, Self::Changed | Self::NotAFile | Self::Unreadable(_))
    }

    /// What an I/O error met while decoding says about the photo: a file that ends too early is a
    /// damaged photo, anything else a file that cannot be read.
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

/// Kinds of file that are recognized only to be named in a message.
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
        /// What the system said.
        source: io::Error,
    },
    /// An entry cannot be written: disk full, no permission.
    #[error("cannot write {path}")]
    Write {
        /// The entry.
        path: Utf8PathBuf,
        /// What the system said.
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

/// Why one job has no pictures.
#[derive(Debug, Error)]
pub enum DevelopError {
    /// A finding: the photo cannot be used, all else can go on.
    #[error(transparent)]
    Photo(#[from] PhotoError),
    /// A failure: the cache cannot be used.
    #[error(transparent)]
    Cache(#[from] CacheError),
    /// A failure: an encoder gave up on a good picture, in practice for want of memory.
    #[error("the {format} encoder failed: {detail}")]
    Encode {
        /// The format it should have written.
        format: Format,
        /// What the encoder said.
        detail: String,
    },
}
