//! What is wanted of a photo, and the list of pictures that follows from it.

use std::sync::Arc;

use super::caption::Caption;
use super::crop::{Crop, Focus};
use super::icon::Icon;
use super::mount::Mount;
use super::{Format, Key, SourcePhoto};

/// The longest side a picture may have: the limit of WebP (RFC 9649, 14 bits a side).
const LONGEST_SIDE: u32 = 16_383;

/// How much a picture may lose to be light. The words are those people type. Each is a level that
/// every photo is to meet, and no photo by more than it needs.
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

/// The shape that a picture gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// The photo's own.
    Whole,
    /// A square around the subject, or around what the seller named.
    Square(Focus),
    /// 1200 to 630, as link previews show it; likewise cut around the focus. One JPEG, no wider than the
    /// photo allows.
    Preview(Focus),
    /// The same with words below the photo; nothing where the photo is so small that they could not be
    /// read.
    Captioned(Focus, Arc<Caption>),
    /// An icon with the whole photo on it; nothing where the photo would be lost on it. One PNG.
    Icon(Icon),
}

/// The size of pictures in link previews.
pub(super) const PREVIEW: (u32, u32) = (1200, 630);

/// Words on a narrower preview cannot be read.
const NARROWEST_WITH_WORDS: u32 = 600;

/// A sign with no longer side is no icon.
const SMALLEST_SIGN: u32 = 96;

/// What a theme wants of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// Its shape.
    pub shape: Shape,
    /// Widths in pixels, in any order; a preview has its own.
    pub widths: Vec<u32>,
    /// How much may be lost.
    pub quality: Quality,
    /// Whether AVIF is made too, beside WebP and JPEG.
    pub avif: bool,
}

/// One picture to be made from a photo.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rendition {
    /// How it is encoded.
    pub format: Format,
    /// Which part of the photo it shows.
    pub crop: Crop,
    /// Pixels across, as shown.
    pub width: u32,
    /// Pixels down, as shown.
    pub height: u32,
    /// What the photo is mounted on; width and height are those of the whole.
    pub mount: Option<Mount>,
    /// Its name in the cache.
    pub key: Key,
}

impl SourcePhoto {
    /// The pictures this recipe makes: WebP from narrow to wide, one JPEG, then AVIF if asked for.
    ///
    /// JPEG is for browsers that do not know WebP: phones before Android 4.3 and iOS 14, with small
    /// screens and little memory. One file in about half the greatest width serves them all; three would
    /// double the pictures of a shop.
    ///
    /// Nothing is enlarged: widths the photo does not have become its own width, once. A very tall
    /// photo is narrowed until it fits the longest side WebP can hold.
    pub fn renditions(&self, recipe: &Recipe) -> Vec<Rendition> {
        let size = (self.header.width, self.header.height);
        let jpeg = |focus, mount| {
            let width = PREVIEW.0.min(largest_preview(size));
            let shown = (width, height_at(PREVIEW, width));
            self.rendition(recipe, Format::Jpeg, (Crop::Around(focus), shown, mount))
        };
        match &recipe.shape {
            Shape::Whole => {
                let shown = |width| (width, height_at(size, width));
                self.in_all_widths(recipe, Crop::Whole, self.widest(), shown)
            }
            Shape::Square(focus) => {
                let widest = size.0.min(size.1).min(LONGEST_SIDE);
                self.in_all_widths(recipe, Crop::Around(*focus), widest, |width| (width, width))
            }
            Shape::Preview(focus) => vec![jpeg(*focus, None)],
            Shape::Captioned(focus, caption) => {
                let mounted = jpeg(*focus, Some(Mount::Caption(Arc::clone(caption))));
                let readable = |rendition: &Rendition| rendition.width >= NARROWEST_WITH_WORDS;
                Some(mounted).filter(readable).into_iter().collect()
            }
            Shape::Icon(_) if size.0.max(size.1) < SMALLEST_SIGN => Vec::new(),
            Shape::Icon(icon) => {
                let mounted = (
                    Crop::Whole,
                    (icon.side, icon.side),
                    Some(Mount::Icon(*icon)),
                );
                vec![self.rendition(recipe, Format::Png, mounted)]
            }
        }
    }

    fn in_all_widths(
        &self,
        recipe: &Recipe,
        crop: Crop,
        widest: u32,
        shown: impl Fn(u32) -> (u32, u32),
    ) -> Vec<Rendition> {
        let widths = recipe.widths.iter().map(|&width| width.min(widest));
        let mut widths: Vec<u32> = widths.filter(|&width| width > 0).collect();
        widths.sort_unstable();
        widths.dedup();

        let rendition =
            |format, &width: &u32| self.rendition(recipe, format, (crop, shown(width), None));
        let all = |format| widths.iter().map(move |width| rendition(format, width));
        let half = widths.last().map_or(0, |widest| widest / 2);
        let fallback = widths.iter().min_by_key(|width| width.abs_diff(half));
        let jpeg = fallback.map(|width| rendition(Format::Jpeg, width));
        let avif = recipe.avif.then(|| all(Format::Avif));
        all(Format::WebP)
            .chain(jpeg)
            .chain(avif.into_iter().flatten())
            .collect()
    }

    fn rendition(
        &self,
        recipe: &Recipe,
        format: Format,
        (crop, (width, height), mount): (Crop, (u32, u32), Option<Mount>),
    ) -> Rendition {
        let settings = (format, recipe.quality);
        let key = Key::of_rendition(
            &self.hash,
            (width, height),
            (crop, mount.as_ref()),
            settings,
        );
        Rendition {
            format,
            crop,
            width,
            height,
            mount,
            key,
        }
    }

    /// The greatest width that neither enlarges nor breaks [`LONGEST_SIDE`].
    fn widest(&self) -> u32 {
        let (width, height) = (self.header.width, self.header.height);
        let fitting = u64::from(LONGEST_SIDE) * u64::from(width) / u64::from(height);
        let fitting = u32::try_from(fitting).unwrap_or(u32::MAX);
        width.min(LONGEST_SIDE).min(fitting.max(1))
    }
}

/// The width of the largest preview that a photo of this size holds.
fn largest_preview((width, height): (u32, u32)) -> u32 {
    let by_height = u64::from(height) * u64::from(PREVIEW.0) / u64::from(PREVIEW.1);
    width.min(u32::try_from(by_height).unwrap_or(u32::MAX))
}

/// The height that keeps a photo's shape at `width`, rounded to the nearest pixel; at least one, at most
/// the photo's own.
pub(super) fn height_at((own_width, own_height): (u32, u32), width: u32) -> u32 {
    let (across, down) = (u64::from(own_width), u64::from(own_height));
    let height = (down * u64::from(width) + across / 2) / across;
    u32::try_from(height)
        .unwrap_or(u32::MAX)
        .clamp(1, LONGEST_SIDE.min(own_height))
}
