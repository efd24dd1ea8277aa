//! Papers for everybody: an export for every shop of a group, a group in one file, attendance, the programme's sheet.

use camino::Utf8PathBuf;

use crate::support::browser::Browser;
use crate::support::groups::{group, member_in};
use crate::support::{Run, Shop, codes, html};

/// A group whose orders go to the group, and one of whose shops has not consented.
fn varied() -> Shop {
    let group = group(3);
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\npesan_lewat: kelompok\n",
    );
    group.change(
        "toko/toko-001/toko.yaml",
        "nama: Toko 1\n",
        "nama: Toko Rahasia\nizin_terbit: tidak\n",
    );
    group
}

fn read(path: &Utf8PathBuf) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Exports a paper of the group into a file beside it.
#[track_caller]
fn paper(group: &Shop, words: &[&str]) -> (String, Run) {
    let file = group.beside("kertas.html");
    let words = [&["export"], words, &["--out", file.as_str()]].concat();
    let run = group.run_inside(&words).ended(0);
    (read(&file), run)
}

#[test]
fn each_shop_gets_its_papers_and_orders_go_where_the_group_says() {
    let group = varied();
    for (words, file) in [
        (
            &["export", "labels", "--each"][..],
            "cetak/label-sedang.html",
        ),
        (&["ekspor", "poster", "--tiap"], "cetak/poster-a4.html"),
        (
            &["export", "pricelist", "--each"],
            "cetak/daftar-harga-a4.html",
        ),
    ] {
        let run = group.run_inside(words).ended(0);
        run.said("Selesai untuk 3 dari 3 toko").said("`cetak`");
        for number in 0..3 {
            let page = group.read(&format!("toko/toko-00{number}/{file}"));
            let found = codes::on_page(&page);
            assert!(!found.is_empty(), "{file}");
            for link in &found {
                assert!(link.starts_with("https://wa.me/6281200001299"), "{link}");
            }
        }
    }
    group.run_inside(&["export", "html", "--each"]).ended(0);
    for (number, name) in [(0, "toko-0"), (1, "toko-rahasia"), (2, "toko-2")] {
        let page = group.read(&format!("toko/toko-00{number}/kirim/{name}.html"));
        let chats = html::links(&page).into_iter();
        let chats: Vec<String> = chats.filter(|link| link.contains("wa.me")).collect();
        assert!(!chats.is_empty());
        for link in chats {
            assert!(link.contains("6281200001299"), "{link}");
        }
        assert!(!page.contains(&format!("628120000000{number}")));
    }
    assert!(!group.path("situs").exists(), "the site is left alone");
}

#[test]
fn papers_of_all_may_lie_in_one_folder() {
    let group = group(1);
    group.write(
        "toko/kota/kelompok.yaml",
        "nama: Kota\nwhatsapp: 0812-0000-1298\n",
    );
    member_in(&group, "toko/kota/toko/desa", 7);
    let target = group.beside("cetakan");
    let words = ["export", "poster", "--each", "--out", target.as_str()];
    group
        .run_inside(&words)
        .ended(0)
        .said("2 dari 2")
        .said("satu folder untuk tiap toko");
    for (folder, name) in [("toko-000", "Toko 0"), ("kota/desa", "Toko 7")] {
        let page = read(&target.join(folder).join("poster-a4.html"));
        assert!(page.contains(name), "{folder}");
    }
    assert!(!group.path("toko/toko-000/cetak").exists());
}

