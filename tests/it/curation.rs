//! Curators of a group: scores, the portal, confirmed permits, sheets, letters and certificates.

use std::fs;

use calamine::{Data, Reader, Xlsx};

use crate::support::groups::group;
use crate::support::sheets::xlsx;
use crate::support::site::Site;
use crate::support::{Shop, html};

/// A group of four shops, three of them scored by two curators.
fn judged() -> Shop {
    let group = group(4);
    group.write(
        "kurasi/ratna.yaml",
        "# lembar Bu Ratna\nnama: Bu Ratna\nnilai:\n  toko-000:   # kopi\n    mutu: 9\n    kemasan: 9\n    \
         catatan: Rasanya enak, kemasannya rapi.\n  toko-001:\n    mutu: 6\n    kemasan: 3\n  toko-002: {mutu: 4, kemasan: 4}\n",
    );
    group.write(
        "kurasi/amir.yaml",
        "nama: Pak Amir\nnilai:\n  toko-000:\n    mutu: 9,5\n    kemasan: 8\n    catatan: Labelnya kurang besar.\n  \
         toko-001:\n    mutu: 6\n    kemasan: 7\n",
    );
    group
}

/// Sets what the portal requires.
fn require(group: &Shop, minimum: u32) {
    let curation = format!("kurasi: {{nilai_minimum: {minimum}, sembunyikan: ya}}\n");
    let text = format!("nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\n{curation}");
    group.write("kelompok.yaml", text);
}

fn shown_shops(group: &Shop) -> String {
    html::words(&Site::at(&group.path("situs")).html("daftar-toko/index.html"))
}

/// Expects the site to be what a build from nothing makes.
#[track_caller]
fn expect_as_cold(group: &Shop) {
    let cold = Shop::copy_of(group.folder());
    cold.run(&["build"]);
    let (warm, cold) = (group.site_as_it_is(), cold.site_as_it_is());
    assert_eq!(warm.paths(), cold.paths());
    for ((path, one), (_, other)) in warm.files().zip(cold.files()) {
        assert!(one == other, "{path} differs from a cold build");
    }
}

#[test]
fn scores_are_merged_and_what_is_missing_is_told() {
    let group = judged();
    let mut run = group.check().ended(0);
    // Quality 9.25 (20), packaging 8.5 (15): 89.2.
    for part in [
        "Kurasi: 2 kurator, 3 dari 4 toko sudah dinilai.",
        "  1. 89,2 A  Toko 0 (toko-000)",
        "  2. 55,7 C  Toko 1 (toko-001)",
        "  3.   40 D  Toko 2 (toko-002)",
        "Belum dinilai siapa pun: Toko 3",
        "Pak Amir belum menilai 1 toko: Toko 2",
        "Belum semua kriteria dinilai di 3 toko, misalnya Toko 0: Izin usaha",
        "Toko 1, Kemasan: Pak Amir memberi 7, Bu Ratna memberi 3",
    ] {
        run = run.said(part);
    }
    // Looking changes nothing, and a second look says the same.
    let again = group.check().ended(0);
    assert_eq!(again.output, run.output);
}

#[test]
fn the_line_of_business_decides_what_is_scored() {
    let group = group(2);
    group.change(
        "toko/toko-000/toko.yaml",
        "nama: Toko 0\n",
        "nama: Toko 0\nbidang: Jasa jahit\n",
    );
    group.write(
        "kurasi/kriteria.yaml",
        "skala: 100\ngrade: {Emas: 80, Perak: 60}\nterbaik: 1\numum:\n  rasa: 60\n  kemasan: 40\n",
    );
    let scores = "    rasa: 90\n    kemasan: 70\n";
    group.write(
        "kurasi/ratna.yaml",
        format!("nama: Bu Ratna\nnilai:\n  toko-000:\n{scores}  toko-001:\n{scores}"),
    );
    let run = group.check().ended(0);
    run.said("  1.   82 Emas  Toko 0 (toko-000) - terpilih");
    group.write("kurasi/kriteria.yaml", "skala: 100\njasa:\n  kemasan: 1\n");
    group
        .check()
        .said("E362")
        .said("Kriteria `rasa` tidak dinilai");
    group.change("toko/toko-000/toko.yaml", "Jasa jahit", "tambang");
    group.check().ended(1).said("E254");
}

