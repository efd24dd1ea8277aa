//! The shop's own theme files in `tema/`.

use std::fs;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::support::browser::Browser;
use crate::support::site::Site;
use crate::support::{Shop, html, repository};

/// The sheet of the default theme.
const SHEET: &str = "aset/lapak.css";

/// The stylesheets that a page links.
fn linked(page: &str) -> Vec<String> {
    let tags = html::tags(page);
    let links = html::tags_named(&tags, "link");
    let sheets = links.filter(|link| link.attribute("rel") == Some("stylesheet"));
    let addresses = sheets.filter_map(|link| link.attribute("href"));
    addresses.map(str::to_owned).collect()
}

/// The version of the sheet that the home page links.
fn version(site: &Site) -> String {
    let links = linked(&site.html("index.html"));
    let version = links[0].strip_prefix("aset/lapak.css?v=");
    version.expect("a version").to_owned()
}

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
    let before = shop.site().html(SHEET);
    shop.write("tema/aset/theme.css", "h1 { color: teal; }\n");
    let after = shop.site().html(SHEET);
    assert!(!before.contains("h1{color:teal}") && after.contains("h1{color:teal}"));
    assert!(before.contains(".places li") && !after.contains(".places li"));
}

#[test]
fn a_shop_can_add_rules_that_go_before_all_others() {
    let shop = Shop::small();
    shop.write("tema/aset/tambahan.css", "h1 { color: teal; }\n");
    let sheet = shop.site().html(SHEET);
    assert!(sheet.contains(".places li") && sheet.ends_with("h1{color:teal}"));
}

#[test]
fn the_sheet_is_published_once_and_every_page_links_it() {
    let shop = Shop::fixture("warung");
    shop.write("tema/aset/first.css", "h6 { color: teal }");
    let site = shop.site();
    let sheets = site.paths().into_iter();
    let sheets: Vec<_> = sheets
        .filter(|path| path.extension() == Some("css"))
        .collect();
    assert_eq!(sheets, [SHEET]);
    assert!(!site.html(SHEET).contains("h6{color:teal}"));
    let version = version(&site);
    assert_eq!(version.len(), 8);
    assert!(
        site.html("sw.js")
            .contains(&format!("\"{SHEET}?v={version}\""))
    );
    for (path, page) in site.pages() {
        assert!(page.contains("h6{color:teal}"), "{path}");
        if path == "404.html" {
            assert!(linked(&page).is_empty() && page.contains("@media print{"));
            continue;
        }
        let root = "../".repeat(path.components().count() - 1);
        assert_eq!(
            linked(&page),
            [format!("{root}{SHEET}?v={version}")],
            "{path}"
        );
        assert!(!page.contains("@media print{"), "{path}");
    }
}

#[test]
fn a_change_of_style_is_a_new_version_under_the_same_name() {
    let shop = Shop::small();
    let before = shop.site();
    let (former, pages) = (version(&before), before.pages());
    shop.write("tema/aset/tambahan.css", "h1 { color: teal; }\n");
    let after = shop.site();
    assert_ne!(version(&after), former);
    for ((path, before), (_, after)) in pages.iter().zip(after.pages()) {
        assert_ne!(*before, after, "{path}");
    }
    // A page of the former build, kept somewhere, asks for the former version of this file.
    assert!(after.has(SHEET));
    shop.remove("tema");
    assert_eq!(version(&shop.site()), former);
}

#[test]
fn the_shop_in_one_file_holds_its_whole_style() {
    let shop = Shop::small();
    shop.write("tema/aset/first_cart.css", ".a { color: teal }");
    let file = shop.beside("toko.html");
    shop.run_inside(&["export", "html", "--out", file.as_str()])
        .ended(0);
    let page = fs::read_to_string(file).expect("the file");
    assert!(linked(&page).is_empty());
    for rule in [".a{color:teal}", ".sign{", ".buy{", ".layered{"] {
        assert!(page.contains(rule), "{rule}");
    }
}

#[test]
fn the_sheet_applies_from_a_stick_each_kinds_part_to_its_pages() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    shop.write(
        "tema/aset/product.css",
        ":root { --a: 1 } body { --b: 1 } .js h1 { --c: 1 } .on-product .wrap { --d: 1 }\n\
         @media screen { main::before { --e: 1; content: '' } }",
    );
    let site = shop.site();
    let tab = browser.tab();
    for (page, expected) in [
        ("produk/kopi/index.html", "11111"),
        ("daftar-harga/index.html", ""),
    ] {
        tab.open(&format!("file://{}", site.root().join(page)));
        let given = tab.run(
            "[['html', 'a'], ['body', 'b'], ['h1', 'c'], ['.wrap', 'd'], ['main', 'e', '::before']]
                .map(([selector, name, pseudo]) => getComputedStyle(
                    document.querySelector(selector), pseudo).getPropertyValue('--' + name).trim()).join('')",
        );
        assert_eq!(given, expected, "{page}");
        // The rules of all pages apply too.
        let box_sizing = tab.run("getComputedStyle(document.body).boxSizing");
        assert_eq!(box_sizing, "border-box", "{page}");
        assert_eq!(tab.console(), Vec::<String>::new(), "{page}");
    }
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
    shop.write(
        "tema/bahasa/ace.ftl",
        "price-list-title = Daftar yum\ntap-for-photo = Klik peu'u & \"foto\"\n",
    );
    shop.change("toko.yaml", "whatsapp", "bahasa: ace\nwhatsapp");
    let page = shop.site().html("daftar-harga/index.html");
    assert!(html::words(&page).contains("Daftar yum"));
    assert_eq!(html::tags(&page)[0].attribute("lang"), Some("ace"));
    let style = r#"--tap:"Klik peu'u & \22 foto\22 ";"#;
    assert!(page.contains(style), "a style element knows no references");
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
    shop.product("teh", "harga: 4.000\n");
    shop.good_photo("produk/kopi/depan.jpg");
    let homes: Vec<String> = ["lapak", "galeri", "warung"]
        .iter()
        .map(|theme| {
            shop.write(
                "toko.yaml",
                format!("nama: Toko\nwhatsapp: 0812-0000-7890\ntema: {theme}\n"),
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
    assert!(homes[1].contains(",280px") && !homes[0].contains(",280px"));
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
