//! One run of an editing command in a shop's folder: the lock, and writing.

use std::fs::{self, File, TryLockError};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::error::{EditError, refuse_no_folder};
use super::history;
use super::journal::{self, Recovered};
use super::moment::Moment;
use crate::files::{self, FileError, SourcePath, folder};
use crate::parse::MAX_TEXT;

/// The lock's file, in the history's folder.
const LOCK: &str = ".kunci";

/// A new text for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// The file.
    pub path: SourcePath,
    /// The bytes that were read; `None` for a new file.
    pub before: Option<Vec<u8>>,
    /// The bytes to write.
    pub after: Vec<u8>,
}

/// Exclusive use of a shop's folder for editing.
#[derive(Debug)]
pub struct Session {
    root: Utf8PathBuf,
    now: Moment,
    lock: File,
}

impl Drop for Session {
    fn drop(&mut self) {
        // Explicit: closing the file does not release the lock while a child process shares it.
        let _ = self.lock.unlock();
    }
}

impl Session {
    /// Takes the lock of a shop's or group's folder, and finishes a change that was interrupted.
    ///
    /// # Errors
    /// [`EditError::Busy`], [`EditError::NotPlain`], [`EditError::File`].
    pub fn open(root: &Utf8Path, now: Moment) -> Result<(Self, Option<Recovered>), EditError> {
        let history = root.join(history::FOLDER);
        refuse_no_folder(&history)?;
        folder::create_folder(&history)?;
        let session = Self {
            root: root.to_owned(),
            now,
            lock: locked(root, &history.join(LOCK))?,
        };
        let recovered = journal::recover(root)?;
        Ok((session, recovered))
    }

    /// The shop's folder.
    pub fn root(&self) -> &Utf8Path {
        &self.root
    }

    pub(super) fn now(&self) -> Moment {
        self.now
    }

    /// Reads a file to be edited.
    ///
    /// # Errors
    /// [`EditError::File`], [`EditError::NotPlain`].
    pub fn read(&self, file: &SourcePath) -> Result<Vec<u8>, EditError> {
        let path = file.under(&self.root);
        if !journal::is_reached_plainly(&self.root, file) {
            return Err(EditError::NotPlain { path });
        }
        Ok(files::read_bytes(&path, MAX_TEXT)?)
    }

    /// Writes new texts, all or none: each file is replaced whole, and its former text kept.
    ///
    /// # Errors
    /// [`EditError::Changed`], [`EditError::ReadOnly`], [`EditError::File`], [`EditError::NotPlain`]. Then every file has
    /// its former text.
    pub fn write(&self, rewrites: &[Rewrite]) -> Result<(), EditError> {
        if rewrites.is_empty() {
            return Ok(());
        }
        rewrites
            .par_iter()
            .try_for_each(|rewrite| self.refuse_changed(rewrite))?;
        let kept = rewrites.par_iter().filter_map(|rewrite| {
            let before = rewrite.before.as_deref()?;
            Some(history::keep(&self.root, &rewrite.path, before, self.now))
        });
        let kept: Vec<Utf8PathBuf> = kept.collect::<Result<_, EditError>>()?;
        folder::sync_files(&self.root.join(history::FOLDER), &kept)?;
        let begun = journal::begin(&self.root, rewrites)?;
        let placed: Vec<Result<(), EditError>> = rewrites
            .par_iter()
            .enumerate()
            .map(|(index, rewrite)| self.place(rewrite, &begun.text(index)))
            .collect();
        let done: Vec<bool> = placed.iter().map(Result::is_ok).collect();
        let outcome = placed
            .into_iter()
            .collect::<Result<(), EditError>>()
            .and_then(|()| Ok(self.sync(rewrites)?))
            .or_else(|error| self.undo(rewrites, &done).and(Err(error)));
        begun.end();
        if outcome.is_ok() {
            // A former text that cannot be removed now goes with the next change.
            let _ = history::prune(&self.root);
        }
        outcome
    }

    /// Renames a staged text to its place, if the file is still the one that was read.
    fn place(&self, rewrite: &Rewrite, staged: &Utf8Path) -> Result<(), EditError> {
        self.refuse_changed(rewrite)?;
        Ok(folder::rename(staged, &rewrite.path.under(&self.root))?)
    }

    /// Puts the former texts back where new ones were placed.
    fn undo(&self, rewrites: &[Rewrite], done: &[bool]) -> Result<(), EditError> {
        let undo = |rewrite: &Rewrite| {
            let path = rewrite.path.under(&self.root);
            match &rewrite.before {
                Some(before) => files::write_whole(&path, before),
                None => folder::remove_file(&path),
            }
        };
        let placed = rewrites.iter().zip(done).filter(|(_, done)| **done);
        // All are tried, whatever fails.
        let undone: Vec<Result<(), FileError>> = placed.map(|(rewrite, _)| undo(rewrite)).collect();
        Ok(undone.into_iter().collect::<Result<(), FileError>>()?)
    }

    /// Fails unless the file is the one that was read.
    fn refuse_changed(&self, rewrite: &Rewrite) -> Result<(), EditError> {
        let path = rewrite.path.under(&self.root);
        if !journal::is_reached_plainly(&self.root, &rewrite.path) {
            return Err(EditError::NotPlain { path });
        }
        let metadata = fs::symlink_metadata(&path);
        match (&rewrite.before, metadata) {
            (None, Err(_)) => Ok(()),
            (None, Ok(_)) | (Some(_), Err(_)) => Err(EditError::Changed { path }),
            (Some(_), Ok(metadata)) if !metadata.is_file() => Err(EditError::NotPlain { path }),
            (Some(_), Ok(metadata)) if metadata.permissions().readonly() => {
                Err(EditError::ReadOnly { path })
            }
            (Some(before), Ok(_)) => match files::read_bytes(&path, MAX_TEXT)? == *before {
                true => Ok(()),
                false => Err(EditError::Changed { path }),
            },
        }
    }

    /// Syncs the renames, before the journal goes.
    fn sync(&self, rewrites: &[Rewrite]) -> Result<(), FileError> {
        let paths: Vec<Utf8PathBuf> = rewrites
            .iter()
            .map(|rewrite| rewrite.path.under(&self.root))
            .collect();
        if paths.len() > folder::SYNCED_ONE_BY_ONE {
            return folder::sync_files(&self.root, &paths);
        }
        paths
            .iter()
            .try_for_each(|path| folder::sync_folder(folder::parent(path)))
    }
}

/// The open lock file, locked.
fn locked(root: &Utf8Path, path: &Utf8Path) -> Result<File, EditError> {
    let failed = |source| FileError::System {
        action: "lock",
        path: path.to_owned(),
        source,
    };
    // Refuses a link, which would lead to another file, and a pipe, which would block.
    if files::plain_size(path).is_none() {
        let _ = fs::remove_file(path);
    }
    // Never removed: two runs could then hold locks on different files of this name.
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(failed)?;
    folder::hide(path);
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(EditError::Busy {
            folder: root.to_owned(),
        }),
        // Some network shares have no locks.
        Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => {
            Err(failed(error).into())
        }
        _ => Ok(file),
    }
}
