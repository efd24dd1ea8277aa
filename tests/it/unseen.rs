//! Files that cannot be seen are not taken for deleted: their published pages stay, and a finding says so.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;

use camino::Utf8PathBuf;

use crate::support::groups::{group, member, member_in};
use crate::support::site::Site;
use crate::support::{Shop, copy_folder, html, skip, unprivileged};

/// A named mishap of a path.
type Mishap = (&'static str, fn(&Shop, &str));

/// Moves a file or folder and puts a link to it in its place.
fn link(shop: &Shop, path: &str) {
    fs::rename(shop.path(path), shop.beside("asli")).expect("a rename");
    symlink(shop.beside("asli"), shop.path(path)).expect("a link");
}

/// Undoes [`link`].
fn unlink(shop: &Shop, path: &str) {
    fs::remove_file(shop.path(path)).expect("a link");
    fs::rename(shop.beside("asli"), shop.path(path)).expect("a rename");
}

fn contents(shop: &Shop) -> BTreeMap<Utf8PathBuf, Vec<u8>> {
    shop.site_as_it_is().contents()
}

/// Expects a command to report something unseen, and the site unchanged.
#[track_caller]
fn stays(shop: &Shop, command: &str, former: &BTreeMap<Utf8PathBuf, Vec<u8>>, case: &str) {
    let run = shop.run(&[command]);
    assert_eq!(run.status, 1, "{case}, {command}: {run:?}");
    let is_told = run.errors.contains("E123") || run.errors.contains("E124");
    assert!(is_told, "{case}, {command}: {}", run.errors);
    assert!(contents(shop) == *former, "{case}: the site changed");
}

/// A group with two shops, and a group of two shops within it.
fn city() -> Shop {
    let city = group(2);
    copy_folder(group(2).folder(), &city.path("toko/desa"));
    city
}

#[test]
fn a_group_whose_shops_cannot_be_seen_keeps_them() {
    for folder in ["toko", "toko/desa/toko"] {
        let group = city();
        let former = group.site().contents();
        link(&group, folder);
        stays(&group, "build", &former, folder);
        stays(&group, "check", &former, folder);
        fs::remove_dir_all(group.beside("asli")).expect("what it led to");
        stays(&group, "build", &former, "a link to nowhere");
    }
}

#[test]
fn a_group_that_has_lost_all_its_shops_keeps_them_until_it_is_meant() {
    let losses: [Mishap; 3] = [
        ("gone", |_, _| {}),
        ("empty", |shop, path| {
            fs::create_dir(shop.path(path)).expect("a folder");
        }),
        ("a file", |shop, path| {
            shop.write(path, "");
        }),
    ];
    for folder in ["toko", "toko/desa/toko"] {
        let group = city();
        let former = group.site().contents();
        for (case, lose) in losses {
            fs::rename(group.path(folder), group.beside("asli")).expect("a rename");
            lose(&group, folder);
            stays(&group, "build", &former, &format!("{folder} is {case}"));
            if group.path(folder).exists() {
                group.remove(folder);
            }
            fs::rename(group.beside("asli"), group.path(folder)).expect("a rename");
        }
        group.remove(folder);
        stays(&group, "check", &former, folder);
        group.build().ended(1).said("--kosong");
        group.run(&["build", "--lang", "en"]).said("--empty");
        group.run(&["build", "--empty"]).ended(0);
        let site = group.site_as_it_is();
        let shops = format!("{folder}/");
        let is_shop = |path: &Utf8PathBuf| path.as_str().starts_with(&shops);
        assert!(!site.paths().iter().any(is_shop));
        site.expect_sound_links();
        group.build().ended(0);
    }
}

#[test]
fn an_empty_group_is_not_meant_where_its_shops_cannot_be_seen() {
    let group = group(2);
    let former = group.site().contents();
    link(&group, "toko");
    group.run(&["build", "--kosong"]).ended(1).said("E123");
    assert!(contents(&group) == former);
}

/// Mishaps of a member's folder.
const MEMBER: &[Mishap] = &[
    ("a link", link),
    ("a file", |shop, path| {
        shop.remove(path).write(path, "");
    }),
    ("without toko.yaml", |shop, path| {
        shop.remove(&format!("{path}/toko.yaml"));
    }),
    ("empty", |shop, path| {
        shop.remove(path);
        fs::create_dir(shop.path(path)).expect("a folder");
    }),
    ("with a link for its toko.yaml", |shop, path| {
        link(shop, &format!("{path}/toko.yaml"));
    }),
    ("with a folder for its toko.yaml", |shop, path| {
        let data = format!("{path}/toko.yaml");
        shop.remove(&data);
        fs::create_dir(shop.path(&data)).expect("a folder");
    }),
    ("with a link for its produk", |shop, path| {
        link(shop, &format!("{path}/produk"));
    }),
];

/// Expects a member with a mishap to be unchanged, while the shop beside it is updated, and both in the portal.
#[track_caller]
fn others_go_on(group: &Shop, folder: &str, case: &str) {
    let former = contents(group);
    group.change(
        "toko/toko-000/produk/makanan/kue/produk.yaml",
        "12.500",
        "71.000",
    );
    let run = group.run(&["build", "--lang", "en"]).ended(1);
    let name = folder.rsplit('/').next().unwrap_or_default();
    run.said("E123").said(name).said("4 shops");
    let site = group.site_as_it_is();
    let home = html::words(&site.html("index.html"));
    for part in ["Rp71.000", "kue nomor 1"] {
        assert!(home.contains(part), "{case}: {home}");
    }
    site.expect_sound_links();
    let (now, shop) = (site.contents(), format!("{folder}/"));
    for (path, bytes) in former {
        let is_its_own = path.as_str().starts_with(&shop);
        assert!(!is_its_own || now[&path] == bytes, "{case}: {path}");
    }
}

#[test]
fn a_member_that_cannot_be_seen_stays_while_the_others_go_on() {
    for (case, befall) in MEMBER {
        let group = city();
        group.build().ended(0);
        befall(&group, "toko/toko-001");
        others_go_on(&group, "toko/toko-001", case);
        group.check().ended(1).said("E123");
    }
    let group = city();
    group.build().ended(0);
    link(&group, "toko/desa/toko/toko-001");
    others_go_on(
        &group,
        "toko/desa/toko/toko-001",
        "in a group within the group",
    );
}

#[test]
fn a_group_within_the_group_that_cannot_be_seen_stays_as_a_whole() {
    let cases: [Mishap; 2] = [
        ("a link", link),
        ("without kelompok.yaml", |shop, path| {
            shop.remove(&format!("{path}/kelompok.yaml"));
        }),
    ];
    for (case, befall) in cases {
        let group = city();
        group.build().ended(0);
        befall(&group, "toko/desa");
        others_go_on(&group, "toko/desa", case);
    }
}

#[test]
fn a_member_that_is_seen_again_is_built_again() {
    let group = city();
    let former = group.site().contents();
    for folder in ["toko", "toko/toko-001", "toko/desa", "toko/desa/toko"] {
        link(&group, folder);
        stays(&group, "build", &former, folder);
        unlink(&group, folder);
    }
    group.build().ended(0).never_said("E123");
    assert!(contents(&group) == former);
    // The members that are deleted while others are there are gone, as the person wished.
    group.remove("toko/toko-001").remove("toko/desa");
    group.build().ended(0);
    let fresh = Shop::copy_of(group.folder());
    assert!(contents(&group) == fresh.site().contents());
}

#[test]
fn what_was_never_published_keeps_nothing_up() {
    let group = group(2);
    fs::create_dir(group.path("toko/kosong")).expect("a folder");
    symlink(group.path("halaman"), group.path("toko/putar")).expect("a link");
    let run = group.build().ended(1).said("E101").said("E110");
    run.never_said("E123");
    let shop = Shop::small();
    let aside = shop.beside("lain");
    fs::create_dir(&aside).expect("a folder");
    shop.build().ended(0);
    symlink(&aside, shop.path("produk/pintu")).expect("a link");
    shop.change("produk/kopi/produk.yaml", "12.500", "13.500");
    shop.build().ended(0).said("E110").never_said("E123");
    assert!(shop.site_html("index.html").contains("Rp13.500"));
    // Nor does what was taken back before it was hidden.
    shop.run(&["build", "--out", shop.beside("baru").as_str()])
        .ended(0);
}

/// A shop with every kind of file.
fn full_shop() -> Shop {
    let shop = Shop::fixture("warung");
    shop.good_photo("produk/makanan/getas/1.jpg");
    shop.good_photo("produk/foto-saja/1.jpg");
    shop.good_photo("logo.jpg");
    shop.write("tema/aset/theme.css", "body{color:#123}");
    shop
}

/// All files that a shop is made of, except `toko.yaml`.
const PIECES: &[&str] = &[
    "produk/makanan",
    "produk/makanan/getas",
    "produk/makanan/getas/produk.yaml",
    "produk/makanan/getas/1.jpg",
    "produk/minuman/kopi-bubuk/cerita.md",
    "produk/foto-saja",
    "produk/foto-saja/1.jpg",
    "produk",
    "halaman",
    "halaman/tentang.md",
    "kabar",
    "kabar/panen.md",
    "tema",
    "tema/aset/theme.css",
    "logo.jpg",
    "toko.yaml",
];

#[test]
fn a_shop_of_which_a_piece_cannot_be_seen_stays_as_it_was() {
    let shop = full_shop();
    shop.build().ended(0);
    let former = contents(&shop);
    for (number, piece) in PIECES.iter().enumerate() {
        link(&shop, piece);
        let run = shop.run(&[["build", "check"][number % 2]]);
        assert_eq!(run.status, 1, "{piece}: {run:?}");
        assert!(contents(&shop) == former, "{piece}");
        run.said(piece.rsplit('/').next().unwrap_or_default());
        unlink(&shop, piece);
    }
    shop.build().ended(0).never_said("E123");
    assert!(contents(&shop) == former);
}

#[test]
fn a_folder_in_the_place_of_a_products_data_hides_it() {
    let shop = Shop::small();
    let former = shop.site().contents();
    shop.remove("produk/kopi/produk.yaml");
    fs::create_dir(shop.path("produk/kopi/produk.yaml")).expect("a folder");
    stays(&shop, "build", &former, "produk.yaml is a folder");
}

#[test]
fn what_may_not_be_opened_stays_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let shop = full_shop();
    let group = city();
    for shop in [&shop, &group] {
        let Some(run) = unprivileged(shop, &["build"]) else {
            return skip("files that may not be read: an administrator may read everything");
        };
        run.ended(0);
    }
    let pieces = PIECES.iter().map(|piece| (&shop, *piece));
    let members = ["toko", "toko/toko-001", "toko/desa", "toko/desa/toko"];
    for (shop, piece) in pieces.chain(members.map(|piece| (&group, piece))) {
        let former = contents(shop);
        let path = shop.path(piece);
        let mode = fs::metadata(&path).expect("it is there").permissions();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("a mode");
        // A photo that has not changed need not be opened.
        if !piece.ends_with(".jpg") {
            let run = unprivileged(shop, &["check"]).expect("it could before");
            assert_eq!(run.status, 1, "{piece}: {run:?}");
            run.said("E108").said("E123");
        }
        let run = unprivileged(shop, &["build"]).expect("it could before");
        assert!(contents(shop) == former, "{piece}: {run:?}");
        fs::set_permissions(&path, mode).expect("a mode");
    }
    for shop in [&shop, &group] {
        let run = unprivileged(shop, &["build"]).expect("it could before");
        run.ended(0).never_said("E108");
    }
}

