//! The photo cache: pruning, and interrupted builds.

use std::collections::BTreeSet;
use std::fs;
use std::thread;
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};

use crate::support::site::Site;
#[cfg(unix)]
use crate::support::small_disk;
use crate::support::{Run, Shop, told};

/// A shop with one product and one photo.
fn shop() -> Shop {
    let shop = Shop::small();
    shop.photo("produk/kopi/1.jpg", 330, 240);
    shop
}

fn build(shop: &Shop, cache: &Utf8Path) -> Run {
    shop.run(&["build", "--cache", cache.as_str()]).ended(0)
}

fn prune(shop: &Shop, cache: &Utf8Path) -> Run {
    shop.run_inside(&["cache", "prune", "--cache", cache.as_str()])
}

/// All files of a cache.
fn files(cache: &Utf8Path) -> BTreeSet<Utf8PathBuf> {
    Site::at(cache).paths().into_iter().collect()
}

/// Its encoded pictures and what belongs to them.
fn entries(cache: &Utf8Path) -> BTreeSet<Utf8PathBuf> {
    let files = files(cache).into_iter();
    files.filter(|path| path.starts_with("foto-v2")).collect()
}

/// Stores of builds in a cache folder.
fn stores(cache: &Utf8Path) -> Vec<Utf8PathBuf> {
    let files = files(cache).into_iter();
    files
        .filter(|path| path.starts_with("simpanan-v4"))
        .map(|path| cache.join(path))
        .collect()
}

/// Deletes the site and its store, builds, and expects no photo to be decoded.
#[track_caller]
fn expect_all_in_cache(shop: &Shop, cache: &Utf8Path) {
    shop.remove("situs");
    fs::remove_dir_all(cache.join("simpanan-v4")).expect("stores");
    build(shop, cache)
        .said("Situs siap")
        .never_said("foto diolah");
}

#[test]
fn what_a_replaced_photo_left_is_deleted() {
    let shop = shop();
    let cache = shop.path(".etalase");
    build(&shop, &cache);
    let first = entries(&cache);
    shop.photo("produk/kopi/1.jpg", 350, 230);
    build(&shop, &cache);
    let both = entries(&cache);
    let run = prune(&shop, &cache).ended(0);
    let count = format!("Tembolok dirapikan: {} berkas, ", first.len());
    assert!(run.output.starts_with(&count), "{run:?}");
    assert!(run.output.trim_end().ends_with(" dibuang."), "{run:?}");
    assert_eq!(entries(&cache), &both - &first);
    expect_all_in_cache(&shop, &cache);
    prune(&shop, &cache)
        .ended(0)
        .said("Tembolok sudah rapi; tidak ada yang dibuang.");
}

#[test]
fn the_folder_as_it_stands_counts_not_the_last_build() {
    let shop = shop();
    let cache = shop.path(".etalase");
    build(&shop, &cache);
    shop.remove("produk/kopi/1.jpg");
    shop.run_inside(&["tembolok", "rapikan"]).ended(0);
    assert_eq!(entries(&cache).len(), 0);
    assert!(
        shop.path("situs/produk/kopi/index.html").is_file(),
        "the site is left alone"
    );
}

/// Changes the price, so that the shop is read, and builds.
#[track_caller]
fn build_again(shop: &Shop, price: u32) -> Run {
    let product = format!("nama: Kopi\nharga: {price}\n");
    shop.write("produk/kopi/produk.yaml", product);
    build(shop, &shop.path(".etalase"))
}

#[test]
fn pictures_that_the_site_has_need_no_cache() {
    let shop = shop();
    let cache = shop.path(".etalase");
    build(&shop, &cache);
    let pictures = Site::at(&shop.path("situs/foto")).contents();
    fs::remove_dir_all(cache.join("foto-v2")).expect("the pictures");
    build_again(&shop, 9_000).never_said("foto diolah");
    assert_eq!(Site::at(&shop.path("situs/foto")).contents(), pictures);
    assert!(
        shop.site_html("produk/kopi/index.html")
            .contains("foto/kopi-1-")
    );
}

