//! Ways to pay: a QRIS from its text or its picture, validated before anybody can pay; the amount in it; copyable
//! account numbers.

use std::fs;

use etalase::value::{Qris, Rupiah};

use crate::support::browser::Browser;
use crate::support::site::Site;
use crate::support::{Shop, html, pictures, qris, repository};

/// A shop with these lines below `pembayaran`.
fn paid(lines: &[&str]) -> Shop {
    let shop = Shop::small();
    let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    let yaml = format!("nama: Toko Sari\nwhatsapp: 0812-0000-1234\npembayaran:\n{lines}");
    shop.write("toko.yaml", yaml);
    shop
}

/// The codes of the findings of a build.
fn codes(shop: &Shop) -> Vec<String> {
    let findings = shop.run(&["build", "--json"]).findings();
    findings.into_iter().map(|finding| finding.code).collect()
}

/// The files of the site's payment code, by their kind.
fn files(site: &Site, kind: &str) -> Vec<Vec<u8>> {
    let ours = site.files().filter(|(path, _)| {
        path.as_str().starts_with("aset/qris.") && path.extension() == Some(kind)
    });
    ours.map(|(_, bytes)| bytes).collect()
}

/// Expects a page to show the code of this text, with these words, and a downloadable file of it.
#[track_caller]
fn expect_code(site: &Site, text: &str, words: &[&str]) {
    let page = site.html("produk/kopi/index.html");
    let shown = html::words(&page);
    for words in words {
        assert!(shown.contains(words), "{words} is missing in: {shown}");
    }
    let tags = html::tags(&page);
    let code = html::tags_named(&tags, "img")
        .find(|tag| {
            tag.attribute("src")
                .is_some_and(|src| src.ends_with(".svg"))
        })
        .expect("the code");
    assert_eq!(code.attribute("loading"), Some("lazy"));
    let link = html::tags_named(&tags, "a")
        .find(|tag| tag.attribute("download").is_some())
        .expect("a link to keep it");
    let address = link.attribute("href").expect("an address");
    let png = fs::read(site.root().join("produk/kopi").join(address)).expect("the file");
    assert_eq!(qris::read(&png), text);
    assert_eq!(
        (files(site, "png"), files(site, "svg").len()),
        (vec![png], 1)
    );
    site.expect_sound_links();
}

/// Expects no page to show any code or picture of one, and the rest to be there.
#[track_caller]
fn expect_no_code(shop: &Shop) {
    let site = shop.site_as_it_is();
    let words = html::words(&site.html("produk/kopi/index.html"));
    assert!(!words.contains("QRIS"), "{words}");
    assert!(words.contains("000-123-4568"), "{words}");
    assert!(files(&site, "png").is_empty() && files(&site, "svg").is_empty());
    assert!(site.photos().is_empty(), "{:?}", site.photos());
}

#[test]
fn the_text_of_a_qris_becomes_a_code_with_its_name() {
    let text = qris::payload(&[]);
    let shop = paid(&[&format!("qris: {text}")]);
    expect_code(
        &shop.site(),
        &text,
        &[
            "a.n. TOKO SARI",
            "NMID ID0000000000000",
            "pastikan nama penerima",
        ],
    );
    let quoted = paid(&[&format!("qris: \"{text}\"")]);
    expect_code(&quoted.site(), &text, &["a.n. TOKO SARI"]);
}

#[test]
fn a_picture_of_a_qris_becomes_the_same_code() {
    let text = qris::payload(&[]);
    for (name, photo) in [
        (
            "tangkapan-layar.png",
            pictures::stored_as(qris::picture(&text, 300), image::ImageFormat::Png),
        ),
        ("stiker.jpg", pictures::jpeg(&qris::sticker(&text))),
        (
            "ponsel.jpg",
            pictures::talkative_jpeg(&image::imageops::rotate270(&qris::sticker(&text)), 6),
        ),
    ] {
        let shop = paid(&[&format!("qris: {name}")]);
        shop.write(name, photo);
        let site = shop.site();
        expect_code(&site, &text, &["a.n. TOKO SARI", "NMID ID0000000000000"]);
        assert!(
            site.photos().is_empty(),
            "{name} is published: {:?}",
            site.photos()
        );
        let first = site.contents();
        shop.remove(".etalase").remove("situs");
        assert_eq!(
            shop.site().contents(),
            first,
            "{name}: built anew it differs"
        );
    }
}

