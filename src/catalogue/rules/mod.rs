//! Rules against contradictions, one file a rule. A rule reports findings and changes nothing.

mod name;
mod permits;
mod price;
mod sku;
mod stock;
mod variants;
mod wholesale;

pub(super) use name::Names;
pub(super) use permits::check as permits;
pub(super) use price::of_one as price_of_one;
pub(super) use sku::Skus;
pub(super) use wholesale::settle as settle_tiers;

use camino::Utf8Path;

use crate::diagnostic::Report;
use crate::parse::ProductDraft;
use crate::value::Date;

/// All rules about one product.
pub(super) fn product(draft: &ProductDraft, file: &Utf8Path, today: Date, report: &mut Report) {
    price::check(draft, file, report);
    wholesale::check(draft, file, report);
    variants::check(draft, file, report);
    stock::check(draft, file, report);
    permits::check(&draft.permits, file, today, report);
}
