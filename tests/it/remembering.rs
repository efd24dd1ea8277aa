//! What one build remembers for the next: nothing that was found is forgotten while it lasts, and nothing that
//! is remembered of one output passes for another.

use crate::support::Shop;
use crate::support::site::Site;

/// A group of two levels at most, with so many shops of one product each.
fn group(shops: usize) -> Shop {
    let group = Shop::empty();
    group.write(
        "kelompok.yaml",
        "nama: Koperasi\nwhatsapp: 0812-0000-1299\n",
    );
    for number in 0..shops {
        member(&group, &format!("toko/toko-{number}"));
    }
    group
}

fn member(group: &Shop, folder: &str) {
    let name = folder.rsplit('/').next().expect("a name");
    group.write(
        &format!("{folder}/toko.yaml"),
        format!("nama: Milik {name}\nwhatsapp: 0812-0000-1234\n"),
    );
    group.write(
        &format!("{folder}/produk/kopi/produk.yaml"),
        format!("nama: Kopi {name}\nharga: 12.500\n"),
    );
}

/// Builds a share of a group into a folder and with a cache of its own.
fn share(group: &Shop, share: &str, part: &str) {
    let cache = group.beside(&format!("simpanan-{part}"));
    let out = group.beside(part);
    let words = ["build", "--shard", share, "--out", out.as_str()];
    let run = group.run(&[&words[..], &["--cache", cache.as_str()]].concat());
    assert!(run.status <= 1, "{}", run.errors);
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
        let worker = site.html("sw.js");
        for (path, page) in site.pages() {
            let (_, seal) = page.rsplit_once("<!--etalase:").expect("a seal");
            let seal = &seal[..8];
            let is_listed = worker.contains(seal);
            assert!(is_listed || path == "404.html", "{path}: {seal}");
        }
    }
}

#[test]
fn a_shop_that_cannot_be_read_is_left_out_of_parts_as_of_the_whole() {
    let group = group(3);
    group.write("toko/toko-1/toko.yaml", "nama: \"Toko\nwhatsapp: [\n");
    group.build().ended(1);
    let whole = group.site_as_it_is().contents();
    share(&group, "1/2", "bagian-1");
    share(&group, "2/2", "bagian-2");
    let (one, two) = (group.beside("bagian-1"), group.beside("bagian-2"));
    let (joined, cache) = (group.beside("gabungan"), group.beside("simpanan"));
    let words = ["join", one.as_str(), two.as_str(), "--out", joined.as_str()];
    group
        .run_inside(&[&words[..], &["--cache", cache.as_str()]].concat())
        .ended(0);
    assert!(Site::at(&joined).contents() == whole);
}

#[test]
fn what_is_put_together_from_older_parts_is_made_anew_when_the_folder_is_built() {
    let group = group(2);
    share(&group, "1/2", "bagian-1");
    share(&group, "2/2", "bagian-2");
    group.change("toko/toko-1/produk/kopi/produk.yaml", "12.500", "13.500");
    let new = group.site().contents();
    let (one, two) = (group.beside("bagian-1"), group.beside("bagian-2"));
    group
        .run_inside(&["join", one.as_str(), two.as_str()])
        .ended(0);
    let site = group.site_as_it_is();
    assert!(site.html("toko/toko-1/index.html").contains("Rp12.500"));
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
    let touched = group.path("situs/toko/toko-1/index.html");
    std::fs::write(&touched, "rusak").expect("it can be written");
    group.run(&["build", "--only", "toko-0"]).ended(0);
    assert!(group.site_as_it_is().contents() == whole);
    group.build().ended(0);
    assert!(group.site_as_it_is().contents() == whole);
}

#[test]
fn a_portal_names_only_shops_that_are_in_its_output() {
    let group = group(3);
    group.build().ended(0);
    group.write("toko/toko-1/toko.yaml", "nama: \"Toko\nwhatsapp: [\n");
    // What was made of it before stays where it is, and nowhere else.
    group.build().ended(1);
    assert!(
        group
            .site_as_it_is()
            .html("index.html")
            .contains("Milik toko-1")
    );
    let other = group.beside("baru");
    group.run(&["build", "--out", other.as_str()]).ended(1);
    let other = Site::at(&other);
    assert!(!other.html("index.html").contains("toko-1"));
    other.expect_sound_links();
    // Its files are gone: so is its place in the portal.
    std::fs::remove_dir_all(group.path("situs/toko/toko-1")).expect("it is there");
    group.build().ended(1);
    let site = group.site_as_it_is();
    assert!(!site.html("index.html").contains("toko-1"));
    site.expect_sound_links();
}

#[test]
fn only_shops_of_the_group_itself_can_be_asked_for() {
    let group = group(1);
    group.write(
        "toko/desa/kelompok.yaml",
        "nama: Desa\nwhatsapp: 0812-0000-1277\n",
    );
    member(&group, "toko/desa/toko/sari");
    group.build().ended(0);
    group
        .run(&["build", "--only", "sari"])
        .ended(2)
        .said("sari");
    group.run(&["build", "--only", "desa"]).ended(0);
}
