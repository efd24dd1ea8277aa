//! Samples of pictures, for trials of encoders that work block by block.

use image::RgbImage;
use image::imageops::{crop_imm, replace};

/// Side of a patch in pixels: a multiple of the encoders' blocks, so that no block crosses a seam.
const PATCH: u32 = 64;

/// Side in pixels of the encoders' largest blocks.
const BLOCK: u32 = 16;

/// One in so many patches is taken.
const EVERY: u32 = 4;

/// Joins every fourth patch of a picture, spread evenly. Returns a picture with few patches whole.
pub(super) fn patchwork(picture: &RgbImage) -> RgbImage {
    let (columns, rows) = (picture.width() / PATCH, picture.height() / PATCH);
    let all = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
    let taken: Vec<(u32, u32)> = all
        .filter(|(column, row)| (column + row).is_multiple_of(EVERY))
        .collect();
    let count = u32::try_from(taken.len()).unwrap_or(u32::MAX);
    if count < EVERY {
        return picture.clone();
    }
    let across = count.isqrt();
    let down = count / across;
    let mut patches = RgbImage::new(across * PATCH, down * PATCH);
    for (place, &(column, row)) in (0..across * down).zip(&taken) {
        let patch = crop_imm(picture, column * PATCH, row * PATCH, PATCH, PATCH).to_image();
        let (x, y) = (place % across * PATCH, place / across * PATCH);
        replace(&mut patches, &patch, x.into(), y.into());
    }
    patches
}

/// Joins bands of a picture, as wide as it is, spread evenly over its height to `rows` at most. `None` for a picture of no
/// more rows.
pub(super) fn bands(picture: &RgbImage, rows: u32) -> Option<RgbImage> {
    let (width, height) = picture.dimensions();
    let count = rows / PATCH;
    if height <= rows || count < 2 {
        return None;
    }
    let mut joined = RgbImage::new(width, count * PATCH);
    for band in 0..count {
        // Blocks of the encoders stay whole.
        let top = (height - PATCH) * band / (count - 1) / BLOCK * BLOCK;
        let pixels = crop_imm(picture, 0, top, width, PATCH).to_image();
        replace(&mut joined, &pixels, 0, (band * PATCH).into());
    }
    Some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_the_picture_is_taken_from_everywhere() {
        let picture = RgbImage::from_fn(640, 480, |x, y| {
            image::Rgb([(x / PATCH) as u8, (y / PATCH) as u8, 0])
        });
        let patches = patchwork(&picture);
        assert!(patches.width() * patches.height() <= 640 * 480 / 4);
        assert!(patches.width() * patches.height() >= 640 * 480 / 6);
        let columns: std::collections::BTreeSet<u8> =
            patches.pixels().map(|pixel| pixel.0[0]).collect();
        let rows: std::collections::BTreeSet<u8> =
            patches.pixels().map(|pixel| pixel.0[1]).collect();
        assert_eq!((columns.len(), rows.len()), (10, 7));
        assert_eq!(patchwork(&RgbImage::new(100, 100)).dimensions(), (100, 100));
    }

    #[test]
    fn bands_come_from_top_to_bottom_and_are_as_wide_as_the_picture() {
        let upright = RgbImage::from_fn(640, 853, |_, y| image::Rgb([(y / 4) as u8, 0, 0]));
        let joined = bands(&upright, 480).expect("it is taller");
        assert_eq!(joined.dimensions(), (640, 7 * PATCH));
        assert_eq!(joined.get_pixel(0, 0), upright.get_pixel(0, 0));
        // The last band ends within a block of the picture's end.
        let last = joined.get_pixel(0, 7 * PATCH - 1).0[0];
        assert!((852 - BLOCK) / 4 <= last.into(), "{last}");
        assert!(bands(&upright, 853).is_none());
    }
}
