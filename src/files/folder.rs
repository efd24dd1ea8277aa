//! Primitives for publishing: fresh files, hard links, renames, exchanges, syncs.
//!
//! Each does one thing and returns errors with the path. None writes to an existing inode, since hard links put one
//! inode into two folders.

use std::fs::{self, File};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::error::{At, FileError};
use super::held::{is_held, read_held, rename_held, replace_held};
use super::stamp::Stamp;

/// Most files that are synced one by one. For more, one `syncfs` is cheaper, though it waits for writes of other
/// programs as well.
pub const SYNCED_ONE_BY_ONE: usize = 16;

/// The folder that holds `path`: `.` for a bare name.
pub fn parent(path: &Utf8Path) -> &Utf8Path {
    match path.parent() {
        Some(parent) if !parent.as_str().is_empty() => parent,
        _ => Utf8Path::new("."),
    }
}

/// True when a folder is at `path`, not a link to one.
pub fn is_plain(path: &Utf8Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Makes a folder and those above it; one that exists is fine.
///
/// # Errors
/// [`FileError::System`].
pub fn create_folder(path: &Utf8Path) -> Result<(), FileError> {
    #[cfg(test)]
    super::cut::point(path);
    fs::create_dir_all(path).at("create", path)
}

/// The paths of the files in a folder, in order; none where there is no such folder.
///
/// # Errors
/// [`FileError::System`].
pub fn files_in(path: &Utf8Path) -> Result<Vec<Utf8PathBuf>, FileError> {
    let read = || -> io::Result<Vec<Utf8PathBuf>> {
        let mut files = Vec::new();
        for entry in path.read_dir_utf8()? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                files.push(entry.into_path());
            }
        }
        files.sort();
        Ok(files)
    };
    match read() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        other => other.at("list", path),
    }
}

/// The names of all that is in a folder, in order, but for those that are not Unicode.
///
/// # Errors
/// [`FileError::System`].
pub fn names_in(path: &Utf8Path) -> Result<Vec<String>, FileError> {
    let read = || -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(path)? {
            names.extend(entry?.file_name().into_string());
        }
        names.sort();
        Ok(names)
    };
    read().at("list", path)
}

/// Creates the file `path` on a new inode and passes it to `fill`; removes what was there, and creates the folders
/// above it. The stamp is taken after `fill`.
///
/// # Errors
/// [`FileError::System`]; nothing is at `path` then.
pub fn write_fresh(
    path: &Utf8Path,
    fill: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<Stamp, FileError> {
    #[cfg(test)]
    super::cut::point(path);
    let mut file = on_free_path(path, || File::create_new(path)).at("create", path)?;
    #[cfg(test)]
    super::cut::point(path);
    let filled = fill(&mut file).and_then(|()| Stamp::of_open(&file));
    if filled.is_err() {
        // An incomplete file is useless, and may be what fills the disk.
        let _ = fs::remove_file(path);
    }
    filled.at("write", path)
}

/// Makes `path` a hard link to the file `from`, or a copy where the system refuses to link that one file; removes what
/// was at `path`, and creates the folders above it.
///
/// # Errors
/// [`FileError::System`].
pub fn link_fresh(from: &Utf8Path, path: &Utf8Path) -> Result<(), FileError> {
    match on_free_path(path, || fs::hard_link(from, path)) {
        // Linux refuses hard links to files of other users (fs.protected_hardlinks).
        Err(refused) if refused.kind() == io::ErrorKind::PermissionDenied => {
            copy_fresh(from, path).map(drop)
        }
        other => other.at("link", path),
    }
}

/// Copies the file `from` to `path` on a new inode, with ordinary permissions; removes what was at `path`, and creates
/// the folders above it.
///
/// # Errors
/// [`FileError::System`]; nothing is at `path` then.
pub fn copy_fresh(from: &Utf8Path, path: &Utf8Path) -> Result<Stamp, FileError> {
    let mut source = read_held(|| File::open(from)).at("open", from)?;
    // Uses `copy_file_range`: bytes do not pass through user space.
    write_fresh(path, |file| io::copy(&mut source, file).map(drop))
}

/// True when a hard link `probe` to the file `from` can be made; it is removed again. FAT has no hard links, and none
/// cross file systems.
pub fn links_work(from: &Utf8Path, probe: &Utf8Path) -> bool {
    on_free_path(probe, || fs::hard_link(from, probe)).is_ok() && fs::remove_file(probe).is_ok()
}

/// Renames a file or folder, replacing `to`, and creates the folders above it.
///
/// # Errors
/// [`FileError::System`]; nothing has moved then.
pub fn rename(from: &Utf8Path, to: &Utf8Path) -> Result<(), FileError> {
    #[cfg(test)]
    super::cut::point(to);
    let rename = || rename_held(from.as_std_path(), to.as_std_path());
    let renamed = match rename() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create_folder(parent(to))?;
            rename()
        }
        other => other,
    };
    renamed.map_err(|source| {
        let at_fault = if is_held(to.as_std_path()) { to } else { from };
        FileError::System {
            action: "rename",
            path: at_fault.to_owned(),
            source,
        }
    })
}

