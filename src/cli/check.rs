//! `check`.

use super::Exit;
use super::args::{Common, FolderOptions};
use super::build::build_options;
use super::screen::Screen;
use crate::build;
use crate::diagnostic::Report;
use crate::locale::Arg;

pub(super) fn run(options: &FolderOptions, common: &Common, screen: &Screen) -> Exit {
    let mut report = Report::default();
    let build_options = build_options(options, common);
    let outcome = build::check(&options.folder, &build_options, screen, &mut report);
    report.sort();
    screen.report(&report);
    match outcome {
        Err(error) => return screen.failed(&error),
        Ok(Some(products)) if report.findings().is_empty() => {
            screen.say("check-clean", &[("products", Arg::from(products))]);
        }
        Ok(_) => {}
    }
    screen.exit(&report)
}
