//! Places: the regencies, districts and villages that a group's shops are in.

use crate::catalogue::Taxon;

/// A place with shops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its part of the address: `tempat/<slug>/index.html`.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// Index of the place it lies in.
    pub parent: Option<usize>,
    /// Indices of the shops in it and below it, in their order.
    pub shops: Vec<usize>,
}

impl From<Taxon> for Place {
    fn from(taxon: Taxon) -> Self {
        Self {
            slug: taxon.slug,
            title: taxon.title,
            parent: taxon.parent,
            shops: taxon.members,
        }
    }
}
