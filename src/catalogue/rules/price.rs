//! The price before must be above the price now; prices below Rp100 are suspicious; wholesale prices need a price to be
//! lower than.

use camino::Utf8Path;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::parse::ProductDraft;
use crate::value::Rupiah;

const RARELY_BELOW: Rupiah = Rupiah(100);

/// The price of one: the product's, or the common price of all variants.
pub(in crate::catalogue) fn of_one(draft: &ProductDraft) -> Option<Rupiah> {
    let own = draft.price.as_ref().map(|price| price.value);
    let choices = draft.variants.iter();
    let mut prices = choices.map(|choice| choice.price.as_ref().map(|price| price.value));
    own.or_else(|| {
        let first = prices.next()??;
        prices.all(|price| price == Some(first)).then_some(first)
    })
}

pub(super) fn check(draft: &ProductDraft, file: &Utf8Path, report: &mut Report) {
    if let (Some(original), Some(price)) = (&draft.original_price, &draft.price)
        && original.value <= price.value
    {
        report.push(
            Diagnostic::new(Code::OriginalNotHigher, file)
                .at(original.span)
                .arg("original", original.value.to_string())
                .arg("price", price.value.to_string())
                .other(file, price.span),
        );
    }
    let variant_prices = draft
        .variants
        .iter()
        .filter_map(|variant| variant.price.as_ref());
    for price in draft.price.iter().chain(variant_prices) {
        if price.value == Rupiah(0) {
            let finding = Diagnostic::new(Code::PriceZero, file).at(price.span);
            report.push(finding);
        } else if price.value < RARELY_BELOW {
            let suggestion = Rupiah(price.value.0 * 1000);
            report.push(
                Diagnostic::new(Code::PriceVeryLow, file)
                    .at(price.span)
                    .arg("price", price.value.to_string())
                    .arg("suggestion", suggestion.grouped())
                    .replace_with(suggestion.grouped()),
            );
        }
    }
    if let Some(tier) = draft.wholesale.first()
        && draft.variants.is_empty()
        && !draft.price_written
    {
        report.push(
            Diagnostic::new(Code::PriceMissing, file)
                .at(tier.price.span)
                .arg("key", "grosir"),
        );
    }
}
