//! The words on pictures that previews of a link show: on a band below a photo, or on a ground of their
//! own. In large type, for in a chat such a picture is as wide as a thumb is long.

use image::{Rgb, RgbImage};

use super::lettering::{self, Line, draw, drawable};
use crate::value::Color;

/// Part of every key: rises when the same words may be set in another way.
const LAYOUT: u32 = 1;

/// All measures below are for a picture of this width.
const FULL_WIDTH: f32 = 1200.0;
/// Space at the left and the right of a band.
const BAND_MARGIN: f32 = 48.0;
/// Space above and below the words of a band.
const BAND_PADDING: f32 = 22.0;
/// Space between a name and the price beside it.
const BAND_GAP: f32 = 40.0;
/// Space at the left and the right of words without a photo.
const POSTER_MARGIN: f32 = 88.0;
/// From one line to the next, of the size of its letters.
const LEADING: f32 = 1.2;
/// From a line's top to what its letters stand on, likewise: so that capitals are in its middle.
const BASELINE: f32 = 0.96;
/// What stands before a price and behind it, of the price's size.
const SMALL: f32 = 0.46;

/// What a picture says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// The name of a product or a shop.
    pub name: String,
    /// The product's price.
    pub price: Option<Price>,
    /// One small line below.
    pub below: Option<String>,
}

/// A price in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Price {
    /// Small before it: `mulai dari`.
    pub before: Option<String>,
    /// `Rp12.500`.
    pub amount: String,
    /// Small behind it: `/bungkus`.
    pub unit: Option<String>,
}

/// Words that can be drawn, with their colours.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Caption {
    words: Words,
    ground: Color,
    ink: Color,
}

impl Caption {
    /// The words as far as they can be drawn, in `ink` on `ground`. `None` when nothing of the name can.
    pub fn new(words: Words, (ground, ink): (Color, Color)) -> Option<Self> {
        let some = |text: Option<String>| Some(drawable(&text?)).filter(|text| !text.is_empty());
        let price = |price: Price| Price {
            before: some(price.before),
            amount: drawable(&price.amount),
            // The slash belongs to the unit and is drawn with it.
            unit: some(price.unit),
        };
        let words = Words {
            name: drawable(&words.name),
            price: words.price.map(price),
            below: some(words.below),
        };
        (!words.name.is_empty()).then_some(Self { words, ground, ink })
    }

    /// Takes all that decides what is drawn into a hash.
    pub(super) fn hash(&self, hasher: &mut blake3::Hasher) {
        hasher.update(&LAYOUT.to_le_bytes());
        hasher.update(lettering::VERSION.as_bytes());
        let Self { words, ground, ink } = self;
        for color in [ground, ink] {
            hasher.update(&[color.red, color.green, color.blue]);
        }
        let Words { name, price, below } = words;
        let price = price.as_ref();
        let texts = [
            Some(name),
            price.and_then(|price| price.before.as_ref()),
            price.map(|price| &price.amount),
            price.and_then(|price| price.unit.as_ref()),
            below.as_ref(),
        ];
        for text in texts {
            let bytes = text.map_or(&[][..], |text| text.as_bytes());
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        }
    }

    /// How many rows of a picture of this width are left to the photo; the words get the rest.
    pub(super) fn rows_of_photo(&self, (width, height): (u32, u32)) -> u32 {
        height - self.band(width).height.ceil() as u32
    }

    /// The photo with the words on a band below it. `photo` has [`Self::rows_of_photo`].
    pub(super) fn below(&self, photo: &RgbImage, height: u32) -> RgbImage {
        let mut picture = RgbImage::from_pixel(photo.width(), height, self.ground());
        image::imageops::replace(&mut picture, photo, 0, 0);
        let band = self.band(photo.width());
        band.draw(&mut picture, (0.0, photo.height() as f32), self.ink);
        picture
    }

    /// The words alone.
    pub(super) fn poster(&self, (width, height): (u32, u32)) -> RgbImage {
        let mut picture = RgbImage::from_pixel(width, height, self.ground());
        let scale = width as f32 / FULL_WIDTH;
        let margin = POSTER_MARGIN * scale;
        let room = width as f32 - 2.0 * margin;
        let Words { name, price, below } = &self.words;
        let mut block = Block::text(name, [112.0 * scale, 92.0 * scale], room);
        if let Some(price) = price {
            block.stack(Block::price(price, 120.0 * scale, room), 12.0 * scale);
        }
        if let Some(below) = below {
            block.stack(Block::line(below, 46.0 * scale, room), 20.0 * scale);
        }
        let top = (height as f32 - block.height) / 2.0;
        block.draw(&mut picture, (margin, top), self.ink);
        picture
    }

