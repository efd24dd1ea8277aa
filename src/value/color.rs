//! Colours of style sheets, and their contrast.

use super::folding::fold;
use moxcms::TransferCharacteristics::Srgb;
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

    /// The nearest colour of linear light: red, green and blue from 0 to 1.
    pub(super) fn from_linear(light: [f64; 3]) -> Self {
        let [red, green, blue] =
            light.map(|part| (Srgb.gamma(part.clamp(0.0, 1.0)) * 255.0).round() as u8);
        Self::new(red, green, blue)
    }

    /// Its linear light: red, green and blue from 0 to 1.
    pub(super) fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|part| Srgb.linearize(f64::from(part) / 255.0))
    }

    /// The colour of an Indonesian name, such as `hijau tua`.
    pub fn named(text: &str) -> Option<Self> {
        let folded = fold(text).replace('-', " ");
        let name = folded.strip_prefix("warna ").unwrap_or(&folded);
        let found = NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| {
            let [_, red, green, blue] = value.to_be_bytes();
            Self::new(red, green, blue)
        })
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
        let digits = u32::from_str_radix(hex, 16).unwrap_or_default();
        let part = |shift: u32| (digits >> shift) as u8;
        // In the short form each digit stands for two.
        let doubled = |shift: u32| (part(shift) & 0xf) * 0x11;
        match hex.len() {
            6 => Ok(Self::new(part(16), part(8), part(0))),
            3 => Ok(Self::new(doubled(8), doubled(4), doubled(0))),
            found => Err(ColorError::Length { found }),
        }
    }
}

/// Names of colours as sellers say them, as `0xrrggbb`. Each is as dark as a shop's colour has to be for white text on
/// it, where its name allows.
const NAMES: [(&str, u32); 49] = [
    ("abu abu", 0x57_60_6a),
    ("abu abu muda", 0x8b_94_9e),
    ("abu abu tua", 0x37_3e_47),
    ("biru", 0x1d_4e_d8),
    ("biru dongker", 0x1e_2a_5a),
    ("biru langit", 0x02_84_c7),
    ("biru laut", 0x0e_5a_8a),
    ("biru muda", 0x3b_82_f6),
    ("biru navy", 0x1e_2a_5a),
    ("biru tosca", 0x0f_76_6e),
    ("biru toska", 0x0f_76_6e),
    ("biru tua", 0x1e_3a_8a),
    ("coklat", 0x7b_4a_24),
    ("coklat muda", 0xa4_70_45),
    ("coklat tua", 0x4e_2f_1a),
    ("cokelat", 0x7b_4a_24),
    ("cokelat muda", 0xa4_70_45),
    ("cokelat tua", 0x4e_2f_1a),
    ("emas", 0x9a_74_1a),
    ("hijau", 0x15_80_3d),
    ("hijau botol", 0x0b_4a_36),
    ("hijau daun", 0x3f_7d_20),
    ("hijau lumut", 0x55_6b_2f),
    ("hijau muda", 0x4d_9f_2f),
    ("hijau tosca", 0x0f_76_6e),
    ("hijau toska", 0x0f_76_6e),
    ("hijau tua", 0x14_53_2d),
    ("hitam", 0x1f_1f_1f),
    ("jingga", 0xc2_41_0c),
    ("krem", 0xb0_95_6b),
    ("kuning", 0xca_8a_04),
    ("kuning muda", 0xea_b3_08),
    ("kuning tua", 0xa1_62_07),
    ("marun", 0x7f_1d_2d),
    ("merah", 0xb9_1c_1c),
    ("merah bata", 0x9a_3b_26),
    ("merah hati", 0x7f_1d_1d),
    ("merah marun", 0x7f_1d_2d),
    ("merah muda", 0xdb_27_77),
    ("merah tua", 0x7f_1d_1d),
    ("navy", 0x1e_2a_5a),
    ("oranye", 0xc2_41_0c),
    ("perak", 0x6b_72_80),
    ("pink", 0xdb_27_77),
    ("putih", 0xff_ff_ff),
    ("tosca", 0x0f_76_6e),
    ("toska", 0x0f_76_6e),
    ("ungu", 0x6d_28_d9),
    ("ungu tua", 0x4c_1d_95),
];

/// The contrast of two colours, 1.0 to 21.0, as WCAG 2.1 defines it
/// (<https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio>). Text needs 4.5 for level AA.
pub fn contrast(one: Color, other: Color) -> f64 {
    let luminance = |color: Color| {
        let [red, green, blue] = color.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
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
    fn names_are_understood() {
        for text in ["hijau tua", "Hijau Tua", "hijau-tua", "warna hijau tua"] {
            assert_eq!(
                Color::named(text),
                Some(Color::new(0x14, 0x53, 0x2d)),
                "{text}"
            );
        }
        assert_eq!(Color::named("hijau pupus"), None);
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
