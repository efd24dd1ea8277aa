//! Clients of a server: one that asks once, and a hall full of them.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How many there are in the hall.
pub const ALL: usize = 300;
/// How many of them read slowly.
pub const SLOW: usize = 100;
/// How long they stay.
const STAY: Duration = Duration::from_secs(10);
const PAGES: [&str; 4] = [
    "/index.html",
    "/uji.html",
    "/daftar-harga/index.html",
    "/produk/produk-00007/index.html",
];

/// The status of an answer, which is read to its end.
pub fn get(address: &str, path: &str) -> io::Result<u16> {
    let mut connection = BufReader::new(TcpStream::connect(address)?);
    ask(&mut connection, path)
}

fn ask(connection: &mut BufReader<TcpStream>, path: &str) -> io::Result<u16> {
    connection
        .get_ref()
        .set_read_timeout(Some(Duration::from_secs(20)))?;
    let (status, length) = begin(connection, path)?;
    io::copy(&mut connection.take(length), &mut io::sink())?;
    Ok(status)
}

/// Asks, and reads as far as the empty line. Gives the status and the length of what follows.
fn begin(connection: &mut BufReader<TcpStream>, path: &str) -> io::Result<(u16, u64)> {
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: toko.local\r\nAccept-Encoding: gzip, br\r\n\r\n");
    connection.get_mut().write_all(request.as_bytes())?;
    let (mut status, mut length) = (0, 0);
    loop {
        let mut line = String::new();
        if connection.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let line = line.trim().to_lowercase();
        if let Some(rest) = line.strip_prefix("http/1.1 ") {
            status = rest[..3].parse().unwrap_or(0);
        } else if let Some(rest) = line.strip_prefix("content-length:") {
            length = rest.trim().parse().unwrap_or(0);
        } else if line.is_empty() {
            return Ok((status, length));
        }
    }
}

/// Clients that are all there at once.
pub struct Crowd {
    clients: Vec<JoinHandle<()>>,
    answers: Arc<AtomicUsize>,
    errors: Arc<AtomicUsize>,
}

impl Crowd {
    /// Lets them in.
    pub fn gather(address: &str) -> Self {
        let (answers, errors) = <(Arc<AtomicUsize>, Arc<AtomicUsize>)>::default();
        let until = Instant::now() + STAY;
        let client = |number: usize| {
            let address = address.to_owned();
            let (answers, errors) = (Arc::clone(&answers), Arc::clone(&errors));
            std::thread::spawn(move || {
                let outcome = match number < SLOW {
                    true => read_slowly(&address, until),
                    false => open_pages(&address, until, &answers),
                };
                match outcome {
                    Ok(()) => answers.fetch_add(1, Ordering::Relaxed),
                    Err(_) => errors.fetch_add(1, Ordering::Relaxed),
                };
            })
        };
        Self {
            clients: (0..ALL).map(client).collect(),
            answers,
            errors,
        }
    }

    /// Whether somebody is still there.
    pub fn is_there(&self) -> bool {
        self.clients.iter().any(|client| !client.is_finished())
    }

    /// Answers that were good, and clients that met an error.
    pub fn leave(self) -> (usize, usize) {
        for client in self.clients {
            client.join().expect("a client does not panic");
        }
        let count = |counter: Arc<AtomicUsize>| counter.load(Ordering::Relaxed);
        (count(self.answers), count(self.errors))
    }
}

/// Reads a large file a little at a time; it never comes to its end.
fn read_slowly(address: &str, until: Instant) -> io::Result<()> {
    let mut connection = BufReader::with_capacity(1024, TcpStream::connect(address)?);
    let (status, _) = begin(&mut connection, "/besar.bin")?;
    let mut little = [0; 1024];
    while Instant::now() < until {
        connection.read_exact(&mut little)?;
        std::thread::sleep(Duration::from_millis(50));
    }
    good(status)
}

fn open_pages(address: &str, until: Instant, answers: &AtomicUsize) -> io::Result<()> {
    let mut connection = BufReader::new(TcpStream::connect(address)?);
    for path in PAGES.iter().cycle() {
        if Instant::now() >= until {
            break;
        }
        good(ask(&mut connection, path)?)?;
        answers.fetch_add(1, Ordering::Relaxed);
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

fn good(status: u16) -> io::Result<()> {
    match status {
        200 => Ok(()),
        other => Err(io::Error::other(other.to_string())),
    }
}
