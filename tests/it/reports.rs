//! Programmes and their reports: phases, regions, coaches, scores that rise, and what is private.

use std::fs;
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;
use zip::ZipArchive;

use crate::support::groups::{group, member};
use crate::support::{Shop, sheets};

/// A programme of five shops in three districts, of which one is empty and one is not in the list.
fn programme() -> Shop {
    let group = group(0);
    group.write(
        "kelompok.yaml",
        "nama: Koperasi \"Maju\" & <Jaya>\nwhatsapp: 0812-0000-1299\nwarna: \"#7a3b12\"\nwilayah:\n  \
         - kabupaten: Kab. Aceh Tengah\n    kecamatan: [Bebesen, Pegasing, Linge]\n  - Bener Meriah\n",
    );
    let shops = [
        (
            "sari",
            "kecamatan: Kec. BEBESEN, kabupaten: Aceh Tengah, desa: Kala",
            "izin: {nib: 0000987654321}\nfase: lulus\npendamping: Ibu Ani\n",
        ),
        (
            "tenun",
            "kecamatan: Pegasing, kabupaten: Kabupaten Aceh Tengah",
            "jenis: Tenun\nfase: Kurasi\npendamping: ibu ani\n",
        ),
        (
            "madu",
            "kecamatan: Bukit, kabupaten: Bener Meriah",
            "izin: {nib: 0000987654338}\npendamping: Pak Budi\n",
        ),
        (
            "jauh",
            "kecamatan: Blangkejeren, kabupaten: Gayo Lues",
            "izin_terbit: tidak\nfase: lulus\n",
        ),
    ];
    for (number, (folder, address, more)) in shops.iter().enumerate() {
        group.write(
            &format!("toko/{folder}/toko.yaml"),
            format!(
                "nama: Toko {folder}\nwhatsapp: 0812-0000-000{number}\nalamat: {{{address}}}\n{more}"
            ),
        );
        group.write(
            &format!("toko/{folder}/produk/makanan/kopi/produk.yaml"),
            "nama: Kopi\nharga: 12.500\n",
        );
    }
    group.write(
        "toko/rumus/toko.yaml",
        "nama: '=HYPERLINK(\"http://x\";\"klik\")'\nwhatsapp: 0812-0000-0009\n",
    );
    group
}

fn report(group: &Shop, name: &str, more: &[&str]) -> Utf8PathBuf {
    let path = group.beside(name);
    let words = ["check", "--report", path.as_str()];
    let run = group
        .run(&[&words[..], more].concat())
        .said("Laporannya di");
    assert!(run.status == 0 || run.status == 1, "{run:?}");
    path
}

fn sheet(path: &Utf8Path, name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    book.worksheet_range(name).expect("a sheet")
}

/// The rows of a sheet as texts; numbers are marked.
fn rows(path: &Utf8Path, name: &str) -> Vec<Vec<String>> {
    let text = |cell: &Data| match cell {
        Data::Float(number) => format!("#{number}"),
        Data::DateTime(date) => format!("@{}", date.as_f64()),
        Data::Empty => String::new(),
        // A folder is shown as its system has it.
        other => other.to_string().replace('\\', "/"),
    };
    let sheet = sheet(path, name);
    sheet
        .rows()
        .map(|row| row.iter().map(text).collect())
        .collect()
}

fn row<'r>(rows: &'r [Vec<String>], column: usize, name: &str) -> &'r [String] {
    let found = rows.iter().find(|row| row[column] == name);
    found.unwrap_or_else(|| panic!("no row of {name} in {rows:#?}"))
}

/// The column of a title.
fn column(rows: &[Vec<String>], title: &str) -> usize {
    let found = rows[0].iter().position(|one| one == title);
    found.unwrap_or_else(|| panic!("no column {title} in {:?}", rows[0]))
}

