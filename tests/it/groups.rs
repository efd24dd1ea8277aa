//! Groups: many shops and their portal in one build.

use camino::Utf8Path;

use crate::support::groups::{group, joined, member, shares};
use crate::support::pictures;
use crate::support::site::Site;
use crate::support::{Shop, copy_folder, html};

/// The files of a site below a folder, by their path from there.
fn below(site: &Site, folder: &str) -> Vec<(String, Vec<u8>)> {
    let files = site.files();
    let within = files.into_iter().filter_map(|(path, bytes)| {
        let path = path.strip_prefix(folder).ok()?.to_string();
        Some((path, bytes))
    });
    within.collect()
}

#[test]
fn a_portal_leads_to_every_shop_and_product() {
    let site = group(5).site();
    let home = html::words(&site.html("index.html"));
    for part in [
        "Koperasi Maju",
        "Koperasi",
        "Toko 0",
        "Toko 4",
        "kopi nomor 3",
    ] {
        assert!(home.contains(part), "{part} is missing in: {home}");
    }
    for page in [
        "daftar-toko/index.html",
        "tempat/kabupaten-0/index.html",
        "kategori/makanan/index.html",
        "cari/index.html",
        "keranjang/index.html",
        "aspirasi/index.html",
        "bagikan/index.html",
        "toko/toko-000/index.html",
        "toko/toko-004/produk/kue/index.html",
    ] {
        assert!(site.has(page), "{page}");
    }
    let place = html::words(&site.html("tempat/kabupaten-1/index.html"));
    assert!(place.contains("Toko 1") && place.contains("Toko 4"));
    assert!(!place.contains("Toko 0"));
    let links = html::links(&site.html("kategori/makanan/index.html"));
    assert!(
        links.contains(&"../../toko/toko-002/produk/kopi/index.html".to_owned()),
        "{links:?}"
    );
}

#[test]
fn a_shop_in_a_group_is_the_shop_alone_but_for_the_way_back() {
    let group = group(2);
    group.good_photo("toko/toko-001/produk/makanan/kue/1.jpg");
    let whole = group.site();
    let alone = Shop::copy_of(&group.path("toko/toko-001"));
    let alone = alone.site();
    let (inside, outside) = (below(&whole, "toko/toko-001"), below(&alone, ""));
    // The service worker and its shards hold the digests of the pages.
    let is_alike = |path: &str| {
        ![".etalase.json", "sw.js"].contains(&path) && !path.starts_with("aset/pages-")
    };
    let alike = |files: Vec<(String, Vec<u8>)>| -> Vec<(String, Vec<u8>)> {
        let files = files.into_iter();
        files.filter(|(path, _)| is_alike(path)).collect()
    };
    let (inside, outside) = (alike(inside), alike(outside));
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files.iter().map(|(path, _)| path.clone()).collect()
    };
    assert_eq!(names(&inside), names(&outside));
    for ((path, inside), (_, outside)) in inside.iter().zip(&outside) {
        if path.ends_with(".html") {
            let plain = |bytes: &[u8]| without_way_back(&String::from_utf8_lossy(bytes));
            assert_eq!(plain(inside), plain(outside), "{path}");
        } else {
            assert_eq!(inside, outside, "{path}");
        }
    }
}

/// A page without its link to the portal, and without its digest.
fn without_way_back(page: &str) -> String {
    let mut page = page.to_owned();
    let strip = |page: &str| {
        let class = page.find("class=member-of ")?;
        let start = page[..class].rfind('<')?;
        let end = page[start..].find("</nav>")? + start + "</nav>".len();
        Some(start..end)
    };
    if let Some(strip) = strip(&page) {
        page.replace_range(strip, "");
    }
    let end = page.rfind("<!--").unwrap_or(page.len());
    page.truncate(end);
    page
}

