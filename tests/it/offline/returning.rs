//! A phone that comes back after a new build: what it loads, and what it shows meanwhile.

use std::collections::BTreeMap;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use serde_json::Value;

use super::{stored, stored_pages, two_products, wait_for, wait_until_stored};
use crate::support::browser::{Browser, Tab};
use crate::support::site::Site;
use crate::support::{Shop, web};

/// Bytes that the service worker of 2,000 products may take.
const WORKER: usize = 14_000;
/// Bytes, compressed, that a changed price may take besides pages.
const ONE_PRICE: usize = 12_000;

/// The files of a site.
type Files = BTreeMap<Utf8PathBuf, Vec<u8>>;

/// A shop with 2,000 products in ten categories.
fn large() -> Shop {
    let goods = [
        "Abon", "Dodol", "Emping", "Gula", "Keripik", "Kopi", "Madu", "Sambal", "Sirup", "Teh",
    ];
    let kinds = [
        "Asli", "Bakar", "Desa", "Halus", "Hitam", "Kebun", "Manis", "Merah", "Pedas", "Tua",
    ];
    let places = [
        "Aceh", "Ambon", "Bajawa", "Banyumas", "Bima", "Cianjur", "Flores", "Garut", "Jambi",
        "Kediri", "Lombok", "Malang", "Medan", "Nias", "Papua", "Solok", "Sumba", "Takengon",
        "Toraja", "Wonosobo",
    ];
    let shop = Shop::bare();
    for good in goods {
        for kind in kinds {
            for place in places {
                let name = format!("{good} {kind} {place}");
                let folder = name.to_lowercase().replace(' ', "-");
                let folder = format!("{}/{folder}", good.to_lowercase());
                shop.product(&folder, &format!("nama: {name}\nharga: 12.500\n"));
            }
        }
    }
    shop
}

/// Brings the files of a site that `is_sent` names to a host, and removes those there that the site lacks.
fn upload(site: &Files, host: &Utf8Path, is_sent: impl Fn(&Utf8Path) -> bool) {
    fs::create_dir_all(host).expect("a folder");
    for path in Site::at(host).paths() {
        if is_sent(&path) && !site.contains_key(&path) {
            fs::remove_file(host.join(path)).expect("a file to remove");
        }
    }
    for (path, bytes) in site.iter().filter(|(path, _)| is_sent(path)) {
        let path = host.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders above");
        fs::write(path, bytes).expect("a file");
    }
}

/// The files of a site whose service worker runs on a phone that saves data, of which browsers under test tell pages only.
fn saving_data(mut site: Files) -> Files {
    let worker = site.get_mut(Utf8Path::new("sw.js")).expect("the worker");
    let text = String::from_utf8_lossy(worker);
    let saving = text.replace("navigator.connection", "{saveData:true}");
    assert_ne!(text, saving, "it asks the browser");
    *worker = saving.into_bytes();
    site
}

/// Waits until no service worker of a new build is on its way.
#[track_caller]
fn wait_until_installed(tab: &Tab) {
    let script = "navigator.serviceWorker.getRegistration().then((one) =>
        !one.waiting && !one.installing && one.active.state === 'activated')";
    wait_for("the new worker", || tab.run(script) == Value::Bool(true));
}

/// Opens a page without a connection and expects a price in it, and not another one.
#[track_caller]
fn expect_price(tab: &Tab, page: &str, price: &str, other: &str) {
    tab.open(page);
    let words = tab.text("main");
    assert!(words.contains(price) && !words.contains(other), "{words}");
}

#[test]
fn one_price_among_2000_products_costs_a_returning_phone_little() {
    let browser = Browser::find();
    let shop = large();
    let site = shop.site();
    let before = site.contents();
    let worker = before[Utf8Path::new("sw.js")].len();
    assert!(worker <= WORKER, "{worker} bytes");
    assert!(site.shards().len() > 1);
    let kopi = "/produk/kopi-hitam-takengon/index.html";
    let (address, log) = web::serve_logged(site.root());
    let tab = browser.as_ref().map(Browser::tab);
    if let Some(tab) = &tab {
        for page in ["/index.html", "/kategori/kopi/index.html", kopi] {
            tab.open(&format!("{address}{page}"));
            wait_until_stored(tab, page, "");
        }
        // Pages that are fetched when the phone is idle.
        let more = site.worker_data("sw.js")["more"].clone();
        for folder in more.as_array().expect("a list") {
            let folder = folder.as_str().expect("a folder");
            wait_until_stored(tab, &format!("/{folder}/index.html"), "");
        }
    }

    shop.change(
        "produk/kopi/kopi-hitam-takengon/produk.yaml",
        "12.500",
        "13.750",
    );
    let after = shop.site().contents();
    let is_new = |path: &Utf8Path| before.get(path) != after.get(path);
    let is_page = |path: &Utf8Path| path.extension() == Some("html");
    let is_shard = |path: &Utf8Path| path.as_str().starts_with("aset/pages-");
    let new: Vec<&Utf8PathBuf> = after.keys().filter(|path| is_new(path)).collect();
    let pages = new.iter().filter(|path| is_page(path)).count();
    assert!((3..50).contains(&pages), "{new:#?}");
    let shards = new.iter().filter(|path| is_shard(path)).count();
    assert!((1..=pages).contains(&shards), "{new:#?}");
    let is_for_worker = |path: &Utf8Path| path == "sw.js" || is_shard(path);
    let needed = new.iter().filter(|path| is_for_worker(path));
    let bytes: usize = needed.map(|path| web::gzip(&after[*path]).len()).sum();
    assert!(bytes <= ONE_PRICE, "{bytes} bytes: {new:#?}");

    let Some(tab) = tab else {
        return;
    };
    log.lock().expect("the log").clear();
    let opened = "/keranjang/index.html";
    tab.open(&format!("{address}{opened}"));
    wait_until_stored(&tab, kopi, "Rp13.750");
    wait_until_installed(&tab);
    let loaded = log.lock().expect("the log").clone();
    let (pages, others): (Vec<_>, Vec<_>) =
        loaded.iter().partition(|(path, _)| path.ends_with(".html"));
    for (path, _) in pages {
        let page = Utf8Path::new(path.trim_start_matches('/'));
        assert!(path == opened || is_new(page), "{path} did not change");
    }
    let bytes: usize = others.iter().map(|(_, bytes)| bytes).sum();
    assert!(bytes <= ONE_PRICE, "{bytes} bytes: {others:#?}");
    tab.offline(true);
    tab.open(&format!("{address}{kopi}"));
    assert!(tab.text("main").contains("Rp13.750"));
}

