//! A small web server for one folder, on this machine only.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

use camino::{Utf8Path, Utf8PathBuf};

/// Serves a folder for as long as the tests run, and gives its address without a closing slash.
pub fn serve(folder: &Utf8Path) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    let folder = folder.to_owned();
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let folder = folder.clone();
            // A browser that goes away in the middle is no failure.
            thread::spawn(move || answer(connection, &folder).ok());
        }
    });
    format!("http://{address}")
}

fn answer(mut connection: TcpStream, folder: &Utf8Path) -> std::io::Result<()> {
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
    let file = folder.join(path.trim_start_matches('/'));
    let (status, file) = match fs::metadata(&file) {
        Ok(found) if found.is_file() => ("200 OK", file),
        Ok(_) if file.join("index.html").is_file() => ("200 OK", file.join("index.html")),
        _ => ("404 Not Found", folder.join("404.html")),
    };
    let body = fs::read(&file).unwrap_or_default();
    let kind = kind(&file);
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    connection.write_all(&body)
}

fn kind(file: &Utf8PathBuf) -> &'static str {
    match file.extension() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("jpg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
