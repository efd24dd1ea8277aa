//! Offline use on a phone: manifest, icons, service worker.

mod returning;

use std::thread::sleep;
use std::time::{Duration, Instant};

use camino::Utf8Path;
use image::GenericImageView;
use serde_json::Value;

use crate::support::browser::{Browser, PATIENCE, Tab};
use crate::support::site::Site;
use crate::support::{Shop, example, html, pictures, web};

/// The manifest of a site.
fn manifest(site: &Site) -> Value {
    serde_json::from_str(&site.html("manifest.webmanifest")).expect("a manifest is JSON")
}

/// Purpose, side and bytes of each icon of a manifest, whose files must be there in that size.
fn icons(site: &Site) -> Vec<(String, u32, Vec<u8>)> {
    let manifest = manifest(site);
    let icons = manifest["icons"].as_array().expect("a list of icons");
    let read = |icon: &Value| {
        let text = |key: &str| icon[key].as_str().expect("a text").to_owned();
        let path = site.root().join(text("src"));
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(text("type"), "image/png");
        let picture = image::load_from_memory(&bytes).expect("an icon");
        let (width, height) = picture.dimensions();
        assert_eq!(text("sizes"), format!("{width}x{height}"));
        (text("purpose"), width, bytes)
    };
    icons.iter().map(read).collect()
}

#[test]
fn a_phone_is_told_how_to_keep_the_shop() {
    let shop = Shop::empty();
    let name = "Warung \"Bu Tini\" </script> & 👩🏽‍🌾";
    let yaml =
        format!("nama: '{name}'\nslogan: Enak\nwhatsapp: 0812-0000-1234\nwarna: \"#0b6b3a\"\n");
    shop.write("toko.yaml", yaml);
    shop.product("kopi", "nama: Kopi\nharga: 12.500\n");
    let site = shop.site();
    let told = manifest(&site);
    for (key, value) in [
        ("name", name),
        ("short_name", "Warung \"Bu"),
        ("description", "Enak"),
        ("lang", "id"),
        ("start_url", "./"),
        ("scope", "./"),
        ("display", "standalone"),
        ("theme_color", "#0b6b3a"),
    ] {
        assert_eq!(told[key], value, "{key}");
    }
    let purposes: Vec<(String, u32)> = icons(&site)
        .into_iter()
        .map(|(purpose, side, _)| (purpose, side))
        .collect();
    let expected = [("any", 192), ("any", 512), ("maskable", 512)];
    assert_eq!(
        purposes,
        expected.map(|(purpose, side)| (purpose.to_owned(), side))
    );
}

#[test]
fn icons_come_from_the_logo_and_without_one_from_the_name() {
    let shop = Shop::small();
    let letter = icons(&shop.site());
    assert!(letter.iter().all(|(_, _, bytes)| bytes.len() < 5_000));
    shop.change("toko.yaml", "Toko Sari", "Warung Sari");
    assert!(
        icons(&shop.site()) != letter,
        "another letter is another icon"
    );

    shop.write(
        "logo.png",
        pictures::stored_as(pictures::gradient(400, 400), image::ImageFormat::Png),
    );
    let site = shop.site();
    let logo = icons(&site);
    let blue = |bytes: &[u8], x: u32, y: u32| {
        let picture = image::load_from_memory(bytes).expect("an icon");
        picture.get_pixel(x, y).0
    };
    let (home, maskable) = (&logo[0].2, &logo[2].2);
    assert_ne!(
        blue(home, 4, 4),
        blue(home, 187, 187),
        "the logo fills its icon"
    );
    assert_eq!(
        blue(maskable, 4, 4),
        blue(maskable, 507, 507),
        "the rim is of one colour"
    );

    let page = site.html("produk/kopi/index.html");
    let tags = html::tags(&page);
    for (rel, side) in [("icon", 48), ("apple-touch-icon", 180)] {
        let mut links = html::tags_named(&tags, "link");
        let link = links
            .find(|tag| tag.attribute("rel") == Some(rel))
            .expect(rel);
        let href = link.attribute("href").expect("an address");
        let file = site.root().join(href.trim_start_matches("../"));
        let icon = image::open(file).expect("an icon");
        assert_eq!(icon.dimensions(), (side, side), "{rel}");
    }
}

#[test]
fn a_logo_that_cannot_be_read_is_replaced_by_a_letter() {
    let shop = Shop::small();
    let png = pictures::stored_as(pictures::gradient(400, 400), image::ImageFormat::Png);
    shop.write("logo.png", &png[..png.len() / 3]);
    shop.build().ended(1);
    assert_eq!(icons(&shop.site_as_it_is()).len(), 3);
}

