//! QR codes on pages of products: an order for a phone, and the shop's QRIS with a price.

use etalase::value::{Qris, Rupiah};

use crate::support::browser::Browser;
use crate::support::codes::{self, message};
use crate::support::site::Site;
use crate::support::{Shop, html, qris, web};

/// A shop with all kinds of products that codes depend on.
fn shop(payment: &str) -> Shop {
    let shop = Shop::empty();
    shop.write(
        "toko.yaml",
        format!("nama: Toko Sari\nwhatsapp: 0812-0000-1234\n{payment}"),
    );
    shop.product("kopi", "nama: Kopi Gayo\nharga: 30.000\nsatuan: bungkus\nvarian:\n  - nama: Halus\n  - nama: Kasar\n");
    shop.product(
        "biji",
        "nama: Biji\nvarian:\n  - {nama: 1 kg, harga: 110.000}\n  - {nama: 2 kg, harga: 200.000}\n",
    );
    shop.product("teh", "nama: Teh\nharga: 4.000\nstok: habis\n");
    shop.product("tas", "nama: Tas anyaman\n");
    shop
}

fn with_amount() -> Shop {
    shop(&format!(
        "pembayaran:\n  qris: {}\n  nominal: ya\n",
        qris::payload(&[])
    ))
}

/// Texts of the codes on a product's page in files of this stem.
fn said(site: &Site, product: &str, stem: &str) -> Vec<String> {
    let page = site.html(&format!("produk/{product}/index.html"));
    let tags = html::tags(&page);
    let start = format!("../../aset/{stem}.");
    let files = html::tags_named(&tags, "img")
        .filter_map(|tag| tag.attribute("src")?.strip_prefix("../../"));
    let own = files.filter(|file| format!("../../{file}").starts_with(&start));
    let texts = own.flat_map(|file| match file.ends_with(".png") {
        true => {
            let png = std::fs::read(site.root().join(file)).expect("a file");
            vec![codes::in_file(&png)]
        }
        false => codes::on_page(&site.html(file)),
    });
    texts.collect()
}

#[test]
fn a_code_opens_a_chat_about_the_product() {
    let site = shop("").site();
    for (product, name) in [
        ("kopi", "Kopi Gayo"),
        ("biji", "Biji"),
        ("tas", "Tas anyaman"),
    ] {
        let links = said(&site, product, "pesan");
        assert_eq!(links.len(), 1, "{product}");
        assert_eq!(
            message(&links[0]),
            format!("Halo Toko Sari, saya mau pesan {name}.")
        );
    }
    assert_eq!(
        said(&site, "teh", "pesan"),
        Vec::<String>::new(),
        "sold out"
    );
}

#[test]
fn without_whatsapp_the_code_calls_and_without_a_number_there_is_none() {
    let shop = shop("");
    shop.change(
        "toko.yaml",
        "whatsapp: 0812-0000-1234",
        "telepon: 0813-0000-1234",
    );
    assert_eq!(said(&shop.site(), "kopi", "pesan"), ["tel:+6281300001234"]);
    shop.change(
        "toko.yaml",
        "telepon: 0813-0000-1234",
        "email: sari@example.com",
    );
    assert_eq!(said(&shop.site(), "kopi", "pesan"), Vec::<String>::new());
}

#[test]
fn a_price_is_in_the_qris_only_where_the_seller_wants_it_and_there_is_one() {
    let plain = shop(&format!("pembayaran:\n  qris: {}\n", qris::payload(&[])));
    assert_eq!(
        said(&plain.site(), "kopi", "qris"),
        [qris::payload(&[])],
        "the plain one in the footer"
    );
    let site = with_amount().site();
    let code = Qris::parse(&qris::payload(&[])).expect("a good code");
    let paid = code
        .with_amount(Rupiah(30_000))
        .expect("an amount")
        .to_string();
    assert_eq!(said(&site, "kopi", "qris"), [paid, qris::payload(&[])]);
    let words = html::words(&site.html("produk/kopi/index.html"));
    assert!(
        words.contains("Bayar satu bungkus dengan QRIS: Rp30.000"),
        "{words}"
    );
    assert!(words.contains("belum termasuk ongkir"), "{words}");
    for product in ["biji", "teh", "tas"] {
        assert_eq!(said(&site, product, "qris").len(), 1, "{product}");
    }
}

