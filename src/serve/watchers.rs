//! The system's watcher of one folder, and the one that looks for itself where the system's is not to be
//! relied on.

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

/// How often the folder is looked through where the system is not relied on.
const POLL: Duration = Duration::from_secs(1);

type Told = notify::Result<Event>;

/// Watchers of the folder that is there now.
pub(super) struct Watchers {
    /// The folder as events name it.
    root: PathBuf,
    place: Place,
    sender: Sender<Told>,
    native: Option<RecommendedWatcher>,
    poll: Option<PollWatcher>,
    /// The folders in it that are watched with all below them. They are watched one by one, since the site
    /// and the cache stay out: a large site has thousands of folders, and systems watch only so many.
    folders: BTreeMap<PathBuf, Place>,
}

impl Watchers {
    /// Watches the folder at this place, but not yet the folders in it.
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

    /// Whether it is the folder at this place that is watched.
    pub fn is_at(&self, place: Place) -> bool {
        self.place == place
    }

    /// Why the folder is looked through every second, if it is.
    pub fn reason(&self) -> Option<Reason> {
        let polled = self.poll.as_ref();
        polled.map(|_| self.place.reason.unwrap_or(Reason::System))
    }

    /// Whether they may miss changes from now on: a watched folder went away, if only for a moment, or there
    /// is more to watch than the system can.
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

    /// A path within the folder.
    pub fn inside<'p>(&self, path: &'p Path) -> Option<&'p Path> {
        path.strip_prefix(&self.root).ok()
    }

    /// Watches those folders in it that are read, and no others.
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
            // What cannot be looked through is told of by the build.
            let _ = poll.watch(path, mode);
        }
    }

    /// It may have gone by itself.
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
        // Who only reads is not told of: a build does.
        .with_event_kinds(EventKindMask::CORE | EventKindMask::ACCESS_CLOSE)
        .with_follow_symlinks(false)
        .with_poll_interval(POLL)
}

fn handler(sender: &Sender<Told>) -> impl FnMut(Told) + Send + 'static {
    let sender = sender.clone();
    move |event| {
        // Who listens may have gone.
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
        // As if the system told nothing.
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
