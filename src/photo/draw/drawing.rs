//! Pictures without a photo: words or a letter in the shop's colours. Drawing takes no longer than writing, so they are
//! not cached.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::caption::Caption;
use super::icon::{Icon, initial};
use crate::photo::recipe::PREVIEW;
use crate::photo::{DevelopError, Format, Key, encode};
use crate::value::Color;

/// A picture to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Key of its bytes.
    pub key: Key,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    motif: Motif,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Motif {
    Poster(Arc<Caption>),
    Letter(Icon, String, Color),
}

impl Drawing {
    /// Encoded as PNG: flat grounds and sharp edges take a quarter of the bytes of a JPEG, without loss.
    pub const FORMAT: Format = Format::Png;

    /// A caption alone, in the size of link previews.
    pub fn poster(caption: Arc<Caption>) -> Self {
        Self::new(Motif::Poster(caption), PREVIEW)
    }

    /// An icon with the first letter of a name in `ink`.
    pub fn letter(icon: Icon, name: &str, ink: Color) -> Self {
        let motif = Motif::Letter(icon, initial(name), ink);
        Self::new(motif, (icon.side, icon.side))
    }

    fn new(motif: Motif, (width, height): (u32, u32)) -> Self {
        let key = Key::of_drawing((width, height), |hasher| match &motif {
            Motif::Poster(caption) => caption.hash(hasher),
            Motif::Letter(icon, letter, ink) => {
                icon.hash(hasher);
                hasher
                    .update(&[ink.red, ink.green, ink.blue])
                    .update(letter.as_bytes());
            }
        });
        Self {
            key,
            width,
            height,
            motif,
        }
    }

    /// Draws the file.
    ///
    /// # Errors
    /// When the encoder fails.
    pub fn draw(&self) -> Result<Vec<u8>, DevelopError> {
        let picture = match &self.motif {
            Motif::Poster(caption) => caption.poster((self.width, self.height)),
            Motif::Letter(icon, letter, ink) => icon.letter(letter, *ink),
        };
        encode::png(&picture).map_err(|detail| DevelopError::Encode {
            format: Self::FORMAT,
            detail,
        })
    }
}
/// Letters drawn in this run: many shops of a group start with the same letter, in the default colour.
#[derive(Debug, Default)]
pub struct DrawnLetters(Mutex<HashMap<Key, Arc<[u8]>>>);

/// Letters that are cached: each alphabet in every size, at most 2 MB.
const MOST_LETTERS: usize = 256;

impl DrawnLetters {
    /// Draws the file, or returns a cached letter.
    ///
    /// # Errors
    /// When the encoder fails.
    pub fn draw(&self, drawing: &Drawing) -> Result<Vec<u8>, DevelopError> {
        if matches!(drawing.motif, Motif::Poster(_)) {
            return drawing.draw();
        }
        let letters = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = letters().get(&drawing.key).cloned();
        if let Some(known) = known {
            return Ok(known.to_vec());
        }
        let drawn = drawing.draw()?;
        let mut letters = letters();
        if letters.len() < MOST_LETTERS {
            letters.insert(drawing.key, drawn.as_slice().into());
        }
        Ok(drawn)
    }
}
