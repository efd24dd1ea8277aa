//! Photos in the site: upright, never enlarged, without metadata.

use camino::Utf8PathBuf;
use image::{GenericImageView, ImageFormat};

use crate::support::{Shop, example, html, pictures};

/// A shop with one product that has one photo.
fn shop_with(photo: &[u8], name: &str) -> Shop {
    let shop = Shop::small();
    shop.write(&format!("produk/kopi/{name}"), photo);
    shop
}

/// The place of a part in some bytes.
fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

/// Byte strings that no published file may have, whatever was in the seller's photo.
const SECRETS: [&[u8]; 11] = [
    b"Exif\0",
    b"EXIF",
    b"http://ns.adobe.com/",
    b"xmpmeta",
    b"ICC_PROFILE",
    b"ICCP",
    b"JFXX",
    b"Photoshop",
    b"GPS",
    b"RAHASIA",
    b"WARUNG7",
];

#[test]
fn photos_stand_upright() {
    // Stored lying down: orientation 6 is turned a quarter to the right to be seen.
    let shown = pictures::gradient(60, 120);
    let stored = image::imageops::rotate270(&shown);
    let shop = shop_with(&pictures::talkative_jpeg(&stored, 6), "1.jpg");
    let site = shop.site();
    for extension in ["jpg", "webp"] {
        let photo = image::open(site.photo("kopi-1", 60, extension)).expect("a picture");
        assert_eq!(photo.dimensions(), (60, 120), "{extension}");
        let corner = photo.get_pixel(3, 3);
        let right = photo.get_pixel(56, 3);
        let below = photo.get_pixel(3, 116);
        assert!(
            right[0] > corner[0] + 150,
            "{extension}: red grows to the right"
        );
        assert!(
            below[1] > corner[1] + 150,
            "{extension}: green grows downward"
        );
    }
    let page = site.html("produk/kopi/index.html");
    let tags = html::tags(&page);
    let img = html::tags_named(&tags, "img").next().expect("a photo");
    assert_eq!(
        (img.attribute("width"), img.attribute("height")),
        (Some("60"), Some("120"))
    );
}

#[test]
fn nothing_of_what_a_phone_writes_into_photos_is_published() {
    let shop = shop_with(
        &pictures::talkative_jpeg(&pictures::gradient(200, 100), 1),
        "1.jpg",
    );
    let photo = pictures::talkative_jpeg(&pictures::gradient(90, 90), 3);
    for place in ["logo.jpg", "sampul.jpg", "kabar/panen.jpg"] {
        shop.write(place, &photo);
    }
    shop.write(
        "kabar/panen.md",
        "---\nfoto: panen.jpg\n---\n![Panen](panen.jpg)\n",
    );
    let site = shop.site();
    assert!(site.photos().len() >= 8, "{:?}", site.photos());
    expect_silence(&shop);
}

#[test]
fn nothing_of_what_a_phone_wrote_into_the_examples_photos_is_published() {
    let talks = example()
        .sources()
        .iter()
        .any(|(_, bytes)| find(bytes, b"Exif\0").is_some());
    assert!(
        talks,
        "the example's photos should carry what must not be published"
    );
    expect_silence(example());
}

#[track_caller]
fn expect_silence(shop: &Shop) {
    for (path, bytes) in shop.site_as_it_is().files() {
        if !path.starts_with("foto") {
            continue;
        }
        for secret in SECRETS {
            assert_eq!(
                find(&bytes, secret),
                None,
                "{path} holds {}",
                String::from_utf8_lossy(secret)
            );
        }
        if path.extension() == Some("jpg") {
            assert_eq!(thumbnail(&bytes), (0, 0), "{path} holds a thumbnail");
            assert_eq!(
                bytes
                    .windows(3)
                    .filter(|three| *three == [0xFF, 0xD8, 0xFF])
                    .count(),
                1,
                "{path}: a JPEG within"
            );
        }
        let mut reader = std::io::Cursor::new(&bytes);
        assert!(
            exif::Reader::new()
                .read_from_container(&mut reader)
                .is_err(),
            "{path} has EXIF"
        );
    }
}

/// The size of the thumbnail that a JFIF header names; none without such a header.
fn thumbnail(jpeg: &[u8]) -> (u8, u8) {
    find(jpeg, b"JFIF\0").map_or((0, 0), |at| (jpeg[at + 12], jpeg[at + 13]))
}

#[test]
fn photos_are_never_enlarged_nor_copied_as_they_are() {
    let taken = pictures::jpeg(&pictures::gradient(500, 250));
    let shop = shop_with(&taken, "1.jpg");
    let site = shop.site();
    for (path, bytes) in site.files() {
        assert!(bytes != taken, "{path} is the seller's own file");
    }
    for path in site.photos() {
        let photo = image::open(site.root().join(&path)).expect("a picture");
        let (width, height) = photo.dimensions();
        let is_whole = width <= 500 && height == width / 2;
        let is_square = width <= 250 && height == width;
        assert!(is_whole || is_square, "{path}: {:?}", photo.dimensions());
    }
    site.photo("kopi-1", 320, "jpg");
    site.photo("kopi-1", 500, "webp");
}

