//! Words on pictures: what is drawn, what is left out, what stays as it is.

use std::sync::Arc;

use image::RgbImage;

use super::super::samples::*;
use super::super::{
    Caption, Drawing, Focus, Format, Icon, Job, Price, Quality, Recipe, Rendition, Shape, Words,
};
use crate::value::Color;

const GREEN: Color = Color::new(0x0b, 0x6b, 0x3a);

fn words(name: &str, amount: Option<&str>) -> Words {
    let price = amount.map(|amount| Price {
        before: None,
        amount: amount.to_owned(),
        unit: Some("/bungkus".to_owned()),
    });
    Words {
        name: name.to_owned(),
        price,
        below: None,
    }
}

fn caption(name: &str, amount: Option<&str>) -> Option<Arc<Caption>> {
    Caption::new(words(name, amount), (GREEN, Color::WHITE)).map(Arc::new)
}

/// The preview of a smooth photo of this size with these words.
fn preview(bench: &Bench, size: (u32, u32), caption: Arc<Caption>) -> (Vec<Rendition>, RgbImage) {
    let source = bench.photo("x.jpg", &jpeg(&scene(size.0, size.1)));
    let recipe = Recipe {
        shape: Shape::Captioned(Focus::Subject, caption),
        widths: Vec::new(),
        quality: Quality::Tajam,
        avif: false,
    };
    let job = Job {
        renditions: source.renditions(&recipe),
        source,
        quality: Quality::Tajam,
    };
    bench.develop(&job).unwrap();
    let picture = bench.pictures(&job).pop();
    let picture = picture.map(|bytes| image::load_from_memory(&bytes).unwrap().into_rgb8());
    (job.renditions, picture.unwrap_or_default())
}

fn drawn(drawing: &Drawing) -> RgbImage {
    let bytes = drawing.draw().unwrap();
    image::load_from_memory(&bytes).unwrap().into_rgb8()
}

/// The largest difference of two colours in a channel.
fn distance(pixel: &image::Rgb<u8>, color: Color) -> u8 {
    let parts = [color.red, color.green, color.blue];
    let apart = pixel
        .0
        .iter()
        .zip(parts)
        .map(|(one, other)| one.abs_diff(other));
    apart.max().unwrap()
}

/// The share of pixels that are nearly of a colour, in per mille.
fn share(picture: &RgbImage, color: Color) -> usize {
    let near = picture.pixels().filter(|pixel| distance(pixel, color) < 24);
    near.count() * 1000 / picture.pixels().len()
}

#[test]
fn a_preview_shows_the_photo_above_and_the_words_on_a_band_below() {
    let bench = Bench::new();
    let (_, picture) = preview(
        &bench,
        (1400, 1000),
        caption("Kopi Gayo", Some("Rp12.500")).unwrap(),
    );
    assert_eq!(picture.dimensions(), (1200, 630));
    let corner = picture.get_pixel(2, 628);
    assert!(distance(corner, GREEN) < 12, "{corner:?} is no band");
    let above = image::imageops::crop_imm(&picture, 0, 0, 1200, 400).to_image();
    assert!(share(&above, GREEN) < 20 && share(&above, Color::WHITE) == 0);
    let band = image::imageops::crop_imm(&picture, 0, 520, 1200, 110).to_image();
    let (ground, ink) = (share(&band, GREEN), share(&band, Color::WHITE));
    assert!(ground > 600 && (60..350).contains(&ink), "{ground} {ink}");
}

#[test]
fn the_name_of_a_preview_in_the_cache_changes_exactly_when_its_words_or_colours_do() {
    let bench = Bench::new();
    let source = bench.photo("x.jpg", &jpeg(&scene(1400, 1000)));
    let key = |caption: Option<Caption>| {
        let recipe = Recipe {
            shape: Shape::Captioned(Focus::Subject, Arc::new(caption.unwrap())),
            widths: Vec::new(),
            quality: Quality::Tajam,
            avif: false,
        };
        source.renditions(&recipe)[0].key
    };
    let white_on = |color, words| Caption::new(words, (color, Color::WHITE));
    let first = key(white_on(GREEN, words("Kopi", Some("Rp12.500"))));
    let same = key(white_on(GREEN, words("  Kopi ☕ ", Some("Rp12.500"))));
    assert_eq!(first, same, "what is not drawn plays no part");
    let red = Color::new(0x9f, 0, 0);
    for other in [
        white_on(GREEN, words("Kopi", Some("Rp13.000"))),
        white_on(GREEN, words("Kopi", None)),
        white_on(GREEN, words("Kopi G", Some("Rp12.500"))),
        white_on(red, words("Kopi", Some("Rp12.500"))),
        Caption::new(words("Kopi", Some("Rp12.500")), (GREEN, red)),
    ] {
        assert_ne!(first, key(other));
    }
}

