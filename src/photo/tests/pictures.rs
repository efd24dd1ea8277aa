//! Finished pictures: size, turn, colour, and the absence of metadata.

use std::num::NonZeroUsize;

use image::metadata::Orientation;
use image::{
    DynamicImage, Frame, GrayImage, ImageBuffer, ImageFormat, Luma, Rgb, RgbImage, Rgba, RgbaImage,
};
use moxcms::ColorProfile;

use super::super::samples::*;
use super::super::{Focus, Format, Quality, Recipe, Shape, develop};

#[test]
fn all_eight_turns_show_the_same_picture() {
    let upright = scene(320, 240);
    let bench = Bench::new();
    let expected = bench.developed_picture("1.jpg", &jpeg(&upright), 160);
    for orientation in 1..=8 {
        let mut stored = DynamicImage::ImageRgb8(upright.clone());
        stored.apply_orientation(undone(orientation));
        let bytes = jpeg_with_exif(&stored.into_rgb8(), exif(orientation));
        let shown = bench.developed_picture("turned.jpg", &bytes, 160);
        assert_eq!(shown.dimensions(), (160, 120), "orientation {orientation}");
        let distance = distance(&shown, &expected);
        // The stored JPEGs differ a little, and so may the settings found for them.
        assert!(
            distance < 2.0,
            "orientation {orientation} is {distance} levels away"
        );
    }
}

/// The inverse of an EXIF orientation.
fn undone(orientation: u8) -> Orientation {
    match Orientation::from_exif(orientation).unwrap() {
        Orientation::Rotate90 => Orientation::Rotate270,
        Orientation::Rotate270 => Orientation::Rotate90,
        own_inverse => own_inverse,
    }
}

#[test]
fn nothing_of_the_metadata_is_left() {
    let mut bytes = jpeg_with_exif(&scene(200, 150), exif(6));
    // Behind the start of image: XMP and a comment, as phones and editors leave them.
    let xmp = b"\xFF\xE1\0\x2Dhttp://ns.adobe.com/xap/1.0/\0<x:xmpmeta RUMAH";
    let comment = b"\xFF\xFE\0\x08RUMAH8";
    let segments = [
        &xmp[..2],
        &u16::try_from(xmp.len() - 2).unwrap().to_be_bytes(),
        &xmp[4..],
    ];
    bytes.splice(2..2, [segments.concat(), comment.to_vec()].concat());
    let profiled = jpeg_with_profile(
        &scene(200, 150),
        ColorProfile::new_display_p3().encode().unwrap(),
    );

    let bench = Bench::new();
    let recipe = Recipe {
        shape: Shape::Whole,
        widths: vec![64, 150],
        quality: Quality::Seimbang,
        avif: true,
    };
    for (name, bytes) in [("exif.jpg", bytes), ("profile.jpg", profiled)] {
        let mut job = bench.job(name, &bytes, &[]);
        job.quality = recipe.quality;
        job.renditions = job.source.renditions(&recipe);
        bench.develop(&job).unwrap();
        for (rendition, picture) in job.renditions.iter().zip(bench.pictures(&job)) {
            for trace in [
                "Exif",
                "EXIF",
                "http://ns.adobe",
                "XMP",
                "ICC",
                "WARUNG",
                "RUMAH",
            ] {
                let found = picture
                    .windows(trace.len())
                    .any(|window| window == trace.as_bytes());
                assert!(!found, "{trace} in {name} as {}", rendition.format);
            }
        }
    }
}

#[test]
fn pictures_have_the_planned_sizes_and_formats() {
    let bench = Bench::new();
    let job = bench.job("odd.jpg", &jpeg(&scene(1001, 667)), &[1001, 501, 320, 77]);
    let developed = bench.develop(&job).unwrap();
    assert!(!developed.from_cache);
    let pictures = bench.pictures(&job);
    for ((rendition, picture), length) in job.renditions.iter().zip(pictures).zip(developed.bytes) {
        assert_eq!(length, picture.len() as u64);
        let format = image::guess_format(&picture).unwrap();
        assert_eq!(
            format == ImageFormat::WebP,
            rendition.format == Format::WebP
        );
        assert_eq!(
            format == ImageFormat::Jpeg,
            rendition.format == Format::Jpeg
        );
        let picture = image::load_from_memory(&picture).unwrap().into_rgb8();
        assert_eq!(picture.dimensions(), (rendition.width, rendition.height));
        let direct =
            image::imageops::thumbnail(&scene(1001, 667), rendition.width, rendition.height);
        let distance = distance(&picture, &direct);
        assert!(
            distance < 3.0,
            "width {} is {distance} levels away",
            rendition.width
        );
    }
}

