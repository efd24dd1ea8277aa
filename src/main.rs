//! The program. Everything is in the library; see `etalase::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let language = std::env::var("ETALASE_LANG").ok();
    etalase::cli::run(std::env::args_os(), language.as_deref()).into()
}
