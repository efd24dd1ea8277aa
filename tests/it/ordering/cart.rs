//! The cart and its page.

use serde_json::json;

use super::{add, everywhere, link, message, on, open_cart, shop};
use crate::support::browser::Browser;
use crate::support::web;

#[test]
fn a_cart_over_two_products_becomes_one_message() {
    everywhere(&shop(), |tab, root| {
        add(tab, root, "kopi", 4);
        add(tab, root, "gula", 10);
        open_cart(tab, root);
        assert_eq!(
            tab.text(".item .hint"),
            "Tambah 1 lagi, harga jadi Rp28.000"
        );
        assert_eq!(tab.text("[data-total]"), "Rp235.000 + ongkir");
        tab.click(".item [data-step='1']");
        assert_eq!(tab.text(".item .sum"), "Rp140.000");
        assert_eq!(
            tab.text(".item .hint"),
            "Harga grosir Rp28.000, hemat Rp10.000"
        );

        tab.open(&format!("{root}/index.html"));
        open_cart(tab, root);
        assert_eq!(
            tab.run("document.querySelector('.item .quantity').value"),
            "5"
        );
        assert_eq!(tab.text("[data-total]"), "Rp255.000 + ongkir");

        tab.click("[value=Antar]");
        assert_eq!(tab.text("[data-total]"), "Rp265.000");
        tab.click("[value=COD], [value='Bayar di tempat (COD)']");
        tab.fill("[name=name]", " Budi ");
        tab.fill("[name=address]", "Jl. Merdeka 1\nTakengon");
        tab.fill("[name=note]", "digiling *halus*");
        let expected = "Halo *Toko Sari*, saya mau pesan:

1. *Kopi Gayo* (Halus): 5 bungkus x Rp28.000 = Rp140.000 (grosir)
2. *Gula aren*: 10 buah x Rp11.500 = Rp115.000 (grosir)

Harga barang: Rp255.000
Ongkir: Rp10.000
*Total: Rp265.000*

Nama: Budi
Alamat: Jl. Merdeka 1, Takengon
Pengiriman: Antar
Pembayaran: Bayar di tempat (COD)
Catatan: digiling ∗halus∗

Mohon dikabari stok dan jumlahnya, ya.";
        let address = link(tab, ".bar [data-send]");
        assert!(address.starts_with("https://wa.me/6281200001234?text="));
        assert!(address.len() < 2000 && !address.contains('+'), "{address}");
        assert_eq!(message(&address), expected);
        assert_eq!(
            tab.run("document.querySelector('[data-message]').textContent"),
            expected
        );

        tab.click("[value=Ekspedisi]");
        assert_eq!(tab.text("[data-total]"), "Rp255.000 + ongkir");
        assert_eq!(tab.text(".bar .price"), "Total sementara\nRp255.000");
        assert_eq!(tab.text("[data-cost]"), "ditanyakan");
        let order = message(&link(tab, "[data-send]"));
        assert!(order.contains("\nOngkir: ditanyakan\n"), "{order}");
        // Who comes for the goods is not asked where to.
        tab.click("[value='Ambil sendiri']");
        assert_eq!(
            tab.run("document.querySelector('[data-address]').hidden"),
            true
        );
        let order = message(&link(tab, "[data-send]"));
        assert!(
            !order.contains("Alamat") && !order.contains("Ongkir"),
            "{order}"
        );
    });
}

#[test]
fn what_was_removed_can_be_put_back() {
    everywhere(&shop(), |tab, root| {
        add(tab, root, "kopi", 1);
        add(tab, root, "gula", 1);
        add(tab, root, "tas", 1);
        open_cart(tab, root);
        let names = "[...document.querySelectorAll('.item .name')].map(name => name.innerText)";
        tab.click(".item:nth-child(2) .remove");
        assert_eq!(tab.run(names), json!(["Kopi Gayo", "Tas anyaman"]));
        assert_eq!(tab.text("[data-removed] span"), "Gula aren dihapus.");
        assert_eq!(tab.run("document.activeElement.innerText"), "Urungkan");
        tab.click("[data-removed] button");
        assert_eq!(
            tab.run(names),
            json!(["Kopi Gayo", "Gula aren", "Tas anyaman"])
        );
        tab.click("[data-clear]");
        assert_eq!(tab.run(names), json!([]));
        assert!(tab.text("main").contains("Keranjang masih kosong"));
        assert_eq!(
            tab.run("document.querySelector('[data-count]').hidden"),
            true
        );
        tab.click("[data-removed] button");
        assert_eq!(
            tab.run(names),
            json!(["Kopi Gayo", "Gula aren", "Tas anyaman"])
        );
        assert!(tab.run("document.querySelector('[data-empty]').hidden") == true);
    });
}

#[test]
fn an_empty_cart_leads_on() {
    everywhere(&shop(), |tab, root| {
        open_cart(tab, root);
        assert!(tab.text("main").contains("Tambah ke keranjang"));
        assert_eq!(
            tab.run("document.querySelector('[data-cart]').hidden"),
            true
        );
        tab.click("[data-empty] .button");
        tab.wait_until("document.body.classList.contains('on-home')");
    });
}

