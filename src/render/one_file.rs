//! The whole shop as one page, a file to be sent from phone to phone. Android opens such a file from an address that
//! cannot load anything beside it, and some viewers run no scripts.
//!
//! - A product is one element with two looks: a card in the list, and a full-screen view while the element is the
//!   `:target` of the address. So each photo is in the file once, the browser's back button works, and browsing and
//!   ordering need no script.
//! - Pages, news, search and cart are such elements too, without a card.
//! - Addresses within the shop are those of the site: `root` is `#`, and each place has its address as its id. So
//!   components, texts and scripts of the site work unchanged.
//! - [`with_files`] replaces the names of photos and codes by data addresses, once it is known which fit.
//! - The scripts of the site are concatenated, after the search index.

use std::collections::BTreeMap;

use memchr::memchr_iter;
use serde::Serialize;
use tera::Context;

use super::form::inline;
use super::pages::{
    ArticleView, NewsCardView, ProductView, SearchView, in_tree_order, search_category,
};
use super::{RenderError, Renderer, TemplateRenderer};
use crate::catalogue::ALL_PRODUCTS;
use crate::diagnostic::Report;
use crate::files::SitePath;
use crate::plan::{category_url, news_url, page_url};

/// `root` on this page: all addresses become fragments.
const ROOT: &str = "#";

/// The site's scripts in the order of their dependencies.
const SCRIPTS: [&str; 8] = [
    "shop.js",
    "texts.js",
    "store.js",
    "quick.js",
    "order.js",
    "product.js",
    "cart.js",
    "search.js",
];
/// Index in [`SCRIPTS`] before which this page's own script goes: later scripts test for it.
const BEFORE_OWN: usize = 6;

/// Products of one category.
#[derive(Debug, Serialize)]
pub struct WholeGroupView {
    /// The category; absent for products without one.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<SitePath>,
    /// Number of its ancestors.
    pub depth: usize,
    /// Products that have it as their first category.
    pub products: Vec<WholeProductView>,
}

/// A product with all its fields.
#[derive(Debug, Serialize)]
pub struct WholeProductView {
    /// Its number in the search index, unique on the page.
    pub number: String,
    /// Values of its own page.
    #[serde(flatten)]
    pub product: ProductView,
}

/// A page of the shop or a news item.
#[derive(Debug, Serialize)]
pub struct WholeArticleView {
    /// Its address.
    pub url: SitePath,
    /// Values of its own page.
    #[serde(flatten)]
    pub article: ArticleView,
}

#[derive(Serialize)]
struct OneFileContext<'a> {
    root: &'static str,
    list_url: SitePath,
    groups: Vec<WholeGroupView>,
    articles: Vec<WholeArticleView>,
    news: Vec<NewsCardView>,
    about_html: Option<String>,
    search: Option<&'a SearchView>,
    script: String,
}

impl TemplateRenderer<'_> {
    /// Renders the whole shop as one page with names in place of files. A failing template of the shop is reported, and
    /// the built-in ones are used.
    ///
    /// # Errors
    /// When a built-in template fails.
    pub fn one_file(&self, report: &mut Report) -> Result<String, RenderError> {
        let renderer = self.renderer;
        let views = &renderer.views;
        let profile = views.profile();
        let pages = profile.pages.iter().map(|page| WholeArticleView {
            url: page_url(&page.slug),
            article: views.article(page, ROOT),
        });
        let news = profile.news.iter().map(|item| WholeArticleView {
            url: news_url(&item.slug),
            article: views.article(item, ROOT),
        });
        let sells = !views.own_products().is_empty();
        let about = profile.description.as_ref();
        let context = OneFileContext {
            root: ROOT,
            list_url: category_url(ALL_PRODUCTS, 1),
            groups: renderer.groups(),
            articles: pages.chain(news).collect(),
            news: views.news_list(),
            about_html: about.map(|text| views.html(text, None, ROOT, 3)),
            search: sells.then(|| &renderer.index().view),
            script: renderer.script(sells),
        };
        let context = Context::from_serialize(&context).expect("views always become a context");
        let template = "one_file.html";
        self.engine.render(template, &context, template, report)
    }
}

