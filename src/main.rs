//! The program. Everything is in the library; see `etalase::cli`.

use std::process::ExitCode;

/// A build makes and drops very many small texts; the allocators that systems bring, Windows' above
/// all, take a fifth longer for it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let language = std::env::var("ETALASE_LANG").ok();
    etalase::cli::run(std::env::args_os(), language.as_deref()).into()
}