#[test]
fn a_workbook_has_shops_regions_coaches_criteria_and_findings() {
    let group = programme();
    let path = report(&group, "laporan.xlsx", &[]);
    let book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    assert_eq!(
        book.sheet_names(),
        ["Toko", "Wilayah", "Pendamping", "Kriteria", "Temuan"]
    );
    let shops = rows(&path, "Toko");
    assert_eq!(shops.len(), 6);
    let cell = |shop: &str, title: &str| row(&shops, 2, shop)[column(&shops, title)].clone();
    // Numbers are numbers, and a NIB keeps its zeros.
    assert_eq!(cell("toko/sari", "NIB"), "0000987654321");
    assert_eq!(cell("toko/sari", "Izin NIB"), "ada");
    assert_eq!(cell("toko/tenun", "Izin NIB"), "belum");
    assert_eq!(cell("toko/sari", "Desa"), "Kala");
    assert_eq!(cell("toko/sari", "Jenis"), "Makanan");
    assert_eq!(cell("toko/tenun", "Jenis"), "busana");
    assert_eq!(cell("toko/tenun", "Fase"), "kurasi");
    assert_eq!(cell("toko/madu", "Fase"), "daftar");
    assert!(cell("toko/madu", "Skor akhir").starts_with('#'));
    assert_eq!(
        cell("toko/madu", "Skor awal"),
        cell("toko/madu", "Skor akhir")
    );
    assert!(cell("toko/madu", "Tanggal").starts_with('@'));
    assert!(cell("toko/jauh", "Masalah").starts_with("Belum disetujui terbit"));
    assert!(cell("toko/sari", "Tindak lanjut").lines().count() == 3);
    assert_eq!(
        cell("toko/rumus", "Nama"),
        "=HYPERLINK(\"http://x\";\"klik\")"
    );
    let regions = rows(&path, "Wilayah");
    let figures = |name: &str| row(&regions, 0, name)[1..5].join(" ");
    assert_eq!(figures("Bebesen"), "Kab. Aceh Tengah #1 #1 #100");
    assert_eq!(figures("Pegasing"), "Kab. Aceh Tengah #1 #0 #0");
    assert_eq!(figures("Bener Meriah"), " #1 #1 #100");
    assert_eq!(row(&regions, 0, "Linge")[7], "belum ada toko");
    assert_eq!(row(&regions, 0, "Blangkejeren")[7], "di luar daftar");
    assert_eq!(figures("belum diisi"), " #1 #0 #0");
    assert_eq!(figures("Jumlah"), " #5 #2 #40");
    let coaches = rows(&path, "Pendamping");
    assert_eq!(row(&coaches, 0, "Ibu Ani")[1], "#2");
    assert_eq!(row(&coaches, 0, "Ibu Ani")[column(&coaches, "lulus")], "#1");
    assert_eq!(row(&coaches, 0, "Jumlah")[column(&coaches, "lulus")], "#2");
    let criteria = rows(&path, "Kriteria");
    assert_eq!(criteria.len(), 12);
    assert_eq!(row(&criteria, 0, "Harga")[1], "#15");
    let findings = rows(&path, "Temuan");
    let outside = row(&findings, 4, "E372");
    assert_eq!(outside[..3], ["Toko jauh", "toko/jauh/toko.yaml", "#3"]);
}

/// The parts of a workbook, unpacked.
fn parts(path: &Utf8Path) -> Vec<(String, String)> {
    let bytes = fs::read(path).expect("a workbook");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        parts.push((part.name().expect("Unicode").into_owned(), text));
    }
    parts
}

#[test]
fn the_same_check_gives_the_same_workbook_and_a_changed_one_is_left_alone() {
    let group = programme();
    let path = report(&group, "laporan.xlsx", &[]);
    let bytes = fs::read(&path).expect("a workbook");
    let other = report(&group, "lain.xlsx", &[]);
    assert!(
        bytes == fs::read(&other).expect("a workbook"),
        "other bytes"
    );
    report(&group, "laporan.xlsx", &[]);
    let sheet = &parts(&path)
        .into_iter()
        .find(|(name, _)| name == "xl/worksheets/sheet1.xml")
        .expect("the first sheet")
        .1;
    for part in [
        r#"state="frozen""#,
        "<autoFilter ",
        r#"orientation="landscape""#,
        r#"paperSize="9""#,
        r#"fitToHeight="0""#,
        "Koperasi \"Maju\" &amp;&amp; &lt;Jaya&gt;",
    ] {
        assert!(sheet.contains(part), "{part} in {sheet}");
    }
    assert!(!sheet.contains("<f>"), "a formula");
    // What a person has saved again, or brought, is theirs.
    let mut changed = bytes.clone();
    changed[100] ^= 1;
    let foreign = sheets::xlsx(&[&["Nama"], &["Kopi"]]);
    for theirs in [changed, foreign, b"catatan".to_vec(), Vec::new()] {
        fs::write(&path, &theirs).expect("a file");
        let run = group.run(&["periksa", "--laporan", path.as_str()]).ended(2);
        run.said("bukan laporan buatan Etalase");
        assert!(fs::read(&path).expect("it") == theirs, "it was changed");
    }
}

