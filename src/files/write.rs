//! One file put in its place, whole or not at all.

use std::fs::{self, Permissions};
use std::io::{self, Write};

use camino::Utf8Path;
use tempfile::{Builder, NamedTempFile};

use super::error::{At, FileError};
use super::folder::parent;

/// Makes the file `path` with these bytes, and the folders above it; nothing that exists is ever
/// overwritten, not even by two programs at once.
///
/// # Errors
/// [`FileError::is_taken`] when something is at `path`; [`FileError::System`] else. Nothing is left then.
pub fn create_new(path: &Utf8Path, bytes: &[u8]) -> Result<(), FileError> {
    fs::create_dir_all(parent(path)).at("create", parent(path))?;
    // Asked first, so that a taken name costs no write; the call that counts is the one below.
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists)).at("create", path);
    }
    let whole = written_beside(path, bytes).at("create", path)?;
    match whole.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(refused.error).at("create", path)
        }
        // Without a rename that spares what exists, and without links (old FAT drivers), the name
        // itself is taken first. A power cut may then leave it short.
        Err(_) => create_in_place(path, bytes).at("create", path),
    }
}

/// Writes `path` as a whole: a reader finds the old bytes or the new, also after a power cut. Permissions
/// of the former file are kept. A symbolic link at `path` is replaced by a file.
///
/// # Errors
/// [`FileError::System`]; the former file then stands untouched.
pub fn write_whole(path: &Utf8Path, bytes: &[u8]) -> Result<(), FileError> {
    let whole = written_beside(path, bytes).at("write", path)?;
    if let Ok(former) = fs::symlink_metadata(path)
        && former.is_file()
    {
        fs::set_permissions(whole.path(), former.permissions()).at("write", path)?;
    }
    whole
        .persist(path)
        .map_err(|refused| refused.error)
        .at("write", path)?;
    super::folder::sync_folder(parent(path))
}

/// A file in the folder of `path` that vanishes unless it is renamed, with its bytes on the disk.
fn written_beside(path: &Utf8Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = begun_beside(path)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// An empty file in the folder of `path` that vanishes unless it is renamed.
pub(super) fn begun_beside(path: &Utf8Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".tulis-");
    let permissions = ordinary_permissions();
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    builder.tempfile_in(parent(path))
}

/// What any new file gets, less the person's umask; temporary files are closed to others by default.
#[cfg(unix)]
fn ordinary_permissions() -> Option<Permissions> {
    Some(std::os::unix::fs::PermissionsExt::from_mode(0o666))
}

#[cfg(not(unix))]
fn ordinary_permissions() -> Option<Permissions> {
    None
}

fn create_in_place(path: &Utf8Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .inspect_err(|_| {
            // Half a file would be read as a whole one by the next run.
            let _ = fs::remove_file(path);
        })
}
