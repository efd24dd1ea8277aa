//! Routes requests: all addresses are the site's, except a few of the server's own, which no site uses.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use camino::Utf8Path;
use hyper::body::Incoming;
use tokio::sync::watch;
use tower::ServiceExt;
use tower_http::limit::RequestBodyLimitLayer;

use super::Copies;
use super::answer;
use super::content::{self, Changed, Content, Contents};
use super::counters::Counters;
use super::hotspot::{Hotspot, POSTER, WELCOME};
use super::listen::Peer;
use super::preview::{self, Preview};
use super::site::{CurrentSite, Found, NOT_FOUND, SiteFile, Snapshot};
use super::takeaway::{Kind, NoCopy, Takeaways};
use crate::locale::Language;

/// Limit in bytes of request bodies, which are ignored.
const LARGEST_BODY: usize = 4 * 1024;
/// Attempts for a request while the site is exchanged repeatedly.
const TRIES: usize = 4;
/// Prefix of the server's own addresses, except the welcome page.
const OURS: &str = "/_etalase/";
const MANIFEST: &str = "manifest.webmanifest";
/// Headers that proxies and tunnels add.
const PASSED_ON: [&str; 4] = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host"];

/// State shared by all handlers.
pub(super) struct Shared {
    pub current: CurrentSite,
    pub contents: Contents,
    pub preview: Preview,
    pub counters: Counters,
    pub hotspot: Hotspot,
    pub takeaways: Takeaways,
    pub stop: watch::Receiver<bool>,
}

impl Shared {
    /// State for the site in a folder, until `stop`.
    pub fn of(
        site: &Utf8Path,
        copies: Copies,
        language: Language,
        stop: watch::Receiver<bool>,
    ) -> Self {
        Self {
            current: CurrentSite::of(site, copies.edition),
            contents: Contents::new(),
            preview: Preview::new(),
            counters: Counters::default(),
            hotspot: Hotspot::new(language),
            takeaways: Takeaways::of(&copies.name),
            stop,
        }
    }
}

/// Handles requests.
#[derive(Clone)]
pub(super) struct Handler {
    shared: Arc<Shared>,
    /// Router of the server's own addresses.
    router: Router,
}

impl Handler {
    pub fn new(shared: Arc<Shared>) -> Self {
        let router = Router::new()
            .route(preview::SCRIPT, get(script))
            .route(preview::NEWS, get(news))
            .route(POSTER, get(poster))
            .route(WELCOME, get(welcome))
            .route(Kind::OneFile.address(), get(one_file))
            .route(Kind::Zip.address(), get(zip))
            .fallback(site)
            .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
            .with_state(Arc::clone(&shared));
        Self { shared, router }
    }

    /// Responds to a request. Most are for the site and bypass the router.
    pub async fn answer(self, request: hyper::Request<Incoming>) -> Result<Response, Infallible> {
        let path = request.uri().path();
        let response = if path.starts_with(OURS) || path.starts_with(WELCOME) {
            self.router.oneshot(request).await?
        } else {
            let (request, _) = request.into_parts();
            self.shared.site(&request).await
        };
        Ok(answer::safe(response))
    }
}

/// Kind of client.
#[derive(Debug, Clone, Copy)]
enum Visitor {
    /// The seller at this machine.
    Seller,
    /// Another machine.
    Phone(IpAddr),
}

impl Visitor {
    fn of(request: &Parts) -> Self {
        let peer = request.extensions.get::<Peer>();
        let address = peer.map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0);
        match address.is_loopback() && is_for_this_machine(&request.headers) {
            true => Self::Seller,
            false => Self::Phone(address),
        }
    }
}

/// Rejects requests with a foreign `Host` header (DNS rebinding), and those of tunnels and proxies: true for requests
/// of the seller's browser only.
fn is_for_this_machine(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).map(HeaderValue::to_str);
    let host = host.and_then(Result::ok).unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["127.0.0.1", "localhost"].contains(&name)
        && !PASSED_ON.iter().any(|by| headers.contains_key(*by))
}

/// Extractor that admits the seller only; others get a 404.
struct Seller;

impl FromRequestParts<Arc<Shared>> for Seller {
    type Rejection = Response;

    async fn from_request_parts(
        request: &mut Parts,
        shared: &Arc<Shared>,
    ) -> Result<Self, Response> {
        match Visitor::of(request) {
            Visitor::Seller => Ok(Self),
            visitor => Err(shared.not_found(request, visitor).await),
        }
    }
}

