//! The pages of a site.

use super::address::{
    cart_url, category_url, front_url, network_url, news_list_url, news_url, not_found_url,
    page_url, price_list_url, product_url, search_url, share_url, shops_url, voice_url,
};
use crate::catalogue::{ALL_PRODUCTS, Shop};
use crate::files::SitePath;
use crate::portal::{Content, Portal};

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePlan {
    /// Its file, from the site's root.
    pub path: SitePath,
    /// Its kind.
    pub kind: PageKind,
}

/// Kind of a page; numbers are indices into the catalogue's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// The front of the shop.
    Home,
    /// One product.
    Product(usize),
    /// Page `n`, from 1, of a category's products; without a category, of all products.
    Category(Option<usize>, usize),
    /// Page `n`, from 1, of the price list.
    PriceList(usize),
    /// Search over all products.
    Search,
    /// The cart with the order form.
    Cart,
    /// One of the shop's own pages.
    Page(usize),
    /// All news.
    NewsList,
    /// One news item.
    News(usize),
    /// The 404 page.
    NotFound,
    /// The front of a portal.
    Portal,
    /// Page `n`, from 1, of a group's shops in a place; without a place, of all shops.
    Shops(Option<usize>, usize),
    /// The carts of all shops of a group, in a portal.
    Baskets,
    /// The board of members' notices.
    Network,
    /// A letter to the group.
    Voice,
    /// Texts and a QR code for sharing a group.
    Share,
}

impl PageKind {
    /// Names of all kinds; templates and styles have the same names.
    pub const NAMES: [&str; 16] = [
        "home",
        "product",
        "category",
        "price_list",
        "search",
        "cart",
        "page",
        "news_list",
        "news",
        "not_found",
        "portal",
        "shops",
        "baskets",
        "network",
        "voice",
        "share",
    ];

    /// The name of this kind.
    pub fn name(self) -> &'static str {
        let index = match self {
            PageKind::Home => 0,
            PageKind::Product(_) => 1,
            PageKind::Category(..) => 2,
            PageKind::PriceList(_) => 3,
            PageKind::Search => 4,
            PageKind::Cart => 5,
            PageKind::Page(_) => 6,
            PageKind::NewsList => 7,
            PageKind::News(_) => 8,
            PageKind::NotFound => 9,
            PageKind::Portal => 10,
            PageKind::Shops(..) => 11,
            PageKind::Baskets => 12,
            PageKind::Network => 13,
            PageKind::Voice => 14,
            PageKind::Share => 15,
        };
        Self::NAMES[index]
    }
}

impl PageKind {
    /// `true` for the front of a site.
    pub fn is_front(self) -> bool {
        matches!(self, PageKind::Home | PageKind::Portal)
    }
}

/// Number of pages of a product list; at least 1.
pub fn category_pages(products: usize, per_page: usize) -> usize {
    products.div_ceil(per_page).max(1)
}

/// Products on a front, and results of a search that are shown at once: a phone's first visit has to stay light.
pub const FRONT_PRODUCTS: usize = 24;

/// Products on one page of the price list, so that a slow phone gets it in one round trip.
pub const PRICES_A_PAGE: usize = 150;

fn page(path: SitePath, kind: PageKind) -> PagePlan {
    PagePlan { path, kind }
}

pub(super) fn pages(content: Content, per_page: usize) -> Vec<PagePlan> {
    let mut pages = match content {
        Content::Shop(shop) => shop_pages(shop),
        Content::Portal(portal) => portal_pages(portal, per_page),
    };
    pages.extend(list_pages(content, per_page));
    let profile = content.profile();
    let own = profile.pages.iter().enumerate();
    pages.extend(own.map(|(index, article)| page(page_url(&article.slug), PageKind::Page(index))));
    if !profile.news.is_empty() {
        pages.push(page(news_list_url(), PageKind::NewsList));
    }
    let news = profile.news.iter().enumerate();
    pages.extend(news.map(|(index, item)| page(news_url(&item.slug), PageKind::News(index))));
    pages.push(page(not_found_url(), PageKind::NotFound));
    pages
}

/// Pages of a shop only.
fn shop_pages(shop: &Shop) -> Vec<PagePlan> {
    let products = shop.products.iter().enumerate();
    let products =
        products.map(|(index, product)| page(product_url(&product.slug), PageKind::Product(index)));
    let mut pages = vec![page(front_url(), PageKind::Home)];
    pages.extend(products);
    if !shop.products.is_empty() {
        let numbers = 1..=category_pages(shop.products.len(), PRICES_A_PAGE);
        pages.extend(numbers.map(|number| {
            let path = price_list_url(number);
            page(path, PageKind::PriceList(number))
        }));
        pages.push(page(search_url(), PageKind::Search));
        pages.push(page(cart_url(), PageKind::Cart));
    }
    pages
}

/// Pages of a portal only.
fn portal_pages(portal: &Portal, per_page: usize) -> Vec<PagePlan> {
    let mut pages = vec![
        page(front_url(), PageKind::Portal),
        page(share_url(), PageKind::Share),
    ];
    let all = (None, None, portal.members.shops.len());
    let places = portal.places.iter().enumerate();
    let lists = places.map(|(index, place)| (Some(index), Some(&*place.slug), place.shops.len()));
    for (place, slug, count) in [all].into_iter().chain(lists) {
        pages.extend(
            (1..=category_pages(count, per_page))
                .map(|number| page(shops_url(slug, number), PageKind::Shops(place, number))),
        );
    }
    if portal.members.goods().len() > 0 {
        pages.push(page(search_url(), PageKind::Search));
    }
    if portal.sellers().next().is_some() {
        pages.push(page(cart_url(), PageKind::Baskets));
    }
    if portal.has_network() {
        pages.push(page(network_url(), PageKind::Network));
    }
    if portal.group.profile.is_reachable() {
        pages.push(page(voice_url(), PageKind::Voice));
    }
    pages
}

/// Product lists: categories, and all products where the front does not show them all.
fn list_pages(content: Content, per_page: usize) -> Vec<PagePlan> {
    let all = content.product_count();
    let lists = content
        .categories()
        .iter()
        .enumerate()
        .map(|(index, category)| (Some(index), category.slug.as_str(), category.products.len()))
        .chain((all > FRONT_PRODUCTS).then_some((None, ALL_PRODUCTS, all)));
    lists
        .flat_map(|(index, slug, count)| {
            (1..=category_pages(count, per_page)).map(move |number| {
                page(
                    category_url(slug, number),
                    PageKind::Category(index, number),
                )
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::LINKING_PAGES;

    #[test]
    fn every_page_with_an_address_links_the_sheet() {
        let with_address = PageKind::NAMES.iter().filter(|name| **name != "not_found");
        assert!(with_address.eq(&LINKING_PAGES));
    }
}
