//! How quickly `serve` shows a change, how much it sends, and what a full hall costs: the real command on a
//! shop of 1,000 products. `cargo bench --bench serve` prints the table and puts it into the README.
//!
//! * A price is changed; the time until the browser is told to load the page anew, and its parts.
//! * `wrk` asks for a page of 10 KB over 100 connections, from this server and from nginx in turn, the best of
//!   three rounds each. Both programs are Debian packages; where one is missing, that row says so.
//! * 300 clients at once: some read a large file a few bytes at a time, the others open pages.

mod clients;
mod readme;
mod support;

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use camino::Utf8Path;

use readme::put_into_readme;
use support::{bench_folder, product_folder, write_product, write_shop};

const PRODUCTS: usize = 1_000;
const CHANGES: usize = 60;
/// A page as large as many are on the way, of letters that are not compressed here.
const PAGE: usize = 10 * 1024;
const ROUNDS: usize = 3;

struct Row {
    what: String,
    figure: String,
    bar: &'static str,
}

/// The command under test, ended when it is dropped.
struct Serving {
    process: Child,
    /// `127.0.0.1:40123`.
    address: String,
}

fn main() {
    // `cargo test --benches` only asks whether the bench compiles and starts.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let work = tempfile::tempdir_in(bench_folder()).expect("a folder for the shop");
    let shop = Utf8Path::from_path(work.path())
        .expect("a path in Unicode")
        .join("toko");
    write_shop(&shop, PRODUCTS);
    let serving = Serving::start(&shop);
    let mut rows = Vec::new();
    reload(&shop, &serving, &mut rows);
    let site = shop.join("situs");
    fs::write(site.join("uji.html"), page()).expect("a page");
    fs::write(site.join("besar.bin"), vec![b'x'; 4 << 20]).expect("a large file");
    // With the next build the server knows of both.
    write_product(&product_folder(&shop, 7), 7, 1_000);
    serving.wait_for("/uji.html");
    throughput(&site, &serving, &mut rows);
    full_hall(&serving, &mut rows);
    let table = table(&rows);
    println!("{table}");
    put_into_readme("bench-serve", &table);
}