#[test]
fn a_code_lasts_as_long_as_its_picture() {
    let text = qris::payload(&[]);
    let shop = paid(&["qris: stiker.jpg"]);
    shop.write("stiker.jpg", pictures::jpeg(&qris::sticker(&text)));
    shop.site();
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    expect_code(&shop.site(), &text, &["Rp13.000", "a.n. TOKO SARI"]);
    shop.write(
        "stiker.jpg",
        pictures::jpeg(&qris::sticker(&qris::payload(&[(60, "SABANG")]))),
    );
    let changed = qris::payload(&[(60, "SABANG")]);
    expect_code(&shop.site(), &changed, &[]);
}

#[test]
fn a_picture_that_cannot_be_read_is_shown_as_it_is() {
    let shop = paid(&["qris: stiker.jpg", "nominal: ya"]);
    shop.good_photo("stiker.jpg");
    assert_eq!(codes(&shop), ["E520", "E332"]);
    let site = shop.site_as_it_is();
    let page = site.html("produk/kopi/index.html");
    assert!(page.contains("foto/qris-"), "{page}");
    assert!(page.contains("pastikan nama penerima"), "{page}");
    assert!(files(&site, "png").is_empty());
    site.expect_sound_links();
}

#[test]
fn nobody_can_pay_into_a_broken_code() {
    let good = qris::payload(&[]);
    for (text, code) in [
        (good.replace("BANDA", "BENDA"), "E271"),
        (good[..good.len() - 9].to_owned(), "E270"),
        ("https://qr.example.com/toko-sari".to_owned(), "E270"),
        (qris::payload(&[(53, "702")]), "E272"),
        (qris::payload(&[(58, "MY")]), "E272"),
        (qris::payload(&[(1, "12")]), "E330"),
        (qris::payload(&[(59, " ")]), "E270"),
    ] {
        let account = ["bank:", "  - {nama: Bank Kita, rekening: 000-123-4568}"];
        let typed = paid(&[
            &format!("qris: {text}"),
            "nominal: ya",
            account[0],
            account[1],
        ]);
        assert_eq!(codes(&typed), [code], "{text}");
        typed.build().ended(1);
        expect_no_code(&typed);
        let pictured = paid(&["qris: stiker.png", account[0], account[1]]);
        let picture = qris::picture(&text, 400);
        pictured.write(
            "stiker.png",
            pictures::stored_as(picture, image::ImageFormat::Png),
        );
        assert_eq!(codes(&pictured), [code], "{text}");
        expect_no_code(&pictured);
    }
}

#[test]
fn a_slip_in_a_text_is_shown_where_it_is() {
    let text = qris::payload(&[(58, "SG")]);
    let report = paid(&[&format!("qris: {text}")]).build().errors;
    let (line, marks) = report.split_once("5802SG").expect("the line");
    let mark = marks
        .lines()
        .nth(1)
        .expect("the marks")
        .find('^')
        .expect("a mark");
    let start = line.lines().last().expect("its start").chars().count() + "5802".len();
    assert_eq!(mark, start, "{report}");
}

#[test]
fn a_name_that_is_not_the_shops_is_told() {
    let text = qris::payload(&[(59, "SITI AMINAH")]);
    let written = format!("qris: {text}");
    let shop = paid(&[&written]);
    assert_eq!(codes(&shop), ["E331"]);
    expect_code(&shop.site_as_it_is(), &text, &["a.n. SITI AMINAH"]);
    let holder = "  - {nama: Bank Kita, rekening: 000-1, atas_nama: Siti Aminah}";
    expect_code(
        &paid(&[&written, "bank:", holder]).site(),
        &text,
        &["a.n. SITI AMINAH"],
    );
    let pictured = paid(&["qris: stiker.jpg"]);
    pictured.write("stiker.jpg", pictures::jpeg(&qris::sticker(&text)));
    assert_eq!(codes(&pictured), ["E331"]);
}

#[test]
fn a_name_in_a_code_is_text_whatever_it_holds() {
    let name = "</b>\"'><i onclick=x>SARI";
    let text = qris::payload(&[(59, name)]);
    let shop = paid(&[&format!("qris: '{}'", text.replace('\'', "''"))]);
    let site = shop.site();
    expect_code(&site, &text, &[name]);
    let page = site.html("index.html");
    let tags = html::tags(&page);
    let has = |tag: &html::Tag| tag.name == "i" || tag.attribute("onclick").is_some();
    assert!(!tags.iter().any(has), "{page}");
}

