//! A build on its way into the target: what is missing is taken in here.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::commit::Exchange;
use super::error::PublishError;
use super::foreign::{self, Foreign};
use super::in_place;
use super::item::{Item, State, Stood};
use super::listing::{self, Detail, Found, Listing};
use super::marker::{Announcements, Marker};
use super::memo::{ContentKey, Memo};
use super::places::{Lock, Places, Standing, standing};
use super::sorted::{Follower, lying_in};
use super::spare::{self, Spare};
use super::wanted::{self, Wanted};
use crate::files::{self, Folders, SitePath, Stamp, folder};

/// A site that is being brought to its target. Until [`Stage::commit`] the target stands untouched, and
/// a stage that is dropped leaves nothing but a spare folder that the next one uses.
#[derive(Debug)]
pub struct Stage {
    pub(super) places: Places,
    /// What is known of folders that were listed before.
    pub(super) folders: Arc<Folders>,
    /// Held until the stage is dropped.
    _lock: Lock,
    /// When the folders began to be looked at.
    pub(super) opened: SystemTime,
    /// The best way of putting the site in place that may be tried.
    pub(super) best: Exchange,
    /// What the target's marker says; `None` when nothing is there, or an empty folder.
    pub(super) former: Option<Marker>,
    /// The files of the target that it lists.
    in_target: Vec<Found>,
    /// Where the new site grows; unset until something is to be written.
    spare: Option<Spare>,
    /// What is known to be in the target's files, or without a target in the spare's.
    memo: Memo,
    /// What the last build left, and is not as it was.
    astray: Vec<SitePath>,
    /// What people put into the target, or without one into the spare.
    pub(super) foreign: RwLock<Foreign>,
    /// The wanted files that came so far, each batch in the order of the bytes of the paths.
    arrived: Mutex<Vec<Batch>>,
    /// All of them in the order of the bytes of the paths, once the stage is [settled](Stage::settle).
    pub(super) items: Vec<Item>,
    /// Nothing comes of it: what is delivered is forgotten.
    is_held: AtomicBool,
    /// Unset until the spare has been made ready for new files.
    ready: Mutex<Option<Announcements>>,
}

/// Wanted files on their way into a stage.
#[derive(Debug)]
pub struct Batch(Vec<Item>);

impl Batch {
    fn item(&self, path: &SitePath) -> Option<&Item> {
        let at = self.0.binary_search_by(|item| item.path.cmp(path)).ok()?;
        Some(&self.0[at])
    }

    fn wanted(&self, path: &SitePath) -> &Item {
        self.item(path)
            .unwrap_or_else(|| panic!("`{path}` was delivered, and nobody wanted it"))
    }

    /// Those of which the bytes are to be delivered, in the order of their paths. They grow fewer with each delivery.
    #[cfg(test)]
    pub(super) fn missing(&self) -> impl Iterator<Item = &SitePath> {
        let missing = self.0.iter().filter(|item| item.state.get().is_none());
        missing.map(|item| &item.path)
    }
}

/// Begins to bring a site to the folder `target`. Takes the lock, mends what a run that was cut off left behind, and
/// looks at all that is there; `memo` is what the last build left, and `folders` lists what is there.
///
/// # Errors
/// See [`PublishError`]; all but [`PublishError::Undelivered`] occur here.
pub fn open(target: &Utf8Path, memo: Memo, folders: Arc<Folders>) -> Result<Stage, PublishError> {
    open_for(target, (memo, folders), Exchange::Swapped)
}

/// [`open`], with the best way of putting the site in place that may be tried.
pub(super) fn open_for(
    target: &Utf8Path,
    (mut memo, folders): (Memo, Arc<Folders>),
    best: Exchange,
) -> Result<Stage, PublishError> {
    let places = Places::beside(target)?;
    let lock = places.lock()?;
    places.mend_renames()?;
    let opened = SystemTime::now();
    let former = match standing(&places.target)? {
        Standing::Free => None,
        Standing::Ours(marker) => Some(marker),
    };
    let list = |marker| listing::list(&places.target, marker, (Detail::Stamps, &folders));
    let mut in_target = former
        .as_ref()
        .map_or_else(|| Ok(Listing::default()), list)?;
    let mut spare = None;
    let astray = match former {
        Some(_) => {
            if spare::was_given_up(&places) {
                let found = spare.insert(Spare::find(&places, (Detail::Inodes, &folders)));
                let carried = foreign::carry(&found.path, &places.target, &found.foreign)?;
                in_target.foreign.extend(carried);
            }
            spare::end_giving_up(&places)?;
            memo.keep_true(&places.target, &in_target.files, opened)
        }
        // Without a target it is the spare that the memo speaks of and that people's files are in, since it becomes the
        // target.
        None => {
            let found = spare.insert(Spare::find(&places, (Detail::Stamps, &folders)));
            in_target.foreign.extend_from_slice(&found.foreign);
            memo.keep_true(&found.path, &found.files, opened)
        }
    };
    Ok(Stage {
        places,
        folders,
        _lock: lock,
        opened,
        best,
        former,
        in_target: in_target.files,
        spare,
        memo,
        astray,
        foreign: RwLock::new(Foreign::of(in_target.foreign)),
        arrived: Mutex::default(),
        items: Vec::new(),
        is_held: AtomicBool::new(false),
        ready: Mutex::default(),
    })
}

