//! `init`.

use std::io;

use super::Exit;
use super::args::InitOptions;
use super::ask::{self, Questions};
use super::screen::Screen;
use crate::scaffold::{self, ShopAnswers};

pub(super) fn run(options: &InitOptions, screen: &Screen) -> Exit {
    if let Some(service) = options.ci {
        return screen.made(scaffold::workflow(&options.folder, service));
    }
    let number = options.whatsapp.as_deref();
    if let Some(refused) = screen.refuses("--whatsapp", number, ask::whatsapp) {
        return refused;
    }
    let known = ShopAnswers {
        name: options.name.clone(),
        whatsapp: options.whatsapp.clone(),
        tagline: options.tagline.clone(),
        place: options.place.clone(),
    };
    let answers = match answers(options, known, screen) {
        Ok(answers) => answers,
        Err(error) => return screen.terminal_failed(&error),
    };
    let (folder, language) = (&options.folder, screen.language);
    let made = match &options.from {
        Some(from) => scaffold::group_like(folder, from, &answers, language),
        None if options.group => scaffold::group(folder, &answers, language),
        None => scaffold::shop(folder, &answers, options.demo, language),
    };
    screen.made(made)
}

/// Asks for missing data, on a terminal.
fn answers(options: &InitOptions, known: ShopAnswers, screen: &Screen) -> io::Result<ShopAnswers> {
    if !ask::person_is_there() {
        return Ok(known);
    }
    let mut questions = Questions::new(io::stdin().lock(), io::stdout(), &screen.texts);
    if options.group || options.from.is_some() {
        questions.group(known)
    } else {
        questions.shop(known)
    }
}
