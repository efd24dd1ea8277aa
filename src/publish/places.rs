//! The target and the names beside it; the lock; recovery of two renames that were cut off.

use std::fs::{self, File, TryLockError};
use std::io;
use std::iter;

use camino::{Utf8Path, Utf8PathBuf};

use super::error::PublishError;
use super::marker::{self, Marker};
use crate::files::{self, FileError, folder};

/// Paths that belong to one target, all in its parent folder and so on the same file system.
#[derive(Debug)]
pub(super) struct Places {
    /// The parent folder.
    pub parent: Utf8PathBuf,
    /// The output folder.
    pub target: Utf8PathBuf,
    /// First choice of a name for the spare.
    spare: Utf8PathBuf,
    /// Temporary name of the target between two renames.
    pub aside: Utf8PathBuf,
    /// Hand-over file: says which former target still holds people's files.
    pub handover: Utf8PathBuf,
    lock: Utf8PathBuf,
}

/// The lock of a target, released on drop, and by the system when the process dies.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Explicit: closing the file does not release the lock while a child process shares it.
        let _ = self.0.unlock();
    }
}

/// State of one of these paths.
#[derive(Debug)]
pub(super) enum Standing {
    /// Nothing there, or an empty folder.
    Free,
    /// A folder with our marker.
    Ours(Marker),
}

impl Places {
    /// The places that belong to `target`.
    ///
    /// # Errors
    /// [`PublishError::NoName`].
    pub fn beside(target: &Utf8Path) -> Result<Self, PublishError> {
        let no_name = || PublishError::NoName {
            path: target.to_owned(),
        };
        let name = target.file_name().ok_or_else(no_name)?;
        let parent = folder::parent(target).to_owned();
        Ok(Self {
            target: target.to_owned(),
            spare: parent.join(format!(".{name}.sebelumnya")),
            aside: parent.join(format!(".{name}.ganti")),
            handover: parent.join(format!(".{name}.serah")),
            lock: parent.join(format!(".{name}.kunci")),
            parent,
        })
    }

    /// Names for the spare, without end.
    pub fn spares(&self) -> impl Iterator<Item = Utf8PathBuf> {
        let others = (2..).map(|number| format!("{}-{number}", self.spare).into());
        iter::once(self.spare.clone()).chain(others)
    }

    /// Existing files and folders with a name for the spare.
    ///
    /// # Errors
    /// [`FileError::System`].
    pub fn standing_spares(&self) -> Result<Vec<Utf8PathBuf>, FileError> {
        let usual = self.spare.file_name().unwrap_or_default();
        let is_spare = |name: &str| {
            let number = name.strip_prefix(usual);
            number.is_some_and(|number| number.is_empty() || number.starts_with('-'))
        };
        let entries = folder::names_in(&self.parent)?.into_iter();
        Ok(entries
            .filter(|name| is_spare(name))
            .map(|name| self.parent.join(name))
            .collect())
    }

    /// Takes the lock, without waiting.
    ///
    /// # Errors
    /// [`PublishError::Busy`] when another run has it.
    pub fn lock(&self) -> Result<Lock, PublishError> {
        folder::create_folder(&self.parent)?;
        let failed = |source| FileError::System {
            action: "lock",
            path: self.lock.clone(),
            source,
        };
        // Refuses a link, which would lead to another file, and a pipe, which would block.
        if files::plain_size(&self.lock).is_none() {
            let _ = fs::remove_file(&self.lock);
        }
        // Never removed: two runs could then hold locks on different files of this name.
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&self.lock)
            .map_err(failed)?;
        folder::hide(&self.lock);
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(PublishError::Busy {
                path: self.target.clone(),
            }),
            // Some network shares have no locks; concurrent builds are not prevented there.
            Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => {
                Err(failed(error).into())
            }
            _ => Ok(Lock(file)),
        }
    }

    /// Completes or undoes two renames that were cut off: without a target the former site comes back, with one the
    /// former site becomes a spare.
    ///
    /// # Errors
    /// [`PublishError::File`].
    pub fn mend_renames(&self) -> Result<(), PublishError> {
        if !stands(&self.aside) {
            return Ok(());
        }
        // An empty folder here was made by hand since, and holds nothing that could be lost.
        if !stands(&self.target) || folder::remove_if_empty(&self.target) {
            folder::rename(&self.aside, &self.target)?;
        } else {
            let free = self.spares().find(|spare| !stands(spare));
            folder::rename(&self.aside, &free.expect("there is no end of names"))?;
        }
        Ok(())
    }
}

/// State of `path`, which must be free or ours.
///
/// # Errors
/// [`PublishError::NotAFolder`], [`PublishError::NotOurs`], [`PublishError::Marker`].
pub(super) fn standing(path: &Utf8Path) -> Result<Standing, PublishError> {
    let failed = |source| FileError::System {
        action: "look at",
        path: path.to_owned(),
        source,
    };
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Free),
        Err(error) => return Err(failed(error).into()),
        Ok(metadata) if !metadata.is_dir() => {
            return Err(PublishError::NotAFolder {
                path: path.to_owned(),
            });
        }
        Ok(_) => {}
    }
    if let Some(marker) = Marker::read(path)? {
        return Ok(Standing::Ours(marker));
    }
    if is_empty(path)? {
        Ok(Standing::Free)
    } else {
        Err(PublishError::NotOurs {
            path: path.to_owned(),
        })
    }
}

/// True when the folder `path` holds nothing but the marker's own names.
///
/// # Errors
/// [`FileError::System`].
pub(super) fn is_empty(path: &Utf8Path) -> Result<bool, FileError> {
    let failed = |source| FileError::System {
        action: "list",
        path: path.to_owned(),
        source,
    };
    for entry in fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        // The very first marker may have been cut off before its rename.
        let is_ours = entry.file_name().to_str().is_some_and(marker::is_reserved);
        if !is_ours || !entry.file_type().map_err(failed)?.is_file() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// True when anything is at `path`, a dead link included.
fn stands(path: &Utf8Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
