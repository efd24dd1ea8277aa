//! The front of a shop.

use super::{Page, values};
use crate::render::{Views, markdown};

impl Views<'_> {
    pub(super) fn home(&self) -> Page<'_> {
        let featured = self.featured();
        let products = self.first_products(&featured);
        Page {
            lists: vec![("featured", featured), ("products", products)],
            own: values("news", self.latest_news()),
            ..self.front()
        }
    }

    /// The front of a site, without its own values.
    pub(super) fn front(&self) -> Page<'_> {
        let profile = self.profile();
        let words = profile.description.as_ref();
        let words = words.map(|text| markdown::excerpt(text, None));
        Page {
            title: profile.name.clone(),
            description: words
                .filter(|words| !words.is_empty())
                .unwrap_or_else(|| self.tagline()),
            ..Page::default()
        }
    }

    /// Featured products, at most half a page.
    fn featured(&self) -> Vec<usize> {
        let products = self.own_products().iter().enumerate();
        products
            .filter(|(_, product)| product.featured && !product.is_sold_out())
            .map(|(index, _)| index)
            .take(self.per_page() / 2)
            .collect()
    }

    /// Products for the home page, except those already `shown`.
    pub(super) fn first_products(&self, shown: &[usize]) -> Vec<usize> {
        let products = 0..self.content.product_count();
        products
            .filter(|product| !shown.contains(product))
            .take(self.per_page())
            .collect()
    }
}
