//! `open`, which a double click is: finds the shop beside the program, serves it, and opens the browser.

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Common, FolderOptions, InitOptions, OpenOptions, ServeOptions};
use super::screen::Screen;
use super::{Exit, ask, init, serve};
use crate::discover;
use crate::locale::Arg;
use crate::serve::Reach;

/// Name of a shop's folder that is made beside the program.
const NEW_SHOP: &str = "toko-saya";

pub(super) fn run(options: &OpenOptions, common: &Common, screen: &Screen) -> Exit {
    match folder(options, screen) {
        Ok(folder) => show(&folder, options.port, common, screen),
        Err(exit) => exit,
    }
}

/// Serves the folder until interrupted.
fn show(folder: &Utf8Path, port: u16, common: &Common, screen: &Screen) -> Exit {
    screen.say("open-window", &[("folder", Arg::from(folder))]);
    // A convenience: the window names the folder as well.
    let _ = open::that_detached(folder);
    let options = ServeOptions {
        folder: FolderOptions::of(folder),
        port,
        reach: Reach::Machine,
        open: true,
        wifi: None,
    };
    serve::run(&options, common, screen)
}

/// The folder that was named, the only one near the program, the chosen one of several, or a new one.
fn folder(options: &OpenOptions, screen: &Screen) -> Result<Utf8PathBuf, Exit> {
    if let Some(folder) = &options.folder {
        return Ok(folder.clone());
    }
    let program = std::env::current_exe().ok();
    let beside = program.and_then(|path| Utf8PathBuf::try_from(path).ok());
    let beside = beside.as_deref().and_then(Utf8Path::parent);
    let beside = beside.unwrap_or(Utf8Path::new("."));
    let shops = discover::near(beside);
    match &shops[..] {
        [] => make(&beside.join(NEW_SHOP), screen),
        [only] => Ok(only.clone()),
        several => choose(several, screen),
    }
}

/// Offers to make a shop.
fn make(folder: &Utf8Path, screen: &Screen) -> Result<Utf8PathBuf, Exit> {
    let folder_arg = [("folder", Arg::from(folder))];
    let answer = ask::answer(&screen.text("open-make", &folder_arg))
        .map_err(|error| screen.terminal_failed(&error))?;
    if !ask::is_yes(answer.as_deref()) {
        screen.warn("open-none", &folder_arg);
        return Err(Exit::ContentError);
    }
    match init::run(&InitOptions::of(folder), screen) {
        Exit::Done => Ok(folder.to_owned()),
        failed => Err(failed),
    }
}

/// Asks which one of several.
fn choose(shops: &[Utf8PathBuf], screen: &Screen) -> Result<Utf8PathBuf, Exit> {
    for (number, shop) in (1..).zip(shops) {
        let number = ("number", Arg::from(number));
        screen.say("open-choice", &[number, ("folder", Arg::from(&**shop))]);
    }
    let question = screen.text("open-which", &[("count", Arg::from(shops.len()))]);
    loop {
        let answer = ask::answer(&question).map_err(|error| screen.terminal_failed(&error))?;
        // The end of the input, or no terminal: the list is the answer.
        let answer = answer.ok_or(Exit::WrongUsage)?;
        let number: Option<usize> = answer.parse().ok();
        let chosen = number.and_then(|number| shops.get(number.checked_sub(1)?));
        if let Some(chosen) = chosen {
            return Ok(chosen.clone());
        }
    }
}
