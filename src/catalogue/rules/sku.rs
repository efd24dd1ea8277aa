//! An article number is unique in the shop.

use camino::Utf8Path;

use super::Firsts;
use crate::diagnostic::{Code, Report};
use crate::parse::ProductDraft;

/// Article numbers so far.
#[derive(Debug, Default)]
pub(in crate::catalogue) struct Skus(Firsts);

impl Skus {
    /// Reports those of a product that occurred before.
    pub fn check(&mut self, draft: &ProductDraft, file: &Utf8Path, report: &mut Report) {
        let of_variants = draft
            .variants
            .iter()
            .filter_map(|variant| variant.sku.as_ref());
        for sku in draft.sku.iter().chain(of_variants) {
            let (number, place) = (sku.value.clone(), (file, sku.span));
            if let Some(finding) = self.0.repeated(number, place, Code::SameSku) {
                report.push(finding.arg("sku", &sku.value));
            }
        }
    }
}
