//! What is wanted of a photo, and the list of pictures that follows from it.

use super::{Format, Key, SourcePhoto};

/// The longest side a picture may have: the limit of WebP (RFC 9649, 14 bits a side).
const LONGEST_SIDE: u32 = 16_383;

/// How much a picture may lose to be light. The words are those people type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Quality {
    /// Saving: for slow lines and small quotas.
    Hemat,
    /// Balanced.
    #[default]
    Seimbang,
    /// Sharp: for fine patterns.
    Tajam,
}

/// What a theme wants of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// Widths in pixels, in any order.
    pub widths: Vec<u32>,
    /// How much may be lost.
    pub quality: Quality,
    /// Whether AVIF is made too, beside WebP and JPEG.
    pub avif: bool,
}

/// One picture to be made from a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rendition {
    /// How it is encoded.
    pub format: Format,
    /// Pixels across, as shown.
    pub width: u32,
    /// Pixels down, as shown.
    pub height: u32,
    /// Its name in the cache.
    pub key: Key,
}

impl SourcePhoto {
    /// The pictures this recipe makes: WebP, then JPEG, then AVIF if asked for, each from narrow to
    /// wide.
    ///
    /// Nothing is enlarged: widths the photo does not have become its own width, once. A very tall
    /// photo is narrowed until it fits the longest side WebP can hold.
    pub fn renditions(&self, recipe: &Recipe) -> Vec<Rendition> {
        let widest = self.widest();
        let mut widths: Vec<u32> = recipe
            .widths
            .iter()
            .filter(|&&width| width > 0)
            .map(|&width| width.min(widest))
            .collect();
        widths.sort_unstable();
        widths.dedup();

        let avif = recipe.avif.then_some(Format::Avif);
        [Format::WebP, Format::Jpeg]
            .into_iter()
            .chain(avif)
            .flat_map(|format| widths.iter().map(move |&width| (format, width)))
            .map(|(format, width)| {
                let height = self.height_at(width);
                let key = Key::of_rendition(&self.hash, (width, height), format, recipe.quality);
                Rendition {
                    format,
                    width,
                    height,
                    key,
                }
            })
            .collect()
    }

    /// The greatest width that neither enlarges nor breaks [`LONGEST_SIDE`].
    fn widest(&self) -> u32 {
        let (width, height) = (self.header.width, self.header.height);
        let fitting = u64::from(LONGEST_SIDE) * u64::from(width) / u64::from(height);
        let fitting = u32::try_from(fitting).unwrap_or(u32::MAX);
        width.min(LONGEST_SIDE).min(fitting.max(1))
    }

    /// The height that keeps the photo's shape at `width`, rounded to the nearest pixel.
    fn height_at(&self, width: u32) -> u32 {
        let (own_width, own_height) = (u64::from(self.header.width), self.header.height);
        let height = (u64::from(own_height) * u64::from(width) + own_width / 2) / own_width;
        u32::try_from(height)
            .unwrap_or(u32::MAX)
            .clamp(1, LONGEST_SIDE.min(own_height))
    }
}
