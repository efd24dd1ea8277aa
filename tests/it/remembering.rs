//! Stored rows: findings are repeated as long as they hold, and rows of one output never apply to another.

use camino::{Utf8Path, Utf8PathBuf};

use crate::support::groups::{group, joined, shares};
use crate::support::site::Site;
use crate::support::{Run, Shop};

/// Builds two shares of a group; shops may have errors.
fn halves(group: &Shop) -> Vec<Utf8PathBuf> {
    let part = |(part, run): (Utf8PathBuf, Run)| {
        assert!(run.status <= 1, "{}", run.errors);
        part
    };
    shares(group, 2).into_iter().map(part).collect()
}

#[test]
fn what_was_found_in_a_page_is_told_as_long_as_it_is_there() {
    let shop = Shop::small();
    shop.write("tema/templates/product.html", "{{ product.nama }}");
    shop.build().ended(1).said("E602");
    let data = shop.read("produk/kopi/produk.yaml");
    shop.write("produk/kopi/produk.yaml", format!("# catatan\n{data}"));
    shop.build().ended(1).said("E602");
    let former = shop.site_as_it_is().contents();
    shop.run(&["build", "--strict"]).ended(1).said("E602");
    assert!(shop.site_as_it_is().contents() == former);
    shop.remove("tema/templates/product.html");
    shop.build().ended(0);
}

#[test]
fn the_worker_knows_the_pages_of_its_own_output() {
    let shop = Shop::small();
    shop.product("teh", "harga: 4.000\n");
    shop.product("gula", "harga: 3.000\n");
    shop.build().ended(0);
    shop.product("teh", "harga: 5.000\n");
    let other = shop.beside("uji");
    shop.run(&["build", "--out", other.as_str()]).ended(0);
    shop.product("teh", "harga: 4.000\n");
    shop.product("gula", "harga: 3.500\n");
    shop.build().ended(0);
    for site in [shop.site_as_it_is(), Site::at(&other)] {
        let digests = site.page_digests();
        for (path, page) in site.pages() {
            let (_, digest) = page.rsplit_once("<!--etalase:").expect("a digest");
            let folder = path.parent().map_or("", Utf8Path::as_str);
            if path != "404.html" {
                assert_eq!(digests[folder], digest[..8], "{path}");
            }
        }
    }
}

#[test]
fn a_shop_that_cannot_be_read_is_left_out_of_parts_as_of_the_whole() {
    let group = group(3);
    group.write("toko/toko-001/toko.yaml", "nama: \"Toko\nwhatsapp: [\n");
    group.build().ended(1);
    let whole = group.site_as_it_is().contents();
    let joined = joined(&group, &halves(&group));
    assert!(Site::at(&joined).contents() == whole);
}

#[test]
fn what_is_put_together_from_older_parts_is_made_anew_when_the_folder_is_built() {
    let group = group(2);
    let parts = halves(&group);
    group.change(
        "toko/toko-001/produk/makanan/kopi/produk.yaml",
        "12.500",
        "13.500",
    );
    let new = group.site().contents();
    group
        .run_inside(&["join", parts[0].as_str(), parts[1].as_str()])
        .ended(0);
    let site = group.site_as_it_is();
    assert!(site.html("toko/toko-001/index.html").contains("Rp12.500"));
    group.build().ended(0);
    assert!(group.site_as_it_is().contents() == new);
}

#[test]
fn a_part_in_the_place_of_the_site_does_not_pass_for_it() {
    let group = group(2);
    let whole = group.site().contents();
    group.run(&["build", "--shard", "1/2"]).ended(0);
    assert!(!group.site_as_it_is().has("index.html"));
    group.build().ended(0);
    assert!(group.site_as_it_is().contents() == whole);
}

#[test]
fn shops_that_are_not_asked_for_stay_whatever_happened_to_their_files() {
    let group = group(3);
    let whole = group.site().contents();
    let touched = group.path("situs/toko/toko-001/index.html");
    std::fs::write(&touched, "rusak").expect("it can be written");
    group.run(&["build", "--only", "toko-000"]).ended(0);
    assert!(group.site_as_it_is().contents() == whole);
    group.build().ended(0);
    assert!(group.site_as_it_is().contents() == whole);
}

#[test]
fn a_portal_names_only_shops_that_are_in_its_output() {
    let group = group(3);
    group.build().ended(0);
    group.write("toko/toko-001/toko.yaml", "nama: \"Toko\nwhatsapp: [\n");
    // Its published files stay where they are, and nowhere else.
    group.build().ended(1);
    assert!(group.site_as_it_is().html("index.html").contains("Toko 1"));
    let other = group.beside("baru");
    group.run(&["build", "--out", other.as_str()]).ended(1);
    let other = Site::at(&other);
    assert!(!other.html("index.html").contains("toko-001"));
    other.expect_sound_links();
    // Without its files it loses its place in the portal.
    std::fs::remove_dir_all(group.path("situs/toko/toko-001")).expect("it is there");
    group.build().ended(1);
    let site = group.site_as_it_is();
    assert!(!site.html("index.html").contains("toko-001"));
    site.expect_sound_links();
}
