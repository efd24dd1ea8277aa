//! Trees of named classes: categories of products, places of shops.

use std::collections::HashMap;

use super::{ALL_PRODUCTS, free_slug};
use crate::parse::Spanned;
use crate::value::{natural_cmp, slug, title_from_folder};

/// A class with its members.
#[derive(Debug, Clone)]
pub struct Taxon {
    /// Its slug, which starts with those of its ancestors.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// Index of its parent.
    pub parent: Option<usize>,
    /// Indices of the things in it and below it, rising.
    pub members: Vec<usize>,
}

/// Builds the tree while things name their classes.
#[derive(Debug, Default)]
pub struct Taxonomy {
    list: Vec<Entry>,
    by_key: HashMap<String, usize>,
}

#[derive(Debug)]
struct Entry {
    taxon: Taxon,
    /// Sort key: the folder's name with its number, or the title.
    sort: String,
}

impl Taxonomy {
    /// Adds a product by its folders, or by the categories it names instead. Returns their indices; of folders, the
    /// innermost one's.
    pub(super) fn add(
        &mut self,
        product: usize,
        folders: &[String],
        named: &[Spanned<String>],
    ) -> Vec<usize> {
        let innermost: Vec<usize> = if named.is_empty() {
            let folders = folders.iter().fold(None, |parent, folder| {
                Some(self.entry(&title_from_folder(folder), folder, parent))
            });
            folders.into_iter().collect()
        } else {
            let names = named.iter();
            names
                .map(|name| self.entry(&name.value, &name.value, None))
                .collect()
        };
        for index in &innermost {
            self.put(product, *index);
        }
        innermost
    }

    /// Adds a thing to the class at `path` (widest first) and to its ancestors.
    pub fn add_path(&mut self, thing: usize, path: &[String]) {
        let innermost = path
            .iter()
            .fold(None, |parent, name| Some(self.entry(name, name, parent)));
        if let Some(index) = innermost {
            self.put(thing, index);
        }
    }

    fn put(&mut self, thing: usize, innermost: usize) {
        let mut next = Some(innermost);
        while let Some(index) = next {
            let taxon = &mut self.list[index].taxon;
            if taxon.members.last() != Some(&thing) {
                taxon.members.push(thing);
            }
            next = taxon.parent;
        }
    }

    fn entry(&mut self, title: &str, sort: &str, parent: Option<usize>) -> usize {
        let own = slug(title);
        let key = match parent {
            Some(parent) => format!("{}-{own}", self.list[parent].taxon.slug),
            None => own,
        };
        if let Some(index) = self.by_key.get(&key) {
            return *index;
        }
        let is_taken =
            |slug: &str| slug == ALL_PRODUCTS || self.list.iter().any(|c| c.taxon.slug == slug);
        let taxon = Taxon {
            slug: free_slug(&key, is_taken),
            title: title.to_owned(),
            parent,
            members: Vec::new(),
        };
        self.list.push(Entry {
            taxon,
            sort: sort.to_owned(),
        });
        self.by_key.insert(key, self.list.len() - 1);
        self.list.len() - 1
    }

    /// The classes in natural order, and the new index for each index given out so far.
    pub fn finish<T: From<Taxon>>(self) -> (Vec<T>, Vec<usize>) {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by(|a, b| {
            let (a, b) = (&self.list[*a], &self.list[*b]);
            let by_sort = natural_cmp(&a.sort, &b.sort);
            by_sort.then_with(|| a.taxon.slug.cmp(&b.taxon.slug))
        });
        let mut place = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new;
        }
        let taxa = order.iter().map(|old| {
            let mut taxon = self.list[*old].taxon.clone();
            taxon.parent = taxon.parent.map(|parent| place[parent]);
            T::from(taxon)
        });
        (taxa.collect(), place)
    }
}
