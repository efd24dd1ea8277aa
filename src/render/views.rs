//! Input of the renderer, with accessors that views share.

use std::borrow::Cow;

use rayon::prelude::*;

use super::Looks;
use super::cards::ListedView;
use super::item::{QuickView, choices};
use super::markdown::{self, Surroundings};
use super::search::words_of;
use crate::catalogue::{Category, PhotoRef, Product, Profile, Target, Text};
use crate::locale::Arg;
use crate::plan::{SitePlan, Use, news_url, page_url, product_url};
use crate::portal::{Content, StockState};
use crate::theme::Theme;
use crate::value::Date;

/// Everything that views of a site are made from.
#[derive(Debug, Clone, Copy)]
pub struct Views<'a> {
    /// The shop or the portal.
    pub content: Content<'a>,
    /// Its pages and photos.
    pub plan: &'a SitePlan,
    /// Placeholders of all developed photos.
    pub looks: &'a Looks,
    /// Its theme.
    pub theme: &'a Theme,
}

impl<'a> Views<'a> {
    /// Self-portrait of the shop or the group: name, contacts, looks, pages, news.
    pub(super) fn profile(&self) -> &'a Profile {
        self.content.profile()
    }

    /// The categories of the products that are shown.
    pub(super) fn categories(&self) -> &'a [Category] {
        self.content.categories()
    }

    /// The products that have pages here.
    pub(super) fn own_products(&self) -> &'a [Product] {
        self.content.own_products()
    }

    /// The cards of all products.
    pub(super) fn cards(&self) -> Vec<ListedView<'a>> {
        match self.content {
            Content::Shop(shop) => {
                let listed = |product: &Product| ListedView {
                    card: Cow::Owned(self.card(product)),
                    quick: (!product.is_sold_out()).then(|| QuickView {
                        shop: None,
                        choices: choices(product),
                    }),
                };
                shop.products.par_iter().map(listed).collect()
            }
            Content::Portal(portal) => {
                let goods = portal.members.goods();
                let listed = goods.map(|(shop, goods)| ListedView {
                    card: Cow::Borrowed(&goods.card),
                    quick: (goods.card.stock.state != StockState::SoldOut).then(|| QuickView {
                        shop: Some(shop.id.clone()),
                        choices: goods.choices.clone(),
                    }),
                });
                listed.collect()
            }
        }
    }

    /// Search words of a product besides its name.
    pub(super) fn words(&self, product: usize) -> Vec<String> {
        match self.content {
            Content::Shop(shop) => words_of(&shop.products[product]),
            Content::Portal(portal) => portal.members.product(product).words.clone(),
        }
    }

    /// A text of the site's language.
    pub(super) fn text(&self, id: &str) -> String {
        self.theme.texts.format(id, &[])
    }

    /// A date in the site's language, with the theme's month names.
    pub(super) fn date(&self, date: Date) -> String {
        let civil = date.civil();
        let month = self.text(&format!("month-{}", civil.month()));
        let args = [
            ("day".to_owned(), Arg::Number(civil.day().into())),
            ("month".to_owned(), Arg::Text(month)),
            ("year".to_owned(), Arg::Text(civil.year().to_string())),
        ];
        self.theme.texts.format("date", &args)
    }

    /// Entries on one page of a list.
    pub(super) fn per_page(&self) -> usize {
        self.theme.manifest.per_page.get()
    }

    /// A text as HTML, its highest headings of the level `top_heading`.
    pub fn html(&self, text: &Text, title: Option<&str>, root: &str, top_heading: u8) -> String {
        let url_of = |target: &Target| match target {
            Target::Product(index) => Some(product_url(&self.own_products()[*index].slug)),
            Target::Page(index) => Some(page_url(&self.profile().pages[*index].slug)),
            Target::News(index) => Some(news_url(&self.profile().news[*index].slug)),
            Target::Address(address) => Some(address.clone()),
            Target::Outside | Target::Member(_) | Target::Dropped => None,
        };
        let picture_of = |photo: &PhotoRef, alt: &str| self.picture(photo, Use::Text, alt);
        let around = Surroundings {
            root,
            top_heading,
            url_of: &url_of,
            picture_of: &picture_of,
        };
        markdown::to_html(text, title, &around)
    }
}
