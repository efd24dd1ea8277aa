//! Products as data for the cart.

use serde::Serialize;

use super::Views;
use crate::catalogue::{PhotoRef, Product, Variant};
use crate::files::SitePath;
use crate::plan::{Use, product_url};
use crate::portal::ChoiceView;
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
    /// Number of each choice's photo among those of the product, where it has one; none when no choice has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Option<usize>>,
}

/// Data for the cart of a product, besides its card.
#[derive(Debug, Serialize)]
pub struct QuickView {
    /// In a portal: the shop whose cart it goes into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shop: Option<String>,
    /// Its choices.
    pub choices: Vec<ChoiceView>,
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
            choices: choices(product),
            photos: self.photos_of_choices(product),
        }
    }

    fn photos_of_choices(&self, product: &Product) -> Vec<Option<usize>> {
        let is_shown = |photo: &&PhotoRef| self.looks.contains_key(&photo.path);
        let shown: Vec<&PhotoRef> = product.photos.iter().filter(is_shown).collect();
        let variants = product.variants.iter();
        let numbers: Vec<Option<usize>> = variants
            .map(|variant| {
                let own = variant.photo.as_ref()?;
                shown.iter().position(|photo| photo.path == own.path)
            })
            .collect();
        match numbers.iter().any(Option::is_some) {
            true => numbers,
            false => Vec::new(),
        }
    }
}

/// The choices of a product; one without a name where there are no variants.
pub(super) fn choices(product: &Product) -> Vec<ChoiceView> {
    if product.variants.is_empty() {
        return vec![choice(product, None)];
    }
    let variants = product.variants.iter();
    variants
        .map(|variant| choice(product, Some(variant)))
        .collect()
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
