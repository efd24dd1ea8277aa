//! Folders that came with the shop, on a stick or in an archive: whatever their markers say and wherever their links
//! lead, nothing outside is touched, and nothing of them is published.

use super::*;

/// Paths that no site has.
const BAD_PATHS: [&str; 8] = [
    "../catatan.txt",
    "/catatan.txt",
    "foto/../../catatan.txt",
    "..\\catatan.txt",
    "C:/catatan.txt",
    "",
    ".",
    ".etalase.json",
];

/// A marker that somebody wrote by hand.
fn forge(folder: &Utf8Path, paths: &[&str]) {
    fs::create_dir_all(folder).expect("made");
    let marker = serde_json::json!({ "format": 1, "paths": paths });
    fs::write(folder.join(".etalase.json"), marker.to_string()).expect("written");
}

/// Builds twice, so that what would be removed is, and wants the spare to have been left alone.
#[track_caller]
fn expect_left_alone(shop: &mut Shop) {
    for content in ["dua", "tiga", "empat"] {
        let site = with(without(small(), "aset/gaya.css"), "index.html", content);
        let published = shop.build(&site);
        assert_eq!(published.left_alone, [shop.spare()]);
        assert!(published.foreign.is_empty(), "{:?}", published.foreign);
        shop.assert_is(&site);
    }
}

#[test]
fn a_marker_that_lists_what_is_no_path_of_a_site_is_refused() {
    for best in WAYS {
        for path in BAD_PATHS {
            let mut shop = Shop::new(best);
            shop.build(&small());
            fs::write(shop.beside("catatan.txt"), "milik saya").expect("written");
            forge(&shop.target(), &["index.html", path]);
            let refused = shop.open(&small()).expect_err("refused");
            assert!(matches!(refused, PublishError::Marker { .. }), "{path}");
            assert_eq!(files_in(&shop.beside("")).len(), 7, "{path}");
        }
    }
}

#[test]
fn a_spare_with_such_a_marker_is_left_alone() {
    for best in WAYS {
        for path in BAD_PATHS {
            let mut shop = Shop::new(best);
            shop.build(&small());
            fs::write(shop.beside("catatan.txt"), "milik saya").expect("written");
            forge(&shop.spare(), &[path]);
            expect_left_alone(&mut shop);
            let note = fs::read_to_string(shop.beside("catatan.txt"));
            assert_eq!(note.expect("still there"), "milik saya", "{path}");
        }
    }
}

#[test]
fn a_spare_that_no_version_understands_is_left_alone() {
    for marker in [r#"{"format":2,"paths":[]}"#, "rusak", "[", ""] {
        let mut shop = Shop::new(Exchange::Swapped);
        shop.build(&small());
        forge(&shop.spare(), &[]);
        fs::write(shop.spare().join(".etalase.json"), marker).expect("written");
        expect_left_alone(&mut shop);
        let left = fs::read_to_string(shop.spare().join(".etalase.json"));
        assert_eq!(left.expect("still there"), marker);
    }
}

#[test]
fn a_spare_that_is_not_ours_is_left_alone() {
    let mut shop = Shop::new(Exchange::Swapped);
    shop.build(&small());
    fs::create_dir(shop.spare()).expect("made");
    fs::write(shop.spare().join("x"), "x").expect("written");
    expect_left_alone(&mut shop);
    assert_eq!(files_in(&shop.spare()), [shop.spare().join("x")]);

    let mut shop = Shop::new(Exchange::Swapped);
    shop.build(&small());
    fs::write(shop.spare(), "berkas").expect("written");
    expect_left_alone(&mut shop);
    assert_eq!(fs::read_to_string(shop.spare()).expect("there"), "berkas");
}

#[test]
fn what_lies_in_a_spare_that_came_along_is_never_published() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        shop.build(&small());
        forge(&shop.spare(), &["index.html"]);
        for file in ["index.html", "titipan.html", "rahasia/foto.jpg"] {
            let path = shop.spare().join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, "titipan").expect("written");
        }
        // Nor by the word of a note that came along.
        let stamp = Stamp::default();
        for note in [
            serde_json::to_string(&stamp).expect("JSON"),
            "null".to_owned(),
            "{".to_owned(),
        ] {
            fs::write(shop.beside(".situs.serah"), note).expect("written");
            expect_left_alone(&mut shop);
        }
        assert_eq!(files_in(&shop.spare()).len(), 4);
    }
}

