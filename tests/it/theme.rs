//! The shop's own theme files in `tema/`.

use crate::support::{Shop, html};

#[test]
fn a_template_of_the_shop_takes_the_place_of_the_built_in_one() {
    let shop = Shop::small();
    shop.write("tema/templates/page.html", "{% extends \"base.html\" %}\n{% block content %}<p id=sendiri>{{ article.title }}</p>{% endblock content %}\n");
    shop.write("halaman/tentang.md", "# Tentang kami\n\nIsi.\n");
    let site = shop.site();
    assert!(
        site.html("tentang/index.html")
            .contains("<p id=sendiri>Tentang kami")
    );
    assert!(!site.html("produk/kopi/index.html").contains("sendiri"));
}

#[test]
fn a_stylesheet_of_the_shop_takes_the_place_of_the_built_in_one() {
    let shop = Shop::small();
    let built_in = shop.site();
    let before: Vec<_> = built_in
        .paths()
        .into_iter()
        .filter(|path| path.extension() == Some("css"))
        .collect();
    shop.write("tema/aset/lapak.css", "h1 { color: teal; }\n");
    let site = shop.site();
    let after: Vec<_> = site
        .paths()
        .into_iter()
        .filter(|path| path.extension() == Some("css"))
        .collect();
    assert_eq!(after.len(), before.len());
    assert_ne!(after, before, "another content has another name");
    assert!(site.html("index.html").contains(after[0].as_str()));
    assert!(site.html(after[0].as_str()).contains("teal"));
}

#[test]
fn words_of_the_shop_take_the_place_of_the_built_in_ones() {
    let shop = Shop::small();
    shop.write(
        "tema/bahasa/id.ftl",
        "price-list-title = Daftar harga Bu Sari\n",
    );
    let words = html::words(&shop.site().html("daftar-harga/index.html"));
    assert!(
        words.contains("Daftar harga Bu Sari") && words.contains("Produk"),
        "{words}"
    );
}

#[test]
fn a_language_of_the_shops_own_can_be_chosen() {
    let shop = Shop::small();
    shop.write("tema/bahasa/ace.ftl", "price-list-title = Daftar yum\n");
    shop.change("toko.yaml", "whatsapp", "bahasa: ace\nwhatsapp");
    let page = shop.site().html("daftar-harga/index.html");
    assert!(html::words(&page).contains("Daftar yum"));
    assert_eq!(html::tags(&page)[0].attribute("lang"), Some("ace"));
}

#[test]
fn what_is_broken_in_the_theme_is_reported_and_the_built_in_used() {
    let good = Shop::small();
    let expected = good.site().contents();
    for (path, text, code) in [
        (
            "tema/templates/product.html",
            "{% extends \"base.html\" %}{% block content %}{{ product.name }",
            "E601",
        ),
        ("tema/templates/base.html", "{% if %}", "E601"),
        ("tema/templates/product.html", "{{ product.nama }}", "E602"),
        ("tema/aset/lapak.css", "h1 { color", "E605"),
        ("tema/tema.yaml", "nama: [", "E601"),
    ] {
        let shop = Shop::small();
        shop.write(path, text);
        shop.build().ended(1).said(code);
        assert!(
            shop.site_as_it_is().contents() == expected,
            "{path} with {code}"
        );
        shop.remove("tema");
        shop.build().ended(0).never_said(code);
    }
}

#[test]
fn pictures_in_the_theme_folder_are_not_published() {
    let shop = Shop::small();
    shop.photo("tema/aset/latar.jpg", 60, 60);
    shop.build().ended(0).said("E603");
    assert!(
        shop.site_as_it_is()
            .paths()
            .iter()
            .all(|path| path.extension() != Some("jpg"))
    );
}
