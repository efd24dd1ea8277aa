//! Renders a plan, pictures and a theme to HTML.
//!
//! 1. [`Views`] is the input;
//! 2. `pages` has one file a page kind with the view of its template; the files beside it have views that several
//!    kinds share;
//! 3. `markdown` turns texts into sanitised HTML;
//! 4. [`engine`] renders with Tera.
//!
//! Addresses in views start at the site's root (`produk/kopi/index.html`); templates put `{{ root }}` before them, so
//! that all links are relative. Money is formatted (`Rp12.500`). Fields named `*_html` are sanitised HTML; Tera escapes
//! everything else.
//!
//! A page is rendered only when its key is new. Keys of pages that may number thousands are made of digests (`keys`),
//! those of the few others of their views. Values on many pages are made once: product cards, and `parts` of the HTML.
//! Never touches the disk.

mod address;
mod card;
mod cards;
mod code;
pub mod engine;
mod feed;
mod form;
mod group_file;
mod group_sheet;
mod headers;
mod hours;
mod item;
mod keys;
mod lead;
mod letters;
mod link;
mod markdown;
mod member;
mod minify;
mod one_file;
mod order;
mod pages;
mod pagination;
mod parts;
mod payment;
mod permit;
mod picture;
mod plain;
mod portal;
mod redirects;
mod search;
mod sellers;
mod sheet;
mod shop;
mod steps;
mod structured;
mod tiers;
mod views;

pub use code::CodeFile;
pub use engine::{Engine, RenderError, read_ahead};
pub use form::FormWish;
pub use group_file::{OrderLinks, ShelfView};
pub use group_sheet::{AttendanceRow, GroupSheet};
pub use headers::HEADERS_FILE;
pub use lead::lead_pages;
pub use letters::{Award, CertificateView, LetterView, NoteView, Signed};
pub use one_file::with_files;
pub use picture::cap_density;
pub use plain::plain_files;
pub use redirects::REDIRECTS_FILE;
pub use sheet::{Imprint, LabelSize, Paper, Sheet};
pub use views::Views;

use std::collections::BTreeMap;
use std::hash::Hash;
use std::sync::OnceLock;

use tera::{Context, Value};

use self::cards::Cards;
use self::keys::{JsonHasher, KeyHasher};
use self::shop::ShopView;
use crate::diagnostic::Report;
use crate::files::{SitePath, SourcePath};
use crate::plan::{IconUse, PageKind, PagePlan};
use crate::publish::{ContentKey, content_key};
use crate::theme::Asset;

/// Placeholder of a photo while it loads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Look {
    /// Its average colour in sRGB.
    pub color: [u8; 3],
    /// The photo as a tiny data address.
    pub picture: String,
}

/// Placeholders of all developed photos, by path from the shop's folder.
pub type Looks = BTreeMap<SourcePath, Look>;

/// Renders the pages of one site.
#[derive(Debug)]
pub struct Renderer<'a> {
    views: Views<'a>,
    /// The `shop` value of all templates.
    shop: ShopView,
    cards: Cards<'a>,
    /// Digest of everything that all pages share.
    common: blake3::Hash,
    /// Digests of all products, on first use.
    digests: OnceLock<Vec<blake3::Hash>>,
    /// Search index, on first use.
    index: OnceLock<search::Index>,
    /// The products in the order of the price list.
    price_order: Vec<usize>,
}

impl<'a> Renderer<'a> {
    /// A renderer for a site. `program` identifies the executable: another one may render the same view differently.
    pub fn new(views: Views<'a>, program: &str) -> Self {
        let Views { content, theme, .. } = views;
        let payment = content.shop().map(|shop| &shop.payment);
        let has_codes = payment.is_some_and(|payment| payment.with_amount.is_some());
        let mut hasher = JsonHasher::default();
        hasher.add(program);
        hasher.add(theme.digest.as_bytes());
        // Decides which pages show a payment code of their own.
        hasher.add(&has_codes);
        // The licences of products are no part of the shop's view.
        let membership = content.shop().and_then(|shop| shop.membership.as_ref());
        hasher.add(&membership.map(|group| &group.confirmed));
        let shop = views.shop();
        hasher.add(&shop);
        Self {
            shop,
            common: hasher.key(),
            digests: OnceLock::new(),
            index: OnceLock::new(),
            price_order: views.price_order(),
            cards: Cards::new(views.cards()),
            views,
        }
    }

