//! `--only`: builds some shops of a group and the portals above; all others stay unchanged.

use crate::support::groups::{group, member_in};
use crate::support::site::Site;
use crate::support::{Shop, copy_folder, html};

#[test]
fn one_shop_alone_may_be_built_anew() {
    let group = group(3);
    group.build().ended(0);
    let dearer = |number: usize, price: &str| {
        group.write(
            &format!("toko/toko-{number:03}/produk/makanan/kue/produk.yaml"),
            format!("nama: kue nomor {number}\nharga: {price}\n"),
        );
    };
    dearer(0, "71.000");
    dearer(1, "72.000");
    group.run(&["build", "--only", "toko-001"]).ended(0);
    let words = |page: &str| html::words(&Site::at(&group.path("situs")).html(page));
    let portal = words("kategori/makanan/index.html");
    assert!(
        portal.contains("Rp72.000") && !portal.contains("Rp71.000"),
        "{portal}"
    );
    assert!(!words("toko/toko-000/index.html").contains("Rp71.000"));
    group.build().ended(0);
    let portal = words("kategori/makanan/index.html");
    assert!(
        portal.contains("Rp71.000") && portal.contains("Rp72.000"),
        "{portal}"
    );
    group
        .run(&["build", "--only", "toko-01"])
        .ended(2)
        .said("toko-001");
    Shop::small().run(&["build", "--only", "kopi"]).ended(2);
    Shop::small().run(&["build", "--shard", "1/2"]).ended(2);
    group.run(&["build", "--shard", "3/2"]).ended(2);
}

/// A group with two shops, and two groups of two shops within it.
fn city() -> Shop {
    let city = group(2);
    for village in ["toko/desa", "toko/kota lama"] {
        copy_folder(group(2).folder(), &city.path(village));
        city.change(&format!("{village}/kelompok.yaml"), "Maju", village);
    }
    member_in(&city, "toko/kota lama/toko/Toko Sari", 5);
    city
}

/// Gives a shop another price.
fn reprice(city: &Shop, shop: &str, price: &str) {
    let file = format!("toko/{shop}/produk/makanan/kue/produk.yaml");
    city.write(&file, format!("nama: kue\nharga: {price}\n"));
}

#[test]
fn a_shop_of_a_group_within_the_group_can_be_asked_for() {
    let city = city();
    city.build().ended(0);
    for (number, (name, folder)) in [
        ("desa/toko-001", "desa/toko/toko-001"),
        ("kota lama/toko-001", "kota lama/toko/toko-001"),
        ("toko/desa/toko/toko-000", "desa/toko/toko-000"),
        ("kota-lama\\toko sari", "kota lama/toko/Toko Sari"),
        ("Toko Sari", "kota lama/toko/Toko Sari"),
        // The nearest to the top goes by its own name.
        ("toko-001", "toko-001"),
    ]
    .into_iter()
    .enumerate()
    {
        reprice(&city, folder, &format!("7{number}.000"));
        city.run(&["build", "--only", name]).ended(0);
        let home = html::words(&city.site_html("kategori/makanan/index.html"));
        assert!(home.contains(&format!("Rp7{number}.000")), "{name}: {home}");
    }
    let fresh = Shop::copy_of(city.folder());
    assert!(city.site_as_it_is().contents() == fresh.site().contents());
}

#[test]
fn what_was_not_asked_for_stays_beside_and_within_groups() {
    let city = city();
    city.build().ended(0);
    let shops = ["toko-000", "desa/toko/toko-000", "desa/toko/toko-001"];
    for shop in shops {
        reprice(&city, shop, "81.000");
    }
    let dear = || {
        let shop_is_dear = |shop: &&str| {
            let page = format!("toko/{shop}/produk/kue/index.html");
            html::words(&city.site_html(&page)).contains("Rp81.000")
        };
        shops.into_iter().filter(shop_is_dear).collect::<Vec<_>>()
    };
    city.run(&["build", "--only", "desa/toko-001"]).ended(0);
    assert_eq!(dear(), ["desa/toko/toko-001"]);
    // A group is asked for with all that it consists of.
    city.run(&["build", "--only", "desa"]).ended(0);
    assert_eq!(dear(), ["desa/toko/toko-000", "desa/toko/toko-001"]);
    city.site_as_it_is().expect_sound_links();
    city.build().ended(0);
    assert_eq!(dear(), shops);
}

#[test]
fn a_name_that_fits_no_shop_or_several_is_told_with_those_that_are_near() {
    let city = city();
    member_in(&city, "toko/desa/toko/melati", 6);
    member_in(&city, "toko/kota lama/toko/melati", 7);
    city.build().ended(0);
    for (name, told) in [
        ("melati", "desa/melati, kota-lama/melati"),
        ("melatti", "/melati"),
        ("desa/melatti", "desa/melati"),
        ("toko-sary", "kota-lama/toko-sari"),
        ("dessa", "desa"),
        ("", "Tidak ada toko"),
    ] {
        city.run(&["build", "--only", name]).ended(2).said(told);
        city.run(&["build", "--lang", "en", "--only", name])
            .ended(2)
            .said("shop");
    }
}

#[test]
fn findings_of_shops_that_were_not_asked_for_are_not_told() {
    let group = group(2);
    for number in 0..2 {
        let file = format!("toko/toko-{number:03}/produk/makanan/kue/produk.yaml");
        group.write(&file, format!("nama: kue {number}\nharga: 12.50\n"));
    }
    let only = ["build", "--only", "toko-001"];
    group.build().ended(1).said("toko-000").said("toko-001");
    group.run(&only).ended(1).never_said("toko-000");
    // Mended, the former findings would point at text that is not there any more.
    reprice(&group, "toko-000", "12.500");
    group
        .run(&only)
        .ended(1)
        .said("E230")
        .never_said("toko-000");
    reprice(&group, "toko-001", "12.500");
    group.run(&only).ended(0).never_said("E230");
    group.build().ended(0);
}

#[test]
fn shops_that_were_not_asked_for_survive_a_lost_cache() {
    let group = group(3);
    let former = group.site().contents();
    group.remove(".etalase");
    group.run(&["build", "--only", "toko-001"]).ended(0);
    assert!(group.site_as_it_is().contents() == former);
}
