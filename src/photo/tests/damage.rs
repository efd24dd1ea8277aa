//! Files cut off, lying, or with more in them than a picture: a picture or a finding, in little time.

use std::io::Cursor;
use std::sync::LazyLock;

use image::{ImageFormat, RgbImage};
use proptest::prelude::*;

use super::super::read::{Decoded, decode, header_of};
use super::super::samples::*;
use super::super::{CutOff, PhotoError, Turn};

/// Decodes a file, which must not show what was in memory before.
fn look(bytes: &[u8]) -> Result<Decoded, PhotoError> {
    let header = header_of(&mut Cursor::new(bytes))?;
    let decoded = decode(bytes, header.kind, Vec::new())?;
    let again = decode(bytes, header.kind, vec![77; 3 * decoded.samples.len()])?;
    assert!(again.samples == decoded.samples, "another photo shows");
    Ok(decoded)
}

/// Noise keeps every block different, so that no part of a picture can be guessed from another.
fn grainy() -> RgbImage {
    let mut picture = scene(160, 120);
    let mut state = 1_u32;
    for sample in picture.iter_mut() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *sample = sample.saturating_add((state >> 27) as u8);
    }
    picture
}

struct Whole {
    name: &'static str,
    bytes: Vec<u8>,
    samples: Vec<u8>,
}

/// One whole file of each kind, with its pixels.
static WHOLE: LazyLock<Vec<Whole>> = LazyLock::new(|| {
    let picture = grainy();
    let lossy = libwebp(&picture);
    let files = [
        ("baseline", jpeg(&picture)),
        ("progressive", progressive_jpeg(&picture)),
        ("png", stored_as(picture.clone(), ImageFormat::Png)),
        ("webp", lossy),
        (
            "lossless webp",
            stored_as(picture.clone(), ImageFormat::WebP),
        ),
        ("gif", stored_as(picture.clone(), ImageFormat::Gif)),
        ("bmp", stored_as(picture.clone(), ImageFormat::Bmp)),
        ("tiff", stored_as(picture, ImageFormat::Tiff)),
    ];
    files
        .map(|(name, bytes)| {
            let decoded = look(&bytes).unwrap();
            assert_eq!(decoded.cut_off, None, "{name}");
            Whole {
                name,
                bytes,
                samples: decoded.samples,
            }
        })
        .into()
});

