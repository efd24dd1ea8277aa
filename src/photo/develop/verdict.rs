//! Photographic faults: too dark, blurred, too small. Reported, never corrected.
//!
//! | figure | how it is taken | photos that are good | said from |
//! |---|---|---|---|
//! | light | the brightest tenth of the pixels, at least so bright, in percent of white | 43 and more | [`DARK`] |
//! | sharpness | the strongest hundredth of the steps between neighbouring pixels, at least so large, in levels of 255 | 13 and more | [`BLURRED`] |
//! | size | the shorter side in pixels | 600 and more | [`SMALL`] |
//!
//! Light and sharpness are taken from the picture 640 pixels wide; "good" are 55 photos of products and
//! nature, while one far too dark has a light of 15 and one out of focus a sharpness of 7.

use image::RgbImage;
use serde::{Deserialize, Serialize};

/// Light below this percentage is reported as dark.
const DARK: u8 = 30;
/// Sharpness below this many levels is reported as blurred.
const BLURRED: u8 = 10;
/// A shorter side of fewer pixels is reported as small.
const SMALL: u32 = 400;

/// A fault of a photo, with its measured figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// Too little light.
    Dark {
        /// Percent of white that the brightest tenth reaches.
        light: u8,
    },
    /// Shaken or out of focus.
    Blurred {
        /// Levels of 255 between neighbouring pixels at the sharpest places.
        sharpness: u8,
    },
    /// Too few pixels to fill a phone's screen.
    Small {
        /// Pixels of the shorter side.
        side: u32,
    },
}

/// The first fault of a photo, light before sharpness, which depends on it. `picture` shows the whole photo at most 640
/// pixels wide, `size` is that of the photo itself.
pub(super) fn fault(picture: &RgbImage, size: (u32, u32)) -> Option<Fault> {
    let side = size.0.min(size.1);
    if side < SMALL {
        return Some(Fault::Small { side });
    }
    let light = light(picture);
    if light < DARK {
        return Some(Fault::Dark { light });
    }
    let sharpness = sharpness(picture);
    (sharpness < BLURRED).then_some(Fault::Blurred { sharpness })
}

/// Perceived brightness (ITU-R BT.709 weights), from 0 to 255.
fn brightness(pixel: [u8; 3]) -> u8 {
    let [red, green, blue] = pixel.map(u32::from);
    // The weights sum up to 256, so that a byte comes out.
    ((red * 54 + green * 183 + blue * 19) / 256) as u8
}

fn light(picture: &RgbImage) -> u8 {
    let mut counts = [0; 256];
    for pixel in picture.pixels() {
        counts[usize::from(brightness(pixel.0))] += 1;
    }
    // At most 100, from a byte.
    (u32::from(reached_by(&counts, 10)) * 100 / 255) as u8
}

fn sharpness(picture: &RgbImage) -> u8 {
    let width = picture.width() as usize;
    let levels: Vec<u8> = picture.pixels().map(|pixel| brightness(pixel.0)).collect();
    let mut counts = [0; 256];
    for pair in levels.chunks_exact(width).flat_map(|row| row.windows(2)) {
        counts[usize::from(pair[0].abs_diff(pair[1]))] += 1;
    }
    for (upper, lower) in levels.iter().zip(levels.iter().skip(width)) {
        counts[usize::from(upper.abs_diff(*lower))] += 1;
    }
    reached_by(&counts, 100)
}

/// The level that one in `one_in` reaches or exceeds.
fn reached_by(counts: &[u64; 256], one_in: u64) -> u8 {
    let wanted = counts.iter().sum::<u64>() / one_in;
    let mut passed = 0;
    let level = counts.iter().rposition(|&count| {
        passed += count;
        passed > wanted
    });
    u8::try_from(level.unwrap_or(0)).unwrap_or(u8::MAX)
}
