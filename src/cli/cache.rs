//! `cache`.

use super::Exit;
use super::args::{Common, FolderOptions};
use super::build::build_options;
use super::screen::Screen;
use crate::build;
use crate::diagnostic::Report;
use crate::locale::Arg;
use crate::value::ByteSize;

/// `cache prune`. Reports findings only when the shop cannot be understood at all; the others are for `check`.
pub(super) fn prune(options: &FolderOptions, common: &Common, screen: &Screen) -> Exit {
    let mut report = Report::default();
    let build_options = build_options(options, common);
    match build::prune(&options.folder, &build_options, &mut report) {
        Err(error) => screen.failed(&error),
        Ok(None) => {
            report.sort();
            screen.report(&report);
            screen.say("prune-nothing", &[]);
            screen.exit(&report)
        }
        Ok(Some(pruned)) => {
            let size = ByteSize(pruned.bytes).approximate(screen.language.code());
            let files = usize::try_from(pruned.files).unwrap_or(usize::MAX);
            screen.say(
                "prune-done",
                &[("files", Arg::from(files)), ("size", Arg::from(size))],
            );
            screen.exit(&Report::default())
        }
    }
}
