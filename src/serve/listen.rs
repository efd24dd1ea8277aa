//! Connections: who may connect, how many at once, and time limits. Independent of the request.
//!
//! | what | limit |
//! |---|---|
//! | a request's head | 16 KB, 64 headers, 10 s from its first byte, and as long between two requests |
//! | a request's body | none is read |
//! | a response | at least about 5 KB a second: progress within 30 s |
//! | connections at once | 2,048, or half of the files that the system gives; more wait until one is closed |
//! | of one address | a quarter of the places that are free (`admission`); more are closed at once |
//! | of this machine | all; 32 places are kept for it |

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use socket2::SockRef;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_io_timeout::TimeoutStream;

use super::admission::Admission;
use super::router::Handler;

/// Limit in bytes for the head of a request.
const LARGEST_HEAD: usize = 16 * 1024;
const MOST_HEADERS: usize = 64;
const HEAD_WITHIN: Duration = Duration::from_secs(10);
const WRITTEN_WITHIN: Duration = Duration::from_secs(30);
/// Send buffer in bytes. A larger one takes megabytes at once and then nothing for minutes, so that a slow reader looks
/// like a stalled one.
const HELD_BY_SYSTEM: usize = 128 * 1024;
const MOST_CONNECTIONS: usize = 2_048;
/// Open files of a connection: its socket, and the file it is sent.
#[cfg(unix)]
const FILES_OF_CONNECTION: usize = 2;
/// Other open files of the program.
#[cfg(unix)]
const OTHER_FILES: usize = 64;
/// Time limit for responses in progress when the server stops.
const FAREWELL: Duration = Duration::from_secs(1);
const AFTER_FAILURE: Duration = Duration::from_millis(20);
/// Ports that are tried after a busy one.
const NEXT_PORTS: u16 = 50;

/// Address of the client.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub IpAddr);

/// Machines that may connect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// This machine.
    Machine,
    /// All machines in its networks.
    Network,
}

/// A bound port.
#[derive(Debug)]
pub struct Door(std::net::TcpListener);

impl Door {
    /// Binds a port; any free one for 0.
    ///
    /// # Errors
    /// Errors of the system; [`io::ErrorKind::AddrInUse`] for a busy port.
    pub fn open(reach: Reach, port: u16) -> io::Result<Self> {
        let address = match reach {
            Reach::Machine => Ipv4Addr::LOCALHOST,
            Reach::Network => Ipv4Addr::UNSPECIFIED,
        };
        let listener = std::net::TcpListener::bind((address, port))?;
        listener.set_nonblocking(true)?;
        Ok(Self(listener))
    }

    /// The first free port after this one.
    pub fn next_free(reach: Reach, port: u16) -> Option<u16> {
        let last = port.saturating_add(NEXT_PORTS);
        (port.saturating_add(1)..=last).find(|port| Self::open(reach, *port).is_ok())
    }

    /// Its number.
    ///
    /// # Errors
    /// Errors of the system.
    pub fn port(&self) -> io::Result<u16> {
        self.0.local_addr().map(|address| address.port())
    }
}

