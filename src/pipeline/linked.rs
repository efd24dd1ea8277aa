//! Where links from a group's texts into the folders of its members lead. They may be written as the folder
//! lies there (`toko/Kopi Gayo/produk/kopi`) or as the site has it (`toko/kopi-gayo/index.html`).

use super::lot::Lot;
use crate::discover::MEMBERS;
use crate::files::{SitePath, SourcePath};
use crate::plan::{front_url, news_url, page_url, product_url};
use crate::value::{nearest, slug};

/// The sites below a group.
pub(super) struct Neighbours<'l> {
    /// The group's place in the output.
    prefix: &'l SitePath,
    /// Those among them that lie in it.
    lots: Vec<&'l Lot>,
}

impl<'l> Neighbours<'l> {
    pub fn new(prefix: &'l SitePath, lots: &'l [Lot]) -> Self {
        let below = lots.iter().filter(|lot| lot.prefix.starts_with(prefix));
        Self {
            prefix,
            lots: below.collect(),
        }
    }

    /// The address, from the group's site, of what lies at a path from its folder.
    pub fn address(&self, path: &SourcePath) -> Result<SitePath, Option<SourcePath>> {
        let mut names: Vec<&str> = path.names().collect();
        let (mut folder, mut place) = (SourcePath::root(), self.prefix.clone());
        // A shop of a group within the group has two such steps to it.
        while let [toko, name, ..] = names[..]
            && toko.eq_ignore_ascii_case(MEMBERS)
        {
            let within = place.join(&SitePath::of([MEMBERS]));
            let mut members = self.members(&within);
            let known = members.find(|lot| lot.source.root.file_name() == Some(name));
            place = known.map_or_else(
                || within.join(&SitePath::of([&*slug(name)])),
                |lot| lot.prefix.clone(),
            );
            let folder_of = |name| folder.join(&SourcePath::of([toko, name]));
            if !self.has_page(&place.join(&front_url())) {
                return Err(self.nearest(&within, name).map(folder_of));
            }
            folder = folder_of(name);
            names.drain(..2);
        }
        let page = place.join(&page_of(&names).ok_or(None)?);
        let address = page.strip_prefix(self.prefix).ok_or(None)?;
        match self.has_page(&page) {
            true => Ok(address),
            false => Err(None),
        }
    }

    /// Those directly in a folder of the output.
    fn members<'w>(&'w self, within: &'w SitePath) -> impl Iterator<Item = &'l Lot> + use<'l, 'w> {
        let lots = self.lots.iter().copied();
        lots.filter(move |lot| lot.prefix.parent().as_ref() == Some(within))
    }

    fn has_page(&self, page: &SitePath) -> bool {
        let inner = |lot: &&'l Lot| Some((*lot, page.strip_prefix(&lot.prefix)?));
        let holding = self.lots.iter().filter_map(inner);
        // The innermost has the longest place.
        let owner = holding.max_by_key(|(lot, _)| lot.prefix.depth());
        owner.is_some_and(|(lot, path)| lot.has_page(&path))
    }

    /// The folder of the member whose name is nearest to one that was typed.
    fn nearest(&self, within: &SitePath, name: &str) -> Option<&'l str> {
        let members = self
            .members(within)
            .filter(|lot| lot.has_page(&front_url()));
        let names = members.filter_map(|lot| lot.source.root.file_name());
        nearest(name, names)
    }
}

/// The page, from a shop's root, of what lies at a path from its folder.
fn page_of(names: &[&str]) -> Option<SitePath> {
    let text = |name: &str| slug(name.strip_suffix(".md").unwrap_or(name));
    match names {
        [] | ["toko.yaml" | "kelompok.yaml"] => Some(front_url()),
        [.., "index.html"] => names
            .iter()
            .try_fold(SitePath::root(), |folder, name| folder.child(name).ok()),
        ["halaman", name] => Some(page_url(&text(name))),
        ["kabar", name] => Some(news_url(&text(name))),
        ["produk", .., name, "produk.yaml" | "cerita.md"] => Some(product_url(&slug(name))),
        ["produk", .., name] => Some(product_url(&slug(name))),
        _ => None,
    }
}