#[test]
fn a_shop_that_fails_is_named_and_the_others_go_on() {
    let group = group(4);
    group.write("toko/toko-001/toko.yaml", "nama: [");
    group.remove("toko/toko-002/produk");
    group.write("toko/toko-003/cetak/label-sedang.html", "<p>catatan</p>");
    let run = group.run_inside(&["export", "labels", "--each"]).ended(1);
    for part in [
        "Selesai untuk 1 dari 4 toko",
        "Yang belum jadi (3)",
        "- Toko 001",
        "lihat temuan di atas",
        "- Toko 2",
        "Belum ada produk",
        "- Toko 3",
        "bukan buatan Etalase",
    ] {
        let all = format!("{}{}", run.output, run.errors);
        assert!(all.contains(part), "{part}\n{all}");
    }
    assert!(group.path("toko/toko-000/cetak/label-sedang.html").exists());
    assert_eq!(
        group.read("toko/toko-003/cetak/label-sedang.html"),
        "<p>catatan</p>"
    );
}

#[test]
fn each_is_for_groups() {
    Shop::small()
        .run_inside(&["export", "labels", "--each"])
        .ended(2)
        .said("bukan folder kelompok");
    group(1)
        .run_inside(&["export", "labels"])
        .ended(1)
        .said("--tiap");
    for what in ["attendance", "program", "form"] {
        Shop::small()
            .run_inside(&["export", what])
            .ended(2)
            .said("bukan folder kelompok");
    }
    let empty = group(0);
    let run = empty.run_inside(&["export", "poster", "--each"]).ended(0);
    run.said("belum punya toko");
}

#[test]
fn a_group_is_one_file_that_holds_all_it_shows() {
    let group = varied();
    group.good_photo("toko/toko-000/produk/makanan/kopi/1.jpg");
    group.good_photo("toko/toko-001/produk/makanan/kopi/1.jpg");
    group.write(
        "toko/toko-002/produk/makanan/kue/produk.yaml",
        "nama: Kue\nharga: 9.000\nstok: habis\n",
    );
    let (page, run) = paper(&group, &["html"]);
    run.said("Seluruh kelompok jadi satu berkas")
        .said("1 foto produk");
    let words = html::words(&page);
    for part in [
        "Koperasi Maju",
        "Toko 0",
        "Toko 2",
        "kopi nomor 0",
        "Rp12.500",
        "2 toko",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(!page.contains("Toko Rahasia") && !page.contains("nomor 1"));
    let tags = html::tags(&page);
    let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.attribute("id")).collect();
    for tag in &tags {
        for name in ["src", "href", "srcset"] {
            let Some(address) = tag.attribute(name) else {
                continue;
            };
            match address.strip_prefix('#') {
                Some(id) => assert!(ids.contains(&id), "{address}"),
                None => assert!(
                    address.starts_with("data:") || address.starts_with("https://wa.me/"),
                    "{address}"
                ),
            }
        }
    }
    assert_eq!(html::tags_named(&tags, "script").count(), 0);
    let chats: Vec<String> = html::links(&page)
        .into_iter()
        .filter(|link| link.contains("wa.me"))
        .collect();
    // The group's own, one for each shop, one for each product that can be had.
    assert_eq!(chats.len(), 1 + 2 + 3, "{chats:?}");
    assert!(chats.iter().all(|link| link.contains("6281200001299")));
    if let Some(browser) = Browser::find() {
        let tab = browser.tab();
        tab.open(&format!("file://{}", group.beside("kertas.html")));
        assert_eq!(tab.console(), Vec::<String>::new());
        let width = tab.run("document.documentElement.scrollWidth");
        assert_eq!(width, 360, "it is as wide as a phone");
    }
    let again = paper(&group, &["html"]).0;
    assert!(again == page, "the same bytes");
}

#[test]
fn a_group_in_one_file_fits() {
    let group = group(3);
    for shop in 0..3 {
        for product in ["kopi", "kue"] {
            group.good_photo(&format!(
                "toko/toko-00{shop}/produk/makanan/{product}/1.jpg"
            ));
        }
    }
    let (whole, _) = paper(&group, &["html"]);
    let bare = whole.len() - whole.matches("data:image/webp").count() * 4_000;
    let most = format!("{}", (bare + 14_000) / 1_000);
    let (page, run) = paper(&group, &["html", "--max", &format!("{most}KB")]);
    assert!(page.len() <= most.parse::<usize>().expect("a number") * 1_000);
    assert!(
        page.matches("data:image/webp").count() > 0,
        "{}",
        run.output
    );
    let file = group.beside("kertas.html");
    group
        .run_inside(&["export", "html", "--max", "1KB", "--out", file.as_str()])
        .ended(2)
        .said("--max");
}

