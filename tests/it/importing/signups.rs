//! Sign-ups into a group: one row, one shop; and what is private goes nowhere else.

use camino::Utf8Path;
use walkdir::WalkDir;

use crate::support::{groups, sheets};

const SIGNUPS: &str = "Stempel waktu;Nama Lengkap;NIK;No. KK;Tempat, Tanggal Lahir;Alamat sesuai KTP;Nama Ibu Kandung;NPWP;\
    Nama Usaha;Nomor WhatsApp;Alamat Usaha;Desa;Kecamatan;Kabupaten/Kota;NIB;\
    Apakah Anda bersedia usahanya ditampilkan di situs?;Produk 1;Harga 1;Produk 2;Harga 2;Agama\n\
    29/11/2026 10:00:00;ORANGRAHASIA;1106014708900001;1106010101010001;LAHIRRAHASIA, 17/08/1990;RUMAHRAHASIA;IBURAHASIA;NPWPRAHASIA;\
    Dapur Sari;0812-0000-1234 / 0651-12345;Jl. Pasar 1;Pegasing;Bebesen;Aceh Tengah;220000000001;\
    Ya;Kopi Gayo;25rb;Keripik Pisang;12.500;AGAMARAHASIA\n\
    29/11/2026 10:05:00;ORANGRAHASIA2;1,10601E+15;;;;;;\
    Tenun Ani;81200001299;;Blang;Bebesen;Aceh Tengah;1106014708900002;\
    Tidak;Selendang;150000;;;\n";

/// Marks that stand in private columns only.
const MARKS: [&str; 9] = [
    "ORANGRAHASIA",
    "1106014708900001",
    "1106010101010001",
    "LAHIRRAHASIA",
    "RUMAHRAHASIA",
    "IBURAHASIA",
    "NPWPRAHASIA",
    "AGAMARAHASIA",
    "1106014708900002",
];

#[test]
fn a_row_becomes_a_shop_with_its_first_products() {
    let group = groups::group(0);
    group.write("../daftar.csv", SIGNUPS);
    let run = group
        .run_inside(&["impor", "../daftar.csv", "--ya"])
        .ended(0);
    for part in [
        "Toko baru: 2, dengan 3 barang",
        "2 toko baru",
        "dari Google Formulir",
        "Nama Usaha → nama",
    ] {
        assert!(run.output.contains(part), "{part}\n{}", run.output);
    }
    let text = group.read("toko/dapur-sari/toko.yaml");
    let values = text.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(
        values.collect::<Vec<_>>(),
        [
            "nama: Dapur Sari",
            "whatsapp: 0812-0000-1234",
            "alamat:",
            "  jalan: Jl. Pasar 1",
            "  desa: Pegasing",
            "  kecamatan: Bebesen",
            "  kabupaten: Aceh Tengah",
            "izin:",
            "  nib: 0220000000001",
            "izin_terbit: ya"
        ]
    );
    assert!(
        group
            .read("toko/dapur-sari/produk/kopi-gayo/produk.yaml")
            .contains("harga: 25.000")
    );
    let ani = group.read("toko/tenun-ani/toko.yaml");
    assert!(
        ani.contains("whatsapp: 0812-0000-1299") && ani.contains("izin_terbit: tidak"),
        "{ani}"
    );
    assert!(!ani.contains("nib"), "{ani}");
    let private = group.read("toko/dapur-sari/_pribadi.yaml");
    for mark in [
        "nik: \"1106014708900001\"",
        "Agama: \"AGAMARAHASIA\"",
        "pemilik: \"ORANGRAHASIA\"",
    ] {
        assert!(private.contains(mark), "{private}");
    }
    assert!(group.read(".gitignore").contains("_pribadi.yaml"));
    for part in [
        "kolom `NIK`: angka belakangnya",
        "kolom `NIB` sepertinya berisi NIK",
        "`220000000001` dibaca sebagai `0220000000001`",
        "1 toko belum setuju",
    ] {
        assert!(run.errors.contains(part), "{part}\n{}", run.errors);
    }
}

