//! `add`.

use std::io;

use super::Exit;
use super::args::AddOptions;
use super::ask::{self, Questions};
use super::screen::Screen;
use crate::locale::Arg;
use crate::scaffold::{self, NewProduct, ScaffoldError};

pub(super) fn run(options: &AddOptions, screen: &Screen) -> Exit {
    // Said before anything is asked.
    if !scaffold::is_shop(&options.shop) {
        let folder = options.shop.clone();
        return screen.made(Err(ScaffoldError::NotAShop { folder }));
    }
    if let Some(refused) = screen.refuses("--price", options.price.as_deref(), ask::price) {
        return refused;
    }
    let known = NewProduct {
        name: options.name.clone(),
        category: options.category.clone(),
        price: options.price.clone(),
        unit: options.unit.clone(),
        photos: options.photos.clone(),
    };
    // Price or photos as flags mean that everything was given; only a bare name starts questions.
    let is_bare = known.price.is_none() && known.photos.is_empty();
    let person_is_there = ask::person_is_there();
    if person_is_there && let Some(folder) = scaffold::same_product(&options.shop, &options.name) {
        let args = [
            ("folder", Arg::from(folder.as_path())),
            ("name", (&*options.name).into()),
        ];
        let answer = ask::answer(&screen.text("add-again", &args));
        match answer {
            Ok(Some(answer)) if matches!(answer.as_str(), "y" | "ya" | "yes") => {}
            Ok(_) => {
                screen.say("add-edit", &args);
                return Exit::Done;
            }
            Err(error) => return screen.terminal_failed(&error),
        }
    }
    let product = if is_bare && person_is_there {
        match Questions::new(io::stdin().lock(), io::stdout(), &screen.texts).product(known) {
            Ok(product) => product,
            Err(error) => return screen.terminal_failed(&error),
        }
    } else {
        known
    };
    screen.made(scaffold::product(&options.shop, &product, screen.language))
}
