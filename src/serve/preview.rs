//! What the seller's own browser gets besides the site: news of each build, told by server-sent events, and
//! the script that hears them. Both are for this machine only and stand in no file of the site.

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

/// Where the script is; no file of a site begins so.
pub(super) const SCRIPT: &str = "/_etalase/muat.js";
/// Where the news are told.
pub(super) const NEWS: &str = "/_etalase/kabar";

/// After so long without news a sign of life is sent, by which a browser that has gone is noticed.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// What is to be mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// What has become of the site.
    pub title: String,
    /// The findings, each as the terminal shows it.
    pub findings: Vec<String>,
    /// The words on the button that puts the box away.
    pub close: String,
}

/// When things happened, in milliseconds since 1970 with their fractions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Times {
    /// A change was noticed.
    pub noticed: f64,
    /// The site that follows it stood.
    pub built: f64,
}

impl Times {
    /// Of a change that was noticed then; the site stands now.
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
    trouble: Option<Trouble>,
    times: Option<Times>,
}

/// The newest of the news, and those who wait for newer.
#[derive(Debug)]
pub(super) struct Preview {
    /// Tells the versions of this run from those of another.
    run: u128,
    news: watch::Sender<News>,
}

impl Preview {
    pub fn new() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let run = since.unwrap_or_default().as_millis();
        let (news, _) = watch::channel(News {
            version: format!("{run}-0"),
            trouble: None,
            times: None,
        });
        Self { run, news }
    }

    /// The site is another one from now on.
    pub fn changed(&self, times: Times) {
        self.news.send_modify(|news| {
            let (_, number) = news.version.rsplit_once('-').unwrap_or_default();
            let number: u64 = number.parse().unwrap_or_default();
            news.version = format!("{}-{}", self.run, number + 1);
            news.times = Some(times);
        });
    }

    /// So much is to be mended, or nothing any more.
    pub fn trouble(&self, trouble: Option<Trouble>) {
        self.news.send_if_modified(|news| {
            let is_new = news.trouble != trouble;
            news.trouble = trouble;
            is_new
        });
    }

    /// The site's version, by which a page knows that it is not the newest.
    pub fn version(&self) -> String {
        self.news.borrow().version.clone()
    }

    /// The news until `stop` is told.
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

    /// A page with the script at the end of its body.
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
