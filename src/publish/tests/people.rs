//! Edits by people in the output folder.

use std::time::{Duration, SystemTime};

use super::*;

#[test]
fn files_and_folders_of_people_stay_and_are_reported() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        shop.build(&small());
        shop.put("catatan.txt", "milik saya");
        shop.put(".git/objects/ab/cd", "objek");
        shop.put("produk/kopi/resep.txt", "rahasia");
        for content in ["dua", "tiga", "tiga"] {
            let site = with(small(), "index.html", content);
            let published = shop.build(&site);
            assert_eq!(
                published.foreign,
                [".git", "catatan.txt", "produk/kopi/resep.txt"]
            );
            let theirs = [
                (".git/objects/ab/cd", "objek"),
                ("catatan.txt", "milik saya"),
            ];
            let all = theirs
                .into_iter()
                .chain([("produk/kopi/resep.txt", "rahasia")])
                .chain(site)
                .collect();
            shop.assert_is(&all);
        }
    }
}

#[test]
fn a_file_of_theirs_keeps_its_folder_when_the_product_is_gone() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        shop.build(&small());
        shop.put("produk/sirup/resep.txt", "rahasia");
        let site = without(small(), "produk/sirup/index.html");
        shop.build(&site);
        shop.assert_is(&with(site, "produk/sirup/resep.txt", "rahasia"));
    }
}

#[test]
fn their_file_on_a_path_we_want_is_a_conflict_until_it_is_gone() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        shop.build(&small());
        shop.put("kabar/index.html", "kabar saya");
        shop.put("foto", "bukan map");
        let site = with(
            with(small(), "kabar/index.html", "kabar"),
            "foto/kopi.jpg",
            "piksel",
        );
        for _ in 0..2 {
            let published = shop.build(&site);
            assert_eq!(published.conflicts, ["foto/kopi.jpg", "kabar/index.html"]);
            shop.assert_is(&with(
                with(small(), "kabar/index.html", "kabar saya"),
                "foto",
                "bukan map",
            ));
        }
        fs::remove_file(shop.at("kabar/index.html")).expect("removed");
        fs::remove_file(shop.at("foto")).expect("removed");
        assert!(shop.build(&site).conflicts.is_empty());
        shop.assert_is(&site);
    }
}

#[test]
fn edited_and_removed_output_is_restored() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        shop.build(&small());
        shop.build(&with(small(), "index.html", "dua"));
        shop.put("index.html", "disunting tangan");
        shop.put("produk/kopi/index.html", "disunting juga");
        fs::remove_dir_all(shop.at("aset")).expect("removed");
        let site = with(small(), "index.html", "dua");
        for written in [3, 0] {
            assert_eq!(shop.build(&site).written, written);
            shop.assert_is(&site);
        }
        shop.build(&small());
        shop.assert_is(&small());
    }
}

/// Replaces bytes of a file by others of the same length, and restores its modification time.
fn edit_in_hiding(shop: &Shop, path: &str) {
    let before = fs::metadata(shop.at(path)).expect("there");
    let other = "x".repeat(before.len() as usize);
    shop.put(path, &other);
    let file = fs::File::options().write(true).open(shop.at(path));
    let time = before.modified().expect("a time");
    file.and_then(|file| file.set_modified(time))
        .expect("set back");
}

#[cfg(unix)]
#[test]
fn an_edit_that_keeps_size_and_time_is_found_by_the_change_time() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        shop.build(&small());
        let site = with(small(), "produk/kopi/index.html", "dua");
        shop.build(&site);
        for path in ["index.html", "produk/kopi/index.html"] {
            edit_in_hiding(&shop, path);
            assert_eq!(shop.build(&site).written, 1);
            shop.assert_is(&site);
        }
    }
}