#[test]
fn pictures_do_not_depend_on_threads_or_on_other_widths() {
    let files: Vec<Vec<u8>> = (0..5).map(|step| jpeg(&scene(400 + step, 300))).collect();
    let bench_with = |threads: usize, widths: &[u32]| {
        let bench = Bench::new();
        let names = (0..5).map(|index| format!("{index}.jpg"));
        let jobs: Vec<_> = names
            .zip(&files)
            .map(|(name, bytes)| bench.job(&name, bytes, widths))
            .collect();
        let threads = NonZeroUsize::new(threads).unwrap();
        let outcomes = develop(&jobs, &bench.cache, threads, &|_, _| ());
        let colors: Vec<_> = outcomes
            .into_iter()
            .map(|outcome| outcome.unwrap().color)
            .collect();
        let pictures: Vec<_> = jobs.iter().map(|job| bench.pictures(job)).collect();
        (colors, pictures)
    };
    let (colors, pictures) = bench_with(1, &[100, 200]);
    assert_eq!(
        (&colors, &pictures),
        (&bench_with(3, &[100, 200]).0, &bench_with(3, &[100, 200]).1)
    );
    let (same_colors, fewer) = bench_with(2, &[100]);
    assert_eq!(colors, same_colors);
    for (all, fewer) in pictures.iter().zip(&fewer) {
        assert_eq!((&all[0], &all[2]), (&fewer[0], &fewer[1]));
    }
}

#[test]
fn fine_detail_keeps_its_light() {
    // Black and white by turns is half the light, which is 188 as an sRGB number and not 128.
    let stripes = RgbImage::from_fn(400, 400, |x, y| Rgb([((x + y) % 2 * 255) as u8; 3]));
    let bench = Bench::new();
    let picture =
        bench.developed_picture("stripes.png", &stored_as(stripes, ImageFormat::Png), 100);
    assert_near(picture.get_pixel(50, 50).0, [188; 3], 3);
}

#[test]
fn grey_sixteen_bits_and_alpha_come_out_right() {
    let bench = Bench::new();
    let grey = GrayImage::from_pixel(64, 64, Luma([90]));
    let deep_grey = ImageBuffer::from_pixel(64, 64, Luma([90_u16 * 257]));
    let deep = ImageBuffer::from_pixel(64, 64, Rgb([200_u16 * 257, 100 * 257, 50 * 257]));
    let clear = RgbaImage::from_pixel(64, 64, Rgba([10, 20, 30, 0]));
    let half = RgbaImage::from_pixel(64, 64, Rgba([255, 0, 0, 128]));
    let cases: [(DynamicImage, [u8; 3]); 5] = [
        (grey.clone().into(), [90; 3]),
        (deep_grey.into(), [90; 3]),
        (deep.into(), [200, 100, 50]),
        (clear.into(), [255; 3]),
        (half.into(), [255, 127, 127]),
    ];
    for (index, (picture, expected)) in cases.into_iter().enumerate() {
        let bytes = stored_as(picture, ImageFormat::Png);
        let picture = bench.developed_picture(&format!("{index}.png"), &bytes, 32);
        assert_near(picture.get_pixel(16, 16).0, expected, 4);
    }
    let picture = bench.developed_picture("g.jpg", &stored_as(grey, ImageFormat::Jpeg), 32);
    assert_near(picture.get_pixel(16, 16).0, [90; 3], 4);
}

#[test]
fn every_kind_of_photo_is_read() {
    let bench = Bench::new();
    let expected = bench.developed_picture("scene.jpg", &jpeg(&scene(120, 90)), 60);
    for (name, format) in [
        ("scene.png", ImageFormat::Png),
        ("scene.webp", ImageFormat::WebP),
        ("scene.bmp", ImageFormat::Bmp),
        ("scene.tif", ImageFormat::Tiff),
        ("scene.gif", ImageFormat::Gif),
    ] {
        let picture = bench.developed_picture(name, &stored_as(scene(120, 90), format), 60);
        let distance = distance(&picture, &expected);
        assert!(distance < 6.0, "{name} is {distance} levels away");
    }
    let picture = bench.developed_picture("p.jpg", &progressive_jpeg(&scene(120, 90)), 60);
    // Each has the settings that its own pixels need.
    assert!(distance(&picture, &expected) < 4.0);
}

