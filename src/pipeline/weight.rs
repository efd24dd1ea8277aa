//! What a page weighs on its way to a phone, against the shop's budget (`anggaran`).
//!
//! Weighed is what a phone loads before it shows the first screen: the page and the stylesheets,
//! compressed as every host does it, and the photos that are not put off (`loading="lazy"`), in the
//! width that a 360-pixel phone takes.

use std::collections::BTreeMap;
use std::io::Write;

use camino::{Utf8Path, Utf8PathBuf};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Site;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::photo::Format;
use crate::plan::{PageKind, Use};
use crate::value::ByteSize;

/// A phone of 360 CSS pixels and two device pixels each takes the file next to this width.
const PHONE_WIDTH: u32 = 640;

/// Weighs the pages of one site.
pub(super) struct Scales<'s> {
    site: &'s Site,
    assets: u64,
}

impl<'s> Scales<'s> {
    pub fn new(site: &'s Site) -> Self {
        let assets = site
            .theme
            .assets
            .values()
            .map(|asset| compressed(&asset.bytes))
            .sum();
        Self { site, assets }
    }

    /// The weight of a page in bytes when it is over its budget.
    pub fn overweight(&self, kind: PageKind, html: &[u8]) -> Option<u64> {
        let budget = budget(self.site, kind)?.0;
        let rest = self.assets + self.photo(kind);
        // Compressing costs time; a page that fits as it is fits compressed.
        if html.len() as u64 + rest <= budget {
            return None;
        }
        let weight = compressed(html) + rest;
        (weight > budget).then_some(weight)
    }

    /// The photo that is loaded at once: the cover of the home page, the first of a product.
    fn photo(&self, kind: PageKind) -> u64 {
        let shop = &self.site.shop;
        let (photo, purpose) = match kind {
            PageKind::Home => (shop.cover.as_ref(), Use::Cover),
            PageKind::Product(index) => (shop.products[index].photos.first(), Use::Product),
            _ => (None, Use::Card),
        };
        let lengths = photo.and_then(|photo| {
            let planned = self.site.plan.photos.photos.get(&photo.path)?;
            let bytes = self.site.photo_bytes.get(&photo.path)?;
            let indices = planned.uses.get(&purpose)?;
            indices
                .iter()
                .filter(|index| planned.job.renditions[**index].format == Format::WebP)
                .min_by_key(|index| planned.job.renditions[**index].width.abs_diff(PHONE_WIDTH))
                .and_then(|index| bytes.get(*index))
        });
        lengths.copied().unwrap_or(0)
    }
}

/// A finding for every page that is over its budget, rendered in this run or in an earlier one.
pub(super) fn report(site: &Site, overweight: &BTreeMap<Utf8PathBuf, u64>, report: &mut Report) {
    let file = site.source.full(&site.source.data.path);
    for page in &site.plan.pages {
        let path: &Utf8Path = &site.prefix.join(&page.path);
        let (Some(weight), Some(budget)) = (overweight.get(path), budget(site, page.kind)) else {
            continue;
        };
        report.push(
            Diagnostic::new(Code::OverBudget, file.clone())
                .arg("page", path)
                .arg("weight", format!("{} KB", weight.div_ceil(1000)))
                .arg("budget", budget.to_string()),
        );
    }
}

fn budget(site: &Site, kind: PageKind) -> Option<ByteSize> {
    match kind {
        PageKind::Home => Some(site.shop.budget.0),
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
