//! Where links from a group's texts into the folders of its members lead. They may be written as the folder
//! lies there (`toko/Kopi Gayo/produk/kopi`) or as the site has it (`toko/kopi-gayo/index.html`).

use camino::Utf8Path;

use super::lot::Lot;
use crate::discover::MEMBERS;
use crate::files::{SitePath, SourcePath};
use crate::plan::{front_url, news_url, page_url, product_url};
use crate::value::{nearest, slug};

/// The sites below a group.
pub(super) struct Neighbours<'l> {
    /// The group's place in the output.
    prefix: &'l Utf8Path,
    /// Those among them that lie in it.
    lots: Vec<&'l Lot>,
}

impl<'l> Neighbours<'l> {
    pub fn new(prefix: &'l Utf8Path, lots: &'l [Lot]) -> Self {
        let below = lots.iter().filter(|lot| lot.prefix.starts_with(prefix));
        Self {
            prefix,
            lots: below.collect(),
        }
    }

    /// The address, from the group's site, of what lies at a path from its folder.
    pub fn address(&self, path: &SourcePath) -> Result<SitePath, Option<SourcePath>> {
        let mut parts: Vec<&str> = path.names().collect();
        let (mut folder, mut place) = (SourcePath::root(), self.prefix.to_owned());
        // A shop of a group within the group has two such steps to it.
        while let [toko, name, ..] = parts[..]
            && toko.eq_ignore_ascii_case(MEMBERS)
        {
            let within = place.join(MEMBERS);
            let known = self.lots.iter().find(|lot| {
                lot.prefix.parent() == Some(&*within) && lot.source.root.file_name() == Some(name)
            });
            place = known.map_or_else(|| within.join(slug(name)), |lot| lot.prefix.clone());
            if !self.has_page(&place.join("index.html")) {
                let nearest = self.nearest(&within, name);
                return Err(nearest.map(|name| folder.join(&SourcePath::of([toko, name]))));
            }
            folder = folder.join(&SourcePath::of([toko, name]));
            parts.drain(..2);
        }
        let page = place.join(page_of(&parts).ok_or(None)?.as_str());
        let address = page.strip_prefix(self.prefix).map_err(|_| None)?;
        match self.has_page(&page) {
            true => Ok(SitePath::parse(address.as_str()).expect("a path in a site is one")),
            false => Err(None),
        }
    }

    fn has_page(&self, page: &Utf8Path) -> bool {
        // The innermost has the longest place.
        let holding = self.lots.iter().filter(|lot| page.starts_with(&lot.prefix));
        let owner = holding.max_by_key(|lot| lot.prefix.as_str().len());
        owner.is_some_and(|lot| {
            let path = page.strip_prefix(&lot.prefix).expect("it holds the page");
            lot.has_page(&SitePath::parse(path.as_str()).expect("a path in a site is one"))
        })
    }

    /// The folder of the member whose name is nearest to one that was typed.
    fn nearest(&self, within: &Utf8Path, name: &str) -> Option<&str> {
        let members = self
            .lots
            .iter()
            .filter(|lot| lot.prefix.parent() == Some(within) && lot.has_page(&front_url()));
        let names = members.filter_map(|lot| lot.source.root.file_name());
        nearest(name, names)
    }
}

/// The page, from a shop's root, of what lies at a path from its folder.
fn page_of(parts: &[&str]) -> Option<SitePath> {
    let text = |name: &str| slug(name.strip_suffix(".md").unwrap_or(name));
    match parts {
        [] | ["toko.yaml" | "kelompok.yaml"] => Some(front_url()),
        [.., "index.html"] => SitePath::parse(&parts.join("/")).ok(),
        ["halaman", name] => Some(page_url(&text(name))),
        ["kabar", name] => Some(news_url(&text(name))),
        ["produk", .., name, "produk.yaml" | "cerita.md"] => Some(product_url(&slug(name))),
        ["produk", .., name] => Some(product_url(&slug(name))),
        _ => None,
    }
}
