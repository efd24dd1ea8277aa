//! A tab of a browser.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::pipe::{Connection, PATIENCE};

/// Least width of screens other than phones', in CSS pixels.
const DESK: u32 = 800;
/// Timeout for files from this machine.
const SOON: Duration = Duration::from_secs(20);

/// A loaded resource.
#[derive(Debug, Clone)]
pub struct Transfer {
    pub url: String,
    /// `Document`, `Stylesheet`, `Image`, `Font`, `Script`, `Other`...
    pub kind: String,
    /// Bytes over the network, headers included; 0 from the cache.
    pub bytes: u64,
}

/// A tab of a browser.
pub struct Tab<'b> {
    connection: &'b RefCell<Connection>,
    context: &'b str,
    session: String,
    /// Sessions of service workers that are offline.
    workers: RefCell<Vec<String>>,
}

impl<'b> Tab<'b> {
    pub(super) fn new(connection: &'b RefCell<Connection>, context: &'b str) -> Self {
        let mut line = connection.borrow_mut();
        // A window of its own: hidden tabs are not painted.
        let parameters =
            json!({"url": "about:blank", "newWindow": true, "browserContextId": context});
        let target = line
            .call(None, "Target.createTarget", parameters)
            .expect("a tab");
        let session = line.attach(&target["targetId"]).expect("it is new");
        drop(line);
        let tab = Self {
            connection,
            context,
            session,
            workers: RefCell::default(),
        };
        for room in ["Page", "Runtime", "Network", "Log"] {
            tab.call(&format!("{room}.enable"), json!({}));
        }
        tab.call("Page.setLifecycleEventsEnabled", json!({"enabled": true}));
        tab.screen(360, 640, 2);
        tab
    }

