//! What a template sees: one plain value a page kind, each field documented for theme authors.
//!
//! Addresses inside the site are written from its root (`produk/kopi/index.html`); a template puts
//! `{{ root }}` before them, so that every link is relative. Money is ready to read (`Rp12.500`).
//! Fields named `*_html` are sanitised HTML; everything else is text that Tera escapes.

mod ordering;
mod portal;
mod product;
mod shop;

pub use ordering::{ChoiceView, ItemView, OrderView};
pub use portal::{
    NetworkView, NoticeView, PlaceLinkView, PortalPage, PortalView, ShopCardView, ShopListView,
    ShopsPage,
};
pub use product::{
    FactView, PriceGroupView, PriceRowView, PriceVariantView, ProductView, TierView, VariantView,
};
pub use shop::{
    AccountView, AddressView, HoursView, OpeningView, OutsideView, PaymentView, PermitView,
    QrisView, ShippingView, ShopView,
};

use serde::Serialize;

use crate::files::SitePath;
use crate::portal::PictureView;

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
    /// What search engines read of it (JSON-LD), safe within a `script` element; when the shop's public
    /// address is known.
    pub structured: Option<String>,
    /// The address in the menu that this page belongs to; empty for pages that the menu does not show.
    pub menu: String,
}

/// A link inside the site or out of it.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// The words to press.
    pub title: String,
    /// Address from the site's root, or absolute for links that lead out.
    pub url: String,
}

/// A category in menus and on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct CategoryLinkView {
    /// Its name.
    pub title: String,
    /// Its first page.
    pub url: SitePath,
    /// Products in it and below it.
    pub count: usize,
    /// Photo of its first product that has one.
    pub picture: Option<PictureView>,
}

/// The picture of a page in previews of its link.
#[derive(Debug, Clone, Serialize)]
pub struct PreviewView {
    /// Absolute address of a JPEG.
    pub url: String,
    /// Width in pixels: 1200 where the photo is large enough.
    pub width: u32,
    /// Height in pixels: 630 where the photo is large enough.
    pub height: u32,
}

/// One page of a long list, known as `pagination`.
#[derive(Debug, Serialize)]
pub struct PaginationView {
    /// Number of this page, from 1.
    pub current: usize,
    /// How many pages there are; a template shows nothing for 1.
    pub total: usize,
    /// Address of the page before.
    pub previous: Option<SitePath>,
    /// Address of the page after.
    pub next: Option<SitePath>,
    /// First, last and neighbouring pages; `number` 0 stands for a gap.
    pub pages: Vec<PageNumberView>,
}

/// One number of a pagination.
#[derive(Debug, Serialize)]
pub struct PageNumberView {
    /// From 1; 0 for a gap.
    pub number: usize,
    /// Its address; empty for a gap.
    pub url: String,
}

/// A category's own values, known as `category`; its products come as `products`.
#[derive(Debug, Serialize)]
pub struct CategoryView {
    /// Its name.
    pub title: String,
    /// Categories within it, on its first page.
    pub children: Vec<CategoryLinkView>,
    /// Products in it and below it.
    pub count: usize,
    /// Address of the search page that shows its products, to be narrowed and sorted.
    pub search: String,
}

/// What the search page works with, known as `search`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// Addresses of the index's scripts that hold names, in their order.
    pub names: Vec<SitePath>,
    /// Addresses of those that hold cards.
    pub cards: Vec<SitePath>,
    /// Addresses of those that hold texts.
    pub texts: Vec<SitePath>,
    /// How many products each script with cards holds.
    pub cards_per_file: usize,
    /// All categories, each followed by those within it.
    pub categories: Vec<SearchCategoryView>,
    /// One card of every look that the shop has, with slots in the place of texts and numbers.
    pub models: Vec<serde_json::Value>,
    /// How many results are shown at a time.
    pub step: usize,
}

/// A category to narrow a search to.
#[derive(Debug, Clone, Serialize)]
pub struct SearchCategoryView {
    /// Its name.
    pub title: String,
    /// What stands for it in the search page's address.
    pub slug: String,
    /// Its first page.
    pub url: SitePath,
    /// Products in it and below it.
    pub count: usize,
    /// How many categories it lies in.
    pub depth: usize,
}

/// A news item in a list.
#[derive(Debug, Clone, Serialize)]
pub struct NewsCardView {
    /// Its title.
    pub title: String,
    /// Address of its page.
    pub url: SitePath,
    /// `2026-10-05`, when known.
    pub date_iso: Option<String>,
    /// `5 Oktober 2026`.
    pub date: Option<String>,
    /// Its photo.
    pub picture: Option<PictureView>,
    /// The first sentences as text.
    pub excerpt: String,
}

/// A page or a news item, known as `article`.
#[derive(Debug, Serialize)]
pub struct ArticleView {
    /// Its title.
    pub title: String,
    /// `2026-10-05`; news only.
    pub date_iso: Option<String>,
    /// `5 Oktober 2026`; news only.
    pub date: Option<String>,
    /// Its photo; news only.
    pub picture: Option<PictureView>,
    /// The text.
    pub content_html: String,
}