#[test]
fn another_tab_sees_the_change() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop();
    shop.site();
    let root = format!("{}/situs", web::serve(shop.folder(), Vec::new()));
    let (here, there) = (browser.tab(), browser.tab());
    add(&here, &root, "kopi", 1);
    open_cart(&there, &root);
    add(&here, &root, "gula", 2);
    there.wait_until("document.querySelectorAll('.item').length === 2");
    there.click(".item .remove");
    here.wait_until("document.querySelector('[data-count]').textContent === '2'");
    // Neither tab undoes the other's change.
    here.click(".bar [data-add]");
    there.wait_until("document.querySelector('[data-count]').textContent === '4'");
    assert_eq!(there.run("document.querySelectorAll('.item').length"), 1);
}

#[test]
fn a_line_is_brought_up_to_date_by_its_product_page() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop();
    let root = format!("file://{}", shop.site().root());
    let tab = browser.tab();
    add(&tab, &root, "kopi", 2);
    tab.open(&format!("{root}/produk/kopi/index.html"));
    tab.click("label[for=pilihan-1]");
    tab.click(".bar [data-add]");
    add(&tab, &root, "gula", 50);
    shop.change("produk/kopi/produk.yaml", "harga: 30.000", "harga: 31.000");
    shop.change("produk/kopi/produk.yaml", "Biji 1 kg", "Biji 500 g");
    shop.change("produk/gula/produk.yaml", "stok: 120", "stok: 20");
    shop.site();
    open_cart(&tab, &root);
    assert_eq!(tab.text("[data-subtotal]"), "Rp695.000", "as it was seen");
    for product in ["kopi", "gula"] {
        tab.open(&format!("{root}/produk/{product}/index.html"));
    }
    open_cart(&tab, &root);
    assert_eq!(tab.text("[data-subtotal]"), "Rp292.000");
    assert_eq!(
        tab.run("[...document.querySelectorAll('.item .each')].map(each => each.innerText)"),
        json!([
            "Rp31.000/bungkus",
            "Sudah tidak ada, jadi tidak ikut dipesan.",
            "Rp11.500/buah"
        ])
    );
    let order = message(&link(&tab, "[data-send]"));
    assert!(
        !order.contains("Biji") && order.contains("2. *Gula aren*: 20 buah"),
        "{order}"
    );

    // A product that is sold out has a page too.
    shop.change("produk/gula/produk.yaml", "stok: 20", "stok: habis");
    shop.site();
    tab.open(&format!("{root}/produk/gula/index.html"));
    assert_eq!(tab.text("[data-count]"), "2");
}

#[test]
fn the_dearest_product_has_its_price_in_the_cart() {
    let shop = shop();
    shop.product("tanah", "nama: Tanah\nharga: 999.999.999.999\n");
    everywhere(&shop, |tab, root| {
        add(tab, root, "tanah", 2);
        open_cart(tab, root);
        assert_eq!(tab.text(".item .sum"), "Rp1.999.999.999.998");
    });
}

#[test]
fn a_browser_that_stores_nothing_keeps_the_cart_as_long_as_its_tab() {
    everywhere(&shop(), |tab, root| {
        tab.prepare(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
        );
        add(tab, root, "kopi", 1);
        add(tab, root, "gula", 2);
        open_cart(tab, root);
        assert_eq!(tab.run("document.querySelectorAll('.item').length"), 2);
        tab.fill("[name=name]", "Budi");
        open_cart(tab, root);
        assert!(message(&link(tab, "[data-send]")).contains("Nama: Budi"));
        tab.click("[data-forget]");
        assert!(
            !tab.run("window.name")
                .as_str()
                .is_some_and(|name| name.contains("Budi")),
            "what shall be forgotten is"
        );
    });
}

#[test]
fn a_browser_with_a_store_for_every_file_keeps_the_cart_too() {
    on(&shop(), &["file"], |tab, root| {
        add(tab, root, "kopi", 1);
        tab.prepare("localStorage.clear();");
        add(tab, root, "gula", 2);
        open_cart(tab, root);
        assert_eq!(tab.run("document.querySelectorAll('.item').length"), 2);
        tab.click(".item .remove");
        tab.open(&format!("{root}/index.html"));
        assert_eq!(tab.text("[data-count]"), "2");
    });
}

#[test]
fn a_full_store_keeps_the_cart_too() {
    everywhere(&shop(), |tab, root| {
        add(tab, root, "kopi", 1);
        tab.prepare("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };");
        add(tab, root, "gula", 2);
        open_cart(tab, root);
        assert_eq!(tab.run("document.querySelectorAll('.item').length"), 2);
    });
}

#[test]
fn scripts_of_a_page_weigh_less_than_ten_kilobytes() {
    use std::io::Write;
    let site = shop().site();
    for page in [
        "index.html",
        "produk/kopi/index.html",
        "keranjang/index.html",
    ] {
        let html = site.html(page);
        let tags = crate::support::html::tags(&html);
        let weights = crate::support::html::tags_named(&tags, "script")
            .filter_map(|tag| tag.attribute("src"))
            .map(|source| {
                let script = site.html(source.trim_start_matches("../"));
                let mut encoder =
                    flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
                encoder
                    .write_all(script.as_bytes())
                    .expect("a Vec takes everything");
                encoder.finish().expect("a Vec takes everything").len()
            });
        let weight: usize = weights.sum();
        assert!(weight > 0 && weight < 10_000, "{page}: {weight} bytes");
    }
}
