//! Products into a shop: what is shown, asked and written.

use crate::support::{Shop, sheets};

const GOODS: &str = "Nama Barang;Harga;Stok;Satuan;Kategori;Keterangan\n\
    Kopi Gayo;Rp 25.000;10;bungkus;Minuman;Disangrai tiap Selasa\n\
    Keripik Pisang;12.500;habis;;Makanan;\n";

#[test]
fn a_sheet_is_shown_first_and_written_when_asked() {
    let shop = Shop::bare();
    shop.write("../barang.csv", GOODS);
    let before = shop.sources();
    let shown = shop
        .run_inside(&["impor", "../barang.csv", "--coba"])
        .ended(0);
    for part in [
        "barang.csv: 2 baris",
        "Nama Barang → nama",
        "Keterangan → deskripsi",
        "2      Kopi Gayo",
        "Barang baru: 2",
        "tidak ada yang ditulis",
    ] {
        assert!(shown.output.contains(part), "{part}\n{}", shown.output);
    }
    shop.run_inside(&["impor", "../barang.csv"])
        .ended(2)
        .said("--ya");
    assert_eq!(shop.sources(), before);
    shop.run_inside(&["import", "../barang.csv", "--yes"])
        .ended(0)
        .said("2 barang baru");
    let text = shop.read("produk/kopi-gayo/produk.yaml");
    let values = text.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(
        values.collect::<Vec<_>>(),
        [
            "nama: Kopi Gayo",
            "harga: 25.000",
            "satuan: bungkus",
            "stok: 10",
            "kategori: Minuman",
            "deskripsi: Disangrai tiap Selasa"
        ]
    );
    let site = shop.site();
    assert!(
        site.html("produk/kopi-gayo/index.html")
            .contains("Rp25.000")
    );
    assert!(
        site.html("produk/keripik-pisang/index.html")
            .contains("habis")
    );
}

#[test]
fn columns_are_mapped_by_hand() {
    let shop = Shop::bare();
    shop.write("x.csv", "Dagangan kami,Berapa,Catatan\nKopi,12500,enak\n");
    shop.run_inside(&["impor", "x.csv", "--ya"])
        .ended(1)
        .said("Dagangan kami");
    let mapped = [
        "--petakan",
        "dagangan KAMI=nama",
        "--petakan",
        "Berapa=harga",
    ];
    let words = [&["impor", "x.csv", "--ya"][..], &mapped].concat();
    shop.run_inside(&words)
        .ended(0)
        .said("Tidak diambil: Catatan");
    assert!(
        shop.read("produk/kopi/produk.yaml")
            .contains("harga: 12.500")
    );
    for (mapping, part) in [
        ("Harga=harga", "Tidak ada kolom `Harga`"),
        ("Berapa=hargaa", "Maksud Anda `harga`"),
    ] {
        let words = [
            "impor",
            "x.csv",
            "--petakan",
            "Dagangan kami=nama",
            "--petakan",
            mapping,
        ];
        shop.run_inside(&words).ended(2).said(part);
    }
    shop.run_inside(&["impor", "x.csv", "--petakan", "Berapa"])
        .ended(2);
}

#[test]
fn rows_of_choices_and_photos_are_joined() {
    let shop = Shop::bare();
    shop.write(
        "x.csv",
        "Nama;Varian;Harga;Stok;Kode\nKeripik;Asin;10.000;5;K-A\nKeripik;Manis;12.000;0;K-M\nKopi;;8.000;;\n;Bubuk;9.000;;\n",
    );
    shop.run_inside(&["impor", "x.csv", "--ya"])
        .ended(0)
        .said("2 barang baru");
    let text = shop.read("produk/keripik/produk.yaml");
    assert!(
        text.ends_with("nama: Keripik\nharga: 10.000\nvarian:\n  - nama: Asin\n    stok: 5\n    sku: K-A\n  - nama: Manis\n    harga: 12.000\n    stok: habis\n    sku: K-M\n"),
        "{text}"
    );
    assert!(
        shop.read("produk/kopi/produk.yaml")
            .contains("- nama: Bubuk")
    );
    shop.site();
}