impl Stage {
    /// Looks for the folder in which the new site grows: to be called before anything is taken that is not there yet.
    pub fn prepare(&mut self) {
        let find = || Spare::find(&self.places, (Detail::Inodes, &self.folders));
        self.spare = Some(self.spare.take().unwrap_or_else(find));
    }

    /// What was found where the spare has its place and is not ours to use, if it was looked for.
    pub(super) fn left_alone(&self) -> Vec<Utf8PathBuf> {
        let spare = self.spare.as_ref();
        spare
            .map(|spare| spare.left_alone.clone())
            .unwrap_or_default()
    }

    pub(super) fn spare(&self) -> &Spare {
        let spare = self.spare.as_ref();
        spare.expect("a stage that takes what is not there yet was prepared")
    }

    /// The files of ours that stand in the target, in order; without a target those in the spare that may take its
    /// place.
    pub fn standing(&self) -> impl Iterator<Item = &SitePath> {
        let there = self.former.iter().flat_map(|_| &self.in_target);
        let there = there.map(|found| &found.path);
        let of_spare = self.memo.files.iter().filter(|_| self.former.is_none());
        there.chain(of_spare.map(|file| &file.path))
    }

    /// What does not stand there as the last build left it.
    pub fn changed(&self) -> impl Iterator<Item = &SitePath> {
        let mut known = Follower::of(&self.memo.files, |file| &file.path);
        let unknown = self
            .standing()
            .filter(move |path| known.find(path).is_none());
        self.astray.iter().chain(unknown)
    }

    /// Whether the content with this key stands there.
    pub fn holds(&self, path: &SitePath, key: ContentKey) -> bool {
        self.key(path) == Some(key)
    }

    fn key(&self, path: &SitePath) -> Option<ContentKey> {
        let files = &self.memo.files;
        let at = files.binary_search_by(|file| file.path.cmp(path)).ok()?;
        Some(files[at].key)
    }

    /// Takes wanted files, in any order. `make` is asked side by side for the bytes of those that are not in place: those
    /// that `is_known` says no to are among them in any case. Gives the numbers of those that were asked for.
    ///
    /// # Errors
    /// Those of `make`, and [`PublishError`]; the site is then not complete, and the stage is to be dropped.
    pub fn take<E: From<PublishError> + Send>(
        &self,
        wanted: &[Wanted],
        is_known: impl Fn(usize) -> bool,
        make: impl Fn(usize) -> Result<Vec<u8>, E> + Sync,
    ) -> Result<Vec<usize>, E> {
        // The numbers in the order of the paths, which is that of the batch.
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_unstable_by_key(|number| &wanted[*number].path);
        let sorted = order.iter().map(|number| wanted[*number].clone());
        let mut batch = self.want(sorted.collect())?;
        let mut missing = Vec::new();
        for (item, number) in batch.0.iter_mut().zip(order) {
            if matches!(item.state.get(), Some(State::Kept(..))) && !is_known(number) {
                item.state = OnceLock::new();
            }
            if item.state.get().is_none() {
                missing.push(number);
            }
        }
        missing.par_iter().try_for_each(|number| {
            let bytes = make(*number)?;
            Ok::<_, E>(self.write(&batch, &wanted[*number].path, &bytes)?)
        })?;
        self.admit(batch);
        Ok(missing)
    }

    /// From now on nothing is written: the stage will not be committed, and what it takes is only made.
    pub fn hold(&self) {
        self.is_held.store(true, Ordering::Relaxed);
    }

