//! A portal is put together with what its members show of themselves.

use std::collections::HashMap;

use rayon::prelude::*;

use super::BuildOptions;
use super::linked::Neighbours;
use super::read::Reading;
use super::sink::Sink;
use super::site::{Site, State};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::discover::MEMBERS;
use crate::render::{Member, Members};
use crate::theme::InlineScripts;

/// Puts a portal that was read together with its members, which are among the sites `before` it; what it shows of them
/// is taken out there. Gives whether that could be.
pub(super) fn gather(
    portal: &mut Site,
    reading: &mut Reading,
    (before, sink): (&mut [Site], &dyn Sink),
    options: &BuildOptions,
) -> bool {
    if keep_lost_shops(portal, before, options) {
        return false;
    }
    let mut taken: Vec<(usize, Option<Member>)> = Vec::new();
    for number in portal.members.iter().flatten() {
        let site = &mut before[*number];
        let member = match site.state {
            State::Gone => continue,
            // It is of no use to anybody else.
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
    let site = &mut reading.site;
    let group = site.shop.group.as_mut().expect("it was read as a group");
    // Hosts hold members that are not shown to the same rules.
    let mut scripts = InlineScripts::default();
    let members = found.into_iter().filter_map(|(member, shown)| {
        scripts.join(&shown.scripts);
        let is_shown = !group.hides || shown.is_group || shown.score >= group.minimum;
        let folder = member.place.strip_prefix(&portal.place);
        is_shown.then(|| (folder.expect("a member lies below"), shown))
    });
    let mut members = Members::gather(members.collect());
    members.scripts = scripts;
    (group.portal, site.shop.categories) = members.outline();
    site.members = Some(members);
    let neighbours = Neighbours::new(&portal.place, before, sink);
    site.shop
        .link_members(&|path| neighbours.address(path), &mut portal.report);
    site.plan.lay_out(&site.shop, &site.theme);
    true
}

/// Leaves a portal as it is that had shops and has none any more: what was published of them stays. Gives whether that
/// is so.
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

/// Shoppers cannot tell shops of the same name apart.
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
