//! `add`.

use std::io::{self, IsTerminal};

use super::Exit;
use super::args::AddOptions;
use super::ask::{self, Questions};
use super::screen::Screen;
use crate::scaffold::{self, NewProduct};

pub(super) fn run(options: &AddOptions, screen: &Screen) -> Exit {
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
    let person_is_there = io::stdin().is_terminal() && io::stdout().is_terminal();
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
