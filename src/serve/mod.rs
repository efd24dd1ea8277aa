//! Serves the site of a folder while it is edited: to the seller's browser, and to phones in the same network.
//!
//! ```text
//! watch ──▶ Workshop (builds through the pipeline) ──▶ Server ──▶ browsers
//! ```
//!
//! * [`watch`] reports changes of the folder, and its removal and return;
//! * [`Workshop`] builds, and keeps a good site when a new error appears;
//! * [`Server`] responds: `listen` and `admission` limit connections, `router` finds the response, `site` and
//!   `content` have the files, `answer` sends them, `host_headers` adds the headers of a host;
//! * `preview` is for the seller alone: news of each build, and the script that reloads pages;
//! * `hotspot`, `takeaway`, `edition`, [`network`](addresses) and `counters` are for visitors over a hotspot.
//!
//! Never happens: a file outside the site's folder is sent; anything is written into it; anything but numbers is stored
//! about visitors.

mod admission;
mod answer;
mod change;
mod content;
mod counters;
mod edition;
mod host_headers;
mod hotspot;
mod listen;
mod network;
mod place;
mod preview;
mod router;
mod site;
mod takeaway;
mod watch;
mod watchers;
mod workshop;

pub use change::{Change, Extent, Reason, Saved};
pub use counters::Counts;
pub use edition::Edition;
pub use hotspot::{Invitation, POSTER, WELCOME};
pub use listen::{Door, Reach};
pub use network::{Wifi, addresses};
pub use preview::{ErrorOverlay, Times};
pub use watch::watch;
pub use workshop::{Outcome, Workshop};

use std::io;
use std::sync::Arc;
use std::time::Duration;

use camino::Utf8Path;
use tokio::runtime::{self, Runtime};

use self::router::{Handler, Shared};
use crate::build::Inventory;
use crate::locale::Language;

/// Threads that read and compress files, beside those that respond.
const READERS: usize = 8;

/// Source of the copies that visitors download.
pub struct Copies {
    /// Base of their file names: the shop's folder.
    pub name: String,
    /// The last published edition, if any.
    pub edition: Option<Edition>,
}

/// A running server.
pub struct Server {
    shared: Arc<Shared>,
    runtime: Runtime,
    stop: tokio::sync::watch::Sender<bool>,
    serving: tokio::task::JoinHandle<io::Result<()>>,
}

impl Server {
    /// Serves the site in a folder; its own pages use this language.
    ///
    /// # Errors
    /// When the system cannot start threads.
    pub fn start(
        door: Door,
        site: &Utf8Path,
        copies: Copies,
        language: Language,
    ) -> io::Result<Self> {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let shared = Arc::new(Shared::of(site, copies, language, stopped.clone()));
        let runtime = runtime::Builder::new_multi_thread()
            .enable_all()
            .max_blocking_threads(READERS)
            .build()?;
        let handler = Handler::new(Arc::clone(&shared));
        let serving = runtime.spawn(listen::serve(door, handler, stopped));
        Ok(Self {
            shared,
            runtime,
            stop,
            serving,
        })
    }

    /// Updates the site's files; browsers reload when it is `new` to them.
    pub fn published(&self, inventory: &Inventory, edition: Option<Edition>, new: Option<Times>) {
        self.shared.current.replace(inventory, edition);
        if let Some(times) = new {
            self.shared.preview.changed(times);
        }
    }

    /// Shows an error overlay in the seller's browser, or removes it.
    pub fn overlay(&self, overlay: Option<ErrorOverlay>) {
        self.shared.preview.overlay(overlay);
    }

    /// Sets the addresses to announce to phones.
    pub fn invite(&self, invitation: Invitation) {
        self.shared.hotspot.invite(invitation);
    }

    /// Current visitor counts.
    pub fn counts(&self) -> Counts {
        self.shared.counters.counts()
    }

    /// Calls `tell` when the person or the system asks the program to end (signals).
    pub fn when_asked_to_end(&self, tell: impl FnOnce() + Send + 'static) {
        self.runtime.spawn(async move {
            asked_to_end().await;
            tell();
        });
    }

    /// Shuts down, after a short time for responses in progress.
    pub fn stop(self) {
        let _ = self.stop.send(true);
        let _ = self.runtime.block_on(self.serving);
        self.runtime.shutdown_timeout(Duration::from_millis(200));
    }
}

#[cfg(unix)]
async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut end) = signal(SignalKind::terminate()) else {
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = end.recv() => {}
    }
}

/// Ctrl+C, Ctrl+Break, the closed window, the end of Windows.
#[cfg(windows)]
async fn asked_to_end() {
    use tokio::signal::windows::{ctrl_break, ctrl_close, ctrl_shutdown};
    let (Ok(mut stopped), Ok(mut closed), Ok(mut shut_down)) =
        (ctrl_break(), ctrl_close(), ctrl_shutdown())
    else {
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = stopped.recv() => {}
        _ = closed.recv() => {}
        _ = shut_down.recv() => {}
    }
}
