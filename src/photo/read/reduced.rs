//! Decodes baseline JPEGs of more pixels than fit into memory, as phones of 108 and 200 megapixels take them, at a
//! quarter of their width and height: only the lowest frequencies of each block are transformed.

use jpeg_decoder::{Decoder, Error, PixelFormat};

use super::decode::{Channels, Decoded};
use crate::photo::{ForeignKind, PhotoError};

/// Most pixels of such a photo. More are an attack: the largest sensors of phones have 200 megapixels.
pub(super) const MOST_PIXELS: u64 = 256_000_000;

/// Stored pixels in a row or column for one that is decoded.
const REDUCTION: u32 = 4;

/// Width and height that a photo is decoded to.
pub(super) fn reduced_size(width: u32, height: u32) -> (u32, u32) {
    (width.div_ceil(REDUCTION), height.div_ceil(REDUCTION))
}

/// Decodes a photo to its reduced size.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, PhotoError> {
    let mut decoder = Decoder::new(bytes);
    decoder.read_info().map_err(finding)?;
    let stored = decoder.info().ok_or(PhotoError::Damaged)?;
    let (width, height) = reduced_size(stored.width.into(), stored.height.into());
    let side = |pixels: u32| u16::try_from(pixels).map_err(|_| PhotoError::Damaged);
    let scaled = decoder
        .scale(side(width)?, side(height)?)
        .map_err(finding)?;
    let samples = decoder.decode().map_err(finding)?;
    let channels = match stored.pixel_format {
        PixelFormat::L8 => Channels::Grey,
        PixelFormat::RGB24 => Channels::Rgb,
        PixelFormat::L16 | PixelFormat::CMYK32 => return Err(rare()),
    };
    let is_whole = samples.len() == width as usize * height as usize * channels.count();
    if (u32::from(scaled.0), u32::from(scaled.1)) != (width, height) || !is_whole {
        return Err(PhotoError::Damaged);
    }
    Ok(Decoded {
        width,
        height,
        channels,
        samples,
        profile: decoder.icc_profile(),
        cut_off: None,
    })
}

fn finding(error: Error) -> PhotoError {
    match error {
        Error::Unsupported(_) => rare(),
        _ => PhotoError::Damaged,
    }
}

fn rare() -> PhotoError {
    PhotoError::Unsupported {
        kind: ForeignKind::RareJpeg,
    }
}
