//! Reads QR codes in photos, such as a seller's photo of the sticker on the counter.
//!
//! The reader gets black and white by a local threshold. Of 60 hard pictures of a sticker (tilted, shaken, half in
//! shadow, with a logo in the middle) it then reads 49 in one size and 57 in one of four; of greyscale 45 and 51.
//! Screenshots are read at the first try.

use std::panic;

use fast_image_resize::Resizer;
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8;
use image::GrayImage;
use image::imageops::grayscale;
use rqrr::PreparedImage;

use super::buffers::Buffers;
use super::crop::Region;
use super::develop::{Negative, Print};
use super::read::decode;
use super::{PhotoError, SourcePhoto};
use crate::value::Qris;

/// Longer sides to try, in pixels, ordered by rate of success. Small pictures are enlarged: their modules may be too
/// few pixels wide for the reader.
const SIDES: [u32; 4] = [1200, 2000, 1600, 1000];
/// Longer side of the picture that all of these are made from.
const LONGEST: u32 = 2000;
/// Threshold: a pixel below this percentage of the mean light around it is black. The window is a fraction of the
/// longer side.
const BLACK: u32 = 92;
const AROUND: usize = 40;

/// Reads the QR code in a photo, a payment code before any other; `None` when there is none, or none readable.
///
/// # Errors
/// When the photo cannot be decoded.
pub fn read_code(photo: &SourcePhoto) -> Result<Option<String>, PhotoError> {
    Ok(find(&grey(photo)?))
}

/// The photo upright, in greyscale, in the largest size that is tried.
fn grey(photo: &SourcePhoto) -> Result<GrayImage, PhotoError> {
    let header = &photo.header;
    let print = Print {
        region: Region::WHOLE,
        size: sized(
            (header.width, header.height),
            LONGEST.min(header.width.max(header.height)),
        ),
    };
    let decoded = decode(&photo.bytes()?, header.kind, Vec::new())?;
    let negative = Negative::new(decoded, header.turn, &[print], &mut Buffers::default());
    Ok(grayscale(&negative.print(print)))
}

fn find(picture: &GrayImage) -> Option<String> {
    let mut other = None;
    for side in SIDES {
        for code in codes(&resized(picture, side)) {
            if code.starts_with(Qris::START) {
                return Some(code);
            }
            other.get_or_insert(code);
        }
    }
    other
}

/// The texts of all codes that the reader sees.
fn codes(picture: &GrayImage) -> Vec<String> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let black = black(picture);
    // Photos may come from anywhere: a panic in the reader costs one try only.
    let read = panic::catch_unwind(|| {
        let is_black = |x: usize, y: usize| black[y * width + x];
        let mut prepared = PreparedImage::prepare_from_bitmap(width, height, is_black);
        let grids = prepared.detect_grids();
        let texts = grids.iter().filter_map(|grid| grid.decode().ok());
        texts.map(|(_, text)| text).collect()
    });
    read.unwrap_or_default()
}

/// A size of the same shape whose longer side is this long.
fn sized((width, height): (u32, u32), side: u32) -> (u32, u32) {
    let longer = u64::from(width.max(height)).max(1);
    let scaled = |length: u32| {
        (u64::from(length) * u64::from(side))
            .div_ceil(longer)
            .max(1) as u32
    };
    (scaled(width), scaled(height))
}

fn resized(picture: &GrayImage, side: u32) -> GrayImage {
    let (width, height) = sized(picture.dimensions(), side);
    let mut target = GrayImage::new(width, height);
    let source = TypedImageRef::<U8>::from_buffer(picture.width(), picture.height(), picture);
    let view = TypedImage::<U8>::from_buffer(width, height, &mut target);
    let (source, mut view) = source.ok().zip(view.ok()).expect("a byte a pixel");
    Resizer::new()
        .resize_typed(&source, &mut view, None)
        .expect("the whole of the source");
    target
}

/// True for each pixel that is darker than its surroundings; shadows and lamps play no part.
fn black(picture: &GrayImage) -> Vec<bool> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let reach = width.max(height) / AROUND;
    let levels = picture.as_raw();
    // Summed-area table: light above and left of each corner between pixels.
    let mut light = vec![0_u32; (width + 1) * (height + 1)];
    for y in 0..height {
        let mut row = 0;
        for x in 0..width {
            row += u32::from(levels[y * width + x]);
            light[(y + 1) * (width + 1) + x + 1] = light[y * (width + 1) + x + 1] + row;
        }
    }
    let mut black = Vec::with_capacity(levels.len());
    for y in 0..height {
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(height));
        let (above, below) = (top * (width + 1), bottom * (width + 1));
        for x in 0..width {
            let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
            let outer = light[below + right] + light[above + left];
            let around = outer - light[below + left] - light[above + right];
            let pixels = ((bottom - top) * (right - left)) as u32;
            black.push(u32::from(levels[y * width + x]) * pixels * 100 < around * BLACK);
        }
    }
    black
}
