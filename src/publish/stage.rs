//! A build on its way into the target: what is missing is taken in here.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use camino::Utf8Path;

use super::commit::Exchange;
use super::error::PublishError;
use super::foreign::{self, Taken};
use super::in_place;
use super::item::{Item, State, items};
use super::listing::{self, Detail, Listing};
use super::marker::Marker;
use super::memo::Memo;
use super::places::{Lock, Places, Standing, standing};
use super::sorted::Follower;
use super::spare::{self, Spare};
use super::wanted::{self, Wanted};
use crate::files::{self, FileError, SitePath, Stamp, folder};

/// A site that is being brought to its target. Until [`Stage::commit`] the target stands untouched, and
/// a stage that is dropped leaves nothing but a spare folder that the next one uses.
#[derive(Debug)]
pub struct Stage {
    pub(super) places: Places,
    /// Held until the stage is dropped.
    _lock: Lock,
    /// When the folders began to be looked at.
    pub(super) opened: SystemTime,
    /// The best way of putting the site in place that may be tried.
    pub(super) best: Exchange,
    /// What the target's marker says; `None` when nothing is there, or an empty folder.
    pub(super) former: Option<Marker>,
    /// Where the new site grows.
    pub(super) spare: Spare,
    /// In the order of the bytes of the paths.
    pub(super) items: Vec<Item>,
    /// What people put into the target.
    pub(super) foreign: Vec<PathBuf>,
    /// The places that are theirs.
    pub(super) taken: Taken,
    /// Wanted files that stay as they are, whatever is in them.
    pub(super) left: Mutex<HashSet<SitePath>>,
    /// Whether the spare has been made ready for new files.
    ready: Mutex<bool>,
}

/// Begins to bring the site that consists of `wanted`, in any order, to the folder `target`. Takes the
/// lock, and mends what a run that was cut off left behind. Of `memo`, what `unsure` names counts as not known
/// and is delivered anew.
///
/// # Errors
/// See [`PublishError`]; all but [`PublishError::Undelivered`] occur here.
pub fn open(
    target: &Utf8Path,
    memo: &Memo,
    unsure: &HashSet<SitePath>,
    wanted: Vec<Wanted>,
) -> Result<Stage, PublishError> {
    open_for(target, (memo, unsure), wanted, Exchange::Swapped)
}

/// [`open`], with the best way of putting the site in place that may be tried.
pub(super) fn open_for(
    target: &Utf8Path,
    known: (&Memo, &HashSet<SitePath>),
    wanted: Vec<Wanted>,
    best: Exchange,
) -> Result<Stage, PublishError> {
    let wanted = wanted::checked(wanted)?;
    let places = Places::beside(target)?;
    let lock = places.lock()?;
    places.mend_renames()?;
    let opened = SystemTime::now();
    let former = match standing(&places.target)? {
        Standing::Free => None,
        Standing::Ours(marker) => Some(marker),
    };
    // Without a target, the memo speaks of the spare's files.
    let detail = if former.is_some() {
        Detail::Inodes
    } else {
        Detail::Stamps
    };
    let list = |marker| listing::list(&places.target, marker, &wanted, Detail::Stamps);
    let (in_target, spare) = rayon::join(
        || former.as_ref().map_or_else(|| Ok(Listing::default()), list),
        || Spare::find(&places, &wanted, detail),
    );
    let mut in_target = in_target?;
    // Without a target, people's files stay in the spare, since that is what becomes the target.
    let left = match former {
        Some(_) => foreign::carry(&spare.path, &places.target, &spare.foreign)?,
        None => spare.foreign.clone(),
    };
    if former.is_some() {
        spare::end_giving_up(&places)?;
    }
    in_target.foreign.extend(left);
    in_target.foreign.sort_unstable();
    in_target.foreign.dedup();
    let taken = Taken::by(&in_target.foreign);
    let target_files = former.is_some().then_some(in_target.files.as_slice());
    let (memo, unsure) = known;
    let doubted = match former {
        Some(_) => memo.doubted(&places.target, opened),
        None => memo.doubted(&spare.path, opened),
    };
    let is_unsure = |path: &SitePath| unsure.contains(path) || doubted.contains(path);
    let items = items(
        wanted,
        (memo, is_unsure),
        (target_files, &spare.files),
        &taken,
    );
    Ok(Stage {
        places,
        _lock: lock,
        opened,
        best,
        former,
        spare,
        items,
        foreign: in_target.foreign,
        taken,
        left: Mutex::default(),
        ready: Mutex::new(false),
    })
}

impl Stage {
    /// The wanted paths whose bytes are to be delivered, in the order of their bytes. It grows shorter
    /// with each delivery.
    pub fn missing(&self) -> impl Iterator<Item = &SitePath> {
        self.items
            .iter()
            .filter(|item| item.state.get().is_none())
            .map(|item| &item.wanted.path)
    }

    /// Leaves a wanted file as it is in the target, whatever is in it: nobody can make it anew. The memo will not
    /// know its content. `false` when it is not there.
    pub fn leave(&self, path: &SitePath) -> bool {
        let item = self.item(path);
        let is_left = item
            .in_target
            .is_some_and(|stamp| item.state.set(State::Kept(stamp, None)).is_ok());
        if is_left {
            let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
            left.insert(path.clone());
        }
        is_left
    }

