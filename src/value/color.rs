//! Colours of style sheets, and their contrast.

use super::folding::fold;
use palette::Srgb;
use palette::color_difference::Wcag21RelativeContrast;
use serde::{Serialize, Serializer};
use std::fmt;

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

/// Reason why a text is not a colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColorError {
    /// Nothing was written.
    Empty,
    /// Something else than `#` and hexadecimal digits.
    NotHex,
    /// Neither three nor six digits.
    Length {
        /// Number of digits found.
        found: usize,
    },
}

impl Color {
    /// `#ffffff`.
    pub const WHITE: Self = Self::new(255, 255, 255);

    /// A colour of its three parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#rgb` or `#rrggbb`, with or without `#`.
    ///
    /// # Errors
    /// One variant of [`ColorError`] per kind of slip.
    pub fn parse(text: &str) -> Result<Self, ColorError> {
        let folded = fold(text);
        let hex = folded.strip_prefix('#').unwrap_or(&folded).trim_start();
        if hex.is_empty() {
            return Err(ColorError::Empty);
        }
        // `from_str_radix` would accept signs, and slicing could split characters.
        if !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(ColorError::NotHex);
        }
        let found = hex.len();
        Srgb::<u8>::from_hex(hex)
            .map(Self::from)
            .map_err(|_| ColorError::Length { found })
    }
}

/// The contrast of two colours, 1.0 to 21.0, as WCAG 2.1 defines it
/// (<https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio>). Text needs 4.5 for level AA.
pub fn contrast(one: Color, other: Color) -> f64 {
    let light = |color: Color| Srgb::<u8>::from(color).into_format::<f64>();
    light(one).relative_contrast(light(other))
}

impl From<Srgb<u8>> for Color {
    fn from(color: Srgb<u8>) -> Self {
        Self::new(color.red, color.green, color.blue)
    }
}

impl From<Color> for Srgb<u8> {
    fn from(color: Color) -> Self {
        Self::new(color.red, color.green, color.blue)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { red, green, blue } = self;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Color {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hex_with_and_without_the_sign() {
        for text in ["#AABBCC", "aabbcc", "#abc", "'#ABC'", "# aabbcc"] {
            assert_eq!(
                Color::parse(text),
                Ok(Color::new(0xaa, 0xbb, 0xcc)),
                "{text}"
            );
        }
        assert_eq!(Color::parse("#"), Err(ColorError::Empty));
        assert_eq!(Color::parse("hijau"), Err(ColorError::NotHex));
        assert_eq!(Color::parse("+1+2+3"), Err(ColorError::NotHex));
        assert_eq!(Color::parse("#abcd"), Err(ColorError::Length { found: 4 }));
    }

    #[test]
    fn contrast_agrees_with_the_published_examples() {
        let black = Color::new(0, 0, 0);
        assert!((contrast(black, Color::WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(Color::new(0x76, 0x76, 0x76), Color::WHITE) - 4.54).abs() < 0.01);
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(parts in any::<(u8, u8, u8)>(), text in "\\PC*") {
            let color = Color::new(parts.0, parts.1, parts.2);
            prop_assert_eq!(Color::parse(&color.to_string()), Ok(color));
            let _ = Color::parse(&text);
        }
    }
}