    /// Sets the screen, in CSS pixels and device pixel ratio. Narrow ones have touch.
    pub fn screen(&self, width: u32, height: u32, ratio: impl Into<f64>) {
        let phone = width < DESK;
        let ratio: f64 = ratio.into();
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": ratio, "mobile": phone}),
        );
        self.call(
            "Emulation.setTouchEmulationEnabled",
            json!({"enabled": phone}),
        );
    }

    /// Runs no script of the pages opened from now on; [`Self::run`] still does.
    pub fn without_scripts(&self) {
        self.call(
            "Emulation.setScriptExecutionDisabled",
            json!({"value": true}),
        );
    }

    /// Runs a script in every page opened from now on, before its own.
    pub fn prepare(&self, script: &str) {
        self.call(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({"source": script}),
        );
    }

    /// Records what moves in every page opened from now on: `shift` is the sum of all movements, `moved` has what moved.
    /// A busy browser paints pages half parsed, so nothing is shown before the end is there.
    pub fn watch_shifts(&self) {
        self.prepare(
            "window.shift = 0; window.moved = [];
            const hidden = new CSSStyleSheet();
            hidden.replaceSync('html { display: none !important }');
            document.adoptedStyleSheets = [hidden];
            document.addEventListener('readystatechange', () => {
                document.adoptedStyleSheets = [];
                new PerformanceObserver(list => {
                    for (const entry of list.getEntries()) {
                        if (entry.hadRecentInput) continue;
                        shift += entry.value;
                        moved.push(...entry.sources.map(source => source.node && source.node.parentNode.innerHTML));
                    }
                }).observe({type: 'layout-shift'});
            }, {once: true});",
        );
    }

    /// Turns on data saver.
    pub fn save_data(&self) {
        self.call(
            "Emulation.setDataSaverOverride",
            json!({"dataSaverEnabled": true}),
        );
    }

    /// Puts the tab and its running service workers offline, or online again.
    pub fn offline(&self, offline: bool) {
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.call("Network.emulateNetworkConditions", conditions.clone());
        let mut connection = self.connection.borrow_mut();
        // Whoever hangs up takes the conditions along. A worker may have ended by itself.
        for session in self.workers.take() {
            let parameters = json!({"sessionId": session});
            connection
                .call(None, "Target.detachFromTarget", parameters)
                .ok();
        }
        let workers = if offline {
            connection.targets(self.context, "service_worker")
        } else {
            Vec::new()
        };
        for worker in workers {
            // A worker loads on a line of its own.
            let Some(session) = connection.attach(&worker) else {
                continue;
            };
            for (method, parameters) in [
                ("Network.enable", json!({})),
                ("Network.emulateNetworkConditions", conditions.clone()),
            ] {
                connection.tell_worker(&session, method, parameters);
            }
            self.workers.borrow_mut().push(session);
        }
    }

    /// Opens an address and waits until it has loaded. Resets console and traffic.
    #[track_caller]
    pub fn open(&self, address: &str) {
        let mut connection = self.connection.borrow_mut();
        connection.forget(&self.session);
        let opened = connection
            .call(
                Some(&self.session),
                "Page.navigate",
                json!({"url": address}),
            )
            .unwrap_or_else(|error| panic!("{address}: {error}"));
        assert!(
            opened["errorText"].is_null(),
            "{address}: {}",
            opened["errorText"]
        );
        // There is no loader for another place on the same page.
        let loader = &opened["loaderId"];
        if !loader.is_null() {
            connection.wait(&format!("that {address} has loaded"), |message| {
                let event = &message["params"];
                message["method"] == "Page.lifecycleEvent"
                    && event["name"] == "load"
                    && event["loaderId"] == *loader
            });
        }
    }

    /// Opens an address until a condition is true there at once: under load, Chromium hands on what a page stored only after
    /// the next one has read the store.
    #[track_caller]
    pub fn open_until(&self, address: &str, condition: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            self.open(address);
            if self.run(&format!("Boolean({condition})")) == true {
                return;
            }
            assert!(
                Instant::now() < end,
                "opened {address} in vain for {condition}"
            );
        }
    }

    /// The value of an expression in the page, awaited if it is a promise.
    #[track_caller]
    pub fn run(&self, expression: &str) -> Value {
        self.evaluate(expression)
            .unwrap_or_else(|error| panic!("{error}\nin {expression}"))
    }

    /// Runs a statement by which the page is left, a moment later: the page may be gone before it answers.
    #[track_caller]
    pub fn leave(&self, statement: &str) {
        self.run(&format!("void setTimeout(() => {statement})"));
    }

    /// Waits until an expression is true in whatever page is there.
    #[track_caller]
    pub fn wait_until(&self, condition: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            // While a page gives way to the next one, nothing can be evaluated.
            let found = self.evaluate(&format!("Boolean({condition})"));
            if found == Ok(Value::Bool(true)) {
                return;
            }
            assert!(
                Instant::now() < end,
                "waited {PATIENCE:?} for {condition}: {found:?}\n{}",
                self.html()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Clicks the first element that fits, which must show.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.with(
            selector,
            "if (!found.getClientRects().length) throw Error('it does not show'); found.click()",
        );
    }

    /// Puts a text into a field, or chooses an option by its value, as if typed and left.
    #[track_caller]
    pub fn fill(&self, selector: &str, text: &str) {
        let action = format!(
            "found.focus(); found.value = {};
            for (const event of ['input', 'change']) found.dispatchEvent(new Event(event, {{bubbles: true}}))",
            json!(text)
        );
        self.with(selector, &action);
    }

    /// The text of the first element that fits, as it shows.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let text = self.with(selector, "return found.innerText");
        text.as_str().expect("it has a text").to_owned()
    }

    /// The page as it is now.
    #[track_caller]
    pub fn html(&self) -> String {
        let html = self.run("document.documentElement.outerHTML");
        html.as_str().expect("a text").to_owned()
    }

    /// Errors and warnings since the page was opened: of its scripts, of the browser, and files that did
    /// not load.
    pub fn console(&self) -> Vec<String> {
        self.events()
            .iter()
            .filter_map(|(method, event)| complaint(method, event))
            .collect()
    }

    /// Resources loaded completely since the page was opened, in order of completion. Waits a while for those in
    /// progress, since a page can show a photo before the event for it arrives.
    pub fn traffic(&self) -> Vec<Transfer> {
        let end = Instant::now() + SOON;
        let mut events = self.events();
        while is_loading(&events) && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(20));
            events = self.events();
        }
        let request = |id: &Value| {
            let mut later_first = events.iter().rev();
            later_first.find(|(method, event)| {
                method == "Network.requestWillBeSent" && event["requestId"] == *id
            })
        };
        let transfer = |event: &Value| {
            let (_, request) = request(&event["requestId"])?;
            Some(Transfer {
                url: request["request"]["url"].as_str()?.to_owned(),
                kind: request["type"].as_str()?.to_owned(),
                bytes: event["encodedDataLength"].as_f64()? as u64,
            })
        };
        events
            .iter()
            .filter(|(method, _)| method == "Network.loadingFinished")
            .filter_map(|(_, event)| transfer(event))
            .filter(|transfer| !transfer.url.starts_with("data:"))
            .collect()
    }

    /// A PNG of what the screen shows.
    pub fn screenshot(&self) -> Vec<u8> {
        let parameters = json!({"format": "png", "optimizeForSpeed": true});
        decoded(&self.call("Page.captureScreenshot", parameters))
    }

    /// The page printed to a PDF, on the paper that its style asks for and without backgrounds, as
    /// browsers do unless told.
    pub fn pdf(&self) -> Vec<u8> {
        decoded(&self.call("Page.printToPDF", json!({"preferCSSPageSize": true})))
    }

    /// Acts on the first element that fits, as soon as the page has loaded: one that a tap opened shows its buttons before its
    /// scripts have come.
    #[track_caller]
    fn with(&self, selector: &str, action: &str) -> Value {
        let end = Instant::now() + SOON;
        while self.evaluate("document.readyState") != Ok("complete".into()) && Instant::now() < end
        {
            std::thread::sleep(Duration::from_millis(20));
        }
        let selector = json!(selector);
        self.run(&format!(
            "(() => {{
                const found = document.querySelector({selector});
                if (!found) throw Error('there is none at ' + location);
                {action}
            }})()"
        ))
    }

    fn evaluate(&self, expression: &str) -> Result<Value, String> {
        let answer = self.connection.borrow_mut().call(
            Some(&self.session),
            "Runtime.evaluate",
            json!({
                "expression": expression, "awaitPromise": true, "returnByValue": true,
                "userGesture": true,
            }),
        )?;
        match &answer["exceptionDetails"] {
            Value::Null => Ok(answer["result"]["value"].clone()),
            exception => Err(thrown(exception)),
        }
    }

    /// Events since the page was opened: methods and parameters.
    fn events(&self) -> Vec<(String, Value)> {
        // An answer of the page comes after all that it had to tell.
        self.run("0");
        self.connection.borrow_mut().events(&self.session)
    }

    #[track_caller]
    fn call(&self, method: &str, parameters: Value) -> Value {
        self.connection
            .borrow_mut()
            .call(Some(&self.session), method, parameters)
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}