#[test]
fn the_portal_follows_the_curators() {
    let group = judged();
    require(&group, 50);
    let hidden = group.run(&["build"]).ended(0);
    hidden.said("Toko 2 belum tampil di portal: nilai kurator 40, paling sedikit 50");
    // A shop without scores goes by its readiness.
    assert!(!shown_shops(&group).contains("Toko 2"));
    assert!(shown_shops(&group).contains("Toko 0"));
    group
        .check()
        .said("- belum tampil di portal: nilai kurator 40, paling sedikit 50");
    // Only a curator's file changes.
    group.change(
        "kurasi/ratna.yaml",
        "{mutu: 4, kemasan: 4}",
        "{mutu: 8, kemasan: 8}",
    );
    group.build().ended(0);
    assert!(shown_shops(&group).contains("Toko 2"));
    expect_as_cold(&group);
    group.change(
        "kurasi/amir.yaml",
        "mutu: 6\n    kemasan: 7",
        "mutu: 1\n    kemasan: 1",
    );
    group.build().ended(0);
    assert!(!shown_shops(&group).contains("Toko 1"));
    expect_as_cold(&group);
    // A file that cannot be read hides nobody.
    group.write("kurasi/amir.yaml", "nama: [\n");
    group.build().ended(1).said("E365");
    assert!(shown_shops(&group).contains("Toko 1"));
    expect_as_cold(&group);
    group.remove("kurasi");
    group.build().ended(0);
    expect_as_cold(&group);
    let second = group.run(&["build", "--lang", "en"]).ended(0);
    second.said("Nothing has changed");
}

#[test]
fn scores_stay_with_a_renamed_folder() {
    let group = judged();
    fs::rename(group.path("toko/toko-000"), group.path("toko/anggrek")).expect("a rename");
    group.check().said("E361");
    let text = group.read("toko/anggrek/toko.yaml");
    group.write("toko/anggrek/toko.yaml", text + "alamat_lama: toko-000\n");
    group.check().ended(0).said("89,2 A  Toko 0 (anggrek)");
}

#[test]
fn a_shield_stands_only_for_the_confirmed_number() {
    let group = group(2);
    let nib = "izin:\n  nib: \"0220001234567\"\n";
    for shop in ["toko-000", "toko-001"] {
        let path = format!("toko/{shop}/toko.yaml");
        let text = group.read(&path);
        group.write(&path, text + nib);
    }
    let kopi = "toko/toko-000/produk/makanan/kopi/produk.yaml";
    let text = group.read(kopi);
    group.write(kopi, text + "izin:\n  pirt: 1234567890123-45\n");
    group.build().ended(0);
    let shield = "M12 3l8 2.5v6";
    let page = |path: &str| Site::at(&group.path("situs")).html(path);
    let home = "toko/toko-000/index.html";
    let product = "toko/toko-000/produk/kopi/index.html";
    for path in [home, product, "daftar-toko/index.html"] {
        assert!(!page(path).contains(shield), "{path}");
    }
    assert!(html::words(&page(home)).contains("Dicantumkan penjual."));
    group.write(
        "kurasi/pengesahan.yaml",
        "toko-000:\n  nib: {nomor: \"0220001234567\", oleh: \"Koperasi <Maju>\", tanggal: 1 Nov 2026}\n  \
         pirt: 1234567890123-45\n",
    );
    group.build().ended(0);
    for path in [home, product, "daftar-toko/index.html"] {
        assert!(page(path).contains(shield), "{path}");
    }
    let words = html::words(&page(home));
    assert!(
        words.contains("Diperiksa Koperasi <Maju>, 1 November 2026."),
        "{words}"
    );
    let words = html::words(&page(product));
    assert!(words.contains("Diperiksa Koperasi Maju."), "{words}");
    assert!(!page("toko/toko-001/index.html").contains(shield));
    expect_as_cold(&group);
    // The same shop alone knows of no group.
    let alone = Shop::copy_of(&group.path("toko/toko-000"));
    assert!(!alone.site().html("index.html").contains(shield));
    // Another number than the confirmed one.
    group.change("toko/toko-000/toko.yaml", "0220001234567", "0220007654321");
    let changed = group.build().ended(0);
    changed
        .said("E367")
        .said("tidak lagi mencantumkan 0220001234567 tetapi 0220007654321");
    assert!(!html::words(&page(home)).contains("Diperiksa Koperasi <Maju>"));
    expect_as_cold(&group);
}

