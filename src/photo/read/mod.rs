//! Reads photos: kind, upright size and turn without decoding a pixel, then the pixels as stored.

mod decode;
mod header;
#[cfg_attr(not(feature = "heic"), path = "heic_left_out.rs")]
mod heic;
mod reduced;
mod source;
mod turn;

pub use decode::CutOff;
pub use header::{PhotoHeader, SNIFFED_BYTES, SourceKind, read_header};
pub use source::SourcePhoto;
pub use turn::Turn;

pub(super) use decode::{Channels, Decoded, decode};
#[cfg(test)]
pub(super) use header::header_of;
