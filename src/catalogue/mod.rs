//! Drafts in, the [`Shop`] as shoppers will see it out, or the [`Group`] without its members: defaults filled, products ordered, slugs and
//! categories settled, texts with their links resolved, and everything that contradicts itself
//! reported by the `rules`.
//!
//! Nothing is read from the disk here. A mistake drops the smallest thing it touches.

mod article;
mod category;
mod group;
mod link;
mod payment;
mod product;
mod profile;
mod readiness;
mod rules;
mod shop;
mod taxonomy;
mod text;

pub use article::Article;
pub use category::Category;
pub use group::{Group, Membership, Orders, group};
pub use link::{AddressOf, Target};
pub use payment::{Payment, ShopQris};
pub use product::{PhotoRef, Product, Tier, Variant};
pub use profile::{Address, Images, Profile};
pub use readiness::{profile_score, readiness};
pub use shop::{Budget, Network, Shop, shop};
pub use taxonomy::{Taxon, Taxonomy};
pub(crate) use text::MARKDOWN;
pub use text::Text;

/// Where a slug may not stand because the site keeps the folder for itself.
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
    // In a group.
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

/// A slug not taken yet: itself, or with the first free number behind it.
pub(crate) fn free_slug(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(wanted) {
        return wanted.to_owned();
    }
    (2..)
        .map(|number| format!("{wanted}-{number}"))
        .find(|slug| !is_taken(slug))
        .expect("numbers do not end")
}
