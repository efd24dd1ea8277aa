//! `generate`, for those who pack the program: what is made from the description of its commands.

use std::io::{self, Write};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches};
use clap_complete::Shell;

use super::command_line;
use crate::locale::{Language, Texts};

/// The name by which the program is called.
const PROGRAM: &str = "etalase";
/// Name of the man page, among those of shells.
const MAN: &str = "man";

/// File for those who pack the program.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) enum Generated {
    /// A script by which a shell completes commands.
    Completions(Shell),
    ManPage,
}

impl Generated {
    /// Writes it.
    ///
    /// # Errors
    /// Those of the output.
    pub fn write(self, voice: (&Texts, Language), output: &mut impl Write) -> io::Result<()> {
        let mut commands = command_line(voice).name(PROGRAM);
        match self {
            Self::Completions(shell) => {
                // Gathered first: the crate panics where it cannot write.
                let mut script = Vec::new();
                clap_complete::generate(shell, &mut commands, PROGRAM, &mut script);
                output.write_all(&script)
            }
            Self::ManPage => clap_mangen::Man::new(commands).render(output),
        }
    }
}

/// The command, which help does not show.
pub(super) fn command() -> clap::Command {
    let shells = [
        Shell::Bash,
        Shell::Zsh,
        Shell::Fish,
        Shell::PowerShell,
        Shell::Elvish,
    ];
    let names = shells.map(|shell| shell.to_string());
    let names = PossibleValuesParser::new(names.into_iter().chain([MAN.to_owned()]));
    clap::Command::new("generate")
        .hide(true)
        .arg(Arg::new("what").required(true).value_parser(names))
}

/// Resolves its argument.
pub(super) fn asked(options: &ArgMatches) -> Generated {
    let what: &String = options.get_one("what").expect("clap asks for it");
    let shell = what.parse().map(Generated::Completions);
    shell.unwrap_or(Generated::ManPage)
}
