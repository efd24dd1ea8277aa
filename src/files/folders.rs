//! What is in folders. One that was listed by an earlier run, and into which nothing came and out of which nothing went
//! since, is not listed again: to ask for its stamp is a fifth of the work.
//!
//! This is believed only where the system is known to tell of every such change in the times of the folder; FAT, for
//! one, does not. The rule of freshness holds here as for files ([`Stamp`]).

use std::collections::HashMap;
use std::fs::{self, DirEntry};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::packed::Packed;
use super::stamp::Stamp;

/// What something in a folder is; links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link to something.
    Link,
    /// A device, a pipe.
    Other,
}

/// Something in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name.
    pub name: Name,
    /// What it is.
    pub kind: Kind,
    /// Which file it is, whatever its name; 0 where the folder does not tell.
    pub identity: u64,
}

/// The name of something in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Name {
    /// As nearly all are.
    Unicode(String),
    /// Any other.
    Foreign(std::ffi::OsString),
}

/// A folder as it was listed.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Listed {
    stamp: Stamp,
    entries: Packed<Vec<Entry>>,
}

/// Folders that earlier runs have listed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct KnownFolders(Vec<Listed>);

/// Lists folders, and keeps for the next run what it may know of them.
#[derive(Debug)]
pub struct Folders {
    /// By what identifies the folder, whatever its name: the output folder and the one beside it change names. Each with
    /// whether it was asked for in this run.
    known: HashMap<u64, (Listed, AtomicBool)>,
    /// When this run began.
    began: SystemTime,
    /// Those that were listed in this run.
    listed: Mutex<Vec<Listed>>,
    /// Whether a disk tells of changes, by its number.
    disks: Mutex<HashMap<u64, bool>>,
}

impl Default for Folders {
    fn default() -> Self {
        Self::new(KnownFolders::default())
    }
}

impl Folders {
    /// Lists folders but for those that are known.
    pub fn new(known: KnownFolders) -> Self {
        let known = known.0.into_iter();
        let known = known.map(|listed| (listed.stamp.identity, (listed, AtomicBool::new(false))));
        Self {
            known: known.collect(),
            began: SystemTime::now(),
            listed: Mutex::default(),
            disks: Mutex::default(),
        }
    }

    /// What is in the folder `path`, in the order of the system.
    ///
    /// # Errors
    /// Those of the system.
    pub fn list(&self, path: &Utf8Path) -> io::Result<Vec<Entry>> {
        // Asked for before the folder is read: what comes meanwhile shows in the next stamp.
        let stamp = self.telling_stamp(path)?;
        let stamp = stamp.filter(|stamp| stamp.is_settled(self.began));
        let known = stamp.and_then(|stamp| Some((stamp, self.known.get(&stamp.identity)?)));
        if let Some((stamp, (listed, is_seen))) = known
            && listed.stamp == stamp
            && let Some(entries) = listed.entries.open()
        {
            is_seen.store(true, Ordering::Relaxed);
            return Ok(entries);
        }
        let entries = fs::read_dir(path)?.map(|entry| entry.and_then(|entry| Entry::of(&entry)));
        let entries = entries.collect::<io::Result<Vec<_>>>()?;
        if let Some(stamp) = stamp {
            let mut listed = self.listed.lock().unwrap_or_else(PoisonError::into_inner);
            listed.push(Listed {
                stamp,
                entries: Packed::new(&entries),
            });
        }
        Ok(entries)
    }

    /// The stamp of a folder, where it tells of what came and went.
    #[cfg(unix)]
    fn telling_stamp(&self, path: &Utf8Path) -> io::Result<Option<Stamp>> {
        let metadata = fs::metadata(path)?;
        let disk = std::os::unix::fs::MetadataExt::dev(&metadata);
        let mut disks = self.disks.lock().unwrap_or_else(PoisonError::into_inner);
        let tells = *disks.entry(disk).or_insert_with(|| tells_of_changes(path));
        Ok(tells.then(|| Stamp::of(&metadata)))
    }

    #[cfg(not(unix))]
    fn telling_stamp(&self, _: &Utf8Path) -> io::Result<Option<Stamp>> {
        Ok(None)
    }

    /// What the next run may know; `None` when that is what this one knew.
    pub fn learnt(self) -> Option<KnownFolders> {
        let listed = self
            .listed
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let is_seen = |seen: &AtomicBool| seen.load(Ordering::Relaxed);
        if listed.is_empty() && self.known.values().all(|(_, seen)| is_seen(seen)) {
            return None;
        }
        let known = self.known.into_values();
        let kept = known.filter_map(|(listed, seen)| is_seen(&seen).then_some(listed));
        let mut all: Vec<Listed> = kept.chain(listed).collect();
        all.sort_by_key(|listed| listed.stamp.identity);
        all.dedup_by_key(|listed| listed.stamp.identity);
        Some(KnownFolders(all))
    }
}

