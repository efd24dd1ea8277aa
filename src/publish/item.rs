//! What is known of each wanted file before anything is delivered.

use std::sync::OnceLock;

use super::foreign::Taken;
use super::listing::Found;
use super::memo::{Memo, Remembered};
use super::sorted::Follower;
use super::wanted::Wanted;
use crate::files::{SitePath, Stamp};

/// A wanted file, and how far it has come.
#[derive(Debug)]
pub(super) struct Item {
    pub wanted: Wanted,
    /// What the target has at its path.
    pub in_target: Option<Stamp>,
    /// The spare has the target's very file, or without a target the right one: it can stay there.
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

/// The wanted files with what is known of each. All lists are in the same order, so each is gone through
/// once. Without a target (`None`), the memo speaks of the spare's files. What is unsure in it counts as not known.
pub(super) fn items(
    wanted: Vec<Wanted>,
    (memo, is_unsure): (&Memo, impl Fn(&SitePath) -> bool),
    (in_target, in_spare): (Option<&[Found]>, &[Found]),
    taken: &Taken,
) -> Vec<Item> {
    let follow = |files| Follower::of(files, |found: &Found| &found.path);
    let (mut target, mut spare) = (follow(in_target.unwrap_or_default()), follow(in_spare));
    let mut remembered = Follower::of(&memo.files, |file: &Remembered| &file.path);
    let with_what_is_known = |wanted: Wanted| {
        let path = &wanted.path;
        let spare = spare.find(path);
        let found = target.find(path).and_then(|found| found.stamp);
        let there = if in_target.is_some() {
            found
        } else {
            spare.and_then(|spare| spare.stamp)
        };
        let known = remembered.find(path);
        let current = known
            .filter(|file| file.key == wanted.key && Some(file.stamp) == there)
            .filter(|_| !is_unsure(path));
        let in_spare = match (spare, found) {
            (Some(spare), Some(found)) => spare.is(found),
            (Some(_), None) => in_target.is_none() && current.is_some(),
            (None, _) => false,
        };
        let state = match current {
            _ if taken.holds(path) => OnceLock::from(State::Conflict),
            Some(file) => OnceLock::from(State::Kept(file.stamp, file.digest)),
            None => OnceLock::new(),
        };
        Item {
            wanted,
            in_target: found,
            in_spare,
            state,
        }
    };
    wanted.into_iter().map(with_what_is_known).collect()
}
