//! `sw.js`: the service worker, made of the script beside this file and the list of one build's shards.

use std::sync::LazyLock;

use serde::Serialize;

use super::page::page;
use crate::catalogue::Profile;
use crate::escape;
use crate::plan::{PageKind, SitePlan, folder_of};
use crate::theme::{Asset, Theme, small_script};

/// Most categories, and most own pages, that are cached before they are visited: with search and cart about 20 pages,
/// 200 KB compressed.
const MOST_CATEGORIES: usize = 12;
const MOST_OWN_PAGES: usize = 6;
/// Limit in bytes for a search index that is cached in advance (a third of that compressed). A larger one is loaded on
/// the first search.
const LARGEST_INDEX: usize = 200_000;

/// The static part of the script, minified.
static WORKER: LazyLock<String> =
    LazyLock::new(|| small_script(include_str!("sw.js")).expect("a test reads it"));

/// Site data for the worker. Pages are named by their folders.
#[derive(Serialize)]
struct WorkerData<'s> {
    /// Digests of the shards, as in their names.
    shards: Vec<String>,
    /// Pages that are cached at installation, without data saver.
    first: Vec<&'s str>,
    /// Scripts and the sheet of the theme, which are cached at installation. The sheet has its version in its address
    /// only: it must be published before the worker.
    scripts: Vec<&'s str>,
    /// Pages that are cached later, without data saver and on a fast network.
    more: Vec<&'s str>,
    /// Files of the search index, cached like `more`.
    index: Vec<&'s str>,
    /// Name of the site, HTML-escaped.
    name: String,
    /// The offline page, as HTML with an empty list.
    offline: String,
}

/// The worker of a site. It caches the pages whose digests the shards hold.
pub fn worker(
    profile: &Profile,
    plan: &SitePlan,
    (theme, sheet): (&Theme, &Asset),
    index: &[Asset],
    shards: &[Asset],
) -> String {
    let of_kind = |wanted: fn(PageKind) -> bool, most: usize| {
        let found = plan.pages.iter().filter(move |page| wanted(page.kind));
        found.filter_map(|page| folder_of(&page.path)).take(most)
    };
    let tools = of_kind(
        |kind| matches!(kind, PageKind::Search | PageKind::Cart | PageKind::Baskets),
        2,
    );
    let categories = of_kind(
        |kind| matches!(kind, PageKind::Category(_, 1)),
        MOST_CATEGORIES,
    );
    let own = of_kind(|kind| matches!(kind, PageKind::Page(_)), MOST_OWN_PAGES);
    let sheet = sheet.versioned_url();
    let site = WorkerData {
        shards: shards.iter().map(|shard| shard.digest()).collect(),
        first: of_kind(PageKind::is_front, 1).collect(),
        scripts: theme
            .assets
            .values()
            .map(|asset| asset.url.as_str())
            .chain([sheet.as_str()])
            .collect(),
        more: tools.chain(categories).chain(own).collect(),
        index: match index.iter().map(|file| file.bytes().len()).sum() {
            0..=LARGEST_INDEX => index.iter().map(|file| file.url.as_str()).collect(),
            _ => Vec::new(),
        },
        name: escape::html(&profile.name),
        offline: page(profile, theme),
    };
    let site = serde_json::to_string(&site).expect("plain data always becomes JSON");
    format!("self.etalase={};\n{}", escape::script(&site), *WORKER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_is_a_script_that_old_phones_read() {
        let small = &*WORKER;
        assert!(small.len() < 6_000, "{} bytes", small.len());
        for new in ["?.", "??", "async ", "await ", "\u{2028}"] {
            assert!(!small.contains(new), "{new}");
        }
    }
}
