//! Photos and odd files made for the tests of this room.

use std::fs;
use std::num::NonZeroUsize;

use camino::{Utf8Path, Utf8PathBuf};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage};
use tempfile::TempDir;

use super::{Cache, DevelopError, Developed, Job, Quality, Recipe, Shape, SourcePhoto, develop};

/// A folder with a shop's photos and a cache, deleted on drop.
pub(super) struct Bench {
    folder: TempDir,
    pub cache: Cache,
}

impl Bench {
    pub(super) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let cache =
            Cache::open(&Utf8Path::from_path(folder.path()).unwrap().join("cache")).unwrap();
        Self { folder, cache }
    }

    pub(super) fn path(&self, name: &str) -> Utf8PathBuf {
        Utf8Path::from_path(self.folder.path()).unwrap().join(name)
    }

    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Utf8PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(super) fn photo(&self, name: &str, bytes: &[u8]) -> SourcePhoto {
        SourcePhoto::read(&self.write(name, bytes)).unwrap()
    }

    pub(super) fn job(&self, name: &str, bytes: &[u8], widths: &[u32]) -> Job {
        job(self.photo(name, bytes), widths)
    }

    pub(super) fn develop(&self, job: &Job) -> Result<Developed, DevelopError> {
        develop(
            std::slice::from_ref(job),
            &self.cache,
            NonZeroUsize::MIN,
            &|_, _| (),
        )
        .remove(0)
    }

    /// The files of a job's pictures, in order.
    pub(super) fn pictures(&self, job: &Job) -> Vec<Vec<u8>> {
        let path = |rendition: &super::Rendition| self.cache.path(&rendition.key, rendition.format);
        job.renditions
            .iter()
            .map(|rendition| fs::read(path(rendition)).unwrap())
            .collect()
    }

    /// Develops a photo and decodes the first picture, which is the narrowest WebP.
    pub(super) fn developed_picture(&self, name: &str, bytes: &[u8], width: u32) -> RgbImage {
        let job = self.job(name, bytes, &[width]);
        self.develop(&job).unwrap();
        image::load_from_memory(&self.pictures(&job)[0])
            .unwrap()
            .into_rgb8()
    }
}

pub(super) fn job(source: SourcePhoto, widths: &[u32]) -> Job {
    let quality = Quality::Tajam;
    let recipe = Recipe {
        shape: Shape::Whole,
        widths: widths.to_vec(),
        quality,
        avif: false,
    };
    Job {
        renditions: source.renditions(&recipe),
        source,
        quality,
    }
}

/// A smooth picture without symmetry: red grows to the right, green downwards, one corner is blue.
pub(super) fn scene(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let blue = if x * 3 < width && y * 3 < height {
            220
        } else {
            30
        };
        Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8, blue])
    })
}

pub(super) fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 95)
        .encode_image(picture)
        .unwrap();
    bytes
}

pub(super) fn jpeg_with_exif(picture: &RgbImage, exif: Vec<u8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.set_exif_metadata(exif).unwrap();
    encoder.encode_image(picture).unwrap();
    bytes
}

pub(super) fn webp_with_exif(picture: &RgbImage, exif: Vec<u8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut bytes);
    encoder.set_exif_metadata(exif).unwrap();
    picture.write_with_encoder(encoder).unwrap();
    bytes
}

pub(super) fn png_with_profile(picture: &RgbImage, profile: Vec<u8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(profile).unwrap();
    picture.write_with_encoder(encoder).unwrap();
    bytes
}

pub(super) fn jpeg_with_profile(picture: &RgbImage, profile: Vec<u8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 100);
    encoder.set_icc_profile(profile).unwrap();
    encoder.encode_image(picture).unwrap();
    bytes
}

pub(super) fn progressive_jpeg(picture: &RgbImage) -> Vec<u8> {
    mozjpeg_rs::Encoder::progressive_balanced()
        .quality(95)
        .encode_rgb(picture.as_raw(), picture.width(), picture.height())
        .unwrap()
}