#[test]
fn a_shop_that_the_portal_hides_is_in_no_file_of_the_group() {
    let group = group(2);
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\nkurasi: {nilai_minimum: 30, sembunyikan: ya}\n",
    );
    // Readiness counts contact, prices, photos.
    group.write("toko/toko-001/toko.yaml", "nama: Toko Baru\n");
    group.remove("toko/toko-001/produk");
    let built = group.build();
    let shown = html::words(&group.site_html("index.html"));
    assert!(
        shown.contains("Toko 0") && !shown.contains("Toko Baru"),
        "{built:?}"
    );
    let (page, _) = paper(&group, &["html"]);
    assert!(page.contains("Toko 0") && !page.contains("Toko Baru"));
    group.remove("situs").remove(".etalase");
    let (unbuilt, _) = paper(&group, &["html"]);
    assert!(unbuilt == page);
    let (attendance, _) = paper(&group, &["absen"]);
    assert!(
        attendance.contains("Toko Baru"),
        "those who learn are there"
    );
}

#[test]
fn who_comes_signs_by_region_and_name() {
    let group = varied();
    for (folder, name, address) in [
        (
            "toko-000",
            "Zaitun <b>",
            "{desa: Paya, kecamatan: Bebesen, kabupaten: Aceh Tengah}",
        ),
        (
            "toko-002",
            "Anggrek",
            "{kecamatan: Bebesen, kabupaten: Aceh Tengah}",
        ),
    ] {
        group.write(
            &format!("toko/{folder}/toko.yaml"),
            format!("nama: {name}\nalamat: {address}\n"),
        );
    }
    group.write("toko/lain/toko.yaml", "nama: Bunga\nalamat: Pasar\n");
    group.write(
        "toko/gayo/toko.yaml",
        "nama: Gayo\nalamat: {kabupaten: Aceh Besar}\n",
    );
    let (page, run) = paper(&group, &["attendance", "--days", "3"]);
    run.said("4 toko").said("Toko Rahasia");
    assert!(!page.contains("Rahasia"));
    let words = html::words(&page);
    let places: Vec<usize> = ["Gayo", "Zaitun <b>", "Anggrek", "Bunga"]
        .iter()
        .map(|name| {
            words
                .find(name)
                .unwrap_or_else(|| panic!("{name}: {words}"))
        })
        .collect();
    assert!(places.is_sorted(), "{words}");
    assert!(words.contains("Paya, Bebesen, Aceh Tengah") && words.contains("Hari 3"));
    assert_eq!(page.matches("<tr>").count(), 2 + 4 + 8);
    for days in ["0", "8", "dua"] {
        group
            .run_inside(&["export", "absen", "--hari", days])
            .ended(2);
    }
    group.run_inside(&["ekspor", "absen"]).ended(0);
    assert!(group.path("cetak/daftar-hadir.html").exists());
}

