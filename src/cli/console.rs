//! The window in which the program runs.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::locale::Texts;

/// True when the window was opened for this program alone, as by a double click: it closes with the program.
#[cfg(windows)]
#[expect(
    unsafe_code,
    reason = "no maintained crate wraps GetConsoleProcessList"
)]
pub(super) fn is_own() -> bool {
    use windows_sys::Win32::System::Console::GetConsoleProcessList;
    let mut processes = [0; 2];
    // SAFETY: the array has room for the two numbers that the length allows.
    let count = unsafe { GetConsoleProcessList(processes.as_mut_ptr(), 2) };
    count == 1
}

#[cfg(not(windows))]
pub(super) fn is_own() -> bool {
    false
}

/// Keeps the window open until a person has read it.
pub(super) fn wait(texts: &Texts) {
    if io::stdin().is_terminal() {
        let _ = writeln!(anstream::stderr(), "{}", texts.format("open-wait", &[]));
        let _ = io::stdin().lock().read_line(&mut String::new());
    }
}
