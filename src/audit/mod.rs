//! Judges how ready shops are for shoppers: catalogue and findings about photos and pages → rows of readiness, and a
//! report of all shops as a page to print, a table, or data.
//!
//! Reads no file and changes nothing. Points are given by the weights of the shop's group.

mod curated;
mod readiness;
mod report;

pub use curated::{Curated, Mark};
pub use readiness::readiness;
pub use report::{Form, STEPS, Subject, criterion_name, report, sentence};

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};

use crate::catalogue::{Curation, Readiness};
use crate::value::Trade;

/// The readiness of one shop, for the next run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audit {
    /// The shop's name.
    pub name: String,
    /// Its line of business.
    pub trade: Trade,
    /// Names that its folder had, as slugs.
    pub former: Vec<String>,
    /// Its rows.
    pub readiness: Readiness,
}

/// A shop in the table of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// Its folder, from the checked one; empty for the checked shop itself.
    pub folder: Utf8PathBuf,
    /// Its name and rows.
    pub audit: Audit,
    /// Requirements of its group; none for a shop alone.
    pub curation: Curation,
    /// The mark that curators gave it.
    pub mark: Option<Mark>,
}

impl Audited {
    /// Its score, from 0 to 100.
    pub fn score(&self) -> u32 {
        self.audit.readiness.score(&self.curation.weights)
    }

    /// True when its group's portal leaves it out.
    pub fn is_hidden(&self) -> bool {
        let curated = self.mark.as_ref().map(|mark| mark.score);
        self.curation.hides && self.curation.is_below(&self.audit.readiness, curated)
    }
}
