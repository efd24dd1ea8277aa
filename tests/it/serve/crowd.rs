//! Too many clients, and slow clients.

use std::io::{BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::{Answer, Serving};
use crate::support::Shop;

/// The server's limit of connections.
const MOST: usize = 2_048;

fn ask(stream: &mut TcpStream, path: &str) {
    let request = format!("GET {path} HTTP/1.1\r\nHost: toko.local\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it reads");
}

/// True when no data arrives for a moment.
fn is_silent(stream: &mut TcpStream) -> bool {
    let moment = Duration::from_millis(300);
    stream.set_read_timeout(Some(moment)).expect("a limit");
    let is_silent = stream.peek(&mut [0]).is_err();
    stream
        .set_read_timeout(Some(super::PATIENCE))
        .expect("a limit");
    is_silent
}

#[test]
fn slow_readers_hinder_nobody() {
    let shop = Shop::small();
    shop.build().ended(0);
    shop.write("situs/film.mp4", vec![7; 20_000_000]);
    let serving = Serving::start(&shop);
    // More of them than threads that read files.
    let mut slow: Vec<TcpStream> = (0..40).map(|_| serving.connect()).collect();
    for stream in &mut slow {
        ask(stream, "/film.mp4");
    }
    let mut part = [0; 2_000];
    for _ in 0..10 {
        for stream in &mut slow {
            stream.read_exact(&mut part).expect("it goes on");
        }
        assert_eq!(serving.get("/produk/kopi/", &[]).status, 200);
    }
    // Who was slow can still have the rest: nobody had to be let go for others to have their turn.
    for stream in slow {
        let mut rest = Vec::new();
        let mut stream = BufReader::new(stream).take(19_000_000);
        stream.read_to_end(&mut rest).expect("it goes on");
        assert_eq!((rest.len(), rest.last()), (19_000_000, Some(&7)));
    }
}

#[cfg(unix)]
#[test]
fn who_comes_to_a_full_house_waits_for_a_place() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    // Here there are connections alone; there is the file of what each is sent besides.
    let needed = 2 * MOST as u64 + 64;
    let given = getrlimit(Resource::Nofile);
    if given.maximum.is_some_and(|most| most < needed) {
        crate::support::skip("a full house: this machine lets a program open too few files");
        return;
    }
    if given.current.is_some_and(|current| current < needed) {
        let more = Rlimit {
            current: Some(needed),
            ..given
        };
        setrlimit(Resource::Nofile, more).expect("below the most");
    }
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    // Event streams are not cut off.
    let news = format!(
        "GET /_etalase/kabar HTTP/1.1\r\nHost: {}\r\n\r\n",
        serving.host
    );
    let mut guests = Vec::new();
    for _ in 0..MOST {
        let mut guest = serving.connect();
        guest.write_all(news.as_bytes()).expect("it reads");
        guests.push(guest);
    }
    let last = guests.last_mut().expect("many");
    last.read_exact(&mut [0; 64])
        .expect("who has a place is answered");
    let mut late: Vec<TcpStream> = (0..40).map(|_| serving.connect()).collect();
    for guest in &mut late {
        ask(guest, "/produk/kopi/");
    }
    assert!(is_silent(&mut late[0]), "there is no place");
    guests.truncate(MOST - 1);
    for guest in late {
        let answer = Answer::read(&mut BufReader::new(guest), false);
        assert_eq!(answer.map(|answer| answer.status), Some(200));
    }
    drop(guests);
    assert_eq!(serving.get("/", &[]).status, 200);
}

/// A connection from another address than the server's, like a phone's. Unread data stays with the server.
#[cfg(target_os = "linux")]
fn connect_from(phone: [u8; 4], serving: &Serving) -> TcpStream {
    use socket2::{Domain, Socket, Type};
    use std::net::SocketAddr;
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    let address = SocketAddr::from((phone, 0));
    socket.bind(&address.into()).expect("all of 127 is here");
    socket.set_recv_buffer_size(4_096).expect("a small one");
    let server: SocketAddr = serving.host.parse().expect("an address");
    socket.connect(&server.into()).expect("it listens");
    socket.into()
}

/// The status of a response, while slow clients hold connections.
#[cfg(target_os = "linux")]
fn status(mut stream: TcpStream, path: &str) -> Option<u16> {
    let soon = Duration::from_secs(20);
    stream.set_read_timeout(Some(soon)).expect("a limit");
    ask(&mut stream, path);
    Answer::read(&mut BufReader::new(stream), false).map(|answer| answer.status)
}

#[cfg(target_os = "linux")]
#[test]
fn a_phone_that_takes_all_it_can_get_keeps_nobody_out() {
    // One is held in memory, the other read from the disk while it is sent.
    for size in [500_000, 20_000_000] {
        let shop = Shop::small();
        shop.build().ended(0);
        shop.write("situs/film.mp4", vec![7; size]);
        // Room for a hundred connections and the files that they are sent.
        let serving = Serving::by(&mut super::after(&[], "ulimit -n 264"), &shop);
        let mut greedy: Vec<TcpStream> = (0..250)
            .map(|_| connect_from([127, 0, 0, 2], &serving))
            .collect();
        for stream in &mut greedy {
            // Some are closed by now.
            let _ = stream.write_all(b"GET /film.mp4 HTTP/1.1\r\nHost: toko.local\r\n\r\n");
        }
        greedy[0].read_exact(&mut [0; 2_000]).expect("its share");
        assert_eq!(status(serving.connect(), "/"), Some(200), "the seller");
        let other = connect_from([127, 0, 0, 3], &serving);
        assert_eq!(status(other, "/produk/kopi/"), Some(200), "another phone");
        shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
        serving.wait_for("Situs diperbarui");
        drop(greedy);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_class_behind_one_hotspot_is_served() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    // A browser opens six connections, and keeps them for what comes next.
    let class = 40 * 6;
    let phones: Vec<TcpStream> = (0..class)
        .map(|_| connect_from([127, 0, 0, 2], &serving))
        .collect();
    for mut phone in phones.iter().map(BufReader::new) {
        let request = b"GET /produk/kopi/ HTTP/1.1\r\nHost: toko.local\r\n\r\n";
        phone.get_mut().write_all(request).expect("it reads");
        let answer = Answer::read(&mut phone, false);
        assert_eq!(answer.map(|answer| answer.status), Some(200));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn who_comes_when_no_file_can_be_opened_waits_too() {
    use rustix::process::Resource;
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let mut known = BufReader::new(serving.connect());
    let mut seen = || {
        ask(known.get_mut(), "/");
        Answer::read(&mut known, false).map(|answer| answer.status)
    };
    assert_eq!(seen(), Some(200));
    // Files have the lowest free numbers: no other gets one.
    serving.limit(Resource::Nofile, Some(3));
    let mut late = serving.connect();
    ask(&mut late, "/");
    assert!(is_silent(&mut late), "it has no number to give");
    assert_eq!(seen(), Some(200), "what is in memory can be sent");
    serving.limit(Resource::Nofile, Some(1_000));
    let answer = Answer::read(&mut BufReader::new(late), false);
    assert_eq!(answer.map(|answer| answer.status), Some(200));
}
