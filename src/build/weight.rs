//! What a page weighs on its way to a phone, against the shop's budget (`anggaran`).
//!
//! Weighed is what a phone loads before it shows the first screen: the page with its style and the scripts
//! that it names, compressed as every host does it, and the photos that its theme marks as seen first
//! (`fetchpriority`), in the width that a phone takes.

use std::collections::HashMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
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
use crate::theme::Asset;
use crate::value::ByteSize;

/// The pixels across a phone's screen: 360 CSS pixels of two device pixels each.
const PHONE_WIDTH: u32 = 720;
/// How templates mark a photo that is seen first.
const SEEN_FIRST: &[u8] = b"fetchpriority=";
/// Parts that a finding names.
const NAMED_PARTS: usize = 3;

/// What a page loads before it shows the first screen. How much that is when it is compressed is reckoned only when it
/// may be too much: what fits as it is fits compressed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Weight {
    /// Bytes of the page as it is.
    html: u64,
    /// Its bytes when it is compressed, once they were counted.
    compressed: Option<u64>,
    /// The scripts that it names.
    scripts: Vec<SitePath>,
    /// The photos that it shows first, with the bytes of the files that a phone takes.
    photos: Load,
}

/// What is loaded, by address from the site's root, with its bytes.
type Load = Vec<(SitePath, u64)>;

/// Weighs the pages of one site.
pub(super) struct Scales<'s> {
    site: &'s ReadSite,
    /// What finds the addresses of the scripts.
    scripts: Vec<(Finder<'s>, &'s Asset)>,
    seen_first: Finder<'s>,
    /// WebP files: width and length.
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
        let scripts = site.theme.assets.values();
        let scripts = scripts.map(|asset| (Finder::new(asset.url.as_str()), asset));
        Self {
            site,
            scripts: scripts.collect(),
            seen_first: Finder::new(SEEN_FIRST),
            photos,
        }
    }

    /// What a page loads; `None` where there is no budget for such a page.
    pub fn weigh(&self, kind: PageKind, html: &[u8]) -> Option<Weight> {
        let budget = budget(self.site, kind)?.0;
        let named = self.scripts.iter();
        let scripts = named.filter(|(address, _)| address.find(html).is_some());
        let mut weight = Weight {
            html: html.len() as u64,
            compressed: None,
            scripts: scripts.map(|(_, asset)| asset.url.clone()).collect(),
            photos: self.photos(html),
        };
        if weight.at_most(self.site) > budget {
            weight.compressed = Some(compressed(html));
        }
        Some(weight)
    }

    /// The files that a phone takes of the photos that it sees first.
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

/// The device pixels that a photo is wide on a phone: the last of its `sizes` holds there, as `88vw` or
/// `40px`.
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
    /// Bytes that are not reached when all is compressed.
    fn at_most(&self, site: &ReadSite) -> u64 {
        let plain: usize = self.scripts(site).map(Asset::most_bytes).sum();
        self.html + plain as u64 + total(&self.photos)
    }

    fn scripts<'s>(&'s self, site: &'s ReadSite) -> impl Iterator<Item = &'s Asset> {
        let assets = site.theme.assets.values();
        assets.filter(|asset| self.scripts.contains(&asset.url))
    }

    /// What the page of a site loads, the heaviest first, when that is over its budget. `bytes` gives the page.
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
        let scripts = self.scripts(site);
        load.extend(scripts.map(|script| (script.url.clone(), compressed(script.bytes()))));
        if self.compressed.is_none() {
            self.compressed = bytes().map(|bytes| compressed(&bytes));
        }
        load.push((page.path.clone(), self.compressed.unwrap_or(self.html)));
        load.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        (total(&load) > budget).then_some(load)
    }
}

/// A finding for every page of a site that is over its budget, rendered in this run or in an earlier one.
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

fn compressed(bytes: &[u8]) -> u64 {
    let mut encoder = GzEncoder::new(Counter(0), Compression::default());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map_or(bytes.len() as u64, |counter| counter.0)
}

/// Counts bytes instead of keeping them.
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
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
        assert_eq!(across("<picture>"), 720);
    }
}
