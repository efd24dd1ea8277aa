//! The sites of one build: one shop, or the shops of a group and its portals. Each is looked at, and read
//! only when something it is made of has changed.

use std::collections::{BTreeMap, HashMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::develop::{self, Decoded};
use super::memory::{Outlet, SiteMemory};
use super::{BuildError, BuildOptions, Progress, Scope, Site, in_use, qris};
use crate::catalogue::{self, Membership, Orders, Shop};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::{self, Found, GroupSource, ShopSource};
use crate::parse::{self, GroupDraft, GroupDrafts};
use crate::plan;
use crate::render::{Member, Members, Views};
use crate::theme;
use crate::value::slug;

/// Groups within groups: a city with its cooperatives, and no deeper.
const LEVELS: usize = 2;
/// From a shop of a group to the group's home page.
const UP: &str = "../../index.html";

/// One site of a build.
pub(super) struct Lot {
    /// Its folder within the output; empty for the site that is asked for.
    pub prefix: Utf8PathBuf,
    /// Its own files.
    pub source: ShopSource,
    /// Of a group: the numbers of its members, all smaller than its own.
    pub members: Option<Vec<usize>>,
    /// The group that a shop belongs to.
    membership: Option<Membership>,
    /// Whether it is left as it was at the last build, whatever has changed in it.
    is_left: bool,
    /// Stands for all that it is made of.
    pub inputs: String,
    /// What earlier builds learnt.
    pub memory: SiteMemory,
    /// What was found when its folder was looked through.
    listing: Report,
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
    /// It cannot be understood. What the last build made of it stays.
    Broken,
    /// It cannot be understood or was not asked for, and nothing is there of it.
    Gone,
    /// Made elsewhere: the folder of the part that it is in, and its files there.
    Joined(Utf8PathBuf, Vec<Utf8PathBuf>),
}

impl Lot {
    pub fn site(&self) -> Option<&Site> {
        match &self.state {
            State::Fresh(site) => Some(site),
            _ => None,
        }
    }

    /// How many shops of a group it is.
    pub fn shops(&self) -> usize {
        let is_shop = self.members.is_none() && !self.prefix.as_str().is_empty();
        match &self.state {
            State::Gone | State::Changed => 0,
            State::Joined(..) => self.memory.member.as_ref().map_or(0, |member| {
                member.shops.len().max(usize::from(!member.is_group))
            }),
            _ => usize::from(is_shop),
        }
    }

    /// How many products it shows of its own.
    pub fn products(&self) -> usize {
        match &self.state {
            State::Fresh(site) => site.shop.products.len(),
            State::Known | State::Broken => self.memory.products,
            State::Joined(..) => self.memory.member.as_ref().map_or(0, Member::product_count),
            State::Changed | State::Gone => 0,
        }
    }
}

/// Looks at the folder of a shop or a group. `None` when it is neither; the report says why.
///
/// # Errors
/// When a shop is asked for that the group does not have.
pub(super) fn survey(
    folder: &Utf8Path,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<Vec<Lot>>, BuildError> {
    let survey = Survey {
        skip: vec![options.target.clone(), options.cache.clone()],
        options,
    };
    let mut lots = Vec::new();
    let mut findings = Report::default();
    let found = discover::folder(folder, &survey.skip, &mut findings);
    let root = Root {
        prefix: Utf8PathBuf::new(),
        membership: None,
        is_left: false,
        report: findings,
    };
    let known = match found {
        Some(found) => survey.add(found, root, &mut lots),
        None => {
            report.merge(root.report);
            return Ok(None);
        }
    };
    if let Err(findings) = known {
        report.merge(findings);
        return Ok(None);
    }
    let is_group = matches!(lots.last(), Some(root) if root.members.is_some());
    if !is_group && !matches!(options.scope, Scope::All) {
        let path = folder.to_owned();
        return Err(BuildError::NoGroup { path });
    }
    match &options.scope {
        Scope::All => {}
        Scope::Only(names) => all_there(names, &lots)?,
        // The portal is for whoever puts the parts together.
        Scope::Share(_) => {
            lots.pop();
        }
    }
    Ok(Some(lots))
}

/// Whether a group has all shops that are asked for by their folders' names.
fn all_there(names: &[String], lots: &[Lot]) -> Result<(), BuildError> {
    let known: Vec<&str> = lots
        .iter()
        .filter_map(|lot| lot.prefix.file_name())
        .collect();
    for name in names {
        let wanted = slug(name);
        if !known.contains(&&*wanted) {
            let nearest = known
                .iter()
                .min_by_key(|known| strsim::damerau_levenshtein(known, &wanted))
                .filter(|known| strsim::damerau_levenshtein(known, &wanted) <= 3);
            return Err(BuildError::UnknownShop {
                found: name.clone(),
                nearest: nearest.map(|name| (*name).to_owned()),
            });
        }
    }
    Ok(())
}

struct Survey<'o> {
    skip: Vec<Utf8PathBuf>,
    options: &'o BuildOptions,
}

/// Where a site has its place.
struct Root {
    prefix: Utf8PathBuf,
    membership: Option<Membership>,
    is_left: bool,
    /// What was found when its folder was looked through.
    report: Report,
}

impl Survey<'_> {
    /// Adds a site, after those it consists of. Gives its number, or what keeps it from being one.
    fn add(&self, found: Found, root: Root, lots: &mut Vec<Lot>) -> Result<usize, Report> {
        let (source, members, mut root) = match found {
            Found::Shop(source) => (source, None, root),
            Found::Group(group) => {
                let (members, root) = self.members(&group, root, lots)?;
                (group.own, Some(members), root)
            }
        };
        let memory = SiteMemory::load(&self.options.cache, &source.root);
        let own = match root.is_left {
            // What the portal shows of it is what was built last.
            true => memory.inputs.clone(),
            false => memory_inputs(&source, &root, self.options),
        };
        let inputs = match &members {
            None => own,
            Some(_) if root.is_left => own,
            Some(members) => {
                let all: String = members
                    .iter()
                    .map(|member| &*lots[*member].inputs)
                    .collect();
                blake3::hash(format!("{own}{all}").as_bytes())
                    .to_hex()
                    .to_string()
            }
        };
        root.report.sort();
        lots.push(Lot {
            memory,
            is_left: root.is_left,
            prefix: root.prefix,
            source,
            members,
            membership: root.membership,
            inputs,
            report: root.report.clone(),
            listing: root.report,
            state: State::Changed,
        });
        Ok(lots.len() - 1)
    }

    /// Adds the members of a group.
    fn members(
        &self,
        group: &GroupSource,
        mut root: Root,
        lots: &mut Vec<Lot>,
    ) -> Result<(Vec<usize>, Root), Report> {
        if root.prefix.components().count() / 2 >= LEVELS {
            let folder = &group.own.root;
            let finding = Diagnostic::new(Code::GroupTooDeep, folder.clone());
            root.report.push(finding.arg("folder", folder.as_path()));
            return Err(root.report);
        }
        // The members need to know the group; what is wrong with its file is told when it is read.
        let membership = parse::group_draft(&group.own, &mut Report::default())
            .map(|draft| membership(&group.own, draft, self.options));
        let found: Vec<(Option<Found>, Report)> = group
            .members
            .par_iter()
            .map(|folder| {
                let mut findings = Report::default();
                (
                    discover::folder(folder, &self.skip, &mut findings),
                    findings,
                )
            })
            .collect();
        let mut numbers = Vec::new();
        let mut taken = HashSet::new();
        let is_outermost = root.prefix.as_str().is_empty();
        for (number, (folder, (found, findings))) in group.members.iter().zip(found).enumerate() {
            let Some(found) = found else {
                root.report.merge(findings);
                continue;
            };
            let wanted = slug(folder.file_name().unwrap_or_default());
            let address = catalogue::free_slug(&wanted, |slug| taken.contains(slug));
            if address != wanted {
                let finding = Diagnostic::new(Code::ShopAddressTaken, folder.clone());
                root.report.push(
                    finding
                        .arg("folder", folder.as_path())
                        .arg("address", &address),
                );
            }
            let is_left = match &self.options.scope {
                Scope::Only(names) if is_outermost => {
                    !names.iter().any(|name| slug(name) == address)
                }
                _ => root.is_left,
            };
            let member = Root {
                prefix: root.prefix.join("toko").join(&address),
                membership: membership.clone(),
                is_left,
                report: findings,
            };
            taken.insert(address);
            if matches!(self.options.scope, Scope::Share(share) if is_outermost && !share.has(number))
            {
                continue;
            }
            match self.add(found, member, lots) {
                Ok(number) => numbers.push(number),
                Err(findings) => root.report.merge(findings),
            }
        }
        Ok((numbers, root))
    }
}

