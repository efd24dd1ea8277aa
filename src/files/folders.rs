//! Cached folder listings. A folder whose entries have not changed since an earlier run is not listed again: its stamp
//! costs a fifth of that.
//!
//! Used only on file systems known to change a folder's times with every entry added or removed (FAT does not). The
//! rule of freshness of [`Stamp`] holds for folders too.

use std::collections::HashMap;
use std::fs::{self, DirEntry};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::serialized::Serialized;
use super::stamp::Stamp;

/// Kind of an entry; links are not followed.
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

/// An entry of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: Kind,
    /// Inode or file index; 0 where listing the folder does not give it.
    pub identity: u64,
}

/// Name of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Name {
    /// Valid Unicode.
    Unicode(String),
    /// Any other.
    Foreign(std::ffi::OsString),
}

/// A listed folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Listed {
    stamp: Stamp,
    entries: Serialized<Vec<Entry>>,
}

/// Listings of earlier runs.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct FolderRows(Vec<Listed>);

/// Lists folders, and records listings for the next run.
#[derive(Debug)]
pub struct Folders {
    /// Earlier listings by inode, since output folder and spare exchange names; with a flag for use in this run.
    former: HashMap<u64, (Listed, AtomicBool)>,
    /// Start of this run.
    began: SystemTime,
    /// Folders listed in this run.
    listed: Mutex<Vec<Listed>>,
    /// By device number: true when the file system is trusted to change folder times.
    #[cfg(unix)]
    disks: Mutex<HashMap<u64, bool>>,
}

impl Default for Folders {
    fn default() -> Self {
        Self::new(FolderRows::default())
    }
}

impl Folders {
    /// A cache with the listings of earlier runs.
    pub fn new(known: FolderRows) -> Self {
        let known = known.0.into_iter();
        let known = known.map(|listed| (listed.stamp.identity, (listed, AtomicBool::new(false))));
        Self {
            former: known.collect(),
            began: SystemTime::now(),
            listed: Mutex::default(),
            #[cfg(unix)]
            disks: Mutex::default(),
        }
    }

