//! Cards of all products. A card is on several pages, and is made once for all of them, if there are not too many.

use std::borrow::Cow;
use std::sync::OnceLock;

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use super::item::QuickView;
use super::parts::DIGEST;
use crate::portal::CardView;

/// Most cards whose values and HTML are cached (8 KB a card); with more, each page makes its own. Only portals get
/// there, whose cards are on few pages.
const MOST_KEPT: usize = 12_000;

/// Cards by index of their product.
#[derive(Debug)]
pub(super) struct Cards<'a>(Vec<Card<'a>>);

/// A product in a list.
#[derive(Debug, Serialize)]
pub(super) struct ListedView<'a> {
    #[serde(flatten)]
    pub card: Cow<'a, CardView>,
    /// Data for the cart besides the card, unless it is sold out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quick: Option<QuickView>,
}

#[derive(Debug)]
struct Card<'a> {
    view: ListedView<'a>,
    /// Digest of all fields of the card.
    hash: blake3::Hash,
    /// Template value, made on first use.
    value: OnceLock<Value>,
}

impl<'a> Cards<'a> {
    pub fn new(views: Vec<ListedView<'a>>) -> Self {
        let card = |view: ListedView<'a>| {
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
        self.0.iter().map(|card| &*card.view.card)
    }

    /// Digest of all fields of a product's card.
    pub fn hash(&self, product: usize) -> &[u8; 32] {
        self.0[product].hash.as_bytes()
    }

    /// Template value of a product's card; a cached one carries its digest.
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
