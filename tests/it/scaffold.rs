//! New shops and products build as they are, and no existing file is touched.

use crate::support::{Shop, html};

#[test]
fn a_new_shop_builds_at_once() {
    for language in ["id", "en"] {
        let shop = Shop::empty();
        shop.run(&[
            "init",
            "--name",
            "Toko Sari: oleh-oleh #1",
            "--whatsapp",
            "0812-0000-1234",
            "--lang",
            language,
        ])
        .ended(0);
        let run = shop.build();
        assert!(
            run.status == 0 && !run.errors.contains("[E2"),
            "{language}: {}",
            run.errors
        );
        let page = shop.site_html("index.html");
        assert!(
            html::words(&page).contains("Toko Sari: oleh-oleh #1"),
            "{language}"
        );
        assert!(page.contains("https://wa.me/6281200001234"), "{language}");
    }
}

#[test]
fn a_demo_shop_builds_without_a_finding() {
    for language in ["id", "en"] {
        let shop = Shop::empty();
        shop.run(&["mulai", "--demo", "--lang", language]).ended(0);
        shop.site().expect_sound_links();
    }
}

#[test]
fn a_shop_is_never_made_over_another() {
    let shop = Shop::small();
    let before = shop.sources();
    let run = shop.run(&["init", "--name", "Lain"]);
    assert_ne!(run.status, 0, "{run:?}");
    shop.run(&["init", "--group"]);
    assert!(shop.sources() == before);
}

#[test]
fn what_lies_in_the_folder_of_a_new_shop_stays() {
    let shop = Shop::empty();
    shop.write("halaman/tentang.md", "# Sudah ada\n")
        .write("foto liburan.txt", "x");
    shop.run(&["init", "--name", "Toko Sari"]).ended(0);
    assert_eq!(shop.read("halaman/tentang.md"), "# Sudah ada\n");
    assert_eq!(shop.read("foto liburan.txt"), "x");
    assert!(shop.read("toko.yaml").contains("Toko Sari"));
}

#[test]
fn a_new_group_is_made() {
    let shop = Shop::empty();
    shop.run(&["init", "--group", "--name", "Koperasi Maju"])
        .ended(0);
    assert!(shop.read("kelompok.yaml").contains("Koperasi Maju"));
    shop.build().ended(0).said("E118");
}

#[test]
fn an_added_product_is_in_the_next_build_with_its_photos() {
    let shop = Shop::small();
    shop.write(
        "kiriman/depan 1.jpg",
        crate::support::pictures::talkative_jpeg(&crate::support::pictures::gradient(60, 40), 1),
    );
    let photo = shop.path("kiriman/depan 1.jpg");
    shop.run_inside(&[
        "add",
        "Sirup Pala: asli #1",
        photo.as_str(),
        "--price",
        "30.000",
        "--unit",
        "botol",
        "--category",
        "minuman",
    ])
    .ended(0);
    let site = shop.site();
    let page = site.html("produk/sirup-pala-asli-1/index.html");
    let words = html::words(&page);
    for part in ["Sirup Pala: asli #1", "Rp30.000", "botol"] {
        assert!(words.contains(part), "{part} is missing in: {words}");
    }
    assert!(page.contains("foto/sirup-pala-asli-1-1-60."));
    assert!(site.has("kategori/minuman/index.html"));
    assert!(photo.is_file(), "the photo itself stays where it was");
}

#[test]
fn a_product_added_twice_is_two_products() {
    let shop = Shop::small();
    for _ in 0..2 {
        shop.run_inside(&["tambah", "Teh Hijau", "--price", "9.000"])
            .ended(0);
    }
    shop.run(&["build"]).ended(0);
    let pages = shop.site_as_it_is().paths();
    assert_eq!(
        pages
            .iter()
            .filter(|path| path.as_str().starts_with("produk/teh-hijau"))
            .count(),
        2,
        "{pages:?}"
    );
}

#[test]
fn what_cannot_be_added_leaves_nothing_behind() {
    let shop = Shop::small();
    shop.write("catatan.txt", "bukan foto");
    let before = shop.sources();
    for words in [
        &["add", "Teh", "tidak-ada.jpg"][..],
        &["add", "Teh", "catatan.txt"],
        &["add", "Teh", "produk"],
        &["add", "  "],
        &["add", "Teh", "--category", "kopi"],
    ] {
        let run = shop.run_inside(words);
        assert!(
            (1..=2).contains(&run.status) && !run.errors.is_empty(),
            "{words:?}: {run:?}"
        );
        assert!(shop.sources() == before, "{words:?}");
    }
    let nowhere = Shop::empty();
    assert_ne!(nowhere.run_inside(&["add", "Teh"]).status, 0);
}
