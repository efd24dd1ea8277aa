//! From plans to the output folder: what each file of a site depends on, and its bytes when they are not
//! there yet.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::lot::{Lot, Owners, State};
use super::memory::{KnownPage, Outlet, SiteMemory};
use super::part::{self, Part};
use super::weight::Scales;
use super::{BuildError, BuildOptions, Scope, Site};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files::{self, SitePath, SourcePath};
use crate::offline::{self, Seal};
use crate::photo::{Cache, Drawing, Format, Key};
use crate::plan::PlannedDrawing;
use crate::publish::{self, ContentKey, Published, Stage, Wanted, content_key};
use crate::render::{CodeFile, Renderer, plain_files, read_ahead};
use crate::theme::Asset;

/// No file of a site is larger.
const LARGEST: u64 = 1 << 30;
/// The service worker's file.
const WORKER: &str = "sw.js";

/// Of more sites than these, all but the outermost are forgotten once it is known which files they are to
/// have, and made again where files are missing: a thousand shops' would not fit into memory.
const MOST_KEPT: usize = 16;

/// What became of the sites.
pub(super) enum Delivered {
    /// They are in place, and so many pages were rendered.
    Done(Published, usize),
    /// What was found withholds them.
    Held,
    /// Files of these sites are gone: from the output, and nothing of them was read, or from the cache.
    Lost(Vec<usize>),
}

/// The files of a site by their path within it.
type Contents<'s> = HashMap<SitePath, (ContentKey, Content<'s>)>;

