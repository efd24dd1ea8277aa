//! Connections: who may connect, how many at once, and how long somebody may take. None of it depends on
//! what is asked for.
//!
//! | what | limit |
//! |---|---|
//! | a request's head | 16 KB, 64 headers, 10 s from its first byte, and as long between two requests |
//! | a request's body | none is read |
//! | an answer | as slow as the reader likes, but something must go out every 30 s |
//! | connections at once | 2,048, or what the system gives; more wait until one is closed |

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_io_timeout::TimeoutStream;

use super::router::Desk;

/// Bytes of a request's head.
const LARGEST_HEAD: usize = 16 * 1024;
const MOST_HEADERS: usize = 64;
const HEAD_WITHIN: Duration = Duration::from_secs(10);
const WRITTEN_WITHIN: Duration = Duration::from_secs(30);
const MOST_CONNECTIONS: usize = 2_048;
/// Files that the program has open besides connections.
const OTHER_FILES: usize = 64;
/// Answers that are under way when the server stops may take so long.
const FAREWELL: Duration = Duration::from_secs(1);
const AFTER_FAILURE: Duration = Duration::from_millis(20);
/// Ports that are tried after a busy one.
const NEXT_PORTS: u16 = 50;

/// Who sent a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub IpAddr);

/// Who may connect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// This machine.
    Machine,
    /// All machines in its networks.
    Network,
}

/// A port, taken.
#[derive(Debug)]
pub struct Door(std::net::TcpListener);

impl Door {
    /// Takes a port; any free one for 0.
    ///
    /// # Errors
    /// The system's, [`io::ErrorKind::AddrInUse`] for a busy one.
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
    /// The system's.
    pub fn port(&self) -> io::Result<u16> {
        self.0.local_addr().map(|address| address.port())
    }
}

/// Answers whoever comes until `stop` is told, then says goodbye.
pub(super) async fn serve(
    door: Door,
    desk: Desk,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let listener = TcpListener::from_std(door.0)?;
    let room = Arc::new(Semaphore::new(room_for_connections()));
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
            // No file left, or a guest who changed his mind: the next one may be luckier.
            tokio::time::sleep(AFTER_FAILURE).await;
            continue;
        };
        let connection = attend(stream, peer, desk.clone(), graceful.watcher());
        tokio::spawn(async move {
            connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(FAREWELL, graceful.shutdown()).await;
    Ok(())
}

/// Answers one connection until it is closed.
async fn attend(stream: TcpStream, peer: SocketAddr, desk: Desk, watcher: Watcher) {
    // Small answers go out at once.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITTEN_WITHIN));
    let peer = Peer(peer.ip().to_canonical());
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(peer);
        desk.clone().answer(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(LARGEST_HEAD)
        .max_headers(MOST_HEADERS)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    // What goes wrong here went wrong at the other end.
    let _ = watcher.watch(connection).await;
}

/// How many connections there is room for. Systems give a program few open files unless it asks for more.
#[cfg(unix)]
fn room_for_connections() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let wanted = (MOST_CONNECTIONS + OTHER_FILES) as u64;
    let given = getrlimit(Resource::Nofile);
    let most = given.maximum.map_or(wanted, |most| most.min(wanted));
    if given.current.is_some_and(|current| current < most) {
        let more = Rlimit {
            current: Some(most),
            ..given
        };
        // With fewer it works too.
        let _ = setrlimit(Resource::Nofile, more);
    }
    let files = getrlimit(Resource::Nofile).current.unwrap_or(wanted);
    let files = usize::try_from(files).unwrap_or(MOST_CONNECTIONS);
    MOST_CONNECTIONS.min(files.saturating_sub(OTHER_FILES).max(1))
}

#[cfg(not(unix))]
fn room_for_connections() -> usize {
    MOST_CONNECTIONS
}
