//! Mip levels of a photo in linear light: full, half, quarter and eighth size.
//!
//! Light adds up linearly, sRGB numbers do not: averaged as numbers, fine bright detail such as sequins, rice or lace
//! turns dark. Rows are linearised one at a time and averaged two by two into the next level at once, so only the
//! requested levels are ever in memory.
//!
//! Every level depends on the photo alone, not on which others are kept.

use std::sync::LazyLock;

use fast_image_resize::images::{Image, ImageRef, TypedImageRef};
use fast_image_resize::pixels::U16x3;
use fast_image_resize::{PixelComponentMapper, PixelType, create_srgb_mapper};

use crate::photo::buffers::Buffers;
use crate::photo::read::{Channels, Decoded};

/// Number of levels: 1/1, 1/2, 1/4, 1/8.
pub(super) const FLOORS: usize = 4;

/// Bytes of a pixel.
const PIXEL_BYTES: usize = size_of::<U16x3>();

/// Converts between sRGB numbers and linear light by the curve of IEC 61966-2-1.
pub(super) static SRGB: LazyLock<PixelComponentMapper> = LazyLock::new(create_srgb_mapper);

/// Linear light of each sRGB number.
static LIGHT: LazyLock<[u16; 256]> = LazyLock::new(light_table);

/// A photo in several sizes, in stored orientation, in linear light of its own colour space.
pub(super) struct Pyramid {
    /// Pixels across at full size.
    pub width: u32,
    /// Pixels down at full size.
    pub height: u32,
    floors: Vec<Floor>,
}

/// One level. Sides are rounded up; the last column and row then stand for half a pixel.
struct Floor {
    /// Pixels across.
    columns: usize,
    /// Pixels down, counted as they come.
    rows: usize,
    /// All pixels, if the level is requested.
    kept: Option<Pixels>,
    /// An upper row that waits for its lower one.
    upper: Vec<U16x3>,
}

/// The pixels of a level.
enum Pixels {
    Own(Vec<U16x3>),
    /// Those of the half-size level, in the memory of the samples that they were made of, from this byte on: a pixel of it
    /// takes six bytes, as two samples do, and stands for four. Spares 18 MB at 12 megapixels.
    InSamples(Vec<u8>, usize),
}

impl Pyramid {
    /// Builds the levels for which `wanted` is true. The memory of the photo is left in the buffers, at once or, if the levels
    /// are only needed for a short time, when they are forgotten.
    pub(super) fn build(
        decoded: Decoded,
        wanted: [bool; FLOORS],
        is_short: bool,
        buffers: &mut Buffers,
    ) -> Self {
        let (width, height) = (decoded.width as usize, decoded.height as usize);
        let mut samples = decoded.samples;
        let row_length = width * decoded.channels.count();
        let lowest = wanted.iter().rposition(|&wanted| wanted).unwrap_or(0);
        // The common case: two rows of bytes give a row of the half-size level at once.
        let skips_full_size = decoded.channels == Channels::Rgb && !wanted[0] && lowest > 0;
        let row_bytes = width.div_ceil(2) * PIXEL_BYTES;
        let start = match skips_full_size && wanted[1] && is_short {
            true => start_of_half(&samples, height.div_ceil(2) * row_bytes),
            false => None,
        };

        let mut floors: Vec<Floor> = wanted[..=lowest]
            .iter()
            .enumerate()
            .map(|(floor, &wanted)| {
                let (columns, rows) = (width.div_ceil(1 << floor), height.div_ceil(1 << floor));
                let is_own = wanted && (floor != 1 || start.is_none());
                Floor {
                    columns,
                    rows: 0,
                    kept: is_own.then(|| Pixels::Own(Vec::with_capacity(columns * rows))),
                    upper: Vec::new(),
                }
            })
            .collect();

        let mut light = Vec::with_capacity(width);
        if skips_full_size {
            for row in (0..height).step_by(2) {
                let rows = &samples[row * row_length..samples.len().min((row + 2) * row_length)];
                let (upper, lower) = rows.split_at(row_length);
                let lower = if lower.is_empty() { upper } else { lower };
                halved_bytes(upper, lower, &mut light);
                push(&mut floors[1..], &light);
                if let Some(start) = start {
                    // Ends before the rows that are still to be read.
                    let place = start + row / 2 * row_bytes;
                    write(&light, &mut samples[place..place + row_bytes]);
                }
            }
        } else {
            for row in samples.chunks_exact(row_length) {
                linearize(row, decoded.channels, &mut light);
                push(&mut floors, &light);
            }
        }
        match start {
            Some(start) => floors[1].kept = Some(Pixels::InSamples(samples, start)),
            None => buffers.leave(samples),
        }
        // An odd last row is paired with itself, on every level.
        for floor in 0..floors.len() {
            if !floors[floor].upper.is_empty() {
                let last = floors[floor].upper.clone();
                let (_, below) = floors.split_at_mut(floor + 1);
                push(below, &halved(&last, &last));
            }
        }
        Self {
            width: decoded.width,
            height: decoded.height,
            floors,
        }
    }

