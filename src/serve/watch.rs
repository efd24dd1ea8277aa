//! Watches a folder and reports changes. Reads no file.
//!
//! 1. The system reports changes (`notify`). Where it cannot, or is unreliable (sticks, network drives), the folder is
//!    also polled every second.
//! 2. Changes are debounced: editors write, rename and delete.
//! 3. Twice a second the folder itself is checked: a missing or empty one (stick pulled out, folder renamed) is
//!    awaited, and a replaced one is watched anew.
//!
//! Never reports files that the program writes itself: the site and the cache.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use notify::Event;
use notify::event::{AccessKind, AccessMode, EventKind};

use super::change::{Change, Extent, Saved};
use super::place::{self, Place};
use super::watchers::Watchers;
use crate::files::SourcePath;

/// Debounce interval.
const QUIET: Duration = Duration::from_millis(10);
/// Longest delay of a change while the folder is never quiet.
const LONGEST: Duration = Duration::from_millis(300);
/// Interval at which the folder itself is checked.
const LOOK: Duration = Duration::from_millis(500);

/// Watches a folder until `tell` returns false. `own` are the folders that the program writes. Reports changes from
/// this call on.
pub fn watch(
    folder: &Utf8Path,
    own: &[Utf8PathBuf],
    tell: impl FnMut(Change) -> bool + Send + 'static,
) {
    let mut watched = Watched::new(folder, own);
    let was_there = watched.follow().is_there();
    thread::spawn(move || watched.run(was_there, tell));
}

/// State of a watched folder.
struct Watched {
    /// Path as given; another folder may be there later.
    folder: Utf8PathBuf,
    /// Folders in it that the program writes.
    own: Vec<PathBuf>,
    sender: Sender<notify::Result<Event>>,
    events: Receiver<notify::Result<Event>>,
    watchers: Option<Watchers>,
    /// `true` when the system may have missed changes.
    is_unsure: bool,
}

/// Presence of the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presence {
    /// As before.
    Known,
    /// New, or replaced.
    New,
    Gone,
    /// Present but empty.
    Empty,
}

impl Presence {
    fn is_there(self) -> bool {
        matches!(self, Self::Known | Self::New)
    }
}

impl Watched {
    fn new(folder: &Utf8Path, own: &[Utf8PathBuf]) -> Self {
        let (sender, events) = mpsc::channel();
        let own = own.iter().filter_map(|path| place::within(folder, path));
        Self {
            folder: folder.to_owned(),
            own: own.collect(),
            sender,
            events,
            watchers: None,
            is_unsure: false,
        }
    }

    fn run(mut self, mut was_there: bool, mut tell: impl FnMut(Change) -> bool) {
        let mut told_reason = None;
        loop {
            let reason = self.watchers.as_ref().and_then(Watchers::reason);
            if let Some(reason) = reason.filter(|_| reason != told_reason)
                && !tell(Change::Polled(reason))
            {
                return;
            }
            told_reason = reason.or(told_reason);
            let changed = self.wait();
            let presence = self.follow();
            let change = match (was_there, presence) {
                (true, Presence::Gone) => Some(Change::Gone),
                (true, Presence::Empty) => Some(Change::Emptied),
                (false, Presence::New) => Some(Change::Back),
                (true, Presence::New) => Some(Change::Files(Saved::now(Extent::all()))),
                (_, Presence::Known) => changed.map(|extent| Change::Files(Saved::now(extent))),
                (false, Presence::Gone | Presence::Empty) => None,
            };
            was_there = presence.is_there();
            if change.is_some_and(|change| !tell(change)) {
                return;
            }
        }
    }

    /// Makes the present folder the watched one, and updates the folders watched in it.
    fn follow(&mut self) -> Presence {
        let place = match Place::of(self.folder.as_std_path()) {
            Some(place) if !place::is_empty(self.folder.as_std_path()) => place,
            place => {
                self.watchers = None;
                return place.map_or(Presence::Gone, |_| Presence::Empty);
            }
        };
        let is_known = self
            .watchers
            .as_ref()
            .is_some_and(|known| known.is_at(place));
        if !is_known || std::mem::take(&mut self.is_unsure) {
            // Events of the former folder are outdated.
            self.watchers = None;
            while self.events.try_recv().is_ok() {}
            self.watchers = Some(Watchers::start(&self.folder, place, &self.sender));
        }
        let own = &self.own;
        if let Some(watchers) = &mut self.watchers {
            watchers.watch_folders(|path| is_read(path, own));
        }
        match is_known {
            true => Presence::Known,
            false => Presence::New,
        }
    }

