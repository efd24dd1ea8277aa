//! The outputs of a site: path, key and maker of each. Consumers implement [`Sink`].

use std::borrow::Cow;
use std::collections::HashSet;
use std::io;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::develop::picture_key;
use super::read::Reading;
use super::sink::Sink;
use super::site::{ReadSite, Site};
use super::store::{Page, Pages};
use super::weight::{self, Scales};
use super::{BuildError, BuildOptions};
use crate::diagnostic::Report;
use crate::files::{FileError, SitePath};
use crate::offline::{self, PageDigest};
use crate::photo::{Cache, Drawing, DrawnLetters, Format, Key};
use crate::plan::PlannedDrawing;
use crate::publish::{ContentKey, OutputId, content_key};
use crate::render::{CodeFile, Renderer, lead_pages, plain_files, read_ahead};
use crate::theme::Asset;

/// The service worker's file.
const WORKER: &str = "sw.js";
const MANIFEST: &str = "manifest.webmanifest";

/// A file of a site.
struct Output<'s> {
    /// From the site's root.
    path: SitePath,
    /// Key of the content.
    key: ContentKey,
    make: Make<'s>,
}

/// Maker of a file's bytes.
enum Make<'s> {
    /// A page to render, by its index in the plan.
    Page(usize),
    /// Bytes that exist already.
    Bytes(Vec<u8>),
    /// A file for `aset/`.
    Asset(Cow<'s, Asset>),
    /// A picture to read from the photo cache.
    Photo(Key, Format),
    /// A drawing to rasterise.
    Drawing(&'s Drawing),
    /// A QR code to draw.
    Code(CodeFile),
}

/// Hands a sink the outputs of a site that was read, with all its photos developed. Page rows go into `rows`, findings
/// into the site's report. Returns the number of rendered pages.
///
/// # Errors
/// When the machine fails.
pub(super) fn put(
    site: &mut Site,
    reading: &mut Reading,
    (sink, letters): (&dyn Sink, &DrawnLetters),
    options: &BuildOptions,
) -> Result<usize, BuildError> {
    let maker = Maker::new(&reading.site, &site.place, letters, options);
    // Parses templates in parallel, since some page of a changed site is rendered in any case.
    let (outputs, ()) = rayon::join(|| maker.outputs(), || read_ahead(&reading.site.theme));
    let pages = reading.rows.pages.get_or_insert_default();
    let rendered = maker.put(&outputs, pages, sink, &mut site.report)?;
    let planned = &reading.site.plan.pages;
    let paths: HashSet<&SitePath> = planned.iter().map(|page| &page.path).collect();
    pages.retain(|path, _| paths.contains(path));
    for page in planned.iter().filter_map(|page| pages.get(&page.path)) {
        site.report.merge(page.report.clone());
    }
    weight::report(site, &reading.site, pages, sink);
    Ok(rendered)
}

/// Makes the outputs of one site.
struct Maker<'s> {
    site: &'s ReadSite,
    place: &'s SitePath,
    letters: &'s DrawnLetters,
    options: &'s BuildOptions,
    renderer: Renderer<'s>,
}

impl<'s> Maker<'s> {
    fn new(
        site: &'s ReadSite,
        place: &'s SitePath,
        letters: &'s DrawnLetters,
        options: &'s BuildOptions,
    ) -> Self {
        Self {
            renderer: Renderer::new(site.views(), &options.program),
            site,
            place,
            letters,
            options,
        }
    }