#[test]
fn each_scored_shop_gets_a_letter() {
    let group = judged();
    group.change("toko/toko-001/toko.yaml", "Toko 1", "Toko <b>1</b> & Co");
    let run = group.run_inside(&["export", "letters"]).ended(0);
    run.said("3 surat siap dicetak")
        .said("1 toko belum dinilai");
    let page = group.read("cetak/surat.html");
    assert_eq!(page.matches("<article>").count(), 3);
    assert!(!page.contains("<b>1</b>"), "a name is no HTML");
    let words = html::words(&page);
    for part in [
        "Pemilik Toko 0",
        "Mutu, Kemasan.",
        "Rasanya enak, kemasannya rapi.",
        "Bu Ratna",
        "Kemasan: pakai kemasan yang rapat",
        "89,2",
    ] {
        assert!(words.contains(part), "{part} is missing in: {words}");
    }
    assert!(
        !words.contains("Labelnya kurang besar"),
        "not for the owner: {words}"
    );
    // Again over the former one.
    group.run_inside(&["ekspor", "surat"]).ended(0);
    assert_eq!(group.read("cetak/surat.html"), page);
    let none = Shop::copy_of(group.folder());
    none.remove("kurasi");
    none.run_inside(&["export", "letters"])
        .ended(1)
        .said("Belum ada toko");
    Shop::small()
        .run_inside(&["export", "letters"])
        .ended(2)
        .said("kelompok");
    let broken = Shop::copy_of(group.folder());
    broken.write("kelompok.yaml", "nama: \"Koperasi\n");
    broken
        .run_inside(&["export", "letters"])
        .ended(1)
        .said("E208")
        .never_said("bukan folder kelompok");
}

#[test]
fn certificates_are_for_the_better_grades_or_the_best() {
    let group = judged();
    group.write("kurasi/kriteria.yaml", "penandatangan: Ibu Aminah, Ketua\n");
    let count = |words: &[&str]| {
        group
            .run_inside(&[&["export", "certificates"], words].concat())
            .ended(0);
        let page = group.read("cetak/sertifikat.html");
        assert!(html::words(&page).contains("Ibu Aminah, Ketua"));
        page.matches("<article>").count()
    };
    assert_eq!(count(&[]), 2);
    assert_eq!(count(&["--best", "1"]), 1);
    assert_eq!(count(&["--terbaik", "3"]), 3);
    group
        .run_inside(&["export", "certificates", "--best", "0"])
        .ended(2);
}

