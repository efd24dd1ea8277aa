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

mod budget;
mod buffers;
mod cache;
mod caption;
mod code;
mod colour;
mod crop;
mod decode;
mod develop;
mod drawing;
mod encode;
mod error;
mod header;
#[cfg_attr(not(feature = "heic"), path = "heic_left_out.rs")]
mod heic;
mod icon;
mod key;
mod lettering;
mod mount;
mod patchwork;
mod pyramid;
mod recipe;
mod reduced;
mod resize;
mod score;
mod search;
mod settings;
mod source;
mod subject;
mod turn;
mod verdict;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use cache::{Cache, Pruned};
pub use caption::{Caption, Price, Words};
pub use code::read_code;
pub use crop::{Crop, Focus};
pub use decode::CutOff;
pub use develop::{Developed, Job, develop};
pub use drawing::{Drawing, DrawnLetters};
pub use encode::Format;
pub use error::{CacheError, DevelopError, ForeignKind, PhotoError};
pub use header::{PhotoHeader, SNIFFED_BYTES, SourceKind, read_header};
pub use icon::Icon;
pub use key::Key;
pub use mount::Mount;
pub use recipe::{Quality, Recipe, Rendition, Shape};
pub use source::SourcePhoto;
pub use turn::Turn;
pub use verdict::Fault;
