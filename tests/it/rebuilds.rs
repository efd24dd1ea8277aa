//! Incremental builds do what is necessary, and no more.

use std::collections::BTreeMap;
use std::fs;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use camino::Utf8PathBuf;
use etalase::value::Date;

use crate::support::library::{BeforePhotos, Library, Silent};
use crate::support::{Run, Shop, pictures};

fn shop() -> Shop {
    let shop = Shop::fixture("warung");
    shop.good_photo("produk/makanan/getas/1.jpg");
    shop.good_photo("produk/makanan/keripik-pisang/1.jpg");
    shop.build().ended(0);
    // Sleeps past one tick of coarse file clocks.
    sleep(Duration::from_millis(20));
    shop
}

/// When each file of the output was written.
fn times(shop: &Shop) -> BTreeMap<Utf8PathBuf, SystemTime> {
    let site = shop.site_as_it_is();
    let time = |path: &Utf8PathBuf| {
        let metadata = fs::metadata(site.root().join(path)).expect("a file of the site");
        metadata.modified().expect("file systems know times")
    };
    site.paths()
        .into_iter()
        .map(|path| (path.clone(), time(&path)))
        .collect()
}

/// New and rewritten files, except the marker.
fn rewritten(
    before: &BTreeMap<Utf8PathBuf, SystemTime>,
    after: &BTreeMap<Utf8PathBuf, SystemTime>,
) -> Vec<String> {
    let anew = after
        .iter()
        .filter(|(path, time)| before.get(*path) != Some(*time));
    let ours = anew.map(|(path, _)| without_hash(path.as_str()));
    ours.filter(|path| path != ".etalase.json").collect()
}

/// `aset/shop.js` for `aset/shop.1f2e3d4c.js`, and data likewise.
fn without_hash(path: &str) -> String {
    match path.rsplit('.').collect::<Vec<_>>()[..] {
        ["js" | "json", hash, ..] if path.starts_with("aset/") => {
            path.replace(&format!(".{hash}."), ".")
        }
        _ => path.to_owned(),
    }
}

/// Number of pages rendered and photos decoded, by the summary.
fn counts(run: &Run) -> (u32, u32) {
    let count = |what: &str| {
        let before = run
            .output
            .split(what)
            .next()
            .filter(|before| before.len() < run.output.len());
        before
            .and_then(|before| before.split_whitespace().last()?.parse().ok())
            .unwrap_or(0)
    };
    (count(" halaman dibuat"), count(" foto diolah"))
}

#[test]
fn when_nothing_changed_nothing_is_written() {
    let shop = shop();
    let before = times(&shop);
    let folder = fs::metadata(shop.path("situs"))
        .expect("the site")
        .modified()
        .expect("a time");
    for _ in 0..2 {
        let run = shop
            .build()
            .ended(0)
            .said("Tidak ada yang berubah")
            .never_said("halaman dibuat");
        assert_eq!(run.errors, "");
        assert_eq!(times(&shop), before);
    }
    assert_eq!(
        fs::metadata(shop.path("situs"))
            .expect("the site")
            .modified()
            .expect("a time"),
        folder
    );
}

#[test]
fn a_file_that_was_touched_but_not_changed_rewrites_nothing() {
    let shop = shop();
    let before = times(&shop);
    for path in [
        "toko.yaml",
        "produk/makanan/getas/produk.yaml",
        "produk/makanan/getas/1.jpg",
        "halaman/tentang.md",
    ] {
        let bytes = fs::read(shop.path(path)).expect("a file");
        shop.write(path, bytes);
    }
    let run = shop.build().ended(0).said("Tidak ada yang berubah");
    assert_eq!(counts(&run), (0, 0));
    assert_eq!(times(&shop), before);
}

#[test]
fn one_changed_price_rewrites_the_pages_that_show_it() {
    let shop = shop();
    let before = times(&shop);
    shop.change("produk/makanan/getas/produk.yaml", "25.000", "26.000");
    let run = shop.build().ended(0);
    let pages = [
        "daftar-harga/index.html",
        "index.html",
        "kategori/makanan/index.html",
        "produk/getas/index.html",
        // Its neighbours show it as another product of the same category.
        "produk/keripik-pisang/index.html",
    ];
    let rewritten = rewritten(&before, &times(&shop));
    let mut expected = [
        pages.as_slice(),
        &[
            "aset/pages-0.json",
            "aset/search-names-0.js",
            "cari/index.html",
            "sw.js",
        ],
    ]
    .concat();
    expected.sort_unstable();
    assert_eq!(rewritten, expected, "the search page names its index");
    assert_eq!(counts(&run), (6, 0));
    for page in pages {
        assert!(shop.site_html(page).contains("Rp26.000"), "{page}");
    }
}