#[test]
fn one_broken_shop_stops_no_other() {
    let group = group(3);
    group.write("toko/toko-001/toko.yaml", "nama: [\n");
    let run = group.build().ended(1);
    run.said("toko-001");
    let site = Site::at(&group.path("situs"));
    assert!(site.has("toko/toko-000/index.html") && site.has("toko/toko-002/index.html"));
    assert!(!site.has("toko/toko-001/index.html"));
    // Mended and broken again: what shoppers could see stays.
    member(&group, 1);
    group.build().ended(0);
    group.write("toko/toko-001/toko.yaml", "nama: [\n");
    group.build().ended(1);
    assert!(Site::at(&group.path("situs")).has("toko/toko-001/index.html"));
}

#[test]
fn what_has_not_changed_is_not_made_again() {
    let group = group(4);
    group.build().ended(0);
    let second = group.run(&["build", "--lang", "en"]).ended(0);
    second.said("Nothing has changed");
    let page = group.path("situs/toko/toko-002/index.html");
    let before = std::fs::metadata(&page).expect("a page").modified().ok();
    group.write(
        "toko/toko-003/produk/makanan/kue/produk.yaml",
        "nama: kue nomor 3\nharga: 99.000\n",
    );
    group.build().ended(0);
    let site = Site::at(&group.path("situs"));
    assert!(html::words(&site.html("toko/toko-003/index.html")).contains("Rp99.000"));
    assert!(html::words(&site.html("index.html")).contains("Rp99.000"));
    let after = std::fs::metadata(&page).expect("a page").modified().ok();
    assert_eq!(before, after, "a page of another shop was written");
    // And the same comes of a build from nothing.
    let fresh = Shop::copy_of(group.folder());
    assert!(!fresh.path("situs").exists());
    assert_eq!(below(&fresh.site(), ""), below(&site, ""));
}

#[test]
fn a_page_that_is_gone_comes_back() {
    let group = group(2);
    group.build().ended(0);
    let page = group.path("situs/toko/toko-001/produk/kue/index.html");
    std::fs::remove_file(&page).expect("a page");
    group.build().ended(0);
    assert!(page.is_file());
    // A removed shop leaves nothing in the output.
    std::fs::remove_dir_all(group.path("toko/toko-001")).expect("a shop");
    group.build().ended(0);
    assert!(!group.path("situs/toko/toko-001").exists());
    let home = html::words(&Site::at(&group.path("situs")).html("index.html"));
    assert!(!home.contains("Toko 1"), "{home}");
}

#[test]
fn orders_of_all_shops_may_go_to_the_group() {
    let group = group(2);
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\npesan_lewat: kelompok\n",
    );
    let site = group.site();
    let links = html::links(&site.html("toko/toko-001/produk/kue/index.html"));
    let chats: Vec<&String> = links.iter().filter(|link| link.contains("wa.me")).collect();
    assert!(!chats.is_empty());
    assert!(
        chats.iter().all(|link| link.contains("6281200001299")),
        "{chats:?}"
    );
}

#[test]
fn a_group_may_hold_groups() {
    let city = Shop::empty();
    city.write("kelompok.yaml", "nama: Kota\n");
    let inner = group(2);
    copy_folder(inner.folder(), &city.path("toko/koperasi"));
    member(&city, 7);
    let site = city.site();
    let home = html::words(&site.html("index.html"));
    for part in ["Kota", "Koperasi Maju", "Toko 0", "Toko 7", "kopi nomor 1"] {
        assert!(home.contains(part), "{part} is missing in: {home}");
    }
    assert!(site.has("toko/koperasi/index.html"));
    assert!(site.has("toko/koperasi/toko/toko-001/produk/kue/index.html"));
    let links = html::links(&site.html("index.html"));
    let deep = "toko/koperasi/toko/toko-001/produk/kopi/index.html".to_owned();
    assert!(links.contains(&deep), "{links:?}");
}

