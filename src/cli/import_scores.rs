//! `import` of a curator's sheet into a group.

use super::args::ImportOptions;
use super::edit::open_session;
use super::import::refuse;
use super::screen::Screen;
use super::{Exit, ask};
use crate::diagnostic::{Report, Strictness, print};
use crate::import::{FilledSheet, ScoreChange, ScorePlan};
use crate::locale::Arg;

/// Changed values that are shown one by one.
const SHOWN_CHANGES: usize = 40;

/// Imports the scores of a sheet, if that is what the only file holds. `None` for another file.
pub(super) fn import(options: &ImportOptions, screen: &Screen) -> Option<Result<Exit, Exit>> {
    let [file] = &options.files[..] else {
        return None;
    };
    // Faults of another kind of file are told by `import` itself, which reads it next.
    let sheet = FilledSheet::read(file).ok()??;
    Some(import_scores(&sheet, options, screen))
}

fn import_scores(
    sheet: &FilledSheet,
    options: &ImportOptions,
    screen: &Screen,
) -> Result<Exit, Exit> {
    let is_asked = ask::person_is_there() && !screen.is_quiet() && !options.yes;
    let writes = !options.dry_run && (options.yes || is_asked);
    // The lock is taken before anything is compared with what is there.
    let session = match writes {
        true => Some(open_session(&options.folder, screen)?),
        false => None,
    };
    let mut report = Report::default();
    let plan = ScorePlan::of(sheet, &options.folder, &mut report);
    let plan = plan.map_err(|error| refuse(&error, screen))?;
    tell(&plan, screen);
    report.sort();
    screen.report(&report);
    let exit = match report.has_errors(Strictness::Lenient) {
        true => Exit::ContentError,
        false => Exit::Done,
    };
    if plan.is_empty() {
        screen.say("import-scores-nothing", &[]);
        return Ok(exit);
    }
    let Some(session) = session else {
        return match options.dry_run {
            true => {
                screen.say("import-dry-run", &[]);
                Ok(exit)
            }
            false => {
                screen.warn("import-say-yes", &[]);
                Err(Exit::WrongUsage)
            }
        };
    };
    if is_asked && !ask::agreed("import-ask", screen)? {
        screen.say("import-not-done", &[]);
        return Ok(exit);
    }
    plan.write(&session)
        .map_err(|error| refuse(&error, screen))?;
    let path = plan.path.under(&options.folder);
    screen.say("import-scores-done", &[("path", Arg::from(path.as_path()))]);
    Ok(exit)
}

/// Shows whose scores these are, and where they differ from those that are there.
fn tell(plan: &ScorePlan, screen: &Screen) {
    let changed = |change: &&ScoreChange| change.before.is_some();
    let changes: Vec<&ScoreChange> = plan.changes.iter().filter(changed).collect();
    let args = [
        ("curator", Arg::from(print::shown(&plan.curator))),
        ("shops", Arg::from(plan.filled)),
        ("new", Arg::from(plan.changes.len() - changes.len())),
        ("changed", Arg::from(changes.len())),
    ];
    screen.say("import-scores", &args);
    for change in changes.iter().take(SHOWN_CHANGES) {
        let before = change.before.as_deref().unwrap_or_default();
        let args = [
            ("shop", Arg::from(print::shown(&change.shop))),
            ("key", Arg::from(print::shown(&change.key))),
            ("before", Arg::from(print::shown(before))),
            ("after", Arg::from(print::shown(&change.after))),
        ];
        screen.say("import-scores-change", &args);
    }
    if let Some(more) = changes.len().checked_sub(SHOWN_CHANGES).filter(|n| *n > 0) {
        screen.say("import-scores-more", &[("more", Arg::from(more))]);
    }
}
