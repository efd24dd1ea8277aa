//! HEIC photos: those of another program (`heic/README.md`), and damaged ones.

use std::fs;

use heifer::{EncodeOptions, Metadata, encode_with_metadata};
use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::ColorProfile;
use proptest::prelude::*;

use super::super::samples::*;
use super::super::{DevelopError, PhotoError, SourceKind, SourcePhoto};

fn given(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/photo/tests/heic");
    fs::read(format!("{folder}/{name}.heic")).unwrap()
}

/// A HEIC in tiles of 512 pixels, as iPhones write them.
fn tiled(picture: &RgbImage, profile: Option<Vec<u8>>) -> Vec<u8> {
    let mut image = heifer::Image::filled(picture.width(), picture.height(), 8, [255; 4]);
    for (pixel, given) in image.data.chunks_exact_mut(4).zip(picture.pixels()) {
        pixel[..3].copy_from_slice(&given.0.map(u16::from));
    }
    let metadata = Metadata {
        icc_profile: profile,
        ..Metadata::default()
    };
    let options = EncodeOptions {
        quality: 90,
        ..EncodeOptions::default()
    };
    encode_with_metadata(&image, &metadata, &options).unwrap()
}

fn outcome(bench: &Bench, bytes: &[u8]) -> Result<(), PhotoError> {
    let source = SourcePhoto::read(&bench.write("x.heic", bytes))?;
    match bench.develop(&job(source, &[64])) {
        Ok(developed) => {
            assert_eq!(developed.cut_off, None);
            Ok(())
        }
        Err(DevelopError::Photo(error)) => Err(error),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn all_eight_turns_show_the_same_picture() {
    let bench = Bench::new();
    for orientation in 1..=8 {
        let bytes = given(&format!("turn-{orientation}"));
        let header = bench.photo("x.heic", &bytes).header;
        assert_eq!((header.width, header.height), (96, 64), "{orientation}");
        assert_eq!(header.kind, SourceKind::Heic);
        let shown = bench.developed_picture("x.heic", &bytes, 96);
        let distance = distance(&shown, &scene(96, 64));
        assert!(
            distance < 5.0,
            "orientation {orientation} is {distance} levels away"
        );
    }
}

#[test]
fn every_variety_looks_the_same() {
    let bench = Bench::new();
    for name in ["ten-bits", "limited"] {
        let shown = bench.developed_picture("x.heic", &given(name), 96);
        let distance = distance(&shown, &scene(96, 64));
        assert!(distance < 5.0, "{name} is {distance} levels away");
    }
    let shown = bench.developed_picture("x.heic", &given("odd"), 95);
    assert!(distance(&shown, &scene(95, 63)) < 5.0);

    let grey = image::DynamicImage::ImageRgb8(scene(96, 64)).into_luma8();
    let grey = image::DynamicImage::ImageLuma8(grey).into_rgb8();
    let shown = bench.developed_picture("x.heic", &given("grey"), 96);
    assert!(distance(&shown, &grey) < 5.0);
}

#[test]
fn what_is_transparent_lies_on_white() {
    let shown = Bench::new().developed_picture("x.heic", &given("alpha"), 96);
    let expected = RgbaImage::from_fn(96, 64, |x, y| {
        let [red, green, blue] = scene(96, 64).get_pixel(x, y).0;
        let is_clear = x < 48;
        if is_clear {
            Rgba([255; 4])
        } else {
            Rgba([red, green, blue, 255])
        }
    });
    let expected = image::DynamicImage::ImageRgba8(expected).into_rgb8();
    assert!(distance(&shown, &expected) < 5.0);
}

#[test]
fn display_p3_is_converted_and_hdr_is_refused() {
    let bench = Bench::new();
    let numbers = [180, 120, 60];
    let plain = RgbImage::from_pixel(600, 520, Rgb(numbers));
    let as_png = |picture| stored_as(picture, ImageFormat::Png);
    let untold = bench.developed_picture("x.png", &as_png(plain.clone()), 32);
    assert_near(untold.get_pixel(16, 16).0, numbers, 4);

    let profile = ColorProfile::new_display_p3().encode().unwrap();
    let jpeg = jpeg_with_profile(&plain, profile.clone());
    let expected = bench.developed_picture("x.jpg", &jpeg, 32);
    let shown = bench.developed_picture("x.heic", &tiled(&plain, Some(profile.clone())), 32);
    assert_near(shown.get_pixel(16, 16).0, expected.get_pixel(16, 16).0, 3);

    let jpeg = jpeg_with_profile(&scene(96, 64), profile);
    let expected = bench.developed_picture("x.jpg", &jpeg, 96);
    let shown = bench.developed_picture("x.heic", &given("p3"), 96);
    assert!(distance(&shown, &expected) < 5.0);

    assert_eq!(outcome(&bench, &given("hdr")), Err(PhotoError::Heic));
}

#[test]
fn tiles_are_put_together() {
    let bench = Bench::new();
    let picture = scene(1100, 700);
    let bytes = tiled(&picture, None);
    assert!(bytes.windows(4).any(|window| window == b"grid"));
    let shown = bench.developed_picture("x.heic", &bytes, 1100);
    let distance = distance(&shown, &picture);
    assert!(distance < 3.0, "{distance} levels away");
}

#[test]
fn what_phones_append_is_passed_over() {
    let bench = Bench::new();
    let film = [b"\0\0\0\x10mpvdfilmfilm".as_slice(), b"\xFF\xFFSEFT"].concat();
    let bytes = [given("turn-6"), film].concat();
    assert_eq!(outcome(&bench, &bytes), Ok(()));
}

#[test]
fn sizes_that_no_photo_has_are_refused_before_decoding() {
    let bench = Bench::new();
    let mut bytes = given("turn-1");
    let place = bytes
        .windows(4)
        .position(|window| window == b"ispe")
        .unwrap();
    bytes[place + 8..place + 16].copy_from_slice(&[0, 0, 255, 220, 0, 0, 255, 220]);
    assert_eq!(
        outcome(&bench, &bytes),
        Err(PhotoError::TooLarge { megapixels: 4291 })
    );
    // Not too large for a photo, but for one piece of HEVC: 8000 by 8000.
    bytes[place + 8..place + 16].copy_from_slice(&[0, 0, 31, 64, 0, 0, 31, 64]);
    assert_eq!(outcome(&bench, &bytes), Err(PhotoError::Heic));
    // Smaller than what is coded, so that the stream holds more than it may.
    bytes[place + 8..place + 16].copy_from_slice(&[0, 0, 0, 8, 0, 0, 0, 8]);
    assert_eq!(outcome(&bench, &bytes), Err(PhotoError::Heic));
}

#[test]
fn a_tile_cannot_be_asked_for_again_and_again() {
    let mut bytes = tiled(&scene(1100, 700), None);
    let place = bytes
        .windows(4)
        .position(|window| window == b"dimg")
        .unwrap();
    let first = [bytes[place + 8], bytes[place + 9]];
    for tile in 0..6 {
        bytes[place + 8 + 2 * tile..place + 10 + 2 * tile].copy_from_slice(&first);
    }
    assert_eq!(outcome(&Bench::new(), &bytes), Err(PhotoError::Heic));
}

#[test]
fn a_file_cut_off_anywhere_is_a_finding() {
    let bench = Bench::new();
    let whole = given("turn-6");
    assert_eq!(outcome(&bench, &whole), Ok(()));
    // The EXIF comes last; a photo is whole without it.
    let exif = whole
        .windows(4)
        .rposition(|window| window == b"MM\0*")
        .unwrap()
        - 10;
    for cut in 0..exif {
        let error = outcome(&bench, &whole[..cut]).unwrap_err();
        let expected = match cut {
            0 => PhotoError::Empty,
            1..8 => PhotoError::NotAPhoto,
            8..12 => PhotoError::Unsupported {
                kind: super::super::ForeignKind::Video,
            },
            _ => PhotoError::Damaged,
        };
        assert_eq!(error, expected, "cut at {cut} of {}", whole.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A picture or a finding, never a panic: those of the decoder itself are caught.
    #[test]
    fn damage_does_no_harm(
        name in prop::sample::select(vec!["turn-5", "alpha", "ten-bits", "odd"]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = given(name);
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = outcome(&Bench::new(), &bytes);
    }
}