#[test]
fn nothing_unseen_is_lost_with_the_cache() {
    for folder in ["toko", "toko/toko-001", "toko/desa/toko", "toko/desa"] {
        let group = city();
        let former = group.site().contents();
        link(&group, folder);
        group.remove(".etalase");
        stays(&group, "build", &former, folder);
    }
    let group = city();
    let former = group.site().contents();
    group.remove("toko").remove(".etalase");
    stays(&group, "build", &former, "no shops, no cache");
}

#[test]
fn pictures_of_what_cannot_be_seen_stay_in_the_cache() {
    let pictures = |shop: &Shop| -> Vec<_> { Site::at(&shop.path(".etalase/foto-v2")).paths() };
    let group = city();
    group.good_photo("toko/toko-001/produk/makanan/kue/1.jpg");
    group.good_photo("toko/desa/toko/toko-001/produk/makanan/kue/1.jpg");
    group.build().ended(0);
    let former = pictures(&group);
    assert!(!former.is_empty());
    for hidden in [
        "toko",
        "toko/toko-001",
        "toko/toko-001/produk",
        "toko/toko-001/produk/makanan/kue",
        "toko/toko-001/produk/makanan/kue/1.jpg",
        "toko/desa",
        "toko/desa/toko",
        "toko/desa/toko/toko-001",
    ] {
        link(&group, hidden);
        let prune = || group.run_inside(&["cache", "prune"]).ended(1);
        prune().said("E123").said("tidak dirapikan");
        unlink(&group, hidden);
        assert_eq!(pictures(&group), former, "{hidden}");
    }
    fs::rename(group.path("toko"), group.beside("asli")).expect("a rename");
    group.run_inside(&["cache", "prune"]).ended(1).said("E124");
    assert_eq!(pictures(&group), former);
    fs::rename(group.beside("asli"), group.path("toko")).expect("a rename");
    group.run_inside(&["cache", "prune"]).ended(0);
    assert_eq!(pictures(&group), former);
}

#[test]
fn a_share_keeps_what_it_cannot_see() {
    let group = group(4);
    let part = ["build", "--shard", "1/2"];
    group.run(&part).ended(0);
    let former = contents(&group);
    for folder in ["toko", "toko/toko-002"] {
        link(&group, folder);
        group.run(&part).ended(1).said("E123");
        assert!(contents(&group) == former, "{folder}");
        unlink(&group, folder);
    }
    member(&group, 4);
    member_in(&group, "toko/toko-005", 5);
    group.run(&part).ended(0);
}
