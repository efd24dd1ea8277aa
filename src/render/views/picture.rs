//! Photos as templates see them.

use super::Views;
use crate::catalogue::PhotoRef;
use crate::photo::Format;
use crate::plan::Use;
use crate::render::view::{FileView, PictureView, PreviewView, SourceView};
use crate::theme::Placeholder;

impl Views<'_> {
    /// A photo for a use. `None` when it could not be read or made: templates draw a placeholder.
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
        // The smallest format first: a browser takes the first one it knows.
        let sources: Vec<SourceView> = [Format::Avif, Format::WebP, Format::Jpeg]
            .into_iter()
            .filter_map(|format| {
                let files = files_of(format);
                (!files.is_empty()).then(|| SourceView {
                    mime: format.media_type(),
                    files,
                })
            })
            .collect();
        let fallback = files_of(Format::Jpeg).pop()?;
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
            src: fallback.url,
            alt: photo.alt.clone().unwrap_or_else(|| alt.to_owned()),
            color: format!("#{red:02x}{green:02x}{blue:02x}"),
            placeholder,
        })
    }

    /// The picture that previews of a link show, where the shop's public address is known.
    pub(super) fn preview(&self, photo: &PhotoRef) -> Option<PreviewView> {
        self.looks.get(&photo.path)?;
        let planned = self.plan.photos.photos.get(&photo.path)?;
        let index = *planned.uses.get(&Use::Preview)?.first()?;
        let rendition = &planned.job.renditions[index];
        Some(PreviewView {
            url: format!("{}{}", self.shop.url.as_ref()?, planned.urls[index]),
            width: rendition.width,
            height: rendition.height,
        })
    }

    /// The picture with addresses that hold the way to the root, for HTML made here.
    pub(super) fn rooted_picture(
        &self,
        photo: &PhotoRef,
        alt: &str,
        root: &str,
    ) -> Option<PictureView> {
        let mut picture = self.picture(photo, Use::Text, alt)?;
        picture.src.insert_str(0, root);
        for file in picture
            .sources
            .iter_mut()
            .flat_map(|source| &mut source.files)
        {
            file.url.insert_str(0, root);
        }
        Some(picture)
    }
}
