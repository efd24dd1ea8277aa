//! The program. Everything is in the library; see `etalase::cli`.

use std::process::ExitCode;

/// A build allocates very many small texts; system allocators, above all Windows', make it a fifth slower.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `mi_option_purge_delay` of mimalloc's `mi_option_t`, which the bindings do not name.
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;
/// Milliseconds until freed memory is returned to the system. With the default of 1000, photos take 25 MB more, and with 10
/// a tenth more time, in which the system clears the same pages again and again.
const PURGED_AFTER: std::ffi::c_long = 100;

#[expect(
    unsafe_code,
    reason = "the bindings of the allocator have no safe call for its options"
)]
fn main() -> ExitCode {
    // SAFETY: sets a number in the allocator's table of options, whose length it checks.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, PURGED_AFTER) };
    let language = std::env::var("ETALASE_LANG").ok();
    etalase::cli::run(std::env::args_os(), language.as_deref()).into()
}
