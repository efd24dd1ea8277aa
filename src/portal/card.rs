//! The card of a product: made for the shop's own lists, stored for the portals above it.

use serde::{Deserialize, Serialize};

use super::PictureView;
use crate::files::SitePath;

/// A price as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PriceView {
    /// `Rp12.500`; absent: ask for the price.
    pub text: Option<String>,
    /// Whole Rupiah of the (lowest) price.
    pub amount: Option<u64>,
    /// Variants have different prices and this is the lowest.
    pub from: bool,
    /// The price before, crossed out.
    pub original: Option<String>,
    /// Reduction in per cent; 0 without a price before.
    pub saving_percent: u32,
    /// Unit of the price: `bungkus`.
    pub unit: Option<String>,
}

/// Availability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StockState {
    /// Not stated by the seller.
    Unknown,
    /// In stock.
    Available,
    /// 5 or fewer in stock.
    Few,
    /// Sold out.
    SoldOut,
    /// Made to order.
    Preorder,
}

/// Availability, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StockView {
    /// `unknown` (nothing said), `available`, `few` (5 or fewer), `sold_out` or `preorder`.
    pub state: StockState,
    /// Number in stock, when known.
    pub count: Option<u32>,
    /// Days to wait, when made to order.
    pub preorder_days: Option<u16>,
}

/// A product in a grid.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CardView {
    /// Name.
    pub name: String,
    /// Address of its page.
    pub url: SitePath,
    /// Its first photo.
    pub picture: Option<PictureView>,
    /// Its price.
    pub price: PriceView,
    /// Availability.
    pub stock: StockView,
    /// `true` when the seller features it.
    pub featured: bool,
    /// `true` when there are wholesale prices.
    pub wholesale: bool,
    /// Names of the seller's labels.
    pub labels: Vec<String>,
    /// Name of the shop that sells it; in the portal of a group only.
    #[serde(default)]
    pub shop: Option<String>,
}
