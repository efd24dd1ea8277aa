//! The tables as a workbook (XLSX) that prints on A4.

use std::io;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use super::Subject;
use super::sheets::{self, Cell, Column, Sheet};
use crate::locale::{Arg, Texts};
use crate::value::Date;

/// Longest text of a cell in UTF-16 units: Excel holds 32,767.
const LONGEST: usize = 32_000;
/// Paper size A4 (ECMA-376, part 1, 18.3.1.63).
const A4: u8 = 9;
/// Margins in inches: left, right, top, bottom, header, footer.
const MARGINS: [f64; 6] = [0.3, 0.3, 0.7, 0.6, 0.3, 0.3];
/// Height of a line in points, and most lines of a row: Excel allows 409 points.
const LINE: usize = 15;
const MOST_LINES: usize = 27;

/// Start of the archive comment behind a workbook of ours; a digest of all before it follows. A spreadsheet drops the
/// comment when it saves, so what a person has changed is not ours any more.
const MARK: &[u8] = b"Etalase laporan ";
/// Hexadecimal digits of the digest.
const DIGITS: usize = 64;
const COMMENT: usize = MARK.len() + DIGITS;
/// Bytes of the record that ends an archive without a comment (APPNOTE 4.3.16), and its signature.
const END: usize = 22;
const END_SIGNATURE: &[u8] = b"PK\x05\x06";

pub(super) fn workbook(subject: Subject, texts: &Texts) -> io::Result<Vec<u8>> {
    let bytes = written(subject, texts).map_err(io::Error::other)?;
    Ok(marked(bytes))
}

/// True for a workbook of ours as it was written.
pub(super) fn is_marked(bytes: &[u8]) -> bool {
    let Some((before, comment)) = bytes
        .len()
        .checked_sub(COMMENT)
        .map(|start| bytes.split_at(start))
    else {
        return false;
    };
    let digest = comment.strip_prefix(MARK);
    digest.is_some_and(|digest| blake3::hash(before).to_hex().as_bytes() == digest)
}

/// Adds the comment to an archive.
fn marked(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.len() - END;
    assert!(
        bytes[end..].starts_with(END_SIGNATURE),
        "an archive without a comment"
    );
    let length = u16::try_from(COMMENT).expect("a short comment");
    bytes.truncate(end + END - 2);
    bytes.extend(length.to_le_bytes());
    let digest = blake3::hash(&bytes).to_hex();
    bytes.extend(MARK);
    bytes.extend(digest.as_bytes());
    bytes
}

fn written(subject: Subject, texts: &Texts) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(texts.format("audit-title", &[]))
        .set_subject(subject.name)
        // Not the clock: the same check gives the same bytes.
        .set_creation_datetime(&day(subject.today)?);
    book.set_properties(&properties);
    let formats = Formats::of(&subject);
    let print = Print {
        header: format!(
            "&L&B{}&R{}",
            escaped(subject.name),
            escaped(&texts.format("audit-title", &[]))
        ),
        footer: format!(
            "&L{}&C{}",
            subject.today.iso(),
            texts.format(
                "report-pages",
                &[
                    ("page".to_owned(), Arg::from("&P")),
                    ("pages".to_owned(), Arg::from("&N"))
                ]
            )
        ),
    };
    for sheet in sheets::sheets(subject, texts) {
        let worksheet = book.add_worksheet();
        fill(worksheet, &sheet, &formats)?;
        print.set_up(worksheet)?;
    }
    book.save_to_buffer()
}

struct Formats {
    title: Format,
    text: Format,
    number: Format,
    tenths: Format,
    day: Format,
    mark: Format,
}

impl Formats {
    fn of(subject: &Subject) -> Self {
        let palette = subject.palette();
        let cell = || {
            Format::new()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Hair)
        };
        // `@`: stays a text when a person edits it, also one that looks like a formula or a long number.
        let text = || cell().set_num_format("@").set_text_wrap();
        Self {
            title: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(color(palette.tint_light))
                .set_border_bottom(FormatBorder::Medium),
            text: text(),
            number: cell().set_num_format("0").set_align(FormatAlign::Center),
            tenths: cell().set_num_format("0.0").set_align(FormatAlign::Center),
            day: cell()
                .set_num_format("dd/mm/yyyy")
                .set_align(FormatAlign::Left),
            mark: text().set_bold().set_background_color(Color::RGB(0xE4E4E4)),
        }
    }
}