#[test]
fn names_of_the_sellers_files_are_not_published() {
    let shop = shop_with(
        &pictures::jpeg(&pictures::gradient(60, 60)),
        "IMG_rumah_bu_budi.jpg",
    );
    for (path, bytes) in shop.site().files() {
        let tells = path.as_str().contains("budi") || find(&bytes, b"budi").is_some();
        assert!(!tells, "{path}");
    }
}

#[test]
fn one_bad_photo_costs_that_photo_alone() {
    let shop = Shop::small();
    shop.photo("produk/teh/1.jpg", 60, 60);
    shop.write("produk/kopi/depan.jpg", "bukan foto");
    shop.product("kopi", "nama: Kopi\nharga: 5.000\nfoto:\n  - depan.jpg\n");
    shop.build().ended(1).said("E501").said("produk.yaml:4:5");
    let site = shop.site_as_it_is();
    site.expect_sound_links();
    assert!(
        site.html("produk/kopi/index.html")
            .contains("class=placeholder")
    );
    assert!(site.html("produk/teh/index.html").contains("foto/teh-1-"));
}

#[test]
fn a_good_photo_beside_a_bad_one_is_shown() {
    let shop = Shop::small();
    shop.write("produk/kopi/1.jpg", "bukan foto");
    shop.photo("produk/kopi/2.jpg", 60, 60);
    shop.build().ended(1).said("E501");
    let site = shop.site_as_it_is();
    assert!(
        site.html("produk/kopi/index.html")
            .contains("foto/kopi-2-60."),
        "on its page"
    );
}

#[test]
fn every_kind_of_photo_that_people_have_is_read() {
    let picture = pictures::gradient(60, 40);
    let kinds: [(&str, Vec<u8>); 9] = [
        ("jpg", pictures::jpeg(&picture)),
        (
            "png",
            pictures::stored_as(picture.clone(), ImageFormat::Png),
        ),
        (
            "webp",
            pictures::stored_as(picture.clone(), ImageFormat::WebP),
        ),
        (
            "bmp",
            pictures::stored_as(picture.clone(), ImageFormat::Bmp),
        ),
        (
            "tif",
            pictures::stored_as(picture.clone(), ImageFormat::Tiff),
        ),
        ("JPEG", pictures::jpeg(&picture)),
        ("png", pictures::deep_png(60, 40)),
        ("gif", pictures::animated_gif(60, 40)),
        // WhatsApp and Windows use extensions freely.
        ("png", pictures::jpeg(&picture)),
    ];
    let shop = Shop::bare();
    for (index, (extension, bytes)) in kinds.iter().enumerate() {
        shop.write(&format!("produk/p{index}/1.{extension}"), bytes);
    }
    let site = shop.site();
    for (index, (extension, _)) in kinds.iter().enumerate() {
        let photo = image::open(site.photo(&format!("p{index}-1"), 60, "jpg")).expect("a picture");
        assert_eq!(photo.dimensions(), (60, 40), "number {index}, {extension}");
        let (left, right) = (photo.get_pixel(2, 20), photo.get_pixel(57, 20));
        if *extension == "gif" {
            assert!(
                left[0] > 150 && left[2] < 80,
                "the first picture of an animation: {left:?}"
            );
        } else {
            assert!(
                right[0] > left[0] + 100,
                "number {index}, {extension}: {left:?} {right:?}"
            );
        }
    }
}

#[test]
fn a_photo_for_print_gets_the_colours_of_screens() {
    let site = shop_with(&pictures::cmyk_jpeg(), "1.jpg").site();
    let photo = image::open(site.photo("kopi-1", 8, "jpg")).expect("a picture");
    let [red, green, blue, _] = photo.get_pixel(4, 4).0;
    assert!(
        red > 150 && green < 100 && blue > 100,
        "magenta, not {:?}",
        [red, green, blue]
    );
}

#[test]
fn what_is_transparent_lies_on_white() {
    let mut picture = image::RgbaImage::new(40, 40);
    picture.put_pixel(20, 20, image::Rgba([200, 0, 0, 255]));
    let shop = Shop::small();
    shop.write("logo.png", pictures::stored_as(picture, ImageFormat::Png));
    let site = shop.site();
    let logo = image::open(site.photo("logo", 40, "webp"))
        .expect("a picture")
        .into_rgba8();
    let [red, green, blue, alpha] = logo.get_pixel(2, 2).0;
    assert!(
        red.min(green).min(blue) > 240 && alpha == 255,
        "{:?}",
        logo.get_pixel(2, 2)
    );
}