#[test]
fn a_sheet_goes_out_and_comes_back() {
    let group = judged();
    group.change(
        "toko/toko-003/toko.yaml",
        "nama: Toko 3\n",
        "nama: \"=1+1\"\njenis: jasa\n",
    );
    group
        .run_inside(&["export", "scoresheet", "--curator", "Bu Ratna"])
        .ended(0);
    let path = group.path("cetak/lembar-nilai-bu-ratna.xlsx");
    let first = fs::read(&path).expect("a workbook");
    let mut book: Xlsx<_> = calamine::open_workbook(&path).expect("XLSX");
    let scores = book.worksheet_range("Nilai").expect("the sheet of scores");
    let cell = |row: u32, column: u32| {
        scores
            .get_value((row, column))
            .cloned()
            .unwrap_or(Data::Empty)
    };
    assert_eq!(cell(0, 0), Data::String("Lembar nilai Etalase".to_owned()));
    assert_eq!(cell(4, 0), Data::String("toko-000".to_owned()));
    assert_eq!(cell(7, 1), Data::String("=1+1".to_owned()));
    // Quality of the first shop; packaging of a service.
    assert_eq!(cell(4, 5), Data::Float(9.0));
    assert_eq!(cell(7, 6), Data::String("–".to_owned()));
    // The same input, the same bytes; a filled sheet is never overwritten.
    fs::rename(&path, group.path("lama.xlsx")).expect("a rename");
    group
        .run_inside(&["export", "scoresheet", "--curator", "Bu Ratna"])
        .ended(0);
    assert!(fs::read(&path).expect("a workbook") == first, "other bytes");
    group.write("cetak/lembar-nilai-bu-ratna.xlsx", "isian kurator");
    group
        .run_inside(&["export", "scoresheet", "--curator", "Bu Ratna"])
        .ended(2)
        .said("mungkin sudah diisi kurator");
    // Taken back as it is, it says nothing new.
    let run = group.run_inside(&["import", "lama.xlsx", "--yes"]).ended(0);
    run.said("Tidak ada nilai yang baru");
}

/// A sheet as a curator fills it in.
fn filled(curator: &str, rows: &[&[&str]]) -> Vec<u8> {
    let head: [&[&str]; 3] = [
        &["Lembar nilai Etalase"],
        &["Kurator", curator],
        &["Folder", "Toko", "Jenis", "Mutu", "Kemasan", "Catatan"],
    ];
    xlsx(&[&head[..], rows].concat())
}

#[test]
fn a_newer_sheet_is_taken_over_in_place() {
    let group = judged();
    let before = group.read("kurasi/ratna.yaml");
    let rows: [&[&str]; 3] = [
        &[
            "toko-000",
            "Toko 0",
            "umum",
            "n:8",
            "n:9",
            "Rasanya enak, kemasannya rapi.",
        ],
        &["toko-001", "Toko 1", "umum", "n:6", ""],
        &["toko-003", "Toko 3", "umum", "n:7.5", "n:6", "Baru: bagus"],
    ];
    group.write("nilai.xlsx", filled("bu ratna", &rows));
    let shown = group
        .run_inside(&["import", "nilai.xlsx", "--dry-run"])
        .ended(0);
    shown
        .said("3 nilai baru, 1 berubah")
        .said("toko-000, mutu: 9 → 8");
    assert_eq!(
        group.read("kurasi/ratna.yaml"),
        before,
        "nothing is written before it is agreed"
    );
    group.run_inside(&["import", "nilai.xlsx"]).ended(2);
    group.run_inside(&["import", "nilai.xlsx", "--ya"]).ended(0);
    let after = before.replace("mutu: 9\n", "mutu: 8\n")
        + "  toko-003:\n    mutu: 7,5\n    kemasan: 6\n    catatan: \"Baru: bagus\"\n";
    assert_eq!(group.read("kurasi/ratna.yaml"), after);
    let history = fs::read_dir(group.path("_riwayat/kurasi")).expect("a history");
    assert_eq!(history.count(), 1);
    // A curator who has no file yet.
    group.write("baru.xlsx", filled("Ibu Sri", &rows));
    group.run_inside(&["import", "baru.xlsx", "--yes"]).ended(0);
    assert!(
        group
            .read("kurasi/ibu-sri.yaml")
            .starts_with("nama: Ibu Sri\nnilai:\n  toko-000:\n")
    );
    group.check().ended(0).said("3 kurator, 4 dari 4");
}

