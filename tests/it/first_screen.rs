//! The first screen of a page, shown by what stands in the page alone: on a slow line the theme's sheet comes later and
//! must change nothing of it.
//!
//! Photos are there and not looked at: one that does not come takes another place. Scripts with files run in neither
//! view: a test of budgets shows that they move nothing.

use image::{Rgba, RgbaImage};

use crate::support::browser::{Browser, Tab};
use crate::support::site::Site;
use crate::support::{EXAMPLE_SHOP, Shop, example_cache, repository, web};

/// Pages of the example's group by what they show.
const PAGES: [&str; 6] = [
    "index.html",
    "toko/umah-ine/index.html",
    "toko/umah-ine/kategori/kopi/index.html",
    "toko/umah-ine/produk/kopi-gayo-arabika/index.html",
    "toko/umah-ine/cari/index.html",
    "toko/umah-ine/keranjang/index.html",
];

/// A phone and a desk: width and height in CSS pixels, and device pixels for one.
const SCREENS: [(u32, u32, u32); 2] = [(360, 640, 2), (1280, 800, 1)];

/// Difference in a colour channel that an edge may have when the browser paints it on a layer of its own.
const ROUNDING: u8 = 4;

/// Hides photos and keeps their places.
const NO_PHOTOS: &str = "document.head.insertAdjacentHTML('beforeend',
    '<style>picture, img { visibility: hidden !important }</style>')";

/// The example's group with its first shop alone, both with a theme.
fn group_with(theme: &str) -> Shop {
    let group = Shop::copy_of(&repository().join("example-site"));
    for member in ["karawo-ti-wati", "onan-tao", "pondok-sahang"] {
        group.remove(&format!("toko/{member}"));
    }
    let shop = EXAMPLE_SHOP.trim_start_matches("example-site/");
    for data in ["kelompok.yaml".to_owned(), format!("{shop}/toko.yaml")] {
        let text = group.read(&data);
        group.write(&data, format!("{text}\ntema: {theme}\n"));
    }
    group
        .run(&["build", "--quiet", "--cache", example_cache()])
        .ended(0);
    group
}

/// Serves the files of a site with these extensions; others are not there.
fn serve_only(site: &Site, extensions: &[&str], shop: &Shop) -> String {
    let folder = shop.beside(&extensions.join("-"));
    for (path, bytes) in site.files() {
        if extensions.contains(&path.extension().unwrap_or_default()) {
            let to = folder.join(&path);
            std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            std::fs::write(to, bytes).expect("a file");
        }
    }
    web::serve(&folder, Vec::new())
}

fn seen(tab: &Tab, address: &str) -> RgbaImage {
    tab.open(address);
    tab.run(NO_PHOTOS);
    tab.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    let screen = image::load_from_memory(&tab.screenshot()).expect("a picture");
    screen.to_rgba8()
}

/// The first and the last row in which two screens differ.
fn difference(one: &RgbaImage, other: &RgbaImage) -> Option<(u32, u32)> {
    assert_eq!(one.dimensions(), other.dimensions());
    let pixels = one.enumerate_pixels().zip(other.pixels());
    let differ = |one: &Rgba<u8>, other: &Rgba<u8>| {
        let channels = one.0.iter().zip(other.0);
        channels
            .into_iter()
            .any(|(one, other)| one.abs_diff(other) > ROUNDING)
    };
    let mut rows =
        pixels.filter_map(|((_, row, pixel), other)| differ(pixel, other).then_some(row));
    let first = rows.next()?;
    Some((first, rows.last().unwrap_or(first)))
}

#[test]
fn the_first_screen_needs_nothing_but_the_page() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let tab = browser.tab();
    let mut differences = Vec::new();
    for theme in ["lapak", "galeri", "warung"] {
        let group = group_with(theme);
        let site = group.site_as_it_is();
        let page_alone = serve_only(&site, &["html", "webp", "jpg"], &group);
        let with_sheet = serve_only(&site, &["html", "webp", "jpg", "css"], &group);
        for (width, height, ratio) in SCREENS {
            tab.screen(width, height, ratio);
            for page in PAGES {
                let alone = seen(&tab, &format!("{page_alone}/{page}"));
                let whole = seen(&tab, &format!("{with_sheet}/{page}"));
                if let Some((first, last)) = difference(&alone, &whole) {
                    differences.push(format!(
                        "{theme}, {width} x {height}, {page}: rows {first} to {last}"
                    ));
                }
            }
        }
    }
    assert!(differences.is_empty(), "{differences:#?}");
}
