//! Keys of cache entries: hashes of everything that can change their bytes.
//!
//! | in the key | because |
//! |---|---|
//! | hash of the source bytes | another photo is another picture; turn, size and colour profile are part of these bytes |
//! | width and height | another size |
//! | crop and focus | another part of the photo; where the subject is follows from the source bytes |
//! | format | another encoder |
//! | the level of [`Quality`] | with the source bytes it decides the encoder's setting |
//! | the search's version | how a setting is found for a level |
//! | the encoder's version | its name, release and fixed options |
//! | our pipeline version | decoders, colour, shrinking |
//! | words, their colours, the version of their layout and the face | a preview with a name and a price shows them |
//! | an icon's side, the logo's share of it, its colour, the version of its layout | an icon shows them |
//!
//! | not in the key | because |
//! |---|---|
//! | path, name, times | the same bytes give the same picture wherever they lie |
//! | the other widths of the recipe | each picture is made alike whatever else is made |
//! | thread count, order of jobs | they change no byte |
//! | what stands for the shop besides: its theme, its language | the words are in the key as they are drawn |
//! | operating system, processor | the cache is local; the pixel work is the same on all |

use std::fmt;

use super::develop::SETTINGS_VERSION;
use super::{Crop, Drawing, Focus, Format, Mount, Quality, encode};

/// To be raised whenever decoding, colour conversion or shrinking may give other pixels for the same photo, or when a
/// photo that failed may now succeed.
const PIPELINE_VERSION: u32 = 3;

/// Name of a cache entry: 32 bytes, printed as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key of one picture made from the photo whose bytes hash to `source`.
    pub(super) fn of_rendition(
        source: &blake3::Hash,
        (width, height): (u32, u32),
        (crop, mount): (Crop, Option<&Mount>),
        (format, quality): (Format, Quality),
    ) -> Self {
        let crop = match crop {
            Crop::Whole => [0, 0, 0],
            Crop::Around(Focus::Subject) => [1, 0, 0],
            Crop::Around(Focus::At(point)) => [2, point.across, point.down],
        };
        let mut hasher = blake3::Hasher::new_derive_key("Etalase 2026 photo rendition");
        hasher
            .update(source.as_bytes())
            .update(&PIPELINE_VERSION.to_le_bytes())
            .update(&width.to_le_bytes())
            .update(&height.to_le_bytes())
            .update(&crop)
            .update(&[format as u8, quality as u8])
            .update(SETTINGS_VERSION.as_bytes())
            .update(encode::version(format).as_bytes());
        if let Some(mount) = mount {
            mount.hash(&mut hasher);
        }
        Self(hasher.finalize().into())
    }

    /// The key of a drawing without a photo; `motif` hashes what it shows.
    pub(super) fn of_drawing(
        (width, height): (u32, u32),
        motif: impl FnOnce(&mut blake3::Hasher),
    ) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("Etalase 2026 drawing");
        hasher
            .update(&width.to_le_bytes())
            .update(&height.to_le_bytes())
            .update(encode::version(Drawing::FORMAT).as_bytes());
        motif(&mut hasher);
        Self(hasher.finalize().into())
    }

    /// The key of the row about the photo itself, which includes its settings for a level.
    pub(super) fn of_photo(source: &blake3::Hash, quality: Quality) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("Etalase 2026 photo note");
        hasher
            .update(source.as_bytes())
            .update(&PIPELINE_VERSION.to_le_bytes())
            .update(&[quality as u8])
            .update(SETTINGS_VERSION.as_bytes());
        for format in [Format::WebP, Format::Jpeg, Format::Avif] {
            hasher.update(encode::version(format).as_bytes());
        }
        Self(hasher.finalize().into())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Key({self})")
    }
}
