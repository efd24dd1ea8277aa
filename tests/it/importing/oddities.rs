//! Sheets as people and programs make them: each is read as it was meant, or refused with a sentence that says why.

use crate::support::sheets::{PACKAGE, cells, letters, utf16, workbook, xlsx, zip};
use crate::support::{Run, Shop};

/// Imports a sheet into a shop of its own.
fn import(name: &str, bytes: impl AsRef<[u8]>) -> (Shop, Run) {
    let shop = Shop::bare();
    shop.write(name, bytes);
    let run = shop.run_inside(&["impor", name, "--ya"]);
    (shop, run)
}

/// Expects a sheet to be read as one product, `Kopi Gayo` for Rp12.500.
#[track_caller]
fn is_coffee(what: &str, name: &str, bytes: impl AsRef<[u8]>) {
    let (shop, run) = import(name, bytes);
    assert_eq!(run.status, 0, "{what}: {}{}", run.output, run.errors);
    let file = shop.path("produk/kopi-gayo/produk.yaml");
    let text = std::fs::read_to_string(file).unwrap_or_else(|_| panic!("{what}: {}", run.output));
    assert!(
        text.contains("nama: Kopi Gayo\nharga: 12.500\n"),
        "{what}: {text}"
    );
    let products = std::fs::read_dir(shop.path("produk"))
        .expect("products")
        .count();
    assert_eq!(products, 1, "{what}: {}", run.output);
}

/// Expects a sheet to be refused with this sentence, and nothing to be written.
#[track_caller]
fn is_refused(what: &str, name: &str, bytes: impl AsRef<[u8]>, part: &str) {
    let (shop, run) = import(name, bytes);
    assert_eq!(run.status, 1, "{what}: {}{}", run.output, run.errors);
    assert!(run.errors.contains(part), "{what}: {}", run.errors);
    assert!(!shop.path("produk").exists(), "{what}");
}

#[test]
fn texts_with_separators_are_read_as_meant() {
    for (what, text) in [
        ("semicolons", "Nama;Harga\nKopi Gayo;12.500\n"),
        ("commas", "Nama,Harga\nKopi Gayo,12500\n"),
        ("tabs", "Nama\tHarga\nKopi Gayo\t12.500\n"),
        ("bars", "Nama|Harga\nKopi Gayo|12.500\n"),
        (
            "a decimal comma in quotes",
            "Nama,Harga\nKopi Gayo,\"12.500,00\"\n",
        ),
        (
            "a byte order mark",
            "\u{feff}Nama;Harga\nKopi Gayo;12.500\n",
        ),
        ("line ends of Windows", "Nama;Harga\r\nKopi Gayo;12.500\r\n"),
        ("line ends of old Macs", "Nama;Harga\rKopi Gayo;12.500\r"),
        ("no line end", "Nama;Harga\nKopi Gayo;12.500"),
        ("a named separator", "sep=;\nNama;Harga\nKopi Gayo;12.500\n"),
        (
            "a named separator that is not a usual one",
            "sep=#\nNama#Harga\nKopi Gayo#12.500\n",
        ),
        (
            "quotes around everything",
            "\"Nama\";\"Harga\"\n\"Kopi Gayo\";\"12.500\"\n",
        ),
        (
            "white space around texts",
            " Nama ; Harga \n  Kopi   Gayo ; Rp 12.500 \n",
        ),
        (
            "a line break in a header",
            "Nama;\"Harga\n(Rp)\"\nKopi Gayo;12.500\n",
        ),
        (
            "title rows",
            "DAFTAR BARANG\nKoperasi Maju, November 2026\n\nNama;Harga\nKopi Gayo;12.500\n",
        ),
        (
            "blank columns",
            "Nama;Harga;;;;\nKopi Gayo;12.500;;;;\n;;;;;\n",
        ),
        (
            "columns before the first",
            ";;Nama;Harga\n;;Kopi Gayo;12.500\n",
        ),
        (
            "rows of different lengths",
            "Nama;Harga;Stok\nKopi Gayo;12.500\n",
        ),
        (
            "a header twice",
            "Nama;Harga\nKopi Gayo;12.500\nNama;Harga\n",
        ),
        (
            "stars and brackets",
            "Nama Produk*;Harga (Rp)*\nKopi Gayo;12.500\n",
        ),
        ("capitals", "NAMA BARANG;HARGA JUAL\nKopi Gayo;12.500\n"),
        ("English", "Product name,Price\nKopi Gayo,12500.00\n"),
        ("Rp and a dash", "Nama;Harga\nKopi Gayo;Rp.12.500,-\n"),
        ("thousand as a word", "Nama;Harga\nKopi Gayo;12,5rb\n"),
        (
            "a formula that only keeps digits",
            "Nama;Harga\nKopi Gayo;=\"12500\"\n",
        ),
        (
            "an apostrophe that only keeps digits",
            "Nama;Harga\nKopi Gayo;'12500\n",
        ),
        (
            "no-break spaces",
            "Nama;Harga\nKopi\u{a0}Gayo;Rp\u{a0}12.500\n",
        ),
        (
            "digits of full width",
            "Nama;Harga\nKopi Gayo;１２．５００\n",
        ),
        ("a total below", "Nama;Harga\nKopi Gayo;12.500\n;12.500\n"),
        (
            "a cost beside the price",
            "Nama;Harga modal;Harga jual\nKopi Gayo;9.000;12.500\n",
        ),
        (
            "rows of blanks between",
            "Nama;Harga\n\n   ;\n\nKopi Gayo;12.500\n",
        ),
    ] {
        is_coffee(what, "x.csv", text);
        // The name of a file says nothing.
        is_coffee(what, "x.xlsx", text);
    }
}

