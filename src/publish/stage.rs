//! A stage: takes the outputs that are missing from the target.

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
use super::listing::{self, Detail, Found, Listing};
use super::marker::{Announcements, Marker};
use super::output_id::{self, OutputId};
use super::output_rows::{ContentKey, OutputRows};
use super::places::{Lock, Places, Standing, standing};
use super::sorted::{SortedCursor, lying_in};
use super::spare::{self, Spare};
use super::staged_output::{Present, StagedOutput, State};
use crate::files::{self, Folders, SitePath, Stamp, folder};

/// The new output folder on its way to the target. Until [`Stage::commit`] the target stands untouched, and a dropped
/// stage leaves nothing but a spare folder, which the next one uses.
#[derive(Debug)]
pub struct Stage {
    pub(super) places: Places,
    /// Cached folder listings.
    pub(super) folders: Arc<Folders>,
    /// Held until the stage is dropped.
    _lock: Lock,
    /// Time before the folders were listed.
    pub(super) opened: SystemTime,
    /// Best method of exchange that may be tried.
    pub(super) best: Exchange,
    /// Marker of the target; `None` when the target is missing or empty.
    pub(super) former: Option<Marker>,
    /// Listed files of the target.
    in_target: Vec<Found>,
    /// Folder that the stage grows in; unset until something is to be written.
    spare: Option<Spare>,
    /// Rows of the target's files, or without a target of the spare's.
    rows: OutputRows,
    /// Outputs of the last build that were changed or removed since.
    astray: Vec<SitePath>,
    /// People's files in the target, or without one in the spare.
    pub(super) foreign: RwLock<Foreign>,
    /// Outputs taken so far, each batch sorted by path.
    arrived: Mutex<Vec<Batch>>,
    /// All of them sorted by path, once the stage is [settled](Stage::settle).
    pub(super) outputs: Vec<StagedOutput>,
    /// Drops delivered bytes, after [`Stage::hold`].
    is_held: AtomicBool,
    /// Journal of new files; unset until the spare is ready for them.
    ready: Mutex<Option<Announcements>>,
}

/// Outputs that are looked up and not yet admitted, sorted by path.
#[derive(Debug)]
pub struct Batch(Vec<StagedOutput>);

impl Batch {
    fn find(&self, path: &SitePath) -> Option<&StagedOutput> {
        let at = self
            .0
            .binary_search_by(|output| output.path.cmp(path))
            .ok()?;
        Some(&self.0[at])
    }

    fn output(&self, path: &SitePath) -> &StagedOutput {
        self.find(path)
            .unwrap_or_else(|| panic!("`{path}` was delivered, and nobody wanted it"))
    }

    /// Outputs whose bytes are still missing, sorted by path.
    #[cfg(test)]
    pub(super) fn missing(&self) -> impl Iterator<Item = &SitePath> {
        let missing = self.0.iter().filter(|output| output.state.get().is_none());
        missing.map(|output| &output.path)
    }
}

/// Opens a stage for the folder `target`: takes the lock, recovers from a run that was cut off, and lists what is
/// there; `rows` has the rows of the last build, and `folders` lists folders.
///
/// # Errors
/// See [`PublishError`]; all but [`PublishError::Undelivered`] occur here.
pub fn open(
    target: &Utf8Path,
    rows: OutputRows,
    folders: Arc<Folders>,
) -> Result<Stage, PublishError> {
    open_for(target, (rows, folders), Exchange::Swapped)
}

/// [`open`], with the best method of exchange that may be tried (for tests).
pub(super) fn open_for(
    target: &Utf8Path,
    (mut rows, folders): (OutputRows, Arc<Folders>),
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
            rows.keep_true(&places.target, &in_target.files, opened)
        }
        // Without a target, rows and people's files are those of the spare, which becomes the target.
        None => {
            let found = spare.insert(Spare::find(&places, (Detail::Stamps, &folders)));
            in_target.foreign.extend_from_slice(&found.foreign);
            rows.keep_true(&found.path, &found.files, opened)
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
        rows,
        astray,
        foreign: RwLock::new(Foreign::of(in_target.foreign)),
        arrived: Mutex::default(),
        outputs: Vec::new(),
        is_held: AtomicBool::new(false),
        ready: Mutex::default(),
    })
}

