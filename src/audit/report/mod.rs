//! The report of a check: a workbook for offices, a page that prints on A4, a table for spreadsheets, or data.
//!
//! `sheets` lays out the tables once; `workbook` and `table` write them. Texts of private columns stand in tables and the
//! first sheet of a workbook only, and only when they are handed in.

mod data;
mod page;
mod sheets;
mod table;
mod workbook;

pub use sheets::PrivateColumns;

use std::io;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use super::{Audited, Tally};
use crate::catalogue::{DEFAULT_COLOR, Programme};
use crate::diagnostic::{Diagnostic, Report};
use crate::locale::{Language, Texts};
use crate::value::{Color, Date, Palette};

/// Form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// XLSX.
    Workbook,
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
            "xlsx" => Some(Self::Workbook),
            "html" | "htm" => Some(Self::Page),
            "csv" => Some(Self::Table),
            "json" => Some(Self::Data),
            _ => None,
        }
    }

    /// True for a report of ours, which the next one replaces. A workbook that somebody saved again is theirs.
    pub fn is_ours(self, former: &[u8]) -> bool {
        let starts_with =
            |marks: &[&str]| marks.iter().any(|mark| former.starts_with(mark.as_bytes()));
        match self {
            Self::Workbook => workbook::is_marked(former),
            Self::Page => starts_with(&[page::MARK]),
            Self::Table => starts_with(&table::MARKS),
            Self::Data => starts_with(&[data::MARK]),
        }
    }

    /// True when it may hold private columns.
    pub fn takes_private(self) -> bool {
        matches!(self, Self::Workbook | Self::Table)
    }
}

/// Subject of a report.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'s> {
    /// Name of the shop, or of the group.
    pub name: &'s str,
    /// The checked folder; paths start there.
    pub folder: &'s Utf8Path,
    /// `true` for a group.
    pub is_group: bool,
    /// Brand colour of the shop or group.
    pub color: Option<Color>,
    /// The shops.
    pub shops: &'s [Audited],
    /// Folders of shops that could not be read.
    pub unread: &'s [Utf8PathBuf],
    /// The programmes of the groups, the outermost first.
    pub programmes: &'s [Arc<Programme>],
    /// The findings, sorted.
    pub findings: &'s Report,
    /// The day of the check.
    pub today: Date,
    /// Texts of private columns; `None` unless a person asked for them.
    pub private: Option<&'s PrivateColumns>,
}

impl Subject<'_> {
    fn palette(&self) -> Palette {
        Palette::from_brand(self.color.unwrap_or(DEFAULT_COLOR))
    }

    fn tally(&self) -> Tally {
        Tally::of(self.shops, self.programmes)
    }

    /// The place of a finding, from the checked folder.
    fn shown<'p>(&self, place: &'p str) -> &'p str {
        let inner = Utf8Path::new(place).strip_prefix(self.folder);
        inner.map_or(place, Utf8Path::as_str)
    }

    /// Index of the shop that a finding is about.
    fn shop_of(&self, finding: &Diagnostic, by_root: &ByRoot) -> Option<usize> {
        let mut folders = finding.primary.file.ancestors();
        folders.find_map(|folder| by_root.get(folder).copied())
    }

    fn by_root(&self) -> ByRoot<'_> {
        let roots = self.shops.iter().enumerate();
        roots.map(|(index, shop)| (shop.root(), index)).collect()
    }
}

/// Indices of shops by their folders.
type ByRoot<'s> = std::collections::HashMap<&'s Utf8Path, usize>;

/// The report in a form. A page lists the lowest scores first.
///
/// # Errors
/// When a workbook or table cannot be written, which does not happen in memory.
pub fn report(
    form: Form,
    subject: Subject,
    texts: &Texts,
    language: Language,
) -> io::Result<Vec<u8>> {
    match form {
        Form::Workbook => workbook::workbook(subject, texts),
        Form::Page => Ok(page::page(subject, texts, language)),
        Form::Table => table::table(subject, texts),
        Form::Data => Ok(data::data(subject, texts)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_its_mark() {
        let subject = Subject {
            name: "Koperasi",
            folder: Utf8Path::new("koperasi"),
            is_group: true,
            color: None,
            shops: &[],
            unread: &[],
            programmes: &[],
            findings: &Report::default(),
            today: Date::parse("2026-11-30").expect("a day"),
            private: None,
        };
        let forms = [Form::Workbook, Form::Page, Form::Table, Form::Data];
        for language in [Language::Indonesian, Language::English] {
            let texts = Texts::program(language);
            for form in forms {
                let bytes = report(form, subject, &texts, language).expect("in memory");
                for other in forms {
                    assert_eq!(
                        other.is_ours(&bytes),
                        other == form,
                        "{form:?} as {other:?}"
                    );
                }
                assert_eq!(
                    report(form, subject, &texts, language).expect("in memory"),
                    bytes
                );
                let cut = &bytes[..bytes.len() - 1];
                assert!(form != Form::Workbook || !form.is_ours(cut));
            }
        }
    }
}
