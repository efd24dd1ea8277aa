//! `export`.

use camino::Utf8PathBuf;

use super::Exit;
use super::args::{Common, Export, ExportOptions};
use super::build::build_options;
use super::screen::Screen;
use crate::build::Progress;
use crate::diagnostic::{Report, Strictness};
use crate::export::{self, ExportError, GroupPrinted, GroupWish, Outcome, Printed, Sent, Wish};
use crate::locale::Arg;
use crate::scaffold::is_group;
use crate::value::ByteSize;

/// Shops that failed, or whose paper lacks a code, named one by one.
const MOST_NAMED: usize = 20;

pub(super) fn run(options: &ExportOptions, common: &Common, screen: &Screen) -> Exit {
    if options.each {
        return run_each(options, common, screen);
    }
    let mut report = Report::default();
    let build_options = build_options(&options.folder, common);
    let (folder, file) = (&options.folder.folder, options.file.as_deref());
    let outcome = match &options.what {
        Export::Print(wish) => export::print(folder, wish, file, &build_options, &mut report)
            .map(|printed| printed.map(|printed| Exported::Printed(printed, wish))),
        Export::OneFile(most) => {
            let how = (&build_options, screen as &dyn Progress);
            let wish = (file, *most);
            match is_group(folder) {
                true => export::group_file(folder, wish, how, &mut report)
                    .map(|sent| sent.map(Exported::GroupSent)),
                false => export::one_file(folder, wish, how, &mut report)
                    .map(|sent| sent.map(Exported::Sent)),
            }
        }
        Export::Group(wish) => {
            export::print_group(folder, *wish, file, &build_options, &mut report)
                .map(|printed| printed.map(|printed| Exported::GroupPrinted(printed, *wish)))
        }
    };
    report.sort();
    screen.report(&report);
    match outcome {
        Ok(Some(Exported::Printed(printed, wish))) => say_printed(&printed, wish, screen),
        Ok(Some(Exported::Sent(sent))) => say_sent("export-html-done", &sent, screen),
        Ok(Some(Exported::GroupSent(sent))) => {
            say_sent("export-group-html-done", &sent, screen);
        }
        Ok(Some(Exported::GroupPrinted(printed, wish))) => {
            say_group_printed(&printed, wish, screen);
        }
        Ok(None) if common.strictness == Strictness::Strict => screen.say("export-strict", &[]),
        Ok(None) => screen.say("export-nothing", &[]),
        Err(error) => return failed(&error, screen),
    }
    screen.exit(&report)
}

/// Result of an export.
enum Exported<'w> {
    Printed(Printed, &'w Wish),
    Sent(Sent),
    GroupSent(Sent),
    GroupPrinted(GroupPrinted, GroupWish),
}

fn run_each(options: &ExportOptions, common: &Common, screen: &Screen) -> Exit {
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
        Export::Group(_) => unreachable!("clap takes `--each` for the papers of shops alone"),
    };
    let outcomes: Vec<Made> = match outcomes {
        Ok(outcomes) => outcomes,
        Err(error) => return failed(&error, screen),
    };
    report.sort();
    screen.report(&report);
    let (made, lacking): (Vec<&Made>, Vec<&Made>) =
        outcomes.iter().partition(|shop| shop.made.is_ok());
    let args = [
        ("made", Arg::from(made.len())),
        ("all", Arg::from(outcomes.len())),
        (
            "place",
            Arg::from(if target.is_some() { "target" } else { "own" }),
        ),
        ("target", Arg::from(target.unwrap_or(folder))),
        (
            "folder",
            Arg::from(match &options.what {
                Export::OneFile(_) => "kirim",
                _ => "cetak",
            }),
        ),
    ];
    screen.say("export-each-done", &args);
    let without_code: Vec<String> = made
        .iter()
        .filter(|shop| shop.lacks_code)
        .map(|shop| shop.name.clone())
        .collect();
    if !without_code.is_empty() {
        let args = [
            ("count", Arg::from(without_code.len())),
            ("names", Arg::from(named(&without_code))),
        ];
        screen.say("export-each-no-code", &args);
    }
    let mut exit = screen.exit(&report);
    if outcomes.is_empty() {
        screen.warn("export-each-none", &[]);
        return exit;
    }
    if !lacking.is_empty() {
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
        let is_machine = |shop: &&Made| matches!(shop.made, Err(Some(ExportError::Build(_))));
        if lacking.iter().any(is_machine) {
            exit = Exit::MachineFailed;
        } else if exit == Exit::Done {
            exit = Exit::ContentError;
        }
    }
    exit
}