#[test]
fn private_columns_are_nowhere_but_in_their_file() {
    let group = groups::group(0);
    group.write("../daftar.csv", SIGNUPS);
    let group_words: [&[&str]; 7] = [
        &["impor", "../daftar.csv", "--coba"],
        &["impor", "../daftar.csv", "--ya"],
        &["impor", "../daftar.csv", "--ya", "--json"],
        &["build"],
        &["build", "--json", "--fresh"],
        &["check"],
        &["check", "--json"],
    ];
    for words in group_words {
        let run = group.run_inside(words);
        for mark in MARKS {
            assert!(
                !run.output.contains(mark),
                "{words:?}: {mark}\n{}",
                run.output
            );
            assert!(
                !run.errors.contains(mark),
                "{words:?}: {mark}\n{}",
                run.errors
            );
        }
    }
    let shop = group.path("toko/dapur-sari");
    for what in ["html", "pricelist", "labels", "poster"] {
        let file = group.beside(&format!("{what}.html"));
        let run = group.run_inside(&["export", what, shop.as_str(), "--out", file.as_str()]);
        run.ended(0);
    }
    let around = group.folder().parent().expect("a folder above");
    let mut searched = 0;
    for entry in WalkDir::new(around).into_iter().flatten() {
        let path = Utf8Path::from_path(entry.path()).expect("Unicode");
        let is_source = path.ends_with("daftar.csv") || path.ends_with("_pribadi.yaml");
        if entry.file_type().is_file() && !is_source {
            searched += 1;
            let text = String::from_utf8_lossy(&std::fs::read(path).expect("a file")).into_owned();
            for mark in MARKS {
                assert!(!text.contains(mark), "{path}: {mark}");
            }
        }
    }
    assert!(searched > 30, "{searched}");
}

#[test]
fn a_shop_without_consent_is_not_published_by_its_group() {
    let group = groups::group(0);
    group.write("../daftar.csv", SIGNUPS);
    group
        .run_inside(&["impor", "../daftar.csv", "--ya"])
        .ended(0);
    group.build().ended(0).said("Tenun Ani");
    let site = group.site_as_it_is();
    assert!(site.html("index.html").contains("Dapur Sari"));
    assert!(group.path("situs/toko/dapur-sari/index.html").exists());
    assert!(!group.path("situs/toko/tenun-ani").exists());
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("Tenun Ani") && !text.contains("Selendang"),
            "{path}"
        );
    }
    group.change(
        "toko/tenun-ani/toko.yaml",
        "izin_terbit: tidak",
        "izin_terbit: ya",
    );
    group.build().ended(0);
    assert!(group.site_html("index.html").contains("Tenun Ani"));
    // Consent can be taken back: nothing stays.
    group.change(
        "toko/dapur-sari/toko.yaml",
        "izin_terbit: ya",
        "izin_terbit: tidak",
    );
    group.build().ended(0);
    assert!(!group.path("situs/toko/dapur-sari").exists());
    assert!(!group.site_html("index.html").contains("Dapur Sari"));
    let alone = group.path("toko/dapur-sari");
    group.run_inside(&["build", alone.as_str()]).ended(0);
    assert!(alone.join("situs/index.html").exists());
}

#[test]
fn without_a_column_of_consent_nothing_is_published() {
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Usaha,No HP,Produk\nDapur Sari,081200001234,\"Kopi 25rb, Teh; Gula (Rp12.500)\"\n",
    );
    group
        .run_inside(&["impor", "x.csv", "--ya"])
        .ended(0)
        .said("Tidak ada kolom persetujuan");
    assert!(
        group
            .read("toko/dapur-sari/toko.yaml")
            .contains("izin_terbit: tidak")
    );
    assert!(
        group
            .read("toko/dapur-sari/produk/kopi/produk.yaml")
            .contains("harga: 25.000")
    );
    assert!(
        group
            .read("toko/dapur-sari/produk/gula/produk.yaml")
            .contains("harga: 12.500")
    );
    assert!(
        !group
            .read("toko/dapur-sari/produk/teh/produk.yaml")
            .contains("harga")
    );
    // However it is asked.
    let group = groups::group(0);
    let sheet = "Nama Usaha,No HP,Boleh ditampilkan?\nDapur Sari,081200001234,Ya\n";
    group.write("x.csv", sheet);
    group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    assert!(
        group
            .read("toko/dapur-sari/toko.yaml")
            .contains("izin_terbit: ya")
    );
    // A question about something else is no consent.
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Usaha,No HP,Apakah bersedia ikut pelatihan?\nDapur Sari,081200001234,Ya\n",
    );
    group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    assert!(
        group
            .read("toko/dapur-sari/toko.yaml")
            .contains("izin_terbit: tidak")
    );
}

