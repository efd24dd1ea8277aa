//! The file that an export writes.

use camino::Utf8Path;

use super::ExportError;
use crate::files::{self, FileError, folder};

/// Stands before everything else in a file of ours: what begins in another way is a person's.
const MARK: &[u8] = b"<!-- Dibuat oleh Etalase. Ekspor berikutnya mengganti berkas ini. -->\n";
/// No export is larger.
const LARGEST: u64 = 1 << 30;

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
