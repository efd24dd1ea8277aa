//! A real browser for tests: Chromium, headless.

mod pipe;
mod tab;

use std::cell::RefCell;
use std::process::Command;
use std::sync::{Mutex, OnceLock};
use std::thread;

use super::skip;
use pipe::Connection;
pub use pipe::PATIENCE;
pub use tab::Tab;

/// Chromium and its relatives.
static WHOLE: Program = Program::of(&[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
]);

/// Chromium without windows: the same pages for half of the processor. It loads the photos, though, that `loading=lazy` leaves
/// until they are near.
static SHELL: Program = Program::of(&["chromium-headless-shell"]);

/// A browser program.
struct Program {
    /// Names of its executable.
    names: &'static [&'static str],
    /// The first of them that works.
    found: OnceLock<Option<&'static str>>,
    /// Processes that no test uses at the moment: to start one takes longer than most tests.
    idle: Mutex<Vec<Connection>>,
}

/// Processes that are started until one answers.
const MOST_STARTS: usize = 3;

const OPTIONS: [&str; 18] = [
    "--headless=new",
    // Without its sandbox it also runs as root, on build machines.
    "--no-sandbox",
    "--disable-gpu",
    // Less to start, and no process kept ready for pages that nobody opens.
    "--in-process-gpu",
    "--disable-extensions",
    "--disable-breakpad",
    "--disable-features=SpareRendererForSitePerProcess,Translate,MediaRouter,OptimizationHints",
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

impl Program {
    const fn of(names: &'static [&'static str]) -> Self {
        Self {
            names,
            found: OnceLock::new(),
            idle: Mutex::new(Vec::new()),
        }
    }

    fn find(&self) -> Option<&'static str> {
        let answers = |name: &&&str| {
            let output = Command::new(name).arg("--version").output();
            output.is_ok_and(|output| output.status.success())
        };
        // Only Unix can hand over file descriptors.
        let find = || self.names.iter().filter(|_| cfg!(unix)).find(answers);
        *self.found.get_or_init(|| find().copied())
    }

    /// A process that answers, and a new context of it. One in some dozens that are started on a busy machine never does.
    fn connect(&self, name: &str) -> (Connection, String) {
        for _ in 0..MOST_STARTS {
            let idle = self.idle.lock().expect("nothing panics there").pop();
            let mut connection = idle.unwrap_or_else(|| pipe::start(name, &OPTIONS));
            if let Some(context) = connection.new_context() {
                return (connection, context);
            }
        }
        panic!("{name} does not answer")
    }
}

/// A browser with an empty profile, which its tabs share: an incognito context of a process that other tests use before
/// and after.
pub struct Browser {
    program: &'static Program,
    /// `None` only during `drop`.
    connection: Option<RefCell<Connection>>,
    context: String,
}

impl Browser {
    /// A browser of this machine. Without one, reports the test as skipped, or fails if `ETALASE_REQUIRE_BROWSER` is set.
    pub fn find() -> Option<Self> {
        match SHELL.find() {
            Some(_) => Self::of(&SHELL),
            None => Self::whole(),
        }
    }

    /// The same, but one that loads photos when people's browsers do.
    pub fn whole() -> Option<Self> {
        Self::of(&WHOLE)
    }

    fn of(program: &'static Program) -> Option<Self> {
        let Some(name) = program.find() else {
            let names = program.names;
            assert!(
                std::env::var_os("ETALASE_REQUIRE_BROWSER").is_none(),
                "ETALASE_REQUIRE_BROWSER is set, and there is none of {names:?}, or no Unix"
            );
            skip("the browser: no Chromium or Chrome is installed, or this is no Unix");
            return None;
        };
        let (connection, context) = program.connect(name);
        Some(Self {
            program,
            connection: Some(connection.into()),
            context,
        })
    }

    /// A new tab with the screen of a common phone.
    pub fn tab(&self) -> Tab<'_> {
        let connection = self.connection.as_ref();
        Tab::new(connection.expect("it is not dropped"), &self.context)
    }
}

impl Drop for Browser {
    /// Closes its tabs and leaves the process to other tests. After a failure the process ends with its connection.
    fn drop(&mut self) {
        if thread::panicking() {
            return;
        }
        let connection = self.connection.take().expect("it is dropped once");
        let mut connection = connection.into_inner();
        connection.close_context(&self.context);
        let mut idle = self.program.idle.lock().expect("nothing panics there");
        idle.push(connection);
    }
}
