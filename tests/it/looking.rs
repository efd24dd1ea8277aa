//! A product's page on a phone, in a real browser: what is seen without scrolling, the live price, photos, and what is sold
//! out.

use serde_json::json;

use crate::support::browser::Browser;
use crate::support::{Shop, example_cache, repository};

#[test]
fn price_name_first_choices_and_bar_are_seen_without_scrolling() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = Shop::copy_of(&repository().join("example-site"));
    group
        .run(&["build", "--quiet", "--cache", example_cache()])
        .ended(0);
    let tab = browser.tab();
    tab.screen(360, 640, 2);
    for page in [
        "umah-ine/produk/kopi-gayo-arabika",
        "pondok-sahang/produk/lada-putih-muntok",
        "karawo-ti-wati/produk/kain-sulam-karawo",
        "onan-tao/produk/selendang-ulos",
    ] {
        tab.open(&format!(
            "file://{}",
            group.path(&format!("situs/toko/{page}/index.html"))
        ));
        let boxes = "['.track img', '.buy > .price', '.product-name', '.state', '.variants li', '.bar', '.bar [data-add]', '.bar [data-order]']
            .map(selector => document.querySelector(selector)).map(found => found && found.getBoundingClientRect())
            .map(box => box && [Math.round(box.top), Math.round(box.bottom), Math.round(box.width), Math.round(box.height)])";
        let found = tab.run(boxes);
        let at = |part: usize, side: usize| found[part][side].as_i64();
        let bar = at(5, 0).expect("a bar");
        assert!(at(0, 3) <= Some(300), "{page}: {found}");
        for part in 1..5 {
            // Not every product has a state and choices.
            assert!(
                at(part, 1).is_none_or(|bottom| bottom <= bar),
                "{page}: {found}"
            );
        }
        // The price lies under the photo, the name under the price.
        assert!(
            at(0, 1) <= at(1, 0) && at(1, 1) <= at(2, 0),
            "{page}: {found}"
        );
        assert_eq!(at(5, 1), Some(640), "{page}: {found}");
        assert_eq!(at(6, 2), at(7, 2), "{page}: {found}");
        assert!(
            at(4, 3).is_none_or(|height| height >= 44),
            "{page}: {found}"
        );
        // The way back lies over the photo.
        let back = tab.run("(back => [back.innerText, back.getBoundingClientRect().top])(document.querySelector('.breadcrumbs li:nth-last-child(2) a'))");
        assert!(
            back[0].as_str().is_some_and(|text| !text.is_empty()),
            "{page}"
        );
        let order = "[...document.querySelectorAll('a[href], button, input, summary')].filter(one => one.getClientRects().length).findIndex(one => one.matches('[data-add]'))";
        let below = "[...document.querySelectorAll('a[href], button, input, summary')].filter(one => one.getClientRects().length).findIndex(one => one.closest('.text, .panel'))";
        assert!(
            tab.run(order).as_i64() < tab.run(below).as_i64(),
            "{page}: the buttons come before the words"
        );
        assert_eq!(tab.console(), Vec::<String>::new());
    }
}

#[test]
fn a_choice_moves_the_photos_and_a_photo_is_enlarged() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::bare();
    shop.product(
        "kain",
        "nama: Kain\nharga: 10.000\nvarian:\n  - nama: Merah\n    foto: 2.jpg\n  - nama: Biru\n    foto: 1.jpg\n    harga: 12.000\n  - nama: Polos\n",
    );
    for photo in ["1.jpg", "2.jpg"] {
        shop.good_photo(&format!("produk/kain/{photo}"));
    }
    let root = format!("file://{}", shop.site().root());
    let tab = browser.tab();
    tab.screen(360, 640, 2);
    let page = format!("{root}/produk/kain/index.html");
    tab.open(&page);
    let shown = "Math.round(document.querySelector('.track').scrollLeft / 360)";
    assert_eq!(tab.run(shown), 0);
    tab.click("label[for=pilihan-0]");
    tab.wait_until(&format!("{shown} === 1"));
    tab.click("label[for=pilihan-2]");
    assert_eq!(tab.run(shown), 1);
    tab.click("label[for=pilihan-1]");
    tab.wait_until(&format!("{shown} === 0"));

    let dialog = "document.querySelectorAll('dialog[open]').length";
    for close in [
        "history.back()",
        "document.querySelector('dialog').dispatchEvent(new Event('cancel', { cancelable: true })) && document.querySelector('dialog').close()",
        "document.querySelector('dialog button').click()",
    ] {
        tab.click(".track a");
        assert_eq!(tab.run(dialog), 1, "{close}");
        tab.wait_until("document.querySelector('dialog img').naturalWidth > 300");
        tab.run(close);
        tab.wait_until(&format!(
            "{dialog} === 0 && !document.querySelector('dialog')"
        ));
        // The way back is where it was.
        tab.wait_until("!(history.state || {}).dialog");
        assert_eq!(tab.run("location.href"), json!(page));
    }
    assert_eq!(tab.console(), Vec::<String>::new());

    // Without scripts a photo leads to itself.
    let plain = browser.tab();
    plain.without_scripts();
    plain.open(&page);
    let target = plain.run("document.querySelector('.track a').href");
    assert!(
        target.as_str().is_some_and(|link| link.ends_with(".jpg")),
        "{target}"
    );
}

#[test]
fn what_is_sold_out_has_others_of_its_kind_beside_it() {
    let shop = Shop::bare();
    for (name, stock) in [("arabika", "habis"), ("robusta", "4"), ("luwak", "habis")] {
        shop.product(
            &format!("kopi/{name}"),
            &format!("nama: {name}\nharga: 10.000\nstok: {stock}\n"),
        );
    }
    let page = shop.site().html("produk/arabika/index.html");
    let (before, after) = page.split_once("class=bar").expect("a bar");
    assert!(before.contains("produk/robusta/") && before.contains("Yang mirip"));
    assert!(!after.contains("produk/robusta/") && !page.contains("produk/luwak/"));
    assert!(after.contains("Tanya stok"));
    let other = shop.site_as_it_is().html("produk/robusta/index.html");
    assert!(!other.contains("Yang mirip"));
}
