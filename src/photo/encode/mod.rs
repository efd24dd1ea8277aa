//! Encodes upright sRGB pixels; each format in a file of its own.
//!
//! No encoder gets metadata, so none can write any.

mod avif;
mod jpeg;
mod png;
mod webp;

use std::fmt;
use std::io::Cursor;

use base64::prelude::{BASE64_STANDARD, Engine};
use image::{ImageFormat, ImageReader, RgbImage};

pub(super) use self::png::encode as png;
use self::webp::Method;

/// The widest picture with a slow, small encoding: those that phones on slow lines load.
const CAREFUL_WIDTH: u32 = 640;

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Lossy WebP, for nearly all browsers.
    WebP = 0,
    /// Progressive JPEG, for all browsers.
    Jpeg = 1,
    /// AVIF: smallest and slowest, on request only.
    Avif = 2,
    /// PNG with few colours, for drawings such as icons.
    Png = 3,
}

impl Format {
    /// The file name's extension, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
            Self::Avif => "avif",
            Self::Png => "png",
        }
    }

    /// The media type, as in `<source type>`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Avif => "image/avif",
            Self::Png => "image/png",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::WebP => "WebP",
            Self::Jpeg => "JPEG",
            Self::Avif => "AVIF",
            Self::Png => "PNG",
        })
    }
}

/// Encodes a picture, with the encoder's own quality number from 0 to 100, which PNG ignores. The same picture and
/// setting give the same bytes.
///
/// # Errors
/// The encoder's message, in practice out of memory.
pub(super) fn encode(picture: &RgbImage, format: Format, setting: u8) -> Result<Vec<u8>, String> {
    match format {
        Format::WebP => webp::encode(picture, setting, Method::for_width(picture.width())),
        Format::Jpeg => jpeg::encode(picture, setting),
        Format::Avif => avif::encode(picture, setting),
        Format::Png => png(picture),
    }
}

/// Encodes and decodes a picture, by the fastest method with a comparable result. `None` for AVIF, which is not decoded
/// here, and for formats without a setting.
pub(super) fn trial(picture: &RgbImage, format: Format, setting: u8) -> Option<RgbImage> {
    match format {
        Format::WebP => {
            let bytes = webp::encode(picture, setting, Method::Quick).ok()?;
            webp::decode(&bytes)
        }
        Format::Jpeg => jpeg::decode(&jpeg::encode(picture, setting).ok()?),
        Format::Avif | Format::Png => None,
    }
}

/// A WebP data address of a picture.
pub(super) fn data_address(picture: &RgbImage, setting: u8) -> Option<String> {
    let bytes = webp::encode(picture, setting, Method::Careful).ok()?;
    Some(format!(
        "data:image/webp;base64,{}",
        BASE64_STANDARD.encode(bytes)
    ))
}

/// True when bytes start like a picture of this format and size. The size of an AVIF is not checked.
pub(super) fn is_of(bytes: &[u8], format: Format, size: (u32, u32)) -> bool {
    let expected = match format {
        Format::WebP => ImageFormat::WebP,
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Avif => return bytes.get(4..12) == Some(b"ftypavif".as_slice()),
    };
    let reader = ImageReader::with_format(Cursor::new(bytes), expected);
    reader.into_dimensions().is_ok_and(|found| found == size)
}

/// Name, release and fixed options of a format's encoder; part of every key.
pub(super) fn version(format: Format) -> &'static str {
    match format {
        Format::WebP => webp::VERSION,
        Format::Jpeg => jpeg::VERSION,
        Format::Avif => avif::VERSION,
        Format::Png => png::VERSION,
    }
}
