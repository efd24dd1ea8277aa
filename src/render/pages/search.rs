//! The search over all products.

use serde::Serialize;

use super::{Page, values};
use crate::catalogue::Category;
use crate::files::SitePath;
use crate::plan::category_url;
use crate::portal::PictureView;
use crate::render::Views;

/// Values of the search page, known as `search`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// Addresses of the index's scripts that hold names, in their order.
    pub names: Vec<SitePath>,
    /// Addresses of those that hold cards.
    pub cards: Vec<SitePath>,
    /// Addresses of those that hold texts.
    pub texts: Vec<SitePath>,
    /// Products in each script with cards.
    pub cards_per_file: usize,
    /// All categories, each followed by those within it.
    pub categories: Vec<SearchCategoryView>,
    /// One card for every shape of card in the shop, with slots in place of texts and numbers.
    pub models: Vec<serde_json::Value>,
    /// Results shown at a time.
    pub step: usize,
}

/// A category to narrow a search to.
#[derive(Debug, Clone, Serialize)]
pub struct SearchCategoryView {
    /// Its name.
    pub title: String,
    /// Its name in the search page's address.
    pub slug: String,
    /// Its first page.
    pub url: SitePath,
    /// Products in it and below it.
    pub count: usize,
    /// Number of categories that it lies in.
    pub depth: usize,
    /// Photo of its first product that has one; of the first categories only.
    pub picture: Option<PictureView>,
}

impl Views<'_> {
    pub(super) fn search<'v>(&self, view: &'v SearchView) -> Page<'v> {
        Page {
            title: self.text("search-title"),
            description: self.tagline(),
            own: values("search", view),
            ..Page::default()
        }
    }
}

/// Indices of the categories, each followed by those within it.
pub(in crate::render) fn in_tree_order(categories: &[Category]) -> Vec<usize> {
    let within = |parent: Option<usize>| -> Vec<usize> {
        let all = 0..categories.len();
        all.rev()
            .filter(|index| categories[*index].parent == parent)
            .collect()
    };
    let mut order = Vec::with_capacity(categories.len());
    let mut left = within(None);
    while let Some(index) = left.pop() {
        order.push(index);
        left.extend(within(Some(index)));
    }
    order
}

pub(in crate::render) fn search_category(
    categories: &[Category],
    index: usize,
) -> SearchCategoryView {
    let parent = |index: &usize| categories[*index].parent;
    let category = &categories[index];
    SearchCategoryView {
        title: category.title.clone(),
        slug: category.slug.clone(),
        url: category_url(&category.slug, 1),
        count: category.products.len(),
        depth: std::iter::successors(Some(index), parent).count() - 1,
        picture: None,
    }
}