#[test]
fn encodings_are_told_apart() {
    let text = "Nama;Harga;Keterangan\nKopi Gayo;12.500;Café\n";
    let windows: Vec<u8> = text
        .replace('é', "\u{1}")
        .bytes()
        .map(|byte| if byte == 1 { 0xE9 } else { byte })
        .collect();
    let little = utf16(text);
    let big: Vec<u8> = little
        .chunks(2)
        .flat_map(|unit| [unit[1], unit[0]])
        .collect();
    for (what, bytes) in [
        ("Windows-1252", windows),
        ("UTF-16", little.clone()),
        ("UTF-16 without a mark", little[2..].to_vec()),
        ("UTF-16, the other way round", big.clone()),
        ("the same without a mark", big[2..].to_vec()),
    ] {
        is_coffee(what, "x.csv", &bytes);
        let (shop, _) = import("x.csv", &bytes);
        let text = shop.read("produk/kopi-gayo/produk.yaml");
        assert!(text.contains("deskripsi: Café"), "{what}: {text}");
    }
}

#[test]
fn workbooks_are_read_as_meant() {
    let coffee = cells(&[&["Nama", "Harga"], &["Kopi Gayo", "n:12500"]]);
    let notes = cells(&[&["Catatan untuk panitia"]]);
    let shared = |strings: &str| {
        let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>12500</v></c></row>"#;
        let plain = workbook(&[("Sheet1", rows, "")]);
        let mut archive = ::zip::ZipArchive::new(std::io::Cursor::new(plain)).expect("an archive");
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("a part");
            let mut bytes = Vec::new();
            std::io::copy(&mut file, &mut bytes).expect("bytes");
            parts.push((file.name().expect("a name").into_owned(), bytes));
        }
        parts.push((
            "xl/sharedStrings.xml".to_owned(),
            strings.as_bytes().to_vec(),
        ));
        let parts: Vec<(&str, &[u8])> = parts
            .iter()
            .map(|(name, bytes)| (&**name, &**bytes))
            .collect();
        zip(&parts)
    };
    for (what, book) in [
        (
            "a plain one",
            xlsx(&[&["Nama", "Harga"], &["Kopi Gayo", "n:12500"]]),
        ),
        (
            "a number with an exponent",
            xlsx(&[&["Nama", "Harga"], &["Kopi Gayo", "n:1.25E+4"]]),
        ),
        (
            "title rows",
            xlsx(&[
                &["DAFTAR"],
                &[],
                &["Nama", "Harga"],
                &["Kopi Gayo", "n:12500"],
            ]),
        ),
        (
            "the second sheet",
            workbook(&[("Petunjuk", &notes, ""), ("Barang", &coffee, "")]),
        ),
        (
            "a hidden sheet",
            workbook(&[
                (
                    "Lama|state=\"hidden\"",
                    &cells(&[&["Nama", "Harga", "Stok"], &["Teh", "n:1", "n:1"]]),
                    "",
                ),
                ("Barang", &coffee, ""),
            ]),
        ),
        (
            "an empty sheet in front",
            workbook(&[("Sheet1", "", ""), ("Sheet2", &coffee, "")]),
        ),
        (
            "shared texts in pieces",
            shared(
                r#"<sst><si><t>Nama</t></si><si><t>Harga</t></si><si><r><t xml:space="preserve">Kopi </t></r><r><rPr><b/></rPr><t>Gayo</t></r><rPh><t>x</t></rPh></si></sst>"#,
            ),
        ),
        (
            "signs of control in texts",
            shared(
                r#"<sst><si><t>Nama</t></si><si><t>Harga_x000D_&#10;</t></si><si><t xml:space="preserve"> Kopi Gayo </t></si></sst>"#,
            ),
        ),
        (
            "cells without places",
            workbook(&[(
                "S",
                r#"<row><c t="str"><v>Nama</v></c><c t="str"><v>Harga</v></c></row><row><c t="str"><v>Kopi Gayo</v></c><c><v>12500</v></c></row>"#,
                "",
            )]),
        ),
        (
            "a formula with its result",
            workbook(&[(
                "S",
                &(cells(&[&["Nama", "Harga"]])
                    + r#"<row r="2"><c r="A2" t="str"><v>Kopi Gayo</v></c><c r="B2"><f>A1*2</f><v>12500</v></c></row>"#),
                "",
            )]),
        ),
        ("another prefix of names", prefixed()),
    ] {
        is_coffee(what, "x.csv", book);
    }
}