/// What became of a shop's export, as far as it is told.
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
fn named(names: &[String]) -> String {
    let mut shown = names[..names.len().min(MOST_NAMED)].join(", ");
    if names.len() > MOST_NAMED {
        shown.push_str(", …");
    }
    shown
}

fn say_sent(id: &str, sent: &Sent, screen: &Screen) {
    let content = &sent.content;
    let args = [
        ("path", Arg::from(sent.path.as_path())),
        (
            "size",
            Arg::from(sent.size.approximate(screen.language.code())),
        ),
        ("photos", Arg::from(content.photos)),
        ("width", Arg::from(content.width as usize)),
        (
            "quality",
            Arg::from(if content.is_lowered { "lowered" } else { "own" }),
        ),
        ("left", Arg::from(content.left_out)),
    ];
    screen.say(id, &args);
}

fn say_printed(printed: &Printed, wish: &Wish, screen: &Screen) {
    let (id, paper) = match wish {
        Wish::Labels { .. } => ("export-labels-done", "A4"),
        Wish::PriceList(paper) | Wish::Poster(paper) => ("export-done", paper.name()),
    };
    let args = [
        ("path", Arg::from(printed.path.as_path())),
        ("paper", Arg::from(paper.to_uppercase())),
    ];
    screen.say(id, &args);
    if printed.lacks_code {
        screen.say("export-no-code", &[]);
    }
}

fn say_group_printed(printed: &GroupPrinted, wish: GroupWish, screen: &Screen) {
    let args = [
        ("path", Arg::from(printed.path.as_path())),
        ("paper", Arg::from("A4")),
        ("shops", Arg::from(printed.shops)),
    ];
    match wish {
        GroupWish::Attendance { .. } => screen.say("export-attendance-done", &args),
        GroupWish::Program => screen.say("export-done", &args),
        GroupWish::Form(_) => screen.say("export-form-done", &args),
    }
    if printed.lacks_whatsapp && !matches!(wish, GroupWish::Attendance { .. }) {
        screen.say("export-group-no-whatsapp", &[]);
    }
}

/// Why an export was not made, in a sentence.
fn why(error: &ExportError, screen: &Screen) -> String {
    match error {
        ExportError::Build(error) => screen.failure(error),
        ExportError::NoProducts => screen.text("failed-no-products", &[]),
        ExportError::UnknownProduct { found, .. } => screen.text(
            "failed-unknown-product",
            &[("found", Arg::from(found.as_str()))],
        ),
        ExportError::TooLarge { least } => {
            let size = ByteSize(*least).approximate(screen.language.code());
            screen.text("failed-too-large", &[("size", Arg::from(size))])
        }
        ExportError::NotOurs { path } => screen.text(
            "failed-file-not-ours",
            &[("path", Arg::from(path.as_path()))],
        ),
    }
}

fn failed(error: &ExportError, screen: &Screen) -> Exit {
    if let ExportError::Build(error) = error {
        return screen.failed(error);
    }
    screen.complain(&why(error, screen));
    if let ExportError::UnknownProduct {
        nearest: Some(nearest),
        ..
    } = error
    {
        screen.warn("usage-nearest", &[("nearest", Arg::from(nearest))]);
    }
    match error {
        ExportError::NoProducts => Exit::ContentError,
        _ => Exit::WrongUsage,
    }
}
