//! Ways to get goods.

use serde::{Deserialize, Serialize};

/// A way to get the goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingView {
    /// Its name: `Ambil sendiri`.
    pub name: String,
    /// Its cost as people read it.
    pub cost: Option<String>,
    /// Whole Rupiah; absent: to be agreed with the seller.
    pub amount: Option<u64>,
    /// `true` for pickup, where no address is needed.
    pub pickup: bool,
    /// Area, days, conditions.
    pub note: Option<String>,
}
