//! Findings about unusable and poor photos.

use std::fs;
use std::io::ErrorKind;

use image::RgbImage;

use super::super::samples::*;
use super::super::{
    CutOff, DevelopError, ForeignKind, PhotoError, SourceKind, SourcePhoto, read_header,
};

#[test]
fn files_that_are_no_photos_are_named_for_what_they_are() {
    let bench = Bench::new();
    let heic = b"\0\0\0\x1Cftyphevc\0\0\0\0mif1heic";
    let avif = b"\0\0\0\x1Cftypmif1\0\0\0\0mif1avif";
    let video = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom";
    let svg = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>";
    let unsupported = |kind| PhotoError::Unsupported { kind };
    let cases: [(&[u8], PhotoError); 10] = [
        (b"", PhotoError::Empty),
        (b"harga: 15000\nnama: Kopi Gayo\n", PhotoError::NotAPhoto),
        (b"BM begins many a word", PhotoError::NotAPhoto),
        (b"\xFF\xD8\xFF", PhotoError::Damaged),
        (heic, PhotoError::Heic),
        (avif, unsupported(ForeignKind::Avif)),
        (video, unsupported(ForeignKind::Video)),
        (svg, unsupported(ForeignKind::Svg)),
        (b"%PDF-1.7", unsupported(ForeignKind::Pdf)),
        (b"\xFF\x0A\0", unsupported(ForeignKind::JpegXl)),
    ];
    for (bytes, expected) in cases {
        let path = bench.write("x.jpg", bytes);
        assert_eq!(read_header(&path), Err(expected.clone()));
        assert_eq!(SourcePhoto::read(&path).unwrap_err(), expected);
    }
}

#[test]
fn folders_and_missing_files_are_told_apart() {
    let bench = Bench::new();
    fs::create_dir(bench.path("x.jpg")).unwrap();
    assert_eq!(read_header(&bench.path("x.jpg")), Err(PhotoError::NotAFile));
    assert_eq!(
        read_header(&bench.path("missing.jpg")),
        Err(PhotoError::Unreadable(ErrorKind::NotFound))
    );
}

#[test]
fn sizes_that_no_photo_has_are_refused_before_decoding() {
    let bench = Bench::new();
    let mut claiming = jpeg(&scene(16, 16));
    let frame = claiming
        .windows(2)
        .position(|marker| marker == [0xFF, 0xC0])
        .unwrap();
    let side = 65_500_u16.to_be_bytes();
    claiming[frame + 5..frame + 9].copy_from_slice(&[side, side].concat());
    let path = bench.write("large.jpg", &claiming);
    assert_eq!(
        read_header(&path),
        Err(PhotoError::TooLarge { megapixels: 4291 })
    );

    let path = bench.write("bomb.png", &png_claiming(30_000, 30_000, 2, 8));
    assert_eq!(
        read_header(&path),
        Err(PhotoError::TooLarge { megapixels: 900 })
    );

    // Few enough pixels, but 800 MB of them as stored: refused when it would be decoded.
    let job = bench.job("deep.png", &png_claiming(10_000, 10_000, 6, 16), &[100]);
    let error = bench.develop(&job).unwrap_err();
    assert!(
        matches!(
            error,
            DevelopError::Photo(PhotoError::TooLarge { megapixels: 100 })
        ),
        "{error:?}"
    );
}

/// A grey JPEG of this size, whose blocks all say the same: the standard tables write "no change" as `00`, and the end of
/// a block as `1010`, so three bytes hold four of them.
fn plain_jpeg(width: u16, height: u16, marker: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
    let grey = image::GrayImage::from_pixel(8, 8, image::Luma([128]));
    grey.write_with_encoder(encoder).expect("in memory");
    let find = |bytes: &[u8], marker: u8| {
        let mut pairs = bytes.windows(2);
        pairs.position(|pair| pair == [0xFF, marker]).unwrap()
    };
    let frame = find(&bytes, 0xC0);
    bytes[frame + 1] = marker;
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    let scan = find(&bytes, 0xDA);
    let start = scan + 2 + usize::from(bytes[scan + 3]);
    bytes.truncate(start);
    let blocks = usize::from(width).div_ceil(8) * usize::from(height).div_ceil(8);
    bytes.extend([0x28, 0xA2, 0x8A].repeat(blocks.div_ceil(4)));
    bytes.extend([0xFF, 0xD9]);
    bytes
}