    /// Entries of the folder `path`, in the system's order.
    ///
    /// # Errors
    /// Those of the system.
    pub fn list(&self, path: &Utf8Path) -> io::Result<Vec<Entry>> {
        // Taken before the listing: later changes show in the next stamp.
        let stamp = self.trusted_stamp(path)?;
        let stamp = stamp.filter(|stamp| stamp.is_settled(self.began));
        let known = stamp.and_then(|stamp| Some((stamp, self.former.get(&stamp.identity)?)));
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
                entries: Serialized::new(&entries),
            });
        }
        Ok(entries)
    }

    /// Stamp of the folder, where it shows every added or removed entry.
    #[cfg(unix)]
    fn trusted_stamp(&self, path: &Utf8Path) -> io::Result<Option<Stamp>> {
        let metadata = fs::metadata(path)?;
        let disk = std::os::unix::fs::MetadataExt::dev(&metadata);
        let mut disks = self.disks.lock().unwrap_or_else(PoisonError::into_inner);
        let tells = *disks.entry(disk).or_insert_with(|| updates_times(path));
        Ok(tells.then(|| Stamp::of(&metadata)))
    }

    #[cfg(not(unix))]
    fn trusted_stamp(&self, _: &Utf8Path) -> io::Result<Option<Stamp>> {
        Ok(None)
    }

    /// Listings for the next run; `None` when this one added none. Those that nobody asked for stay as well: a build that
    /// changes nothing never looks into the spare, and the next one may. Once they are the more, they go.
    pub fn into_rows(self) -> Option<FolderRows> {
        let listed = self
            .listed
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        if listed.is_empty() {
            return None;
        }
        let is_unseen = |(_, seen): &&(Listed, AtomicBool)| !seen.load(Ordering::Relaxed);
        let unseen = self.former.values().filter(is_unseen).count();
        let keeps_all = unseen <= listed.len() + self.former.len() - unseen;
        let former = self.former.into_values();
        let kept = former.filter(|entry| keeps_all || !is_unseen(&entry));
        let kept = kept.map(|(listed, _)| listed);
        // Of two of one folder the new one comes first.
        let mut all: Vec<Listed> = listed.into_iter().chain(kept).collect();
        all.sort_by_key(|listed| listed.stamp.identity);
        all.dedup_by_key(|listed| listed.stamp.identity);
        Some(FolderRows(all))
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

/// True when the file system of a folder changes its times with every added or removed entry.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn updates_times(path: &Utf8Path) -> bool {
    /// Trusted values of `statfs(2)`: btrfs, ext2 to ext4, F2FS, overlayfs, tmpfs, XFS.
    const TRUSTED: [u64; 6] = [
        0x9123_683e,
        0xef53,
        0xf2f5_2010,
        0x794c_7630,
        0x0102_1994,
        0x5846_5342,
    ];
    let about = rustix::fs::statfs(path.as_std_path());
    about.is_ok_and(|about| TRUSTED.contains(&(about.f_type as u64)))
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn updates_times(_: &Utf8Path) -> bool {
    false
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::time::Duration;

    /// A folder with some files and a settled stamp.
    struct TestFolder(tempfile::TempDir);

    impl TestFolder {
        /// `None` where temporary files are on an untrusted file system.
        fn new(names: &[&str]) -> Option<Self> {
            let folder = Self(tempfile::tempdir().unwrap());
            if !updates_times(folder.path()) {
                eprintln!("SKIPPED: the disk of temporary files does not tell of changes");
                return None;
            }
            names.iter().for_each(|name| folder.put(name));
            folder.age();
            Some(folder)
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

        /// Names found by a run with the listings of the one before, and its listings for the next.
        fn next(&self, known: FolderRows) -> (Vec<String>, Option<FolderRows>) {
            let folders = Folders::new(known);
            (self.names(&folders), folders.into_rows())
        }
    }

    #[test]
    fn a_folder_that_has_not_changed_is_known() {
        let Some(folder) = TestFolder::new(&["kopi.jpg", "teh.jpg"]) else {
            return;
        };
        let (first, rows) = folder.next(FolderRows::default());
        let rows = rows.unwrap();
        assert_eq!(rows.0.len(), 1);
        let (second, news) = folder.next(rows);
        assert_eq!(first, second);
        assert!(news.is_none());
    }

    #[test]
    fn whatever_comes_or_goes_is_found() {
        let changes: [&dyn Fn(&TestFolder); 4] = [
            &|folder| folder.put("sirup.jpg"),
            &|folder| fs::remove_file(folder.path().join("teh.jpg")).unwrap(),
            &|folder| {
                fs::rename(folder.path().join("teh.jpg"), folder.path().join("t.jpg")).unwrap()
            },
            &|folder| {
                // Simulates a program that restores modification times.
                folder.put("sirup.jpg");
                folder.age();
            },
        ];
        for change in changes {
            let Some(folder) = TestFolder::new(&["kopi.jpg", "teh.jpg"]) else {
                return;
            };
            let (_, rows) = folder.next(FolderRows::default());
            change(&folder);
            let (found, _) = folder.next(rows.unwrap());
            assert_eq!(found, folder.names(&Folders::default()));
        }
    }

    #[test]
    fn what_is_new_is_not_known() {
        let Some(folder) = TestFolder::new(&[]) else {
            return;
        };
        folder.put("kopi.jpg");
        let (_, rows) = folder.next(FolderRows::default());
        assert!(rows.is_none(), "it may change within the same tick");
        folder.age();
        assert!(folder.next(FolderRows::default()).1.is_some());
    }

    #[test]
    fn what_is_not_asked_for_stays_until_it_is_the_more() {
        let all: Option<Vec<TestFolder>> = (0..5).map(|_| TestFolder::new(&[])).collect();
        let Some(all) = all else {
            return;
        };
        let run = |rows: FolderRows, asked: &[usize]| {
            let folders = Folders::new(rows);
            asked
                .iter()
                .for_each(|number| drop(all[*number].names(&folders)));
            folders.into_rows()
        };
        let first = run(FolderRows::default(), &[0, 1, 2]).unwrap();
        let second = run(first, &[0, 3]).unwrap();
        assert_eq!(second.0.len(), 4);
        let third = run(second, &[4]).unwrap();
        assert_eq!(third.0.len(), 1);
        assert!(run(third, &[]).is_none());
    }
}
