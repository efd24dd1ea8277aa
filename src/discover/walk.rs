//! Reads a folder into a sorted tree of names and stamps, without clutter and links.

use std::io;
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;

use super::{SourceFile, name, natural_order};
use crate::diagnostic::{Code, Diagnostic, Report, unreadable_reason};
use crate::files::{self, Folders, Kind, Name, SourcePath, is_portable};

/// Depth limit of folders.
const MAX_DEPTH: usize = 12;

/// A folder with its entries, in natural order.
#[derive(Debug)]
pub(super) struct Folder {
    /// Path from the shop's folder.
    pub path: SourcePath,
    /// Files directly in it.
    pub files: Vec<SourceFile>,
    /// Folders directly in it.
    pub folders: Vec<Folder>,
    /// Direct entries that cannot be examined; its own path, when its listing broke off.
    pub unseen: Vec<SourcePath>,
}

impl Folder {
    pub fn name(&self) -> &str {
        self.path.file_name()
    }

    /// The direct subfolder of a name, case-insensitive like on Windows.
    pub fn folder(&self, name: &str) -> Option<&Folder> {
        let exact = self.folders.iter().find(|folder| folder.name() == name);
        exact.or_else(|| {
            self.folders
                .iter()
                .find(|folder| folder.name().eq_ignore_ascii_case(name))
        })
    }

    /// Entries that cannot be examined, in it and below it.
    pub fn all_unseen(&self) -> Box<dyn Iterator<Item = &SourcePath> + '_> {
        let below = self.folders.iter().flat_map(Folder::all_unseen);
        Box::new(self.unseen.iter().chain(below))
    }

    /// All files in it and below it.
    pub fn all_files(&self) -> Box<dyn Iterator<Item = &SourceFile> + '_> {
        Box::new(
            self.files
                .iter()
                .chain(self.folders.iter().flat_map(Folder::all_files)),
        )
    }
}

/// A directory entry.
pub(super) enum Entry {
    File(SourceFile),
    Folder(SourcePath),
    /// It exists, but cannot be examined: a link, missing permission, a disk error. The path of the folder itself
    /// stands for an unknown entry of it.
    Unseen(SourcePath),
}

impl Entry {
    pub fn name(&self) -> &str {
        let path = match self {
            Entry::File(file) => &file.path,
            Entry::Folder(path) | Entry::Unseen(path) => path,
        };
        path.file_name()
    }
}

/// The subfolder of a name, case-insensitive. A link is none.
pub(super) fn folder_named(root: &Utf8Path, name: &str) -> Option<SourcePath> {
    let entries = WalkDir::new(root).min_depth(1).max_depth(1);
    let mut fitting: Vec<String> = entries
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_dir())
        .filter_map(|entry| entry.file_name().to_str().map(str::to_owned))
        .filter(|found| found.eq_ignore_ascii_case(name))
        .collect();
    // An exact match is preferred.
    fitting.sort_by_key(|found| found != name);
    SourcePath::root().child(fitting.first()?).ok()
}

/// Direct entries of a subfolder, in natural order.
pub(super) fn level(
    root: &Utf8Path,
    folder: &SourcePath,
    how: (&[Utf8PathBuf], &Folders),
    report: &mut Report,
) -> Vec<Entry> {
    let mut entries = Walk::new(root, how).entries(folder, 0, report);
    entries.sort_by(natural_order);
    entries
}

/// Files that mark a folder as an output or a cache.
const MARKERS: [&str; 2] = [".etalase.json", "CACHEDIR.TAG"];

/// Reads the folder `root`. `skip` has folders that are not the seller's (output, cache). `None` when the folder itself
/// cannot be listed; the report says why.
pub(super) fn folder(
    root: &Utf8Path,
    how: (&[Utf8PathBuf], &Folders),
    report: &mut Report,
) -> Option<Folder> {
    let walk = Walk::new(root, how);
    let folder = walk.folder(SourcePath::root(), 0, report);
    let is_listed = !folder.unseen.contains(&folder.path);
    is_listed.then_some(folder)
}

