//! A page of a category's products, or of all.

use serde::Serialize;

use super::Page;
use crate::catalogue::{ALL_PRODUCTS, Category};
use crate::files::SitePath;
use crate::plan::{Use, category_pages, category_search_url, category_url};
use crate::portal::{Content, PictureView};
use crate::render::Views;
use crate::render::link::LinkView;
use crate::render::pagination::{PaginationView, pagination};

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

/// Values of a category's page, except its products.
#[derive(Debug, Serialize)]
struct CategoryPage {
    category: CategoryView,
    pagination: PaginationView,
}

impl Views<'_> {
    /// Page `number`, from 1, of a category; without one, of all products.
    pub(super) fn category_page(&self, index: Option<usize>, number: usize) -> Page<'_> {
        let category = index.map(|index| &self.categories()[index]);
        let (title, slug) = match category {
            Some(category) => (category.title.clone(), category.slug.as_str()),
            None => (self.text("all-products"), ALL_PRODUCTS),
        };
        let (products, count) = self.category_products(category, number);
        let total = category_pages(count, self.per_page());
        let view = CategoryView {
            title: title.clone(),
            // Later pages start with the products.
            children: match number {
                1 => self.category_links(index),
                _ => Vec::new(),
            },
            count,
            search: category_search_url(slug),
        };
        let trail = self.category_trail(category.and_then(|category| category.parent));
        let widest = trail.first().map(|widest| widest.url.clone());
        Page {
            title,
            description: self.tagline(),
            trail,
            menu: widest.unwrap_or_else(|| category_url(slug, 1).into()),
            lists: vec![("products", products)],
            own: Box::new(CategoryPage {
                category: view,
                pagination: pagination(number, total, |number| category_url(slug, number)),
            }),
            ..Page::default()
        }
    }

    /// The products on one page of a category, or of all products, and the number of all.
    fn category_products(&self, category: Option<&Category>, number: usize) -> (Vec<usize>, usize) {
        let (skipped, most) = ((number - 1) * self.per_page(), self.per_page());
        match category {
            Some(category) => {
                let products = category.products.iter().copied();
                let on_page = products.skip(skipped).take(most);
                (on_page.collect(), category.products.len())
            }
            None => {
                let count = self.content.product_count();
                ((0..count).skip(skipped).take(most).collect(), count)
            }
        }
    }

    /// The categories above a category and itself, from the widest.
    pub(super) fn category_trail(&self, innermost: Option<usize>) -> Vec<LinkView> {
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

    /// The categories within one, or the top ones.
    pub(in crate::render) fn category_links(&self, parent: Option<usize>) -> Vec<CategoryLinkView> {
        let within = self
            .categories()
            .iter()
            .filter(|category| category.parent == parent);
        within
            .map(|category| self.category_link(category))
            .collect()
    }

    fn category_link(&self, category: &Category) -> CategoryLinkView {
        CategoryLinkView {
            title: category.title.clone(),
            url: category_url(&category.slug, 1),
            count: category.products.len(),
            picture: self.category_picture(category),
        }
    }

    /// Photo of a category's first product that has one.
    pub(in crate::render) fn category_picture(&self, category: &Category) -> Option<PictureView> {
        let mut photos = category.products.iter().filter_map(|index| {
            if let Content::Portal(portal) = self.content {
                return portal.members.product(*index).card.picture.clone();
            }
            let product = &self.own_products()[*index];
            self.picture(product.photos.first()?, Use::Card, &category.title)
        });
        photos.next()
    }
}
