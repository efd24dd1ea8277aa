//! The terminal: reports, messages, progress.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use indicatif::ProgressDrawTarget;

use super::Exit;
use super::args::Common;
use super::ask::Check;
use super::progress::PhotoProgress;
use crate::build::{BuildError, PartError, PhotoBytes, Progress};
use crate::diagnostic::print::{self, Sources, Style};
use crate::diagnostic::{Diagnostic, Report, Severity, Shown, Strictness};
use crate::edit::{EditError, Recovered};
use crate::locale::{Arg, Language, Texts};
use crate::publish::PublishError;
use crate::scaffold::{Created, ScaffoldError};

/// Output settings and state.
#[derive(Debug)]
pub(super) struct Screen {
    pub texts: Texts,
    pub language: Language,
    json: bool,
    quiet: bool,
    strictness: Strictness,
    /// Progress, while photos are developed.
    photos: Mutex<Option<PhotoProgress>>,
    /// `true` when output failed.
    is_deaf: AtomicBool,
}

impl Screen {
    pub fn new(texts: Texts, language: Language, common: &Common) -> Self {
        Self {
            texts,
            language,
            json: common.json,
            quiet: common.quiet,
            strictness: common.strictness,
            photos: Mutex::default(),
            is_deaf: AtomicBool::new(false),
        }
    }

