//! Transferred bytes of pages on a slow line, measured in a browser, against the storefront's budgets.

use std::io::Write;
use std::thread;
use std::time::Duration;

use camino::Utf8PathBuf;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::browser::{Browser, Tab};
use crate::support::{EXAMPLE_SHOP, Shop, example, example_cache, repository, web};

/// Most bytes of a page. A phone's first round trip, ten TCP segments, takes 14,600.
const LARGEST_PAGE: usize = 9_000;

/// Device pixels for one of CSS, on phones.
const DENSITIES: [f64; 4] = [1.0, 2.0, 2.75, 3.0];

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory").len()
}

#[test]
fn every_page_of_the_example_is_light() {
    for (path, page) in example().site_as_it_is().pages() {
        let bytes = compressed(page.as_bytes());
        assert!(bytes <= LARGEST_PAGE, "{path}: {bytes} bytes");
    }
}

#[test]
fn the_scripts_of_a_page_are_light() {
    let site = example().site_as_it_is();
    let scripts: Vec<Utf8PathBuf> = site.paths();
    for (path, page) in site.pages() {
        let named = scripts
            .iter()
            .filter(|script| script.extension() == Some("js") && page.contains(script.as_str()))
            // The search page names its index, but loads it only when somebody searches.
            .filter(|script| !script.as_str().starts_with("aset/search-"));
        let bytes: usize = named
            .map(|script| compressed(site.html(script.as_str()).as_bytes()))
            .sum();
        assert!(bytes <= 10_000, "{path}: {bytes} bytes");
    }
}

/// The example with 24 products, all with photos.
fn full_home() -> Shop {
    let shop = Shop::copy_of(&repository().join(EXAMPLE_SHOP));
    let photos = [
        "kopi/kopi-bubuk-harian",
        "makanan/bika-ambon",
        "makanan/kue-bhoi",
        "kerajinan/selendang-ulos",
        "minuman/madu-pelawan",
    ];
    for number in 1..=10 {
        let folder = format!("titipan-{number}");
        shop.product(&folder, "harga: 25.000\n");
        let from = shop.path("produk").join(photos[number % photos.len()]);
        let photo = from
            .read_dir_utf8()
            .expect("a product's folder")
            .flatten()
            .find(|entry| entry.path().extension() == Some("jpg"))
            .expect("a photo");
        let bytes = std::fs::read(photo.path()).expect("the photo");
        shop.write(&format!("produk/{folder}/foto.jpg"), bytes);
    }
    shop
}

/// Bytes transferred when a phone of this density opens a page that is not touched.
fn first_visit(tab: &Tab, address: &str, density: f64) -> usize {
    tab.screen(360, 640, density);
    tab.open(address);
    tab.run("new Promise(done => setTimeout(done, 1000))");
    let traffic = tab.traffic();
    let bytes = traffic.iter().map(|one| one.bytes as usize).sum();
    println!("{address} at {density}: {bytes} bytes");
    for one in traffic {
        println!("  {:>7} {:?} {}", one.bytes, one.kind, one.url);
    }
    bytes
}

/// Expects a first visit to transfer at most `most` bytes on the phone that takes the most.
#[track_caller]
fn expect_light(address: &str, most: usize) {
    // Side by side: a visit mostly waits.
    let visits = thread::scope(|scope| {
        let visits = DENSITIES.map(|density| {
            scope.spawn(move || {
                // A browser of its own: the others have a warm cache.
                let browser = Browser::whole().expect("the test has one");
                first_visit(&browser.tab(), address, density)
            })
        });
        visits.map(|visit| visit.join().expect("it reports its bytes"))
    });
    for (bytes, density) in visits.into_iter().zip(DENSITIES) {
        assert!(bytes <= most, "{address} at {density}: {bytes}");
    }
}

#[test]
fn a_first_visit_is_light_on_every_screen() {
    if Browser::whole().is_none() {
        return;
    }
    let shop = full_home();
    shop.run(&["build", "--quiet", "--cache", example_cache()])
        .ended(0);
    let address = web::serve(shop.site_as_it_is().root(), Vec::new());
    expect_light(&format!("{address}/index.html"), 100_000);
    let product = "produk/kopi-gayo-arabika/index.html";
    expect_light(&format!("{address}/{product}"), 60_000);

    let group = Shop::copy_of(&repository().join("example-site"));
    group
        .run(&["build", "--quiet", "--cache", example_cache()])
        .ended(0);
    let address = web::serve(group.site_as_it_is().root(), Vec::new());
    expect_light(&format!("{address}/index.html"), 100_000);
}

#[test]
fn photos_come_when_they_are_near_or_swiped_to() {
    let Some(browser) = Browser::whole() else {
        return;
    };
    let shop = full_home();
    shop.run(&["build", "--quiet", "--cache", example_cache()])
        .ended(0);
    let address = web::serve(shop.site_as_it_is().root(), Vec::new());
    let tab = browser.tab();
    first_visit(&tab, &format!("{address}/index.html"), 2.0);
    // Photos of lists come when they are a fifth of a screen away.
    let last = "[...document.querySelectorAll('.later img')].pop()";
    assert_eq!(tab.run(&format!("{last}.naturalWidth")), 0);
    tab.run(&format!("{last}.closest('li').scrollIntoView()"));
    tab.wait_until(&format!("{last}.naturalWidth > 0"));
    let page = format!("{address}/produk/kopi-gayo-arabika/index.html");
    // A second browser, since the first has a warm cache.
    let browser = Browser::whole().expect("it was there before");
    let tab = browser.tab();
    first_visit(&tab, &page, 2.0);
    // The photos that follow come when the row is swiped.
    let second = |tab: &Tab| {
        tab.traffic()
            .iter()
            .any(|one| one.url.contains("arabika-2-"))
    };
    assert!(!second(&tab));
    tab.run("document.querySelector('.track').scrollTo(360, 0)");
    tab.wait_until("document.querySelectorAll('.track img')[1].naturalWidth > 0");
    assert!(second(&tab));
}

#[test]
fn nothing_moves_while_a_page_is_loaded_and_nothing_comes_from_elsewhere() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let site = example().site_as_it_is();
    let address = web::serve(site.root(), Vec::new());
    let opened = site.pages().into_iter().map(|(path, _)| {
        let tab = browser.tab();
        tab.screen(320, 640, 2);
        tab.watch_shifts();
        tab.open(&format!("{address}/{path}"));
        (path, tab)
    });
    let opened: Vec<_> = opened.collect();
    thread::sleep(Duration::from_millis(300));
    for (path, tab) in opened {
        let shift = tab.run("shift");
        assert_eq!(shift, 0, "{path}: {}", tab.run("moved"));
        let wide = tab.run("document.documentElement.scrollWidth");
        assert!(wide.as_u64() <= Some(320), "{path}: {wide}");
        let elsewhere = tab.traffic();
        let elsewhere = elsewhere
            .iter()
            .find(|one| !one.url.starts_with(&address) && !one.url.starts_with("data:"));
        assert!(elsewhere.is_none(), "{path}: {elsewhere:?}");
        assert_eq!(tab.console(), Vec::<String>::new(), "{path}");
    }
}
