//! Prunes the photo cache.

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::Utf8Path;
use rayon::prelude::*;

use super::recognise::locate;
use super::site::State;
use super::store::{self, Store, photos_in_use};
use super::{BuildError, BuildOptions, portal, read, survey};
use crate::diagnostic::Report;
use crate::photo::{Cache, Job, Pruned};
use crate::plan::SitePlan;
use crate::publish;

/// Deletes from the cache all entries that neither the folder's shops as they are now nor the last build of another
/// shop with the same cache uses. `None` when no shop could be understood.
///
/// # Errors
/// When there is no cache, or the machine fails.
pub fn prune(
    folder: &Utf8Path,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<Pruned>, BuildError> {
    let former = Arc::new(Store::open(folder, options));
    let folders = former.folders(options);
    let Some(mut sites) = survey::sites(folder, (&former, &folders), options, report)? else {
        return Ok(None);
    };
    if !Cache::is_in(&options.cache) && !store::is_in(&options.cache) {
        let path = options.cache.clone();
        return Err(BuildError::NoCache { path });
    }
    locate(&mut sites, publish::listed(&options.target).iter());
    let plans: Vec<_> = sites
        .par_iter_mut()
        .filter_map(|site| read::read(site, options))
        .map(|reading| keys(&reading.site.plan))
        .collect();
    for number in 0..sites.len() {
        let (before, rest) = sites.split_at_mut(number);
        portal::keep_lost_shops(&mut rest[0], before, options);
    }
    // A site that cannot be seen may use any entry.
    let is_kept = sites.iter().any(|site| matches!(site.state, State::Broken));
    if plans.is_empty() || is_kept {
        for site in sites {
            report.merge(site.report);
        }
        return Ok(None);
    }
    let mut keep = photos_in_use(&options.cache, &former)?;
    keep.extend(plans.into_iter().flatten());
    let pruned = Cache::open(&options.cache).and_then(|cache| cache.prune(&keep));
    pruned.map(Some).map_err(|source| BuildError::Folder {
        path: options.cache.clone(),
        source,
    })
}

/// Names of all photo cache entries that a plan uses.
pub(super) fn keys(plan: &SitePlan) -> BTreeSet<String> {
    let jobs = plan.photos.photos.values().map(|photo| &photo.job);
    jobs.flat_map(Job::keys)
        .map(|key| key.to_string())
        .collect()
}
