//! The output folder: people's files stay, foreign folders are left alone.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

#[cfg(unix)]
use crate::support::small_disk;
use crate::support::{Shop, skip};

#[test]
fn what_a_person_put_into_the_site_stays() {
    let shop = Shop::small();
    shop.build().ended(0);
    shop.write("situs/catatan.txt", "punya saya");
    shop.write("situs/unduhan/daftar.pdf", "%PDF punya saya");
    shop.build()
        .ended(0)
        .said("E801")
        .said("catatan.txt")
        .said("unduhan");
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    shop.build().ended(0).said("E801");
    shop.remove("produk/kopi")
        .product("teh", "nama: Teh\nharga: 4.000\n");
    shop.build().ended(0);
    assert_eq!(shop.read("situs/catatan.txt"), "punya saya");
    assert_eq!(shop.read("situs/unduhan/daftar.pdf"), "%PDF punya saya");
    shop.run(&["build", "--strict"]).ended(0);
}

#[test]
fn a_persons_file_in_the_way_of_a_page_stays() {
    let shop = Shop::small();
    shop.build().ended(0);
    shop.write("situs/produk/teh/index.html", "punya saya");
    shop.product("teh", "nama: Teh\nharga: 4.000\n");
    shop.build().ended(0).said("E802").said("teh");
    assert_eq!(shop.read("situs/produk/teh/index.html"), "punya saya");
    shop.remove("situs/produk/teh/index.html");
    shop.build().ended(0).never_said("E802");
    assert!(shop.site_html("produk/teh/index.html").contains("Rp4.000"));
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let shop = Shop::small();
    shop.write("situs/skripsi.docx", "tiga tahun kerja");
    shop.build().ended(2).said("bukan buatan Etalase");
    assert_eq!(shop.site_as_it_is().paths(), ["skripsi.docx"]);
    let run = shop.run(&["build", "--out", shop.path("produk").as_str()]);
    assert_ne!(
        run.status, 0,
        "the products' folder is no place for the site"
    );
    assert!(shop.path("produk/kopi/produk.yaml").is_file());
}

/// A folder with a marker, made by somebody else.
fn forge(shop: &Shop, folder: &str, paths: &[&str]) {
    let marker = serde_json::json!({ "format": 1, "paths": paths });
    shop.write(&format!("{folder}/.etalase.json"), marker.to_string());
}

#[test]
fn a_spare_that_came_with_the_folder_is_left_alone() {
    let shop = Shop::small();
    shop.write("catatan.txt", "punya saya");
    for paths in [&["../catatan.txt"][..], &["index.html"]] {
        forge(&shop, ".situs.sebelumnya", paths);
        shop.write(".situs.sebelumnya/titipan.html", "titipan");
        for price in ["13.000", "14.000", "15.000"] {
            shop.product("kopi", &format!("harga: {price}\n"));
            let run = shop.build().ended(0);
            run.said("E803").said("`.situs.sebelumnya`");
            assert!(shop.site_html("index.html").contains(price));
        }
        assert!(!shop.site_as_it_is().has("titipan.html"));
        assert_eq!(shop.read(".situs.sebelumnya/titipan.html"), "titipan");
        assert_eq!(shop.read("catatan.txt"), "punya saya");
    }
    shop.run(&["build", "--lang", "en"]).ended(0).said("E803");
    shop.remove(".situs.sebelumnya");
    assert_eq!(shop.build().ended(0).errors, "");
}

#[test]
fn an_output_whose_marker_claims_what_lies_elsewhere_is_left_alone() {
    let shop = Shop::small();
    shop.write("catatan.txt", "punya saya");
    forge(&shop, "situs", &["../catatan.txt", "index.html"]);
    for _ in 0..2 {
        shop.build().ended(3).said("situs/.etalase.json");
        assert_eq!(shop.read("catatan.txt"), "punya saya");
    }
    shop.remove("situs");
    shop.site();
}

#[test]
fn a_file_in_the_place_of_the_output_is_left_alone() {
    let shop = Shop::small();
    shop.write("situs", "punya saya");
    shop.build().ended(2);
    assert_eq!(shop.read("situs"), "punya saya");
}

#[test]
fn an_empty_folder_may_become_the_site() {
    let shop = Shop::small();
    fs::create_dir(shop.path("situs")).expect("an empty folder");
    shop.site();
}

#[test]
fn with_strict_a_warning_keeps_the_former_site() {
    let shop = Shop::small();
    let former = shop.site().contents();
    shop.product("kopi", "nama: Kopi Baru\nharga: 99.000\nwarna: biru\n");
    shop.run(&["build", "--strict"])
        .ended(1)
        .said("E220")
        .said("tidak diterbitkan");
    assert!(shop.site_as_it_is().contents() == former);
    shop.build().ended(0);
    assert!(shop.site_as_it_is().contents() != former);
    shop.run(&["build", "--strict"]).ended(1).said("E220");
}

#[test]
fn with_strict_nothing_bad_is_ever_published_first() {
    let shop = Shop::small();
    shop.change("produk/kopi/produk.yaml", "12.500", "12.50");
    shop.run(&["build", "--strict"]).ended(1).said("E230");
    assert!(!shop.path("situs").exists());
}

