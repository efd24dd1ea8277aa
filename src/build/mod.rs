//! The build is one sentence: discover → parse → catalogue → portal → plan → photo → render → publish. This is the
//! only room that knows all the others.
//!
//! 1. `survey` lists the folders (discover) and finds the sites: shops, and portals of groups;
//! 2. `recognise` finds those that are unchanged, by their rows in the `store`;
//! 3. `read` takes the others from their texts to a plan (parse → catalogue → plan), `develop` makes their pictures
//!    (photo), `portal` joins portals with their members (portal → plan);
//! 4. `renames` notices what has another name than in the last build;
//! 5. `outputs` hands the outputs of a site, each with path, key and maker (render), to a `sink`: the stage of
//!    [`publish`], or a counter.
//!
//! Sites are read in parallel, a few at a time; once the outputs of a site are staged, only its `Member` row stays in
//! memory.

mod check;
mod curation;
mod develop;
mod error;
mod group_page;
mod linked;
mod one_file;
mod options;
mod outputs;
mod part;
mod portal;
mod prune;
mod qris;
mod read;
mod recognise;
mod renames;
mod sheet;
mod sink;
mod site;
mod store;
mod survey;
mod weight;

#[cfg(test)]
mod tests;

pub use check::{Checked, check};
pub use error::BuildError;
pub use group_page::{OpenedGroup, award, open_group};
pub use one_file::{Fitting, OneFile, one_file};
pub use options::{BuildOptions, Built, Inventory, PhotoBytes, Progress, Scope};
pub use part::{PartError, Share};
pub use prune::prune;
pub use read::{Opened, lacking_texts, open};
pub use sheet::sheet;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::audit::Audit;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files::{Folders, SitePath, folder};
use crate::photo::DrawnLetters;
use crate::plan::PhotoHeaders;
use crate::portal::{Content, Member};
use crate::publish::{self, Exchange, Published, Stage};
use develop::Decoded;
use read::Reading;
use sink::Sink;
use site::{Owners, Site, State};
use store::{Head, NewRows, News, Outputs, Store, StoreWriter};

/// Sites read at once, a limit on memory: a thousand would not fit.
const READ_AT_ONCE: usize = 16;

/// Builds the site of a shop's folder, or those of a group's shops with their portal. Findings go into the
/// report; with errors in it, what could be understood is published all the same, unless the build is
/// strict.
///
/// # Errors
/// When the machine fails; the former site then stands.
pub fn build(
    folder: &Utf8Path,
    options: &BuildOptions,
    progress: &dyn Progress,
    report: &mut Report,
) -> Result<Built, BuildError> {
    let Some((mut sites, stage, former)) = look(folder, options, report)? else {
        return Ok(Built::default());
    };
    recognise::recognise(&mut sites, (&stage, &former.outputs), options);
    finish(sites, (stage, former), (options, progress), report)
}

/// Joins the parts of a group's build that was spread over machines and adds the portal. The output is the same, to the
/// byte, as that of one machine.
///
/// # Errors
/// When parts do not fit, or the machine fails; the former site then stands.
pub fn join(
    parts: &[Utf8PathBuf],
    folder: &Utf8Path,
    options: &BuildOptions,
    (progress, report): (&dyn Progress, &mut Report),
) -> Result<Built, BuildError> {
    let Some((sites, stage, former)) = look(folder, options, report)? else {
        return Ok(Built::default());
    };
    if sites.last().is_none_or(|root| root.members.is_none()) {
        let path = folder.to_owned();
        return Err(BuildError::NoGroup { path });
    }
    let mut sites = part::take(sites, parts, options)?;
    recognise::keep_unmade(&mut sites, stage.standing());
    finish(sites, (stage, former), (options, progress), report)
}

/// The store and the folders as the last run left them.
struct Former {
    store: Arc<Store>,
    outputs: Outputs,
    folders: Arc<Folders>,
}