#[test]
fn codes_are_drawn_anew_only_where_they_say_something_else() {
    let shop = with_amount();
    let before = shop.site().contents();
    shop.change("produk/kopi/produk.yaml", "30.000", "31.000");
    let after = shop.site().contents();
    let is_code = |path: &&camino::Utf8PathBuf| {
        path.as_str().starts_with("aset/qris.") || path.as_str().starts_with("aset/pesan.")
    };
    let new: Vec<_> = after
        .keys()
        .filter(is_code)
        .filter(|path| !before.contains_key(*path))
        .collect();
    let gone: Vec<_> = before
        .keys()
        .filter(is_code)
        .filter(|path| !after.contains_key(*path))
        .collect();
    assert_eq!((new.len(), gone.len()), (1, 1), "{new:?} {gone:?}");
}

#[test]
fn a_desktop_shows_the_code_of_the_order_and_a_phone_does_not_load_it() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = with_amount();
    shop.site();
    let root = format!("{}/situs", web::serve(shop.folder(), Vec::new()));
    let tab = browser.tab();
    for (width, height, is_desk) in [(360, 640, false), (1280, 2000, true)] {
        tab.screen(width, height, 1);
        tab.open(&format!("{root}/produk/kopi/index.html"));
        let shows = tab.run("Boolean(document.querySelector('.scan').getClientRects().length)");
        assert_eq!(shows, is_desk, "{width}");
        if is_desk {
            tab.wait_until("document.querySelector('.scan img').naturalWidth > 0");
        }
        let codes = tab
            .traffic()
            .iter()
            .filter(|loaded| {
                loaded.url.contains("/aset/pesan.") || loaded.url.contains("/aset/qris.")
            })
            .count();
        assert_eq!(
            codes,
            usize::from(is_desk),
            "{width}: those of payment wait until they are opened"
        );
        assert_eq!(tab.console(), Vec::<String>::new());
    }
    tab.click(".product .qris summary");
    tab.wait_until("document.querySelector('.product .qris img').naturalWidth > 0");
}

#[test]
fn the_cart_has_the_amount_to_be_typed_once_it_is_sure() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = with_amount();
    let text = shop.read("toko.yaml");
    shop.write(
        "toko.yaml",
        format!("{text}pengiriman:\n  - {{nama: Antar, ongkos: 10.000}}\n  - nama: Ekspedisi\n"),
    );
    let root = format!("file://{}", shop.site().root());
    let tab = browser.tab();
    tab.prepare(
        "navigator.clipboard.writeText = text => { window.typed = text; return Promise.resolve() }",
    );
    tab.open(&format!("{root}/produk/kopi/index.html"));
    tab.click(".bar [data-add]");
    tab.open(&format!("{root}/keranjang/index.html"));
    tab.click("[value=Antar]");
    assert!(
        tab.text("[data-to-pay]")
            .contains("Jumlah untuk QRIS: Rp40.000"),
        "{}",
        tab.text("[data-to-pay]")
    );
    tab.click("[data-to-pay] button");
    tab.wait_until("window.typed === '40000'");
    assert_eq!(tab.text("[data-to-pay] [role=status]"), "Tersalin");
    // Costs that only the seller can tell.
    tab.click("[value=Ekspedisi]");
    assert_eq!(
        tab.run("document.querySelector('[data-to-pay]').hidden"),
        true
    );
    tab.click("[value=Antar]");
    assert_eq!(
        tab.run("document.querySelector('[data-to-pay]').hidden"),
        false
    );
    tab.open(&format!("{root}/produk/tas/index.html"));
    tab.click(".bar [data-add]");
    tab.open(&format!("{root}/keranjang/index.html"));
    assert_eq!(
        tab.run("document.querySelector('[data-to-pay]').hidden"),
        true,
        "a price is asked for"
    );
    assert_eq!(tab.console(), Vec::<String>::new());
}
