//! Choices of products, as data for the cart.

use serde::{Deserialize, Serialize};

/// A choice that can be put into the cart. Serialised as a list of its fields, since many stand in a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Fields", into = "Fields")]
pub struct ChoiceView {
    /// Name of the variant.
    pub name: Option<String>,
    /// Whole Rupiah of one; absent: ask.
    pub price: Option<u64>,
    /// Quantities with the price of one from there on, rising.
    pub tiers: Vec<(u32, u64)>,
    /// Number in stock, when known; 0 when sold out.
    pub stock: Option<u32>,
}

type Fields = (Option<String>, Option<u64>, Vec<(u32, u64)>, Option<u32>);

impl From<Fields> for ChoiceView {
    fn from((name, price, tiers, stock): Fields) -> Self {
        Self {
            name,
            price,
            tiers,
            stock,
        }
    }
}

impl From<ChoiceView> for Fields {
    fn from(choice: ChoiceView) -> Self {
        (choice.name, choice.price, choice.tiers, choice.stock)
    }
}
