//! `_redirects`: former addresses as rules for hosts. Cloudflare, Netlify and GitLab read it, at the root only. The pages
//! at former addresses lead on wherever nobody reads it, and for rules over the limits.

use super::Views;
use crate::plan::folder_of;
use crate::portal::Lead;

/// The file's name.
pub const REDIRECTS_FILE: &str = "_redirects";

/// Most rules for single pages; with those for folders no more than GitLab's 1,000, beyond which it follows none.
const MOST_PAGES: usize = 900;
/// Most rules for folders, Cloudflare's limit for rules with `*`.
const MOST_FOLDERS: usize = 100;
/// Limit of GitLab in bytes.
const LARGEST: usize = 64 * 1024;

/// The rules of a site, those of the shops below it included; `None` without any.
pub(super) fn redirects(views: &Views) -> Option<String> {
    let portal = views.content.portal();
    let below = portal.into_iter().flat_map(|portal| &portal.leads);
    let all = views.plan.leads.iter().chain(below);
    let (pages, folders): (Vec<&Lead>, Vec<&Lead>) =
        all.partition(|lead| folder_of(&lead.from).is_some());
    let base = base_path(views.profile().url.as_deref());
    // `!` would let Netlify prefer a rule to the page there, which leads on all the same; Cloudflare refuses it.
    let pages = pages.iter().filter_map(|lead| {
        let (from, to) = (folder_of(&lead.from)?, folder_of(&lead.to)?);
        Some(format!("{base}{from}/ {base}{to}/ 301\n"))
    });
    let folders = folders
        .iter()
        .map(|Lead { from, to }| format!("{base}{from}/* {base}{to}/:splat 301\n"));
    // Cloudflare takes rules behind the first one with `*` for such ones.
    let rules = pages.take(MOST_PAGES).chain(folders.take(MOST_FOLDERS));
    let mut text = String::new();
    for rule in rules {
        if text.len() + rule.len() <= LARGEST {
            text.push_str(&rule);
        }
    }
    (!text.is_empty()).then_some(text)
}

/// The path of a public address, which a host's rules start with; `/` while the address is unknown.
fn base_path(url: Option<&str>) -> &str {
    let host_and_path = url.and_then(|url| url.split_once("://"));
    let path = host_and_path.and_then(|(_, rest)| Some(&rest[rest.find('/')?..]));
    path.unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_start_at_the_root_of_the_host() {
        assert_eq!(base_path(None), "/");
        assert_eq!(base_path(Some("https://sari.id/")), "/");
        assert_eq!(base_path(Some("https://desa.gitlab.io/sari/")), "/sari/");
    }
}
