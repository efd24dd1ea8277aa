//! Writes the file of an export.

use camino::{Utf8Path, Utf8PathBuf};

use super::ExportError;
use crate::files::{self, FileError, folder};

/// First bytes of our exports; a file that starts differently is a person's.
pub(super) const MARK: &str =
    "<!-- Dibuat oleh Etalase. Ekspor berikutnya mengganti berkas ini. -->\n";
/// Limit in bytes when an existing export is read.
const LARGEST: u64 = 1 << 30;

/// Path of an export: the typed file, a file in the typed folder, or one in the shop's folder `folder`.
pub(super) fn place(named: Option<&Utf8Path>, (folder, name): (&Utf8Path, &str)) -> Utf8PathBuf {
    match named {
        Some(path) if path.is_dir() => path.join(name),
        Some(path) => path.to_owned(),
        None => folder.join(name),
    }
}

/// Writes a page there, over nothing but an earlier export.
///
/// # Errors
/// [`ExportError::NotOurs`] for a foreign file; [`ExportError::File`].
pub(super) fn put_page(path: &Utf8Path, page: &[u8]) -> Result<(), ExportError> {
    put(path, &[MARK.as_bytes(), page].concat(), &[MARK])
}

/// Writes a file where none is: a curator may have filled in the one that is there.
///
/// # Errors
/// [`ExportError::SheetThere`]; [`ExportError::File`].
pub(super) fn put_new(path: &Utf8Path, bytes: &[u8]) -> Result<(), ExportError> {
    match put(path, bytes, &[]) {
        Err(ExportError::NotOurs { path }) => Err(ExportError::SheetThere { path }),
        done => done,
    }
}

/// Writes a file, over nothing but one that starts with one of `marks`.
///
/// # Errors
/// [`ExportError::NotOurs`] for a foreign file; [`ExportError::File`].
pub(super) fn put(path: &Utf8Path, bytes: &[u8], marks: &[&str]) -> Result<(), ExportError> {
    put_over(path, bytes, |former| {
        marks.iter().any(|mark| former.starts_with(mark.as_bytes()))
    })
}

/// Writes a file, over nothing but one of ours.
///
/// # Errors
/// [`ExportError::NotOurs`] for a foreign file; [`ExportError::File`].
pub fn put_over(
    path: &Utf8Path,
    bytes: &[u8],
    is_ours: impl Fn(&[u8]) -> bool,
) -> Result<(), ExportError> {
    match files::read_bytes(path, LARGEST) {
        Ok(former) if former == bytes => Ok(()),
        Ok(former) if is_ours(&former) => Ok(files::write_whole(path, bytes)?),
        Err(error) if error.is_missing() => {
            folder::create_folder(folder::parent(path))?;
            Ok(files::create_new(path, bytes)?)
        }
        Ok(_) | Err(FileError::TooLarge { .. }) => Err(ExportError::NotOurs {
            path: path.to_owned(),
        }),
        Err(error) => Err(error.into()),
    }
}
