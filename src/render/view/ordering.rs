//! What ordering needs: links that work by themselves, values for the scripts that fill the cart.

use serde::Serialize;

use crate::files::SitePath;

/// A way to order one product.
#[derive(Debug, Clone, Serialize)]
pub struct OrderView {
    /// `whatsapp`, `phone` or `email`.
    pub kind: &'static str,
    /// The link, with the message in it where the way allows one.
    pub href: String,
}

/// A product as it is put into the cart. It stands in the product's page only, as short as can be:
/// what is not there is left out.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// Its part of the address, by which the cart knows it.
    pub id: String,
    /// Name.
    pub name: String,
    /// Address of its page.
    pub url: SitePath,
    /// Address of a small photo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo: Option<SitePath>,
    /// What the price is for: `bungkus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Its variants, in their order; a product without any is one choice without a name.
    pub choices: Vec<ChoiceView>,
}

/// What can be put into the cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChoiceView {
    /// Name of the variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whole Rupiah of one; absent: ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<u64>,
    /// Quantities with the price of one from there on, rising.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<(u32, u64)>,
    /// How many there are, when known; 0 when sold out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stock: Option<u32>,
}
