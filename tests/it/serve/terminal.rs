//! Messages while a shop is served.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::process::Command;

use super::Serving;
use crate::support::{Shop, told};

/// Output with variable parts masked.
fn said(serving: &Serving, shop: &Shop) -> String {
    let text = format!(
        "--- output\n{}--- errors\n{}",
        serving.output(),
        serving.errors()
    );
    let text = text
        .replace(shop.folder().as_str(), "[TOKO]")
        .replace(&serving.host, "[ALAMAT]");
    let is_time = |word: &str| {
        word.len() == 5 && word.as_bytes()[2] == b'.' && word.as_bytes()[0].is_ascii_digit()
    };
    let line = |line: &str| {
        let mut words: Vec<&str> = line.split(' ').collect();
        for at in 0..words.len() {
            if is_time(words[at]) && at == 0 {
                words[at] = "[JAM]";
            }
            if at > 0 && words[at].starts_with("mili") || words[at].starts_with("milli") {
                words[at - 1] = "[LAMA]";
            }
        }
        words.join(" ")
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(unix)]
#[test]
fn a_morning_of_work_is_told_in_few_words() {
    for (name, language) in [("morning_id", "id"), ("morning_en", "en")] {
        let shop = Shop::small();
        let mut serving = Serving::with(&shop, &["--lang", language]);
        let count = |words: &str| serving.output().matches(words).count();
        let renewed = if language == "id" {
            "diperbarui:"
        } else {
            "renewed:"
        };
        let kept = if language == "id" {
            "belum diperbarui"
        } else {
            "not renewed"
        };
        shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
        serving.wait_until("renewed", || count(renewed) == 1);
        shop.change("produk/kopi/produk.yaml", "13.000", "13.50");
        serving.wait_until("kept", || count(kept) == 1);
        shop.change("produk/kopi/produk.yaml", "13.50", "13.500");
        serving.wait_until("renewed", || count(renewed) == 2);
        assert_eq!(serving.interrupt(), Some(0));
        told(name, &said(&serving, &shop));
    }
}

#[test]
fn a_busy_port_is_told_with_the_next_free_one() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("it is bound").port();
    let shop = Shop::small();
    let run = shop.run(&["serve", "--port", &port.to_string()]).ended(3);
    assert_eq!(run.output, "");
    let lines: Vec<&str> = run.errors.lines().collect();
    assert_eq!(
        lines[0],
        format!("Port {port} sedang dipakai program lain.")
    );
    let next = lines[1]
        .strip_prefix("Coba: etalase layani --port ")
        .expect("a proposal");
    assert!(next.parse::<u16>().expect("a port") > port);
    assert!(!shop.path("situs").exists(), "nothing was done");
}

/// A program that stands for the system's way to open a browser.
#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_when_that_is_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    let shop = Shop::small();
    let opened = shop.beside("dibuka");
    let programs = shop.beside("program");
    let opener = programs.join("xdg-open");
    fs::create_dir(&programs).expect("a folder");
    fs::write(&opener, format!("#!/bin/sh\necho \"$1\" > {opened}\n")).expect("a script");
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).expect("a mode");
    let path = format!("{programs}:/usr/bin:/bin");
    let mut command = Command::new(env!("CARGO_BIN_EXE_etalase"));
    let serving = Serving::by(command.env("PATH", path).args(["serve", "--open"]), &shop);
    let address = || fs::read_to_string(&opened).unwrap_or_default();
    serving.wait_until("a browser", || address().trim() == serving.address(""));
}

/// Address of this machine in its network.
#[test]
fn only_who_opens_the_door_is_reached_over_the_network() {
    let all = if_addrs::get_if_addrs().unwrap_or_default();
    let mut outer = all.iter().map(if_addrs::Interface::ip);
    let Some(outer) = outer.find(|ip| ip.is_ipv4() && !ip.is_loopback()) else {
        crate::support::skip("the network: this machine is in none");
        return;
    };
    let shop = Shop::small();
    let at = |serving: &Serving| {
        let (_, port) = serving.host.split_once(':').expect("a port");
        format!("{outer}:{port}")
    };
    let home = Serving::start(&shop);
    assert!(TcpStream::connect(at(&home)).is_err());
    drop(home);
    let mut hall = Serving::with(&shop, &["--lan"]);
    hall.host = at(&hall);
    assert_eq!(hall.get("/bawa", &[]).status, 200);
    assert_eq!(
        hall.preview("/_etalase/poster").status,
        404,
        "it is for the seller"
    );
}

#[test]
fn a_folder_that_is_no_shop_is_not_served() {
    let shop = Shop::empty();
    shop.run(&["layani", "--port", "0"])
        .ended(1)
        .said("toko.yaml");
    let run = shop.run_inside(&["layani", "tidak-ada", "--port", "0"]);
    run.ended(1).said("tidak-ada");
}

#[test]
fn what_is_typed_wrongly_is_told() {
    let shop = Shop::small();
    shop.run(&["serve", "--port", "delapan"])
        .ended(2)
        .said("delapan");
    shop.run(&["serve", "--wifi-password", "x"]).ended(2);
    shop.run(&["serve", "--cache", shop.path("situs/x").as_str()])
        .ended(2);
}

/// News that somebody is listening to end too.
#[cfg(unix)]
#[test]
fn it_ends_at_once_whoever_is_still_there() {
    use std::io::{Read, Write};
    let shop = Shop::small();
    let mut serving = Serving::start(&shop);
    let mut listener = serving.connect();
    let request = format!(
        "GET /_etalase/kabar HTTP/1.1\r\nHost: {}\r\n\r\n",
        serving.host
    );
    listener.write_all(request.as_bytes()).expect("it reads");
    let mut begun = [0; 64];
    listener.read_exact(&mut begun).expect("news");
    let mut stuck = serving.connect();
    stuck
        .write_all(b"GET / HTTP/1.1\r\nHost: ")
        .expect("it reads");
    assert_eq!(serving.interrupt(), Some(0));
    let mut rest = Vec::new();
    listener.read_to_end(&mut rest).expect("it was closed");
    // Who is cut off does not hear the end.
    assert!(rest.ends_with(b"0\r\n\r\n"), "as it should be");
}