#[test]
fn one_new_photo_is_the_only_one_decoded() {
    let shop = shop();
    let before = times(&shop);
    shop.photo("produk/makanan/getas/2.jpg", 70, 50);
    let run = shop.build().ended(0);
    assert_eq!(counts(&run), (1, 1), "{run:?}");
    let rewritten = rewritten(&before, &times(&shop));
    let photos = rewritten
        .iter()
        .filter(|path| path.starts_with("foto/getas-2-70."));
    assert_eq!(photos.count(), 2, "{rewritten:?}");
    assert_eq!(rewritten.len(), 5, "{rewritten:?}");
    for file in ["aset/pages-0.json", "sw.js"] {
        assert!(rewritten.contains(&file.to_owned()), "{rewritten:?}");
    }
}

#[test]
fn a_photo_under_another_name_is_not_decoded_again() {
    let shop = shop();
    fs::rename(
        shop.path("produk/makanan/getas/1.jpg"),
        shop.path("produk/makanan/getas/9.jpg"),
    )
    .expect("a new name");
    let run = shop.build().ended(0);
    assert_eq!(counts(&run).1, 0, "{run:?}");
}

#[test]
fn a_removed_product_is_gone_with_its_photos() {
    let shop = shop();
    shop.remove("produk/makanan/getas");
    let site = shop.site();
    for (path, bytes) in site.files() {
        assert!(!path.as_str().contains("getas"), "{path}");
        assert!(
            !String::from_utf8_lossy(&bytes).contains("Getas"),
            "{path} tells of it"
        );
    }
    site.expect_sound_links();
    assert!(
        !site.root().join("produk/getas").exists(),
        "no empty folder is left"
    );
}

#[test]
fn a_finding_stays_until_it_is_mended() {
    let shop = shop();
    shop.write("produk/makanan/getas/2.jpg", "bukan foto");
    let first = shop.build().ended(1).said("E501");
    let second = shop.build().ended(1);
    assert_eq!(first.errors, second.errors);
    shop.remove("produk/makanan/getas/2.jpg");
    assert_eq!(shop.build().ended(0).errors, "");
}

#[test]
fn a_file_that_got_lost_in_the_site_comes_back() {
    let shop = shop();
    let expected = shop.site_as_it_is().contents();
    for path in ["index.html", "produk/getas", "foto"] {
        shop.remove(&format!("situs/{path}"));
        shop.build().ended(0);
        assert!(shop.site_as_it_is().contents() == expected, "{path}");
    }
}

#[test]
fn a_photo_that_changes_during_a_build_is_asked_for_again() {
    let shop = Shop::small();
    let name = "produk/kopi/1.jpg";
    shop.photo(name, 60, 60);
    let other = pictures::jpeg(&pictures::sharp(60, 60));
    let library = Library::of(shop.folder());
    let write = BeforePhotos(|| {
        shop.write(name, &other);
    });
    assert_eq!(library.build(&write).1, ["E508"]);
    let site = shop.site_as_it_is();
    site.expect_sound_links();
    assert!(
        site.html("produk/kopi/index.html")
            .contains("class=placeholder")
    );
    // And again is enough.
    assert!(!library.build(&Silent).1.contains(&"E508"));
    site.photo("kopi-1", 60, "webp");
}

#[test]
fn another_day_changes_nothing_and_another_year_is_noticed() {
    let shop = Shop::bare();
    shop.product("kopi", "harga: 5.000\nizin:\n  pirt: 2061171010012-26\n");
    let mut library = Library::of(shop.folder());
    let on = |library: &mut Library, day: &str| {
        library.options.today = Date::parse(day).expect("a date");
        let (built, codes) = library.build(&Silent);
        (built.key, built.rendered, codes.contains(&"E307"))
    };
    let (first, rendered, has_expired) = on(&mut library, "2026-11-29");
    assert!(rendered > 0 && !has_expired);
    assert_eq!(on(&mut library, "2026-11-30"), (first.clone(), 0, false));
    let (later, _, has_expired) = on(&mut library, "2027-01-01");
    assert!(later != first && has_expired);
}
