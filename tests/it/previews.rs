//! Link previews (Open Graph images): the photo with name and price, or these alone.

use camino::Utf8PathBuf;
use image::{GenericImageView, RgbImage};

use crate::support::site::Site;
use crate::support::{Shop, html, pictures};

/// A shop with a public address, a colour, and two products, of which one has a photo.
fn shop() -> Shop {
    let shop = Shop::bare();
    shop.change(
        "toko.yaml",
        "whatsapp",
        "url: https://toko.example\nwarna: \"#0b6b3a\"\nwhatsapp",
    );
    shop.product("kopi", "nama: Kopi Gayo\nharga: 12.500\nsatuan: bungkus\n");
    shop.write(
        "produk/kopi/1.jpg",
        pictures::jpeg(&pictures::sharp(1400, 1000)),
    );
    shop.product("teh", "nama: Teh Poci\nharga: 9.000\n");
    shop
}

/// The file of the picture that previews of a page show.
#[track_caller]
fn preview(site: &Site, page: &str) -> Utf8PathBuf {
    let html = site.html(page);
    let tags = html::tags(&html);
    let address = html::tags_named(&tags, "meta")
        .find(|tag| tag.attribute("property") == Some("og:image"))
        .and_then(|tag| tag.attribute("content"))
        .unwrap_or_else(|| panic!("{page} has no preview"));
    let path = address
        .strip_prefix("https://toko.example/")
        .expect("an absolute address");
    site.root().join(path)
}

fn picture(path: &Utf8PathBuf) -> RgbImage {
    image::open(path)
        .unwrap_or_else(|error| panic!("{path}: {error}"))
        .into_rgb8()
}

/// Share of pixels in these rows that are nearly of the shop's colour, in per mille.
fn brand(picture: &RgbImage, rows: std::ops::Range<u32>) -> usize {
    let view = picture.view(0, rows.start, picture.width(), rows.end - rows.start);
    let near = |pixel: &image::Rgb<u8>| {
        let apart = pixel.0.iter().zip([0x0b_u8, 0x6b, 0x3a]);
        apart.map(|(one, other)| one.abs_diff(other)).max() < Some(24)
    };
    let pixels: Vec<_> = view.pixels().map(|(_, _, pixel)| near(&pixel)).collect();
    pixels.iter().filter(|near| **near).count() * 1000 / pixels.len()
}

#[test]
fn a_preview_shows_the_photo_with_the_words_on_a_band() {
    let site = shop().site();
    let picture = picture(&preview(&site, "produk/kopi/index.html"));
    assert_eq!(picture.dimensions(), (1200, 630));
    assert!(brand(&picture, 0..400) < 100, "the photo");
    assert!(brand(&picture, 540..630) > 600, "the band");
}

#[test]
fn another_price_is_another_picture_of_that_product_alone() {
    let shop = shop();
    let pages = [
        "produk/kopi/index.html",
        "produk/teh/index.html",
        "index.html",
    ];
    let before = pages.map(|page| preview(&shop.site(), page));
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    let site = shop.site();
    let after = pages.map(|page| preview(&site, page));
    assert_ne!(before[0], after[0]);
    assert_eq!(before[1..], after[1..]);
    assert!(!before[0].exists(), "the old one is gone");
    assert!(picture(&after[0]).dimensions() == (1200, 630));
}

#[test]
fn what_has_no_photo_gets_its_words_on_the_shops_colour() {
    let shop = shop();
    let site = shop.site();
    let (tea, home) = (
        preview(&site, "produk/teh/index.html"),
        preview(&site, "index.html"),
    );
    for path in [&tea, &home] {
        let picture = picture(path);
        assert_eq!(picture.dimensions(), (1200, 630), "{path}");
        assert!((600..1000).contains(&brand(&picture, 0..630)), "{path}");
    }
    assert_eq!(
        preview(&site, "keranjang/index.html"),
        home,
        "other pages show the shop"
    );
    shop.photo("sampul.jpg", 1300, 700);
    let site = shop.site();
    assert_eq!(preview(&site, "produk/teh/index.html"), tea);
    assert!(brand(&picture(&preview(&site, "index.html")), 0..400) < 100);
}

#[test]
fn a_photo_that_cannot_be_used_leaves_the_words() {
    let shop = shop();
    let photo = pictures::jpeg(&pictures::sharp(300, 300));
    shop.write("produk/teh/1.jpg", &photo);
    let small = picture(&preview(&shop.site(), "produk/teh/index.html"));
    assert_eq!(
        small.dimensions(),
        (1200, 630),
        "a small photo is not enlarged"
    );
    shop.write("produk/teh/1.jpg", [&photo[..300], &[0; 40][..]].concat());
    shop.build();
    let site = shop.site_as_it_is();
    assert!(brand(&picture(&preview(&site, "produk/teh/index.html")), 0..630) > 600);
}

#[test]
fn a_name_that_cannot_be_drawn_leaves_the_photo() {
    let shop = shop();
    shop.change("produk/kopi/produk.yaml", "Kopi Gayo", "咖啡 ☕");
    shop.change("produk/teh/produk.yaml", "Teh Poci", "شاي");
    let site = shop.site();
    let photo = picture(&preview(&site, "produk/kopi/index.html"));
    assert!(brand(&photo, 0..630) < 100);
    assert_eq!(
        preview(&site, "produk/teh/index.html"),
        preview(&site, "index.html"),
        "without a photo the shop stands for it"
    );
}

#[test]
fn without_a_public_address_there_is_no_preview() {
    let shop = shop();
    shop.change("toko.yaml", "url: https://toko.example\n", "");
    let site = shop.site();
    assert!(
        site.photos()
            .iter()
            .all(|path| !path.as_str().contains("1200x"))
    );
}
