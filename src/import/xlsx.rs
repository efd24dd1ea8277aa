//! XLSX (ECMA-376, part 1, chapter 18), cell by cell from the archive: values as a spreadsheet last worked them out,
//! never formulas.
//!
//! An archive may be forged. Every part is inflated up to a limit, and a cell costs memory only when it has a text.

use std::fs::File;
use std::io::{BufReader, Read};

use camino::Utf8Path;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::csv::MOST_BYTES;
use super::error::{ImportError, Limit};
use super::kind;
use super::number::{self, Format};
use super::table::{Merged, Table};
use crate::files::{FileError, typed_names};

/// Most bytes of a part after inflating: 50,000 rows of a shop have 30 MB.
const MOST_INFLATED: u64 = 300_000_000;
/// Parts below this size are inflated whatever their ratio.
const SMALL: u64 = 20_000_000;
/// Largest ratio of inflating. Sheets have 10 to 50; deflate reaches 1,032.
const MOST_RATIO: u64 = 250;
/// Most sheets that are read.
const MOST_SHEETS: usize = 50;
/// Most cell formats; Excel has 65,490.
const MOST_FORMATS: usize = 65_490;
/// Most merged rectangles that are heeded.
const MOST_MERGED: usize = 20_000;

type Archive = ZipArchive<BufReader<File>>;

/// A workbook.
struct Workbook<'p> {
    path: &'p Utf8Path,
    archive: Archive,
    strings: Vec<Box<str>>,
    formats: Vec<Format>,
    /// `true` for days counted from 1904, as old Macs do.
    since_1904: bool,
}

