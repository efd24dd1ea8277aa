//! Price list, labels and poster: self-contained files that print well.

use crate::support::codes::{self, message};
use crate::support::{Run, Shop, html};

/// Arguments of all sheets, with their files in `cetak/`.
pub const ALL: [(&[&str], &str); 8] = [
    (&["pricelist"], "daftar-harga-a4.html"),
    (&["pricelist", "--paper", "a5"], "daftar-harga-a5.html"),
    (&["pricelist", "--paper", "58mm"], "daftar-harga-58mm.html"),
    (&["labels"], "label-sedang.html"),
    (&["labels", "--size", "kecil"], "label-kecil.html"),
    (&["labels", "--size", "besar"], "label-besar.html"),
    (&["poster"], "poster-a4.html"),
    (&["poster", "--paper", "a3"], "poster-a3.html"),
];

pub fn export(shop: &Shop, words: &[&str]) -> Run {
    shop.run_inside(&[&["export"], words].concat())
}

/// Exports and gives the page.
#[track_caller]
pub fn page(shop: &Shop, words: &[&str]) -> String {
    export(shop, words).ended(0);
    let (_, file) = ALL
        .iter()
        .find(|(known, _)| *known == words)
        .expect("it is known");
    shop.read(&format!("cetak/{file}"))
}

#[test]
fn a_file_holds_all_it_shows() {
    let shop = Shop::fixture("warung");
    shop.photo("logo.png", 300, 200);
    for (words, file) in ALL {
        let page = page(&shop, words);
        let tags = html::tags(&page);
        for tag in &tags {
            for name in ["src", "href", "srcset", "data", "action"] {
                let address = tag.attribute(name).unwrap_or("data:");
                assert!(address.starts_with("data:"), "{file}: {name}={address}");
            }
        }
        for part in ["url(", "@import", "../"] {
            assert!(!page.contains(part), "{file} has {part}");
        }
        assert!(page.contains("@page"), "{file} names no paper");
        let pictures = html::tags_named(&tags, "img").count();
        assert_eq!(pictures, usize::from(file.starts_with("poster")), "{file}");
    }
}

#[test]
fn a_price_list_has_every_product_and_the_day() {
    let shop = Shop::fixture("warung");
    for (words, file) in &ALL[..3] {
        let words = html::words(&page(&shop, words));
        for part in [
            "Warung Bu Ani",
            "Makanan",
            "Keripik Pisang",
            "Rp12.500 /bungkus",
            "Getas",
            "mulai 10 Rp23.000",
            "Kopi Bubuk Stok habis",
            "500 g Rp68.000",
            "0812-0000-1234",
        ] {
            assert!(words.contains(part), "{file} lacks {part}: {words}");
        }
        let year = jiff::Zoned::now().year().to_string();
        let (_, date) = words.split_once("Daftar harga per ").expect("the day");
        assert!(date.split(' ').nth(2) == Some(year.as_str()), "{date}");
    }
}

#[test]
fn each_product_or_variant_gets_its_label() {
    let shop = Shop::fixture("warung");
    shop.change(
        "produk/minuman/kopi-bubuk/produk.yaml",
        "varian:",
        "berat: 250 gram\nmasa_simpan: 6 bulan\nizin:\n  pirt: 2101104020000-29\nvarian:",
    );
    shop.product(
        "teh",
        "nama: Teh\nberat: 40 gram\nsku: T-1\nvarian:\n  - nama: Melati\n    sku: T-2\n",
    );
    for (words, file) in &ALL[3..6] {
        let page = page(&shop, words);
        assert_eq!(page.matches("<article").count(), 5, "{file}");
        let words = html::words(&page);
        for part in [
            "Keripik Pisang Rp12.500",
            "Kopi Bubuk 250 g",
            "Kopi Bubuk 500 g",
            "Rp35.000",
            "Rp68.000",
            "Teh Melati",
        ] {
            assert!(words.contains(part), "{file} lacks {part}: {words}");
        }
        // A price that is not known is not there at all.
        assert!(!words.contains("Tanya harga"), "{words}");
        assert_eq!(
            words.contains("40 gram"),
            !file.contains("kecil"),
            "{file}: {words}"
        );
        assert_eq!(
            words.contains("T-2"),
            !file.contains("kecil"),
            "{file}: {words}"
        );
        assert!(
            !words.contains("T-1"),
            "{file}: the variant has a code of its own"
        );
        assert!(
            !words.contains("250 gram"),
            "{file}: not what the 500 g variant weighs"
        );
        let is_large = file.contains("besar");
        for part in [
            "P-IRT No. 2101104020000-29",
            "Masa simpan 6 bulan",
            "Baik digunakan sebelum",
            "Jalan Pasar 7",
        ] {
            assert_eq!(words.contains(part), is_large, "{file}: {part} in {words}");
        }
    }
}

