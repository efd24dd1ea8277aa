//! The marker: the file by which a folder is known as ours, and which files in it are.
//!
//! It depends on the site alone, not on a clock or a machine, so it is as reproducible as the site.

use std::io::Write;

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::error::PublishError;
use crate::files::{self, FileError, SitePath, folder};

/// The marker's name in the target and in the spare.
pub(super) const NAME: &str = ".etalase.json";

/// Where the marker is written before it is renamed; left behind when the power goes in between.
const NEW: &str = ".etalase.json.baru";

/// Where a file comes by when it has to be copied from another file system before it is renamed.
pub(super) const ARRIVING: &str = ".etalase.datang";

/// The name with which it is tried whether files can be linked.
pub(super) const PROBE: &str = ".etalase.tautan";

/// The version of the marker's format. A folder with a later one is left alone.
const FORMAT: u32 = 1;

/// The largest marker that is read: a site of a million files, with room.
const LIMIT: u64 = 1 << 28;

/// What a marker says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Marker {
    format: u32,
    /// The files that are ours, in the order of their bytes. None leads out of the folder, whoever wrote the marker.
    pub paths: Vec<SitePath>,
}

impl Marker {
    /// A marker for these files, which need not be sorted and may be named twice.
    pub fn listing<'a>(paths: impl IntoIterator<Item = &'a SitePath>) -> Self {
        let mut paths: Vec<&SitePath> = paths.into_iter().collect();
        // Made of sorted lists one after the other, which this sort puts together in one go.
        paths.sort();
        paths.dedup();
        Self {
            format: FORMAT,
            paths: paths.into_iter().cloned().collect(),
        }
    }

    /// The marker in `folder`; `None` when there is none.
    ///
    /// # Errors
    /// [`PublishError::Marker`] when it is there and cannot be understood: when another version wrote it, when it is a
    /// link, or when it lists what is no path of a site.
    pub fn read(folder: &Utf8Path) -> Result<Option<Self>, PublishError> {
        let path = folder.join(NAME);
        if files::plain_size(&path).is_none() {
            return match path.symlink_metadata() {
                Ok(_) => Err(PublishError::Marker { path }),
                Err(_) => Ok(None),
            };
        }
        let bytes = match files::read_bytes(&path, LIMIT) {
            Ok(bytes) => bytes,
            Err(FileError::TooLarge { .. }) => return Err(PublishError::Marker { path }),
            Err(error) => return Err(error.into()),
        };
        let marker = serde_json::from_slice::<Self>(&bytes).ok();
        let marker = marker.filter(|marker| marker.format == FORMAT);
        let mut marker = marker.ok_or(PublishError::Marker { path: path.clone() })?;
        if marker.paths.iter().any(|path| is_reserved(path.as_str())) {
            return Err(PublishError::Marker { path });
        }
        // Its order is relied on, and a person or a merge may have changed it.
        marker.paths.sort();
        marker.paths.dedup();
        Ok(Some(marker))
    }

    /// Puts the marker into `folder`, on the disk before the call returns.
    ///
    /// # Errors
    /// [`PublishError::File`].
    pub fn write(&self, folder: &Utf8Path) -> Result<(), PublishError> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("a list of texts is always JSON");
        bytes.push(b'\n');
        let new = folder.join(NEW);
        folder::write_fresh(&new, |file| {
            file.write_all(&bytes).and_then(|()| file.sync_all())
        })?;
        Ok(folder::rename(&new, &folder.join(NAME))?)
    }
}

/// The paths of the files in `target` that are ours; none when it is no folder of ours.
pub fn listed(target: &Utf8Path) -> Vec<SitePath> {
    let marker = Marker::read(target).ok().flatten();
    marker.map(|marker| marker.paths).unwrap_or_default()
}

/// Whether a path in a site is the marker's own, in any case.
pub(super) fn is_reserved(path: &str) -> bool {
    [NAME, NEW, ARRIVING, PROBE]
        .iter()
        .any(|name| path.eq_ignore_ascii_case(name))
}