pub(super) fn stored_as(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// EXIF (a little-endian TIFF) with an orientation, a camera's name and a position.
pub(super) fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x03\0".to_vec();
    tiff.extend(b"\x0F\x01\x02\0\x08\0\0\0\x32\0\0\0"); // Make, 8 letters at 50
    tiff.extend(b"\x12\x01\x03\0\x01\0\0\0"); // Orientation
    tiff.extend([orientation, 0, 0, 0]);
    tiff.extend(b"\x25\x88\x04\0\x01\0\0\0\x3A\0\0\0\0\0\0\0"); // GPS directory at 58; no next one
    tiff.extend(b"WARUNG7\0");
    tiff.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0"); // GPSLatitudeRef: N
    tiff
}

/// A PNG with a header that claims a size, and next to no data.
pub(super) fn png_claiming(width: u32, height: u32, color_type: u8, depth: u8) -> Vec<u8> {
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([depth, color_type, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1A\n".to_vec();
    for (kind, data) in [
        (b"IHDR", header.as_slice()),
        (b"IDAT", b"\x78\x9C\x03\0\0\0\0\x01"),
    ] {
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let chunk = [kind.as_slice(), data].concat();
        bytes.extend(&chunk);
        bytes.extend(crc32(&chunk).to_be_bytes());
    }
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let shifted = |crc: u32, _| {
        if crc & 1 == 1 {
            (crc >> 1) ^ 0xEDB8_8320
        } else {
            crc >> 1
        }
    };
    !bytes
        .iter()
        .fold(!0, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), shifted))
}

/// A JPEG of 8 by 8 pixels, four components as Adobe stores them (inverted): magenta ink and no other.
pub(super) fn cmyk_jpeg() -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    bytes.extend(b"\xFF\xEE\0\x0EAdobe\0\x64\0\0\0\0\0");
    bytes.extend([0xFF, 0xDB, 0, 67, 0]); // quantization: the mean in steps of one level
    bytes.extend([8; 64]);
    bytes.extend([0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 8, 4]);
    bytes.extend((1..=4).flat_map(|component| [component, 0x11, 0]));
    for table in [0x00, 0x10] {
        // One code, a single 0 bit: a difference of 7 bits for the mean, end of block for the rest.
        let symbol = if table == 0 { 7 } else { 0 };
        bytes.extend([0xFF, 0xC4, 0, 20, table, 1]);
        bytes.extend([0; 15]);
        bytes.push(symbol);
    }
    bytes.extend([0xFF, 0xDA, 0, 14, 4]);
    bytes.extend((1..=4).flat_map(|component| [component, 0]));
    bytes.extend([0, 63, 0]);
    // Per component: code, 7 bits (all ones +127, all zeros -127), end of block.
    let bits = "011111110".to_owned() + "000000000" + "011111110" + "011111110" + "1111";
    let byte = |bits: &[u8]| u8::from_str_radix(std::str::from_utf8(bits).unwrap(), 2).unwrap();
    bytes.extend(bits.as_bytes().chunks(8).map(byte));
    bytes.extend([0xFF, 0xD9]);
    bytes
}

/// The mean distance between the samples of two pictures of the same size, in levels of 255.
pub(super) fn distance(one: &RgbImage, other: &RgbImage) -> f64 {
    assert_eq!(one.dimensions(), other.dimensions());
    let pairs = one.as_raw().iter().zip(other.as_raw());
    let sum: u64 = pairs
        .map(|(&one, &other)| u64::from(one.abs_diff(other)))
        .sum();
    sum as f64 / one.as_raw().len() as f64
}

pub(super) fn assert_near(color: [u8; 3], expected: [u8; 3], levels: u8) {
    let near = color
        .iter()
        .zip(expected)
        .all(|(&one, other)| one.abs_diff(other) <= levels);
    assert!(near, "{color:?} is not near {expected:?}");
}
