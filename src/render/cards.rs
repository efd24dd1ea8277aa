//! The cards of all products: each stands on several pages, and is made once for all of them.

use std::sync::OnceLock;

use rayon::prelude::*;
use tera::Value;

use super::view::CardView;

/// The cards by the number of their product.
#[derive(Debug)]
pub(super) struct Cards(Vec<Card>);

#[derive(Debug)]
struct Card {
    view: CardView,
    /// Stands for all that the card shows.
    hash: blake3::Hash,
    /// What templates see of it, made when a page needs it.
    value: OnceLock<Value>,
}

impl Cards {
    pub fn new(views: Vec<CardView>) -> Self {
        let card = |view| {
            let json = serde_json::to_vec(&view).expect("views always become JSON");
            Card {
                view,
                hash: blake3::hash(&json),
                value: OnceLock::new(),
            }
        };
        Self(views.into_par_iter().map(card).collect())
    }

    /// All cards.
    pub fn views(&self) -> impl ExactSizeIterator<Item = &CardView> {
        self.0.iter().map(|card| &card.view)
    }

    /// What stands for all that a product's card shows.
    pub fn hash(&self, product: usize) -> &[u8; 32] {
        self.0[product].hash.as_bytes()
    }

    /// A product's card as templates see it: the same value wherever it stands.
    pub fn value(&self, product: usize) -> Value {
        let card = &self.0[product];
        let value = card
            .value
            .get_or_init(|| Value::from_serializable(&card.view));
        value.clone()
    }
}
