//! Any request to a server, over a socket: it gets what is published and nothing else, and what is for the seller
//! only when it names this machine.
#![no_main]

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::LazyLock;
use std::time::Duration;

use camino::Utf8Path;
use etalase::locale::Language;
use etalase::serve::{Copies, Door, Reach, Server};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

/// In all files that are not published.
const SECRET: &str = "rahasia-toko";
/// In pages for the seller.
const SCRIPT: &str = "/_etalase/muat.js";
/// Headers that the server reads.
const HEADERS: [&str; 8] = [
    "Accept-Encoding",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "Range",
    "X-Forwarded-For",
    "Content-Length",
];

struct Serving {
    _folder: TempDir,
    _server: Server,
    port: u16,
}

static SERVING: LazyLock<Serving> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    let root = Utf8Path::from_path(folder.path()).expect("a path in Unicode");
    let site = root.join("situs");
    for (path, text) in [
        ("index.html", "<!doctype html><body>Toko Sari</body>"),
        ("produk/kopi/index.html", "<!doctype html><body>Kopi</body>"),
        ("aset/a b.js", "1"),
        ("404.html", "<!doctype html><body>404</body>"),
        ("_headers", SECRET),
        (".etalase.json", SECRET),
        ("../rahasia.txt", SECRET),
    ] {
        let path = site.join(path);
        fs::create_dir_all(path.parent().expect("it lies somewhere")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let film = fs::File::create(site.join("film.mp4")).expect("a file");
    film.set_len(600_000).expect("a length");
    let door = Door::open(Reach::Machine, 0).expect("a port");
    let port = door.port().expect("a number");
    let copies = Copies {
        name: "toko".to_owned(),
        edition: None,
    };
    let server = Server::start(door, &site, copies, Language::Indonesian).expect("threads");
    Serving {
        _folder: folder,
        _server: server,
        port,
    }
});

fuzz_target!(|input: (bool, &str, &str, u8, &str)| {
    let (is_head, path, host, header, value) = input;
    let line = |text: &str| text.replace(['\r', '\n'], "");
    let (path, host) = (line(path), line(host));
    // News do not end.
    if path.contains("kabar") {
        return;
    }
    let request = format!(
        "{} {path} HTTP/1.1\r\nHost: {host}\r\n{}: {}\r\nConnection: close\r\n\r\n",
        if is_head { "HEAD" } else { "GET" },
        HEADERS[usize::from(header) % HEADERS.len()],
        line(value),
    );
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, SERVING.port)).expect("it listens");
    let patience = Some(Duration::from_secs(20));
    stream.set_read_timeout(patience).expect("a limit");
    // Who refuses a request may close before its end.
    let _ = stream.write_all(request.as_bytes());
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 "),
        "{request}{answer}"
    );
    assert!(!answer.starts_with("HTTP/1.1 500"), "{request}{answer}");
    assert!(!answer.contains(SECRET), "{request}{answer}");
    if answer.contains(SCRIPT) {
        let host = host.trim();
        let is_here = ["127.0.0.1", "localhost"]
            .iter()
            .any(|name| host.starts_with(name));
        assert!(is_here, "{request}{answer}");
    }
});
