//! `export`.

mod each;

use super::Exit;
use super::args::{Common, Export, ExportOptions};
use super::build::build_options;
use super::screen::Screen;
use crate::build::Progress;
use crate::diagnostic::{Report, Strictness};
use crate::export::{
    self, Awarded, CurationWish, ExportError, GroupPrinted, GroupWish, Printed, Sent, Wish,
};
use crate::locale::Arg;
use crate::scaffold::is_group;
use crate::value::ByteSize;

pub(super) fn run(options: &ExportOptions, common: &Common, screen: &Screen) -> Exit {
    if options.each {
        return each::run(options, common, screen);
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
        Export::Curation(wish) => {
            let voice = (&screen.texts, screen.language);
            let how = (&build_options, screen as &dyn Progress, voice);
            export::curation(folder, (wish, file), how, &mut report)
                .map(|made| made.map(|made| Exported::Awarded(made, wish)))
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
        Ok(Some(Exported::Awarded(made, wish))) => say_awarded(&made, wish, screen),
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
    Awarded(Awarded, &'w CurationWish),
}

fn say_awarded(made: &Awarded, wish: &CurationWish, screen: &Screen) {
    let id = match wish {
        CurationWish::Letters => "export-letters-done",
        CurationWish::Certificates(_) => "export-certificates-done",
        CurationWish::Scoresheet(_) => "export-scoresheet-done",
    };
    let args = [
        ("path", Arg::from(made.path.as_path())),
        ("shops", Arg::from(made.shops)),
        ("unscored", Arg::from(made.unscored)),
    ];
    screen.say(id, &args);
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
        ExportError::NoScores => screen.text("failed-no-scores", &[]),
        ExportError::SheetThere { path } => {
            screen.text("failed-sheet-there", &[("path", Arg::from(path.as_path()))])
        }
        ExportError::Workbook { detail } => {
            screen.text("failed-workbook", &[("detail", Arg::from(detail.as_str()))])
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
        ExportError::NoProducts | ExportError::NoScores => Exit::ContentError,
        ExportError::Workbook { .. } => Exit::MachineFailed,
        _ => Exit::WrongUsage,
    }
}