/// Accepts connections until `stop`, then shuts down gracefully.
pub(super) async fn serve(
    door: Door,
    handler: Handler,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let listener = TcpListener::from_std(door.0)?;
    let places = room_for_connections();
    let room = Arc::new(Semaphore::new(places));
    let admission = Admission::to(places);
    let graceful = GracefulShutdown::new();
    loop {
        let place = tokio::select! {
            place = Arc::clone(&room).acquire_owned() => place.expect("nobody closes it"),
            _ = stop.wait_for(|stops| *stops) => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stops| *stops) => break,
        };
        let Ok((stream, peer)) = accepted else {
            // Out of file descriptors, or an aborted connection: tries again later.
            tokio::time::sleep(AFTER_FAILURE).await;
            continue;
        };
        let here = stream.local_addr().ok();
        let Some(pass) = here.and_then(|here| admission.admit(peer.ip(), here.ip())) else {
            continue;
        };
        let connection = attend(
            (stream, peer),
            handler.clone(),
            graceful.watcher(),
            WRITTEN_WITHIN,
        );
        tokio::spawn(async move {
            connection.await;
            drop((place, pass));
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(FAREWELL, graceful.shutdown()).await;
    Ok(())
}

/// Serves one connection until it is closed.
async fn attend(
    (stream, peer): (TcpStream, SocketAddr),
    handler: Handler,
    watcher: Watcher,
    written_within: Duration,
) {
    // `TCP_NODELAY`: small responses go out at once.
    let _ = stream.set_nodelay(true);
    let _ = SockRef::from(&stream).set_send_buffer_size(HELD_BY_SYSTEM);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(written_within));
    let peer = Peer(peer.ip().to_canonical());
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(peer);
        handler.clone().answer(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(LARGEST_HEAD)
        .max_headers(MOST_HEADERS)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    // Errors here are the client's.
    let _ = watcher.watch(connection).await;
}

/// Number of connections, by the limit on open files, which is raised if it is low.
#[cfg(unix)]
fn room_for_connections() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let wanted = (MOST_CONNECTIONS * FILES_OF_CONNECTION + OTHER_FILES) as u64;
    let given = getrlimit(Resource::Nofile);
    let most = given.maximum.map_or(wanted, |most| most.min(wanted));
    if given.current.is_some_and(|current| current < most) {
        let more = Rlimit {
            current: Some(most),
            ..given
        };
        // A failure only means fewer connections.
        let _ = setrlimit(Resource::Nofile, more);
    }
    let files = getrlimit(Resource::Nofile).current.unwrap_or(wanted);
    let files = usize::try_from(files).unwrap_or(usize::MAX);
    let places = files.saturating_sub(OTHER_FILES) / FILES_OF_CONNECTION;
    places.clamp(1, MOST_CONNECTIONS)
}

#[cfg(not(unix))]
fn room_for_connections() -> usize {
    MOST_CONNECTIONS
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::io::{Read, Write};
    use std::thread;
    use std::time::Instant;

    use camino::Utf8Path;
    use tokio::task::JoinHandle;

    use super::super::Copies;
    use super::super::router::Shared;
    use crate::locale::Language;

    /// Exceeds all buffers of the system.
    const FILM: u64 = 64 << 20;
    const LIMIT: Duration = Duration::from_secs(2);

    /// A connection over which a large file is sent.
    struct Showing {
        _site: tempfile::TempDir,
        /// Dropping it would start the shutdown.
        _graceful: GracefulShutdown,
        attended: JoinHandle<()>,
        reader: std::net::TcpStream,
    }

    async fn showing() -> Showing {
        let folder = tempfile::tempdir().unwrap();
        let film = File::create(folder.path().join("film.mp4")).unwrap();
        film.set_len(FILM).unwrap();
        let copies = Copies {
            name: String::new(),
            edition: None,
        };
        let (_, stop) = watch::channel(false);
        let site = Utf8Path::from_path(folder.path()).unwrap();
        let shared = Shared::of(site, copies, Language::Indonesian, stop);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut reader = std::net::TcpStream::connect(address).unwrap();
        let accepted = listener.accept().await.unwrap();
        let graceful = GracefulShutdown::new();
        let handler = Handler::new(shared.into());
        let attended = tokio::spawn(attend(accepted, handler, graceful.watcher(), LIMIT));
        let request = b"GET /film.mp4 HTTP/1.1\r\nHost: toko.local\r\n\r\n";
        reader.write_all(request).unwrap();
        reader.read_exact(&mut [0; 64 * 1024]).unwrap();
        Showing {
            _site: folder,
            _graceful: graceful,
            attended,
            reader,
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn who_stops_reading_is_let_go() {
        let start = Instant::now();
        let mut showing = showing().await;
        let patience = Duration::from_secs(30);
        let ended = tokio::time::timeout(patience, showing.attended).await;
        assert!(ended.is_ok() && start.elapsed() > LIMIT / 2);
        // Data in flight still arrives, but not the whole.
        let rest = io::copy(&mut showing.reader, &mut io::sink());
        assert!(rest.is_ok_and(|bytes| bytes < FILM / 2));
    }

    #[cfg_attr(
        windows,
        ignore = "under Wine on a busy machine sockets stall for longer than the limit"
    )]
    #[tokio::test(flavor = "multi_thread")]
    async fn who_reads_slowly_is_waited_for() {
        // On an overloaded machine the reader may stall completely, which proves nothing.
        const TRIES: usize = 50;
        for _ in 0..TRIES {
            let mut showing = showing().await;
            let mut part = vec![0; 32 * 1024];
            let (start, mut last, mut longest) = (Instant::now(), Instant::now(), Duration::ZERO);
            while start.elapsed() < 3 * LIMIT && longest < LIMIT / 2 {
                if let Err(error) = showing.reader.read_exact(&mut part) {
                    assert!(last.elapsed() > LIMIT / 2, "{error}");
                }
                longest = longest.max(last.elapsed());
                last = Instant::now();
                thread::sleep(LIMIT / 10);
            }
            if longest < LIMIT / 2 {
                assert!(!showing.attended.is_finished());
                return;
            }
        }
        panic!("this machine is too busy to read at all");
    }
}
