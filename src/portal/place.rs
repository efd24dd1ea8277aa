//! Places of a group's shops: regencies, districts, villages.

use crate::catalogue::Taxon;

/// A place with shops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its slug in `tempat/<slug>/index.html`.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// Index of its parent.
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
