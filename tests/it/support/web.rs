//! A small web server for one folder, on this machine only. Sends the headers of the site's `_headers`, like hosts.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use flate2::Compression;
use flate2::write::GzEncoder;

/// A host's treatment of `index.html` in an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Index {
    /// Sends the page.
    Sent,
    /// Redirects to its folder.
    Hidden,
}

/// Responses in order: decoded paths, and bytes of the bodies as they travel.
pub type Log = Arc<Mutex<Vec<(String, usize)>>>;

struct Host {
    folder: Utf8PathBuf,
    /// Additional pages by path.
    pages: Vec<(String, String)>,
    index: Index,
    script_delay: Duration,
    log: Log,
}

impl Host {
    fn of(folder: &Utf8Path) -> Self {
        Self {
            folder: folder.to_owned(),
            pages: Vec::new(),
            index: Index::Sent,
            script_delay: Duration::ZERO,
            log: Log::default(),
        }
    }
}

/// Serves a folder and additional pages by path until the tests end. Returns the address without trailing slash.
pub fn serve(folder: &Utf8Path, pages: Vec<(String, String)>) -> String {
    serve_as(folder, pages, Index::Sent)
}

/// Serves like [`serve`], as one kind of host or another.
pub fn serve_as(folder: &Utf8Path, pages: Vec<(String, String)>, index: Index) -> String {
    let host = Host::of(folder);
    start(Host {
        pages,
        index,
        ..host
    })
}

/// Serves a folder, and keeps a log.
pub fn serve_logged(folder: &Utf8Path) -> (String, Log) {
    let host = Host::of(folder);
    let log = Arc::clone(&host.log);
    (start(host), log)
}

/// Serves a folder, of which scripts come when their page has been painted.
pub fn serve_with_late_scripts(folder: &Utf8Path) -> String {
    start(Host {
        script_delay: Duration::from_millis(150),
        ..Host::of(folder)
    })
}

fn start(host: Host) -> String {
    let host = Arc::new(host);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let host = Arc::clone(&host);
            // A browser that disconnects is no failure.
            thread::spawn(move || answer(connection, &host).ok());
        }
    });
    format!("http://{address}")
}

fn answer(mut connection: TcpStream, host: &Host) -> std::io::Result<()> {
    let mut lines = BufReader::new(connection.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let address = request.split(' ').nth(1).unwrap_or("/");
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    if let Some(parent) = path.strip_suffix("index.html")
        && host.index == Index::Hidden
    {
        return write!(
            connection,
            "HTTP/1.1 308 Permanent Redirect\r\nLocation: {parent}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
    }
    let file = host.folder.join(path.trim_start_matches('/'));
    let (status, kind, body) = match host.pages.iter().find(|(own, _)| *own == path) {
        Some((_, page)) => {
            let kind = "text/html; charset=utf-8".to_owned();
            ("200 OK", kind, page.clone().into_bytes())
        }
        None => {
            let (status, file) = match fs::metadata(&file) {
                Ok(found) if found.is_file() => ("200 OK", file),
                Ok(_) if file.join("index.html").is_file() => ("200 OK", file.join("index.html")),
                _ => ("404 Not Found", host.folder.join("404.html")),
            };
            let kind = format!("{}{}", kind(&file), told(&file));
            (status, kind, fs::read(&file).unwrap_or_default())
        }
    };
    if kind.starts_with("text/javascript") {
        thread::sleep(host.script_delay);
    }
    let is_packed = ["text/", "application/json"]
        .iter()
        .any(|text| kind.starts_with(text));
    let (encoding, body) = match is_packed {
        true => ("Content-Encoding: gzip\r\n", gzip(&body)),
        false => ("", body),
    };
    // Before the browser can have it.
    let mut log = host.log.lock().expect("nobody panics with it");
    log.push((path.to_string(), body.len()));
    drop(log);
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    connection.write_all(&body)
}

/// Headers for all files by the site's `_headers`, as header lines.
fn told(file: &Utf8Path) -> String {
    let mut texts = file
        .ancestors()
        .skip(1)
        .map(|folder| fs::read_to_string(folder.join("_headers")));
    let text = texts.find_map(Result::ok).unwrap_or_default();
    let rule = text.lines().skip_while(|line| *line != "/*").skip(1);
    let lines = rule.take_while(|line| line.starts_with(' '));
    lines.map(|line| format!("\r\n{}", line.trim())).collect()
}

/// Compressed as hosts do it, so that what travels can be measured.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn kind(file: &Utf8Path) -> &'static str {
    match file.extension() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("jpg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
