//! The folders of a build looked through: which sites there are, where each has its place, and what stands
//! for all that each is made of. Of the files themselves only those of groups are read.

use std::collections::{HashMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::lot::{Lot, State};
use super::memory::{self, SiteMemory};
use super::{BuildError, BuildOptions, Scope};
use crate::catalogue::{self, Membership, Orders};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::{self, Found, GroupSource, MEMBERS, MemberSource, ShopSource};
use crate::files::{SitePath, typed_names};
use crate::parse::{self, GroupDraft, GroupDrafts};
use crate::value::{nearest, slug};

/// Groups within groups: a city with its cooperatives, and no deeper.
const LEVELS: usize = 2;
/// From a shop of a group to the group's home page.
const UP: &str = "../../index.html";

/// Looks at the folder of a shop or a group. `None` when it is neither; the report says why.
///
/// # Errors
/// When a shop is asked for that the group does not have.
pub(super) fn folder(
    folder: &Utf8Path,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<Vec<Lot>>, BuildError> {
    let survey = Survey {
        skip: vec![options.target.clone(), options.cache.clone()],
        options,
    };
    let mut findings = Report::default();
    let Some(found) = discover::folder(folder, &survey.skip, &mut findings) else {
        report.merge(findings);
        return Ok(None);
    };
    let mut lots = Vec::new();
    let root = Root {
        folder: folder.to_owned(),
        home: memory::home(folder),
        prefix: SitePath::root(),
        membership: None,
        report: findings,
    };
    survey.add(Some(found), root, &mut lots);
    let root = lots.last().expect("the root was added");
    if root.members.is_none() && !matches!(options.scope, Scope::All) {
        let path = folder.to_owned();
        return Err(BuildError::NoGroup { path });
    }
    match &options.scope {
        Scope::All => {}
        Scope::Only(names) => leave_others(names, &mut lots)?,
        // The portal is for whoever puts the parts together; but without its shops there is no part.
        Scope::Share(_) => drop(lots.pop_if(|root| root.source.hidden.is_none())),
    }
    settle_inputs(&mut lots, options);
    Ok(Some(lots))
}

/// Leaves the sites as they are, but for those that are asked for, all that they consist of, and the portals above
/// them.
fn leave_others(names: &[String], lots: &mut [Lot]) -> Result<(), BuildError> {
    let asked = names.iter().map(|name| place_of(name, lots));
    let asked = asked.collect::<Result<Vec<_>, _>>()?;
    for lot in lots {
        let is_near =
            |place: &SitePath| lot.prefix.starts_with(place) || place.starts_with(&lot.prefix);
        lot.is_left = !asked.iter().any(is_near);
    }
    Ok(())
}

/// The place of a member that a person names: by the names of the folders on the way to it (`kota/desa`), or by that of
/// its own where no other has it.
fn place_of(name: &str, lots: &[Lot]) -> Result<SitePath, BuildError> {
    let steps = typed_names(name).filter(|step| *step != ".");
    let steps: Vec<String> = steps.map(slug).collect();
    let wanted = SitePath::of(steps.iter().map(String::as_str));
    let members = lots.iter().filter(|lot| !lot.prefix.is_root());
    let known: Vec<(SitePath, &Lot)> = members.map(|lot| (way_to(&lot.prefix), lot)).collect();
    let is_meant = |way: &SitePath, lot: &Lot| *way == wanted || lot.prefix == wanted;
    if let Some((_, lot)) = known.iter().find(|(way, lot)| is_meant(way, lot)) {
        return Ok(lot.prefix.clone());
    }
    let own_name = |lot: &Lot| lot.prefix.file_name() == wanted.as_str();
    let found: Vec<_> = known.iter().filter(|(_, lot)| own_name(lot)).collect();
    match found[..] {
        [(_, lot)] => Ok(lot.prefix.clone()),
        [] => {
            let names = known
                .iter()
                .flat_map(|(way, lot)| [(lot.prefix.file_name(), way), (way.as_str(), way)]);
            let names: HashMap<&str, &SitePath> = names.collect();
            let nearest = nearest(wanted.as_str(), names.keys().copied());
            Err(BuildError::UnknownShop {
                found: name.to_owned(),
                nearest: nearest.map(|name| names[name].to_string()),
            })
        }
        _ => Err(BuildError::AmbiguousShop {
            found: name.to_owned(),
            ways: found.iter().map(|(way, _)| way.to_string()).collect(),
        }),
    }
}

/// `kota/desa` for `toko/kota/toko/desa`.
fn way_to(prefix: &SitePath) -> SitePath {
    SitePath::of(prefix.names().skip(1).step_by(2))
}

/// Reckons what stands for all that each site is made of.
fn settle_inputs(lots: &mut [Lot], options: &BuildOptions) {
    for number in 0..lots.len() {
        let lot = &lots[number];
        let own = || {
            let membership = lot.membership.as_ref();
            memory::inputs(&lot.source, &lot.listing, membership, options)
        };
        lots[number].inputs = match (&lot.members, lot.is_left) {
            // What the portal shows of it is what was built last.
            (_, true) => lot.memory.inputs.clone(),
            _ if lot.source.hidden.is_some() => String::new(),
            (None, false) => own(),
            (Some(members), false) => {
                let own = own();
                let members = members.iter().map(|member| &*lots[*member].inputs);
                let all: String = std::iter::once(&*own).chain(members).collect();
                blake3::hash(all.as_bytes()).to_hex().to_string()
            }
        };
    }
}

struct Survey<'o> {
    skip: Vec<Utf8PathBuf>,
    options: &'o BuildOptions,
}

/// Where a site has its place.
struct Root {
    /// Its folder, as the person named it.
    folder: Utf8PathBuf,
    /// The same for the memory.
    home: Utf8PathBuf,
    prefix: SitePath,
    membership: Option<Membership>,
    /// What was found when its folder was looked through.
    report: Report,
}

impl Survey<'_> {
    /// Adds a site, after those it consists of, or the place of one that cannot be seen. Gives its number.
    fn add(&self, found: Option<Found>, mut root: Root, lots: &mut Vec<Lot>) -> usize {
        let (source, members) = match found {
            Some(Found::Shop(source)) => (source, None),
            Some(Found::Group(group)) if root.prefix.depth() / 2 >= LEVELS => {
                let folder = &group.own.root;
                let finding = Diagnostic::new(Code::GroupTooDeep, folder.clone());
                root.report.push(finding.arg("folder", folder.as_path()));
                (ShopSource::hidden(folder), None)
            }
            Some(Found::Group(group)) => {
                let members = self.members(&group, &mut root, lots);
                (group.own, Some(members))
            }
            None => (ShopSource::hidden(&root.folder), None),
        };
        root.report.sort();
        lots.push(Lot {
            memory: SiteMemory::load(&self.options.cache, &root.home),
            is_memory_new: false,
            home: root.home,
            is_left: false,
            is_there: false,
            has_lost_shops: false,
            prefix: root.prefix,
            source,
            members,
            membership: root.membership,
            inputs: String::new(),
            report: root.report.clone(),
            listing: root.report,
            state: State::Changed,
        });
        lots.len() - 1
    }

    /// Adds the members of a group.
    fn members(&self, group: &GroupSource, root: &mut Root, lots: &mut Vec<Lot>) -> Vec<usize> {
        // The members need to know the group; what is wrong with its file is told when it is read.
        let membership = parse::group_draft(&group.own, &mut Report::default())
            .map(|draft| membership(&group.own, draft, self.options));
        let found: Vec<(Option<Found>, Report)> = group
            .members
            .par_iter()
            .map(|member| {
                let mut findings = Report::default();
                let found = match member {
                    MemberSource::Folder(folder) => {
                        discover::folder(folder, &self.skip, &mut findings)
                    }
                    MemberSource::Hidden(_) => None,
                };
                (found, findings)
            })
            .collect();
        let mut numbers = Vec::new();
        let mut taken = HashSet::new();
        let is_outermost = root.prefix.is_root();
        for (number, (member, (found, report))) in group.members.iter().zip(found).enumerate() {
            let folder = member.path();
            let wanted = slug(folder.file_name().unwrap_or_default());
            let address = catalogue::free_slug(&wanted, |slug| taken.contains(slug));
            if address != wanted && found.is_some() {
                let finding = Diagnostic::new(Code::ShopAddressTaken, folder);
                root.report
                    .push(finding.arg("folder", folder).arg("address", &address));
            }
            let prefix = root.prefix.join(&SitePath::of([MEMBERS, &address]));
            taken.insert(address);
            if matches!(self.options.scope, Scope::Share(share) if is_outermost && !share.has(number))
            {
                continue;
            }
            let inner = folder.strip_prefix(&group.own.root);
            let member = Root {
                folder: folder.to_owned(),
                home: root.home.join(inner.expect("a member lies in its group")),
                prefix,
                membership: membership.clone(),
                report,
            };
            numbers.push(self.add(found, member, lots));
        }
        numbers
    }
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
