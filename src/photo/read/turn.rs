//! Turns stored pixels upright.

use image::metadata::Orientation;
use image::{DynamicImage, RgbImage};
use serde::{Deserialize, Serialize};

/// A turn, perhaps with a mirroring, by the value of EXIF's orientation tag (0x0112).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u8", into = "u8")]
pub struct Turn(Orientation);

impl Turn {
    /// No turn.
    pub const NONE: Self = Self(Orientation::NoTransforms);

    /// The turn for an EXIF value from 1 to 8; none for any other value.
    pub fn from_exif(value: u8) -> Self {
        Orientation::from_exif(value).map_or(Self::NONE, Self)
    }

    /// The upright size of a picture stored as `width` x `height`; its own inverse.
    pub fn shown_size(self, width: u32, height: u32) -> (u32, u32) {
        let lies_on_its_side = matches!(
            self.0,
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        );
        if lies_on_its_side {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// Turns the picture upright.
    pub(in crate::photo) fn apply(self, picture: RgbImage) -> RgbImage {
        let mut picture = DynamicImage::ImageRgb8(picture);
        picture.apply_orientation(self.0);
        picture.into_rgb8()
    }
}

impl From<u8> for Turn {
    fn from(value: u8) -> Self {
        Self::from_exif(value)
    }
}

impl From<Turn> for u8 {
    fn from(turn: Turn) -> Self {
        turn.0.to_exif()
    }
}

#[cfg(test)]
mod tests {
    use super::Turn;

    #[test]
    fn every_turn_reads_back_and_other_values_turn_nothing() {
        for value in 0..=255 {
            let kept = serde_json::to_string(&Turn::from_exif(value)).unwrap();
            assert_eq!(
                serde_json::from_str::<Turn>(&kept).unwrap(),
                Turn::from_exif(value)
            );
            assert_eq!(
                Turn::from_exif(value) == Turn::NONE,
                !(2..=8).contains(&value)
            );
        }
        assert_eq!(Turn::from_exif(6).shown_size(4000, 3000), (3000, 4000));
        assert_eq!(Turn::from_exif(3).shown_size(4000, 3000), (4000, 3000));
    }
}