impl Serving {
    fn start(shop: &Utf8Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_etalase"))
            .args(["serve", shop.as_str(), "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut output = BufReader::new(process.stdout.take().expect("it is piped"));
        let mut address = None;
        while address.is_none() {
            let mut line = String::new();
            let length = output.read_line(&mut line).expect("it speaks Unicode");
            assert_ne!(length, 0, "the program ended");
            let start = line.split_once("http://").map(|(_, rest)| rest);
            address = start.and_then(|rest| Some(rest.split_once('/')?.0.to_owned()));
        }
        // What it says later is let go.
        std::thread::spawn(move || output.lines().for_each(drop));
        Self {
            process,
            address: address.expect("looked for above"),
        }
    }

    fn wait_for(&self, path: &str) {
        for _ in 0..100 {
            if clients::get(&self.address, path).is_ok_and(|status| status == 200) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{path} does not come");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Milliseconds since 1970.
fn now() -> f64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970");
    since.as_secs_f64() * 1000.0
}

fn reload(shop: &Utf8Path, serving: &Serving, rows: &mut Vec<Row>) {
    let mut stream = TcpStream::connect(&serving.address).expect("it listens");
    let request = format!(
        "GET /_etalase/kabar HTTP/1.1\r\nHost: {}\r\n\r\n",
        serving.address
    );
    stream.write_all(request.as_bytes()).expect("it reads");
    let patience = Some(Duration::from_secs(20));
    stream.set_read_timeout(patience).expect("a limit");
    let mut lines = BufReader::new(stream).lines();
    let mut news = || loop {
        let line = lines.next().expect("it goes on").expect("it can be read");
        if let Some(json) = line.strip_prefix("data: ") {
            return serde_json::from_str::<serde_json::Value>(json).expect("JSON");
        }
    };
    news();
    let mut parts: [Vec<f64>; 4] = Default::default();
    for change in 0..CHANGES {
        std::thread::sleep(Duration::from_millis(120));
        let product = change * 7 % PRODUCTS;
        let saved = now();
        write_product(
            &product_folder(shop, product),
            product,
            70_100 + change * 500,
        );
        let told = news();
        let heard = now();
        let time = |name: &str| told["times"][name].as_f64().expect("a time");
        let (noticed, built) = (time("noticed"), time("built"));
        let taken = [
            noticed - saved,
            built - noticed,
            heard - built,
            heard - saved,
        ];
        for (part, taken) in parts.iter_mut().zip(taken) {
            part.push(taken);
        }
    }
    let [noticed, built, told, all] = parts.map(|mut part| {
        part.sort_by(f64::total_cmp);
        let at = |share: f64| part[(part.len() as f64 * share) as usize];
        (at(0.5), at(0.95))
    });
    rows.push(Row {
        what: format!("a price among {PRODUCTS} products is saved, until the browser is told; 95 of 100 within"),
        figure: format!("{:.0} ms (half within {:.0} ms)", all.1, all.0),
        bar: "150 ms",
    });
    rows.push(Row {
        what: "of that, half within: noticing (10 ms of it wait for more), building, telling"
            .to_owned(),
        figure: format!("{:.0} ms, {:.0} ms, {:.0} ms", noticed.0, built.0, told.0),
        bar: "",
    });
}

fn page() -> String {
    let mut page = String::from("<!doctype html><html lang=id><title>Uji</title><body><p>");
    let mut number = 1_u32;
    while page.len() < PAGE - 20 {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        write!(page, "{number:x} ").expect("a String takes all");
    }
    page + "</p></body></html>"
}

fn throughput(site: &Utf8Path, serving: &Serving, rows: &mut Vec<Row>) {
    let what =
        "answers a second, a page of 10 KB over 100 connections: this server, nginx".to_owned();
    let bar = "0.8 of nginx";
    let is_there = |program: &str| Command::new(program).arg("-v").output().is_ok();
    if !is_there("nginx") || !is_there("wrk") {
        let figure = "not measured: nginx and wrk are needed".to_owned();
        rows.push(Row { what, figure, bar });
        return;
    }
    let nginx = Nginx::start(site);
    let (mut ours, mut theirs) = (0.0_f64, 0.0_f64);
    for _ in 0..ROUNDS {
        ours = ours.max(wrk(&serving.address));
        theirs = theirs.max(wrk(&nginx.address));
    }
    rows.push(Row {
        what,
        figure: format!("{ours:.0}, {theirs:.0}: {:.2}", ours / theirs),
        bar,
    });
}

/// nginx as its manual advises for files, ended when it is dropped.
struct Nginx {
    process: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Nginx {
    fn start(site: &Utf8Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder for its settings");
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let address = format!("127.0.0.1:{}", port.expect("a free port").port());
        let place = folder.path().display();
        let settings = format!(
            "daemon off; pid {place}/pid; error_log {place}/error; worker_processes auto; user root;\n\
             events {{ worker_connections 1024; }}\n\
             http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;\n\
             open_file_cache max=1000; types {{ text/html html; }}\n\
             client_body_temp_path {place}/a; proxy_temp_path {place}/b; fastcgi_temp_path {place}/c;\n\
             uwsgi_temp_path {place}/d; scgi_temp_path {place}/e;\n\
             server {{ listen {address}; root {site}; }} }}\n"
        );
        let file = folder.path().join("nginx.conf");
        fs::write(&file, settings).expect("its settings");
        let process = Command::new("nginx")
            .arg("-c")
            .arg(&file)
            .stderr(Stdio::null())
            .spawn()
            .expect("nginx starts");
        let nginx = Self {
            process,
            address,
            _folder: folder,
        };
        for _ in 0..100 {
            if clients::get(&nginx.address, "/uji.html").is_ok_and(|status| status == 200) {
                return nginx;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("nginx does not answer");
    }
}

impl Drop for Nginx {
    /// Its workers end with it only when it is asked.
    fn drop(&mut self) {
        let id = self.process.id().to_string();
        let _ = Command::new("kill").args(["-QUIT", &id]).status();
        let _ = self.process.wait();
    }
}

/// Answers a second, all of which must be good.
fn wrk(address: &str) -> f64 {
    let output = Command::new("wrk")
        .args(["-t2", "-c100", "-d6s"])
        // As a phone asks: this machine's own browser is told news besides.
        .args(["-H", "Host: toko.local"])
        .arg(format!("http://{address}/uji.html"))
        .output()
        .expect("wrk starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        !text.contains("Non-2xx") && !text.contains("Socket errors"),
        "{text}"
    );
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("Requests/sec:"));
    line.and_then(|line| line.trim().parse().ok())
        .expect("wrk tells the figure")
}

fn full_hall(serving: &Serving, rows: &mut Vec<Row>) {
    let process = serving.process.id();
    let crowd = clients::Crowd::gather(&serving.address);
    let mut most = 0;
    while crowd.is_there() {
        most = most.max(support::memory(process, "VmRSS"));
        std::thread::sleep(Duration::from_millis(20));
    }
    let (answers, errors) = crowd.leave();
    let (all, slow) = (clients::ALL, clients::SLOW);
    rows.push(Row {
        what: format!("{all} clients at once, {slow} of them reading 4 MB at 20 KB a second: errors in {answers} answers"),
        figure: errors.to_string(),
        bar: "none",
    });
    rows.push(Row {
        what: "memory at that, the shop's builds included".to_owned(),
        figure: format!("{} MB", most / 1_000_000),
        bar: "150 MB",
    });
}

fn table(rows: &[Row]) -> String {
    let mut table = String::from("| what | measured | bar |\n|---|---|---|\n");
    for Row { what, figure, bar } in rows {
        writeln!(table, "| {what} | {figure} | {bar} |").expect("a String takes all");
    }
    table
}