#[test]
fn an_edit_that_no_stamp_tells_of_is_found_while_the_file_is_new() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        shop.build(&small());
        // Simulates a disk without change times.
        let edit = |shop: &mut Shop| {
            edit_in_hiding(shop, "index.html");
            let stamp = shop.stamps()[&shop.at("index.html")];
            shop.rows.files[1].stamp = stamp;
        };
        edit(&mut shop);
        assert_eq!(shop.build(&small()).written, 1);
        shop.assert_is(&small());
        // A file that was just verified still has an unsettled stamp.
        assert_eq!(shop.build(&small()).mode, Exchange::Unneeded);
        edit(&mut shop);
        assert_eq!(shop.build(&small()).written, 1);
        shop.assert_is(&small());
    }
}

#[test]
fn files_from_the_future_are_known_by_their_content() {
    let mut shop = Shop::new(Exchange::Swapped);
    shop.build(&small());
    let future = SystemTime::now() + Duration::from_secs(1 << 20);
    let target = shop.target();
    for file in &mut shop.rows.files {
        let path = file.path.under(&target);
        let opened = fs::File::options().write(true).open(&path).expect("there");
        opened.set_modified(future).expect("set");
        file.stamp = crate::files::stat(&path).expect("there");
    }
    // They were read before the clock was set back.
    shop.rows.files[0].digest = None;
    drop(shop.stage(&small()));
    let stage = shop.open(&small()).expect("opened");
    let missing: Vec<_> = stage.missing().collect();
    assert_eq!(missing, ["aset/gaya.css"]);
    stage.deliver(&small()).expect("delivered");
    let published = stage.commit().expect("published");
    assert_eq!((published.mode, published.kept), (Exchange::Unneeded, 4));
    shop.rows = published.rows;
    let stage = shop.open(&small()).expect("opened");
    assert_eq!(stage.missing().count(), 0);
}

#[cfg(unix)]
#[test]
fn links_of_people_are_never_followed() {
    use std::os::unix::fs::symlink;
    for best in WAYS {
        let mut shop = Shop::new(best);
        shop.build(&small());
        let outside = shop.beside("luar");
        fs::create_dir(&outside).expect("made");
        fs::write(outside.join("gaya.css"), "milik luar").expect("written");
        // One of our folders, and one of our files, become links.
        fs::remove_dir_all(shop.at("aset")).expect("removed");
        symlink(&outside, shop.at("aset")).expect("linked");
        fs::remove_file(shop.at("index.html")).expect("removed");
        symlink(outside.join("gaya.css"), shop.at("index.html")).expect("linked");
        let site = without(small(), "aset/gaya.css");
        assert_eq!(shop.build(&small()).conflicts, ["aset/gaya.css"]);
        assert_eq!(shop.build(&site).foreign, ["aset"]);
        assert_eq!(
            fs::read_to_string(outside.join("gaya.css")).expect("still there"),
            "milik luar"
        );
        assert!(
            shop.at("index.html")
                .symlink_metadata()
                .expect("there")
                .is_file()
        );
        assert_eq!(shop.text("index.html"), "beranda");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_unicode_survive() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let mut shop = Shop::new(Exchange::Swapped);
    shop.build(&small());
    let name = OsStr::from_bytes(b"foto\xff.jpg");
    fs::write(shop.target().as_std_path().join(name), "lama").expect("written");
    assert_eq!(
        shop.build(&with(small(), "index.html", "dua")).foreign,
        ["foto\u{fffd}.jpg"]
    );
    assert!(shop.target().as_std_path().join(name).exists());
}

#[test]
fn what_comes_while_a_build_runs_is_taken_over() {
    let mut shop = Shop::new(Exchange::Swapped);
    shop.build(&small());
    let site = with(with(small(), "index.html", "dua"), "baru.html", "baru");
    let stage = shop.stage(&site);
    shop.put("terlambat.txt", "milik saya");
    shop.put("baru.html", "juga milik saya");
    let published = stage.commit().expect("published");
    assert_eq!(
        published.foreign,
        ["baru-2.html", "terlambat.txt"],
        "a taken name is not written over"
    );
    shop.rows = published.rows;
    let all = with(
        with(site.clone(), "terlambat.txt", "milik saya"),
        "baru-2.html",
        "juga milik saya",
    );
    shop.assert_is(&all);
    assert_eq!(shop.build(&site).mode, Exchange::Unneeded);
    shop.assert_is(&all);
}
