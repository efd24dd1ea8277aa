//! Ways to send an order besides WhatsApp.

use super::{add, link, message, open_cart, shop};
use crate::support::Shop;
use crate::support::browser::{Browser, Tab};

/// The addresses of what can be pressed in the cart, without their messages.
fn ways(tab: &Tab) -> Vec<String> {
    let links = tab.run(
        "[...document.querySelectorAll('.sums a')].filter(link => link.getClientRects().length).map(link => link.href.split('?')[0])",
    );
    serde_json::from_value(links).expect("links")
}

fn shop_reached_by(contacts: &str) -> Shop {
    let shop = Shop::small();
    shop.write("toko.yaml", format!("nama: Toko Sari\n{contacts}"));
    shop
}

#[test]
fn who_has_no_whatsapp_is_reached_by_what_there_is() {
    let Some(browser) = Browser::find() else {
        return;
    };
    for (contacts, expected) in [
        (
            "whatsapp: 0812-0000-1234\ntelepon: (0651) 12345\nemail: sari@example.com\n",
            &[
                "https://wa.me/6281200001234",
                "sms:+6281200001234",
                "tel:+6265112345",
                "mailto:sari@example.com",
            ][..],
        ),
        (
            "telepon: 0813-0000-1234\nemail: sari@example.com\n",
            &[
                "sms:+6281300001234",
                "tel:+6281300001234",
                "mailto:sari@example.com",
            ],
        ),
        ("telepon: (0651) 12345\n", &["tel:+6265112345"]),
        ("email: sari@example.com\n", &["mailto:sari@example.com"]),
        ("", &[]),
    ] {
        let shop = shop_reached_by(contacts);
        shop.build();
        let root = format!("file://{}", shop.path("situs"));
        let tab = browser.tab();
        add(&tab, &root, "kopi", 2);
        open_cart(&tab, &root);
        assert_eq!(ways(&tab), expected, "{contacts}");
        let sent =
            tab.run("[...document.querySelectorAll('[data-send][href]')].map(link => link.href)");
        let sent: Vec<String> = serde_json::from_value(sent).expect("links");
        for address in sent.iter().filter(|address| !address.starts_with("tel:")) {
            let order = message(address);
            assert!(
                order.contains("*Kopi Gayo*: 2 barang x Rp12.500 = Rp25.000"),
                "{address}"
            );
            assert_eq!(
                order.contains("\r\n"),
                address.starts_with("mailto:"),
                "{address}"
            );
        }
        tab.click("[data-copy-order]");
        tab.wait_until("document.querySelector('[data-copied]').textContent");
        assert_eq!(tab.console(), Vec::<String>::new(), "{contacts}");
    }
}

#[test]
fn iphones_are_handed_short_messages_in_their_way() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop_reached_by("telepon: 0813-0000-1234\n");
    let root = format!("file://{}", shop.site().root());
    let tab = browser.tab();
    tab.prepare(
        "Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 (iPhone)' });",
    );
    add(&tab, &root, "kopi", 2);
    open_cart(&tab, &root);
    let address = link(&tab, "[data-send]");
    assert!(
        address.starts_with("sms:+6281300001234&body=Halo"),
        "{address}"
    );
}

#[test]
fn an_order_too_long_for_a_link_is_shortened_and_copied_whole() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop();
    let root = format!("file://{}", shop.site().root());
    let tab = browser.tab();
    add(&tab, &root, "kopi", 1);
    // Sixty kinds of goods, without opening sixty pages.
    tab.run(
        "const key = Object.keys(localStorage).find(key => /cart/.test(key));
        const cart = JSON.parse(localStorage[key]);
        for (let i = 2; i <= 60; i++) cart.lines.push(Object.assign({}, cart.lines[0], { id: 'barang-' + i, name: 'Barang ☕ nomor ' + i }));
        localStorage[key] = JSON.stringify(cart);",
    );
    open_cart(&tab, &root);
    tab.click("[value=Antar]");
    tab.fill("[name=name]", "Budi");
    tab.fill("[name=address]", &"Jalan Panjang 😀 ".repeat(12));
    for kind in [".bar [data-send]", "[href^='sms:']", "[href^='mailto:']"] {
        let address = link(&tab, kind);
        assert!(
            address.len() < 2000,
            "{} characters: {address}",
            address.len()
        );
        let order = message(&address);
        assert!(
            order.contains("\n2. 1 bungkus x *Barang ☕ nomor 2*")
                && order.contains(" macam barang lain"),
            "{order}"
        );
        assert!(
            order.contains("*Total: Rp1.810.000*") && order.contains("Nama: Budi"),
            "{order}"
        );
    }
    let notice = tab.text("[data-shortened]");
    assert!(notice.contains("dari 60 macam barang"), "{notice}");
    let whole = tab.run("document.querySelector('[data-message]').textContent");
    let whole = whole.as_str().expect("a text");
    assert!(
        whole.contains("60. *Barang ☕ nomor 60* (Halus): 1 bungkus x Rp30.000 = Rp30.000"),
        "{whole}"
    );
    assert!(!whole.contains(" macam barang lain"));

    // Long input does not make the link long.
    tab.fill("[name=address]", &"😀".repeat(150));
    tab.fill("[name=note]", &"ﷺ".repeat(300));
    let address = link(&tab, ".bar [data-send]");
    assert!(address.len() < 2000, "{} characters", address.len());
    assert!(message(&address).contains("😀"));
    assert_eq!(tab.console(), Vec::<String>::new());
}
