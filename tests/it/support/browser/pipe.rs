//! The Chrome DevTools Protocol over a pair of pipes: JSON messages that end in NUL, commands to the
//! browser's file descriptor 3, answers and events from its 4.

use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::temporary_folder;

/// Timeout of one step, for a hung browser.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Time in which a running worker answers.
const SOON: Duration = Duration::from_secs(10);

/// Time in which a browser that works has started, on a busy machine too.
const START: Duration = Duration::from_secs(40);

/// Starts a browser with a profile of its own and connects to it. It ends, and its profile goes, when the connection is
/// dropped or this process ends.
#[expect(
    clippy::zombie_processes,
    reason = "it serves until the end of this process"
)]
pub fn start(browser: &str, options: &[&str]) -> Connection {
    let profile = temporary_folder().keep();
    // Moves the pipes to descriptors 3 and 4 by a shell, since `Command` only sets 0 to 2.
    let mut command = Command::new("sh");
    command
        .args([
            "-c",
            "profile=$0; \"$@\" 3<&0 4>&1 </dev/null >/dev/null; rm -rf \"$profile\"",
        ])
        .arg(&profile)
        .arg(browser)
        .args(options)
        .arg(format!("--user-data-dir={}", profile.display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut process = command.spawn().expect("the browser starts");
    let commands = process.stdin.take().expect("its 3");
    let answers = process.stdout.take().expect("its 4");
    let (sender, messages) = channel();
    thread::spawn(move || {
        for message in BufReader::new(answers).split(0) {
            let Ok(message) = message else { break };
            if sender.send(message).is_err() {
                break;
            }
        }
    });
    Connection {
        commands,
        messages,
        heard: Vec::new(),
        calls: 0,
    }
}

/// Connection to a browser.
pub struct Connection {
    commands: ChildStdin,
    messages: Receiver<Vec<u8>>,
    /// Messages that nothing has waited for yet.
    heard: Vec<Value>,
    calls: u64,
}

impl Connection {
    /// Calls a method of the browser or of a tab; returns its result or error.
    pub fn call(
        &mut self,
        session: Option<&str>,
        method: &str,
        parameters: Value,
    ) -> Result<Value, String> {
        let id = self.begin(session, method, parameters);
        let mut answer = self.wait(&format!("the answer to {method}"), |message| {
            message["id"] == id
        });
        match &answer["error"] {
            Value::Null => Ok(answer["result"].take()),
            error => Err(error["message"].as_str().unwrap_or_default().to_owned()),
        }
    }

    /// Calls a method of a worker. One that has stopped answers when it is started again, if ever: that is not waited for.
    pub fn tell_worker(&mut self, session: &str, method: &str, parameters: Value) {
        let id = self.begin(Some(session), method, parameters);
        self.wait_within(SOON, |message| message["id"] == id);
    }

    /// Sends a call, and gives the number of its answer.
    fn begin(&mut self, session: Option<&str>, method: &str, parameters: Value) -> u64 {
        self.calls += 1;
        let id = self.calls;
        let mut message = json!({"id": id, "method": method, "params": parameters});
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        self.send(&message)
            .unwrap_or_else(|error| panic!("{method}: the browser is gone: {error}"));
        id
    }

    /// Creates a context with an empty profile; returns its name. `None` when the browser does not answer.
    pub fn new_context(&mut self) -> Option<String> {
        let id = self.begin(None, "Target.createBrowserContext", json!({}));
        let made = self.wait_within(START, |message| message["id"] == id)?;
        let name = made["result"]["browserContextId"].as_str();
        Some(name.expect("a name").to_owned())
    }

    /// Closes a context with all its tabs and workers, and forgets what they told.
    pub fn close_context(&mut self, context: &str) {
        let parameters = json!({"browserContextId": context});
        self.call(None, "Target.disposeBrowserContext", parameters)
            .expect("the context is there");
        self.heard.clear();
    }

    /// The targets of a context of a type, such as `page`.
    pub fn targets(&mut self, context: &str, kind: &str) -> Vec<Value> {
        let found = self
            .call(None, "Target.getTargets", json!({}))
            .expect("the browser knows them");
        let targets = found["targetInfos"].as_array().expect("a list");
        targets
            .iter()
            .filter(|target| target["type"] == kind && target["browserContextId"] == context)
            .map(|target| target["targetId"].clone())
            .collect()
    }

    /// Opens a session with a page or worker. `None` when it has ended meanwhile.
    pub fn attach(&mut self, target: &Value) -> Option<String> {
        let parameters = json!({"targetId": target, "flatten": true});
        let attached = self.call(None, "Target.attachToTarget", parameters).ok()?;
        Some(attached["sessionId"].as_str().expect("a name").to_owned())
    }

    /// Waits for a message.
    #[track_caller]
    pub fn wait(&mut self, awaited: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        self.wait_within(PATIENCE, wanted)
            .unwrap_or_else(|| panic!("waited {PATIENCE:?} for {awaited}"))
    }

    /// Waits for a message, but no longer than that.
    fn wait_within(
        &mut self,
        patience: Duration,
        wanted: impl Fn(&Value) -> bool,
    ) -> Option<Value> {
        let end = Instant::now() + patience;
        loop {
            if let Some(at) = self.heard.iter().position(&wanted) {
                return Some(self.heard.remove(at));
            }
            let left = end.saturating_duration_since(Instant::now());
            let message = self.messages.recv_timeout(left).ok()?;
            self.heard.push(parsed(&message));
        }
    }

    /// The events of a tab that were not waited for: methods and their parameters.
    pub fn events(&mut self, session: &str) -> Vec<(String, Value)> {
        self.heard
            .extend(self.messages.try_iter().map(|message| parsed(&message)));
        let own = self
            .heard
            .iter()
            .filter(|message| message["sessionId"] == session);
        own.map(|message| {
            let method = message["method"].as_str().unwrap_or_default();
            (method.to_owned(), message["params"].clone())
        })
        .collect()
    }

    /// Forgets the events of a tab.
    pub fn forget(&mut self, session: &str) {
        self.heard.retain(|message| message["sessionId"] != session);
    }

    fn send(&mut self, message: &Value) -> std::io::Result<()> {
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.commands.write_all(&bytes)
    }
}

fn parsed(message: &[u8]) -> Value {
    serde_json::from_slice(message)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(message)))
}
