//! The folders of a build looked through: which sites there are, where each has its place, and what stands
//! for all that each is made of. Of the files themselves only those of groups are read.

use std::collections::HashSet;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::lot::{Lot, State};
use super::memory::SiteMemory;
use super::{BuildError, BuildOptions, Scope};
use crate::catalogue::{self, Membership, Orders};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::{self, Found, GroupSource, MEMBERS, ShopSource};
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
        .filter(|lot| lot.is_outermost())
        .filter_map(|lot| lot.prefix.file_name())
        .collect();
    for name in names {
        let wanted = slug(name);
        if !known.contains(&&*wanted) {
            let nearest = nearest(&wanted, known.iter().copied());
            return Err(BuildError::UnknownShop {
                found: name.clone(),
                nearest: nearest.map(str::to_owned),
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
            is_there: false,
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
                prefix: root.prefix.join(MEMBERS).join(&address),
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
