//! The page digests of a build, spread over small files ("shards") by a hash of each page's folder. A changed page
//! changes one of them, and a phone loads those of the pages that it has seen.

use std::collections::BTreeMap;

use super::PageDigest;
use crate::files::SitePath;
use crate::plan::{SitePlan, folder_of};
use crate::theme::Asset;

/// Most pages of an average shard, below [`MOST_SHARDS`]: a shard then takes about 300 bytes compressed, no more than
/// the headers of its response.
const PAGES: usize = 32;
/// Shards of the largest sites. The worker takes 11 bytes for each.
const MOST_SHARDS: usize = 256;

/// The shards of a site's pages that have a digest, in the order of their numbers. Their names bear a hash of their
/// content, so a host in the middle of an upload has the right one or none.
pub fn shards<'s>(
    plan: &SitePlan,
    digest_of: impl Fn(&SitePath) -> Option<&'s PageDigest>,
) -> Vec<Asset> {
    let digests: Vec<(&str, &PageDigest)> = plan
        .pages
        .iter()
        .filter_map(|page| Some((folder_of(&page.path)?, digest_of(&page.path)?)))
        .collect();
    let count = shard_count(digests.len());
    let mut shards = vec![BTreeMap::new(); count];
    for (folder, digest) in digests {
        shards[fnv1a(folder) as usize % count].insert(folder, digest);
    }
    let shards = shards.iter().enumerate();
    shards
        .map(|(number, shard)| {
            let json = serde_json::to_vec(shard).expect("plain data always becomes JSON");
            Asset::new(&format!("pages-{number}.json"), json)
        })
        .collect()
}

/// Number of shards: a power of two, so that it rarely changes, for then every phone loads all of its shards anew.
fn shard_count(pages: usize) -> usize {
    pages.div_ceil(PAGES).next_power_of_two().min(MOST_SHARDS)
}

/// The FNV-1a hash (<https://datatracker.ietf.org/doc/html/rfc9923>), a few characters in the worker too.
fn fnv1a(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // Test vectors of the RFC.
        for (text, hash) in [
            ("", 0x811c_9dc5),
            ("a", 0xe40c_292c),
            ("foobar", 0xbf9c_f968),
        ] {
            assert_eq!(fnv1a(text), hash, "{text}");
        }
    }

    #[test]
    fn there_are_more_shards_for_more_pages_up_to_a_limit() {
        for (pages, shards) in [
            (0, 1),
            (3, 1),
            (32, 1),
            (33, 2),
            (2_200, 128),
            (8_192, 256),
            (100_000, 256),
        ] {
            assert_eq!(shard_count(pages), shards, "{pages}");
        }
    }
}
