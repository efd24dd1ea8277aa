//! Rows about the target's files, so that the next build need not read them.

use std::collections::HashSet;
use std::time::SystemTime;

use camino::Utf8Path;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::listing::Found;
use super::sorted::SortedCursor;
use crate::files::{self, SitePath, Stamp};

/// Key of an output's content: the first 16 bytes of a BLAKE3 hash.
pub type ContentKey = [u8; 16];

/// Shortens a hash to a key.
pub fn content_key(hash: &blake3::Hash) -> ContentKey {
    let (key, _) = hash
        .as_bytes()
        .split_first_chunk()
        .expect("a hash is longer than a key");
    *key
}

/// Rows of the target's files. The caller stores them from one build to the next; losing them, or passing those of
/// another target, costs time only.
///
/// The spare has no rows: a file there is current when it is a hard link to the target's file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputRows {
    /// Sorted by the bytes of the paths.
    pub(super) files: Vec<OutputRow>,
}

impl OutputRows {
    /// Keeps the rows that still describe the files `there` in the folder `root`, which was listed at `reading`.
    /// Returns the paths of the others.
    pub(super) fn keep_true(
        &mut self,
        root: &Utf8Path,
        there: &[Found],
        reading: SystemTime,
    ) -> Vec<SitePath> {
        let mut there = SortedCursor::of(there, |found| &found.path);
        let mut astray = Vec::new();
        let mut standing = Vec::with_capacity(self.files.len());
        for file in std::mem::take(&mut self.files) {
            let found = there.find(&file.path).and_then(|found| found.stamp);
            match found == Some(file.stamp) {
                true => standing.push(file),
                false => astray.push(file.path),
            }
        }
        let is_doubted = |file: &&OutputRow| !file.is_believed(root, reading);
        // Only files with unsettled stamps are read.
        let doubted: HashSet<SitePath> = standing
            .par_iter()
            .filter(|file| file.digest.is_some() || !file.stamp.is_settled(reading))
            .filter(is_doubted)
            .map(|file| file.path.clone())
            .collect();
        standing.retain(|file| !doubted.contains(&file.path));
        self.files = standing;
        astray.extend(doubted);
        astray
    }

    /// Paths and stamps of the files.
    pub fn into_stamps(self) -> impl Iterator<Item = (SitePath, Stamp)> {
        self.files.into_iter().map(|file| (file.path, file.stamp))
    }
}

/// Row of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OutputRow {
    pub path: SitePath,
    pub key: ContentKey,
    pub stamp: Stamp,
    /// Digest of its bytes, where the stamp had not settled.
    pub digest: Option<blake3::Hash>,
}

impl OutputRow {
    /// True when the file in the folder `root` still has these bytes, given that its stamp is equal; `reading` is the
    /// time of the listing.
    fn is_believed(&self, root: &Utf8Path, reading: SystemTime) -> bool {
        match self.digest {
            Some(digest) => files::digest(&self.path.under(root)).is_ok_and(|now| now == digest),
            None => self.stamp.is_settled(reading),
        }
    }
}
