//! The catalogue as templates see it, one file a subject.

mod article;
mod item;
mod list;
mod payment;
mod picture;
mod product;
mod sheet;
mod shop;

use std::collections::BTreeMap;

use super::Looks;
use super::structured::structured;
use super::view::{LinkView, PageView, PreviewView};
use crate::catalogue::{ALL_PRODUCTS, Shop};
use crate::locale::Arg;
use crate::plan::{PageKind, PagePlan, ShopPlan, Topic, category_url};
use crate::theme::Theme;

/// Looks everything up that views are made of.
#[derive(Debug)]
pub(super) struct Views<'a> {
    pub shop: &'a Shop,
    pub plan: &'a ShopPlan,
    pub looks: &'a Looks,
    pub theme: &'a Theme,
}

impl Views<'_> {
    /// A text of the site's language.
    fn text(&self, id: &str) -> String {
        self.theme.texts.format(id, &[])
    }

    /// A date in the site's language, with the theme's month names.
    pub fn date(&self, date: crate::value::Date) -> String {
        let civil = date.civil();
        let month = self.text(&format!("month-{}", civil.month()));
        let args = [
            ("day".to_owned(), Arg::Number(civil.day().into())),
            ("month".to_owned(), Arg::Text(month)),
            ("year".to_owned(), Arg::Text(civil.year().to_string())),
        ];
        self.theme.texts.format("date", &args)
    }

    /// What every page knows of itself.
    pub fn page(&self, plan: &PagePlan) -> PageView {
        let shop = self.shop;
        let tagline = shop.tagline.clone().unwrap_or_default();
        let mut trail = vec![LinkView {
            title: self.text("home"),
            url: "index.html".to_owned(),
        }];
        let (title, description) = match plan.kind {
            PageKind::Home => (shop.name.clone(), self.shop_excerpt().unwrap_or(tagline)),
            PageKind::Product(index) => {
                let product = &shop.products[index];
                trail.extend(self.category_trail(product.categories.first().copied()));
                (product.name.clone(), self.product_excerpt(index))
            }
            PageKind::Category(None, _) => (self.text("all-products"), tagline),
            PageKind::Category(Some(index), _) => {
                let category = &shop.categories[index];
                trail.extend(self.category_trail(category.parent));
                (category.title.clone(), tagline)
            }
            PageKind::PriceList => (self.text("price-list-title"), tagline),
            PageKind::Page(index) => {
                let page = &shop.pages[index];
                (
                    page.title.clone(),
                    super::markdown::excerpt(&page.text, Some(&page.title)),
                )
            }
            PageKind::NewsList => (self.text("news-title"), tagline),
            PageKind::News(index) => {
                let item = &shop.news[index];
                trail.push(LinkView {
                    title: self.text("news-title"),
                    url: "kabar/index.html".to_owned(),
                });
                (
                    item.title.clone(),
                    super::markdown::excerpt(&item.text, Some(&item.title)),
                )
            }
            PageKind::Search => (self.text("search-title"), tagline),
            PageKind::Cart => (self.text("cart-title"), self.text("cart-empty-help")),
            PageKind::NotFound => (self.text("not-found-title"), String::new()),
        };
        let url = plan.path.to_string();
        if plan.kind != PageKind::Home {
            trail.push(LinkView {
                title: title.clone(),
                url: url.clone(),
            });
        }
        let canonical = shop
            .url
            .as_ref()
            .filter(|_| plan.kind != PageKind::NotFound)
            .map(|base| format!("{base}{}", url.trim_end_matches("index.html")));
        let mut page = PageView {
            kind: plan.kind.name(),
            title,
            description,
            url,
            canonical,
            breadcrumbs: trail,
            preview: self.preview_of(plan.kind),
            structured: None,
            menu: self.menu(plan),
        };
        page.structured = structured(self, plan.kind, &page);
        page
    }

    /// What a page is about, or the shop.
    fn preview_of(&self, kind: PageKind) -> Option<PreviewView> {
        let shop = self.shop;
        let own = match kind {
            PageKind::Product(index) => {
                self.preview(Topic::Product(index), shop.products[index].photos.first())
            }
            PageKind::News(index) => self.preview(Topic::Text, shop.news[index].photo.as_ref()),
            _ => None,
        };
        own.or_else(|| self.preview(Topic::Shop, shop.cover.as_ref()))
    }

    /// The menu shows top categories, the price list, news and pages. Each of these is marked there, and
    /// so is the top category that a page of the list lies in.
    fn menu(&self, plan: &PagePlan) -> String {
        match plan.kind {
            PageKind::Category(None, _) => category_url(ALL_PRODUCTS, 1),
            PageKind::Category(Some(mut index), _) => {
                while let Some(parent) = self.shop.categories[index].parent {
                    index = parent;
                }
                category_url(&self.shop.categories[index].slug, 1)
            }
            PageKind::PriceList | PageKind::Page(_) | PageKind::NewsList => plan.path.to_string(),
            PageKind::News(_) => "kabar/index.html".to_owned(),
            PageKind::Home
            | PageKind::Product(_)
            | PageKind::Search
            | PageKind::Cart
            | PageKind::NotFound => String::new(),
        }
    }

    fn category_trail(&self, innermost: Option<usize>) -> Vec<LinkView> {
        let mut trail = Vec::new();
        let mut next = innermost;
        while let Some(index) = next {
            let category = &self.shop.categories[index];
            trail.push(LinkView {
                title: category.title.clone(),
                url: category_url(&category.slug, 1),
            });
            next = category.parent;
        }
        trail.reverse();
        trail
    }

    /// The list of all products, when the home page does not show them all.
    fn all_products(&self) -> Option<LinkView> {
        let there = self.shop.products.len() > self.theme.manifest.per_page.get();
        there.then(|| LinkView {
            title: self.text("all-products"),
            url: category_url(ALL_PRODUCTS, 1),
        })
    }

    fn assets(&self) -> BTreeMap<String, String> {
        self.theme
            .assets
            .iter()
            .map(|(name, asset)| (name.clone(), asset.url.clone()))
            .collect()
    }
}
