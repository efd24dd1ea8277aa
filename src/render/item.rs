//! Products as data for the cart.

use serde::Serialize;

use super::Views;
use crate::catalogue::{Product, Variant};
use crate::files::SitePath;
use crate::plan::{Use, product_url};
use crate::value::Stock;

/// A product as data for the cart, on the product's page only. Absent fields are omitted to keep it short.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// Its slug, by which the cart identifies it.
    pub id: String,
    /// Name.
    pub name: String,
    /// Address of its page.
    pub url: SitePath,
    /// Address of a small photo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo: Option<SitePath>,
    /// Unit of the price: `bungkus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Its variants, in their order; a product without any is one choice without a name.
    pub choices: Vec<ChoiceView>,
}

/// A choice that can be put into the cart.
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
    /// Number in stock, when known; 0 when sold out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stock: Option<u32>,
}

/// Data for the cart of a product without choices, besides its card.
#[derive(Debug, Serialize)]
pub struct QuickView {
    /// Unit of the price.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(flatten)]
    choice: ChoiceView,
}

impl Views<'_> {
    pub(super) fn item(&self, product: &Product) -> ItemView {
        let photo = product
            .photos
            .first()
            .and_then(|photo| self.picture(photo, Use::Card, &product.name));
        ItemView {
            id: product.slug.clone(),
            name: product.name.clone(),
            url: product_url(&product.slug),
            // The narrowest file of the lightest format, which lists have loaded already.
            photo: photo.map(|photo| photo.sources[0].files[0].url.clone()),
            unit: product.unit.clone(),
            choices: if product.variants.is_empty() {
                vec![choice(product, None)]
            } else {
                let variants = product.variants.iter();
                variants
                    .map(|variant| choice(product, Some(variant)))
                    .collect()
            },
        }
    }
}

/// A product without choices, for its card.
pub(super) fn quick(product: &Product) -> QuickView {
    QuickView {
        unit: product.unit.clone(),
        choice: choice(product, None),
    }
}

fn choice(product: &Product, variant: Option<&Variant>) -> ChoiceView {
    let price = product.price_of(variant);
    let tiers = product.tiers_of(variant).iter();
    let own_stock = variant.and_then(|variant| variant.stock);
    let stock = match product.stock {
        Some(Stock::SoldOut) => product.stock,
        stock => own_stock.or(stock),
    };
    ChoiceView {
        name: variant.map(|variant| variant.name.clone()),
        price: price.map(|price| price.0),
        tiers: tiers.map(|tier| (tier.min, tier.price.0)).collect(),
        stock: match stock {
            Some(Stock::SoldOut) => Some(0),
            // Goods made to order have no limit.
            Some(Stock::Count(count)) if product.preorder.is_none() => Some(count),
            _ => None,
        },
    }
}
