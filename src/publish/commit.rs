//! The commit: the spare becomes the target.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::PoisonError;
use std::time::SystemTime;

use camino::Utf8PathBuf;
use rayon::prelude::*;

use super::error::PublishError;
use super::foreign;
use super::in_place;
use super::listing::{self, Detail, Found};
use super::marker::{self, Marker};
use super::output_rows::{OutputRow, OutputRows};
use super::sorted::SortedCursor;
use super::spare;
use super::stage::Stage;
use super::staged_output::{StagedOutput, State};
use crate::files::{self, FileError, SitePath, Stamp, folder};

/// Method by which a site came to its place, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exchange {
    /// Nothing had changed; no file was touched.
    Unneeded,
    /// There was no former site; the spare was renamed to the target.
    Placed,
    /// Both folders exchanged names in one system call (`renameat2`, `RENAME_EXCHANGE`).
    Swapped,
    /// Two renames. A power cut may part them; the next run then completes or undoes them.
    Renamed,
    /// File by file: no hard links (FAT), or the folder cannot be renamed (mount point, open file).
    InPlace,
}

/// Result of a commit.
#[derive(Debug)]
pub struct Published {
    /// Rows of the target's files, for the next build.
    pub rows: OutputRows,
    /// Files with new content.
    pub written: usize,
    /// Files that were up to date.
    pub kept: usize,
    /// Files of the former site that the new one does not have.
    pub removed: usize,
    /// Foreign folders and files with the spare's name, left alone.
    pub left_alone: Vec<Utf8PathBuf>,
    /// People's own files and folders in the target. A name that is not Unicode shows U+FFFD.
    pub foreign: Vec<Utf8PathBuf>,
    /// Outputs that were not written because a person's file has their path.
    pub conflicts: Vec<SitePath>,
    /// Method by which the site came to its place.
    pub mode: Exchange,
}

impl Stage {
    /// Publishes the site.
    ///
    /// # Errors
    /// [`PublishError::Undelivered`] when bytes are missing, and [`PublishError::File`]. The former site then stands,
    /// except with [`Exchange::InPlace`], where the next run completes the half that is missing.
    pub fn commit(mut self) -> Result<Published, PublishError> {
        self.settle();
        self.check_delivered()?;
        if !self.differs() {
            let theirs = self.foreign_paths();
            return Ok(self.published((Exchange::Unneeded, self.opened), theirs));
        }
        self.prepare();
        self.find_links();
        drop(self.ready()?);
        // Nobody else could have written to these files before this moment.
        let shown = SystemTime::now();
        let mode = self.put_in_place()?;
        let foreign = match self.former {
            Some(_) if mode != Exchange::InPlace => self.carry_over()?,
            _ => self.foreign_paths(),
        };
        spare::end_giving_up(&self.places)?;
        folder::hide(&self.spare().path);
        folder::sync_folder(&self.places.parent)?;
        Ok(self.published((mode, shown), foreign))
    }

    /// Moves people's files from the former target into the new one, including those that came during the build.
    fn carry_over(&self) -> Result<Vec<PathBuf>, PublishError> {
        let (spare, target) = (&self.spare().path, &self.places.target);
        let former = self.former.as_ref().expect("there was a target");
        let left = listing::list(spare, former, (Detail::Inodes, &self.folders))?;
        foreign::carry(spare, target, &left.foreign)
    }

    /// People's files that were found before the exchange.
    fn foreign_paths(&self) -> Vec<PathBuf> {
        let foreign = self.foreign.read().unwrap_or_else(PoisonError::into_inner);
        foreign.paths.clone()
    }

    fn check_delivered(&self) -> Result<(), PublishError> {
        let mut missing = self
            .outputs
            .iter()
            .filter(|output| output.state.get().is_none());
        match missing.next() {
            None => Ok(()),
            Some(first) => Err(PublishError::Undelivered {
                path: first.path.as_str().into(),
                others: missing.count(),
            }),
        }
    }

    /// True when the target differs from the new site.
    fn differs(&self) -> bool {
        let written = self
            .outputs
            .iter()
            .any(|output| matches!(output.state.get(), Some(State::Written(..))));
        written || self.former.is_none() || !self.former_paths().eq(self.final_paths())
    }

    fn put_in_place(&self) -> Result<Exchange, PublishError> {
        let places = &self.places;
        let by_folder = match self.former {
            None => true,
            Some(_) => {
                let (marker, probe) = (
                    places.target.join(marker::NAME),
                    self.spare().path.join(marker::PROBE),
                );
                self.best < Exchange::InPlace && folder::links_work(&marker, &probe)
            }
        };
        if by_folder {
            self.complete_spare()?;
            if let Some(mode) = self.exchange()? {
                return Ok(mode);
            }
        }
        self.sync_written()?;
        self.place_files()?;
        Ok(Exchange::InPlace)
    }

    /// Marks the files that target and spare share as hard links.
    pub(super) fn find_links(&mut self) {
        if self.former.is_none() {
            return;
        }
        let mut outputs = std::mem::take(&mut self.outputs);
        let mut spare = SortedCursor::of(&self.spare().files, |found| &found.path);
        for output in &mut outputs {
            let found = spare.find(&output.path);
            let is_same = |found: &Found| output.in_target.is_some_and(|stamp| found.is(stamp));
            output.in_spare = found.is_some_and(is_same);
        }
        self.outputs = outputs;
    }

