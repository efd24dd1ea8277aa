//! Curators' scores and confirmed permits of a group, joined with its shops.

use std::collections::HashMap;

use super::site::Site;
use crate::catalogue::{Confirmations, Entrant, panel};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::files::SitePath;
use crate::parse::Spanned;
use crate::portal::{Member, Portal};
use crate::value::{nearest, slug, title_from_folder};

/// The shops of a group that its curators look at, those that have not consented to be published included. `members`
/// has what is known of shops that were made elsewhere.
pub(super) fn entrants(
    portal: &Site,
    before: &[Site],
    members: &[(SitePath, Member)],
) -> Vec<Entrant> {
    let members: HashMap<&str, &Member> = members
        .iter()
        .map(|(folder, member)| (folder.file_name(), member))
        .collect();
    let shops = shops(portal, before);
    let shops = shops.map(|site| {
        let folder = site.source.root.file_name().unwrap_or_default();
        let member = members.get(site.place.file_name());
        match (&site.audit, member) {
            (Some(audit), _) => Entrant {
                folder: folder.to_owned(),
                former: audit.enrolment.former.clone(),
                name: audit.name.clone(),
                trade: Some(audit.trade),
            },
            (None, Some(member)) => Entrant {
                folder: folder.to_owned(),
                former: values(&member.former),
                name: member.name.clone(),
                trade: Some(member.trade),
            },
            (None, None) => Entrant {
                folder: folder.to_owned(),
                former: Vec::new(),
                name: title_from_folder(folder),
                trade: None,
            },
        }
    });
    shops.collect()
}

fn values(former: &[Spanned<String>]) -> Vec<String> {
    former.iter().map(|former| former.value.clone()).collect()
}

/// The shops of a group, without those of groups within it.
pub(super) fn shops<'s>(portal: &'s Site, before: &'s [Site]) -> impl Iterator<Item = &'s Site> {
    let members = portal.members.iter().flatten();
    let members = members.map(|number| &before[*number]);
    members.filter(|site| site.members.is_none())
}

/// Gives the members their curators' means, and reports what is wrong with scores and confirmations.
pub(super) fn judge(
    portal: &mut Portal,
    members: &mut [(SitePath, Member)],
    (site, before): (&mut Site, &[Site]),
) {
    for (_, member) in members.iter_mut() {
        member.curated = None;
        // Those of a group within the group are its own.
        member.shops.iter_mut().for_each(|shop| shop.curated = None);
    }
    if !site.curation.has_scores()
        && site.curation.confirmations.is_empty()
        && site.curation.rubric.is_none()
    {
        return;
    }
    let shops = entrants(site, before, members);
    let places: HashMap<String, usize> = shops
        .iter()
        .enumerate()
        .map(|(index, shop)| (slug(&shop.folder), index))
        .collect();
    let panel = panel(&site.curation, &shops, &mut site.report);
    if !panel.is_whole {
        // A mean without some of its scores hides nobody.
        portal.group.curation.minimum = 0;
    }
    for (folder, member) in members.iter_mut().filter(|(_, member)| !member.is_group) {
        let standing = places.get(folder.file_name());
        let standing = standing.and_then(|shop| panel.standing(*shop));
        member.curated = standing.map(|standing| standing.score);
    }
    report_confirmations(site, &shops, members);
}

/// Reports confirmed permits whose shop is not there, or states another number by now.
fn report_confirmations(site: &mut Site, shops: &[Entrant], members: &[(SitePath, Member)]) {
    let report: &mut Report = &mut site.report;
    for draft in &site.curation.confirmations {
        let wanted = slug(&draft.shop.value);
        if !shops.iter().any(|shop| slug(&shop.folder) == wanted) {
            let folders = shops.iter().map(|shop| shop.folder.as_str());
            report.push(
                Diagnostic::new(Code::CuratedShopMissing, draft.file.clone())
                    .at(draft.shop.span)
                    .arg("row", "none")
                    .arg("found", &draft.shop.value)
                    .arg_or_none("nearest", nearest(&draft.shop.value, folders)),
            );
            continue;
        }
        let member = members
            .iter()
            .find(|(folder, _)| folder.file_name() == wanted);
        if let Some((_, member)) = member {
            Confirmations::compare(draft, (&member.name, &member.stated), report);
        }
    }
}
