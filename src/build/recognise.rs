//! Which sites are as the last build left them: nothing of them is read.

use rayon::prelude::*;

use super::BuildOptions;
use super::part;
use super::site::{Owners, Site, State};
use super::store::{Head, Outputs, Unsettled};
use crate::discover::{MEMBERS, ShopSource, SourceFile};
use crate::files::{self, SitePath, SourcePath};
use crate::publish::Stage;

/// Finds out of which sites there are files in the output, by the paths of these.
pub(super) fn locate<'p>(sites: &mut [Site], standing: impl Iterator<Item = &'p SitePath>) {
    let owners = Owners::of(sites);
    // The description of a part is of no site.
    for path in standing.filter(|path| **path != *part::FILE) {
        if let Some(number) = owners.owner(path) {
            let site = &mut sites[number];
            site.is_there = true;
            site.has_lost_shops |= site.members.is_some() && is_of_member(path, &site.place);
        }
    }
}

/// Whether a path in the output lies where the members of the group with this place have theirs.
fn is_of_member(path: &SitePath, place: &SitePath) -> bool {
    let inner = path.strip_prefix(place);
    inner.is_some_and(|inner| inner.names().next() == Some(MEMBERS) && inner.depth() > 2)
}

/// Finds the sites that are as they were, in their folders and in the output, and keeps their files there.
pub(super) fn recognise(
    sites: &mut [Site],
    (stage, outputs): (&Stage, &Outputs),
    options: &BuildOptions,
) {
    locate(sites, stage.standing());
    let owners = Owners::of(sites);
    let mut is_whole: Vec<bool> = sites.iter().map(|site| site.is_there).collect();
    for path in stage.changed().chain(&outputs.conflicts) {
        if let Some(number) = owners.owner(path) {
            is_whole[number] = false;
        }
    }
    mark_known(sites, &is_whole, options);
    stage.keep(|path| {
        let owner = owners.owner(path);
        let is_known = |number: usize| matches!(sites[number].state, State::Known);
        owner.is_some_and(is_known) && *path != *part::FILE
    });
}

/// Sites of which no part could be made: what was published of them stays.
pub(super) fn keep_unmade<'p>(sites: &mut [Site], standing: impl Iterator<Item = &'p SitePath>) {
    locate(sites, standing);
    for site in sites {
        if site.is_there && matches!(site.state, State::Gone) {
            site.report
                .push(site.source.unseen_finding(&SourcePath::root()));
            site.state = State::Broken;
        }
    }
}

/// Marks the sites that are as they were, of those that are whole in the output.
pub(super) fn mark_known(sites: &mut [Site], is_whole: &[bool], options: &BuildOptions) {
    if options.fresh {
        let read = sites.iter_mut().filter(|site| !site.is_left);
        read.for_each(|site| site.rows.doubt());
    }
    let heads: Vec<Option<Head>> = sites
        .par_iter()
        .map(|site| {
            let head = site.rows.head();
            (site.is_left || is_of(&head, &site.source, site.inputs)).then_some(head)
        })
        .collect();
    for (number, head) in heads.into_iter().enumerate() {
        let site = &sites[number];
        let is_known = |member: &usize| matches!(sites[*member].state, State::Known);
        let are_known = site.is_left || site.members.iter().flatten().all(is_known);
        let site = &mut sites[number];
        match head {
            Some(head) if is_whole[number] && are_known => site.take(head),
            Some(_) if site.is_left && !site.is_there => site.state = State::Gone,
            _ => {}
        }
    }
    read_lost_members(sites);
}

/// Has those sites read again of which it is lost what the portal above shows, where that portal is read. The outermost
/// portals are looked at first: one within may come to be read.
fn read_lost_members(sites: &mut [Site]) {
    for number in (0..sites.len()).rev() {
        if !matches!(sites[number].state, State::Changed) {
            continue;
        }
        let members = sites[number].members.clone().unwrap_or_default();
        let is_lost = |member: &&usize| {
            let site = &sites[**member];
            matches!(site.state, State::Known) && !site.rows.has_member()
        };
        let lost: Vec<usize> = members.par_iter().filter(is_lost).copied().collect();
        for member in lost {
            sites[member].state = State::Changed;
            sites[member].report = sites[member].listing.clone();
        }
    }
}

impl Site {
    /// Takes over what was found by the last build.
    fn take(&mut self, mut head: Head) {
        self.state = State::Known;
        self.listing = std::mem::take(&mut self.report);
        self.products = head.products;
        let before = head.unsettled.len();
        if !self.is_left {
            // Of these the stamp tells from now on.
            let settled = self.source.read_files().filter(|file| file.is_settled);
            for file in settled {
                head.unsettled.remove(&file.path);
            }
        }
        // What was found in a site that is left alone may have been mended.
        self.report = match self.is_left {
            true => Default::default(),
            false => head.report.clone(),
        };
        self.renewed = (head.unsettled.len() < before).then_some(head);
    }
}

/// Whether a site's files are as the last build read them, by what stands for them now.
fn is_of(head: &Head, source: &ShopSource, inputs: Option<blake3::Hash>) -> bool {
    let is_same = |(path, hash): (&_, &blake3::Hash)| {
        files::digest(&source.full(path)).is_ok_and(|now| now == *hash)
    };
    let has_hash = |file: &SourceFile| head.unsettled.contains_key(&file.path);
    inputs.is_some()
        && head.inputs == inputs
        && source
            .read_files()
            .all(|file| file.is_settled || has_hash(file))
        && head.unsettled.par_iter().all(is_same)
}

/// Reads the files of a site whose stamps have not settled. One that cannot be read has no hash, and so counts
/// as changed the next time.
pub(super) fn unsettled(source: &ShopSource) -> Unsettled {
    let files: Vec<_> = source
        .read_files()
        .filter(|file| !file.is_settled)
        .collect();
    let hashed = files.into_par_iter().filter_map(|file| {
        let hash = files::digest(&source.full(&file.path)).ok()?;
        Some((file.path.clone(), hash))
    });
    hashed.collect()
}