#[test]
fn pictures_that_neither_site_nor_cache_has_whole_are_made_again() {
    let shop = shop();
    let cache = shop.path(".etalase");
    build(&shop, &cache);
    let pictures = Site::at(&shop.path("situs/foto")).contents();
    let flip = |path: &Utf8Path| {
        let mut bytes = fs::read(path).expect("a picture");
        bytes[40] ^= 1;
        fs::write(path, bytes).expect("the cache is ours");
    };
    let damages: [&dyn Fn(&Utf8Path); 3] = [
        &|path| fs::remove_file(path).expect("a picture"),
        &|path| fs::write(path, b"").expect("the cache is ours"),
        &flip,
    ];
    for (price, damage) in (10_000..).zip(damages) {
        for path in entries(&cache) {
            if path.extension() != Some("json") {
                damage(&cache.join(path));
            }
        }
        for path in pictures.keys() {
            shop.remove(&format!("situs/foto/{path}"));
        }
        build_again(&shop, price).said("1 foto diolah");
        assert_eq!(Site::at(&shop.path("situs/foto")).contents(), pictures);
    }
}

#[test]
fn what_another_shop_with_the_same_cache_uses_is_kept() {
    let (one, other) = (shop(), shop());
    other.photo("produk/kopi/1.jpg", 300, 300);
    let cache = one.beside("tembolok");
    build(&other, &cache);
    build(&one, &cache);
    let both = entries(&cache);
    prune(&one, &cache).ended(0).said("Tembolok sudah rapi");
    assert_eq!(entries(&cache), both);
    one.photo("produk/kopi/1.jpg", 350, 230);
    build(&one, &cache);
    prune(&one, &cache).ended(0).said("Tembolok dirapikan");
    expect_all_in_cache(&other, &cache);

    // Entries that only a deleted shop used are pruned.
    fs::remove_dir_all(other.folder()).expect("a folder to delete");
    prune(&one, &cache).ended(0).said("Tembolok dirapikan");
    assert_eq!(stores(&cache).len(), 0);
    build(&one, &cache);
    expect_all_in_cache(&one, &cache);
}

#[test]
fn a_damaged_store_costs_time_only() {
    let (one, other) = (shop(), shop());
    other.photo("produk/kopi/1.jpg", 300, 300);
    let cache = one.beside("tembolok");
    build(&one, &cache);
    build(&other, &cache);
    for path in stores(&cache) {
        let bytes = fs::read(&path).expect("a store");
        fs::write(&path, &bytes[..bytes.len() / 2]).expect("half a store");
    }
    prune(&one, &cache).ended(0).said("Tembolok dirapikan");
    expect_all_in_cache(&one, &cache);
    other.remove("situs");
    build(&other, &cache).said("1 foto diolah");
    prune(&one, &cache).ended(0).said("Tembolok sudah rapi");
}

#[test]
fn only_leftovers_of_the_cache_itself_are_deleted() {
    let shop = shop();
    let cache = shop.path(".etalase");
    build(&shop, &cache);
    let before = files(&cache);
    let some_folder = entries(&cache)
        .first()
        .and_then(|path| Some(cache.join(path.parent()?)))
        .expect("an entry lies in a folder");
    fs::write(some_folder.join(".baru-AbCdEf"), "half a pic").expect("a leftover");
    for path in ["foto.txt", "foto-v0/ab/x.webp", "foto-v2/catatan/x.txt"] {
        shop.write(&format!(".etalase/{path}"), "punya saya");
    }
    prune(&shop, &cache)
        .ended(0)
        .said("Tembolok dirapikan: 1 berkas, 10 B dibuang.");
    let mut after = before;
    after.extend(["foto.txt", "foto-v0/ab/x.webp", "foto-v2/catatan/x.txt"].map(Into::into));
    assert_eq!(files(&cache), after);
}