/// Exchanges the names of two folders atomically. `false`, without any change, where the system cannot.
pub fn exchange(one: &Utf8Path, other: &Utf8Path) -> bool {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        renameat_with(
            CWD,
            one.as_std_path(),
            CWD,
            other.as_std_path(),
            RenameFlags::EXCHANGE,
        )
        .is_ok()
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = (one, other);
        false
    }
}

/// Hides a file or folder whose name starts with a dot, as other systems do by themselves.
pub fn hide(path: &Utf8Path) {
    #[cfg(windows)]
    if path.file_name().is_some_and(|name| name.starts_with('.')) {
        super::windows::set_hidden(path, true);
    }
    #[cfg(not(windows))]
    let _ = path;
}

/// Shows a folder that was hidden by [`hide`].
pub fn show(path: &Utf8Path) {
    #[cfg(windows)]
    super::windows::set_hidden(path, false);
    #[cfg(not(windows))]
    let _ = path;
}

/// Removes a file; one that is not there is fine.
///
/// # Errors
/// [`FileError::System`].
pub fn remove_file(path: &Utf8Path) -> Result<(), FileError> {
    #[cfg(test)]
    super::cut::point(path);
    match replace_held(path.as_std_path(), || fs::remove_file(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other.at("remove", path),
    }
}

/// Removes a folder if it is empty; true when it is gone.
pub fn remove_if_empty(path: &Utf8Path) -> bool {
    #[cfg(test)]
    super::cut::point(path);
    fs::remove_dir(path).is_ok()
}

/// Syncs freshly written files and their directory entries. `folder` is on the same file system. Cost grows with the
/// files written, not with the tree.
///
/// # Errors
/// [`FileError::System`].
pub fn sync_files<P: AsRef<Utf8Path> + Sync>(
    folder: &Utf8Path,
    paths: &[P],
) -> Result<(), FileError> {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    if paths.len() > SYNCED_ONE_BY_ONE {
        let folder_file = File::open(folder).at("open", folder)?;
        return rustix::fs::syncfs(folder_file)
            .map_err(io::Error::from)
            .at("sync", folder);
    }
    paths
        .par_iter()
        .try_for_each(|path| sync_file(path.as_ref()))?;
    sync_folder(folder)
}

/// Syncs the entries of a folder, where folders can be opened.
///
/// # Errors
/// [`FileError::System`].
pub fn sync_folder(path: &Utf8Path) -> Result<(), FileError> {
    #[cfg(test)]
    super::cut::point(path);
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(path).at("open", path)?.sync_all() {
        // Some network and FUSE file systems have no `fsync` for folders, nor a substitute.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        other => other.at("sync", path),
    }
}

fn sync_file(path: &Utf8Path) -> Result<(), FileError> {
    // Windows syncs only files that are open for writing.
    let file = if cfg!(windows) {
        File::options().write(true).open(path)
    } else {
        File::open(path)
    };
    file.at("open", path)?.sync_all().at("sync", path)
}

/// Runs `make`, which needs a free path with a folder above it. Tries first and repairs after a failure: the common
/// case costs nothing.
fn on_free_path<T>(path: &Utf8Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    let made = match make() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(parent(path))?;
            make()
        }
        other => other,
    };
    match made {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            replace_held(path.as_std_path(), || fs::remove_file(path))?;
            make()
        }
        other => other,
    }
}
