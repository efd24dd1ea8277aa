//! Speed and memory of `import`: 1,000 sign-ups, 50,000 rows of products, and files that claim or unpack to far more
//! than they are. `cargo bench --bench import` prints the table and puts it into the README.

#[expect(dead_code, reason = "the other benches need more")]
mod costs;
mod readme;
#[expect(dead_code, reason = "the other benches need more")]
mod rows;
#[expect(dead_code, reason = "the other benches need more")]
mod support;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::process::{Command, Stdio};

use camino::Utf8Path;
use zip::write::{SimpleFileOptions, ZipWriter};

use costs::{Cost, run, run_any};
use readme::put_into_readme;
use rows::{Row, best, table};
use support::bench_folder;

/// Bytes that the bomb unpacks to.
const BOMB: u64 = 10_000_000_000;

fn main() {
    // `cargo test --benches` only asks whether the bench compiles and starts.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let work = tempfile::tempdir_in(bench_folder()).expect("a folder for the shops");
    let work = Utf8Path::from_path(work.path()).expect("a path in Unicode");
    let mut rows = Vec::new();
    let mut row = |what: &str, bar, cost| {
        rows.push(Row {
            what: what.to_owned(),
            bar,
            cost,
        });
    };
    let signups = work.join("daftar.csv");
    write_signups(&signups, 1_000);
    row(
        "1,000 sign-ups of CSV to 1,000 shops with 3,000 products",
        "5 s",
        import(work, &signups, "kelompok.yaml"),
    );
    let goods = work.join("barang.xlsx");
    write_goods(&goods, 50_000);
    row(
        "50,000 rows of XLSX to 50,000 products",
        "20 s, 200 MB",
        import(work, &goods, "toko.yaml"),
    );
    let claims = work.join("luas.xlsx");
    write_sheet(&claims, |sheet| {
        sheet.write_all(br#"<row r="1"><c r="A1" t="str"><v>Nama</v></c></row><row r="2"><c r="A2" t="str"><v>Kopi</v></c></row><row r="100000"><c r="ALL100000" t="str"><v>x</v></c></row>"#)
    });
    row(
        "a sheet that claims 100,000 x 1,000 cells",
        "1 s, 50 MB",
        look(work, &claims),
    );
    let bomb = work.join("bom.xlsx");
    write_sheet(&bomb, |sheet| {
        let blanks = vec![b' '; 1_000_000];
        (0..BOMB / 1_000_000).try_for_each(|_| sheet.write_all(&blanks))
    });
    let size = fs::metadata(&bomb).expect("the bomb").len() / 1_000_000;
    row(
        &format!("a workbook of {size} MB that unpacks to 10 GB"),
        "1 s, 50 MB",
        look(work, &bomb),
    );
    let table = table(&rows);
    println!("{table}");
    put_into_readme("bench-import", &table);
}

/// Imports into a new folder, the best of three times.
fn import(work: &Utf8Path, sheet: &Utf8Path, data: &str) -> Cost {
    let folder = work.join("tujuan");
    let make = || {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).expect("a folder");
        fs::write(folder.join(data), "nama: Uji\nwhatsapp: 0812-0000-1234\n").expect("a file");
    };
    best(3, make, || run(command(sheet, &folder).arg("--yes")))
}

/// Looks at a sheet, whatever comes of it.
fn look(work: &Utf8Path, sheet: &Utf8Path) -> Cost {
    let folder = work.join("lihat");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("toko.yaml"), "nama: Uji\n").expect("a file");
    run_any(
        command(sheet, &folder)
            .arg("--dry-run")
            .stderr(Stdio::null()),
    )
    .0
}

fn command(sheet: &Utf8Path, folder: &Utf8Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_etalase"));
    command.arg("import").arg(sheet).arg(folder);
    command
}

fn write_signups(path: &Utf8Path, count: usize) {
    let mut text = "Stempel waktu;Nama Lengkap;NIK;Nama Usaha;Nomor WhatsApp;Alamat Usaha;Desa;Kecamatan;Kabupaten;\
                    Persetujuan;Produk 1;Harga 1;Produk 2;Harga 2;Produk 3;Harga 3\n"
        .to_owned();
    for row in 0..count {
        text += &format!(
            "29/11/2026 10.00;Pemilik {row};11060147{row:08};Usaha nomor {row};0812-0000-{row:04};Jl. Pasar {row};\
             Desa {};Kecamatan {};Aceh Tengah;Ya;Kopi {row};25rb;Keripik {row};12.500;Sirup {row};30.000\n",
            row % 300,
            row % 14
        );
    }
    fs::write(path, text).expect("a sheet");
}

fn write_goods(path: &Utf8Path, count: usize) {
    write_sheet(path, |sheet| {
        let header = [
            "Nama",
            "Harga",
            "Stok",
            "Kategori",
            "Kode",
            "Berat",
            "Satuan",
            "Keterangan",
        ];
        write_row(sheet, 1, &header.map(str::to_owned))?;
        for row in 0..count {
            let cells = [
                format!("Produk nomor {row}"),
                (10_000 + row * 10).to_string(),
                (row % 50 + 1).to_string(),
                format!("Kategori {}", row % 40),
                format!("P-{row:05}"),
                "250 g".to_owned(),
                "bungkus".to_owned(),
                format!(
                    "Produk buatan sendiri nomor {row}, dibuat setiap pagi di dapur kami, enak untuk keluarga."
                ),
            ];
            write_row(sheet, row + 2, &cells)?;
        }
        Ok(())
    });
}

fn write_row(sheet: &mut dyn Write, row: usize, cells: &[String]) -> std::io::Result<()> {
    write!(sheet, "<row r=\"{row}\">")?;
    for (column, cell) in (b'A'..).zip(cells) {
        let column = char::from(column);
        match cell.parse::<u64>() {
            Ok(number) => write!(sheet, "<c r=\"{column}{row}\"><v>{number}</v></c>")?,
            Err(_) => write!(
                sheet,
                "<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"
            )?,
        }
    }
    write!(sheet, "</row>")
}

/// Writes a workbook of one sheet.
fn write_sheet(path: &Utf8Path, fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) {
    let file = BufWriter::new(File::create(path).expect("a file"));
    let mut book = ZipWriter::new(file);
    let small = [
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="S" id="a"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/s.xml"/></Relationships>"#,
        ),
    ];
    for (name, text) in small {
        book.start_file(name, SimpleFileOptions::default())
            .expect("a part");
        book.write_all(text.as_bytes()).expect("a part");
    }
    let large = SimpleFileOptions::default().large_file(true);
    book.start_file("xl/worksheets/s.xml", large)
        .expect("a part");
    book.write_all(b"<worksheet><sheetData>").expect("a part");
    fill(&mut book).expect("a part");
    book.write_all(b"</sheetData></worksheet>").expect("a part");
    book.finish().expect("a workbook");
}
