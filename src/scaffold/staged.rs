//! Folders made under a hidden name, then renamed.

use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use crate::files::{self, FileError, folder};

/// An unfinished folder. Deleted on drop; after a power cut it stays hidden and is ignored.
#[derive(Debug)]
pub(super) struct Staged {
    directory: TempDir,
    names: Vec<String>,
}

impl Staged {
    /// Creates it on the file system of `parent`, which is created if need be.
    pub fn inside(parent: &Utf8Path) -> Result<Self, FileError> {
        Ok(Self {
            directory: hidden_folder(parent)?,
            names: Vec::new(),
        })
    }

    /// Writes a file into it.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), FileError> {
        files::create_new(&self.path(name), bytes)?;
        self.names.push(name.to_owned());
        Ok(())
    }

    /// Copies a file into it, byte for byte.
    pub fn copy(&mut self, from: &Utf8Path, name: &str) -> Result<(), FileError> {
        folder::copy_fresh(from, &self.path(name))?;
        self.names.push(name.to_owned());
        Ok(())
    }

    /// Renames it to `target` and returns its files. Creates the folders above.
    pub fn place(self, target: &Utf8Path) -> Result<Vec<Utf8PathBuf>, FileError> {
        if target.symlink_metadata().is_ok() {
            let taken = io::Error::from(io::ErrorKind::AlreadyExists);
            return Err(failed("create", target, taken));
        }
        let paths: Vec<Utf8PathBuf> = self.names.iter().map(|name| self.path(name)).collect();
        folder::sync_files(self.root(), &paths)?;
        folder::rename(self.root(), target)?;
        let _ = self.directory.keep();
        folder::sync_folder(folder::parent(target))?;
        Ok(self.names.iter().map(|name| target.join(name)).collect())
    }

    fn path(&self, name: &str) -> Utf8PathBuf {
        self.root().join(name)
    }

    fn root(&self) -> &Utf8Path {
        Utf8Path::from_path(self.directory.path())
            .expect("a path in Unicode with letters added is one still")
    }
}

/// A new folder that a build ignores, in `parent`, which is created if need be.
pub(super) fn hidden_folder(parent: &Utf8Path) -> Result<TempDir, FileError> {
    folder::create_folder(parent)?;
    tempfile::Builder::new()
        .prefix(".baru-")
        .tempdir_in(parent)
        .map_err(|source| failed("create", parent, source))
}

fn failed(action: &'static str, path: &Utf8Path, source: io::Error) -> FileError {
    FileError::System {
        action,
        path: path.to_owned(),
        source,
    }
}
