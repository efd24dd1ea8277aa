//! Categories: the folders between `produk/` and a product, or what `kategori` says instead.

use super::taxonomy::Taxon;

/// A category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its slug in `kategori/<slug>/index.html`.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// Index of its parent.
    pub parent: Option<usize>,
    /// Indices of the products in it and below it, in their order.
    pub products: Vec<usize>,
    /// Slugs that it had.
    pub former: Vec<String>,
}

impl From<Taxon> for Category {
    fn from(taxon: Taxon) -> Self {
        Self {
            slug: taxon.slug,
            title: taxon.title,
            parent: taxon.parent,
            products: taxon.members,
            former: Vec::new(),
        }
    }
}
