//! An afternoon at a coach's desk: from a sheet of sign-ups to shops, scores, a report, letters and labels, by the
//! lines that the manual's chapter has.

use std::fmt::Write;

use camino::Utf8Path;
use walkdir::WalkDir;

use crate::support::pictures::{gradient, jpeg};
use crate::support::sheets::{xlsx, zip};
use crate::support::{Run, Shop, html};

/// Members of the programme, each with three goods.
const MEMBERS: usize = 30;
const GOODS: [&str; 3] = ["Kopi Bubuk", "Keripik Pisang", "Kue Bhoi"];
/// Districts of Aceh Tengah.
const DISTRICTS: [&str; 3] = ["Bebesen", "Pegasing", "Lut Tawar"];
/// Starts what stands in private columns.
const MARK: &str = "RAHASIA";
/// Most lines from the sheet to built shops.
const LINES: usize = 6;

/// A coach's folder, and the lines typed there.
struct Desk {
    folder: Shop,
    typed: usize,
}

impl Desk {
    #[track_caller]
    fn types(&mut self, line: &[&str]) -> Run {
        self.typed += 1;
        let run = self.folder.run_inside(line).ended(0);
        assert!(!format!("{}{}", run.output, run.errors).contains(MARK));
        run
    }
}

/// The sheet as a form gives it: every tenth has not consented, half have a NIB.
fn sign_ups() -> String {
    let mut sheet = String::from(
        "Stempel waktu;Nama Lengkap;NIK;Nama Usaha;Nomor WhatsApp;Desa;Kecamatan;Kabupaten/Kota;NIB;\
         Bersedia usahanya ditampilkan di situs?;Pendamping;Produk 1;Harga 1;Produk 2;Harga 2;Produk 3;Harga 3\n",
    );
    for number in 0..MEMBERS {
        let nib = match number % 2 {
            0 => format!("02200000{number:05}"),
            _ => String::new(),
        };
        let consent = if number % 10 == 9 { "Tidak" } else { "Ya" };
        let coach = ["Ibu Ani", "Pak Budi"][number % 2];
        let district = DISTRICTS[number % DISTRICTS.len()];
        writeln!(
            sheet,
            "29/11/2026 10:{number:02}:00;{MARK} {number};110601470890{number:04};Dapur {number:02};\
             0812-0000-{number:04};Kampung {number};{district};Aceh Tengah;{nib};{consent};{coach};\
             {};25rb;{};12.500;{};Rp 8.000,-",
            GOODS[0], GOODS[1], GOODS[2]
        )
        .expect("a String takes all");
    }
    sheet
}

/// A photo of each good, in folders named after the businesses.
fn photos() -> Vec<u8> {
    let photo = jpeg(&gradient(640, 480));
    let names: Vec<String> = (0..MEMBERS)
        .flat_map(|number| GOODS.map(|name| format!("Dapur {number:02}/{name}.jpg")))
        .collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), photo.as_slice()))
        .collect();
    zip(&files)
}

/// The sheet of a curator who fills in quality and packaging: every shop's, a little better from shop to shop.
fn scores(curator: &str, more: usize) -> Vec<u8> {
    let rows: Vec<Vec<String>> = (0..MEMBERS)
        .map(|number| {
            vec![
                format!("dapur-{number:02}"),
                format!("Dapur {number:02}"),
                "umum".to_owned(),
                format!("n:{}", (4 + number / 8 + more).min(10)),
                format!("n:{}", (5 + number / 10 + more).min(10)),
                "Rasanya enak, kemasannya rapi.".to_owned(),
            ]
        })
        .collect();
    let mut sheet = vec![
        vec!["Lembar nilai Etalase"],
        vec!["Kurator", curator],
        vec!["Folder", "Toko", "Jenis", "Mutu", "Kemasan", "Catatan"],
    ];
    sheet.extend(
        rows.iter()
            .map(|row| row.iter().map(String::as_str).collect()),
    );
    let sheet: Vec<&[&str]> = sheet.iter().map(Vec::as_slice).collect();
    xlsx(&sheet)
}

