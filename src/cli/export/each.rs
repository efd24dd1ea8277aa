//! `export --each`: for every shop of a group.

use camino::Utf8PathBuf;

use super::{failed, why};
use crate::build::Progress;
use crate::cli::Exit;
use crate::cli::args::{Common, Export, ExportOptions};
use crate::cli::build::build_options;
use crate::cli::screen::Screen;
use crate::diagnostic::Report;
use crate::export::{self, ExportError, Outcome, Printed, Sent};
use crate::locale::Arg;

/// Shops that failed, or whose paper lacks a code, named one by one.
const MOST_NAMED: usize = 20;

pub(super) fn run(options: &ExportOptions, common: &Common, screen: &Screen) -> Exit {
    let mut report = Report::default();
    let build_options = build_options(&options.folder, common);
    let (folder, target) = (&options.folder.folder, options.file.as_deref());
    let outcomes = match &options.what {
        Export::Print(wish) => {
            let printed = export::print_each(folder, wish, target, &build_options, &mut report);
            printed.map(|outcomes| outcomes.into_iter().map(Made::of_print).collect())
        }
        Export::OneFile(most) => {
            let how = (&build_options, screen as &dyn Progress);
            let sent = export::one_file_each(folder, (target, *most), how, &mut report);
            sent.map(|outcomes| outcomes.into_iter().map(Made::of_file).collect())
        }
        Export::Curation(wish) => {
            let how = (&build_options, screen as &dyn Progress);
            let made = export::curation_each(folder, (wish, target), how, &mut report);
            made.map(|outcomes| outcomes.into_iter().map(Made::of_award).collect())
        }
        Export::Group(_) => unreachable!("clap takes `--each` for papers of shops alone"),
    };
    let outcomes: Vec<Made> = match outcomes {
        Ok(outcomes) => outcomes,
        Err(error) => return failed(&error, screen),
    };
    report.sort();
    screen.report(&report);
    let exit = screen.exit(&report);
    if outcomes.is_empty() {
        let id = match exit {
            Exit::Done => "export-each-none",
            _ => "export-nothing",
        };
        screen.say(id, &[]);
        return exit;
    }
    let (made, lacking): (Vec<&Made>, Vec<&Made>) =
        outcomes.iter().partition(|shop| shop.made.is_ok());
    tell_made(&made, outcomes.len(), options, screen);
    if lacking.is_empty() {
        return exit;
    }
    tell_lacking(&lacking, screen);
    let is_machine = |shop: &&Made| matches!(shop.made, Err(Some(ExportError::Build(_))));
    match exit {
        _ if lacking.iter().any(is_machine) => Exit::MachineFailed,
        Exit::Done => Exit::ContentError,
        exit => exit,
    }
}

fn tell_made(made: &[&Made], all: usize, options: &ExportOptions, screen: &Screen) {
    let place = match options.file {
        Some(_) => "target",
        None => "own",
    };
    let folder = match options.what {
        Export::OneFile(_) => "kirim",
        _ => "cetak",
    };
    let target = options.file.as_ref().unwrap_or(&options.folder.folder);
    let args = [
        ("made", Arg::from(made.len())),
        ("all", Arg::from(all)),
        ("place", Arg::from(place)),
        ("target", Arg::from(target.as_path())),
        ("folder", Arg::from(folder)),
    ];
    screen.say("export-each-done", &args);
    let without_code = made.iter().filter(|shop| shop.lacks_code);
    let without_code: Vec<&str> = without_code.map(|shop| shop.name.as_str()).collect();
    if !without_code.is_empty() {
        let args = [
            ("count", Arg::from(without_code.len())),
            ("names", Arg::from(named(&without_code))),
        ];
        screen.say("export-each-no-code", &args);
    }
}

fn tell_lacking(lacking: &[&Made], screen: &Screen) {
    screen.warn("export-each-failed", &[("count", Arg::from(lacking.len()))]);
    for shop in lacking.iter().take(MOST_NAMED) {
        let why = match &shop.made {
            Err(Some(error)) => why(error, screen),
            _ => screen.text("export-each-unread", &[]),
        };
        let args = [
            ("name", Arg::from(shop.name.as_str())),
            ("folder", Arg::from(shop.folder.as_path())),
            ("why", Arg::from(why)),
        ];
        screen.warn("export-each-failed-one", &args);
    }
    if let more @ 1.. = lacking.len().saturating_sub(MOST_NAMED) {
        screen.warn("export-each-more", &[("count", Arg::from(more))]);
    }
}

/// Result of a shop's export, as far as it is told.
struct Made {
    name: String,
    folder: Utf8PathBuf,
    /// The failure, or `None` in place of one when findings tell it.
    made: Result<(), Option<ExportError>>,
    lacks_code: bool,
}

impl Made {
    fn of_print(outcome: Outcome<Printed>) -> Self {
        Self::of(outcome, |printed| printed.lacks_code)
    }

    fn of_file(outcome: Outcome<Sent>) -> Self {
        Self::of(outcome, |_| false)
    }

    fn of_award(outcome: Outcome<Utf8PathBuf>) -> Self {
        Self::of(outcome, |_| false)
    }

    fn of<T>(outcome: Outcome<T>, lacks_code: impl Fn(&T) -> bool) -> Self {
        let Outcome { name, folder, made } = outcome;
        let (made, lacks_code) = match made {
            Ok(Some(made)) => (Ok(()), lacks_code(&made)),
            Ok(None) => (Err(None), false),
            Err(error) => (Err(Some(error)), false),
        };
        Self {
            name,
            folder,
            made,
            lacks_code,
        }
    }
}

/// Names with commas between them, at most as many as a person reads.
fn named(names: &[&str]) -> String {
    let mut shown = names[..names.len().min(MOST_NAMED)].join(", ");
    if names.len() > MOST_NAMED {
        shown.push_str(", …");
    }
    shown
}
