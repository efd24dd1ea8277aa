//! The name of a cache entry: a hash over everything that can change its bytes.
//!
//! | in the key | because |
//! |---|---|
//! | hash of the source bytes | another photo is another picture; turn, size and colour profile are part of these bytes |
//! | width and height | another size |
//! | format | another encoder |
//! | the encoder's setting | the number handed to it, so moving the scale of [`Quality`] moves the key |
//! | the encoder's version | its name, release and fixed options |
//! | our pipeline version | decoders, colour, shrinking |
//!
//! | not in the key | because |
//! |---|---|
//! | path, name, times | the same bytes give the same picture wherever they lie |
//! | the other widths of the recipe | each width is made from the photo alone, never from another width |
//! | thread count, order of jobs | they change no byte |
//! | operating system, processor | the cache is local; the pixel work is the same on all |

use std::fmt;

use super::encode::{self, Format};
use super::recipe::Quality;

/// Rises whenever decoding, colour conversion or shrinking may give other pixels for the same photo,
/// or when a photo that failed may now succeed.
const PIPELINE_VERSION: u32 = 1;

/// The name of a cache entry: 32 bytes, printed as 64 hexadecimal digits.
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
        format: Format,
        quality: Quality,
    ) -> Self {
        let encoder = encode::version(format);
        let mut hasher = blake3::Hasher::new_derive_key("Etalase 2026 photo rendition");
        hasher
            .update(source.as_bytes())
            .update(&PIPELINE_VERSION.to_le_bytes())
            .update(&width.to_le_bytes())
            .update(&height.to_le_bytes())
            .update(&[format as u8, encode::setting(format, quality)])
            .update(encoder.as_bytes());
        Self(hasher.finalize().into())
    }

    /// The key of what was learnt about the photo itself.
    pub(super) fn of_photo(source: &blake3::Hash) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("Etalase 2026 photo note");
        hasher
            .update(source.as_bytes())
            .update(&PIPELINE_VERSION.to_le_bytes());
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
