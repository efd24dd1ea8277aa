//! Wholesale quantities rise and prices fall.

use camino::Utf8Path;

use crate::catalogue::Tier;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::parse::{ProductDraft, TierDraft};

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
}

/// The tiers whose quantities rise; the others were reported.
pub(in crate::catalogue) fn settle(drafts: &[TierDraft]) -> Vec<Tier> {
    let mut tiers: Vec<Tier> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        if draft.min.value > tiers.last().map_or(1, |last| last.min) {
            tiers.push(Tier {
                min: draft.min.value,
                price: draft.price.value,
            });
        }
    }
    tiers
}