#[test]
fn a_shop_without_goods_shows_its_services() {
    let group = group(1);
    group.write(
        "toko/simpan-pinjam/toko.yaml",
        "nama: Simpan Pinjam\nwhatsapp: 0812-0000-0042\ndeskripsi: Simpanan dan pinjaman anggota.\n",
    );
    group.build().ended(0);
    let site = Site::at(&group.path("situs"));
    let words = html::words(&site.html("daftar-toko/index.html"));
    assert!(
        words.contains("Simpan Pinjam") && words.contains("Jasa"),
        "{words}"
    );
}

#[test]
fn needs_and_offers_of_members_meet() {
    let group = group(1);
    group.write(
        "toko/kebun/toko.yaml",
        "nama: Kebun\nwhatsapp: 0812-0000-0042\njejaring: {butuh: Botol kaca, tawar: [Sangrai kopi]}\n",
    );
    group.write("toko/kebun/produk/kopi/produk.yaml", "harga: 12.500\n");
    let site = group.site();
    let page = site.html("jejaring/index.html");
    let words = html::words(&page);
    assert!(
        words.contains("Botol kaca") && words.contains("Sangrai kopi"),
        "{words}"
    );
    let answers = html::links(&page);
    assert!(
        answers.iter().any(|link| link.contains("Botol%20kaca")),
        "{answers:?}"
    );
}

#[test]
fn members_that_are_not_ready_may_be_left_out_of_the_portal() {
    let group = group(1);
    group.photo("toko/toko-000/logo.png", 64, 64);
    let bare = "toko/bare/toko.yaml";
    group.write(bare, "nama: Toko Polos\n");
    let curation = |hide: &str| {
        let text = format!("nama: Koperasi\nkurasi: {{nilai_minimum: 40, sembunyikan: {hide}}}\n");
        group.write("kelompok.yaml", text);
        group.build();
        html::words(&Site::at(&group.path("situs")).html("daftar-toko/index.html"))
    };
    let shown = curation("tidak");
    assert!(
        shown.contains("Toko Polos") && shown.contains("Sedang dilengkapi"),
        "{shown}"
    );
    let hidden = curation("ya");
    assert!(
        !hidden.contains("Toko Polos") && hidden.contains("Toko 0"),
        "{hidden}"
    );
    assert!(Utf8Path::new(&group.path("situs/toko/bare/index.html")).is_file());
}

#[test]
fn a_command_for_one_shop_says_so_to_a_group() {
    let group = group(1);
    group
        .run_inside(&["export", "pricelist"])
        .ended(1)
        .said("E104");
}

#[test]
fn links_that_loop_and_names_without_letters_do_no_harm() {
    let group = group(1);
    #[cfg(unix)]
    std::os::unix::fs::symlink(group.path("toko"), group.path("toko/putar")).expect("a link");
    group.write(
        "toko/!!!/toko.yaml",
        "nama: Tanda\nwhatsapp: 0812-0000-0042\n",
    );
    group.write("toko/!!!/produk/kopi/produk.yaml", "harga: 12.500\n");
    let run = group.build().ended(0);
    #[cfg(unix)]
    let run = run.said("E110");
    drop(run);
    let site = Site::at(&group.path("situs"));
    assert!(html::words(&site.html("index.html")).contains("Tanda"));
}

#[test]
fn photos_of_members_show_in_the_portal_and_tell_nothing() {
    let group = group(1);
    group.write(
        "toko/toko-000/produk/makanan/kopi/1.jpg",
        pictures::talkative_jpeg(&pictures::gradient(640, 480), 1),
    );
    group.build().ended(0);
    let site = group.site_as_it_is();
    let page = site.html("index.html");
    assert!(
        page.contains("toko/toko-000/foto/"),
        "the photo is not shown"
    );
    for (path, bytes) in below(&site, "") {
        let has = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
        assert!(!has(b"Exif"), "{path} tells");
    }
}

