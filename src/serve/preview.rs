//! Live reload for the seller's browser: news of each build by server-sent events, and the script that listens. Both
//! are for this machine only, and no files of the site.

use std::convert::Infallible;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use memchr::memmem;
use serde::Serialize;
use tokio::sync::watch;

/// Path of the script; no file of a site starts so.
pub(super) const SCRIPT: &str = "/_etalase/muat.js";
/// Path of the event stream.
pub(super) const NEWS: &str = "/_etalase/kabar";

/// Interval of keep-alive messages, by which closed connections are noticed.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// Content of the error overlay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErrorOverlay {
    /// State of the site.
    pub title: String,
    /// The findings, each as the terminal shows it.
    pub findings: Vec<String>,
    /// Label of the button that closes it.
    pub close: String,
}

/// Times in milliseconds since 1970, with fractions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Times {
    /// Time of the change.
    pub noticed: f64,
    /// Time when the new site was published.
    pub built: f64,
}

impl Times {
    /// Times of a change that was noticed then and is published now.
    pub fn since(noticed: SystemTime) -> Self {
        let number = |time: SystemTime| {
            let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
            since.as_secs_f64() * 1000.0
        };
        Self {
            noticed: number(noticed),
            built: number(SystemTime::now()),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct News {
    version: String,
    #[serde(rename = "error")]
    overlay: Option<ErrorOverlay>,
    times: Option<Times>,
}

/// The latest news, and its listeners.
#[derive(Debug)]
pub(super) struct Preview {
    /// Part of each version: start of this run, which sets it apart from other runs.
    run: u128,
    news: watch::Sender<News>,
}

impl Preview {
    pub fn new() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let run = since.unwrap_or_default().as_millis();
        let (news, _) = watch::channel(News {
            version: format!("{run}-0"),
            overlay: None,
            times: None,
        });
        Self { run, news }
    }

    /// Announces a new version of the site.
    pub fn changed(&self, times: Times) {
        self.news.send_modify(|news| {
            let (_, number) = news.version.rsplit_once('-').unwrap_or_default();
            let number: u64 = number.parse().unwrap_or_default();
            news.version = format!("{}-{}", self.run, number + 1);
            news.times = Some(times);
        });
    }

    /// Shows or removes the error overlay.
    pub fn overlay(&self, overlay: Option<ErrorOverlay>) {
        self.news.send_if_modified(|news| {
            let is_new = news.overlay != overlay;
            news.overlay = overlay;
            is_new
        });
    }

    /// The site's version, with which a page detects that it is outdated.
    pub fn version(&self) -> String {
        self.news.borrow().version.clone()
    }

    /// The event stream, until `stop`.
    pub fn tell(&self, mut stop: watch::Receiver<bool>) -> Response {
        let mut news = self.news.subscribe();
        news.mark_changed();
        let events = stream::unfold((news, stop.clone()), |(mut news, mut stop)| async move {
            tokio::select! {
                _ = stop.wait_for(|stops| *stops) => return None,
                changed = news.changed() => changed.ok()?,
            }
            let json = serde_json::to_string(&*news.borrow_and_update()).expect("plain data");
            let event = Ok::<_, Infallible>(Event::default().data(json));
            Some((event, (news, stop)))
        });
        stop.mark_unchanged();
        let alive = KeepAlive::new().interval(SIGN_OF_LIFE);
        Sse::new(events).keep_alive(alive).into_response()
    }

    /// Inserts the script at the end of a page's body.
    pub fn with_script(&self, page: &[u8], version: &str) -> Bytes {
        let end = memmem::rfind(page, b"</body>").unwrap_or(page.len());
        let script = format!("<script src=\"{SCRIPT}\" data-version=\"{version}\"></script>");
        [&page[..end], script.as_bytes(), &page[end..]]
            .concat()
            .into()
    }
}

/// The script.
pub(super) fn script() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, Body::from(include_str!("muat.js"))).into_response()
}
