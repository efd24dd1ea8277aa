//! Judges how ready shops are for shoppers, and how far a programme is: catalogue and findings about photos and pages →
//! rows of readiness, figures by phase, region and coach, scores as they rise, and a report of all shops as a workbook,
//! a page to print, a table, or data.
//!
//! Reads no file and changes nothing. Points are given by the weights of the shop's group.

mod curated;
mod progress;
mod readiness;
mod report;
mod tally;
mod words;

pub use curated::{Curated, Mark};
pub use progress::{NotLines, SCORES, Scores};
pub use report::{Form, PrivateColumns, Subject, report};
pub use tally::{Figures, Kind, Row, Tally};
pub use words::{STEPS, criterion_name, letter_sentence, sentence};

use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use crate::catalogue::{Curation, Enrolment, Programme, Readiness, Shop};
use crate::diagnostic::Report;
use crate::value::{Permit, PermitKind, Trade};

/// The readiness of one shop, and its part in a programme, for the next run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audit {
    /// The shop's name.
    pub name: String,
    /// Its line of business.
    pub trade: Trade,
    /// Its rows.
    pub readiness: Readiness,
    /// Its part in the programme of its group.
    pub enrolment: Enrolment,
}

impl Audit {
    /// Judges a shop by its catalogue and by the findings about its photos and pages.
    pub fn of(shop: &Shop, report: &Report) -> Self {
        Self {
            name: shop.profile.name.clone(),
            trade: shop.trade,
            readiness: readiness::readiness(shop, report),
            enrolment: shop.enrolment.clone(),
        }
    }
}

/// A shop in the table of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// Its folder, from the checked one; empty for the checked shop itself.
    pub folder: Utf8PathBuf,
    /// Its data file, by its path from the person's current folder.
    pub file: Utf8PathBuf,
    /// Its name and rows.
    pub audit: Audit,
    /// Requirements of its group; none for a shop alone.
    pub curation: Curation,
    /// The programme of its group; the default one for a shop alone.
    pub programme: Arc<Programme>,
    /// Its first recorded score.
    pub first: Option<u32>,
    /// The mark that curators gave it.
    pub mark: Option<Mark>,
}

impl Audited {
    /// Its score, from 0 to 100.
    pub fn score(&self) -> u32 {
        self.audit.readiness.score(&self.curation.weights)
    }

    /// Its first recorded score, or else the present one.
    pub fn first_score(&self) -> u32 {
        self.first.unwrap_or_else(|| self.score())
    }

    /// True when its group's portal leaves it out.
    pub fn is_hidden(&self) -> bool {
        let curated = self.mark.as_ref().map(|mark| mark.score);
        self.curation.hides && self.curation.is_below(&self.audit.readiness, curated)
    }

    /// Its phase.
    pub fn phase(&self) -> &str {
        self.programme.phase_of(&self.audit.enrolment)
    }

    /// Its permit of a kind.
    pub fn permit(&self, kind: PermitKind) -> Option<&Permit> {
        let mut permits = self.audit.enrolment.permits.iter();
        permits.find(|permit| permit.kind() == kind)
    }

    /// The folder of its data file.
    fn root(&self) -> &Utf8Path {
        self.file.parent().unwrap_or(Utf8Path::new(""))
    }
}
