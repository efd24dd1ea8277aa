//! The last step: the spare becomes the target.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::PoisonError;
use std::time::SystemTime;

use camino::Utf8PathBuf;
use rayon::prelude::*;

use super::error::PublishError;
use super::foreign;
use super::in_place;
use super::item::{Item, State};
use super::listing::{self, Detail, Found};
use super::marker::{self, Marker};
use super::memo::{Memo, Remembered};
use super::sorted::Follower;
use super::spare;
use super::stage::Stage;
use crate::files::{self, FileError, SitePath, Stamp, folder};

/// How a site came to its place, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exchange {
    /// Nothing had changed, so nothing was done.
    Unneeded,
    /// There was no former site; the folder was renamed to its place.
    Placed,
    /// Both folders took each other's name in one call.
    Swapped,
    /// Two renames, which a power cut may part; the next run then mends it.
    Renamed,
    /// File by file, where there are no links or the folder cannot be renamed.
    InPlace,
}

/// What was done.
#[derive(Debug)]
pub struct Published {
    /// For the next build.
    pub memo: Memo,
    /// Files with new content.
    pub written: usize,
    /// Files that were right already.
    pub kept: usize,
    /// Files of the former site that the new one does not have.
    pub removed: usize,
    /// What was found where the spare has its place, and left alone because it is not ours to use.
    pub left_alone: Vec<Utf8PathBuf>,
    /// What people put into the target and still have there: files, and folders as a whole. A name that
    /// is not Unicode shows a replacement character.
    pub foreign: Vec<Utf8PathBuf>,
    /// Wanted files that were not written because a person's file has their place.
    pub conflicts: Vec<SitePath>,
    /// How the site came to its place.
    pub mode: Exchange,
}

