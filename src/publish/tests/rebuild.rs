//! One build after another: what is written, what is kept, what is removed.

use super::*;

#[test]
fn first_build_makes_the_site_and_nothing_else() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        let published = shop.build(&small());
        assert_eq!(
            (published.mode, published.written, published.kept),
            (Exchange::Placed, 4, 0)
        );
        shop.assert_is(&small());
        assert!(!shop.spare().exists());
    }
}

#[test]
fn an_empty_folder_is_taken_over() {
    let mut shop = Shop::new(Exchange::Swapped);
    fs::create_dir(shop.target()).expect("made");
    assert_eq!(shop.build(&small()).mode, Exchange::Placed);
    shop.assert_is(&small());
}

#[test]
fn same_site_again_touches_nothing() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        shop.build(&small());
        shop.build(&with(small(), "index.html", "lain"));
        let before = shop.stamps();
        let published = shop.build(&with(small(), "index.html", "lain"));
        assert_eq!(
            (published.mode, published.written, published.kept),
            (Exchange::Unneeded, 0, 4)
        );
        assert_eq!(shop.stamps(), before);
    }
}

#[test]
fn without_a_memo_equal_bytes_are_kept_and_nothing_is_touched() {
    let mut shop = Shop::new(Exchange::Swapped);
    shop.build(&small());
    let before = shop.stamps();
    shop.rows = OutputRows::default();
    let published = shop.build(&small());
    assert_eq!((published.mode, published.kept), (Exchange::Unneeded, 4));
    assert_eq!(shop.stamps(), before);
    assert_eq!(
        shop.open(&small()).expect("opened").missing().count(),
        0,
        "the rows are whole again"
    );
}

#[test]
fn one_change_writes_one_file_each_time() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        shop.build(&small());
        let kept = shop.stamps()[&shop.at("index.html")];
        for content in ["dua", "tiga", "empat"] {
            let site = with(small(), "produk/kopi/index.html", content);
            let published = shop.build(&site);
            assert_eq!(
                (published.mode, published.written, published.kept),
                (best, 1, 3)
            );
            shop.assert_is(&site);
            assert_eq!(
                shop.stamps()[&shop.at("index.html")].identity,
                kept.identity,
                "unchanged files are the same files"
            );
        }
    }
}

#[test]
fn removed_products_take_their_folders_along() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        shop.build(&small());
        for _ in 0..2 {
            let site = without(small(), "produk/sirup/index.html");
            let published = shop.build(&site);
            shop.assert_is(&site);
            assert!(!shop.at("produk/sirup").exists());
            assert!(published.removed <= 1);
            shop.build(&small());
            shop.assert_is(&small());
        }
    }
}

#[test]
fn file_and_folder_change_places() {
    for best in WAYS {
        let mut shop = Shop::new(best);
        let (file, folder) = (
            Site::from([("a", "berkas"), ("z", "z")]),
            Site::from([("a/b/c", "dalam"), ("z", "z")]),
        );
        for site in [&file, &folder, &file, &folder, &folder] {
            shop.build(site);
            shop.assert_is(site);
        }
    }
}

#[test]
fn a_lost_spare_is_made_again() {
    let mut shop = Shop::new(Exchange::Swapped);
    shop.build(&small());
    shop.build(&with(small(), "index.html", "dua"));
    fs::remove_dir_all(shop.spare()).expect("removed");
    let site = with(small(), "index.html", "tiga");
    assert_eq!(shop.build(&site).written, 1);
    shop.assert_is(&site);
}

#[test]
fn a_lost_target_comes_back_from_the_spare() {
    let mut shop = Shop::new(Exchange::Swapped);
    shop.build(&small());
    let site = with(small(), "index.html", "dua");
    shop.build(&site);
    fs::rename(shop.target(), shop.beside("dipindah")).expect("moved away");
    let published = shop.build(&site);
    assert_eq!(
        (published.mode, published.written, published.kept),
        (Exchange::Placed, 1, 3)
    );
    shop.assert_is(&site);
}

#[test]
fn the_marker_depends_on_the_site_alone() {
    let markers = WAYS.map(|best| {
        let mut shop = Shop::new(best);
        shop.build(&with(small(), "kabar/index.html", "kabar"));
        shop.build(&small());
        shop.text(".etalase.json")
    });
    let mut fresh = Shop::new(Exchange::Swapped);
    fresh.build(&small());
    assert!(
        markers
            .iter()
            .all(|marker| *marker == fresh.text(".etalase.json"))
    );
}

#[test]
fn unusual_names_are_only_names() {
    let mut shop = Shop::new(Exchange::Swapped);
    let site = Site::from([
        ("kue é/ç 日本.html", "1"),
        ("a-b/x", "2"),
        ("a/x", "3"),
        ("a.b", "4"),
        ("-rf", "5"),
        ("...x", "6"),
    ]);
    for _ in 0..2 {
        shop.build(&site);
        shop.assert_is(&site);
    }
    assert_eq!(shop.build(&site).mode, Exchange::Unneeded);
}

#[test]
fn a_target_need_not_have_a_folder_above_it_yet() {
    let shop = Shop::new(Exchange::Swapped);
    let target = shop.beside("jauh/dalam/situs");
    let mut stage =
        super::super::open(&target, OutputRows::default(), Arc::default()).expect("opened");
    stage.prepare();
    let site = small();
    let texts: Vec<&str> = site.values().copied().collect();
    let made = stage.take(
        &ids(&site),
        |_| true,
        |number| Ok::<_, PublishError>(texts[number].as_bytes().to_vec()),
    );
    assert_eq!(made.expect("taken").len(), site.len());
    stage.commit().expect("published");
    assert!(target.join("index.html").exists());
}