#[test]
fn a_sheet_with_slips_tells_them() {
    let group = judged();
    let rows: [&[&str]; 5] = [
        &["toko-000", "Toko 0", "umum", "n:11", "f:2+3"],
        &["toko-001", "Toko 1", "umum", "bagus", "n:-1"],
        &["tokoo-002", "Toko 2", "umum", "n:5"],
        &["toko-003", "Toko 3", "umum", "e:#REF!", "n:7"],
        &["../rahasia", "x", "umum", "n:1"],
    ];
    group.write("nilai.xlsx", filled("Ibu Sri", &rows));
    let mut run = group
        .run_inside(&["import", "nilai.xlsx", "--yes"])
        .ended(1);
    for part in [
        "Baris 4, kolom `Mutu`: Nilai 11 tidak dihitung",
        "E905",
        "Nilai `bagus` bukan angka",
        "Nilai -1 tidak dihitung",
        "Baris 6: Tidak ada toko `tokoo-002`",
        "`toko-002`",
        "E906",
        "`../rahasia`",
    ] {
        run = run.said(part);
    }
    assert_eq!(
        group.read("kurasi/ibu-sri.yaml"),
        "nama: Ibu Sri\nnilai:\n  toko-003:\n    kemasan: 7\n"
    );
    group.write("tanpa.xlsx", filled("", &rows));
    group
        .run_inside(&["import", "tanpa.xlsx", "--yes"])
        .ended(1)
        .said("Nama kuratornya");
    // A name that is that of another file.
    group.write("kriteria.xlsx", filled("Kriteria", &rows));
    group
        .run_inside(&["import", "kriteria.xlsx", "--yes"])
        .ended(1);
    assert!(group.path("kurasi/kriteria-2.yaml").is_file());
    assert!(!group.path("kurasi/kriteria.yaml").exists());
    // A file that cannot be read stands.
    group.write("kurasi/ratna.yaml", "nama: Bu Ratna\nnilai: {toko-000: [\n");
    group.write("ratna.xlsx", filled("Ratna", &rows));
    group
        .run_inside(&["import", "ratna.xlsx", "--yes"])
        .ended(1);
    assert_eq!(
        group.read("kurasi/ratna.yaml"),
        "nama: Bu Ratna\nnilai: {toko-000: [\n"
    );
}

#[test]
fn a_shop_without_consent_is_scored_and_never_shown() {
    let group = judged();
    let path = "toko/toko-000/toko.yaml";
    let text = group.read(path);
    group.write(path, text + "izin_terbit: tidak\n");
    group.check().ended(0).said("89,2 A  Toko 0");
    group.run_inside(&["export", "letters"]).ended(0);
    assert!(group.read("cetak/surat.html").contains("Toko 0"));
    group.build().ended(0);
    let pages = group.site_as_it_is().pages();
    assert!(pages.iter().all(|(_, page)| !page.contains("Toko 0")));
}

#[test]
fn the_last_row_of_a_shop_that_stands_twice_in_a_sheet_counts() {
    let group = judged();
    let before = "nama: Bu Ratna\nnilai:\n  toko-000:\n    kemasan: 6\n    mutu: 9,25";
    group.write("kurasi/ratna.yaml", before);
    let rows: [&[&str]; 3] = [
        &["toko-000", "Toko 0", "umum", "n:8", "n:5"],
        &["toko-001", "Toko 1", "umum", "n:6", ""],
        &["toko-000", "Toko 0", "umum", "n:7", ""],
    ];
    group.write("nilai.xlsx", filled("Bu Ratna", &rows));
    group
        .run_inside(&["import", "nilai.xlsx", "--ya"])
        .ended(0)
        .said("Baris 6: `toko-000` sudah ada di baris 4. Nilai di baris 6 yang dipakai.");
    assert_eq!(
        group.read("kurasi/ratna.yaml"),
        "nama: Bu Ratna\nnilai:\n  toko-000:\n    kemasan: 5\n    mutu: 7\n  toko-001:\n    mutu: 6"
    );
}