#[test]
fn templates_get_the_text_of_the_code_where_the_amount_is_asked_for() {
    let text = qris::payload(&[]);
    let written = format!("qris: {text}");
    let dynamic = text[..text.len() - 4].replace("010211", "010212");
    let (before, after) = dynamic.split_at(dynamic.find("5802").expect("the country"));
    for (lines, expected) in [
        (vec![&*written], "tanpa"),
        (vec![&*written, "nominal: tidak"], "tanpa"),
        (
            vec![&*written, "nominal: ya"],
            &*format!("{before} + {after}"),
        ),
    ] {
        let shop = paid(&lines);
        shop.write("halaman/uji.md", "# Uji\n");
        shop.write(
            "tema/templates/page.html",
            "<!doctype html><title>x</title><p>{% set text = shop.payment.qris.payload %}\
             {% if text %}{{ text[0] }} + {{ text[1] }}{% else %}tanpa{% endif %}</p>",
        );
        assert_eq!(html::words(&shop.site().html("uji/index.html")), expected);
    }
    assert_eq!(codes(&paid(&["nominal: ya"])), ["E332"]);
}

#[test]
fn the_script_of_the_manual_puts_an_amount_into_a_code() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let manual = fs::read_to_string(repository().join("docs/TEMA.md")).expect("the manual");
    let (_, script) = manual
        .split_once("```js\nfunction withAmount")
        .expect("a script");
    let (script, _) = script.split_once("```").expect("its end");
    let tab = browser.tab();
    tab.run(&format!("window.withAmount = function {script}; 0"));
    for name in ["TOKO SARI", "KAFÉ Ö ☕"] {
        let code = Qris::parse(&qris::payload(&[(59, name)])).expect("a good code");
        let payload = serde_json::json!(code.around_amount().expect("room for an amount"));
        for amount in [500, 85_000, 1_250_000, 9_999_999_999_999] {
            let made = tab.run(&format!("withAmount({payload}, {amount})"));
            let expected = code.with_amount(Rupiah(amount)).expect("an amount");
            assert_eq!(made, expected.to_string());
        }
    }
}

#[test]
fn numbers_are_copied_as_apps_take_them() {
    let shop = paid(&[
        "bank:",
        "  - {nama: Bank A, rekening: 000-123 4568}",
        "ewallet:",
        "  - {nama: Dompet B, rekening: +62 812-3456-7890}",
        "  - {nama: Dompet C, rekening: toko.sari}",
        "  - {nama: Dompet D, rekening: \"-\"}",
    ]);
    let page = shop.site().html("index.html");
    let tags = html::tags(&page);
    let copied: Vec<_> = tags
        .iter()
        .filter_map(|tag| tag.attribute("data-number"))
        .collect();
    assert_eq!(copied, ["0001234568", "081234567890", "toko.sari"]);
    let buttons = tags
        .iter()
        .filter(|tag| tag.attribute("data-number").is_some());
    assert!(
        buttons
            .into_iter()
            .all(|tag| tag.attribute("hidden").is_some()),
        "{page}"
    );
}

#[test]
fn a_tap_copies_a_number_and_says_so() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = paid(&["bank:", "  - {nama: Bank A, rekening: 000-123-4568}"]);
    let home = format!("file://{}", shop.site().root().join("index.html"));
    let tab = browser.tab();
    let clipboards = [
        // One that works, one that is closed to pages, and none, as on plain HTTP.
        "{writeText: text => { window.copied = text; return Promise.resolve() }}",
        "{writeText: () => Promise.reject(new Error('closed'))}",
        "undefined",
    ];
    for clipboard in clipboards {
        tab.open(&home);
        tab.run(&format!(
            "Object.defineProperty(navigator, 'clipboard', {{value: {clipboard}}});
            document.execCommand = () => {{ window.copied = getSelection().toString(); return true }}"
        ));
        tab.run("document.querySelectorAll('details').forEach(fold => fold.open = true)");
        assert_eq!(tab.text(".copied"), "");
        tab.click("[data-number]");
        tab.wait_until("document.querySelector('.copied').textContent === 'Tersalin'");
        assert_eq!(tab.run("window.copied"), "0001234568", "{clipboard}");
        assert_eq!(
            tab.run("document.activeElement.dataset.number"),
            "0001234568"
        );
        assert_eq!(tab.run("document.querySelectorAll('textarea').length"), 0);
        assert_eq!(tab.console(), Vec::<String>::new());
    }
}
