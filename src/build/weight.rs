//! Page weight against the shop's budget (`anggaran`).
//!
//! The weight is all that a phone loads before the first screen: the page, and the scripts and the theme's sheet that it
//! names, compressed as every host does, and the photos that the theme marks with `fetchpriority`, in a phone's width.

use std::collections::HashMap;

use memchr::memmem::{self, Finder};

use serde::{Deserialize, Serialize};

use super::sink::Sink;
use super::site::{ReadSite, Site};
use super::store::Pages;
use crate::catalogue::Budget;
use crate::diagnostic::{Code, Diagnostic};
use crate::files::SitePath;
use crate::photo::Format;
use crate::plan::{PageKind, PagePlan};
use crate::theme::{Asset, sent_bytes};
use crate::value::ByteSize;

/// Device pixels across a phone's screen: 360 CSS pixels at a ratio of 2.
const PHONE_WIDTH: u32 = 720;
/// Attribute by which templates mark the photos of the first screen.
const SEEN_FIRST: &[u8] = b"fetchpriority=";
/// Most parts that a finding names.
const NAMED_PARTS: usize = 3;

/// Bytes that a page loads before the first screen. Compressed only when the plain sum is over the budget: what fits as
/// it is fits compressed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Weight {
    /// Bytes of the plain page.
    html: u64,
    /// Bytes of the compressed page, once computed.
    compressed: Option<u64>,
    /// Files of the theme that it names.
    assets: Vec<SitePath>,
    /// Photos of the first screen, with the bytes of the files that a phone takes.
    photos: Load,
}

/// Loaded files: address from the site's root, and bytes.
type Load = Vec<(SitePath, u64)>;

/// Weighs the pages of one site.
pub(super) struct Scales<'s> {
    site: &'s ReadSite,
    /// Finders of the addresses of the theme's files.
    assets: Vec<(Finder<'s>, &'s Asset)>,
    seen_first: Finder<'s>,
    /// WebP files by name: width, length in bytes, address.
    photos: HashMap<&'s str, (u32, u64, &'s SitePath)>,
}

impl<'s> Scales<'s> {
    pub fn new(site: &'s ReadSite) -> Self {
        let mut photos = HashMap::new();
        for (path, planned) in &site.plan.photos.photos {
            let Some(bytes) = site.photo_bytes.get(path) else {
                continue;
            };
            let made = planned.job.renditions.iter().zip(&planned.urls).zip(bytes);
            for ((rendition, url), bytes) in made {
                if rendition.format == Format::WebP {
                    photos.insert(url.as_str(), (rendition.width, *bytes, url));
                }
            }
        }
        let assets = site.assets();
        let assets = assets.map(|asset| (Finder::new(asset.url.as_str()), asset));
        Self {
            site,
            assets: assets.collect(),
            seen_first: Finder::new(SEEN_FIRST),
            photos,
        }
    }

    /// Weighs a page; `None` where no budget applies to it.
    pub fn weigh(&self, kind: PageKind, html: &[u8]) -> Option<Weight> {
        let budget = budget(self.site, kind)?.0;
        let named = self.assets.iter();
        let named = named.filter(|(address, _)| address.find(html).is_some());
        let mut weight = Weight {
            html: html.len() as u64,
            compressed: None,
            assets: named.map(|(_, asset)| asset.url.clone()).collect(),
            photos: self.photos(html),
        };
        if weight.at_most(self.site) > budget {
            weight.compressed = Some(sent_bytes(html));
        }
        Some(weight)
    }

    /// The files that a phone takes for the photos of the first screen.
    fn photos(&self, html: &[u8]) -> Load {
        let mut load = Load::new();
        for at in self.seen_first.find_iter(html) {
            let start = memmem::rfind(&html[..at], b"<picture").unwrap_or(at);
            let Ok(picture) = std::str::from_utf8(&html[start..at]) else {
                continue;
            };
            let wanted = across(picture);
            let urls = picture
                .split([' ', ',', '"', '\'', '='])
                .map(|part| part.trim_start_matches("../"));
            let mut files: Vec<(u32, u64, &SitePath)> = urls
                .filter_map(|url| self.photos.get(url).copied())
                .collect();
            files.sort_unstable();
            let taken = files.iter().find(|(width, ..)| *width >= wanted);
            if let Some((_, bytes, url)) = taken.or(files.last()) {
                load.push(((*url).clone(), *bytes));
            }
        }
        load.sort();
        load.dedup();
        load
    }
}