impl Stage {
    /// Finds the spare; must be called before outputs are taken that are not in place.
    pub fn prepare(&mut self) {
        let find = || Spare::find(&self.places, (Detail::Inodes, &self.folders));
        self.spare = Some(self.spare.take().unwrap_or_else(find));
    }

    /// Foreign folders with the spare's name, if the spare was searched for.
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

    /// Our files in the target, sorted; without a target those of the spare that may become part of it.
    pub fn standing(&self) -> impl Iterator<Item = &SitePath> {
        let there = self.former.iter().flat_map(|_| &self.in_target);
        let there = there.map(|found| &found.path);
        let of_spare = self.rows.files.iter().filter(|_| self.former.is_none());
        there.chain(of_spare.map(|file| &file.path))
    }

    /// Files that differ from the rows of the last build.
    pub fn changed(&self) -> impl Iterator<Item = &SitePath> {
        let mut known = SortedCursor::of(&self.rows.files, |file| &file.path);
        let unknown = self
            .standing()
            .filter(move |path| known.find(path).is_none());
        self.astray.iter().chain(unknown)
    }

    /// True when the file at `path` has the content with this key.
    pub fn holds(&self, path: &SitePath, key: ContentKey) -> bool {
        self.key(path) == Some(key)
    }

    fn key(&self, path: &SitePath) -> Option<ContentKey> {
        let files = &self.rows.files;
        let at = files.binary_search_by(|file| file.path.cmp(path)).ok()?;
        Some(files[at].key)
    }

    /// Takes outputs, in any order. Calls `make` in parallel for the bytes of those that are not in place, and for
    /// those that `has_row` denies in any case. Returns the indices for which it was called.
    ///
    /// # Errors
    /// Errors of `make`, and [`PublishError`]; the stage is then incomplete and must be dropped.
    pub fn take<E: From<PublishError> + Send>(
        &self,
        ids: &[OutputId],
        has_row: impl Fn(usize) -> bool,
        make: impl Fn(usize) -> Result<Vec<u8>, E> + Sync,
    ) -> Result<Vec<usize>, E> {
        // Indices sorted by path, like the batch.
        let mut order: Vec<usize> = (0..ids.len()).collect();
        order.sort_unstable_by_key(|number| &ids[*number].path);
        let sorted = order.iter().map(|number| ids[*number].clone());
        let mut batch = self.look_up(sorted.collect())?;
        let mut missing = Vec::new();
        for (output, number) in batch.0.iter_mut().zip(order) {
            if matches!(output.state.get(), Some(State::Kept(..))) && !has_row(number) {
                output.state = OnceLock::new();
            }
            if output.state.get().is_none() {
                missing.push(number);
            }
        }
        missing.par_iter().try_for_each(|number| {
            let bytes = make(*number)?;
            Ok::<_, E>(self.write(&batch, &ids[*number].path, &bytes)?)
        })?;
        self.admit(batch);
        Ok(missing)
    }

    /// Drops bytes from now on: outputs are made, and the stage cannot be committed.
    pub fn hold(&self) {
        self.is_held.store(true, Ordering::Relaxed);
    }

    /// Keeps our files for whose paths `stays` is true, whatever their content. Missing ones are skipped.
    pub fn keep(&self, stays: impl Fn(&SitePath) -> bool) {
        let mut known = SortedCursor::of(&self.rows.files, |file| &file.path);
        let in_target = self.former.iter().flat_map(|_| &self.in_target);
        let in_target = in_target.filter_map(|found| {
            let stamp = found.stamp.filter(|_| stays(&found.path))?;
            let known = known.find(&found.path);
            Some(StagedOutput {
                path: found.path.clone(),
                key: known.map(|file| file.key),
                in_target: Some(stamp),
                in_spare: false,
                state: State::Kept(stamp, known.and_then(|file| file.digest)).into(),
            })
        });
        let in_spare = self.rows.files.iter().filter(|_| self.former.is_none());
        let in_spare = in_spare
            .filter(|file| stays(&file.path))
            .map(|file| StagedOutput {
                path: file.path.clone(),
                key: Some(file.key),
                in_target: None,
                in_spare: true,
                state: State::Kept(file.stamp, file.digest).into(),
            });
        let kept = Batch(in_target.chain(in_spare).collect());
        self.admit(kept);
    }

