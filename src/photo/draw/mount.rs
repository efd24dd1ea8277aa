//! Mounts: a band of words below a photo, or the square of an icon around it.

use std::sync::Arc;

use image::RgbImage;

use super::caption::Caption;
use super::icon::Icon;

/// The frame of a photo, which becomes part of its picture.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mount {
    /// Words on a band below it.
    Caption(Arc<Caption>),
    /// The square of an icon.
    Icon(Icon),
}

impl Mount {
    /// The size of the photo within a picture of `size`; `whole` is its own size.
    pub(in crate::photo) fn size_of_photo(
        &self,
        size: (u32, u32),
        whole: (u32, u32),
    ) -> (u32, u32) {
        match self {
            Self::Caption(caption) => (size.0, caption.rows_of_photo(size)),
            Self::Icon(icon) => icon.size_of_sign(whole),
        }
    }

    /// Mounts a photo that was printed in that size.
    pub(in crate::photo) fn mounted(&self, photo: &RgbImage, height: u32) -> RgbImage {
        match self {
            Self::Caption(caption) => caption.below(photo, height),
            Self::Icon(icon) => icon.around(photo),
        }
    }

    /// Hashes everything that decides the drawing.
    pub(in crate::photo) fn hash(&self, hasher: &mut blake3::Hasher) {
        match self {
            Self::Caption(caption) => caption.hash(hasher),
            Self::Icon(icon) => icon.hash(hasher),
        }
    }
}
