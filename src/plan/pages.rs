//! Which pages a shop has.

use camino::Utf8PathBuf;

use super::address::{CART_URL, SEARCH_URL, article_url, category_url, product_url};
use crate::catalogue::{ALL_PRODUCTS, Shop};

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePlan {
    /// Its file, from the site's root.
    pub path: Utf8PathBuf,
    /// What it shows.
    pub kind: PageKind,
}

/// What a page shows; numbers are indices into the catalogue's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// The front of the shop.
    Home,
    /// One product.
    Product(usize),
    /// A page, from 1, of a category's products; without a category, of all products.
    Category(Option<usize>, usize),
    /// All prices, for print.
    PriceList,
    /// Search over all products.
    Search,
    /// What the shopper has chosen, and the order.
    Cart,
    /// One of the shop's own pages.
    Page(usize),
    /// All news.
    NewsList,
    /// One news item.
    News(usize),
    /// What a host shows for an address that is not there.
    NotFound,
}

impl PageKind {
    /// The names of all kinds, as templates and styles are called after them.
    pub const NAMES: [&str; 10] = [
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
    ];

    /// The name of this kind.
    pub fn name(self) -> &'static str {
        let index = match self {
            PageKind::Home => 0,
            PageKind::Product(_) => 1,
            PageKind::Category(..) => 2,
            PageKind::PriceList => 3,
            PageKind::Search => 4,
            PageKind::Cart => 5,
            PageKind::Page(_) => 6,
            PageKind::NewsList => 7,
            PageKind::News(_) => 8,
            PageKind::NotFound => 9,
        };
        Self::NAMES[index]
    }
}

/// How many pages a list of products takes; an empty one still has its page.
pub fn category_pages(products: usize, per_page: usize) -> usize {
    products.div_ceil(per_page).max(1)
}

pub(super) fn pages(shop: &Shop, per_page: usize) -> Vec<PagePlan> {
    let page = |path: String, kind| PagePlan {
        path: path.into(),
        kind,
    };
    let mut pages = vec![page("index.html".to_owned(), PageKind::Home)];
    pages.extend(
        shop.products
            .iter()
            .enumerate()
            .map(|(index, product)| page(product_url(&product.slug), PageKind::Product(index))),
    );
    let lists = shop
        .categories
        .iter()
        .enumerate()
        .map(|(index, category)| (Some(index), category.slug.as_str(), category.products.len()))
        .chain((shop.products.len() > per_page).then_some((
            None,
            ALL_PRODUCTS,
            shop.products.len(),
        )));
    for (index, slug, count) in lists {
        pages.extend((1..=category_pages(count, per_page)).map(|number| {
            page(
                category_url(slug, number),
                PageKind::Category(index, number),
            )
        }));
    }
    if !shop.products.is_empty() {
        pages.push(page(
            "daftar-harga/index.html".to_owned(),
            PageKind::PriceList,
        ));
        pages.push(page(SEARCH_URL.to_owned(), PageKind::Search));
        pages.push(page(CART_URL.to_owned(), PageKind::Cart));
    }
    pages.extend(
        shop.pages
            .iter()
            .enumerate()
            .map(|(index, article)| page(article_url(None, &article.slug), PageKind::Page(index))),
    );
    if !shop.news.is_empty() {
        pages.push(page("kabar/index.html".to_owned(), PageKind::NewsList));
    }
    pages.extend(shop.news.iter().enumerate().map(|(index, item)| {
        page(
            article_url(Some("kabar"), &item.slug),
            PageKind::News(index),
        )
    }));
    pages.push(page("404.html".to_owned(), PageKind::NotFound));
    pages
}