#[test]
fn the_worker_knows_every_page_by_the_digest_at_its_end() {
    let site = example().site_as_it_is();
    let listed = site.page_digests();
    let pages = site.pages();
    assert_eq!(listed.len(), pages.len() - 1, "all but 404.html");
    for (path, html) in pages {
        let digest = html.rsplit("<!--etalase:").next().expect("a digest");
        let digest = digest
            .strip_suffix("-->")
            .expect("nothing stands behind it");
        let folder = path.parent().map_or("", Utf8Path::as_str);
        if path != "404.html" {
            assert_eq!(listed[folder], digest, "{path}");
        }
    }
}

#[test]
fn a_changed_price_changes_the_digests_of_its_pages_only() {
    let shop = Shop::small();
    shop.product("teh", "nama: Teh\nharga: 9.000\n");
    let before = shop.site().page_digests();
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    let after = shop.site().page_digests();
    let changed: Vec<&String> = before
        .iter()
        .filter(|(page, digest)| after[*page] != **digest)
        .map(|(page, _)| page)
        .collect();
    // The search page names its index, which holds the prices.
    assert_eq!(changed, ["", "cari", "daftar-harga", "produk/kopi"]);
}

/// Waits until something is so.
#[track_caller]
fn wait_for(what: &str, is_so: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < end, "waited {PATIENCE:?} for {what}");
        sleep(Duration::from_millis(50));
    }
}

/// Waits until the service worker has cached the page with these words.
#[track_caller]
fn wait_until_stored(tab: &Tab, page: &str, words: &str) {
    let script = format!(
        "(async () => {{
            for (const name of await caches.keys()) {{
                const cache = await caches.open(name);
                for (const place of await cache.keys()) {{
                    if (new URL(place.url).pathname !== {page:?}) continue;
                    const text = await (await cache.match(place)).text();
                    if (text.includes({words:?})) return true;
                }}
            }}
            return false;
        }})()"
    );
    wait_for(&format!("{page} with `{words}`"), || {
        tab.run(&script) == Value::Bool(true)
    });
}

/// Paths of all that the service worker has cached.
fn stored(tab: &Tab) -> Vec<String> {
    let stored = tab.run(
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name))))
            .then((all) => Promise.all(all.map((one) => one.keys())))
            .then((keys) => keys.flat().map((key) => new URL(key.url).pathname))",
    );
    let paths = stored.as_array().expect("a list").iter();
    paths
        .map(|path| path.as_str().expect("a path").to_owned())
        .collect()
}

/// Paths of the pages that the service worker has cached, sorted.
fn stored_pages(tab: &Tab) -> Vec<String> {
    let mut pages = stored(tab);
    pages.retain(|path| path.ends_with(".html"));
    pages.sort_unstable();
    pages
}

fn two_products() -> Shop {
    let shop = Shop::small();
    shop.product("teh", "nama: Teh Poci\nharga: 9.000\n");
    shop.product("sirup", "nama: Sirup Pala\nharga: 30.000\n");
    shop.good_photo("produk/kopi/1.jpg");
    shop
}

#[test]
fn what_was_seen_opens_without_a_connection() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = two_products();
    // The shop lies in a sub-folder, as on many hosts.
    let address = web::serve(shop.site().root().parent().expect("a folder"), Vec::new());
    let (home, product) = (
        format!("{address}/situs/index.html"),
        format!("{address}/situs/produk/kopi/index.html"),
    );
    let tab = browser.tab();
    tab.open(&product);
    assert_eq!(tab.console(), Vec::<String>::new());
    wait_until_stored(&tab, "/situs/produk/kopi/index.html", "Kopi Gayo");
    wait_until_stored(&tab, "/situs/index.html", "Sirup Pala");
    tab.offline(true);
    for (page, words) in [(&product, "Kopi Gayo"), (&home, "Toko Sari")] {
        for query in ["", "?utm_source=wa#isi"] {
            tab.open(&format!("{page}{query}"));
            assert_eq!(tab.text("h1"), words);
        }
    }
    tab.open(&product);
    let photo = "document.querySelector('main img')";
    tab.wait_until(&format!("{photo}.complete"));
    assert_ne!(tab.run(&format!("{photo}.naturalWidth")), 0, "its photo");

    // A page that was never seen gets a list of those that were.
    tab.open(&format!("{address}/situs/produk/teh/"));
    assert!(tab.text("body").contains("Sedang tidak ada internet"));
    tab.click("a[href$='/produk/kopi/index.html']");
    tab.wait_until("document.querySelector('h1').innerText === 'Kopi Gayo'");
}

