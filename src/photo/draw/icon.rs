//! Icons for home screens and browser tabs: the shop's logo on a square, or a letter.
//!
//! Phones cut icons to circles and other shapes. Maskable icons therefore have their logo in a smaller share of the
//! square.

use image::imageops::replace;
use image::{Rgb, RgbImage};

use super::lettering;
use crate::value::Color;

/// Part of every key; to be raised when the same icon may be drawn differently.
const VERSION: u32 = 2;

/// Largest difference of a channel at which corners count as one colour.
const ALIKE: u8 = 12;

/// Height of a letter, as a fraction of its share of the square.
const LETTER: f32 = 0.8;
/// Height of the font's capitals, as a fraction of its size.
const CAPITAL: f32 = 0.714;

/// A square icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Icon {
    /// Pixels across and down.
    pub side: u32,
    /// Share of the sides that the logo may take, in per cent.
    pub share: u8,
    /// Background for a logo without a plain edge.
    pub ground: Color,
}

impl Icon {
    /// Hashes everything that decides the drawing, except the logo.
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

    /// The size of a logo within its share; never enlarged.
    pub(super) fn size_of_sign(&self, (width, height): (u32, u32)) -> (u32, u32) {
        let room = u64::from(self.side * u32::from(self.share) / 100);
        let longest = u64::from(width.max(height));
        let fitting = |length: u32| {
            let length = u64::from(length) * room.min(longest) / longest;
            u32::try_from(length).unwrap_or(u32::MAX).max(1)
        };
        (fitting(width), fitting(height))
    }

    /// The logo in the middle of the square, whose colour is that of the logo's edge, where that is plain.
    pub(super) fn around(&self, sign: &RgbImage) -> RgbImage {
        let ground = edge(sign).unwrap_or(rgb(self.ground));
        let mut icon = RgbImage::from_pixel(self.side, self.side, ground);
        let middle = |length: u32| i64::from((self.side - length) / 2);
        replace(&mut icon, sign, middle(sign.width()), middle(sign.height()));
        icon
    }

    /// A letter in the middle of the square; the square alone when the letter cannot be drawn.
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

/// The first drawable letter or digit of a name, as a capital; empty when there is none.
pub(super) fn initial(name: &str) -> String {
    let name = lettering::drawable(name);
    let first = name.chars().find(|character| character.is_alphanumeric());
    lettering::drawable(&first.map_or(String::new(), |first| first.to_uppercase().collect()))
}

fn rgb(color: Color) -> Rgb<u8> {
    Rgb([color.red, color.green, color.blue])
}

/// The colour of a picture's four corners, if they are alike.
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
