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
