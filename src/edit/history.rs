//! Former texts of files, in `_riwayat/` in the shop's folder: `_riwayat/produk/kopi/2026-11-30_02.30.15.123_produk.yaml`.

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;

use super::error::{EditError, refuse_no_folder};
use super::moment::{self, Moment};
use crate::files::{self, FileError, SourcePath, folder};
use crate::parse::MAX_TEXT;

/// Name of the history's folder.
pub const FOLDER: &str = "_riwayat";
/// Most former texts of one file.
pub const MOST: usize = 20;
/// Most bytes of all former texts of a shop.
pub const MOST_BYTES: u64 = 5_000_000;

/// A former text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Time when it was replaced.
    pub moment: Moment,
    path: Utf8PathBuf,
}

impl Former {
    /// Its bytes.
    ///
    /// # Errors
    /// [`FileError`].
    pub fn read(&self) -> Result<Vec<u8>, FileError> {
        files::read_bytes(&self.path, MAX_TEXT)
    }
}

/// The former texts of a file, the newest first.
///
/// # Errors
/// [`EditError::NotPlain`], [`EditError::File`].
pub fn of(root: &Utf8Path, file: &SourcePath) -> Result<Vec<Former>, EditError> {
    let folder = folder_of(root, file);
    refuse_links(root, file)?;
    let mut formers = Vec::new();
    for path in folder::files_in(&folder)? {
        let name = path.file_name().unwrap_or_default();
        let Some(moment) = Moment::at_start_of(name) else {
            continue;
        };
        if name[moment::LENGTH..].strip_prefix('_') == Some(file.file_name()) {
            formers.push(Former { moment, path });
        }
    }
    formers.sort_by_key(|former| std::cmp::Reverse(former.moment));
    Ok(formers)
}

/// Keeps a former text. Its time is later than that of all others of the file, whatever the clock says.
///
/// # Errors
/// [`EditError::NotPlain`], [`EditError::File`].
pub(super) fn keep(
    root: &Utf8Path,
    file: &SourcePath,
    bytes: &[u8],
    now: Moment,
) -> Result<Utf8PathBuf, EditError> {
    let formers = of(root, file)?;
    let newest = formers.first().map(|former| former.moment.next());
    let moment = newest.map_or(now, |next| next.max(now));
    let path = folder_of(root, file).join(format!("{moment}_{}", file.file_name()));
    folder::write_fresh(&path, |new| std::io::Write::write_all(new, bytes))?;
    for old in formers.iter().skip(MOST - 1) {
        folder::remove_file(&old.path)?;
    }
    Ok(path)
}

/// Removes the oldest former texts of a shop that are more than [`MOST_BYTES`] together.
///
/// # Errors
/// [`FileError`].
pub(super) fn prune(root: &Utf8Path) -> Result<(), FileError> {
    let mut formers = Vec::new();
    let mut total = 0;
    for entry in WalkDir::new(root.join(FOLDER)).into_iter().flatten() {
        let name = entry.file_name().to_string_lossy();
        let Some(moment) = Moment::at_start_of(&name).filter(|_| entry.file_type().is_file())
        else {
            continue;
        };
        let size = entry.metadata().map_or(0, |metadata| metadata.len());
        total += size;
        formers.push((moment, entry.into_path(), size));
    }
    if total <= MOST_BYTES {
        return Ok(());
    }
    formers.sort();
    for (_, path, size) in formers {
        if total <= MOST_BYTES {
            break;
        }
        if let Some(path) = Utf8Path::from_path(&path) {
            folder::remove_file(path)?;
            total -= size;
        }
    }
    Ok(())
}

fn folder_of(root: &Utf8Path, file: &SourcePath) -> Utf8PathBuf {
    let folder = root.join(FOLDER);
    match file.parent() {
        Some(parent) => parent.under(&folder),
        None => folder,
    }
}

/// Refuses a history that leads out of the shop's folder.
fn refuse_links(root: &Utf8Path, file: &SourcePath) -> Result<(), EditError> {
    let mut path = root.join(FOLDER);
    let parent = file.parent().unwrap_or_else(SourcePath::root);
    for name in std::iter::once(None).chain(parent.names().map(Some)) {
        path.extend(name);
        refuse_no_folder(&path)?;
    }
    Ok(())
}