#[test]
fn a_new_build_comes_whole() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = two_products();
    let address = web::serve(shop.site().root(), Vec::new());
    let (home, kopi, teh) = (
        format!("{address}/index.html"),
        format!("{address}/produk/kopi/index.html"),
        format!("{address}/produk/teh/index.html"),
    );
    let tab = browser.tab();
    tab.open(&kopi);
    wait_until_stored(&tab, "/index.html", "Rp12.500");
    wait_until_stored(&tab, "/produk/kopi/index.html", "Rp12.500");
    tab.offline(true);
    tab.open(&kopi);
    assert!(tab.text("main").contains("Rp12.500"));

    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    shop.site();
    tab.offline(false);
    // A page that did not change brings the new list, and with it all that was seen and did change.
    tab.open(&teh);
    wait_until_stored(&tab, "/index.html", "Rp13.000");
    wait_until_stored(&tab, "/produk/kopi/index.html", "Rp13.000");
    wait_until_installed(&tab);
    tab.offline(true);
    for page in [&kopi, &home] {
        tab.open(page);
        let words = tab.text("main");
        assert!(
            words.contains("Rp13.000") && !words.contains("Rp12.500"),
            "{words}"
        );
    }
}

#[test]
fn a_host_halfway_through_an_upload_leaves_the_old_build_whole() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = two_products();
    let old = shop.site().contents();
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    let site = shop.site();
    let (new, shard) = (site.contents(), format!("/{}", site.shards()[0]));
    // Files that the phone asks for when it has noticed.
    for (is_worker_first, asked) in [(true, shard.as_str()), (false, "/sw.js")] {
        let host = shop.beside(&format!("host-{is_worker_first}"));
        upload(&old, &host, |_| true);
        let (address, log) = web::serve_logged(&host);
        let at = |page: &str| format!("{address}/{page}index.html");
        let pages = [at(""), at("produk/kopi/")];
        let tab = browser.tab();
        tab.open(&pages[1]);
        wait_until_stored(&tab, "/index.html", "Rp12.500");
        wait_until_stored(&tab, "/produk/kopi/index.html", "Rp12.500");
        tab.wait_until("navigator.serviceWorker.controller");

        upload(&new, &host, |path| (path == "sw.js") == is_worker_first);
        log.lock().expect("the log").clear();
        tab.open(&at("keranjang/"));
        wait_for(asked, || {
            let log = log.lock().expect("the log");
            log.iter().any(|(path, _)| path == asked)
        });
        wait_until_installed(&tab);
        tab.offline(true);
        for page in &pages {
            expect_price(&tab, page, "Rp12.500", "Rp13.000");
        }

        tab.offline(false);
        upload(&new, &host, |_| true);
        tab.open(&at("keranjang/"));
        for page in ["/index.html", "/produk/kopi/index.html"] {
            wait_until_stored(&tab, page, "Rp13.000");
        }
        wait_until_installed(&tab);
        tab.offline(true);
        for page in &pages {
            expect_price(&tab, page, "Rp13.000", "Rp12.500");
        }
    }
}

#[test]
fn who_saves_data_keeps_what_did_not_change() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = two_products();
    let host = shop.beside("host");
    let site = shop.site();
    let old_shard = format!("/{}", site.shards()[0]);
    upload(&saving_data(site.contents()), &host, |_| true);
    let (address, log) = web::serve_logged(&host);
    let tab = browser.tab();
    tab.save_data();
    for product in ["kopi", "teh"] {
        let page = format!("/produk/{product}/index.html");
        tab.open(&format!("{address}{page}"));
        wait_until_stored(&tab, &page, "");
        tab.wait_until("navigator.serviceWorker.controller");
    }
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    let site = shop.site();
    let shard = format!("/{}", site.shards()[0]);
    upload(&saving_data(site.contents()), &host, |_| true);
    log.lock().expect("the log").clear();
    tab.open(&format!("{address}/produk/teh/index.html"));
    wait_for("the new shard in place of the old", || {
        let stored = stored(&tab);
        stored.contains(&shard) && !stored.contains(&old_shard)
    });
    wait_until_installed(&tab);
    assert_eq!(stored_pages(&tab), ["/produk/teh/index.html"]);
    let loaded = log.lock().expect("the log").clone();
    assert!(
        !loaded
            .iter()
            .any(|(path, _)| path.ends_with("/kopi/index.html")),
        "{loaded:?}"
    );
    tab.offline(true);
    tab.open(&format!("{address}/produk/teh/index.html"));
    assert_eq!(tab.text("h1"), "Teh Poci");
    tab.open(&format!("{address}/produk/kopi/index.html"));
    assert!(tab.text("h1").contains("Sedang tidak ada internet"));
}