fn color(color: crate::value::Color) -> Color {
    let hex = color.to_string();
    Color::RGB(u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap_or_default())
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    worksheet.set_name(&sheet.name)?;
    let titles = sheet.columns.iter().map(|column| column.title.as_str());
    worksheet.set_row_height(0, height(titles.zip(&sheet.columns)))?;
    for (number, column) in (0_u16..).zip(&sheet.columns) {
        worksheet.set_column_width(number, f64::from(column.width))?;
        worksheet.write_string_with_format(0, number, cut(&column.title), &formats.title)?;
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        // Not every spreadsheet works heights out when it opens a file.
        let texts = cells.iter().map(|cell| match cell {
            Cell::Text(text) | Cell::Mark(text) => text.as_str(),
            _ => "",
        });
        worksheet.set_row_height(row, height(texts.zip(&sheet.columns)))?;
        for (column, cell) in (0_u16..).zip(cells) {
            put(worksheet, (row, column), cell, formats)?;
        }
    }
    let last = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or_default();
    worksheet.set_freeze_panes(1, 0)?;
    worksheet.autofilter(0, 0, last, last_column)?;
    Ok(())
}

fn put(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => worksheet.write_blank(row, column, &formats.text)?,
        Cell::Text(text) => {
            worksheet.write_string_with_format(row, column, cut(text), &formats.text)?
        }
        Cell::Mark(text) => {
            worksheet.write_string_with_format(row, column, cut(text), &formats.mark)?
        }
        Cell::Number(number) => {
            worksheet.write_number_with_format(row, column, *number as f64, &formats.number)?
        }
        Cell::Tenths(tenths) => {
            let number = *tenths as f64 / 10.0;
            worksheet.write_number_with_format(row, column, number, &formats.tenths)?
        }
        Cell::Day(date) => {
            worksheet.write_datetime_with_format(row, column, &day(*date)?, &formats.day)?
        }
    };
    Ok(())
}

/// Height in points of a row of texts that wrap in their columns.
fn height<'c>(texts: impl Iterator<Item = (&'c str, &'c Column)>) -> f64 {
    let lines = texts.map(|(text, column)| {
        // The width counts digits; letters are narrower on the whole.
        let fitting = usize::from(column.width) * 11 / 10;
        let wrapped = |line: &str| line.chars().count().div_ceil(fitting).max(1);
        text.lines().map(wrapped).sum::<usize>()
    });
    let lines = lines.max().unwrap_or_default().clamp(1, MOST_LINES);
    (lines * LINE) as f64
}

/// Print set-up of a sheet.
struct Print {
    header: String,
    footer: String,
}

impl Print {
    fn set_up(&self, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
        let [left, right, top, bottom, header, footer] = MARGINS;
        worksheet
            .set_landscape()
            .set_paper_size(A4)
            .set_print_fit_to_pages(1, 0)
            .set_margins(left, right, top, bottom, header, footer)
            .set_header(&self.header)
            .set_footer(&self.footer)
            .set_repeat_rows(0, 0)?;
        Ok(())
    }
}

/// A text in a header or footer, where `&` starts a code.
fn escaped(text: &str) -> String {
    text.chars().take(60).collect::<String>().replace('&', "&&")
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let date = date.civil();
    // Excel knows no day before 1900.
    let year = u16::try_from(date.year()).unwrap_or_default().max(1900);
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    ExcelDateTime::from_ymd(year, part(date.month()), part(date.day()))
}

fn cut(text: &str) -> String {
    let mut units = 0;
    let end = text.char_indices().find(|(_, sign)| {
        units += sign.len_utf16();
        units > LONGEST
    });
    match end {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
