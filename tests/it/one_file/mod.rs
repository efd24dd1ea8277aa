//! The whole shop in one file: content, weight, use.

mod shopping;
mod weight;

use std::fs;

use camino::Utf8PathBuf;
use image::ImageFormat;

use crate::support::{Run, Shop, html, pictures, qris};

/// A shop with what there is to be shown and ordered.
fn shop() -> Shop {
    let shop = Shop::empty();
    shop.write(
        "toko.yaml",
        "nama: Toko Sari\nslogan: Oleh-oleh\ndeskripsi: Lihat [kopi](produk/kopi/kopi).\nwhatsapp: 0812-0000-1234\n\
         jam_buka: Senin-Minggu 08.00-17.00\nzona: WIB\nalamat: Jalan Pasar 7\n\
         pengiriman:\n  - nama: Ambil sendiri\n    ongkos: 0\n  - nama: Antar\n    ongkos: 10.000\n\
         pembayaran:\n  bank:\n    - nama: Bank Kita\n      rekening: 000-123-4568\n      atas_nama: Sari\n",
    );
    shop.product(
        "kopi/kopi",
        "nama: Kopi Gayo\nharga: 30.000\nsatuan: bungkus\ndeskripsi: Harum dari kebun sendiri.\ngrosir:\n  - min: 5\n    harga: 28.000\nvarian:\n  \
         - nama: Halus\n  - nama: Biji 1 kg\n    harga: 110.000\n    stok: 3\n  - nama: Kasar\n    stok: habis\n",
    );
    shop.product(
        "kopi/cangkir",
        "nama: Cangkir tanah\nharga: 15.000\nvarian:\n  - nama: Putih\n  - nama: Cokelat\n",
    );
    shop.product(
        "dapur/gula",
        "nama: Gula aren\nharga: 12.500\nsatuan: buah\nstok: 120\nlabel: titipan\n",
    );
    shop.product("teh", "nama: Teh\nharga: 4.000\nstok: habis\n");
    shop.product("tas", "nama: Tas anyaman\n");
    for (folder, width) in [
        ("kopi/kopi", 480),
        ("kopi/cangkir", 490),
        ("dapur/gula", 500),
    ] {
        let photo = pictures::jpeg(&pictures::sharp(width, 400));
        shop.write(&format!("produk/{folder}/1.jpg"), photo);
    }
    shop.write(
        "halaman/tentang.md",
        "# Tentang kami\n\nLihat [gula](../produk/dapur/gula).\n",
    );
    shop.write(
        "kabar/panen.md",
        "---\ntanggal: 2026-10-05\n---\n# Panen\n\nPanen dimulai.\n",
    );
    shop
}

/// Exports into a folder of its own; returns the path.
#[track_caller]
fn export(shop: &Shop, options: &[&str]) -> (Utf8PathBuf, Run) {
    let folder = shop.beside("kiriman");
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("toko.html");
    let words = [&["export", "html", "--out", file.as_str()], options].concat();
    let run = shop.run_inside(&words).ended(0);
    (file, run)
}

#[track_caller]
fn page(shop: &Shop) -> String {
    fs::read_to_string(export(shop, &[]).0).expect("a page")
}

/// The data addresses in a page: their kind and their bytes.
fn data(page: &str) -> Vec<(String, Vec<u8>)> {
    use base64::Engine;
    use base64::prelude::BASE64_STANDARD;
    let addresses = page.split("data:").skip(1);
    let parts = addresses.filter_map(|rest| rest.split_once(";base64,"));
    let decoded = parts.map(|(kind, rest)| {
        let end = rest.find('"').expect("its end");
        let bytes = BASE64_STANDARD.decode(&rest[..end]).expect("base 64");
        (kind.to_owned(), bytes)
    });
    decoded.collect()
}

#[test]
fn the_file_holds_all_it_shows() {
    let shop = shop();
    shop.photo("logo.png", 300, 200).good_photo("sampul.jpg");
    shop.change(
        "toko.yaml",
        "pembayaran:\n",
        &format!("pembayaran:\n  qris: {}\n", qris::payload(&[])),
    );
    let page = page(&shop);
    let tags = html::tags(&page);
    let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.attribute("id")).collect();
    for tag in &tags {
        for name in ["src", "srcset", "data", "action", "href"] {
            let address = tag.attribute(name).unwrap_or("data:");
            if let Some(id) = address.strip_prefix('#') {
                assert!(ids.contains(&id), "{name}={address} leads nowhere");
                continue;
            }
            let leads_out = name == "href"
                && ["https://wa.me/", "sms:"]
                    .iter()
                    .any(|start| address.starts_with(start));
            assert!(
                leads_out || address.starts_with("data:"),
                "{name}={address}"
            );
        }
    }
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    let mut once = sorted(ids.iter().map(|id| (*id).to_owned()).collect());
    once.dedup();
    assert_eq!(
        once,
        sorted(ids.iter().map(|id| (*id).to_owned()).collect()),
        "an id twice"
    );
    for part in [
        "url(",
        "@import",
        "fetch(",
        "serviceWorker.register(\"",
        "type=module",
        "new Worker",
    ] {
        assert!(!page.contains(part), "{part}");
    }
}