    /// Waits for a relevant change, at most until the next check of the folder.
    fn wait(&mut self) -> Option<Extent> {
        let mut extent = Extent::default();
        let until = Instant::now() + LOOK;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(event) if self.hears(&event, &mut extent) => break,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
            }
        }
        let longest = Instant::now() + LONGEST;
        let mut quiet = Instant::now() + QUIET;
        while let Some(left) = quiet.min(longest).checked_duration_since(Instant::now()) {
            match self.events.recv_timeout(left) {
                Ok(event) if self.hears(&event, &mut extent) => quiet = Instant::now() + QUIET,
                Ok(_) => {}
                Err(_) => break,
            }
        }
        Some(extent)
    }

    /// Handles an event: true when it is relevant; adds its paths, and records unreliability.
    fn hears(&mut self, event: &notify::Result<Event>, extent: &mut Extent) -> bool {
        let watchers = self.watchers.as_ref();
        self.is_unsure |= watchers.is_some_and(|watchers| watchers.are_shaken_by(event));
        let told = self.told(event);
        extent.join(&told);
        told != Extent::default()
    }

    /// Relevant paths of an event.
    fn told(&self, event: &notify::Result<Event>) -> Extent {
        let (Ok(event), Some(watchers)) = (event, &self.watchers) else {
            return Extent::all();
        };
        let is_change = match event.kind {
            EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
            _ => true,
        };
        let mut extent = Extent::default();
        if !is_change {
            return extent;
        }
        // An event without path means that some were lost.
        if event.need_rescan() || event.paths.is_empty() {
            return Extent::all();
        }
        let inside = event.paths.iter().filter_map(|path| watchers.inside(path));
        for path in inside.filter(|path| is_read(path, &self.own)) {
            // The nearest parent with a valid name.
            let nearest = path.ancestors().find_map(SourcePath::from_system);
            extent.add(&nearest.unwrap_or_else(SourcePath::root));
        }
        extent
    }
}

