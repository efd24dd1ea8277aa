//! A product's page.

use super::{add, everywhere, link, message, shop};
use crate::support::Shop;
use crate::support::browser::Browser;
use crate::support::web;

#[test]
fn a_choice_is_ordered_with_its_quantity() {
    everywhere(&shop(), |tab, root| {
        tab.open(&format!("{root}/produk/kopi/index.html"));
        // Prices differ, so none is chosen beforehand, and none is ordered unawares.
        assert_eq!(tab.text(".bar .price"), "Pilih dulu\nRp30.000");
        tab.click(".bar [data-add]");
        tab.click(".bar [data-order]");
        assert_eq!(tab.text(".options .mistake"), "Pilih dulu");
        assert_eq!(tab.run("document.activeElement.id"), "pilihan-0");
        assert_eq!(tab.run("etalase.lines().length"), 0);
        assert_eq!(
            tab.run("document.querySelector('#pilihan-2').disabled"),
            true
        );
        tab.click("label[for=pilihan-1]");
        for _ in 0..5 {
            tab.click("[data-step='1']");
        }
        // There are three of it.
        assert_eq!(tab.text(".bar .price"), "3 × Biji 1 kg\nRp330.000");
        assert_eq!(tab.text(".buy > .price"), "Rp330.000\n3 × Biji 1 kg");
        assert_eq!(
            tab.run("document.querySelector('.options .mistake').hidden"),
            true
        );
        assert_eq!(tab.text("[data-hint]"), "Stok tinggal 3.");
        let order = message(&link(tab, ".bar [data-order]"));
        let start = "Halo *Toko Sari*, saya mau pesan:\n\n*Kopi Gayo* (Biji 1 kg): 3 bungkus x Rp110.000 = Rp330.000";
        assert!(order.starts_with(start), "{order}");
        assert_eq!(
            order.contains("/situs/produk/kopi/index.html"),
            root.starts_with("http"),
            "the address, where others can open it: {order}"
        );
    });
}

#[test]
fn a_quantity_reaches_wholesale_prices() {
    everywhere(&shop(), |tab, root| {
        tab.open(&format!("{root}/produk/gula/index.html"));
        let marked = "document.querySelector('.tiers [aria-current]')";
        for (quantity, sum, hint, row) in [
            ("8", "Rp100.000", "Tambah 2 lagi, harga jadi Rp11.500", None),
            (
                "10",
                "Rp115.000",
                "Harga grosir Rp11.500, hemat Rp10.000",
                Some("mulai 10 buah"),
            ),
            (
                "60",
                "Rp630.000",
                "Harga grosir Rp10.500, hemat Rp120.000",
                Some("mulai 50 buah"),
            ),
            (
                "999",
                "Rp1.260.000",
                "Stok tinggal 120.",
                Some("mulai 50 buah"),
            ),
            (
                "nol",
                "Rp12.500",
                "Tambah 9 lagi, harga jadi Rp11.500",
                None,
            ),
        ] {
            tab.fill(".quantity", quantity);
            assert_eq!(tab.text(".bar [data-sum]"), sum, "{quantity}");
            assert_eq!(tab.text("[data-hint]"), hint, "{quantity}");
            let found = tab.run(&format!("{marked} && {marked}.cells[0].innerText"));
            assert_eq!(found.as_str(), row, "{quantity}");
        }
        tab.fill(".quantity", "10");
        let order = message(&link(tab, ".bar [data-order]"));
        assert!(
            order.contains("*Gula aren*: 10 buah x Rp11.500 = Rp115.000 (grosir)"),
            "{order}"
        );
        // Wholesale prices are those of the product; another price has none.
        tab.open(&format!("{root}/produk/kopi/index.html"));
        tab.click("label[for=pilihan-0]");
        tab.fill(".quantity", "5");
        assert_eq!(tab.text(".bar [data-sum]"), "Rp140.000");
        tab.click("label[for=pilihan-1]");
        assert_eq!(tab.text(".bar [data-sum]"), "Rp330.000");
    });
}

