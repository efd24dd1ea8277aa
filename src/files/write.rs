//! Writes one file atomically.

use std::fs::{self, Permissions};
use std::io::{self, Write};

use camino::Utf8Path;
use tempfile::{Builder, NamedTempFile};

use super::error::{At, FileError};
use super::folder::parent;
use super::held::persist_held;

/// Creates the file `path`, and the folders above it; never overwrites anything, not even when two programs race.
///
/// # Errors
/// [`FileError::is_taken`] when something is at `path`; [`FileError::System`] else. Nothing is left then.
pub fn create_new(path: &Utf8Path, bytes: &[u8]) -> Result<(), FileError> {
    #[cfg(test)]
    super::cut::point(path);
    fs::create_dir_all(parent(path)).at("create", parent(path))?;
    // Checked first, so that a taken name costs no write; the atomic call below decides.
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists)).at("create", path);
    }
    let whole = written_beside(path, bytes).at("create", path)?;
    match whole.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(refused.error).at("create", path)
        }
        // Without `RENAME_NOREPLACE` or hard links (old FAT drivers), the name is created first; a power cut may then
        // leave the file incomplete.
        Err(_) => create_in_place(path, bytes).at("create", path),
    }
}

/// Replaces `path` atomically: a reader finds the old bytes or the new, also after a power cut. Keeps the permissions
/// of the former file. Replaces a symbolic link at `path` by a file.
///
/// # Errors
/// [`FileError::System`]; the former file then stands untouched.
pub fn write_whole(path: &Utf8Path, bytes: &[u8]) -> Result<(), FileError> {
    #[cfg(test)]
    super::cut::point(path);
    let whole = written_beside(path, bytes).at("write", path)?;
    if let Ok(former) = fs::symlink_metadata(path)
        && former.is_file()
    {
        fs::set_permissions(whole.path(), former.permissions()).at("write", path)?;
    }
    persist_held(whole, path).at("write", path)?;
    super::folder::sync_folder(parent(path))
}

/// A synced temporary file in the folder of `path`, deleted on drop unless renamed.
fn written_beside(path: &Utf8Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = begun_beside(path)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// An empty temporary file in the folder of `path`, deleted on drop unless renamed.
pub(super) fn begun_beside(path: &Utf8Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".tulis-");
    let permissions = ordinary_permissions();
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    builder.tempfile_in(parent(path))
}

/// Permissions of an ordinary new file (`umask`); temporary files are private by default.
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
            // The next run would take half a file for a whole one.
            let _ = fs::remove_file(path);
        })
}