#[cfg(unix)]
#[test]
fn a_cache_that_came_as_a_link_leads_to_no_deletion() {
    let shop = shop();
    let cache = shop.path(".etalase");
    build(&shop, &cache);
    let own = shop.beside("Dokumen");
    fs::create_dir_all(own.join("ab")).expect("a folder");
    let papers = [own.join("surat.docx"), own.join("ab/catatan.txt")];
    for paper in &papers {
        fs::write(paper, "punya saya").expect("a file");
    }
    for entry in fs::read_dir(&cache).expect("a cache") {
        let folder = entry.expect("an entry").path();
        if folder.is_dir() {
            fs::remove_dir_all(&folder).expect("a folder");
            std::os::unix::fs::symlink(&own, &folder).expect("a link");
        }
    }
    shop.run_inside(&["cache", "prune"]).ended(2);
    assert!(papers.iter().all(|paper| paper.is_file()));
}

#[test]
fn the_store_is_written_only_when_something_is_new() {
    let shop = shop();
    let cache = shop.path(".etalase");
    let written = || {
        let store = stores(&cache).pop().expect("a store");
        let modified = fs::metadata(store).expect("it is there").modified();
        modified.expect("file systems know times")
    };

    build(&shop, &cache);
    // By now the stamps of all files have settled.
    thread::sleep(Duration::from_secs(3));
    build(&shop, &cache);
    let first = written();
    build(&shop, &cache);
    assert_eq!(written(), first);
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    build(&shop, &cache);
    assert_ne!(written(), first);
}

#[test]
fn nothing_is_pruned_without_a_shop_or_a_cache() {
    let shop = shop();
    let run = shop.run_inside(&["cache", "prune"]).ended(2);
    told("no_cache_id", &run.errors);
    let run = shop
        .run_inside(&["cache", "prune", "--lang", "en"])
        .ended(2);
    told("no_cache_en", &run.errors);
    assert!(!shop.path(".etalase").exists(), "nothing is made there");

    let cache = shop.path(".etalase");
    build(&shop, &cache);
    let before = files(&cache);
    shop.write("toko.yaml", "nama: [");
    prune(&shop, &cache).ended(1).said("toko.yaml");
    shop.remove("toko.yaml");
    prune(&shop, &cache).ended(1).said("E101");
    assert_eq!(files(&cache), before);
}

#[test]
fn pruning_speaks_both_languages() {
    let shop = shop();
    let cache = shop.path(".etalase");
    build(&shop, &cache);
    shop.remove("produk/kopi/1.jpg");
    prune(&shop, &cache).ended(0);
    let english = || {
        let run = shop.run_inside(&["cache", "prune", "--lang", "en"]);
        run.ended(0).output
    };
    shop.write(".etalase/foto-v2/ab/.baru-x", "half a pic");
    assert_eq!(english(), "Cache pruned: 1 file, 10 B deleted.\n");
    assert_eq!(english(), "The cache is tidy; nothing was deleted.\n");
    let run = shop.run_inside(&["cache", "prune", "--quiet"]).ended(0);
    assert_eq!((run.output.as_str(), run.errors.as_str()), ("", ""));
}

#[cfg(unix)]
#[test]
fn a_full_disk_under_the_cache_leaves_the_former_site() {
    let shop = shop();
    let disk = shop.beside("cakram");
    let Some(_mounted) = small_disk(&disk, 160) else {
        return;
    };
    let cache = disk.join("tembolok");
    build(&shop, &cache);
    let former = shop.site_as_it_is().contents();

    fs::write(disk.join("isi"), vec![1; 60 << 10]).expect("there is room");
    for number in 2..6 {
        shop.good_photo(&format!("produk/kopi/{number}.jpg"));
    }
    shop.run(&["build", "--cache", cache.as_str()])
        .ended(3)
        .said("Penyimpanan penuh")
        .said(cache.as_str());
    assert!(shop.site_as_it_is().contents() == former);

    fs::remove_file(disk.join("isi")).expect("it is there");
    build(&shop, &cache);
    assert!(shop.site_as_it_is().contents() == shop.site().contents());
}
