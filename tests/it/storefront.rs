//! The first screen of a shopper: goods before the seller, on phones and laptops, in every theme.

use serde_json::{Value, json};

use crate::support::browser::{Browser, Tab};
use crate::support::{Shop, html};

/// A shop with a name, a place, hours, a logo, a cover and 24 products of which `pictured` have a photo.
fn full(theme: &str, pictured: usize) -> Shop {
    let shop = Shop::empty();
    shop.write(
        "toko.yaml",
        format!(
            "nama: Kopi Gayo Umah Ine\nwhatsapp: 0812-0000-7890\nslogan: Dari kebun sendiri\n\
             tema: {theme}\nzona: WIB\njam_buka:\n  Senin-Minggu: 08.00-18.00\n\
             alamat:\n  desa: Lut Tawar\n  kabupaten: Aceh Tengah\n"
        ),
    );
    for number in 10..34 {
        let category = ["kopi", "kain", "kue"][number % 3];
        let folder = format!("{category}/barang-{number}");
        shop.product(&folder, &format!("harga: {number}.000\nsatuan: bungkus\n"));
        if number < 10 + pictured {
            shop.photo(&format!("produk/{folder}/foto.jpg"), 400, 400);
        }
    }
    shop
}

/// Whole product cards, photo and price included, that end above `bottom` pixels; the page is not scrolled.
fn whole_cards(tab: &Tab, bottom: u32) -> u64 {
    let count = tab.run(&format!(
        "[...document.querySelectorAll('main .grid .card')].filter(card => {{
            const price = card.querySelector('.price strong').getBoundingClientRect();
            const box = card.getBoundingClientRect();
            return price.height > 0 && box.right <= innerWidth && price.bottom <= {bottom} && box.top < price.top;
        }}).length"
    ));
    count.as_u64().expect("a number")
}

#[test]
fn goods_are_on_the_first_screen_of_every_theme() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let tab = browser.tab();
    for (theme, least) in [("lapak", 2), ("galeri", 1), ("warung", 2)] {
        for pictured in [24, 0] {
            let shop = full(theme, pictured);
            shop.build().ended(0);
            let home = format!("file://{}", shop.path("situs/index.html"));
            tab.screen(360, 640, 2);
            tab.open(&home);
            let found = whole_cards(&tab, 620);
            assert!(found >= least, "{theme}, {pictured} photos: {found}");
            tab.screen(1280, 800, 1);
            tab.open(&home);
            let found = whole_cards(&tab, 800);
            assert!(found >= 4, "{theme}, {pictured} photos, laptop: {found}");
        }
    }
}

#[test]
fn goods_of_all_shops_are_on_the_first_screen_of_a_portal() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let tab = browser.tab();
    let group = Shop::empty();
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-0000-7890\njenis: koperasi\n",
    );
    for shop in ["sari", "budi", "ani"] {
        let yaml =
            format!("nama: Toko {shop}\nwhatsapp: 0812-3456-7891\nalamat: {{kabupaten: Toba}}\n");
        group.write(&format!("toko/{shop}/toko.yaml"), yaml);
        for number in 0..4 {
            let folder = format!("toko/{shop}/produk/kue/kue-{number}");
            group.write(
                &format!("{folder}/produk.yaml"),
                "harga: 12.000\nsatuan: kotak\n",
            );
            group.photo(&format!("{folder}/foto.jpg"), 400, 400);
        }
    }
    group.build().ended(0);
    let front = format!("file://{}", group.path("situs/index.html"));
    tab.screen(360, 640, 2);
    tab.open(&front);
    assert!(whole_cards(&tab, 620) >= 2);
    tab.screen(1280, 800, 1);
    tab.open(&front);
    assert!(whole_cards(&tab, 800) >= 4);
    let order = "[...document.querySelectorAll('main section h2')].map(title => title.innerText)";
    let Value::Array(titles) = tab.run(order) else {
        panic!("titles");
    };
    let at = |words: &str| titles.iter().position(|title| title == words);
    let found = ["Produk", "Daftar toko", "Kategori", "Usaha bersama"].map(at);
    assert!(
        found.is_sorted() && found.iter().all(Option::is_some),
        "{titles:?}"
    );
}

#[test]
fn the_names_of_goods_and_shops_never_break_the_first_screen() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let tab = browser.tab();
    let shop = full("lapak", 2);
    let long =
        "Koperasi Produsen Kopi Arabika Gayo Perempuan Tani Maju Sejahtera Bersama Desa Lut Tawar";
    shop.change("toko.yaml", "Kopi Gayo Umah Ine", long);
    shop.write(
        "produk/kopi/barang-12/produk.yaml",
        format!("nama: {long}\nharga: 125.500.000\nsatuan: peti kemas\n"),
    );
    shop.build().ended(0);
    tab.screen(360, 640, 2);
    tab.open(&format!("file://{}", shop.path("situs/index.html")));
    assert!(whole_cards(&tab, 620) >= 2);
    let hero = tab
        .run("document.querySelector('.hero').offsetHeight")
        .as_u64();
    assert!(hero <= Some(96), "{hero:?}");
    let lines = tab.run(
        "[...document.querySelectorAll('.price strong')].every(price => price.getClientRects().length === 1 \
         && price.offsetHeight < 30 && price.scrollWidth <= price.clientWidth)",
    );
    assert_eq!(lines, json!(true));
    tab.screen(320, 640, 2);
    assert_eq!(tab.run("document.documentElement.scrollWidth"), 320);
}