#[test]
fn without_a_target_too_nothing_of_it_is_published() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        forge(&shop.spare(), &["index.html"]);
        fs::write(shop.spare().join("titipan.html"), "titipan").expect("written");
        expect_left_alone(&mut shop);

        // One that holds but what its list says is used, and all in it is made anew.
        let mut shop = Shop::new(best);
        forge(&shop.spare(), &["index.html", "titipan.html"]);
        for file in ["index.html", "titipan.html"] {
            fs::write(shop.spare().join(file), "titipan").expect("written");
        }
        assert_eq!(shop.build(&small()).written, 4);
        shop.assert_is(&small());
    }
}

#[test]
fn a_folder_set_aside_that_came_along_is_no_target() {
    let mut shop = Shop::new(Exchange::Renamed);
    shop.build(&small());
    forge(&shop.beside(".situs.ganti"), &["index.html"]);
    fs::write(shop.beside(".situs.ganti/titipan.html"), "titipan").expect("written");
    expect_left_alone(&mut shop);
    assert!(!shop.beside(".situs.ganti").exists());
    assert!(shop.spare().join("titipan.html").exists());
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    /// A folder beside the site with a photo in it.
    fn outside(shop: &Shop) -> Utf8PathBuf {
        let outside = shop.beside("produk");
        fs::create_dir(&outside).expect("made");
        fs::write(outside.join("kopi.jpg"), "piksel").expect("written");
        outside
    }

    fn assert_untouched(outside: &Utf8Path) {
        assert_eq!(files_in(outside), [outside.join("kopi.jpg")]);
        let photo = fs::read_to_string(outside.join("kopi.jpg"));
        assert_eq!(photo.expect("still there"), "piksel");
    }

    #[test]
    fn no_link_in_a_spare_is_followed() {
        for best in WAYS {
            for listed in [
                &["foto/kopi.jpg", "index.html"][..],
                &["foto", "foto/kopi.jpg"],
                &["foto"],
                &[],
            ] {
                let mut shop = Shop::new(best);
                shop.build(&small());
                let outside = outside(&shop);
                forge(&shop.spare(), listed);
                symlink(&outside, shop.spare().join("foto")).expect("linked");
                for content in ["satu", "dua"] {
                    let site = with(
                        with(small(), "foto/kopi.jpg", content),
                        "foto/teh.jpg",
                        content,
                    );
                    assert_eq!(shop.build(&site).left_alone, [shop.spare()]);
                    shop.assert_is(&site);
                    assert!(!shop.at("foto").is_symlink());
                    assert_untouched(&outside);
                }
            }
        }
    }

    #[test]
    fn no_link_in_a_target_is_followed() {
        for best in WAYS {
            let mut shop = Shop::new(best);
            let outside = outside(&shop);
            forge(&shop.target(), &["foto/kopi.jpg", "index.html"]);
            symlink(&outside, shop.at("foto")).expect("linked");
            symlink(outside.join("kopi.jpg"), shop.at("index.html")).expect("linked");
            for content in ["satu", "dua"] {
                let site = with(small(), "foto/kopi.jpg", content);
                let published = shop.build(&site);
                assert_eq!(published.conflicts, ["foto/kopi.jpg"]);
                assert_eq!(shop.text("index.html"), "beranda");
                assert_untouched(&outside);
            }
        }
    }

    #[test]
    fn names_of_ours_that_are_links_lead_nowhere() {
        for best in WAYS {
            for name in [
                ".situs.kunci",
                ".situs.serah",
                ".situs.sebelumnya",
                ".situs.sebelumnya/.etalase.json",
                ".situs.sebelumnya/.etalase.json.baru",
                ".situs.sebelumnya/.etalase.tautan",
            ] {
                let mut shop = Shop::new(best);
                shop.build(&small());
                shop.put("catatan.txt", "milik saya");
                let outside = outside(&shop);
                let link = shop.beside(name);
                fs::create_dir_all(link.parent().expect("a folder")).expect("made");
                let _ = fs::remove_file(&link);
                symlink(outside.join("kopi.jpg"), &link).expect("linked");
                for content in ["satu", "dua"] {
                    let site = with(small(), "index.html", content);
                    shop.build(&site);
                    shop.assert_is(&with(site, "catatan.txt", "milik saya"));
                    assert_untouched(&outside);
                }
            }
        }
    }

    #[test]
    fn a_marker_that_is_a_link_is_not_understood() {
        let mut shop = Shop::new(Exchange::Swapped);
        shop.build(&small());
        fs::rename(shop.at(".etalase.json"), shop.beside("marka")).expect("moved");
        symlink(shop.beside("marka"), shop.at(".etalase.json")).expect("linked");
        let refused = shop.open(&small()).expect_err("refused");
        assert!(matches!(refused, PublishError::Marker { .. }));
    }
}
