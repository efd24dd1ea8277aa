//! Captions on link previews: on a band below a photo, or on a ground of their own. In large type, since chats show
//! previews thumb-sized.

use image::{Rgb, RgbImage};

use super::lettering::{self, Line, draw, drawable};
use crate::value::Color;

/// Part of every key; to be raised when the same words may be laid out differently.
const LAYOUT: u32 = 1;

/// Width in pixels that all measures below refer to.
const FULL_WIDTH: f32 = 1200.0;
/// Left and right margin of a band, in pixels.
const BAND_MARGIN: f32 = 48.0;
/// Top and bottom padding of a band, in pixels.
const BAND_PADDING: f32 = 22.0;
/// Gap between a name and the price beside it, in pixels.
const BAND_GAP: f32 = 40.0;
/// Left and right margin of a caption without a photo, in pixels.
const POSTER_MARGIN: f32 = 88.0;
/// Line height, as a multiple of the font size.
const LEADING: f32 = 1.2;
/// Distance from a line's top to its baseline, as a multiple of the font size; centres capitals.
const BASELINE: f32 = 0.96;
/// Size of the words around a price, as a multiple of its font size.
const SMALL: f32 = 0.46;

/// Words of a caption.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// The name of a product or a shop.
    pub name: String,
    /// The product's price.
    pub price: Option<Price>,
    /// One small line below.
    pub below: Option<String>,
}

/// A formatted price.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Price {
    /// Words before it, in small type: `mulai dari`.
    pub before: Option<String>,
    /// `Rp12.500`.
    pub amount: String,
    /// Words after it, in small type: `/bungkus`.
    pub unit: Option<String>,
}

/// A caption with its colours.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Caption {
    words: Words,
    ground: Color,
    ink: Color,
}

impl Caption {
    /// A caption of the drawable part of the words, in `ink` on `ground`. `None` when nothing of the name can be drawn.
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

    /// Hashes everything that decides the drawing.
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

    /// Rows of a picture of this size that are left to the photo, above the band.
    pub(super) fn rows_of_photo(&self, (width, height): (u32, u32)) -> u32 {
        height - self.band(width).height.ceil() as u32
    }

    /// The photo with the caption on a band below it. `photo` has [`Self::rows_of_photo`] rows.
    pub(super) fn below(&self, photo: &RgbImage, height: u32) -> RgbImage {
        let mut picture = RgbImage::from_pixel(photo.width(), height, self.ground());
        image::imageops::replace(&mut picture, photo, 0, 0);
        let band = self.band(photo.width());
        band.draw(&mut picture, (0.0, photo.height() as f32), self.ink);
        picture
    }

    /// The caption without a photo.
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

    /// Layout of a band of this width, padding included: the name at the left, the price at the right.
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

/// Lines with their positions, from the block's top left.
#[derive(Default)]
struct Block {
    /// Each with its left edge and its baseline.
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

    /// A price, in a smaller size when there is no room.
    fn price(price: &Price, size: f32, room: f32) -> Self {
        let mut block = Self::default();
        if let Some(before) = &price.before {
            block = Self::line(before, size * SMALL, room);
            // Tighter than the line height, since it belongs to the price.
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

    /// Appends another block below, after a gap.
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
