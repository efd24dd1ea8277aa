//! Finding among many goods: categories that are ordered and filtered in place, long lists, the search page on a phone.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

use crate::support::browser::{Browser, Tab};
use crate::support::{Shop, pictures};

const NAMES: &str =
    "[...document.querySelectorAll('main .grid .name')].map(name => name.innerText)";

/// Chooses an order.
fn order(tab: &Tab, value: &str) {
    tab.fill(".refine select", value);
}

fn shop() -> Shop {
    let shop = Shop::bare();
    for (name, data) in [
        ("bolu", "harga: 30.000"),
        ("abon", "harga: 120.000\nstok: habis"),
        ("dodol", "harga: 12.500"),
        ("cuka", ""),
    ] {
        shop.product(&format!("dapur/{name}"), &format!("nama: {name}\n{data}\n"));
    }
    shop
}

#[test]
fn a_category_is_ordered_and_filtered_in_place() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop();
    let page = format!(
        "file://{}",
        shop.site().root().join("kategori/dapur/index.html")
    );
    let tab = browser.tab();
    tab.screen(360, 640, 2);
    tab.open(&page);
    let all = tab.run(NAMES);
    for (value, names) in [
        ("murah", json!(["dodol", "bolu", "abon", "cuka"])),
        ("mahal", json!(["abon", "bolu", "dodol", "cuka"])),
        ("nama", json!(["abon", "bolu", "cuka", "dodol"])),
        ("", all),
    ] {
        order(&tab, value);
        assert_eq!(tab.run(NAMES), names, "{value}");
    }
    let height = tab.run("document.querySelector('.refine').offsetHeight");
    assert_eq!(height, 44);
    let open = "document.querySelector('dialog').open";
    tab.click(".refine button");
    tab.fill("dialog input", "10rb");
    assert_eq!(tab.text("dialog .button"), "Tampilkan 3 produk");
    tab.click("dialog [type=checkbox]");
    assert_eq!(tab.text("dialog .button"), "Tampilkan 2 produk");
    tab.click("dialog .button");
    tab.wait_until(&format!("!{open} && {NAMES}.length === 2"));
    order(&tab, "murah");
    assert_eq!(tab.run(NAMES), json!(["dodol", "bolu"]));
    assert_eq!(tab.text(".refine [role=status]"), "2 produk");
    // Who looks at one and comes back finds what was chosen.
    tab.click("main .grid a");
    tab.wait_until("document.body.classList.contains('on-product')");
    tab.leave("history.back()");
    tab.wait_until(&format!(
        "document.querySelector('.refine select') && {NAMES}.length === 2"
    ));
    assert_eq!(tab.run(NAMES), json!(["dodol", "bolu"]));
    // The phone's way back closes the dialog.
    tab.click(".refine button");
    assert_eq!(tab.run(open), true);
    tab.leave("history.back()");
    tab.wait_until(&format!("!{open}"));
    // Who opens it again and is done before it is told that it was closed stays on the page.
    tab.click(".refine button");
    tab.leave(
        "{ addEventListener('popstate', () => {
            document.querySelector('.refine button').click();
            document.querySelector('dialog .button').click();
        }, { once: true }); history.back(); }",
    );
    tab.run("new Promise(done => setTimeout(done, 300))");
    assert_eq!(tab.run("location.href"), page);
    tab.wait_until(&format!("!{open} && !(history.state || {{}}).dialog"));
    tab.click(".refine button");
    tab.click("dialog .link");
    tab.click("dialog .button");
    tab.wait_until(&format!("{NAMES}.length === 4"));
    tab.click(".refine button");
    tab.fill("dialog input", "1 juta");
    tab.click("dialog .button");
    tab.wait_until(&format!("{NAMES}.length === 0"));
    assert!(tab.text(".refine").contains("Tidak ada produk"));
    assert_eq!(tab.console(), Vec::<String>::new());
}

/// A shop of 300 products in four categories, each with a photo.
fn large() -> Shop {
    let shop = Shop::bare();
    for number in 0..300 {
        let folder = format!("kelompok-{}/barang-{number:03}", number % 4);
        shop.product(
            &folder,
            &format!(
                "nama: Barang nomor {number}\nharga: {}\nsatuan: bungkus\nlabel: [titipan]\n",
                1_000 + number * 500
            ),
        );
        let photo = pictures::gradient(64 + number as u32 % 200, 64 + number as u32 / 200);
        shop.write(&format!("produk/{folder}/1.jpg"), pictures::jpeg(&photo));
    }
    shop.run(&["build", "--quiet"]).ended(0);
    shop
}

#[test]
fn three_hundred_products_are_five_light_pages() {
    let shop = large();
    let site = shop.site_as_it_is();
    let list = |page: &str| site.has(&format!("kategori/semua/{page}index.html"));
    assert!(list("") && list("5/") && !list("6/"));
    for (path, page) in site.pages() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(page.as_bytes()).expect("memory");
        let bytes = encoder.finish().expect("memory").len();
        assert!(bytes <= 9_000, "{path}: {bytes}");
    }
    let Some(browser) = Browser::find() else {
        return;
    };
    // What is on other pages, the search page knows.
    let tab = browser.tab();
    tab.open(&format!(
        "file://{}",
        shop.path("situs/kategori/semua/index.html")
    ));
    order(&tab, "mahal");
    tab.wait_until("document.querySelector('#hasil[aria-busy=false] .name')");
    assert_eq!(tab.text("#hasil .name"), "Barang nomor 299");
    assert_eq!(tab.run("location.search"), "?urut=mahal");
}

#[test]
fn the_search_page_begins_with_its_field_and_shows_results_above_a_keyboard() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop();
    shop.good_photo("produk/dapur/bolu/1.jpg");
    let page = format!("file://{}", shop.site().root().join("cari/index.html"));
    let tab = browser.tab();
    tab.screen(360, 640, 2);
    tab.open(&page);
    assert_eq!(tab.run("document.activeElement.id"), "q");
    tab.wait_until("document.querySelector('.browse li img').naturalWidth > 0");
    tab.fill("#q", "bolu");
    tab.wait_until("document.querySelectorAll('#hasil[aria-busy=false] .card').length === 1");
    // A keyboard takes about 260 of 640 pixels.
    let bottom = tab.run("document.querySelector('#hasil .card').getBoundingClientRect().bottom");
    assert!(bottom.as_f64() < Some(380.0), "{bottom}");
    tab.open(&format!("{page}?q=bolu"));
    assert_ne!(tab.run("document.activeElement.id"), "q");
    assert_eq!(tab.console(), Vec::<String>::new());
}
