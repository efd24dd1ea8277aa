//! The same input makes the same bytes, on every path through the build.

use std::collections::BTreeMap;
use std::fs;

use camino::Utf8PathBuf;

use crate::support::site::Site;
use crate::support::{Shop, example, example_cache};

/// A shop with photos of all uses.
fn shop() -> Shop {
    let shop = Shop::fixture("warung");
    shop.photo("logo.jpg", 60, 60).photo("sampul.jpg", 330, 160);
    for number in 1..=4 {
        shop.photo(
            &format!("produk/makanan/getas/{number}.jpg"),
            320 + number,
            240,
        );
        shop.photo(
            &format!("produk/minuman/es-{number}/a.jpg"),
            100 + number,
            90,
        );
    }
    shop
}

#[track_caller]
fn expect_same(one: &BTreeMap<Utf8PathBuf, Vec<u8>>, other: &BTreeMap<Utf8PathBuf, Vec<u8>>) {
    let paths =
        |contents: &BTreeMap<Utf8PathBuf, Vec<u8>>| contents.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(one), paths(other));
    for (path, bytes) in one {
        assert!(*bytes == other[path], "{path} differs");
    }
}

#[test]
fn two_builds_from_scratch_are_the_same() {
    let (one, other) = (shop(), shop());
    expect_same(&one.site().contents(), &other.site().contents());
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let contents = ["1", "4"].map(|jobs| {
        let shop = shop();
        shop.run(&["build", "--jobs", jobs]).ended(0);
        shop.site_as_it_is().contents()
    });
    expect_same(&contents[0], &contents[1]);
}

#[test]
fn the_state_of_cache_and_target_changes_nothing() {
    let shop = shop();
    let expected = shop.site().contents();
    let again = |what: &str| {
        let found = shop.site().contents();
        assert!(found == expected, "{what}");
    };
    again("warm cache, filled target");
    shop.remove(".etalase");
    again("no cache, filled target");
    shop.remove("situs");
    again("warm cache, no target");
    fs::create_dir(shop.beside("kosong")).expect("an empty folder");
    let elsewhere = shop.beside("kosong");
    shop.run(&["build", "--out", elsewhere.as_str()]).ended(0);
    expect_same(&Site::at(&elsewhere).contents(), &expected);
    let cache = shop.beside("simpanan");
    shop.remove(".etalase").remove("situs");
    shop.run(&["build", "--cache", cache.as_str()]).ended(0);
    expect_same(&shop.site_as_it_is().contents(), &expected);
    assert!(cache.is_dir() && !shop.path(".etalase").exists());
}

#[test]
fn a_changed_and_restored_shop_is_the_same_again() {
    let shop = shop();
    let expected = shop.site().contents();
    shop.change("produk/makanan/getas/produk.yaml", "25.000", "26.000");
    shop.write("kabar/sementara.md", "# Sementara\n");
    shop.photo("produk/makanan/getas/9.jpg", 50, 50);
    assert!(shop.site().contents() != expected);
    shop.change("produk/makanan/getas/produk.yaml", "26.000", "25.000");
    shop.remove("kabar/sementara.md")
        .remove("produk/makanan/getas/9.jpg");
    expect_same(&shop.site().contents(), &expected);
}

#[test]
fn the_folders_place_is_not_in_the_site() {
    let shop = shop();
    for (path, bytes) in shop.site().files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains(shop.folder().as_str()),
            "{path} tells where it was made"
        );
    }
}

#[test]
fn a_damaged_cache_costs_time_only() {
    let shop = shop();
    let expected = shop.site().contents();
    for (path, _) in Site::at(&shop.path(".etalase")).files() {
        fs::write(shop.path(".etalase").join(path), b"rusak").expect("a damaged entry");
    }
    shop.remove("situs");
    expect_same(&shop.site().contents(), &expected);
}

#[test]
fn nothing_is_ever_written_into_the_sellers_files() {
    let shop = shop();
    shop.write("produk/rusak/produk.yaml", "nama: \"Rusak\nharga: 12.50\n");
    let before = shop.sources();
    for command in [
        &["build"][..],
        &["check"],
        &["build", "--strict"],
        &["build", "--json"],
    ] {
        shop.run(command);
    }
    assert!(shop.sources() == before);
}

#[test]
fn the_example_builds_without_a_finding() {
    let run = example()
        .run(&["build", "--cache", example_cache()])
        .ended(0);
    assert_eq!(run.errors, "");
}
