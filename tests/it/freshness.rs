//! Hidden edits are published: a stamp is believed only once it has settled, and with `--fresh` never.

use std::fs::{self, File};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use crate::support::groups::group;
use crate::support::library::{Library, Silent};
use crate::support::site::Site;
use crate::support::{Shop, pictures, qris};

/// The time of a file.
fn time(shop: &Shop, path: &str) -> SystemTime {
    let metadata = fs::metadata(shop.path(path)).expect("a file");
    metadata.modified().expect("file systems know times")
}

fn set_time(shop: &Shop, path: &str, time: SystemTime) {
    let file = File::options().write(true).open(shop.path(path));
    file.and_then(|file| file.set_modified(time))
        .expect("a time");
}

/// Sets a file's time back by an hour.
fn age(shop: &Shop, path: &str) {
    set_time(shop, path, SystemTime::now() - Duration::from_secs(3600));
}

/// Writes other bytes of the same length and restores the modification time.
fn edit_in_hiding(shop: &Shop, path: &str, contents: &[u8]) {
    let (length, time) = (
        fs::metadata(shop.path(path)).expect("a file").len(),
        time(shop, path),
    );
    assert_eq!(length, contents.len() as u64, "{path}");
    shop.write(path, contents);
    set_time(shop, path, time);
}

/// Two pictures as files of the same length: bytes after the end of a JPEG are ignored.
fn of_one_length(mut pictures: [Vec<u8>; 2]) -> [Vec<u8>; 2] {
    let length = pictures[0].len().max(pictures[1].len());
    for picture in &mut pictures {
        picture.resize(length, 0);
    }
    pictures
}

/// Each kind of file that a build reads: path, content, and another content of the same length.
fn files() -> Vec<(&'static str, [Vec<u8>; 2])> {
    let text = |one: &str, other: &str| [one, other].map(|text| text.as_bytes().to_vec());
    let [light, dark] = [pictures::gradient(64, 48), pictures::sharp(64, 48)];
    let codes = ["11", "12"].map(|end| qris::payload(&[(59, &format!("TOKO SARI {end}"))]));
    let codes = codes.map(|code| pictures::jpeg(&qris::picture(&code, 300)));
    let photos = [light, dark].map(|picture| pictures::jpeg(&picture));
    vec![
        (
            "toko.yaml",
            text(
                "nama: Toko Sari\nwhatsapp: 0812-0000-1234\npembayaran: {qris: qris.jpg}\n",
                "nama: Toko Sira\nwhatsapp: 0812-0000-1234\npembayaran: {qris: qris.jpg}\n",
            ),
        ),
        (
            "produk/kopi/produk.yaml",
            text("harga: 12.500\n", "harga: 13.500\n"),
        ),
        (
            "produk/kopi/cerita.md",
            text("Dipetik pagi.\n", "Dipetik sore.\n"),
        ),
        ("produk/kopi/1.jpg", of_one_length(photos)),
        ("qris.jpg", of_one_length(codes)),
        ("halaman/tentang.md", text("Sejak 1998.\n", "Sejak 1999.\n")),
        (
            "tema/aset/tambahan.css",
            text("p{color:red}", "p{color:tan}"),
        ),
    ]
}

fn shop() -> Shop {
    let shop = Shop::empty();
    for (path, [contents, _]) in files() {
        shop.write(path, contents);
    }
    shop
}

/// Edits each file without a change of its stamp, builds, and compares with a cold build.
#[track_caller]
fn expect_each_edit(shop: &Shop, before: impl Fn(&str)) {
    let warm = Library::of(shop.folder());
    for (path, [_, contents]) in files() {
        before(path);
        warm.build(&Silent);
        edit_in_hiding(shop, path, &contents);
        warm.build(&Silent);
        let (out, cache) = (shop.beside("dingin"), shop.beside("dingin-simpanan"));
        Library::new(shop.folder(), &out, &cache).build(&Silent);
        assert!(
            shop.site_as_it_is().contents() == Site::at(&out).contents(),
            "{path}"
        );
        for folder in [out, cache] {
            fs::remove_dir_all(folder).expect("it was made");
        }
    }
}