    /// Keeps the files of ours for whose paths `stays` says so, as they stand there, whatever is in them. What is not
    /// there is not missed.
    pub fn keep(&self, stays: impl Fn(&SitePath) -> bool) {
        let mut known = Follower::of(&self.memo.files, |file| &file.path);
        let in_target = self.former.iter().flat_map(|_| &self.in_target);
        let in_target = in_target.filter_map(|found| {
            let stamp = found.stamp.filter(|_| stays(&found.path))?;
            let known = known.find(&found.path);
            Some(Item {
                path: found.path.clone(),
                key: known.map(|file| file.key),
                in_target: Some(stamp),
                in_spare: false,
                state: State::Kept(stamp, known.and_then(|file| file.digest)).into(),
            })
        });
        let in_spare = self.memo.files.iter().filter(|_| self.former.is_none());
        let in_spare = in_spare.filter(|file| stays(&file.path)).map(|file| Item {
            path: file.path.clone(),
            key: Some(file.key),
            in_target: None,
            in_spare: true,
            state: State::Kept(file.stamp, file.digest).into(),
        });
        let kept = Batch(in_target.chain(in_spare).collect());
        self.admit(kept);
    }

    /// Looks up wanted files, in any order.
    ///
    /// # Errors
    /// [`PublishError::Reserved`], [`PublishError::File`].
    pub(super) fn want(&self, wanted: Vec<Wanted>) -> Result<Batch, PublishError> {
        let wanted = wanted::checked(wanted)?;
        self.open_foreign_folders(&wanted)?;
        let foreign = self.foreign.read().unwrap_or_else(PoisonError::into_inner);
        let stood = Stood {
            memo: &self.memo,
            in_target: self.former.as_ref().map(|_| &*self.in_target),
            in_spare: self.spare.as_ref().map_or(&[], |spare| &*spare.files),
            foreign: &foreign,
        };
        Ok(Batch(stood.items(wanted)))
    }

    /// Makes way for wanted files that lie in folders of people.
    fn open_foreign_folders(&self, wanted: &[Wanted]) -> Result<(), PublishError> {
        let root = match self.former {
            Some(_) => &self.places.target,
            None => &self.spare().path,
        };
        for file in wanted {
            let foreign = self.foreign.read().unwrap_or_else(PoisonError::into_inner);
            let opened = foreign.opened_for(&file.path, root)?;
            drop(foreign);
            if let Some(opened) = opened {
                *self.foreign.write().unwrap_or_else(PoisonError::into_inner) = opened;
            }
        }
        Ok(())
    }

    /// Makes the wanted files a part of the site. Those of which the bytes were not delivered are missed at the commit.
    pub(super) fn admit(&self, batch: Batch) {
        lock(&self.arrived).push(batch);
    }

    /// Whether a file is to be in the site.
    pub fn has(&self, path: &SitePath) -> bool {
        let arrived = lock(&self.arrived);
        arrived.iter().any(|batch| batch.item(path).is_some())
    }

    /// Where a file is that is to be in the site.
    pub fn place_of(&self, path: &SitePath) -> Utf8PathBuf {
        let arrived = lock(&self.arrived);
        let item = arrived.iter().find_map(|batch| batch.item(path));
        let is_new = matches!(
            item.and_then(|item| item.state.get()),
            Some(State::Written(..))
        );
        match self.former {
            Some(_) if !is_new => path.under(&self.places.target),
            _ => path.under(&self.spare().path),
        }
    }

    /// What came so far, in order, with its size in bytes; but for those whose places people's files have.
    pub fn sizes(&self) -> Vec<(SitePath, u64)> {
        let arrived = lock(&self.arrived);
        let items = arrived.iter().flat_map(|batch| &batch.0);
        let in_place = items.filter_map(|item| match item.state.get()? {
            State::Kept(stamp, _) | State::Written(stamp, _) => {
                Some((item.path.clone(), stamp.size))
            }
            State::Conflict => None,
        });
        let mut sizes: Vec<_> = in_place.collect();
        sizes.sort_unstable();
        sizes
    }

