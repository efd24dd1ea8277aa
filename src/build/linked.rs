//! Resolves links from a group's texts into its members' folders. They may be written as in the source (`toko/Kopi
//! Gayo/produk/kopi`) or as on the site (`toko/kopi-gayo/index.html`).

use super::sink::Sink;
use super::site::{Site, State};
use crate::discover::MEMBERS;
use crate::files::{SitePath, SourcePath};
use crate::plan::{front_url, news_url, page_url, product_url};
use crate::value::{nearest, slug};

/// The sites below a group.
pub(super) struct Neighbours<'s> {
    /// The group's place in the output.
    place: &'s SitePath,
    /// The sites that lie in it.
    sites: Vec<&'s Site>,
    /// Answers which outputs there are.
    sink: &'s dyn Sink,
}

impl<'s> Neighbours<'s> {
    pub fn new(place: &'s SitePath, sites: &'s [Site], sink: &'s dyn Sink) -> Self {
        let below = sites.iter().filter(|site| site.place.starts_with(place));
        Self {
            place,
            sites: below.collect(),
            sink,
        }
    }

    /// The address, from the group's site, of a path from its folder.
    pub fn address(&self, path: &SourcePath) -> Result<SitePath, Option<SourcePath>> {
        let mut names: Vec<&str> = path.names().collect();
        let (mut folder, mut place) = (SourcePath::root(), self.place.clone());
        // A shop of a nested group takes two such steps.
        while let [toko, name, ..] = names[..]
            && toko.eq_ignore_ascii_case(MEMBERS)
        {
            let within = place.join(&SitePath::of([MEMBERS]));
            let mut members = self.members(&within);
            let known = members.find(|site| site.source.root.file_name() == Some(name));
            place = known.map_or_else(
                || within.join(&SitePath::of([&*slug(name)])),
                |site| site.place.clone(),
            );
            let folder_of = |name| folder.join(&SourcePath::of([toko, name]));
            if !self.has_page(&place.join(&front_url())) {
                return Err(self.nearest(&within, name).map(folder_of));
            }
            folder = folder_of(name);
            names.drain(..2);
        }
        let page = place.join(&page_of(&names).ok_or(None)?);
        let address = page.strip_prefix(self.place).ok_or(None)?;
        match self.has_page(&page) {
            true => Ok(address),
            false => Err(None),
        }
    }

    /// The sites directly in a folder of the output.
    fn members<'w>(&'w self, within: &'w SitePath) -> impl Iterator<Item = &'s Site> + use<'s, 'w> {
        let sites = self.sites.iter().copied();
        sites.filter(move |site| site.place.parent().as_ref() == Some(within))
    }

    /// True when the output will have a page at this path; it stays there when its site could not be read.
    fn has_page(&self, page: &SitePath) -> bool {
        let inner = |site: &&'s Site| page.starts_with(&site.place);
        let holding = self.sites.iter().filter(|site| inner(site));
        // Longest prefix wins: the innermost site.
        let owner = holding.max_by_key(|site| site.place.depth());
        let is_there = |site: &&Site| !matches!(site.state, State::Gone);
        owner.is_some_and(is_there) && self.sink.has(page)
    }

    /// The member's folder with the nearest name to the one that was typed.
    fn nearest(&self, within: &SitePath, name: &str) -> Option<&'s str> {
        let members = self
            .members(within)
            .filter(|site| self.has_page(&site.place.join(&front_url())));
        let names = members.filter_map(|site| site.source.root.file_name());
        nearest(name, names)
    }
}

/// The page, from a shop's root, for a path from its folder.
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
