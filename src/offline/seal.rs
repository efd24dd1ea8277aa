//! The seal of a page: a short hash at its end, by which a phone tells the page of one build from that of
//! another and from one that broke off on the way.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Stands for what a page holds: eight hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seal(String);

impl Seal {
    /// Puts its seal at the end of a page.
    pub fn put(page: &mut Vec<u8>) -> Self {
        let seal = Self(blake3::hash(page).to_hex()[..8].to_owned());
        page.extend_from_slice(format!("<!--etalase:{seal}-->").as_bytes());
        seal
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
