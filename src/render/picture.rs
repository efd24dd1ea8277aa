//! Photos by use, link previews and icons.

use serde::Serialize;

use super::Views;
use crate::catalogue::PhotoRef;
use crate::files::{SitePath, SourcePath};
use crate::photo::Format;
use crate::plan::{IconUse, Topic, Use, absolute_url};
use crate::portal::{FileView, PictureView, SourceView};
use crate::theme::Placeholder;

/// The Open Graph image of a page.
#[derive(Debug, Clone, Serialize)]
pub struct PreviewView {
    /// Absolute address of a JPEG.
    pub url: String,
    /// Width in pixels: 1200 where the photo is large enough.
    pub width: u32,
    /// Height in pixels: 630 where the photo is large enough.
    pub height: u32,
}

impl Views<'_> {
    /// A photo for a use. `None` when it could not be developed: templates draw a placeholder.
    pub(super) fn picture(&self, photo: &PhotoRef, purpose: Use, alt: &str) -> Option<PictureView> {
        let look = self.looks.get(&photo.path)?;
        let planned = self.plan.photos.photos.get(&photo.path)?;
        let indices = planned.uses.get(&purpose)?;
        let renditions = || indices.iter().map(|index| &planned.job.renditions[*index]);
        let files_of = |format: Format| -> Vec<FileView> {
            indices
                .iter()
                .map(|index| (&planned.job.renditions[*index], &planned.urls[*index]))
                .filter(|(rendition, _)| rendition.format == format)
                .map(|(rendition, url)| FileView {
                    url: url.clone(),
                    width: rendition.width,
                })
                .collect()
        };
        // The smallest format first: browsers take the first they support.
        let sources: Vec<SourceView> = [Format::Avif, Format::WebP, Format::Jpeg]
            .into_iter()
            .filter_map(|format| {
                let files = files_of(format);
                (!files.is_empty()).then(|| SourceView {
                    mime: format.media_type().into(),
                    files,
                })
            })
            .collect();
        let fallback = sources.last()?.files.last()?.url.clone();
        let largest = renditions().max_by_key(|rendition| rendition.width)?;
        let [red, green, blue] = look.color;
        let placeholder = match self.theme.manifest.placeholder {
            Placeholder::Color => None,
            Placeholder::Picture => Some(look.picture.clone()),
        };
        Some(PictureView {
            sources,
            width: largest.width,
            height: largest.height,
            src: fallback,
            alt: photo.alt.clone().unwrap_or_else(|| alt.to_owned()),
            color: format!("#{red:02x}{green:02x}{blue:02x}"),
            placeholder,
        })
    }

    /// The preview image of a link to `topic`: `photo`, or words alone; `None` without a public address.
    pub(super) fn preview(&self, topic: Topic, photo: Option<&PhotoRef>) -> Option<PreviewView> {
        let base = self.profile().url.as_ref()?;
        let (url, (width, height)) = self.standing_for(Use::Preview(topic), photo)?;
        Some(PreviewView {
            url: absolute_url(base, url.as_str()),
            width,
            height,
        })
    }

    /// The address of an icon, from the site's root.
    pub(super) fn icon(&self, purpose: IconUse) -> &SitePath {
        let found = self.standing_for(Use::Icon(purpose), self.profile().logo.as_ref());
        found.expect("an icon is made of the logo or drawn").0
    }

    /// Address and size of a photo's picture for a use, or of the drawing in its place.
    fn standing_for(
        &self,
        purpose: Use,
        photo: Option<&PhotoRef>,
    ) -> Option<(&SitePath, (u32, u32))> {
        let plan = &self.plan.photos;
        let is_made = |path: &SourcePath| self.looks.contains_key(path);
        let drawing = plan.drawings.get(&purpose);
        if let Some(needed) = drawing.filter(|drawing| drawing.is_needed(is_made)) {
            let size = (needed.drawing.width, needed.drawing.height);
            return Some((&needed.url, size));
        }
        let photo = photo.filter(|photo| is_made(&photo.path))?;
        let planned = plan.photos.get(&photo.path)?;
        let index = *planned.uses.get(&purpose)?.first()?;
        let rendition = &planned.job.renditions[index];
        Some((&planned.urls[index], (rendition.width, rendition.height)))
    }
}

