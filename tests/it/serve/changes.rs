//! Files are saved, broken, renamed and deleted while the shop is served.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use camino::{Utf8Path, Utf8PathBuf};

use super::Serving;
use crate::support::groups::group;
use crate::support::site::Site;
use crate::support::{Shop, pictures, rename};

/// Waits until a page shows these words.
#[track_caller]
fn wait_until_shown(serving: &Serving, path: &str, words: &str) {
    serving.wait_until(words, || serving.get(path, &[]).text().contains(words));
}

#[test]
fn what_is_saved_is_shown() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    wait_until_shown(&serving, "/produk/kopi/", "Rp13.000");
    // Notepad writes in place.
    shop.write("produk/kopi/produk.yaml", "nama: Kopi\nharga: 13.500\n");
    wait_until_shown(&serving, "/produk/kopi/", "Rp13.500");
    shop.product("teh", "nama: Teh\nharga: 4.000\n");
    wait_until_shown(&serving, "/produk/teh/", "Rp4.000");
    shop.good_photo("produk/teh/1.jpg");
    wait_until_shown(&serving, "/produk/teh/", "../../foto/");
    shop.write(
        "halaman/tentang.md",
        "---\njudul: Tentang kami\n---\nKami.\n",
    );
    wait_until_shown(&serving, "/tentang/", "Tentang kami");
    rename(&shop.path("produk/teh"), &shop.path("produk/teh-hijau"));
    wait_until_shown(&serving, "/produk/teh-hijau/", "Rp4.000");
    assert_eq!(serving.get("/produk/teh/", &[]).status, 404);
    serving.wait_for("`teh` berganti nama menjadi `teh-hijau`; tulis `alamat_lama: teh`");
    shop.remove("produk/teh-hijau");
    serving.wait_until("gone", || {
        serving.get("/produk/teh-hijau/", &[]).status == 404
    });
}

#[test]
fn only_what_shows_a_price_is_written_anew_with_it() {
    let shop = Shop::small();
    shop.product("teh", "nama: Teh\nharga: 4.000\n");
    shop.good_photo("produk/teh/1.jpg");
    shop.write("halaman/tentang.md", "---\njudul: Tentang\n---\nKami.\n");
    let serving = Serving::start(&shop);
    let before = written(&shop);
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    serving.wait_for(&format!("(produk{}kopi).", std::path::MAIN_SEPARATOR));
    let after = written(&shop);
    assert!(before.keys().eq(after.keys()));
    let anew = |path: &&Utf8PathBuf| before[*path] != after[*path];
    let written_anew: Vec<&Utf8PathBuf> = before.keys().filter(anew).collect();
    // The search page names the list of names and prices.
    let show_it = [
        "cari/index.html",
        "daftar-harga/index.html",
        "index.html",
        "produk/kopi/index.html",
    ];
    assert_eq!(written_anew, show_it);
}

/// Pages and photos of the site, with their modification times and inodes.
fn written(shop: &Shop) -> BTreeMap<Utf8PathBuf, (SystemTime, u64)> {
    let site = shop.site_as_it_is();
    let mut paths = site.paths();
    paths.retain(|path| path.extension() == Some("html") || path.starts_with("foto"));
    let stamp = |path: Utf8PathBuf| {
        let metadata = fs::metadata(site.root().join(&path)).expect("a file of the site");
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(&metadata);
        #[cfg(not(unix))]
        let number = 0;
        (path, (metadata.modified().expect("a time"), number))
    };
    paths.into_iter().map(stamp).collect()
}

#[test]
fn a_photo_that_comes_in_pieces_is_shown_whole_in_the_end() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let photo = pictures::jpeg(&pictures::sharp(480, 400));
    let mut file = fs::File::create(shop.path("produk/kopi/1.jpg")).expect("a file");
    for piece in photo.chunks(photo.len() / 3) {
        file.write_all(piece).expect("a file takes it");
        // Longer than the debounce interval.
        sleep(Duration::from_millis(500));
        assert_eq!(serving.get("/produk/kopi/", &[]).status, 200);
    }
    drop(file);
    let whole = shop.beside("utuh");
    shop.run(&["build", "--out", whole.as_str()]).ended(0);
    let at_once = Site::at(&whole).contents();
    serving.wait_until("the whole photo", || {
        let page = serving.get("/produk/kopi/", &[]).body;
        page == at_once[Utf8Path::new("produk/kopi/index.html")]
    });
    assert!(
        shop.site_as_it_is().contents() == at_once,
        "nothing is left of the pieces"
    );
}

