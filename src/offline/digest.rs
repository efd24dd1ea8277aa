//! Page digests: the digest of a page, appended as a comment, by which a service worker recognises another build's page
//! and a truncated response.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The first 8 hexadecimal digits of a page's BLAKE3 hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PageDigest(String);

impl PageDigest {
    /// Appends its digest to a page, as an HTML comment.
    pub fn append(page: &mut Vec<u8>) -> Self {
        let digest = Self(blake3::hash(page).to_hex()[..8].to_owned());
        page.extend_from_slice(format!("<!--etalase:{digest}-->").as_bytes());
        digest
    }
}

impl fmt::Display for PageDigest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
