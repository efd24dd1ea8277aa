//! Folders as people make them: photos alone, categories, slips of naming, all scripts.

use crate::support::{Shop, html};

/// The names of the products on a page of the site, in the order of their cards.
fn cards(page: &str) -> Vec<String> {
    page.split("<p class=name dir=auto>")
        .skip(1)
        .map(|rest| html::words(rest.split_once("</p>").expect("a closed name").0))
        .collect()
}

#[test]
fn photos_alone_make_a_product_that_is_asked_for() {
    let shop = Shop::bare();
    shop.photo("produk/kue-bhoi/IMG_1.jpg", 80, 60);
    let site = shop.site();
    let page = site.html("produk/kue-bhoi/index.html");
    assert!(html::words(&page).contains("Kue Bhoi"));
    assert!(html::words(&page).contains("Tanya harga"));
    assert!(page.contains("foto/kue-bhoi-1-"));
    assert!(html::words(&site.html("index.html")).contains("Kue Bhoi"));
}

#[test]
fn folders_above_products_are_categories() {
    let shop = Shop::bare();
    shop.product("minuman/sirup-pala", "harga: 30.000\n");
    shop.product("minuman/kopi/gayo", "harga: 40.000\n");
    shop.product("lada", "harga: 50.000\n");
    let site = shop.site();
    let drinks = site.html("kategori/minuman/index.html");
    assert_eq!(cards(&drinks), ["Gayo", "Sirup Pala"]);
    assert_eq!(
        cards(&site.html("kategori/minuman-kopi/index.html")),
        ["Gayo"]
    );
    let home = html::links(&site.html("index.html"));
    assert!(
        home.contains(&"kategori/minuman/index.html".to_owned()),
        "{home:?}"
    );
}

#[test]
fn a_category_named_in_the_file_goes_before_the_folder() {
    let shop = Shop::bare();
    shop.product("minuman/sirup-pala", "harga: 30.000\nkategori: Oleh-oleh\n");
    let site = shop.site();
    assert_eq!(
        cards(&site.html("kategori/oleh-oleh/index.html")),
        ["Sirup Pala"]
    );
    assert!(!site.has("kategori/minuman/index.html"));
}

#[test]
fn numbers_count_as_numbers_in_every_order() {
    let shop = Shop::bare();
    for name in ["kue 10", "kue 2", "kue 1"] {
        shop.product(name, "harga: 5.000\n");
    }
    for name in ["10.jpg", "2.jpg", "1.jpg"] {
        let side = if name == "2.jpg" { 40 } else { 30 };
        shop.photo(&format!("produk/kue 1/{name}"), side, 30);
    }
    let site = shop.site();
    assert_eq!(
        cards(&site.html("index.html")),
        ["Kue 1", "Kue 2", "Kue 10"]
    );
    let page = site.html("produk/kue-1/index.html");
    let second = page.split("id=\"foto-2\"").nth(1).expect("a second photo");
    let width = &html::tags(second);
    let width = html::tags_named(width, "img")
        .next()
        .and_then(|img| img.attribute("width"));
    assert_eq!(width, Some("40"), "2.jpg comes before 10.jpg");
}

#[test]
fn slips_in_the_name_of_the_data_file_are_understood() {
    for name in [
        "produk.yaml.txt",
        "PRODUK.YAML",
        "produk.yml",
        "Produk.Yaml.TXT",
    ] {
        let shop = Shop::bare();
        shop.write(
            &format!("produk/kopi/{name}"),
            "nama: Kopi Asli\nharga: 12.500\n",
        );
        shop.build().ended(0).said("E105").said("produk.yaml");
        assert!(
            shop.site_html("produk/kopi/index.html")
                .contains("Kopi Asli"),
            "{name}"
        );
    }
}

#[test]
fn text_is_read_however_notepad_saved_it() {
    let text = "nama: Kué Bhoi ☕\r\nharga: 12.500\r\ndeskripsi: |\r\n  Enak.\r\n\r\n  Sekali.\r\n";
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let mark = std::iter::once(0xFEFF);
        mark.chain(text.encode_utf16()).flat_map(order).collect()
    };
    let plain = Shop::bare();
    plain.product("kue", &text.replace("\r\n", "\n"));
    let expected = plain.site().contents();
    for (name, bytes) in [
        ("CRLF", text.as_bytes().to_vec()),
        (
            "a byte order mark",
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        ),
        ("UTF-16, little end first", wide(u16::to_le_bytes)),
        ("UTF-16, big end first", wide(u16::to_be_bytes)),
    ] {
        let shop = Shop::bare();
        shop.write("produk/kue/produk.yaml", bytes);
        assert!(shop.site().contents() == expected, "{name}");
    }
}