/// Where the bytes of a file of a site come from.
enum Content<'s> {
    /// Rendered: number of the page.
    Page(usize),
    /// The worker, which lists the seals of all pages and so comes last.
    Worker,
    /// Ready.
    Bytes(Vec<u8>),
    /// A file for `aset/`.
    Asset(Cow<'s, Asset>),
    /// A picture in the cache, of the photo at a path.
    Photo(&'s SourcePath, Key, Format),
    /// Drawn.
    Drawing(&'s Drawing),
    /// A QR code, likewise.
    Code(CodeFile),
}

/// Renders what has changed and puts the sites in place.
pub(super) fn publish(
    lots: &mut [Lot],
    outlet: &Outlet,
    options: &BuildOptions,
) -> Result<Delivered, BuildError> {
    let owners = Owners::of(lots);
    let stays = |path: &SitePath| {
        let owner = owners.owner(path);
        owner.is_some_and(|number| matches!(lots[number].state, State::Known | State::Broken))
    };
    let mut wanted = outlet.wanted(stays);
    let places: Vec<(Utf8PathBuf, SitePath)> = lots
        .iter()
        .map(|lot| (lot.source.full(&lot.source.data.path), lot.prefix.clone()))
        .collect();
    let mut part = match options.scope {
        Scope::Share(share) => Some(Part::of(lots, share, options)),
        _ => None,
    };
    let elsewhere = joined(lots)?;
    let is_broken = |lot: &Lot| matches!(lot.state, State::Broken);
    let are_broken: Vec<bool> = lots.iter().map(is_broken).collect();
    // What a site was read into and what is learnt of it part ways here.
    let (sites, mut learnt): (Vec<_>, Vec<_>) = lots
        .iter_mut()
        .map(|lot| {
            let site = match &lot.state {
                State::Fresh(site) => Some(&**site),
                _ => None,
            };
            (site, (&mut lot.memory, &mut lot.report))
        })
        .unzip();
    let are_few = sites.iter().flatten().count() <= MOST_KEPT;
    let is_kept = |prefix: &SitePath| are_few || prefix.is_root();
    // A page of which nothing is known, or only of another content, is rendered again.
    let describe = || -> Vec<_> {
        sites
            .par_iter()
            .zip(&places)
            .zip(&learnt)
            .map(|((site, (_, prefix)), (memory, _))| {
                let delivery = Delivery::of((*site)?, prefix, options);
                let wanted = delivery.wanted();
                let unsure = match options.fresh {
                    true => wanted.iter().map(|file| file.path.clone()).collect(),
                    false => delivery.unsure(memory),
                };
                Some((wanted, unsure, is_kept(prefix).then_some(delivery)))
            })
            .collect()
    };
    // Of a site that is read, pages are rendered soon, which asks for its templates.
    let prepare = || {
        if let Some(site) = sites.iter().flatten().next() {
            read_ahead(&site.theme);
        }
    };
    let (described, ()) = rayon::join(describe, prepare);
    let mut unsure = HashSet::new();
    let mut deliveries = Vec::with_capacity(sites.len());
    for one in described {
        let (files, pages, delivery) = one.unwrap_or_default();
        wanted.extend(files);
        unsure.extend(pages);
        deliveries.push(delivery);
    }
    let part_key = part.as_mut().map(|part| part.list(&wanted));
    for (_, files) in elsewhere.values() {
        wanted.extend_from_slice(files);
    }
    wanted.extend(part_key.map(|key| Wanted {
        path: part::path(),
        key,
    }));
    let stage = publish::open(&options.target, outlet.published(), &unsure, wanted)?;
    let mut missing: Vec<Vec<&SitePath>> = vec![Vec::new(); sites.len()];
    for path in stage.missing() {
        if *path == *part::FILE {
            continue;
        }
        let owner = owners.owner(path).expect("a site wanted it");
        // Of what cannot be seen, what was published stays, also where somebody has touched it.
        if !(are_broken[owner] && stage.leave(path)) {
            missing[owner].push(path);
        }
    }
    let lost = missing.iter().enumerate().filter(|(number, missing)| {
        !missing.is_empty() && sites[*number].is_none() && !elsewhere.contains_key(number)
    });
    let lost: Vec<usize> = lost.map(|(number, _)| number).collect();
    if !lost.is_empty() {
        return Ok(Delivered::Lost(lost));
    }
    for (number, (from, _)) in &elsewhere {
        let missing = missing[*number].par_iter();
        missing.try_for_each(|path| stage.copy(path, &path.under(from)))?;
    }
    let cache = super::develop::open(options)?;
    let rendered: Vec<Option<usize>> = deliveries
        .into_par_iter()
        .zip(&sites)
        .zip(missing)
        .zip(&places)
        .zip(&mut learnt)
        .map(
            |((((kept, site), missing), (file, prefix)), (memory, report))| {
                let Some(site) = site else {
                    return Ok(Some(0));
                };
                let rendered = match missing.is_empty() && !site.theme.has_own_templates() {
                    true => Some(0),
                    false => {
                        let delivery = kept.unwrap_or_else(|| Delivery::of(site, prefix, options));
                        delivery.deliver(&missing, (&stage, &cache), memory, report)?
                    }
                };
                if cfg!(debug_assertions) {
                    Delivery::of(site, prefix, options).try_keys(
                        &missing,
                        &stage,
                        &options.target,
                    )?;
                }
                report_pages(site, memory, report);
                super::weight::report(site, (file, prefix), memory, report);
                Ok(rendered)
            },
        )
        .collect::<Result<_, BuildError>>()?;
    let pages = rendered.iter().enumerate();
    let lost = pages.filter_map(|(number, pages)| pages.is_none().then_some(number));
    let lost: Vec<usize> = lost.collect();
    if !lost.is_empty() {
        return Ok(Delivered::Lost(lost));
    }
    let mut reports = learnt.iter().map(|(_, report)| &**report);
    if reports.any(|report| report.withholds(options.strictness)) {
        return Ok(Delivered::Held);
    }
    if let Some(mut part) = part {
        part.measure(&stage);
        stage.write(&part::path(), &part.json())?;
    }
    let rendered = rendered.into_iter().flatten().sum();
    Ok(Delivered::Done(stage.commit()?, rendered))
}

/// The files of sites that were made elsewhere, by the number of the site, with the folder they are in.
type Joined = HashMap<usize, (Utf8PathBuf, Vec<Wanted>)>;

fn joined(lots: &[Lot]) -> Result<Joined, BuildError> {
    let mut joined = Joined::new();
    for (number, lot) in lots.iter().enumerate() {
        let State::Joined(from, files) = &lot.state else {
            continue;
        };
        let want = |path: &SitePath| {
            let path = lot.prefix.join(path);
            let bytes = files::read_bytes(&path.under(from), LARGEST)?;
            Ok(Wanted {
                path,
                key: key_of(&bytes),
            })
        };
        let wanted = files
            .par_iter()
            .map(want)
            .collect::<Result<_, BuildError>>()?;
        joined.insert(number, (from.clone(), wanted));
    }
    Ok(joined)
}

/// Tells of files in the output that are a person's, and of what stands where the output's spare should be.
pub(super) fn report_foreign(outlet: &Outlet, options: &BuildOptions, report: &mut Report) {
    let mut tell = |code, path: &Utf8Path| {
        let finding = Diagnostic::new(code, options.target.join(path));
        report.push(finding.arg("name", path));
    };
    for path in outlet.foreign() {
        tell(Code::ForeignFile, path);
    }
    for path in outlet.conflicts() {
        tell(Code::ForeignConflict, &path.under(Utf8Path::new("")));
    }
    for path in outlet.left_alone() {
        let name = path.file_name().unwrap_or_default();
        report.push(Diagnostic::new(Code::SpareLeftAlone, path.clone()).arg("name", name));
    }
}

fn worker_path() -> SitePath {
    SitePath::of([WORKER])
}

fn key_of(bytes: &[u8]) -> ContentKey {
    content_key(&blake3::hash(bytes))
}

/// Tells of what was found in a site's pages, in this run or an earlier one, and forgets those that are no more.
fn report_pages(site: &Site, memory: &mut SiteMemory, report: &mut Report) {
    let pages = &site.plan.pages;
    let known = pages.iter().filter_map(|page| memory.page(&page.path));
    known.for_each(|page| report.merge(page.report.clone()));
    let paths: HashSet<&SitePath> = pages.iter().map(|page| &page.path).collect();
    memory.forget_pages_not_in(|path| paths.contains(path));
}

/// One site with the files it is to have.
struct Delivery<'s> {
    site: &'s Site,
    prefix: &'s SitePath,
    renderer: Renderer<'s>,
    contents: Contents<'s>,
}

impl<'s> Delivery<'s> {
    fn of(site: &'s Site, prefix: &'s SitePath, options: &BuildOptions) -> Self {
        let mut delivery = Self {
            renderer: Renderer::new(site.views(), &options.program),
            site,
            prefix,
            contents: Contents::new(),
        };
        delivery.want_pages();
        delivery.want_files();
        delivery.want_pictures();
        delivery
    }

    fn want(&mut self, path: &SitePath, key: ContentKey, content: Content<'s>) {
        self.contents.entry(path.clone()).or_insert((key, content));
    }

    /// All its files, with their paths in the output.
    fn wanted(&self) -> Vec<Wanted> {
        let files = self.contents.iter();
        files
            .map(|(path, (key, _))| Wanted {
                path: self.prefix.join(path),
                key: *key,
            })
            .collect()
    }

    fn want_pages(&mut self) {
        let pages = &self.site.plan.pages;
        let keys: Vec<ContentKey> = pages
            .par_iter()
            .map(|page| self.renderer.key(page))
            .collect();
        // The list of seals is not known yet; it follows from the keys.
        let worker = self.worker(|_| None);
        let worker_key = key_of(&[worker.as_bytes(), keys.as_flattened()].concat());
        self.want(&worker_path(), worker_key, Content::Worker);
        for (index, (page, key)) in pages.iter().zip(keys).enumerate() {
            self.want(&page.path, key, Content::Page(index));
        }
    }

    /// The pages, in the output, of which the memory does not hold what was learnt of this content.
    fn unsure(&self, memory: &SiteMemory) -> Vec<SitePath> {
        let is_known = |path: &SitePath| {
            let known = memory.page(path);
            known.is_some_and(|known| known.key == self.content(path).0)
        };
        let pages = self.site.plan.pages.iter();
        pages
            .filter(|page| !is_known(&page.path))
            .map(|page| self.prefix.join(&page.path))
            .collect()
    }

    fn want_files(&mut self) {
        let site = self.site;
        let code = site.plan.qris.iter();
        let code = code.flat_map(|code| [&code.svg, &code.png]);
        for asset in site.theme.assets.values().chain(code) {
            let key = content_key(&asset.hash);
            let content = Content::Asset(Cow::Borrowed(asset));
            self.want(&asset.url, key, content);
        }
        for file in self.renderer.data_files() {
            let key = content_key(&file.hash);
            let url = file.url.clone();
            self.want(&url, key, Content::Asset(Cow::Owned(file)));
        }
        for code in self.renderer.code_files() {
            // Its name stands for all that it holds.
            let key = key_of(code.url.as_str().as_bytes());
            self.want(&code.url.clone(), key, Content::Code(code));
        }
        let manifest = offline::manifest(&site.shop, &site.theme.language, &self.renderer);
        let plain = plain_files(&site.views()).into_iter();
        for (path, text) in plain.chain([(SitePath::of(["manifest.webmanifest"]), manifest)]) {
            let key = key_of(text.as_bytes());
            self.want(&path, key, Content::Bytes(text.into_bytes()));
        }
    }

    fn want_pictures(&mut self) {
        let site = self.site;
        for (path, photo) in &site.plan.photos.photos {
            if !site.looks.contains_key(path) {
                continue;
            }
            for (rendition, url) in photo.job.renditions.iter().zip(&photo.urls) {
                let content = Content::Photo(path, rendition.key, rendition.format);
                self.want(url, key_of(rendition.key.as_bytes()), content);
            }
        }
        for PlannedDrawing { drawing, url, .. } in site.drawings() {
            let key = key_of(drawing.key.as_bytes());
            self.want(url, key, Content::Drawing(drawing));
        }
    }

    /// The worker of the site, whose pages have these seals.
    fn worker<'m>(&self, seal: impl Fn(&SitePath) -> Option<&'m Seal>) -> String {
        let Site {
            shop, plan, theme, ..
        } = self.site;
        let index = self.renderer.search_files();
        offline::worker(shop, plan, theme, index, |page| seal(&page.path))
    }

    /// Hands the stage the bytes of the missing files, side by side; no more pages are in memory than
    /// there are threads. Gives the number of pages rendered; none when pictures that were made in an earlier
    /// build are in the cache no more.
    fn deliver(
        &self,
        missing: &[&SitePath],
        (stage, cache): (&Stage, &Cache),
        memory: &mut SiteMemory,
        report: &mut Report,
    ) -> Result<Option<usize>, BuildError> {
        let within: Vec<SitePath> = missing
            .iter()
            .map(|path| path.strip_prefix(self.prefix).expect("the site wanted it"))
            .map(|path| SitePath::parse(path.as_str()).expect("a site wants its paths"))
            .collect();
        let is_page = |path: &SitePath| matches!(self.content(path), (_, Content::Page(_)));
        // Templates of the shop are read in any case, for what is wrong with them.
        let has_own = self.site.theme.has_own_templates();
        let press = (has_own || within.iter().any(is_page)).then(|| self.renderer.press(report));
        let scales = Scales::new(self.site);
        let lost = Mutex::new(Vec::new());
        let delivered: Vec<Result<Option<(usize, KnownPage)>, BuildError>> = within
            .par_iter()
            .map(|path| {
                let full = self.prefix.join(path);
                let (key, content) = self.content(path);
                match content {
                    Content::Page(index) => {
                        let page = &self.site.plan.pages[*index];
                        let press = press.as_ref().expect("a page is missing");
                        let mut findings = Report::default();
                        let html = press.page(page, &mut findings)?;
                        let mut bytes = html.into_bytes();
                        let seal = Seal::put(&mut bytes);
                        stage.write(&full, &bytes)?;
                        let rendered = KnownPage {
                            key: *key,
                            seal,
                            overweight: scales.overweight(page.kind, &full, &bytes),
                            report: findings,
                        };
                        return Ok(Some((*index, rendered)));
                    }
                    Content::Worker => {}
                    Content::Bytes(bytes) => stage.write(&full, bytes)?,
                    Content::Asset(asset) => stage.write(&full, asset.bytes())?,
                    Content::Drawing(drawing) => {
                        let bytes = drawing.draw().map_err(|error| BuildError::Encode {
                            path: full.as_str().into(),
                            detail: error.to_string(),
                        })?;
                        stage.write(&full, &bytes)?;
                    }
                    Content::Code(code) => stage.write(&full, &code.draw())?,
                    Content::Photo(photo, key, format) => match cache.read(key, *format)? {
                        Some(bytes) => stage.write(&full, &bytes)?,
                        None => {
                            let mut lost = lost.lock().unwrap_or_else(PoisonError::into_inner);
                            lost.push(*photo);
                        }
                    },
                }
                Ok(None)
            })
            .collect();
        let pages = &self.site.plan.pages;
        let mut rendered = 0;
        for result in delivered {
            if let Some((index, page)) = result? {
                rendered += 1;
                memory.know_page(&pages[index].path, page);
            }
        }
        if within.contains(&worker_path()) {
            let worker = self.worker(|page| Some(&memory.page(page)?.seal));
            stage.write(&self.prefix.join(&worker_path()), worker.as_bytes())?;
        }
        let lost = lost.into_inner().unwrap_or_else(PoisonError::into_inner);
        for photo in &lost {
            memory.forget_made(photo);
        }
        Ok(lost.is_empty().then_some(rendered))
    }

    /// Renders the pages of which the keys say that they are the same.
    ///
    /// # Panics
    /// When one is another than that which was published.
    fn try_keys(
        &self,
        missing: &[&SitePath],
        stage: &Stage,
        target: &Utf8Path,
    ) -> Result<(), BuildError> {
        let press = self.renderer.press(&mut Report::default());
        let pages = self.site.plan.pages.iter();
        let kept = pages.filter(|page| {
            let path = self.prefix.join(&page.path);
            stage.is_kept(&path) && !missing.contains(&&path)
        });
        for page in kept {
            let mut bytes = press.page(page, &mut Report::default())?.into_bytes();
            Seal::put(&mut bytes);
            let path = self.prefix.join(&page.path);
            if let Ok(there) = files::read_bytes(&path.under(target), LARGEST) {
                assert!(there == bytes, "{path}: another page under the same key");
            }
        }
        Ok(())
    }

    fn content(&self, path: &SitePath) -> &(ContentKey, Content<'s>) {
        &self.contents[path]
    }
}