    /// Frees all levels: none is available any more. Memory of the photo is left in the buffers.
    pub(super) fn forget(&mut self, buffers: &mut Buffers) {
        for floor in self.floors.drain(..) {
            if let Some(Pixels::InSamples(samples, _)) = floor.kept {
                buffers.leave(samples);
            }
        }
    }

    /// The pixels of a requested level, and the part of them (across, down) that the photo covers: whole numbers unless
    /// a side was odd.
    pub(super) fn floor(&self, floor: usize) -> (TypedImageRef<'_, U16x3>, (f64, f64)) {
        let scale = f64::from(1 << floor);
        let covered = (
            f64::from(self.width) / scale,
            f64::from(self.height) / scale,
        );
        let floor = &self.floors[floor];
        let kept = floor.kept.as_ref().expect("the floor was asked for");
        let side = |length| u32::try_from(length).expect("a floor is no larger than the photo");
        let (columns, rows) = (side(floor.columns), side(floor.rows));
        let pixels = match kept {
            Pixels::Own(pixels) => TypedImageRef::new(columns, rows, pixels).ok(),
            Pixels::InSamples(samples, start) => {
                let end = start + floor.columns * floor.rows * PIXEL_BYTES;
                TypedImageRef::from_buffer(columns, rows, &samples[*start..end]).ok()
            }
        };
        let pixels = pixels.expect("a floor has columns times rows pixels");
        (pixels, covered)
    }
}

/// The first byte of the half-size level in the memory of its samples: 1 at an odd address. `None` if they are too few, of a
/// photo hardly wider or higher than a pixel.
fn start_of_half(samples: &[u8], level_bytes: usize) -> Option<usize> {
    let has_room = samples.len() > level_bytes;
    has_room.then(|| samples.as_ptr().align_offset(align_of::<U16x3>()))
}

/// Adds a row to the first of `floors`, and for every second one a row to the next.
fn push(floors: &mut [Floor], row: &[U16x3]) {
    let Some((floor, below)) = floors.split_first_mut() else {
        return;
    };
    floor.rows += 1;
    if let Some(Pixels::Own(kept)) = &mut floor.kept {
        kept.extend_from_slice(row);
    }
    if below.is_empty() {
        return;
    }
    if floor.upper.is_empty() {
        floor.upper.extend_from_slice(row);
    } else {
        push(below, &halved(&floor.upper, row));
        floor.upper.clear();
    }
}

/// The mean of each two by two pixels; an odd last column is paired with itself.
fn halved(upper: &[U16x3], lower: &[U16x3]) -> Vec<U16x3> {
    let mean = |upper: &[U16x3], lower: &[U16x3]| {
        let right = upper.len() - 1;
        U16x3::new(std::array::from_fn(|channel| {
            let light = |pixel: U16x3| u32::from(pixel.0[channel]);
            let sum = light(upper[0]) + light(upper[right]) + light(lower[0]) + light(lower[right]);
            // Four samples of 16 bits: their mean is one again.
            ((sum + 2) / 4) as u16
        }))
    };
    (upper.chunks(2).zip(lower.chunks(2)))
        .map(|(upper, lower)| mean(upper, lower))
        .collect()
}

/// The mean light of each two by two pixels of two rows of RGB bytes; an odd last column is paired with
/// itself. The same as [`linearize`] and [`halved`], without the rows between.
fn halved_bytes(upper: &[u8], lower: &[u8], row: &mut Vec<U16x3>) {
    let table: &[u16; 256] = &LIGHT;
    let mean = |samples: [u8; 4]| {
        let sum: u32 = samples
            .iter()
            .map(|&sample| u32::from(table[usize::from(sample)]))
            .sum();
        // Four samples of 16 bits: their mean is one again.
        ((sum + 2) / 4) as u16
    };
    let (upper_pairs, upper_odd) = upper.as_chunks::<6>();
    let (lower_pairs, lower_odd) = lower.as_chunks::<6>();
    let pairs = upper_pairs.iter().zip(lower_pairs);
    row.clear();
    row.extend(pairs.map(|(upper, lower)| {
        U16x3::new(std::array::from_fn(|channel| {
            mean([
                upper[channel],
                upper[channel + 3],
                lower[channel],
                lower[channel + 3],
            ])
        }))
    }));
    if let ([red, green, blue], [under_red, under_green, under_blue]) = (upper_odd, lower_odd) {
        row.push(U16x3::new([
            mean([*red, *red, *under_red, *under_red]),
            mean([*green, *green, *under_green, *under_green]),
            mean([*blue, *blue, *under_blue, *under_blue]),
        ]));
    }
}