#[test]
fn a_shop_of_one_product_shows_all_of_it_on_its_front() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::empty();
    shop.write(
        "toko.yaml",
        "nama: Dodol Bu Ani\nwhatsapp: 0812-0000-7890\n",
    );
    shop.product(
        "dodol",
        "harga: 25.000\nvarian:\n  - nama: Durian\n  - nama: Ketan\n",
    );
    shop.photo("produk/dodol/foto.jpg", 600, 600);
    shop.build().ended(0);
    let tab = browser.tab();
    tab.screen(360, 640, 2);
    tab.open(&format!("file://{}", shop.path("situs/index.html")));
    assert_eq!(tab.text("h1"), "Dodol Bu Ani");
    tab.click("label[for=pilihan-1]");
    tab.click(".bar [data-add]");
    tab.wait_until("document.querySelector('[data-count]').innerText === '1'");
    assert_eq!(tab.run("document.querySelectorAll('.chips').length"), 0);
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn goods_are_added_from_their_card_and_taken_back() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::bare();
    shop.product("kopi", "harga: 25.000\nstok: 1\n");
    shop.product(
        "kain",
        "harga: 90.000\nvarian: [{nama: Merah}, {nama: Biru}]\n",
    );
    shop.product("kue", "harga: 9.000\nstok: habis\n");
    shop.build().ended(0);
    let tab = browser.tab();
    tab.screen(360, 640, 2);
    tab.open(&format!("file://{}", shop.path("situs/index.html")));
    let buttons = "[...document.querySelectorAll('.quick button')].filter(one => one.offsetHeight >= 40).length";
    assert_eq!(tab.run(buttons), 2);
    let count = "document.querySelector('[data-count]').innerText";
    let coffee = ".card:has([href*='kopi/']) .quick button";
    tab.click(coffee);
    tab.wait_until(&format!("{count} === '1'"));
    assert!(
        tab.text("[data-added]").contains("Kopi"),
        "{}",
        tab.text("[data-added]")
    );
    // There is one of it only.
    tab.click(coffee);
    assert!(
        tab.text("[data-added]").contains("hanya"),
        "{}",
        tab.text("[data-added]")
    );
    assert_eq!(
        tab.run("document.querySelector('[data-undo]').hidden"),
        json!(true)
    );
    tab.run("localStorage.clear(); window.name = ''");
    tab.open(&format!("file://{}", shop.path("situs/index.html")));
    tab.click(coffee);
    tab.click("[data-undo]");
    tab.wait_until("document.querySelector('[data-count]').hidden");
    assert_eq!(
        tab.run("document.querySelector('[data-added]').hidden"),
        json!(true)
    );
    // Of choices one is asked for, in a dialog that the way back closes.
    let cloth = ".card:has([href*='kain/']) .quick button";
    tab.click(cloth);
    assert_eq!(tab.text("dialog .button"), "Merah\nRp90.000");
    tab.leave("history.back()");
    tab.wait_until("!document.querySelector('dialog')");
    assert_eq!(
        tab.run("document.querySelector('[data-count]').hidden"),
        json!(true)
    );
    tab.click(cloth);
    tab.click("dialog .button:nth-of-type(2)");
    tab.wait_until(&format!("{count} === '1'"));
    // It covers the strip until the way back is done.
    tab.wait_until("!document.querySelector('dialog')");
    tab.click("[data-strip] a");
    tab.wait_until("document.querySelector('.item')");
    assert_eq!(tab.text(".item .choice"), "Biru");
}

#[test]
fn goods_with_photos_come_first_on_a_front() {
    let shop = Shop::bare();
    for name in ["anyaman", "bakul", "cobek"] {
        shop.product(name, "harga: 9.000\n");
    }
    shop.good_photo("produk/cobek/foto.jpg");
    let words = html::words(&shop.site().html("index.html"));
    let at = |name: &str| words.find(name).expect("a product");
    assert!(
        at("Cobek") < at("Anyaman") && at("Anyaman") < at("Bakul"),
        "{words}"
    );
}

#[test]
fn a_name_in_another_script_is_set_in_its_direction() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::empty();
    shop.write("toko.yaml", "nama: متجر السلام\nwhatsapp: 0812-0000-7890\n");
    shop.product("satu", "nama: قهوة\nharga: 9.000\n");
    shop.product("dua", "nama: Teh\nharga: 9.000\n");
    shop.build().ended(0);
    let tab = browser.tab();
    tab.open(&format!("file://{}", shop.path("situs/index.html")));
    let names = "[...document.querySelectorAll('h1, .card .name')]";
    let directions = format!("{names}.map(name => getComputedStyle(name).direction)");
    assert_eq!(tab.run(&directions), json!(["rtl", "ltr", "rtl"]));
}

#[test]
fn in_warung_photos_are_small_and_left_out_where_quota_is_saved() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = full("warung", 24);
    shop.build().ended(0);
    let home = format!("file://{}", shop.path("situs/index.html"));
    let width = "document.querySelector('.card .photo').offsetWidth";
    for (screen, expected) in [(360, 64), (1280, 64)] {
        let tab = browser.tab();
        tab.screen(screen, 800, 2);
        tab.open(&home);
        assert_eq!(tab.run(width), expected);
    }
    let tab = browser.tab();
    tab.save_data();
    tab.screen(360, 640, 2);
    tab.open(&home);
    assert_eq!(tab.run(width), 0);
    assert!(whole_cards(&tab, 620) >= 2);
}
