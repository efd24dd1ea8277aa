//! The colours of a shop, made from its one brand colour so that all text stays readable.
//!
//! Only the lightness in OKLCH changes, and chroma where the screen cannot show so much of it: hue is
//! what people recognise a brand by, and OKLCH keeps it steady where HSL lets blue turn purple. Every
//! promise below is WCAG 2.1 level AA (1.4.3 text, 1.4.11 shapes).

use super::color::{Color, contrast};
use moxcms::{Oklch, Rgb};
use serde::Serialize;

/// Contrast of text with what it stands on (WCAG 1.4.3).
const TEXT: f64 = 4.5;
/// Contrast of a button with what it stands on (WCAG 1.4.11).
const SHAPE: f64 = 3.0;
/// Backgrounds of content in light themes.
const LIGHT_SURFACES: [Color; 2] = [Color::WHITE, Color::new(0xfa, 0xf8, 0xf5)];
/// Backgrounds of content in dark themes.
const DARK_SURFACES: [Color; 2] = [Color::new(0x14, 0x12, 0x10), Color::new(0x1f, 0x1c, 0x19)];
/// The dark one of the two colours of text on the brand.
const NEAR_BLACK: Color = DARK_SURFACES[0];
/// Step of lightness in the search, on a scale from 0 (black) to 1 (white).
const STEP: f32 = 0.005;
/// Most steps, more than any search needs to reach black or white.
const MOST_STEPS: u8 = 200;

/// Colours for a light and a dark theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Palette {
    /// Buttons and bars of the light theme: the brand colour, moved only when neither white nor near-black
    /// can be read on it.
    pub brand: Color,
    /// Text on `brand`: white where that can be read, else near-black.
    pub on_brand: Color,
    /// Links and headings of the light theme; readable on its surfaces and on `tint_light`.
    pub brand_text_light: Color,
    /// Buttons and bars of the dark theme, light enough to be seen on its surfaces.
    pub brand_dark: Color,
    /// Text on `brand_dark`.
    pub on_brand_dark: Color,
    /// Links and headings of the dark theme; readable on its surfaces and on `tint_dark`.
    pub brand_text_dark: Color,
    /// Faint tint of the brand behind content of the light theme.
    pub tint_light: Color,
    /// Faint tint of the brand behind content of the dark theme.
    pub tint_dark: Color,
}

/// Direction of a search in lightness.
#[derive(Clone, Copy)]
enum Toward {
    Black,
    White,
}

impl Palette {
    /// Makes all colours from the brand colour.
    pub fn from_brand(brand: Color) -> Self {
        let tint_light = tint(brand, 0.96, 0.016);
        let tint_dark = tint(brand, 0.25, 0.025);
        let (light_brand, on_brand) = with_text(brand);
        let seen = move_until(brand, Toward::White, |color| {
            stands_out(color, &DARK_SURFACES, SHAPE)
        });
        let (brand_dark, on_brand_dark) = with_text(seen);
        Self {
            brand: light_brand,
            on_brand,
            brand_text_light: move_until(brand, Toward::Black, |color| {
                stands_out(color, &LIGHT_SURFACES, TEXT) && contrast(color, tint_light) >= TEXT
            }),
            brand_dark,
            on_brand_dark,
            brand_text_dark: move_until(brand, Toward::White, |color| {
                stands_out(color, &DARK_SURFACES, TEXT) && contrast(color, tint_dark) >= TEXT
            }),
            tint_light,
            tint_dark,
        }
    }
}

/// The colour, and readable text on it. A few medium greys are too dark for near-black and too light for white; they
/// are darkened slightly.
fn with_text(color: Color) -> (Color, Color) {
    let readable = |color| {
        [Color::WHITE, NEAR_BLACK]
            .into_iter()
            .find(|text| contrast(color, *text) >= TEXT)
    };
    let color = move_until(color, Toward::Black, |color| readable(color).is_some());
    (color, readable(color).unwrap_or(Color::WHITE))
}

fn stands_out(color: Color, surfaces: &[Color], least: f64) -> bool {
    surfaces
        .iter()
        .all(|surface| contrast(color, *surface) >= least)
}

