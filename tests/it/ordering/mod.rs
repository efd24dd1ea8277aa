//! Ordering with scripts: variant, quantity, cart, message to the seller. Skipped without a Chromium, unless
//! `ETALASE_REQUIRE_BROWSER=1` is set.

mod buyer;
mod cart;
mod choice;
mod hostile;
mod ways;

use crate::support::browser::{Browser, Tab};
use crate::support::{Shop, web};

/// A shop with what ordering depends on: choices with a price, a stock or none of their own; wholesale; a
/// product without a price; ways to get the goods and to pay.
fn shop() -> Shop {
    let shop = Shop::empty();
    shop.write(
        "toko.yaml",
        "nama: Toko Sari\nwhatsapp: 0812-0000-1234\ntelepon: 0813-0000-1234\nemail: sari@example.com\n\
        pengiriman:\n  - nama: Ambil sendiri\n    ongkos: 0\n  - nama: Antar\n    ongkos: 10.000\n  - nama: Ekspedisi\n\
        pembayaran:\n  bank:\n    - nama: Bank Kita\n      rekening: 000-123-4568\n      atas_nama: Sari\n  cod: ya\n",
    );
    shop.product(
        "kopi",
        "nama: Kopi Gayo\nharga: 30.000\nsatuan: bungkus\ngrosir:\n  - min: 5\n    harga: 28.000\nvarian:\n  \
        - nama: Halus\n  - nama: Biji 1 kg\n    harga: 110.000\n    stok: 3\n  - nama: Kasar\n    stok: habis\n",
    );
    shop.product(
        "gula",
        "nama: Gula aren\nharga: 12.500\nsatuan: buah\nstok: 120\ngrosir:\n  - min: 10\n    harga: 11.500\n  - min: 50\n    harga: 10.500\n",
    );
    shop.product("tas", "nama: Tas anyaman\n");
    shop.product("teh", "nama: Teh\nharga: 4.000\nstok: habis\n");
    shop
}

/// Runs a scenario on the site opened as files, and again in a sub-folder of a server.
fn everywhere(shop: &Shop, buy: impl Fn(&Tab, &str)) {
    on(shop, &EVERYWHERE, buy);
}

const EVERYWHERE: [&str; 2] = ["file", "http"];

fn on(shop: &Shop, schemes: &[&str], buy: impl Fn(&Tab, &str)) {
    if let Some(browser) = Browser::find() {
        shop.build();
        in_browser(&browser, shop, schemes, buy);
    }
}

fn in_browser(browser: &Browser, shop: &Shop, schemes: &[&str], buy: impl Fn(&Tab, &str)) {
    for scheme in schemes {
        let root = match *scheme {
            "file" => format!("file://{}", shop.path("situs")),
            _ => format!("{}/situs", web::serve(shop.folder(), Vec::new())),
        };
        let tab = browser.tab();
        buy(&tab, &root);
        assert_eq!(tab.console(), Vec::<String>::new(), "{root}");
    }
}

/// Opens a product and adds a quantity of it, of its first choice, to the cart.
fn add(tab: &Tab, root: &str, product: &str, quantity: u32) {
    tab.open(&format!("{root}/produk/{product}/index.html"));
    tab.run(
        "(() => {
            const open = [...document.querySelectorAll('[name=choice]:not(:disabled)')];
            if (open.length && !open.some(option => option.checked)) open[0].click();
        })()",
    );
    tab.fill(".quantity", &quantity.to_string());
    tab.click(".bar [data-add]");
}

fn open_cart(tab: &Tab, root: &str) {
    tab.open(&format!("{root}/keranjang/index.html"));
}

/// Target of the first link of a kind.
fn link(tab: &Tab, selector: &str) -> String {
    let link = tab.run(&format!("document.querySelector({selector:?}).href"));
    link.as_str().expect("a link").to_owned()
}

/// The message in a link.
fn message(link: &str) -> String {
    let text = ["?text=", "body="]
        .iter()
        .find_map(|start| link.split_once(start));
    let (_, text) = text.unwrap_or_else(|| panic!("no message in {link}"));
    let text = percent_encoding::percent_decode_str(text).decode_utf8();
    text.expect("UTF-8, nothing cut within a letter")
        .into_owned()
}