#[test]
fn codes_of_labels_lead_to_the_page_of_the_product() {
    let shop = Shop::fixture("warung");
    shop.change(
        "toko.yaml",
        "warna",
        "url: https://contoh.example.com/bu-ani\nwarna",
    );
    for words in [&["labels"][..], &["labels", "--size", "besar"]] {
        let found = codes::on_page(&page(&shop, words));
        let pages = ["getas", "keripik-pisang", "kopi-bubuk", "kopi-bubuk"];
        for slug in pages {
            let address = format!("https://contoh.example.com/bu-ani/produk/{slug}/");
            assert!(found.contains(&address), "{address} in {found:?}");
        }
        assert_eq!(found.len(), pages.len());
    }
    for words in [&["poster"][..], &["pricelist"]] {
        assert_eq!(
            codes::on_page(&page(&shop, words)),
            ["https://contoh.example.com/bu-ani/"]
        );
    }
    let words = html::words(&page(&shop, &["poster"]));
    assert!(
        words.contains("Pindai untuk belanja contoh.example.com/bu-ani "),
        "{words}"
    );
    assert_eq!(
        codes::on_page(&page(&shop, &["labels", "--size", "kecil"])),
        [""; 0]
    );
}

#[test]
fn without_an_address_codes_lead_to_a_chat() {
    let shop = Shop::bare();
    shop.product(
        "kopi",
        "nama: \"Kopi & Teh #1\"\nvarian:\n  - nama: Bubuk\n",
    );
    let found = codes::on_page(&page(&shop, &["labels"]));
    assert_eq!(found.len(), 1);
    assert_eq!(
        message(&found[0]),
        "Halo Toko Sari, saya mau pesan Kopi & Teh #1 (Bubuk)."
    );
    assert_eq!(
        codes::on_page(&page(&shop, &["poster"])),
        ["https://wa.me/6281200001234"]
    );
}

#[test]
fn a_long_name_makes_no_code_that_is_too_fine() {
    let shop = Shop::bare();
    shop.product("a", &format!("nama: {}\n", "Keripik ".repeat(37)));
    shop.product("b", &format!("nama: {}\n", "ꦏꦺꦴꦥꦶ".repeat(50)));
    let found = codes::on_page(&page(&shop, &["labels"]));
    assert_eq!(found.len(), 2);
    for link in found {
        assert!(link.len() <= 152, "{link}");
        let text = message(&link);
        assert!(
            text.starts_with("Keripik Keripik") || text.starts_with("ꦏꦺꦴ"),
            "{text}"
        );
    }
}

#[test]
fn a_shop_that_cannot_be_reached_gets_no_code_and_is_told_so() {
    let shop = Shop::bare();
    shop.write("toko.yaml", "nama: Toko Sari\ntelepon: (0651) 12345\n");
    shop.product("kopi", "nama: Kopi\n");
    for (words, file) in ALL {
        let run = export(&shop, words).ended(0);
        // A price tag has none anyway.
        let is_missed = !file.contains("kecil");
        assert_eq!(run.output.contains("Tanpa kode QR"), is_missed, "{file}");
        let page = shop.read(&format!("cetak/{file}"));
        assert_eq!(codes::on_page(&page), [""; 0], "{file}");
    }
}

#[test]
fn labels_are_made_of_some_products_in_any_number() {
    let shop = Shop::fixture("warung");
    let labels = |words: &[&str]| {
        export(&shop, &[&["labels"], words].concat()).ended(0);
        shop.read("cetak/label-sedang.html")
            .matches("<article")
            .count()
    };
    assert_eq!(labels(&["--copies", "30"]), 4 * 30);
    assert_eq!(labels(&["--product", "getas", "--copies", "24"]), 24);
    // Whole paths come from a terminal that completes names; names as they are shown are known too.
    assert_eq!(
        labels(&[
            "--product",
            "produk/makanan/getas/",
            "--product",
            "Kopi Bubuk"
        ]),
        3
    );
    for (name, part) in [
        ("getaz", "Mungkin maksudnya: getas"),
        ("sepeda", "Tidak ada produk `sepeda`"),
    ] {
        let run = export(&shop, &["labels", "--product", name]).ended(2);
        assert!(run.said(part).output.is_empty());
    }
    for copies in ["0", "1001", "banyak"] {
        export(&shop, &["labels", "--copies", copies])
            .ended(2)
            .said(copies);
    }
    export(&shop, &["pricelist", "--paper", "a3"])
        .ended(2)
        .said("a3");
}

#[test]
fn commands_sizes_and_papers_are_known_by_other_names() {
    let shop = Shop::small();
    for (words, file) in [
        (
            &["ekspor", "daftar-harga", "--paper", "A5"][..],
            "daftar-harga-a5.html",
        ),
        (&["ekspor", "label", "--size", "small"], "label-kecil.html"),
        (&["ekspor", "label", "--size", "Large"], "label-besar.html"),
        (&["ekspor", "poster"], "poster-a4.html"),
    ] {
        shop.run_inside(words).ended(0).said(file).said("Ctrl+P");
        assert!(shop.path("cetak").join(file).exists());
    }
}