/// A sheet in the list of the workbook.
struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// Reads the visible sheets of a workbook.
pub(super) fn read(path: &Utf8Path) -> Result<Vec<Table>, ImportError> {
    let system = |source| FileError::System {
        action: "open",
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(system)?;
    let size = file.metadata().map_err(system)?.len();
    if size > MOST_BYTES {
        return Err(ImportError::TooMuch {
            limit: Limit::File,
            most: MOST_BYTES as usize,
            row: 0,
        });
    }
    let damaged = || ImportError::Damaged {
        path: path.to_owned(),
    };
    let archive = ZipArchive::new(BufReader::new(file)).map_err(|_| damaged())?;
    let mut book = Workbook {
        path,
        archive,
        strings: Vec::new(),
        formats: Vec::new(),
        since_1904: false,
    };
    let Some(listed) = book.listed()? else {
        return Err(ImportError::NotASheet {
            path: path.to_owned(),
            kind: kind::of_archive(&book.archive),
        });
    };
    let targets = book.targets()?;
    book.read_formats()?;
    book.read_strings()?;
    let mut tables = Vec::new();
    for sheet in listed
        .iter()
        .filter(|sheet| !sheet.is_hidden)
        .take(MOST_SHEETS)
    {
        let target = targets.iter().find(|(id, _)| *id == sheet.relation);
        let (_, part) = target.ok_or_else(damaged)?;
        // Sheets of charts are none of cells.
        if part.contains("worksheets") {
            tables.push(book.table(&sheet.name, part)?);
        }
    }
    Ok(tables)
}

impl Workbook<'_> {
    fn damaged(&self) -> ImportError {
        ImportError::Damaged {
            path: self.path.to_owned(),
        }
    }

    /// Hands the events of a part to a function; `false` when there is no such part.
    fn events(
        &mut self,
        part: &str,
        mut take: impl FnMut(&Event) -> Result<(), ImportError>,
    ) -> Result<bool, ImportError> {
        let path = self.path;
        let damaged = || ImportError::Damaged {
            path: path.to_owned(),
        };
        let found = (0..self.archive.len()).find(|index| {
            let name = self.archive.name_for_index(*index);
            // Some programs write other cases, and `\`.
            let name = name.and_then(Result::ok);
            name.is_some_and(|name| {
                let lower = |name: &str| name.to_ascii_lowercase();
                typed_names(&name)
                    .map(lower)
                    .eq(typed_names(part).map(lower))
            })
        });
        let Some(index) = found else {
            return Ok(false);
        };
        let file = self.archive.by_index(index).map_err(|_| damaged())?;
        let (size, packed) = (file.size(), file.compressed_size().max(1));
        if size > MOST_INFLATED || (size > SMALL && size / packed > MOST_RATIO) {
            return Err(ImportError::TooMuch {
                limit: Limit::Inflated,
                most: MOST_INFLATED as usize,
                row: 0,
            });
        }
        // The size is what the archive claims. One byte more tells that it lies, and reading to the end has the
        // checksum compared.
        let mut reader = Reader::from_reader(BufReader::new(file.take(size + 1)));
        let mut buffer = Vec::new();
        // Tags that are open: a part may be cut off between any two.
        let mut open = 0_usize;
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer).map_err(|_| damaged())?;
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open = open.saturating_sub(1),
                Event::Eof => break,
                _ => {}
            }
            take(&event)?;
        }
        let is_whole = open == 0 && reader.get_ref().get_ref().limit() > 0;
        if is_whole { Ok(true) } else { Err(damaged()) }
    }

    /// The sheets in the order of their tabs; `None` when the archive is no workbook.
    fn listed(&mut self) -> Result<Option<Vec<Listed>>, ImportError> {
        let (mut listed, mut since_1904) = (Vec::new(), false);
        let is_there = self.events("xl/workbook.xml", |event| {
            if let Event::Start(tag) | Event::Empty(tag) = event {
                match tag.local_name().as_ref() {
                    b"sheet" => listed.push(Listed {
                        name: attribute(tag, b"name").unwrap_or_default(),
                        relation: attribute(tag, b"id").unwrap_or_default(),
                        is_hidden: attribute(tag, b"state").is_some_and(|state| state != "visible"),
                    }),
                    b"workbookPr" => {
                        let since = attribute(tag, b"date1904");
                        since_1904 = since.is_some_and(|is| is == "1" || is == "true");
                    }
                    _ => {}
                }
            }
            Ok(())
        })?;
        self.since_1904 = since_1904;
        Ok(is_there.then_some(listed))
    }

    /// The parts of the sheets, by the ids of their relations.
    fn targets(&mut self) -> Result<Vec<(String, String)>, ImportError> {
        let mut targets = Vec::new();
        self.events("xl/_rels/workbook.xml.rels", |event| {
            if let Event::Start(tag) | Event::Empty(tag) = event
                && tag.local_name().as_ref() == b"Relationship"
                && let (Some(id), Some(target)) = (attribute(tag, b"Id"), attribute(tag, b"Target"))
            {
                let part = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("xl/{target}"),
                };
                targets.push((id, part));
            }
            Ok(())
        })?;
        Ok(targets)
    }

    fn read_formats(&mut self) -> Result<(), ImportError> {
        let (mut own, mut formats, mut in_cells) = (Vec::new(), Vec::new(), false);
        self.events("xl/styles.xml", |event| {
            match event {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    b"numFmt" if own.len() < MOST_FORMATS => {
                        let id = attribute(tag, b"numFmtId").unwrap_or_default();
                        let code = attribute(tag, b"formatCode").unwrap_or_default();
                        own.push((id, Format::of_code(&code)));
                    }
                    b"cellXfs" => in_cells = true,
                    b"xf" if in_cells && formats.len() < MOST_FORMATS => {
                        let id = attribute(tag, b"numFmtId").unwrap_or_default();
                        let known = own.iter().find(|(known, _)| *known == id);
                        formats.push(match known {
                            Some((_, format)) => *format,
                            None => Format::built_in(&id),
                        });
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == b"cellXfs" => in_cells = false,
                _ => {}
            }
            Ok(())
        })?;
        self.formats = formats;
        Ok(())
    }

    fn read_strings(&mut self) -> Result<(), ImportError> {
        let mut strings: Vec<Box<str>> = Vec::new();
        let mut text = CellText::default();
        // Counts as the texts of a sheet do.
        let mut sizes = Table::default();
        self.events("xl/sharedStrings.xml", |event| {
            text.take(event);
            match event {
                Event::Start(tag) if tag.local_name().as_ref() == b"si" => text.clear(),
                Event::Empty(tag) if tag.local_name().as_ref() == b"si" => strings.push("".into()),
                Event::End(tag) if tag.local_name().as_ref() == b"si" => {
                    let plain = text.plain();
                    sizes.count(0, plain.len())?;
                    strings.push(plain.into());
                }
                _ => {}
            }
            Ok(())
        })?;
        self.strings = strings;
        Ok(())
    }

    fn table(&mut self, name: &str, part: &str) -> Result<Table, ImportError> {
        let mut table = Table::named(name);
        let mut merged: Vec<Merged> = Vec::new();
        let (strings, formats) = (
            std::mem::take(&mut self.strings),
            std::mem::take(&mut self.formats),
        );
        let since_1904 = self.since_1904;
        let (mut row, mut column) = (0, 0);
        let mut cell = Cell::default();
        let is_there = self.events(part, |event| {
            cell.text.take(event);
            match event {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    b"row" => {
                        let number = attribute(tag, b"r").and_then(|text| text.parse().ok());
                        row = number.unwrap_or(row + 1);
                        column = 0;
                    }
                    b"c" => {
                        let place = attribute(tag, b"r").and_then(|text| place(&text));
                        if let Some((at, of_row)) = place {
                            column = at;
                            row = of_row + 1;
                        }
                        cell = Cell::of(tag);
                        if matches!(event, Event::Empty(_)) {
                            column += 1;
                        }
                    }
                    b"mergeCell" if merged.len() < MOST_MERGED => {
                        let area = attribute(tag, b"ref").and_then(|area| area_of(&area));
                        merged.extend(area);
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == b"c" => {
                    let value = cell.value(&strings, &formats, since_1904);
                    table.put(row, column, &value)?;
                    column += 1;
                }
                _ => {}
            }
            Ok(())
        })?;
        (self.strings, self.formats) = (strings, formats);
        if !is_there {
            return Err(self.damaged());
        }
        table.fill(&merged);
        Ok(table)
    }
}

/// The text of an attribute, whatever the prefix of its name.
fn attribute(tag: &BytesStart, name: &[u8]) -> Option<String> {
    let mut attributes = tag.attributes();
    let attributes = attributes.with_checks(false);
    let found = attributes
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let version = XmlVersion::Implicit1_0;
    Some(found.normalized_value(version).ok()?.into_owned())
}

/// A text that comes in pieces, without the reading aids of Japanese (`rPh`).
#[derive(Debug, Default)]
struct CellText {
    text: String,
    in_text: bool,
    in_formula: bool,
    in_aid: bool,
    formula: String,
}

impl CellText {
    fn clear(&mut self) {
        *self = Self::default();
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::Start(tag) => self.enter(tag.local_name().as_ref(), true),
            Event::End(tag) => self.enter(tag.local_name().as_ref(), false),
            Event::Text(text) => {
                if let Ok(text) = text.decode() {
                    self.push(&text);
                }
            }
            Event::CData(text) => {
                if let Ok(text) = text.decode() {
                    self.push(&text);
                }
            }
            Event::GeneralRef(name) => match (name.resolve_char_ref(), name.decode()) {
                (Ok(Some(sign)), _) => self.push(sign.encode_utf8(&mut [0; 4])),
                (_, Ok(name)) => self.push(resolve_predefined_entity(&name).unwrap_or_default()),
                _ => {}
            },
            _ => {}
        }
    }

    fn enter(&mut self, tag: &[u8], begins: bool) {
        match tag {
            b"t" | b"v" => self.in_text = begins,
            b"f" => self.in_formula = begins,
            b"rPh" => self.in_aid = begins,
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.in_formula {
            self.formula.push_str(text);
        } else if self.in_text && !self.in_aid {
            self.text.push_str(text);
        }
    }

    /// The text without Excel's escapes of control characters (`_x000D_`).
    fn plain(&self) -> String {
        match self.text.contains("_x00") {
            true => self
                .text
                .replace("_x000D_", "")
                .replace("_x000A_", "\n")
                .replace("_x0009_", "\t"),
            false => self.text.clone(),
        }
    }
}

/// A cell that is being read.
#[derive(Debug, Default)]
struct Cell {
    kind: String,
    format: Option<usize>,
    text: CellText,
}

impl Cell {
    fn of(tag: &BytesStart) -> Self {
        Self {
            kind: attribute(tag, b"t").unwrap_or_default(),
            format: attribute(tag, b"s").and_then(|text| text.parse().ok()),
            text: CellText::default(),
        }
    }

    /// Its value as a text. A formula that was never worked out stands as it is written, behind `=`.
    fn value(&self, strings: &[Box<str>], formats: &[Format], since_1904: bool) -> String {
        let text = self.text.plain();
        if text.is_empty() && !self.text.formula.is_empty() {
            return format!("={}", self.text.formula);
        }
        let format = self.format.and_then(|index| formats.get(index));
        match &*self.kind {
            "s" => {
                let index: Option<usize> = text.trim().parse().ok();
                let shared = index.and_then(|index| strings.get(index));
                shared.map(|text| text.to_string()).unwrap_or_default()
            }
            "b" if text == "1" => "ya".to_owned(),
            "b" => "tidak".to_owned(),
            "" | "n" => number::shown(&text, format.copied().unwrap_or_default(), since_1904),
            _ => text,
        }
    }
}

/// Column and row of `BC12`, from 0.
fn place(text: &str) -> Option<(usize, usize)> {
    let digits = text.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let column = letters.bytes().try_fold(0_usize, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        let number = usize::from(letter.checked_sub(b'A').filter(|number| *number < 26)?) + 1;
        column.checked_mul(26)?.checked_add(number)
    })?;
    let row: usize = row.parse().ok()?;
    Some((column.checked_sub(1)?, row.checked_sub(1)?))
}

/// The first column of `A2:C5`, with its rows.
fn area_of(text: &str) -> Option<Merged> {
    let (first, last) = text.split_once(':')?;
    let ((column, first_row), (_, last_row)) = (place(first)?, place(last)?);
    Some(Merged {
        first_row,
        last_row,
        column,
    })
}