/// A workbook whose tags have a prefix.
fn prefixed() -> Vec<u8> {
    let sheet = r#"<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Nama</x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>Harga</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>Kopi Gayo</x:t></x:is></x:c><x:c r="B2"><x:v>12500</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
    let book = r#"<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="A" r:id="a"/></x:sheets></x:workbook>"#;
    let relations = r#"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/s.xml"/></Relationships>"#;
    zip(&[
        ("_rels/.rels", PACKAGE.as_bytes()),
        ("xl\\workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/S.xml", sheet.as_bytes()),
    ])
}

#[test]
fn what_is_no_sheet_is_refused_by_its_content() {
    let wide = |columns: usize| {
        let header = vec!["Nama"; columns].join(";");
        format!("{header}\n{}\n", vec!["Kopi"; columns].join(";"))
    };
    let mut encrypted = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let cut = {
        let whole = xlsx(&[&["Nama", "Harga"], &["Kopi Gayo", "n:12500"]]);
        whole[..whole.len() - 40].to_vec()
    };
    let spoiled = workbook(&[(
        "S",
        r#"<row r="1"><c r="A1" t="str"><v>Nama</v></c>"#,
        "<worksheet",
    )]);
    let half = zip(&[
        (
            "xl/workbook.xml",
            br#"<workbook><sheets><sheet name="A" id="a"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<R><Relationship Id="a" Target="worksheets/a.xml"/></R>"#,
        ),
        (
            "xl/worksheets/a.xml",
            br#"<worksheet><sheetData><row r="1"><c t="str"><v>Nama</v></c></row><row r="2"><c t="str"><v>Kopi</v></c></row>"#,
        ),
    ]);
    let cases: [(&str, Vec<u8>, &str); 23] = [
        ("nothing", Vec::new(), "tidak berisi baris"),
        ("white space", b"\n\n  \n".to_vec(), "tidak berisi baris"),
        (
            "a header alone",
            b"Nama;Harga\n".to_vec(),
            "tidak berisi baris",
        ),
        (
            "one unknown column",
            b"Apa\nKopi\n".to_vec(),
            "Yang terlihat: Apa",
        ),
        (
            "no header",
            b"Kopi;12.500\nTeh;10.000\n".to_vec(),
            "--petakan",
        ),
        ("a PDF", b"%PDF-1.7\n1 0 obj".to_vec(), "PDF"),
        ("an encrypted workbook", encrypted, "kata sandi"),
        (
            "an old workbook",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....".to_vec(),
            "XLS",
        ),
        (
            "a web page",
            b"<html><table><tr><td>Nama".to_vec(),
            "halaman web",
        ),
        ("a photo", b"\xFF\xD8\xFF\xE0....".to_vec(), "gambar"),
        (
            "a Word document",
            zip(&[("word/document.xml", b"<w/>")]),
            "Word",
        ),
        (
            "a LibreOffice sheet",
            zip(&[("mimetype", b"x"), ("content.xml", b"<x/>")]),
            "LibreOffice",
        ),
        (
            "an archive of photos",
            zip(&[("foto/1.jpg", b"\xFF\xD8\xFF")]),
            "arsip ZIP",
        ),
        ("a workbook that was cut off", cut, "rusak"),
        ("a workbook with broken XML", spoiled, "tidak berisi baris"),
        (
            "a workbook whose sheet ends between two rows",
            half,
            "rusak",
        ),
        (
            "a program",
            b"\x7FELF\x02\x01\x00\x00\x00\x00".to_vec(),
            "bukan lembar",
        ),
        (
            "damaged letters",
            b"Nama;Harga\nKopi \xC3\xA9 \xFF;1\n".to_vec(),
            "bukan lembar",
        ),
        (
            "an open quotation mark",
            b"Nama;Harga\n\"Kopi;1.000\nTeh;2.000\nGula;3.000\n".to_vec(),
            "Mulai baris 2",
        ),
        ("3,000 columns", wide(3_000).into_bytes(), "kolom ke-1000"),
        (
            "a cell of 200,000 letters",
            format!("Nama;Harga\n{};1.000\n", "x".repeat(200_000)).into_bytes(),
            "Di baris 2",
        ),
        (
            "no sheet at all",
            zip(&[("xl/workbook.xml", b"<workbook/>")]),
            "rusak",
        ),
        (
            "a chart",
            zip(&[
                ("_rels/.rels", PACKAGE.as_bytes()),
                (
                    "xl/workbook.xml",
                    br#"<workbook><sheets><sheet name="A" id="a"/></sheets></workbook>"#,
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    br#"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/1.xml"/></Relationships>"#,
                ),
            ]),
            "tidak berisi baris",
        ),
    ];
    for (what, bytes, part) in cases {
        is_refused(what, "x.xlsx", &bytes, part);
    }
    let shop = Shop::bare();
    shop.run_inside(&["impor", "tidak-ada.csv", "--ya"])
        .ended(1)
        .said("tidak ditemukan");
}

