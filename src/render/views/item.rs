//! Products as they are put into the cart.

use super::Views;
use crate::catalogue::{Product, Variant};
use crate::plan::{Use, product_url};
use crate::render::view::{ChoiceView, ItemView};
use crate::value::Stock;

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
            // The narrowest file of the lightest format: lists have loaded it already.
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
            // What is made to order has no end.
            Some(Stock::Count(count)) if product.preorder.is_none() => Some(count),
            _ => None,
        },
    }
}
