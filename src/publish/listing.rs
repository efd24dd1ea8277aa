//! What is in a folder of ours: the files that its marker lists, and what people put there.
//!
//! Folders are read side by side. A folder to which no listed and no wanted path leads is a person's as a
//! whole, and is not looked into: a `.git` costs one entry.

use std::collections::HashSet;
use std::fs::{self, DirEntry};
use std::io;
use std::path::PathBuf;

use camino::Utf8Path;
use rayon::prelude::*;

use super::marker::{self, Marker};
use super::wanted::{Wanted, folders_above};
use crate::files::{FileError, Stamp};

/// What is in a folder of ours.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The listed files that are there, in the order of the bytes of their paths.
    pub files: Vec<Found>,
    /// What is there and not listed: files, links, whole folders. Sorted.
    pub foreign: Vec<PathBuf>,
}

/// A listed file that is there.
#[derive(Debug)]
pub(super) struct Found {
    pub path: String,
    /// 0 where the system has none, and when something else than a file has the name, such as a link.
    pub inode: u64,
    /// `None` when it was not asked for, and when something else than a file has the name.
    pub stamp: Option<Stamp>,
}

impl Found {
    /// Whether this is the file with that stamp, under a second name.
    pub fn is(&self, other: Stamp) -> bool {
        match self.stamp {
            Some(stamp) => stamp == other,
            None => self.inode == other.inode && self.inode != 0,
        }
    }
}

/// How closely the files are to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Each file is asked for its stamp.
    Stamps,
    /// What the folder itself knows is enough, where it knows inodes: half the time.
    Inodes,
}

/// So many entries of one folder are looked at in one go; of more, the parts are looked at side by side.
const ENTRIES_AT_ONCE: usize = 256;

/// Lists the folder `root`, whose marker is `marker`.
///
/// # Errors
/// [`FileError::System`].
pub(super) fn list(
    root: &Utf8Path,
    marker: &Marker,
    wanted: &[Wanted],
    detail: Detail,
) -> Result<Listing, FileError> {
    let mut folders = HashSet::new();
    let wanted = wanted.iter().map(|wanted| wanted.path.as_str());
    for path in marker.paths.iter().map(String::as_str).chain(wanted) {
        // Once a folder is known, so are those above it.
        folders_above(path)
            .take_while(|folder| folders.insert(*folder))
            .for_each(drop);
    }
    let files = marker.paths.iter().map(String::as_str).collect();
    let mut listing = Reader {
        root,
        files,
        folders,
        detail,
    }
    .read("")?;
    listing
        .files
        .par_sort_unstable_by(|one, other| one.path.cmp(&other.path));
    listing.foreign.sort_unstable();
    Ok(listing)
}

struct Reader<'a> {
    root: &'a Utf8Path,
    /// The paths that the marker lists.
    files: HashSet<&'a str>,
    /// The folders that lead to a listed or wanted path.
    folders: HashSet<&'a str>,
    detail: Detail,
}

impl Reader<'_> {
    /// Reads the folder `folder` of the root, and those below it.
    fn read(&self, folder: &str) -> Result<Listing, FileError> {
        let path = self.root.join(folder);
        let failed = |source| FileError::System {
            action: "list",
            path: path.clone(),
            source,
        };
        let entries = fs::read_dir(&path)
            .and_then(Iterator::collect::<io::Result<Vec<_>>>)
            .map_err(failed)?;
        let sort_in = |entries: &[DirEntry]| {
            let mut listing = Listing::default();
            let mut below = Vec::new();
            for entry in entries {
                below.extend(self.sort_in(folder, entry, &mut listing).map_err(failed)?);
            }
            let below = below
                .par_iter()
                .map(|folder| self.read(folder))
                .try_reduce(Listing::default, join)?;
            join(listing, below)
        };
        match entries.len() {
            ..=ENTRIES_AT_ONCE => sort_in(&entries),
            _ => entries
                .par_chunks(ENTRIES_AT_ONCE)
                .map(sort_in)
                .try_reduce(Listing::default, join),
        }
    }

    /// Puts one entry of `folder` where it belongs; gives back a folder that is to be read as well.
    fn sort_in(
        &self,
        folder: &str,
        entry: &DirEntry,
        listing: &mut Listing,
    ) -> io::Result<Option<String>> {
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            listing.foreign.push(PathBuf::from(folder).join(name));
            return Ok(None);
        };
        let path = if folder.is_empty() {
            name.to_owned()
        } else {
            format!("{folder}/{name}")
        };
        if marker::is_reserved(&path) {
            return Ok(None);
        }
        let kind = entry.file_type()?;
        if kind.is_dir() && self.folders.contains(path.as_str()) {
            return Ok(Some(path));
        }
        if kind.is_dir() || !self.files.contains(path.as_str()) {
            listing.foreign.push(path.into());
        } else if !kind.is_file() {
            listing.files.push(Found {
                path,
                inode: 0,
                stamp: None,
            });
        } else {
            match self.look_at(entry) {
                Ok((inode, stamp)) => listing.files.push(Found { path, inode, stamp }),
                // Removed by someone since the folder was read.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    fn look_at(&self, entry: &DirEntry) -> io::Result<(u64, Option<Stamp>)> {
        #[cfg(unix)]
        if self.detail == Detail::Inodes {
            return Ok((std::os::unix::fs::DirEntryExt::ino(entry), None));
        }
        let stamp = Stamp::of(&entry.metadata()?);
        Ok((stamp.inode, Some(stamp)))
    }
}

fn join(mut one: Listing, mut other: Listing) -> Result<Listing, FileError> {
    // The longer list takes in the shorter, so that thousands of small ones are not copied again and again.
    if one.files.len() < other.files.len() {
        std::mem::swap(&mut one, &mut other);
    }
    one.files.append(&mut other.files);
    one.foreign.append(&mut other.foreign);
    Ok(one)
}
