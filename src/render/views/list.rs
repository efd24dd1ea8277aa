//! Lists: the home page, categories, the price list.

use serde::Serialize;

use super::Views;
use super::product::{price, product_stock, tiers, tiers_for};
use crate::catalogue::{ALL_PRODUCTS, Category};
use crate::files::SitePath;
use crate::plan::{
    PRICES_A_PAGE, Use, category_pages, category_search_url, category_url, price_list_url,
    product_url,
};
use crate::portal::Content;
use crate::render::view::{
    CategoryLinkView, CategoryView, NewsCardView, PageNumberView, PaginationView, PriceGroupView,
    PriceRowView, PriceVariantView,
};

/// News items on the home page.
const HOME_NEWS: usize = 3;

/// The values of a category's page besides its products.
#[derive(Debug, Serialize)]
pub struct CategoryPage {
    category: CategoryView,
    pagination: PaginationView,
}

/// The values of a page of the price list.
#[derive(Debug, Serialize)]
pub struct PriceListPage {
    groups: Vec<PriceGroupView>,
    pagination: PaginationView,
}

impl Views<'_> {
    /// Products that the seller puts forward, at most half a page of them.
    pub(in crate::render) fn featured(&self) -> Vec<usize> {
        let products = self.own_products().iter().enumerate();
        products
            .filter(|(_, product)| product.featured && !product.is_sold_out())
            .map(|(index, _)| index)
            .take(self.per_page() / 2)
            .collect()
    }

    /// Products to show on the home page, but those that it shows already.
    pub(in crate::render) fn first_products(&self, shown: &[usize]) -> Vec<usize> {
        let products = 0..self.content.product_count();
        products
            .filter(|product| !shown.contains(product))
            .take(self.per_page())
            .collect()
    }

    pub(in crate::render) fn latest_news(&self) -> Vec<NewsCardView> {
        let news = self.profile().news.iter().take(HOME_NEWS);
        news.map(|item| self.news_card(item)).collect()
    }

    pub(in crate::render) fn category(&self, index: Option<usize>, number: usize) -> CategoryPage {
        let (title, slug, count) = match index {
            Some(index) => {
                let category = &self.categories()[index];
                (
                    category.title.clone(),
                    category.slug.as_str(),
                    category.products.len(),
                )
            }
            None => (
                self.text("all-products"),
                ALL_PRODUCTS,
                self.content.product_count(),
            ),
        };
        CategoryPage {
            pagination: pagination(number, category_pages(count, self.per_page()), |number| {
                category_url(slug, number)
            }),
            category: CategoryView {
                title,
                // On the pages that follow, the products come first.
                children: match number {
                    1 => self.category_links(index),
                    _ => Vec::new(),
                },
                count,
                search: category_search_url(slug),
            },
        }
    }

    /// The products on one page of a category, or of all.
    pub(in crate::render) fn category_products(
        &self,
        index: Option<usize>,
        number: usize,
    ) -> Vec<usize> {
        let skipped = (number - 1) * self.per_page();
        match index {
            Some(index) => {
                let products = self.categories()[index].products.iter().copied();
                products.skip(skipped).take(self.per_page()).collect()
            }
            None => (0..self.content.product_count())
                .skip(skipped)
                .take(self.per_page())
                .collect(),
        }
    }

    fn per_page(&self) -> usize {
        self.theme.manifest.per_page.get()
    }

    /// The categories within one, or the top ones.
    pub(super) fn category_links(&self, parent: Option<usize>) -> Vec<CategoryLinkView> {
        let within = self
            .categories()
            .iter()
            .filter(|category| category.parent == parent);
        within
            .map(|category| self.category_link(category))
            .collect()
    }

    fn category_link(&self, category: &Category) -> CategoryLinkView {
        let mut photos = category.products.iter().filter_map(|index| {
            if let Content::Portal(portal) = self.content {
                return portal.members.product(*index).card.picture.clone();
            }
            let product = &self.own_products()[*index];
            self.picture(product.photos.first()?, Use::Card, &category.title)
        });
        CategoryLinkView {
            title: category.title.clone(),
            url: category_url(&category.slug, 1),
            count: category.products.len(),
            picture: photos.next(),
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

    /// A page, from 1, of the products in the order of the price list.
    pub(in crate::render) fn price_list_page(
        &self,
        order: &[usize],
        number: usize,
    ) -> PriceListPage {
        let (products, total) = self.price_page(order, number);
        PriceListPage {
            groups: self.price_groups(products),
            pagination: pagination(number, total, price_list_url),
        }
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

pub(super) fn pagination(
    current: usize,
    total: usize,
    url: impl Fn(usize) -> SitePath,
) -> PaginationView {
    let near = |number: &usize| *number == 1 || *number == total || number.abs_diff(current) <= 1;
    let mut pages: Vec<PageNumberView> = Vec::new();
    let mut last = 0;
    for number in (1..=total).filter(near) {
        if number > last + 1 {
            pages.push(PageNumberView {
                number: 0,
                url: String::new(),
            });
        }
        pages.push(PageNumberView {
            number,
            url: url(number).into(),
        });
        last = number;
    }
    PaginationView {
        current,
        total,
        previous: (current > 1).then(|| url(current - 1)),
        next: (current < total).then(|| url(current + 1)),
        pages,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_paginations_have_gaps() {
        let numbers = |current, total| -> Vec<usize> {
            pagination(current, total, price_list_url)
                .pages
                .iter()
                .map(|page| page.number)
                .collect()
        };
        assert_eq!(numbers(1, 1), [1]);
        assert_eq!(numbers(2, 3), [1, 2, 3]);
        assert_eq!(numbers(5, 9), [1, 0, 4, 5, 6, 0, 9]);
        assert_eq!(numbers(9, 9), [1, 0, 8, 9]);
    }
}
