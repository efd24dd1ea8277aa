//! Inline scripts of pages, found in templates. Hosts allow each by the hash of its text (Content-Security-Policy).

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use hmac_sha256::Hash as Sha256;
use serde::{Deserialize, Serialize};

/// Prefixes of templates that make no page of the site: sheets to print, the one-file shop, the sign-up form.
const OF_NO_PAGE: [&str; 3] = ["print_", "one_file", "form"];

/// Length of a SHA-256 hash.
const SHA256_BYTES: usize = 32;

/// Inline scripts of pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum InlineScripts {
    /// Scripts with these hashes, in the syntax of a Content-Security-Policy: `sha256-…`.
    Known(BTreeSet<String>),
    /// The text of at least one script varies with the page; only the shop's own templates do that.
    Varied,
}

impl Default for InlineScripts {
    fn default() -> Self {
        Self::Known(BTreeSet::new())
    }
}

impl InlineScripts {
    /// Adds those of other pages.
    pub fn join(&mut self, others: &Self) {
        match (&mut *self, others) {
            (Self::Known(known), Self::Known(others)) => known.extend(others.iter().cloned()),
            _ => *self = Self::Varied,
        }
    }

    /// True when all hashes are well-formed. For data from other machines.
    pub fn are_sound(&self) -> bool {
        let is_hash = |hash: &String| {
            let digest = hash.strip_prefix("sha256-");
            let digest = digest.and_then(|digest| BASE64_STANDARD.decode(digest).ok());
            digest.is_some_and(|digest| digest.len() == SHA256_BYTES)
        };
        match self {
            Self::Known(known) => known.iter().all(is_hash),
            Self::Varied => true,
        }
    }
}

/// The inline scripts of templates, given with their names.
pub(super) fn scripts<'t>(templates: impl Iterator<Item = (&'t str, &'t str)>) -> InlineScripts {
    let mut known = BTreeSet::new();
    let is_of_page =
        |(name, _): &(&str, &str)| !OF_NO_PAGE.iter().any(|start| name.starts_with(start));
    for (_, template) in templates.filter(is_of_page) {
        for script in inline(template) {
            if ["{{", "{%", "{#"]
                .iter()
                .any(|start| script.contains(start))
            {
                return InlineScripts::Varied;
            }
            known.insert(hash(script));
        }
    }
    InlineScripts::Known(known)
}

fn hash(script: &str) -> String {
    let digest = Sha256::hash(script.as_bytes());
    format!("sha256-{}", BASE64_STANDARD.encode(digest))
}

/// The texts of script elements in a template without `src` and without a data type.
fn inline(template: &str) -> impl Iterator<Item = &str> {
    template.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let runs = !attributes.contains("src=") && !attributes.contains("type=");
        runs.then(|| rest.split("</script").next().unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(template: &str) -> InlineScripts {
        scripts([("page.html", template)].into_iter())
    }

    #[test]
    fn scripts_without_a_file_are_hashed_and_data_is_not() {
        // The hash of `x()`, as `openssl dgst -sha256 -binary | base64` gives it.
        let known = "sha256-D6IGS8VMvCoyaR/l0h9tERrBTATY01CoPS7l6xDv0kI=";
        let template = "<script data-a=\"{{ b }}\">x()</script><script src=\"a.js\"></script>\
                        <script type=\"application/ld+json\">{{ c }}</script>";
        assert_eq!(
            of(template),
            InlineScripts::Known([known.to_owned()].into())
        );
        assert_eq!(of("<p>"), InlineScripts::Known(BTreeSet::new()));
    }

    #[test]
    fn a_script_that_follows_the_page_has_no_hash() {
        assert_eq!(
            of("<script>x(\"{{ page.title }}\")</script>"),
            InlineScripts::Varied
        );
        let sheet = [("print_label.html", "<script>{{ x }}</script>")];
        assert_eq!(
            scripts(sheet.into_iter()),
            InlineScripts::Known(BTreeSet::new())
        );
    }
}
