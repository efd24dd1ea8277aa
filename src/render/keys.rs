//! Page keys: hashes of what each page is made of, computed without rendering it.
//!
//! | page | is made of |
//! |---|---|
//! | all | the shop as all pages know it, the theme, the program |
//! | a product | the product, the categories it lies in, the cards shown below it |
//! | the price list | the prices on it, and the categories that they stand in |
//! | a text | the text |
//! | another | its view, as there are few such pages |
//!
//! Debug builds render pages with equal keys again and assert that the bytes are equal.

use std::hash::{Hash, Hasher};
use std::io::{BufWriter, IntoInnerError};

use rayon::prelude::*;
use serde::Serialize;

use super::views::Views;
use crate::catalogue::{Article, PhotoRef, Target, Text};
use crate::plan::{Topic, Use};

/// Hashes `Hash` values with BLAKE3.
#[derive(Default)]
pub(super) struct KeyHasher(blake3::Hasher);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        unreachable!("a key has more bits")
    }
}

impl KeyHasher {
    pub fn key(&self) -> blake3::Hash {
        self.0.finalize()
    }
}

/// Hashes views by their JSON.
pub(super) struct JsonHasher(BufWriter<blake3::Hasher>);

const HASHED: &str = "views always become JSON, and all bytes can be hashed";

impl Default for JsonHasher {
    fn default() -> Self {
        // Views write many small pieces; BLAKE3 is several times faster on long ones.
        Self(BufWriter::new(blake3::Hasher::new()))
    }
}

impl JsonHasher {
    pub fn add(&mut self, view: &(impl Serialize + ?Sized)) {
        serde_json::to_writer(&mut self.0, view).expect(HASHED);
    }

    pub fn key(self) -> blake3::Hash {
        let hasher = self.0.into_inner().map_err(IntoInnerError::into_error);
        hasher.expect(HASHED).finalize()
    }
}

impl Views<'_> {
    /// Digests of all products with their photos.
    pub(super) fn product_digests(&self) -> Vec<blake3::Hash> {
        let products = 0..self.own_products().len();
        products
            .into_par_iter()
            .map(|index| self.product_digest(index))
            .collect()
    }

    fn product_digest(&self, index: usize) -> blake3::Hash {
        let product = &self.own_products()[index];
        let mut hasher = KeyHasher::default();
        product.hash(&mut hasher);
        for text in product.description.iter().chain(&product.story) {
            self.hash_links(text, &mut hasher);
        }
        let choices = product.variants.iter();
        let of_choices = choices.filter_map(|variant| variant.photo.as_ref());
        for photo in product.photos.iter().chain(of_choices) {
            self.hash_photo(photo, &mut hasher);
        }
        let drawing = Use::Preview(Topic::Product(index));
        let drawing = self.plan.photos.drawings.get(&drawing);
        drawing.map(|drawing| &drawing.url).hash(&mut hasher);
        hasher.key()
    }

    /// Hashes the fields of a product in a row of the price list.
    pub(super) fn hash_prices(&self, index: usize, hasher: &mut KeyHasher) {
        let product = &self.own_products()[index];
        let (name, slug, sku, unit) = (&product.name, &product.slug, &product.sku, &product.unit);
        (name, slug, sku, unit).hash(hasher);
        (product.price, product.original_price, &product.tiers).hash(hasher);
        (product.stock, product.preorder).hash(hasher);
        for variant in &product.variants {
            (&variant.name, variant.price, variant.stock).hash(hasher);
        }
    }

    /// Hashes the categories above a product, which its page links to.
    pub(super) fn hash_trail(&self, index: usize, hasher: &mut KeyHasher) {
        let categories = &self.categories();
        let first = self.own_products()[index].categories.first().copied();
        for index in std::iter::successors(first, |index| categories[*index].parent) {
            (&categories[index].title, &categories[index].slug).hash(hasher);
        }
    }

    /// Hashes a page or a news item.
    pub(super) fn hash_article(&self, article: &Article, hasher: &mut KeyHasher) {
        let Article {
            slug,
            // Leads to it, and shows nowhere.
            former: _,
            path: _,
            title,
            date,
            photo,
            text,
        } = article;
        (slug, title, date, text).hash(hasher);
        self.hash_links(text, hasher);
        if let Some(photo) = photo {
            photo.hash(hasher);
            self.hash_photo(photo, hasher);
        }
    }

    /// Hashes the link targets of a text.
    fn hash_links(&self, text: &Text, hasher: &mut KeyHasher) {
        for (address, target) in &text.targets {
            address.hash(hasher);
            match target {
                Target::Product(index) => {
                    ("produk", &self.own_products()[*index].slug).hash(hasher)
                }
                Target::Page(index) => ("halaman", &self.profile().pages[*index].slug).hash(hasher),
                Target::News(index) => ("kabar", &self.profile().news[*index].slug).hash(hasher),
                Target::Address(address) => ("alamat", address).hash(hasher),
                Target::Outside => "luar".hash(hasher),
                Target::Member(_) | Target::Dropped => "".hash(hasher),
            }
        }
        for (address, photo) in &text.pictures {
            (address, photo).hash(hasher);
            self.hash_photo(photo, hasher);
        }
    }

    /// Hashes the pictures of a photo.
    fn hash_photo(&self, photo: &PhotoRef, hasher: &mut KeyHasher) {
        let look = self.looks.get(&photo.path);
        look.hash(hasher);
        let planned = self.plan.photos.photos.get(&photo.path);
        if let Some(planned) = planned.filter(|_| look.is_some()) {
            (&planned.urls, &planned.uses).hash(hasher);
        }
    }
}
