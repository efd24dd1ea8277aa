//! Publishing file by file, the last resort: FAT has no hard links, and a mount point cannot be renamed.
//!
//! 1. The marker lists the old files and the new, so that after a power cut none is taken for a person's.
//! 2. Old files that collide with a new folder, or the other way round, are removed.
//! 3. Files at new paths come in. No published page links to them yet, so none is seen half.
//! 4. Files at existing paths are replaced by renames, photos and styles first, then pages, the deepest first. All that
//!    a new page links to is there by step 3, and all that an old one links to still is.
//! 5. Files that only old pages linked to are removed, and the marker lists the new site.
//!
//! A run that is cut off at any point leaves a site without dead links; the next run finds the marker longer than the
//! site, and repeats the steps for what is left.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::io;
use std::sync::PoisonError;

use camino::Utf8Path;

use super::error::PublishError;
use super::foreign;
use super::marker::{self, Marker};
use super::places::is_empty;
use super::stage::Stage;
use super::staged_output::{StagedOutput, State};
use crate::files::{FileError, SitePath, folder};

impl Stage {
    /// Moves the new files of the spare into the target one by one, and removes stale ones.
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
        coming.iter().try_for_each(|output| self.place(output))?;
        remove_files(target, stale.into_iter())?;
        let paths: Vec<_> = coming
            .iter()
            .map(|output| output.path.under(target))
            .collect();
        folder::sync_files(target, &paths)?;
        Marker::listing(finals.iter().copied()).write(target)?;
        if self.former.is_none() {
            let foreign = self.foreign.read().unwrap_or_else(PoisonError::into_inner);
            foreign::carry(&self.spare().path, target, &foreign.paths)?;
        }
        self.clear_spare()
    }

    /// Lists all future files in the target's marker.
    pub(super) fn announce(&self) -> Result<(), PublishError> {
        folder::create_folder(&self.places.target)?;
        Marker::listing(self.former_paths().chain(self.final_paths())).write(&self.places.target)
    }

    /// The files to be moved into the target, in the order of the steps above.
    pub(super) fn in_order(&self) -> Vec<&StagedOutput> {
        let comes = |output: &&StagedOutput| match output.state.get() {
            Some(State::Written(..)) => true,
            // Without a former site, kept files are in the spare.
            Some(State::Kept(..)) => self.former.is_none(),
            _ => false,
        };
        let mut outputs: Vec<&StagedOutput> = self.outputs.iter().filter(comes).collect();
        outputs.sort_by_key(|output| {
            let path = &output.path;
            let is_page = path
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case("html"));
            (output.in_target.is_some(), is_page, Reverse(path.depth()))
        });
        outputs
    }

    /// Renames one file from the spare into the target.
    pub(super) fn place(&self, output: &StagedOutput) -> Result<(), FileError> {
        let (from, to) = (
            output.path.under(&self.spare().path),
            output.path.under(&self.places.target),
        );
        match folder::rename(&from, &to) {
            // The target is on another file system: copy beside it, then rename.
            Err(error) if error.kind() == Some(io::ErrorKind::CrossesDevices) => {
                let arriving = self.places.target.join(marker::ARRIVING);
                folder::copy_fresh(&from, &arriving)?;
                folder::rename(&arriving, &to)?;
                folder::remove_file(&from)
            }
            other => other,
        }
    }

    /// Removes the spare if only folders and the marker are left in it.
    fn clear_spare(&self) -> Result<(), PublishError> {
        let spare = &self.spare().path;
        self.close_announcements();
        remove_files(spare, self.final_paths().chain(self.spare().listed()))?;
        // The marker proves that the spare is ours, so it is removed last.
        if is_empty(spare)? {
            marker::remove(spare)?;
            folder::remove_if_empty(spare);
        }
        Ok(())
    }
}

/// Stale files that collide with new ones: as a file in place of a folder, as a folder in place of a file, or by case
/// on a case-insensitive disk.
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

/// Removes files of ours and the folders that are empty then. Skips missing ones, and folders that a person made in
/// place of a file.
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
