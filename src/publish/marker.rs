//! The marker: the file by which a folder is known as ours, and which files in it are.
//!
//! It depends on the site alone, not on a clock or a machine, so it is as reproducible as the site.

use std::fs::File;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
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

/// Where the spare's marker goes on: the files that came to be in it since it was written, a line of JSON each.
const ANNOUNCED: &str = ".etalase.jsonl";

/// How often that list is brought to the disk.
const SYNCED_EVERY: Duration = Duration::from_secs(1);

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

    /// The marker of the spare `folder` with the files that were announced since it was written. A last line that was
    /// cut off stands for a file that never came.
    ///
    /// # Errors
    /// [`PublishError::Marker`] when there is something else in the list.
    pub fn with_announced(mut self, folder: &Utf8Path) -> Result<Self, PublishError> {
        let path = folder.join(ANNOUNCED);
        if path.symlink_metadata().is_err() {
            return Ok(self);
        }
        let refused = || PublishError::Marker { path: path.clone() };
        files::plain_size(&path).ok_or_else(refused)?;
        let text = files::read_text(&path, LIMIT).map_err(|_| refused())?;
        let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
        for line in whole.lines() {
            let path: SitePath = serde_json::from_str(line).map_err(|_| refused())?;
            if is_reserved(path.as_str()) {
                return Err(refused());
            }
            self.paths.push(path);
        }
        self.paths.sort();
        self.paths.dedup();
        Ok(self)
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
        folder::rename(&new, &folder.join(NAME))?;
        Ok(folder::remove_file(&folder.join(ANNOUNCED))?)
    }
}

/// The list by which files are announced before they come into the spare, so that none is ever taken for a person's,
/// wherever the run is cut off.
#[derive(Debug)]
pub(super) struct Announcements {
    file: File,
    path: Utf8PathBuf,
    /// When the list was brought to the disk last.
    synced: Option<Instant>,
}

impl Announcements {
    /// A new, empty list in `folder`.
    ///
    /// # Errors
    /// [`PublishError::File`].
    pub fn begin(folder: &Utf8Path) -> Result<Self, PublishError> {
        let path = folder.join(ANNOUNCED);
        folder::remove_file(&path)?;
        let file = File::create_new(&path);
        let file = file.map_err(|source| write_error(&path, source))?;
        Ok(Self {
            file,
            path,
            synced: None,
        })
    }

    /// Announces files. The list is brought to the disk once a second: what a power cut takes of it leaves a spare that
    /// is not used, and told of.
    ///
    /// # Errors
    /// [`PublishError::File`].
    pub fn add<'a>(
        &mut self,
        paths: impl Iterator<Item = &'a SitePath>,
    ) -> Result<(), PublishError> {
        let mut lines = Vec::new();
        for path in paths {
            serde_json::to_writer(&mut lines, path).expect("a path is always JSON");
            lines.push(b'\n');
        }
        if lines.is_empty() {
            return Ok(());
        }
        let is_due = self
            .synced
            .is_none_or(|last| last.elapsed() >= SYNCED_EVERY);
        let written = self.file.write_all(&lines).and_then(|()| match is_due {
            true => self.file.sync_data(),
            false => Ok(()),
        });
        written.map_err(|source| write_error(&self.path, source))?;
        if is_due {
            self.synced = Some(Instant::now());
        }
        Ok(())
    }
}

fn write_error(path: &Utf8Path, source: io::Error) -> FileError {
    FileError::System {
        action: "write",
        path: path.to_owned(),
        source,
    }
}

/// The paths of the files in `target` that are ours; none when it is no folder of ours.
pub fn listed(target: &Utf8Path) -> Vec<SitePath> {
    let marker = Marker::read(target).ok().flatten();
    marker.map(|marker| marker.paths).unwrap_or_default()
}

/// Removes the marker of a folder that is given up.
///
/// # Errors
/// [`PublishError::File`].
pub(super) fn remove(folder: &Utf8Path) -> Result<(), PublishError> {
    for name in [ANNOUNCED, NAME] {
        folder::remove_file(&folder.join(name))?;
    }
    Ok(())
}

/// Whether a path in a site is the marker's own, in any case.
pub(super) fn is_reserved(path: &str) -> bool {
    [NAME, NEW, ARRIVING, PROBE, ANNOUNCED]
        .iter()
        .any(|name| path.eq_ignore_ascii_case(name))
}
