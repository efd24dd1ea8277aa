//! Links from the texts of a group to its members.

use crate::support::groups::{group, member, member_in};
use crate::support::{Shop, copy_folder, html};

/// The addresses that a page of the portal links to.
fn links(group: &Shop, page: &str) -> Vec<String> {
    html::links(&group.site_html(page))
}

#[track_caller]
fn expect_link(group: &Shop, page: &str, address: &str) {
    let links = links(group, page);
    assert!(links.contains(&address.to_owned()), "{page}: {links:?}");
}

#[test]
fn texts_of_a_group_lead_to_its_shops_their_goods_and_their_pages() {
    let group = group(2);
    member_in(&group, "toko/Kopi Gayo", 7);
    group.write("toko/Kopi Gayo/halaman/Cara Pesan.md", "# Cara pesan\n");
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\n\
         deskripsi: Mulai dari [Toko 0](toko/toko-000) atau [kopinya](<toko/Kopi Gayo/index.html>).\n",
    );
    group.write(
        "halaman/tentang.md",
        "[a](../toko/toko-001) [b](<../toko/Kopi Gayo>) [c](../toko/kopi-gayo/index.html)\n\
         [d](../toko/toko-000/toko.yaml) [e](../toko/toko-001/produk/makanan/kue)\n\
         [f](<../toko/Kopi Gayo/halaman/Cara Pesan.md>)\n",
    );
    group.write("kabar/2026-10-05-panen.md", "[g](../toko/toko-000/#kopi)\n");
    group.build().ended(0).never_said("E311");
    for address in ["toko/toko-000/index.html", "toko/kopi-gayo/index.html"] {
        expect_link(&group, "index.html", address);
        expect_link(&group, "tentang/index.html", &format!("../{address}"));
    }
    for address in [
        "../toko/toko-001/index.html",
        "../toko/toko-001/produk/kue/index.html",
        "../toko/kopi-gayo/cara-pesan/index.html",
    ] {
        expect_link(&group, "tentang/index.html", address);
    }
    expect_link(
        &group,
        "kabar/2026-10-05-panen/index.html",
        "../../toko/toko-000/index.html",
    );
    group.site_as_it_is().expect_sound_links();
}

#[test]
fn a_link_to_a_shop_that_is_not_there_names_the_nearest() {
    let group = group(1);
    member_in(&group, "toko/kopi-gayo", 7);
    let text = "Pesan di [Kopi](../toko/kopi-gayoo) dan [Teh](../toko/teh-kerinci),\n\
                [kue](../toko/toko-000/produk/lapis).\n";
    group.write("halaman/tentang.md", text);
    group.build().ended(0).said("`../toko/kopi-gayo`");
    let findings = group.run(&["check", "--json"]).findings();
    let broken = findings.iter().filter(|finding| finding.code == "E311");
    assert_eq!(broken.count(), 3);
    let page = html::words(&group.site_html("tentang/index.html"));
    assert!(page.contains("Pesan di Kopi dan Teh"), "{page}");
    group.site_as_it_is().expect_sound_links();
}

#[test]
fn a_shop_that_vanishes_or_comes_back_is_told_at_the_next_build() {
    let group = group(2);
    group.write("halaman/tentang.md", "[Toko](../toko/toko-001)\n");
    let to_shop = "../toko/toko-001/index.html";
    group.build().ended(0).never_said("E311");
    expect_link(&group, "tentang/index.html", to_shop);
    std::fs::remove_dir_all(group.path("toko/toko-001")).expect("a shop");
    group.build().ended(0).said("E311");
    // Nothing has changed since, and it is as true as before.
    group.build().ended(0).said("E311");
    assert!(!links(&group, "tentang/index.html").contains(&to_shop.to_owned()));
    member(&group, 1);
    group.build().ended(0).never_said("E311");
    expect_link(&group, "tentang/index.html", to_shop);
    // So it is with a product, and with a shop that cannot be read and has a page of an earlier build.
    group.write(
        "halaman/tentang.md",
        "[Kue](../toko/toko-001/produk/makanan/kue)\n",
    );
    group.build().ended(0).never_said("E311");
    std::fs::remove_dir_all(group.path("toko/toko-001/produk/makanan/kue")).expect("a product");
    group.build().ended(0).said("E311");
    group.write("halaman/tentang.md", "[Toko](../toko/toko-001)\n");
    group.write("toko/toko-001/toko.yaml", "nama: [\n");
    group.build().ended(1).never_said("E311");
    expect_link(&group, "tentang/index.html", to_shop);
}

#[test]
fn a_city_leads_to_its_cooperatives_and_to_their_shops() {
    let city = Shop::empty();
    city.write("kelompok.yaml", "nama: Kota\n");
    let inner = group(2);
    copy_folder(inner.folder(), &city.path("toko/Koperasi Maju"));
    city.write(
        "toko/Koperasi Maju/halaman/tentang.md",
        "[Toko 1](../toko/toko-001)\n",
    );
    city.write(
        "halaman/tentang.md",
        "[a](<../toko/Koperasi Maju>) [b](<../toko/Koperasi Maju/toko/toko-001/produk/makanan/kue>)\n\
         [c](<../toko/Koperasi Maju/halaman/tentang.md>)\n",
    );
    city.build().ended(0).never_said("E311");
    for address in [
        "../toko/koperasi-maju/index.html",
        "../toko/koperasi-maju/toko/toko-001/produk/kue/index.html",
        "../toko/koperasi-maju/tentang/index.html",
    ] {
        expect_link(&city, "tentang/index.html", address);
    }
    expect_link(
        &city,
        "toko/koperasi-maju/tentang/index.html",
        "../toko/toko-001/index.html",
    );
    let typed = "[b](<../toko/Koperasi Maju/toko/toko-0011>)\n";
    city.write("halaman/tentang.md", typed);
    city.build()
        .ended(0)
        .said("`../toko/Koperasi Maju/toko/toko-001`");
}
