//! What every search looks through and every filter asks for.

use rayon::prelude::*;
use serde::Serialize;

use super::script;
use crate::catalogue::{Product, Shop};
use crate::theme::Asset;

/// Products in one file. All of them are loaded: this bounds one answer of a host, not their sum.
const A_FILE: usize = 5_000;

/// Columns of equal length, a product a row; shorter than rows with names for their fields.
#[derive(Serialize)]
struct Names<'s> {
    /// Number of the first product.
    first: usize,
    names: Vec<&'s str>,
    /// Whole Rupiah of the lowest price.
    prices: Vec<Option<u64>>,
    /// One letter each: see [`stock`].
    stock: String,
    /// Numbers of categories in the order of the search page.
    categories: Vec<&'s [usize]>,
    labels: Vec<&'s [String]>,
}

pub(super) fn files(shop: &Shop, categories: &[usize]) -> Vec<Asset> {
    let mut members = vec![Vec::new(); shop.products.len()];
    for (number, index) in categories.iter().enumerate() {
        for product in &shop.categories[*index].products {
            members[*product].push(number);
        }
    }
    let chunks = shop
        .products
        .par_chunks(A_FILE)
        .zip(members.par_chunks(A_FILE));
    let file = |(number, (products, members)): (usize, (&[Product], &[Vec<usize>]))| {
        let names = Names {
            first: number * A_FILE,
            names: products
                .iter()
                .map(|product| product.name.as_str())
                .collect(),
            prices: products
                .iter()
                .map(|product| product.lowest_price().map(|(price, _)| price.0))
                .collect(),
            stock: products.iter().map(stock).collect(),
            categories: members.iter().map(Vec::as_slice).collect(),
            labels: products
                .iter()
                .map(|product| product.labels.as_slice())
                .collect(),
        };
        script::file("names", number, &names)
    };
    chunks.enumerate().map(file).collect()
}

/// Whether a product can be had: `s` sold out, `p` made when it is ordered, `a` everything else.
fn stock(product: &Product) -> char {
    match (product.is_sold_out(), product.preorder) {
        (true, _) => 's',
        (false, Some(_)) => 'p',
        (false, None) => 'a',
    }
}
