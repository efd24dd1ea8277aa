//! Photos as templates see them.

use super::Views;
use crate::catalogue::PhotoRef;
use crate::photo::Format;
use crate::plan::Use;
use crate::render::view::{FileView, PictureView, SourceView};

impl Views<'_> {
    /// A photo for a use. `None` when it could not be read or made: templates draw a placeholder.
    pub(super) fn picture(&self, photo: &PhotoRef, purpose: Use, alt: &str) -> Option<PictureView> {
        let color = self.colors.get(&photo.path)?;
        let planned = self.plan.photos.photos.get(&photo.path)?;
        let indices = planned.uses.get(&purpose)?;
        let files_of = |format: Format| -> Vec<(FileView, u32)> {
            indices
                .iter()
                .map(|index| (&planned.job.renditions[*index], &planned.urls[*index]))
                .filter(|(rendition, _)| rendition.format == format)
                .map(|(rendition, url)| {
                    (
                        FileView {
                            url: url.clone(),
                            width: rendition.width,
                        },
                        rendition.height,
                    )
                })
                .collect()
        };
        // The smallest format first: a browser takes the first one it knows.
        let sources: Vec<SourceView> = [Format::Avif, Format::WebP, Format::Jpeg]
            .into_iter()
            .filter_map(|format| {
                let files: Vec<FileView> =
                    files_of(format).into_iter().map(|(file, _)| file).collect();
                (!files.is_empty()).then(|| SourceView {
                    mime: format.media_type(),
                    files,
                })
            })
            .collect();
        let (largest, height) = files_of(Format::Jpeg).pop()?;
        let [red, green, blue] = color;
        Some(PictureView {
            sources,
            width: largest.width,
            height,
            src: largest.url,
            alt: photo.alt.clone().unwrap_or_else(|| alt.to_owned()),
            color: format!("#{red:02x}{green:02x}{blue:02x}"),
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