fn memory_inputs(source: &ShopSource, root: &Root, options: &BuildOptions) -> String {
    super::memory::inputs(source, &root.report, root.membership.as_ref(), options)
}

/// What the members of a group know of it.
fn membership(source: &ShopSource, group: GroupDraft, options: &BuildOptions) -> Membership {
    let drafts = GroupDrafts {
        group,
        pages: Vec::new(),
        news: Vec::new(),
    };
    let (shop, group) = catalogue::group(source, drafts, options.today, &mut Report::default());
    Membership {
        name: shop.name,
        url: UP.to_owned(),
        orders: group.takes_orders.then_some(Orders {
            whatsapp: shop.whatsapp,
            phone: shop.phone,
            email: shop.email,
        }),
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
    settle(lots, &changed);
    Ok(decoded)
}

/// Reads and plans the sites that are to be read.
pub(super) fn plan(lots: &mut [Lot], options: &BuildOptions) {
    lots.par_iter_mut()
        .filter(|lot| matches!(lot.state, State::Changed))
        .for_each(|lot| lot.read(options));
}

/// Puts sites that were read together with those that they consist of.
fn settle(lots: &mut [Lot], numbers: &[usize]) {
    for number in numbers {
        let (before, rest) = lots.split_at_mut(*number);
        rest[0].settle(before);
    }
}

impl Lot {
    /// Files of it are gone: it is read, or if it was and could not be, left out.
    pub fn give_up(&mut self) {
        self.state = match self.state {
            State::Broken => State::Gone,
            _ if self.is_left => State::Gone,
            _ => {
                self.report = self.listing.clone();
                State::Changed
            }
        };
    }

    /// Keeps what was learnt of it for the next build.
    pub fn remember(&mut self, options: &BuildOptions) {
        if let State::Fresh(site) = &self.state {
            let (products, photos) = (site.shop.products.len(), &site.plan.photos.memo);
            self.memory
                .keep(&self.inputs, &self.report, products, photos);
            self.memory.save(&options.cache, &self.source.root);
        }
    }

    /// Reads and plans it; how far it is says whether it could be.
    fn read(&mut self, options: &BuildOptions) {
        let Some(shop) = self.shop(options) else {
            self.state = State::Broken;
            return;
        };
        let theme = theme::of_shop(&shop, &self.source, &mut self.report);
        let memo = self.memory.photos();
        let plan = plan::shop(&shop, &self.source, &theme, memo, &mut self.report);
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

    fn shop(&mut self, options: &BuildOptions) -> Option<Shop> {
        let (source, report) = (&self.source, &mut self.report);
        if self.members.is_some() {
            let drafts = parse::group_drafts(source, report)?;
            let (mut shop, group) = catalogue::group(source, drafts, options.today, report);
            shop.group = Some(group);
            return Some(shop);
        }
        let drafts = parse::drafts(source, report)?;
        let mut shop = catalogue::shop(source, drafts, options.today, report);
        qris::read_picture(&mut shop, source, &mut self.memory, options, report);
        if let Some(membership) = &self.membership {
            shop.join(membership.clone());
        }
        Some(shop)
    }

    /// Tells the portal above of the site, once all it consists of have done so.
    fn settle(&mut self, before: &[Lot]) {
        let State::Fresh(site) = &mut self.state else {
            return;
        };
        if let Some(numbers) = &self.members {
            report_equal_names(numbers, before, &mut self.report);
            let group = site.shop.group.as_mut().expect("it was read as a group");
            let members = numbers.iter().filter_map(|number| {
                let lot = &before[*number];
                let member = lot.memory.member.as_ref()?;
                let shown = !group.hides || member.is_group || member.score >= group.minimum;
                let folder = lot
                    .prefix
                    .strip_prefix(&self.prefix)
                    .expect("a member lies below");
                (shown && !matches!(lot.state, State::Gone))
                    .then(|| (folder.to_string(), member.clone()))
            });
            let members = Members::gather(members);
            (group.portal, site.shop.categories) = members.outline();
            site.members = Some(members);
            site.plan.lay_out(&site.shop, &site.theme);
        }
        if self.membership.is_some() {
            self.memory.member = Some(site.views().member());
        }
    }
}

/// Shoppers cannot tell shops of the same name apart.
fn report_equal_names(members: &[usize], lots: &[Lot], report: &mut Report) {
    let mut known: HashMap<String, &Lot> = HashMap::new();
    for number in members {
        let lot = &lots[*number];
        let Some(member) = &lot.memory.member else {
            continue;
        };
        let file = |lot: &Lot| lot.source.full(&lot.source.data.path);
        match known.get(&member.name.to_lowercase()) {
            Some(first) => report.push(
                Diagnostic::new(Code::SameShopName, file(lot))
                    .arg("name", &member.name)
                    .other(file(first), None),
            ),
            None => {
                known.insert(member.name.to_lowercase(), lot);
            }
        }
    }
}

/// Which of the sites are as they were, by the memory of the target.
pub(super) fn recognise(lots: &mut [Lot], outlet: &Outlet) {
    let owners = Owners::of(lots);
    let mut there = vec![false; lots.len()];
    for path in outlet.paths() {
        if let Some(number) = owners.owner(path) {
            there[number] = true;
        }
    }
    for conflict in outlet.conflicts() {
        if let Some(number) = owners.owner(conflict.as_str()) {
            there[number] = false;
        }
    }
    for (lot, there) in lots.iter_mut().zip(there) {
        if there && !lot.inputs.is_empty() && lot.memory.inputs == lot.inputs {
            lot.state = State::Known;
            lot.report = lot.memory.report.clone();
        } else if lot.is_left {
            lot.state = State::Gone;
        }
    }
}

/// Which site a file of the output belongs to.
pub(super) struct Owners {
    /// Numbers by the folders of the sites.
    numbers: HashMap<String, usize>,
}

impl Owners {
    pub fn of(lots: &[Lot]) -> Self {
        let numbers = lots.iter().enumerate();
        let numbers = numbers.map(|(number, lot)| (lot.prefix.to_string(), number));
        Self {
            numbers: numbers.collect(),
        }
    }

    /// The number of the innermost site that a path lies in.
    pub fn owner(&self, path: &str) -> Option<usize> {
        // `toko/<shop>` is two folders deep, as is what it holds.
        let ends = path
            .match_indices('/')
            .skip(1)
            .step_by(2)
            .map(|(end, _)| end);
        let mut owner = self.numbers.get("");
        for end in ends {
            match self.numbers.get(&path[..end]) {
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
