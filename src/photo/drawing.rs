//! Pictures that need no photo: words or a letter in the shop's colours. They are drawn in the time that
//! it takes to write them, so no cache keeps them.

use std::sync::Arc;

use super::caption::Caption;
use super::icon::{Icon, initial};
use super::recipe::PREVIEW;
use super::{DevelopError, Format, Key, encode};
use crate::value::Color;

/// A picture to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Stands for its bytes.
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
    /// How it is encoded: flat grounds and sharp edges weigh a quarter of what they do as JPEG, and lose
    /// nothing.
    pub const FORMAT: Format = Format::Png;

    /// The words alone in the size of link previews.
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

    /// Its file.
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
