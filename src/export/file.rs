//! The file that an export writes.

use camino::{Utf8Path, Utf8PathBuf};

use super::ExportError;
use crate::files::{self, FileError, folder};

/// Stands before everything else in a file of ours: what begins in another way is a person's.
pub(super) const MARK: &[u8] =
    b"<!-- Dibuat oleh Etalase. Ekspor berikutnya mengganti berkas ini. -->\n";
/// No export is larger.
const LARGEST: u64 = 1 << 30;

/// Where an export goes: the file that a person names, into the folder that they name, or else into one of
/// the shop's.
pub(super) fn place(named: Option<&Utf8Path>, (folder, name): (&Utf8Path, &str)) -> Utf8PathBuf {
    match named {
        Some(path) if path.is_dir() => path.join(name),
        Some(path) => path.to_owned(),
        None => folder.join(name),
    }
}

/// Puts a page there, in the place of nothing or of an earlier export.
///
/// # Errors
/// [`ExportError::NotOurs`] when something else is there; [`ExportError::File`].
pub(super) fn put(path: &Utf8Path, page: &[u8]) -> Result<(), ExportError> {
    let bytes = [MARK, page].concat();
    match files::read_bytes(path, LARGEST) {
        Ok(former) if former == bytes => Ok(()),
        Ok(former) if former.starts_with(MARK) => Ok(files::write_whole(path, &bytes)?),
        Err(error) if error.is_missing() => {
            folder::create_folder(folder::parent(path))?;
            Ok(files::create_new(path, &bytes)?)
        }
        Ok(_) | Err(FileError::TooLarge { .. }) => Err(ExportError::NotOurs {
            path: path.to_owned(),
        }),
        Err(error) => Err(error.into()),
    }
}
