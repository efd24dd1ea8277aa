//! Arguments of the exports of a curation, parsed.

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::export::CurationWish;

/// The exports with their Indonesian names.
const EXPORTS: [(&str, &str); 3] = [
    ("letters", "surat"),
    ("certificates", "sertifikat"),
    ("scoresheet", "lembar-nilai"),
];

/// The commands.
pub(super) fn exports(
    exportable: &impl Fn(&'static str, &'static str) -> Command,
    option: &impl Fn(&'static str, &str) -> Arg,
    each: &impl Fn() -> Arg,
) -> Vec<Command> {
    let command = |(name, alias)| {
        let command = exportable(name, alias);
        match name {
            "certificates" => command.arg(each()).arg(
                option("best", "value-number")
                    .alias("terbaik")
                    .value_parser(value_parser!(u32).range(1..)),
            ),
            "scoresheet" => command.arg(option("curator", "value-text").alias("kurator")),
            _ => command.arg(each()),
        }
    };
    EXPORTS.into_iter().map(command).collect()
}

/// The wish of one of these commands; `None` for another.
pub(super) fn wish(what: &str, options: &ArgMatches) -> Option<CurationWish> {
    match what {
        "letters" => Some(CurationWish::Letters),
        "certificates" => {
            let best: Option<&u32> = options.get_one("best");
            Some(CurationWish::Certificates(best.map(|best| *best as usize)))
        }
        "scoresheet" => {
            let curator: Option<&String> = options.get_one("curator");
            let curator = curator.map(|name| name.trim().to_owned());
            let curator = curator.filter(|name| !name.is_empty());
            Some(CurationWish::Scoresheet(curator))
        }
        _ => None,
    }
}
