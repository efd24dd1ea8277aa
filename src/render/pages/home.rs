//! The front of a shop.

use serde::Serialize;

use super::{NewsCardView, Page, ProductView};
use crate::plan::FRONT_PRODUCTS;
use crate::portal::Content;
use crate::render::{Views, markdown};

/// The front of a shop.
#[derive(Debug, Serialize)]
struct HomePage {
    /// The product of a shop that has only one.
    product: Option<ProductView>,
    /// The latest news.
    news: Vec<NewsCardView>,
}

impl Views<'_> {
    pub(super) fn home(&self) -> Page<'_> {
        let featured = self.featured();
        let products = self.first_products(&featured);
        let only = (self.own_products().len() == 1).then(|| self.product(0, ""));
        Page {
            lists: vec![("featured", featured), ("products", products)],
            own: Box::new(HomePage {
                product: only,
                news: self.latest_news(),
            }),
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

    /// Featured products, those with a photo first, at most half of the front.
    fn featured(&self) -> Vec<usize> {
        let products = self.own_products().iter().enumerate();
        let featured = products
            .filter(|(_, product)| product.featured && !product.is_sold_out())
            .map(|(index, _)| index);
        self.pictured_first(featured.collect(), FRONT_PRODUCTS / 2)
    }

    /// The products that fill the front, except those already `shown`; those with a photo first.
    pub(super) fn first_products(&self, shown: &[usize]) -> Vec<usize> {
        let products = 0..self.content.product_count();
        let others = products.filter(|product| !shown.contains(product));
        self.pictured_first(others.collect(), FRONT_PRODUCTS - shown.len())
    }

    /// The first `most` of some products, those with a photo before the others.
    fn pictured_first(&self, mut products: Vec<usize>, most: usize) -> Vec<usize> {
        products.sort_by_key(|product| !self.has_picture(*product));
        products.truncate(most);
        products
    }

    fn has_picture(&self, product: usize) -> bool {
        match self.content {
            Content::Shop(shop) => {
                let photo = shop.products[product].photos.first();
                photo.is_some_and(|photo| self.looks.contains_key(&photo.path))
            }
            Content::Portal(portal) => portal.members.product(product).card.picture.is_some(),
        }
    }
}
