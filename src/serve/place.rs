//! Identity and file system of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use camino::Utf8Path;

use super::change::Reason;
use crate::files;

/// Identifies a folder, as opposed to a later one of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Device and inode; `None` where the system has none.
    identity: Option<(u64, u64)>,
    /// Reason why the system's watcher is unreliable there.
    pub reason: Option<Reason>,
}

impl Place {
    /// The place of an existing folder.
    pub fn of(path: &Path) -> Option<Self> {
        path.is_dir().then(|| Self {
            identity: files::identity(path).ok(),
            reason: reason(path),
        })
    }
}

/// True when a folder has only hidden files, like the mount point of a stick that was pulled out.
pub(super) fn is_empty(folder: &Path) -> bool {
    let is_hidden = |name: std::ffi::OsString| name.as_encoded_bytes().starts_with(b".");
    let entries = fs::read_dir(folder);
    entries
        .is_ok_and(|mut all| all.all(|entry| entry.is_ok_and(|file| is_hidden(file.file_name()))))
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn reason(path: &Path) -> Option<Reason> {
    // Width and sign of the type differ between machines; the numbers have 32 bits.
    reason_of_kind(rustix::fs::statfs(path).ok()?.f_type as u64 & 0xffff_ffff)
}

/// Maps magic numbers of file systems (`statfs(2)`).
#[cfg(any(target_os = "linux", target_os = "android"))]
fn reason_of_kind(kind: u64) -> Option<Reason> {
    const STICKS: [u64; 2] = [0x4d44, 0x2011_bab0];
    const NETWORKS: [u64; 7] = [
        0x6969,
        0x517b,
        0xff53_4d42,
        0xfe53_4d42,
        0x6573_5546,
        0x0102_1997,
        0x786f_4256,
    ];
    if STICKS.contains(&kind) {
        Some(Reason::Stick)
    } else {
        NETWORKS.contains(&kind).then_some(Reason::Network)
    }
}

/// On Windows a share shows by its name, `\\laptop\usaha`.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn reason(path: &Path) -> Option<Reason> {
    files::is_share(path).then_some(Reason::Network)
}

/// The folder's path as it appears in events.
pub(super) fn as_events_name(folder: &Utf8Path) -> PathBuf {
    let path = folder.as_std_path();
    // On Windows canonical paths have another form (`\\?\`).
    let canonical = (!cfg!(windows)).then(|| path.canonicalize().ok()).flatten();
    canonical.unwrap_or_else(|| absolute(path))
}

/// The part of a path below a folder; `None` for one elsewhere. Neither needs to exist.
pub(super) fn within(folder: &Utf8Path, path: &Utf8Path) -> Option<PathBuf> {
    let path = absolute(path.as_std_path());
    let inner = path.strip_prefix(absolute(folder.as_std_path())).ok()?;
    Some(inner.to_owned())
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(any(target_os = "linux", target_os = "android"))]
    #[test]
    fn sticks_and_networks_are_looked_through_and_disks_are_not() {
        for (kind, expected) in [
            (0x4d44, Some(Reason::Stick)),
            (0x2011_bab0, Some(Reason::Stick)),
            (0x6969, Some(Reason::Network)),
            (0xff53_4d42, Some(Reason::Network)),
            (0xfe53_4d42, Some(Reason::Network)),
            // ext4, btrfs, xfs, tmpfs, overlayfs.
            (0xef53, None),
            (0x9123_683e, None),
            (0x5846_5342, None),
            (0x0102_1994, None),
            (0x794c_7630, None),
        ] {
            assert_eq!(reason_of_kind(kind), expected, "{kind:x}");
        }
    }

    #[test]
    fn a_folder_with_hidden_files_alone_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        assert!(is_empty(folder.path()));
        fs::create_dir(folder.path().join(".Trash-1000")).unwrap();
        assert!(is_empty(folder.path()));
        fs::write(folder.path().join("toko.yaml"), "").unwrap();
        assert!(!is_empty(folder.path()));
        assert!(!is_empty(&folder.path().join("tidak-ada")));
    }
}