/// Surveys the folder and opens the output, before anything is read. `None` when there is neither a shop nor a group.
fn look(
    folder: &Utf8Path,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<(Vec<Site>, Stage, Former)>, BuildError> {
    let store = Arc::new(Store::open(folder, options));
    let (folders, outputs) = rayon::join(|| store.folders(options), || store.outputs());
    let folders = Arc::new(folders);
    let mut survey = || survey::sites(folder, (&store, &folders), options, report);
    let files = outputs.files.clone();
    let open = || publish::open(&options.target, files, Arc::clone(&folders));
    let (sites, stage) = match store.has_sites() {
        true => rayon::join(survey, open),
        // Creates nothing when this is the wrong folder.
        false => match survey()? {
            Some(sites) => (Ok(Some(sites)), open()),
            None => return Ok(None),
        },
    };
    let Some(sites) = sites? else {
        return Ok(None);
    };
    let former = Former {
        store,
        outputs,
        folders,
    };
    Ok(Some((sites, stage?, former)))
}

/// Runs the pipeline, exchanges the output folder, then writes the store.
fn finish(
    mut sites: Vec<Site>,
    (mut stage, former): (Stage, Former),
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Built, BuildError> {
    let writer = StoreWriter::new(&former.store);
    let is_unchanged = |site: &Site| matches!(site.state, State::Unchanged);
    if !sites.iter().all(is_unchanged) || matches!(options.scope, Scope::Share(_)) {
        stage.prepare();
    }
    let line = Line {
        sink: &stage,
        writer: &writer,
        options,
        progress,
        letters: DrawnLetters::default(),
    };
    let done = line.run(&mut sites)?;
    let mut built = Built {
        decoded: done.decoded.photos,
        decoded_bytes: done.decoded.bytes,
        ..Built::default()
    };
    let mut reports = sites.iter().map(|site| &site.report);
    if !done.is_held && !reports.any(|report| report.withholds(options.strictness)) {
        if let Scope::Share(share) = options.scope {
            part::describe(&sites, share, &stage, options)?;
        }
        let mut published = stage.commit()?;
        if published.mode == Exchange::Unneeded && published.left_alone.is_empty() {
            // The spare was not searched for in this run, so former finds are checked again.
            let known = former.outputs.left_alone.iter();
            let there = known.filter(|path| path.symlink_metadata().is_ok());
            published.left_alone = there.cloned().collect();
        }
        tell_published(&mut built, &sites, &published);
        built.rendered = done.rendered;
        report_foreign(&published, options, report);
        let now = Outputs {
            files: published.rows,
            conflicts: published.conflicts,
            left_alone: published.left_alone,
        };
        let news = News {
            outputs: (now != former.outputs).then_some(&now),
            folders: Arc::into_inner(former.folders).and_then(Folders::into_rows),
        };
        writer.finish(stays(&sites), &news);
        folder::hide(&options.cache);
        built.inventory = Inventory {
            ours: now.files.into_stamps().collect(),
            foreign: published.foreign,
        };
    }
    for site in sites {
        if options.repeats || !matches!(site.state, State::Unchanged) {
            report.merge(site.report);
        }
    }
    report.drop_advice();
    Ok(built)
}

/// The pipeline that takes sites from their folders to a sink.
struct Line<'l> {
    sink: &'l dyn Sink,
    writer: &'l StoreWriter,
    options: &'l BuildOptions,
    progress: &'l dyn Progress,
    letters: DrawnLetters,
}

/// Counts of one run of the pipeline.
#[derive(Default)]
struct Done {
    decoded: Decoded,
    rendered: usize,
    /// True when publishing is off: former output could not be kept beside the new one.
    is_held: bool,
}

impl Line<'_> {
    /// Runs all stages, a few sites at a time. Members come before their portal.
    fn run(&self, sites: &mut [Site]) -> Result<Done, BuildError> {
        let mut done = Done {
            is_held: sites.last().is_some_and(is_lost_root),
            ..Done::default()
        };
        for range in at_once(sites) {
            let (before, rest) = sites.split_at_mut(range.start);
            let now = &mut rest[..range.len()];
            let mut read: Vec<(&mut Site, Reading)> = now
                .par_iter_mut()
                .filter(|site| matches!(site.state, State::Changed))
                .filter_map(|site| read::read(site, self.options).map(|reading| (site, reading)))
                .collect();
            let photos = develop::photos(&mut read, self.sink, self.options, self.progress)?;
            done.decoded += photos;
            // Some photos are opened only when they are decoded.
            read.retain_mut(|(site, _)| !read::keep_unread(site));
            read.retain_mut(|(site, reading)| {
                let members = (&mut *before, self.sink);
                portal::gather(site, reading, members, self.options)
            });
            let withholds = |site: &Site| site.report.withholds(self.options.strictness);
            if read.iter().any(|(site, _)| withholds(site)) {
                // Goes on without writing: rendering the pages shows their findings too.
                self.sink.hold();
            }
            if !done.is_held {
                let rendered = read.into_par_iter();
                let rendered = rendered.map(|(site, reading)| self.put(site, reading));
                let rendered: Vec<usize> = rendered.collect::<Result<_, BuildError>>()?;
                done.rendered += rendered.into_iter().sum::<usize>();
            }
            done.is_held |= self.put_others(sites, range)?;
        }
        Ok(done)
    }

    /// Hands the outputs of a site that was read to the sink; returns the number of rendered pages.
    fn put(&self, site: &mut Site, mut reading: Reading) -> Result<usize, BuildError> {
        let rendered = outputs::put(site, &mut reading, (self.sink, &self.letters), self.options)?;
        let content = renames::notice(site, &mut reading);
        let Reading {
            site: read,
            mut rows,
            ..
        } = reading;
        site.report.sort();
        let member = || Member {
            content: Some(content),
            ..read.views().member()
        };
        site.member = site.membership.is_some().then(member);
        if let Content::Shop(shop) = read.subject.content() {
            let audit = Audit::of(shop, &site.report);
            if let Some(member) = &mut site.member {
                member.readiness.clone_from(&audit.readiness);
            }
            site.audit = Some(audit);
        }
        complete_rows(site, &mut rows, read.plan.photos.headers);
        self.sink.settle(&mut rows);
        self.writer.put(&site.place, &rows);
        site.state = State::Staged;
        Ok(rendered)
    }

    /// Hands over the present outputs of sites that were not read. Returns true when one of them makes publishing
    /// impossible.
    fn put_others(&self, sites: &[Site], range: Range<usize>) -> Result<bool, BuildError> {
        let mut is_held = false;
        let mut kept = HashSet::new();
        for number in range {
            let site = &sites[number];
            let mut rows = match &site.state {
                State::Joined(from, files) => {
                    part::put((&site.place, from), files, self.sink)?;
                    // Built on another machine, perhaps on another day: no key.
                    NewRows {
                        head: Some(Head::default()),
                        member: site.member.clone(),
                        ..NewRows::default()
                    }
                }
                State::Broken => {
                    // The portal, or a site without rows, cannot be kept in part: the whole output stays.
                    is_held |= site.place.is_root() || site.rows.are_lost();
                    kept.insert(number);
                    let head = site.rows.head();
                    NewRows {
                        head: Some(Head { key: None, ..head }),
                        ..NewRows::default()
                    }
                }
                State::Unchanged => match &site.renewed {
                    Some(head) => NewRows {
                        head: Some(head.clone()),
                        ..NewRows::default()
                    },
                    None => continue,
                },
                State::Changed | State::Staged | State::Gone => continue,
            };
            self.sink.settle(&mut rows);
            self.writer.put(&site.place, &rows);
        }
        if !kept.is_empty() {
            let owners = Owners::of(sites);
            let is_kept = |path: &SitePath| {
                let owner = owners.owner(path);
                owner.is_some_and(|owner| kept.contains(&owner))
            };
            self.sink.keep(&is_kept);
        }
        Ok(is_held)
    }
}

