//! The command line: arguments in, exit status out. The only place that prints, and that reads the clock, the
//! environment and the program's own file.

mod add;
mod args;
mod ask;
mod build;
mod cache;
mod check;
mod exit;
mod export;
mod init;
mod language;
mod progress;
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
    let (command, common) = match args::parse(&arguments, &texts) {
        Ok(parsed) => parsed,
        Err(error) => return usage::explain(&error, &texts),
    };
    let screen = Screen::new(texts, language, &common);
    dispatch(command, &common, &screen)
}

fn dispatch(command: Command, common: &Common, screen: &Screen) -> Exit {
    match command {
        Command::Init(options) => init::run(&options, screen),
        Command::Add(options) => add::run(&options, screen),
        Command::Build(options) => build::run(&options, common, screen),
        Command::Join(options) => build::join(&options, common, screen),
        Command::Check(options) => check::run(&options, common, screen),
        Command::Language(options) => language::run(&options, screen),
        Command::Prune(options) => cache::prune(&options, common, screen),
        Command::Export(options) => export::run(&options, common, screen),
        Command::Serve(options) => serve::run(&options, common, screen),
    }
}
