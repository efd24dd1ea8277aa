//! The portal of a group in a real browser: search over all shops, carts of several shops, the letter.

use percent_encoding::percent_decode_str;
use serde_json::json;

use crate::support::browser::{Browser, Tab};
use crate::support::{Shop, web};

/// The message in a link to a chat.
fn message(link: &str) -> String {
    let (_, text) = link.split_once("?text=").expect("a message");
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A cooperative of three shops, with what the tests look for.
fn group() -> Shop {
    let group = Shop::empty();
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\n",
    );
    for (folder, name, number, products) in [
        ("sari", "Dapur Sari", 1, ["Keripik pisang", "Sirup pala"]),
        ("budi", "Kebun Budi", 2, ["Kopi Gayo", "Gula aren"]),
        ("ani", "Tenun Ani", 3, ["Kain ulos", "Keripik ubi"]),
    ] {
        group.write(
            &format!("toko/{folder}/toko.yaml"),
            format!("nama: {name}\nwhatsapp: 0812-0000-000{number}\nalamat: {{kabupaten: Aceh Tengah}}\n"),
        );
        for (place, product) in products.iter().enumerate() {
            group.write(
                &format!("toko/{folder}/produk/p{place}/produk.yaml"),
                format!("nama: {product}\nharga: {}\n", 10_000 * (place + 1)),
            );
        }
    }
    group.build().ended(0);
    group
}

#[test]
fn one_search_finds_the_goods_of_all_shops_and_the_shops() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    let tab = browser.tab();
    tab.screen(360, 640, 2);
    tab.open(&format!("file://{}", group.path("situs/cari/index.html")));
    let done = "document.querySelector('#hasil[aria-busy=false] .name')";
    tab.fill("#q", "kripik");
    tab.wait_until(done);
    tab.wait_until("document.querySelectorAll('#hasil .name').length === 2");
    let shown = tab.text("#hasil");
    for part in ["Keripik pisang", "Dapur Sari", "Keripik ubi", "Tenun Ani"] {
        assert!(shown.contains(part), "{part} is missing in {shown}");
    }
    tab.fill("#q", "tenun");
    tab.wait_until("!document.querySelector('#toko-cocok').hidden");
    assert_eq!(tab.text("#toko-cocok").trim(), "Tenun Ani");
    tab.wait_until("document.querySelectorAll('#hasil .name').length === 2");
    tab.click("#hasil .card a");
    tab.wait_until("document.title.includes('Tenun Ani')");
    assert_eq!(tab.console(), Vec::<String>::new());
}

/// Puts products of shops into their carts, by the folders of both.
fn fill_carts(tab: &Tab, site: &str, goods: &[(&str, &str)]) {
    for (shop, product) in goods {
        let site = site.trim_end_matches('/');
        tab.open(&format!("{site}/toko/{shop}/produk/{product}/index.html"));
        tab.click(".bar [data-add]");
    }
}

#[test]
fn a_cart_over_several_shops_becomes_a_message_for_each() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    let site = web::serve(&group.path("situs"), Vec::new());
    let tab = browser.tab();
    tab.screen(360, 640, 2);
    fill_carts(&tab, &site, &[("sari", "p0"), ("budi", "p1")]);
    tab.open(&format!("{site}/keranjang/index.html"));
    tab.wait_until("document.querySelectorAll('.part').length === 2");
    tab.run("addEventListener('click', event => { if (event.target.closest('[data-send]')) event.preventDefault(); })");
    tab.fill("[name=name]", "Rina");
    tab.fill("[name=address]", "Jl. Merdeka 1");
    for (turn, number, shop, goods, foreign) in [
        (1, 2, "Kebun Budi", "Gula aren", "Keripik"),
        (2, 1, "Dapur Sari", "Keripik pisang", "Gula"),
    ] {
        assert_eq!(
            tab.text(".bar .button"),
            format!("Kirim {turn} dari 2: {shop}")
        );
        let link = tab.run("document.querySelector('.bar [data-send]').href");
        let link = link.as_str().expect("a link").to_owned();
        let start = format!("https://wa.me/628120000000{number}?");
        assert!(link.starts_with(&start), "{link}");
        let message = message(&link);
        for part in [shop, goods, "Rina", "Jl. Merdeka 1"] {
            assert!(message.contains(part), "{part} is missing in {message}");
        }
        assert!(!message.contains(foreign), "{message}");
        tab.click(".bar [data-send]");
        tab.wait_until(&format!(
            "document.querySelectorAll('.part.sent').length === {turn}"
        ));
    }
    assert!(tab.run("document.querySelector('[data-bar]').hidden") == true);
    // What was sent is changed, and is to be sent anew.
    let again = tab.run("document.querySelector('.sent [data-again]').href");
    assert!(again.as_str().is_some_and(|link| link.contains("Gula")));
    assert_eq!(tab.run("document.documentElement.scrollWidth"), json!(360));
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn orders_for_the_group_are_one_message() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\npesan_lewat: kelompok\n",
    );
    group.build().ended(0);
    let site = web::serve(&group.path("situs"), Vec::new());
    let tab = browser.tab();
    fill_carts(&tab, &site, &[("sari", "p0"), ("budi", "p1")]);
    tab.open(&format!("{site}/keranjang/index.html"));
    tab.wait_until("document.querySelectorAll('.part').length === 2");
    let link = tab.run("document.querySelector('.bar [data-send]').href");
    let link = link.as_str().expect("a link").to_owned();
    assert!(link.starts_with("https://wa.me/6281200001299"), "{link}");
    let message = message(&link);
    for part in [
        "Koperasi Maju",
        "Keripik pisang",
        "Dapur Sari",
        "Gula aren",
        "Kebun Budi",
    ] {
        assert!(message.contains(part), "{part} is missing in {message}");
    }
}

