//! What a page weighs on its way to a phone, against the shop's budget (`anggaran`).
//!
//! Weighed is what a phone loads before it shows the first screen: the page with its style and the scripts
//! that it names, compressed as every host does it, and the photos that its theme marks as seen first
//! (`fetchpriority`), in the width that a phone takes.

use std::collections::HashMap;
use std::io::Write;

use camino::Utf8Path;
use flate2::Compression;
use flate2::write::GzEncoder;
use memchr::memmem;

use super::Site;
use super::memory::SiteMemory;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files::SitePath;
use crate::photo::Format;
use crate::plan::PageKind;
use crate::theme::Asset;
use crate::value::ByteSize;

/// The pixels across a phone's screen: 360 CSS pixels of two device pixels each.
const PHONE_WIDTH: u32 = 720;
/// How templates mark a photo that is seen first.
const SEEN_FIRST: &[u8] = b"fetchpriority=";
/// Parts that a finding names.
const NAMED_PARTS: usize = 3;

/// What a page loads, by address from the site's root, with its bytes; the heaviest first.
pub(super) type Load = Vec<(SitePath, u64)>;

/// Weighs the pages of one site.
pub(super) struct Scales<'s> {
    site: &'s Site,
    /// WebP files: width and length.
    photos: HashMap<&'s str, (u32, u64, &'s SitePath)>,
}

impl<'s> Scales<'s> {
    pub fn new(site: &'s Site) -> Self {
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
        Self { site, photos }
    }

    /// What a page loads when that is over its budget.
    pub fn overweight(&self, kind: PageKind, path: &SitePath, html: &[u8]) -> Option<Load> {
        let budget = budget(self.site, kind)?.0;
        let named = |asset: &&Asset| memmem::find(html, asset.url.as_str().as_bytes()).is_some();
        let scripts: Vec<&Asset> = self.site.theme.assets.values().filter(named).collect();
        let mut load = self.photos(html);
        // Compressing costs time; what fits as it is fits compressed.
        let plain: usize = scripts.iter().map(|script| script.most_bytes()).sum();
        if (html.len() + plain) as u64 + total(&load) <= budget {
            return None;
        }
        load.extend(
            scripts
                .iter()
                .map(|script| (script.url.clone(), compressed(script.bytes()))),
        );
        load.push((path.clone(), compressed(html)));
        load.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        (total(&load) > budget).then_some(load)
    }

    /// The files that a phone takes of the photos that it sees first.
    fn photos(&self, html: &[u8]) -> Load {
        let mut load = Load::new();
        for at in memmem::find_iter(html, SEEN_FIRST) {
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

/// A finding for every page that is over its budget, rendered in this run or in an earlier one. Paths are
/// from the site's root, which is in `folder` of the output.
pub(super) fn report(
    site: &Site,
    (file, folder): (&Utf8Path, &SitePath),
    memory: &SiteMemory,
    report: &mut Report,
) {
    let kilobytes = |bytes: u64| format!("{} KB", bytes.div_ceil(1000));
    for page in &site.plan.pages {
        let known = memory.page(&page.path);
        let load = known.and_then(|known| known.overweight.as_ref());
        let (Some(load), Some(budget)) = (load, budget(site, page.kind)) else {
            continue;
        };
        let heaviest: Vec<String> = load
            .iter()
            .take(NAMED_PARTS)
            .map(|(url, bytes)| format!("{url} {}", kilobytes(*bytes)))
            .collect();
        report.push(
            Diagnostic::new(Code::OverBudget, file)
                .arg("page", folder.join(&page.path).as_str())
                .arg("weight", kilobytes(total(load)))
                .arg("budget", budget.to_string())
                .arg("heaviest", heaviest.join(", ")),
        );
    }
}

fn budget(site: &Site, kind: PageKind) -> Option<ByteSize> {
    match kind {
        PageKind::Home | PageKind::Portal => Some(site.shop.budget.0),
        PageKind::Product(_) => Some(site.shop.budget.1),
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