/// Splits sites into batches that are read at once: a few shops, or one portal, whose members come before it.
fn at_once(sites: &[Site]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut read = 0;
    let mut begins = true;
    for (number, site) in sites.iter().enumerate() {
        let is_portal = site.members.is_some();
        match ranges.last_mut() {
            Some(range) if !begins && !is_portal && read < READ_AT_ONCE => range.end = number + 1,
            _ => {
                ranges.push(number..number + 1);
                read = 0;
            }
        }
        read += usize::from(matches!(site.state, State::Changed));
        begins = is_portal;
    }
    ranges
}

/// True when the site that was asked for can be neither read nor kept beside others.
fn is_lost_root(site: &Site) -> bool {
    let is_lost = site.source.hidden.is_some() || (site.members.is_some() && site.group.is_none());
    site.place.is_root() && is_lost && matches!(site.state, State::Changed)
}

/// Returns a predicate over places: true when the site is still there, or may be since a folder above it cannot be
/// seen.
fn stays(sites: &[Site]) -> impl Fn(&str) -> bool {
    let there = sites
        .iter()
        .filter(|site| !matches!(site.state, State::Gone));
    let there: HashSet<&str> = there.map(|site| site.place.as_str()).collect();
    let broken = sites
        .iter()
        .filter(|site| matches!(site.state, State::Broken));
    let broken: Vec<&SitePath> = broken.map(|site| &site.place).collect();
    move |place| {
        let is_below =
            |above: &&SitePath| SitePath::parse(place).is_ok_and(|place| place.starts_with(above));
        there.contains(place) || broken.iter().any(is_below)
    }
}

