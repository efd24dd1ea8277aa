//! `serve`: builds and serves, and rebuilds after each change until interrupted.

mod door;
mod invite;
mod status;

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};
use std::{process, thread};

use camino::Utf8Path;

use super::args::{Common, ServeOptions};
use super::build::{build_options, refuse, today};
use super::screen::Screen;
use super::{Exit, args::FolderOptions};
use crate::diagnostic::{Code, Report, Strictness};
use crate::locale::Arg;
use crate::serve::{
    self, Change, Copies, ErrorOverlay, Extent, Outcome, Reach, Reason, Saved, Server, Times,
    Workshop,
};
use invite::Guests;
use status::Status;

/// Interval at which status line and network are updated.
const TICK: Duration = Duration::from_secs(1);
/// Time limit for a build in progress at the end; the next one recovers from the interruption.
const PATIENCE: Duration = Duration::from_secs(2);

/// Length of a line about a build, in characters.
const LINE: usize = 80;

/// Events of a session.
enum Event {
    Folder(Change),
    End,
}

pub(super) fn run(options: &ServeOptions, common: &Common, screen: &Screen) -> Exit {
    if let Some(exit) = refuse(&options.folder, screen) {
        return exit;
    }
    let (door, port) = match door::open(options, screen) {
        Ok(open) => open,
        Err(exit) => return exit,
    };
    let FolderOptions {
        folder,
        target,
        cache,
        ..
    } = &options.folder;
    let (sender, events) = mpsc::channel();
    // Watches before the first build, so that changes during it are not missed.
    let changes = sender.clone();
    let own = [target.clone(), cache.clone()];
    serve::watch(folder, &own, move |change| {
        changes.send(Event::Folder(change)).is_ok()
    });

    let mut workshop = Workshop::of(folder, build_options(&options.folder, common));
    let outcome = workshop.build(screen);
    screen.report(&outcome.report);
    if let Err(error) = &outcome.built {
        return screen.failed(error);
    }
    if !outcome.is_published() && is_no_shop(&outcome.report) {
        screen.say("build-nothing", &[]);
        return screen.exit(&outcome.report);
    }
    let copies = Copies {
        name: name(folder),
        edition: workshop.edition(&outcome),
    };
    let server = match Server::start(door, target, copies, screen.language) {
        Ok(server) => server,
        Err(error) => return screen.terminal_failed(&error),
    };
    server.when_asked_to_end(move || {
        let _ = sender.send(Event::End);
        thread::spawn(|| {
            thread::sleep(PATIENCE);
            process::exit(0);
        });
    });
    let mut session = Session {
        screen,
        options,
        workshop,
        guests: Guests::new(options, port),
        status: Status::default(),
        server,
        known: Report::default(),
    };
    session.begin(outcome, port);
    session.go_on(&events);
    session.end()
}

/// The name of a folder, however typed.
fn name(folder: &Utf8Path) -> String {
    let place = folder.canonicalize_utf8().ok();
    let name = place.as_deref().and_then(Utf8Path::file_name);
    name.unwrap_or_default().to_owned()
}

/// True when the folder is neither a shop nor a group.
fn is_no_shop(report: &Report) -> bool {
    let codes = [Code::ShopFileMissing, Code::FolderMissing, Code::NotAFolder];
    let mut findings = report.findings().iter();
    findings.any(|finding| codes.contains(&finding.code))
}

/// True when something is to be mended.
fn has_mistakes(report: &Report) -> bool {
    report.has_errors(Strictness::Strict)
}

/// A server with its builds.
struct Session<'s> {
    screen: &'s Screen,
    options: &'s ServeOptions,
    workshop: Workshop,
    server: Server,
    guests: Guests,
    status: Status,
    /// The last printed findings.
    known: Report,
}

