//! What is known of each wanted file before anything is delivered.

use std::sync::OnceLock;

use super::foreign::Foreign;
use super::listing::Found;
use super::memo::{ContentKey, Memo, Remembered};
use super::sorted::{Follower, spanned_by};
use super::wanted::Wanted;
use crate::files::{SitePath, Stamp};

/// A wanted file, and how far it has come.
#[derive(Debug)]
pub(super) struct Item {
    pub path: SitePath,
    /// `None` when nobody knows its content.
    pub key: Option<ContentKey>,
    /// What the target has at its path.
    pub in_target: Option<Stamp>,
    /// Without a target: the spare has the right one, which can stay there.
    pub in_spare: bool,
    /// Unset as long as its bytes are to be delivered.
    pub state: OnceLock<State>,
}

/// How far a wanted file has come.
#[derive(Debug, Clone, Copy)]
pub(super) enum State {
    /// The file with this stamp has the right content: in the target, or without one in the spare. Its digest, if
    /// it had to be looked into.
    Kept(Stamp, Option<blake3::Hash>),
    /// The spare has it anew.
    Written(Stamp, blake3::Hash),
    /// A person's file has its place, and keeps it.
    Conflict,
}

/// What stands in the two folders, and what is true of it.
pub(super) struct Stood<'a> {
    pub memo: &'a Memo,
    /// Without a target (`None`), the memo speaks of the spare's files.
    pub in_target: Option<&'a [Found]>,
    pub in_spare: &'a [Found],
    pub foreign: &'a Foreign,
}

impl Stood<'_> {
    /// The wanted files, which are sorted, with what is known of each. All lists are in the same order, so each is gone
    /// through once.
    pub fn items(&self, wanted: Vec<Wanted>) -> Vec<Item> {
        let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else {
            return Vec::new();
        };
        let span = (&first.path.clone(), &last.path.clone());
        let follow = |files| {
            let files = spanned_by(span, files, |found: &Found| &found.path);
            Follower::of(files, |found: &Found| &found.path)
        };
        let mut target = follow(self.in_target.unwrap_or_default());
        let mut spare = follow(self.in_spare);
        let remembered = spanned_by(span, &self.memo.files, |file| &file.path);
        let mut remembered = Follower::of(remembered, |file: &Remembered| &file.path);
        let with_what_is_known = |wanted: Wanted| {
            let path = &wanted.path;
            let spare = spare.find(path);
            let found = target.find(path).and_then(|found| found.stamp);
            let known = remembered.find(path);
            let current = known.filter(|file| file.key == wanted.key);
            let in_spare = self.in_target.is_none() && spare.is_some() && current.is_some();
            let state = match current {
                _ if self.foreign.holds(path) => OnceLock::from(State::Conflict),
                Some(file) => OnceLock::from(State::Kept(file.stamp, file.digest)),
                None => OnceLock::new(),
            };
            Item {
                path: wanted.path,
                key: Some(wanted.key),
                in_target: found,
                in_spare,
                state,
            }
        };
        wanted.into_iter().map(with_what_is_known).collect()
    }
}
