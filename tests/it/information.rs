//! Information on pages besides goods: opening state, place, sharing, structured data, feed, and data saving.

use serde_json::Value;

use crate::support::browser::{Browser, Tab};
use crate::support::{Shop, html, web};

const OPEN_SHOP: &str = "nama: Toko Sari
whatsapp: 0812-0000-7890
jam_buka: Senin-Kamis 08.00-17.00; Jumat 08.00-11.30, 14.00-17.00; Sabtu 20.00-02.00; Minggu tutup
zona: WITA
alamat: {jalan: Jalan Pasar 1, kabupaten: Gorontalo, provinsi: Gorontalo, koordinat: \"0.5412, 123.0595\"}
";

/// Opening state on the page at a moment in UTC.
fn open_now_at(tab: &Tab, moment: &str) -> String {
    tab.run(&format!(
        "Date.now = () => Date.UTC({moment}); document.dispatchEvent(new Event('visibilitychange'))"
    ));
    tab.text(".open-now")
}

#[test]
fn open_or_closed_is_told_by_the_clock_of_the_shops_zone() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    shop.write("toko.yaml", OPEN_SHOP);
    let tab = browser.tab();
    tab.open(&format!("file://{}", shop.site().root().join("index.html")));
    // WITA is eight hours ahead. The 27th of November 2026 is a Friday.
    for (moment, words) in [
        ("2026, 10, 26, 23, 59", "Tutup, buka pukul 08.00"),
        ("2026, 10, 27, 0, 0", "Buka sampai 11.30"),
        ("2026, 10, 27, 3, 30", "Tutup, buka pukul 14.00"),
        ("2026, 10, 27, 9, 0", "Tutup, buka Sabtu 20.00"),
        // Past midnight on Sunday the shop is still open from Saturday.
        ("2026, 10, 28, 17, 30", "Buka sampai 02.00"),
        ("2026, 10, 28, 18, 0", "Tutup, buka Senin 08.00"),
    ] {
        assert_eq!(open_now_at(&tab, moment), words, "{moment}");
    }
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn hours_are_a_link_to_their_table_without_a_script() {
    let shop = Shop::small();
    shop.write("toko.yaml", OPEN_SHOP);
    let page = shop.site().html("index.html");
    assert!(html::words(&page).contains("Lihat jam buka"));
    assert!(html::links(&page).contains(&"#jam".to_owned()) && page.contains("id=jam"));
    assert!(
        page.contains("geo:0.5412,123.0595"),
        "the place for map apps"
    );
}

/// The objects of a page's structured data by their type.
fn structured(page: &str, kind: &str) -> Option<Value> {
    let (_, data) = page.split_once("<script type=application/ld+json>")?;
    let (data, _) = data.split_once("</script>").expect("the element ends");
    let data: Value = serde_json::from_str(data).expect("JSON");
    let graph = data["@graph"].as_array().expect("a list").clone();
    graph.into_iter().find(|object| object["@type"] == kind)
}

#[test]
fn search_engines_get_the_fields_that_they_require() {
    let shop = Shop::small();
    shop.write(
        "toko.yaml",
        format!("{OPEN_SHOP}url: https://sari.example.com\n"),
    );
    shop.product(
        "kopi-hitam",
        "nama: \"Kopi </script><b>hitam\"\nharga: 12.500\nstok: 3\nkategori: Kopi\n",
    );
    shop.good_photo("produk/kopi-hitam/depan.jpg");
    shop.product(
        "kain",
        "nama: Kain\nvarian:\n- {nama: Kecil, harga: 50rb}\n- {nama: Besar, harga: 90rb}\n",
    );
    shop.good_photo("produk/kain/depan.jpg");
    let site = shop.site();

    let store = structured(&site.html("index.html"), "Store").expect("the shop");
    assert_eq!(store["address"]["addressCountry"], "ID");
    assert_eq!(store["address"]["streetAddress"], "Jalan Pasar 1");
    assert_eq!(
        store["openingHoursSpecification"].as_array().unwrap().len(),
        7
    );
    assert_eq!(store["telephone"], "+6281200007890");

    let page = site.html("produk/kopi-hitam/index.html");
    let product = structured(&page, "Product").expect("the product");
    assert_eq!(product["name"], "Kopi </script><b>hitam");
    assert_eq!(product["offers"]["price"], "12500");
    assert_eq!(product["offers"]["priceCurrency"], "IDR");
    assert_eq!(
        product["offers"]["availability"],
        "https://schema.org/LimitedAvailability"
    );
    let image = product["image"].as_str().expect("an address");
    assert!(
        site.has(
            image
                .strip_prefix("https://sari.example.com/")
                .expect("of the shop")
        )
    );
    let trail = structured(&page, "BreadcrumbList").expect("the trail");
    let items = trail["itemListElement"].as_array().expect("a list");
    assert_eq!(items[1]["item"], "https://sari.example.com/kategori/kopi/");
    assert_eq!(items[2]["position"], 3);

    let kain = site.html("produk/kain/index.html");
    let offers = &structured(&kain, "Product").expect("the product")["offers"];
    assert_eq!(
        (&offers["lowPrice"], &offers["highPrice"]),
        (&"50000".into(), &"90000".into())
    );
}

#[test]
fn search_engines_are_told_no_price_that_nothing_costs() {
    let shop = Shop::small();
    let text = shop.read("toko.yaml");
    shop.write("toko.yaml", text + "url: https://sari.example.com\n");
    shop.product(
        "kain",
        "harga: 50.000\nvarian:\n  - {nama: Kecil, harga: 10.000}\n  - {nama: Besar, harga: 20.000}\n",
    );
    shop.good_photo("produk/kain/depan.jpg");
    let page = shop.site().html("produk/kain/index.html");
    let offers = &structured(&page, "Product").expect("the product")["offers"];
    assert_eq!(
        (&offers["lowPrice"], &offers["highPrice"]),
        (&"10000".into(), &"20000".into())
    );
}

#[test]
fn without_a_public_address_there_is_nothing_absolute() {
    let shop = Shop::small();
    shop.write(
        "kabar/panen.md",
        "---\njudul: Panen\ntanggal: 2026-10-05\n---\nSudah mulai.\n",
    );
    let site = shop.site();
    assert!(!site.html("index.html").contains("ld+json"));
    assert!(!site.has("kabar/atom.xml"));
}

#[test]
fn news_with_dates_is_a_feed() {
    let shop = Shop::small();
    shop.change(
        "toko.yaml",
        "whatsapp",
        "url: https://sari.example.com\nwhatsapp",
    );
    shop.write(
        "kabar/panen.md",
        "---\njudul: Panen & <kopi>\ntanggal: 2026-10-05\n---\nSudah mulai.\n",
    );
    shop.write("kabar/lama.md", "Tanpa tanggal.\n");
    let site = shop.site();
    let text = site.html("kabar/atom.xml");
    assert_eq!(
        text.matches("<entry>").count(),
        1,
        "the format wants a date: {text}"
    );
    let (_, entry) = text.split_once("<entry>").expect("an entry");
    for part in [
        "<title>Panen &amp; &lt;kopi&gt;</title>",
        "<link rel=\"alternate\" href=\"https://sari.example.com/kabar/panen/\"/>",
        "<updated>2026-10-05T12:00:00+08:00</updated>",
        "<summary>Sudah mulai.</summary>",
    ] {
        assert!(entry.contains(part), "{part}: {entry}");
    }
    if let Some(browser) = Browser::find() {
        let tab = browser.tab();
        tab.open(&format!("file://{}", site.root().join("index.html")));
        let text = serde_json::to_string(&text).expect("a text becomes JSON");
        let parsed = format!(
            "new DOMParser().parseFromString({text}, 'application/xml').documentElement.nodeName"
        );
        assert_eq!(tab.run(&parsed), "feed", "it is well-formed");
    }
    assert!(
        html::tags(&site.html("index.html"))
            .iter()
            .any(|tag| tag.attribute("type") == Some("application/atom+xml"))
    );
}

#[test]
fn who_saves_quota_gets_photos_by_tapping_and_the_choice_is_remembered() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    for number in 1..=3 {
        shop.product(&format!("barang-{number}"), "harga: 10.000\n");
        shop.good_photo(&format!("produk/barang-{number}/depan.jpg"));
    }
    let site = shop.site();
    let address = web::serve(site.root(), Vec::new());
    let tab = browser.tab();
    let photos = |tab: &Tab| {
        let of = |url: &str| url.contains("/foto/");
        tab.traffic().iter().filter(|one| of(&one.url)).count()
    };
    tab.open(&format!("{address}/index.html"));
    tab.wait_until("[...document.images].some(image => image.naturalWidth)");
    assert!(photos(&tab) > 0);
    let pressed = "document.querySelector('[data-saver]').getAttribute('aria-pressed')";
    tab.click("[data-saver]");
    assert_eq!(tab.run(pressed), "true");

    tab.open_until(
        &format!("{address}/index.html"),
        &format!("{pressed} === 'true'"),
    );
    tab.run("new Promise(done => setTimeout(done, 300))");
    assert_eq!(photos(&tab), 0, "none is loaded unasked");
    let before = tab.run("location.href");
    tab.click(".card picture");
    tab.wait_until("[...document.images].some(image => image.naturalWidth)");
    assert_eq!(photos(&tab), 1);
    assert_eq!(
        tab.run("location.href"),
        before,
        "the first tap follows no link"
    );

    tab.click("[data-saver]");
    tab.open_until(
        &format!("{address}/index.html"),
        &format!("{pressed} !== 'true'"),
    );
    tab.wait_until("[...document.images].some(image => image.naturalWidth)");
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn a_page_can_be_handed_on() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    let site = shop.site();
    let address = web::serve(site.root(), Vec::new());
    let tab = browser.tab();
    tab.open(&format!("{address}/produk/kopi/index.html"));
    tab.run("navigator.share = data => { window.handed = data.url; return Promise.resolve(); }");
    tab.click("[data-share]");
    assert_eq!(
        tab.run("handed"),
        format!("{address}/produk/kopi/index.html")
    );
    tab.run("navigator.share = undefined; navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }");
    tab.click("[data-share]");
    tab.wait_until("document.querySelector('[data-share]').innerText === 'Tautan tersalin'");
    assert_eq!(
        tab.run("copied"),
        format!("{address}/produk/kopi/index.html")
    );

    // A file on this very phone has no address to hand on.
    tab.open(&format!(
        "file://{}",
        site.root().join("produk/kopi/index.html")
    ));
    assert_eq!(
        tab.run("document.querySelector('[data-share]').hidden"),
        true
    );
}
