//! Script injection in names, and a tampered storage.

use serde_json::{Value, json};

use super::{EVERYWHERE, add, in_browser, link, message, open_cart, shop};
use crate::support::Shop;
use crate::support::browser::Browser;

/// Would be noticed by every page it runs in.
const ATTACK: &str =
    "</script><script>window.hurt=1</script><img src=x onerror=\"window.hurt=1\">'\" {$name} & ";

#[test]
fn names_are_shown_and_sent_as_they_are_written() {
    let Some(browser) = Browser::find() else {
        return;
    };
    for name in [
        format!("{ATTACK}Kopi"),
        "Kopi *enak* _sekali_ ~murah~ `asli` kopi_gayo".to_owned(),
        "☕ Kué 👨‍👩‍👧 \u{202e}terbalik".to_owned(),
        "قهوة غايو".to_owned(),
        "Kopi panjang ".repeat(25).trim().to_owned(),
    ] {
        let quoted = serde_json::to_string(&name).expect("a text");
        let shop = Shop::bare();
        shop.write("toko.yaml", format!("nama: {quoted}\nwhatsapp: 0812-0000-1234\npengiriman:\n  - nama: {quoted}\n    catatan: {quoted}\n"));
        shop.product(
            "kopi",
            &format!(
                "nama: {quoted}\nharga: 5.000\nsatuan: {quoted}\nvarian:\n  - nama: {quoted}\n"
            ),
        );
        shop.build();
        in_browser(&browser, &shop, &EVERYWHERE, |tab, root| {
            add(tab, root, "kopi", 2);
            let order = message(&link(tab, ".bar [data-order]"));
            open_cart(tab, root);
            tab.fill("[name=name]", &name);
            tab.fill("[name=address]", &name);
            let whole = tab.run("document.querySelector('[data-message]').textContent");
            let address = link(tab, ".bar [data-send]");
            assert!(address.len() < 2000, "{} characters", address.len());
            for order in [&order, &message(&address), whole.as_str().expect("a text")] {
                assert!(order.contains("Rp10.000"), "{order}");
                // Two signs around each name in bold, and no others.
                for line in order.lines() {
                    let signs = line.matches('*').count();
                    assert!(signs == 0 || signs == 2, "{line}");
                    assert!(
                        !line.contains(['~', '`', '\u{202e}']) && !line.contains("_sekali_"),
                        "{line}"
                    );
                }
            }
            if name.starts_with("Kopi *") {
                assert!(
                    order.contains("*Kopi ∗enak∗ ˍsekaliˍ ∼murah∼ ˋasliˋ kopi_gayo*"),
                    "{order}"
                );
            }
            assert_eq!(
                tab.run("document.querySelector('.item .name').textContent"),
                name
            );
            tab.click(".item .remove");
            assert_eq!(tab.run("window.hurt"), Value::Null);
        });
    }
}

#[test]
fn what_others_wrote_into_the_store_breaks_nothing() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop();
    let root = format!("file://{}", shop.site().root());
    let tab = browser.tab();
    tab.open(&format!("{root}/index.html"));
    let write = |cart: &str, buyer: &str| {
        let (cart, buyer) = (json!(cart), json!(buyer));
        tab.run(&format!(
            "localStorage[`etalase:${{etalase.own.id}}:cart`] = {cart};
            window.name = `{{\"etalase\": {{\"etalase:${{etalase.own.id}}:cart\": ${{{cart}}}}}}}`;
            localStorage['etalase:buyer'] = {buyer}"
        ));
    };
    let odd_lines = r#"[null,7,"a",[],{},{"id":"x"},{"id":"x","name":"x","quantity":0},{"id":"x","name":"x","quantity":-1},
        {"id":"x","name":"x","quantity":1.5},{"id":{},"name":"x","quantity":1},{"id":"x","name":"x","quantity":1e300}]"#;
    for text in [
        "",
        "null",
        "7",
        "{",
        "[]",
        "\u{0}",
        r#"{"version":1}"#,
        r#"{"version":2,"lines":[]}"#,
        r#"{"version":1,"at":{},"lines":{}}"#,
        &format!(r#"{{"version":1,"at":1,"lines":{odd_lines}}}"#),
    ] {
        for page in [
            "index.html",
            "keranjang/index.html",
            "produk/kopi/index.html",
        ] {
            write(text, text);
            tab.open(&format!("{root}/{page}"));
            assert_eq!(tab.console(), Vec::<String>::new(), "{text} on {page}");
            let empty = tab.run("document.querySelector('[data-count]').hidden");
            assert_eq!(empty, true, "{text} on {page}");
        }
    }

    // A line that is sound but strange is taken for what it is.
    let strange = json!({"version": 1, "at": 2, "lines": [{
        "id": "x", "choice": ATTACK, "name": ATTACK, "quantity": 99999, "url": "javascript:hurt=1", "photo": "javascript:hurt=1",
        "price": -5, "tiers": [[1], "a", [5, null]], "stock": "many", "unit": ATTACK,
    }, {"id": "y", "name": "half", "quantity": 3, "price": 1000}]});
    write(
        &strange.to_string().replace("half", "half \\ud83d"),
        &json!({"name": ATTACK, "delivery": ATTACK, "address": 7}).to_string(),
    );
    open_cart(&tab, &root);
    assert_eq!(tab.run("document.querySelectorAll('.item').length"), 2);
    let order = message(&link(&tab, "[data-send]"));
    assert!(
        order.contains("9999 ") && order.contains("*half*: 3 barang x Rp1.000 = Rp3.000"),
        "{order}"
    );
    assert!(link(&tab, ".item .name").starts_with("file://"));
    // It may lead to another page.
    tab.click(".item .photo");
    tab.wait_until("window.hurt === undefined");
}
