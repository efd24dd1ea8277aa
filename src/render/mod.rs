//! A plan, the photos and a theme in, HTML out; one view type a page kind.
//!
//! 1. `views` turns the catalogue into the plain values of [`view`];
//! 2. `markdown` turns texts into sanitised HTML;
//! 3. [`engine`] hands both to Tera.
//!
//! A page is rendered only when its key has changed. Pages of which there may be thousands have keys of digests
//! (`keys`), the few others of their views. What stands on many pages is made once: the values of a product's card, and `parts` of the HTML.
//! Nothing here touches the disk.

mod cards;
pub mod engine;
pub(crate) mod escape;
mod feed;
mod headers;
mod keys;
mod markdown;
mod minify;
mod one_file;
mod order;
mod parts;
mod plain;
mod search;
mod sheet;
mod structured;
pub mod view;
mod views;

pub use engine::{Engine, RenderError, read_ahead};
pub use headers::HEADERS_FILE;
pub use one_file::{WholeArticleView, WholeGroupView, WholeProductView, with_files};
pub use plain::plain_files;
pub use sheet::{Imprint, LabelSize, Paper, Sheet};
pub use views::CodeFile;

use std::collections::BTreeMap;
use std::hash::Hash;
use std::io::{BufWriter, Write};
use std::sync::OnceLock;

use serde::Serialize;
use tera::{Context, Value};

use self::cards::Cards;
use self::keys::KeyHasher;
use crate::diagnostic::Report;
use crate::files::{SitePath, SourcePath};
use crate::plan::{IconUse, PageKind, PagePlan};
use crate::portal::Content;
use crate::publish::{ContentKey, content_key};
use crate::theme::Asset;
use view::PageView;
pub use views::Views;

/// What stands in a photo's place until it has come.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Look {
    /// Its average colour in sRGB.
    pub color: [u8; 3],
    /// The photo itself as a tiny data address.
    pub picture: String,
}

/// The look of each photo that could be made, by its path from the shop's folder.
pub type Looks = BTreeMap<SourcePath, Look>;

/// Renders the pages of one site.
#[derive(Debug)]
pub struct Renderer<'a> {
    views: Views<'a>,
    cards: Cards<'a>,
    /// Stands for everything that all pages share.
    common: blake3::Hash,
    /// Of all products, made when they are first asked for.
    digests: OnceLock<Vec<blake3::Hash>>,
    /// Likewise.
    index: OnceLock<search::Index>,
    /// The products in the order of the price list.
    price_order: Vec<usize>,
}

/// The values of one page: what its key is made of and what its template sees.
#[derive(Serialize)]
struct PageContext<'v, T> {
    root: &'v str,
    page: &'v PageView,
    #[serde(flatten)]
    own: T,
    /// Its lists of cards, as numbers of products, by their names.
    #[serde(skip)]
    lists: &'v [(&'static str, Vec<usize>)],
}

/// Gathers the many small parts of a view: hashing one long text is several times faster.
type ViewWriter<'h> = BufWriter<&'h mut blake3::Hasher>;

const HASHED: &str = "views always become JSON, and all bytes can be hashed";

impl<'a> Renderer<'a> {
    /// A renderer for a site. `program` stands for the program itself: another build of it may render
    /// the same view in another way.
    pub fn new(views: Views<'a>, program: &str) -> Self {
        let Views { content, theme, .. } = views;
        let payment = content.shop().map(|shop| &shop.payment);
        let has_codes = payment.is_some_and(|payment| payment.with_amount.is_some());
        let mut hasher = blake3::Hasher::new();
        hasher.update(program.as_bytes());
        hasher.update(theme.fingerprint.as_bytes());
        // Says which pages have a payment code of their own.
        hasher.update(&[u8::from(has_codes)]);
        serde_json::to_writer(&mut hasher, &views.shop()).expect("views always become JSON");
        Self {
            common: hasher.finalize(),
            digests: OnceLock::new(),
            index: OnceLock::new(),
            price_order: views.price_order(),
            cards: Cards::new(views.cards()),
            views,
        }
    }

