//! Wholesale prices.

use serde::Serialize;

use crate::catalogue::{Product, Tier};

/// A wholesale price.
#[derive(Debug, Clone, Serialize)]
pub struct TierView {
    /// From this quantity on.
    pub min: u32,
    /// The price of one.
    pub price: String,
    /// Whole Rupiah.
    pub amount: u64,
}

pub(super) fn tiers(tiers: &[Tier]) -> Vec<TierView> {
    let view = |tier: &Tier| TierView {
        min: tier.min,
        price: tier.price.to_string(),
        amount: tier.price.0,
    };
    tiers.iter().map(view).collect()
}

pub(super) fn tiers_for(product: &Product) -> Vec<String> {
    let choices = product.choices_with_tiers().into_iter();
    choices.map(str::to_owned).collect()
}