#[test]
fn what_the_face_has_no_shape_for_is_left_out() {
    let same = |one: &str, other: &str| assert_eq!(caption(one, None), caption(other, None));
    same("Kopi ☕️ Gayo 👩🏽‍🌾", "Kopi Gayo");
    same("💥PROMO💥 (咖啡)", "PROMO");
    same("قهوة غايو Gayo", "Gayo");
    // A letter and its mark are one, however they were typed.
    same("Ke\u{301}ripik", "K\u{e9}ripik");
    for nothing in ["", "قهوة", "咖啡 ☕", "(…) – !", "\u{200b}\u{feff}"] {
        assert_eq!(caption(nothing, Some("Rp12.500")), None, "{nothing:?}");
    }
    // None of these may stop a build.
    for odd in [
        "\u{202e}iipoK",
        "a\u{300}\u{300}\u{300}\u{300}",
        "ﷺ x",
        "🇮🇩 Aceh",
        "a\0b",
    ] {
        let caption = caption(odd, Some("Rp1")).expect(odd);
        drawn(&Drawing::poster(caption));
    }
}

#[test]
fn long_words_end_within_the_picture() {
    let bench = Bench::new();
    for name in ["Kain Karawo ".repeat(40), "a".repeat(300), "W".repeat(60)] {
        let caption = caption(&name, Some("Rp999.999.999.999")).unwrap();
        let poster = drawn(&Drawing::poster(Arc::clone(&caption)));
        let (_, preview) = preview(&bench, (1400, 1000), caption);
        for (picture, top) in [(poster, 0), (preview, 500)] {
            let bare = |x: u32| (top..630).all(|y| distance(picture.get_pixel(x, y), GREEN) < 40);
            assert!((0..24).all(bare) && (1176..1200).all(bare), "{name}");
        }
    }
}

#[test]
fn a_photo_too_small_for_words_gets_none() {
    let bench = Bench::new();
    let caption = caption("Kopi", None).unwrap();
    let (renditions, _) = preview(&bench, (500, 500), Arc::clone(&caption));
    assert_eq!(renditions, []);
    let (renditions, picture) = preview(&bench, (640, 640), caption);
    assert_eq!((renditions.len(), picture.dimensions()), (1, (640, 336)));
}

#[test]
fn an_icon_has_the_first_letter_in_its_middle() {
    let icon = Icon {
        side: 192,
        share: 100,
        ground: GREEN,
    };
    let picture = drawn(&Drawing::letter(icon, "  «umah» Ine", Color::WHITE));
    assert_eq!(picture.dimensions(), (192, 192));
    let inked = |range: std::ops::Range<u32>| {
        let pixels = range.flat_map(|x| (0..192).map(move |y| (x, y)));
        pixels
            .filter(|(x, y)| distance(picture.get_pixel(*x, *y), Color::WHITE) < 24)
            .count()
    };
    let (left, right) = (inked(0..96), inked(96..192));
    assert!(
        left > 500 && left.abs_diff(right) < left / 3,
        "{left} {right}"
    );
    assert_eq!(
        Drawing::letter(icon, "umah", Color::WHITE),
        Drawing::letter(icon, "👋 Umah", Color::WHITE)
    );
    // A name without a letter that can be drawn leaves the colour alone.
    let picture = drawn(&Drawing::letter(icon, "قهوة", Color::WHITE));
    assert_eq!(share(&picture, GREEN), 1000);
}

#[test]
fn an_icon_goes_on_in_the_colour_of_the_logos_edge_and_is_never_enlarged() {
    let bench = Bench::new();
    let red = Color::new(0xc0, 0x10, 0x10);
    let icon = Icon {
        side: 512,
        share: 60,
        ground: GREEN,
    };
    let icon_of = |name: &str, logo: &RgbImage| {
        let mut png = std::io::Cursor::new(Vec::new());
        logo.write_to(&mut png, image::ImageFormat::Png).unwrap();
        let source = bench.photo(name, png.get_ref());
        let recipe = Recipe {
            shape: Shape::Icon(icon),
            widths: Vec::new(),
            quality: Quality::Seimbang,
            avif: false,
        };
        let job = Job {
            renditions: source.renditions(&recipe),
            source,
            quality: Quality::Seimbang,
        };
        bench.develop(&job).unwrap();
        let pictures = bench.pictures(&job);
        assert_eq!(job.renditions[0].format, Format::Png);
        image::load_from_memory(&pictures[0]).unwrap().into_rgb8()
    };
    let flat = RgbImage::from_pixel(600, 300, image::Rgb([0xc0, 0x10, 0x10]));
    assert_eq!(share(&icon_of("flat.png", &flat), red), 1000);
    let small = scene(120, 120);
    let picture = icon_of("small.png", &small);
    assert_eq!(picture.dimensions(), (512, 512));
    let brand = share(&picture, GREEN);
    assert!(
        brand > 930,
        "{brand}: the logo has 120 of 512 pixels a side"
    );
}
