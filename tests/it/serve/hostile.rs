//! Malicious requests.

use std::fs;
use std::io::{BufReader, Read, Write};

use super::{Answer, Serving};
use crate::support::Shop;

#[test]
fn no_path_leads_out_of_the_site() {
    let shop = Shop::small();
    shop.write("rahasia.txt", "jangan dibaca");
    let serving = Serving::start(&shop);
    for path in [
        "/../rahasia.txt",
        "/produk/../../rahasia.txt",
        "/%2e%2e/rahasia.txt",
        "/%2E%2E%2Frahasia.txt",
        "/..%2frahasia.txt",
        "/%252e%252e/rahasia.txt",
        "/%252e%252e%252frahasia.txt",
        "/..\\rahasia.txt",
        "/..%5crahasia.txt",
        "/%c0%ae%c0%ae/rahasia.txt",
        "/..%00/rahasia.txt",
        "/index.html%00",
        "/./../rahasia.txt",
        "//rahasia.txt",
        "/produk//../../rahasia.txt",
        "/C:/rahasia.txt",
        "/C:%5Crahasia.txt",
        "/file:///etc/passwd",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/~root",
        "/CON",
        "/index.html::$DATA",
        "/.etalase.json",
        "/_headers",
        "/.nojekyll",
        "/../toko.yaml",
        "/../.etalase/CACHEDIR.TAG",
        "/../situs/index.html",
    ] {
        let answer = serving.get(path, &[]);
        assert!(
            [400, 404].contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        let text = answer.text();
        assert!(
            !text.contains("jangan dibaca") && !text.contains("root:"),
            "{path}"
        );
    }
    let absolute = serving.get("http://toko.local/../rahasia.txt", &[]);
    assert_eq!(absolute.status, 404);
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    let shop = Shop::small();
    shop.build().ended(0);
    shop.write("rahasia.txt", "jangan dibaca");
    let link = |name: &str, to: &str| {
        std::os::unix::fs::symlink(shop.path(to), shop.path("situs").join(name)).expect("a link");
    };
    link("rahasia.txt", "rahasia.txt");
    link("atas", "");
    shop.write("situs/film.mp4", vec![0; 600_000]);
    let secret = vec![b'!'; 600_000];
    shop.write("rahasia.mp4", &secret);
    let serving = Serving::start(&shop);
    for path in [
        "/rahasia.txt",
        "/atas/rahasia.txt",
        "/atas/situs/index.html",
    ] {
        assert_eq!(serving.get(path, &[]).status, 404, "{path}");
    }
    // A file that becomes a link after it was listed.
    fs::remove_file(shop.path("situs/robots.txt")).expect("a file");
    link("robots.txt", "rahasia.txt");
    let answer = serving.get("/robots.txt", &[]);
    assert_eq!(answer.status, 404);
    assert!(!answer.text().contains("jangan dibaca"));
    // Large ones are read while they are sent.
    assert_eq!(serving.get("/film.mp4", &[]).status, 200);
    fs::remove_file(shop.path("situs/film.mp4")).expect("a file");
    link("film.mp4", "rahasia.mp4");
    assert_eq!(serving.get("/film.mp4", &[]).status, 404);
}

#[test]
fn heads_and_bodies_have_a_limit() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let long = "x".repeat(20_000);
    let status = |request: String| serving.send(request.as_bytes()).map(|answer| answer.status);
    let host = "Host: toko.local\r\n";
    let header = status(format!("GET / HTTP/1.1\r\n{host}X-Long: {long}\r\n\r\n"));
    assert!(matches!(header, Some(431) | None), "{header:?}");
    let target = status(format!("GET /{long} HTTP/1.1\r\n{host}\r\n"));
    assert!(matches!(target, Some(414 | 431) | None), "{target:?}");
    let many: String = (0..200)
        .map(|number| format!("X-{number}: 1\r\n"))
        .collect();
    let headers = status(format!("GET / HTTP/1.1\r\n{host}{many}\r\n"));
    assert!(matches!(headers, Some(431) | None), "{headers:?}");
    let body = status(format!(
        "POST / HTTP/1.1\r\n{host}Content-Length: 99999999\r\n\r\n"
    ));
    assert_eq!(body, Some(405));
    let chunked = status(format!(
        "POST / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\nffff\r\n{long}"
    ));
    assert_eq!(chunked, Some(405));
    // It goes on as if nothing had been.
    assert_eq!(serving.get("/", &[]).status, 200);
}

#[test]
fn what_is_no_request_gets_no_more_than_a_refusal() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    for request in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        b"GET / HTTP/1.1\r\n folded: a\r\n\r\n",
        b"\r\n\r\n\r\n\r\nquatsch\r\n\r\n",
        b"CONNECT example.com:443 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    ] {
        let answer = serving.send(request);
        let shown = String::from_utf8_lossy(request);
        let is_refused = answer
            .as_ref()
            .is_none_or(|answer| (400..600).contains(&answer.status));
        assert!(is_refused, "{shown}: {answer:?}");
    }
    assert_eq!(serving.get("/", &[]).status, 200);
}

#[test]
fn who_does_not_finish_a_request_is_let_go() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let mut silent = serving.connect();
    let mut slow = serving.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        .expect("it reads");
    let mut idle = BufReader::new(serving.connect());
    let request = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    idle.get_mut().write_all(request).expect("it reads");
    assert_eq!(
        Answer::read(&mut idle, false).map(|answer| answer.status),
        Some(200)
    );
    let mut rest = Vec::new();
    for stream in [&mut silent, &mut slow, idle.get_mut()] {
        // A client that sends a line a second is cut off.
        assert!(stream.read_to_end(&mut rest).is_ok(), "it was closed");
    }
}

#[test]
fn many_at_once_are_all_answered() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let waiting: Vec<_> = (0..300).map(|_| serving.connect()).collect();
    for mut stream in waiting {
        let request = b"GET /produk/kopi/ HTTP/1.1\r\nHost: a\r\n\r\n";
        stream.write_all(request).expect("it reads");
        let answer = Answer::read(&mut BufReader::new(stream), false);
        assert_eq!(answer.map(|answer| answer.status), Some(200));
    }
}

#[test]
fn what_the_seller_is_told_is_for_nobody_else() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let poster = "/_etalase/poster";
    for path in ["/_etalase/kabar", "/_etalase/muat.js", poster] {
        assert_eq!(serving.get(path, &[]).status, 404, "{path}");
        // A foreign host name that resolves to this machine (DNS rebinding).
        let host = serving.host.replace("127.0.0.1", "penyerang.example");
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let answer = serving.send(request.as_bytes()).expect("an answer");
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("_etalase/muat.js"), "{path}");
    }
    // Nobody is invited, so there is no poster either.
    assert_eq!(serving.preview(poster).status, 404);
    assert_eq!(serving.preview("/_etalase/muat.js").status, 200);
}