    /// Makes the templates ready, which is dear: to be asked for when there is something to render. A
    /// template of the shop that cannot be read is reported and the built-in one takes its place.
    pub fn press(&self, report: &mut Report) -> Press<'_> {
        let shop = Value::from_serializable(&self.views.shop());
        Press {
            engine: Engine::new(self.views.theme, &shop, report),
            renderer: self,
        }
    }

    /// What a page's content depends on.
    pub fn key(&self, plan: &PagePlan) -> ContentKey {
        if let Some(key) = self.key_by_digests(plan.kind) {
            return content_key(&key);
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.common.as_bytes());
        hasher.update(template_of(plan.kind).as_bytes());
        let mut view = ViewWriter::new(&mut hasher);
        self.visit(plan, &mut view, |view, context| {
            context.write(view);
            for (name, list) in context.lists() {
                view.write_all(name.as_bytes()).expect(HASHED);
                for product in list {
                    view.write_all(self.cards.hash(*product)).expect(HASHED);
                }
            }
        });
        view.flush().expect(HASHED);
        drop(view);
        content_key(&hasher.finalize())
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

    /// The files that scripts of the site read: the search index, and what a portal knows of its shops.
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

    /// Builds a page's values and hands them on while they live.
    fn visit<S>(&self, plan: &PagePlan, state: &mut S, then: impl FnOnce(&mut S, &dyn AnyContext)) {
        let root = plan.path.to_root();
        let views = &self.views;
        let page = views.page(plan);
        let (root, page) = (root.as_str(), &page);
        macro_rules! hand_on {
            ($own:expr) => {
                hand_on!($own, [])
            };
            ($own:expr, $lists:expr) => {
                then(
                    state,
                    &PageContext {
                        root,
                        page,
                        own: $own,
                        lists: &$lists,
                    },
                )
            };
        }
        if let Content::Portal(portal) = views.content {
            match plan.kind {
                PageKind::Portal => {
                    return hand_on!(
                        views.portal_page(portal),
                        [("products", views.first_products(&[]))]
                    );
                }
                PageKind::Shops(place, number) => {
                    return hand_on!(views.shops_page(portal, (place, number)));
                }
                PageKind::Network => {
                    return hand_on!(Own::one("network", views.network(portal)));
                }
                _ => {}
            }
        }
        match plan.kind {
            PageKind::Home => {
                let featured = views.featured();
                let products = views.first_products(&featured);
                hand_on!(
                    Own::one("news", views.latest_news()),
                    [("featured", featured), ("products", products)]
                )
            }
            PageKind::Product(index) => hand_on!(
                Own::one("product", views.product(index, root)),
                [("related", views.related(index))]
            ),
            PageKind::Category(index, number) => hand_on!(
                views.category(index, number),
                [("products", views.category_products(index, number))]
            ),
            PageKind::PriceList(number) => {
                hand_on!(views.price_list_page(&self.price_order, number))
            }
            PageKind::Page(index) => hand_on!(Own::one("article", views.own_page(index, root))),
            PageKind::NewsList => hand_on!(Own::one("news", views.news_list())),
            PageKind::News(index) => hand_on!(Own::one("article", views.news_item(index, root))),
            PageKind::Search => hand_on!(Own::one("search", &self.index().view)),
            PageKind::Portal
            | PageKind::Shops(..)
            | PageKind::Network
            | PageKind::Cart
            | PageKind::Baskets
            | PageKind::Voice
            | PageKind::Share
            | PageKind::NotFound => {
                hand_on!(Own::none())
            }
        }
    }
}

/// Renders pages of one shop, with its templates at hand.
#[derive(Debug)]
pub struct Press<'r> {
    renderer: &'r Renderer<'r>,
    engine: Engine<'r>,
}

impl Press<'_> {
    /// A page's HTML. A template of the shop that fails is reported and the built-in ones are used.
    pub fn page(&self, plan: &PagePlan, report: &mut Report) -> Result<String, RenderError> {
        let renderer = self.renderer;
        let mut context = Context::new();
        renderer.visit(plan, &mut context, |context, page| {
            *context = page.to_tera();
            for (name, list) in page.lists() {
                let cards = list.iter().map(|product| renderer.cards.value(*product));
                context.insert_value(*name, cards.collect::<Vec<Value>>().into());
            }
        });
        self.engine.render(
            &template_of(plan.kind),
            &context,
            plan.path.as_str(),
            report,
        )
    }
}

/// A page's own value under the name that its template knows.
struct Own;

impl Own {
    fn none() -> BTreeMap<&'static str, ()> {
        BTreeMap::new()
    }

    fn one<T: Serialize>(name: &'static str, value: T) -> BTreeMap<&'static str, T> {
        BTreeMap::from([(name, value)])
    }
}

/// The values of a page whatever their type.
trait AnyContext {
    fn write(&self, view: &mut ViewWriter);
    fn to_tera(&self) -> Context;
    fn lists(&self) -> &[(&'static str, Vec<usize>)];
}

impl<T: Serialize> AnyContext for PageContext<'_, T> {
    fn write(&self, view: &mut ViewWriter) {
        serde_json::to_writer(view, self).expect(HASHED);
    }

    fn to_tera(&self) -> Context {
        Context::from_serialize(self).expect("views always become a context")
    }

    fn lists(&self) -> &[(&'static str, Vec<usize>)] {
        self.lists
    }
}

fn template_of(kind: PageKind) -> String {
    format!("{}.html", kind.name())
}