#[test]
fn photos_of_200_megapixels_are_read_at_a_quarter_of_their_width() {
    let bench = Bench::new();
    let job = bench.job("besar.jpg", &plain_jpeg(16_320, 12_240, 0xC0), &[320]);
    let header = job.source.header;
    assert_eq!((header.width, header.height), (4080, 3060));
    let made = bench.develop(&job).unwrap();
    assert_eq!(made.cut_off, None);
    // A progressive one would have to be unpacked whole.
    let path = bench.write("bertahap.jpg", &plain_jpeg(16_320, 12_240, 0xC2));
    assert_eq!(
        read_header(&path),
        Err(PhotoError::TooLarge { megapixels: 200 })
    );
}

#[test]
fn the_header_tells_the_size_as_shown() {
    let bench = Bench::new();
    let path = bench.write("x.png", &jpeg_with_exif(&scene(64, 48), exif(6)));
    let header = read_header(&path).unwrap();
    assert_eq!((header.width, header.height), (48, 64));
    assert_eq!(header.kind, SourceKind::Jpeg);
    // As in the standard, and with the mark that belongs to JPEG.
    for mark in ["", "Exif\0\0"] {
        let exif = [mark.as_bytes(), &exif(6)].concat();
        let path = bench.write("x.webp", &webp_with_exif(&scene(64, 48), exif));
        let header = read_header(&path).unwrap();
        assert_eq!((header.width, header.height), (48, 64), "{mark:?}");
    }
    let path = bench.write(
        "broken-exif.jpg",
        &jpeg_with_exif(&scene(64, 48), b"II*\0zz".to_vec()),
    );
    assert_eq!(read_header(&path).unwrap().width, 64);
}

/// Noise keeps every block different, so that bytes are spread evenly over the rows.
fn grainy(width: u32, height: u32) -> RgbImage {
    let mut picture = scene(width, height);
    let mut state = 1_u32;
    for sample in picture.iter_mut() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *sample = sample.saturating_add((state >> 27) as u8);
    }
    picture
}

#[test]
fn a_photo_cut_off_anywhere_is_reported_with_what_is_missing() {
    let bench = Bench::new();
    let whole = jpeg(&grainy(320, 240));
    let outcome = |bytes: &[u8]| match SourcePhoto::read(&bench.write("cut.jpg", bytes)) {
        Ok(source) => match bench.develop(&job(source, &[100])) {
            Ok(developed) => Ok(developed.cut_off),
            Err(DevelopError::Photo(error)) => Err(error),
            Err(error) => panic!("{error}"),
        },
        Err(error) => Err(error),
    };
    assert_eq!(outcome(&whole), Ok(None));
    assert_eq!(
        outcome(&whole[..whole.len() - 2]),
        Ok(None),
        "only the end mark is missing"
    );
    let missing = |left: usize| match outcome(&whole[..whole.len() * left / 100]) {
        Ok(Some(CutOff::Part { percent })) => percent,
        other => panic!("{left} percent left: {other:?}"),
    };
    for (left, expected) in [(20, 80), (50, 50), (75, 25), (90, 10)] {
        let percent = missing(left);
        assert!(
            percent.abs_diff(expected) <= 7,
            "{left} percent left: {percent} missing"
        );
    }
    for cut in 1..60 {
        // Never a panic, wherever the file ends; in the header it ends as a finding.
        let _ = outcome(&whole[..whole.len() * cut / 60]);
    }
    for cut in 0..scan_start(&whole) {
        assert!(
            outcome(&whole[..cut]).is_err(),
            "cut in the header at {cut}"
        );
    }
}

fn scan_start(jpeg: &[u8]) -> usize {
    jpeg.windows(2)
        .position(|marker| marker == [0xFF, 0xDA])
        .unwrap()
}

#[test]
fn a_progressive_photo_cut_off_is_coarser() {
    let bench = Bench::new();
    let whole = progressive_jpeg(&grainy(320, 240));
    let job = bench.job("cut.jpg", &whole[..whole.len() / 2], &[100]);
    assert_eq!(bench.develop(&job).unwrap().cut_off, Some(CutOff::Detail));
    for cut in 1..30 {
        let bytes = &whole[..whole.len() * cut / 30];
        if let Ok(source) = SourcePhoto::read(&bench.write("cut.jpg", bytes)) {
            let _ = bench.develop(&super::super::samples::job(source, &[100]));
        }
    }
}

#[test]
fn a_photo_changed_after_planning_is_not_stored_under_the_old_key() {
    let bench = Bench::new();
    let job = bench.job("x.jpg", &jpeg(&scene(64, 48)), &[32]);
    let later = bench.job("x.jpg", &jpeg(&scene(64, 50)), &[32]);
    let error = bench.develop(&job).unwrap_err();
    assert!(matches!(error, DevelopError::Photo(PhotoError::Changed)));
    bench.write("x.jpg", &jpeg(&scene(64, 48)));
    bench.develop(&job).unwrap();
    assert!(bench.develop(&later).is_err());
}
