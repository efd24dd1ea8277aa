//! Joins a portal with its members, which were read before it or are loaded from the store.

use std::collections::HashMap;

use camino::Utf8PathBuf;
use rayon::prelude::*;

use super::linked::Neighbours;
use super::read::Reading;
use super::renames::{Holder, Kind};
use super::sink::Sink;
use super::site::{ReadSite, Site, State, Subject};
use super::{BuildOptions, curation};
use crate::catalogue::Claims;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::MEMBERS;
use crate::files::SitePath;
use crate::portal::{Lead, Member, Portal};

/// Joins a portal with its members, which are among the sites `before` it, and plans its pages. `false` when the portal
/// stays unchanged; a shop stays as it is.
pub(super) fn gather(
    site: &mut Site,
    reading: &mut Reading,
    (before, sink): (&mut [Site], &dyn Sink),
    options: &BuildOptions,
) -> bool {
    let ReadSite {
        subject: Subject::Portal(portal),
        plan,
        theme,
        ..
    } = &mut reading.site
    else {
        return true;
    };
    if keep_lost_shops(site, before, options) {
        return false;
    }
    let mut members = members(site, before);
    curation::judge(portal, &mut members, (site, before));
    report_hidden(portal, &members, (site, before));
    let holders = holders(site, before, &members);
    let moves = moves(&holders);
    let moved = moved(&site.place, &moves, &members, sink);
    portal.gather(members, moves);
    reading.holders.extend(holders);
    let neighbours = Neighbours::new(&site.place, before, sink);
    let profile = &mut portal.group.profile;
    profile.link_members(&|path| neighbours.address(path), &mut site.report);
    plan.lay_out(portal, theme, moved);
    true
}

/// The members as holders of their addresses in the portal.
fn holders(portal: &mut Site, before: &[Site], members: &[(SitePath, Member)]) -> Vec<Holder> {
    // A folder that is there has its address, also while its shop is broken.
    let all = portal
        .members
        .iter()
        .flatten()
        .map(|number| &before[*number]);
    let all = all.map(|site| (site.place.file_name().to_owned(), site.data_file()));
    let files: HashMap<String, Utf8PathBuf> = all.collect();
    let mut claims = Claims::new(files.iter());
    let holder = |(folder, member): &(SitePath, Member)| {
        let slug = folder.file_name();
        let file = files[slug].clone();
        let former = claims.settle(slug, (&member.former, &file), &mut portal.report);
        Holder {
            kind: Kind::Member,
            slug: slug.to_owned(),
            former,
            content: member.content,
            file,
        }
    };
    members.iter().map(holder).collect()
}

/// The folders that members had.
fn moves(members: &[Holder]) -> Vec<Lead> {
    let folder = |slug: &str| SitePath::of([MEMBERS, slug]);
    members
        .iter()
        .flat_map(|member| {
            member.former.iter().map(move |former| Lead {
                from: folder(former),
                to: folder(&member.slug),
            })
        })
        .collect()
}

/// Every page of the members whose folders had other names, at its address there.
fn moved(
    place: &SitePath,
    moves: &[Lead],
    members: &[(SitePath, Member)],
    sink: &dyn Sink,
) -> Vec<Lead> {
    let mut moved = Vec::new();
    for Lead { from, to } in moves {
        let member = members.iter().find(|(folder, _)| folder == to);
        let leads = member.iter().flat_map(|(_, member)| &member.leads);
        let leads: HashMap<&SitePath, &SitePath> =
            leads.map(|lead| (&lead.from, &lead.to)).collect();
        let folder = place.join(to);
        for page in sink.pages_in(&folder) {
            let inner = page.strip_prefix(&folder).expect("it lies in the folder");
            let present = leads.get(&inner).copied().unwrap_or(&inner);
            moved.push(Lead {
                from: from.join(&inner),
                to: to.join(present),
            });
        }
    }
    moved
}

/// The members as the portal shows them, with their folders; taken out of their sites.
fn members(portal: &mut Site, before: &mut [Site]) -> Vec<(SitePath, Member)> {
    let mut taken: Vec<(usize, Option<Member>)> = Vec::new();
    for number in portal.members.iter().flatten() {
        let site = &mut before[*number];
        let member = match site.state {
            State::Gone => continue,
            // Only the portal needs it.
            State::Staged => site.member.take(),
            _ => site.member.clone(),
        };
        taken.push((*number, member));
    }
    let before = &*before;
    let found: Vec<(&Site, Member)> = taken
        .into_par_iter()
        .filter_map(|(number, member)| {
            let site = &before[number];
            Some((site, member.or_else(|| site.rows.member())?))
        })
        .collect();
    report_equal_names(&found, &mut portal.report);
    let place = &portal.place;
    let with_folder = |(site, member): (&Site, Member)| {
        let folder = site.place.strip_prefix(place);
        (folder.expect("a member lies below"), member)
    };
    found.into_iter().map(with_folder).collect()
}

/// Reports the shops that are left out of the portal.
fn report_hidden(
    portal: &Portal,
    members: &[(SitePath, Member)],
    (site, before): (&mut Site, &[Site]),
) {
    let numbers = site.members.iter().flatten();
    let sites: HashMap<SitePath, &Site> = numbers
        .map(|number| (before[*number].place.clone(), &before[*number]))
        .collect();
    let curation = portal.group.curation;
    for (folder, member) in members
        .iter()
        .filter(|(_, member)| portal.is_hidden(member))
    {
        let Some(shop) = sites.get(&site.place.join(folder)) else {
            continue;
        };
        let score = curation.score(&member.readiness, member.curated);
        let by = match member.curated {
            Some(_) => "curators",
            None => "readiness",
        };
        site.report.push(
            Diagnostic::new(Code::ShopHidden, shop.data_file())
                .arg("name", member.name.as_str())
                .arg("score", score.to_string())
                .arg("by", by)
                .arg("minimum", curation.minimum as usize),
        );
    }
}

/// Keeps a portal unchanged that had shops and has none any more: its published files stay. `true` when that is so.
pub(super) fn keep_lost_shops(portal: &mut Site, before: &[Site], options: &BuildOptions) -> bool {
    let is_gone = |member: &usize| matches!(before[*member].state, State::Gone);
    let has_none = portal.members.iter().flatten().all(is_gone);
    let is_kept = portal.has_lost_shops && has_none && !options.may_empty;
    if is_kept {
        let folder = &portal.source.root;
        let finding = Diagnostic::new(Code::ShopsGone, folder.join(MEMBERS));
        portal.report.push(finding.arg("folder", folder.as_path()));
        portal.state = State::Broken;
    }
    is_kept
}

/// Reports shops of the same name, which shoppers cannot tell apart.
fn report_equal_names(members: &[(&Site, Member)], report: &mut Report) {
    let mut known: HashMap<String, &Site> = HashMap::new();
    for (site, member) in members {
        match known.get(&member.name.to_lowercase()) {
            Some(first) => report.push(
                Diagnostic::new(Code::SameShopName, site.data_file())
                    .arg("name", member.name.as_str())
                    .other(first.data_file(), None),
            ),
            None => {
                known.insert(member.name.to_lowercase(), site);
            }
        }
    }
}