#[test]
fn a_check_counts_phases_regions_and_coaches() {
    let group = programme();
    let run = group.check().ended(0).said("Program, 5 toko:");
    let run = run.said("Fase: daftar 2, kurasi 1, bootcamp 0, lulus 2");
    let run = run.said("Wilayah: Bebesen 1, Pegasing 1, Bener Meriah 1, belum diisi 1");
    let run = run.said("Belum ada toko di 1 wilayah: Linge");
    let run = run.said("Di luar daftar wilayah: Blangkejeren 1");
    let run = run.said("Pendamping: Ibu Ani 2, Pak Budi 1, belum diisi 2");
    run.said("toko/jauh) - belum disetujui terbit").said("E372");
    // The same again, from the store, and after a build.
    let said = |group: &Shop| {
        let run = group.check();
        run.output[run.output.find("Program, ").expect("the programme")..].to_owned()
    };
    let first = said(&group);
    assert_eq!(said(&group), first);
    group.build();
    assert_eq!(said(&group), first);
    group.change(
        "toko/madu/toko.yaml",
        "pendamping: Pak Budi",
        "fase: Dibina",
    );
    let run = group.check().said("E371");
    run.said("daftar 1, kurasi 1, bootcamp 0, lulus 2, Dibina 1");
    group.change(
        "kelompok.yaml",
        "wilayah:",
        "fase: dibina, mandiri\nwilayah:",
    );
    let run = group
        .check()
        .said("Fase: dibina 2, mandiri 0, lulus 2, Kurasi 1");
    run.said("`lulus` tidak ada di daftar fase");
    // A shop that cannot be read is not silently left out of the count.
    group.write("toko/tenun/toko.yaml", "nama: \"Tenun\n");
    group
        .check()
        .ended(1)
        .said("1 toko tidak terbaca: toko/tenun");
    // Without anything of a programme nothing is said of it.
    let plain = crate::support::groups::group(1);
    plain.check().ended(0).never_said("Program, ");
}

#[test]
fn a_group_within_a_group_has_its_programme_from_above() {
    let city = group(0);
    city.write(
        "kelompok.yaml",
        "nama: Kota\nwhatsapp: 0812-0000-1299\nfase: [calon, mandiri]\nwilayah: [Bebesen, Pegasing]\n",
    );
    for (village, more) in [("kala", ""), ("lut", "fase: [satu, dua]\n")] {
        city.write(
            &format!("toko/{village}/kelompok.yaml"),
            format!("nama: Desa {village}\nwhatsapp: 0812-0000-1298\n{more}"),
        );
        let folder = format!("toko/{village}/toko/sari");
        crate::support::groups::member_in(&city, &folder, 1);
        city.change(
            &format!("{folder}/toko.yaml"),
            "kabupaten: Kabupaten 1",
            "kecamatan: Bebesen",
        );
    }
    let run = city.check().ended(0).never_said("E372");
    run.said("Fase: calon 1, mandiri 0, satu 1, dua 0")
        .said("Wilayah: Bebesen 2")
        .said("Belum ada toko di 1 wilayah: Pegasing");
}

/// Marked texts in every private column.
const PRIVATE: [(&str, &str); 10] = [
    ("nik", "1106014708900001"),
    ("no_kk", "1106010101010002"),
    ("tanggal_lahir", "RAHASIA-LAHIR"),
    ("alamat_rumah", "RAHASIA-RUMAH"),
    ("nama_ibu", "RAHASIA-IBU"),
    ("npwp", "RAHASIA-NPWP"),
    ("pemilik", "RAHASIA-PEMILIK"),
    ("kontak_darurat", "RAHASIA-DARURAT"),
    ("jenis_kelamin", "Perempuan RAHASIA"),
    ("Ukuran baju", "RAHASIA-BAJU"),
];

