//! Photos and odd files for tests.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, Frame, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

/// An asymmetric picture: red grows to the right, green downwards.
pub fn gradient(width: u32, height: u32) -> RgbImage {
    let level = |at: u32, of: u32| u8::try_from(at * 255 / of.max(1)).expect("below 256");
    RgbImage::from_fn(width, height, |x, y| {
        Rgb([level(x, width), level(y, height), 60])
    })
}

/// A bright picture with sharp edges: a good photo, if it is large enough.
pub fn sharp(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x / 20 + y / 20) % 2 {
        0 => Rgb([240, 235, 220]),
        _ => Rgb([150, 60, 30]),
    })
}

/// An ordinary JPEG, without any metadata.
pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 92)
        .encode_image(picture)
        .expect("a JPEG");
    bytes
}

/// A JPEG with all metadata of a phone: EXIF with a position, a colour profile, XMP, a comment and a thumbnail.
pub fn talkative_jpeg(picture: &RgbImage, orientation: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 92);
    encoder.set_exif_metadata(exif(orientation)).expect("EXIF");
    encoder.encode_image(picture).expect("a JPEG");
    let mut segments = Vec::new();
    let xmp =
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>RUMAH</x:xmpmeta>";
    segment(&mut segments, 0xE1, xmp);
    let thumbnail = [b"JFXX\0\x10".as_slice(), &jpeg(&gradient(16, 16))].concat();
    segment(&mut segments, 0xE0, &thumbnail);
    segment(&mut segments, 0xFE, b"RAHASIA DAPUR");
    bytes.splice(2..2, segments);
    bytes
}

fn segment(bytes: &mut Vec<u8>, marker: u8, data: &[u8]) {
    let length = u16::try_from(data.len() + 2).expect("a short segment");
    bytes.extend([0xFF, marker]);
    bytes.extend(length.to_be_bytes());
    bytes.extend(data);
}

/// EXIF (a little-endian TIFF) with a maker, an orientation and a position.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x03\0".to_vec();
    tiff.extend(b"\x0F\x01\x02\0\x08\0\0\0\x32\0\0\0"); // Make, 8 letters at 50
    tiff.extend(b"\x12\x01\x03\0\x01\0\0\0"); // Orientation
    tiff.extend([orientation, 0, 0, 0]);
    tiff.extend(b"\x25\x88\x04\0\x01\0\0\0\x3A\0\0\0\0\0\0\0"); // GPS directory at 58; no next one
    tiff.extend(b"WARUNG7\0");
    tiff.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0"); // GPSLatitudeRef: N
    tiff
}

/// A picture in some format.
pub fn stored_as(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture
        .into()
        .write_to(&mut bytes, format)
        .expect("a picture");
    bytes.into_inner()
}

/// A PNG of 16 bits a channel.
pub fn deep_png(width: u32, height: u32) -> Vec<u8> {
    let picture = DynamicImage::ImageRgb8(gradient(width, height)).into_rgb16();
    stored_as(picture, ImageFormat::Png)
}

/// An animated GIF: a red picture, then a blue one.
pub fn animated_gif(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for color in [[200, 20, 20, 255], [20, 20, 200, 255]] {
        let frame = Frame::new(RgbaImage::from_pixel(width, height, Rgba(color)));
        encoder.encode_frame(frame).expect("a frame");
    }
    drop(encoder);
    bytes
}

/// A PNG with a header that claims a size, and next to no data.
pub fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = [header, vec![8, 2, 0, 0, 0]].concat();
    let mut bytes = b"\x89PNG\r\n\x1A\n".to_vec();
    for (kind, data) in [
        (b"IHDR", header.as_slice()),
        (b"IDAT", b"\x78\x9C\x03\0\0\0\0\x01"),
    ] {
        bytes.extend(u32::try_from(data.len()).expect("short").to_be_bytes());
        let chunk = [kind.as_slice(), data].concat();
        bytes.extend(&chunk);
        let mut check = flate2::Crc::new();
        check.update(&chunk);
        bytes.extend(check.sum().to_be_bytes());
    }
    bytes
}

/// A HEIC photo, 96 by 64 pixels when upright, encoded by another program.
pub fn iphone() -> Vec<u8> {
    let file = "src/photo/tests/heic/turn-6.heic";
    std::fs::read(super::repository().join(file)).expect("a photo for the tests")
}

/// The first bytes of a HEIC image sequence, which is not supported.
pub fn heic() -> Vec<u8> {
    let mut bytes = b"\0\0\0\x18ftyphevc\0\0\0\0mif1hevc".to_vec();
    bytes.extend([0; 200]);
    bytes
}

/// A JPEG of 8 by 8 pixels with four components as Adobe stores them (inverted): magenta ink alone.
pub fn cmyk_jpeg() -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    segment(&mut bytes, 0xEE, b"Adobe\0\x64\0\0\0\0\0");
    segment(&mut bytes, 0xDB, &[[0].as_slice(), &[8; 64]].concat());
    let components: Vec<u8> = (1..=4).flat_map(|component| [component, 0x11, 0]).collect();
    segment(
        &mut bytes,
        0xC0,
        &[[8, 0, 8, 0, 8, 4].as_slice(), &components].concat(),
    );
    for (table, symbol) in [(0x00, 7), (0x10, 0)] {
        // One code, a single 0 bit: a difference of 7 bits for the mean, end of block for the rest.
        let lengths = [[table, 1].as_slice(), &[0; 15], &[symbol]].concat();
        segment(&mut bytes, 0xC4, &lengths);
    }
    let selectors: Vec<u8> = (1..=4).flat_map(|component| [component, 0]).collect();
    segment(
        &mut bytes,
        0xDA,
        &[[4].as_slice(), &selectors, &[0, 63, 0]].concat(),
    );
    // Per component: code, 7 bits (all ones +127, all zeros -127), end of block; ones fill the last byte.
    bytes.extend([
        0b0111_1111,
        0b0000_0000,
        0b0001_1111,
        0b1100_1111,
        0b1110_1111,
        0xFF,
        0xD9,
    ]);
    bytes
}