#[test]
fn rows_that_cannot_be_read_are_told_and_the_rest_is_written() {
    let shop = Shop::bare();
    shop.write(
        "x.csv",
        "No;Nama;Harga\n1;Kopi;12.50\n2;Teh;10.000-15.000\n3;Gula;tanya\n4;;5.000\n5;Madu;12,500\n6;Kue;Rp 3.000/buah\n;Jumlah;\n",
    );
    let run = shop.run_inside(&["impor", "x.csv", "--ya"]).ended(1);
    for part in [
        "Baris 2, kolom `Harga`: harga `12.50` memakai desimal",
        "Rp12.500",
        "Baris 3, kolom `Harga`: `10.000-15.000` berisi dua harga",
        "Baris 4, kolom `Harga`: `tanya` dibaca sebagai tanpa harga",
        "Baris 5 tidak punya nama",
        "Baris 6, kolom `Harga`: `12,500` dibaca sebagai `Rp12.500`",
    ] {
        assert!(run.errors.contains(part), "{part}\n{}", run.errors);
    }
    assert!(!shop.path("produk/kopi").exists() && !shop.path("produk/teh").exists());
    assert!(!shop.read("produk/gula/produk.yaml").contains("harga"));
    assert!(
        shop.read("produk/madu/produk.yaml")
            .contains("harga: 12.500")
    );
    assert!(
        shop.read("produk/kue/produk.yaml")
            .contains("harga: 3.000\nsatuan: buah")
    );
}

#[test]
fn names_that_clash_or_that_no_system_takes_get_folders() {
    let shop = Shop::small();
    shop.write(
        "x.csv",
        "Nama;Harga\nCON;1.000\nKopi/Teh;2.000\n../../etc;3.000\nKue;4.000\nKue;5.000\n🍪;6.000\n",
    );
    shop.run_inside(&["impor", "x.csv", "--ya"])
        .ended(0)
        .said("`Kue` sudah ada di baris 5");
    for folder in ["con-x", "kopi-teh", "etc", "kue", "kue-2"] {
        assert!(
            shop.path(&format!("produk/{folder}/produk.yaml")).exists(),
            "{folder}"
        );
    }
    let folders = std::fs::read_dir(shop.path("produk"))
        .expect("products")
        .count();
    assert_eq!(folders, 7);
}

#[test]
fn a_list_for_the_wrong_folder_is_refused() {
    let shop = Shop::bare();
    shop.write(
        "usaha.csv",
        "Nama Usaha;Nomor WhatsApp;Kecamatan\nDapur Sari;0812-0000-1234;Bebesen\n",
    );
    shop.run_inside(&["impor", "usaha.csv", "--ya"])
        .ended(1)
        .said("daftar usaha");
    let group = crate::support::groups::group(0);
    group.write("barang.csv", GOODS);
    group
        .run_inside(&["impor", "barang.csv", "--ya"])
        .ended(1)
        .said("daftar barang");
    let nothing = Shop::empty();
    nothing.write("barang.csv", GOODS);
    nothing
        .run_inside(&["impor", "barang.csv", "--ya"])
        .ended(2)
        .said("etalase mulai");
}

#[test]
fn findings_are_given_to_programs_too() {
    let shop = Shop::bare();
    shop.write("x.csv", "Nama;Harga\nKopi;mahal 1x\n");
    let run = shop
        .run_inside(&["import", "x.csv", "--yes", "--json"])
        .ended(1);
    let codes: Vec<String> = run
        .findings()
        .into_iter()
        .map(|finding| finding.code)
        .collect();
    assert_eq!(codes, ["E902"]);
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing_half_made() {
    let shop = Shop::bare();
    let disk = shop.beside("kecil");
    let Some(_mounted) = crate::support::small_disk(&disk, 200) else {
        return;
    };
    std::fs::write(disk.join("toko.yaml"), "nama: Toko Sari\n").expect("a file");
    let rows: String = (0..400)
        .map(|row| format!("Barang {row};1.000\n"))
        .collect();
    shop.write("x.csv", format!("Nama;Harga\n{rows}"));
    let sheet = shop.path("x.csv");
    let run = shop.run_inside(&["impor", sheet.as_str(), disk.as_str(), "--ya"]);
    run.ended(3).said("penuh");
    let names: Vec<_> = std::fs::read_dir(&disk)
        .expect("the disk")
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| name != "_riwayat" && name != "toko.yaml")
        .collect();
    assert!(names.is_empty(), "{names:?}");
}

#[test]
fn formulas_are_texts() {
    let shop = Shop::bare();
    let book = sheets::xlsx(&[
        &["Nama", "Harga", "Deskripsi"],
        &["=cmd|' /C calc'!A0", "n:1000", "#1 di kota"],
        &["Kopi", "f:B2*2", ""],
    ]);
    shop.write("x.xlsx", book);
    shop.run_inside(&["impor", "x.xlsx", "--ya"])
        .ended(1)
        .said("sebuah rumus")
        .said("`=B2*2`");
    let folder = "produk/cmd-c-calc-a0/produk.yaml";
    let text = shop.read(folder);
    assert!(text.contains("=cmd|' /C calc'!A0"), "{text}");
    assert!(text.contains("#1 di kota"), "{text}");
    assert!(
        shop.site()
            .html("produk/cmd-c-calc-a0/index.html")
            .contains("#1 di kota")
    );
}

