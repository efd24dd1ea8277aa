//! Targets of links in texts: within the shop, or from a group to its members.

use std::collections::BTreeMap;

use super::product::Product;
use super::profile::Profile;
use crate::discover::{MEMBERS, ShopSource};
use crate::files::{SitePath, SourcePath};
use crate::value::nearest;

/// Target of an address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An absolute address, or a fragment of the same page; used unchanged.
    Outside,
    /// The product of this index.
    Product(usize),
    /// The page of this index.
    Page(usize),
    /// The news item of this index.
    News(usize),
    /// A path in the folder of a member, from the group's folder; resolved once the members are known.
    Member(SourcePath),
    /// An address from the site's root.
    Address(SitePath),
    /// Dead or forbidden: the words stay, the link goes.
    Dropped,
}

/// Resolves a path in the folder of a group's member to an address from the site's root. Fails with the nearest
/// existing path.
pub type AddressOf<'a> = dyn Fn(&SourcePath) -> Result<SitePath, Option<SourcePath>> + 'a;

/// Link targets, by their paths from the shop's folder.
pub(super) struct Places<'s> {
    pub shop: &'s ShopSource,
    targets: BTreeMap<SourcePath, Target>,
    /// `true` for a group, whose folder contains members.
    has_members: bool,
}

impl<'s> Places<'s> {
    /// Targets for the texts of a shop.
    pub fn of_shop(source: &'s ShopSource, profile: &Profile, products: &[Product]) -> Self {
        let products = products.iter().enumerate();
        let products =
            products.map(|(index, product)| (product.folder.clone(), Target::Product(index)));
        Self {
            shop: source,
            targets: products.chain(articles(profile)).collect(),
            has_members: false,
        }
    }

    /// Targets for the texts of a group.
    pub fn of_group(source: &'s ShopSource, profile: &Profile) -> Self {
        Self {
            shop: source,
            targets: articles(profile).collect(),
            has_members: true,
        }
    }

    /// The target at a path: a product's folder or data file, a text with or without extension.
    pub fn target(&self, path: &SourcePath) -> Target {
        if self.has_members && is_of_member(path) {
            return Target::Member(path.to_owned());
        }
        let folder_of_data = path.parent().filter(|_| path.extension() == Some("yaml"));
        let with_extension = path.renamed(&format!("{}.md", path.file_name())).ok();
        [Some(path), folder_of_data.as_ref(), with_extension.as_ref()]
            .into_iter()
            .flatten()
            .find_map(|path| self.targets.get(path).cloned())
            .unwrap_or(Target::Dropped)
    }

    /// The nearest existing path to one without a target.
    pub fn nearest(&self, path: &SourcePath) -> Option<SourcePath> {
        let known = self.targets.keys().map(|known| known.as_str());
        nearest(path.as_str(), known).and_then(|known| SourcePath::parse(known).ok())
    }
}

fn articles(profile: &Profile) -> impl Iterator<Item = (SourcePath, Target)> {
    let pages = profile.pages.iter().enumerate();
    let pages = pages.map(|(index, page)| (page.path.clone(), Target::Page(index)));
    let news = profile.news.iter().enumerate();
    let news = news.map(|(index, item)| (item.path.clone(), Target::News(index)));
    pages.chain(news)
}

fn is_of_member(path: &SourcePath) -> bool {
    let first = path.names().next();
    first.is_some_and(|name| name.eq_ignore_ascii_case(MEMBERS)) && path.depth() > 1
}
