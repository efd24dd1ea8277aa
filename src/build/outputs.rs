//! The outputs of a site: what each is made of, and how. Whoever wants the site takes them ([`Sink`]).

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
use crate::offline::{self, Seal};
use crate::photo::{Cache, Drawing, DrawnLetters, Format, Key};
use crate::plan::PlannedDrawing;
use crate::publish::{ContentKey, Wanted, content_key};
use crate::render::{CodeFile, Renderer, plain_files, read_ahead};
use crate::theme::Asset;

/// The service worker's file.
const WORKER: &str = "sw.js";
const MANIFEST: &str = "manifest.webmanifest";

/// A file of a site.
struct Output<'s> {
    /// From the site's root.
    path: SitePath,
    /// Stands for all that it is made of.
    key: ContentKey,
    make: Make<'s>,
}

/// How the bytes of a file come about.
enum Make<'s> {
    /// Rendered: number of the page.
    Page(usize),
    /// Ready.
    Bytes(Vec<u8>),
    /// A file for `aset/`.
    Asset(Cow<'s, Asset>),
    /// A picture in the photo cache.
    Photo(Key, Format),
    /// Drawn.
    Drawing(&'s Drawing),
    /// A QR code, likewise.
    Code(CodeFile),
}

/// Hands a sink the outputs of a site that was read, with all its photos developed. What is learnt of its pages goes into
/// the rows, what is wrong with them into the site's report. Gives how many pages were rendered.
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
    // Of a site that is read, pages are rendered soon, which asks for its templates.
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

    /// All outputs but the worker, which lists the seals of the pages; of two for one path the first.
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
        let assets = site.theme.assets.values().chain(code);
        let mut outputs: Vec<Output> = assets.map(|file| asset(Cow::Borrowed(file))).collect();
        let data = self.renderer.data_files().into_iter();
        outputs.extend(data.map(|file| asset(Cow::Owned(file))));
        outputs.extend(self.renderer.code_files().into_iter().map(|code| Output {
            path: code.url.clone(),
            // Its name stands for all that it holds.
            key: key_of(code.url.as_str().as_bytes()),
            make: Make::Code(code),
        }));
        let profile = site.subject.content().profile();
        let manifest = offline::manifest(profile, &site.theme.language, &self.renderer);
        let plain = plain_files(&site.views()).into_iter();
        let plain = plain.chain([(SitePath::of([MANIFEST]), manifest)]);
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

    /// The worker of the site, whose pages have these seals.
    fn worker<'m>(&self, seal: impl Fn(&SitePath) -> Option<&'m Seal>) -> String {
        let ReadSite { plan, theme, .. } = self.site;
        let profile = self.site.subject.content().profile();
        let index = self.renderer.search_files();
        offline::worker(profile, plan, theme, index, |page| seal(&page.path))
    }

    /// Hands over the outputs, and then the worker. No more pages are in memory than there are threads.
    fn put(
        &self,
        outputs: &[Output],
        pages: &mut Pages,
        sink: &dyn Sink,
        report: &mut Report,
    ) -> Result<usize, BuildError> {
        let cache = Cache::at(&self.options.cache);
        let is_known = |number: usize| {
            let Output { path, key, make } = &outputs[number];
            let is_learnt = |page: &Page| !self.options.fresh && page.key == *key;
            !matches!(make, Make::Page(_)) || pages.get(path).is_some_and(is_learnt)
        };
        let wanted: Vec<Wanted> = outputs.iter().map(|output| self.wanted(output)).collect();
        let is_made = |(number, file): (usize, &Wanted)| {
            !is_known(number) || !sink.holds(&file.path, file.key)
        };
        // Templates of the shop are read in any case, for what is wrong with them.
        let needs_press =
            self.site.theme.has_own_templates() || wanted.iter().enumerate().any(is_made);
        let press = needs_press.then(|| self.renderer.press(report));
        let scales = Scales::new(self.site);
        let planned = &self.site.plan.pages;
        let rendered: Mutex<Vec<(usize, Page)>> = Mutex::default();
        let make = |number: usize| {
            let Output { path, key, make } = &outputs[number];
            Ok(match make {
                Make::Page(index) => {
                    let page = &planned[*index];
                    let mut findings = Report::default();
                    let press = press.as_ref().expect("it is there when a page is missing");
                    let html = press.page(page, &mut findings)?;
                    let mut bytes = html.into_bytes();
                    let row = Page {
                        key: *key,
                        seal: Seal::put(&mut bytes),
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
                    // It was there when the photos were developed.
                    FileError::System {
                        action: "read",
                        path: cache.path(key, *format),
                        source: io::ErrorKind::NotFound.into(),
                    }
                })?,
            })
        };
        let made = sink.take(&wanted, &is_known, &make)?;
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
        let worker = self
            .worker(|page| Some(&pages.get(page)?.seal))
            .into_bytes();
        let wanted = Wanted {
            path: self.place.join(&SitePath::of([WORKER])),
            key: key_of(&worker),
        };
        sink.take(&[wanted], &|_| true, &|_| Ok(worker.clone()))?;
        Ok(count)
    }

    /// An output with its path in the output folder.
    fn wanted(&self, output: &Output) -> Wanted {
        Wanted {
            path: self.place.join(&output.path),
            key: output.key,
        }
    }

    /// Renders the pages of which the keys say that they are the same.
    ///
    /// # Panics
    /// When one is another than that which was published.
    fn try_keys(
        &self,
        (outputs, made): (&[Output], &[usize]),
        sink: &dyn Sink,
    ) -> Result<(), BuildError> {
        let press = self.renderer.press(&mut Report::default());
        let made: HashSet<&usize> = made.iter().collect();
        for (number, output) in outputs.iter().enumerate() {
            let Make::Page(index) = output.make else {
                continue;
            };
            let wanted = self.wanted(output);
            if made.contains(&number) || !sink.holds(&wanted.path, wanted.key) {
                continue;
            }
            let page = &self.site.plan.pages[index];
            let mut bytes = press.page(page, &mut Report::default())?.into_bytes();
            Seal::put(&mut bytes);
            if let Some(there) = sink.bytes(&wanted.path) {
                let path = &wanted.path;
                assert!(there == bytes, "{path}: another page under the same key");
            }
        }
        Ok(())
    }
}

/// The key of an output that these bytes decide.
pub(super) fn key_of(bytes: &[u8]) -> ContentKey {
    content_key(&blake3::hash(bytes))
}
