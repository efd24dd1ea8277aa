//! `tema.yaml`: what a theme says of itself.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A theme's manifest. Its keys are Indonesian, like all YAML that people edit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The theme's name as people read it.
    #[serde(rename = "nama")]
    pub name: String,
    /// One sentence on whom it is for.
    #[serde(rename = "deskripsi")]
    pub description: String,
    /// Photo recipes by name: `kartu`, `produk`, `sampul`, `logo`, `isi`.
    #[serde(rename = "resep")]
    pub recipes: BTreeMap<String, Recipe>,
    /// Products on one page of a list.
    #[serde(rename = "per_halaman")]
    pub per_page: usize,
}

/// How large a photo is needed in some place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// No file wider than this, in pixels.
    #[serde(rename = "maks")]
    pub max_width: u32,
}

impl Recipe {
    /// The widths to make, of those the shop wants: all up to the limit, and the limit itself when
    /// none is that narrow.
    pub fn widths(self, wanted: &[u32]) -> Vec<u32> {
        let fitting: Vec<u32> = wanted
            .iter()
            .copied()
            .filter(|width| *width <= self.max_width)
            .collect();
        if fitting.is_empty() {
            vec![self.max_width]
        } else {
            fitting
        }
    }
}
