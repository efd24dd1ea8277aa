//! What is in a folder of ours: the files that its marker lists, and what people put there. No link is followed.
//!
//! Folders are read side by side. A folder to which no listed path leads is a person's as a whole, and is not looked
//! into: a `.git` costs one entry.

use std::collections::LinkedList;
use std::ffi::OsStr;
use std::io;
use std::path::PathBuf;

use camino::Utf8Path;
use rayon::prelude::*;

use super::marker::{self, Marker};
use super::sorted::lying_in;
use crate::files::{self, Entry, FileError, Folders, Kind, Name, SitePath, Stamp};

/// What is in a folder of ours.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The listed files that are there, in the order of the bytes of their paths.
    pub files: Vec<Found>,
    /// What is there and not listed: files, links, whole folders. Sorted.
    pub foreign: Vec<PathBuf>,
    /// Whether something else than a file has the name of a file of ours, such as a link.
    pub has_odd: bool,
}

/// A listed file that is there.
#[derive(Debug)]
pub(super) struct Found {
    pub path: SitePath,
    /// 0 where the system has none, and when something else than a file has the name, such as a link.
    pub identity: u64,
    /// `None` when it was not asked for, and when something else than a file has the name.
    pub stamp: Option<Stamp>,
}

impl Found {
    /// Whether this is the file with that stamp, under a second name.
    pub fn is(&self, other: Stamp) -> bool {
        match self.stamp {
            Some(stamp) => stamp == other,
            None => self.identity == other.identity && self.identity != 0,
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

/// What was found, a part for each folder: to put lists of thousands together again and again would take as
/// long as to read the folders.
type Parts = LinkedList<Listing>;

struct Reader<'a> {
    root: &'a Utf8Path,
    detail: Detail,
    folders: &'a Folders,
}

impl Reader<'_> {
    /// Reads the folder `folder` of the root, in which the `listed` files lie, and those below it.
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

    /// Puts one entry of `folder` where it belongs; gives back a folder that is to be read as well, with the listed
    /// files in it.
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
                // Removed by someone since the folder was read.
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
