//! Builds of one folder in sequence, none of which replaces a good site by a worse one.
//!
//! The first build publishes what can be understood, as usual. From then on a new error keeps the site as it is until
//! it is corrected, since its file may be half written. Errors that the site was published with do not block.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};

use super::edition::Edition;
use crate::build::{self, BuildError, BuildOptions, Built, Progress};
use crate::diagnostic::{Code, Diagnostic, Report, Severity, Strictness};
use crate::publish::PublishError;

/// Retries 40 times, 250 ms apart, while another run builds the same site.
const TRIES: usize = 40;
const WAIT: Duration = Duration::from_millis(250);

/// Outcome of a build.
#[derive(Debug)]
pub struct Outcome {
    /// Findings, sorted.
    pub report: Report,
    /// Result, or a failure of the machine.
    pub built: Result<Built, BuildError>,
}

impl Outcome {
    /// True when the site now follows the folder.
    pub fn is_published(&self) -> bool {
        matches!(&self.built, Ok(built) if built.published)
    }
}

/// The builds of one folder.
#[derive(Debug)]
pub struct Workshop {
    folder: Utf8PathBuf,
    options: BuildOptions,
    /// Errors that the site was last published with; absent before that.
    accepted: Option<BTreeSet<FoundError>>,
}

/// An error by file and code, without its line, which changes as people write.
type FoundError = (Utf8PathBuf, Code);

impl Workshop {
    /// Builds of this folder.
    pub fn of(folder: &Utf8Path, options: BuildOptions) -> Self {
        Self {
            folder: folder.to_owned(),
            options,
            accepted: None,
        }
    }

    /// Options of every build. The day may change during a run.
    pub fn options(&mut self) -> &mut BuildOptions {
        &mut self.options
    }

    /// Builds the site from the folder's present state.
    pub fn build(&mut self, progress: &dyn Progress) -> Outcome {
        let careful = match (&self.accepted, self.options.strictness) {
            (Some(_), Strictness::Lenient) => Strictness::Careful,
            (_, asked) => asked,
        };
        let mut outcome = self.build_as(careful, progress);
        let is_withheld = outcome.built.is_ok() && !outcome.is_published();
        let errors = errors_in(&outcome.report);
        if is_withheld && careful == Strictness::Careful && self.has_accepted(&errors) {
            outcome = self.build_as(Strictness::Lenient, progress);
        }
        if outcome.is_published() {
            self.accepted = Some(errors);
        }
        outcome
    }

    /// The edition that a build published; `None` without publication.
    pub fn edition(&self, outcome: &Outcome) -> Option<Edition> {
        let built = outcome.built.as_ref().ok()?;
        let is_there = built.published;
        is_there.then(|| Edition::of(&self.folder, &self.options, built))
    }

    fn has_accepted(&self, errors: &BTreeSet<FoundError>) -> bool {
        let accepted = self.accepted.as_ref();
        accepted.is_some_and(|accepted| errors.is_subset(accepted))
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

fn errors_in(report: &Report) -> BTreeSet<FoundError> {
    let is_error = |finding: &&Diagnostic| finding.code.severity() == Severity::Error;
    let errors = report.findings().iter().filter(is_error);
    errors
        .map(|finding| (finding.primary.file.clone(), finding.code))
        .collect()
}
