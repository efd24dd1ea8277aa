//! Develops photo jobs into encoded pictures in a content-addressed cache.
//!
//! 1. [`read_header`] or [`SourcePhoto::read`] reads a file's format, upright size and turn, and decodes no pixel.
//! 2. [`SourcePhoto::renditions`] settles every picture made from it: format, width, height, key. Sizes and addresses
//!    can be planned from here on.
//! 3. [`develop`] decodes each photo once for all renditions that the [`Cache`] lacks, shrinks in linear light,
//!    converts to sRGB, turns, finds its subject and encoder settings, mounts captions and icons, encodes and stores.
//!
//! A [`Drawing`] is a picture without a photo: words and letters in the shop's colours.
//!
//! [`read_code`] reads QR codes in photos.
//!
//! Never happens: a photo is enlarged; metadata (position, camera, names, thumbnail, colour profile) reaches a picture;
//! a folder of the shop is written to; anything outside the [`Key`], such as thread count or the state of the cache,
//! changes a byte of a picture. Damage in the middle of a JPEG goes unnoticed: the format has no checksums.

mod buffers;
mod cache;
mod code;
mod crop;
mod develop;
mod draw;
mod encode;
mod error;
mod key;
mod read;
mod recipe;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use cache::{Cache, Pruned};
pub use code::read_code;
pub use crop::{Crop, Focus};
pub use develop::{Developed, Fault, Job, develop};
pub use draw::{Caption, Drawing, DrawnLetters, Icon, Mount, Price, Words};
pub use encode::Format;
pub use error::{CacheError, DevelopError, ForeignKind, PhotoError};
pub use key::Key;
pub use read::{CutOff, PhotoHeader, SNIFFED_BYTES, SourceKind, SourcePhoto, Turn, read_header};
pub use recipe::{Quality, Recipe, Rendition, Shape};
