//! Readiness of a shop for shoppers, as a score from 0 to 100.
//!
//! | what | points |
//! |---|---|
//! | a way to order: WhatsApp, telephone or e-mail | 15 |
//! | an address | 10 |
//! | opening hours | 5 |
//! | a logo | 10 |
//! | words about the shop | 10 |
//! | three products or more; fewer count by thirds | 15 |
//! | products with a photo, by their share | 15 |
//! | products with a price, by their share | 10 |
//! | products with words about them, by their share | 5 |
//! | any permit, of the shop or of a product | 5 |

use super::product::Product;
use super::profile::Profile;
use super::shop::Shop;

/// Products from which a shop gets all points for their number.
const ENOUGH: usize = 3;

/// The score of a shop.
pub fn readiness(shop: &Shop) -> u32 {
    let count = shop.products.len();
    let share = |points: u32, has: fn(&Product) -> bool| {
        let having = shop.products.iter().filter(|product| has(product)).count();
        // Rounded down: full points only when all have it.
        points * having as u32 / count.max(1) as u32
    };
    let mut permits = shop.products.iter().map(|product| &product.permits);
    let permitted = !shop.permits.is_empty() || permits.any(|permits| !permits.is_empty());
    profile_score(&shop.profile)
        + if_so(5, shop.hours.is_some())
        + 15 * count.min(ENOUGH) as u32 / ENOUGH as u32
        + share(15, |product| !product.photos.is_empty())
        + share(10, |product| product.lowest_price().is_some())
        + share(5, |product| {
            product.description.is_some() || product.story.is_some()
        })
        + if_so(5, permitted)
}

/// The part of the score that a group can have as well.
pub fn profile_score(profile: &Profile) -> u32 {
    let address = &profile.address;
    let placed = address.text.is_some() || address.street.is_some() || address.regency.is_some();
    if_so(15, profile.is_reachable())
        + if_so(10, placed)
        + if_so(10, profile.logo.is_some())
        + if_so(10, profile.description.is_some())
}

fn if_so(points: u32, so: bool) -> u32 {
    if so { points } else { 0 }
}
