//! The shop's own theme files in `tema/`.

use std::fs;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::support::{Shop, html, repository};

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
    let before = shop.site().html("index.html");
    shop.write("tema/aset/theme.css", "h1 { color: teal; }\n");
    let after = shop.site().html("index.html");
    assert!(!before.contains("h1{color:teal}") && after.contains("h1{color:teal}"));
    assert!(before.contains(".tiles li") && !after.contains(".tiles li"));
}

#[test]
fn a_shop_can_add_rules_that_go_before_all_others() {
    let shop = Shop::small();
    shop.write("tema/aset/tambahan.css", "h1 { color: teal; }\n");
    let page = shop.site().html("index.html");
    let (_, after_paper) = page.split_once("@media print").expect("the style of paper");
    assert!(page.contains(".tiles li") && after_paper.contains("h1{color:teal}"));
}

#[test]
fn a_script_of_the_shop_is_published_under_a_name_of_its_bytes() {
    let shop = Shop::small();
    shop.write("tema/aset/sapa.js", "// kata\nwindow.sapa = 'Halo';\n");
    let site = shop.site();
    let paths = site.paths();
    let path = paths
        .iter()
        .find(|path| path.as_str().starts_with("aset/sapa."))
        .expect("the script");
    let script = site.html(path.as_str());
    assert!(
        script.contains("Halo") && !script.contains("kata"),
        "{script}"
    );
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
        ("tema/aset/theme.css", "h1 { color", "E605"),
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
fn an_error_is_reported_where_it_was_written() {
    for (wrong, code, column) in [
        ("article.titel", "E602", 20),
        ("article.titel }", "E601", 26),
    ] {
        let shop = Shop::small();
        shop.write("halaman/tentang.md", "# Tentang\n\nIsi.\n");
        let head = "{# Milik kami\n   sendiri #}\n{% extends \"base.html\" %}\n\n{% block content %}\n<!-- dua\nbaris -->\n\n";
        let text = format!(
            "{head}<p class=\"a\">\n  é  <b>{{{{ {wrong} }}}}</b>\n</p>\n{{% endblock content %}}\n"
        );
        shop.write("tema/templates/page.html", text);
        let place = format!("page.html:10:{column}\n");
        shop.build().ended(1).said(code).said(&place);
    }
}

#[test]
fn what_fails_within_a_part_is_reported_at_its_own_place() {
    let card = fs::read_to_string(repository().join("themes/umum/templates/card.html"));
    let card = card.expect("the card of all themes");
    let broken = card.replace("{{ card.name }}</p>", "{{ card.nama }}</p>");
    let slip = "card.nama";
    let line = broken.lines().position(|line| line.contains(slip)).unwrap();
    let column =
        broken.lines().nth(line).unwrap().find(slip).unwrap() + slip.len() - "nama".len() + 1;
    let line = line + 1;
    let endless = "{% extends \"base.html\" %}{% block content %}{{ part(component=\"lagi\", n=1) }}{% endblock %}\n\
                   {% component lagi(n: integer) -%}\n<p>{{ part(component=\"lagi\", n=n + 1) }}\n{%- endcomponent %}\n";
    for (name, text, place) in [
        (
            "card.html",
            broken.as_str(),
            format!("card.html:{line}:{column}"),
        ),
        ("page.html", endless, "page.html:3:7".to_owned()),
    ] {
        let shop = Shop::small();
        shop.write("halaman/tentang.md", "# Tentang\n\nIsi.\n");
        let expected = shop.site().contents();
        shop.write(&format!("tema/templates/{name}"), text);
        shop.build().ended(1).said("E602").said(&place);
        assert!(shop.site_as_it_is().contents() == expected, "{name}");
    }
}

#[test]
fn a_theme_chooses_what_stands_in_a_photos_place() {
    let shop = Shop::small();
    shop.good_photo("produk/kopi/1.jpg");
    let plain = shop.site().html("produk/kopi/index.html");
    assert!(plain.contains("background:#") && !plain.contains("url(data:"));

    let manifest = repository().join("themes/lapak/tema.yaml");
    let manifest = fs::read_to_string(manifest).expect("the manifest of a theme");
    shop.write("tema/tema.yaml", format!("{manifest}pengganti: gambar\n"));
    let page = shop.site().html("produk/kopi/index.html");
    let (_, tiny) = page
        .split_once("url(data:image/webp;base64,")
        .expect("a tiny picture");
    let (tiny, _) = tiny.split_once(')').expect("its end");
    assert!(tiny.len() < 400, "{} characters", tiny.len());
    let tiny = BASE64_STANDARD.decode(tiny).expect("base 64");
    let tiny = image::load_from_memory(&tiny).expect("a picture");
    assert_eq!((tiny.width(), tiny.height()), (12, 10));
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

#[test]
fn a_shop_chooses_its_theme_by_one_word() {
    let shop = Shop::small();
    shop.good_photo("produk/kopi/depan.jpg");
    let homes: Vec<String> = ["lapak", "galeri", "warung"]
        .iter()
        .map(|theme| {
            shop.write(
                "toko.yaml",
                format!("nama: Toko\nwhatsapp: 0812-3456-7890\ntema: {theme}\n"),
            );
            shop.site().html("index.html")
        })
        .collect();
    for home in &homes {
        assert!(html::words(home).contains("Rp"), "{home}");
    }
    let is_of_rows = |home: &String| home.contains("class=\"grid rows");
    assert_eq!(
        homes.iter().map(is_of_rows).collect::<Vec<_>>(),
        [false, false, true]
    );
    assert!(homes[1].contains("43vw") && !homes[0].contains("43vw"));
}

#[test]
fn a_translator_gets_the_words_that_a_language_lacks() {
    let shop = Shop::small();
    shop.write("tema/bahasa/ace.ftl", "price-list-title = Daftar yum\n");
    let run = shop.run_inside(&["bahasa", "ACE"]).ended(0);
    assert!(run.output.contains("# home = Beranda\n"), "{}", run.output);
    assert!(!run.output.contains("price-list-title"), "{}", run.output);
    // Filled in by taking the signs away, nothing is lacking any more.
    let filled: String = run
        .output
        .lines()
        .skip_while(|line| !line.is_empty())
        .map(|line| line.strip_prefix("# ").unwrap_or(line).to_owned() + "\n")
        .collect();
    shop.write(
        "tema/bahasa/ace.ftl",
        format!("price-list-title = Daftar yum\n{filled}"),
    );
    let run = shop.run_inside(&["bahasa", "ace"]).ended(0).said("0 dari");
    assert!(!run.output.contains("home ="), "{}", run.output);
    shop.change("toko.yaml", "whatsapp", "bahasa: ace-gayo\nwhatsapp");
    shop.write("tema/bahasa/ace-gayo.ftl", "home = Umah\n");
    let page = shop.site().html("daftar-harga/index.html");
    assert!(
        page.contains("Daftar yum") && page.contains("Umah"),
        "a variety falls back on its language"
    );
}
