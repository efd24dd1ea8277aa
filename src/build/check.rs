//! Checks a folder without building: nothing is published.

use std::collections::HashMap;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use super::recognise::{locate, mark_checked};
use super::sink::Counter;
use super::site::{Site, State};
use super::store::{News, Store, StoreWriter};
use super::{BuildError, BuildOptions, Line, Progress, curation, survey};
use crate::audit::{Audited, Curated, Mark};
use crate::catalogue::{Curation, panel};
use crate::diagnostic::Report;
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
    /// Shops that have not consented to be published, which curators look at all the same.
    pub withheld: Vec<Audited>,
    /// The groups within the checked one that have curators; the checked group last, with or without them.
    pub curated: Vec<Curated>,
    /// The folders of shops and groups, the outer ones last.
    pub roots: Vec<Utf8PathBuf>,
}

impl Checked {
    /// The curation of the checked group itself; `None` for a shop.
    pub fn own_curation(&self) -> Option<&Curated> {
        self.curated.last().filter(|group| group.folder == "")
    }
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
    let (curated, marks) = curated(folder, &sites);
    let mut checked = Checked {
        group,
        curated,
        ..Checked::default()
    };
    let mut is_understood = false;
    for (number, mut site) in sites.into_iter().enumerate() {
        let audited = site.audit.take().map(|audit| Audited {
            folder: shown_folder(folder, &site.source.root),
            audit,
            curation: curations.get(&number).copied().unwrap_or_default(),
            mark: marks.get(&number).cloned(),
        });
        match site.state {
            State::Staged | State::Unchanged => {
                is_understood = true;
                checked.products += site.products;
                checked.shops.extend(audited);
            }
            State::Gone => checked.withheld.extend(audited),
            _ => {}
        }
        checked.roots.push(site.source.root.clone());
        report.merge(site.report);
    }
    Ok(is_understood.then_some(checked))
}

/// Requirements of the groups, by the index of each member.
fn curations(sites: &[Site]) -> HashMap<usize, Curation> {
    let groups = sites.iter().filter_map(|site| {
        let mut curation = Curation::of(&site.group.as_ref()?.curation);
        if !site.curation.unread.is_empty() {
            // A mean without some of its scores hides nobody.
            curation.minimum = 0;
        }
        Some((site.members.as_ref()?, curation))
    });
    let members =
        groups.flat_map(|(members, curation)| members.iter().map(move |m| (*m, curation)));
    members.collect()
}

/// The groups with curators, and the marks of their shops by index.
fn curated(checked: &Utf8Path, sites: &[Site]) -> (Vec<Curated>, HashMap<usize, Mark>) {
    let mut groups = Vec::new();
    let mut marks = HashMap::new();
    for site in sites.iter().filter(|site| site.members.is_some()) {
        let has_curators = !site.curation.sheets.is_empty() || !site.curation.unread.is_empty();
        if !has_curators && !site.place.is_root() {
            continue;
        }
        let shops = curation::entrants(site, sites, &[]);
        // The site's report has these findings already.
        let panel = panel(&site.curation, &shops, &mut Report::default());
        let group = Curated {
            folder: shown_folder(checked, &site.source.root),
            shops,
            panel,
        };
        for number in site.members.iter().flatten() {
            let folder = sites[*number].source.root.file_name();
            let mark = folder.and_then(|folder| group.mark(folder));
            marks.extend(mark.map(|mark| (*number, mark)));
        }
        groups.push(group);
    }
    (groups, marks)
}

fn shown_folder(checked: &Utf8Path, root: &Utf8Path) -> Utf8PathBuf {
    root.strip_prefix(checked).unwrap_or(root).to_owned()
}