#[test]
fn a_host_that_hides_index_html_makes_no_difference() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = two_products();
    let address = web::serve_as(shop.site().root(), Vec::new(), web::Index::Hidden);
    let tab = browser.tab();
    tab.open(&format!("{address}/"));
    wait_until_stored(&tab, "/index.html", "Sirup Pala");
    tab.wait_until("navigator.serviceWorker.controller");
    // The link names `index.html`; the host leads on from there.
    tab.click("a[href$='produk/kopi/index.html']");
    tab.wait_until("location.pathname === '/produk/kopi/'");
    wait_until_stored(&tab, "/produk/kopi/index.html", "Kopi Gayo");
    tab.offline(true);
    for path in ["/produk/kopi/index.html", "/produk/kopi/", "/produk/kopi"] {
        tab.open(&format!("{address}{path}"));
        assert_eq!(tab.text("h1"), "Kopi Gayo", "{path}");
        // Its links lead where they should.
        tab.click("a.sign");
        tab.wait_until("document.querySelector('h1').innerText === 'Toko Sari'");
    }
}

#[test]
fn an_address_without_a_page_gets_what_its_host_says() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = two_products();
    let address = web::serve(shop.site().root(), Vec::new());
    let tab = browser.tab();
    tab.open(&format!("{address}/produk/kopi/"));
    wait_until_stored(&tab, "/produk/kopi/index.html", "Kopi Gayo");
    tab.wait_until("navigator.serviceWorker.controller");
    let status = "performance.getEntriesByType('navigation')[0].responseStatus";
    for lost in ["/produk/getas/", "/lain/index.html", "/foto/lain.webp"] {
        tab.open(&format!("{address}{lost}"));
        assert_eq!(tab.run(status), 404, "{lost}");
    }
}

#[test]
fn a_page_of_another_build_or_cut_off_on_the_way_is_never_stored() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = two_products();
    let site = shop.site();
    let page = site.html("produk/kopi/index.html");
    let cut = page[..page.len() / 2].to_owned();
    let other = site
        .html("produk/teh/index.html")
        .replace("<!--etalase:", "<!--etalase:0");
    let pages = [
        ("/produk/kopi/index.html", cut),
        ("/produk/teh/index.html", other),
    ];
    let pages = pages.map(|(path, text)| (path.to_owned(), text));
    let address = web::serve(site.root(), pages.to_vec());
    let tab = browser.tab();
    tab.open(&format!("{address}/produk/sirup/index.html"));
    wait_until_stored(&tab, "/produk/sirup/index.html", "Sirup Pala");
    for product in ["kopi", "teh"] {
        tab.open(&format!("{address}/produk/{product}/index.html"));
        tab.wait_until("navigator.serviceWorker.controller");
    }
    tab.open(&format!("{address}/keranjang/index.html"));
    wait_until_stored(&tab, "/keranjang/index.html", "Keranjang");
    tab.offline(true);
    for product in ["kopi", "teh"] {
        tab.open(&format!("{address}/produk/{product}/index.html"));
        assert!(
            tab.text("h1").contains("Sedang tidak ada internet"),
            "{product}"
        );
    }
}

#[test]
fn a_page_opened_as_a_file_has_neither_worker_nor_manifest() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = two_products();
    let tab = browser.tab();
    tab.open(&format!("file://{}/index.html", shop.site().root()));
    sleep(Duration::from_millis(300));
    assert_eq!(tab.console(), Vec::<String>::new());
    assert_eq!(
        tab.run("document.querySelectorAll('link[rel=manifest]').length"),
        0
    );
    let address = web::serve(shop.site_as_it_is().root(), Vec::new());
    let home = format!("{address}/index.html");
    // Who comes back has a worker, and may want the shop on the home screen.
    for manifests in [0, 1] {
        tab.open(&home);
        tab.wait_until("navigator.serviceWorker.controller");
        assert_eq!(
            tab.run("document.querySelectorAll('link[rel=manifest]').length"),
            manifests
        );
    }
}

#[test]
fn who_saves_data_gets_no_page_that_was_not_opened() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = two_products();
    let address = web::serve(shop.site().root(), Vec::new());
    let tab = browser.tab();
    tab.save_data();
    tab.open(&format!("{address}/index.html"));
    wait_until_stored(&tab, "/index.html", "Kopi Gayo");
    tab.wait_until("navigator.serviceWorker.controller");
    // Longer than an ordinary visit takes to cache further pages.
    sleep(Duration::from_secs(7));
    assert_eq!(stored_pages(&tab), ["/index.html"]);
}
