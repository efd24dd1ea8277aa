//! An export for every shop of a group.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use camino::{Utf8Path, Utf8PathBuf};

use super::ExportError;
use crate::build::{self, BuildOptions, ListedShop};
use crate::diagnostic::Report;

/// Result of a shop's export.
#[derive(Debug)]
pub struct Outcome<T> {
    /// Its name, or that of its folder when it could not be read.
    pub name: String,
    /// Its folder.
    pub folder: Utf8PathBuf,
    /// The result; `None` when the shop could not be understood, or findings prevent it.
    pub made: Result<Option<T>, ExportError>,
}

/// Makes something for each shop of a group, several at a time and each on its own, so that few are in memory. `make`
/// returns the shop's name too, where it could be read.
///
/// # Errors
/// When the folder is no group, or the machine fails before the first shop.
pub(super) fn each<T: Send>(
    folder: &Utf8Path,
    options: &BuildOptions,
    report: &mut Report,
    make: impl Fn(ListedShop, &BuildOptions, &mut Report) -> Named<T> + Sync,
) -> Result<Vec<Outcome<T>>, ExportError> {
    let Some(group) = build::open_group(folder, options, report)? else {
        return Ok(Vec::new());
    };
    let shops: Vec<ListedShop> = group.shops().collect();
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Outcome<T>, Report)>> = Mutex::default();
    let one_at_a_time = BuildOptions {
        workers: NonZeroUsize::MIN,
        ..options.clone()
    };
    let work = || {
        while let Some((number, shop)) = take(&next, &shops) {
            let mut findings = Report::default();
            let (name, made) = make(shop, &one_at_a_time, &mut findings);
            let outcome = Outcome {
                name: name.unwrap_or_else(|| shop.title()),
                folder: shop.folder().to_owned(),
                made,
            };
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            done.push((number, outcome, findings));
        }
    };
    // No tasks of rayon's: one that waits for its photos would begin another shop meanwhile, and so on.
    thread::scope(|scope| {
        for _ in 0..options.workers.get().min(shops.len()) {
            scope.spawn(work);
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(number, ..)| *number);
    let outcomes = done.into_iter().map(|(_, outcome, findings)| {
        report.merge(findings);
        outcome
    });
    Ok(outcomes.collect())
}

/// Something made of a shop, with its name.
pub(super) type Named<T> = (Option<String>, Result<Option<T>, ExportError>);

/// The next shop that no thread has taken yet.
fn take<'g>(next: &AtomicUsize, shops: &[ListedShop<'g>]) -> Option<(usize, ListedShop<'g>)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    Some((number, *shops.get(number)?))
}

/// Path of a shop's file: in its own folder, or in its folder within the typed one.
pub(super) fn place_of(
    shop: ListedShop,
    target: Option<&Utf8Path>,
    (usual, name): (&str, &str),
) -> Utf8PathBuf {
    match target {
        Some(target) => shop.way().under(target).join(name),
        None => shop.folder().join(usual).join(name),
    }
}