#[test]
fn a_plain_address_is_private_where_papers_are_asked_for() {
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Usaha,NIK,Alamat\nDapur Sari,1106014708900001,RUMAHRAHASIA\n",
    );
    group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    assert!(
        !group
            .read("toko/dapur-sari/toko.yaml")
            .contains("RUMAHRAHASIA")
    );
    assert!(
        group
            .read("toko/dapur-sari/_pribadi.yaml")
            .contains("RUMAHRAHASIA")
    );
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Alamat,Nama Usaha,Alamat Usaha\nRUMAHRAHASIA,Dapur Sari,Jl. Pasar\n",
    );
    group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    assert!(
        group
            .read("toko/dapur-sari/toko.yaml")
            .contains("jalan: Jl. Pasar")
    );
    assert!(
        group
            .read("toko/dapur-sari/_pribadi.yaml")
            .contains("RUMAHRAHASIA")
    );
}

#[test]
fn duplicates_are_told() {
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Usaha,No WA,NIB,Desa,Produk\n\
         Dapur Sari,081200001234,1234567890123,Pegasing,Kopi\n\
         Dapur Sari,0812-0000-1234,,Pegasing,Kopi\n\
         Katering Sari,081200001234,,Pegasing,Kue\n\
         Warung Ani,081200001235,1234567890123,Blang,Teh\n\
         Kedai Budi,,,Blang,Gula\n\
         Kedai Budi,081200001236,,Blang,Madu\n",
    );
    let run = group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    for part in [
        "Baris 3: `Dapur Sari` usaha yang sama dengan baris 2, jadi digabung",
        "Baris 4: nomor HP",
        "Baris 5: NIB",
        "Baris 7: nama dan tempat",
    ] {
        assert!(run.errors.contains(part), "{part}\n{}", run.errors);
    }
    assert!(run.output.contains("Toko baru: 5"), "{}", run.output);
    assert!(group.path("toko/kedai-budi-2/toko.yaml").exists());
}

#[test]
fn rows_below_a_merged_name_are_products_of_one_shop() {
    let group = groups::group(0);
    let rows = sheets::cells(&[
        &["DAFTAR PESERTA 2026"],
        &[],
        &["Nama Usaha", "No HP", "Nama Produk", "Harga"],
        &["Dapur Sari", "n:81200001234", "Kopi", "n:25000"],
        &["", "", "Keripik", "n:12500"],
        &["", "", "Sirup", "n:30000"],
        &["Tenun Ani", "0812-0000-1299", "Selendang", "n:150000"],
    ]);
    let merged = "<mergeCells><mergeCell ref=\"A4:A6\"/><mergeCell ref=\"B4:B6\"/><mergeCell ref=\"A1:D1\"/></mergeCells>";
    group.write("x.xlsx", sheets::workbook(&[("Peserta", &rows, merged)]));
    let run = group.run_inside(&["impor", "x.xlsx", "--ya"]).ended(0);
    assert!(
        run.output.contains("Toko baru: 2, dengan 4 barang"),
        "{}",
        run.output
    );
    assert!(
        group
            .path("toko/dapur-sari/produk/sirup/produk.yaml")
            .exists()
    );
}

#[test]
fn consent_that_is_taken_back_counts_on_several_machines_too() {
    let group = groups::group(3);
    let parts: Vec<_> = groups::shares(&group, 2)
        .into_iter()
        .map(|(part, run)| {
            run.ended(0);
            part
        })
        .collect();
    let out = groups::joined(&group, &parts);
    assert!(out.join("toko/toko-001/index.html").exists());
    group.write(
        "toko/toko-001/toko.yaml",
        "nama: Toko 1\nizin_terbit: tidak\n",
    );
    let parts: Vec<_> = groups::shares(&group, 2)
        .into_iter()
        .map(|(part, run)| {
            run.ended(0);
            part
        })
        .collect();
    let out = groups::joined(&group, &parts);
    assert!(!out.join("toko/toko-001").exists());
    assert!(out.join("toko/toko-002/index.html").exists());
}

#[test]
fn rows_below_a_name_that_was_merged_name_more_products() {
    for text in [
        "Nama Usaha;No HP;Nama Produk;Harga\nDapur Sari;0812-0000-1234;Kopi;25rb\n;;Keripik;12.500\nTenun Ani;0812-0000-1299;Selendang;150rb\n",
        "Nama Usaha;No HP;Nama Produk;Harga\nDapur Sari;0812-0000-1234;Kopi;25rb\nDapur Sari;;Keripik;12.500\nTenun Ani;0812-0000-1299;Selendang;150rb\n",
    ] {
        let group = groups::group(0);
        group.write("x.csv", text);
        let run = group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
        assert!(
            run.output.contains("Toko baru: 2, dengan 3 barang"),
            "{}",
            run.output
        );
        assert!(
            group
                .path("toko/dapur-sari/produk/keripik/produk.yaml")
                .exists()
        );
    }
}

