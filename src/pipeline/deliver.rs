//! From plans to the output folder: what each file of the site depends on, and its bytes when they
//! are not there yet.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::memory::Memory;
use super::weight::{Load, Scales};
use super::{BuildError, BuildOptions, Built, Site};
use crate::diagnostic::{Code, Diagnostic, Report, Strictness};
use crate::finish;
use crate::offline::{self, Seal};
use crate::photo::{Drawing, Format, Key};
use crate::plan::PlannedDrawing;
use crate::publish::{self, ContentKey, Stage, Wanted, content_key};
use crate::render::{Renderer, plain_files};
use crate::theme::Asset;

/// The service worker's file.
const WORKER: &str = "sw.js";

/// The files of the site by their path, as plain text: paths compare and hash part by part.
type Contents<'s> = HashMap<String, Content<'s>>;

/// Where the bytes of a file of the site come from.
enum Content<'s> {
    /// Rendered: number of the site and of its page.
    Page(usize, usize),
    /// The worker of the site with this number, which lists the seals of all pages and so comes last.
    Worker(usize),
    /// Ready.
    Bytes(Vec<u8>),
    /// Bytes of the theme.
    Asset(&'s [u8]),
    /// A photo in the cache.
    Photo(Key, Format),
    /// Drawn.
    Drawing(&'s Drawing),
}

/// Renders what has changed and puts the site in place; `None` when the build is strict and something
/// was found.
pub(super) fn publish(
    sites: &[Site],
    options: &BuildOptions,
    memory: &mut Memory,
    report: &mut Report,
) -> Result<Option<Built>, BuildError> {
    let renderers: Vec<Renderer> = sites
        .iter()
        .map(|site| {
            Renderer::new(
                &site.shop,
                &site.plan,
                &site.looks,
                &site.theme,
                &options.program,
                report,
            )
        })
        .collect();
    let (wanted, contents) = wanted(sites, &renderers);
    let stage = publish::open(&options.target, memory.take_published(), wanted)?;
    let missing: Vec<Utf8PathBuf> = stage.missing().map(Utf8Path::to_owned).collect();
    let delivery = Delivery {
        sites,
        renderers,
        contents,
        stage: &stage,
        options,
    };
    let rendered = delivery.deliver(&missing, memory, report)?;
    if options.strictness == Strictness::Strict && report.has_errors(options.strictness) {
        return Ok(None);
    }
    let published = stage.commit()?;
    let built = Built {
        published: true,
        products: sites.iter().map(|site| site.shop.products.len()).sum(),
        rendered,
        written: published.written,
        kept: published.kept,
        removed: published.removed,
        ..Built::default()
    };
    memory.published(published);
    Ok(Some(built))
}

/// Tells of files in the output that are a person's.
pub(super) fn report_foreign(memory: &Memory, options: &BuildOptions, report: &mut Report) {
    for (code, paths) in [
        (Code::ForeignFile, memory.foreign()),
        (Code::ForeignConflict, memory.conflicts()),
    ] {
        for path in paths {
            report
                .push(Diagnostic::new(code, options.target.join(path)).arg("name", path.as_path()));
        }
    }
}

fn wanted<'s>(sites: &'s [Site], renderers: &[Renderer]) -> (Vec<Wanted>, Contents<'s>) {
    let mut keys = Vec::new();
    let mut contents = Contents::new();
    for (number, site) in sites.iter().enumerate() {
        let index = renderers[number].search_files();
        let page_keys: Vec<ContentKey> = site
            .plan
            .pages
            .par_iter()
            .map(|page| renderers[number].key(page))
            .collect();
        let mut add = |path: &Utf8Path, key: ContentKey, content: Content<'s>| {
            let path = site.prefix.join(path);
            if contents.insert(path.to_string(), content).is_none() {
                keys.push(Wanted { path, key });
            }
        };
        // The list of seals is not known yet; it follows from the keys.
        let worker = worker(site, index, |_| None);
        let worker_key = key_of(&[worker.as_bytes(), page_keys.as_flattened()].concat());
        add(Utf8Path::new(WORKER), worker_key, Content::Worker(number));
        for (index, (page, key)) in site.plan.pages.iter().zip(page_keys).enumerate() {
            add(&page.path, key, Content::Page(number, index));
        }
        let code = site
            .plan
            .qris
            .iter()
            .flat_map(|code| [&code.svg, &code.png]);
        for asset in site.theme.assets.values().chain(code) {
            add(
                Utf8Path::new(&asset.url),
                key_of(&asset.bytes),
                Content::Asset(&asset.bytes),
            );
        }
        for file in index {
            add(
                Utf8Path::new(&file.url),
                key_of(&file.bytes),
                Content::Bytes(file.bytes.clone()),
            );
        }
        let manifest = offline::manifest(&site.shop, &site.theme.language, &renderers[number]);
        let plain = plain_files(&site.shop, &site.plan);
        for (path, text) in plain
            .into_iter()
            .chain([("manifest.webmanifest", manifest)])
        {
            add(
                Utf8Path::new(path),
                key_of(text.as_bytes()),
                Content::Bytes(text.into_bytes()),
            );
        }
        for (path, photo) in &site.plan.photos.photos {
            if !site.looks.contains_key(path) {
                continue;
            }
            for (rendition, url) in photo.job.renditions.iter().zip(&photo.urls) {
                let key = key_of(rendition.key.as_bytes());
                add(
                    Utf8Path::new(url),
                    key,
                    Content::Photo(rendition.key, rendition.format),
                );
            }
        }
        for PlannedDrawing { drawing, url, .. } in site.drawings() {
            let key = key_of(drawing.key.as_bytes());
            add(Utf8Path::new(url), key, Content::Drawing(drawing));
        }
    }
    (keys, contents)
}

