//! Responses for files: conditional, partial, compressed, or whole. Files in memory are answered here; large files are
//! streamed from the disk by `tower-http`.

use std::ops::Range;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use camino::Utf8Path;
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::content::{Content, Packing};
use super::site::SiteFile;

/// Policy of responses that are no files of the site. The seller's 404 page loads our script, which listens to news and
/// shows errors.
const POLICY: &str = "default-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// A response of bytes without further headers.
pub(super) fn plain(status: StatusCode, bytes: impl Into<Bytes>) -> Response {
    (status, Body::from(bytes.into())).into_response()
}

/// Adds the headers of every response, whatever the site's `_headers` says.
pub(super) fn safe(mut response: Response) -> Response {
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ] {
        let headers = response.headers_mut().entry(name);
        headers.or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Responds with a file in memory.
pub(super) async fn file(request: &Parts, file: &SiteFile, content: &Arc<Content>) -> Response {
    let asked = |name| text(&request.headers, name);
    let in_part = asked(header::RANGE);
    // Ranges refer to the uncompressed bytes.
    let accepted = asked(header::ACCEPT_ENCODING).and_then(Packing::accepted);
    let packing = accepted.filter(|_| in_part.is_none());
    let twin = match packing {
        Some(packing) => content.twin(packing).await.map(|twin| (packing, twin)),
        None => None,
    };
    let tag = match &twin {
        Some((packing, _)) => format!("\"{}-{}\"", content.hash, packing.name()),
        None => format!("\"{}\"", content.hash),
    };

    let mut headers = HeaderMap::clone(&file.headers);
    headers.insert(header::ETAG, value(&tag));
    if content.has_twins() {
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    let status = |status: StatusCode, headers: HeaderMap| (status, headers).into_response();
    if asked(header::IF_MATCH).is_some_and(|wanted| !names(wanted, &tag)) {
        return status(StatusCode::PRECONDITION_FAILED, headers);
    }
    if asked(header::IF_NONE_MATCH).is_some_and(|known| names(known, &tag)) {
        return status(StatusCode::NOT_MODIFIED, headers);
    }
    let same_as_begun = asked(header::IF_RANGE).is_none_or(|begun| begun == tag);
    let part = in_part
        .filter(|_| request.method == Method::GET && same_as_begun)
        .and_then(|part| range(part, content.plain.len()));

    headers.insert(header::CONTENT_TYPE, file.content_type.clone());
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let whole = content.plain.len();
    match (part, twin) {
        (Some(Some(part)), _) => {
            let place = format!("bytes {}-{}/{whole}", part.start, part.end - 1);
            headers.insert(header::CONTENT_RANGE, value(&place));
            let body = Body::from(content.plain.slice(part));
            (StatusCode::PARTIAL_CONTENT, headers, body).into_response()
        }
        (Some(None), _) => {
            headers.remove(header::CONTENT_TYPE);
            headers.insert(header::CONTENT_RANGE, value(&format!("bytes */{whole}")));
            status(StatusCode::RANGE_NOT_SATISFIABLE, headers)
        }
        (None, Some((packing, twin))) => {
            let packed = HeaderValue::from_static(packing.name());
            headers.insert(header::CONTENT_ENCODING, packed);
            (headers, Body::from(twin)).into_response()
        }
        (None, None) => (headers, Body::from(content.plain.clone())).into_response(),
    }
}

/// Responds with a file that is streamed from the disk.
pub(super) async fn large_file(request: &Parts, file: &SiteFile) -> Response {
    let mut passed_on = Request::new(Body::empty());
    *passed_on.method_mut() = request.method.clone();
    *passed_on.headers_mut() = request.headers.clone();
    let mut response = from_disk(&file.path, passed_on).await;
    for (name, value) in file.headers.iter() {
        response.headers_mut().insert(name, value.clone());
    }
    if response.headers().contains_key(header::CONTENT_TYPE) {
        let kind = file.content_type.clone();
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}

/// Streams a file from the disk. A range with an outdated `If-Range` gets the whole file (RFC 9110, 13.1.5), which
/// `ServeFile` ignores.
pub(super) async fn from_disk(path: &Utf8Path, mut request: Request<Body>) -> Response {
    let had = request.headers_mut().remove(header::IF_RANGE);
    if let Some(had) = had.filter(|_| request.headers().contains_key(header::RANGE)) {
        let mut asked = Request::new(Body::empty());
        *asked.method_mut() = Method::HEAD;
        let Ok(now) = ServeFile::new(path).oneshot(asked).await;
        let by = [header::ETAG, header::LAST_MODIFIED];
        if !by.iter().any(|name| now.headers().get(name) == Some(&had)) {
            request.headers_mut().remove(header::RANGE);
        }
    }
    let Ok(response) = ServeFile::new(path).oneshot(request).await;
    response.map(Body::new)
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("made of plain signs")
}

/// True when a list of ETags contains this one.
fn names(list: &str, tag: &str) -> bool {
    list.split(',')
        .map(str::trim)
        .any(|listed| listed == "*" || listed.strip_prefix("W/").unwrap_or(listed) == tag)
}

/// The requested range, `Some(None)` when it is unsatisfiable. `None` for invalid or multiple ranges: then the whole is
/// sent, as the RFC allows.
fn range(asked: &str, whole: usize) -> Option<Option<Range<usize>>> {
    let (first, last) = asked.strip_prefix("bytes=")?.trim().split_once('-')?;
    let number = |text: &str| -> Option<usize> {
        let all_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // A number beyond `usize` is valid too.
        all_digits.then(|| text.parse().unwrap_or(usize::MAX))
    };
    let part = match (first, last) {
        ("", last) => whole.saturating_sub(number(last)?)..whole,
        (first, "") => number(first)?..whole,
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if first > last {
                return None;
            }
            first..last.saturating_add(1).min(whole)
        }
    };
    Some((part.start < part.end).then_some(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_those_of_the_standard() {
        for (asked, expected) in [
            ("bytes=0-0", Some(Some(0..1))),
            ("bytes=2-4", Some(Some(2..5))),
            ("bytes=2-", Some(Some(2..10))),
            ("bytes=-3", Some(Some(7..10))),
            ("bytes=-30", Some(Some(0..10))),
            ("bytes=5-99999999999999999999999", Some(Some(5..10))),
            ("bytes=10-", Some(None)),
            ("bytes=10-12", Some(None)),
            ("bytes=-0", Some(None)),
            ("bytes=4-2", None),
            ("bytes=1-2,4-5", None),
            ("bytes=-", None),
            ("bytes=a-b", None),
            ("bytes=+1-2", None),
            ("seiten=1-2", None),
        ] {
            assert_eq!(range(asked, 10), expected, "{asked}");
        }
        assert_eq!(range("bytes=0-", 0), Some(None));
    }

    #[test]
    fn tags_are_found_in_lists() {
        assert!(names("\"a\", W/\"b\"", "\"b\""));
        assert!(names("*", "\"b\""));
        assert!(!names("\"bb\", b", "\"b\""));
    }
}
