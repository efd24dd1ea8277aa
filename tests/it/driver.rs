//! Tests of the browser driver, on which other tests rely.

use std::fs;

use camino::Utf8Path;
use tempfile::TempDir;

use crate::support::browser::Browser;
use crate::support::temporary_folder;
use crate::support::web;

const PAGE: &str = r#"<!doctype html><html lang=id><meta charset=utf-8><title>Coba</title>
<meta name=viewport content="width=device-width">
<style>@page { size: 100mm 50mm } body { margin: 0; background: rgb(0 128 0) }</style>
<input id=nama><button id=kirim>Kirim</button><button hidden id=rahasia>Rahasia</button>
<p id=hasil>kosong</p><a href="lain.html">Lain</a><img src="titik.png" alt=""><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" alt="">
<script src="skrip.js"></script>"#;

const SCRIPT: &str = r#"
nama.addEventListener('change', () => console.warn('ganti', nama.value));
kirim.addEventListener('click', () => { hasil.textContent = nama.value; missing(); });"#;

const WORKER: &str = r#"
addEventListener('install', event => event.waitUntil(
    caches.open('a').then(cache => cache.addAll(['index.html', 'skrip.js', 'titik.png']))));
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => event.respondWith(
    fetch(event.request).catch(() => caches.match(event.request))));"#;

/// A folder with a page, a script, a picture of 3000 bytes and a service worker.
fn folder() -> TempDir {
    let folder = temporary_folder();
    let write = |name: &str, contents: &[u8]| {
        fs::write(folder.path().join(name), contents).expect("a file");
    };
    write("index.html", PAGE.as_bytes());
    write(
        "lain.html",
        b"<!doctype html><title>Lain</title><img src=tiada.png>",
    );
    write("skrip.js", SCRIPT.as_bytes());
    write("pekerja.js", WORKER.as_bytes());
    let dot = image::RgbImage::from_pixel(2, 2, image::Rgb([200, 0, 0]));
    let mut picture = crate::support::pictures::stored_as(dot, image::ImageFormat::Png);
    picture.resize(3000, 0);
    write("titik.png", &picture);
    folder
}

fn path(folder: &TempDir) -> &Utf8Path {
    Utf8Path::from_path(folder.path()).expect("a Unicode name")
}

#[test]
fn a_page_is_typed_in_clicked_and_read() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let folder = folder();
    let tab = browser.tab();
    tab.open(&format!("file://{}/index.html", path(&folder)));
    assert_eq!(tab.console(), Vec::<String>::new());
    let name = "Sari \"</script>\u{0} \u{1F600}";
    tab.fill("#nama", name);
    assert_eq!(tab.text("#hasil"), "kosong");
    tab.click("#kirim");
    assert_eq!(
        tab.run("document.querySelector('#hasil').textContent"),
        name
    );
    let console = tab.console();
    assert_eq!(console.len(), 2, "{console:?}");
    assert_eq!(console[0], format!("ganti {name}"));
    assert!(
        console[1].contains("ReferenceError: missing"),
        "{console:?}"
    );

    tab.click("a");
    tab.wait_until("document.title === 'Lain' && document.readyState === 'complete'");
    let console = tab.console();
    assert!(
        console.iter().any(|line| line.contains("tiada.png")),
        "{console:?}"
    );
    assert!(tab.html().contains("tiada.png"));
    assert_eq!(
        tab.run("Promise.resolve([1, 'dua', null])"),
        serde_json::json!([1, "dua", null])
    );
}

#[test]
#[should_panic(expected = "it does not show")]
fn what_does_not_show_is_not_clicked() {
    let Some(browser) = Browser::find() else {
        panic!("it does not show, for there is no browser");
    };
    let folder = folder();
    let tab = browser.tab();
    tab.open(&format!("file://{}/index.html", path(&folder)));
    tab.click("#rahasia");
}

#[test]
fn traffic_is_counted_with_headers() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let folder = folder();
    let address = web::serve(path(&folder), Vec::new());
    let tab = browser.tab();
    tab.open(&format!("{address}/index.html"));
    let traffic = tab.traffic();
    let of = |kind: &str| {
        let found: Vec<_> = traffic
            .iter()
            .filter(|transfer| transfer.kind == kind)
            .collect();
        assert_eq!(found.len(), 1, "{kind}: {traffic:?}");
        assert!(found[0].url.starts_with(&address), "{traffic:?}");
        found[0].bytes
    };
    assert!(
        // Texts travel compressed, and their headers with them.
        (200..PAGE.len() as u64).contains(&of("Document")) && of("Script") > 200,
        "{traffic:?}"
    );
    assert!((3001..3300).contains(&of("Image")), "{traffic:?}");
    tab.open(&format!("{address}/lain.html"));
    assert!(
        tab.traffic()
            .iter()
            .all(|transfer| !transfer.url.ends_with("skrip.js"))
    );
}

#[test]
fn a_tab_is_a_phone_unless_told() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let folder = folder();
    let address = format!("file://{}/index.html", path(&folder));
    let (phone, desk) = (browser.tab(), browser.tab());
    desk.screen(1280, 720, 1);
    desk.without_scripts();
    phone.save_data();
    for (tab, size, color) in [
        (&phone, (720, 1280), [0, 128, 0]),
        (&desk, (1280, 720), [0, 128, 0]),
    ] {
        tab.open(&address);
        let picture = image::load_from_memory(&tab.screenshot())
            .expect("a picture")
            .into_rgb8();
        assert_eq!(picture.dimensions(), size);
        assert_eq!(picture.get_pixel(size.0 - 1, size.1 - 1).0, color);
    }
    let touched = "matchMedia('(pointer: coarse)').matches";
    assert_eq!(
        (phone.run(touched), desk.run(touched)),
        (true.into(), false.into())
    );
    assert_eq!(
        phone.run("[innerWidth, navigator.connection.saveData]"),
        serde_json::json!([360, true])
    );
    assert_eq!(desk.run("navigator.connection.saveData"), false);

    desk.fill("#nama", "Sari");
    desk.click("#kirim");
    assert_eq!(desk.text("#hasil"), "kosong");

    let pdf = phone.pdf();
    let pdf = String::from_utf8_lossy(&pdf);
    assert!(pdf.starts_with("%PDF-"));
    // 100 mm by 50 mm in points, which it rounds to its pixels.
    assert!(
        pdf.contains("/MediaBox [0 0 282.9") || pdf.contains("/MediaBox [0 0 283"),
        "another paper"
    );
}

#[test]
fn a_service_worker_serves_a_tab_that_is_offline() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let folder = folder();
    let address = format!("{}/index.html", web::serve(path(&folder), Vec::new()));
    let tab = browser.tab();
    tab.open(&address);
    tab.run("navigator.serviceWorker.register('pekerja.js')");
    tab.wait_until("navigator.serviceWorker.controller");
    tab.offline(true);
    assert_eq!(tab.run("navigator.onLine"), false);
    tab.open(&address);
    assert_eq!(tab.text("#hasil"), "kosong");
    assert_eq!(
        tab.run("fetch('lain.html').then(answer => answer.ok, () => false)"),
        false
    );
    tab.offline(false);
    assert_eq!(
        tab.run("fetch('lain.html').then(answer => answer.ok, () => false)"),
        true
    );
}
