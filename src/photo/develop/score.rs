//! Perceptual difference of two pictures: SSIMULACRA2, 100 for the same, 90 hardly to be told apart, 70 good, 50 poor.

use fast_ssim2::{PixelDescriptor, PixelSlice, Ssimulacra2Reference};
use image::RgbImage;

/// The original that others are compared to.
pub(super) struct Reference(Ssimulacra2Reference);

impl Reference {
    /// `None` for a picture too small for the measure.
    pub fn new(picture: &RgbImage) -> Option<Self> {
        let reference = Ssimulacra2Reference::new(&pixels(picture)?).ok()?;
        Some(Self(reference))
    }

    /// The score of a picture of the same size.
    pub fn score(&self, picture: &RgbImage) -> Option<f64> {
        self.0.compare(&pixels(picture)?).ok()
    }
}

fn pixels(picture: &RgbImage) -> Option<PixelSlice<'_>> {
    let (width, height) = picture.dimensions();
    let stride = 3 * width as usize;
    PixelSlice::new(
        picture.as_raw(),
        width,
        height,
        stride,
        PixelDescriptor::RGB8_SRGB,
    )
    .ok()
}