/// Width of a photo on a phone in device pixels: the last entry of its `sizes`, as `88vw` or `40px`.
fn across(picture: &str) -> u32 {
    let Some((_, sizes)) = picture.split_once("sizes=") else {
        return PHONE_WIDTH;
    };
    let sizes = sizes.trim_start_matches(['"', '\'']);
    let end = sizes.find(['"', '\'', '>']).unwrap_or(sizes.len());
    let last = sizes[..end].rsplit([' ', ',']).next().unwrap_or_default();
    let number = |unit: &str| last.strip_suffix(unit)?.parse::<u32>().ok();
    let share = number("vw").map(|percent| PHONE_WIDTH * percent / 100);
    share
        .or_else(|| number("px").map(|pixels| pixels * 2))
        .unwrap_or(PHONE_WIDTH)
}

fn total(load: &Load) -> u64 {
    load.iter().map(|(_, bytes)| bytes).sum()
}

impl Weight {
    /// Upper bound of the bytes, before the page is compressed.
    fn at_most(&self, site: &ReadSite) -> u64 {
        let assets: u64 = self.assets(site).map(Asset::most_bytes).sum();
        self.html + assets + total(&self.photos)
    }

    fn assets<'s>(&'s self, site: &'s ReadSite) -> impl Iterator<Item = &'s Asset> {
        let assets = site.assets();
        assets.filter(|asset| self.assets.contains(&asset.url))
    }

    /// Parts that the page loads, the heaviest first, when their sum is over the budget. `bytes` gives the page.
    fn over(
        &mut self,
        (site, page): (&ReadSite, &PagePlan),
        bytes: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Option<Load> {
        let budget = budget(site, page.kind)?.0;
        if self.at_most(site) <= budget {
            return None;
        }
        let mut load = self.photos.clone();
        let assets = self.assets(site);
        load.extend(assets.map(|asset| (asset.url.clone(), asset.sent_bytes())));
        if self.compressed.is_none() {
            self.compressed = bytes().map(|bytes| sent_bytes(&bytes));
        }
        load.push((page.path.clone(), self.compressed.unwrap_or(self.html)));
        load.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        (total(&load) > budget).then_some(load)
    }
}

/// Reports every page of a site that is over its budget, rendered in this run or in an earlier one.
pub(super) fn report(site: &mut Site, read: &ReadSite, pages: &mut Pages, sink: &dyn Sink) {
    let kilobytes = |bytes: u64| format!("{} KB", bytes.div_ceil(1000));
    for page in &read.plan.pages {
        let known = pages.get_mut(&page.path);
        let Some(weight) = known.and_then(|known| known.weight.as_mut()) else {
            continue;
        };
        let path = || site.place.join(&page.path);
        let over = weight.over((read, page), || sink.bytes(&path()));
        let (Some(load), Some(budget)) = (over, budget(read, page.kind)) else {
            continue;
        };
        let path = path();
        let heaviest: Vec<String> = load
            .iter()
            .take(NAMED_PARTS)
            .map(|(url, bytes)| {
                let url = if *url == page.path { &path } else { url };
                format!("{url} {}", kilobytes(*bytes))
            })
            .collect();
        site.report.push(
            Diagnostic::new(Code::OverBudget, site.data_file())
                .arg("page", path.as_str())
                .arg("weight", kilobytes(total(&load)))
                .arg("budget", budget.to_string())
                .arg("heaviest", heaviest.join(", ")),
        );
    }
}

fn budget(site: &ReadSite, kind: PageKind) -> Option<ByteSize> {
    let shop = site.subject.content().shop();
    let allowed = shop.map_or_else(Budget::default, |shop| shop.budget);
    match kind {
        PageKind::Home | PageKind::Portal => Some(allowed.home),
        PageKind::Product(_) => Some(allowed.product),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_wide_a_photo_is_on_a_phone_stands_last_in_its_sizes() {
        let picture =
            |sizes: &str| format!("<picture><source srcset=\"a.webp 320w\" sizes={sizes}>");
        assert_eq!(across(&picture("\"(min-width: 600px) 46vw, 88vw\"")), 633);
        assert_eq!(across(&picture("88vw")), 633);
        assert_eq!(across(&picture("\"(min-width:600px) 46vw,40px\"")), 80);
        let capped = crate::render::cap_density("(min-width: 600px) 46vw, 88vw");
        assert_eq!(across(&picture(&format!("\"{capped}\""))), 633);
        assert_eq!(across("<picture>"), 720);
    }
}
