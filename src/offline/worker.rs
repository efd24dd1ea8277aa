//! `sw.js`: the service worker, which is `sw.js` beside this file with the list of one build.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;

use super::Seal;
use super::page::page;
use crate::catalogue::Profile;
use crate::plan::{PageKind, PagePlan, SitePlan, folder_of};
use crate::render::escape;
use crate::theme::{Asset, Theme, small_script};

/// More categories or pages of its own than these a shop does not offer before they are opened: with the
/// search and the cart about 20 pages, 200 KB on the way.
const MOST_CATEGORIES: usize = 12;
const MOST_OWN_PAGES: usize = 6;
/// A larger search index, which is a third of that on the way, is loaded by those alone who search.
const LARGEST_INDEX: usize = 200_000;

/// The script that all workers share.
static WORKER: LazyLock<String> =
    LazyLock::new(|| small_script(include_str!("sw.js")).expect("a test reads it"));

/// Values of the build for the worker. Pages go by their folders.
#[derive(Serialize)]
struct Site<'s> {
    pages: BTreeMap<&'s str, &'s Seal>,
    /// Pages without which there is no shop.
    first: Vec<&'s str>,
    /// Scripts, likewise.
    scripts: Vec<&'s str>,
    /// Pages that are stored when there is time and nobody saves data.
    more: Vec<&'s str>,
    /// Files of the search index, likewise.
    index: Vec<&'s str>,
    /// As HTML.
    name: String,
    /// As HTML, with an empty list.
    offline: String,
}

/// The worker of a site. It keeps the pages that have a seal.
pub fn worker<'s>(
    profile: &Profile,
    plan: &'s SitePlan,
    theme: &Theme,
    index: &[Asset],
    seal_of: impl Fn(&PagePlan) -> Option<&'s Seal>,
) -> String {
    let sealed = |page: &'s PagePlan| Some((folder_of(&page.path)?, seal_of(page)?));
    let of_kind = |wanted: fn(PageKind) -> bool, most: usize| {
        let found = plan.pages.iter().filter(move |page| wanted(page.kind));
        found
            .filter_map(sealed)
            .map(|(folder, _)| folder)
            .take(most)
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
    let site = Site {
        pages: plan.pages.iter().filter_map(sealed).collect(),
        first: of_kind(PageKind::is_front, 1).collect(),
        scripts: theme
            .assets
            .values()
            .map(|asset| asset.url.as_str())
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
    // JSON may hold two line breaks that scripts of 2017 may not.
    let site = site
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    format!("self.etalase={site};\n{}", *WORKER)
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
