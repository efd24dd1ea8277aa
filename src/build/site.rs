//! A site of a build: a shop, or the portal of a group.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use camino::Utf8PathBuf;

use super::renames::Gone;
use super::store::{Head, Rows};
use crate::audit::Audit;
use crate::catalogue::{Membership, Shop};
use crate::diagnostic::Report;
use crate::discover::ShopSource;
use crate::files::{SitePath, SourcePath};
use crate::parse::{CurationDrafts, GroupDraft};
use crate::plan::{PlannedDrawing, SitePlan};
use crate::portal::{Content, Member, Portal};
use crate::render::{Looks, Views};
use crate::theme::{Asset, Theme};

/// A site and its progress through the build.
pub(super) struct Site {
    /// Its folder within the output; empty for the site that is asked for.
    pub place: SitePath,
    /// Its own files.
    pub source: ShopSource,
    /// Indices of a group's members, all smaller than its own; `None` for a shop.
    pub members: Option<Vec<usize>>,
    /// Parsed data of a group, when it could be read.
    pub group: Option<GroupDraft>,
    /// The files of a group's `kurasi/`.
    pub curation: CurationDrafts,
    /// The group that a shop belongs to.
    pub membership: Option<Membership>,
    /// `true` when it is outside the scope and stays as it was built last.
    pub is_left: bool,
    /// `true` when the last build left files of it in the output.
    pub is_there: bool,
    /// `true` when the output has shops of this group that are no members any more.
    pub has_lost_shops: bool,
    /// Key of all that the site is made of; absent when files cannot be seen.
    pub key: Option<blake3::Hash>,
    /// Rows of the last run.
    pub rows: Rows,
    /// For a new site, those that are gone: one of them may be this one, under another name.
    pub gone: Option<Arc<Gone>>,
    /// Updated head row of a site that is not read.
    pub renewed: Option<Head>,
    /// Findings of the survey, of a site that is not read.
    pub listing: Report,
    /// Findings of this build.
    pub report: Report,
    pub state: State,
    /// Number of its own products.
    pub products: usize,
    /// `true` when it was checked after the last build: the member row is older than its files.
    pub has_old_member: bool,
    /// Readiness of a shop, once that is known.
    pub audit: Option<Audit>,
    /// The site as the portal above shows it, once that is known.
    pub member: Option<Member>,
}

/// State of a site.
#[derive(Debug)]
pub(super) enum State {
    /// Unchanged since the last build; not read.
    Unchanged,
    /// To be read.
    Changed,
    /// Read, and its outputs are staged.
    Staged,
    /// Unreadable or not visible. Its published files stay.
    Broken,
    /// Unreadable or not asked for, and not in the output.
    Gone,
    /// Made on another machine: its part's folder, and its files relative to the shop's folder there, sorted.
    Joined(Utf8PathBuf, Vec<SitePath>),
}

/// A site that was read; it lives until its outputs are staged.
pub(super) struct ReadSite {
    pub subject: Subject,
    pub theme: Arc<Theme>,
    pub plan: SitePlan,
    pub looks: Looks,
    /// Length in bytes of each photo's files, in the order of its renditions.
    pub photo_bytes: BTreeMap<SourcePath, Vec<u64>>,
}

/// The shop or the portal that a site shows.
pub(super) enum Subject {
    Shop(Box<Shop>),
    /// Its members are gathered after they were read.
    Portal(Box<Portal>),
}

impl Site {
    /// `true` when it lies directly in the group that is built, not in a group within it.
    pub fn is_outermost(&self) -> bool {
        self.place.depth() == 2
    }

    /// Its data file, for findings about it as a whole.
    pub fn data_file(&self) -> Utf8PathBuf {
        self.source.full(&self.source.data.path)
    }

    /// The site as the portal above shows it.
    pub fn shown(&self) -> Option<Member> {
        self.member.clone().or_else(|| self.rows.member())
    }

    /// Number of a group's shops that it counts for.
    pub fn shop_count(&self) -> usize {
        let is_shop = self.members.is_none() && !self.place.is_root();
        match &self.state {
            State::Gone | State::Changed => 0,
            _ if self.stands_for_others() => self.shown().map_or(0, |member| {
                member.shops.len().max(usize::from(!member.is_group))
            }),
            _ => usize::from(is_shop),
        }
    }

    /// Number of its own products.
    pub fn product_count(&self) -> usize {
        match &self.state {
            State::Changed | State::Gone => 0,
            _ if self.stands_for_others() => {
                self.shown().map_or(0, |member| member.product_count())
            }
            _ => self.products,
        }
    }

    /// `true` when the shops of a group are counted with it, since only the portal's row of them is known.
    fn stands_for_others(&self) -> bool {
        let is_kept = matches!(self.state, State::Broken);
        let is_closed = self.source.hidden.is_some() || self.has_lost_shops;
        matches!(self.state, State::Joined(..)) || (is_kept && is_closed)
    }

    /// Marks the site as impossible to build.
    pub fn set_aside(&mut self) {
        // The site that was asked for is broken, not merely left out.
        self.state = match self.is_there || self.place.is_root() {
            true => State::Broken,
            false => State::Gone,
        };
    }
}

impl Subject {
    pub fn content(&self) -> Content<'_> {
        match self {
            Self::Shop(shop) => Content::Shop(shop),
            Self::Portal(portal) => Content::Portal(portal),
        }
    }

    fn is_portal(&self) -> bool {
        matches!(self, Self::Portal(_))
    }
}

impl ReadSite {
    /// The theme's sheet that its pages link.
    pub fn sheet(&self) -> &Asset {
        self.theme.sheet(self.subject.is_portal())
    }

    /// The theme's files that its pages use.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.theme.published(self.subject.is_portal())
    }

    /// Input of its rendering.
    pub fn views(&self) -> Views<'_> {
        Views {
            content: self.subject.content(),
            plan: &self.plan,
            looks: &self.looks,
            theme: &self.theme,
        }
    }

    /// The pictures that are drawn, for want of a photo.
    pub fn drawings(&self) -> impl Iterator<Item = &PlannedDrawing> {
        let is_made = |path: &SourcePath| self.looks.contains_key(path);
        let all = self.plan.photos.drawings.values();
        all.filter(move |planned| planned.is_needed(is_made))
    }
}

/// Maps files of the output to the sites that own them.
pub(super) struct Owners {
    /// Indices of the sites by their folders.
    numbers: HashMap<SitePath, usize>,
}

impl Owners {
    pub fn of(sites: &[Site]) -> Self {
        let numbers = sites.iter().enumerate();
        let numbers = numbers.map(|(number, site)| (site.place.clone(), number));
        Self {
            numbers: numbers.collect(),
        }
    }

    /// Index of the innermost site that contains a path.
    pub fn owner(&self, path: &SitePath) -> Option<usize> {
        // Sites lie in `toko/<shop>`, every second level.
        let folders = path.folders_above().rev().skip(1).step_by(2);
        let mut owner = self.numbers.get("");
        for folder in folders {
            match self.numbers.get(folder) {
                Some(inner) => owner = Some(inner),
                None => break,
            }
        }
        owner.copied()
    }
}
