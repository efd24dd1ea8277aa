//! Wholesale quantities rise, prices fall, and some variant uses them.

use camino::Utf8Path;

use super::price::of_one;
use crate::catalogue::Tier;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::parse::{ProductDraft, TierDraft};
use crate::value::Rupiah;

pub(super) fn check(draft: &ProductDraft, file: &Utf8Path, report: &mut Report) {
    let mut last_price = draft.price.as_ref();
    let mut last_min: Option<&TierDraft> = None;
    for tier in &draft.wholesale {
        let least = last_min.map_or(1, |last| last.min.value);
        if tier.min.value <= least {
            let mut finding = Diagnostic::new(Code::WholesaleOrder, file)
                .at(tier.min.span)
                .arg("min", tier.min.value as usize)
                .arg("previous", least as usize);
            if let Some(last) = last_min {
                finding = finding.other(file, last.min.span);
            }
            report.push(finding);
            continue;
        }
        if let Some(last) = last_price
            && tier.price.value >= last.value
        {
            report.push(
                Diagnostic::new(Code::WholesaleNotCheaper, file)
                    .at(tier.price.span)
                    .arg("price", tier.price.value.to_string())
                    .arg("previous", last.value.to_string())
                    .other(file, last.span),
            );
        }
        last_min = Some(tier);
        last_price = Some(&tier.price);
    }
    if let Some(first) = draft.wholesale.first().filter(|_| !is_used(draft)) {
        report.push(Diagnostic::new(Code::WholesaleUnused, file).at(first.price.span));
    }
}

/// `true` when wholesale prices lower the price of some variant, or of a product without variants.
fn is_used(draft: &ProductDraft) -> bool {
    let price = of_one(draft);
    let mut choices = draft.variants.iter();
    let lowers = |own: Option<Rupiah>| own.is_none_or(|own| Some(own) == price);
    draft.variants.is_empty()
        || (price.is_some()
            && choices.any(|choice| lowers(choice.price.as_ref().map(|own| own.value))))
}

/// The tiers with rising quantities, if some variant uses them; the others were reported.
pub(in crate::catalogue) fn settle(draft: &ProductDraft) -> Vec<Tier> {
    let mut tiers: Vec<Tier> = Vec::with_capacity(draft.wholesale.len());
    if !is_used(draft) {
        return tiers;
    }
    for draft in &draft.wholesale {
        if draft.min.value > tiers.last().map_or(1, |last| last.min) {
            tiers.push(Tier {
                min: draft.min.value,
                price: draft.price.value,
            });
        }
    }
    tiers
}