#[test]
fn a_sheet_of_sign_ups_becomes_shops_scores_letters_and_labels() {
    let mut desk = Desk {
        folder: Shop::empty(),
        typed: 0,
    };
    desk.folder.write("pendaftar.csv", sign_ups());
    desk.folder.write("foto.zip", photos());

    desk.types(&[
        "mulai",
        "--group",
        "--nama",
        "UMKM Aceh Tengah",
        "--wa",
        "0812-0000-1299",
    ]);
    desk.types(&["impor", "pendaftar.csv", "--foto", "foto.zip", "--ya"])
        .said("Toko baru: 30, dengan 90 barang");
    desk.types(&["bangun"]);
    assert!(desk.typed <= LINES, "{} lines", desk.typed);
    let site = desk.folder.site_as_it_is();
    let shops = html::words(&site.html("daftar-toko/index.html"));
    assert!(shops.contains("Dapur 00") && shops.contains("Dapur 28"));
    // Nobody is shown who has not consented.
    assert!(!shops.contains("Dapur 09"), "{shops}");
    let page = site.html("toko/dapur-00/produk/kopi-bubuk/index.html");
    assert!(page.contains("Rp25.000") && page.contains("<img"), "{page}");

    for (curator, more) in [("Bu Ratna", 0), ("Pak Amir", 2)] {
        desk.types(&["ekspor", "lembar-nilai", "--kurator", curator]);
        desk.folder
            .write("dari-kurator.xlsx", scores(curator, more));
        desk.types(&["impor", "dari-kurator.xlsx", "--ya"]);
    }
    desk.types(&["bangun"]);
    let mut run = desk.types(&["periksa", "--laporan", "laporan.xlsx"]);
    for part in [
        "2 kurator",
        "30 dari 30 toko sudah dinilai",
        "Bebesen 10",
        "Ibu Ani 15",
    ] {
        run = run.said(part);
    }
    desk.types(&["periksa", "--laporan", "laporan.html"]);
    desk.types(&["ekspor", "surat"]);
    desk.types(&["ekspor", "sertifikat", "--terbaik", "5"]);
    desk.types(&["ekspor", "absen"]);
    desk.types(&["ekspor", "program"]);
    desk.types(&["ekspor", "label", "--tiap"])
        .said("Selesai untuk 30 dari 30 toko");
    let letters = html::words(&desk.folder.read("cetak/surat.html"));
    assert!(letters.contains("Dapur 17") && letters.contains("Rasanya enak, kemasannya rapi."));
    // Its readers never see a file.
    assert!(
        !letters.contains(".yaml") && !letters.contains(".md"),
        "{letters}"
    );
    let certificates = html::words(&desk.folder.read("cetak/sertifikat.html"));
    assert!(certificates.contains("Dapur 28") && !certificates.contains("Dapur 00"));
    assert!(desk.folder.read("kurasi/skor.csv").contains("dapur-00"));
    assert!(
        desk.folder
            .path("toko/dapur-29/cetak/label-sedang.html")
            .exists()
    );
    expect_nothing_private(desk.folder.folder());
}

/// Searches every file but the sheet that came in and `_pribadi.yaml`.
fn expect_nothing_private(folder: &Utf8Path) {
    let mut searched = 0;
    for entry in WalkDir::new(folder).into_iter().flatten() {
        let path = Utf8Path::from_path(entry.path()).expect("Unicode");
        let is_private = path.ends_with("pendaftar.csv") || path.ends_with("_pribadi.yaml");
        if entry.file_type().is_file() && !is_private {
            searched += 1;
            let bytes = std::fs::read(path).expect("a file");
            let text = String::from_utf8_lossy(&bytes);
            assert!(
                !text.contains(MARK) && !text.contains("110601470890"),
                "{path}"
            );
        }
    }
    assert!(searched > 500, "{searched}");
}