async fn script(_: Seller) -> Response {
    preview::script()
}

async fn news(_: Seller, State(shared): State<Arc<Shared>>) -> Response {
    shared.preview.tell(shared.stop.clone())
}

async fn poster(_: Seller, State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let (request, _) = request.into_parts();
    let manifest = shared.manifest().await;
    match shared.hotspot.poster(manifest.as_deref()) {
        Some(page) => page,
        None => shared.not_found(&request, Visitor::Seller).await,
    }
}

async fn welcome(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let (request, _) = request.into_parts();
    shared.count(Visitor::of(&request), true);
    let manifest = shared.manifest().await;
    let offered = shared.takeaways.offered(&shared.current.site()).await;
    shared.hotspot.welcome(manifest.as_deref(), &offered)
}

async fn one_file(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    shared.take(Kind::OneFile, request).await
}

async fn zip(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    shared.take(Kind::Zip, request).await
}

/// Fallback for addresses that merely look like the server's own.
async fn site(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let (request, _) = request.into_parts();
    shared.site(&request).await
}

impl Shared {
    /// The site's response for an address.
    async fn site(&self, request: &Parts) -> Response {
        if request.method != Method::GET && request.method != Method::HEAD {
            let allowed = [(header::ALLOW, "GET, HEAD")];
            return (StatusCode::METHOD_NOT_ALLOWED, allowed).into_response();
        }
        let visitor = Visitor::of(request);
        for _ in 0..TRIES {
            // Read before the list, or else an outdated page could carry a new version.
            let version = self.preview.version();
            let site = self.current.site();
            let file = match site.find(request.uri.path()) {
                Found::File(file) => file,
                Found::Folder => return into_folder(request),
                Found::Nothing => return self.not_found(request, visitor).await,
            };
            if let Ok(response) = self.send(request, (visitor, &version), &file).await {
                let is_page = is_page(&file) && request.method == Method::GET;
                self.count(visitor, is_page);
                return response;
            }
            self.renew(site).await;
        }
        self.hotspot.unavailable()
    }

    /// The file in the form for this visitor.
    async fn send(
        &self,
        request: &Parts,
        (visitor, version): (Visitor, &str),
        file: &Arc<SiteFile>,
    ) -> Result<Response, Changed> {
        if !content::is_held(file) {
            return match file.is_as_listed() {
                true => Ok(answer::large_file(request, file).await),
                false => Err(Changed),
            };
        }
        let content = self.contents.of(file).await?;
        Ok(match visitor {
            Visitor::Seller if is_page(file) => self.with_script(file, &content, version),
            _ => answer::file(request, file, &content).await,
        })
    }

    /// A copy of the shop to download.
    async fn take(&self, kind: Kind, request: Request) -> Response {
        let (mut request, _) = request.into_parts();
        let visitor = Visitor::of(&request);
        for _ in 0..TRIES {
            let site = self.current.site();
            let copy = match self.takeaways.copy(kind, &site).await {
                Ok(copy) => copy,
                Err(NoCopy::Impossible) => return self.not_found(&request, visitor).await,
                Err(NoCopy::FolderChanged) => break,
                Err(NoCopy::SiteChanged) => {
                    self.renew(site).await;
                    continue;
                }
            };
            // A resumed download was counted when it started.
            let goes_on = request.headers.contains_key(header::RANGE);
            if matches!(visitor, Visitor::Phone(_)) && request.method == Method::GET && !goes_on {
                self.counters.takeaway();
            }
            self.count(visitor, false);
            request.headers.remove(header::ACCEPT_ENCODING);
            let passed_on = Request::from_parts(request, Body::empty());
            let mut response = answer::from_disk(&copy.path, passed_on).await;
            let name = self.takeaways.file_name(kind);
            let name = format!("attachment; filename=\"{name}\"");
            let own = [
                (header::CONTENT_TYPE, kind.content_type()),
                (header::CACHE_CONTROL, "no-cache"),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
                (header::CONTENT_DISPOSITION, name.as_str()),
            ];
            for (header, value) in own {
                let value = HeaderValue::from_str(value).expect("a slug is plain");
                response.headers_mut().insert(header, value);
            }
            return response;
        }
        self.hotspot.unavailable()
    }

