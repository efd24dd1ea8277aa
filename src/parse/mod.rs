//! Reads YAML and Markdown into drafts, in which every field has its span.
//!
//! 1. `tree` parses YAML into nodes with spans, whose values stay as typed; `syntax` explains errors in plain words.
//! 2. `fields` matches keys against the tables in `keys`: aliases, typing slips, duplicates.
//! 3. `decode` turns values into `value` types, [`shop`], [`product`] and [`article`] collect them; `drafts` reads all
//!    files of a shop in parallel.
//!
//! An error drops its field, and reading goes on. Fields and files are compared in the catalogue, not here.

mod article;
mod curation;
mod decode;
mod drafts;
mod fields;
mod former;
mod group;
mod keys;
mod loose;
mod meant;
mod product;
mod profile;
mod qris;
mod sample;
mod shop;
mod syntax;
mod texts;
mod tree;
mod web;

pub(crate) use article::front_matter;
pub use article::{ArticleDraft, article};
pub use curation::{
    ConfirmationDraft, CurationDrafts, RubricDraft, RubricList, ScoresheetDraft, ShopScores,
    curation, scoresheet,
};
pub use drafts::{
    ArticleFile, GroupDrafts, ProductFile, ShopDrafts, drafts, group_draft, group_drafts,
};
pub use former::FormerCategory;
pub use group::{CurationDraft, GroupDraft, GroupKind, OrdersTo, RegionDraft, group};
pub(crate) use keys::fold as folded_key;
pub(crate) use keys::{ARTICLE, GROUP, PRODUCT, SHOP};
pub use keys::{Key, Shape, key_table};
pub use product::{PhotoDraft, ProductDraft, TierDraft, VariantDraft, product};
pub use profile::{AddressDraft, ImagesDraft, ProfileDraft};
pub use qris::QrisDraft;
pub(crate) use qris::qris_finding;
pub(crate) use sample::is_sample_product;
pub use shop::{
    AccountDraft, BudgetDraft, NetworkDraft, PaymentDraft, ShippingDraft, ShopDraft, shop,
};
pub use texts::Texts;
pub(crate) use tree::{Entry, Node, Notation, Value};
pub use web::{Outside, Platform};

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Report, Span, unreadable_reason};
use crate::discover::{CONFIRMATIONS, RUBRIC, is_data_name, is_yaml_name};
use crate::files::{self, FileError};

/// Limit in bytes of text files; a product's data has a few hundred.
pub(crate) const MAX_TEXT: u64 = 1_000_000;

/// A value with its span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the file.
    pub span: Span,
}

impl<T> Spanned<T> {
    pub(super) fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Maps the value and keeps the span.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned {
            value: change(self.value),
            span: self.span,
        }
    }
}

/// Parses a YAML text for editing: its tree, and the codes of its findings. `None` when it cannot be read.
pub(crate) fn tree_of(text: &str) -> Option<(Node, Vec<Code>)> {
    let mut report = Report::default();
    let root = tree::read(text, Utf8Path::new(""), &mut report)?;
    let codes = report.findings().iter().map(|finding| finding.code);
    Some((root, codes.collect()))
}

/// The codes of all findings in a text of this file name, and true when it can be read.
pub(crate) fn findings_of(name: &str, text: &str) -> (bool, Vec<Code>) {
    let mut report = Report::default();
    let (file, out) = (Utf8Path::new(name), &mut report);
    let is_named = |stem| is_data_name(name, stem);
    let is_readable = match () {
        () if is_named("produk") => product(text, file, out).is_some(),
        () if is_named("toko") => shop(text, file, out).is_some(),
        () if is_named("kelompok") => group(text, file, out).is_some(),
        () if is_named(RUBRIC) => curation::rubric(text, file, out).is_some(),
        () if is_named(CONFIRMATIONS) => curation::confirmations(text, file, out).is_some(),
        // Any other name is a curator's.
        () if is_yaml_name(name) => scoresheet(text, file, out).is_some(),
        () => {
            article(text, file, out);
            true
        }
    };
    let codes = report.findings().iter().map(|finding| finding.code);
    (is_readable, codes.collect())
}

/// Reads a text file; a failure becomes a finding, and so does an encoding that had to be guessed.
pub(crate) fn read_file(file: &Utf8Path, report: &mut Report) -> Option<String> {
    let name = file.file_name().unwrap_or(file.as_str());
    let finding = match files::read_any_text(file, MAX_TEXT) {
        Ok((text, None)) => return Some(text),
        Ok((text, Some(encoding))) => {
            let finding = Diagnostic::new(Code::EncodingGuessed, file);
            report.push(finding.arg("name", name).arg("encoding", encoding));
            return Some(text);
        }
        Err(FileError::NotText { .. }) => Diagnostic::new(Code::NotUtf8, file).arg("name", name),
        Err(FileError::TooLarge { .. }) => Diagnostic::new(Code::TextTooLarge, file)
            .arg("name", name)
            .arg("limit", "1 MB"),
        Err(error) => {
            let reason = unreadable_reason(error.kind());
            Diagnostic::new(Code::Unreadable, file)
                .arg("name", name)
                .arg("reason", reason)
        }
    };
    report.push(finding);
    None
}
