//! Resolves drafts to the [`Shop`] that shoppers see, or to the [`Group`] without its members: fills defaults, orders
//! products, makes slugs and categories, resolves links in texts, and reports contradictions (`rules`).
//!
//! Reads nothing from the disk. An error drops the smallest thing it touches.

mod article;
mod category;
mod curators;
mod former;
mod group;
mod link;
mod payment;
mod product;
mod profile;
mod programme;
mod readiness;
mod rules;
mod shop;
mod taxonomy;
mod text;

pub use article::Article;
pub use category::Category;
pub use curators::{
    Confirmation, Confirmations, CriterionMean, Curator, Disagreement, Entrant, Grade, Panel,
    Rubric, RubricRow, Standing, panel,
};
pub use former::Claims;
pub use group::{Curation, Group, Membership, Orders, group};
pub use link::{AddressOf, Target};
pub use payment::{Payment, ShopQris};
pub use product::{PhotoRef, Product, Tier, Variant};
pub use profile::{Address, DEFAULT_COLOR, Images, Profile};
pub use programme::{Enrolment, Name, Place, Programme, Region};
pub use readiness::{Criterion, Lack, Readiness, Row, Step, Weights};
pub use shop::{Budget, Network, Shop, shop};
pub use taxonomy::{Taxon, Taxonomy};
pub(crate) use text::MARKDOWN;
pub use text::Text;

/// Slugs that pages must not have, since the site uses these folders.
const RESERVED_PAGES: [&str; 17] = [
    "produk",
    "kategori",
    "cari",
    "keranjang",
    "daftar-harga",
    "kabar",
    "foto",
    "aset",
    "toko",
    // Used in portals.
    "daftar-toko",
    "tempat",
    "jejaring",
    "aspirasi",
    "bagikan",
    "index",
    "404",
    "sw",
];

/// The category page of all products.
pub const ALL_PRODUCTS: &str = "semua";

/// The first free slug: itself, or with a number behind it.
pub(crate) fn free_slug(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(wanted) {
        return wanted.to_owned();
    }
    (2..)
        .map(|number| format!("{wanted}-{number}"))
        .find(|slug| !is_taken(slug))
        .expect("numbers do not end")
}
