//! Builds of one folder, one after the other, none of which puts a worse site in the place of a good one.
//!
//! The first build is like any other: what can be understood is published. From then on a mistake that was
//! not there before keeps the site as it is until it is mended, since it may be a file that is only half
//! written. Mistakes that the site was published with do not hold up the rest.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};

use super::edition::Edition;
use crate::build::{self, BuildError, BuildOptions, Built, Progress};
use crate::diagnostic::{Code, Diagnostic, Report, Severity, Strictness};
use crate::publish::PublishError;

/// Another run that is building the same site is waited for so often, so long each time.
const TRIES: usize = 40;
const WAIT: Duration = Duration::from_millis(250);

/// What a build came to.
#[derive(Debug)]
pub struct Outcome {
    /// What was found, sorted.
    pub report: Report,
    /// What was done, or why the machine failed.
    pub built: Result<Built, BuildError>,
}

impl Outcome {
    /// Whether the site follows the folder now.
    pub fn is_published(&self) -> bool {
        matches!(&self.built, Ok(built) if built.published)
    }
}

/// The builds of one folder.
#[derive(Debug)]
pub struct Workshop {
    folder: Utf8PathBuf,
    options: BuildOptions,
    /// The mistakes that the site was last published with; absent before that.
    accepted: Option<BTreeSet<Mistake>>,
}

/// A mistake wherever it stands in its file: lines move while people write.
type Mistake = (Utf8PathBuf, Code);

impl Workshop {
    /// For this folder.
    pub fn of(folder: &Utf8Path, options: BuildOptions) -> Self {
        Self {
            folder: folder.to_owned(),
            options,
            accepted: None,
        }
    }

    /// What every build is told. The day may change while it runs.
    pub fn options(&mut self) -> &mut BuildOptions {
        &mut self.options
    }

    /// Builds the site as the folder stands now.
    pub fn build(&mut self, progress: &dyn Progress) -> Outcome {
        let careful = match (&self.accepted, self.options.strictness) {
            (Some(_), Strictness::Lenient) => Strictness::Careful,
            (_, asked) => asked,
        };
        let mut outcome = self.build_as(careful, progress);
        let is_withheld = outcome.built.is_ok() && !outcome.is_published();
        let mistakes = mistakes(&outcome.report);
        if is_withheld && careful == Strictness::Careful && self.has_accepted(&mistakes) {
            outcome = self.build_as(Strictness::Lenient, progress);
        }
        if outcome.is_published() {
            self.accepted = Some(mistakes);
        }
        outcome
    }

    /// The shop that such a build published; `None` when it was none.
    pub fn edition(&self, outcome: &Outcome) -> Option<Edition> {
        let built = outcome.built.as_ref().ok()?;
        let is_shop = built.published && built.shops.is_none();
        is_shop.then(|| Edition::of(&self.folder, &self.options, built))
    }

    fn has_accepted(&self, mistakes: &BTreeSet<Mistake>) -> bool {
        let accepted = self.accepted.as_ref();
        accepted.is_some_and(|accepted| mistakes.is_subset(accepted))
    }

    fn build_as(&self, strictness: Strictness, progress: &dyn Progress) -> Outcome {
        let options = BuildOptions {
            strictness,
            ..self.options.clone()
        };
        let mut tries = 0;
        loop {
            let mut report = Report::default();
            let built = build::build(&self.folder, &options, progress, &mut report);
            tries += 1;
            let busy = matches!(built, Err(BuildError::Publish(PublishError::Busy { .. })));
            if busy && tries < TRIES {
                thread::sleep(WAIT);
                continue;
            }
            report.sort();
            return Outcome { report, built };
        }
    }
}

fn mistakes(report: &Report) -> BTreeSet<Mistake> {
    let is_error = |finding: &&Diagnostic| finding.code.severity() == Severity::Error;
    let errors = report.findings().iter().filter(is_error);
    errors
        .map(|finding| (finding.primary.file.clone(), finding.code))
        .collect()
}
