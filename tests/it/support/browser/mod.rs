//! A real browser for tests: Chromium, headless, one process a [`Browser`].

mod pipe;
mod tab;

use std::cell::RefCell;
use std::process::{Child, Command};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::skip;
use pipe::Connection;
pub use pipe::PATIENCE;
pub use tab::Tab;

/// Names of the executable.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

const OPTIONS: [&str; 14] = [
    "--headless=new",
    // Without its sandbox it also runs as root, on build machines.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    // There is a mouse, until a tab is that of a phone.
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
    // Pages in the language of most buyers see what those see.
    "--lang=id",
    "--remote-debugging-pipe",
    "about:blank",
];

/// A browser with an empty profile, which its tabs share.
pub struct Browser {
    process: Child,
    connection: RefCell<Connection>,
    /// Deleted on drop.
    _profile: TempDir,
}

impl Browser {
    /// Starts the browser of this machine. Without one, reports the test as skipped, or fails if
    /// `ETALASE_REQUIRE_BROWSER` is set.
    pub fn find() -> Option<Self> {
        static PROGRAM: OnceLock<Option<&str>> = OnceLock::new();
        let Some(program) = *PROGRAM.get_or_init(program) else {
            assert!(
                std::env::var_os("ETALASE_REQUIRE_BROWSER").is_none(),
                "ETALASE_REQUIRE_BROWSER is set, and there is none of {NAMES:?}, or no Unix"
            );
            skip("the browser: no Chromium or Chrome is installed, or this is no Unix");
            return None;
        };
        Some(Self::start(program))
    }

    fn start(program: &str) -> Self {
        let profile = tempfile::tempdir().expect("a folder for its profile");
        let mut command = Command::new(program);
        command
            .args(OPTIONS)
            .arg(format!("--user-data-dir={}", profile.path().display()));
        let (process, connection) = pipe::start(&command);
        Self {
            process,
            connection: connection.into(),
            _profile: profile,
        }
    }

    /// A new tab with the screen of a common phone.
    pub fn tab(&self) -> Tab<'_> {
        Tab::new(&self.connection)
    }
}

impl Drop for Browser {
    /// Asks it to close, so that its helpers end before the profile is deleted; kills it if it does not.
    fn drop(&mut self) {
        self.connection.get_mut().say_goodbye();
        let end = Instant::now() + Duration::from_secs(5);
        while matches!(self.process.try_wait(), Ok(None)) && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(10));
        }
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// The first executable that works.
fn program() -> Option<&'static str> {
    let answers = |name: &&str| {
        let output = Command::new(name).arg("--version").output();
        output.is_ok_and(|output| output.status.success())
    };
    // Only Unix can hand over file descriptors.
    NAMES.into_iter().filter(|_| cfg!(unix)).find(answers)
}
