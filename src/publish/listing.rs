//! Lists a folder of ours: the files of its marker, and people's own. Follows no link.
//!
//! Reads folders in parallel. A folder that no listed path leads to is a person's as a whole, and is not read: a `.git`
//! costs one entry.

use std::collections::LinkedList;
use std::ffi::OsStr;
use std::io;
use std::path::PathBuf;

use camino::Utf8Path;
use rayon::prelude::*;

use super::marker::{self, Marker};
use super::sorted::lying_in;
use crate::files::{self, Entry, FileError, Folders, Kind, Name, SitePath, Stamp};

/// Contents of a folder of ours.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The listed files that are there, in the order of the bytes of their paths.
    pub files: Vec<Found>,
    /// Unlisted entries: files, links, whole folders. Sorted.
    pub foreign: Vec<PathBuf>,
    /// True when a link, or anything else but a file, has the name of a file of ours.
    pub has_odd: bool,
}

/// A listed file that is there.
#[derive(Debug)]
pub(super) struct Found {
    pub path: SitePath,
    /// Inode or file index; 0 where the system has none, and for a link or anything else but a file.
    pub identity: u64,
    /// `None` with [`Detail::Inodes`], and for a link or anything else but a file.
    pub stamp: Option<Stamp>,
}

impl Found {
    /// True when this is a hard link to the file with that stamp.
    pub fn is(&self, other: Stamp) -> bool {
        match self.stamp {
            Some(stamp) => stamp == other,
            None => self.identity == other.identity && self.identity != 0,
        }
    }
}

/// Amount of metadata to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// A `stat` for each file.
    Stamps,
    /// The entry's inode is enough, where listing the folder gives it: takes half the time.
    Inodes,
}

/// Entries of one folder that are handled by one task; larger folders are split.
const ENTRIES_AT_ONCE: usize = 256;

/// Lists the folder `root`, whose marker is `marker`.
///
/// # Errors
/// [`FileError::System`].
pub(super) fn list(
    root: &Utf8Path,
    marker: &Marker,
    (detail, folders): (Detail, &Folders),
) -> Result<Listing, FileError> {
    let reader = Reader {
        root,
        detail,
        folders,
    };
    let parts = reader.read(&SitePath::root(), &marker.paths)?;
    let (mut files, mut foreign) = (Vec::new(), Vec::new());
    let mut has_odd = false;
    files.reserve_exact(parts.iter().map(|part| part.files.len()).sum());
    for part in parts {
        files.extend(part.files);
        foreign.extend(part.foreign);
        has_odd |= part.has_odd;
    }
    files.par_sort_unstable_by(|one: &Found, other: &Found| one.path.cmp(&other.path));
    foreign.sort_unstable();
    Ok(Listing {
        files,
        foreign,
        has_odd,
    })
}

/// Results, one part a folder. A linked list: joining vectors of thousands over and over would take as long as reading
/// the folders.
type Parts = LinkedList<Listing>;

struct Reader<'a> {
    root: &'a Utf8Path,
    detail: Detail,
    folders: &'a Folders,
}

impl Reader<'_> {
    /// Reads the folder `folder`, in which the `listed` files lie, and the folders below it.
    fn read(&self, folder: &SitePath, listed: &[SitePath]) -> Result<Parts, FileError> {
        let path = folder.under(self.root);
        let failed = |source| FileError::System {
            action: "list",
            path: path.clone(),
            source,
        };
        let entries = self.folders.list(&path).map_err(failed)?;
        let sort_in = |entries: &[Entry]| {
            let mut listing = Listing::default();
            let mut below = Vec::new();
            for entry in entries {
                let inner = self.sort_in((folder, listed), entry, &mut listing);
                below.extend(inner.map_err(failed)?);
            }
            let below = below
                .par_iter()
                .map(|(folder, listed)| self.read(folder, listed))
                .try_reduce(Parts::new, join)?;
            join(Parts::from([listing]), below)
        };
        match entries.len() {
            ..=ENTRIES_AT_ONCE => sort_in(&entries),
            _ => entries
                .par_chunks(ENTRIES_AT_ONCE)
                .map(sort_in)
                .try_reduce(Parts::new, join),
        }
    }

    /// Sorts one entry of `folder` into the listing; returns a folder that is to be read too, with its listed files.
    fn sort_in<'l>(
        &self,
        (folder, listed): (&SitePath, &'l [SitePath]),
        entry: &Entry,
        listing: &mut Listing,
    ) -> io::Result<Option<(SitePath, &'l [SitePath])>> {
        let place = |name: &OsStr| folder.under(Utf8Path::new("")).as_std_path().join(name);
        let name = match &entry.name {
            Name::Unicode(name) => name,
            Name::Foreign(name) => {
                listing.foreign.push(place(name));
                return Ok(None);
            }
        };
        let Ok(path) = folder.child(name) else {
            listing.foreign.push(place(name.as_ref()));
            return Ok(None);
        };
        if marker::is_reserved(path.as_str()) {
            listing.has_odd |= entry.kind != Kind::File;
            return Ok(None);
        }
        let is_folder = entry.kind == Kind::Folder;
        let inner = is_folder.then(|| lying_in(&path, listed, |path| path));
        if let Some(inner) = inner.filter(|inner| !inner.is_empty()) {
            return Ok(Some((path, inner)));
        }
        if is_folder || listed.binary_search(&path).is_err() {
            listing.foreign.push(place(name.as_ref()));
        } else if entry.kind != Kind::File {
            listing.has_odd = true;
            listing.files.push(Found {
                path,
                identity: 0,
                stamp: None,
            });
        } else {
            match self.look_at(&path, entry) {
                Ok((identity, stamp)) => listing.files.push(Found {
                    path,
                    identity,
                    stamp,
                }),
                // Deleted since the folder was listed.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    fn look_at(&self, path: &SitePath, entry: &Entry) -> io::Result<(u64, Option<Stamp>)> {
        if self.detail == Detail::Inodes && entry.identity != 0 {
            return Ok((entry.identity, None));
        }
        let stamp = files::stat_plain(&path.under(self.root))?;
        Ok((stamp.identity, Some(stamp)))
    }
}

fn join(mut one: Parts, mut other: Parts) -> Result<Parts, FileError> {
    one.append(&mut other);
    Ok(one)
}