    /// All outputs but the worker and its shards, which hold the page digests; the first of two with one path.
    fn outputs(&self) -> Vec<Output<'s>> {
        let mut outputs = self.pages();
        outputs.extend(self.files());
        outputs.extend(self.pictures());
        let mut paths = HashSet::with_capacity(outputs.len());
        let are_new = outputs.iter().map(|output| paths.insert(&output.path));
        let mut are_new = are_new.collect::<Vec<bool>>().into_iter();
        outputs.retain(|_| are_new.next() == Some(true));
        outputs
    }

    fn pages(&self) -> Vec<Output<'s>> {
        let pages = self.site.plan.pages.par_iter().enumerate();
        pages
            .map(|(index, page)| Output {
                path: page.path.clone(),
                key: self.renderer.key(page),
                make: Make::Page(index),
            })
            .collect()
    }

    fn files(&self) -> Vec<Output<'s>> {
        let site = self.site;
        let asset = |asset: Cow<'s, Asset>| Output {
            path: asset.url.clone(),
            key: content_key(&asset.hash),
            make: Make::Asset(asset),
        };
        let code = site.plan.qris.iter();
        let code = code.flat_map(|code| [&code.svg, &code.png]);
        let assets = site.assets().chain(code);
        let mut outputs: Vec<Output> = assets.map(|file| asset(Cow::Borrowed(file))).collect();
        let data = self.renderer.data_files().into_iter();
        outputs.extend(data.map(|file| asset(Cow::Owned(file))));
        outputs.extend(self.renderer.code_files().into_iter().map(|code| Output {
            path: code.url.clone(),
            // Its name is a hash of its content.
            key: key_of(code.url.as_str().as_bytes()),
            make: Make::Code(code),
        }));
        let profile = site.subject.content().profile();
        let manifest = offline::manifest(profile, &site.theme.language, &self.renderer);
        let plain = plain_files(&site.views()).into_iter();
        let plain = plain.chain([(SitePath::of([MANIFEST]), manifest)]);
        let plain = plain.chain(lead_pages(site.views()));
        outputs.extend(plain.map(|(path, text)| Output {
            path,
            key: key_of(text.as_bytes()),
            make: Make::Bytes(text.into_bytes()),
        }));
        outputs
    }

    fn pictures(&self) -> Vec<Output<'s>> {
        let site = self.site;
        let mut outputs = Vec::new();
        for (path, photo) in &site.plan.photos.photos {
            if !site.looks.contains_key(path) {
                continue;
            }
            for (rendition, url) in photo.job.renditions.iter().zip(&photo.urls) {
                outputs.push(Output {
                    path: url.clone(),
                    key: picture_key(&rendition.key),
                    make: Make::Photo(rendition.key, rendition.format),
                });
            }
        }
        for PlannedDrawing { drawing, url, .. } in site.drawings() {
            outputs.push(Output {
                path: url.clone(),
                key: picture_key(&drawing.key),
                make: Make::Drawing(drawing),
            });
        }
        outputs
    }

    /// Hands over the service worker and its shards, given the rows of all pages.
    fn put_worker(&self, pages: &Pages, sink: &dyn Sink) -> Result<(), BuildError> {
        let ReadSite { plan, theme, .. } = self.site;
        let profile = self.site.subject.content().profile();
        let index = self.renderer.search_files();
        let shards = offline::shards(plan, |page| Some(&pages.get(page)?.digest));
        let worker = offline::worker(profile, plan, (theme, self.site.sheet()), index, &shards);
        let files = shards
            .iter()
            .map(|shard| (shard.url.clone(), shard.bytes()));
        let files = files.chain([(SitePath::of([WORKER]), worker.as_bytes())]);
        let with_id = |(path, bytes): (SitePath, _)| {
            let (path, key) = (self.place.join(&path), key_of(bytes));
            (OutputId { path, key }, bytes)
        };
        let (ids, bytes): (Vec<OutputId>, Vec<&[u8]>) = files.map(with_id).unzip();
        sink.take(&ids, &|_| true, &|number| Ok(bytes[number].to_vec()))?;
        Ok(())
    }

    /// Hands over the outputs, then the worker and its shards. At most one page per thread is in memory.
    fn put(
        &self,
        outputs: &[Output],
        pages: &mut Pages,
        sink: &dyn Sink,
        report: &mut Report,
    ) -> Result<usize, BuildError> {
        let cache = Cache::at(&self.options.cache);
        let has_row = |number: usize| {
            let Output { path, key, make } = &outputs[number];
            let is_current = |page: &Page| !self.options.fresh && page.key == *key;
            !matches!(make, Make::Page(_)) || pages.get(path).is_some_and(is_current)
        };
        let ids: Vec<OutputId> = outputs.iter().map(|output| self.id(output)).collect();
        let is_made =
            |(number, id): (usize, &OutputId)| !has_row(number) || !sink.holds(&id.path, id.key);
        // The shop's own templates are parsed in any case, for their findings.
        let needs_templates =
            self.site.theme.has_own_templates() || ids.iter().enumerate().any(is_made);
        let templates = needs_templates.then(|| self.renderer.load_templates(report));
        let scales = Scales::new(self.site);
        let planned = &self.site.plan.pages;
        let rendered: Mutex<Vec<(usize, Page)>> = Mutex::default();
        let make = |number: usize| {
            let Output { path, key, make } = &outputs[number];
            Ok(match make {
                Make::Page(index) => {
                    let page = &planned[*index];
                    let mut findings = Report::default();
                    let templates = templates
                        .as_ref()
                        .expect("it is there when a page is missing");
                    let html = templates.page(page, &mut findings)?;
                    let mut bytes = html.into_bytes();
                    let row = Page {
                        key: *key,
                        digest: PageDigest::append(&mut bytes),
                        weight: scales.weigh(page.kind, &bytes),
                        report: findings,
                    };
                    let mut rendered = rendered.lock().unwrap_or_else(PoisonError::into_inner);
                    rendered.push((*index, row));
                    bytes
                }
                Make::Bytes(bytes) => bytes.clone(),
                Make::Asset(asset) => asset.bytes().to_vec(),
                Make::Code(code) => code.draw(),
                Make::Drawing(drawing) => {
                    self.letters
                        .draw(drawing)
                        .map_err(|error| BuildError::Encode {
                            path: path.as_str().into(),
                            detail: error.to_string(),
                        })?
                }
                Make::Photo(key, format) => cache.read(key, *format)?.ok_or_else(|| {
                    // Deleted since the photos were developed.
                    FileError::System {
                        action: "read",
                        path: cache.path(key, *format),
                        source: io::ErrorKind::NotFound.into(),
                    }
                })?,
            })
        };
        let made = sink.take(&ids, &has_row, &make)?;
        let rendered = rendered
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        if cfg!(debug_assertions) && !sink.only_counts() {
            self.try_keys((outputs, &made), sink)?;
        }
        let count = rendered.len();
        for (index, page) in rendered {
            pages.insert(planned[index].path.clone(), page);
        }
        self.put_worker(pages, sink)?;
        Ok(count)
    }

    /// An output with its path in the output folder.
    fn id(&self, output: &Output) -> OutputId {
        OutputId {
            path: self.place.join(&output.path),
            key: output.key,
        }
    }

    /// Renders the pages with equal keys again and compares them (debug builds).
    ///
    /// # Panics
    /// When a page differs from the published one under the same key.
    fn try_keys(
        &self,
        (outputs, made): (&[Output], &[usize]),
        sink: &dyn Sink,
    ) -> Result<(), BuildError> {
        let templates = self.renderer.load_templates(&mut Report::default());
        let made: HashSet<&usize> = made.iter().collect();
        for (number, output) in outputs.iter().enumerate() {
            let Make::Page(index) = output.make else {
                continue;
            };
            let id = self.id(output);
            if made.contains(&number) || !sink.holds(&id.path, id.key) {
                continue;
            }
            let page = &self.site.plan.pages[index];
            let mut bytes = templates.page(page, &mut Report::default())?.into_bytes();
            PageDigest::append(&mut bytes);
            if let Some(there) = sink.bytes(&id.path) {
                let path = &id.path;
                assert!(there == bytes, "{path}: another page under the same key");
            }
        }
        Ok(())
    }
}

/// The key of an output whose bytes exist already.
pub(super) fn key_of(bytes: &[u8]) -> ContentKey {
    content_key(&blake3::hash(bytes))
}