#[test]
fn only_files_of_our_own_are_replaced() {
    let shop = Shop::small();
    let before = shop.sources();
    export(&shop, &["labels"])
        .ended(0)
        .said("cetak/label-sedang.html");
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    export(&shop, &["labels"]).ended(0);
    assert!(shop.read("cetak/label-sedang.html").contains("Rp13.000"));
    shop.change("produk/kopi/produk.yaml", "13.000", "12.500");

    shop.write("cetak/label-sedang.html", "<!doctype html>catatan saya");
    export(&shop, &["labels"])
        .ended(2)
        .said("cetak/label-sedang.html")
        .said("--out");
    assert_eq!(
        shop.read("cetak/label-sedang.html"),
        "<!doctype html>catatan saya"
    );
    export(&shop, &["labels", "--out", "toko.yaml"])
        .ended(2)
        .said("toko.yaml");

    export(&shop, &["labels", "--out", "../rak/depan.html"]).ended(0);
    assert!(shop.beside("rak").join("depan.html").exists());
    export(&shop, &["labels", "--out", "../rak"]).ended(0);
    assert!(shop.beside("rak").join("label-sedang.html").exists());
    shop.remove("cetak");
    assert!(shop.sources() == before, "nothing else was touched");
}

#[test]
fn nothing_is_printed_of_nothing() {
    let shop = Shop::bare();
    for (words, file) in ALL {
        let is_poster = words[0] == "poster";
        let run = export(&shop, words).ended(if is_poster { 0 } else { 1 });
        assert_eq!(
            run.errors.contains("Belum ada produk, jadi"),
            !is_poster,
            "{}",
            run.errors
        );
        assert_eq!(shop.path("cetak").join(file).exists(), is_poster);
    }
    Shop::empty()
        .run_inside(&["export", "poster"])
        .ended(1)
        .said("E101")
        .said("Berkas belum dibuat");
}

#[test]
fn what_is_wrong_in_the_shop_is_told_and_the_rest_is_printed() {
    let shop = Shop::fixture("warung");
    shop.product("teh", "nama: Teh\nharga: 12.50\n");
    shop.change("toko.yaml", "slogan", "slogn");
    let run = export(&shop, &["pricelist", "--json"]).ended(1);
    let found: Vec<String> = run
        .findings()
        .into_iter()
        .map(|finding| finding.name)
        .collect();
    assert_eq!(found, ["price-has-cents", "unknown-key"]);
    assert!(html::words(&shop.read("cetak/daftar-harga-a4.html")).contains("Teh Tanya harga"));
    shop.remove("cetak").remove("produk/teh");
    export(&shop, &["pricelist", "--strict"])
        .ended(1)
        .said("Berkas tidak dibuat");
    assert!(!shop.path("cetak").exists());
}

#[test]
fn texts_never_become_programs() {
    let attack = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"x {{ 7 * 7 }}";
    let quoted = format!("'{attack}'");
    let shop = Shop::bare();
    shop.write(
        "toko.yaml",
        format!("nama: {quoted}\nslogan: {quoted}\nalamat: {quoted}\nwhatsapp: 0812-0000-1234\n"),
    );
    shop.product("kopi", &format!("nama: {quoted}\nharga: 5.000\nsatuan: {quoted}\nberat: {quoted}\nbahan: {quoted}\nsku: {quoted}\nkategori: {quoted}\nvarian:\n  - nama: {quoted}\n"));
    let plain = Shop::small();
    for (words, file) in ALL {
        let scripts = |page: &str| html::tags_named(&html::tags(page), "script").count();
        let page = page(&shop, words);
        assert_eq!(
            scripts(&page),
            scripts(&self::page(&plain, words)),
            "{file}"
        );
        for tag in html::tags(&page) {
            assert!(
                tag.attributes
                    .iter()
                    .all(|(name, _)| !name.starts_with("on")),
                "{file}: {tag:?}"
            );
        }
        assert!(html::words(&page).contains(attack), "{file}");
    }
}

#[test]
fn a_shop_may_have_templates_of_its_own() {
    let shop = Shop::small();
    shop.write("tema/templates/print_poster.html", "{% extends \"print_base.html\" %}\n{% block content %}<p id=sendiri>{{ sheet.title }}</p>{% endblock content %}\n");
    shop.write("tema/aset/print_poster.css", "#sendiri { color: teal }\n");
    let poster = page(&shop, &["poster"]);
    assert!(
        poster.contains("<p id=sendiri>Poster") && poster.contains("#sendiri{color:teal}"),
        "{poster}"
    );
    shop.write("tema/templates/print_poster.html", "{{ sheet.judul }}");
    export(&shop, &["poster"]).ended(1).said("E602");
    assert!(shop.read("cetak/poster-a4.html").contains("Toko Sari"));
}