    /// Compiles the templates, which is slow: call it only when a page is to be rendered. A broken template of the shop
    /// is reported, and the built-in one is used.
    pub fn load_templates(&self, report: &mut Report) -> TemplateRenderer<'_> {
        let shop = Value::from_serializable(&self.shop);
        TemplateRenderer {
            engine: Engine::new(self.views.theme, &shop, report),
            renderer: self,
        }
    }

    /// Key of a page: hash of all that its bytes depend on.
    pub fn key(&self, plan: &PagePlan) -> ContentKey {
        if let Some(key) = self.key_by_digests(plan.kind) {
            return content_key(&key);
        }
        let page = self.page(plan);
        let mut hasher = JsonHasher::default();
        hasher.add(&(self.common.as_bytes(), plan.path.to_root().as_str()));
        hasher.add(&self.views.page_view(plan, &page));
        page.own.hash(&mut hasher);
        for (name, list) in &page.lists {
            let cards = list.iter().map(|product| self.cards.hash(*product));
            hasher.add(&(name, cards.collect::<Vec<_>>()));
        }
        content_key(&hasher.key())
    }

    /// The key of a page of which there may be thousands; see [`keys`].
    fn key_by_digests(&self, kind: PageKind) -> Option<blake3::Hash> {
        let views = &self.views;
        let mut hasher = KeyHasher::default();
        (self.common.as_bytes(), kind.name()).hash(&mut hasher);
        match kind {
            PageKind::Product(index) => {
                let digests = self.digests.get_or_init(|| views.product_digests());
                digests[index].as_bytes().hash(&mut hasher);
                views.hash_trail(index, &mut hasher);
                for card in views.related(index) {
                    self.cards.hash(card).hash(&mut hasher);
                }
            }
            PageKind::PriceList(number) => {
                let (products, total) = views.price_page(&self.price_order, number);
                (number, total).hash(&mut hasher);
                for product in products {
                    views.hash_prices(*product, &mut hasher);
                    views.hash_trail(*product, &mut hasher);
                }
            }
            PageKind::Page(index) => views.hash_article(&views.profile().pages[index], &mut hasher),
            PageKind::News(index) => views.hash_article(&views.profile().news[index], &mut hasher),
            _ => return None,
        }
        Some(hasher.key())
    }

    /// Files for the site's scripts: the search index, and a portal's data about its shops.
    pub fn data_files(&self) -> Vec<Asset> {
        let index = self.index().files.iter().cloned();
        let index = index.chain(self.views.directory());
        index.chain(self.views.carts()).collect()
    }

    /// The files of the search index, which the search page names.
    pub fn search_files(&self) -> &[Asset] {
        &self.index().files
    }

    fn index(&self) -> &search::Index {
        self.index
            .get_or_init(|| search::Index::new(&self.views, &self.cards))
    }

    /// The files of the QR codes that pages of products show.
    pub fn code_files(&self) -> Vec<CodeFile> {
        self.views.code_files()
    }

    /// The address of an icon of the shop, from the site's root.
    pub fn icon(&self, purpose: IconUse) -> &SitePath {
        self.views.icon(purpose)
    }
}

/// Renders pages of one site with its compiled templates.
#[derive(Debug)]
pub struct TemplateRenderer<'r> {
    renderer: &'r Renderer<'r>,
    engine: Engine<'r>,
}

impl TemplateRenderer<'_> {
    /// Renders a page. A failing template of the shop is reported, and the built-in ones are used.
    pub fn page(&self, plan: &PagePlan, report: &mut Report) -> Result<String, RenderError> {
        let renderer = self.renderer;
        let page = renderer.page(plan);
        let mut context: Context = page.own.context();
        context.insert("root", plan.path.to_root().as_str());
        context.insert("page", &renderer.views.page_view(plan, &page));
        for (name, list) in &page.lists {
            let cards = list.iter().map(|product| renderer.cards.value(*product));
            context.insert_value(*name, cards.collect::<Vec<Value>>().into());
        }
        self.engine.render(
            &template_of(plan.kind),
            &context,
            plan.path.as_str(),
            report,
        )
    }
}

fn template_of(kind: PageKind) -> String {
    format!("{}.html", kind.name())
}