#[test]
fn names_of_all_kinds_get_addresses_that_work() {
    let shop = Shop::bare();
    for (folder, slug) in [
        ("Kue\u{301} Bhoi", "kue-bhoi"),
        ("kopi  gayo & teh", "kopi-gayo-teh"),
        ("Sambal (pedas!) 100%", "sambal-pedas-100"),
        ("☕", ""),
    ] {
        shop.photo(&format!("produk/{folder}/foto depan #1 é ☕.jpg"), 40, 40);
        if !slug.is_empty() {
            assert!(
                shop.site().has(&format!("produk/{slug}/index.html")),
                "{folder}"
            );
        }
    }
    let site = shop.site();
    site.expect_sound_links();
    for path in site.paths() {
        let safe = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        assert!(path.as_str().chars().all(safe), "{path}");
    }
}

#[test]
fn composed_and_decomposed_names_are_the_same_product() {
    let composed = Shop::bare();
    composed.product("kué", "nama: Kué\nharga: 1.000\n");
    let decomposed = Shop::bare();
    decomposed.product("kue\u{301}", "nama: Kué\nharga: 1.000\n");
    assert!(composed.site().contents() == decomposed.site().contents());
}

#[test]
fn what_systems_and_drafts_leave_behind_is_passed_over_in_silence() {
    let shop = Shop::small();
    for name in [
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "_catatan.md",
        "__MACOSX/x.jpg",
        ".git/config",
    ] {
        shop.write(name, "x");
        shop.write(&format!("produk/kopi/{name}"), "x");
    }
    shop.product("_rancangan", "nama: Rahasia Dapur\nharga: 1\n");
    let site = shop.site();
    for (path, bytes) in site.files() {
        assert!(
            !String::from_utf8_lossy(&bytes).contains("Rahasia Dapur"),
            "{path}"
        );
    }
}

#[test]
fn the_product_that_has_the_address_is_named() {
    let shop = Shop::bare();
    shop.product("minuman/kopi", "nama: Kopi Ani\nharga: 1.000\n");
    shop.product("titipan/kopi", "nama: Kopi Titipan\nharga: 1.000\n");
    let run = shop.build().ended(0).said("E305").said("`kopi`");
    // The second product's own new address is not the one that has the first.
    run.never_said("`titipan-kopi`,");
}

#[test]
fn two_products_never_share_an_address() {
    let shop = Shop::bare();
    for category in ["a", "b", "c"] {
        shop.product(
            &format!("{category}/kopi"),
            &format!("nama: Kopi {category}\nharga: 1.000\n"),
        );
    }
    shop.product("kopi!", "nama: Kopi seru\nharga: 1.000\n");
    shop.build().ended(0).said("E305");
    let pages: Vec<_> = shop.site_as_it_is().paths();
    let products = pages.iter().filter(|path| path.starts_with("produk"));
    assert_eq!(products.count(), 4, "{pages:?}");
    shop.site_as_it_is().expect_sound_links();
}

#[cfg_attr(
    windows,
    ignore = "disks of Windows hold only one of two names that differ in case"
)]
#[test]
fn a_new_folder_never_takes_the_address_of_another() {
    let shop = Shop::small();
    shop.product("Kopi", "nama: Kopi Lain\nharga: 3.000\n");
    shop.build().ended(0).said("E305");
    assert!(
        shop.site_html("produk/kopi/index.html")
            .contains("Kopi Gayo")
    );
}

#[test]
fn a_group_without_shops_is_told_what_to_do() {
    let group = Shop::empty();
    group.write("kelompok.yaml", "nama: Koperasi Maju\n");
    group
        .build()
        .ended(0)
        .said("Situs siap: 0 toko, 0 produk")
        .said("Buat toko di dalam folder");
    // A file has the folder's place.
    group.write("toko", "");
    group.build().ended(0).said("`toko` di sini adalah file");
}