fn key_of(bytes: &[u8]) -> ContentKey {
    content_key(&blake3::hash(bytes))
}

/// The worker of a site, whose pages have these seals.
fn worker<'m>(
    site: &Site,
    index: &[Asset],
    seal: impl Fn(&Utf8Path) -> Option<&'m Seal>,
) -> String {
    offline::worker(&site.shop, &site.plan, &site.theme, index, |page| {
        seal(&site.prefix.join(&page.path))
    })
}

/// A page that was rendered.
struct Rendered {
    path: Utf8PathBuf,
    /// What it loads, when that is over its budget.
    overweight: Option<Load>,
    seal: Seal,
}

struct Delivery<'s> {
    sites: &'s [Site],
    renderers: Vec<Renderer<'s>>,
    contents: Contents<'s>,
    stage: &'s Stage,
    options: &'s BuildOptions,
}

impl Delivery<'_> {
    /// Hands the stage the bytes of all missing files, side by side; no more pages are in memory than
    /// there are threads. Gives the number of pages rendered.
    fn deliver(
        &self,
        missing: &[Utf8PathBuf],
        memory: &mut Memory,
        report: &mut Report,
    ) -> Result<usize, BuildError> {
        let cache = super::develop::open(self.options)?;
        let scales: Vec<Scales> = self.sites.iter().map(Scales::new).collect();
        let delivered: Vec<Result<(Option<Rendered>, Report), BuildError>> = missing
            .par_iter()
            .map(|path| {
                let mut findings = Report::default();
                let rendered = match &self.contents[path.as_str()] {
                    Content::Page(number, index) => {
                        let page = &self.sites[*number].plan.pages[*index];
                        let html = self.renderers[*number].page(page, &mut findings)?;
                        let mut bytes = finish::page(&html);
                        let seal = Seal::put(&mut bytes);
                        self.stage.write(path, &bytes)?;
                        Some(Rendered {
                            path: path.clone(),
                            overweight: scales[*number].overweight(page.kind, path, &bytes),
                            seal,
                        })
                    }
                    Content::Worker(_) => None,
                    Content::Bytes(bytes) => {
                        self.stage.write(path, bytes)?;
                        None
                    }
                    Content::Asset(bytes) => {
                        self.stage.write(path, bytes)?;
                        None
                    }
                    Content::Drawing(drawing) => {
                        let bytes = drawing.draw().map_err(|error| BuildError::Encode {
                            path: path.clone(),
                            detail: error.to_string(),
                        })?;
                        self.stage.write(path, &bytes)?;
                        None
                    }
                    Content::Photo(key, format) => {
                        self.stage.copy(path, &cache.path(key, *format))?;
                        None
                    }
                };
                Ok((rendered, findings))
            })
            .collect();
        let mut rendered = 0;
        for result in delivered {
            let (page, findings) = result?;
            report.merge(findings);
            if let Some(page) = page {
                rendered += 1;
                memory.weigh(page.path.clone(), page.overweight);
                memory.seal(page.path, page.seal);
            }
        }
        memory.forget_pages_not_in(|path| self.contents.contains_key(path.as_str()));
        for path in missing {
            if let Content::Worker(number) = &self.contents[path.as_str()] {
                let index = self.renderers[*number].search_files();
                let worker = worker(&self.sites[*number], index, |page| memory.seal_of(page));
                self.stage.write(path, worker.as_bytes())?;
            }
        }
        for site in self.sites {
            super::weight::report(site, memory.overweight(), report);
        }
        Ok(rendered)
    }
}
