//! Rules against contradictions, one file a rule. A rule reports findings and changes nothing.

mod advice;
mod name;
mod permits;
mod price;
mod sku;
mod stock;
mod variants;
mod wholesale;

pub(super) use advice::{Lacks, Prices};
pub(super) use name::Names;
pub(super) use permits::check as permits;
pub(super) use price::of_one as price_of_one;
pub(super) use sku::Skus;
pub(super) use wholesale::settle as settle_tiers;

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::parse::ProductDraft;
use crate::value::Date;

/// Texts that must be unique in a shop, with the place where each occurs first.
#[derive(Debug, Default)]
struct Firsts(HashMap<String, (Utf8PathBuf, Span)>);

impl Firsts {
    /// The finding that a text at a place occurred before; else remembers it.
    fn repeated(
        &mut self,
        text: String,
        (file, span): (&Utf8Path, Span),
        code: Code,
    ) -> Option<Diagnostic> {
        if let Some((first_file, first)) = self.0.get(&text) {
            let finding = Diagnostic::new(code, file).at(span);
            return Some(finding.other(first_file.clone(), *first));
        }
        self.0.insert(text, (file.to_owned(), span));
        None
    }
}

/// All rules about one product.
pub(super) fn product(draft: &ProductDraft, file: &Utf8Path, today: Date, report: &mut Report) {
    price::check(draft, file, report);
    wholesale::check(draft, file, report);
    variants::check(draft, file, report);
    stock::check(draft, file, report);
    permits::check(&draft.permits, file, today, report);
}