#[test]
fn shares_put_together_are_the_whole() {
    let group = group(5);
    group.good_photo("toko/toko-003/produk/makanan/kue/1.jpg");
    group.write("halaman/tentang.md", "Tentang [kami](../toko/toko-003).\n");
    let whole = group.site().contents();
    let mut parts = Vec::new();
    for (part, run) in shares(&group, 3) {
        run.ended(0);
        assert!(!part.join("index.html").exists(), "a part has no portal");
        parts.push(part);
    }
    let joined = joined(&group, &parts);
    let joined = Site::at(&joined).contents();
    assert_eq!(
        whole.keys().collect::<Vec<_>>(),
        joined.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &whole {
        assert_eq!(bytes, &joined[path], "{path}");
    }
    // One that is missing is told, and nothing is made.
    let target = group.beside("tidak-jadi");
    group
        .run_inside(&["join", parts[0].as_str(), "--out", target.as_str()])
        .ended(2)
        .said("toko-001");
    assert!(!target.exists());
    group
        .run_inside(&[
            "join",
            group.path("toko").as_str(),
            "--out",
            target.as_str(),
        ])
        .ended(2);
}

#[test]
fn findings_of_what_has_not_changed_need_not_be_told_again() {
    let group = group(2);
    for number in 0..2 {
        let file = format!("toko/toko-{number:03}/produk/makanan/kue/produk.yaml");
        group.write(&file, format!("nama: kue {number}\nharga: 12.50\n"));
    }
    group.build().ended(1).said("toko-000").said("toko-001");
    group.write(
        "toko/toko-001/produk/makanan/kue/produk.yaml",
        "nama: kue\nharga: 13.50\n",
    );
    let changed = group.run(&["build", "--changed"]).ended(1);
    changed.said("toko-001").never_said("toko-000");
    group.build().ended(1).said("toko-000").said("toko-001");
}

#[test]
fn services_get_a_file_of_their_own() {
    let group = group(1);
    for service in ["github", "gitlab"] {
        group.run_inside(&["init", "--ci", service]).ended(0);
    }
    let actions = group.read(".github/workflows/etalase.yml");
    assert!(
        actions.contains("--shard") && actions.contains("etalase join"),
        "{actions}"
    );
    assert!(group.read(".gitlab-ci.yml").contains("--shard"));
    let shop = Shop::small();
    shop.run_inside(&["init", "--ci", "github"]).ended(0);
    let actions = shop.read(".github/workflows/etalase.yml");
    assert!(!actions.contains("--shard"), "{actions}");
    for text in [actions, group.read(".gitlab-ci.yml")] {
        serde_yaml::from_str::<serde_yaml::Value>(&text).expect("a file that services read");
        assert!(!text.contains("VERSION"));
    }
    Shop::empty()
        .run_inside(&["init", "--ci", "github"])
        .ended(1);
}

#[test]
fn consent_that_is_not_clear_is_none() {
    let group = group(2);
    group.change(
        "toko/toko-001/toko.yaml",
        "nama: Toko 1\n",
        "nama: Toko 1\nizin_terbit: belum\n",
    );
    group.build().ended(1).said("E246");
    assert!(group.path("situs/toko/toko-000/index.html").exists());
    assert!(!group.path("situs/toko/toko-001").exists());
    let home = html::words(&Site::at(&group.path("situs")).html("index.html"));
    assert!(!home.contains("Toko 1"), "{home}");
}

#[test]
fn orders_stay_with_the_shops_of_a_group_that_cannot_be_reached() {
    let group = group(2);
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-00\npesan_lewat: kelompok\n",
    );
    group.build().ended(1).said("E240").never_said("E323");
    let site = group.site_as_it_is();
    let links = html::links(&site.html("toko/toko-001/produk/kue/index.html"));
    assert!(
        links.iter().any(|link| link.contains("6281200000001")),
        "{links:?}"
    );
}
