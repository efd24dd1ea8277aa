//! Consumers of outputs.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::BuildError;
use super::store::NewRows;
use crate::files::{self, SitePath};
use crate::plan::folder_of;
use crate::publish::{ContentKey, OutputId, Stage};

/// Consumer of the outputs of sites: a stage writes them, [`Counter`] only counts.
pub(super) trait Sink: Sync {
    /// Takes outputs. Calls `make` in parallel for those that are not in place, and for those that `has_row` denies in
    /// any case. Returns the indices for which it was called.
    fn take(
        &self,
        outputs: &[OutputId],
        has_row: &(dyn Fn(usize) -> bool + Sync),
        make: &(dyn Fn(usize) -> Result<Vec<u8>, BuildError> + Sync),
    ) -> Result<Vec<usize>, BuildError>;

    /// Keeps the published outputs of a site that could not be read.
    fn keep(&self, site: &dyn Fn(&SitePath) -> bool);

    /// Stops writing: outputs are made for their findings and dropped.
    fn hold(&self);

    /// True when it has taken an output at `path`.
    fn has(&self, path: &SitePath) -> bool;

    /// The pages taken so far in a folder, sorted.
    fn pages_in(&self, folder: &SitePath) -> Vec<SitePath>;

    /// True when the output at `path` has this key already.
    fn holds(&self, path: &SitePath, key: ContentKey) -> bool;

    /// Reads the present bytes of an output.
    fn bytes(&self, path: &SitePath) -> Option<Vec<u8>>;

    /// True when it drops the bytes.
    fn only_counts(&self) -> bool;

    /// Removes from a site's rows whatever is not true of this sink.
    fn settle(&self, rows: &mut NewRows);
}

/// Limit in bytes for one page.
const LARGEST: u64 = 1 << 26;

impl Sink for Stage {
    fn take(
        &self,
        outputs: &[OutputId],
        has_row: &(dyn Fn(usize) -> bool + Sync),
        make: &(dyn Fn(usize) -> Result<Vec<u8>, BuildError> + Sync),
    ) -> Result<Vec<usize>, BuildError> {
        Self::take(self, outputs, has_row, make)
    }

    fn keep(&self, site: &dyn Fn(&SitePath) -> bool) {
        Self::keep(self, site);
    }

    fn hold(&self) {
        Self::hold(self);
    }

    fn has(&self, path: &SitePath) -> bool {
        Self::has(self, path)
    }

    fn pages_in(&self, folder: &SitePath) -> Vec<SitePath> {
        let mut pages = self.files_in(folder);
        pages.retain(|path| folder_of(path).is_some());
        pages
    }

    fn holds(&self, path: &SitePath, key: ContentKey) -> bool {
        Self::holds(self, path, key)
    }

    fn bytes(&self, path: &SitePath) -> Option<Vec<u8>> {
        files::read_bytes(&self.place_of(path), LARGEST).ok()
    }

    fn only_counts(&self) -> bool {
        false
    }

    fn settle(&self, _: &mut NewRows) {}
}

/// Makes pages without rows, for their findings, and drops them: nothing is written.
#[derive(Debug)]
pub(super) struct Counter {
    /// The output folder of the last build.
    target: Utf8PathBuf,
    paths: Mutex<HashSet<SitePath>>,
}

impl Counter {
    /// A counter for the output folder `target`, with the standing outputs of sites that are not read.
    pub fn new(target: &Utf8Path, standing: Vec<SitePath>) -> Self {
        Self {
            target: target.to_owned(),
            paths: Mutex::new(standing.into_iter().collect()),
        }
    }
}

impl Sink for Counter {
    fn take(
        &self,
        outputs: &[OutputId],
        has_row: &(dyn Fn(usize) -> bool + Sync),
        make: &(dyn Fn(usize) -> Result<Vec<u8>, BuildError> + Sync),
    ) -> Result<Vec<usize>, BuildError> {
        let mut paths = self.paths.lock().unwrap_or_else(PoisonError::into_inner);
        paths.extend(outputs.iter().map(|output| output.path.clone()));
        drop(paths);
        let unknown: Vec<usize> = (0..outputs.len())
            .filter(|number| !has_row(*number))
            .collect();
        unknown
            .par_iter()
            .try_for_each(|number| make(*number).map(drop))?;
        Ok(unknown)
    }

    fn keep(&self, _: &dyn Fn(&SitePath) -> bool) {}

    fn hold(&self) {}

    fn has(&self, path: &SitePath) -> bool {
        let paths = self.paths.lock().unwrap_or_else(PoisonError::into_inner);
        paths.contains(path)
    }

    fn pages_in(&self, folder: &SitePath) -> Vec<SitePath> {
        let paths = self.paths.lock().unwrap_or_else(PoisonError::into_inner);
        let is_page = |path: &&SitePath| path.starts_with(folder) && folder_of(path).is_some();
        let pages = paths.iter().filter(is_page);
        let mut pages: Vec<SitePath> = pages.cloned().collect();
        pages.sort_unstable();
        pages
    }

    fn holds(&self, _: &SitePath, _: ContentKey) -> bool {
        true
    }

    fn bytes(&self, path: &SitePath) -> Option<Vec<u8>> {
        files::read_bytes(&path.under(&self.target), LARGEST).ok()
    }

    fn only_counts(&self) -> bool {
        true
    }

    fn settle(&self, rows: &mut NewRows) {
        // The output still holds the site of an earlier run, at its addresses.
        rows.checked = rows.head.take();
        rows.member = None;
        rows.addresses = None;
    }
}