/// Least width in CSS pixels of screens that are no phone's, upright or on its side.
const DESK_WIDTH: u32 = 900;
/// Resolutions from which a phone takes a photo as if its place were this share (numerator, denominator) as wide: then
/// screens of 2.75, 3, 3.5 and 4 device pixels for one of CSS ask for about two, highest first.
const STEPS: [(&str, u32, u32); 2] = [("3.1dppx", 1, 2), ("2.2dppx", 2, 3)];

/// Caps the `sizes` of a photo at two device pixels for one of CSS: the eye sees no more on a phone, and a denser one
/// would pay up to four times the bytes. Lengths other than in `vw` or `px` stay as they are, and so do those of desks.
pub fn cap_density(sizes: &str) -> String {
    let entries = split_list(sizes).into_iter().map(|entry| {
        let entry = entry.trim();
        let steps = steps(entry).unwrap_or_default();
        steps + entry
    });
    entries.collect::<Vec<_>>().join(",")
}

/// Entries to go before one of `sizes`; `None` where it stays alone.
fn steps(entry: &str) -> Option<String> {
    let (condition, length) = entry
        .rsplit_once(char::is_whitespace)
        .map_or(("", entry), |(condition, length)| {
            (condition.trim(), length)
        });
    let (number, unit) = length.split_at_checked(length.len().checked_sub(2)?)?;
    let number: u32 = number.parse::<u16>().ok()?.into();
    // Only a chain of `and` can be made longer.
    let is_chain = !condition.contains(" or ") && !condition.starts_with("not");
    if !matches!(unit, "vw" | "px") || !is_chain || min_width(condition) >= DESK_WIDTH {
        return None;
    }
    let and = if condition.is_empty() { "" } else { " and " };
    let step = |(resolution, numerator, denominator): (&str, u32, u32)| {
        let length = (number * numerator / denominator).max(1);
        format!("{condition}{and}(min-resolution:{resolution}) {length}{unit},")
    };
    Some(STEPS.map(step).concat())
}

/// The least width in CSS pixels that a media condition asks for; 0 without one.
fn min_width(condition: &str) -> u32 {
    let after = condition.split_once("min-width:");
    let pixels = after.and_then(|(_, after)| after.trim_start().split_once("px"));
    pixels.map_or(0, |(number, _)| number.parse().unwrap_or_default())
}

/// The entries of a CSS list. Functions have commas of their own.
fn split_list(list: &str) -> Vec<&str> {
    let mut depth = 0;
    let is_end = |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    };
    list.split(is_end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_asks_for_two_pixels_at_most() {
        for (sizes, expected) in [
            (
                "88vw",
                "(min-resolution:3.1dppx) 44vw,(min-resolution:2.2dppx) 58vw,88vw",
            ),
            (
                "(min-width: 1180px) 271px, (min-width:600px) 31vw, 40px",
                "(min-width: 1180px) 271px,\
                 (min-width:600px) and (min-resolution:3.1dppx) 15vw,\
                 (min-width:600px) and (min-resolution:2.2dppx) 20vw,\
                 (min-width:600px) 31vw,\
                 (min-resolution:3.1dppx) 20px,(min-resolution:2.2dppx) 26px,40px",
            ),
            (
                "1px",
                "(min-resolution:3.1dppx) 1px,(min-resolution:2.2dppx) 1px,1px",
            ),
            ("calc(50vw - 8px)", "calc(50vw - 8px)"),
            ("min(88vw, 400px)", "min(88vw, 400px)"),
            ("20em", "20em"),
            ("é", "é"),
            ("", ""),
            (
                "(max-width: 300px) or (orientation: landscape) 40vw,12.5vw",
                "(max-width: 300px) or (orientation: landscape) 40vw,12.5vw",
            ),
        ] {
            assert_eq!(cap_density(sizes), expected);
        }
    }
}
