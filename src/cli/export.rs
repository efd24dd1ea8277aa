//! `export`.

use super::Exit;
use super::args::{Common, Export, ExportOptions};
use super::build::build_options;
use super::screen::Screen;
use crate::build::{BuildError, Progress};
use crate::diagnostic::{Report, Strictness};
use crate::export::{self, Awarded, CurationWish, ExportError, Printed, Sent, Wish};
use crate::locale::Arg;
use crate::value::ByteSize;

pub(super) fn run(options: &ExportOptions, common: &Common, screen: &Screen) -> Exit {
    let mut report = Report::default();
    let build_options = build_options(&options.folder, common);
    let (folder, file) = (&options.folder.folder, options.file.as_deref());
    let outcome = match &options.what {
        Export::Print(wish) => export::print(folder, wish, file, &build_options, &mut report)
            .map(|printed| printed.map(|printed| Exported::Printed(printed, wish))),
        Export::OneFile(most) => {
            let how = (&build_options, screen as &dyn Progress);
            export::one_file(folder, (file, *most), how, &mut report)
                .map(|sent| sent.map(Exported::Sent))
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
        Ok(Some(Exported::Sent(sent))) => say_sent(&sent, screen),
        Ok(Some(Exported::Awarded(made, wish))) => say_awarded(&made, wish, screen),
        Ok(None) if common.strictness == Strictness::Strict => screen.say("export-strict", &[]),
        Ok(None) => screen.say("export-nothing", &[]),
        Err(error) => return failed(error, screen),
    }
    screen.exit(&report)
}

/// Result of an export.
enum Exported<'w> {
    Printed(Printed, &'w Wish),
    Sent(Sent),
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

fn say_sent(sent: &Sent, screen: &Screen) {
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
    screen.say("export-html-done", &args);
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

fn failed(error: ExportError, screen: &Screen) -> Exit {
    match error {
        ExportError::Build(error) => screen.failed(&error),
        ExportError::File(error) => screen.failed(&BuildError::File(error)),
        ExportError::NoProducts => {
            screen.warn("failed-no-products", &[]);
            Exit::ContentError
        }
        ExportError::UnknownProduct { found, nearest } => {
            screen.warn("failed-unknown-product", &[("found", Arg::from(found))]);
            if let Some(nearest) = nearest {
                screen.warn("usage-nearest", &[("nearest", Arg::from(nearest))]);
            }
            Exit::WrongUsage
        }
        ExportError::TooLarge { least } => {
            let size = ByteSize(least).approximate(screen.language.code());
            screen.warn("failed-too-large", &[("size", Arg::from(size))]);
            Exit::WrongUsage
        }
        ExportError::NoScores => {
            screen.warn("failed-no-scores", &[]);
            Exit::ContentError
        }
        ExportError::SheetThere { path } => {
            screen.warn("failed-sheet-there", &[("path", Arg::from(path.as_path()))]);
            Exit::WrongUsage
        }
        ExportError::Workbook { detail } => {
            screen.warn("failed-workbook", &[("detail", Arg::from(detail))]);
            Exit::MachineFailed
        }
        ExportError::NotOurs { path } => {
            screen.warn(
                "failed-file-not-ours",
                &[("path", Arg::from(path.as_path()))],
            );
            Exit::WrongUsage
        }
    }
}
