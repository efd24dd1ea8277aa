//! Usage errors, in the person's language. Help and version, which clap reports in the same way, are printed as they
//! are.

use std::error::Error;
use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Exit;
use super::args::Choices;
use crate::locale::{Arg, Texts};

/// Prints a message of clap's and returns its exit status.
pub(super) fn explain(error: &clap::Error, texts: &Texts) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A closed pipe (`| head`) is no failure.
            let _ = write!(anstream::stdout(), "{}", error.render().ansi());
            return Exit::Done;
        }
        ErrorKind::MissingSubcommand => complain(&texts.format("usage-no-command", &[])),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            complain(&error.render().ansi().to_string());
            complain(&texts.format("usage-no-command", &[]));
        }
        ErrorKind::UnknownArgument => say(
            error,
            texts,
            "usage-unknown-argument",
            ContextKind::InvalidArg,
        ),
        ErrorKind::InvalidSubcommand => {
            say(
                error,
                texts,
                "usage-unknown-command",
                ContextKind::InvalidSubcommand,
            );
        }
        ErrorKind::MissingRequiredArgument => {
            say(
                error,
                texts,
                "usage-missing-argument",
                ContextKind::InvalidArg,
            );
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say(
                error,
                texts,
                "usage-invalid-value",
                ContextKind::InvalidValue,
            );
        }
        ErrorKind::InvalidUtf8 => complain(&texts.format("usage-invalid-utf8", &[])),
        _ => say(error, texts, "usage-other", ContextKind::InvalidArg),
    }
    complain(&texts.format("usage-see-help", &[]));
    Exit::WrongUsage
}

fn say(error: &clap::Error, texts: &Texts, id: &str, found: ContextKind) {
    let args = [
        (
            "found".to_owned(),
            Arg::from(context(error, found).unwrap_or_default()),
        ),
        (
            "argument".to_owned(),
            Arg::from(context(error, ContextKind::InvalidArg).unwrap_or_default()),
        ),
    ];
    complain(&texts.format(id, &args));
    if let Some(choices) = choices(error) {
        let args = [("choices".to_owned(), Arg::from(choices))];
        complain(&texts.format("usage-choices", &args));
    }
    let nearest = context(error, ContextKind::SuggestedArg)
        .or_else(|| context(error, ContextKind::SuggestedSubcommand));
    if let Some(nearest) = nearest {
        let args = [("nearest".to_owned(), Arg::from(nearest))];
        complain(&texts.format("usage-nearest", &args));
    }
}

/// Allowed values of an option. Other messages of parsers are English, and for programmers.
fn choices(error: &clap::Error) -> Option<String> {
    let ours = error.source().and_then(|source| source.downcast_ref());
    ours.map(|choices: &Choices| choices.to_string())
        .or_else(|| context(error, ContextKind::ValidValue))
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        other => Some(other.to_string()),
    }
}

/// Prints a line on standard error, ignoring failures.
fn complain(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}
