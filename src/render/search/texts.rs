//! Inverted index of descriptions, stories, facts and variants: word → products.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;

use super::script;
use crate::catalogue::Product;
use crate::render::markdown;
use crate::theme::Asset;
use crate::value::words;

/// Products in one file.
const A_FILE: usize = 1_000;
/// Most words of one product, so that a long story does not make every search heavy.
const MOST_WORDS: usize = 40;
/// Characters of a text that are indexed.
const LONGEST: usize = 2_000;
/// Stop words are in more than one of this many products: they help to find none ("dan").
const COMMON: usize = 3;
/// Products below which no word is too common.
const FEW: usize = 24;

#[derive(Serialize)]
struct Texts<'s> {
    /// Number of the first product.
    first: usize,
    /// The words in alphabetical order.
    words: Vec<&'s str>,
    /// Products of each word, delta-encoded: from the first, then each from the one before.
    products: Vec<&'s [usize]>,
}

/// The files for `count` products; `words_of` gives the words of one.
pub(super) fn files(count: usize, words_of: &(dyn Fn(usize) -> Vec<String> + Sync)) -> Vec<Asset> {
    let chunks = (0..count.div_ceil(A_FILE)).into_par_iter();
    let file = |number: usize| {
        let first = number * A_FILE;
        let places = places(first..count.min(first + A_FILE), words_of);
        let texts = Texts {
            first,
            words: places.keys().map(String::as_str).collect(),
            products: places.values().map(Vec::as_slice).collect(),
        };
        script::file("texts", number, &texts)
    };
    chunks.map(file).collect()
}

/// Each word with its products, delta-encoded.
fn places(
    products: Range<usize>,
    words_of: &(dyn Fn(usize) -> Vec<String> + Sync),
) -> BTreeMap<String, Vec<usize>> {
    let most = match products.len() {
        0..FEW => FEW,
        count => count / COMMON,
    };
    let mut last: BTreeMap<String, (usize, Vec<usize>)> = BTreeMap::new();
    let words: Vec<Vec<String>> = products.into_par_iter().map(words_of).collect();
    for (number, words) in words.into_iter().enumerate() {
        for word in words {
            let (before, distances) = last.entry(word).or_default();
            distances.push(number - *before);
            *before = number;
        }
    }
    let places = last
        .into_iter()
        .map(|(word, (_, distances))| (word, distances));
    places
        .filter(|(_, distances)| distances.len() <= most)
        .collect()
}

/// Words of a product that its name does not have, without duplicates, the most telling first.
pub(in crate::render) fn words_of(product: &Product) -> Vec<String> {
    let choices = product.variants.iter().flat_map(|variant| {
        let sku = variant.sku.as_deref().unwrap_or_default();
        [variant.name.as_str(), sku]
    });
    let plain = product.sku.as_deref().into_iter().chain(choices);
    let facts = product.facts.iter().map(|(_, fact)| fact.as_str());
    let texts = product.description.iter().chain(&product.story);
    let texts = texts.map(|text| markdown::plain(text, None, LONGEST));
    let mut known: HashSet<String> = words(&product.name).into_iter().collect();
    plain
        .chain(facts)
        .map(str::to_owned)
        .chain(texts)
        .flat_map(|text| words(&text))
        .filter(|word| word.len() > 1 && known.insert(word.clone()))
        .take(MOST_WORDS)
        .collect()
}
