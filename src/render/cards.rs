//! The cards of all products: each stands on several pages, and is made once for all of them, if there are not
//! too many.

use std::borrow::Cow;
use std::sync::OnceLock;

use rayon::prelude::*;
use tera::Value;

use super::parts::DIGEST;
use crate::portal::CardView;

/// Of more cards than these, value and HTML are made anew for each page: they take some 8 KB a card. Portals come
/// near; there a card stands on few pages.
const MOST_KEPT: usize = 12_000;

/// The cards by the number of their product.
#[derive(Debug)]
pub(super) struct Cards<'a>(Vec<Card<'a>>);

#[derive(Debug)]
struct Card<'a> {
    view: Cow<'a, CardView>,
    /// Stands for all that the card shows.
    hash: blake3::Hash,
    /// Its value for templates, made when a page needs it.
    value: OnceLock<Value>,
}

impl<'a> Cards<'a> {
    pub fn new(views: Vec<Cow<'a, CardView>>) -> Self {
        let card = |view: Cow<'a, CardView>| {
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
        self.0.iter().map(|card| &*card.view)
    }

    /// Digest of all that a product's card shows.
    pub fn hash(&self, product: usize) -> &[u8; 32] {
        self.0[product].hash.as_bytes()
    }

    /// A product's card as templates see it; one that is kept carries its digest.
    pub fn value(&self, product: usize) -> Value {
        let card = &self.0[product];
        if self.0.len() > MOST_KEPT {
            return Value::from_serializable(&card.view);
        }
        let make = || {
            let value = Value::from_serializable(&card.view);
            let mut fields = value.into_map().expect("a view is a map");
            let digest = Value::from(card.hash.to_hex().as_str());
            fields.insert(DIGEST.into(), digest);
            Value::from(fields)
        };
        card.value.get_or_init(make).clone()
    }
}
