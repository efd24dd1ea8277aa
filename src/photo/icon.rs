//! Icons for phones' home screens and browsers' tabs: the shop's sign on a square, or a letter.
//!
//! Phones cut icons to circles and drops. Only what lies in the middle is sure to be seen, so an icon for
//! that has its sign in a smaller share of the square.

use image::imageops::replace;
use image::{Rgb, RgbImage};

use super::lettering;
use crate::value::Color;

/// Part of every key: rises when the same icon may be drawn in another way.
const VERSION: u32 = 2;

/// Corners whose parts differ by no more are of one colour.
const ALIKE: u8 = 12;

/// How large a letter is, in parts of the share of the square that is its own.
const LETTER: f32 = 0.8;
/// How high a capital of the face is, of its size.
const CAPITAL: f32 = 0.714;

/// A square icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Icon {
    /// Pixels across and down.
    pub side: u32,
    /// How much of the square the sign may take, in per cent of its sides.
    pub share: u8,
    /// The colour of the rest, for a sign that shows none of its own.
    pub ground: Color,
}

impl Icon {
    /// Takes all that decides what is drawn, besides the sign, into a hash.
    pub(super) fn hash(&self, hasher: &mut blake3::Hasher) {
        let Self {
            side,
            share,
            ground,
        } = self;
        hasher
            .update(&VERSION.to_le_bytes())
            .update(&side.to_le_bytes())
            .update(&[*share, ground.red, ground.green, ground.blue]);
    }

    /// The size of a sign that is that large: as large as its share allows, and never enlarged.
    pub(super) fn size_of_sign(&self, (width, height): (u32, u32)) -> (u32, u32) {
        let room = u64::from(self.side * u32::from(self.share) / 100);
        let longest = u64::from(width.max(height));
        let fitting = |length: u32| {
            let length = u64::from(length) * room.min(longest) / longest;
            u32::try_from(length).unwrap_or(u32::MAX).max(1)
        };
        (fitting(width), fitting(height))
    }

    /// The sign in the middle of the square, which goes on in the colour of the sign's own edge where it
    /// has one.
    pub(super) fn around(&self, sign: &RgbImage) -> RgbImage {
        let ground = edge(sign).unwrap_or(rgb(self.ground));
        let mut icon = RgbImage::from_pixel(self.side, self.side, ground);
        let middle = |length: u32| i64::from((self.side - length) / 2);
        replace(&mut icon, sign, middle(sign.width()), middle(sign.height()));
        icon
    }

    /// A letter in the middle of the square; without one that can be drawn, the square alone.
    pub(super) fn letter(&self, letter: &str, ink: Color) -> RgbImage {
        let mut icon = RgbImage::from_pixel(self.side, self.side, rgb(self.ground));
        let side = self.side as f32;
        let size = side * f32::from(self.share) / 100.0 * LETTER;
        for line in lettering::lines(letter, size, side, 1) {
            let left = (side - line.width) / 2.0;
            lettering::draw(&mut icon, &line, (left, (side + size * CAPITAL) / 2.0), ink);
        }
        icon
    }
}

/// The first letter or digit of a name that can be drawn, as a capital; empty when there is none.
pub(super) fn initial(name: &str) -> String {
    let name = lettering::drawable(name);
    let first = name.chars().find(|character| character.is_alphanumeric());
    lettering::drawable(&first.map_or(String::new(), |first| first.to_uppercase().collect()))
}

fn rgb(color: Color) -> Rgb<u8> {
    Rgb([color.red, color.green, color.blue])
}

/// The colour of a picture's four corners, when they are alike.
fn edge(picture: &RgbImage) -> Option<Rgb<u8>> {
    let (right, bottom) = (picture.width() - 1, picture.height() - 1);
    let corner = *picture.get_pixel(0, 0);
    let others = [(right, 0), (0, bottom), (right, bottom)];
    let alike = |(x, y): (u32, u32)| {
        let Rgb(other) = picture.get_pixel(x, y);
        let mut parts = corner.0.iter().zip(other);
        parts.all(|(one, other)| one.abs_diff(*other) <= ALIKE)
    };
    others.into_iter().all(alike).then_some(corner)
}
