//! The search index: scripts of plain data, made of the catalogue, that the search page loads on the first search.
//!
//! | files | hold | loaded |
//! |---|---|---|
//! | names | name, price, stock, categories and labels of every product | with the first letter typed |
//! | cards | what else the cards of products show | for the results that are shown |
//! | texts | the words of descriptions, choices and facts | when names give few results |
//!
//! Gzipped, 500 products with photos take 5 KB of names, 25 of cards and 14 of texts; 10 000 take 85 to 100 of names,
//! and a screen of results at most 38 of cards. Texts are stored as an inverted index (word → products), which is
//! smaller and searched by words, not by products.
//!
//! Each is a classic script, since pages opened from a file cannot fetch. Matching is done by the theme's `search.js`
//! alone.

mod cards;
mod names;
mod script;
mod texts;

pub(in crate::render) use script::file as data_file;
pub(super) use texts::words_of;

#[cfg(test)]
mod tests;

use super::cards::Cards;
use super::pages::{SearchCategoryView, SearchView, in_tree_order, search_category};
use super::views::Views;
use crate::plan::FRONT_PRODUCTS;
use crate::portal::CardView;
use crate::theme::Asset;

/// Categories that have a photo on the search page.
const PICTURED: usize = 12;

/// The index of one shop.
#[derive(Debug)]
pub(super) struct Index {
    /// Its files.
    pub files: Vec<Asset>,
    /// Values of the search page.
    pub view: SearchView,
}

impl Index {
    pub fn new(views: &Views, cards: &Cards) -> Self {
        let categories = in_tree_order(views.categories());
        let all: Vec<&CardView> = cards.views().collect();
        let (names, (texts, (cards, models))) = rayon::join(
            || names::files(&all, views.categories(), &categories),
            || {
                rayon::join(
                    || texts::files(all.len(), &|product| views.words(product)),
                    || cards::files(&all),
                )
            },
        );
        let addresses = |files: &[Asset]| files.iter().map(|file| file.url.clone()).collect();
        let view = SearchView {
            names: addresses(&names),
            cards: addresses(&cards),
            texts: addresses(&texts),
            cards_per_file: cards::a_file(all.len()),
            categories: categories
                .iter()
                .enumerate()
                .map(|(number, index)| SearchCategoryView {
                    picture: (number < PICTURED)
                        .then(|| views.category_picture(&views.categories()[*index]))
                        .flatten(),
                    ..search_category(views.categories(), *index)
                })
                .collect(),
            models,
            step: FRONT_PRODUCTS,
        };
        Self {
            files: [names, cards, texts].concat(),
            view,
        }
    }
}