impl Entry {
    fn of(entry: &DirEntry) -> io::Result<Self> {
        let kind = entry.file_type()?;
        Ok(Self {
            name: match entry.file_name().into_string() {
                Ok(name) => Name::Unicode(name),
                Err(name) => Name::Foreign(name),
            },
            kind: match kind {
                kind if kind.is_file() => Kind::File,
                kind if kind.is_dir() => Kind::Folder,
                kind if kind.is_symlink() => Kind::Link,
                _ => Kind::Other,
            },
            #[cfg(unix)]
            identity: std::os::unix::fs::DirEntryExt::ino(entry),
            #[cfg(not(unix))]
            identity: 0,
        })
    }
}

/// Whether the file system of a folder is one of those that change a folder's times with every name that comes or goes.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn tells_of_changes(path: &Utf8Path) -> bool {
    /// `statfs(2)`: btrfs, ext2 to ext4, F2FS, overlayfs, tmpfs, XFS.
    const TELLING: [u64; 6] = [
        0x9123_683e,
        0xef53,
        0xf2f5_2010,
        0x794c_7630,
        0x0102_1994,
        0x5846_5342,
    ];
    let about = rustix::fs::statfs(path.as_std_path());
    about.is_ok_and(|about| TELLING.contains(&(about.f_type as u64)))
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn tells_of_changes(_: &Utf8Path) -> bool {
    false
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::time::Duration;

    /// A folder with these files, as old as can be.
    struct Shelf(tempfile::TempDir);

    impl Shelf {
        /// `None` where temporary files are on a disk of which nothing is believed.
        fn new(names: &[&str]) -> Option<Self> {
            let shelf = Self(tempfile::tempdir().unwrap());
            if !tells_of_changes(shelf.path()) {
                eprintln!("SKIPPED: the disk of temporary files does not tell of changes");
                return None;
            }
            names.iter().for_each(|name| shelf.put(name));
            shelf.age();
            Some(shelf)
        }

        fn path(&self) -> &Utf8Path {
            Utf8Path::from_path(self.0.path()).unwrap()
        }

        fn put(&self, name: &str) {
            fs::write(self.path().join(name), "").unwrap();
        }

        fn age(&self) {
            let long_ago = SystemTime::now() - Duration::from_secs(3600);
            fs::File::open(self.path())
                .unwrap()
                .set_modified(long_ago)
                .unwrap();
        }

        fn names(&self, folders: &Folders) -> Vec<String> {
            let entries = folders.list(self.path()).unwrap().into_iter();
            let mut names: Vec<String> = entries.map(|entry| format!("{:?}", entry.name)).collect();
            names.sort();
            names
        }

        /// What a run finds that knows what the one before has learnt, and whether it learns anything.
        fn next(&self, known: KnownFolders) -> (Vec<String>, Option<KnownFolders>) {
            let folders = Folders::new(known);
            (self.names(&folders), folders.learnt())
        }
    }

    #[test]
    fn a_folder_that_has_not_changed_is_known() {
        let Some(shelf) = Shelf::new(&["kopi.jpg", "teh.jpg"]) else {
            return;
        };
        let (first, learnt) = shelf.next(KnownFolders::default());
        let learnt = learnt.unwrap();
        assert_eq!(learnt.0.len(), 1);
        let (second, news) = shelf.next(learnt);
        assert_eq!(first, second);
        assert!(news.is_none());
    }

    #[test]
    fn whatever_comes_or_goes_is_found() {
        let changes: [&dyn Fn(&Shelf); 4] = [
            &|shelf| shelf.put("sirup.jpg"),
            &|shelf| fs::remove_file(shelf.path().join("teh.jpg")).unwrap(),
            &|shelf| fs::rename(shelf.path().join("teh.jpg"), shelf.path().join("t.jpg")).unwrap(),
            &|shelf| {
                // Some program sets the times back.
                shelf.put("sirup.jpg");
                shelf.age();
            },
        ];
        for change in changes {
            let Some(shelf) = Shelf::new(&["kopi.jpg", "teh.jpg"]) else {
                return;
            };
            let (_, learnt) = shelf.next(KnownFolders::default());
            change(&shelf);
            let (found, _) = shelf.next(learnt.unwrap());
            assert_eq!(found, shelf.names(&Folders::default()));
        }
    }

    #[test]
    fn what_is_new_is_not_known_and_what_was_not_asked_for_is_forgotten() {
        let Some(shelf) = Shelf::new(&[]) else {
            return;
        };
        shelf.put("kopi.jpg");
        let (_, learnt) = shelf.next(KnownFolders::default());
        assert!(learnt.is_none(), "it may change within the same tick");
        shelf.age();
        let (_, learnt) = shelf.next(KnownFolders::default());
        let folders = Folders::new(learnt.unwrap());
        assert!(folders.learnt().unwrap().0.is_empty());
    }
}
