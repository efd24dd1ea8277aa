//! The site of a folder, served while it is being made: to the seller's own browser, and to phones in the
//! same network.
//!
//! ```text
//! watch ──▶ Workshop (builds through the pipeline) ──▶ Server ──▶ browsers
//! ```
//!
//! * [`watch`] tells of changes in the folder, and when it goes and comes back;
//! * [`Workshop`] builds, and lets no site with a new mistake take the place of a good one;
//! * [`Server`] answers: `listen` and `admission` hold connections in bounds, `router` finds the answer, `site` and
//!   `content` have the files, `answer` sends them, `host_headers` knows what a host would say of them;
//! * `preview` is for the seller alone: news of each build, and the script that loads pages anew;
//! * `hotspot`, `takeaway`, `edition`, [`network`](addresses) and `counters` are for those who come over a hotspot.
//!
//! What never happens: something outside the site's folder is sent; something is written into it; anything
//! about a visitor is kept but numbers.

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
pub use preview::{Times, Trouble};
pub use watch::watch;
pub use workshop::{Outcome, Workshop};

use std::io;
use std::sync::Arc;
use std::time::Duration;

use camino::Utf8Path;
use tokio::runtime::{self, Runtime};

use self::router::{Desk, Shared};
use crate::build::Inventory;
use crate::locale::Language;

/// Threads that read files and pack them, beside those that answer.
const READERS: usize = 8;

/// What the copies are made of that people take home.
pub struct Copies {
    /// What they are named after: the shop's folder.
    pub name: String,
    /// The shop that was published last, if one was.
    pub edition: Option<Edition>,
}

/// A server that is running.
pub struct Server {
    shared: Arc<Shared>,
    runtime: Runtime,
    stop: tokio::sync::watch::Sender<bool>,
    serving: tokio::task::JoinHandle<io::Result<()>>,
}

impl Server {
    /// Serves the site in a folder, for which pages of our own speak this language.
    ///
    /// # Errors
    /// When the system gives no threads.
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
        let desk = Desk::new(Arc::clone(&shared));
        let serving = runtime.spawn(listen::serve(door, desk, stopped));
        Ok(Self {
            shared,
            runtime,
            stop,
            serving,
        })
    }

    /// The site has been built anew and consists of this; browsers are told when it is `new` to them.
    pub fn published(&self, inventory: &Inventory, edition: Option<Edition>, new: Option<Times>) {
        self.shared.shelf.stock(inventory, edition);
        if let Some(times) = new {
            self.shared.preview.changed(times);
        }
    }

    /// The seller's browser shows what is to be mended, or nothing any more.
    pub fn trouble(&self, trouble: Option<Trouble>) {
        self.shared.preview.trouble(trouble);
    }

    /// Says how phones come here.
    pub fn invite(&self, invitation: Invitation) {
        self.shared.hotspot.invite(invitation);
    }

    /// Who came so far.
    pub fn counts(&self) -> Counts {
        self.shared.counters.counts()
    }

    /// Calls `tell` when the person or the system asks the program to end.
    pub fn when_asked_to_end(&self, tell: impl FnOnce() + Send + 'static) {
        self.runtime.spawn(async move {
            asked_to_end().await;
            tell();
        });
    }

    /// Lets answers that are under way end, for a moment.
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

#[cfg(not(unix))]
async fn asked_to_end() {
    let _ = tokio::signal::ctrl_c().await;
}
