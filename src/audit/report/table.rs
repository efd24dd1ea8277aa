//! The shops as CSV.

use std::io;

use super::Subject;
use super::sheets::{self, Cell};
use crate::locale::Texts;

/// First bytes of a table: a byte order mark, by which Excel knows UTF-8, and the first columns' names, those of former
/// versions too.
pub(super) const MARKS: [&str; 4] = [
    "\u{feff}No,Nama,Folder,NIB,",
    "\u{feff}No,Name,Folder,NIB,",
    "\u{feff}Toko,Folder,Nilai,",
    "\u{feff}Shop,Folder,Score,",
];

pub(super) fn table(subject: Subject, texts: &Texts) -> io::Result<Vec<u8>> {
    let sheet = sheets::shops(subject, texts);
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(sheet.columns.iter().map(|column| plain(&column.title)))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(cell))?;
    }
    writer.into_inner().map_err(|error| error.into_error())
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Mark(text) => plain(text),
        Cell::Number(number) => number.to_string(),
        Cell::Tenths(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
        Cell::Day(day) => day.iso(),
    }
}

/// A text that no spreadsheet takes for a formula (OWASP, CSV injection).
fn plain(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(plain("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(plain("Toko Sari"), "Toko Sari");
    }
}
