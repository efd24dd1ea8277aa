//! A sheet that was understood: its rows, and what its columns mean.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::error::ImportError;
use super::header::{self, Column, Mapping, Meaning};
use super::source::Source;
use super::table::{Row, Table};
use super::{Subject, csv, kind, xlsx};
use crate::files;

/// A sheet with its header.
#[derive(Debug)]
pub struct Sheet {
    /// The file.
    pub path: Utf8PathBuf,
    /// Where it comes from.
    pub source: Source,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Other sheets of the workbook that have a header too, and are not read.
    pub unread: Vec<String>,
    table: Table,
    /// Index of the first row of data.
    first: usize,
    /// Columns by key and number.
    places: HashMap<(&'static str, usize), Vec<usize>>,
}

impl Sheet {
    /// Reads a file, and finds the sheet and the header that fit the subject best.
    ///
    /// # Errors
    /// [`ImportError`].
    pub fn read(
        path: &Utf8Path,
        subject: Subject,
        mappings: &[Mapping],
    ) -> Result<Self, ImportError> {
        let tables = tables(path)?;
        Self::among(tables, path, subject, mappings)
    }

    /// The sheet among those of a workbook that fits the subject best.
    pub(super) fn among(
        tables: Vec<Table>,
        path: &Utf8Path,
        subject: Subject,
        mappings: &[Mapping],
    ) -> Result<Self, ImportError> {
        let path = path.to_owned();
        if tables.iter().all(|table| table.rows.is_empty()) {
            return Err(ImportError::Empty { path });
        }
        let headers = tables
            .iter()
            .map(|table| header::find(table, subject, mappings));
        let headers: Vec<_> = headers.collect();
        // The first of equals: people put what counts in front.
        let best = (0..tables.len())
            .rev()
            .max_by_key(|index| headers[*index].score);
        let best = best.expect("some table has rows");
        let score = headers[best].score;
        let other = tables
            .iter()
            .map(|table| header::find(table, subject.other(), &[]).score);
        if other.max().unwrap_or(0) > score {
            return Err(ImportError::OtherSubject {
                path,
                wanted: subject,
            });
        }
        if score == 0 {
            return Err(ImportError::NoHeader {
                path,
                found: likely_header(&tables),
                wanted: subject,
            });
        }
        let unread = tables.iter().zip(&headers).enumerate();
        let unread = unread
            .filter(|(index, (_, header))| *index != best && header.score > 0)
            .map(|(_, (table, _))| table.name.clone())
            .collect();
        let (table, header) = tables
            .into_iter()
            .zip(headers)
            .nth(best)
            .expect("the best is among them");
        header::check(mappings, &header.columns, subject)?;
        let source = Source::of(&header.columns);
        let mut sheet = Self {
            path,
            source,
            places: places(&header.columns),
            columns: header.columns,
            unread,
            table,
            first: header.row + 1,
        };
        sheet.first = sheet.source.first_row(&sheet);
        let is_empty = sheet.rows().next().is_none();
        match is_empty {
            false => Ok(sheet),
            true => Err(ImportError::Empty { path: sheet.path }),
        }
    }

    /// Name of the sheet in its workbook; empty for CSV.
    pub fn name(&self) -> &str {
        &self.table.name
    }

    /// The rows of data; a header that is repeated among them is passed over.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        let rows = &self.table.rows[self.first.min(self.table.rows.len())..];
        rows.iter().filter(|row| !self.is_header(row))
    }

    /// The rows below the header, whatever they are.
    pub(super) fn below(&self) -> impl Iterator<Item = (usize, &Row)> {
        self.table.rows.iter().enumerate().skip(self.first)
    }

    fn is_header(&self, row: &Row) -> bool {
        self.columns
            .iter()
            .all(|column| row.get(column.index) == column.header)
    }

    /// The text of a key in a row; empty without one.
    pub fn text<'r>(&self, row: &'r Row, key: &'static str) -> &'r str {
        self.numbered(row, key, 1)
    }

    /// The text of a numbered key in a row, such as `harga` 2 of `Harga 2`.
    pub(super) fn numbered<'r>(&self, row: &'r Row, key: &'static str, number: usize) -> &'r str {
        let places = self.places.get(&(key, number)).into_iter().flatten();
        places
            .map(|column| value(row.get(*column)))
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    /// All texts of a key in a row, in the order of their numbers and columns.
    pub(super) fn all<'r>(&self, row: &'r Row, key: &'static str) -> Vec<&'r str> {
        let columns = self.columns.iter();
        let columns =
            columns.filter(|column| matches!(column.meaning, Meaning::Key(own, _) if own == key));
        columns
            .map(|column| value(row.get(column.index)))
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// True when a column has the key.
    pub(super) fn has(&self, key: &'static str) -> bool {
        self.places.keys().any(|(own, _)| *own == key)
    }

    /// The header of a key's first column.
    pub(super) fn header(&self, key: &'static str) -> &str {
        let column = self
            .columns
            .iter()
            .find(|column| matches!(column.meaning, Meaning::Key(own, _) if own == key));
        column.map_or(key, |column| &column.header)
    }

    /// The highest number of a key's columns.
    pub(super) fn count(&self, key: &'static str) -> usize {
        let numbers = self.places.keys().filter(|(own, _)| *own == key);
        numbers.map(|(_, number)| *number).max().unwrap_or(0)
    }
}

/// The sheets of a file, by its content.
pub(super) fn tables(path: &Utf8Path) -> Result<Vec<Table>, ImportError> {
    let start = files::read_start(path, kind::SNIFFED_BYTES)?;
    match kind::of(&start, path)? {
        kind::Kind::Text => Ok(vec![csv::read(path)?]),
        kind::Kind::Archive => xlsx::read(path),
    }
}

fn places(columns: &[Column]) -> HashMap<(&'static str, usize), Vec<usize>> {
    let mut places: HashMap<_, Vec<usize>> = HashMap::new();
    for column in columns {
        if let Meaning::Key(key, number) = column.meaning {
            places.entry((key, number)).or_default().push(column.index);
        }
    }
    places
}

/// The texts of the row with most of them, among the first.
fn likely_header(tables: &[Table]) -> Vec<String> {
    let rows = tables.iter().flat_map(|table| table.rows.iter().take(10));
    // The first of equals: the header stands above its rows.
    let widest = rows.rev().max_by_key(|row| row.cells().count());
    let cells = widest.into_iter().flat_map(Row::cells);
    let short = |text: &str| text.chars().take(40).collect();
    cells.map(|(_, text)| short(text)).take(30).collect()
}

/// A cell's text without the tricks that keep digits as they are: `'0812…` and `="0812…"`. Signs for nothing are none.
pub(super) fn value(cell: &str) -> &str {
    let text = cell.trim();
    let text = text
        .strip_prefix("=\"")
        .and_then(|text| text.strip_suffix('"'))
        .or_else(|| text.strip_prefix('\''))
        .unwrap_or(text)
        .trim();
    match text {
        "-" | "--" | "–" | "—" | "." | "N/A" | "n/a" => "",
        _ => text,
    }
}

/// True for the errors that spreadsheets show in place of a value.
pub(super) fn is_error(text: &str) -> bool {
    matches!(
        text,
        "#N/A"
            | "#REF!"
            | "#VALUE!"
            | "#NAME?"
            | "#DIV/0!"
            | "#NULL!"
            | "#NUM!"
            | "#ERROR!"
            | "#SPILL!"
    )
}

/// True for a formula that was never worked out, or that a text only looks like.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with('=') && text.len() > 1
}