    fn ground(&self) -> Rgb<u8> {
        Rgb([self.ground.red, self.ground.green, self.ground.blue])
    }

    /// The words as they stand in a band of this width, its padding included: the name at the left, the
    /// price at the right.
    fn band(&self, width: u32) -> Block {
        let scale = width as f32 / FULL_WIDTH;
        let (margin, padding) = (BAND_MARGIN * scale, BAND_PADDING * scale);
        let room = width as f32 - 2.0 * margin;
        let Words { name, price, below } = &self.words;
        let price = price.as_ref().map_or(Block::default(), |price| {
            Block::price(price, 76.0 * scale, room / 2.0)
        });
        let left = match price.width {
            0.0 => room,
            width => room - width - BAND_GAP * scale,
        };
        let mut block = Block::text(name, [66.0 * scale, 52.0 * scale], left);
        if let Some(below) = below {
            block.stack(Block::line(below, 38.0 * scale, left), 0.0);
        }
        let height = block.height.max(price.height) + 2.0 * padding;
        let mut band = Block::default();
        band.put(&block, (margin, (height - block.height) / 2.0));
        let right = margin + room - price.width;
        band.put(&price, (right, (height - price.height) / 2.0));
        Block { height, ..band }
    }
}

/// Lines in their places, from its own top left.
#[derive(Default)]
struct Block {
    /// Each with where it starts, and what its letters stand on.
    lines: Vec<(Line, f32, f32)>,
    width: f32,
    height: f32,
}

impl Block {
    /// A text in one line of the larger size, or in up to two of the smaller.
    fn text(text: &str, [large, small]: [f32; 2], room: f32) -> Self {
        let one = lettering::lines(text, large, room, 2);
        if one.len() == 1 {
            return Self::of(one);
        }
        Self::of(lettering::lines(text, small, room, 2))
    }

    /// A text in one line.
    fn line(text: &str, size: f32, room: f32) -> Self {
        Self::of(lettering::lines(text, size, room, 1))
    }

    /// A price, smaller when there is no room for it in this size.
    fn price(price: &Price, size: f32, room: f32) -> Self {
        let mut block = Self::default();
        if let Some(before) = &price.before {
            block = Self::line(before, size * SMALL, room);
            // It belongs to the price: closer than one line to the next.
            block.height *= 0.8;
        }
        let mut amount = Self::line(&price.amount, size, f32::INFINITY);
        let unit = price.unit.as_deref().unwrap_or_default();
        for line in lettering::lines(unit, size * SMALL, amount.width, 1) {
            let (start, baseline) = (amount.width + size * 0.06, size * BASELINE);
            amount.width = start + line.width;
            amount.lines.push((line, start, baseline));
        }
        if amount.width > room {
            return Self::price(price, size * room / amount.width * 0.99, room);
        }
        block.stack(amount, 0.0);
        block
    }

    fn of(lines: Vec<Line>) -> Self {
        let mut block = Self::default();
        for line in lines {
            block.width = block.width.max(line.width);
            let baseline = block.height + line.size * BASELINE;
            block.height += line.size * LEADING;
            block.lines.push((line, 0.0, baseline));
        }
        block
    }

    /// Puts another block below, with a gap.
    fn stack(&mut self, below: Self, gap: f32) {
        let top = self.height + gap;
        self.put(&below, (0.0, top));
        self.height = top + below.height;
    }

    fn put(&mut self, other: &Self, (left, top): (f32, f32)) {
        let moved = |(line, x, y): &(Line, f32, f32)| (line.clone(), left + x, top + y);
        self.lines.extend(other.lines.iter().map(moved));
        self.width = self.width.max(left + other.width);
    }

    fn draw(&self, picture: &mut RgbImage, (left, top): (f32, f32), ink: Color) {
        for (line, x, baseline) in &self.lines {
            draw(picture, line, (left + x, top + baseline), ink);
        }
    }
}
