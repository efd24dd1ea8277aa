//! XLSX (ECMA-376, part 1, chapter 18), cell by cell: values as a spreadsheet last worked them out, never formulas.
//!
//! An archive may be forged: all of it is inflated once, and counted, before it is read.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::panic::{self, AssertUnwindSafe};

use calamine::{
    DataRef, Dimensions, Reader, Sheet, SheetType, SheetVisible, Style, Xlsx, XlsxError,
};
use camino::Utf8Path;
use zip::ZipArchive;

use super::csv::MOST_BYTES;
use super::error::{ImportError, Limit};
use super::kind;
use super::number::{self, Format};
use super::table::{Merged, Table};
use crate::files::{FileError, typed_names};

/// Most bytes of all parts after inflating: 50,000 rows of a shop have 30 MB.
const MOST_INFLATED: u64 = 100_000_000;
/// Parts below this size are inflated whatever their ratio.
const SMALL: u64 = 20_000_000;
/// Largest ratio of inflating. Sheets have 10 to 50; deflate reaches 1,032.
const MOST_RATIO: u64 = 250;
/// Most sheets that are read.
const MOST_SHEETS: usize = 50;
/// Most merged rectangles that are heeded.
const MOST_MERGED: usize = 20_000;
/// The part that every workbook has.
const WORKBOOK: &str = "xl/workbook.xml";

type Workbook = Xlsx<BufReader<File>>;

/// Reads the visible sheets of a workbook.
pub(super) fn read(path: &Utf8Path) -> Result<Vec<Table>, ImportError> {
    let system = |source| FileError::System {
        action: "open",
        path: path.to_owned(),
        source,
    };
    let damaged = || ImportError::Damaged {
        path: path.to_owned(),
    };
    let mut file = File::open(path).map_err(system)?;
    let size = file.metadata().map_err(system)?.len();
    if size > MOST_BYTES {
        return Err(ImportError::TooMuch {
            limit: Limit::File,
            most: MOST_BYTES as usize,
            row: 0,
        });
    }
    let mut archive = ZipArchive::new(BufReader::new(&file)).map_err(|_| damaged())?;
    let has_workbook = archive
        .file_names()
        .flatten()
        .any(|name| is_workbook(&name));
    if !has_workbook {
        return Err(ImportError::NotASheet {
            path: path.to_owned(),
            kind: kind::of_archive(&archive),
        });
    }
    refuse_bombs(&mut archive, path)?;
    drop(archive);
    file.rewind().map_err(system)?;
    // A panic of the reader costs the sheet, not the program.
    let read = panic::catch_unwind(AssertUnwindSafe(|| tables(file)));
    read.unwrap_or(Err(Failure::Damaged))
        .map_err(|failure| match failure {
            Failure::Damaged => damaged(),
            Failure::Import(error) => error,
        })
}

/// True for the name of the part that every workbook has. Some programs write other cases, and `\`.
fn is_workbook(name: &str) -> bool {
    let lower = |name: &str| name.to_ascii_lowercase();
    let names = typed_names(name).map(lower);
    names.eq(typed_names(WORKBOOK).map(lower))
}

/// Inflates every part and counts its bytes: archives may claim other sizes. Checks their checksums as well.
fn refuse_bombs<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    path: &Utf8Path,
) -> Result<(), ImportError> {
    let too_much = || ImportError::TooMuch {
        limit: Limit::Inflated,
        most: MOST_INFLATED as usize,
        row: 0,
    };
    let mut left = MOST_INFLATED;
    for index in 0..archive.len() {
        let damaged = || ImportError::Damaged {
            path: path.to_owned(),
        };
        let part = archive.by_index(index).map_err(|_| damaged())?;
        let (size, packed) = (part.size(), part.compressed_size().max(1));
        if size > left || (size > SMALL && size / packed > MOST_RATIO) {
            return Err(too_much());
        }
        let inflated = io::copy(&mut part.take(left + 1), &mut io::sink());
        left = left
            .checked_sub(inflated.map_err(|_| damaged())?)
            .ok_or_else(too_much)?;
    }
    Ok(())
}

/// Reason why no table came of a workbook.
enum Failure {
    /// It cannot be read.
    Damaged,
    Import(ImportError),
}

impl From<XlsxError> for Failure {
    fn from(_: XlsxError) -> Self {
        Self::Damaged
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

fn tables(file: File) -> Result<Vec<Table>, Failure> {
    let mut book: Workbook = Xlsx::new(BufReader::new(file))?;
    let is_shown = |sheet: &&Sheet| {
        sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet
    };
    let shown = book.sheets_metadata().iter().filter(is_shown);
    let names: Vec<String> = shown
        .map(|sheet| sheet.name.clone())
        .take(MOST_SHEETS)
        .collect();
    names.iter().map(|name| table(&mut book, name)).collect()
}

fn table(book: &mut Workbook, name: &str) -> Result<Table, Failure> {
    let formulas = unworked(book, name)?;
    let mut table = Table::named(name);
    let mut cells = book.worksheet_cells_reader(name)?;
    let formats: Vec<Format> = cells.styles().iter().map(format_of).collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let place = cell.get_position();
        let format = formats.get(style).copied().unwrap_or_default();
        let text = match (cell.get_value(), formulas.get(&place)) {
            (DataRef::Empty, Some(formula)) => format!("={formula}"),
            (value, _) => text_of(value, format),
        };
        table.put(place.0 as usize + 1, place.1 as usize, &text)?;
    }
    drop(cells);
    let merged = book.merge_cells_by_sheet_name(name)?;
    let merged: Vec<Merged> = merged.iter().take(MOST_MERGED).map(merged_of).collect();
    table.fill(&merged);
    Ok(table)
}

/// Formulas that were never worked out, by row and column. They stand as they are written, and are not lost in silence.
fn unworked(book: &mut Workbook, name: &str) -> Result<HashMap<(u32, u32), String>, Failure> {
    let mut formulas = HashMap::new();
    // Counts as the texts of a sheet do.
    let mut sizes = Table::default();
    let mut cells = book.worksheet_cells_reader(name)?;
    while let Some(cell) = cells.next_cell_with_formula()? {
        if let (DataRef::Empty, Some(formula)) = (cell.value, cell.formula) {
            sizes.count(cell.pos.0 as usize + 1, formula.len())?;
            formulas.insert(cell.pos, formula);
        }
    }
    Ok(formulas)
}

fn format_of(style: &Style) -> Format {
    let format = style.number_format.as_ref();
    format.map_or_else(Format::default, |format| {
        Format::of_code(&format.format_code)
    })
}

fn text_of(value: &DataRef, format: Format) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => plain(text),
        DataRef::SharedString(text) => plain(text),
        DataRef::Int(number) => number::shown(*number as f64, format),
        DataRef::Float(number) => number::shown(*number, format),
        DataRef::Bool(true) => "ya".to_owned(),
        DataRef::Bool(false) => "tidak".to_owned(),
        DataRef::DateTime(date) => number::date(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A text without Excel's escapes of control characters (`_x000D_`).
fn plain(text: &str) -> String {
    match text.contains("_x00") {
        true => text
            .replace("_x000D_", "")
            .replace("_x000A_", "\n")
            .replace("_x0009_", "\t"),
        false => text.to_owned(),
    }
}

fn merged_of(area: &Dimensions) -> Merged {
    Merged {
        first_row: area.start.0 as usize,
        last_row: area.end.0 as usize,
        column: area.start.1 as usize,
    }
}
