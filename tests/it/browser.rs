//! The example in a real browser: opened as a file from a folder, and from a small server, on a phone's screen. Skipped
//! without a Chromium, unless `ETALASE_REQUIRE_BROWSER=1` is set.

use std::collections::BTreeSet;

use crate::support::browser::{Browser, Tab};
use crate::support::{example, web};

/// Opens the home page, then a product, a category and the price list by their links.
fn walk_through(tab: &Tab, root: &str) {
    for start in ["produk/", "kategori/", "daftar-harga/"] {
        tab.open(&format!("{root}/index.html"));
        assert_eq!(tab.console(), Vec::<String>::new());
        let words = tab.run("document.body.textContent").to_string();
        for name in ["Kopi Gayo", "Kain sulam karawo", "Sirup pala"] {
            assert!(words.contains(name), "{name} is missing at {root}: {words}");
        }
        // The link says where it leads before it is followed.
        let link = format!("a[href^='{start}']");
        let target = tab.run(&format!("document.querySelector(\"{link}\").href"));
        tab.click(&link);
        tab.wait_until(&format!(
            "location.href === {target} && document.readyState === 'complete'"
        ));
        assert_eq!(tab.console(), Vec::<String>::new(), "{target}");
        assert_ne!(tab.text("h1").trim(), "", "{target}");
        assert!(!tab.html().contains("ERR_"), "{target}: {}", tab.html());
    }
}

#[test]
fn the_site_works_from_a_folder() {
    let Some(browser) = Browser::find() else {
        return;
    };
    walk_through(
        &browser.tab(),
        &format!("file://{}", example().path("situs")),
    );
}

#[test]
fn the_site_works_from_a_sub_folder_of_a_server() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let address = web::serve(example().folder(), Vec::new());
    walk_through(&browser.tab(), &format!("{address}/situs"));
}

#[test]
fn a_phone_shows_something() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let tab = browser.tab();
    for page in [
        "index.html",
        "404.html",
        "produk/kopi-gayo-arabika/index.html",
    ] {
        tab.open(&format!("file://{}", example().path("situs").join(page)));
        let screen = image::load_from_memory(&tab.screenshot())
            .expect("a picture of the screen")
            .into_rgb8();
        let colors: BTreeSet<_> = screen.pixels().map(|pixel| pixel.0).collect();
        assert!(
            screen.width() == 720 && colors.len() > 50,
            "{page}: {} colours",
            colors.len()
        );
    }
}

/// Width of the page, photos that fail to load (lazy ones below the screen included), and the font of its text.
const MEASURE: &str = "(async () => {
    const broken = [];
    for (const image of document.images) {
        image.loading = 'eager';
        await image.decode().catch(() => broken.push(image.currentSrc || image.src));
    }
    return [document.documentElement.scrollWidth, broken, getComputedStyle(document.body).fontFamily];
})()";

#[test]
fn no_page_is_wider_than_a_phone_and_every_photo_loads() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let site = example().site_as_it_is();
    let address = web::serve(site.root(), Vec::new());
    let tab = browser.tab();
    for (page, _) in site.pages() {
        tab.open(&format!("{address}/{page}"));
        let found = tab.run(MEASURE);
        assert_eq!(found[0], 360, "{page} is as wide");
        assert_eq!(found[1], serde_json::json!([]), "broken photos of {page}");
        let font = found[2].as_str().unwrap_or_default();
        assert!(font.contains("system-ui"), "{page} has no style: {font}");
        assert_eq!(tab.console(), Vec::<String>::new(), "{page}");
    }
}
