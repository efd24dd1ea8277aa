//! The command line: arguments in, exit status out. The only place that prints, and that reads the clock, the
//! environment and the program's own file.

mod add;
mod args;
mod ask;
mod build;
mod cache;
mod check;
mod console;
mod curation;
mod edit;
mod exit;
mod export;
mod import;
mod import_scores;
mod init;
mod language;
mod open;
mod price;
mod programme;
mod progress;
mod remove;
mod report;
mod screen;
mod serve;
mod usage;

pub use exit::Exit;

use std::ffi::OsString;

use crate::locale::{Language, Texts};
use args::{Command, Common};
use screen::Screen;

/// Runs the program. `arguments` start with its name; `language` is from the environment (`ETALASE_LANG`), and `--lang`
/// overrides it.
pub fn run(arguments: impl IntoIterator<Item = OsString>, language: Option<&str>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = args::language_asked(&arguments)
        .or_else(|| language.and_then(args::language_of))
        .unwrap_or(Language::Indonesian);
    let texts = Texts::program(language);
    let is_own_window = console::is_own();
    let parsed = match args::double_click(&arguments) {
        Some(open) if is_own_window => Ok((Command::Open(open), Common::default())),
        _ => args::parse(&arguments, (&texts, language)),
    };
    let closes_window = is_own_window || matches!(parsed, Ok((Command::Open(_), _)));
    let exit = match parsed {
        Ok((command, common)) => dispatch(command, &common, &Screen::new(texts, language, &common)),
        Err(error) => usage::explain(&error, &texts),
    };
    if closes_window && exit != Exit::Done {
        console::wait(&Texts::program(language));
    }
    exit
}

fn dispatch(command: Command, common: &Common, screen: &Screen) -> Exit {
    match command {
        Command::Init(options) => init::run(&options, screen),
        Command::Add(options) => add::run(&options, screen),
        Command::Edit(options) => edit::run(&options, screen),
        Command::Remove(options) => remove::run(&options, screen),
        Command::Price(options) => price::run(&options, screen),
        Command::Import(options) => import::run(&options, screen),
        Command::Build(options) => build::run(&options, common, screen),
        Command::Join(options) => build::join(&options, common, screen),
        Command::Check(options) => check::run(&options, common, screen),
        Command::Language(options) => language::run(&options, screen),
        Command::Prune(options) => cache::prune(&options, common, screen),
        Command::Export(options) => export::run(&options, common, screen),
        Command::Serve(options) => serve::run(&options, common, screen),
        Command::Open(options) => open::run(&options, common, screen),
        Command::Keys(file) => {
            screen.print(file.page(screen.language).trim_end());
            Exit::Done
        }
        Command::Generate(what) => {
            match what.write((&screen.texts, screen.language), &mut std::io::stdout()) {
                Ok(()) => Exit::Done,
                Err(error) => screen.terminal_failed(&error),
            }
        }
    }
}
