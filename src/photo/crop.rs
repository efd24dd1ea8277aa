//! Crops: the part of a photo that a picture shows.

use super::Turn;
use crate::value::Point;

/// The point that a crop keeps in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Focus {
    /// The subject, found by the pixels.
    #[default]
    Subject,
    /// The point that the seller set (`fokus`).
    At(Point),
}

/// Crop of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Crop {
    /// The whole photo, in its own shape.
    Whole,
    /// The largest part with the picture's shape, around the focus.
    Around(Focus),
}

/// A part of a photo as fractions of its sides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Region {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

impl Region {
    pub const WHOLE: Self = Self {
        left: 0.0,
        top: 0.0,
        width: 1.0,
        height: 1.0,
    };

    /// The largest part of a photo with the aspect ratio of `shape`, with `point` as close to its middle as the edges
    /// allow.
    pub fn around(point: Point, photo: (u32, u32), shape: (u32, u32)) -> Self {
        let ratio = |(width, height): (u32, u32)| f64::from(width) / f64::from(height);
        let relative = ratio(shape) / ratio(photo);
        let (width, height) = (relative.min(1.0), (1.0 / relative).min(1.0));
        let start = |percent: u8, length: f64| {
            (f64::from(percent) / 100.0 - length / 2.0).clamp(0.0, 1.0 - length)
        };
        Self {
            left: start(point.across, width),
            top: start(point.down, height),
            width,
            height,
        }
    }

    /// Converts a part of the upright photo to the part of the stored one.
    pub fn stored(self, turn: Turn) -> Self {
        let Self {
            left,
            top,
            width,
            height,
        } = self;
        let (right, bottom) = (1.0 - left - width, 1.0 - top - height);
        let region = |left, top, width, height| Self {
            left,
            top,
            width,
            height,
        };
        match u8::from(turn) {
            2 => region(right, top, width, height),
            3 => region(right, bottom, width, height),
            4 => region(left, bottom, width, height),
            5 => region(top, left, height, width),
            6 => region(top, right, height, width),
            7 => region(bottom, right, height, width),
            8 => region(bottom, left, height, width),
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_follows_the_focus_as_far_as_the_photo_goes() {
        let at = |across, down| Region::around(Point { across, down }, (400, 300), (100, 100));
        assert_eq!((at(50, 50).left, at(50, 50).width), (0.125, 0.75));
        assert_eq!(at(0, 0).left, 0.0);
        assert_eq!(at(100, 100).left, 0.25);
        assert_eq!((at(90, 10).top, at(90, 10).height), (0.0, 1.0));
    }

    #[test]
    fn a_part_of_the_shown_photo_is_found_in_the_stored_one() {
        // A mark anywhere in the stored photo must be in the region for its upright place.
        let (columns, rows) = (8_u32, 6_u32);
        for turn in (1..=8).map(Turn::from_exif) {
            for (x, y) in [(0, 0), (7, 0), (0, 5), (7, 5), (2, 3)] {
                let mut stored = image::RgbImage::new(columns, rows);
                stored.put_pixel(x, y, image::Rgb([255; 3]));
                let shown = turn.apply(stored);
                let (shown_x, shown_y, _) = shown
                    .enumerate_pixels()
                    .find(|(_, _, pixel)| pixel.0 == [255; 3])
                    .unwrap();
                let (width, height) = (f64::from(shown.width()), f64::from(shown.height()));
                let region = Region {
                    left: f64::from(shown_x) / width,
                    top: f64::from(shown_y) / height,
                    width: 1.0 / width,
                    height: 1.0 / height,
                };
                let found = region.stored(turn);
                let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
                assert!(
                    near(found.left, f64::from(x) / f64::from(columns))
                        && near(found.top, f64::from(y) / f64::from(rows)),
                    "{turn:?} {found:?}"
                );
            }
        }
    }
}
