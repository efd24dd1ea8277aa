//! `export`.

use super::Exit;
use super::args::{Common, Export, ExportOptions};
use super::build::build_options;
use super::screen::Screen;
use crate::diagnostic::{Report, Strictness};
use crate::export::{self, ExportError, Printed, Wish};
use crate::locale::Arg;
use crate::pipeline::BuildError;

pub(super) fn run(options: &ExportOptions, common: &Common, screen: &Screen) -> Exit {
    let mut report = Report::default();
    let build_options = build_options(&options.folder, common);
    let (folder, file) = (&options.folder.folder, options.file.as_deref());
    let Export::Print(wish) = &options.what;
    let outcome = export::print(folder, wish, file, &build_options, &mut report);
    report.sort();
    screen.report(&report);
    match outcome {
        Ok(Some(printed)) => say_printed(&printed, wish, screen),
        Ok(None) if common.strictness == Strictness::Strict => screen.say("export-strict", &[]),
        Ok(None) => screen.say("export-nothing", &[]),
        Err(error) => return failed(error, screen),
    }
    screen.exit(&report)
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
        ExportError::NotOurs { path } => {
            screen.warn(
                "failed-file-not-ours",
                &[("path", Arg::from(path.as_path()))],
            );
            Exit::WrongUsage
        }
    }
}