#[test]
fn an_edit_in_the_moment_of_the_build_is_published() {
    expect_each_edit(&shop(), |_| {});
}

#[test]
fn an_edit_that_keeps_size_and_time_is_published() {
    let shop = shop();
    expect_each_edit(&shop, |path| {
        age(&shop, path);
        // The system's clock must advance.
        sleep(Duration::from_millis(20));
    });
}

#[test]
fn an_edit_of_a_group_that_keeps_size_and_time_is_published() {
    let group = group(2);
    for (path, from, to) in [
        ("kelompok.yaml", "Koperasi Maju", "Koperasi Jaya"),
        ("toko/toko-001/toko.yaml", "Toko 1", "Toko 7"),
        (
            "toko/toko-001/produk/makanan/kopi/produk.yaml",
            "12.500",
            "13.500",
        ),
    ] {
        group.site();
        let edited = group.read(path).replace(from, to);
        edit_in_hiding(&group, path, edited.as_bytes());
        assert!(group.site().html("index.html").contains(to) || to == "13.500");
    }
    let goods = group.site_html("toko/toko-001/index.html");
    assert!(goods.contains("Rp13.500"));
}

#[test]
fn an_edit_of_the_output_that_keeps_size_and_time_is_undone() {
    let shop = Shop::small();
    let site = shop.site();
    let former = site.contents();
    let page = "situs/produk/kopi/index.html";
    for _ in 0..2 {
        let wrong = shop.read(page).replace("Rp12.500", "Rp99.500");
        edit_in_hiding(&shop, page, wrong.as_bytes());
        shop.build().ended(0);
        assert!(shop.site_as_it_is().contents() == former);
    }
}

#[test]
fn a_file_from_the_future_costs_no_rendering() {
    let shop = shop();
    for (path, _) in files() {
        set_time(&shop, path, SystemTime::now() + Duration::from_secs(7200));
    }
    shop.build();
    shop.build()
        .said("Tidak ada yang berubah")
        .never_said("halaman dibuat");
    let edited = shop.read("produk/kopi/produk.yaml").replace("12", "14");
    edit_in_hiding(&shop, "produk/kopi/produk.yaml", edited.as_bytes());
    shop.build();
    assert!(shop.site_html("index.html").contains("Rp14.500"));
}

#[test]
fn a_fresh_build_makes_all_pages_and_writes_none() {
    let shop = Shop::small();
    shop.good_photo("produk/kopi/1.jpg");
    shop.build().ended(0).said("halaman dibuat");
    for (language, flag) in [("id", "--segar"), ("en", "--fresh")] {
        let file = shop.path("situs/index.html");
        let before = fs::metadata(&file).expect("a page").modified().ok();
        let run = shop.run(&["build", flag, "--lang", language]).ended(0);
        let said = match language {
            "id" => run.said("Tidak ada yang berubah"),
            _ => run.said("Nothing has changed"),
        };
        said.never_said("foto diolah");
        assert_eq!(fs::metadata(&file).expect("a page").modified().ok(), before);
    }
}

#[test]
fn a_fresh_build_of_one_shop_leaves_the_others() {
    let group = group(2);
    let whole = group.site().contents();
    group
        .run(&["build", "--fresh", "--only", "toko-000"])
        .ended(0);
    assert!(group.site_as_it_is().contents() == whole);
    group.write("toko/toko-001/toko.yaml", "nama: \"Toko\nwhatsapp: [\n");
    group.run(&["build", "--fresh"]).ended(1);
    let site = group.site_as_it_is();
    assert!(site.html("index.html").contains("Toko 1"));
    site.expect_sound_links();
}
