//! File by file, for want of anything better: a FAT stick has no links, a mount point no other name.
//!
//! 1. The marker lists the old files and the new, so that after a power cut none is taken for a person's.
//! 2. Old files whose name a new folder needs, or the other way round, make way.
//! 3. Files at new paths come in. No page that stands links to them yet, so none is seen half.
//! 4. Files at known paths are renamed over, photos and styles first, then pages, the deepest first. All
//!    that a new page links to is there by step 3, and all that an old one links to still is.
//! 5. What only old pages linked to is removed, and the marker lists the new site.
//!
//! A run that is cut off anywhere in this leaves a site whose links all lead somewhere; the next run finds
//! the marker longer than the site, and does the steps again for what is left.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::io;
use std::sync::PoisonError;

use camino::Utf8Path;

use super::error::PublishError;
use super::foreign;
use super::item::{Item, State};
use super::marker::{self, Marker};
use super::places::is_empty;
use super::stage::Stage;
use crate::files::{FileError, SitePath, folder};

impl Stage {
    /// Brings the new files of the spare into the target one by one, and removes what is stale.
    pub(super) fn place_files(&self) -> Result<(), PublishError> {
        let target = &self.places.target;
        let finals: HashSet<&SitePath> = self.final_paths().collect();
        let stale: Vec<&SitePath> = {
            let foreign = self.foreign.read().unwrap_or_else(PoisonError::into_inner);
            let is_stale = |path: &&SitePath| !finals.contains(path) && !foreign.holds(path);
            self.former_paths().filter(is_stale).collect()
        };
        self.announce()?;
        remove_files(target, in_the_way(&stale, &finals).into_iter())?;
        let coming = self.in_order();
        coming.iter().try_for_each(|item| self.place(item))?;
        remove_files(target, stale.into_iter())?;
        let paths: Vec<_> = coming.iter().map(|item| item.path.under(target)).collect();
        folder::sync_files(target, &paths)?;
        Marker::listing(finals.iter().copied()).write(target)?;
        if self.former.is_none() {
            let foreign = self.foreign.read().unwrap_or_else(PoisonError::into_inner);
            foreign::carry(&self.spare().path, target, &foreign.paths)?;
        }
        self.clear_spare()
    }

    /// Lists in the target's marker what may come to be in it from now on.
    pub(super) fn announce(&self) -> Result<(), PublishError> {
        folder::create_folder(&self.places.target)?;
        Marker::listing(self.former_paths().chain(self.final_paths())).write(&self.places.target)
    }

    /// The files that have to come into the target, in the order in which they may.
    pub(super) fn in_order(&self) -> Vec<&Item> {
        let comes = |item: &&Item| match item.state.get() {
            Some(State::Written(..)) => true,
            // Without a former site, what is kept is kept in the spare.
            Some(State::Kept(..)) => self.former.is_none(),
            _ => false,
        };
        let mut items: Vec<&Item> = self.items.iter().filter(comes).collect();
        items.sort_by_key(|item| {
            let path = &item.path;
            let is_page = path
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case("html"));
            (item.in_target.is_some(), is_page, Reverse(path.depth()))
        });
        items
    }

    /// Renames one file from the spare into the target.
    pub(super) fn place(&self, item: &Item) -> Result<(), FileError> {
        let (from, to) = (
            item.path.under(&self.spare().path),
            item.path.under(&self.places.target),
        );
        match folder::rename(&from, &to) {
            // The target is a mount point: over there the file is made whole first, and renamed then.
            Err(error) if error.kind() == Some(io::ErrorKind::CrossesDevices) => {
                let arriving = self.places.target.join(marker::ARRIVING);
                folder::copy_fresh(&from, &arriving)?;
                folder::rename(&arriving, &to)?;
                folder::remove_file(&from)
            }
            other => other,
        }
    }

    /// Removes the spare if nothing is left in it but folders and the marker.
    fn clear_spare(&self) -> Result<(), PublishError> {
        let spare = &self.spare().path;
        self.close_announcements();
        remove_files(spare, self.final_paths().chain(self.spare().listed()))?;
        // Without its marker the spare would not be ours; so that goes only together with the folder.
        if is_empty(spare)? {
            marker::remove(spare)?;
            folder::remove_if_empty(spare);
        }
        Ok(())
    }
}

/// The stale files that a new file needs as a folder, that lie in a folder which a new file needs as its
/// name, or that a case-insensitive disk takes for a new file.
fn in_the_way<'a>(stale: &[&'a SitePath], finals: &HashSet<&SitePath>) -> Vec<&'a SitePath> {
    let names: HashSet<&str> = finals.iter().map(|path| path.as_str()).collect();
    let folders: HashSet<&str> = finals
        .iter()
        .flat_map(|path| path.folders_above())
        .collect();
    let lower: HashSet<SitePath> = finals.iter().map(|path| path.to_lowercase()).collect();
    let stands_in_the_way = |path: &&SitePath| {
        folders.contains(path.as_str())
            || path.folders_above().any(|folder| names.contains(folder))
            || lower.contains(&path.to_lowercase())
    };
    stale.iter().copied().filter(stands_in_the_way).collect()
}

/// Removes files of ours and the folders that are empty then. What is not there, and a folder that a
/// person made in the place of a file, is passed over.
pub(super) fn remove_files<'a>(
    root: &Utf8Path,
    paths: impl Iterator<Item = &'a SitePath>,
) -> Result<(), FileError> {
    let mut folders = BTreeSet::new();
    for path in paths {
        let file = path.under(root);
        match folder::remove_file(&file) {
            Err(_) if file.is_dir() => {}
            Err(error) if error.is_missing() => {}
            other => other?,
        }
        path.parents()
            .take_while(|folder| folders.insert(folder.clone()))
            .for_each(drop);
    }
    for folder in folders.iter().rev() {
        folder::remove_if_empty(&folder.under(root));
    }
    Ok(())
}
