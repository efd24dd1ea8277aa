//! The sites of one build: one shop, or the shops of a group and its portals. Each is read only when
//! something it is made of has changed.

use std::collections::{BTreeMap, HashMap, HashSet};

use camino::Utf8PathBuf;
use rayon::prelude::*;

use super::develop::{self, Decoded};
use super::linked::Neighbours;
use super::memory::{Outlet, SiteMemory, unsettled};
use super::{BuildError, BuildOptions, Progress, Site, in_use, part, qris};
use crate::catalogue::{self, Membership, Shop};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::{MEMBERS, ShopSource};
use crate::files::{SitePath, SourcePath};
use crate::parse;
use crate::plan;
use crate::render::{Member, Members, Views};
use crate::theme::InlineScripts;

/// One site of a build.
pub(super) struct Lot {
    /// Its folder within the output; empty for the site that is asked for.
    pub prefix: SitePath,
    /// By what the memory knows its folder.
    pub home: Utf8PathBuf,
    /// Its own files.
    pub source: ShopSource,
    /// Of a group: the numbers of its members, all smaller than its own.
    pub members: Option<Vec<usize>>,
    /// The group that a shop belongs to.
    pub membership: Option<Membership>,
    /// Whether it is left as it was at the last build, whatever has changed in it.
    pub is_left: bool,
    /// Whether the last build left files of it in the output.
    pub is_there: bool,
    /// Of a group: whether it left shops there that are none of its members any more.
    pub has_lost_shops: bool,
    /// Stands for all that it is made of.
    pub inputs: String,
    /// What earlier builds learnt.
    pub memory: SiteMemory,
    /// Whether that has become another, though nothing of the site was read.
    pub is_memory_new: bool,
    /// What was found when its folder was looked through.
    pub listing: Report,
    /// All that this build finds.
    pub report: Report,
    /// How far it is.
    pub state: State,
}

/// How far a site is.
pub(super) enum State {
    /// As it was at the last build; nothing of it was read.
    Known,
    /// To be read.
    Changed,
    /// Read and planned.
    Fresh(Box<Site>),
    /// It cannot be understood, or not be seen. What the last build made of it stays.
    Broken,
    /// It cannot be understood or was not asked for, and nothing is there of it.
    Gone,
    /// Made elsewhere: the folder of the part that it is in, and its files from its own folder there, in order.
    Joined(Utf8PathBuf, Vec<SitePath>),
}

impl Lot {
    pub fn site(&self) -> Option<&Site> {
        match &self.state {
            State::Fresh(site) => Some(site),
            _ => None,
        }
    }

    /// Whether it lies directly in the group that is built, not in a group within it.
    pub fn is_outermost(&self) -> bool {
        self.prefix.depth() == 2
    }

    /// Whether there will be a page at a path from its root.
    pub fn has_page(&self, path: &SitePath) -> bool {
        match &self.state {
            State::Fresh(site) => site.plan.pages.iter().any(|page| page.path == *path),
            State::Known | State::Broken => self.memory.page(path).is_some(),
            State::Joined(_, files) => files.binary_search(path).is_ok(),
            State::Changed | State::Gone => false,
        }
    }

    /// How many shops of a group it is.
    pub fn shops(&self) -> usize {
        let is_shop = self.members.is_none() && !self.prefix.is_root();
        match &self.state {
            State::Gone | State::Changed => 0,
            _ if self.stands_for_others() => self.memory.member.as_ref().map_or(0, |member| {
                member.shops.len().max(usize::from(!member.is_group))
            }),
            _ => usize::from(is_shop),
        }
    }

    /// Whether the shops of a group, of which nothing but what the portal above shows is known, are counted with it.
    fn stands_for_others(&self) -> bool {
        let is_kept = matches!(self.state, State::Broken);
        let is_closed = self.source.hidden.is_some() || self.has_lost_shops;
        matches!(self.state, State::Joined(..)) || (is_kept && is_closed)
    }

    /// How many products it shows of its own.
    pub fn products(&self) -> usize {
        match &self.state {
            State::Fresh(site) => site.shop.products.len(),
            State::Changed | State::Gone => 0,
            _ if self.stands_for_others() => {
                let member = self.memory.member.as_ref();
                member.map_or(0, Member::product_count)
            }
            _ => self.memory.products,
        }
    }
}

