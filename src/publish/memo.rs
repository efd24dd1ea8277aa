//! What the last build left in the target, so that the next need not read it.

use std::collections::HashSet;
use std::time::SystemTime;

use camino::Utf8Path;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::listing::Found;
use super::sorted::Follower;
use crate::files::{self, SitePath, Stamp};

/// A hash of what decides a file's content.
pub type ContentKey = [u8; 16];

/// The key that a hash is shortened to.
pub fn content_key(hash: &blake3::Hash) -> ContentKey {
    let (key, _) = hash
        .as_bytes()
        .split_first_chunk()
        .expect("a hash is longer than a key");
    *key
}

/// Which content stands in which file of the target. The caller keeps it from one build to the next; to
/// lose it, or to hand in one of another target, costs time and nothing else.
///
/// Nothing is remembered of the spare: a file there is current when it *is* the target's file, by inode.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memo {
    /// In the order of the bytes of the paths.
    pub(super) files: Vec<Remembered>,
}

impl Memo {
    /// Keeps what is true still of the files in the folder `root`, which are `there`; `reading` is when they were looked
    /// at. Gives the paths of the others.
    pub(super) fn keep_true(
        &mut self,
        root: &Utf8Path,
        there: &[Found],
        reading: SystemTime,
    ) -> Vec<SitePath> {
        let mut there = Follower::of(there, |found| &found.path);
        let mut astray = Vec::new();
        let mut standing = Vec::with_capacity(self.files.len());
        for file in std::mem::take(&mut self.files) {
            let found = there.find(&file.path).and_then(|found| found.stamp);
            match found == Some(file.stamp) {
                true => standing.push(file),
                false => astray.push(file.path),
            }
        }
        let is_doubted = |file: &&Remembered| !file.is_believed(root, reading);
        // Few have to be looked into.
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

    /// Their paths with their stamps.
    pub fn into_stamps(self) -> impl Iterator<Item = (SitePath, Stamp)> {
        self.files.into_iter().map(|file| (file.path, file.stamp))
    }
}

/// One file of the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remembered {
    pub path: SitePath,
    pub key: ContentKey,
    pub stamp: Stamp,
    /// The hash of its bytes, where the stamp had not settled.
    pub digest: Option<blake3::Hash>,
}

impl Remembered {
    /// Whether nobody wrote to the file in the folder `root`, if its stamp is the same still; `reading` is when it
    /// was looked at.
    fn is_believed(&self, root: &Utf8Path, reading: SystemTime) -> bool {
        match self.digest {
            Some(digest) => files::digest(&self.path.under(root)).is_ok_and(|now| now == digest),
            None => self.stamp.is_settled(reading),
        }
    }
}