    /// Makes the spare the whole new site on the disk: hard links to unchanged files, and its own marker.
    pub(super) fn complete_spare(&self) -> Result<(), PublishError> {
        let spare = &self.spare().path;
        let is_linked = |output: &&StagedOutput| {
            let is_kept = matches!(output.state.get(), Some(State::Kept(..)));
            is_kept && !output.in_spare && self.former.is_some()
        };
        let linked: Vec<&StagedOutput> = self.outputs.iter().filter(is_linked).collect();
        self.announce_new(linked.iter().map(|output| &output.path))?;
        in_place::remove_files(spare, self.unwanted_in_spare().into_iter())?;
        let link = |output: &&StagedOutput| {
            folder::link_fresh(
                &output.path.under(&self.places.target),
                &output.path.under(spare),
            )
        };
        linked.par_iter().with_min_len(64).try_for_each(link)?;
        self.close_announcements();
        Marker::listing(self.final_paths()).write(spare)?;
        self.sync_written()
    }

    /// Files of the spare that are no part of the new site. On a case-insensitive disk, one whose name a new file has
    /// in another case was replaced by that file already, and is left out.
    pub(super) fn unwanted_in_spare(&self) -> Vec<&SitePath> {
        let mut outputs = SortedCursor::of(&self.outputs, |output| &output.path);
        let is_unwanted = |path: &&SitePath| outputs.find(path).is_none();
        let mut unwanted: Vec<&SitePath> = self.spare().listed().filter(is_unwanted).collect();
        if !unwanted.is_empty() {
            let names = self.outputs.iter().map(|output| output.path.to_lowercase());
            let names: HashSet<SitePath> = names.collect();
            unwanted.retain(|path| !names.contains(&path.to_lowercase()));
        }
        unwanted
    }

    /// Syncs the new files of the spare to the disk.
    fn sync_written(&self) -> Result<(), PublishError> {
        let written = self
            .outputs
            .iter()
            .filter(|output| matches!(output.state.get(), Some(State::Written(..))));
        let paths: Vec<_> = written
            .map(|output| output.path.under(&self.spare().path))
            .collect();
        Ok(folder::sync_files(&self.spare().path, &paths)?)
    }

    /// Renames the spare to the target. `None`, with the target as it was, where folders cannot be renamed: a file in
    /// them is open (Windows), or the target is a mount point.
    pub(super) fn exchange(&self) -> Result<Option<Exchange>, FileError> {
        let (target, spare, aside) = (&self.places.target, &self.spare().path, &self.places.aside);
        if self.former.is_none() {
            folder::remove_if_empty(target);
            let placed = folder::rename(spare, target);
            return Ok(placed.is_ok().then_some(Exchange::Placed));
        }
        if !self.foreign_paths().is_empty() {
            spare::give_up(&self.places)?;
        }
        if self.best <= Exchange::Swapped && folder::exchange(spare, target) {
            return Ok(Some(Exchange::Swapped));
        }
        if folder::rename(target, aside).is_err() {
            return Ok(None);
        }
        if folder::rename(spare, target).is_err() {
            folder::rename(aside, target)?;
            return Ok(None);
        }
        // The former target may hold people's files, so it gets the spare's name at once rather than in the next run.
        folder::rename(aside, spare)?;
        Ok(Some(Exchange::Renamed))
    }

    /// The result, given the time from which others could write to the new files.
    fn published(&self, (mode, shown): (Exchange, SystemTime), foreign: Vec<PathBuf>) -> Published {
        let mut rows = OutputRows::default();
        let mut conflicts = Vec::new();
        let (mut written, mut kept) = (0, 0);
        for output in &self.outputs {
            let path = &output.path;
            let state = output.state.get();
            let (stamp, digest, reading) =
                match state.expect("all wanted files were delivered before the commit") {
                    State::Conflict => {
                        conflicts.push(path.clone());
                        continue;
                    }
                    State::Kept(stamp, digest) => {
                        kept += 1;
                        (self.stamp_now(output, *stamp, mode), *digest, self.opened)
                    }
                    State::Written(stamp, digest) => {
                        written += 1;
                        (self.stamp_now(output, *stamp, mode), Some(*digest), shown)
                    }
                };
            rows.files.extend(output.key.map(|key| OutputRow {
                path: path.clone(),
                key,
                stamp,
                digest: digest.filter(|_| !stamp.is_settled(reading)),
            }));
        }
        let mut ours = SortedCursor::of(&self.outputs, |output| &output.path);
        let is_ours = |output: &StagedOutput| !matches!(output.state.get(), Some(State::Conflict));
        let is_gone = |path: &&SitePath| !ours.find(path).is_some_and(is_ours);
        let removed = self.former_paths().filter(is_gone).count();
        let foreign = foreign.iter().map(|path| foreign::shown(path)).collect();
        Published {
            rows,
            written,
            kept,
            removed,
            left_alone: self.left_alone(),
            foreign,
            conflicts,
            mode,
        }
    }

    /// Stamp of a file after the exchange. Renames and links set the change time, a copy across file systems has
    /// another inode; an edit by others would show in size or modification time.
    fn stamp_now(&self, output: &StagedOutput, before: Stamp, mode: Exchange) -> Stamp {
        let was_linked = matches!(output.state.get(), Some(State::Kept(..))) && !output.in_spare;
        let is_touched = match mode {
            Exchange::Unneeded => false,
            Exchange::InPlace => true,
            Exchange::Placed | Exchange::Swapped | Exchange::Renamed => was_linked,
        };
        if !is_touched {
            return before;
        }
        let is_same = |now: &Stamp| (now.size, now.modified) == (before.size, before.modified);
        let now = files::stat(&output.path.under(&self.places.target)).ok();
        now.filter(is_same).unwrap_or(before)
    }
}