#[test]
fn words_for_nothing_are_nothing_and_odd_values_are_told() {
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Usaha;No WA;NIB;Halal;Instagram;Email;Jam Buka;Alamat Usaha\n\
         Dapur Sari;tidak ada;belum ada;sedang diurus;belum punya;tidak punya;setiap saat;Jl. Pasar\n\
         Tenun Ani;081200001234;1234567890123;;@tenun.ani;ani@example.com;Senin-Sabtu 08.00-17.00;NIK 1106014708900001\n",
    );
    let run = group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    assert!(
        run.errors
            .contains("Baris 2, kolom `Jam Buka`: `setiap saat` belum bisa dibaca"),
        "{}",
        run.errors
    );
    assert!(
        run.errors
            .contains("Baris 3, kolom `Alamat Usaha` sepertinya berisi NIK"),
        "{}",
        run.errors
    );
    let text = group.read("toko/dapur-sari/toko.yaml");
    let keys = text.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(
        keys.collect::<Vec<_>>(),
        [
            "nama: Dapur Sari",
            "alamat:",
            "  jalan: Jl. Pasar",
            "izin_terbit: tidak"
        ]
    );
    assert!(
        !group
            .read("toko/tenun-ani/toko.yaml")
            .contains("1106014708900001")
    );
    let run = group.run_inside(&["check", "toko/tenun-ani"]).ended(0);
    assert!(!run.errors.contains("E2"), "{}", run.errors);
}

#[test]
fn a_row_without_a_name_that_says_more_than_goods_continues_no_shop() {
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Pemilik;Nama Usaha;Alamat Usaha;Produk;Persetujuan tampil di situs\n\
         Sari;Dapur Sari;Jl. Pasar 1;Kopi 25rb;Ya\n\
         Budi;;Jl. Kebun 2;Keripik 10rb;Tidak\n\
         ;;;Dodol 5rb;\n",
    );
    let run = group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    for part in ["Baris 3 tidak punya nama", "Baris 4 tidak punya nama"] {
        assert!(run.errors.contains(part), "{part}\n{}", run.errors);
    }
    assert!(
        run.output.contains("Toko baru: 1, dengan 1 barang"),
        "{}",
        run.output
    );
}

#[test]
fn a_row_of_goods_continues_the_shop_of_the_row_above() {
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Usaha;No HP;Produk\nDapur Sari;0812-0000-1234;Kopi\nKedai Ani;0812-0000-1299;Teh\n\
         Dapur Sari;0812-0000-1234;Gula\n;;Kue Bhoi\n",
    );
    group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    assert!(group.path("toko/dapur-sari/produk/kue-bhoi").exists());
    assert!(!group.path("toko/kedai-ani/produk/kue-bhoi").exists());
}

#[test]
fn numbers_for_emergencies_and_of_relatives_are_private() {
    for header in [
        "No HP Darurat",
        "No. HP Keluarga",
        "Kontak darurat (nama dan nomor)",
        "Nomor WA suami/istri",
        "Emergency phone",
    ] {
        let group = groups::group(0);
        group.write(
            "x.csv",
            format!("Nama Usaha;{header}\nDapur Sari;0812-0000-1299\n"),
        );
        group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
        let shop = group.read("toko/dapur-sari/toko.yaml");
        assert!(!shop.contains("1299"), "{header}\n{shop}");
        let private = group.read("toko/dapur-sari/_pribadi.yaml");
        assert!(
            private.contains("kontak_darurat: \"0812-0000-1299\""),
            "{header}\n{private}"
        );
    }
    // A polite word for who fills the form in.
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Usaha;Nomor WA Saudara\nDapur Sari;0812-0000-1299\n",
    );
    group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    let shop = group.read("toko/dapur-sari/toko.yaml");
    assert!(shop.contains("whatsapp: 0812-0000-1299"), "{shop}");
}

#[test]
fn one_business_in_several_rows_is_one_among_those_of_a_number() {
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Usaha;No WA;Produk\nDapur Sari;0812-0000-1234;Kopi\nKatering Sari;0812-0000-1234;Kue\n\
         Katering Sari;0812-0000-1234;Bolu\n",
    );
    let run = group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    assert!(
        run.output.contains("Toko baru: 2, dengan 3 barang"),
        "{}",
        run.output
    );
    assert!(group.path("toko/katering-sari/produk/bolu").exists());
}
