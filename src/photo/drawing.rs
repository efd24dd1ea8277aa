//! Pictures that need no photo: words or a letter in the shop's colours. They are drawn in the time that
//! it takes to write them, so no cache keeps them.

use std::sync::Arc;

use super::caption::Caption;
use super::icon::{Icon, initial};
use super::recipe::PREVIEW;
use super::{DevelopError, Format, Key, encode};
use crate::value::Color;

/// The JPEG encoder's number for words alone: their edges show every loss, and flat grounds weigh nothing.
const WORDS_SETTING: u8 = 88;

/// A picture to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Stands for its bytes.
    pub key: Key,
    /// How it is encoded.
    pub format: Format,
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
    /// The words alone in the size of link previews.
    pub fn poster(caption: Arc<Caption>) -> Self {
        Self::new(Motif::Poster(caption), Format::Jpeg, PREVIEW)
    }

    /// An icon with the first letter of a name in `ink`.
    pub fn letter(icon: Icon, name: &str, ink: Color) -> Self {
        let motif = Motif::Letter(icon, initial(name), ink);
        Self::new(motif, Format::Png, (icon.side, icon.side))
    }

    fn new(motif: Motif, format: Format, (width, height): (u32, u32)) -> Self {
        let key = Key::of_drawing(format, (width, height), |hasher| match &motif {
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
            format,
            width,
            height,
            motif,
        }
    }

    /// Its file.
    ///
    /// # Errors
    /// When the encoder fails.
    pub fn draw(&self) -> Result<Vec<u8>, DevelopError> {
        let picture = match &self.motif {
            Motif::Poster(caption) => caption.poster((self.width, self.height)),
            Motif::Letter(icon, letter, ink) => icon.letter(letter, *ink),
        };
        let format = self.format;
        encode::encode(&picture, format, WORDS_SETTING)
            .map_err(|detail| DevelopError::Encode { format, detail })
    }
}
