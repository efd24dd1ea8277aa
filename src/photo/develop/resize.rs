//! Makes upright sRGB pictures of exact sizes from a photo's pyramid.
//!
//! The widest picture is made from the pyramid, and smaller ones in a chain of [`RUNGS`], which are made in any case,
//! so that a picture does not depend on which others are requested. Compared to pictures made from the photo itself,
//! those of the chain score 95 (SSIMULACRA2), the difference between two decoders of the same JPEG, and cost a fifth.

use std::borrow::Cow;

use fast_image_resize::images::{Image, ImageRef, TypedImage, TypedImageRef};
use fast_image_resize::pixels::U16x3;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;

use super::colour::ToSrgb;
use super::pyramid::{FLOORS, Pyramid, SRGB};
use crate::photo::Turn;
use crate::photo::buffers::Buffers;
use crate::photo::crop::Region;
use crate::photo::read::Decoded;
use crate::photo::recipe::height_at;

/// Levels below full size from small to large, each with the least ratio of its width to the picture's, in tenths. The
/// larger levels take most memory and are used early: a ratio of 1.3 is that of half a portrait photo of 12 megapixels,
/// and a quarter of one of 50. Pictures made at a ratio of 1.8 score 94 to 97 against ones made at full size, 91 to 94
/// at less.
const SMALLER_FLOORS: [(usize, u64); FLOORS - 1] = [(3, 18), (2, 13), (1, 13)];

/// Widths, when upright, of the intermediate pictures, the second made from the first.
const RUNGS: [u32; 2] = [1080, 640];

/// Least ratio of a rung's part to the picture's width, in tenths. A rung is sharper than a level of the pyramid, so
/// less will do.
const RUNG_TENTHS: u64 = 12;

/// A picture to be printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::photo) struct Print {
    /// The part of the upright photo.
    pub region: Region,
    /// Pixels across and down, when upright.
    pub size: (u32, u32),
}

/// A photo that is ready to be printed in the sizes it was prepared for.
pub(in crate::photo) struct Negative {
    pyramid: Pyramid,
    /// In the order of [`RUNGS`]; absent where the photo is no wider.
    rungs: [Option<Light>; RUNGS.len()],
    to_srgb: ToSrgb,
    turn: Turn,
}

/// A picture in stored orientation, in linear light.
#[derive(Debug, Clone)]
struct Light {
    width: u32,
    height: u32,
    pixels: Vec<U16x3>,
}

/// Source of a picture; a rung's own width is taken from the rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Rung(usize),
    Floor(usize),
}

impl Negative {
    /// Prepares a decoded photo for these pictures, and leaves the memory of the photo in the buffers.
    pub(in crate::photo) fn new(
        decoded: Decoded,
        turn: Turn,
        prints: &[Print],
        buffers: &mut Buffers,
    ) -> Self {
        let shown = turn.shown_size(decoded.width, decoded.height);
        let rung_prints = RUNGS.map(|width| rung_print(width, shown));
        let mut wanted = [false; FLOORS];
        let mut rungs_wanted = [false; RUNGS.len()];
        // Rungs last and from small to large: the smaller may need the larger.
        let all = prints.iter().map(|print| (None, *print)).chain(
            (0..RUNGS.len())
                .rev()
                .filter_map(|rung| Some((Some(rung), rung_prints[rung]?))),
        );
        for (rung, print) in all {
            if rung.is_some_and(|rung| !rungs_wanted[rung]) {
                continue;
            }
            match origin(print, shown, rung) {
                Origin::Rung(larger) => rungs_wanted[larger] = true,
                Origin::Floor(floor) => wanted[floor] = true,
            }
        }
        // In the common case the levels, which take most memory, are needed for the rungs alone.
        let from_floor = |print: &Print| matches!(origin(*print, shown, None), Origin::Floor(_));
        let is_short = !prints.iter().any(from_floor);
        let mut negative = Self {
            to_srgb: ToSrgb::new(decoded.profile.as_deref()),
            pyramid: Pyramid::build(decoded, wanted, is_short, buffers),
            rungs: [const { None }; RUNGS.len()],
            turn,
        };
        for rung in 0..RUNGS.len() {
            if let Some(print) = rung_prints[rung].filter(|_| rungs_wanted[rung]) {
                let light = negative.light(print, Some(rung), &mut buffers.resizer);
                let light = light.into_owned();
                negative.rungs[rung] = Some(light);
            }
        }
        buffers.trim_resizer();
        if is_short {
            negative.pyramid.forget(buffers);
        }
        negative
    }

    /// A picture it was prepared for, upright and in sRGB.
    pub(in crate::photo) fn print(&self, print: Print) -> RgbImage {
        let light = self.light(print, None, &mut Resizer::new());
        let numbers = self.to_srgb.convert(to_numbers(&light.pixels));
        let picture =
            RgbImage::from_raw(light.width, light.height, numbers).expect("three bytes a pixel");
        // Turned at the end: turning the photo at full size takes forty times as long.
        self.turn.apply(picture)
    }

