//! The system's watcher of a folder, and a polling one where that is unreliable.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use camino::Utf8Path;
use notify::event::{EventKind, ModifyKind};
use notify::{
    Config, ErrorKind, Event, EventKindMask, PollWatcher, RecommendedWatcher, RecursiveMode,
    Watcher,
};

use super::change::Reason;
use super::place::{self, Place};

/// Polling interval.
const POLL: Duration = Duration::from_secs(1);

type Told = notify::Result<Event>;

/// Watchers of the present folder.
pub(super) struct Watchers {
    /// The folder's path in events.
    root: PathBuf,
    place: Place,
    sender: Sender<Told>,
    native: Option<RecommendedWatcher>,
    poll: Option<PollWatcher>,
    /// Folders in it that are watched recursively. Watched one by one, without site and cache: a large site has
    /// thousands of folders, and systems limit the number of watches.
    folders: BTreeMap<PathBuf, Place>,
}

impl Watchers {
    /// Watches the folder at this place, without its subfolders.
    pub fn start(folder: &Utf8Path, place: Place, sender: &Sender<Told>) -> Self {
        let mut watchers = Self {
            root: place::as_events_name(folder),
            place,
            sender: sender.clone(),
            native: RecommendedWatcher::new(handler(sender), settings()).ok(),
            poll: None,
            folders: BTreeMap::new(),
        };
        if watchers.native.is_none() || place.reason.is_some() {
            watchers.start_polling();
        }
        let root = watchers.root.clone();
        watchers.add(&root, RecursiveMode::NonRecursive);
        watchers
    }

    /// True when it watches the folder at this place.
    pub fn is_at(&self, place: Place) -> bool {
        self.place == place
    }

    /// Reason for polling, if any.
    pub fn reason(&self) -> Option<Reason> {
        let polled = self.poll.as_ref();
        polled.map(|_| self.place.reason.unwrap_or(Reason::System))
    }

    /// True when changes may be missed from now on: a watched folder was removed, if only for a moment, or the limit of
    /// watches was reached.
    pub fn are_shaken_by(&self, event: &Told) -> bool {
        match event {
            Ok(event) => {
                let goes = matches!(
                    event.kind,
                    EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
                );
                let is_watched = |path: &PathBuf| self.folders.contains_key(path);
                event.need_rescan() || (goes && event.paths.iter().any(is_watched))
            }
            Err(error) => matches!(error.kind, ErrorKind::MaxFilesWatch),
        }
    }

    /// Converts an event's path to one within the folder.
    pub fn inside<'p>(&self, path: &'p Path) -> Option<&'p Path> {
        path.strip_prefix(&self.root).ok()
    }

    /// Watches exactly those subfolders that are read.
    pub fn watch_folders(&mut self, is_read: impl Fn(&Path) -> bool) {
        let mut there = BTreeMap::new();
        for entry in fs::read_dir(&self.root).into_iter().flatten().flatten() {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let path = entry.path();
            if is_folder
                && is_read(Path::new(&entry.file_name()))
                && let Some(place) = Place::of(&path)
            {
                there.insert(path, place);
            }
        }
        for (path, place) in std::mem::take(&mut self.folders) {
            if there.get(&path) != Some(&place) {
                self.remove(&path);
            } else {
                self.folders.insert(path, place);
            }
        }
        for (path, place) in there {
            if !self.folders.contains_key(&path) {
                self.add(&path, RecursiveMode::Recursive);
                self.folders.insert(path, place);
            }
        }
    }

    fn add(&mut self, path: &Path, mode: RecursiveMode) {
        if let Some(native) = &mut self.native
            && let Err(error) = native.watch(path, mode)
            && !is_gone(&error)
            && self.poll.is_none()
        {
            self.start_polling();
        }
        if let Some(poll) = &mut self.poll {
            // Unreadable folders are reported by the build.
            let _ = poll.watch(path, mode);
        }
    }

    /// Stops watching; the folder may be gone already.
    fn remove(&mut self, path: &Path) {
        if let Some(native) = &mut self.native {
            let _ = native.unwatch(path);
        }
        if let Some(poll) = &mut self.poll {
            let _ = poll.unwatch(path);
        }
    }

    fn start_polling(&mut self) {
        let Ok(mut poll) = PollWatcher::new(handler(&self.sender), settings()) else {
            return;
        };
        let _ = poll.watch(&self.root, RecursiveMode::NonRecursive);
        for path in self.folders.keys() {
            let _ = poll.watch(path, RecursiveMode::Recursive);
        }
        self.poll = Some(poll);
    }
}

fn settings() -> Config {
    Config::default()
        // Ignores reads, which builds do.
        .with_event_kinds(EventKindMask::CORE | EventKindMask::ACCESS_CLOSE)
        .with_follow_symlinks(false)
        .with_poll_interval(POLL)
}

fn handler(sender: &Sender<Told>) -> impl FnMut(Told) + Send + 'static {
    let sender = sender.clone();
    move |event| {
        // The listener may be gone.
        let _ = sender.send(event);
    }
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn where_the_system_is_not_relied_on_the_folder_is_looked_through() {
        let around = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(around.path()).unwrap();
        fs::create_dir_all(folder.join("produk/kopi")).unwrap();
        let data = folder.join("produk/kopi/produk.yaml");
        fs::write(&data, "harga: 1000").unwrap();
        let mut place = Place::of(folder.as_std_path()).unwrap();
        place.reason = Some(Reason::Stick);
        let (sender, events) = mpsc::channel();
        let mut watchers = Watchers::start(folder, place, &sender);
        assert_eq!(watchers.reason(), Some(Reason::Stick));
        // Simulates a system without events.
        watchers.native = None;
        watchers.watch_folders(|_| true);
        fs::write(&data, "harga: 12000").unwrap();
        let patience = Duration::from_secs(60);
        let is_meant = |path: &PathBuf| {
            let inside = watchers.inside(path);
            inside.is_some_and(|path| path.starts_with("produk/kopi"))
        };
        loop {
            let event = events.recv_timeout(patience).expect("it is noticed");
            if event.unwrap().paths.iter().any(is_meant) {
                break;
            }
        }
    }
}
