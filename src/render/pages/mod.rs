//! Pages, one file a kind: its view (the values for its template) and how that is made. Cart, letter, share page and
//! 404 page have no values of their own.

mod article;
mod category;
mod home;
mod network;
mod news_list;
mod portal;
mod price_list;
mod product;
mod search;
mod shops;

pub(super) use article::ArticleView;
pub(super) use category::CategoryLinkView;
pub(super) use news_list::NewsCardView;
pub(super) use price_list::PriceGroupView;
pub(super) use product::{FactView, ProductView, facts};
pub(super) use search::{SearchCategoryView, SearchView, in_tree_order, search_category};

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use super::keys::JsonHasher;
use super::link::LinkView;
use super::picture::PreviewView;
use super::structured::structured;
use super::{Renderer, Views};
use crate::files::SitePath;
use crate::plan::{PageKind, PagePlan, Topic, absolute_url, front_url, share_url, voice_url};
use crate::portal::Content;

/// The page being rendered, known to every template as `page`.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// `home`, `product`, `category`, `price_list`, `search`, `cart`, `page`, `news_list`, `news` or
    /// `not_found`; in a portal also `portal`, `shops`, `baskets`, `network`, `voice` or `share`.
    pub kind: &'static str,
    /// The title without the shop's name; equal to it on the home page.
    pub title: String,
    /// One or two sentences for search engines and link previews; may be empty.
    pub description: String,
    /// Address of this page from the site's root.
    pub url: SitePath,
    /// Absolute address, when the shop's public address is known.
    pub canonical: Option<String>,
    /// The way back: the shop, the category, the page itself (last, without a link in the page).
    pub breadcrumbs: Vec<LinkView>,
    /// The picture for previews of a link to this page, when the shop's public address is known.
    pub preview: Option<PreviewView>,
    /// Structured data for search engines (JSON-LD), safe within a `script` element; when the shop's public
    /// address is known.
    pub structured: Option<String>,
    /// The address in the menu that this page belongs to; empty for pages that the menu does not show.
    pub menu: String,
    /// `true` when a product can be ordered on it: on the product's page, and on the front of a shop that has only one.
    pub sells: bool,
}

/// A page with all values for its template, except the cards of products.
pub(super) struct Page<'v> {
    /// Without the shop's name; equal to it on the front.
    pub title: String,
    /// For search engines and link previews; may be empty.
    pub description: String,
    /// Pages that it lies in, from the widest, without the front.
    pub trail: Vec<LinkView>,
    /// Its own picture for previews.
    pub preview: Option<PreviewView>,
    /// The address in the menu that it belongs to; empty for pages without an entry. The menu has the widest
    /// categories, the price list, news and pages; in a portal also shops, board, letter and share page.
    pub menu: String,
    /// Values of its page kind.
    pub own: Box<dyn Values + 'v>,
    /// Its lists of cards, by name, as indices of products.
    pub lists: Vec<(&'static str, Vec<usize>)>,
}

impl Default for Page<'_> {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            trail: Vec::new(),
            preview: None,
            menu: String::new(),
            own: Box::new(BTreeMap::<&str, ()>::new()),
            lists: Vec::new(),
        }
    }
}

/// Values of a page, of any type.
pub(super) trait Values {
    fn hash(&self, hasher: &mut JsonHasher);
    fn context(&self) -> Context;
}

impl<T: Serialize> Values for T {
    fn hash(&self, hasher: &mut JsonHasher) {
        hasher.add(self);
    }

    fn context(&self) -> Context {
        Context::from_serialize(self).expect("views always become a context")
    }
}

/// One value under the name that its template uses.
fn values<'v, T: Serialize + 'v>(name: &'static str, value: T) -> Box<dyn Values + 'v> {
    Box::new(BTreeMap::from([(name, value)]))
}

impl Renderer<'_> {
    /// Makes a page's values.
    pub(super) fn page(&self, plan: &PagePlan) -> Page<'_> {
        let root = plan.path.to_root();
        let views = &self.views;
        match (plan.kind, views.content) {
            (PageKind::Home, _) => views.home(),
            (PageKind::Product(index), _) => views.product_page(index, root.as_str()),
            (PageKind::Category(index, number), _) => views.category_page(index, number),
            (PageKind::PriceList(number), _) => views.price_list(&self.price_order, number),
            (PageKind::Search, _) => views.search(&self.index().view),
            (PageKind::Page(index), _) => views.own_page(index, root.as_str()),
            (PageKind::NewsList, _) => views.news_page(),
            (PageKind::News(index), _) => views.news_item(index, root.as_str()),
            (PageKind::Portal, Content::Portal(portal)) => views.portal_front(portal),
            (PageKind::Shops(place, number), Content::Portal(portal)) => {
                views.shops(portal, place, number)
            }
            (PageKind::Network, Content::Portal(portal)) => views.network_page(portal),
            (PageKind::Cart | PageKind::Baskets, _) => views.plain("cart-title", "cart-empty-help"),
            (PageKind::Voice, _) => Page {
                menu: voice_url().into(),
                ..views.plain("voice-title", "voice-help")
            },
            (PageKind::Share, _) => Page {
                menu: share_url().into(),
                ..views.plain("share-title", "share-help")
            },
            // Shops never have pages of a portal.
            (
                PageKind::NotFound | PageKind::Portal | PageKind::Shops(..) | PageKind::Network,
                _,
            ) => Page {
                title: views.text("not-found-title"),
                ..Page::default()
            },
        }
    }
}

impl Views<'_> {
    /// A page without values of its own.
    fn plain(&self, title: &str, description: &str) -> Page<'_> {
        Page {
            title: self.text(title),
            description: self.text(description),
            ..Page::default()
        }
    }

    fn tagline(&self) -> String {
        self.profile().tagline.clone().unwrap_or_default()
    }

    /// Values about a page itself.
    pub(super) fn page_view(&self, plan: &PagePlan, page: &Page) -> PageView {
        let profile = self.profile();
        let mut breadcrumbs = vec![self.link("home", front_url())];
        breadcrumbs.extend(page.trail.iter().cloned());
        if !plan.kind.is_front() {
            breadcrumbs.push(LinkView {
                title: page.title.clone(),
                url: plan.path.to_string(),
            });
        }
        let url = profile.url.as_ref();
        let url = url.filter(|_| plan.kind != PageKind::NotFound);
        let cover = || self.preview(Topic::Shop, profile.cover.as_ref());
        let mut view = PageView {
            kind: plan.kind.name(),
            title: page.title.clone(),
            description: page.description.clone(),
            url: plan.path.clone(),
            canonical: url.map(|base| absolute_url(base, plan.path.as_str())),
            breadcrumbs,
            preview: page.preview.clone().or_else(cover),
            structured: None,
            menu: page.menu.clone(),
            sells: match plan.kind {
                PageKind::Product(_) => true,
                PageKind::Home => self.own_products().len() == 1,
                _ => false,
            },
        };
        view.structured = structured(self, plan.kind, &view);
        view
    }
}