#[test]
fn the_programme_tells_what_it_is_and_how_to_join() {
    let group = group(1);
    let (page, _) = paper(&group, &["program"]);
    let found = codes::on_page(&page);
    assert_eq!(
        found,
        ["https://wa.me/6281200001299?text=Saya%20mau%20ikut%20Koperasi%20Maju."]
    );
    let words = html::words(&page);
    for part in [
        "Koperasi Maju",
        "Cara ikut",
        "Siapkan barangnya",
        "gratis",
        "0812-0000-1299",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\ndeskripsi: Kami **menjual** bersama.\nwhatsapp: 0812-0000-1299\n\
         url: https://koperasi.example.com\nformulir: https://daftar.example.com/isi\nbiaya: Simpanan Rp50.000\n",
    );
    group.write(
        "halaman/gabung.md",
        "# Gabung\n\nMudah.\n\n1. **Tulis pesan.** Sebutkan nama.\n2. Kirim foto.\n   - yang terang\n\n1. Bukan ini.\n",
    );
    let (page, _) = paper(&group, &["program"]);
    assert_eq!(
        codes::on_page(&page),
        [
            "https://daftar.example.com/isi",
            "https://koperasi.example.com/"
        ]
    );
    let words = html::words(&page);
    for part in [
        "Kami menjual bersama.",
        "Tulis pesan",
        "Sebutkan nama.",
        "Kirim foto.",
        "Simpanan Rp50.000",
        "koperasi.example.com",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(
        !words.contains("Siapkan barangnya") && !words.contains("gratis"),
        "{words}"
    );
    group.write("kelompok.yaml", "nama: Koperasi Maju\n");
    let (page, run) = paper(&group, &["program"]);
    run.said("`whatsapp` belum diisi");
    assert_eq!(codes::on_page(&page), [""; 0]);
}

#[test]
fn papers_of_a_group_fit_their_paper() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let tab = browser.tab();
    let group = group(40);
    group.write(
        "kelompok.yaml",
        format!(
            "nama: {}\ndeskripsi: {}\nwhatsapp: 0812-0000-1299\nurl: https://koperasi.example.com\n",
            "Koperasi Produsen Serba Usaha ".repeat(3),
            "Kami menjual bersama sejak lama. ".repeat(30)
        ),
    );
    let steps: String = (1..9)
        .map(|n| format!("{n}. **Langkah.** {}\n", "Kata demi kata. ".repeat(20)))
        .collect();
    group.write("halaman/gabung.md", steps);
    let pages = |words: &[&str]| {
        paper(&group, words);
        tab.open(&format!("file://{}", group.beside("kertas.html")));
        assert_eq!(tab.console(), Vec::<String>::new());
        let pdf = tab.pdf();
        let text = String::from_utf8_lossy(&pdf);
        text.matches("/MediaBox [").count()
    };
    assert_eq!(pages(&["program"]), 1);
    let inside = tab.run(
        "(() => { const page = document.querySelector('main').getBoundingClientRect();
            return [...document.querySelectorAll('figure, footer, li')].every(part => part.getBoundingClientRect().bottom <= page.bottom) })()",
    );
    assert_eq!(inside, true, "nothing is cut off");
    let is_apart = tab.run(
        "(() => { const boxes = [...document.querySelectorAll('header, .about, section, .fee, .codes, footer')].map(part => part.getBoundingClientRect());
            return boxes.slice(1).every((box, at) => box.top >= boxes[at].bottom - 1) })()",
    );
    assert_eq!(is_apart, true, "nothing lies over another thing");
    assert!(pages(&["attendance", "--days", "2"]) > 1);
    assert!(pages(&["attendance", "--days", "7"]) > 1);
}

#[test]
fn letters_and_certificates_come_one_by_one_too() {
    let group = group(2);
    group.write(
        "kurasi/sari.yaml",
        "nama: Sari\nnilai:\n  toko-000: {mutu: 9}\n  toko-001: {mutu: 8}\n",
    );
    group
        .run_inside(&["ekspor", "surat", "--tiap"])
        .ended(0)
        .said("Selesai untuk 2 dari 2 toko");
    for (number, other) in [(0, 1), (1, 0)] {
        let page = group.read(&format!("toko/toko-00{number}/cetak/surat.html"));
        assert!(
            page.contains(&format!("Toko {number}")) && !page.contains(&format!("Toko {other}"))
        );
    }
    let target = group.beside("cetakan");
    let words = ["export", "certificates", "--each", "--out", target.as_str()];
    group.run_inside(&words).ended(0);
    assert!(target.join("toko-001/sertifikat.html").exists());
}