    /// Pages for the seller are never cached: they carry their version.
    fn with_script(&self, file: &SiteFile, content: &Content, version: &str) -> Response {
        let mut headers = HeaderMap::clone(&file.headers);
        headers.insert(header::CONTENT_TYPE, file.content_type.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let page = self.preview.with_script(&content.plain, version);
        (headers, Body::from(page)).into_response()
    }

    /// The site's own 404 page.
    async fn not_found(&self, request: &Parts, visitor: Visitor) -> Response {
        self.count(visitor, false);
        // Conditions and ranges refer to the original address.
        let mut request = request.clone();
        let packing = request.headers.remove(header::ACCEPT_ENCODING);
        request.headers.clear();
        request
            .headers
            .extend(packing.map(|packing| (header::ACCEPT_ENCODING, packing)));
        let version = self.preview.version();
        for _ in 0..TRIES {
            let site = self.current.site();
            let Some(file) = site.file(NOT_FOUND) else {
                break;
            };
            if let Ok(mut response) = self.send(&request, (visitor, &version), file).await {
                *response.status_mut() = StatusCode::NOT_FOUND;
                response.headers_mut().remove(header::ETAG);
                return response;
            }
            self.renew(site).await;
        }
        let bare = "<!doctype html><title>404</title><body><p>404</body>";
        let page = match visitor {
            Visitor::Seller => self.preview.with_script(bare.as_bytes(), &version),
            Visitor::Phone(_) => bare.into(),
        };
        let mut response = answer::plain(StatusCode::NOT_FOUND, page);
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response
    }

    async fn manifest(&self) -> Option<Arc<Content>> {
        let site = self.current.site();
        self.contents.of(site.file(MANIFEST)?).await.ok()
    }

    /// Lists the site's files anew, on a blocking thread.
    async fn renew(&self, known: Arc<Snapshot>) {
        tokio::task::block_in_place(|| self.current.renew(&known));
    }

    fn count(&self, visitor: Visitor, is_page: bool) {
        if let Visitor::Phone(address) = visitor {
            self.counters.seen(address);
            if is_page {
                self.counters.page();
            }
        }
    }
}

fn is_page(file: &SiteFile) -> bool {
    file.content_type.as_bytes().starts_with(b"text/html")
}

/// Redirects to the address with a slash, from which relative links work.
fn into_folder(request: &Parts) -> Response {
    let path = request.uri.path();
    let place = match request.uri.query() {
        Some(query) => format!("{path}/?{query}"),
        None => format!("{path}/"),
    };
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn headers(host: &[u8], more: Option<&'static str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if let Ok(host) = HeaderValue::from_bytes(host) {
            headers.insert(header::HOST, host);
        }
        if let Some(name) = more {
            headers.insert(name, HeaderValue::from_static("1"));
        }
        headers
    }

    #[test]
    fn the_sellers_browser_names_this_machine() {
        for (host, expected) in [
            ("127.0.0.1:8080", true),
            ("localhost:8080", true),
            ("localhost", true),
            ("", false),
            ("127.0.0.1:8080.example.com", false),
            ("localhost.example.com:8080", false),
            ("example.com:8080", false),
            ("localhost:8080@example.com", false),
            ("user@localhost:8080", false),
            ("127.0.0.1:localhost", false),
        ] {
            let host = host.as_bytes();
            assert_eq!(
                is_for_this_machine(&headers(host, None)),
                expected,
                "{host:?}"
            );
            for by in PASSED_ON {
                assert!(!is_for_this_machine(&headers(host, Some(by))), "{by}");
            }
        }
        assert!(!is_for_this_machine(&HeaderMap::new()));
    }

    proptest! {
        #[test]
        fn no_other_name_is_this_machine(
            any in prop::collection::vec(any::<u8>(), 0..40),
            near in "(127\\.0\\.0\\.1|localhost)?[:.@a-z0-9]{0,6}",
        ) {
            prop_assert!(!is_for_this_machine(&headers(&any, None)));
            if is_for_this_machine(&headers(near.as_bytes(), None)) {
                let port = near.trim_start_matches("127.0.0.1").trim_start_matches("localhost");
                let digits = port.strip_prefix(':').unwrap_or(port);
                prop_assert!(port.len() < near.len() && digits.bytes().all(|byte| byte.is_ascii_digit()));
            }
        }
    }
}
