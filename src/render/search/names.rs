//! Names, prices and categories: the data of every search and filter.

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;

use super::script;
use crate::catalogue::Category;
use crate::files::SitePath;
use crate::plan::site_of_product;
use crate::portal::{CardView, StockState};
use crate::theme::Asset;

/// Products in one file. Bounds the size of a response, not the sum: all files are loaded.
const A_FILE: usize = 5_000;

/// Columns of equal length, one entry a product; smaller than an array of objects.
#[derive(Serialize)]
struct Names<'s> {
    /// Number of the first product.
    first: usize,
    names: Vec<&'s str>,
    /// Whole Rupiah of the lowest price.
    prices: Vec<Option<u64>>,
    /// Availability of each product, a letter each; see [`stock`].
    stock: String,
    /// Numbers of categories in the order of the search page.
    categories: Vec<&'s [usize]>,
    labels: Vec<&'s [String]>,
    /// In a portal: name and folder of the shops in this file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sellers: Vec<(&'s str, String)>,
    /// Index of each product's shop in `sellers`. Products come from each shop in turn, so the sequence repeats and
    /// compresses well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shops: Vec<usize>,
}

/// `categories` are indices into `all`, in the order of the search page.
pub(super) fn files(cards: &[&CardView], all: &[Category], categories: &[usize]) -> Vec<Asset> {
    let mut members = vec![Vec::new(); cards.len()];
    for (number, index) in categories.iter().enumerate() {
        for product in &all[*index].products {
            members[*product].push(number);
        }
    }
    let chunks = cards.par_chunks(A_FILE).zip(members.par_chunks(A_FILE));
    let file = |(number, (cards, members)): (usize, (&[&CardView], &[Vec<usize>]))| {
        let mut sellers = Sellers::default();
        let names = Names {
            first: number * A_FILE,
            names: cards.iter().map(|card| card.name.as_str()).collect(),
            prices: cards.iter().map(|card| card.price.amount).collect(),
            stock: cards.iter().map(|card| stock(card)).collect(),
            categories: members.iter().map(Vec::as_slice).collect(),
            labels: cards.iter().map(|card| card.labels.as_slice()).collect(),
            shops: cards
                .iter()
                .filter_map(|card| sellers.number(card))
                .collect(),
            sellers: sellers.list,
        };
        script::file("names", number, &names)
    };
    chunks.enumerate().map(file).collect()
}

/// Availability of a product: `s` sold out, `p` made when it is ordered, `a` everything else.
fn stock(card: &CardView) -> char {
    match card.stock.state {
        StockState::SoldOut => 's',
        StockState::Preorder => 'p',
        _ => 'a',
    }
}

/// The shops of a portal's products.
#[derive(Default)]
struct Sellers<'s> {
    list: Vec<(&'s str, String)>,
    numbers: HashMap<SitePath, usize>,
}

impl<'s> Sellers<'s> {
    /// Index of the shop that sells a product.
    fn number(&mut self, card: &'s CardView) -> Option<usize> {
        let name = card.shop.as_deref()?;
        let list = &mut self.list;
        let folder = site_of_product(&card.url);
        let number = self.numbers.entry(folder).or_insert_with_key(|folder| {
            list.push((name, folder.to_base()));
            list.len() - 1
        });
        Some(*number)
    }
}
