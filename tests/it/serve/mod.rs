//! `serve` from outside: the real command on a real folder, asked over a real socket, looked at in a real
//! browser.

mod changes;
mod files;
mod hostile;
mod hotspot;
mod policy;
mod reload;
mod terminal;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use crate::support::Shop;

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The command at work, ended when dropped.
struct Serving {
    process: Child,
    output: Arc<Mutex<String>>,
    errors: Arc<Mutex<String>>,
    /// `127.0.0.1:40123`.
    host: String,
}

/// What came back, but for the moment it was sent.
#[derive(Clone, PartialEq, Eq)]
struct Answer {
    status: u16,
    /// Names in small letters.
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Serving {
    /// Serves a shop at any free port.
    fn start(shop: &Shop) -> Self {
        Self::with(shop, &[])
    }

    /// Serves a shop with more options.
    fn with(shop: &Shop, options: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_etalase"));
        Self::by(command.arg("serve").args(options), shop)
    }

    /// Serves a shop by a command that lacks only its folder.
    fn by(command: &mut Command, shop: &Shop) -> Self {
        let mut process = command
            .args([shop.folder().as_str(), "--port", "0"])
            .env_remove("ETALASE_LANG")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = gather(process.stdout.take().expect("it is piped"));
        let errors = gather(process.stderr.take().expect("it is piped"));
        let mut serving = Self {
            process,
            output,
            errors,
            host: String::new(),
        };
        serving.wait_for("http://");
        let said = serving.output();
        let (_, rest) = said.split_once("http://").expect("waited for above");
        serving.host = rest.split('/').next().expect("a part").to_owned();
        serving
    }

    /// The home page's address, with a slash.
    fn address(&self, path: &str) -> String {
        format!("http://{}/{path}", self.host)
    }

    fn output(&self) -> String {
        self.output.lock().expect("no panic").clone()
    }

    fn errors(&self) -> String {
        self.errors.lock().expect("no panic").clone()
    }

    /// Waits until the program has said this.
    #[track_caller]
    fn wait_for(&self, words: &str) {
        self.wait_until(words, || {
            self.output().contains(words) || self.errors().contains(words)
        });
    }

    #[track_caller]
    fn wait_until(&self, what: &str, condition: impl Fn() -> bool) {
        let end = Instant::now() + PATIENCE;
        while !condition() {
            assert!(
                Instant::now() < end,
                "{what}: it said\n{}\n{}",
                self.output(),
                self.errors()
            );
            sleep(Duration::from_millis(20));
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream
    }

    /// Sends bytes as they are and reads the answer.
    fn send(&self, request: &[u8]) -> Option<Answer> {
        let mut stream = self.connect();
        // Who refuses a long request may close before its end.
        let _ = stream.write_all(request);
        let head = request.starts_with(b"HEAD");
        Answer::read(&mut BufReader::new(stream), head)
    }

    /// Asks as a phone does, which is not told the seller's news.
    #[track_caller]
    fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask("GET", path, headers)
    }

    #[track_caller]
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request =
            format!("{method} {path} HTTP/1.1\r\nHost: toko.local\r\nConnection: close\r\n");
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        self.send(format!("{request}\r\n").as_bytes())
            .expect("an answer")
    }

    /// Asks as the seller's own browser does.
    #[track_caller]
    fn preview(&self, path: &str) -> Answer {
        let host = &self.host;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        self.send(request.as_bytes()).expect("an answer")
    }

    /// Presses Ctrl-C, and gives the exit status.
    #[cfg(unix)]
    fn interrupt(&mut self) -> Option<i32> {
        let id = rustix::process::Pid::from_child(&self.process);
        rustix::process::kill_process(id, rustix::process::Signal::INT).expect("it is there");
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.process.try_wait().expect("it can be waited for") {
                return status.code();
            }
            sleep(Duration::from_millis(10));
        }
        panic!("it does not end");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Answer {
    /// Reads one; `None` when there was none. The answer to HEAD has no body.
    fn read(stream: &mut impl BufRead, of_head: bool) -> Option<Self> {
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if line.trim().is_empty() {
                break;
            }
            lines.push(line.trim().to_owned());
        }
        let status = lines[0].split(' ').nth(1)?.parse().ok()?;
        let header = |line: &String| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_lowercase(), value.trim().to_owned()))
        };
        let headers = lines[1..].iter().filter_map(header);
        let headers: Vec<(String, String)> = headers.filter(|(name, _)| name != "date").collect();
        let mut answer = Self {
            status,
            headers,
            body: Vec::new(),
        };
        if !of_head && status != 304 {
            let length = answer
                .header("content-length")
                .and_then(|length| length.parse().ok());
            let mut body = stream.take(length.unwrap_or(u64::MAX));
            body.read_to_end(&mut answer.body).ok()?;
        }
        Some(answer)
    }

    fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let start: String = self.text().chars().take(300).collect();
        write!(
            f,
            "{} {:?} {}: {start}",
            self.status,
            self.headers,
            self.body.len()
        )
    }
}

/// Gathers what a program says while it goes on.
fn gather(from: impl Read + Send + 'static) -> Arc<Mutex<String>> {
    let said = Arc::new(Mutex::new(String::new()));
    let gathered = Arc::clone(&said);
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            *gathered.lock().expect("no panic") += &(line + "\n");
        }
    });
    said
}
