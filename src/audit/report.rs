//! The report of a check: a page that prints on A4, a table for spreadsheets, or data.

use std::io;

use serde::Serialize;
use serde_json::value::RawValue;
use tera::{Context, Tera};

use super::Audited;
use crate::catalogue::{Row, Step, Weights};
use crate::diagnostic::print::{self, Sources};
use crate::diagnostic::{Diagnostic, Report, Severity, Shown, Strictness};
use crate::locale::{Arg, Language, Texts};
use crate::value::Date;

/// Next steps that a table shows of a shop.
pub const STEPS: usize = 3;
/// First bytes of a page.
const PAGE_MARK: &str = "<!-- Dibuat oleh Etalase. Laporan berikutnya mengganti berkas ini. -->\n";
/// First bytes of a table: a byte order mark, by which Excel knows UTF-8, and the first column's name.
const TABLE_MARKS: [&str; 2] = ["\u{feff}Toko,Folder,Nilai,", "\u{feff}Shop,Folder,Score,"];
/// First bytes of data.
const DATA_MARK: &str = "{\"laporan\":\"etalase\",";

/// Form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML.
    Page,
    /// CSV.
    Table,
    /// JSON.
    Data,
}

impl Form {
    /// The form of a file by the ending of its name.
    pub fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Page),
            "csv" => Some(Self::Table),
            "json" => Some(Self::Data),
            _ => None,
        }
    }

    /// First bytes of reports of this form; a file that starts differently is a person's.
    pub fn marks(self) -> &'static [&'static str] {
        match self {
            Self::Page => &[PAGE_MARK],
            Self::Table => &TABLE_MARKS,
            Self::Data => &[DATA_MARK],
        }
    }
}

/// Subject of a report.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'s> {
    /// Name of the shop, or of the group.
    pub name: &'s str,
    /// The shops.
    pub shops: &'s [Audited],
    /// The findings, sorted.
    pub findings: &'s Report,
    /// The day of the check.
    pub today: Date,
}

/// The report in a form. A page lists the lowest scores first.
///
/// # Errors
/// When a table cannot be written, which does not happen in memory.
pub fn report(
    form: Form,
    subject: Subject,
    texts: &Texts,
    language: Language,
) -> io::Result<Vec<u8>> {
    match form {
        Form::Page => Ok(page(subject, texts, language)),
        Form::Table => table(subject, texts),
        Form::Data => Ok(data(subject, texts)),
    }
}

/// The name of a criterion, for people.
pub fn criterion_name(row: &Row, texts: &Texts) -> String {
    texts.format(&text_id(row), &[])
}

/// The next step about a criterion, in one sentence.
pub fn sentence(row: &Row, texts: &Texts) -> Option<String> {
    let Step {
        lack,
        count,
        example,
    } = row.step.as_ref()?;
    let args = [
        ("lack".to_owned(), Arg::from(lack.name())),
        ("count".to_owned(), Arg::from(*count)),
        ("example".to_owned(), Arg::from(print::shown(example))),
    ];
    texts.attribute(&text_id(row), "next", &args)
}

fn text_id(row: &Row) -> String {
    format!("readiness-{}", row.criterion.key())
}

#[derive(Serialize)]
struct ShopView<'s> {
    name: &'s str,
    folder: &'s str,
    score: u32,
    hidden: bool,
    minimum: u32,
    rows: Vec<RowView>,
    /// The next steps, the dearest first.
    steps: Vec<String>,
}

#[derive(Serialize)]
struct RowView {
    criterion: String,
    points: u32,
    possible: u32,
    next: Option<String>,
}

impl<'s> ShopView<'s> {
    fn of(shop: &'s Audited, texts: &Texts) -> Self {
        let readiness = &shop.audit.readiness;
        let weights = &shop.curation.weights;
        let rows = readiness
            .rows
            .iter()
            .map(|row| RowView::of(row, weights, texts));
        let steps = readiness.steps(weights).into_iter();
        Self {
            name: &shop.audit.name,
            folder: shop.folder.as_str(),
            score: shop.score(),
            hidden: shop.is_hidden(),
            minimum: shop.curation.minimum,
            rows: rows.collect(),
            steps: steps.filter_map(|row| sentence(row, texts)).collect(),
        }
    }
}

impl RowView {
    fn of(row: &Row, weights: &Weights, texts: &Texts) -> Self {
        Self {
            criterion: criterion_name(row, texts),
            points: row.points(weights),
            possible: weights.of(row.criterion),
            next: sentence(row, texts),
        }
    }
}

/// A finding on a page.
#[derive(Serialize)]
struct FindingView {
    code: &'static str,
    severity: String,
    place: String,
    message: String,
    hint: Option<String>,
}

