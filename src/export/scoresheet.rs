//! A workbook for a curator: a row a shop, a column a criterion, and lists to choose scores from.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::ExportError;
use crate::audit::Curated;
use crate::catalogue::RubricRow;
use crate::locale::{Arg, Language, Texts};
use crate::value::{Date, slug};

/// Longest text of a cell, in characters; Excel holds 32,767.
const LONGEST: usize = 500;
/// Largest scale whose scores are offered as a list; Excel takes lists of 255 characters.
const LISTED: u32 = 20;
/// Rows above the shops: what it is, the curator, a blank one, the header.
const HEADER: u32 = 3;
/// Columns before the criteria.
const LEADING: u16 = 3;

/// The language of a workbook.
pub(super) type Voice<'v> = (&'v Texts, Language);

/// The workbook for a curator, with the scores that they have given so far.
///
/// # Errors
/// [`ExportError::Workbook`].
pub(super) fn workbook(
    curated: &Curated,
    (curator, today): (Option<&str>, Date),
    voice: Voice,
) -> Result<Vec<u8>, ExportError> {
    let writer = Writer {
        curated,
        curator,
        voice,
    };
    let made = writer.workbook(today);
    made.map_err(|error| ExportError::Workbook {
        detail: error.to_string(),
    })
}

struct Writer<'w> {
    curated: &'w Curated,
    curator: Option<&'w str>,
    voice: Voice<'w>,
}

impl Writer<'_> {
    fn workbook(&self, today: Date) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let day = today.civil();
        let created = ExcelDateTime::from_ymd(
            u16::try_from(day.year()).unwrap_or(2000),
            day.month().unsigned_abs(),
            day.day().unsigned_abs(),
        )?;
        // Not the time of the clock: the same input gives the same bytes.
        book.set_properties(&DocProperties::new().set_creation_datetime(&created));
        self.guide(book.add_worksheet())?;
        let scores = book.add_worksheet();
        self.scores(scores)?;
        scores.set_active(true);
        book.save_to_buffer()
    }

    fn text(&self, id: &str) -> String {
        let args = [(
            "scale".to_owned(),
            Arg::from(self.curated.panel.rubric.scale as usize),
        )];
        self.voice.0.format(id, &args)
    }

    /// How to fill it in.
    fn guide(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(self.text("scoresheet-guide"))?;
        sheet.set_column_width(0, 90)?;
        let title = Format::new().set_bold().set_font_size(14);
        sheet.write_string_with_format(0, 0, self.text("scoresheet-title"), &title)?;
        let wrapped = Format::new().set_text_wrap();
        let text = self.text("scoresheet-help");
        for (row, line) in (2..).zip(text.lines()) {
            sheet.write_string_with_format(row, 0, line.trim(), &wrapped)?;
        }
        Ok(())
    }

    fn scores(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let Curated { shops, panel, .. } = self.curated;
        let criteria = panel
            .rubric
            .rows_of(shops.iter().map(|shop| shop.trade.unwrap_or_default()));
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_border_bottom(FormatBorder::Medium)
            .set_align(FormatAlign::VerticalCenter);
        let fixed = Format::new().set_font_color(Color::Gray);
        let entry = Format::new()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Center);
        let none = Format::new()
            .set_font_color(Color::Gray)
            .set_align(FormatAlign::Center);
        let note = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
        let bold = Format::new().set_bold();
        sheet.set_name(self.text("scoresheet-scores"))?;
        // The import knows the sheet by this cell.
        sheet.write_string_with_format(0, 0, self.text("scoresheet-mark"), &bold)?;
        sheet.write_string_with_format(1, 0, self.text("scoresheet-curator"), &bold)?;
        sheet.write_string_with_format(1, 1, short(self.curator.unwrap_or("")), &note)?;
        let last = LEADING + u16::try_from(criteria.len()).unwrap_or(100);
        for (column, id) in (0..).zip(["folder", "shop", "kind"]) {
            let text = self.text(&format!("scoresheet-{id}"));
            sheet.write_string_with_format(HEADER, column, text, &head)?;
        }
        for (column, key) in (LEADING..last).zip(&criteria) {
            let title = RubricRow::title(key, self.voice.1.code());
            sheet.write_string_with_format(HEADER, column, short(&title), &head)?;
        }
        sheet.write_string_with_format(HEADER, last, self.text("scoresheet-note"), &head)?;
        let curator = self.index();
        for (number, shop) in shops.iter().enumerate() {
            let row = HEADER + 1 + u32::try_from(number).unwrap_or(u32::MAX / 2);
            let trade = shop.trade.unwrap_or_default();
            sheet.write_string_with_format(row, 0, short(&shop.folder), &fixed)?;
            sheet.write_string(row, 1, short(&shop.name))?;
            sheet.write_string_with_format(row, 2, trade.key(), &fixed)?;
            let own = panel.rubric.rows(trade);
            let standing = panel.standings[number].as_ref();
            for (column, key) in (LEADING..last).zip(&criteria) {
                if own.iter().all(|row| row.key != *key) {
                    sheet.write_string_with_format(row, column, "–", &none)?;
                    continue;
                }
                let given = standing.and_then(|standing| standing.score_by(curator?, key));
                match given {
                    Some(score) => {
                        let score = score.hundredths() as f64 / 100.0;
                        sheet.write_number_with_format(row, column, score, &entry)?
                    }
                    None => sheet.write_blank(row, column, &entry)?,
                };
            }
            let words = standing.and_then(|standing| standing.note_by(curator?));
            sheet.write_string_with_format(row, last, short(words.unwrap_or("")), &note)?;
        }
        let end = HEADER + u32::try_from(shops.len()).unwrap_or(u32::MAX / 2);
        if last > LEADING && end > HEADER {
            let choice = self.choice()?;
            sheet.add_data_validation(HEADER + 1, LEADING, end, last - 1, &choice)?;
        }
        sheet.set_column_width(0, 22)?;
        sheet.set_column_width(1, 30)?;
        sheet.set_column_width(2, 11)?;
        for column in LEADING..last {
            sheet.set_column_width(column, 12)?;
        }
        sheet.set_column_width(last, 50)?;
        sheet.set_freeze_panes(HEADER + 1, 2)?;
        sheet.set_landscape();
        // 9 is A4.
        sheet.set_paper_size(9);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(HEADER, HEADER)?;
        Ok(())
    }

    /// The choice of scores; half points may be typed where no list is offered.
    fn choice(&self) -> Result<DataValidation, XlsxError> {
        let scale = self.curated.panel.rubric.scale;
        let choice = DataValidation::new();
        let choice = match scale <= LISTED {
            true => {
                let scores: Vec<String> = (0..=scale).map(|score| score.to_string()).collect();
                choice.allow_list_strings(&scores)?
            }
            false => {
                choice.allow_decimal_number(DataValidationRule::Between(0.0, f64::from(scale)))
            }
        };
        choice
            .set_error_title(self.text("scoresheet-mark"))?
            .set_error_message(self.text("scoresheet-error"))
    }

    /// Index of the curator among those who have a file.
    fn index(&self) -> Option<usize> {
        let wanted = slug(self.curator?);
        let mut curators = self.curated.panel.curators.iter();
        curators.position(|curator| slug(&curator.name) == wanted)
    }
}

/// A text of a length that a cell takes.
fn short(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