/// True while a request of the present page is in progress. Requests of the former page, such as its icon, may start
/// after its end and never complete.
fn is_loading(events: &[(String, Value)]) -> bool {
    let sent = || {
        let sent = |(method, _): &&(String, Value)| method == "Network.requestWillBeSent";
        events.iter().filter(sent).map(|(_, event)| event)
    };
    let page = sent().rfind(|event| event["type"] == "Document");
    let is_own = |event: &&Value| page.is_none_or(|page| event["loaderId"] == page["loaderId"]);
    let has_ended = |request: &Value| {
        events.iter().any(|(method, event)| {
            let ends = ["Network.loadingFinished", "Network.loadingFailed"];
            ends.contains(&method.as_str()) && event["requestId"] == request["requestId"]
        })
    };
    !sent().filter(is_own).all(has_ended)
}

/// The complaint in an event, if any.
fn complaint(method: &str, event: &Value) -> Option<String> {
    let serious = |level: &Value| level == "error" || level == "warning" || level == "assert";
    match method {
        "Runtime.consoleAPICalled" if serious(&event["type"]) => {
            let words = event["args"].as_array()?.iter().map(word);
            Some(words.collect::<Vec<_>>().join(" "))
        }
        "Runtime.exceptionThrown" => Some(thrown(&event["exceptionDetails"])),
        "Log.entryAdded" if serious(&event["entry"]["level"]) => {
            let text = |key: &str| event["entry"][key].as_str().unwrap_or_default();
            Some(format!("{} {}", text("text"), text("url")))
        }
        _ => None,
    }
}

/// A value of the page, in words.
fn word(value: &Value) -> String {
    match (&value["value"], &value["description"]) {
        (Value::String(text), _) | (Value::Null, Value::String(text)) => text.clone(),
        (other, _) => other.to_string(),
    }
}

fn thrown(details: &Value) -> String {
    match &details["exception"] {
        Value::Null => word(&json!({"value": details["text"]})),
        exception => word(exception),
    }
}

fn decoded(answer: &Value) -> Vec<u8> {
    let text = answer["data"].as_str().expect("the bytes");
    BASE64_STANDARD.decode(text).expect("base 64")
}
