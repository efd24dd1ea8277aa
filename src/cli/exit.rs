//! Exit statuses, as SPEC section 3 fixes them.

use std::process::ExitCode;

/// Result of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; warnings are allowed.
    Done,
    /// Something in the content was an error.
    ContentError,
    /// The command was typed wrongly.
    WrongUsage,
    /// The machine failed: disk full, no permission.
    MachineFailed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::ContentError => 1,
            Exit::WrongUsage => 2,
            Exit::MachineFailed => 3,
        })
    }
}
