//! Photos as templates see them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::files::SitePath;
use crate::photo::Format;
use crate::value::Color;

/// A photo in several sizes. Photos that could not be read have none: templates draw a placeholder.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PictureView {
    /// The files by format, the smallest format first; the last is JPEG as a universal fallback, in one file.
    pub sources: Vec<SourceView>,
    /// The JPEG for browsers without other formats.
    pub src: SitePath,
    /// Width in pixels of the largest file.
    pub width: u32,
    /// Height in pixels of the largest file.
    pub height: u32,
    /// Alternative text.
    pub alt: String,
    /// Average colour, CSS hex, shown until the photo has loaded.
    pub color: String,
    /// The photo as a tiny data address, for themes whose manifest asks for it (`pengganti: gambar`).
    pub placeholder: Option<String>,
}

impl PictureView {
    /// `true` when its addresses are known and all fields that are no plain text have their form.
    pub(super) fn is_sound(&self, is_known: impl Fn(&SitePath) -> bool) -> bool {
        let mimes = [Format::WebP, Format::Jpeg, Format::Avif].map(Format::media_type);
        let is_source = |source: &SourceView| {
            mimes.contains(&&*source.mime)
                && !source.files.is_empty()
                && source.files.iter().all(|file| is_known(&file.url))
        };
        is_known(&self.src)
            && !self.sources.is_empty()
            && self.sources.iter().all(is_source)
            && Color::parse(&self.color).is_ok()
            && self
                .placeholder
                .iter()
                .all(|picture| is_data_address(picture))
    }

    /// Moves its addresses into a folder.
    pub(super) fn move_into(&mut self, folder: &SitePath) {
        self.src = folder.join(&self.src);
        let sources = self.sources.iter_mut();
        let files = sources.flat_map(|source| &mut source.files);
        files.for_each(|file| file.url = folder.join(&file.url));
    }
}

/// `true` for a data address of an image, and for nothing.
fn is_data_address(address: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    let data = address.strip_prefix("data:image/webp;base64,");
    address.is_empty() || data.is_some_and(|data| data.chars().all(is_digit))
}

/// One format of a photo.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceView {
    /// `image/webp`, `image/jpeg` or `image/avif`.
    pub mime: Cow<'static, str>,
    /// Its files, narrowest first.
    pub files: Vec<FileView>,
}

/// One file of a photo.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FileView {
    /// Address from the site's root.
    pub url: SitePath,
    /// Width in pixels.
    pub width: u32,
}
