//! The marker: identifies a folder as ours, and lists our files in it.
//!
//! It depends on the site alone, not on a clock or a machine, so it is reproducible like the site.

use std::fs::File;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use super::error::PublishError;
use crate::files::{self, FileError, SitePath, folder};

/// The marker's name in the target and in the spare.
pub(super) const NAME: &str = ".etalase.json";

/// Temporary name of the marker before its rename; stays after a power cut.
const NEW: &str = ".etalase.json.baru";

/// Temporary name of a file that is copied from another file system.
pub(super) const ARRIVING: &str = ".etalase.datang";

/// Name of the hard link that tests for links.
pub(super) const PROBE: &str = ".etalase.tautan";

/// Journal beside the spare's marker: files announced since the marker was written, one JSON string a line.
const ANNOUNCED: &str = ".etalase.jsonl";

/// Interval at which the journal is synced to the disk.
const SYNCED_EVERY: Duration = Duration::from_secs(1);

/// Version of the marker's format. A folder with a later one is not touched.
const FORMAT: u32 = 1;

/// Limit in bytes when a marker is read: a site of a million files, with room.
const LIMIT: u64 = 1 << 28;

/// Contents of a marker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Marker {
    format: u32,
    /// Our files, sorted by bytes. A [`SitePath`] cannot leave the folder, even from a forged marker.
    pub paths: Vec<SitePath>,
}

impl Marker {
    /// A marker for these files, in any order, with or without duplicates.
    pub fn listing<'a>(paths: impl IntoIterator<Item = &'a SitePath>) -> Self {
        let mut paths: Vec<&SitePath> = paths.into_iter().collect();
        // Input is a few sorted runs, which this stable sort merges in one pass.
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
    /// [`PublishError::Marker`] when it exists but is invalid: from another version, a link, or with paths that no site
    /// has.
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
        // Must be sorted; a person or a merge may have changed the order.
        marker.paths.sort();
        marker.paths.dedup();
        Ok(Some(marker))
    }

    /// The marker of the spare `folder` together with its journal. A truncated last line is ignored: its file was never
    /// written.
    ///
    /// # Errors
    /// [`PublishError::Marker`] when the journal is invalid.
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

    /// Writes the marker into `folder` and syncs it.
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

/// The journal of files that are about to be written to the spare, so that after a crash none is taken for a person's.
#[derive(Debug)]
pub(super) struct Announcements {
    file: File,
    path: Utf8PathBuf,
    /// Time of the last sync.
    synced: Option<Instant>,
}

impl Announcements {
    /// A new, empty journal in `folder`.
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

    /// Announces files. Synced once a second: a power cut that loses lines leaves a spare with unlisted files, which is
    /// reported and not used.
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

/// Paths of our files in `target`; none when the folder has no valid marker.
pub fn listed(target: &Utf8Path) -> Vec<SitePath> {
    let marker = Marker::read(target).ok().flatten();
    marker.map(|marker| marker.paths).unwrap_or_default()
}

/// Removes the marker of an abandoned folder.
///
/// # Errors
/// [`PublishError::File`].
pub(super) fn remove(folder: &Utf8Path) -> Result<(), PublishError> {
    for name in [ANNOUNCED, NAME] {
        folder::remove_file(&folder.join(name))?;
    }
    Ok(())
}

/// True for the marker's own names, in any case.
pub(super) fn is_reserved(path: &str) -> bool {
    [NAME, NEW, ARRIVING, PROBE, ANNOUNCED]
        .iter()
        .any(|name| path.eq_ignore_ascii_case(name))
}
