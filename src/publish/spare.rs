//! The folder beside the target in which the next site grows.
//!
//! A folder with its name may have come with the shop, on a stick or in an archive, and hold anything: files that
//! nobody was to see, links to folders outside, a list that claims what is not ours. So only one is used that holds
//! nothing but the files on its list; any other is left alone, and the next name is tried.
//!
//! But a run that was cut off after the exchange leaves people's files in what had been the target. It notes before,
//! in a file beside it, which folder that is, by the stamp of its marker: no archive can bring the change time and
//! the inode along. That one folder is used, and what is foreign in it goes on to the target.

use std::path::PathBuf;

use camino::{Utf8Path, Utf8PathBuf};

use super::error::PublishError;
use super::listing::{self, Detail, Found};
use super::marker::{self, Marker};
use super::places::{Places, Standing, standing};
use crate::files::{self, FileError, Folders, SitePath, Stamp, folder};

/// No honest note is larger.
const LARGEST_NOTE: u64 = 1 << 10;

/// The folder in which the next site grows.
#[derive(Debug)]
pub(super) struct Spare {
    /// Where it is, or will be.
    pub path: Utf8PathBuf,
    /// The files that may be in it; `None` when nothing is there, or an empty folder.
    pub marker: Option<Marker>,
    /// Whether some of them were announced by a run that was cut off, after the marker was written.
    pub is_cut_off: bool,
    /// The listed files that are there.
    pub files: Vec<Found>,
    /// What people had put into it when it was the target.
    pub foreign: Vec<PathBuf>,
    /// The folders and files with its name that are left alone.
    pub left_alone: Vec<Utf8PathBuf>,
}

impl Spare {
    /// The first folder that may be used.
    pub fn find(places: &Places, detail: (Detail, &Folders)) -> Self {
        let given_up = given_up(places);
        let mut left_alone = Vec::new();
        let was_target = given_up.and_then(|stamp| {
            let standing = places.standing_spares().unwrap_or_default();
            let is_it = |path: &Utf8PathBuf| marker_stamp(path) == Some(stamp);
            standing.into_iter().find(is_it)
        });
        for path in was_target.into_iter().chain(places.spares()) {
            // One that cannot even be looked at is not ours to use.
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

    /// The files that may be in it, in order.
    pub fn listed(&self) -> impl Iterator<Item = &SitePath> {
        self.marker.iter().flat_map(|marker| &marker.paths)
    }

    /// The spare at `path`, if it may be used.
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

/// Notes that the target is about to be given up with people's files in it.
///
/// # Errors
/// [`FileError::System`].
pub(super) fn give_up(places: &Places) -> Result<(), FileError> {
    let stamp = marker_stamp(&places.target);
    let note = serde_json::to_vec(&stamp).expect("a stamp is always JSON");
    files::write_whole(&places.handover, &note)
}

/// Notes that people's files are out of the folder that was given up.
///
/// # Errors
/// [`FileError::System`].
pub(super) fn end_giving_up(places: &Places) -> Result<(), FileError> {
    folder::remove_file(&places.handover)
}

/// Whether a run was cut off while it gave up a target with people's files in it.
pub(super) fn was_given_up(places: &Places) -> bool {
    given_up(places).is_some()
}

/// The stamp of the marker of the folder that was given up last, unless that was gone through with.
fn given_up(places: &Places) -> Option<Stamp> {
    files::plain_size(&places.handover)?;
    let note = files::read_bytes(&places.handover, LARGEST_NOTE).ok()?;
    serde_json::from_slice(&note).ok()
}

fn marker_stamp(folder: &Utf8Path) -> Option<Stamp> {
    let metadata = folder.join(marker::NAME).symlink_metadata().ok()?;
    Some(Stamp::of(&metadata))
}
