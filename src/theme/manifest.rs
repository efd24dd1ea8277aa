//! `tema.yaml`: the manifest of a theme.

use std::num::{NonZeroU32, NonZeroUsize};

use serde::{Deserialize, Serialize};

/// A theme's manifest. Its keys are Indonesian, like all YAML that people edit.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The theme's name as people read it.
    #[serde(rename = "nama")]
    pub name: String,
    /// One sentence on whom it is for.
    #[serde(rename = "deskripsi")]
    pub description: String,
    /// Photo recipes, one for each use.
    #[serde(rename = "resep")]
    pub recipes: Recipes,
    /// Placeholder of a photo while it loads.
    #[serde(rename = "pengganti", default)]
    pub placeholder: Placeholder,
    /// Products on one page of a list.
    #[serde(rename = "per_halaman")]
    pub per_page: NonZeroUsize,
}

/// Placeholder of a photo while it loads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
pub enum Placeholder {
    /// Its average colour: 7 bytes in the page.
    #[default]
    #[serde(rename = "warna")]
    Color,
    /// The photo, 12 pixels wide: about 135 bytes.
    #[serde(rename = "gambar")]
    Picture,
}

/// Shape of photos for a use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
pub enum Shape {
    /// Uncropped.
    #[default]
    #[serde(rename = "utuh")]
    Whole,
    /// Squares around the subject.
    #[serde(rename = "persegi")]
    Square,
}

/// Recipes by use of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Recipes {
    /// A product in a grid.
    #[serde(rename = "kartu")]
    pub card: Recipe,
    /// A product's own page.
    #[serde(rename = "produk")]
    pub product: Recipe,
    /// The wide picture of the home page.
    #[serde(rename = "sampul")]
    pub cover: Recipe,
    /// The shop's logo.
    pub logo: Recipe,
    /// Within a text, and with news.
    #[serde(rename = "isi")]
    pub text: Recipe,
}

/// Recipe for one use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Width limit in pixels.
    #[serde(rename = "maks")]
    pub max_width: NonZeroU32,
    /// Their shape.
    #[serde(rename = "bentuk", default)]
    pub shape: Shape,
}

impl Recipe {
    /// Widths to make, of those the shop wants: all up to the limit, and the limit itself when none is that narrow.
    pub fn widths(self, wanted: &[u32]) -> Vec<u32> {
        let fitting: Vec<u32> = wanted
            .iter()
            .copied()
            .filter(|width| *width <= self.max_width.get())
            .collect();
        if fitting.is_empty() {
            vec![self.max_width.get()]
        } else {
            fitting
        }
    }
}