#[test]
fn what_was_added_shows_below_and_in_the_header() {
    everywhere(&shop(), |tab, root| {
        tab.open(&format!("{root}/index.html"));
        assert_eq!(
            tab.run("document.querySelector('[data-count]').hidden"),
            true
        );
        assert_eq!(
            tab.run("document.querySelector('[data-strip] a').hidden"),
            true
        );
        add(tab, root, "gula", 10);
        assert_eq!(
            tab.text("[data-strip]"),
            "10 barang · Rp115.000\nLihat keranjang"
        );
        assert_eq!(tab.text(".bar [data-add]"), "Masuk (10)");
        // Pressed once more, it is twice as many.
        tab.click(".bar [data-add]");
        assert_eq!(tab.text(".bar [data-add]"), "Masuk (20)");
        assert_eq!(tab.text("[data-strip] span"), "20 barang · Rp230.000");
        add(tab, root, "tas", 1);
        assert_eq!(tab.text("[data-count]"), "21");
        tab.open(&format!("{root}/index.html"));
        assert_eq!(
            tab.text("[data-strip] span"),
            "21 barang · Rp230.000 + harga ditanyakan"
        );
        tab.click("[data-strip] a");
        tab.wait_until("document.querySelectorAll('.item').length === 2");
        // No more than there are.
        add(tab, root, "gula", 120);
        assert_eq!(tab.text("[data-hint]"), "Stok tinggal 120.");
        assert_eq!(tab.text("[data-count]"), "99+");
    });
}

#[test]
fn without_scripts_every_choice_has_its_own_link() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop();
    let root = format!("file://{}", shop.site().root());
    let tab = browser.tab();
    tab.without_scripts();
    tab.open(&format!("{root}/produk/kopi/index.html"));
    let shown = "[...document.querySelectorAll('main a[href*=\"wa.me\"]')].filter(link => link.getClientRects().length).map(link => link.href)";
    let links = tab.run(shown);
    let links: Vec<String> = serde_json::from_value(links).expect("links");
    let orders: Vec<String> = links.iter().map(|link| message(link)).collect();
    assert_eq!(orders.len(), 3, "what can be had, and the bar: {orders:?}");
    assert!(orders[1].contains("Biji 1 kg") && orders[1].contains("Rp110.000"));
    assert!(message(&link(&tab, ".bar a")).contains("Kopi Gayo"));
    let dead = "[...document.querySelectorAll('input, main button, .bar button')].filter(one => one.getClientRects().length).length";
    assert_eq!(tab.run(dead), 0, "nothing shows that does nothing");
    tab.open(&format!("{root}/keranjang/index.html"));
    assert_eq!(tab.run(dead), 0);
    let words = tab.text("main");
    assert!(words.contains("dipesan dari halamannya sendiri"), "{words}");
}

#[test]
fn a_shop_without_prices_takes_orders() {
    let shop = Shop::bare();
    shop.product(
        "tas",
        "nama: Tas anyaman\nvarian:\n  - nama: Besar\n  - nama: Kecil\n",
    );
    everywhere(&shop, |tab, root| {
        add(tab, root, "tas", 2);
        assert_eq!(tab.text("[data-strip] span"), "2 barang · Tanya harga");
        super::open_cart(tab, root);
        let words = tab.text("main");
        assert!(
            words.contains("Tanya harga") && !words.contains("Rp0"),
            "{words}"
        );
        let order = message(&link(tab, "[data-send]"));
        assert!(
            order.contains("*Tas anyaman* (Besar): 2 barang, harganya?"),
            "{order}"
        );
        assert!(!order.contains("Rp0") && !order.contains("null"), "{order}");
    });
}

#[test]
fn nothing_moves_when_the_scripts_start() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop();
    let root = web::serve_with_late_scripts(shop.site().root());
    let tab = browser.tab();
    tab.watch_shifts();
    for width in [320, 360, 1280] {
        tab.screen(width, 640, 1);
        for page in [
            "index.html",
            "produk/kopi/index.html",
            "produk/gula/index.html",
            "keranjang/index.html",
        ] {
            tab.open(&format!("{root}/{page}"));
            tab.run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))");
            assert_eq!(tab.run("moved"), serde_json::json!([]), "{page} at {width}");
            let wide = tab.run("document.documentElement.scrollWidth");
            assert_eq!(wide, width, "{page}");
        }
        if width == 320 {
            add(&tab, &root, "gula", 12);
        }
    }
}
