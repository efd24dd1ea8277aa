//! The steps of which a publisher is made: fresh files, links, renames, exchanges, syncs.
//!
//! Each does one thing to the disk and gives the path back with its error. None of them writes into an
//! inode that exists, since hard links make one inode stand in two folders.

use std::fs::{self, File};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::error::{At, FileError};
use super::stamp::Stamp;

/// Up to so many files are brought to the disk one by one. Above it one call for the whole file system
/// is cheaper, though it waits for what other programs have written as well.
#[cfg(any(target_os = "linux", target_os = "android"))]
const SYNCED_ONE_BY_ONE: usize = 16;

/// The folder that holds `path`: `.` for a bare name.
pub fn parent(path: &Utf8Path) -> &Utf8Path {
    match path.parent() {
        Some(parent) if !parent.as_str().is_empty() => parent,
        _ => Utf8Path::new("."),
    }
}

/// Whether a folder is at `path`, and no link to one.
pub fn is_plain(path: &Utf8Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Makes a folder and those above it; one that exists is fine.
///
/// # Errors
/// [`FileError::System`].
pub fn create_folder(path: &Utf8Path) -> Result<(), FileError> {
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

/// Makes the file `path` on an inode of its own and hands it to `fill`; what was there is removed, and
/// the folders above it are made. The stamp is taken when `fill` is done.
///
/// # Errors
/// [`FileError::System`]; nothing is at `path` then.
pub fn write_fresh(
    path: &Utf8Path,
    fill: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<Stamp, FileError> {
    let mut file = on_free_path(path, || File::create_new(path)).at("create", path)?;
    let filled = fill(&mut file).and_then(|()| Stamp::of_open(&file));
    if filled.is_err() {
        // A part is of no use, and may be what keeps the disk full.
        let _ = fs::remove_file(path);
    }
    filled.at("write", path)
}

/// Makes `path` a second name of the file `from`, or a copy where the system refuses to link that one
/// file; what was at `path` is removed, and the folders above it are made.
///
/// # Errors
/// [`FileError::System`].
pub fn link_fresh(from: &Utf8Path, path: &Utf8Path) -> Result<(), FileError> {
    match on_free_path(path, || fs::hard_link(from, path)) {
        // Linux refuses links to a file that another person owns (fs.protected_hardlinks).
        Err(refused) if refused.kind() == io::ErrorKind::PermissionDenied => {
            copy_fresh(from, path).map(drop)
        }
        other => other.at("link", path),
    }
}

/// Copies the file `from` to `path` on an inode of its own, with ordinary permissions; what was at
/// `path` is removed, and the folders above it are made.
///
/// # Errors
/// [`FileError::System`]; nothing is at `path` then.
pub fn copy_fresh(from: &Utf8Path, path: &Utf8Path) -> Result<Stamp, FileError> {
    let mut source = File::open(from).at("open", from)?;
    // The kernel copies between two files without the bytes passing through here.
    write_fresh(path, |file| io::copy(&mut source, file).map(drop))
}

/// Whether the file `from` can have a second name `probe`, which is removed again. FAT has no links, and
/// none cross from one file system to another.
pub fn links_work(from: &Utf8Path, probe: &Utf8Path) -> bool {
    on_free_path(probe, || fs::hard_link(from, probe)).is_ok() && fs::remove_file(probe).is_ok()
}

/// Renames a file or folder over what may be at `to`, and makes the folders above it.
///
/// # Errors
/// [`FileError::System`]; nothing has moved then.
pub fn rename(from: &Utf8Path, to: &Utf8Path) -> Result<(), FileError> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create_folder(parent(to))?;
            fs::rename(from, to).at("rename", from)
        }
        other => other.at("rename", from),
    }
}

/// Gives two folders each other's name in one call. `false`, and nothing has happened, where the system
/// cannot.
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

/// Removes a file; one that is not there is fine.
///
/// # Errors
/// [`FileError::System`].
pub fn remove_file(path: &Utf8Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other.at("remove", path),
    }
}

/// Removes a folder if nothing is in it; says whether it is gone.
pub fn remove_if_empty(path: &Utf8Path) -> bool {
    fs::remove_dir(path).is_ok()
}

/// Brings freshly written files, and the names that lead to them, to the disk. `folder` lies on their
/// file system. The price follows what was written, not the size of the tree.
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

/// Brings the names in a folder to the disk, where folders can be opened for it.
///
/// # Errors
/// [`FileError::System`].
pub fn sync_folder(path: &Utf8Path) -> Result<(), FileError> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(path).at("open", path)?.sync_all() {
        // Some network and FUSE file systems have no such call, and nothing better in its place.
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
    // Windows syncs only what is open for writing.
    let file = if cfg!(windows) {
        File::options().write(true).open(path)
    } else {
        File::open(path)
    };
    file.at("open", path)?.sync_all().at("sync", path)
}

/// Runs `make`, which needs a free path with a folder above it. The common case, both given, costs
/// nothing more.
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
            fs::remove_file(path)?;
            make()
        }
        other => other,
    }
}
