//! The cards of all products: each stands on several pages, and is made once for all of them.

use std::sync::OnceLock;

use rayon::prelude::*;
use tera::Value;

use super::views::Views;

/// The cards by the number of their product.
#[derive(Debug)]
pub(super) struct Cards(Vec<Card>);

#[derive(Debug)]
struct Card {
    /// Stands for all that the card shows.
    hash: blake3::Hash,
    /// What templates see of it, made when a page needs it.
    value: OnceLock<Value>,
}

impl Cards {
    pub fn new(views: &Views) -> Self {
        let card = |product| {
            let view = serde_json::to_vec(&views.card(product)).expect("views always become JSON");
            Card {
                hash: blake3::hash(&view),
                value: OnceLock::new(),
            }
        };
        Self(views.shop.products.par_iter().map(card).collect())
    }

    /// What stands for all that a product's card shows.
    pub fn hash(&self, product: usize) -> &[u8; 32] {
        self.0[product].hash.as_bytes()
    }

    /// A product's card as templates see it: the same value wherever it stands.
    pub fn value(&self, product: usize, views: &Views) -> Value {
        let make = || Value::from_serializable(&views.card(&views.shop.products[product]));
        self.0[product].value.get_or_init(make).clone()
    }
}