    /// The size of a wanted file that is in place; none when a person's file has its place.
    ///
    /// # Panics
    /// If `path` is not wanted.
    pub fn size(&self, path: &SitePath) -> Option<u64> {
        match self.item(path).state.get()? {
            State::Kept(stamp, ..) | State::Written(stamp, ..) => Some(stamp.size),
            State::Conflict => None,
        }
    }

    /// Whether a wanted file is in place already, and not in the way of a person's.
    ///
    /// # Panics
    /// If `path` is not wanted.
    pub fn is_kept(&self, path: &SitePath) -> bool {
        matches!(self.item(path).state.get(), Some(State::Kept(..)))
    }

    /// Delivers the bytes of a wanted file. What is in place already is not written again, so a caller
    /// need not ask first. To be called from as many threads as one likes.
    ///
    /// # Errors
    /// [`PublishError::File`]; the site is then not complete, and the stage is to be dropped.
    ///
    /// # Panics
    /// If `path` is not wanted.
    pub fn write(&self, path: &SitePath, bytes: &[u8]) -> Result<(), PublishError> {
        let (size, digest) = (bytes.len() as u64, blake3::hash(bytes));
        self.deliver(path, (size, digest), |place| {
            folder::write_fresh(place, |file| file.write_all(bytes))
        })
    }

    /// Delivers a wanted file as a copy of the file `from`: never as a link, for a person may edit what
    /// is in the target. Else as [`Stage::write`].
    ///
    /// # Errors
    /// [`PublishError::File`].
    ///
    /// # Panics
    /// If `path` is not wanted.
    pub fn copy(&self, path: &SitePath, from: &Utf8Path) -> Result<(), PublishError> {
        let (size, digest) = (files::stat(from)?.size, files::digest(from)?);
        self.deliver(path, (size, digest), |place| {
            folder::copy_fresh(from, place)
        })
    }

    /// Keeps the target's file if it is of this size and digest, or lets `make` put a new one into the spare.
    fn deliver(
        &self,
        path: &SitePath,
        (size, digest): (u64, blake3::Hash),
        make: impl FnOnce(&Utf8Path) -> Result<Stamp, FileError>,
    ) -> Result<(), PublishError> {
        let item = self.item(path);
        if item.state.get().is_some() {
            return Ok(());
        }
        // What cannot be compared is written anew, and if that fails as well it says why.
        let is_same = |there: &Stamp| {
            there.size == size
                && files::digest(&path.under(&self.places.target)).is_ok_and(|now| now == digest)
        };
        let state = match item.in_target.filter(is_same) {
            Some(stamp) => State::Kept(stamp, Some(digest)),
            None => {
                self.make_ready()?;
                State::Written(make(&path.under(&self.spare.path))?, digest)
            }
        };
        // Two threads with the same path bring the same bytes, and either may be the first.
        let _ = item.state.set(state);
        Ok(())
    }

    fn item(&self, path: &SitePath) -> &Item {
        let at = self
            .items
            .binary_search_by(|item| item.wanted.path.cmp(path));
        &self.items[at.unwrap_or_else(|_| panic!("`{path}` was delivered, and nobody wanted it"))]
    }

    /// Makes the spare ready for new files, once: what is neither the target's very file nor a person's is
    /// removed, which also frees the disk of what a failed run left; and from then on the spare's marker
    /// lists all that may come to be in it, so that nothing of a run that is cut off is ever taken for a
    /// person's.
    pub(super) fn make_ready(&self) -> Result<(), PublishError> {
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if *ready {
            return Ok(());
        }
        let spare = &self.spare.path;
        folder::create_folder(spare)?;
        if let Ok(target) = fs::metadata(&self.places.target) {
            // As open or closed to others as the folder whose place it takes. Where it cannot be, it is ordinary.
            let _ = fs::set_permissions(spare, target.permissions());
        }
        let stays =
            |item: &&Item| item.in_spare && !matches!(item.state.get(), Some(State::Conflict));
        let mut items = Follower::of(&self.items, |item| &item.wanted.path);
        let mut is_useful = |path| items.find(path).filter(stays).is_some();
        // Without a target it is the spare that people's files are in; else there are none in it.
        let is_theirs = |path| self.former.is_none() && self.taken.holds(path);
        let listed = self.spare.marker.iter();
        let listed = listed.flat_map(|marker| &marker.paths);
        in_place::remove_files(
            spare,
            listed
                .clone()
                .filter(|path| !is_useful(path) && !is_theirs(path)),
        )?;
        let listing = Marker::listing(listed.chain(self.final_paths()));
        if self.spare.marker.as_ref() != Some(&listing) {
            listing.write(spare)?;
        }
        *ready = true;
        Ok(())
    }

    /// The files that the target's marker lists.
    pub(super) fn former_paths(&self) -> impl Iterator<Item = &SitePath> {
        self.former.iter().flat_map(|marker| &marker.paths)
    }

    /// The files that will be ours: all that are wanted, but for those whose place a person's file has.
    pub(super) fn final_paths(&self) -> impl Iterator<Item = &SitePath> {
        let ours = self
            .items
            .iter()
            .filter(|item| !matches!(item.state.get(), Some(State::Conflict)));
        ours.map(|item| &item.wanted.path)
    }
}
