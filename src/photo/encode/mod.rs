//! Upright sRGB pixels in, an encoded file's bytes out; each format in a file of its own.
//!
//! No encoder here is given metadata, so none can write any.

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

/// The widest picture that is encoded with care: what phones on slow lines load.
const CAREFUL_WIDTH: u32 = 640;

/// A format that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Lossy WebP: what nearly every browser takes.
    WebP = 0,
    /// Progressive JPEG: what everything takes.
    Jpeg = 1,
    /// AVIF: lightest and slowest, only when asked for.
    Avif = 2,
    /// PNG in few colours: for what is drawn, such as icons.
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

    /// The media type, as `<source type>` wants it.
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

/// Encodes a picture to be kept, with the encoder's own quality number from 0 to 100, which PNG has none
/// of. The same picture and setting give the same bytes.
///
/// # Errors
/// What the encoder said, in practice that memory ran out.
pub(super) fn encode(picture: &RgbImage, format: Format, setting: u8) -> Result<Vec<u8>, String> {
    match format {
        Format::WebP => webp::encode(picture, setting, Method::for_width(picture.width())),
        Format::Jpeg => jpeg::encode(picture, setting),
        Format::Avif => avif::encode(picture, setting),
        Format::Png => png(picture),
    }
}

/// What becomes of a picture when it is encoded, by the quickest way that tells. `None` where that
/// cannot be seen, for AVIF is written here but not read, or where there is no setting.
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

/// A WebP data address of a picture, for use within a page.
pub(super) fn data_address(picture: &RgbImage, setting: u8) -> Option<String> {
    let bytes = webp::encode(picture, setting, Method::Careful).ok()?;
    Some(format!(
        "data:image/webp;base64,{}",
        BASE64_STANDARD.encode(bytes)
    ))
}

/// Whether bytes begin as a picture of a format and a size. Nothing here reads how large an AVIF is.
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
