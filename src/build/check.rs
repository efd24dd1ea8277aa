//! Checks a folder without building: nothing is published.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use super::recognise::{locate, mark_checked};
use super::sink::Counter;
use super::site::{Site, State, Subject};
use super::store::{News, Store, StoreWriter};
use super::{BuildError, BuildOptions, Line, Progress, portal, read, survey};
use crate::audit::Audited;
use crate::catalogue::Curation;
use crate::diagnostic::Report;
use crate::files::SitePath;
use crate::photo::DrawnLetters;
use crate::publish;
use crate::value::title_from_folder;

/// Result of a check.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// Name of the group, when it is one.
    pub group: Option<String>,
    /// Number of products.
    pub products: usize,
    /// The shops, in the order of their folders.
    pub shops: Vec<Audited>,
    /// The folders of shops and groups, the outer ones last.
    pub roots: Vec<Utf8PathBuf>,
}

/// Checks the folder of a shop or a group and reports every finding: photos that no build has encoded yet are encoded
/// into the cache, pages are rendered, weighed and dropped. Rows about texts, photos and pages are stored for the next
/// run. `None` when nothing could be read.
///
/// # Errors
/// When the machine fails.
pub fn check(
    folder: &Utf8Path,
    options: &BuildOptions,
    progress: &dyn Progress,
    report: &mut Report,
) -> Result<Option<Checked>, BuildError> {
    let store = Arc::new(Store::open(folder, options));
    let folders = store.folders(options);
    let Some(mut sites) = survey::sites(folder, (&store, &folders), options, report)? else {
        return Ok(None);
    };
    let listed = publish::listed(&options.target);
    locate(&mut sites, listed.iter());
    mark_checked(&mut sites, options);
    let root = sites.last().filter(|root| root.members.is_some());
    let group = root.map(|root| {
        let name = root
            .group
            .as_ref()
            .and_then(|group| group.profile.name.as_ref());
        let folder = || title_from_folder(root.source.root.file_name().unwrap_or_default());
        name.map_or_else(folder, |name| name.value.clone())
    });
    let curations = curations(&sites);
    // A shop is checked as quickly without a store; a thousand are not.
    let writer = match group.is_some() {
        true => StoreWriter::new(&store),
        false => StoreWriter::where_one_is(&store),
    };
    let line = Line {
        sink: &Counter::new(&options.target, listed),
        writer: &writer,
        options,
        progress,
        letters: DrawnLetters::default(),
    };
    line.run(&mut sites)?;
    // The output folder is unchanged, whatever became of the source folder.
    let news = News {
        outputs: None,
        folders: folders.into_rows(),
    };
    writer.finish(|_| true, &news);
    let mut checked = Checked {
        group,
        ..Checked::default()
    };
    let mut is_understood = false;
    for (number, site) in sites.into_iter().enumerate() {
        if matches!(site.state, State::Staged | State::Unchanged) {
            is_understood = true;
            checked.products += site.products;
            checked.shops.extend(site.audit.map(|audit| Audited {
                folder: shown_folder(folder, &site.source.root),
                audit,
                curation: curations.get(&number).copied().unwrap_or_default(),
            }));
        }
        checked.roots.push(site.source.root.clone());
        report.merge(site.report);
    }
    Ok(is_understood.then_some(checked))
}

/// The places of the shops that a group's portal shows. Findings are those of a check, which tells them; nothing is
/// stored.
///
/// # Errors
/// When the machine fails.
pub(super) fn shown_shops(
    folder: &Utf8Path,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<HashSet<SitePath>, BuildError> {
    let store = Arc::new(Store::open(folder, options));
    let folders = store.folders(options);
    let report = &mut Report::default();
    let Some(mut sites) = survey::sites(folder, (&store, &folders), options, report)? else {
        return Ok(HashSet::new());
    };
    let listed = publish::listed(&options.target);
    locate(&mut sites, listed.iter());
    mark_checked(&mut sites, options);
    let writer = StoreWriter::new(&store);
    let sink = Counter::new(&options.target, listed);
    let line = Line {
        sink: &sink,
        writer: &writer,
        options,
        progress,
        letters: DrawnLetters::default(),
    };
    let (root, members) = sites.split_last_mut().expect("the site that is asked for");
    line.run(members)?;
    let mut shown = HashSet::new();
    if let Some(mut reading) = read::read(root, options) {
        portal::gather(root, &mut reading, (&mut *members, &sink), options);
        if let Subject::Portal(portal) = &reading.site.subject {
            let shops = portal.members.shops.iter();
            shown.extend(shops.map(|shop| shop.folder.clone()));
        }
    }
    // The rows are dropped: a build may be writing its own meanwhile.
    Ok(shown)
}

/// Requirements of the groups, by the index of each member.
fn curations(sites: &[Site]) -> HashMap<usize, Curation> {
    let groups = sites.iter().filter_map(|site| {
        let curation = Curation::of(&site.group.as_ref()?.curation);
        Some((site.members.as_ref()?, curation))
    });
    let members =
        groups.flat_map(|(members, curation)| members.iter().map(move |m| (*m, curation)));
    members.collect()
}

fn shown_folder(checked: &Utf8Path, root: &Utf8Path) -> Utf8PathBuf {
    root.strip_prefix(checked).unwrap_or(root).to_owned()
}
