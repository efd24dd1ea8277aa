//! Checks a folder without building: nothing is published.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use super::recognise::{locate, mark_checked};
use super::sink::Counter;
use super::site::{Site, State, Subject};
use super::store::{News, Store, StoreWriter};
use super::{BuildError, BuildOptions, Line, Progress, curation, portal, read, survey};
use crate::audit::{Audited, Curated, Mark};
use crate::catalogue::{Curation, Programme, panel};
use crate::diagnostic::Report;
use crate::files::SitePath;
use crate::photo::DrawnLetters;
use crate::publish;
use crate::value::{Color, title_from_folder};

/// Result of a check.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// Name of the group, when it is one.
    pub group: Option<String>,
    /// Number of products.
    pub products: usize,
    /// Brand colour of the shop or group.
    pub color: Option<Color>,
    /// The shops, in the order of their folders. Those without consent to be published are among them, judged without
    /// a look at their photos and pages.
    pub shops: Vec<Audited>,
    /// The groups within the checked one that have curators; the checked group last, with or without them.
    pub curated: Vec<Curated>,
    /// Folders of members that could not be read.
    pub unread: Vec<Utf8PathBuf>,
    /// The programmes of the groups, the outermost first.
    pub programmes: Vec<Arc<Programme>>,
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
    let color = root.and_then(|root| root.group.as_ref()?.profile.color.as_ref());
    let color = color.map(|color| color.value);
    let requirements = requirements(&sites);
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
        color,
        curated,
        programmes: requirements.programmes,
        ..Checked::default()
    };
    let mut is_understood = false;
    for (number, site) in sites.into_iter().enumerate() {
        let shown = shown_folder(folder, &site.source.root);
        let is_shown = matches!(site.state, State::Staged | State::Unchanged);
        if is_shown {
            is_understood = true;
            checked.products += site.products;
        }
        let is_withheld = matches!(site.state, State::Gone);
        let file = site.data_file();
        match site.audit {
            Some(audit) if is_shown || is_withheld => {
                let of_group = requirements.of_member.get(&number);
                let (curation, programme) = of_group.cloned().unwrap_or_default();
                if site.membership.is_some() {
                    programme.check(&audit.enrolment, &file, report);
                }
                checked.shops.push(Audited {
                    folder: shown,
                    file,
                    audit,
                    curation,
                    programme,
                    first: None,
                    mark: marks.get(&number).cloned(),
                });
            }
            None if site.members.is_none() && !site.place.is_root() => checked.unread.push(shown),
            _ => {}
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

/// Requirements of groups, by member.
struct Requirements {
    /// The programmes, the outermost first.
    programmes: Vec<Arc<Programme>>,
    /// By the index of each member.
    of_member: HashMap<usize, (Curation, Arc<Programme>)>,
}

fn requirements(sites: &[Site]) -> Requirements {
    let mut requirements = Requirements {
        programmes: Vec::new(),
        of_member: HashMap::new(),
    };
    // Groups come after their members: the outermost one is first here.
    for (number, site) in sites.iter().enumerate().rev() {
        let (Some(members), Some(draft)) = (&site.members, &site.group) else {
            continue;
        };
        let above = requirements.of_member.get(&number);
        let above = above.map(|(_, programme)| &**programme);
        let programme = Arc::new(Programme::of(draft, above));
        let mut curation = Curation::of(&draft.curation);
        if !site.curation.unread.is_empty() {
            // A mean without some of its scores hides nobody.
            curation.minimum = 0;
        }
        requirements.programmes.push(Arc::clone(&programme));
        for member in members {
            let of_member = (curation, Arc::clone(&programme));
            requirements.of_member.insert(*member, of_member);
        }
    }
    requirements
}

/// The groups with curators, and the marks of their shops by index.
fn curated(checked: &Utf8Path, sites: &[Site]) -> (Vec<Curated>, HashMap<usize, Mark>) {
    let mut groups = Vec::new();
    let mut marks = HashMap::new();
    for site in sites.iter().filter(|site| site.members.is_some()) {
        if !site.curation.has_scores() && !site.place.is_root() {
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
