//! Recognises unchanged sites, of which nothing is read.

use rayon::prelude::*;

use super::BuildOptions;
use super::site::{Owners, Site, State};
use super::store::{Head, Outputs, Rows, Unsettled};
use super::{part, read};
use crate::discover::{MEMBERS, ShopSource, SourceFile};
use crate::files::{self, SitePath, SourcePath};
use crate::publish::Stage;

/// Marks the sites that have files in the output, given the paths of these.
pub(super) fn locate<'p>(sites: &mut [Site], standing: impl Iterator<Item = &'p SitePath>) {
    let owners = Owners::of(sites);
    // The description of a part belongs to no site.
    for path in standing.filter(|path| **path != *part::FILE) {
        if let Some(number) = owners.owner(path) {
            let site = &mut sites[number];
            // Pages that lead on from a member's former folder are the group's, also where a new shop lies.
            site.is_there |= !site.rows.are_new();
            site.has_lost_shops |= site.members.is_some() && is_of_member(path, &site.place);
        }
    }
}

/// True when a path in the output lies among the members of the group at `place`.
fn is_of_member(path: &SitePath, place: &SitePath) -> bool {
    let inner = path.strip_prefix(place);
    inner.is_some_and(|inner| inner.names().next() == Some(MEMBERS) && inner.depth() > 2)
}

/// Finds the sites that are unchanged in their folders and in the output, and keeps their files there.
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
    mark_unchanged(sites, &is_whole, options);
    stage.keep(|path| {
        let owner = owners.owner(path);
        let is_unchanged = |number: usize| matches!(sites[number].state, State::Unchanged);
        owner.is_some_and(is_unchanged) && *path != *part::FILE
    });
}

/// Marks sites that the build of a part could not make as broken, so that their published files stay; not those that
/// have not consented to be published.
pub(super) fn keep_unmade<'p>(sites: &mut [Site], standing: impl Iterator<Item = &'p SitePath>) {
    locate(sites, standing);
    for site in sites {
        if site.is_there && matches!(site.state, State::Gone) && !read::withholds(&site.source) {
            site.report
                .push(site.source.unseen_finding(&SourcePath::root()));
            site.state = State::Broken;
        }
    }
}

/// Marks the unchanged sites among those that are whole in the output.
pub(super) fn mark_unchanged(sites: &mut [Site], is_whole: &[bool], options: &BuildOptions) {
    doubt(sites, options);
    let heads = sites.par_iter().map(|site| site.head_of(Rows::head));
    let heads = heads.collect();
    take_heads(sites, heads, |number| is_whole[number]);
}

/// Marks the sites that are unchanged since a build or a check, whatever the output holds.
pub(super) fn mark_checked(sites: &mut [Site], options: &BuildOptions) {
    doubt(sites, options);
    let found: Vec<(Option<Head>, bool)> = sites
        .par_iter()
        .map(|site| match site.head_of(Rows::head) {
            Some(head) => (Some(head), false),
            None => (site.head_of(Rows::checked), true),
        })
        .collect();
    for (site, (_, is_newer)) in sites.iter_mut().zip(&found) {
        site.has_old_member = *is_newer;
    }
    let heads = found.into_iter().map(|(head, _)| head).collect();
    take_heads(sites, heads, |_| true);
}

fn doubt(sites: &mut [Site], options: &BuildOptions) {
    if options.fresh {
        let read = sites.iter_mut().filter(|site| !site.is_left);
        read.for_each(|site| site.rows.doubt());
    }
}

/// Takes over the heads of unchanged sites; a portal is unchanged when its members are.
fn take_heads(sites: &mut [Site], heads: Vec<Option<Head>>, is_whole: impl Fn(usize) -> bool) {
    for (number, head) in heads.into_iter().enumerate() {
        let site = &sites[number];
        let is_unchanged = |member: &usize| matches!(sites[*member].state, State::Unchanged);
        let are_unchanged = site.is_left || site.members.iter().flatten().all(is_unchanged);
        let site = &mut sites[number];
        match head {
            Some(head) if is_whole(number) && are_unchanged => site.take(head),
            Some(_) if site.is_left && !site.is_there => site.state = State::Gone,
            _ => {}
        }
    }
    read_lost_members(sites);
}

/// Marks sites as changed whose member row is lost, or older than they are, while the portal above is read. Goes from
/// the outermost portal inwards, since a nested portal may become changed by it.
fn read_lost_members(sites: &mut [Site]) {
    for number in (0..sites.len()).rev() {
        if !matches!(sites[number].state, State::Changed) {
            continue;
        }
        let members = sites[number].members.clone().unwrap_or_default();
        let is_lost = |member: &&usize| {
            let site = &sites[**member];
            let is_lost = site.has_old_member || !site.rows.has_member();
            matches!(site.state, State::Unchanged) && is_lost
        };
        let lost: Vec<usize> = members.par_iter().filter(is_lost).copied().collect();
        for member in lost {
            sites[member].state = State::Changed;
            sites[member].report = sites[member].listing.clone();
        }
    }
}

impl Site {
    /// A head of its rows, when the site is as it was then, or stays as it was built.
    fn head_of(&self, head: impl Fn(&Rows) -> Head) -> Option<Head> {
        let head = head(&self.rows);
        (self.is_left || is_of(&head, &self.source, self.key)).then_some(head)
    }

    /// Takes over the findings of the last build or check.
    fn take(&mut self, mut head: Head) {
        self.state = State::Unchanged;
        self.listing = std::mem::take(&mut self.report);
        self.products = head.products;
        self.audit.clone_from(&head.audit);
        let before = head.unsettled.len();
        if !self.is_left {
            // Their stamps have settled and are believed from now on.
            let settled = self.source.read_files().filter(|file| file.is_settled);
            for file in settled {
                head.unsettled.remove(&file.path);
            }
        }
        // May have been mended since; the site is not read.
        self.report = match self.is_left {
            true => Default::default(),
            false => head.report.clone(),
        };
        self.renewed = (head.unsettled.len() < before).then_some(head);
    }
}

/// True when a site's files are as the last build read them, by key and by the hashes of unsettled files.
fn is_of(head: &Head, source: &ShopSource, key: Option<blake3::Hash>) -> bool {
    let is_same = |(path, hash): (&_, &blake3::Hash)| {
        files::digest(&source.full(path)).is_ok_and(|now| now == *hash)
    };
    let has_hash = |file: &SourceFile| head.unsettled.contains_key(&file.path);
    key.is_some()
        && head.key == key
        && source
            .read_files()
            .all(|file| file.is_settled || has_hash(file))
        && head.unsettled.par_iter().all(is_same)
}

/// Hashes the files of a site whose stamps have not settled. A file that cannot be read gets no hash, and counts as
/// changed the next time.
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
