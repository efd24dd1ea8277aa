//! JPEG by mozjpeg-rs: 4:2:0, progressive, trellis quantization.

use image::RgbImage;
use mozjpeg_rs::Encoder;

/// See [`super::version`].
pub(super) const VERSION: &str = "mozjpeg-rs 0.9 progressive_balanced";

pub(super) fn encode(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, String> {
    Encoder::progressive_balanced()
        .quality(quality)
        .encode_rgb(picture.as_raw(), picture.width(), picture.height())
        .map_err(|error| error.to_string())
}