#[test]
fn each_photo_is_there_once_and_tells_nothing() {
    let shop = shop();
    let photo = pictures::talkative_jpeg(&pictures::sharp(510, 400), 1);
    shop.write("produk/tas/IMG_rumah_budi.jpg", photo);
    shop.photo("logo.png", 300, 200).good_photo("sampul.jpg");
    shop.change(
        "produk/kopi/kopi/produk.yaml",
        "nama: Halus",
        "nama: Halus\n    foto: 1.jpg",
    );
    let page = page(&shop);
    let all = data(&page);
    let mut photos: Vec<&Vec<u8>> = all
        .iter()
        .filter(|(kind, _)| kind == "image/webp")
        .map(|(_, bytes)| bytes)
        .collect();
    assert_eq!(photos.len(), 6, "four products, the sign, the cover");
    for photo in &photos {
        image::load_from_memory_with_format(photo, ImageFormat::WebP).expect("a WebP");
        for secret in ["EXIF", "GPS", "RAHASIA", "WARUNG7", "XMP ", "ICCP"] {
            let holds = photo
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!holds, "{secret}");
        }
    }
    photos.sort();
    photos.dedup();
    assert_eq!(photos.len(), 6);
    assert!(!page.contains("budi") && !page.contains(shop.folder().as_str()));
}

#[test]
fn no_text_is_taken_for_a_photo() {
    let shop = shop();
    for name in ["foto/0", "foto/1"] {
        shop.write(
            &format!("halaman/{}.md", name.replace('/', "-")),
            format!("Lihat #{name} dan [ini](#{name}).\n"),
        );
    }
    let page = page(&shop);
    assert_eq!(data(&page).len(), 3);
    assert!(html::words(&page).contains("Lihat #foto/0 dan"));
}

#[test]
fn the_same_shop_gives_the_same_bytes() {
    let shop = shop();
    let first = page(&shop);
    shop.remove(".etalase");
    let (file, _) = export(&shop, &["--jobs", "1"]);
    assert!(fs::read_to_string(&file).expect("a page") == first);
    assert!(!shop.path("situs").exists(), "the site is left alone");
}

#[test]
fn its_usual_place_is_in_the_shop() {
    let shop = shop();
    let run = shop.run_inside(&["ekspor", "html"]).ended(0);
    run.said("kirim/toko-sari.html").said("3 foto produk");
    let first = shop.read("kirim/toko-sari.html");
    shop.change("produk/teh/produk.yaml", "4.000", "4.500");
    shop.run(&["build", "--quiet"]).ended(0);
    shop.run_inside(&["export", "html", "--lang", "en"])
        .ended(0)
        .said("3 photos of products");
    let second = shop.read("kirim/toko-sari.html");
    assert!(first.contains("Rp4.000") && second.contains("Rp4.500"));
}

#[test]
fn what_a_person_made_is_never_replaced() {
    let shop = shop();
    shop.write("kirim/toko-sari.html", "<p>Surat</p>");
    shop.run_inside(&["export", "html"])
        .ended(2)
        .said("toko-sari.html");
    assert_eq!(shop.read("kirim/toko-sari.html"), "<p>Surat</p>");
    let named = shop
        .run_inside(&["export", "html", "--file", "lain.html"])
        .ended(0);
    named.said("lain.html");
    assert!(shop.read("lain.html").contains("Toko Sari"));
}

#[test]
fn what_is_broken_is_told_and_the_rest_is_sent() {
    let shop = shop();
    shop.write("produk/kopi/kopi/1.jpg", "bukan foto");
    shop.product("rusak", "nama: [");
    let file = shop.beside("b.html");
    shop.run_inside(&["export", "html", "--out", file.as_str()])
        .ended(1)
        .said("1.jpg")
        .said("2 foto produk");
    assert!(
        fs::read_to_string(&file)
            .expect("a page")
            .contains("Kopi Gayo")
    );
    fs::remove_file(&file).expect("it is there");
    shop.run_inside(&["export", "html", "--strict", "--out", file.as_str()])
        .ended(1);
    assert!(!file.exists());
    Shop::empty()
        .run_inside(&["export", "html"])
        .ended(1)
        .said("Berkas belum dibuat");
}

#[test]
fn a_template_of_the_shops_own_is_used() {
    let shop = shop();
    shop.write("tema/templates/hero.html", "{% component hero(@shop) %}<p class=hero>Selamat datang di {{ shop.name }}</p>{% endcomponent hero %}");
    let page = page(&shop);
    assert!(page.contains("Selamat datang di Toko Sari"), "{page}");
}

#[test]
fn a_broken_template_is_told_once_however_often_the_page_is_made() {
    let shop = shop();
    shop.write(
        "tema/templates/hero.html",
        "{% component hero(@shop) %}{{ shop.nama }}{% endcomponent hero %}",
    );
    let file = shop.beside("c.html");
    let words = [
        "export",
        "html",
        "--json",
        "--max",
        "110KB",
        "--out",
        file.as_str(),
    ];
    let run = shop.run_inside(&words).ended(1);
    let codes: Vec<String> = run
        .findings()
        .into_iter()
        .map(|finding| finding.code)
        .filter(|code| code.starts_with("E60"))
        .collect();
    assert_eq!(codes, ["E602"]);
    let page = fs::read_to_string(&file).expect("a page, of the built-in template");
    assert!(page.contains("Toko Sari"));
}

#[test]
fn a_shop_without_products_has_a_file_too() {
    let shop = Shop::bare();
    let page = page(&shop);
    assert!(html::words(&page).contains("Produk sedang disiapkan"));
    let tags = html::tags(&page);
    assert!(
        tags.iter()
            .all(|tag| tag.attribute("id") != Some("keranjang/index.html"))
    );
}
