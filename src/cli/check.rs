//! `check`.

use super::Exit;
use super::args::{Common, FolderOptions};
use super::build::build_options;
use super::screen::Screen;
use crate::diagnostic::Report;
use crate::locale::Arg;
use crate::pipeline;

pub(super) fn run(options: &FolderOptions, common: &Common, screen: &Screen) -> Exit {
    let mut report = Report::default();
    let products = pipeline::check(
        &options.folder,
        &build_options(options, common),
        &mut report,
    );
    report.sort();
    screen.report(&report);
    if let Some(products) = products
        && report.findings().is_empty()
    {
        screen.say("check-clean", &[("products", Arg::from(products))]);
    }
    screen.exit(&report)
}
