//! The price list.

use serde::Serialize;

use super::Page;
use crate::files::SitePath;
use crate::plan::{PRICES_A_PAGE, category_pages, price_list_url, product_url};
use crate::portal::{PriceView, StockView};
use crate::render::Views;
use crate::render::card::{price, product_stock};
use crate::render::pagination::{PaginationView, pagination};
use crate::render::tiers::{TierView, tiers, tiers_for};

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
    /// Availability.
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

/// The values of a page of the price list.
#[derive(Debug, Serialize)]
struct PriceListPage {
    groups: Vec<PriceGroupView>,
    pagination: PaginationView,
}

impl Views<'_> {
    /// Page `number`, from 1, of the products in the order of the price list.
    pub(super) fn price_list(&self, order: &[usize], number: usize) -> Page<'_> {
        let (products, total) = self.price_page(order, number);
        Page {
            title: self.text("price-list-title"),
            description: self.tagline(),
            menu: price_list_url(1).into(),
            own: Box::new(PriceListPage {
                groups: self.price_groups(products),
                pagination: pagination(number, total, price_list_url),
            }),
            ..Page::default()
        }
    }

    /// All products by their first category; those without one come last.
    pub(in crate::render) fn price_order(&self) -> Vec<usize> {
        let products = &self.own_products();
        let mut order: Vec<usize> = (0..products.len()).collect();
        order.sort_by_key(|index| {
            products[*index]
                .categories
                .first()
                .copied()
                .unwrap_or(usize::MAX)
        });
        order
    }

    /// The products on a page, from 1, of the price list, and how many pages it has.
    pub(in crate::render) fn price_page<'o>(
        &self,
        order: &'o [usize],
        number: usize,
    ) -> (&'o [usize], usize) {
        let first = (number - 1) * PRICES_A_PAGE;
        let last = order.len().min(first + PRICES_A_PAGE);
        let total = category_pages(order.len(), PRICES_A_PAGE);
        (&order[first..last], total)
    }

    /// Products in the order of the price list, under the titles of their categories.
    pub(in crate::render) fn price_groups(&self, order: &[usize]) -> Vec<PriceGroupView> {
        let first_category =
            |index: &usize| self.own_products()[*index].categories.first().copied();
        let groups = order.chunk_by(|one, other| first_category(one) == first_category(other));
        groups
            .map(|group| PriceGroupView {
                title: first_category(&group[0])
                    .map(|category| self.categories()[category].title.clone()),
                rows: group.iter().map(|index| self.price_row(*index)).collect(),
            })
            .collect()
    }

    fn price_row(&self, index: usize) -> PriceRowView {
        let product = &self.own_products()[index];
        let variants = product.variants.iter();
        PriceRowView {
            name: product.name.clone(),
            url: product_url(&product.slug),
            sku: product.sku.clone(),
            price: price(product),
            stock: product_stock(product),
            tiers: tiers(&product.tiers),
            tiers_for: tiers_for(product),
            variants: variants
                .map(|variant| PriceVariantView {
                    name: variant.name.clone(),
                    price: product
                        .price_of(Some(variant))
                        .map(|price| price.to_string()),
                })
                .collect(),
        }
    }
}