    /// Prints a message, unless only findings are wanted.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) {
        if !self.quiet && !self.json {
            self.print(&self.text(id, args));
        }
    }

    /// Prints a line on standard output, even with `--quiet`.
    pub fn print(&self, line: &str) {
        self.record(writeln!(anstream::stdout(), "{line}"));
    }

    /// Prints a line on standard error.
    pub fn complain(&self, line: &str) {
        self.record(writeln!(anstream::stderr(), "{line}"));
    }

    fn photo_progress(&self) -> MutexGuard<'_, Option<PhotoProgress>> {
        self.photos.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records a failed write. A closed pipe (`| head`) is no failure; a full disk under `> file` is.
    fn record(&self, written: io::Result<()>) {
        if written.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) {
            self.is_deaf.store(true, Ordering::Relaxed);
        }
    }

    /// Prints a message even with `--quiet`.
    pub fn warn(&self, id: &str, args: &[(&str, Arg)]) {
        self.complain(&self.text(id, args));
    }

    /// Prints the hint of a message.
    pub fn hint(&self, id: &str, args: &[(&str, Arg)]) {
        let args: Vec<(String, Arg)> = args
            .iter()
            .map(|(name, arg)| ((*name).to_owned(), arg.clone()))
            .collect();
        if let Some(hint) = self.texts.attribute(id, "hint", &args) {
            self.complain(&hint);
        }
    }

    pub fn text(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let args: Vec<(String, Arg)> = args
            .iter()
            .map(|(name, arg)| ((*name).to_owned(), arg.clone()))
            .collect();
        self.texts.format(id, &args)
    }

    /// Removes the progress bar.
    pub fn settle(&self) {
        if let Some(photos) = self.photo_progress().take() {
            photos.clear();
        }
    }

    /// Prints all findings: as JSON lines on standard output, else for people on standard error. Leaves notes out with
    /// `--quiet`.
    pub fn report(&self, report: &Report) {
        self.settle();
        let mut sources = Sources::default();
        let style = if io::stderr().is_terminal() {
            Style::Colored
        } else {
            Style::Plain
        };
        if self.json {
            for finding in report.findings() {
                self.print(&print::json_line(
                    finding,
                    &self.texts,
                    &mut sources,
                    self.strictness,
                ));
            }
            return;
        }
        for row in report.shown() {
            let (Shown::Finding(finding) | Shown::More(finding, _)) = row;
            if self.quiet && finding.code.severity() == Severity::Note {
                continue;
            }
            let text = match row {
                Shown::Finding(finding) => {
                    print::human(finding, &self.texts, &mut sources, (style, self.strictness))
                }
                Shown::More(finding, count) => print::more(finding, count, &self.texts),
            };
            self.complain(&format!("{text}\n"));
        }
        let only_notes = report.count(Severity::Error) + report.count(Severity::Warning) == 0;
        if !only_notes {
            let summary = print::summary(report, &self.texts, self.strictness);
            if !self.quiet || report.has_errors(self.strictness) {
                self.complain(&summary);
            }
        }
    }

    /// True when only findings are printed.
    pub fn is_quiet(&self) -> bool {
        self.quiet || self.json
    }

    /// The errors in a report, each as [`Screen::report`] prints it for people.
    pub fn errors(&self, report: &Report) -> Vec<String> {
        let mut sources = Sources::default();
        let look = (Style::Plain, self.strictness);
        let mut errors = Vec::new();
        for row in report.shown() {
            let (Shown::Finding(finding) | Shown::More(finding, _)) = row;
            if finding.code.severity() == Severity::Error {
                errors.push(match row {
                    Shown::Finding(finding) => {
                        print::human(finding, &self.texts, &mut sources, look)
                    }
                    Shown::More(finding, count) => print::more(finding, count, &self.texts),
                });
            }
        }
        errors
    }

    /// The exit status for a report.
    pub fn exit(&self, report: &Report) -> Exit {
        if self.is_deaf.load(Ordering::Relaxed) {
            Exit::MachineFailed
        } else if report.has_errors(self.strictness) {
            Exit::ContentError
        } else {
            Exit::Done
        }
    }

    /// Prints the result of a scaffold.
    pub fn made(&self, made: Result<Created, ScaffoldError>) -> Exit {
        match made {
            Ok(created) => {
                if !self.quiet && !self.json {
                    for line in created.summary(&self.texts) {
                        self.print(&line);
                    }
                }
                Exit::Done
            }
            Err(error) => {
                self.complain(&self.texts.format(error.text_id(), &error.args()));
                if let Some(hint) = self.texts.attribute(error.text_id(), "hint", &error.args()) {
                    self.complain(&hint);
                }
                if error.is_machine() {
                    Exit::MachineFailed
                } else {
                    Exit::ContentError
                }
            }
        }
    }

    /// Prints why nothing was edited.
    pub fn edit_failed(&self, error: &EditError) -> Exit {
        let args = [("path".to_owned(), Arg::from(error.path()))];
        self.complain(&self.texts.format(error.text_id(), &args));
        if let Some(hint) = self.texts.attribute(error.text_id(), "hint", &args) {
            self.complain(&hint);
        }
        match error.is_machine() {
            true => Exit::MachineFailed,
            false => Exit::ContentError,
        }
    }

    /// Prints what became of an interrupted change.
    pub fn tell_recovered(&self, recovered: &Recovered) {
        self.say(
            "edit-recovered",
            &[("count", Arg::from(recovered.finished))],
        );
        for file in &recovered.left {
            self.warn("edit-left", &[("file", Arg::from(file.as_str()))]);
        }
    }

    /// Prints a finding about a text that is not on the disk.
    pub fn tell_finding(&self, finding: &Diagnostic) {
        let (message, hint) = print::sentences(finding, &self.texts);
        self.complain(&message);
        if let Some(hint) = hint {
            self.complain(&hint);
        }
    }

    /// Prints why an option's value is invalid, if it is.
    pub fn refuses(&self, option: &str, value: Option<&str>, check: Check) -> Option<Exit> {
        let why = check(value?, &self.texts).err()?;
        for line in why {
            self.complain(&format!("{option}: {line}"));
        }
        Some(Exit::WrongUsage)
    }

    /// Reports a failure of the terminal itself.
    pub fn terminal_failed(&self, error: &io::Error) -> Exit {
        self.warn(
            "failed-terminal",
            &[("detail", Arg::from(error.to_string()))],
        );
        Exit::MachineFailed
    }

    /// A failure of the machine as a message.
    pub fn failure(&self, error: &BuildError) -> String {
        let (id, path) = describe(error);
        let args = [
            ("path", Arg::from(path)),
            ("detail", Arg::from(error.to_string())),
        ];
        self.text(id, &args)
    }

    /// Prints a failure of the machine.
    pub fn failed(&self, error: &BuildError) -> Exit {
        self.complain(&self.failure(error));
        if let BuildError::UnknownShop {
            nearest: Some(nearest),
            ..
        } = error
        {
            self.warn("usage-nearest", &[("nearest", Arg::from(nearest))]);
        }
        if let BuildError::AmbiguousShop { ways, .. } = error {
            let ways = Arg::from(ways.join(", "));
            self.warn("usage-choices", &[("choices", ways)]);
        }
        match error {
            // Wrong usage, not a failure of the machine.
            BuildError::Publish(
                PublishError::NotOurs { .. }
                | PublishError::NotAFolder { .. }
                | PublishError::NoName { .. },
            )
            | BuildError::NoCache { .. }
            | BuildError::NoGroup { .. }
            | BuildError::UnknownShop { .. }
            | BuildError::AmbiguousShop { .. }
            | BuildError::Part(_) => Exit::WrongUsage,
            _ => Exit::MachineFailed,
        }
    }
}