    /// Looks up outputs, in any order.
    ///
    /// # Errors
    /// [`PublishError::Reserved`], [`PublishError::File`].
    pub(super) fn look_up(&self, ids: Vec<OutputId>) -> Result<Batch, PublishError> {
        let ids = output_id::sorted(ids)?;
        self.open_foreign_folders(&ids)?;
        let foreign = self.foreign.read().unwrap_or_else(PoisonError::into_inner);
        let present = Present {
            rows: &self.rows,
            in_target: self.former.as_ref().map(|_| &*self.in_target),
            in_spare: self.spare.as_ref().map_or(&[], |spare| &*spare.files),
            foreign: &foreign,
        };
        Ok(Batch(present.outputs(ids)))
    }

    /// Splits people's folders that outputs lie in.
    fn open_foreign_folders(&self, ids: &[OutputId]) -> Result<(), PublishError> {
        let root = match self.former {
            Some(_) => &self.places.target,
            None => &self.spare().path,
        };
        for file in ids {
            let foreign = self.foreign.read().unwrap_or_else(PoisonError::into_inner);
            let opened = foreign.opened_for(&file.path, root)?;
            drop(foreign);
            if let Some(opened) = opened {
                *self.foreign.write().unwrap_or_else(PoisonError::into_inner) = opened;
            }
        }
        Ok(())
    }

    /// Adds a batch to the site. The commit fails if bytes of it are missing.
    pub(super) fn admit(&self, batch: Batch) {
        lock(&self.arrived).push(batch);
    }

    /// True when the site will have a file at `path`.
    pub fn has(&self, path: &SitePath) -> bool {
        let arrived = lock(&self.arrived);
        arrived.iter().any(|batch| batch.find(path).is_some())
    }

    /// Present path of a file of the new site.
    pub fn place_of(&self, path: &SitePath) -> Utf8PathBuf {
        let arrived = lock(&self.arrived);
        let output = arrived.iter().find_map(|batch| batch.find(path));
        let is_new = matches!(
            output.and_then(|output| output.state.get()),
            Some(State::Written(..))
        );
        match self.former {
            Some(_) if !is_new => path.under(&self.places.target),
            _ => path.under(&self.spare().path),
        }
    }

    /// Outputs taken so far in a folder, sorted; without conflicts.
    pub fn files_in(&self, folder: &SitePath) -> Vec<SitePath> {
        let arrived = lock(&self.arrived);
        let outputs = arrived
            .iter()
            .flat_map(|batch| lying_in(folder, &batch.0, |output| &output.path));
        let is_ours = |output: &&StagedOutput| !matches!(output.state.get(), Some(State::Conflict));
        let mut files: Vec<_> = outputs
            .filter(is_ours)
            .map(|output| output.path.clone())
            .collect();
        files.sort_unstable();
        files
    }

    /// Outputs taken so far, sorted, with their size in bytes; without conflicts.
    pub fn sizes(&self) -> Vec<(SitePath, u64)> {
        let arrived = lock(&self.arrived);
        let outputs = arrived.iter().flat_map(|batch| &batch.0);
        let in_place = outputs.filter_map(|output| match output.state.get()? {
            State::Kept(stamp, _) | State::Written(stamp, _) => {
                Some((output.path.clone(), stamp.size))
            }
            State::Conflict => None,
        });
        let mut sizes: Vec<_> = in_place.collect();
        sizes.sort_unstable();
        sizes
    }

    /// Adds files to the journal before they are written.
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

