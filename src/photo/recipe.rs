//! Recipes for photos, and the renditions that follow from them.

use std::sync::Arc;

use super::{Caption, Crop, Focus, Format, Icon, Key, Mount, SourcePhoto};

/// The longest side a picture may have: the limit of WebP (RFC 9649, 14 bits a side).
const LONGEST_SIDE: u32 = 16_383;

/// Quality level, by the words that people type. Each is a score that every photo meets, and exceeds no more than
/// needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Quality {
    /// Economical: for slow lines and small data plans.
    Hemat,
    /// Balanced.
    #[default]
    Seimbang,
    /// Sharp: for fine patterns.
    Tajam,
}

/// Shape of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// The photo's own.
    Whole,
    /// A square around the focus.
    Square(Focus),
    /// 1200 to 630, the format of link previews, cropped around the focus. One JPEG, no wider than the photo allows.
    Preview(Focus),
    /// A preview with words below the photo; none where the photo is too small for readable words.
    Captioned(Focus, Arc<Caption>),
    /// An icon with the whole photo on it; none where the photo is too small. One PNG.
    Icon(Icon),
}

/// The size of pictures in link previews.
pub(super) const PREVIEW: (u32, u32) = (1200, 630);

/// Least width in pixels of a preview with readable words.
const NARROWEST_WITH_WORDS: u32 = 600;

/// A logo whose longer side is at most this many pixels makes no icon.
const SMALLEST_SIGN: u32 = 96;

/// A theme's request for pictures of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// Its shape.
    pub shape: Shape,
    /// Widths in pixels, in any order; previews have their own.
    pub widths: Vec<u32>,
    /// Quality level.
    pub quality: Quality,
    /// `true` to make AVIF beside WebP and JPEG.
    pub avif: bool,
}

/// One picture to be made from a photo.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rendition {
    /// Format of the file.
    pub format: Format,
    /// Part of the photo.
    pub crop: Crop,
    /// Pixels across, as shown.
    pub width: u32,
    /// Pixels down, as shown.
    pub height: u32,
    /// Frame around the photo; width and height include it.
    pub mount: Option<Mount>,
    /// Its name in the cache.
    pub key: Key,
}

impl SourcePhoto {
    /// The pictures of this recipe: WebP from narrow to wide, one JPEG, then AVIF if requested.
    ///
    /// JPEG is for browsers without WebP: phones before Android 4.3 and iOS 14, with small screens and little memory.
    /// One file of about half the greatest width serves them all; three would double the pictures of a shop.
    ///
    /// Never enlarges: widths above the photo's become its own width, once. A very tall photo is narrowed to the
    /// longest side of WebP.
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

    /// The greatest width that neither enlarges nor exceeds [`LONGEST_SIDE`].
    fn widest(&self) -> u32 {
        let (width, height) = (self.header.width, self.header.height);
        let fitting = u64::from(LONGEST_SIDE) * u64::from(width) / u64::from(height);
        let fitting = u32::try_from(fitting).unwrap_or(u32::MAX);
        width.min(LONGEST_SIDE).min(fitting.max(1))
    }
}

/// The width of the largest preview within a photo of this size.
fn largest_preview((width, height): (u32, u32)) -> u32 {
    let by_height = u64::from(height) * u64::from(PREVIEW.0) / u64::from(PREVIEW.1);
    width.min(u32::try_from(by_height).unwrap_or(u32::MAX))
}

/// The height that keeps a photo's aspect ratio at `width`, rounded to the nearest pixel; from 1 to the photo's own.
pub(super) fn height_at((own_width, own_height): (u32, u32), width: u32) -> u32 {
    let (across, down) = (u64::from(own_width), u64::from(own_height));
    let height = (down * u64::from(width) + across / 2) / across;
    u32::try_from(height)
        .unwrap_or(u32::MAX)
        .clamp(1, LONGEST_SIDE.min(own_height))
}
