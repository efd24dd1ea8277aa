//! Products: in grids, on pages of their own, in the price list.

use serde::Serialize;

use super::{ItemView, OrderView, OutsideView, PermitView};
use crate::files::SitePath;
use crate::portal::{CardView, PictureView, PriceView, StockView};

/// A product's own page, known as `product` there.
#[derive(Debug, Serialize)]
pub struct ProductView {
    /// What its card shows too.
    #[serde(flatten)]
    pub card: CardView,
    /// All photos, the first included.
    pub pictures: Vec<PictureView>,
    /// The short description.
    pub description_html: Option<String>,
    /// The long story (`cerita.md`).
    pub story_html: Option<String>,
    /// Prices by quantity, rising quantity.
    pub tiers: Vec<TierView>,
    /// The names of the choices that have them; none when all have.
    pub tiers_for: Vec<String>,
    /// Choices.
    pub variants: Vec<VariantView>,
    /// Plain facts: `weight`, `size`, `shelf_life`, `ingredients`, `sku`.
    pub facts: Vec<FactView>,
    /// Licences of the product.
    pub permits: Vec<PermitView>,
    /// The same product on marketplaces.
    pub marketplaces: Vec<OutsideView>,
    /// How to order it; absent when the shop gave no way to reach it.
    pub order: Option<OrderView>,
    /// Address of a QR code (SVG) that orders it by phone, for screens that stand on a desk; absent when it
    /// is sold out or the shop has neither WhatsApp nor telephone.
    pub order_code: Option<SitePath>,
    /// Address of the shop's QRIS (SVG) with the price of one in it; absent unless the seller wants it
    /// (`nominal: ya`) and there is one price.
    pub payment_code: Option<SitePath>,
    /// What the scripts of ordering know of it.
    pub item: ItemView,
}

/// A wholesale price.
#[derive(Debug, Clone, Serialize)]
pub struct TierView {
    /// From this quantity on.
    pub min: u32,
    /// The price of one.
    pub price: String,
    /// Whole Rupiah.
    pub amount: u64,
}

/// A choice of a product.
#[derive(Debug, Clone, Serialize)]
pub struct VariantView {
    /// Its name: `Bubuk halus`.
    pub name: String,
    /// Its own price, or the product's.
    pub price: Option<String>,
    /// What can be had of it.
    pub stock: StockView,
    /// Its own photo.
    pub picture: Option<PictureView>,
    /// Its own article number.
    pub sku: Option<String>,
    /// How to order it.
    pub order: Option<OrderView>,
}

/// A plain fact about a product.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// `weight`, `size`, `shelf_life`, `ingredients` or `sku`.
    pub kind: &'static str,
    /// As the seller typed it.
    pub text: String,
}

/// A category's part of the price list; the list is known as `groups`.
#[derive(Debug, Serialize)]
pub struct PriceGroupView {
    /// The category; absent for products without one.
    pub title: Option<String>,
    /// Its products.
    pub rows: Vec<PriceRowView>,
}

/// One product of the price list.
#[derive(Debug, Serialize)]
pub struct PriceRowView {
    /// Name.
    pub name: String,
    /// Address of its page.
    pub url: SitePath,
    /// Article number.
    pub sku: Option<String>,
    /// Price, unit, price before.
    pub price: PriceView,
    /// What can be had.
    pub stock: StockView,
    /// Prices by quantity.
    pub tiers: Vec<TierView>,
    /// The names of the choices that have them; none when all have.
    pub tiers_for: Vec<String>,
    /// Choices with prices of their own.
    pub variants: Vec<PriceVariantView>,
}

/// A choice in the price list.
#[derive(Debug, Serialize)]
pub struct PriceVariantView {
    /// Its name.
    pub name: String,
    /// Its price.
    pub price: Option<String>,
}