#[test]
fn a_row_without_a_name_continues_with_a_choice_or_a_photo_alone() {
    let shop = Shop::bare();
    shop.write(
        "x.csv",
        "Nama;Varian;Harga;Foto\nKopi;;25.000;kopi.jpg\n;;;kopi-2.jpg\n;;15.000;teh.jpg\n;Manis;;\n\
         Keripik;Asin;10.000;\nMadu;;50.000;\nKeripik;Manis;12.000;\n;Pedas;13.000;\n",
    );
    let run = shop.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    // Row 5 stands below a row that may be of any product.
    for part in ["Baris 4 tidak punya nama", "Baris 5 tidak punya nama"] {
        assert!(run.errors.contains(part), "{part}\n{}", run.errors);
    }
    assert!(
        !run.errors.contains("Baris 3 tidak punya nama"),
        "{}",
        run.errors
    );
    assert!(!shop.read("produk/kopi/produk.yaml").contains("varian"));
    assert!(
        shop.read("produk/keripik/produk.yaml")
            .contains("- nama: Pedas")
    );
}

#[test]
fn choices_without_a_price_are_not_sold_at_that_of_others() {
    let shop = Shop::bare();
    shop.write(
        "x.csv",
        "Nama;Varian;Harga;Harga Coret\n\
         Keripik;Asin;10.000;\nKeripik;Pedas;tanya;\nKeripik;Manis;;\n\
         Kopi;;8.000;9.000\n;Bubuk;;\n;Biji;12.000;\n\
         Teh;Besar;20.000;25.000\nTeh;Kecil;11.000;\n\
         Madu;Kecil;30.000;35.000\nMadu;Besar;50.000;\n",
    );
    shop.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    for (product, expected) in [
        (
            "keripik",
            "nama: Keripik\nvarian:\n  - nama: Asin\n    harga: 10.000\n  - nama: Pedas\n  - nama: Manis\n",
        ),
        // A price without a choice is that of the choices which have none.
        (
            "kopi",
            "nama: Kopi\nharga: 8.000\nharga_coret: 9.000\nvarian:\n  - nama: Bubuk\n  - nama: Biji\n    harga: 12.000\n",
        ),
        // The price before is that of the large one.
        (
            "teh",
            "nama: Teh\nharga: 11.000\nvarian:\n  - nama: Besar\n    harga: 20.000\n  - nama: Kecil\n",
        ),
        (
            "madu",
            "nama: Madu\nharga: 30.000\nharga_coret: 35.000\nvarian:\n  - nama: Kecil\n  - nama: Besar\n    harga: 50.000\n",
        ),
    ] {
        let text = shop.read(&format!("produk/{product}/produk.yaml"));
        assert!(text.ends_with(expected), "{text}");
    }
    shop.run_inside(&["impor", "x.csv", "--ya"])
        .ended(0)
        .never_said("di berkas");
}

#[test]
fn a_column_that_is_understood_is_written_or_told() {
    let shop = Shop::bare();
    shop.write(
        "x.csv",
        "Nama;Harga;Shopee;Tokopedia;Min Grosir;Harga Grosir;Berat (kg)\n\
         Kopi;25.000;shopee.co.id/kopi-sari;belum ada;10 pcs;22.000;1,5\n\
         Teh;10.000;besok ya;;banyak;9.000;0,0\n\
         Gula;12.000;;;12;;2\n\
         Madu;50.000;;;;45.000;0.5\n",
    );
    let run = shop.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    for part in [
        "Baris 2, kolom `Min Grosir`: `10 pcs` dibaca sebagai `10`",
        "Baris 3, kolom `Shopee`: `besok ya` belum bisa dibaca",
        "Baris 3, kolom `Min Grosir`: `banyak` belum bisa dibaca",
        "Baris 3, kolom `Harga Grosir`: `9.000` tidak diambil, karena `Min Grosir` belum jelas",
        "Baris 4, kolom `Min Grosir`: `12` tidak diambil, karena `Harga Grosir` belum jelas",
        "Baris 5, kolom `Harga Grosir`: `45.000` tidak diambil",
    ] {
        assert!(run.errors.contains(part), "{part}\n{}", run.errors);
    }
    let kopi = shop.read("produk/kopi/produk.yaml");
    for part in [
        "grosir:\n  - min: 10\n    harga: 22.000\n",
        "berat: 1,5 kg\n",
        "lokapasar:\n  shopee: shopee.co.id/kopi-sari\n",
    ] {
        assert!(kopi.contains(part), "{part}\n{kopi}");
    }
    assert!(!kopi.contains("tokopedia"), "{kopi}");
    let teh = shop.read("produk/teh/produk.yaml");
    assert!(
        !teh.contains("grosir") && !teh.contains("berat") && !teh.contains("lokapasar"),
        "{teh}"
    );
    shop.site();
}
