//! Order links: recipient and message.

use crate::support::{Shop, html};

/// The text of the first link that starts so.
fn message(page: &str, start: &str) -> String {
    let links = html::links(page);
    let with_text = links
        .iter()
        .find(|link| link.starts_with(start) && link.contains("text="));
    let link = with_text.unwrap_or_else(|| panic!("no {start}…text= in {links:#?}"));
    let (_, text) = link.split_once("text=").expect("a text");
    assert!(!text.contains('+'), "WhatsApp shows a + as it is: {text}");
    percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .expect("UTF-8")
        .into_owned()
}

#[test]
fn an_order_names_product_price_and_page() {
    let shop = Shop::bare();
    shop.write(
        "toko.yaml",
        "nama: Toko Sari\nwhatsapp: 0812-0000-1234\nurl: https://toko.example.com/sari\n",
    );
    shop.product(
        "kopi",
        "nama: \"Kopi Gayo & Teh #1\"\nharga: 12.500\nsatuan: bungkus\n",
    );
    let text = message(
        &shop.site().html("produk/kopi/index.html"),
        "https://wa.me/6281200001234",
    );
    for part in [
        "Toko Sari",
        "Kopi Gayo & Teh #1",
        "Rp12.500",
        "bungkus",
        "https://toko.example.com/sari/produk/kopi/",
    ] {
        assert!(text.contains(part), "{part} is missing in: {text}");
    }
}

#[test]
fn each_variant_is_ordered_by_its_name_and_price() {
    let shop = Shop::bare();
    shop.product(
        "kopi",
        "nama: Kopi\nharga: 30.000\nvarian:\n  - nama: Biji 500 g\n    harga: 61.000\n",
    );
    let links = html::links(&shop.site().html("produk/kopi/index.html"));
    let variant = links.iter().find(|link| link.contains("Biji%20500%20g"));
    let variant = variant.unwrap_or_else(|| panic!("nobody orders the variant: {links:#?}"));
    assert!(
        variant.starts_with("https://wa.me/") && variant.contains("Rp61.000"),
        "{variant}"
    );
}

#[test]
fn without_a_price_the_message_asks_for_it() {
    let shop = Shop::bare();
    shop.product("tas", "nama: Tas Anyaman\n");
    let text = message(&shop.site().html("produk/tas/index.html"), "https://wa.me/");
    assert!(
        text.contains("Tas Anyaman") && text.contains("harganya"),
        "{text}"
    );
}

#[test]
fn without_whatsapp_orders_go_to_the_phone_then_to_email() {
    let shop = Shop::small();
    shop.write(
        "toko.yaml",
        "nama: Toko Sari\ntelepon: (0651) 12345\nemail: sari@example.com\n",
    );
    let links = html::links(&shop.site().html("produk/kopi/index.html"));
    assert!(
        links.iter().any(|link| link == "tel:+6265112345"),
        "{links:#?}"
    );
    assert!(
        !links.iter().any(|link| link.contains("wa.me")),
        "{links:#?}"
    );
    shop.write("toko.yaml", "nama: Toko Sari\nemail: sari@example.com\n");
    let links = html::links(&shop.site().html("produk/kopi/index.html"));
    let letter = links
        .iter()
        .find(|link| link.starts_with("mailto:sari@example.com?subject="));
    assert!(
        letter.is_some_and(|letter| letter.contains("Kopi%20Gayo") && letter.contains("Rp12.500")),
        "{links:#?}"
    );
}

#[test]
fn a_very_long_name_leaves_a_link_that_works() {
    let shop = Shop::bare();
    shop.product(
        "panjang",
        &format!("nama: \"{}\"\nharga: 5.000\n", "Kué ☕ ".repeat(300)),
    );
    let site = shop.site();
    for link in html::links(&site.html("produk/panjang/index.html")) {
        assert!(link.len() <= 2000, "{} bytes", link.len());
        let text = percent_encoding::percent_decode_str(&link).decode_utf8();
        assert!(text.is_ok(), "cut within a letter: {link}");
    }
}
