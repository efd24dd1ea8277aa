//! The cards of all products: each stands on several pages, and is made once for all of them, if there are not
//! too many.

use std::borrow::Cow;
use std::sync::OnceLock;

use rayon::prelude::*;
use tera::Value;

use super::view::CardView;

/// Of more cards than these, what templates see is made anew for each page: it takes some 8 KB a card, with
/// the HTML. Portals come near; there a card stands on few pages.
const MOST_KEPT: usize = 12_000;

/// The cards by the number of their product.
#[derive(Debug)]
pub(super) struct Cards<'a>(Vec<Card<'a>>);

#[derive(Debug)]
struct Card<'a> {
    view: Cow<'a, CardView>,
    /// Stands for all that the card shows.
    hash: blake3::Hash,
    /// What templates see of it, made when a page needs it.
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

    /// What stands for all that a product's card shows.
    pub fn hash(&self, product: usize) -> &[u8; 32] {
        self.0[product].hash.as_bytes()
    }

    /// Whether what templates see of a card is made anew for each page.
    pub fn are_forgotten(&self) -> bool {
        self.0.len() > MOST_KEPT
    }

    /// A product's card as templates see it.
    pub fn value(&self, product: usize) -> Value {
        let card = &self.0[product];
        let make = || Value::from_serializable(&card.view);
        match self.are_forgotten() {
            true => make(),
            false => card.value.get_or_init(make).clone(),
        }
    }
}