/// A picture as this program itself writes it.
fn libwebp(picture: &RgbImage) -> Vec<u8> {
    let bench = Bench::new();
    let png = stored_as(picture.clone(), ImageFormat::Png);
    let job = bench.job("x.png", &png, &[picture.width()]);
    bench.develop(&job).unwrap();
    bench.pictures(&job).remove(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn what_is_missing_is_never_passed_over(kind in 0..8_usize, place in any::<prop::sample::Index>()) {
        let Whole { name, bytes: whole, samples } = &WHOLE[kind];
        let cut = place.index(whole.len());
        match look(&whole[..cut]) {
            Ok(decoded) => {
// The last block of a JPEG may end too early unseen: its bits may be anything.
                let pixels = decoded.samples.chunks(3).zip(samples.chunks(3));
                let others = pixels.filter(|(one, other)| one != other).count();
                prop_assert!(
                    decoded.cut_off.is_some() || others <= 16 * 16,
                    "{} cut at {} of {}: {} pixels", name, cut, whole.len(), others
                );
                let is_jpeg = matches!(*name, "baseline" | "progressive");
                prop_assert!(is_jpeg || decoded.cut_off.is_none());
            }
            Err(error) => {
                let is_clear = match cut {
                    0 => error == PhotoError::Empty,
                    1..16 => matches!(error, PhotoError::NotAPhoto | PhotoError::Damaged),
                    _ => error == PhotoError::Damaged,
                };
                prop_assert!(is_clear, "{} cut at {} of {}: {}", name, cut, whole.len(), error);
            }
        }
    }

    #[test]
    fn no_byte_brings_the_decoders_down(
        kind in 0..8_usize,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = WHOLE[kind].bytes.clone();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = look(&bytes);
    }
}

#[test]
fn a_progressive_photo_lacks_detail_wherever_it_is_cut() {
    let whole = &WHOLE[1].bytes;
    let half = look(&whole[..whole.len() / 2]).unwrap();
    assert_eq!(half.cut_off, Some(CutOff::Detail));
}

/// A progressive JPEG of grey in hardly any bytes that goes over all its blocks again and again.
fn scans(side: u16, count: usize) -> Vec<u8> {
    let blocks = usize::from(side).div_ceil(8).pow(2);
    let mut bytes = b"\xFF\xD8\xFF\xDB\0\x43\0".to_vec();
    bytes.extend([8; 64]);
    bytes.extend(b"\xFF\xC2\0\x0B\x08");
    bytes.extend([side.to_be_bytes(), side.to_be_bytes()].concat());
    bytes.extend(b"\x01\x01\x11\0");
    // One code of one bit each: no difference of the mean, and a run of up to 32767 empty blocks.
    for (table, symbol) in [(0x00, 0x00), (0x10, 0xE0)] {
        bytes.extend([0xFF, 0xC4, 0, 20, table, 1]);
        bytes.extend([0; 15]);
        bytes.push(symbol);
    }
    bytes.extend(b"\xFF\xDA\0\x08\x01\x01\0\0\0\x01");
    bytes.resize(bytes.len() + blocks.div_ceil(8), 0);
    for _ in 1..count {
        bytes.extend(b"\xFF\xDA\0\x08\x01\x01\0\x01\x3F\x10");
        let run = "0".to_owned() + &"1".repeat(14);
        let bits = run.repeat(blocks.div_ceil(32_767)).into_bytes();
        for byte in bits.chunks(8) {
            let ones = byte.iter().fold(0, |byte, bit| byte << 1 | (bit - b'0'));
            let value = ones << (8 - byte.len()) | ((1_u16 << (8 - byte.len())) - 1) as u8;
            bytes.push(value);
            if value == 0xFF {
                bytes.push(0);
            }
        }
    }
    bytes.extend(b"\xFF\xD9");
    bytes
}

#[test]
fn a_photo_of_hundreds_of_scans_is_refused() {
    assert!(look(&scans(512, 90)).is_ok());
    assert_eq!(look(&scans(512, 300)).err(), Some(PhotoError::Damaged));
}

/// An Exif segment around any TIFF.
fn turn_told_by(tiff: &[u8]) -> Turn {
    let bytes = jpeg_with_exif(&scene(32, 24), tiff.to_vec());
    let header = header_of(&mut Cursor::new(&bytes)).unwrap();
    assert!(decode(&bytes, header.kind, Vec::new()).is_ok());
    header.turn
}

#[test]
fn exif_that_lies_or_loops_turns_nothing() {
    let orientation = |count: u32, value: u32| {
        let mut tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0".to_vec();
        tiff.extend(count.to_le_bytes());
        tiff.extend(value.to_le_bytes());
        tiff
    };
    let ended = |mut tiff: Vec<u8>, next: u32| {
        tiff.extend(next.to_le_bytes());
        tiff
    };
    assert_eq!(
        turn_told_by(&ended(orientation(1, 6), 0)),
        Turn::from_exif(6)
    );
    for value in [0, 9, 255, 262, 65_535] {
        assert_eq!(
            turn_told_by(&ended(orientation(1, value), 0)),
            Turn::NONE,
            "{value}"
        );
    }
    // Values past the end, in numbers past counting.
    for count in [0, 3, 70_000, u32::MAX] {
        assert_eq!(
            turn_told_by(&ended(orientation(count, 60_000), 0)),
            Turn::NONE
        );
    }
    // A next directory that is this one once more, lies within it, or past the end.
    for next in [8, 10, 4_000_000_000] {
        let turn = turn_told_by(&ended(orientation(1, 6), next));
        assert!([Turn::NONE, Turn::from_exif(6)].contains(&turn), "{next}");
    }
    // Directories for the camera and the place that lead back to the first.
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    tiff.extend(b"\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\x88\x25\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\x08");
    assert_eq!(turn_told_by(&tiff), Turn::NONE);
    for cut in 0..tiff.len() {
        assert_eq!(turn_told_by(&tiff[..cut]), Turn::NONE);
    }
}

/// The picture and nothing of what follows it.
fn expect_primary(bytes: &[u8]) {
    let primary = look(&jpeg(&scene(64, 48))).unwrap();
    let decoded = look(bytes).unwrap();
    assert_eq!((decoded.width, decoded.height), (64, 48));
    assert_eq!(decoded.cut_off, None);
    assert!(decoded.samples == primary.samples);
}

#[test]
fn the_gain_map_of_ultra_hdr_is_left_out() {
    let mut bytes = jpeg(&scene(64, 48));
    let gain_map = jpeg(&scene(16, 12));
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:hdrgm='http://ns.adobe.com/hdr-gain-map/1.0/' hdrgm:Version='1.0'/>";
    // CIPA DC-007: a directory of two pictures, in big-endian TIFF.
    let mut pictures = b"MPF\0MM\0*\0\0\0\x08\0\x03".to_vec();
    pictures.extend(b"\xB0\0\0\x07\0\0\0\x040100");
    pictures.extend(b"\xB0\x01\0\x04\0\0\0\x01\0\0\0\x02");
    pictures.extend(b"\xB0\x02\0\x07\0\0\0\x20\0\0\0\x32\0\0\0\0");
    let (size, offset) = (bytes.len() as u32 + 300, bytes.len() as u32);
    for (kind, size, offset) in [(0x0003_0000, size, 0), (0, gain_map.len() as u32, offset)] {
        pictures.extend([kind, size, offset, 0_u32].map(u32::to_be_bytes).concat());
    }
    let mut segments = Vec::new();
    for (marker, data) in [(0xE1, xmp.as_slice()), (0xE2, pictures.as_slice())] {
        segments.extend([0xFF, marker]);
        segments.extend((data.len() as u16 + 2).to_be_bytes());
        segments.extend(data);
    }
    bytes.splice(2..2, segments);
    bytes.extend(gain_map);
    expect_primary(&bytes);
}

#[test]
fn the_film_of_a_motion_photo_is_left_out() {
    let mut bytes = jpeg(&scene(64, 48));
    bytes.extend(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\x40\0mdat");
    // Film data may hold any bytes, the marks of JPEG among them.
    bytes.extend(b"\xFF\xD8\xFF\xDA\xFF\xC0\xFF\xD9".repeat(2_000));
    expect_primary(&bytes);
    // Samsung's way: a mark of its own, and a table at the end.
    let mut bytes = jpeg(&scene(64, 48));
    bytes.extend(b"\0\0\x30\x0AMotionPhoto_Data\0\0\0\x18ftypmp42\0\0\0\0SEFH\0\0\0\0SEFT");
    expect_primary(&bytes);
}

#[test]
fn profiles_of_rubbish_are_passed_over() {
    let bench = Bench::new();
    let plain = RgbImage::from_pixel(64, 64, image::Rgb([180, 120, 60]));
    let whole = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let mut endless = whole.clone();
    endless[128..132].copy_from_slice(&u32::MAX.to_be_bytes()); // Number of tags.
    let mut zeroed = whole.clone();
    zeroed[132..].fill(0);
    let half = whole[..whole.len() / 2].to_vec();
    for profile in [vec![0; 200], endless, zeroed, half, vec![0xFF; 60_000]] {
        let bytes = jpeg_with_profile(&plain, profile);
        let picture = bench.developed_picture("x.jpg", &bytes, 32);
        assert_near(picture.get_pixel(16, 16).0, [180, 120, 60], 5);
    }
}

#[test]
fn a_profile_that_unpacks_to_any_size_is_passed_over() {
    let plain = RgbImage::from_pixel(64, 64, image::Rgb([180, 120, 60]));
    let p3 = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let decoded = look(&png_with_profile(&plain, p3.clone())).unwrap();
    assert_eq!(decoded.profile.unwrap(), p3);
    let bomb = png_with_profile(&plain, vec![0; 32 * 1024 * 1024]);
    assert!(bomb.len() < 100_000);
    assert_eq!(look(&bomb).unwrap().profile, None);
}

#[test]
fn adobe_rgb_is_converted_to_srgb() {
    let adobe = moxcms::ColorProfile::new_adobe_rgb();
    let plain = RgbImage::from_pixel(64, 64, image::Rgb([120, 180, 60]));
    let bytes = jpeg_with_profile(&plain, adobe.encode().unwrap());
    let picture = Bench::new().developed_picture("x.jpg", &bytes, 32);
    // Adobe RGB's green lies beyond that of sRGB: red falls, and nothing else moves as far.
    let [red, green, blue] = picture.get_pixel(16, 16).0;
    assert!(
        red < 90 && green.abs_diff(180) < 5 && blue < 60,
        "{red} {green} {blue}"
    );
}