    /// A picture in stored orientation, in linear light; `rung` is its index if it becomes one.
    fn light(&self, print: Print, rung: Option<usize>, resizer: &mut Resizer) -> Cow<'_, Light> {
        let shown = (self.turn).shown_size(self.pyramid.width, self.pyramid.height);
        match origin(print, shown, rung) {
            Origin::Rung(larger) => {
                let source = self.rungs[larger].as_ref().expect("the rung was asked for");
                if rung_print(RUNGS[larger], shown) == Some(print) {
                    return Cow::Borrowed(source);
                }
                let covered = (f64::from(source.width), f64::from(source.height));
                let source = TypedImageRef::new(source.width, source.height, &source.pixels)
                    .expect("a rung has width times height pixels");
                Cow::Owned(self.shrink(&source, covered, print, resizer))
            }
            Origin::Floor(floor) => {
                let (source, covered) = self.pyramid.floor(floor);
                Cow::Owned(self.shrink(&source, covered, print, resizer))
            }
        }
    }

    fn shrink(
        &self,
        source: &TypedImageRef<'_, U16x3>,
        (covered_across, covered_down): (f64, f64),
        print: Print,
        resizer: &mut Resizer,
    ) -> Light {
        let (across, down) = self.turn.shown_size(print.size.0, print.size.1);
        let region = print.region.stored(self.turn);
        let mut pixels = vec![U16x3::new([0; 3]); across as usize * down as usize];
        let mut light = TypedImage::from_pixels_slice(across, down, &mut pixels)
            .expect("across times down pixels");
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
            .crop(
                region.left * covered_across,
                region.top * covered_down,
                region.width * covered_across,
                region.height * covered_down,
            );
        // The typed call compiles one pixel type only, not all of the crate's.
        resizer
            .resize_typed(source, &mut light, &options)
            .expect("the crop lies within the source");
        Light {
            width: across,
            height: down,
            pixels,
        }
    }

    /// The mean colour in sRGB of a picture it was prepared for.
    pub(super) fn average(&self, print: Print) -> [u8; 3] {
        let light = self.light(print, None, &mut Resizer::new());
        let mut sums = [0_u64; 3];
        for pixel in &light.pixels {
            for (sum, &light) in sums.iter_mut().zip(&pixel.0) {
                *sum += u64::from(light);
            }
        }
        // A mean of 16 bits has 16 bits.
        let mean = sums.map(|sum| (sum / light.pixels.len().max(1) as u64) as u16);
        let numbers = self.to_srgb.convert(to_numbers(&[U16x3::new(mean)]));
        [numbers[0], numbers[1], numbers[2]]
    }
}

/// The rung of a width, if the photo is wider.
fn rung_print(width: u32, (photo_width, photo_height): (u32, u32)) -> Option<Print> {
    (width < photo_width).then(|| Print {
        region: Region::WHOLE,
        size: (width, height_at((photo_width, photo_height), width)),
    })
}

/// The smallest sufficient source of a picture, for a photo of this upright size. A rung comes from a larger one or a
/// level.
fn origin(print: Print, shown: (u32, u32), rung: Option<usize>) -> Origin {
    let is_rung = |rung: &usize| rung_print(RUNGS[*rung], shown) == Some(print);
    if rung.is_none()
        && let Some(itself) = (0..RUNGS.len()).find(is_rung)
    {
        return Origin::Rung(itself);
    }
    // Ratio of the part's width in a source to the picture's, in tenths.
    let tenths = |width: f64| (width * print.region.width * 10.0) as u64;
    let wanted = u64::from(print.size.0);
    let larger = (0..rung.unwrap_or(RUNGS.len())).rev().find(|&larger| {
        RUNGS[larger] < shown.0 && tenths(f64::from(RUNGS[larger])) >= wanted * RUNG_TENTHS
    });
    if let Some(larger) = larger {
        return Origin::Rung(larger);
    }
    let floor = SMALLER_FLOORS.into_iter().find(|&(floor, needed)| {
        tenths(f64::from(shown.0) / f64::from(1 << floor)) >= wanted * needed
    });
    Origin::Floor(floor.map_or(0, |(floor, _)| floor))
}

/// Converts linear light to sRGB, three bytes a pixel.
fn to_numbers(light: &[U16x3]) -> Vec<u8> {
    let width = u32::try_from(light.len()).expect("pictures have at most 16383 pixels a side");
    let light = ImageRef::from_pixels(width, 1, light).expect("one row of these pixels");
    let mut numbers = Image::new(width, 1, PixelType::U8x3);
    SRGB.backward_map(&light, &mut numbers)
        .expect("both have three channels and the same size");
    numbers.into_vec()
}