impl FindingView {
    fn of(finding: &Diagnostic, texts: &Texts, sources: &mut Sources) -> Self {
        let (message, hint) = print::sentences(finding, texts);
        let severity = match finding.code.severity() {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Note => "severity-note",
        };
        Self {
            code: finding.code.as_str(),
            severity: texts.format(severity, &[]),
            place: print::place(finding, sources),
            message,
            hint,
        }
    }
}

fn page(subject: Subject, texts: &Texts, language: Language) -> Vec<u8> {
    let mut sources = Sources::default();
    let mut shops: Vec<ShopView> = subject
        .shops
        .iter()
        .map(|shop| ShopView::of(shop, texts))
        .collect();
    shops.sort_by_key(|shop| shop.score);
    let findings = subject.findings.shown().into_iter();
    let findings: Vec<FindingView> = findings
        .map(|row| match row {
            Shown::Finding(finding) => FindingView::of(finding, texts, &mut sources),
            Shown::More(finding, count) => FindingView {
                message: print::more(finding, count, texts),
                hint: None,
                ..FindingView::of(finding, texts, &mut sources)
            },
        })
        .collect();
    let mut context = Context::new();
    context.insert("lang", language.code());
    context.insert("name", subject.name);
    context.insert("date", &subject.today.long(language.code()));
    context.insert("shops", &shops);
    context.insert("findings", &findings);
    let words = [
        "title", "print", "shops", "shop", "score", "next", "points", "findings", "none", "hidden",
        "whole",
    ];
    for word in words {
        let text = texts.format(&format!("audit-{word}"), &[]);
        context.insert(format!("t_{word}"), &text);
    }
    let page = Tera::one_off(include_str!("report.html"), &context, true);
    let page = page.expect("a test fills in the template");
    format!("{PAGE_MARK}{page}").into_bytes()
}

fn table(subject: Subject, texts: &Texts) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let words = ["shop", "folder", "score", "portal"];
    let mut header: Vec<String> = words
        .map(|word| texts.format(&format!("audit-{word}"), &[]))
        .to_vec();
    let criteria = subject.shops.first().map(|shop| &shop.audit.readiness.rows);
    let criteria = criteria.into_iter().flatten();
    header.extend(criteria.map(|row| criterion_name(row, texts)));
    let next = texts.format("audit-next", &[]);
    header.extend((1..=STEPS).map(|number| format!("{next} {number}")));
    writer.write_record(&header)?;
    for shop in subject.shops {
        let view = ShopView::of(shop, texts);
        let shown = match view.hidden {
            true => "audit-no",
            false => "audit-yes",
        };
        let mut row = vec![
            plain(view.name),
            plain(view.folder),
            view.score.to_string(),
            texts.format(shown, &[]),
        ];
        row.extend(view.rows.iter().map(|row| row.points.to_string()));
        row.extend(view.steps.into_iter().take(STEPS).map(|step| plain(&step)));
        row.resize(header.len(), String::new());
        writer.write_record(&row)?;
    }
    writer.into_inner().map_err(|error| error.into_error())
}

/// A text that no spreadsheet takes for a formula (OWASP, CSV injection).
fn plain(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[derive(Serialize)]
struct Data<'s> {
    /// Marks the file as a report.
    laporan: &'static str,
    version: &'static str,
    name: &'s str,
    date: String,
    shops: Vec<ShopView<'s>>,
    findings: Vec<Box<RawValue>>,
}

fn data(subject: Subject, texts: &Texts) -> Vec<u8> {
    let mut sources = Sources::default();
    let findings = subject.findings.findings().iter().map(|finding| {
        let line = print::json_line(finding, texts, &mut sources, Strictness::Lenient);
        RawValue::from_string(line).expect("a line is an object")
    });
    let data = Data {
        laporan: "etalase",
        version: env!("ETALASE_VERSION"),
        name: subject.name,
        date: subject.today.iso(),
        findings: findings.collect(),
        shops: subject
            .shops
            .iter()
            .map(|shop| ShopView::of(shop, texts))
            .collect(),
    };
    let mut bytes = serde_json::to_vec(&data).expect("plain data always becomes JSON");
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_starts_with_its_mark() {
        let subject = Subject {
            name: "Koperasi",
            shops: &[],
            findings: &Report::default(),
            today: Date::parse("2026-11-30").expect("a day"),
        };
        for language in [Language::Indonesian, Language::English] {
            let texts = Texts::program(language);
            for form in [Form::Page, Form::Table, Form::Data] {
                let bytes = report(form, subject, &texts, language).expect("in memory");
                let is_marked = |mark: &&str| bytes.starts_with(mark.as_bytes());
                assert!(form.marks().iter().any(is_marked), "{form:?}");
            }
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(plain("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(plain("Toko Sari"), "Toko Sari");
    }
}
