//! A product that is sold out has no available variant.

use camino::Utf8Path;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::parse::ProductDraft;
use crate::value::Stock;

pub(super) fn check(draft: &ProductDraft, file: &Utf8Path, report: &mut Report) {
    let Some(stock) = &draft.stock else { return };
    let there = |stock: &Stock| matches!(stock, Stock::Count(_) | Stock::Available);
    let contradicting = draft
        .variants
        .iter()
        .filter_map(|variant| variant.stock.as_ref());
    let contradicting =
        contradicting.filter(|variant| stock.value == Stock::SoldOut && there(&variant.value));
    if let Some(variant) = contradicting.into_iter().next() {
        report.push(
            Diagnostic::new(Code::StockDisagrees, file)
                .at(stock.span)
                .arg("stock", "habis")
                .other(file, variant.span),
        );
    }
}