#[test]
fn private_columns_stand_in_a_report_only_when_they_are_asked_for() {
    let group = programme();
    let lines = PRIVATE.map(|(key, text)| format!("{key}: \"{text}\"\n"));
    group.write("toko/sari/_pribadi.yaml", lines.concat());
    group.write(
        "toko/madu/_pribadi.yaml",
        "jenis_kelamin: laki-laki\nnik: '=1+1'\n",
    );
    group.write("toko/tenun/_pribadi.yaml", "nik: \"RAHASIA-RUSAK\n");
    let all = |text: &str| PRIVATE.iter().all(|(_, mark)| text.contains(mark));
    let none = |text: &str, place: &str| {
        for (_, mark) in PRIVATE {
            assert!(!text.contains(mark), "{place}: {mark}");
        }
        assert!(!text.contains("RAHASIA"), "{place}");
    };
    for name in ["l.xlsx", "l.csv", "l.html", "l.json"] {
        let path = group.beside(name);
        let run = group.run(&["check", "--report", path.as_str()]).ended(0);
        none(&(run.output + &run.errors), name);
    }
    for name in ["l.html", "l.json"] {
        let path = group.beside(name);
        let words = ["check", "--report", path.as_str(), "--private"];
        group
            .run(&words)
            .ended(2)
            .said("hanya bisa disimpan di laporan .xlsx atau .csv");
    }
    group.run(&["check", "--pribadi"]).ended(2);
    let searched = |is_searched: &dyn Fn(&Utf8Path) -> bool| {
        let around = group.folder().parent().expect("a folder above");
        let mut count = 0;
        for entry in WalkDir::new(around).into_iter().flatten() {
            let path = Utf8Path::from_path(entry.path()).expect("Unicode");
            let is_source = path.ends_with("_pribadi.yaml");
            if !entry.file_type().is_file() || is_source || !is_searched(path) {
                continue;
            }
            count += 1;
            none(
                &String::from_utf8_lossy(&fs::read(path).expect("a file")),
                path.as_str(),
            );
            if path.extension() == Some("xlsx") {
                for (name, text) in parts(path) {
                    none(&text, &name);
                }
            }
        }
        count
    };
    assert!(searched(&|_| true) > 10);
    // Asked for: at the end of the tables, and the terminal says so and nothing of them.
    for name in ["p.xlsx", "p.csv"] {
        let path = group.beside(name);
        let words = ["periksa", "--laporan", path.as_str(), "--pribadi"];
        let run = group.run(&words).ended(0).said("memuat data pribadi");
        let run = run.said("`_pribadi.yaml` di `toko/tenun` tidak terbaca");
        none(&(run.output + &run.errors), name);
    }
    let shops = rows(&group.beside("p.xlsx"), "Toko");
    let cell = |shop: &str, title: &str| row(&shops, 2, shop)[column(&shops, title)].clone();
    assert!(column(&shops, "NIK") > column(&shops, "Tindak lanjut"));
    assert_eq!(cell("toko/sari", "NIK"), "1106014708900001");
    assert_eq!(cell("toko/madu", "L/P"), "L");
    assert_eq!(cell("toko/madu", "NIK"), "=1+1");
    assert_eq!(
        cell("toko/sari", "Data pribadi lain"),
        "Ukuran baju: RAHASIA-BAJU"
    );
    let table = fs::read_to_string(group.beside("p.csv")).expect("a table");
    assert!(all(&table) && table.contains("'=1+1"), "{table}");
    searched(&|path| !path.file_name().is_some_and(|name| name.starts_with("p.")));
    // The next report without them replaces it.
    report(&group, "p.csv", &[]);
    report(&group, "p.xlsx", &[]);
    searched(&|_| true);
}

/// The day in the program's own words.
fn today(group: &Shop) -> String {
    let last = group
        .read("kurasi/skor.csv")
        .lines()
        .last()
        .map(str::to_owned);
    last.and_then(|line| line.split([',', ';']).next().map(str::to_owned))
        .expect("a day")
}

