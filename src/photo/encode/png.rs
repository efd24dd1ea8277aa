//! PNG of at most 256 colours, for drawings, which have no more: a fourth of the bytes of true colour. With 16 or
//! fewer, two pixels share a byte.

use std::collections::BTreeMap;

use color_quant::NeuQuant;
use image::{Rgb, RgbImage};
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// See [`super::version`].
pub(super) const VERSION: &str = "png 0.18 balanced, in 16 or 256, color_quant 1.1 of 10";

const MOST_COLORS: usize = 256;
/// Most colours with half a byte each.
const FEW_COLORS: usize = 16;
/// One in so many pixels is sampled for the palette.
const SAMPLED: i32 = 10;

pub(in crate::photo) fn encode(picture: &RgbImage) -> Result<Vec<u8>, String> {
    let (palette, indices) = exactly(picture).unwrap_or_else(|| nearly(picture));
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(ColorType::Indexed);
    let (depth, data) = if palette.len() <= 3 * FEW_COLORS {
        let rows = indices.chunks(picture.width() as usize);
        let pair = |pair: &[u8]| (pair[0] << 4) | pair.get(1).unwrap_or(&0);
        let halves = rows.flat_map(|row| row.chunks(2).map(pair)).collect();
        (BitDepth::Four, halves)
    } else {
        (BitDepth::Eight, indices)
    };
    encoder.set_depth(depth);
    // The highest level takes ten times as long for a tenth of the bytes, and large shops have thousands of drawings.
    encoder.set_compression(Compression::Balanced);
    // Neighbouring palette indices are unrelated.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_palette(palette);
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer
        .write_image_data(&data)
        .and_then(|()| writer.finish())
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// The exact palette of a picture and its indexed pixels, if it has few enough colours.
fn exactly(picture: &RgbImage) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut numbers: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let mut palette: Vec<u8> = Vec::new();
    let mut last = None;
    let mut indices = Vec::with_capacity(picture.pixels().len());
    for Rgb(color) in picture.pixels() {
        let known = match last {
            Some((of, number)) if of == color => number,
            _ => match numbers.get(color) {
                Some(number) => *number,
                None => {
                    let number = u8::try_from(numbers.len()).ok()?;
                    numbers.insert(*color, number);
                    palette.extend_from_slice(color);
                    number
                }
            },
        };
        last = Some((color, known));
        indices.push(known);
    }
    Some((palette, indices))
}

/// An approximate palette of a picture and its indexed pixels.
fn nearly(picture: &RgbImage) -> (Vec<u8>, Vec<u8>) {
    let opaque = |Rgb([red, green, blue]): &Rgb<u8>| [*red, *green, *blue, u8::MAX];
    let pixels: Vec<u8> = picture.pixels().flat_map(opaque).collect();
    let quantizer = NeuQuant::new(SAMPLED, MOST_COLORS, &pixels);
    let (pixels, _) = pixels.as_chunks::<4>();
    let indices = pixels.iter().map(|pixel| quantizer.index_of(pixel) as u8);
    (quantizer.color_map_rgb(), indices.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_colours_come_back_as_they_were_and_many_nearly() {
        let fewest = RgbImage::from_fn(41, 40, |x, y| Rgb([(x / 3) as u8, 200, (y / 40) as u8]));
        let few = RgbImage::from_fn(40, 40, |x, y| Rgb([(x / 4) as u8, (y / 4) as u8, 7]));
        let many = RgbImage::from_fn(64, 64, |x, y| Rgb([x as u8 * 4, y as u8 * 4, 90]));
        for (picture, most) in [(fewest, 0), (few, 0), (many, 8)] {
            let bytes = encode(&picture).unwrap();
            let back = image::load_from_memory(&bytes).unwrap().into_rgb8();
            let parts = picture.as_raw().iter().zip(back.as_raw());
            let apart: usize = parts
                .map(|(one, other)| usize::from(one.abs_diff(*other)))
                .sum();
            let mean = apart / picture.as_raw().len();
            assert!(mean <= most, "{mean}");
        }
    }
}