/// Reads the sites that are to be read, sees to their photos, and puts the portals together.
pub(super) fn read(
    lots: &mut [Lot],
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<Decoded, BuildError> {
    let changed: Vec<usize> = (0..lots.len())
        .filter(|number| matches!(lots[*number].state, State::Changed))
        .collect();
    plan(lots, options);
    let decoded = develop::photos(lots, &changed, options, progress)?;
    for number in &changed {
        // Some photos are opened only to be decoded.
        lots[*number].keep_unread();
    }
    settle(lots, &changed);
    Ok(decoded)
}

/// Reads and plans the sites that are to be read.
pub(super) fn plan(lots: &mut [Lot], options: &BuildOptions) {
    lots.par_iter_mut()
        .filter(|lot| matches!(lot.state, State::Changed))
        .for_each(|lot| lot.read(options));
    if !options.may_empty {
        keep_lost_shops(lots);
    }
}

/// Groups that had shops and have none any more: what was published of them stays.
fn keep_lost_shops(lots: &mut [Lot]) {
    for number in 0..lots.len() {
        let lot = &lots[number];
        let is_gone = |member: &usize| matches!(lots[*member].state, State::Gone);
        let shows_none = lot.members.iter().flatten().all(is_gone);
        if lot.has_lost_shops && shows_none && matches!(lot.state, State::Fresh(_)) {
            let lot = &mut lots[number];
            let folder = &lot.source.root;
            let finding = Diagnostic::new(Code::ShopsGone, folder.join(MEMBERS));
            lot.report.push(finding.arg("folder", folder.as_path()));
            lot.state = State::Broken;
        }
    }
}

/// Puts sites that were read together with those that they consist of.
fn settle(lots: &mut [Lot], numbers: &[usize]) {
    for number in numbers {
        let (before, rest) = lots.split_at_mut(*number);
        rest[0].settle(before);
    }
}

/// Sites of which no part could be made: what was published of them stays.
pub(super) fn keep_unmade(lots: &mut [Lot], outlet: &Outlet) {
    locate(lots, outlet);
    for lot in lots {
        if lot.is_there && matches!(lot.state, State::Gone) {
            lot.report
                .push(lot.source.unseen_finding(&SourcePath::root()));
            lot.state = State::Broken;
        }
    }
}

/// Files of these sites are gone, from the output or from the cache: each is read, or if it was and could not be,
/// left out. The portals above show what has become of them, and are read again.
pub(super) fn give_up(lots: &mut [Lot], lost: &[usize]) {
    let mut concerned: HashSet<usize> = lost.iter().copied().collect();
    for (number, lot) in lots.iter_mut().enumerate() {
        let is_lost = concerned.contains(&number);
        let shows_other = |members: &Vec<usize>| members.iter().any(|one| concerned.contains(one));
        if is_lost && matches!(lot.state, State::Broken) {
            lot.state = State::Gone;
        } else if is_lost || lot.members.as_ref().is_some_and(shows_other) {
            lot.report = lot.listing.clone();
            lot.state = State::Changed;
            concerned.insert(number);
        }
    }
}

impl Lot {
    /// Keeps what was learnt of it for the next build.
    pub fn remember(&mut self, options: &BuildOptions) {
        match &self.state {
            State::Fresh(site) => {
                let member = self.member();
                // A second attempt finds some things again.
                self.report.sort();
                let learnt = (&*self.inputs, &self.report);
                self.memory.keep(&self.source, learnt, site);
                self.memory.member = member;
            }
            // What is in the output is of another machine, and may be of another day.
            State::Joined(..) => self.memory.inputs.clear(),
            State::Known if self.is_memory_new => {}
            _ => return,
        }
        self.memory.save(&options.cache, &self.home);
        // Of a thousand shops it would fill the memory, and is not asked for any more.
        self.memory.member = None;
    }

    /// What the portal above shows of it, once all that it consists of is known.
    pub fn member(&self) -> Option<Member> {
        match &self.state {
            State::Fresh(site) => self.membership.is_some().then(|| site.views().member()),
            _ => self.memory.member.clone(),
        }
    }

    fn name(&self) -> Option<&str> {
        match &self.state {
            State::Fresh(site) => Some(&site.shop.name),
            _ => self.memory.member.as_ref().map(|member| &*member.name),
        }
    }

    /// Reads and plans it; how far it is says whether it could be.
    fn read(&mut self, options: &BuildOptions) {
        if let Some(path) = self.unseen() {
            // Of what was never published nothing stays, and why it cannot be seen was told.
            if self.is_there || !path.as_str().is_empty() {
                self.report.push(self.source.unseen_finding(path));
            }
            self.set_aside();
            return;
        }
        // Before anything else, so that what changes meanwhile is not taken for what was read.
        self.memory.unsettled = unsettled(&self.source);
        let Some(shop) = self.shop(options) else {
            self.set_aside();
            self.keep_unread();
            return;
        };
        let theme = options
            .themes
            .of_shop(&shop, &self.source, &mut self.report);
        let memo = self.memory.photos();
        let plan = plan::shop(&shop, &self.source, &theme, memo, &mut self.report);
        if self.keep_unread() {
            return;
        }
        in_use::note(&self.source.root, &plan, &options.cache);
        self.state = State::Fresh(Box::new(Site {
            shop,
            theme,
            plan,
            looks: BTreeMap::new(),
            photo_bytes: BTreeMap::new(),
            members: None,
        }));
    }

    /// Nothing can be made of it.
    fn set_aside(&mut self) {
        // What is asked for is broken, and not merely left out.
        let is_asked_for = self.prefix.is_root();
        self.state = match self.is_there || is_asked_for {
            true => State::Broken,
            false => State::Gone,
        };
    }

    /// What cannot be seen of it, without which it cannot be built, or not without losing what was published.
    fn unseen(&self) -> Option<&SourcePath> {
        let was_read = |path: &&SourcePath| self.is_there && self.memory.has_read(path);
        let hidden = self.source.hidden.as_ref();
        hidden.or_else(|| self.source.unseen.iter().find(was_read))
    }

    /// Leaves the site as it is when a file that it was made of could not be opened. Gives whether that is so.
    fn keep_unread(&mut self) -> bool {
        let unread = self.report.unread().find_map(|file| {
            let path = SourcePath::below(&self.source.root, file)?;
            (self.is_there && self.memory.has_read(&path)).then_some(path)
        });
        let finding = unread.map(|path| self.source.unseen_finding(&path));
        let is_kept = finding.is_some();
        if let Some(finding) = finding {
            self.report.push(finding);
            self.state = State::Broken;
        }
        is_kept
    }

    fn shop(&mut self, options: &BuildOptions) -> Option<Shop> {
        let (source, report) = (&self.source, &mut self.report);
        if self.members.is_some() {
            let drafts = parse::group_drafts(source, report)?;
            let (mut shop, group) = catalogue::group(source, drafts, options.today, report);
            shop.group = Some(group);
            return Some(shop);
        }
        let drafts = parse::drafts(source, options.known.as_deref(), report)?;
        let mut shop = catalogue::shop(source, drafts, options.today, report);
        qris::read_picture(&mut shop, source, &mut self.memory, options, report);
        if let Some(membership) = &self.membership {
            shop.join(membership.clone());
        }
        Some(shop)
    }

    /// Puts a portal together with what its members tell of themselves.
    fn settle(&mut self, before: &[Lot]) {
        let (State::Fresh(site), Some(numbers)) = (&mut self.state, &self.members) else {
            return;
        };
        report_equal_names(numbers, before, &mut self.report);
        let group = site.shop.group.as_mut().expect("it was read as a group");
        // Hosts hold members that are not shown to the same rules.
        let mut scripts = InlineScripts::default();
        let found: Vec<(&Lot, Member)> = numbers
            .par_iter()
            .map(|number| &before[*number])
            .filter(|lot| !matches!(lot.state, State::Gone))
            .filter_map(|lot| Some((lot, lot.member()?)))
            .collect();
        let members = found.into_iter().filter_map(|(lot, member)| {
            scripts.join(&member.scripts);
            let shown = !group.hides || member.is_group || member.score >= group.minimum;
            let folder = lot
                .prefix
                .strip_prefix(&self.prefix)
                .expect("a member lies below");
            shown.then_some((folder, member))
        });
        let mut members = Members::gather(members.collect());
        members.scripts = scripts;
        (group.portal, site.shop.categories) = members.outline();
        site.members = Some(members);
        let neighbours = Neighbours::new(&self.prefix, before);
        site.shop
            .link_members(&|path| neighbours.address(path), &mut self.report);
        site.plan.lay_out(&site.shop, &site.theme);
    }
}

/// Shoppers cannot tell shops of the same name apart.
fn report_equal_names(members: &[usize], lots: &[Lot], report: &mut Report) {
    let mut known: HashMap<String, &Lot> = HashMap::new();
    for number in members {
        let lot = &lots[*number];
        let Some(name) = lot.name() else {
            continue;
        };
        let file = |lot: &Lot| lot.source.full(&lot.source.data.path);
        match known.get(&name.to_lowercase()) {
            Some(first) => report.push(
                Diagnostic::new(Code::SameShopName, file(lot))
                    .arg("name", name)
                    .other(file(first), None),
            ),
            None => {
                known.insert(name.to_lowercase(), lot);
            }
        }
    }
}

/// Finds out of which sites there are files in the output.
pub(super) fn locate(lots: &mut [Lot], outlet: &Outlet) {
    let owners = Owners::of(lots);
    // The description of a part is of no site.
    for path in outlet.paths().filter(|path| **path != *part::FILE) {
        if let Some(number) = owners.owner(path) {
            let lot = &mut lots[number];
            lot.is_there = true;
            lot.has_lost_shops |= lot.members.is_some() && is_of_member(path, &lot.prefix);
        }
    }
}

/// Whether a path in the output lies where the members of the group with this place have theirs.
fn is_of_member(path: &SitePath, prefix: &SitePath) -> bool {
    let inner = path.strip_prefix(prefix);
    inner.is_some_and(|inner| inner.names().next() == Some(MEMBERS) && inner.depth() > 2)
}

/// Which of the sites are as they were, by the memory of the target.
pub(super) fn recognise(lots: &mut [Lot], outlet: &Outlet, options: &BuildOptions) {
    locate(lots, outlet);
    if options.fresh {
        let read = lots.iter_mut().filter(|lot| !lot.is_left);
        read.for_each(|lot| lot.memory.doubt());
    }
    if outlet.is_forgotten() {
        return;
    }
    let owners = Owners::of(lots);
    let mut is_whole: Vec<bool> = lots.iter().map(|lot| lot.is_there).collect();
    let unknown = outlet.published().unknown();
    for path in outlet.conflicts().iter().chain(unknown) {
        if let Some(number) = owners.owner(path) {
            is_whole[number] = false;
        }
    }
    let is_same = |lot: &Lot| !lot.is_left && lot.memory.is_of(&lot.source, &lot.inputs);
    let are_same: Vec<bool> = lots.par_iter().map(is_same).collect();
    for number in 0..lots.len() {
        let lot = &lots[number];
        let is_known = |member: &usize| matches!(lots[*member].state, State::Known);
        let is_same =
            is_whole[number] && are_same[number] && lot.members.iter().flatten().all(is_known);
        let state = match (lot.is_left, lot.is_there) {
            (true, true) => State::Known,
            (true, false) => State::Gone,
            (false, _) if is_same => State::Known,
            (false, _) => continue,
        };
        let lot = &mut lots[number];
        lot.report = match lot.is_left {
            // What was found in it may have been mended.
            true => Report::default(),
            false => lot.memory.report.clone(),
        };
        lot.is_memory_new = !lot.is_left && lot.memory.settle(&lot.source);
        lot.state = state;
    }
}

/// Which site a file of the output belongs to.
pub(super) struct Owners {
    /// Numbers by the folders of the sites.
    numbers: HashMap<SitePath, usize>,
}

impl Owners {
    pub fn of(lots: &[Lot]) -> Self {
        let numbers = lots.iter().enumerate();
        let numbers = numbers.map(|(number, lot)| (lot.prefix.clone(), number));
        Self {
            numbers: numbers.collect(),
        }
    }

    /// The number of the innermost site that a path lies in.
    pub fn owner(&self, path: &SitePath) -> Option<usize> {
        // `toko/<shop>` is two folders deep, as is what it holds.
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

impl Site {
    /// What it is rendered from.
    pub fn views(&self) -> Views<'_> {
        Views {
            shop: &self.shop,
            plan: &self.plan,
            looks: &self.looks,
            theme: &self.theme,
            members: self.members.as_ref(),
        }
    }
}
