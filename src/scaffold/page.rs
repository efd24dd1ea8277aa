//! Pages of all keys of a file, with examples.

use super::template::{Blanks, Templates, fill, yaml};
use crate::discover::is_data_name;
use crate::locale::Language;

/// A file with keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFile {
    /// `toko.yaml`
    Shop,
    /// `produk.yaml`
    Product,
    /// `kelompok.yaml`
    Group,
}

impl DataFile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Shop, Self::Product, Self::Group];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shop => "toko.yaml",
            Self::Product => "produk.yaml",
            Self::Group => "kelompok.yaml",
        }
    }

    /// The file of a name, slips included.
    pub fn of(name: &str) -> Option<Self> {
        let is_named = |file: &Self| is_data_name(name, file.name().trim_end_matches(".yaml"));
        Self::ALL.into_iter().find(is_named)
    }

    /// Every key that it can have, as an example with an explanation.
    pub fn page(self, language: Language) -> String {
        let templates = Templates::of(language);
        let template = match self {
            Self::Shop => templates.every_shop_key,
            Self::Product => templates.every_product_key,
            Self::Group => templates.every_group_key,
        };
        let name = match self {
            Self::Shop => "Dapur Bu Sari",
            Self::Product => "Kopi Gayo 250 g",
            Self::Group => "Koperasi Maju Bersama",
        };
        let blanks = Blanks {
            name: yaml(name),
            ..Blanks::default()
        };
        fill(template, &blanks)
    }
}
