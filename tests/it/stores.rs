//! A store that is damaged, lost, of another shop, or forged costs time, and changes nothing in the output.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use crate::support::Shop;
use crate::support::groups::group;
use crate::support::library::{Library, Silent};
use crate::support::site::Site;

/// The one store of a shop.
fn store(shop: &Shop) -> Utf8PathBuf {
    let folder = shop.path(".etalase/simpanan-v4");
    let mut files = folder.read_dir_utf8().expect("a folder of stores");
    let store = files.next().expect("a store").expect("an entry");
    store.into_path()
}

/// A site that was built, with a later change in its folder.
fn changed(shop: &Shop, product: &str) -> Library {
    let library = Library::of(shop.folder());
    library.build(&Silent);
    shop.write(product, "nama: Kue\nharga: 7.500\n");
    library
}

/// Builds, and compares with a cold build.
#[track_caller]
fn expect_as_cold(shop: &Shop, library: &Library, what: &str) {
    library.build(&Silent);
    let cold = Library::new(
        shop.folder(),
        &shop.beside("dingin"),
        &shop.beside("tembolok-lain"),
    );
    cold.build(&Silent);
    let [now, expected] =
        [shop.path("situs"), shop.beside("dingin")].map(|root| Site::at(&root).contents());
    assert!(now == expected, "{what}");
}

/// Damaged variants of a store's bytes.
fn damages(whole: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut damages = vec![
        ("empty".to_owned(), Vec::new()),
        ("a text".to_owned(), b"bukan simpanan".to_vec()),
        ("zeros".to_owned(), vec![0; whole.len()]),
        ("ones".to_owned(), vec![0xff; 64]),
    ];
    for step in 0..6 {
        let at = whole.len() * step / 6;
        damages.push((format!("cut at {at}"), whole[..at].to_vec()));
    }
    for step in 0..30 {
        let at = whole.len() * step / 30;
        let mut spoiled = whole.to_vec();
        spoiled[at] ^= 0x41;
        damages.push((format!("another byte at {at}"), spoiled));
    }
    damages
}

#[test]
fn a_damaged_store_costs_time_only() {
    let group = group(2);
    let library = changed(&group, "toko/toko-001/produk/kue/produk.yaml");
    let store = store(&group);
    let whole = fs::read(&store).expect("a store");
    for (what, bytes) in damages(&whole) {
        fs::write(&store, bytes).expect("the cache is ours");
        expect_as_cold(&group, &library, &what);
    }
}

#[test]
fn the_store_of_another_shop_is_none() {
    let (one, other) = (Shop::small(), Shop::fixture("warung"));
    let library = changed(&one, "produk/kopi/produk.yaml");
    Library::of(other.folder()).build(&Silent);
    fs::copy(store(&other), store(&one)).expect("a copy");
    expect_as_cold(&one, &library, "another shop's");
}

#[test]
fn a_site_that_came_with_its_store_is_made_anew() {
    let shop = Shop::small();
    Library::of(shop.folder()).build(&Silent);
    let page = shop.path("situs/index.html");
    fs::write(&page, "<p>titipan</p>").expect("the page of a stranger");
    // Simulates an unpacked archive: names, bytes and modification times, but neither change times nor inodes.
    let received = shop.beside("kiriman");
    copy(shop.folder(), &received);
    let library = Library::of(&received);
    library.build(&Silent);
    let made = fs::read_to_string(received.join("situs/index.html")).expect("a page");
    assert!(!made.contains("titipan"), "{made}");
}

#[cfg(unix)]
#[test]
fn what_stands_in_the_place_of_a_store_is_neither_read_nor_followed() {
    let shop = Shop::small();
    let library = changed(&shop, "produk/kopi/produk.yaml");
    let store = store(&shop);
    let secret = shop.beside("rahasia");
    fs::write(&secret, "milik saya").expect("a file");
    fs::remove_file(&store).expect("a store");
    std::os::unix::fs::symlink(&secret, &store).expect("a link");
    expect_as_cold(&shop, &library, "a link");
    assert_eq!(fs::read(&secret).expect("still there"), b"milik saya");

    fs::remove_file(&store).expect("a store or a link");
    fs::create_dir(&store).expect("a folder");
    shop.write("produk/kopi/produk.yaml", "nama: Kopi\nharga: 8.000\n");
    expect_as_cold(&shop, &library, "a folder");
}

/// Copies a folder with the times of its files.
fn copy(from: &Utf8Path, to: &Utf8Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in from.read_dir_utf8().expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy(entry.path(), &to);
            continue;
        }
        fs::copy(entry.path(), &to).expect("a copy");
        let time = fs::metadata(entry.path()).and_then(|metadata| metadata.modified());
        let copied = fs::File::options().write(true).open(&to);
        let set = copied.and_then(|file| file.set_modified(time.expect("a time")));
        set.expect("a time can be set");
    }
}