    /// Delivers the bytes of an output, from any thread. Keeps the target's file if size and digest are equal, or else
    /// writes a new one to the spare.
    ///
    /// # Errors
    /// [`PublishError::File`]; the stage is then incomplete and must be dropped.
    ///
    /// # Panics
    /// If the batch does not have `path`.
    pub(super) fn write(
        &self,
        batch: &Batch,
        path: &SitePath,
        bytes: &[u8],
    ) -> Result<(), PublishError> {
        let output = batch.output(path);
        if output.state.get().is_some() || self.is_held.load(Ordering::Relaxed) {
            return Ok(());
        }
        let digest = blake3::hash(bytes);
        // A file that cannot be read is written anew; a failure there has the better message.
        let is_same = |there: &Stamp| {
            there.size == bytes.len() as u64
                && files::digest(&path.under(&self.places.target)).is_ok_and(|now| now == digest)
        };
        let state = match output.in_target.filter(is_same) {
            Some(stamp) => State::Kept(stamp, Some(digest)),
            None => {
                self.announce_new(std::iter::once(path))?;
                self.make_way(path)?;
                let place = path.under(&self.spare().path);
                let stamp = folder::write_fresh(&place, |file| file.write_all(bytes))?;
                State::Written(stamp, digest)
            }
        };
        // Two threads with the same path bring the same bytes, so either may be first.
        let _ = output.state.set(state);
        Ok(())
    }

    /// Removes files of the spare where `path` needs a folder, and a folder where it needs a file.
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

    /// Prepares the spare for new files, once: removes all but hard links to the target's files, which also frees the
    /// space of a failed run, and opens the journal.
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
        // It will be the target.
        folder::show(spare);
        if let Ok(target) = fs::metadata(&self.places.target) {
            // Same permissions as the target, where that is possible.
            let _ = fs::set_permissions(spare, target.permissions());
        }
        // Without a target, right files of the spare stay, and people's files are in it.
        if self.former.is_some() {
            in_place::remove_files(spare, self.stale_in_spare())?;
        }
        if *is_cut_off || marker.is_none() {
            Marker::listing(self.spare().listed()).write(spare)?;
        }
        *ready = Some(Announcements::begin(spare)?);
        Ok(ready)
    }

    /// Closes the journal: a folder with an open file cannot be renamed (Windows).
    pub(super) fn close_announcements(&self) {
        *lock(&self.ready) = None;
    }

    /// Listed files of the spare that are no hard links to the target's. Missing ones are included, as their folders
    /// may be empty.
    fn stale_in_spare(&self) -> impl Iterator<Item = &SitePath> {
        let mut target = SortedCursor::of(&self.in_target, |found| &found.path);
        let mut spare = SortedCursor::of(&self.spare().files, |found| &found.path);
        self.spare().listed().filter(move |path| {
            let stamp = target.find(path).and_then(|found| found.stamp);
            let found = spare.find(path);
            !matches!((found, stamp), (Some(found), Some(stamp)) if found.is(stamp))
        })
    }

    /// Sorts all outputs; must be the last call before the commit.
    pub(super) fn settle(&mut self) {
        let arrived = self
            .arrived
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        let batches = std::mem::take(arrived).into_iter();
        self.outputs.extend(batches.flat_map(|batch| batch.0));
        self.outputs
            .par_sort_unstable_by(|one, other| one.path.cmp(&other.path));
        debug_assert_eq!(
            clash(&self.outputs),
            None,
            "two wanted files would meet on a case-insensitive disk"
        );
    }

    /// The files that the target's marker lists.
    pub(super) fn former_paths(&self) -> impl Iterator<Item = &SitePath> {
        self.former.iter().flat_map(|marker| &marker.paths)
    }

    /// Files that will be ours: all outputs without conflict.
    pub(super) fn final_paths(&self) -> impl Iterator<Item = &SitePath> {
        let ours = self
            .outputs
            .iter()
            .filter(|output| !matches!(output.state.get(), Some(State::Conflict)));
        ours.map(|output| &output.path)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The first path that equals another but for case, or that another needs as a folder.
fn clash(outputs: &[StagedOutput]) -> Option<SitePath> {
    let mut files = HashSet::new();
    for output in outputs {
        if let Some(twice) = files.replace(output.path.to_lowercase()) {
            return Some(twice);
        }
    }
    let mut all = files.iter();
    let clashing = all.find(|path| path.folders_above().any(|folder| files.contains(folder)));
    clashing.cloned()
}
