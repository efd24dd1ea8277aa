//! Who takes the outputs of sites.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::BuildError;
use super::store::NewRows;
use crate::files::{self, SitePath};
use crate::publish::{ContentKey, Stage, Wanted};

/// Takes the outputs of sites: a stage writes them, others only count.
pub(super) trait Sink: Sync {
    /// Takes outputs. `make` is asked side by side for the bytes of those that are not there already, and in any case for
    /// those of which nothing is known. Gives the numbers of those that it was asked for.
    fn take(
        &self,
        outputs: &[Wanted],
        is_known: &(dyn Fn(usize) -> bool + Sync),
        make: &(dyn Fn(usize) -> Result<Vec<u8>, BuildError> + Sync),
    ) -> Result<Vec<usize>, BuildError>;

    /// Keeps the outputs that the last build left of a site of which nobody knows what it is now.
    fn keep(&self, site: &dyn Fn(&SitePath) -> bool);

    /// Nothing will come of what it took or takes.
    fn hold(&self);

    /// Whether it has taken an output.
    fn has(&self, path: &SitePath) -> bool;

    /// Whether the content with this key is there already.
    fn holds(&self, path: &SitePath, key: ContentKey) -> bool;

    /// The bytes of an output as it is now.
    fn bytes(&self, path: &SitePath) -> Option<Vec<u8>>;

    /// Whether it only counts: nothing becomes of the bytes.
    fn only_counts(&self) -> bool;

    /// Leaves of what the next run is to know of a site what is true of this sink.
    fn settle(&self, rows: &mut NewRows);
}

/// No page is larger.
const LARGEST: u64 = 1 << 26;

impl Sink for Stage {
    fn take(
        &self,
        outputs: &[Wanted],
        is_known: &(dyn Fn(usize) -> bool + Sync),
        make: &(dyn Fn(usize) -> Result<Vec<u8>, BuildError> + Sync),
    ) -> Result<Vec<usize>, BuildError> {
        Self::take(self, outputs, is_known, make)
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

/// Makes pages of which nothing is known, for what is found in them, and forgets them: nothing is written.
#[derive(Debug)]
pub(super) struct Counter {
    /// Where the last build left its outputs.
    target: Utf8PathBuf,
    paths: Mutex<HashSet<SitePath>>,
}

impl Counter {
    /// A counter for the output folder `target`, in which these outputs of sites that are not read stand.
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
        outputs: &[Wanted],
        is_known: &(dyn Fn(usize) -> bool + Sync),
        make: &(dyn Fn(usize) -> Result<Vec<u8>, BuildError> + Sync),
    ) -> Result<Vec<usize>, BuildError> {
        let mut paths = self.paths.lock().unwrap_or_else(PoisonError::into_inner);
        paths.extend(outputs.iter().map(|output| output.path.clone()));
        drop(paths);
        let unknown: Vec<usize> = (0..outputs.len())
            .filter(|number| !is_known(*number))
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
        // The site is in the output as another run left it.
        rows.head = None;
        rows.member = None;
    }
}
