//! Checks a folder without building: nothing is published.

use std::sync::Arc;

use camino::Utf8Path;

use super::recognise::{locate, mark_unchanged};
use super::sink::Counter;
use super::site::State;
use super::store::{News, Store, StoreWriter};
use super::{BuildError, BuildOptions, Line, Progress, survey};
use crate::diagnostic::Report;
use crate::photo::DrawnLetters;
use crate::publish;

/// Checks the folder of a shop or a group and reports every finding: photos that no build has encoded yet are encoded
/// into the cache, pages are rendered and dropped. Rows about texts, photos and pages are stored for the next run.
/// Returns the number of products.
///
/// # Errors
/// When the machine fails.
pub fn check(
    folder: &Utf8Path,
    options: &BuildOptions,
    progress: &dyn Progress,
    report: &mut Report,
) -> Result<Option<usize>, BuildError> {
    let store = Arc::new(Store::open(folder, options));
    let folders = store.folders(options);
    let Some(mut sites) = survey::sites(folder, (&store, &folders), options, report)? else {
        return Ok(None);
    };
    let listed = publish::listed(&options.target);
    locate(&mut sites, listed.iter());
    let is_there: Vec<bool> = sites.iter().map(|site| site.is_there).collect();
    mark_unchanged(&mut sites, &is_there, options);
    let writer = StoreWriter::where_one_is(&store);
    let line = Line {
        sink: &Counter::new(&options.target, listed),
        writer: &writer,
        options,
        progress,
        letters: DrawnLetters::default(),
    };
    line.run(&mut sites)?;
    // The output folder is unchanged, whatever became of the source folder.
    let news = News {
        outputs: None,
        folders: folders.into_rows(),
    };
    writer.finish(|_| true, &news);
    let mut products = None;
    for site in sites {
        if matches!(site.state, State::Staged | State::Unchanged) {
            products = Some(products.unwrap_or(0) + site.products);
        }
        report.merge(site.report);
    }
    Ok(products)
}
