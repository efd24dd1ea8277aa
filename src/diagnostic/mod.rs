//! Findings about people's files: values that are collected, never thrown.
//!
//! Collects facts (a code, a place, arguments) in a [`Report`], printed for people ([`print::human`]) or for programs
//! ([`print::json_line`]). A finding has no ready sentence, no line number and no colour: language, line, column and
//! style are worked out when it is printed.

mod code;
mod place;
pub mod print;

pub use code::Code;
pub use place::{Lines, Position, Span};

use std::collections::HashMap;
use std::io;

use camino::Utf8PathBuf;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::locale::Arg;

/// Severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something was left out of the site.
    Error,
    /// Everything was used, but probably not as meant.
    Warning,
    /// Good to know.
    Note,
}

/// A place in a file; without a span, the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The file, by the path from the person's current folder.
    pub file: Utf8PathBuf,
    /// Byte range in the file's text.
    pub span: Option<Span>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// Arguments of its texts, by name.
    pub args: Vec<(String, Arg)>,
    /// Its place.
    pub primary: Label,
    /// Related places, such as the first of two duplicates.
    pub others: Vec<Label>,
    /// Replacement for the text at the primary place, if one is known.
    pub replacement: Option<String>,
    /// Addition to the file, where there is no text to replace.
    pub addition: Option<Addition>,
}

/// Addition that a file lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Addition {
    /// Texts for the list of a key.
    Texts {
        /// The key, by its Indonesian name.
        key: String,
        /// In their order, behind those that the list has.
        texts: Vec<String>,
    },
    /// Fields for the map of a key.
    Fields {
        /// The key, by its Indonesian name.
        key: String,
        /// Names and values: new ones behind those that the map has.
        fields: Vec<(String, String)>,
    },
}

impl Diagnostic {
    /// A finding about a whole file or folder.
    pub fn new(code: Code, file: impl Into<Utf8PathBuf>) -> Self {
        Self {
            code,
            args: Vec::new(),
            primary: Label {
                file: file.into(),
                span: None,
            },
            others: Vec::new(),
            replacement: None,
            addition: None,
        }
    }

    /// Narrows it to a span of the file's text.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.primary.span = span.into();
        self
    }

    /// Adds an argument of its texts.
    #[must_use]
    pub fn arg(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }

    /// Adds an argument that may be unknown; the texts select on `none`.
    #[must_use]
    pub fn arg_or_none(self, name: &str, value: Option<impl Into<Arg>>) -> Self {
        match value {
            Some(value) => self.arg(name, value),
            None => self.arg(name, "none"),
        }
    }

    /// Adds a second place.
    #[must_use]
    pub fn other(mut self, file: impl Into<Utf8PathBuf>, span: impl Into<Option<Span>>) -> Self {
        self.others.push(Label {
            file: file.into(),
            span: span.into(),
        });
        self
    }

    /// Suggests an addition to the file; for a product's folder without data, to a new `produk.yaml` in it.
    #[must_use]
    pub fn with_addition(mut self, addition: Addition) -> Self {
        self.addition = Some(addition);
        self
    }

    /// Suggests a replacement.
    #[must_use]
    pub fn replace_with(mut self, text: impl Into<String>) -> Self {
        self.replacement = Some(text.into());
        self
    }
}

/// The `reason` of [`Code::Unreadable`] for a system error.
pub fn unreadable_reason(kind: Option<io::ErrorKind>) -> &'static str {
    match kind {
        Some(io::ErrorKind::PermissionDenied) => "permission",
        Some(io::ErrorKind::NotFound) => "missing",
        Some(io::ErrorKind::ResourceBusy) => "held",
        _ => "other",
    }
}

/// A row of a printed report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<'r> {
    /// A finding.
    Finding(&'r Diagnostic),
    /// Number of further findings with its code in its file.
    More(&'r Diagnostic, usize),
}

/// All findings of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    findings: Vec<Diagnostic>,
}

impl Report {
    /// True without any finding.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Adds all findings of another report, for instance one that a thread filled.
    pub fn merge(&mut self, other: Report) {
        self.findings.extend(other.findings);
    }

    /// Removes advice.
    pub fn drop_advice(&mut self) {
        self.findings.retain(|finding| !finding.code.is_advice());
    }

    /// Processes items in parallel; results and findings keep the order of the items.
    pub fn gather<I, T>(
        &mut self,
        items: I,
        work: impl Fn(I::Item, &mut Self) -> T + Sync,
    ) -> Vec<T>
    where
        I: IntoParallelIterator,
        T: Send,
    {
        let done: Vec<(T, Self)> = items
            .into_par_iter()
            .map(|item| {
                let mut findings = Self::default();
                (work(item, &mut findings), findings)
            })
            .collect();
        let mut results = Vec::with_capacity(done.len());
        for (result, findings) in done {
            self.merge(findings);
            results.push(result);
        }
        results
    }

    /// Sorts the findings by file, place and code, and removes duplicates.
    pub fn sort(&mut self) {
        self.findings.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.primary.span.map(|s| s.start), d.code);
            (&a.primary.file, key(a)).cmp(&(&b.primary.file, key(b)))
        });
        self.findings.dedup();
    }

    /// The findings to print: the first few of each code in a file, and then a row with the number of the others.
    /// Findings about photos, and advice, are counted over all files.
    pub fn shown(&self) -> Vec<Shown<'_>> {
        const MOST: usize = 10;
        let key_of = |finding| {
            let Diagnostic { code, primary, .. }: &Diagnostic = finding;
            (
                *code,
                (!code.is_counted_over_files()).then_some(&primary.file),
            )
        };
        let mut counts: HashMap<(Code, Option<&Utf8PathBuf>), usize> = HashMap::new();
        for finding in &self.findings {
            *counts.entry(key_of(finding)).or_default() += 1;
        }
        let mut seen: HashMap<(Code, Option<&Utf8PathBuf>), usize> = HashMap::new();
        let mut shown = Vec::new();
        for finding in &self.findings {
            let key = key_of(finding);
            let number = seen.entry(key).or_default();
            *number += 1;
            match *number {
                ..MOST => shown.push(Shown::Finding(finding)),
                MOST => {
                    shown.push(Shown::Finding(finding));
                    let more = counts[&key] - MOST;
                    if more > 0 {
                        shown.push(Shown::More(finding, more));
                    }
                }
                _ => {}
            }
        }
        shown
    }

    /// The findings.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// The files that could not be opened.
    pub fn unread(&self) -> impl Iterator<Item = &Utf8PathBuf> {
        let findings = self.findings.iter();
        let unread = findings.filter(|finding| finding.code == Code::Unreadable);
        let labels =
            unread.flat_map(|finding| std::iter::once(&finding.primary).chain(&finding.others));
        labels.map(|label| &label.file)
    }

    /// Number of findings with this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|d| d.code.severity() == severity)
            .count()
    }

    /// True when the findings prevent publishing.
    pub fn withholds(&self, strictness: Strictness) -> bool {
        strictness != Strictness::Lenient && self.has_errors(strictness)
    }

    /// True when the exit status must be a failure.
    pub fn has_errors(&self, strictness: Strictness) -> bool {
        self.count(Severity::Error) > 0
            || (strictness == Strictness::Strict && self.count(Severity::Warning) > 0)
    }
}

/// Effect of errors and warnings on publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strictness {
    /// Warnings are allowed, and errors do not keep the rest from being published.
    #[default]
    Lenient,
    /// Warnings are allowed; with an error nothing is published.
    Careful,
    /// A warning is an error; with any nothing is published.
    Strict,
}
