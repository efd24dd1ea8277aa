//! Advice about products: nothing is wrong, but they would sell better otherwise.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::catalogue::Product;
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::parse::ProductDraft;
use crate::value::Rupiah;

/// A price this many times the usual one, or the usual one this many times the price, is taken for a slip.
const FAR: u64 = 100;
/// Prices that make a usual one.
const ENOUGH: usize = 5;

/// Things that one product lacks.
pub(in crate::catalogue) struct Lacks {
    price: bool,
    photo: bool,
    choice: Option<Span>,
}

impl Lacks {
    /// Keys that were not written; values that were not understood are reported by themselves.
    pub fn of(draft: &ProductDraft) -> Self {
        let variants = &draft.variants;
        Self {
            price: !draft.price_written && variants.iter().all(|one| one.price.is_none()),
            photo: draft.photos.as_ref().is_none_or(Vec::is_empty),
            choice: match &variants[..] {
                [only] => Some(only.name.span),
                _ => None,
            },
        }
    }

    /// Reports it about the resolved product.
    pub fn report(self, product: &Product, file: &Utf8Path, report: &mut Report) {
        if self.price {
            report.push(Diagnostic::new(Code::NoPrice, file));
        }
        if self.photo && product.photos.is_empty() {
            report.push(Diagnostic::new(Code::NoPhoto, file));
        }
        if let Some(choice) = self.choice {
            report.push(Diagnostic::new(Code::OneVariant, file).at(choice));
        }
    }
}

/// Prices of a shop with their places, by the folders of their category.
#[derive(Debug, Default)]
pub(in crate::catalogue) struct Prices(BTreeMap<Vec<String>, Vec<(Rupiah, Utf8PathBuf, Span)>>);

impl Prices {
    /// Adds the price of a product in these folders.
    pub fn add(&mut self, folders: &[String], draft: &ProductDraft, file: &Utf8Path) {
        if let Some(price) = draft.price.as_ref().filter(|price| price.value > Rupiah(0)) {
            let row = (price.value, file.to_owned(), price.span);
            self.0.entry(folders.to_vec()).or_default().push(row);
        }
    }

    /// Reports prices that are far from the usual one, the median of their category.
    pub fn report(mut self, report: &mut Report) {
        for prices in self.0.values_mut().filter(|prices| prices.len() >= ENOUGH) {
            prices.sort_by_key(|(price, ..)| *price);
            let usual = prices[prices.len() / 2].0;
            let is_far = |price: Rupiah| price.0 / FAR >= usual.0 || usual.0 / FAR >= price.0;
            for (price, file, span) in prices.iter().filter(|(price, ..)| is_far(*price)) {
                report.push(
                    Diagnostic::new(Code::PriceUnlikeOthers, file.clone())
                        .at(*span)
                        .arg("price", price.to_string())
                        .arg("usual", usual.to_string()),
                );
            }
        }
    }
}