impl Stage {
    /// Puts the site in place.
    ///
    /// # Errors
    /// [`PublishError::Undelivered`] when bytes are missing, and [`PublishError::File`]. The former site
    /// then stands, unless the mode is [`Exchange::InPlace`]; what is half done there is mended by the
    /// next run.
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
        // Until now nobody but this run knew of the files that it wrote.
        let shown = SystemTime::now();
        let mode = self.put_in_place()?;
        let foreign = match self.former {
            Some(_) if mode != Exchange::InPlace => self.carry_over()?,
            _ => self.foreign_paths(),
        };
        spare::end_giving_up(&self.places)?;
        folder::sync_folder(&self.places.parent)?;
        Ok(self.published((mode, shown), foreign))
    }

    /// Takes what people put into the former target over into the new one, also what came while the site was made.
    fn carry_over(&self) -> Result<Vec<PathBuf>, PublishError> {
        let (spare, target) = (&self.spare().path, &self.places.target);
        let former = self.former.as_ref().expect("there was a target");
        let left = listing::list(spare, former, (Detail::Inodes, &self.folders))?;
        foreign::carry(spare, target, &left.foreign)
    }

    /// What people put there, as far as it is known before the exchange.
    fn foreign_paths(&self) -> Vec<PathBuf> {
        let foreign = self.foreign.read().unwrap_or_else(PoisonError::into_inner);
        foreign.paths.clone()
    }

    fn check_delivered(&self) -> Result<(), PublishError> {
        let mut missing = self.items.iter().filter(|item| item.state.get().is_none());
        match missing.next() {
            None => Ok(()),
            Some(first) => Err(PublishError::Undelivered {
                path: first.path.as_str().into(),
                others: missing.count(),
            }),
        }
    }

    /// Whether the target is not yet as it should be.
    fn differs(&self) -> bool {
        let written = self
            .items
            .iter()
            .any(|item| matches!(item.state.get(), Some(State::Written(..))));
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

    /// Finds out which of the target's files the spare has already, under a second name.
    pub(super) fn find_links(&mut self) {
        if self.former.is_none() {
            return;
        }
        let mut items = std::mem::take(&mut self.items);
        let mut spare = Follower::of(&self.spare().files, |found| &found.path);
        for item in &mut items {
            let found = spare.find(&item.path);
            let is_same = |found: &Found| item.in_target.is_some_and(|stamp| found.is(stamp));
            item.in_spare = found.is_some_and(is_same);
        }
        self.items = items;
    }

    /// Makes the spare the whole new site, on the disk: links to what has not changed, and its own marker.
    pub(super) fn complete_spare(&self) -> Result<(), PublishError> {
        let spare = &self.spare().path;
        let is_linked = |item: &&Item| {
            let is_kept = matches!(item.state.get(), Some(State::Kept(..)));
            is_kept && !item.in_spare && self.former.is_some()
        };
        let linked: Vec<&Item> = self.items.iter().filter(is_linked).collect();
        self.announce_new(linked.iter().map(|item| &item.path))?;
        in_place::remove_files(spare, self.unwanted_in_spare().into_iter())?;
        let link = |item: &&Item| {
            folder::link_fresh(
                &item.path.under(&self.places.target),
                &item.path.under(spare),
            )
        };
        linked.par_iter().with_min_len(64).try_for_each(link)?;
        self.close_announcements();
        Marker::listing(self.final_paths()).write(spare)?;
        self.sync_written()
    }

    /// The files that were in the spare and are no part of the new site. One of which a disk that does not tell capitals
    /// from small letters takes the name for that of a new file is gone already.
    pub(super) fn unwanted_in_spare(&self) -> Vec<&SitePath> {
        let mut wanted = Follower::of(&self.items, |item| &item.path);
        let is_unwanted = |path: &&SitePath| wanted.find(path).is_none();
        let mut unwanted: Vec<&SitePath> = self.spare().listed().filter(is_unwanted).collect();
        if !unwanted.is_empty() {
            let names = self.items.iter().map(|item| item.path.to_lowercase());
            let names: HashSet<SitePath> = names.collect();
            unwanted.retain(|path| !names.contains(&path.to_lowercase()));
        }
        unwanted
    }

    /// Brings the new files of the spare to the disk.
    fn sync_written(&self) -> Result<(), PublishError> {
        let written = self
            .items
            .iter()
            .filter(|item| matches!(item.state.get(), Some(State::Written(..))));
        let paths: Vec<_> = written
            .map(|item| item.path.under(&self.spare().path))
            .collect();
        Ok(folder::sync_files(&self.spare().path, &paths)?)
    }

    /// Gives the spare the target's name. `None`, and the target is as it was, where folders cannot be
    /// renamed: someone has a file of theirs open (Windows), or the target is a mount point.
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
        // People's files are in there: to leave it for the next run would do, but for them.
        folder::rename(aside, spare)?;
        Ok(Some(Exchange::Renamed))
    }

    /// What was done: the new files were shown to people at that time.
    fn published(&self, (mode, shown): (Exchange, SystemTime), foreign: Vec<PathBuf>) -> Published {
        let mut memo = Memo::default();
        let mut conflicts = Vec::new();
        let (mut written, mut kept) = (0, 0);
        for item in &self.items {
            let path = &item.path;
            let state = item.state.get();
            let (stamp, digest, reading) =
                match state.expect("all wanted files were delivered before the commit") {
                    State::Conflict => {
                        conflicts.push(path.clone());
                        continue;
                    }
                    State::Kept(stamp, digest) => {
                        kept += 1;
                        (self.stamp_now(item, *stamp, mode), *digest, self.opened)
                    }
                    State::Written(stamp, digest) => {
                        written += 1;
                        (self.stamp_now(item, *stamp, mode), Some(*digest), shown)
                    }
                };
            memo.files.extend(item.key.map(|key| Remembered {
                path: path.clone(),
                key,
                stamp,
                digest: digest.filter(|_| !stamp.is_settled(reading)),
            }));
        }
        let mut ours = Follower::of(&self.items, |item| &item.path);
        let is_ours = |item: &Item| !matches!(item.state.get(), Some(State::Conflict));
        let is_gone = |path: &&SitePath| !ours.find(path).is_some_and(is_ours);
        let removed = self.former_paths().filter(is_gone).count();
        let foreign = foreign.iter().map(|path| foreign::shown(path)).collect();
        Published {
            memo,
            written,
            kept,
            removed,
            left_alone: self.left_alone(),
            foreign,
            conflicts,
            mode,
        }
    }

    /// The stamp of a file in its place. Renames and links change the change time, and what came from another file
    /// system has another inode; whoever writes to the file changes its size or its time.
    fn stamp_now(&self, item: &Item, before: Stamp, mode: Exchange) -> Stamp {
        let was_linked = matches!(item.state.get(), Some(State::Kept(..))) && !item.in_spare;
        let is_touched = match mode {
            Exchange::Unneeded => false,
            Exchange::InPlace => true,
            Exchange::Placed | Exchange::Swapped | Exchange::Renamed => was_linked,
        };
        if !is_touched {
            return before;
        }
        let is_same = |now: &Stamp| (now.size, now.modified) == (before.size, before.modified);
        let now = files::stat(&item.path.under(&self.places.target)).ok();
        now.filter(is_same).unwrap_or(before)
    }
}