/// The colour itself when it is good, else the nearest lightness that is.
fn move_until(color: Color, toward: Toward, good: impl Fn(Color) -> bool) -> Color {
    if good(color) {
        return color;
    }
    let start = oklch(color);
    let end = match toward {
        Toward::Black => Color::new(0, 0, 0),
        Toward::White => Color::WHITE,
    };
    (1..MOST_STEPS)
        .map(|step| {
            let moved = STEP * f32::from(step);
            let lightness = match toward {
                Toward::Black => start.l - moved,
                Toward::White => start.l + moved,
            };
            shown(Oklch {
                l: lightness.clamp(0.0, 1.0),
                ..start
            })
        })
        .find(|candidate| good(*candidate))
        .unwrap_or(end)
}

fn tint(color: Color, lightness: f32, most_chroma: f32) -> Color {
    let brand = oklch(color);
    shown(Oklch {
        l: lightness,
        c: brand.c.min(most_chroma),
        ..brand
    })
}

fn oklch(color: Color) -> Oklch {
    let [red, green, blue] = color.linear().map(|part| part as f32);
    Oklch::from_linear_rgb(Rgb::new(red, green, blue))
}

/// Maps to sRGB, with as much chroma as it has at this lightness and hue.
fn shown(color: Oklch) -> Color {
    let exact = |c| Oklch { c, ..color }.to_linear_rgb();
    let (mut inside, mut outside) = (0.0, color.c);
    if !exact(outside).is_out_of_gamut() {
        inside = outside;
    }
    // Bisection: twelve steps leave less than one level of 8 bits.
    for _ in 0..12 {
        let middle = f32::midpoint(inside, outside);
        if exact(middle).is_out_of_gamut() {
            outside = middle;
        } else {
            inside = middle;
        }
    }
    let Rgb { r, g, b } = exact(inside);
    Color::from_linear([r, g, b].map(f64::from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keeps_its_promises(brand: Color) {
        let palette = Palette::from_brand(brand);
        let readable =
            |text, ground| assert!(contrast(text, ground) >= TEXT, "{brand}: {palette:?}");
        readable(palette.on_brand, palette.brand);
        readable(palette.on_brand_dark, palette.brand_dark);
        readable(palette.brand_text_light, palette.tint_light);
        readable(palette.brand_text_dark, palette.tint_dark);
        for surface in LIGHT_SURFACES {
            readable(palette.brand_text_light, surface);
        }
        for surface in DARK_SURFACES {
            readable(palette.brand_text_dark, surface);
            assert!(
                contrast(palette.brand_dark, surface) >= SHAPE,
                "{brand}: {palette:?}"
            );
        }
    }

    #[test]
    fn a_colour_that_is_good_stays_as_it_is() {
        let green = Color::new(0x0b, 0x6b, 0x3a);
        let palette = Palette::from_brand(green);
        assert_eq!((palette.brand, palette.on_brand), (green, Color::WHITE));
        assert_eq!(palette.brand_text_light, green);
        let yellow = Color::new(0xff, 0xd5, 0x00);
        let palette = Palette::from_brand(yellow);
        assert_eq!((palette.brand, palette.on_brand), (yellow, NEAR_BLACK));
        assert_eq!(palette.brand_text_dark, yellow);
    }

    #[test]
    fn the_hue_is_kept() {
        for brand in [
            Color::new(0, 0, 255),
            Color::new(255, 213, 0),
            Color::new(200, 30, 90),
        ] {
            let palette = Palette::from_brand(brand);
            for made in [
                palette.brand_text_light,
                palette.brand_text_dark,
                palette.brand_dark,
            ] {
                let turn = (oklch(made).h - oklch(brand).h)
                    .to_degrees()
                    .rem_euclid(360.0);
                assert!(turn.min(360.0 - turn) < 4.0, "{brand} became {made}");
            }
        }
    }

    #[test]
    fn greys_and_corners_stay_readable() {
        for level in 0..=255 {
            keeps_its_promises(Color::new(level, level, level));
            keeps_its_promises(Color::new(level, 0, 255));
            keeps_its_promises(Color::new(255, level, 0));
            keeps_its_promises(Color::new(0, 255, level));
        }
    }

    proptest! {
        #[test]
        fn every_colour_stays_readable(parts in any::<(u8, u8, u8)>()) {
            keeps_its_promises(Color::new(parts.0, parts.1, parts.2));
        }
    }
}
