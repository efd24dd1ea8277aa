//! The state of each output within a stage.

use std::sync::OnceLock;

use super::foreign::Foreign;
use super::listing::Found;
use super::output_id::OutputId;
use super::output_rows::{ContentKey, OutputRow, OutputRows};
use super::sorted::{SortedCursor, spanned_by};
use crate::files::{SitePath, Stamp};

/// An output within a stage.
#[derive(Debug)]
pub(super) struct StagedOutput {
    pub path: SitePath,
    /// Key of its content; `None` for a kept file of unknown content.
    pub key: Option<ContentKey>,
    /// Stamp of the target's file at its path.
    pub in_target: Option<Stamp>,
    /// The spare has the right file, which can stay there. Looked up without a target only, until the commit.
    pub in_spare: bool,
    /// Unset until its bytes are delivered.
    pub state: OnceLock<State>,
}

/// Origin of an output's bytes.
#[derive(Debug, Clone, Copy)]
pub(super) enum State {
    /// An existing file with the right content: in the target, or without one in the spare. With its digest, if it had
    /// to be read.
    Kept(Stamp, Option<blake3::Hash>),
    /// Written to the spare by this run.
    Written(Stamp, blake3::Hash),
    /// A person's file has its path, and stays.
    Conflict,
}

/// Files of both folders, with the rows about them.
pub(super) struct Present<'a> {
    pub rows: &'a OutputRows,
    /// Files of the target; `None` without one, and then the rows are about the spare.
    pub in_target: Option<&'a [Found]>,
    pub in_spare: &'a [Found],
    pub foreign: &'a Foreign,
}

impl Present<'_> {
    /// Looks up outputs, which are sorted. All lists are in the same order, so each is traversed once.
    pub fn outputs(&self, ids: Vec<OutputId>) -> Vec<StagedOutput> {
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
            return Vec::new();
        };
        let span = (&first.path.clone(), &last.path.clone());
        let follow = |files| {
            let files = spanned_by(span, files, |found: &Found| &found.path);
            SortedCursor::of(files, |found: &Found| &found.path)
        };
        let mut target = follow(self.in_target.unwrap_or_default());
        let mut spare = follow(self.in_spare);
        let rows = spanned_by(span, &self.rows.files, |file| &file.path);
        let mut rows = SortedCursor::of(rows, |file: &OutputRow| &file.path);
        let stage = |id: OutputId| {
            let path = &id.path;
            let spare = spare.find(path);
            let found = target.find(path).and_then(|found| found.stamp);
            let known = rows.find(path);
            let current = known.filter(|file| file.key == id.key);
            let in_spare = self.in_target.is_none() && spare.is_some() && current.is_some();
            let state = match current {
                _ if self.foreign.holds(path) => OnceLock::from(State::Conflict),
                Some(file) => OnceLock::from(State::Kept(file.stamp, file.digest)),
                None => OnceLock::new(),
            };
            StagedOutput {
                path: id.path,
                key: Some(id.key),
                in_target: found,
                in_spare,
                state,
            }
        };
        ids.into_iter().map(stage).collect()
    }
}