#[test]
fn cmyk_is_turned_into_rgb() {
    let picture = Bench::new().developed_picture("print.jpg", &cmyk_jpeg(), 8);
    let [red, green, blue] = picture.get_pixel(4, 4).0;
    assert!(
        red > 230 && green < 60 && blue > 230,
        "{red} {green} {blue}"
    );
}

#[test]
fn an_animation_shows_its_first_picture() {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    for color in [[200, 30, 30, 255], [30, 30, 200, 255]] {
        let frame = Frame::new(RgbaImage::from_pixel(40, 30, Rgba(color)));
        encoder.encode_frame(frame).unwrap();
    }
    drop(encoder);
    let picture = Bench::new().developed_picture("moving.gif", &bytes, 40);
    assert_near(picture.get_pixel(20, 15).0, [200, 30, 30], 8);
}

#[test]
fn display_p3_is_converted_to_srgb() {
    let p3 = ColorProfile::new_display_p3();
    let numbers = [180, 120, 60];
    let layout = moxcms::Layout::Rgb;
    let srgb = ColorProfile::new_srgb();
    let transform = p3
        .create_transform_8bit(layout, &srgb, layout, Default::default())
        .unwrap();
    let mut expected = [0; 3];
    transform.transform(&numbers, &mut expected).unwrap();
    assert_ne!(expected, numbers);

    let plain = RgbImage::from_pixel(64, 64, Rgb(numbers));
    let bytes = jpeg_with_profile(&plain, p3.encode().unwrap());
    let bench = Bench::new();
    let job = bench.job("p3.jpg", &bytes, &[32]);
    assert_near(bench.develop(&job).unwrap().color, expected, 2);
    let picture = bench.developed_picture("p3.jpg", &bytes, 32);
    assert_near(picture.get_pixel(16, 16).0, expected, 5);

    let broken = jpeg_with_profile(&plain, b"not a profile".to_vec());
    let picture = bench.developed_picture("broken.jpg", &broken, 32);
    assert_near(picture.get_pixel(16, 16).0, numbers, 4);
}

#[test]
fn squares_show_the_subject_or_what_the_seller_named() {
    // A red disc far to the right of a pale table, stored lying on its side.
    let shown = RgbImage::from_fn(480, 200, |x, y| {
        let (across, down) = (x.abs_diff(400), y.abs_diff(100));
        match across * across + down * down < 50 * 50 {
            true => Rgb([200, 20, 20]),
            false => Rgb([225, 220, 210]),
        }
    });
    let stored = image::imageops::rotate270(&shown);
    let bench = Bench::new();
    let source = bench.photo("x.jpg", &jpeg_with_exif(&stored, exif(6)));
    let square = |focus| {
        let recipe = Recipe {
            shape: Shape::Square(focus),
            widths: vec![100],
            quality: Quality::Tajam,
            avif: false,
        };
        let job = super::super::Job {
            renditions: source.renditions(&recipe),
            source: source.clone(),
            quality: recipe.quality,
        };
        bench.develop(&job).unwrap();
        let picture = image::load_from_memory(&bench.pictures(&job)[0]).unwrap();
        assert_eq!((picture.width(), picture.height()), (100, 100));
        picture.into_rgb8()
    };
    let is_red = |pixel: &Rgb<u8>| pixel[0] > 150 && pixel[1] < 90;
    let reds = |picture: &RgbImage| picture.pixels().filter(|pixel| is_red(pixel)).count();
    let disc = (100.0 * 100.0 * std::f64::consts::PI / 16.0) as usize;
    assert!(reds(&square(Focus::Subject)).abs_diff(disc) < disc / 5);
    let at = |across| Focus::At(crate::value::Point { across, down: 50 });
    assert!(reds(&square(at(100))).abs_diff(disc) < disc / 5);
    assert_eq!(reds(&square(at(0))), 0);
}

#[test]
fn a_picture_does_not_depend_on_which_others_are_made() {
    let bytes = jpeg(&scene(1500, 1000));
    let made = |widths: &[u32]| {
        let bench = Bench::new();
        let job = bench.job("x.jpg", &bytes, widths);
        bench.develop(&job).unwrap();
        let webp = job.renditions.iter().position(|r| r.width == 320).unwrap();
        bench.pictures(&job)[webp].clone()
    };
    assert_eq!(made(&[320]), made(&[320, 640, 1080]));
    assert_eq!(made(&[320]), made(&[200, 320, 1500]));
}
