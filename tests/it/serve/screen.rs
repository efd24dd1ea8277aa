//! Output on a terminal: QR codes and the status line.

#![cfg(target_os = "linux")]

use std::io::Write;
use std::process::{Command, Stdio};

use super::Serving;
use crate::support::{Shop, codes, skip};

/// Serves on a terminal of 80 columns; `None` without a program that makes one.
fn on_a_terminal(shop: &Shop, options: &str, typed: Stdio) -> Option<Serving> {
    let is_there = Command::new("script").arg("--version").output();
    if !is_there.is_ok_and(|output| output.status.success()) {
        skip("a terminal: there is no `script`");
        return None;
    }
    let line = format!(
        "stty cols 80 rows 50; exec '{}' serve '{}' {options}",
        env!("CARGO_BIN_EXE_etalase"),
        shop.folder()
    );
    let mut command = Command::new("script");
    command
        .args(["-q", "-e", "-c", &line, "/dev/null"])
        .env("TERM", "xterm-256color")
        .env_remove("NO_COLOR")
        .stdin(typed);
    Some(Serving::started(&mut command))
}

/// Visible lines, without colours and overwritten text.
fn lines(serving: &Serving) -> Vec<String> {
    let output = serving.output();
    let plain = anstream::adapter::strip_str(&output).to_string();
    let last = |line: &str| {
        line.trim_end_matches('\r')
            .rsplit('\r')
            .next()
            .map(str::to_owned)
    };
    plain.split('\n').filter_map(last).collect()
}

/// Targets of the codes on the terminal.
fn scanned(serving: &Serving) -> Vec<String> {
    const SCALE: usize = 4;
    let lines = lines(serving);
    let is_of_code =
        |line: &String| line.chars().count() > 20 && line.chars().all(|sign| "█▀▄ ".contains(sign));
    let groups = lines.chunk_by(|a, b| is_of_code(a) == is_of_code(b));
    groups
        .filter(|group| is_of_code(&group[0]))
        .map(|code| {
            let side = code[0].chars().count();
            let width = side * SCALE;
            let mut dark = vec![false; width * width];
            for (y, row) in dark.chunks_mut(width).enumerate() {
                let (line, half) = (y / SCALE / 2, y / SCALE % 2);
                let signs: Vec<char> = code[line].chars().collect();
                for (x, pixel) in row.iter_mut().enumerate() {
                    *pixel = !['█', ['▀', '▄'][half]].contains(&signs[x / SCALE]);
                }
            }
            codes::read(&dark, width)
        })
        .collect()
}

#[test]
fn codes_lead_into_the_wifi_and_to_the_shop() {
    let shop = Shop::small();
    let wifi = "--port 0 --wifi 'Balai; Desa' --wifi-password 'kopi\\gayo'";
    let Some(serving) = on_a_terminal(&shop, wifi, Stdio::piped()) else {
        return;
    };
    serving.wait_until("an address", || {
        ["/_etalase/poster", "belum tersambung"]
            .iter()
            .any(|end| serving.output().contains(end))
    });
    if serving.output().contains("belum tersambung") {
        skip("codes on a terminal: this machine is in no network");
        return;
    }
    let scanned = scanned(&serving);
    assert_eq!(scanned.len(), 2, "{}", serving.output());
    assert_eq!(scanned[0], "WIFI:T:WPA;S:Balai\\; Desa;P:kopi\\\\gayo;;");
    let lines = lines(&serving);
    let said = lines
        .iter()
        .find_map(|line| line.strip_prefix("Di HP, buka "));
    let (address, _) = said
        .and_then(|said| said.split_once(' '))
        .expect("an address");
    assert_eq!(scanned[1], address);
    assert!(address.ends_with("/bawa"), "{address}");
    for line in &lines {
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert!(
        serving.output().contains("\u{1b}[97;40m"),
        "white on black on any ground"
    );
}

#[test]
fn the_last_line_counts_phones_and_makes_place_for_news() {
    let shop = Shop::small();
    let long = "kopi-gayo-arabika-petik-merah-dari-takengon-aceh-tengah";
    shop.product(long, "nama: Kopi Petik\nharga: 90.000\n");
    let Some(mut serving) = on_a_terminal(&shop, "--port 0 --lan", Stdio::piped()) else {
        return;
    };
    serving.wait_for("0 HP tersambung, 0 sejak awal");
    for path in ["/", "/produk/kopi/"] {
        assert_eq!(serving.get(path, &[]).status, 200);
    }
    serving.wait_for("1 HP tersambung, 1 sejak awal; 2 halaman dibuka");
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    serving.wait_for("(produk/kopi).");
    shop.change(&format!("produk/{long}/produk.yaml"), "90.000", "95.000");
    serving.wait_for("aceh-tengah).");
    let mut input = serving.process.stdin.take().expect("it is piped");
    input.write_all(b"\x03").expect("it reads");
    assert_eq!(serving.end(), Some(0));
    serving.wait_for("Selesai. 1 HP membuka 2 halaman; 0 kali toko dibawa pulang.");
    let lines = lines(&serving);
    let rebuilt: Vec<&String> = lines
        .iter()
        .filter(|line| line.contains("diperbarui:"))
        .collect();
    assert_eq!(rebuilt.len(), 2, "{lines:?}");
    for line in rebuilt {
        assert!(
            line.contains("halaman dalam") && line.contains("milidetik ("),
            "{line}"
        );
        assert!(line.chars().count() <= 80, "{line}");
    }
    // The line that is written over leaves nothing behind.
    assert!(
        !lines.iter().any(|line| line.contains("HP tersambung")),
        "{lines:?}"
    );
}

#[test]
fn a_busy_port_is_exchanged_for_the_next_when_the_seller_agrees() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("it is bound").port();
    let shop = Shop::small();
    let answer = shop.beside("jawaban");
    std::fs::write(
        &answer, "
",
    )
    .expect("a file");
    let typed = std::fs::File::open(&answer).expect("it is there");
    let Some(serving) = on_a_terminal(&shop, &format!("--port {port}"), typed.into()) else {
        return;
    };
    let said = serving.output();
    assert!(
        said.contains(&format!("Port {port} sedang dipakai program lain.")),
        "{said}"
    );
    let (_, next) = serving.host.split_once(':').expect("a port");
    assert!(said.contains(&format!("Pakai {next} saja?")), "{said}");
    assert_eq!(serving.get("/", &[]).status, 200);
}