#[test]
fn with_strict_a_broken_template_of_the_shop_publishes_nothing() {
    let shop = Shop::small();
    let former = shop.site().contents();
    shop.write("tema/templates/product.html", "{{ product.nama }}");
    shop.run(&["build", "--strict"]).ended(1).said("E602");
    assert!(shop.site_as_it_is().contents() == former);
}

#[test]
fn content_that_cannot_be_read_leaves_the_former_site() {
    let shop = Shop::small();
    let former = shop.site().contents();
    shop.write("toko.yaml", "nama: \"Toko\nwhatsapp: [\n");
    shop.build().ended(1).said("E208").said("tetap utuh");
    assert!(shop.site_as_it_is().contents() == former);
}

#[test]
fn an_unreadable_product_is_left_out_and_all_else_is_built() {
    let shop = Shop::small();
    shop.product("teh", "nama: \"Teh\nharga: 4.000\n");
    shop.build().ended(1).said("E208");
    let site = shop.site_as_it_is();
    assert!(site.has("produk/kopi/index.html") && !site.has("produk/teh/index.html"));
    site.expect_sound_links();
}

#[test]
fn two_builds_at_once_do_not_meet() {
    let shop = Shop::small();
    let former = shop.site().contents();
    let lock = fs::File::open(shop.path(".situs.kunci")).expect("the lock of the output");
    lock.lock().expect("nobody else has it");
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    shop.build().ended(3).said("sedang bekerja");
    assert!(shop.site_as_it_is().contents() == former);
    drop(lock);
    shop.build().ended(0);
    assert!(shop.site_html("index.html").contains("Rp13.000"));
}

#[test]
fn a_build_that_is_killed_leaves_the_former_site_or_the_new_one() {
    let shop = Shop::fixture("warung");
    shop.photo("produk/makanan/getas/1.jpg", 400, 300);
    let former = shop.site().contents();
    shop.change("toko.yaml", "Warung Bu Ani", "Warung Bu Ina");
    let whole = Shop::copy_of(shop.folder());
    let new = whole.site().contents();
    for milliseconds in [1, 10, 20, 40, 80] {
        let program = env!("CARGO_BIN_EXE_etalase");
        let mut command = std::process::Command::new(program);
        command.arg("build").arg(shop.folder());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut build = command.spawn().expect("the program starts");
        sleep(Duration::from_millis(milliseconds));
        build.kill().expect("it can be killed");
        build.wait().expect("it ends");
        let found = shop.site_as_it_is().contents();
        assert!(
            found == former || found == new,
            "half a site after {milliseconds} ms"
        );
    }
    shop.build().ended(0);
    assert!(shop.site_as_it_is().contents() == new);
}

#[test]
fn a_folder_for_the_output_may_lie_anywhere() {
    let shop = Shop::small();
    let target = shop.beside("hasil/dalam/situs saya");
    shop.run(&["build", "--out", target.as_str()]).ended(0);
    assert!(target.join("index.html").is_file() && !shop.path("situs").exists());
}

#[test]
fn the_output_within_the_shop_is_never_taken_for_its_content() {
    let shop = Shop::small();
    shop.good_photo("produk/kopi/1.jpg");
    let target = shop.path("produk/hasil");
    shop.run(&["build", "--out", target.as_str()]).ended(0);
    let run = shop.run(&["build", "--out", target.as_str()]).ended(0);
    assert_eq!(run.errors, "");
}

#[test]
fn the_output_of_a_relative_path_is_the_same() {
    let shop = Shop::small();
    shop.run_inside(&["build"]).ended(0).said("situs");
    let run = shop
        .run_inside(&["build", ".", "--out", "./situs"])
        .ended(0);
    assert_eq!(run.errors, "");
    let run = shop.run_inside(&["build", "--out", "hasil"]).ended(0);
    assert_eq!(run.errors, "");
    let run = shop.run_inside(&["build", "--out", "hasil"]).ended(0);
    assert_eq!(
        (run.errors.as_str(), shop.path("hasil/index.html").is_file()),
        ("", true)
    );
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_former_site() {
    let shop = Shop::small();
    let disk = shop.beside("cakram");
    let Some(_mounted) = small_disk(&disk, 640) else {
        return;
    };
    let target = disk.join("situs");
    let build = || shop.run(&["build", "--out", target.as_str()]);
    build().ended(0);
    let former = crate::support::site::Site::at(&target).contents();
    for number in 0..40 {
        shop.product(
            &format!("p{number}"),
            &format!("nama: Barang {number}\nharga: 1.000\n"),
        );
    }
    build().ended(3).said("Penyimpanan penuh");
    assert!(crate::support::site::Site::at(&target).contents() == former);
    for number in 0..40 {
        shop.remove(&format!("produk/p{number}"));
    }
    build().ended(0);
}

#[cfg(unix)]
#[test]
fn a_target_that_may_not_be_written_is_a_failure_of_the_machine() {
    use std::os::unix::fs::PermissionsExt;
    let shop = Shop::small();
    let locked = shop.beside("terkunci");
    fs::create_dir(&locked).expect("a folder");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).expect("no more writing");
    if fs::write(locked.join("coba"), "").is_ok() {
        return skip("a folder that may not be written: an administrator may write everywhere");
    }
    shop.run(&["build", "--out", locked.join("situs").as_str()])
        .ended(3)
        .said("Tidak boleh menulis");
}