#[test]
fn a_file_that_editors_put_in_place_by_renaming_is_noticed() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let file = shop.path("produk/kopi/produk.yaml");
    for price in ["14.000", "15.000", "16.000"] {
        let beside = file.with_file_name("4913");
        fs::write(&beside, format!("nama: Kopi\nharga: {price}\n")).expect("a file");
        rename(&beside, &file);
        wait_until_shown(&serving, "/produk/kopi/", &format!("Rp{price}"));
    }
}

#[test]
fn a_new_error_leaves_the_site_as_it_is_until_it_is_mended() {
    let shop = Shop::small();
    shop.product("teh", "nama: Teh\nharga: 4.000\n");
    let serving = Serving::start(&shop);
    let good = serving.get("/", &[]);
    for (broken, told) in [
        ("harga: 12.50\n", "E230"),
        ("nama: \"Kopi\nharga: 13.000\n", "E208"),
        (": : :\n\t-", "E203"),
        ("\u{0}\u{1}", "E213"),
    ] {
        shop.product("kopi", broken);
        serving.wait_for(told);
        assert_eq!(serving.get("/", &[]), good, "{broken}");
        assert_eq!(serving.get("/produk/kopi/", &[]).status, 200, "{broken}");
    }
    serving.wait_for("karena ada kesalahan baru");
    assert!(
        serving
            .errors()
            .replace('\\', "/")
            .contains("produk/kopi/produk.yaml:1:8"),
        "{}",
        serving.errors()
    );
    shop.product("kopi", "nama: Kopi Gayo\nharga: 13.000\n");
    wait_until_shown(&serving, "/produk/kopi/", "Rp13.000");
    serving.wait_for("Semua kesalahan sudah dibetulkan.");
}

#[test]
fn an_error_that_was_there_from_the_start_holds_nothing_up() {
    let shop = Shop::small();
    shop.product("teh", "nama: Teh\nharga: 4.50\n");
    let serving = Serving::start(&shop);
    assert_eq!(serving.get("/produk/teh/", &[]).status, 200);
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    wait_until_shown(&serving, "/produk/kopi/", "Rp13.000");
    shop.change("produk/teh/produk.yaml", "4.50", "4.500");
    wait_until_shown(&serving, "/produk/teh/", "Rp4.500");
    // After a correction, the same error counts as new.
    shop.change("produk/teh/produk.yaml", "4.500", "4.60");
    serving.wait_for("karena ada kesalahan baru");
    assert!(serving.get("/produk/teh/", &[]).text().contains("Rp4.500"));
}

#[test]
fn a_shop_without_its_file_is_shown_until_it_is_back() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let data = shop.read("toko.yaml");
    shop.remove("toko.yaml");
    serving.wait_for("karena ada kesalahan baru");
    assert_eq!(serving.get("/produk/kopi/", &[]).status, 200);
    shop.write("toko.yaml", data.replace("Toko Sari", "Toko Baru"));
    wait_until_shown(&serving, "/", "Toko Baru");
}

#[test]
fn a_shop_with_a_broken_file_is_waited_for() {
    let shop = Shop::empty();
    shop.write("toko.yaml", "nama: \"Toko\nwhatsapp: x\n");
    shop.product("kopi", "nama: Kopi\nharga: 12.500\n");
    let serving = Serving::start(&shop);
    serving.wait_for("Belum ada situs");
    let page = serving.preview("/");
    assert_eq!(page.status, 404);
    assert!(
        page.text().contains("/_etalase/muat.js"),
        "it can be loaded anew"
    );
    shop.write("toko.yaml", "nama: Toko\nwhatsapp: 0812-0000-1234\n");
    wait_until_shown(&serving, "/", "Rp12.500");
}

