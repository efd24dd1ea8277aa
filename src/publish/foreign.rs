//! People's files in the output, which are carried over from one folder to the next.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use camino::{Utf8Path, Utf8PathBuf};

use super::error::PublishError;
use crate::files::{self, FileError, SitePath, folder};

/// People's files, and the paths they take from the site.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Files, links, and folders as a whole, in order.
    pub paths: Vec<PathBuf>,
    /// Those whose names a site can have: only they can collide with an output.
    taken: HashSet<SitePath>,
    /// All folders above people's files.
    folders: HashSet<SitePath>,
}

impl Foreign {
    pub fn of(mut paths: Vec<PathBuf>) -> Self {
        paths.sort_unstable();
        paths.dedup();
        let taken = paths.iter().filter_map(|path| SitePath::from_system(path));
        let taken: HashSet<SitePath> = taken.collect();
        let folders = taken.iter().flat_map(SitePath::parents).collect();
        Self {
            paths,
            taken,
            folders,
        }
    }

    /// True when people's files are at `path`, above it, or below it.
    pub fn holds(&self, path: &SitePath) -> bool {
        self.taken.contains(path) || self.folders.contains(path) || self.above(path).is_some()
    }

    /// The person's file or folder above a path.
    fn above(&self, path: &SitePath) -> Option<&SitePath> {
        let mut above = path.folders_above();
        above.find_map(|folder| self.taken.get(folder))
    }

    /// Splits the person's folders in `root` that lead to `path`: their other entries stay foreign one by one, and the
    /// way is free. A person's file on the way stays in it. `None` when there is no such folder.
    ///
    /// # Errors
    /// [`FileError::System`].
    pub fn opened_for(&self, path: &SitePath, root: &Utf8Path) -> Result<Option<Self>, FileError> {
        let is_open = |folder: &&SitePath| folder::is_plain(&folder.under(root));
        let Some(closed) = self.above(path).filter(is_open) else {
            return Ok(None);
        };
        let place = closed.under(Utf8Path::new(""));
        let full = closed.under(root);
        let inner = fs::read_dir(&full).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let inner = inner.map_err(|source| FileError::System {
            action: "list",
            path: full,
            source,
        })?;
        let inner = inner.iter().map(|entry| entry.file_name());
        let inner = inner.map(|name| place.as_std_path().join(name));
        let others = self
            .paths
            .iter()
            .filter(|other| *other != place.as_std_path());
        let opened = Self::of(others.cloned().chain(inner).collect());
        let further = opened.opened_for(path, root)?;
        Ok(Some(further.unwrap_or(opened)))
    }
}

/// Renames each of the `paths` from the folder `from` into the folder `to`, and returns where they are now. Folders of
/// one name are merged; a file whose name is taken gets a free one beside it; missing ones are skipped. Never
/// overwrites. Removes folders that are empty then.
///
/// # Errors
/// [`PublishError::File`]; files that were not moved are still in `from`, where the next run finds them.
pub(super) fn carry(
    from: &Utf8Path,
    to: &Utf8Path,
    paths: &[PathBuf],
) -> Result<Vec<PathBuf>, PublishError> {
    let mut carried = Vec::with_capacity(paths.len());
    for path in paths {
        let source = from.as_std_path().join(path);
        let moved = place_for(to.as_std_path(), path)
            .and_then(|place| move_over(&source, &place, &mut carried));
        let failed = |error| FileError::System {
            action: "carry over",
            path: shown(&source),
            source: error,
        };
        moved.map_err(failed)?;
        let folders = path
            .ancestors()
            .skip(1)
            .filter(|folder| !folder.as_os_str().is_empty());
        folders
            .take_while(|folder| fs::remove_dir(from.as_std_path().join(folder)).is_ok())
            .for_each(drop);
    }
    let named = carried
        .into_iter()
        .map(|path| path.strip_prefix(to).map_or(path.clone(), Path::to_owned));
    Ok(named.collect())
}

/// A path for display, with U+FFFD for what is not Unicode.
pub(super) fn shown(path: &Path) -> Utf8PathBuf {
    path.to_string_lossy().into_owned().into()
}

/// Path of `path` below `root`: where a file or link has the name of a folder on the way, the folder gets a free one.
/// Follows no link.
fn place_for(root: &Path, path: &Path) -> io::Result<PathBuf> {
    let mut place = root.to_owned();
    for folder in path.parent().into_iter().flat_map(Path::components) {
        place.push(folder);
        if look_at(&place)?.is_some_and(|there| !there.is_dir()) {
            place = free_name(&place)?;
        }
    }
    place.extend(path.file_name());
    Ok(place)
}

/// Moves a file or folder, if it exists, and adds its new path to `moved`; when folders are merged, the paths of the
/// source's entries.
fn move_over(from: &Path, to: &Path, moved: &mut Vec<PathBuf>) -> io::Result<()> {
    let Some(moving) = look_at(from)? else {
        return Ok(());
    };
    match look_at(to)? {
        Some(there) if there.is_dir() && moving.is_dir() => {
            for entry in fs::read_dir(from)? {
                let name = entry?.file_name();
                move_over(&from.join(&name), &to.join(&name), moved)?;
            }
            return fs::remove_dir(from);
        }
        Some(_) => return move_over(from, &free_name(to)?, moved),
        None => {}
    }
    fs::create_dir_all(to.parent().unwrap_or(Path::new(".")))?;
    files::rename_held(from, to)?;
    moved.push(to.to_owned());
    Ok(())
}

/// The first unused name of `foto-2.jpg`, `foto-3.jpg`, …
fn free_name(taken: &Path) -> io::Result<PathBuf> {
    let mut number = 2;
    loop {
        let mut name = OsString::from(taken.file_stem().unwrap_or_default());
        name.push(format!("-{number}"));
        if let Some(extension) = taken.extension() {
            name.push(".");
            name.push(extension);
        }
        let free = taken.with_file_name(name);
        if look_at(&free)?.is_none() {
            return Ok(free);
        }
        number += 1;
    }
}

fn look_at(path: &Path) -> io::Result<Option<fs::Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
