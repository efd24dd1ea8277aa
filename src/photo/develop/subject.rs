//! Finds the subject of a photo, which a square crop keeps in view.
//!
//! A simple measure on purpose: the photo is shrunk to at most [`SIDE`] cells a side. A cell's weight is its edges
//! (difference of its light from its neighbours') plus the distance of its colour from that of the photo's border,
//! which in a product photo is the table or the wall. The weighted centre is the subject; a mild pull to the middle
//! decides where nothing stands out. Integers only, so that all machines find the same point.

use image::RgbImage;
use image::imageops::thumbnail;

use crate::value::Point;

/// Cells on the photo's longer side.
const SIDE: u32 = 48;

/// Weights below the strongest divided by this are background: grain, a cloth's weave.
const BACKGROUND_SHARE: u64 = 3;

/// The subject in an upright picture of the whole photo.
pub(super) fn subject(picture: &RgbImage) -> Point {
    let longest = picture.width().max(picture.height()).max(1);
    let cells = |side: u32| (side * SIDE / longest).clamp(1, SIDE);
    let small = thumbnail(picture, cells(picture.width()), cells(picture.height()));
    let (columns, rows) = small.dimensions();
    let border = border_color(&small);

    let weight = |x: u32, y: u32| {
        let here = small.get_pixel(x, y).0;
        let right = small.get_pixel((x + 1).min(columns - 1), y).0;
        let below = small.get_pixel(x, (y + 1).min(rows - 1)).0;
        2 * (difference(here, right) + difference(here, below)) + difference(here, border)
    };
    let weights: Vec<u64> = (0..rows)
        .flat_map(|y| (0..columns).map(move |x| (x, y)))
        .map(|(x, y)| weight(x, y))
        .collect();
    let background = weights.iter().max().copied().unwrap_or(0) / BACKGROUND_SHARE;

    // The pull to the middle: a constant weight for every cell.
    let (mut all, mut across, mut down) = (0, 0, 0);
    for (index, &weight) in (0_u64..).zip(&weights) {
        let (x, y) = (index % u64::from(columns), index / u64::from(columns));
        let counted = weight.saturating_sub(background) + 1;
        all += counted;
        across += counted * (2 * x + 1);
        down += counted * (2 * y + 1);
    }
    let percent = |sum: u64, cells: u32| {
        let percent = sum * 100 / (2 * all * u64::from(cells));
        u8::try_from(percent.min(100)).unwrap_or(100)
    };
    Point {
        across: percent(across, columns),
        down: percent(down, rows),
    }
}

fn difference(one: [u8; 3], other: [u8; 3]) -> u64 {
    one.iter()
        .zip(other)
        .map(|(&one, other)| u64::from(one.abs_diff(other)))
        .sum()
}

/// The mean colour of the outermost cells.
fn border_color(small: &RgbImage) -> [u8; 3] {
    let (columns, rows) = small.dimensions();
    let is_border = |x, y| x == 0 || y == 0 || x == columns - 1 || y == rows - 1;
    let (mut sums, mut count) = ([0_u64; 3], 0);
    for (x, y, pixel) in small.enumerate_pixels() {
        if is_border(x, y) {
            count += 1;
            for (sum, &level) in sums.iter_mut().zip(&pixel.0) {
                *sum += u64::from(level);
            }
        }
    }
    // A mean of bytes is a byte, and there is at least one cell.
    sums.map(|sum| (sum / count) as u8)
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    /// A brown disc on a pale table with some grain.
    fn disc(width: u32, height: u32, (x, y): (u32, u32)) -> RgbImage {
        RgbImage::from_fn(width, height, |column, row| {
            let grain = ((column * 7 + row * 13) % 5) as u8;
            let (across, down) = (column.abs_diff(x), row.abs_diff(y));
            match across * across + down * down < 60 * 60 {
                true => Rgb([120 + grain * 6, 70 + (column % 11) as u8 * 8, 30]),
                false => Rgb([220 + grain, 215, 205]),
            }
        })
    }

    #[test]
    fn the_subject_is_found_off_the_middle() {
        let near = |found: u8, wanted: u8| found.abs_diff(wanted) <= 8;
        for (place, across, down) in [
            ((120, 100), 19, 21),
            ((520, 380), 81, 79),
            ((320, 240), 50, 50),
        ] {
            let found = subject(&disc(640, 480, place));
            assert!(
                near(found.across, across) && near(found.down, down),
                "{place:?}: {found:?}"
            );
        }
    }

    #[test]
    fn a_plain_picture_is_cut_in_its_middle() {
        let found = subject(&RgbImage::from_pixel(300, 200, Rgb([90, 90, 90])));
        assert_eq!(
            found,
            Point {
                across: 50,
                down: 50
            }
        );
        subject(&RgbImage::new(1, 1));
        subject(&RgbImage::new(1, 5000));
    }
}
