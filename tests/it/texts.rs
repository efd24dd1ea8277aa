//! Texts never become scripts, wherever they are written.

use crate::support::{Shop, html};

/// Pasted HTML, harmless and malicious.
const ATTACKS: &str = r#"<script>alert('ATTACK')</script>
<img src=x onerror="alert('ATTACK')"> <svg onload=alert('ATTACK')></svg>
<a href="javascript:alert('ATTACK')">klik</a> <iframe src="https://evil.example.com"></iframe>
<b onclick="alert('ATTACK')">tebal</b> <style>body{display:none}</style>
<form action="https://evil.example.com"><input name=pin></form>
<a href="  JaVaScRiPt:alert('ATTACK')">klik</a> <a href="java&#115;cript:alert('ATTACK')">klik</a>
<img title="x><svg onload=alert('ATTACK')>"> <b title="<img"> <i title="<script>alert('ATTACK')</script>">
<math><mtext></form><form><mglyph><style></math><img src onerror=alert('ATTACK')>

[tekan](javascript:alert('ATTACK')) [tekan](data:text/html,ATTACK) ![x](javascript:alert('ATTACK'))
[tekan](vbscript:ATTACK) <javascript:alert('ATTACK')> [acuan][1]

[1]: javascript:alert('ATTACK')
"#;

/// Expects every page to run nothing but the program's own script.
#[track_caller]
fn expect_harmless(shop: &Shop) {
    for (path, page) in shop.site_as_it_is().pages() {
        let tags = html::tags(&page);
        for tag in &tags {
            for (name, value) in &tag.attributes {
                assert!(
                    !name.starts_with("on"),
                    "{path}: <{} {name}={value}>",
                    tag.name
                );
                let address = value
                    .to_lowercase()
                    .replace(|c: char| c.is_whitespace() || c.is_control(), "");
                for start in ["javascript:", "vbscript:", "data:text"] {
                    assert!(
                        !address.starts_with(start),
                        "{path}: <{} {name}={value}>",
                        tag.name
                    );
                }
                assert!(
                    !value.contains("evil.example.com"),
                    "{path}: <{} {name}={value}>",
                    tag.name
                );
            }
        }
        for name in ["iframe", "object", "embed", "math", "base"] {
            assert_eq!(
                html::tags_named(&tags, name).count(),
                0,
                "{path} has <{name}>"
            );
        }
        for tag in html::tags_named(&tags, "input") {
            assert_ne!(tag.attribute("name"), Some("pin"), "{path}");
        }
        let scripts = html::tags_named(&tags, "script").filter_map(|tag| tag.attribute("src"));
        let foreign: Vec<_> = scripts.filter(|source| !source.contains("aset/")).collect();
        assert!(foreign.is_empty(), "{path}: {foreign:?}");
        // One script stands in the page: that of its head, or the way back from a lost one.
        let inline = html::tags_named(&tags, "script")
            .filter(|tag| tag.attribute("src").is_none())
            .count();
        let own = page.matches(">(function(d){var s;try").count()
            + page.matches(">(function(b){b.hidden=history").count();
        assert!(inline == own && own <= 1, "{path}: {inline} inline scripts");
        assert!(!page.contains("display:none}</style>"), "{path}");
    }
}

/// Text as a YAML block.
fn block(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

#[test]
fn attacks_in_markdown_are_taken_out_and_reported() {
    let shop = Shop::small();
    for path in [
        "produk/kopi/cerita.md",
        "halaman/tentang.md",
        "kabar/promo.md",
    ] {
        shop.write(path, format!("# Selamat datang\n\n{ATTACKS}"));
    }
    shop.build().ended(0).said("E312").said("E313");
    expect_harmless(&shop);
}

#[test]
fn attacks_in_yaml_texts_are_taken_out_and_reported() {
    let shop = Shop::bare();
    shop.write(
        "toko.yaml",
        format!(
            "nama: Toko Sari\nwhatsapp: 0812-0000-1234\ndeskripsi: |\n{}",
            block(ATTACKS)
        ),
    );
    shop.product(
        "kopi",
        &format!("nama: Kopi\nharga: 5.000\ndeskripsi: |\n{}", block(ATTACKS)),
    );
    shop.build().ended(0).said("E312").said("E313");
    expect_harmless(&shop);
}

#[test]
fn a_photo_is_shown_beside_a_link_to_it() {
    let shop = Shop::small();
    shop.photo("halaman/x.jpg", 640, 480);
    shop.write(
        "halaman/kebun.md",
        "![Kebun\nkopi](x.jpg) dan [besar](x.jpg)\n",
    );
    shop.build().ended(0).said("E311");
    let page = shop.read("situs/kebun/index.html");
    let tags = html::tags(&page);
    let alts: Vec<_> = html::tags_named(&tags, "img")
        .map(|tag| tag.attribute("alt"))
        .collect();
    assert_eq!(alts, [Some("Kebun kopi")], "{page}");
    assert!(html::words(&page).contains("dan besar"), "{page}");
}

#[test]
fn plain_values_are_never_taken_for_html() {
    let shop = Shop::bare();
    let attack = r#"</title><script>alert('ATTACK')</script><img src=x onerror=alert(1)>" onload="alert(1)" {{ 7 * 7 }}"#;
    let quoted = format!("'{}'", attack.replace('\'', "''"));
    shop.write("toko.yaml", format!("nama: {quoted}\nslogan: {quoted}\nwhatsapp: 0812-0000-1234\nalamat: {quoted}\n\
        pembayaran:\n  bank:\n    - nama: {quoted}\n      rekening: {quoted}\n      atas_nama: {quoted}\n\
        pengiriman:\n  - nama: {quoted}\n    catatan: {quoted}\n"));
    shop.product("kopi", &format!("nama: {quoted}\nharga: 5.000\nsatuan: {quoted}\nkategori: {quoted}\nlabel: {quoted}\n\
        berat: {quoted}\nsku: {quoted}\nvarian:\n  - nama: {quoted}\nfoto:\n  - {{berkas: 1.jpg, alt: {quoted}}}\n"));
    shop.photo("produk/kopi/1.jpg", 40, 40);
    shop.write("kabar/x.md", format!("---\njudul: {quoted}\n---\nIsi.\n"));
    shop.build().ended(0);
    expect_harmless(&shop);
    let words = html::words(&shop.site_html("produk/kopi/index.html"));
    assert!(
        words.contains("{{ 7 * 7 }}") && words.contains("<script>alert('ATTACK')</script>"),
        "{words}"
    );
}

#[test]
fn addresses_that_are_not_of_the_web_are_refused() {
    let shop = Shop::small();
    shop.write(
        "toko.yaml",
        "nama: Toko Sari\nwhatsapp: 0812-0000-1234\nurl: javascript:alert(1)\n\
        sosial:\n  instagram: javascript:alert(1)\nlokapasar:\n  shopee: 'data:text/html,x'\n",
    );
    shop.build().ended(1).said("E252");
    expect_harmless(&shop);
}

#[test]
fn ordinary_markdown_shows_as_meant() {
    let shop = Shop::small();
    shop.write("halaman/tentang.md", "# Tentang\n\nKopi **asli**, ~~murah~~ *enak*.\n\n- satu\n- dua\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[Peta](https://example.com/peta) <kbd>X</kbd>\n");
    let page = shop.site().html("tentang/index.html");
    for part in [
        "<strong>asli</strong>",
        "<del>murah</del>",
        "<em>enak</em>",
        "<li>satu",
        "<td>1",
        "href=https://example.com/peta",
        "<kbd>X</kbd>",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
}