    /// Announces files that are about to be written.
    pub(super) fn announce_new<'a>(
        &self,
        paths: impl Iterator<Item = &'a SitePath>,
    ) -> Result<(), PublishError> {
        let mut paths = paths.peekable();
        match paths.peek() {
            Some(_) => self
                .ready()?
                .as_mut()
                .map_or(Ok(()), |list| list.add(paths)),
            None => Ok(()),
        }
    }

    /// Delivers the bytes of a wanted file, to be called from as many threads as one likes. The target's file is kept if it is of this size and digest, else a new one comes into the spare.
    ///
    /// # Errors
    /// [`PublishError::File`]; the site is then not complete, and the stage is to be dropped.
    ///
    /// # Panics
    /// If `path` is not wanted.
    pub(super) fn write(
        &self,
        batch: &Batch,
        path: &SitePath,
        bytes: &[u8],
    ) -> Result<(), PublishError> {
        let item = batch.wanted(path);
        if item.state.get().is_some() || self.is_held.load(Ordering::Relaxed) {
            return Ok(());
        }
        let digest = blake3::hash(bytes);
        // What cannot be compared is written anew, and if that fails as well it says why.
        let is_same = |there: &Stamp| {
            there.size == bytes.len() as u64
                && files::digest(&path.under(&self.places.target)).is_ok_and(|now| now == digest)
        };
        let state = match item.in_target.filter(is_same) {
            Some(stamp) => State::Kept(stamp, Some(digest)),
            None => {
                self.announce_new(std::iter::once(path))?;
                self.make_way(path)?;
                let place = path.under(&self.spare().path);
                let stamp = folder::write_fresh(&place, |file| file.write_all(bytes))?;
                State::Written(stamp, digest)
            }
        };
        // Two threads with the same path bring the same bytes, and either may be the first.
        let _ = item.state.set(state);
        Ok(())
    }

    /// Removes from the spare what stands where `path` needs a folder, or a folder where it needs its name.
    fn make_way(&self, path: &SitePath) -> Result<(), PublishError> {
        let files = &self.spare().files;
        let above = path.folders_above().filter_map(|folder| {
            let at = files.binary_search_by(|found| found.path.as_str().cmp(folder));
            at.ok().map(|at| &files[at].path)
        });
        let below = lying_in(path, files, |found| &found.path);
        let in_the_way = above.chain(below.iter().map(|found| &found.path));
        Ok(in_place::remove_files(&self.spare().path, in_the_way)?)
    }

    /// Makes the spare ready for new files, once: what is not the target's very file is removed, which also frees the
    /// disk of what a failed run left. From then on a list beside the spare's marker says what may come to be in it.
    pub(super) fn ready(&self) -> Result<MutexGuard<'_, Option<Announcements>>, PublishError> {
        let mut ready = lock(&self.ready);
        if ready.is_some() {
            return Ok(ready);
        }
        let Spare {
            path: spare,
            marker,
            is_cut_off,
            ..
        } = self.spare();
        folder::create_folder(spare)?;
        if let Ok(target) = fs::metadata(&self.places.target) {
            // As open or closed to others as the folder whose place it takes. Where it cannot be, it is ordinary.
            let _ = fs::set_permissions(spare, target.permissions());
        }
        // Without a target, what is right in the spare can stay, and people's files are in it.
        if self.former.is_some() {
            in_place::remove_files(spare, self.stale_in_spare())?;
        }
        if *is_cut_off || marker.is_none() {
            Marker::listing(self.spare().listed()).write(spare)?;
        }
        *ready = Some(Announcements::begin(spare)?);
        Ok(ready)
    }

    /// Ends the list of what may come: a folder of which a file is open cannot be renamed (Windows).
    pub(super) fn close_announcements(&self) {
        *lock(&self.ready) = None;
    }

    /// What may be in the spare and is not the target's very file. What is not there any more may leave an empty folder.
    fn stale_in_spare(&self) -> impl Iterator<Item = &SitePath> {
        let mut target = Follower::of(&self.in_target, |found| &found.path);
        let mut spare = Follower::of(&self.spare().files, |found| &found.path);
        self.spare().listed().filter(move |path| {
            let stamp = target.find(path).and_then(|found| found.stamp);
            let found = spare.find(path);
            !matches!((found, stamp), (Some(found), Some(stamp)) if found.is(stamp))
        })
    }

    /// Puts what came in order: no more comes after that.
    pub(super) fn settle(&mut self) {
        let arrived = self
            .arrived
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        let batches = std::mem::take(arrived).into_iter();
        self.items.extend(batches.flat_map(|batch| batch.0));
        self.items
            .par_sort_unstable_by(|one, other| one.path.cmp(&other.path));
        debug_assert_eq!(
            clash(&self.items),
            None,
            "two wanted files would meet on a case-insensitive disk"
        );
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
        ours.map(|item| &item.path)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The first path that equals another but for case, or that another needs as a folder.
fn clash(items: &[Item]) -> Option<SitePath> {
    let mut files = HashSet::new();
    for item in items {
        if let Some(twice) = files.replace(item.path.to_lowercase()) {
            return Some(twice);
        }
    }
    let mut all = files.iter();
    let clashing = all.find(|path| path.folders_above().any(|folder| files.contains(folder)));
    clashing.cloned()
}
