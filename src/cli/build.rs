//! `build` and `join`.

use std::sync::Arc;

use super::Exit;
use super::args::{BuildWish, Common, FolderOptions, JoinOptions};
use super::screen::Screen;
use crate::build::{self, BuildError, BuildOptions, Built, Scope};
use crate::diagnostic::{Report, Strictness};
use crate::edit::Moment;
use crate::files;
use crate::locale::Arg;
use crate::value::{ByteSize, Date};

pub(super) fn run(wish: &BuildWish, common: &Common, screen: &Screen) -> Exit {
    let options = &wish.folder;
    if let Some(exit) = refuse(options, screen) {
        return exit;
    }
    let build_options = BuildOptions {
        scope: wish.scope.clone(),
        fresh: wish.fresh,
        repeats: wish.repeats,
        may_empty: wish.may_empty,
        ..build_options(options, common)
    };
    let mut report = Report::default();
    let outcome = build::build(&options.folder, &build_options, screen, &mut report);
    tell(outcome, report, options, (common, screen))
}

/// `join`.
pub(super) fn join(wish: &JoinOptions, common: &Common, screen: &Screen) -> Exit {
    let options = &wish.folder;
    if let Some(exit) = refuse(options, screen) {
        return exit;
    }
    let build_options = build_options(options, common);
    let mut report = Report::default();
    let outcome = build::join(
        &wish.parts,
        &options.folder,
        &build_options,
        (screen, &mut report),
    );
    tell(outcome, report, options, (common, screen))
}

/// Prints the result of a build.
fn tell(
    outcome: Result<Built, BuildError>,
    mut report: Report,
    options: &FolderOptions,
    (common, screen): (&Common, &Screen),
) -> Exit {
    report.sort();
    screen.report(&report);
    let built = match outcome {
        Ok(built) => built,
        Err(error) => return screen.failed(&error),
    };
    if !built.published {
        let strict = common.strictness == Strictness::Strict;
        screen.say(
            if strict {
                "build-strict"
            } else {
                "build-nothing"
            },
            &[],
        );
        return screen.exit(&report);
    }
    let changed = built.written + built.removed > 0;
    let id = if changed {
        "build-done"
    } else {
        "build-unchanged"
    };
    let size = |bytes| Arg::from(ByteSize(bytes).approximate(screen.language.code()));
    let args = [
        ("shops", built.shops.map_or(Arg::from("none"), Arg::from)),
        ("products", Arg::from(built.products)),
        ("pages", Arg::from(built.rendered)),
        ("photos", Arg::from(built.decoded)),
        ("taken", size(built.decoded_bytes.taken)),
        ("made", size(built.decoded_bytes.made)),
        ("target", Arg::from(options.target.as_path())),
        (
            "home",
            Arg::from(options.target.join("index.html").as_path()),
        ),
    ];
    screen.say(id, &args);
    screen.exit(&report)
}

/// Refuses overlapping folders.
pub(super) fn refuse(options: &FolderOptions, screen: &Screen) -> Option<Exit> {
    // An output folder that is the shop's own, or has no name, has a message of its own.
    let target_is_own = !options.target.as_str().is_empty() && options.target != options.folder;
    let is_mixed = target_is_own && options.cache.starts_with(&options.target);
    is_mixed.then(|| {
        let path = Arg::from(options.cache.as_path());
        screen.warn("failed-cache-in-output", &[("path", path)]);
        Exit::WrongUsage
    })
}

/// The options of a build, including day and program, which only the command line reads.
pub(super) fn build_options(options: &FolderOptions, common: &Common) -> BuildOptions {
    BuildOptions {
        target: options.target.clone(),
        cache: options.cache.clone(),
        today: today(),
        strictness: common.strictness,
        program: program(),
        workers: options.workers,
        scope: Scope::All,
        fresh: false,
        themes: Arc::default(),
        repeats: true,
        may_empty: false,
    }
}

pub(super) fn today() -> Date {
    let date = jiff::Zoned::now().date();
    Date::parse(&date.to_string()).expect("a date prints as one that can be read")
}

/// The time on the wall.
pub(super) fn now() -> Moment {
    Moment::of(jiff::Zoned::now().datetime())
}

/// The program's version and the stamp of its file: a rebuilt program may render differently.
fn program() -> String {
    let file = std::env::current_exe()
        .ok()
        .and_then(|path| camino::Utf8PathBuf::try_from(path).ok());
    let stamp = file.and_then(|path| files::stat(&path).ok());
    let stamp = stamp.map_or_else(String::new, |stamp| {
        format!("{}-{}", stamp.size, stamp.modified)
    });
    format!("{}-{stamp}", env!("CARGO_PKG_VERSION"))
}
