//! QRIS codes of invented shops, and pictures of them. Independent of the program.

use image::imageops::{self, FilterType};
use image::{GrayImage, Luma, RgbImage};
use qrcodegen::{QrCode, QrCodeEcc};

use super::pictures;

/// A field: its tag, its length, its value.
fn field(tag: u8, value: &str) -> String {
    format!("{tag:02}{:02}{value}", value.chars().count())
}

/// The text of Toko Sari's code, with these fields in the place of its own.
pub fn payload(changes: &[(u8, &str)]) -> String {
    let account = field(0, "COM.CONTOH.WWW") + &field(1, "936000000000000000");
    let national = field(0, "ID.CO.QRIS.WWW") + &field(2, "ID0000000000000") + &field(3, "UMI");
    let fields = [
        (0, "01"),
        (1, "11"),
        (26, &*account),
        (51, &*national),
        (52, "5499"),
        (53, "360"),
        (58, "ID"),
        (59, "TOKO SARI"),
        (60, "BANDA ACEH"),
    ];
    let changed = |tag| changes.iter().find(|(other, _)| *other == tag);
    let fields = fields.map(|(tag, value)| field(tag, changed(tag).map_or(value, |(_, new)| new)));
    sealed(&fields.concat())
}

/// The fields with the checksum that the standard asks for, bit by bit.
pub fn sealed(fields: &str) -> String {
    let text = format!("{fields}6304");
    let mut checksum: u16 = 0xFFFF;
    for byte in text.bytes() {
        checksum ^= u16::from(byte) << 8;
        for _ in 0..8 {
            let carry = checksum & 0x8000 != 0;
            checksum = (checksum << 1) ^ if carry { 0x1021 } else { 0 };
        }
    }
    format!("{text}{checksum:04X}")
}

/// A picture of a code with its quiet zone, `width` pixels wide.
pub fn picture(text: &str, width: u32) -> RgbImage {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("a short text");
    let side = code.size().unsigned_abs() + 8;
    let small = GrayImage::from_fn(side, side, |x, y| {
        let dark = code.get_module(x.cast_signed() - 4, y.cast_signed() - 4);
        Luma([if dark { 0 } else { 255 }])
    });
    let small = image::DynamicImage::from(small).into_rgb8();
    imageops::resize(&small, width, width, FilterType::Triangle)
}

/// A photo of a sticker on a counter, of which the right half lies in shadow.
pub fn sticker(text: &str) -> RgbImage {
    let mut photo = pictures::gradient(1000, 1400);
    imageops::overlay(&mut photo, &picture(text, 560), 200, 500);
    for (x, _, pixel) in photo.enumerate_pixels_mut() {
        if x > 500 {
            pixel.0 = pixel.0.map(|level| level / 2);
        }
    }
    photo
}

/// Text of the code in a picture.
pub fn read(picture: &[u8]) -> String {
    let picture = image::load_from_memory(picture)
        .expect("a picture")
        .into_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let level = |x: usize, y: usize| picture.as_raw()[y * width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, level);
    let codes = prepared.detect_grids();
    assert_eq!(codes.len(), 1, "one code");
    codes[0].decode().expect("a code that can be read").1
}
