//! What the last build left in the target, so that the next need not read it.

use std::collections::HashSet;
use std::time::SystemTime;

use camino::Utf8Path;
use rayon::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Wanted;
use crate::files::{self, SitePath, Stamp};

/// A hash of what decides a file's content.
pub type ContentKey = [u8; 16];

/// The key of a file of which nobody knows the content.
pub(super) const UNKNOWN: ContentKey = [0; 16];

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
    /// Those files that the last build left and that are still wanted.
    pub fn wanted(&self, stays: impl Fn(&SitePath) -> bool + Sync) -> Vec<Wanted> {
        let wanted = |file: &Remembered| Wanted {
            path: file.path.clone(),
            key: file.key,
        };
        let files = self.files.par_iter();
        files.filter(|file| stays(&file.path)).map(wanted).collect()
    }

    /// The paths of the files in the folder `root` that count as not known, whatever their stamps say; `reading` is
    /// when they were looked at.
    pub(super) fn doubted(&self, root: &Utf8Path, reading: SystemTime) -> HashSet<&SitePath> {
        let files = self.files.par_iter();
        let doubted = files.filter(|file| !file.is_believed(root, reading));
        doubted.map(|file| &file.path).collect()
    }

    /// Their paths with their stamps.
    pub fn into_stamps(self) -> impl Iterator<Item = (SitePath, Stamp)> {
        self.files.into_iter().map(|file| (file.path, file.stamp))
    }

    /// The paths of those of which nobody knows the content.
    pub fn unknown(&self) -> impl Iterator<Item = &SitePath> {
        let files = self.files.iter().filter(|file| file.key == UNKNOWN);
        files.map(|file| &file.path)
    }

    /// Their paths.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.files.iter().map(|file| &file.path)
    }
}

/// One file of the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remembered {
    pub path: SitePath,
    #[serde(with = "hexadecimal")]
    pub key: ContentKey,
    pub stamp: Stamp,
    /// The hash of its bytes, where the stamp had not settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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

/// A key as 32 digits: shorter and quicker to read than a list of 16 numbers. For `#[serde(with)]`.
pub mod hexadecimal {
    use super::{ContentKey, Deserialize, Deserializer, Serializer};

    /// Writes a key.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(key: &ContentKey, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:032x}", u128::from_be_bytes(*key)))
    }

    /// Reads a key.
    ///
    /// # Errors
    /// When there are other characters than 32 digits.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ContentKey, D::Error> {
        let digits = String::deserialize(deserializer)?;
        u128::from_str_radix(&digits, 16)
            .map(u128::to_be_bytes)
            .map_err(serde::de::Error::custom)
    }
}