#[test]
fn a_folder_that_is_taken_away_and_brought_back_is_served_on() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let home = serving.get("/", &[]);
    let away = shop.beside("ditarik");
    rename(shop.folder(), &away);
    serving.wait_for("tidak ada lagi");
    assert_eq!(
        serving.get("/", &[]),
        home,
        "what was seen is still in memory"
    );
    let other = serving.get("/produk/kopi/", &[]);
    assert!([200, 503].contains(&other.status), "{}", other.status);
    rename(&away, shop.folder());
    serving.wait_for("sudah kembali");
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    wait_until_shown(&serving, "/produk/kopi/", "Rp13.000");
}

#[cfg(unix)]
#[test]
fn a_file_that_is_locked_is_read_when_it_is_free() {
    use std::os::unix::fs::PermissionsExt;
    let shop = Shop::small();
    let file = shop.path("produk/kopi/produk.yaml");
    let lock = |mode| fs::set_permissions(&file, fs::Permissions::from_mode(mode)).expect("a mode");
    lock(0o000);
    if fs::read(&file).is_ok() {
        crate::support::skip("a locked file: the administrator opens everything");
        return;
    }
    lock(0o644);
    let serving = Serving::start(&shop);
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    lock(0o000);
    serving.wait_for("karena ada kesalahan baru");
    lock(0o644);
    wait_until_shown(&serving, "/produk/kopi/", "Rp13.000");
}

#[test]
fn a_curators_score_and_a_confirmed_permit_are_noticed() {
    let group = group(2);
    let text = group.read("kelompok.yaml");
    let curation = "kurasi: {nilai_minimum: 30, sembunyikan: ya}\n";
    group.write("kelompok.yaml", text + curation);
    let path = "toko/toko-000/toko.yaml";
    let text = group.read(path);
    group.write(path, text + "izin: {nib: \"0220001234567\"}\n");
    let serving = Serving::start(&group);
    wait_until_shown(&serving, "/daftar-toko/", "Toko 1");
    group.write(
        "kurasi/ratna.yaml",
        "nama: Bu Ratna\nnilai:\n  toko-001:\n    mutu: 2\n",
    );
    serving.wait_until("it is hidden", || {
        !serving.get("/daftar-toko/", &[]).text().contains("Toko 1")
    });
    group.write(
        "kurasi/pengesahan.yaml",
        "toko-000: {nib: \"0220001234567\"}\n",
    );
    wait_until_shown(&serving, "/toko/toko-000/", "Diperiksa Koperasi Maju");
}

#[cfg(unix)]
#[test]
fn shops_of_a_group_that_cannot_be_seen_stay_served() {
    let group = group(2);
    let serving = Serving::start(&group);
    let pages = ["/", "/toko/toko-000/", "/toko/toko-001/produk/kue/"];
    let former = pages.map(|page| serving.get(page, &[]));
    for hidden in ["toko", "toko/toko-001"] {
        let (folder, aside) = (group.path(hidden), group.beside("asli"));
        rename(&folder, &aside);
        std::os::unix::fs::symlink(&aside, &folder).expect("a link");
        serving.wait_until("it says so", || serving.news().contains("E123"));
        let now = pages.map(|page| serving.get(page, &[]));
        assert_eq!(now, former, "{hidden}");
        fs::remove_file(&folder).expect("a link");
        rename(&aside, &folder);
        serving.wait_until("it is well", || serving.news().contains("\"error\":null"));
    }
}

#[test]
fn another_run_that_builds_at_the_same_time_is_waited_for() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    for price in 0..8 {
        shop.product("kopi", &format!("nama: Kopi\nharga: {}\n", 20_000 + price));
        shop.build();
    }
    wait_until_shown(&serving, "/produk/kopi/", "Rp20.007");
    assert!(
        !serving.errors().contains("sedang bekerja"),
        "{}",
        serving.errors()
    );
}