/// The message for a failure, and its path.
fn describe(error: &BuildError) -> (&'static str, String) {
    use PublishError as P;
    let of_io = |error: &io::Error| match error.kind() {
        io::ErrorKind::StorageFull => "failed-disk-full",
        io::ErrorKind::ResourceBusy => "failed-held",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "failed-permission",
        _ => "failed-other",
    };
    match error {
        BuildError::Publish(error) => {
            let id = match error {
                P::NotOurs { .. } => "failed-not-ours",
                P::NotAFolder { .. } => "failed-target-not-a-folder",
                P::NoName { .. } => "failed-no-name",
                P::Marker { .. } => "failed-marker",
                P::Busy { .. } => "failed-busy",
                error if error.is_disk_full() => "failed-disk-full",
                error if error.is_held() => "failed-held",
                error if error.is_denied() => "failed-permission",
                _ => "failed-other",
            };
            (id, error.path().to_string())
        }
        BuildError::Cache(error) => {
            let (path, source) = match error {
                crate::photo::CacheError::Read { path, source }
                | crate::photo::CacheError::Write { path, source } => (path, source),
            };
            (of_io(source), path.to_string())
        }
        BuildError::File(error) => {
            let id = match error {
                error if error.is_disk_full() => "failed-disk-full",
                error if error.is_held() => "failed-held",
                error if error.is_denied() => "failed-permission",
                _ => "failed-other",
            };
            (id, error.path().to_string())
        }
        BuildError::NoCache { path } => ("failed-no-cache", path.to_string()),
        BuildError::NoGroup { path } => ("failed-no-group", path.to_string()),
        BuildError::UnknownShop { found, .. } => ("failed-unknown-shop", found.clone()),
        BuildError::AmbiguousShop { found, .. } => ("failed-ambiguous-shop", found.clone()),
        BuildError::Part(error) => match error {
            PartError::NoPart { path } => ("failed-no-part", path.to_string()),
            PartError::Other { path } => ("failed-other-part", path.to_string()),
            PartError::Twice { folder } => ("failed-part-twice", folder.to_string()),
            PartError::Cut { path } => ("failed-cut-part", path.to_string()),
            PartError::Forged { path } => ("failed-forged-part", path.to_string()),
            PartError::Missing { folder } => ("failed-missing-part", folder.to_string()),
        },
        BuildError::Folder { path, source } => (of_io(source), path.to_string()),
        BuildError::Encode { path, .. } => ("failed-other", path.to_string()),
        BuildError::Render(error) => ("failed-other", error.to_string()),
    }
}

impl Progress for Screen {
    fn photos(&self, count: usize) {
        if self.quiet || self.json {
            return;
        }
        let mut photos = self.photo_progress();
        match &*photos {
            Some(photos) => photos.more(count),
            None => {
                let target = ProgressDrawTarget::stderr();
                let voice = (&self.texts, self.language);
                *photos = Some(PhotoProgress::new(count, target, voice));
            }
        }
    }

    fn photo_done(&self, decoded: Option<PhotoBytes>) {
        let mut photos = self.photo_progress();
        let line = photos
            .as_mut()
            .and_then(|photos| photos.photo_done(decoded, (&self.texts, self.language)));
        if let Some(line) = line {
            self.complain(&line);
        }
    }
}