#[test]
fn odd_values_are_read_or_told() {
    let long = "x".repeat(10_000);
    let (shop, run) = import(
        "x.xlsx",
        xlsx(&[
            &["Nama", "Harga", "Stok", "Deskripsi"],
            &["Kopi", "d:46000", "e:#REF!", ""],
            &["Teh", "n:12.5", "", ""],
            &["Gula", "n:1000", "n:-3", &long],
            &["Madu", "n:1000", "n:2.5", "#N/A"],
        ]),
    );
    run.ended(1)
        .said("Baris 2, kolom `Harga`: `09/12/2025` sebuah tanggal")
        .said("Baris 2, kolom `Stok` berisi kesalahan `#REF!`")
        .said("Baris 3, kolom `Harga`: harga `12.5` memakai desimal")
        .said("Baris 4, kolom `Stok`: `-3`")
        .said("Baris 5, kolom `Stok`: `2.5`")
        .said("Baris 5, kolom `Deskripsi` berisi kesalahan `#N/A`");
    assert!(shop.read("produk/gula/produk.yaml").contains(&long));
    assert!(!shop.path("produk/kopi").exists());
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_does() {
    let (_, run) = import(
        "x.csv",
        "DAFTAR\n\nNama;Harga;Keterangan\n\n\"Kopi\";1.000;\"dua\nbaris\"\nTeh;12.50;\n",
    );
    run.ended(1).said("Baris 6, kolom `Harga`");
    let (_, run) = import("x.csv", "sep=;\r\nNama;Harga\r\nTeh;12.50\r\n");
    run.ended(1).said("Baris 3, kolom `Harga`");
}

#[test]
fn bombs_cost_neither_time_nor_memory() {
    let coffee = cells(&[&["Nama", "Harga"], &["Kopi Gayo", "n:12500"]]);
    let far = format!(
        r#"{coffee}<row r="100000"><c r="{}100000" t="str"><v>x</v></c></row>"#,
        letters(999)
    );
    let (shop, run) = import("x.xlsx", workbook(&[("S", &far, "")]));
    run.ended(0).said("Baris 100000 tidak punya nama");
    assert!(shop.path("produk/kopi-gayo/produk.yaml").exists());
    let beyond = format!(r#"{coffee}<row r="5"><c r="XFD5" t="str"><v>x</v></c></row>"#);
    is_refused(
        "a cell in the last column",
        "x.xlsx",
        workbook(&[("S", &beyond, "")]),
        "melewati kolom",
    );
    // Merged cells that claim the whole sheet fill no more than there is.
    let merged = r#"<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>"#;
    let (shop, run) = import("x.xlsx", workbook(&[("S", &coffee, merged)]));
    run.ended(0);
    assert!(shop.path("produk/kopi-gayo/produk.yaml").exists());
    // 60 MB of blanks in a few KB.
    let blanks = " ".repeat(60_000_000);
    is_refused(
        "a bomb",
        "x.xlsx",
        workbook(&[("S", &(coffee + &blanks), "")]),
        "jauh lebih besar",
    );
}

#[test]
fn damaged_sheets_are_read_or_refused() {
    use etalase::diagnostic::Report;
    use etalase::import::{Plan, Request, Subject};
    let shop = Shop::bare();
    let sheet = shop.path("x");
    let rows: &[&[&str]] = &[
        &["Nama Usaha", "Nama", "Harga", "NIK", "Foto", "Varian"],
        &[
            "Dapur",
            "Kopi & teh",
            "n:12500",
            "n:1.106E+15",
            "a.jpg",
            "250 g",
        ],
        &["Tenun", "f:A1", "d:46000", "x", "", "e:#REF!"],
    ];
    let merged = r#"<mergeCells><mergeCell ref="A1:B9"/></mergeCells>"#;
    let text = "sep=;\nNama Usaha;Nama;Harga\n\"Dapur\";=1+1;\"12,500\"\n;Kopi;10-20rb\n";
    let sheets = [
        xlsx(rows),
        workbook(&[("A", &cells(rows), merged)]),
        text.as_bytes().to_vec(),
        utf16(text),
    ];
    let mut random = 1_u32;
    let mut next = || {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        random as usize
    };
    for round in 0..2_000 {
        let mut bytes = sheets[round % sheets.len()].clone();
        for _ in 0..next() % 4 + 1 {
            let place = next() % bytes.len();
            match next() % 4 {
                0 => bytes[place] = (next() % 256) as u8,
                1 => bytes.truncate(place.max(1)),
                2 => bytes.insert(place, b"\0\"<&;,9="[next() % 8]),
                _ => drop(bytes.remove(place)),
            }
            if bytes.is_empty() {
                break;
            }
        }
        std::fs::write(&sheet, &bytes).expect("a sheet");
        for subject in [Subject::Goods, Subject::Shops] {
            let request = Request {
                files: std::slice::from_ref(&sheet),
                folder: shop.folder(),
                subject,
                mappings: &[],
                photos: None,
            };
            // Whatever comes of it: no panic, and nothing is written.
            let _ = Plan::of(request, &mut Report::default());
        }
    }
    let names = std::fs::read_dir(shop.folder()).expect("the shop").count();
    assert_eq!(names, 2);
}