#[test]
fn avif_comes_when_it_is_asked_for() {
    let shop = shop_with(&pictures::jpeg(&pictures::gradient(64, 64)), "1.jpg");
    shop.change(
        "toko.yaml",
        "whatsapp",
        "gambar:\n  avif: ya\n  lebar: [64]\nwhatsapp",
    );
    let site = shop.site();
    site.photo("kopi-1", 64, "avif");
    assert!(site.html("produk/kopi/index.html").contains("image/avif"));
    site.expect_sound_links();
}

#[test]
fn the_photos_of_iphones_stand_upright() {
    let shop = shop_with(&pictures::iphone(), "IMG_0412.HEIC");
    if !cfg!(feature = "heic") {
        shop.build().ended(1).said("E503").said("Paling Kompatibel");
        return;
    }
    let site = shop.site();
    for extension in ["jpg", "webp"] {
        let photo = image::open(site.photo("kopi-1", 96, extension)).expect("a picture");
        assert_eq!(photo.dimensions(), (96, 64), "{extension}");
        let (left, right) = (photo.get_pixel(40, 3), photo.get_pixel(92, 3));
        let below = photo.get_pixel(40, 60);
        assert!(
            right[0] > left[0] + 80,
            "{extension}: red grows to the right"
        );
        assert!(
            below[1] > left[1] + 150,
            "{extension}: green grows downward"
        );
    }
    let page = site.html("produk/kopi/index.html");
    let tags = html::tags(&page);
    let img = html::tags_named(&tags, "img").next().expect("a photo");
    assert_eq!(
        (img.attribute("width"), img.attribute("height")),
        (Some("96"), Some("64"))
    );
    expect_silence(&shop);
}

#[test]
fn cards_show_the_part_that_the_seller_named() {
    // Red on the left, green on the right.
    let photo = image::RgbImage::from_fn(600, 200, |x, _| match x < 300 {
        true => image::Rgb([220, 30, 30]),
        false => image::Rgb([30, 160, 40]),
    });
    for (focus, is_red) in [("kiri", true), ("100% 50%", false)] {
        let shop = shop_with(&pictures::jpeg(&photo), "1.jpg");
        let product = format!("nama: Kopi\nharga: 12.500\nfokus: {focus}\n");
        shop.product("kopi", &product);
        let site = shop.site();
        let is_card = |path: &&Utf8PathBuf| {
            path.as_str().contains("/kopi-1-200x200.") && path.extension() == Some("webp")
        };
        let photos = site.photos();
        let card = photos.iter().find(is_card).expect("a square");
        let card = image::open(site.root().join(card)).expect("a picture");
        let pixel = card.get_pixel(100, 100);
        assert_eq!(pixel[0] > pixel[1], is_red, "{focus}");
    }
}

#[test]
fn each_photo_is_published_as_webp_in_every_width_and_as_one_jpeg_a_shape() {
    let shop = shop_with(&pictures::jpeg(&pictures::sharp(1400, 1000)), "1.jpg");
    let mut names: Vec<String> = shop
        .site()
        .photos()
        .iter()
        .filter_map(|path| {
            let mut parts = path.file_name()?.split('.');
            Some(format!("{}.{}", parts.next()?, parts.nth(1)?))
        })
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "kopi-1-1080.webp",
            "kopi-1-320.webp",
            "kopi-1-320x320.jpg",
            "kopi-1-320x320.webp",
            "kopi-1-640.jpg",
            "kopi-1-640.webp",
            "kopi-1-640x640.webp",
        ]
    );
}

#[test]
fn a_link_preview_has_a_picture_of_its_own_where_the_address_is_known() {
    let shop = shop_with(&pictures::jpeg(&pictures::sharp(1400, 1000)), "1.jpg");
    assert!(!shop.site().html("produk/kopi/index.html").contains("og:"));
    shop.change(
        "toko.yaml",
        "whatsapp",
        "url: https://toko.example\nwhatsapp",
    );
    let page = shop.site().html("produk/kopi/index.html");
    let tags = html::tags(&page);
    let of = |property: &str| {
        html::tags_named(&tags, "meta")
            .find(|tag| tag.attribute("property") == Some(property))
            .and_then(|tag| tag.attribute("content"))
            .map(str::to_owned)
    };
    let picture = of("og:image").expect("a picture");
    assert!(
        picture.starts_with("https://toko.example/foto/kopi-1-1200x630."),
        "{picture}"
    );
    let file = picture.trim_start_matches("https://toko.example/");
    let photo = image::open(shop.path("situs").join(file)).expect("a picture");
    assert_eq!(photo.dimensions(), (1200, 630));
    assert_eq!(of("og:image:width").as_deref(), Some("1200"));
}

#[test]
fn many_bad_photos_are_told_of_in_a_few_lines() {
    let shop = Shop::small();
    let photo = pictures::jpeg(&pictures::gradient(480, 400));
    for number in 0..14 {
        shop.write(&format!("produk/kopi/{number}.jpg"), &photo);
    }
    let run = shop.build().ended(0).said("4 temuan E511 lagi");
    assert_eq!(run.errors.matches("[E511]").count(), 10);
    assert_eq!(shop.run(&["build", "--json"]).findings().len(), 14);
}