impl Renderer<'_> {
    /// All products by their first category, in the order of the search page; those without one come last.
    fn groups(&self) -> Vec<WholeGroupView> {
        let categories = self.views.categories();
        let mut groups: Vec<WholeGroupView> = Vec::new();
        for index in in_tree_order(categories) {
            let view = search_category(categories, index);
            let members = categories[index].products.iter();
            groups.push(WholeGroupView {
                title: Some(view.title),
                url: Some(view.url),
                depth: view.depth,
                products: self.whole(members.copied(), Some(index)),
            });
        }
        groups.push(WholeGroupView {
            title: None,
            url: None,
            depth: 0,
            products: self.whole(0..self.views.own_products().len(), None),
        });
        // A category stays when only its descendants have products.
        groups.retain(|group| group.url.is_some() || !group.products.is_empty());
        groups
    }

    fn whole(
        &self,
        products: impl Iterator<Item = usize>,
        category: Option<usize>,
    ) -> Vec<WholeProductView> {
        let all = self.views.own_products();
        let own = products.filter(|index| all[*index].categories.first().copied() == category);
        let view = |index: usize| {
            let mut product = self.views.product(index, ROOT);
            // The script takes the photo from the card.
            product.item.photo = None;
            product.item.photos.clear();
            product
                .variants
                .iter_mut()
                .for_each(|variant| variant.picture = None);
            WholeProductView {
                number: index.to_string(),
                product,
            }
        };
        own.map(view).collect()
    }

    /// All scripts, concatenated.
    fn script(&self, sells: bool) -> String {
        let theme = self.views.theme;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let needed = if sells { &SCRIPTS[..] } else { &SCRIPTS[..2] };
        let assets = needed.iter().filter_map(|name| theme.assets.get(*name));
        let mut scripts: Vec<String> = assets.map(|asset| text(asset.bytes())).collect();
        let place = BEFORE_OWN.min(scripts.len());
        scripts.insert(place, theme.one_file_script.small().to_owned());
        if sells {
            let index = self.index();
            let is_wanted =
                |url: &SitePath| index.view.names.contains(url) || index.view.texts.contains(url);
            let files = index.files.iter().filter(|file| is_wanted(&file.url));
            scripts.splice(0..0, files.map(|file| text(file.bytes())));
        }
        inline(&scripts.join("\n"))
    }
}

/// Replaces the names of files in a page by data addresses: `files` maps addresses from the root.
pub fn with_files(page: &[u8], files: &BTreeMap<SitePath, String>) -> Vec<u8> {
    let is_end = |byte: &u8| matches!(byte, b'"' | b'\'' | b' ' | b'>' | b')');
    let mut whole = Vec::with_capacity(page.len() + files.values().map(String::len).sum::<usize>());
    let mut copied = 0;
    for at in memchr_iter(b'#', page) {
        let name = &page[at + 1..];
        let end = name.iter().position(is_end).unwrap_or(name.len());
        let data = std::str::from_utf8(&name[..end])
            .ok()
            .and_then(|name| files.get(name));
        let Some(data) = data else { continue };
        whole.extend_from_slice(&page[copied..at]);
        // The minifier drops quotes around the name; a data address needs them.
        let quote: &[u8] = if page[..at].ends_with(b"=") {
            b"\""
        } else {
            b""
        };
        whole.extend_from_slice(quote);
        whole.extend_from_slice(data.as_bytes());
        whole.extend_from_slice(quote);
        copied = at + 1 + end;
    }
    whole.extend_from_slice(&page[copied..]);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_files_give_way() {
        let files = BTreeMap::from([(
            SitePath::of(["foto", "1"]),
            "data:image/webp;base64,AA==".to_owned(),
        )]);
        let page = b"<img src=#foto/1><img src=\"#foto/1\"><a href=#foto/12>#foto/1.</a> <b style=color:#foto>";
        let whole = with_files(page, &files);
        assert_eq!(
            String::from_utf8(whole).unwrap(),
            "<img src=\"data:image/webp;base64,AA==\"><img src=\"data:image/webp;base64,AA==\">\
             <a href=#foto/12>#foto/1.</a> <b style=color:#foto>"
        );
    }
}
