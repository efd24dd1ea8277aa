//! Sheets for tests, made of rows.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

/// Type of a relation to a sheet (ECMA-376, part 1, 12.3.24).
const SHEET: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";

/// The part that leads to the workbook.
pub const PACKAGE: &str = r#"<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook of one sheet. Cells are texts; those that start with `n:` are numbers, `d:` dates by their number, `f:`
/// formulas without a result, `e:` errors.
pub fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    workbook(&[("Sheet1", &cells(rows), "")])
}

/// A workbook of sheets, each a name, the XML of its rows, and XML behind these.
pub fn workbook(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut listed = String::new();
    let mut relations = String::new();
    let mut parts = Vec::new();
    for (index, (name, rows, rest)) in sheets.iter().enumerate() {
        let number = index + 1;
        // ` state="hidden"` may stand behind the name.
        let (name, state) = name.split_once('|').unwrap_or((name, ""));
        listed +=
            &format!(r#"<sheet name="{name}" sheetId="{number}" {state} r:id="rId{number}"/>"#);
        relations += &format!(
            r#"<Relationship Id="rId{number}" Type="{SHEET}" Target="worksheets/sheet{number}.xml"/>"#
        );
        let sheet = format!(
            r#"<?xml version="1.0"?><worksheet><sheetData>{rows}</sheetData>{rest}</worksheet>"#
        );
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook><sheets>{listed}</sheets></workbook>"),
    ));
    parts.push(("_rels/.rels".to_owned(), PACKAGE.to_owned()));
    let relations = format!("<Relationships>{relations}</Relationships>");
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations));
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0000000000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
    parts.push(("xl/styles.xml".to_owned(), styles.to_owned()));
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, text)| (&**name, text.as_bytes()))
        .collect();
    zip(&parts)
}

/// The XML of rows.
pub fn cells(rows: &[&[&str]]) -> String {
    let mut xml = String::new();
    for (index, row) in rows.iter().enumerate() {
        xml += &format!(r#"<row r="{}">"#, index + 1);
        for (column, cell) in row.iter().enumerate() {
            let place = format!("{}{}", letters(column), index + 1);
            let (kind, value) = cell.split_once(':').unwrap_or(("", cell));
            let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
            xml += &match kind {
                _ if cell.is_empty() => String::new(),
                "n" => format!(r#"<c r="{place}"><v>{value}</v></c>"#),
                "d" => format!(r#"<c r="{place}" s="1"><v>{value}</v></c>"#),
                "z" => format!(r#"<c r="{place}" s="2"><v>{value}</v></c>"#),
                "f" => format!(r#"<c r="{place}"><f>{}</f></c>"#, escaped(value)),
                "e" => format!(r#"<c r="{place}" t="e"><v>{value}</v></c>"#),
                _ => format!(
                    r#"<c r="{place}" t="inlineStr"><is><t>{}</t></is></c>"#,
                    escaped(cell)
                ),
            };
        }
        xml += "</row>";
    }
    xml
}

/// `A`, `B`, …, `AA` for a column from 0.
pub fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).expect("below 26"));
    match column / 26 {
        0 => last.to_string(),
        rest => format!("{}{last}", letters(rest - 1)),
    }
}

/// An archive.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a file in the archive");
        archive.write_all(bytes).expect("bytes in memory");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A text as UTF-16, little-endian, with its mark.
pub fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}