/// The finding for an unreadable file or folder.
pub(super) fn unreadable(path: &Utf8Path, error: &io::Error) -> Diagnostic {
    Diagnostic::new(Code::Unreadable, path)
        .arg("name", path.file_name().unwrap_or(path.as_str()))
        .arg("reason", unreadable_reason(Some(error.kind())))
}

struct Walk<'a> {
    root: &'a Utf8Path,
    skip: &'a [Utf8PathBuf],
    folders: &'a Folders,
    /// Start of the walk; files are read later.
    began: SystemTime,
}

impl<'a> Walk<'a> {
    fn new(root: &'a Utf8Path, (skip, folders): (&'a [Utf8PathBuf], &'a Folders)) -> Self {
        Self {
            root,
            skip,
            folders,
            began: SystemTime::now(),
        }
    }

    fn folder(&self, path: SourcePath, depth: usize, report: &mut Report) -> Folder {
        let mut entries = self.entries(&path, depth, report);
        entries.sort_by(natural_order);
        let mut files = Vec::new();
        let mut subfolders = Vec::new();
        let mut unseen = Vec::new();
        for entry in entries {
            match entry {
                Entry::File(file) => files.push(file),
                Entry::Folder(path) => subfolders.push(path),
                Entry::Unseen(path) => unseen.push(path),
            }
        }
        // Listing waits for the disk, so folders are listed in parallel.
        let folders = report.gather(subfolders, |path, report| {
            self.folder(path, depth + 1, report)
        });
        Folder {
            path,
            files,
            folders,
            unseen,
        }
    }

    fn entries(&self, path: &SourcePath, depth: usize, report: &mut Report) -> Vec<Entry> {
        if depth > MAX_DEPTH {
            return Vec::new();
        }
        let full = path.under(self.root);
        let found = match self.folders.list(&full) {
            Ok(found) => found,
            Err(error) => {
                report.push(unreadable(&full, &error));
                return vec![Entry::Unseen(path.clone())];
            }
        };
        let is_marker = |entry: &files::Entry| match &entry.name {
            Name::Unicode(name) => MARKERS.contains(&&**name),
            Name::Foreign(_) => false,
        };
        if depth > 0 && found.iter().any(is_marker) {
            return Vec::new();
        }
        let entries = found.iter();
        entries
            .filter_map(|entry| self.entry(path, entry, report))
            .collect()
    }

    fn entry(
        &self,
        folder: &SourcePath,
        entry: &files::Entry,
        report: &mut Report,
    ) -> Option<Entry> {
        let name = match &entry.name {
            Name::Unicode(name) => name,
            Name::Foreign(name) => {
                let shown = name.to_string_lossy().into_owned();
                let at = folder.under(self.root);
                report.push(Diagnostic::new(Code::NameNotUnicode, at).arg("name", shown));
                return None;
            }
        };
        if name::is_clutter(name) {
            return None;
        }
        let Ok(path) = folder.child(name) else {
            let at = folder.under(self.root).join(name);
            let finding = Diagnostic::new(Code::NameNotPortable, at);
            report.push(finding.arg("name", name.as_str()).arg("used", "no"));
            return None;
        };
        let full = path.under(self.root);
        if self.skip.contains(&full) {
            return None;
        }
        if entry.kind == Kind::Link {
            report.push(Diagnostic::new(Code::LinkNotFollowed, full).arg("name", name.as_str()));
            return Some(Entry::Unseen(path));
        }
        if !is_portable(name) {
            let finding = Diagnostic::new(Code::NameNotPortable, full.clone());
            report.push(finding.arg("name", name.as_str()).arg("used", "yes"));
        }
        match entry.kind {
            Kind::Folder => return Some(Entry::Folder(path)),
            Kind::File => {}
            _ => {
                report.push(Diagnostic::new(Code::NotAFile, full).arg("name", name.as_str()));
                return Some(Entry::Unseen(path));
            }
        }
        match files::stat_plain(&full) {
            Ok(stamp) => Some(Entry::File(SourceFile {
                path,
                stamp,
                is_settled: stamp.is_settled(self.began),
            })),
            Err(error) => {
                report.push(unreadable(&full, &error));
                Some(Entry::Unseen(path))
            }
        }
    }
}
