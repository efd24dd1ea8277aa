//! `remove`.

use super::Exit;
use super::args::RemoveOptions;
use super::edit::{not_found, open_session, shop};
use super::screen::Screen;
use crate::edit::{bin, find};
use crate::value::nearest;

pub(super) fn run(options: &RemoveOptions, screen: &Screen) -> Exit {
    let outcome = match options.restore {
        true => restore(options, screen),
        false => remove(options, screen),
    };
    match outcome {
        Ok(()) => Exit::Done,
        Err(exit) => exit,
    }
}

fn remove(options: &RemoveOptions, screen: &Screen) -> Result<(), Exit> {
    let source = shop(&options.shop, screen)?;
    let name = &options.name;
    let product = find::product(&source, name).map_err(|error| not_found(name, error, screen))?;
    let session = open_session(&source.root, screen)?;
    let removed =
        bin::remove(&session, &product.folder).map_err(|error| screen.edit_failed(&error))?;
    let args = [
        ("folder", product.folder.as_str().into()),
        ("bin", removed.path().as_str().into()),
        ("name", product.folder.file_name().into()),
    ];
    screen.say("remove-done", &args);
    screen.say("edit-next", &[]);
    Ok(())
}

fn restore(options: &RemoveOptions, screen: &Screen) -> Result<(), Exit> {
    let source = shop(&options.shop, screen)?;
    let failed = |error| screen.edit_failed(&error);
    let found = bin::named(&source.root, &options.name).map_err(failed)?;
    let Some(removed) = found.first() else {
        screen.warn("remove-not-in-bin", &[("name", (&*options.name).into())]);
        let all = bin::removed(&source.root).map_err(failed)?;
        let names = all.iter().map(|removed| removed.folder.file_name());
        if let Some(nearest) = nearest(&options.name, names) {
            screen.warn("edit-nearest", &[("nearest", nearest.into())]);
        }
        return Err(Exit::WrongUsage);
    };
    let session = open_session(&source.root, screen)?;
    bin::restore(&session, removed).map_err(failed)?;
    screen.say(
        "remove-restored",
        &[("folder", removed.folder.as_str().into())],
    );
    screen.say("edit-next", &[]);
    Ok(())
}
