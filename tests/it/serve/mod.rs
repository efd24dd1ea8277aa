//! `serve` from outside: the real command on a real folder, over a real socket, in a real browser.

mod changes;
mod crowd;
mod files;
mod hostile;
mod hotspot;
mod machine;
mod opening;
mod policy;
mod reload;
mod screen;
mod terminal;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use crate::support::Shop;

/// Timeout, longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The command at work, ended when dropped.
struct Serving {
    process: Child,
    output: Arc<Mutex<Vec<u8>>>,
    errors: Arc<Mutex<Vec<u8>>>,
    /// `127.0.0.1:40123`.
    host: String,
}

/// A response without its date.
#[derive(Clone, PartialEq, Eq)]
struct Answer {
    status: u16,
    /// Names in lower case.
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

    /// Serves a shop by a command without its folder.
    fn by(command: &mut Command, shop: &Shop) -> Self {
        command
            .args([shop.folder().as_str(), "--port", "0"])
            .stdin(Stdio::null());
        Self::started(command)
    }

    /// Serves by a complete command.
    fn started(command: &mut Command) -> Self {
        let mut process = command
            .env_remove("ETALASE_LANG")
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
        let host = || {
            let said = serving.output();
            let (_, rest) = said.split_once("http://")?;
            rest.split_once('/').map(|(host, _)| host.to_owned())
        };
        serving.wait_until("an address", || host().is_some());
        serving.host = host().expect("waited for above");
        serving
    }

    /// The home page's address, with a slash.
    fn address(&self, path: &str) -> String {
        format!("http://{}/{path}", self.host)
    }

    fn output(&self) -> String {
        text(&self.output)
    }

    fn errors(&self) -> String {
        text(&self.errors)
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

    /// The newest news, as the seller's browser hears them.
    fn news(&self) -> String {
        let mut stream = self.connect();
        let request = format!(
            "GET /_etalase/kabar HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.host
        );
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        lines.find(|line| line.starts_with("data: ")).expect("news")
    }

    /// The number of its process.
    #[cfg(unix)]
    fn id(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_child(&self.process)
    }

    /// Sets a resource limit, or the hard limit.
    #[cfg(target_os = "linux")]
    fn limit(&self, what: rustix::process::Resource, most: Option<u64>) {
        use rustix::process::{Rlimit, getrlimit, prlimit};
        let limit = Rlimit {
            current: most,
            ..getrlimit(what)
        };
        prlimit(Some(self.id()), what, limit).expect("a limit");
    }

    /// Presses Ctrl-C, and gives the exit status.
    #[cfg(unix)]
    fn interrupt(&mut self) -> Option<i32> {
        rustix::process::kill_process(self.id(), rustix::process::Signal::INT)
            .expect("it is there");
        self.end()
    }

    /// Waits for its end, and gives the exit status.
    #[cfg(unix)]
    fn end(&mut self) -> Option<i32> {
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

/// A shell command that does this and then executes the program; `runner` starts the shell.
#[cfg(target_os = "linux")]
fn after(runner: &[&str], words: &str) -> Command {
    let shell = ["sh", "-c", &format!("{words} && exec \"$@\""), "sh"];
    let all = [runner, &shell, &[env!("CARGO_BIN_EXE_etalase"), "serve"]].concat();
    let mut command = Command::new(all[0]);
    command.args(&all[1..]);
    command
}

/// Collects output in the background.
fn gather(mut from: impl Read + Send + 'static) -> Arc<Mutex<Vec<u8>>> {
    let said = Arc::new(Mutex::new(Vec::new()));
    let gathered = Arc::clone(&said);
    thread::spawn(move || {
        let mut part = [0; 4096];
        while let Ok(length @ 1..) = from.read(&mut part) {
            let mut gathered = gathered.lock().expect("no panic");
            gathered.extend_from_slice(&part[..length]);
        }
    });
    said
}

fn text(said: &Mutex<Vec<u8>>) -> String {
    String::from_utf8_lossy(&said.lock().expect("no panic")).into_owned()
}
