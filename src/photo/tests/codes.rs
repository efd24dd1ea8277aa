//! QR codes in photos: found however the photo was taken.

use image::imageops::{self, FilterType};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::super::samples::*;
use super::super::{PhotoError, read_code};
use crate::qr::Code;

const PAYMENT: &str = "00020101021126190015ID.CO.CONTOH.WW5303360";

/// The code of a text so many pixels wide.
fn code(text: &str, width: u32) -> RgbImage {
    let png = Code::of(text).unwrap().png();
    let code = image::load_from_memory(&png).unwrap().into_rgb8();
    imageops::resize(&code, width, width, FilterType::Triangle)
}

/// A brown table with things on it, each with its place.
fn table(things: &[(&RgbImage, i64, i64)]) -> RgbImage {
    let mut table = RgbImage::from_fn(1200, 1600, |x, y| {
        let grain = u8::try_from((x * 7 + y * 13) % 40).unwrap();
        Rgb([120 + grain, 90 + grain, 60])
    });
    for (thing, x, y) in things {
        imageops::overlay(&mut table, *thing, *x, *y);
    }
    table
}

/// A lamp from the left, and a shadow over the lower part.
fn badly_lit(mut photo: RgbImage) -> RgbImage {
    let (width, height) = photo.dimensions();
    for (x, y, pixel) in photo.enumerate_pixels_mut() {
        let lamp = 100 - x * 60 / width;
        let light = if y > height / 2 + x / 4 {
            lamp / 2
        } else {
            lamp
        };
        pixel.0 = pixel.0.map(|level| (u32::from(level) * light / 100) as u8);
    }
    photo
}

fn read(bench: &Bench, photo: &[u8]) -> Result<Option<String>, PhotoError> {
    read_code(&bench.photo("qris.jpg", photo))
}

#[test]
fn a_code_is_read_from_screenshots_and_photos() {
    let bench = Bench::new();
    let sticker = code(PAYMENT, 600);
    let blurred = imageops::blur(&table(&[(&sticker, 300, 500)]), 2.0);
    let as_png = |picture: RgbImage| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        DynamicImage::from(picture)
            .write_to(&mut bytes, ImageFormat::Png)
            .unwrap();
        bytes.into_inner()
    };
    for (name, photo) in [
        ("the code alone", as_png(code(PAYMENT, 450))),
        ("three pixels a module", as_png(code(PAYMENT, 111))),
        ("on a table", jpeg(&table(&[(&sticker, 300, 500)]))),
        (
            "upside down",
            jpeg(&imageops::rotate180(&table(&[(&sticker, 300, 500)]))),
        ),
        (
            "in bad light",
            jpeg(&badly_lit(table(&[(&sticker, 300, 500)]))),
        ),
        ("shaken", jpeg(&badly_lit(blurred))),
    ] {
        assert_eq!(
            read(&bench, &photo).unwrap().as_deref(),
            Some(PAYMENT),
            "{name}"
        );
    }
}

#[test]
fn a_payment_code_goes_before_any_other() {
    let bench = Bench::new();
    let (chat, sticker) = (code("https://wa.me/628", 400), code(PAYMENT, 500));
    let both = table(&[(&chat, 50, 50), (&sticker, 600, 900)]);
    assert_eq!(
        read(&bench, &jpeg(&both)).unwrap().as_deref(),
        Some(PAYMENT)
    );
    let chat = table(&[(&chat, 50, 50)]);
    assert_eq!(
        read(&bench, &jpeg(&chat)).unwrap().as_deref(),
        Some("https://wa.me/628")
    );
}

#[test]
fn a_photo_without_a_code_has_none() {
    let bench = Bench::new();
    assert_eq!(read(&bench, &jpeg(&scene(200, 150))).unwrap(), None);
}

#[test]
fn a_photo_that_cannot_be_decoded_is_an_error() {
    let bench = Bench::new();
    let whole = jpeg(&scene(200, 150));
    let scan = whole
        .windows(2)
        .position(|marker| marker == [0xFF, 0xDA])
        .unwrap();
    assert!(matches!(
        read(&bench, &whole[..scan + 14]),
        Err(PhotoError::Damaged)
    ));
}