impl Session<'_> {
    fn begin(&mut self, outcome: Outcome, port: u16) {
        let address = format!("http://127.0.0.1:{port}/");
        let has_site = self.options.folder.target.join("index.html").is_file();
        let id = if has_site {
            "serve-ready"
        } else {
            "serve-not-yet"
        };
        self.say(id, &[("address", Arg::from(&address))]);
        self.guests.look(&self.server, self.screen);
        self.show_overlay(&outcome.report, !outcome.is_published());
        self.known = outcome.report;
        if self.options.open && open::that_detached(&address).is_err() {
            self.say("serve-browser-failed", &[("address", Arg::from(&address))]);
        }
    }

    fn go_on(&mut self, events: &Receiver<Event>) {
        let mut waiting = None;
        loop {
            self.show_status();
            let event = match waiting.take() {
                Some(event) => Ok(event),
                None => events.recv_timeout(TICK),
            };
            match event {
                Ok(Event::Folder(Change::Files(mut saved))) => {
                    // Changes during the last build are handled by one build.
                    for event in events.try_iter() {
                        match event {
                            Event::Folder(Change::Files(more)) => saved.extent.join(&more.extent),
                            other => {
                                waiting = Some(other);
                                break;
                            }
                        }
                    }
                    self.rebuild(&saved);
                }
                Ok(Event::Folder(Change::Back)) => {
                    self.tell("serve-back", &[("folder", self.folder())]);
                    self.rebuild(&Saved::now(Extent::all()));
                }
                Ok(Event::Folder(Change::Gone)) => self.lose("serve-gone"),
                Ok(Event::Folder(Change::Emptied)) => self.lose("serve-emptied"),
                Ok(Event::Folder(Change::Polled(reason))) => {
                    let reason = match reason {
                        Reason::Stick => "stick",
                        Reason::Network => "network",
                        Reason::System => "system",
                    };
                    self.tell("serve-polled", &[("reason", Arg::from(reason))]);
                }
                Ok(Event::End) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    if self.guests.have_moved() {
                        self.status.clear();
                        self.guests.look(&self.server, self.screen);
                    }
                }
            }
        }
    }

    fn end(mut self) -> Exit {
        self.status.clear();
        let counts = self.server.counts();
        self.server.stop();
        self.screen.say("serve-stopped", &status::args(&counts));
        self.screen.exit(&Report::default())
    }

    /// Reports in terminal and browser that the folder is missing.
    fn lose(&mut self, id: &str) {
        let said = self.tell(id, &[("folder", self.folder())]);
        let overlay = self.overlay(vec![said], true);
        self.server.overlay(Some(overlay));
    }

    fn rebuild(&mut self, saved: &Saved) {
        self.status.clear();
        let start = Instant::now();
        self.workshop.options().today = today();
        let outcome = self.workshop.build(self.screen);
        let edition = self.workshop.edition(&outcome);
        let Outcome { report, built } = outcome;
        let duration = start.elapsed();
        match &built {
            Ok(built) if built.published => {
                let is_new = built.written + built.removed > 0;
                let new = is_new.then(|| Times::since(saved.noticed));
                self.server.published(&built.inventory, edition, new);
                self.show_findings(&report);
                self.show_overlay(&report, false);
                if is_new {
                    self.tell_rebuilt(&saved.extent, built.rendered, duration);
                }
                if has_mistakes(&self.known) && !has_mistakes(&report) {
                    self.tell("serve-mended", &[]);
                }
            }
            Ok(_) => {
                self.show_overlay(&report, true);
                if self.show_findings(&report) {
                    self.tell("serve-kept", &[]);
                }
            }
            Err(error) => {
                let failure = self.screen.failure(error);
                self.server.overlay(Some(self.overlay(vec![failure], true)));
                self.show_findings(&report);
                self.screen.failed(error);
                self.tell("serve-failed", &[]);
            }
        }
        self.known = report;
    }

    /// Prints findings, unless they are the same as before. Returns true when printed.
    fn show_findings(&self, report: &Report) -> bool {
        let is_new = self.known != *report;
        if is_new {
            self.screen.report(report);
        } else {
            self.screen.settle();
        }
        is_new
    }

    /// Shows the errors in the browser too.
    fn show_overlay(&self, report: &Report, is_kept: bool) {
        let errors = self.screen.errors(report);
        let overlay = (is_kept || !errors.is_empty()).then(|| self.overlay(errors, is_kept));
        self.server.overlay(overlay);
    }

    fn overlay(&self, findings: Vec<String>, is_kept: bool) -> ErrorOverlay {
        let title = match is_kept {
            true => "serve-error-kept",
            false => "serve-error-shown",
        };
        ErrorOverlay {
            title: self.screen.text(title, &[]),
            close: self.screen.text("serve-error-close", &[]),
            findings,
        }
    }

    fn show_status(&mut self) {
        let line = match self.options.reach {
            Reach::Machine => {
                let folder = [("folder", self.folder())];
                self.screen.text("serve-status-alone", &folder)
            }
            Reach::Network => {
                let counts = self.server.counts();
                self.screen.text("serve-status", &status::args(&counts))
            }
        };
        if !self.screen.is_quiet() {
            self.status.show(line);
        }
    }

    /// Prints the changed part, the number of rendered pages, and the duration.
    fn tell_rebuilt(&mut self, extent: &Extent, pages: usize, duration: Duration) {
        let duration = usize::try_from(duration.as_millis()).unwrap_or(usize::MAX);
        let args = [
            ("pages", Arg::from(pages)),
            ("duration", Arg::from(duration)),
        ];
        let with = |what: &str| [&args[..], &[("what", Arg::from(what))]].concat();
        let without_name = self.timed("serve-rebuilt-after", &with("")).chars().count();
        match extent.name(LINE.saturating_sub(without_name)) {
            Some(what) => self.tell("serve-rebuilt-after", &with(&what)),
            None => self.tell("serve-rebuilt", &args),
        };
    }

    /// Prints an event with its time. Returns the text.
    fn tell(&mut self, id: &str, args: &[(&str, Arg)]) -> String {
        self.status.clear();
        let line = self.timed(id, args);
        if !self.screen.is_quiet() {
            self.screen.print(&line);
        }
        line
    }

    /// An event with its time.
    fn timed(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let time = jiff::Zoned::now().strftime("%H.%M").to_string();
        let time = ("time", Arg::from(time));
        self.screen.text(id, &[args, &[time]].concat())
    }

    fn say(&self, id: &str, args: &[(&str, Arg)]) {
        self.screen.say(id, args);
    }

    fn folder(&self) -> Arg {
        Arg::from(self.options.folder.folder.as_path())
    }
}
