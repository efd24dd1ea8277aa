//! A small web server for one folder, on this machine only. Sends the headers of the site's `_headers`, like hosts.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use camino::Utf8Path;
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

/// Serves a folder and additional pages by path until the tests end. Returns the address without trailing slash.
pub fn serve(folder: &Utf8Path, pages: Vec<(String, String)>) -> String {
    serve_as(folder, pages, Index::Sent)
}

/// Serves like [`serve`], as one kind of host or another.
pub fn serve_as(folder: &Utf8Path, pages: Vec<(String, String)>, index: Index) -> String {
    let pages: Arc<[(String, String)]> = pages.into();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    let folder = folder.to_owned();
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let (folder, pages) = (folder.clone(), Arc::clone(&pages));
            // A browser that disconnects is no failure.
            thread::spawn(move || answer(connection, &folder, &pages, index).ok());
        }
    });
    format!("http://{address}")
}

fn answer(
    mut connection: TcpStream,
    folder: &Utf8Path,
    pages: &[(String, String)],
    index: Index,
) -> std::io::Result<()> {
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
        && index == Index::Hidden
    {
        return write!(
            connection,
            "HTTP/1.1 308 Permanent Redirect\r\nLocation: {parent}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
    }
    let file = folder.join(path.trim_start_matches('/'));
    if let Some((_, page)) = pages.iter().find(|(own, _)| *own == path) {
        return send(
            &mut connection,
            "200 OK",
            "text/html; charset=utf-8",
            page.as_bytes(),
        );
    }
    let (status, file) = match fs::metadata(&file) {
        Ok(found) if found.is_file() => ("200 OK", file),
        Ok(_) if file.join("index.html").is_file() => ("200 OK", file.join("index.html")),
        _ => ("404 Not Found", folder.join("404.html")),
    };
    let body = fs::read(&file).unwrap_or_default();
    let kind = format!("{}{}", kind(&file), told(&file));
    send(&mut connection, status, &kind, &body)
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

fn send(connection: &mut TcpStream, status: &str, kind: &str, body: &[u8]) -> std::io::Result<()> {
    // Compressed as hosts do it, so that what travels can be measured.
    let packed = if kind.starts_with("text/") {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(body)?;
        Some(encoder.finish()?)
    } else {
        None
    };
    let encoding = match packed {
        Some(_) => "Content-Encoding: gzip\r\n",
        None => "",
    };
    let body = packed.as_deref().unwrap_or(body);
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    connection.write_all(body)
}

fn kind(file: &Utf8Path) -> &'static str {
    match file.extension() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("jpg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
