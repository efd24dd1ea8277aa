//! CSV as people save it: `;`, `,` or a tab, any of the usual encodings, with or without a mark.

use camino::Utf8Path;
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{UTF_16BE, UTF_16LE};

use super::error::{Foreign, ImportError};
use super::table::Table;
use crate::files::{self, FileError};

/// Limit in bytes of a file.
pub(super) const MOST_BYTES: u64 = 100_000_000;
/// Separators, the more likely ones first: Excel in Indonesian writes `;`.
const SEPARATORS: [u8; 4] = *b";,\t|";
/// Rows by which the separator is found.
const TRIED_ROWS: usize = 60;

/// Reads a file.
pub(super) fn read(path: &Utf8Path) -> Result<Table, ImportError> {
    let text = match text_without_mark(path)? {
        Some(text) => text,
        None => match files::read_any_text(path, MOST_BYTES) {
            Ok((text, _)) => text,
            Err(FileError::NotText { .. }) => {
                return Err(ImportError::NotASheet {
                    path: path.to_owned(),
                    kind: Foreign::Other,
                });
            }
            Err(error) => return Err(error.into()),
        },
    };
    of_text(&text, path)
}

/// UTF-16 without a byte order mark: of letters, digits and separators every other byte is zero.
fn text_without_mark(path: &Utf8Path) -> Result<Option<String>, ImportError> {
    let bytes = files::read_bytes(path, MOST_BYTES)?;
    let start = &bytes[..bytes.len().min(200) & !1];
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0);
    let (even, odd) = (zeros(0).count(), zeros(1).count());
    let encoding = match start.len() / 2 {
        0 => return Ok(None),
        half if odd * 2 > half && even == 0 => UTF_16LE,
        half if even * 2 > half && odd == 0 => UTF_16BE,
        _ => return Ok(None),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes);
    Ok(text.map(|text| text.trim_start_matches('\u{feff}').to_owned()))
}

/// Reads a text.
pub(super) fn of_text(text: &str, path: &Utf8Path) -> Result<Table, ImportError> {
    // Not a letter of any text, but of files that are none.
    if text.contains('\0') {
        return Err(ImportError::NotASheet {
            path: path.to_owned(),
            kind: Foreign::Other,
        });
    }
    let text = &text.replace("\r\n", "\n").replace('\r', "\n");
    let (separator, text, skipped) = match named_separator(text) {
        Some((separator, rest)) => (separator, rest, 1),
        None => (best_separator(text), text.as_str(), 0),
    };
    let mut table = Table::default();
    let mut record = StringRecord::new();
    let mut reader = reader(separator, text);
    // Lines above the row, and line breaks within cells, which a spreadsheet does not count as rows.
    let (mut lines, mut inner, mut counted) = (0, 0, 0);
    let mut last = Last::default();
    while reader.read_record(&mut record).unwrap_or(false) {
        let noted = record.position().map_or(0, csv::Position::byte);
        // The place is noted before blank lines are passed over.
        let blank_from = usize::try_from(noted).unwrap_or(text.len()).min(text.len());
        let start = text.len() - text[blank_from..].trim_start_matches('\n').len();
        lines += breaks(&text[counted..start]);
        counted = start;
        last = Last {
            row: lines + 1 + skipped - inner,
            breaks: record.iter().map(breaks).sum(),
        };
        inner += last.breaks;
        for (column, cell) in record.iter().enumerate() {
            table.put(last.row, column, rearmed(cell))?;
        }
    }
    // An open quotation mark swallows all that follows into the last cell.
    if text.matches('"').count() % 2 == 1 && last.breaks > 0 {
        return Err(ImportError::OpenQuote { row: last.row });
    }
    Ok(table)
}

/// A cell without the quote that stands before a sign of formulas, as our own sheets have it (OWASP, CSV injection).
fn rearmed(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if text.starts_with(['=', '+', '-', '@']) => text,
        _ => cell,
    }
}

/// The last row.
#[derive(Debug, Default)]
struct Last {
    row: usize,
    /// Line breaks in its cells.
    breaks: usize,
}

fn breaks(text: &str) -> usize {
    text.matches('\n').count()
}

fn reader(separator: u8, text: &str) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

/// The separator that Excel notes in a line of its own, `sep=;`, and the text below.
fn named_separator(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n')?;
    match line
        .trim_end()
        .trim_matches('"')
        .strip_prefix("sep=")?
        .as_bytes()
    {
        [separator] => Some((*separator, rest)),
        _ => None,
    }
}

/// The separator by which most rows have several cells, and the same number of them.
fn best_separator(text: &str) -> u8 {
    let score = |separator: &u8| {
        let mut widths = std::collections::BTreeMap::new();
        for record in reader(*separator, text)
            .records()
            .take(TRIED_ROWS)
            .flatten()
        {
            let is_blank = record.iter().all(|cell| cell.trim().is_empty());
            if !is_blank && record.len() > 1 {
                *widths.entry(record.len()).or_insert(0_usize) += 1;
            }
        }
        // Rows of the most frequent width, then the width.
        let frequent = widths.into_iter().map(|(width, rows)| (rows, width));
        frequent.max().unwrap_or_default()
    };
    let best = SEPARATORS
        .iter()
        .rev()
        .max_by_key(|separator| score(separator));
    best.copied().unwrap_or(b';')
}
