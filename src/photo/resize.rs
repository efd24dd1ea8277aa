//! From a photo's pyramid to upright sRGB pictures of exact sizes.

use fast_image_resize::images::{Image, ImageRef, TypedImage};
use fast_image_resize::pixels::U16x3;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;

use super::Turn;
use super::colour::ToSrgb;
use super::decode::Decoded;
use super::pyramid::{FLOORS, Pyramid, SRGB};

/// The floors below full size from small to large, each with how many tenths of a picture's width it
/// must have. Half size is taken earlier than the rest: it spares the full size in 16 bits, which is
/// the most memory of all.
const SMALLER_FLOORS: [(usize, u64); FLOORS - 1] = [(3, 18), (2, 18), (1, 14)];

/// A photo ready to be printed in any of the sizes it was prepared for.
pub(super) struct Negative {
    pyramid: Pyramid,
    to_srgb: ToSrgb,
    turn: Turn,
}

impl Negative {
    /// Prepares a decoded photo for these sizes as shown; afterwards `decoded` may go.
    pub(super) fn new(decoded: &Decoded, turn: Turn, sizes: &[(u32, u32)]) -> Self {
        let mut wanted = [false; FLOORS];
        for &(width, height) in sizes {
            let (across, _) = turn.shown_size(width, height);
            wanted[floor_for(decoded.width, across)] = true;
        }
        Self {
            pyramid: Pyramid::build(decoded, wanted),
            to_srgb: ToSrgb::new(decoded.profile.as_deref()),
            turn,
        }
    }

    /// The photo upright in sRGB, in one of the sizes it was prepared for.
    pub(super) fn print(&self, (width, height): (u32, u32)) -> RgbImage {
        let (across, down) = self.turn.shown_size(width, height);
        let (source, (covered_across, covered_down)) =
            (self.pyramid).floor(floor_for(self.pyramid.width, across));
        let mut light = TypedImage::new(across, down);
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
            .crop(0.0, 0.0, covered_across, covered_down);
        // The typed call compiles the one pixel type used, not every type the crate knows.
        Resizer::new()
            .resize_typed(&source, &mut light, &options)
            .expect("the crop lies within the floor");

        let numbers = self.to_srgb.convert(to_numbers(light.pixels()));
        let picture = RgbImage::from_raw(across, down, numbers).expect("three bytes a pixel");
        // Turned only now: turning the photo at full size costs forty times as much.
        self.turn.apply(picture)
    }

    /// The photo's mean colour in sRGB.
    pub(super) fn average(&self) -> [u8; 3] {
        let numbers = self.to_srgb.convert(to_numbers(&[self.pyramid.average]));
        [numbers[0], numbers[1], numbers[2]]
    }
}

/// The smallest floor wide enough that a picture made from it can hardly be told from one made of the
/// photo at full size: SSIMULACRA2 puts them at 94 to 97 from 1.8 times on, at 91 to 94 from 1.4 on.
fn floor_for(photo: u32, picture: u32) -> usize {
    let (photo, picture) = (u64::from(photo), u64::from(picture));
    SMALLER_FLOORS
        .into_iter()
        .find(|&(floor, tenths)| photo * 10 >= picture * (tenths << floor))
        .map_or(0, |(floor, _)| floor)
}

/// Light as sRGB numbers, three bytes a pixel.
fn to_numbers(light: &[U16x3]) -> Vec<u8> {
    let width = u32::try_from(light.len()).expect("pictures have at most 16383 pixels a side");
    let light = ImageRef::from_pixels(width, 1, light).expect("one row of these pixels");
    let mut numbers = Image::new(width, 1, PixelType::U8x3);
    SRGB.backward_map(&light, &mut numbers)
        .expect("both have three channels and the same size");
    numbers.into_vec()
}
