//! Categories: the folders between `produk/` and a product, or what `kategori` says instead.

use std::collections::HashMap;

use super::{ALL_PRODUCTS, free_slug};
use crate::parse::Spanned;
use crate::value::{natural_cmp, slug, title_from_folder};

/// A category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its part of the address: `kategori/<slug>/index.html`.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// Index of the category it lies in.
    pub parent: Option<usize>,
    /// Indices of the products in it and below it, in their order.
    pub products: Vec<usize>,
}

/// Collects categories while products name them.
#[derive(Debug, Default)]
pub(super) struct Categories {
    list: Vec<Building>,
    by_key: HashMap<String, usize>,
}

#[derive(Debug)]
struct Building {
    category: Category,
    /// Orders categories: the folder's name with its number, or the title.
    sort: String,
}

impl Categories {
    /// Adds a product's categories and returns their indices, the innermost of its folders first.
    pub fn add(
        &mut self,
        product: usize,
        folders: &[String],
        named: &[Spanned<String>],
    ) -> Vec<usize> {
        let innermost: Vec<usize> = if named.is_empty() {
            self.folder(folders).into_iter().collect()
        } else {
            named
                .iter()
                .map(|name| self.category(&name.value, &name.value, None))
                .collect()
        };
        for index in &innermost {
            self.put(product, *index);
        }
        innermost
    }

    /// Adds something to the category that `path` leads to, and to those above it.
    pub fn add_path(&mut self, thing: usize, path: &[String]) {
        let innermost = path
            .iter()
            .fold(None, |parent, name| Some(self.category(name, name, parent)));
        if let Some(index) = innermost {
            self.put(thing, index);
        }
    }

    fn put(&mut self, thing: usize, innermost: usize) {
        let mut next = Some(innermost);
        while let Some(index) = next {
            let category = &mut self.list[index].category;
            if category.products.last() != Some(&thing) {
                category.products.push(thing);
            }
            next = category.parent;
        }
    }

    fn folder(&mut self, folders: &[String]) -> Option<usize> {
        folders.iter().fold(None, |parent, folder| {
            Some(self.category(&title_from_folder(folder), folder, parent))
        })
    }

    fn category(&mut self, title: &str, sort: &str, parent: Option<usize>) -> usize {
        let own = slug(title);
        let key = match parent {
            Some(parent) => format!("{}-{own}", self.list[parent].category.slug),
            None => own,
        };
        if let Some(index) = self.by_key.get(&key) {
            return *index;
        }
        let taken =
            |slug: &str| slug == ALL_PRODUCTS || self.list.iter().any(|c| c.category.slug == slug);
        let category = Category {
            slug: free_slug(&key, taken),
            title: title.to_owned(),
            parent,
            products: Vec::new(),
        };
        self.list.push(Building {
            category,
            sort: sort.to_owned(),
        });
        self.by_key.insert(key, self.list.len() - 1);
        self.list.len() - 1
    }

    /// The categories in natural order, and for each index given out so far its place among them.
    pub fn finish(self) -> (Vec<Category>, Vec<usize>) {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by(|a, b| {
            natural_cmp(&self.list[*a].sort, &self.list[*b].sort).then_with(|| {
                self.list[*a]
                    .category
                    .slug
                    .cmp(&self.list[*b].category.slug)
            })
        });
        let mut place = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new;
        }
        let categories = order
            .iter()
            .map(|old| {
                let mut category = self.list[*old].category.clone();
                category.parent = category.parent.map(|parent| place[parent]);
                category
            })
            .collect();
        (categories, place)
    }
}
