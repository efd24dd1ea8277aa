//! The spare: the hidden folder beside the target in which the stage grows.
//!
//! A folder with its name may have come with the shop, on a stick or in an archive, and be forged: private files, links
//! to folders outside, a marker that lists files of others. So only a folder that holds nothing but the files of its
//! marker is used; any other is left alone, and the next name is tried.
//!
//! One exception: a run that is cut off after the exchange leaves people's files in the former target. Before, it
//! writes a hand-over file with the stamp of that folder's marker, whose change time and inode no archive can bring
//! along. A folder with this stamp is used, and its foreign files move to the target.

use std::path::PathBuf;

use camino::{Utf8Path, Utf8PathBuf};

use super::error::PublishError;
use super::listing::{self, Detail, Found};
use super::marker::{self, Marker};
use super::places::{Places, Standing, standing};
use crate::files::{self, FileError, Folders, SitePath, Stamp, folder};

/// Limit in bytes for the hand-over file.
const LARGEST_NOTE: u64 = 1 << 10;

/// The hidden folder in which the stage grows.
#[derive(Debug)]
pub(super) struct Spare {
    /// Its path; it may not exist yet.
    pub path: Utf8PathBuf,
    /// Marker with the files that may be in it; `None` when the folder is missing or empty.
    pub marker: Option<Marker>,
    /// True when the journal lists files that the marker does not: a run was cut off.
    pub is_cut_off: bool,
    /// Listed files that exist.
    pub files: Vec<Found>,
    /// People's files from its time as the target.
    pub foreign: Vec<PathBuf>,
    /// Folders and files with its name that are not ours.
    pub left_alone: Vec<Utf8PathBuf>,
}

impl Spare {
    /// Finds the first usable folder.
    pub fn find(places: &Places, detail: (Detail, &Folders)) -> Self {
        let given_up = given_up(places);
        let mut left_alone = Vec::new();
        let was_target = given_up.and_then(|stamp| {
            let standing = places.standing_spares().unwrap_or_default();
            let is_it = |path: &Utf8PathBuf| marker_stamp(path) == Some(stamp);
            standing.into_iter().find(is_it)
        });
        for path in was_target.into_iter().chain(places.spares()) {
            // An unreadable one is not ours either.
            match Self::at(&path, detail, given_up) {
                Ok(Some(spare)) => {
                    return Self {
                        left_alone,
                        ..spare
                    };
                }
                Ok(None) | Err(_) => left_alone.push(path),
            }
        }
        unreachable!("there is no end of names")
    }

    /// Files that may be in it, sorted.
    pub fn listed(&self) -> impl Iterator<Item = &SitePath> {
        self.marker.iter().flat_map(|marker| &marker.paths)
    }

    /// The spare at `path`; `None` when it is not ours to use.
    fn at(
        path: &Utf8Path,
        detail: (Detail, &Folders),
        given_up: Option<Stamp>,
    ) -> Result<Option<Self>, PublishError> {
        let mut spare = Self {
            path: path.to_owned(),
            marker: None,
            is_cut_off: false,
            files: Vec::new(),
            foreign: Vec::new(),
            left_alone: Vec::new(),
        };
        let Standing::Ours(marker) = standing(path)? else {
            return Ok(Some(spare));
        };
        let in_marker = marker.paths.len();
        let marker = marker.with_announced(path)?;
        let listing = listing::list(path, &marker, detail)?;
        let is_plain = listing.foreign.is_empty() && !listing.has_odd;
        let was_target = given_up.is_some() && given_up == marker_stamp(path);
        spare.is_cut_off = marker.paths.len() > in_marker;
        spare.marker = Some(marker);
        spare.files = listing.files;
        spare.foreign = listing.foreign;
        Ok((is_plain || was_target).then_some(spare))
    }
}

/// Writes the hand-over file before the exchange of a target with people's files.
///
/// # Errors
/// [`FileError::System`].
pub(super) fn give_up(places: &Places) -> Result<(), FileError> {
    let stamp = marker_stamp(&places.target);
    let note = serde_json::to_vec(&stamp).expect("a stamp is always JSON");
    files::write_whole(&places.handover, &note)
}

/// Removes the hand-over file once people's files have moved.
///
/// # Errors
/// [`FileError::System`].
pub(super) fn end_giving_up(places: &Places) -> Result<(), FileError> {
    folder::remove_file(&places.handover)
}

/// True when a run was cut off before people's files had moved.
pub(super) fn was_given_up(places: &Places) -> bool {
    given_up(places).is_some()
}

/// Stamp in the hand-over file, if there is one.
fn given_up(places: &Places) -> Option<Stamp> {
    files::plain_size(&places.handover)?;
    let note = files::read_bytes(&places.handover, LARGEST_NOTE).ok()?;
    serde_json::from_slice(&note).ok()
}

fn marker_stamp(folder: &Utf8Path) -> Option<Stamp> {
    files::stat_plain(&folder.join(marker::NAME)).ok()
}