/// True when builds read the path within the folder.
fn is_read(path: &Path, own: &[PathBuf]) -> bool {
    let is_passed_over =
        |part: &OsStr| matches!(part.as_encoded_bytes().first(), Some(b'.' | b'_'));
    !path.as_os_str().is_empty()
        && !path.iter().any(is_passed_over)
        && !own.iter().any(|own| path.starts_with(own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::CreateKind;
    use std::fs;

    /// A shop's folder.
    fn shop() -> (tempfile::TempDir, Utf8PathBuf) {
        let around = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(around.path()).unwrap().join("toko");
        fs::create_dir_all(folder.join("produk/kopi")).unwrap();
        fs::create_dir_all(folder.join("situs/produk")).unwrap();
        (around, folder)
    }

    /// A watched shop, and its changes.
    fn watched() -> (tempfile::TempDir, Utf8PathBuf, Receiver<Change>) {
        let (around, folder) = shop();
        let (sender, changes) = mpsc::channel();
        let own = [folder.join("situs"), folder.join(".etalase")];
        watch(&folder, &own, move |change| sender.send(change).is_ok());
        (around, folder, changes)
    }

    const LONG: Duration = Duration::from_secs(60);

    fn next(changes: &Receiver<Change>) -> Option<Change> {
        let polled = |change: &Change| matches!(change, Change::Polled(_));
        let told = |wait| changes.recv_timeout(wait).ok();
        let first = told(LONG)?;
        if polled(&first) {
            told(LONG)
        } else {
            Some(first)
        }
    }

    /// The next event of the folder itself.
    fn next_of_folder(changes: &Receiver<Change>) -> Option<Change> {
        loop {
            match next(changes) {
                Some(Change::Files(_)) => {}
                other => return other,
            }
        }
    }

    /// Expects one or more changes of files, then silence.
    #[track_caller]
    fn files_changed(changes: &Receiver<Change>) {
        assert!(matches!(next(changes), Some(Change::Files(_))));
        while changes.recv_timeout(Duration::from_millis(400)).is_ok() {}
    }

    #[cfg_attr(
        windows,
        ignore = "Wine does not tell of all changes below a watched folder"
    )]
    #[test]
    fn what_is_read_is_told_and_what_is_written_is_not() {
        let (_around, folder, changes) = watched();
        for own in [
            "situs/produk/a.html",
            ".etalase.baru",
            "situs/_headers",
            "_catatan.txt",
        ] {
            fs::write(folder.join(own), "x").unwrap();
        }
        assert_eq!(changes.recv_timeout(Duration::from_millis(700)).ok(), None);
        fs::write(folder.join("produk/kopi/produk.yaml"), "nama: Kopi").unwrap();
        files_changed(&changes);
        // Later folders are watched too, recursively.
        fs::create_dir_all(folder.join("halaman/dalam")).unwrap();
        files_changed(&changes);
        fs::write(folder.join("halaman/dalam/tentang.md"), "x").unwrap();
        files_changed(&changes);
    }

    #[cfg_attr(
        windows,
        ignore = "Wine does not tell of all changes below a watched folder"
    )]
    #[test]
    fn a_folder_that_was_renamed_and_came_back_is_watched_again() {
        let (_around, folder, changes) = watched();
        let (inner, elsewhere) = (folder.join("produk"), folder.join("_lain"));
        fs::rename(&inner, &elsewhere).unwrap();
        files_changed(&changes);
        fs::create_dir_all(inner.join("teh")).unwrap();
        files_changed(&changes);
        fs::write(inner.join("teh/produk.yaml"), "nama: Teh").unwrap();
        files_changed(&changes);
    }

    #[test]
    fn a_folder_that_goes_is_waited_for() {
        let (_around, folder, changes) = watched();
        let away = folder.with_file_name("ditarik");
        fs::rename(&folder, &away).unwrap();
        assert_eq!(next_of_folder(&changes), Some(Change::Gone));
        fs::rename(&away, &folder).unwrap();
        assert_eq!(next(&changes), Some(Change::Back));
        fs::write(folder.join("toko.yaml"), "nama: Toko").unwrap();
        files_changed(&changes);
    }

    #[test]
    fn what_a_stick_leaves_behind_is_no_empty_shop() {
        let (_around, folder, changes) = watched();
        let away = folder.with_file_name("ditarik");
        fs::rename(&folder, &away).unwrap();
        fs::create_dir(&folder).unwrap();
        let told = next_of_folder(&changes);
        if told == Some(Change::Gone) {
            // The check came between the two.
            fs::remove_dir(&folder).unwrap();
        } else {
            assert_eq!(told, Some(Change::Emptied));
            assert_eq!(changes.recv_timeout(Duration::from_millis(700)).ok(), None);
            fs::remove_dir(&folder).unwrap();
        }
        fs::rename(&away, &folder).unwrap();
        assert_eq!(next(&changes), Some(Change::Back));
        fs::write(folder.join("toko.yaml"), "nama: Toko").unwrap();
        files_changed(&changes);
    }

    #[cfg_attr(
        windows,
        ignore = "Wine does not tell of all changes below a watched folder"
    )]
    #[test]
    fn what_changed_is_named() {
        let (_around, folder, changes) = watched();
        let said = || match next(&changes) {
            Some(Change::Files(saved)) => saved.extent.name(80),
            other => panic!("{other:?}"),
        };
        let photo = SourcePath::of(["produk", "kopi", "1.jpg"]);
        let (photo, data) = (&*photo.under("".into()).into_string(), "toko.yaml");
        fs::write(folder.join(photo), "x").unwrap();
        assert_eq!(said().as_deref(), Some(photo));
        fs::write(folder.join(data), "nama: Toko").unwrap();
        // Created and filled, the photo may be reported twice.
        let mut next = said();
        while next.as_deref() == Some(photo) {
            next = said();
        }
        assert_eq!(next.as_deref(), Some(data));
    }

    #[test]
    fn many_changes_at_once_are_one() {
        let (_around, folder) = shop();
        let mut watched = Watched::new(&folder, &[]);
        assert!(watched.follow().is_there());
        let root = place::as_events_name(&folder);
        for number in 0..50 {
            let path = root.join(format!("produk/kopi/{number}.jpg"));
            let event = Event::new(EventKind::Create(CreateKind::File)).add_path(path);
            watched.sender.send(Ok(event)).unwrap();
        }
        let told = watched.wait().expect("a change");
        let expected = SourcePath::of(["produk", "kopi"]).under("".into());
        assert_eq!(told.name(80).as_deref(), Some(expected.as_str()));
        assert!(watched.events.try_recv().is_err(), "it was told of all");
    }
}
