//! JPEG by mozjpeg-rs, 4:2:0.
//!
//! Widths up to 640 are progressive and quantized by trellis, which spares 14 percent of the bytes at the
//! same score and takes eight times as long. Wider ones are for old browsers on large screens, which
//! hardly anyone has, and are not worth 40 milliseconds each.

use image::RgbImage;
use mozjpeg_rs::Encoder;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;

use super::CAREFUL_WIDTH;

/// See [`super::version`].
pub(super) const VERSION: &str = "mozjpeg-rs 0.9 progressive_balanced to 640, fastest above";

pub(super) fn encode(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, String> {
    let encoder = if picture.width() > CAREFUL_WIDTH {
        Encoder::fastest().optimize_huffman(true)
    } else {
        Encoder::progressive_balanced()
    };
    encoder
        .quality(quality)
        .encode_rgb(picture.as_raw(), picture.width(), picture.height())
        .map_err(|error| error.to_string())
}

/// The pixels of a JPEG that was encoded here.
pub(super) fn decode(bytes: &[u8]) -> Option<RgbImage> {
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
    let samples = decoder.decode().ok()?;
    let (width, height) = decoder.dimensions()?;
    RgbImage::from_raw(
        u32::try_from(width).ok()?,
        u32::try_from(height).ok()?,
        samples,
    )
}
