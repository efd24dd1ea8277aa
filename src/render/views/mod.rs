//! The catalogue as templates see it, one file a subject.

mod article;
mod code;
mod item;
mod list;
mod member;
mod payment;
mod picture;
mod portal;
mod product;
mod sheet;
mod shop;

pub use code::CodeFile;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Looks;
use super::search::words_of;
use super::structured::structured;
use super::view::{LinkView, PageView, PreviewView};
use crate::catalogue::{ALL_PRODUCTS, Category, Product, Profile};
use crate::files::SitePath;
use crate::locale::Arg;
use crate::plan::{
    PageKind, PagePlan, SitePlan, Topic, absolute_url, category_url, front_url, news_list_url,
    price_list_url, shops_url,
};
use crate::portal::{CardView, Content};
use crate::theme::Theme;

/// What a site is rendered from: everything that views are made of is looked up here.
#[derive(Debug, Clone, Copy)]
pub struct Views<'a> {
    /// The shop or the portal.
    pub content: Content<'a>,
    /// Its pages and photos.
    pub plan: &'a SitePlan,
    /// The look of each photo that could be made.
    pub looks: &'a Looks,
    /// Its theme.
    pub theme: &'a Theme,
}

impl<'a> Views<'a> {
    /// How the shop or the group presents itself.
    pub(in crate::render) fn profile(&self) -> &'a Profile {
        self.content.profile()
    }

    /// The categories of the products that are shown.
    pub(in crate::render) fn categories(&self) -> &'a [Category] {
        self.content.categories()
    }

    /// The products that have pages here.
    pub(in crate::render) fn own_products(&self) -> &'a [Product] {
        self.content.own_products()
    }

    /// The cards of all products.
    pub(in crate::render) fn cards(&self) -> Vec<Cow<'a, CardView>> {
        match self.content {
            Content::Shop(shop) => {
                let products = shop.products.par_iter();
                let cards = products.map(|product| Cow::Owned(self.card(product)));
                cards.collect()
            }
            Content::Portal(portal) => {
                let cards = portal.members.goods().map(|(_, goods)| &goods.card);
                cards.map(Cow::Borrowed).collect()
            }
        }
    }

    /// What else than its name a product is found by.
    pub(in crate::render) fn words(&self, product: usize) -> Vec<String> {
        match self.content {
            Content::Shop(shop) => words_of(&shop.products[product]),
            Content::Portal(portal) => portal.members.product(product).words.clone(),
        }
    }

    /// A text of the site's language.
    fn text(&self, id: &str) -> String {
        self.theme.texts.format(id, &[])
    }

    /// A date in the site's language, with the theme's month names.
    pub(in crate::render) fn date(&self, date: crate::value::Date) -> String {
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
    pub(in crate::render) fn page(&self, plan: &PagePlan) -> PageView {
        let profile = self.profile();
        let tagline = profile.tagline.clone().unwrap_or_default();
        let mut trail = vec![LinkView {
            title: self.text("home"),
            url: front_url().into(),
        }];
        let (title, description) = match plan.kind {
            PageKind::Home | PageKind::Portal => {
                (profile.name.clone(), self.shop_excerpt().unwrap_or(tagline))
            }
            PageKind::Product(index) => {
                let product = &self.own_products()[index];
                trail.extend(self.category_trail(product.categories.first().copied()));
                (product.name.clone(), self.product_excerpt(index))
            }
            PageKind::Category(None, _) => (self.text("all-products"), tagline),
            PageKind::Category(Some(index), _) => {
                let category = &self.categories()[index];
                trail.extend(self.category_trail(category.parent));
                (category.title.clone(), tagline)
            }
            PageKind::PriceList(_) => (self.text("price-list-title"), tagline),
            PageKind::Page(index) => {
                let page = &profile.pages[index];
                (
                    page.title.clone(),
                    super::markdown::excerpt(&page.text, Some(&page.title)),
                )
            }
            PageKind::NewsList => (self.text("news-title"), tagline),
            PageKind::News(index) => {
                let item = &profile.news[index];
                trail.push(LinkView {
                    title: self.text("news-title"),
                    url: news_list_url().into(),
                });
                (
                    item.title.clone(),
                    super::markdown::excerpt(&item.text, Some(&item.title)),
                )
            }
            PageKind::Search => (self.text("search-title"), tagline),
            PageKind::Cart | PageKind::Baskets => {
                (self.text("cart-title"), self.text("cart-empty-help"))
            }
            PageKind::Shops(place, _) => {
                trail.extend(self.place_trail(place));
                (self.shops_title(place), tagline)
            }
            PageKind::Network => (self.text("network-title"), self.text("network-help")),
            PageKind::Voice => (self.text("voice-title"), self.text("voice-help")),
            PageKind::Share => (self.text("share-title"), self.text("share-help")),
            PageKind::NotFound => (self.text("not-found-title"), String::new()),
        };
        if !plan.kind.is_front() {
            trail.push(LinkView {
                title: title.clone(),
                url: plan.path.to_string(),
            });
        }
        let canonical = profile
            .url
            .as_ref()
            .filter(|_| plan.kind != PageKind::NotFound)
            .map(|base| absolute_url(base, plan.path.as_str()));
        let mut page = PageView {
            kind: plan.kind.name(),
            title,
            description,
            url: plan.path.clone(),
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
        let profile = self.profile();
        let own = match kind {
            PageKind::Product(index) => {
                let photos = &self.own_products()[index].photos;
                self.preview(Topic::Product(index), photos.first())
            }
            PageKind::News(index) => self.preview(Topic::Text, profile.news[index].photo.as_ref()),
            _ => None,
        };
        own.or_else(|| self.preview(Topic::Shop, profile.cover.as_ref()))
    }

    /// The menu shows top categories, the price list, news and pages. Each of these is marked there, and
    /// so is the top category that a page of the list lies in.
    fn menu(&self, plan: &PagePlan) -> String {
        let entry = match plan.kind {
            PageKind::Category(None, _) => category_url(ALL_PRODUCTS, 1),
            PageKind::Category(Some(mut index), _) => {
                while let Some(parent) = self.categories()[index].parent {
                    index = parent;
                }
                category_url(&self.categories()[index].slug, 1)
            }
            PageKind::PriceList(_) => price_list_url(1),
            PageKind::Page(_)
            | PageKind::NewsList
            | PageKind::Network
            | PageKind::Voice
            | PageKind::Share => plan.path.clone(),
            PageKind::Shops(..) => shops_url(None, 1),
            PageKind::News(_) => news_list_url(),
            PageKind::Home
            | PageKind::Portal
            | PageKind::Product(_)
            | PageKind::Search
            | PageKind::Cart
            | PageKind::Baskets
            | PageKind::NotFound => return String::new(),
        };
        entry.into()
    }

    fn category_trail(&self, innermost: Option<usize>) -> Vec<LinkView> {
        let mut trail = Vec::new();
        let mut next = innermost;
        while let Some(index) = next {
            let category = &self.categories()[index];
            trail.push(LinkView {
                title: category.title.clone(),
                url: category_url(&category.slug, 1).into(),
            });
            next = category.parent;
        }
        trail.reverse();
        trail
    }

    /// The list of all products, when the home page does not show them all.
    fn all_products(&self) -> Option<LinkView> {
        let there = self.content.product_count() > self.theme.manifest.per_page.get();
        there.then(|| LinkView {
            title: self.text("all-products"),
            url: category_url(ALL_PRODUCTS, 1).into(),
        })
    }

    fn assets(&self) -> BTreeMap<String, SitePath> {
        self.theme
            .assets
            .iter()
            .map(|(name, asset)| (name.clone(), asset.url.clone()))
            .collect()
    }
}