#[test]
fn scores_are_noted_and_what_people_wrote_stays() {
    let group = programme();
    group.check();
    assert!(!group.path("kurasi").exists(), "only a report notes scores");
    report(&group, "l.json", &[]);
    let first = group.read("kurasi/skor.csv");
    assert_eq!(first.lines().count(), 6, "{first}");
    assert!(first.starts_with("tanggal,folder,nilai\n"));
    group.check().never_said("skor.csv");
    report(&group, "l.json", &[]);
    assert_eq!(group.read("kurasi/skor.csv"), first, "the same day");
    // A spreadsheet and a person have been there; a shop had another name.
    let day = today(&group);
    let file = "tanggal;folder;nilai;catatan\r\n01/06/2026;toko/sari;11;mulai\r\nrapat dengan dinas\r\n\
                02/06/2026;toko/sari;99\r\n2026-06-01;toko/dulu;12\r\n2026-06-01;toko/hilang;13\r\n";
    group.write("kurasi/skor.csv", file);
    group.change("toko/tenun/toko.yaml", "fase:", "alamat_lama: dulu\nfase:");
    let path = group.beside("l.xlsx");
    let run = group
        .run(&["check", "--report", path.as_str()])
        .ended(0)
        .said("E373");
    run.said("rapat dengan dinas");
    let shops = rows(&path, "Toko");
    let cell = |shop: &str, title: &str| row(&shops, 2, shop)[column(&shops, title)].clone();
    assert_eq!(cell("toko/sari", "Skor awal"), "#11");
    assert_eq!(cell("toko/tenun", "Skor awal"), "#12");
    assert_eq!(
        cell("toko/madu", "Skor awal"),
        cell("toko/madu", "Skor akhir")
    );
    let now = group.read("kurasi/skor.csv");
    let added = now.strip_prefix(file).expect("all rows are there");
    assert_eq!(added.lines().count(), 5, "{added}");
    let score = cell("toko/sari", "Skor akhir");
    let line = format!("{day};toko/sari;{}\r\n", score.trim_start_matches('#'));
    assert!(added.contains(&line), "{line} in {added}");
    // Nothing of it is published, and a build does not depend on it.
    group.build();
    group.write("kurasi/skor.csv", [b't', 0, b'a', 0]);
    group.build().ended(0).said("Tidak ada yang berubah");
    report(&group, "l.json", &[]);
    group
        .run(&["check", "--report", path.as_str()])
        .said("tidak terbaca sebagai teks");
    assert_eq!(
        fs::read(group.path("kurasi/skor.csv")).expect("it"),
        [b't', 0, b'a', 0]
    );
}

#[test]
fn two_reports_at_once_lose_no_row() {
    let group = programme();
    let names = ["a.json", "b.csv", "c.xlsx", "d.html"];
    std::thread::scope(|scope| {
        for name in names {
            let group = &group;
            scope.spawn(move || report(group, name, &[]));
        }
    });
    let scores = group.read("kurasi/skor.csv");
    let mut lines: Vec<&str> = scores.lines().collect();
    assert_eq!(lines.len(), 6, "{scores}");
    lines.dedup();
    assert_eq!(lines.len(), 6, "{scores}");
}

#[test]
fn a_page_has_charts_and_runs_nothing() {
    let group = programme();
    group.write("kurasi/skor.csv", "2026-06-01,toko/sari,3\n");
    let page = fs::read_to_string(report(&group, "l.html", &[])).expect("a page");
    assert_eq!(page.matches("<svg ").count(), 3, "{page}");
    for part in [
        "Toko menurut fase",
        "Toko menurut wilayah",
        "Toko menurut nilai",
        "belum ada toko",
        "Blangkejeren (di luar daftar)",
        "Koperasi &quot;Maju&quot; &amp; &lt;Jaya&gt;",
        "40,0\u{a0}%",
        "putih: awal",
        "awal 3",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(
        !page.contains("<script") && !page.contains("src="),
        "{page}"
    );
    // One shop alone has no programme.
    let shop = Shop::small();
    let path = shop.beside("satu.html");
    shop.run(&["check", "--report", path.as_str()]).ended(0);
    assert!(!shop.path("kurasi").exists());
    let page = fs::read_to_string(path).expect("a page");
    assert!(!page.contains("<svg"), "{page}");
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_the_former_report_stands() {
    let group = programme();
    for number in 0..40 {
        member(&group, number);
    }
    let disk = group.beside("kecil");
    let Some(_mounted) = crate::support::small_disk(&disk, 400) else {
        return;
    };
    let path = disk.join("laporan.xlsx");
    let words = ["check", "--report", path.as_str()];
    group.run(&words).ended(0);
    let former = fs::read(&path).expect("a report");
    // Fills the rest.
    let mut rest = fs::File::create(disk.join("isi")).expect("a file");
    while std::io::Write::write_all(&mut rest, &[1; 1024]).is_ok() {}
    group.write("toko/sari/produk/makanan/kopi/produk.yaml", "nama: Teh\n");
    let run = group.run(&words).ended(3).said("penuh");
    run.never_said("Laporannya di");
    assert!(fs::read(&path).expect("it") == former, "the former report");
}

#[cfg(unix)]
#[test]
fn scores_are_never_written_through_a_link() {
    let group = programme();
    let outside = group.beside("luar");
    fs::create_dir(&outside).expect("a folder");
    std::os::unix::fs::symlink(&outside, group.path("kurasi")).expect("a link");
    let path = group.beside("l.json");
    let run = group.run(&["check", "--report", path.as_str()]).ended(1);
    run.said("belum tercatat").said("Laporannya di");
    assert_eq!(fs::read_dir(&outside).expect("a folder").count(), 0);
}