/// Writes a row of pixels to as many bytes.
fn write(row: &[U16x3], bytes: &mut [u8]) {
    for (pixel, bytes) in row.iter().zip(bytes.as_chunks_mut::<PIXEL_BYTES>().0) {
        let [red, green, blue] = pixel.0.map(u16::to_ne_bytes);
        *bytes = [red[0], red[1], green[0], green[1], blue[0], blue[1]];
    }
}

/// Converts one row of samples to linear light, with transparency on white.
fn linearize(row: &[u8], channels: Channels, light: &mut Vec<U16x3>) {
    let table: &[u16; 256] = &LIGHT;
    let pixel = |samples: [u8; 3]| U16x3::new(samples.map(|sample| table[usize::from(sample)]));
    light.clear();
    match channels {
        Channels::Grey => light.extend(row.iter().map(|&grey| pixel([grey; 3]))),
        Channels::Rgb => light.extend(row.as_chunks::<3>().0.iter().map(|&samples| pixel(samples))),
        Channels::Rgba => light.extend(row.as_chunks::<4>().0.iter().map(
            |&[red, green, blue, alpha]| {
                pixel([red, green, blue].map(|sample| on_white(sample, alpha)))
            },
        )),
    }
}

/// A sample under `alpha` on white, mixed as sRGB numbers like in browsers.
fn on_white(sample: u8, alpha: u8) -> u8 {
    let (sample, alpha) = (u32::from(sample), u32::from(alpha));
    let mixed = (sample * alpha + 255 * (255 - alpha) + 127) / 255;
    // A weighted mean of two bytes is a byte.
    mixed as u8
}

fn light_table() -> [u16; 256] {
    let numbers: Vec<u8> = (0..=255).collect();
    let numbers = ImageRef::new(256, 1, &numbers, PixelType::U8).expect("256 bytes are 256 pixels");
    let mut light = Image::new(256, 1, PixelType::U16);
    SRGB.forward_map(&numbers, &mut light)
        .expect("both are one row of 256 pixels");
    let (pairs, _) = light.buffer().as_chunks::<2>();
    std::array::from_fn(|number| u16::from_ne_bytes(pairs[number]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_in_the_memory_of_its_samples_is_the_same() {
        for (width, height) in [(1, 1), (2, 1), (1, 2), (3, 3), (5, 4), (8, 7), (64, 48)] {
            let level = |is_short| {
                let samples: Vec<u8> = (0..3 * width * height)
                    .map(|place| (place * 37 % 251) as u8)
                    .collect();
                let decoded = Decoded {
                    width,
                    height,
                    channels: Channels::Rgb,
                    samples,
                    profile: None,
                    cut_off: None,
                };
                let wanted = [false, true, true, false];
                let mut buffers = Buffers::default();
                let mut pyramid = Pyramid::build(decoded, wanted, is_short, &mut buffers);
                let pixels = [1, 2].map(|floor| {
                    let (pixels, covered) = pyramid.floor(floor);
                    (pixels.pixels().to_vec(), covered)
                });
                pyramid.forget(&mut buffers);
                assert!(!buffers.samples.is_empty(), "its memory is left");
                pixels
            };
            assert_eq!(level(true), level(false), "{width} x {height}");
        }
    }

    #[test]
    fn a_level_starts_at_an_even_address_if_it_fits() {
        let samples = [0; 9];
        let odd = usize::from(samples.as_ptr().addr() % 2 == 1);
        assert_eq!(start_of_half(&samples, 6), Some(odd));
        assert_eq!(start_of_half(&samples[1..], 6), Some(1 - odd));
        assert_eq!(start_of_half(&samples, 9), None);
    }

    #[test]
    fn the_short_way_from_bytes_gives_the_same_light() {
        for width in [1, 2, 5, 8] {
            let row = |seed: u8| -> Vec<u8> {
                (0..3 * width)
                    .map(|place| (place as u8).wrapping_mul(37).wrapping_add(seed))
                    .collect()
            };
            let (upper, lower) = (row(3), row(200));
            let light = |row: &[u8]| {
                let mut light = Vec::new();
                linearize(row, Channels::Rgb, &mut light);
                light
            };
            let mut short = vec![U16x3::new([7; 3])];
            halved_bytes(&upper, &lower, &mut short);
            assert_eq!(short, halved(&light(&upper), &light(&lower)));
        }
    }
}
