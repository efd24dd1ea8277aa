//! A group that was read but not built: its own data at once, its shops one by one, so that only few are in memory.

use std::collections::HashSet;
use std::sync::Arc;

use camino::Utf8Path;

use super::read::{self, Opened};
use super::site::{ReadSite, Site, Subject};
use super::store::Store;
use super::{BuildError, BuildOptions, Progress, check, survey};
use crate::catalogue::{Curation, Group, Programme};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files::SitePath;
use crate::locale::Texts;
use crate::portal::Portal;
use crate::render::Views;
use crate::value::title_from_folder;

/// A group and its shops, those of groups within it included.
pub struct OpenedGroup {
    own: ReadSite,
    shops: Vec<Site>,
    programme: Programme,
    /// `true` when it, or a group within it, hides shops that are not ready.
    hides_some: bool,
}

/// A shop of a group that was listed, but not read.
#[derive(Clone, Copy)]
pub struct ListedShop<'g>(&'g Site);

/// Reads a group's own data and lists its shops. `None` when the group could not be understood.
///
/// # Errors
/// [`BuildError::NoGroup`] for the folder of a shop.
pub fn open_group(
    folder: &Utf8Path,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<OpenedGroup>, BuildError> {
    let store = Arc::new(Store::open(folder, options));
    let folders = store.folders(options);
    let Some(mut sites) = survey::sites(folder, (&store, &folders), options, report)? else {
        return Ok(None);
    };
    let mut root = sites.pop().expect("the site that is asked for is the last");
    if root.members.is_none() {
        let path = folder.to_owned();
        return Err(BuildError::NoGroup { path });
    }
    let hides = |group: &Site| {
        let draft = group.group.as_ref();
        draft.is_some_and(|draft| Curation::of(&draft.curation).hides)
    };
    let hides_some = hides(&root) || sites.iter().any(hides);
    let programme = root.group.as_ref().map(|draft| Programme::of(draft, None));
    let own = read::read(&mut root, options).map(|reading| reading.site);
    report.merge(root.report);
    let (groups, shops): (Vec<Site>, Vec<Site>) =
        sites.into_iter().partition(|site| site.members.is_some());
    for group in groups {
        report.merge(group.report);
    }
    report.drop_advice();
    Ok(own.map(|own| OpenedGroup {
        own,
        shops,
        programme: programme.unwrap_or_default(),
        hides_some,
    }))
}

/// The places of the shops that a group's portal shows; `None` when it shows all. Readiness, by which some are hidden,
/// takes all stages of a build for the shops that were not built or checked since they changed.
///
/// # Errors
/// When the machine fails.
pub fn shown_shops(
    group: &OpenedGroup,
    folder: &Utf8Path,
    (options, progress): (&BuildOptions, &dyn Progress),
) -> Result<Option<HashSet<SitePath>>, BuildError> {
    match group.hides_some {
        true => check::shown_shops(folder, options, progress).map(Some),
        false => Ok(None),
    }
}

impl OpenedGroup {
    /// The group, without members.
    pub fn group(&self) -> &Group {
        &self.portal().group
    }

    /// Its programme.
    pub(super) fn programme(&self) -> &Programme {
        &self.programme
    }

    /// The texts of its pages.
    pub fn texts(&self) -> &Texts {
        &self.own.theme.texts
    }

    /// The language code of its pages.
    pub fn language(&self) -> &str {
        &self.own.theme.language
    }

    /// Its shops, in the order of their folders.
    pub fn shops(&self) -> impl ExactSizeIterator<Item = ListedShop<'_>> {
        self.shops.iter().map(ListedShop)
    }

    /// Input of rendering its own papers. They show no photo but the logo.
    pub(super) fn views(&self) -> Views<'_> {
        self.own.views()
    }

    /// Its site, for a paper that gathers its shops.
    pub(super) fn into_site(self) -> ReadSite {
        self.own
    }

    fn portal(&self) -> &Portal {
        match &self.own.subject {
            Subject::Portal(portal) => portal,
            Subject::Shop(_) => unreachable!("the site of a group is a portal"),
        }
    }
}

impl<'g> ListedShop<'g> {
    /// Its folder.
    pub fn folder(self) -> &'g Utf8Path {
        &self.0.source.root
    }

    /// Its folder as a name, for a shop that cannot be read.
    pub fn title(self) -> String {
        title_from_folder(self.folder().file_name().unwrap_or_default())
    }

    /// Its slug; behind that of its group, where groups are within the group: `kota/desa`.
    pub fn way(self) -> SitePath {
        survey::way_to(&self.0.place)
    }

    /// Its folder in the group's site.
    pub fn place(self) -> &'g SitePath {
        &self.0.place
    }

    /// Reads and plans it. `None` when it could not be understood; the report says why.
    pub fn open(self, options: &BuildOptions, report: &mut Report) -> Option<Opened> {
        let site = self.0;
        report.merge(site.report.clone());
        if let Some(path) = &site.source.hidden {
            // A folder that cannot be seen at all was reported when it was listed.
            if !path.is_root() {
                report.push(site.source.unseen_finding(path));
            }
            return None;
        }
        let orders = site
            .membership
            .as_ref()
            .and_then(|group| group.orders.as_ref());
        read::opened((&site.source, &site.rows), orders, options, report)
    }

    /// Reads and plans it for a paper of its group. `None` also for a shop that has not consented to be published
    /// (`izin_terbit: tidak`), which is told.
    pub fn open_for_group(self, options: &BuildOptions, report: &mut Report) -> Option<Opened> {
        let opened = self.open(options, report)?;
        let Some(span) = opened.shop.withheld else {
            return Some(opened);
        };
        let finding = Diagnostic::new(Code::NotPublished, self.0.data_file()).at(span);
        report.push(finding.arg("name", &*opened.shop.profile.name));
        None
    }
}
