//! Product cards: price and stock as text.

use super::Views;
use crate::catalogue::Product;
use crate::plan::{Use, product_url};
use crate::portal::{CardView, PriceView, StockState, StockView};
use crate::value::{Rupiah, Stock, saving_percent};

/// Stock up to which a card says how many are left.
const FEW: u32 = 5;

impl Views<'_> {
    pub(super) fn card(&self, product: &Product) -> CardView {
        CardView {
            name: product.name.clone(),
            url: product_url(&product.slug),
            picture: product
                .photos
                .first()
                .and_then(|photo| self.picture(photo, Use::Card, &product.name)),
            price: price(product),
            stock: product_stock(product),
            featured: product.featured,
            wholesale: !product.tiers.is_empty(),
            labels: product.labels.clone(),
            shop: None,
        }
    }
}

pub(super) fn price(product: &Product) -> PriceView {
    let lowest = product.lowest_price();
    // It is compared with the product's own price, which variants may not have.
    let is_reduced = |original: &Rupiah| {
        lowest
            .is_some_and(|(price, from)| !from && Some(price) == product.price && *original > price)
    };
    let original = product.original_price.filter(is_reduced);
    PriceView {
        text: lowest.map(|(price, _)| price.to_string()),
        amount: lowest.map(|(price, _)| price.0),
        from: lowest.is_some_and(|(_, from)| from),
        original: original.map(|price| price.to_string()),
        saving_percent: match (original, lowest) {
            (Some(Rupiah(original)), Some((Rupiah(now), _))) => {
                saving_percent(Rupiah(original), Rupiah(now)).into()
            }
            _ => 0,
        },
        unit: product.unit.clone(),
    }
}

pub(super) fn product_stock(product: &Product) -> StockView {
    let state = if product.is_sold_out() {
        Some(Stock::SoldOut)
    } else {
        product.stock
    };
    stock(state, product.preorder)
}

pub(super) fn stock(stock: Option<Stock>, preorder: Option<u16>) -> StockView {
    let (state, count) = match (stock, preorder) {
        (Some(Stock::SoldOut), _) => (StockState::SoldOut, None),
        (_, Some(_)) => (StockState::Preorder, None),
        (Some(Stock::Count(count)), None) if count <= FEW => (StockState::Few, Some(count)),
        (Some(Stock::Count(count)), None) => (StockState::Available, Some(count)),
        (Some(Stock::Available), None) => (StockState::Available, None),
        (None, None) => (StockState::Unknown, None),
    };
    StockView {
        state,
        count,
        preorder_days: preorder.filter(|_| state == StockState::Preorder),
    }
}