#[test]
fn a_letter_to_the_group_is_one_message_too() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    let tab = browser.tab();
    tab.open(&format!(
        "file://{}",
        group.path("situs/aspirasi/index.html")
    ));
    tab.fill("[name=name]", "Rina");
    tab.fill("[name=about]", "Jalan ke kebun rusak & licin");
    // Reads the link's address in place of opening it.
    let link = tab.run(
        "(function () { var link = document.querySelector('[data-send]'); \
         link.addEventListener('click', function (event) { event.preventDefault() }); link.click(); return link.href })()",
    );
    let text = message(link.as_str().expect("a link"));
    assert!(
        text.contains("Rina") && text.contains("rusak & licin"),
        "{text}"
    );
}

#[test]
fn a_checklist_is_remembered() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    group.write(
        "halaman/periksa.md",
        "# Periksa\n\n- [ ] Satu\n- [x] Dua\n- [ ] Tiga\n",
    );
    group.build().ended(0);
    let tab = browser.tab();
    let page = format!("file://{}", group.path("situs/periksa/index.html"));
    tab.open(&page);
    let ticks = "Array.from(document.querySelectorAll('.check input'), box => box.checked)";
    assert_eq!(tab.run(ticks), json!([false, true, false]));
    tab.click(".check input");
    tab.wait_until("localStorage.length > 0");
    tab.open_until(&page, &format!("{ticks}.join() === 'true,true,false'"));
}

/// The count beside the cart in the header; nothing while it is hidden.
const COUNT: &str =
    "(count => count.hidden ? null : count.textContent)(document.querySelector('[data-count]'))";

#[test]
fn the_header_of_a_portal_counts_what_lies_in_the_carts_of_its_shops() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    let page = |path: &str| format!("file://{}", group.path(&format!("situs/{path}")));
    let tab = browser.tab();
    let asked = || {
        let traffic = tab.traffic();
        traffic.iter().any(|one| one.url.contains("search-carts"))
    };
    tab.open(&page("index.html"));
    assert_eq!(tab.run(COUNT), json!(null));
    assert!(!asked(), "a script is loaded without a cart");
    let goods = [("sari", "p0"), ("budi", "p1"), ("budi", "p0")];
    fill_carts(&tab, &page(""), &goods);
    assert_eq!(
        tab.run(COUNT),
        json!("3"),
        "a shop counts those of its group"
    );
    let strip = tab.text("[data-strip] span");
    assert_eq!(strip, "3 barang · 2 toko · Rp40.000");
    for path in ["index.html", "daftar-toko/index.html"] {
        tab.open(&page(path));
        tab.wait_until(&format!("{COUNT} === '3'"));
    }
    let strip = tab.text("[data-strip]");
    assert!(strip.contains("Rp40.000"), "{strip}");
    // Invalid carts, and those of other shops, do not count.
    tab.run(
        "(() => {
            const key = Object.keys(localStorage).find(key => /:cart$/.test(key));
            localStorage['etalase:deadbeef:cart'] = localStorage[key];
            localStorage['etalase:01234567:cart'] = '{[';
            localStorage['etalase::cart'] = localStorage['cart'] = '7';
        })()",
    );
    tab.open(&page("index.html"));
    tab.wait_until(&format!("{COUNT} === '3'"));
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn a_shop_that_left_the_group_and_a_closed_store_do_no_harm_to_the_count() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    let page = |path: &str| format!("file://{}", group.path(&format!("situs/{path}")));
    let tab = browser.tab();
    fill_carts(&tab, &page(""), &[("sari", "p0"), ("budi", "p0")]);
    std::fs::remove_dir_all(group.path("toko/sari")).expect("a shop");
    group.build().ended(0);
    tab.open(&page("index.html"));
    tab.wait_until(&format!("{COUNT} === '1'"));

    let closed = browser.tab();
    closed
        .prepare("Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })");
    closed.open(&page("index.html"));
    assert_eq!(closed.run(COUNT), json!(null));
    fill_carts(&closed, &page(""), &[("ani", "p0"), ("budi", "p0")]);
    closed.open(&page("index.html"));
    closed.wait_until(&format!("{COUNT} === '2'"));
    assert_eq!(closed.console(), Vec::<String>::new());
}

#[test]
fn a_shops_card_says_how_many_goods_it_has() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    group.build();
    let tab = browser.tab();
    tab.open(&format!("file://{}", group.path("situs/index.html")));
    let within = "[...document.querySelectorAll('.shop-card')].map(card => {
        const outer = card.getBoundingClientRect();
        const goods = card.querySelector('.count-of'), inner = goods.getBoundingClientRect();
        return /^[0-9]+ produk$/.test(goods.textContent) && inner.top > outer.top && inner.bottom < outer.bottom
            && inner.left > outer.left && inner.right < outer.right;
    })";
    assert_eq!(tab.run(within), json!([true, true, true]));
}

#[test]
fn a_phone_keeps_the_front_and_the_cart_of_a_portal_and_no_search_engine_its_cart() {
    let group = group();
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\nurl: https://maju.example.com/\n",
    );
    let site = group.site();
    let (portal, shop) = (
        site.worker_data("sw.js"),
        site.worker_data("toko/sari/sw.js"),
    );
    assert_eq!(portal["first"], shop["first"]);
    let cart = json!("keranjang");
    for worker in [&portal, &shop] {
        let more = worker["more"].as_array().expect("a list");
        assert!(more.contains(&cart), "{more:?}");
    }
    let map = site.html("sitemap.xml");
    assert!(
        map.contains("daftar-toko") && !map.contains("keranjang"),
        "{map}"
    );
}