/// Adds to the rows of a site the results of this run.
fn complete_rows(site: &mut Site, rows: &mut NewRows, headers: PhotoHeaders) {
    let has = |code| {
        site.report
            .findings()
            .iter()
            .any(|finding| finding.code == code)
    };
    // A photo that changed while it was decoded is decoded again, whatever its stamp.
    let has_changed = has(Code::PhotoChanged);
    // Permission can come back without a change of the file's stamp.
    let is_lasting = !has(Code::Unreadable) && !has_changed;
    let head = rows.head.get_or_insert_default();
    head.key = site.key.filter(|_| is_lasting);
    head.report = site.report.clone();
    head.audit = site.audit.clone();
    head.products = site.products;
    if let Some(photos) = rows.photos.as_mut().filter(|_| !has_changed) {
        photos.headers = headers;
    }
    rows.member = site.member.clone();
}

/// Fills in the counts of a published build.
fn tell_published(built: &mut Built, sites: &[Site], published: &Published) {
    let is_group = |site: &Site| site.members.is_some() || !site.place.is_root();
    built.published = true;
    built.key = root_key(sites);
    built.written = published.written;
    built.kept = published.kept;
    built.removed = published.removed;
    built.products = sites.iter().map(Site::product_count).sum();
    let shops = || sites.iter().map(Site::shop_count).sum();
    built.shops = sites.iter().any(is_group).then(shops);
}

/// Reports people's files in the output, and foreign folders with the spare's name.
fn report_foreign(published: &Published, options: &BuildOptions, report: &mut Report) {
    let mut tell = |code, path: &Utf8Path| {
        let finding = Diagnostic::new(code, options.target.join(path));
        report.push(finding.arg("name", path));
    };
    for path in &published.foreign {
        tell(Code::ForeignFile, path);
    }
    for path in &published.conflicts {
        tell(Code::ForeignConflict, &path.under(Utf8Path::new("")));
    }
    for path in &published.left_alone {
        let name = path.file_name().unwrap_or_default();
        report.push(Diagnostic::new(Code::SpareLeftAlone, path.clone()).arg("name", name));
    }
}

/// The key of the whole folder as it is now; equal keys mean that the site is up to date. `None` when there is neither
/// a shop nor a group.
pub fn key(folder: &Utf8Path, options: &BuildOptions) -> Option<String> {
    let store = Arc::new(Store::open(folder, options));
    let folders = store.folders(options);
    let sites = survey::sites(folder, (&store, &folders), options, &mut Report::default());
    sites.ok().flatten().map(|sites| root_key(&sites))
}

/// The key of the last site, which is the one that is asked for and covers the others.
fn root_key(sites: &[Site]) -> String {
    let key = sites.last().and_then(|site| site.key);
    key.map(|key| key.to_hex().to_string()).unwrap_or_default()
}
