//! AVIF by ravif and rav1e, 8 bits a channel.

use image::RgbImage;
use ravif::{BitDepth, Encoder, Img};
use rgb::FromSlice;

/// See [`super::version`].
pub(super) const VERSION: &str = "ravif 0.13 speed 8, 8 bit";

/// Built without assembler, speed 8 takes 0.7 s for a picture 640 wide; speed 6 takes 1 s to save a
/// twentieth of the bytes.
const SPEED: u8 = 8;

pub(super) fn encode(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, String> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let pixels = Img::new(picture.as_raw().as_rgb(), width, height);
    Encoder::new()
        .with_quality(quality.into())
        .with_speed(SPEED)
        .with_bit_depth(BitDepth::Eight)
        // Photos are already spread over the threads, and tiling by thread count would change bytes.
        .with_num_threads(Some(1))
        .encode_rgb(pixels)
        .map(|encoded| encoded.avif_file)
        .map_err(|error| error.to_string())
}
