//! An article number is unique in the shop.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::parse::ProductDraft;

/// Article numbers so far.
#[derive(Debug, Default)]
pub(in crate::catalogue) struct Skus {
    seen: HashMap<String, (Utf8PathBuf, Span)>,
}

impl Skus {
    /// Reports those of a product that occurred before.
    pub fn check(&mut self, draft: &ProductDraft, file: &Utf8Path, report: &mut Report) {
        let of_variants = draft
            .variants
            .iter()
            .filter_map(|variant| variant.sku.as_ref());
        for sku in draft.sku.iter().chain(of_variants) {
            match self.seen.get(&sku.value) {
                Some((first_file, first)) => report.push(
                    Diagnostic::new(Code::SameSku, file)
                        .at(sku.span)
                        .arg("sku", &sku.value)
                        .other(first_file.clone(), *first),
                ),
                None => {
                    self.seen
                        .insert(sku.value.clone(), (file.to_owned(), sku.span));
                }
            }
        }
    }
}
