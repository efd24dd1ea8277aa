//! A file of rows that commands write and people may look at, such as `kurasi/skor.csv`.

use camino::Utf8PathBuf;

use super::error::EditError;
use super::journal;
use super::session::Session;
use crate::files::{self, FileError, SourcePath, folder};

/// Limit in bytes of such a file: 1,000 shops have 6 MB after half a year of days.
pub const MOST_ROWS: u64 = 64_000_000;

impl Session {
    /// Changes a file of rows as a whole, also one that is not there yet; `None` leaves it alone. No former text is kept:
    /// such a file gains rows, and would push the former texts of other files out of the history.
    ///
    /// # Errors
    /// [`EditError::NotPlain`], [`EditError::File`]; the file is as before then.
    pub fn change_rows(
        &self,
        file: &SourcePath,
        change: impl FnOnce(&[u8]) -> Option<Vec<u8>>,
    ) -> Result<(), EditError> {
        let path = file.under(self.root());
        let former = rows(self, file)?;
        let Some(now) = change(former.as_deref().unwrap_or_default()) else {
            return Ok(());
        };
        match former {
            Some(former) if former == now => Ok(()),
            Some(_) => Ok(files::write_whole(&path, &now)?),
            None => {
                folder::create_folder(folder::parent(&path))?;
                self.refuse_indirect(file, path.clone())?;
                Ok(files::create_new(&path, &now)?)
            }
        }
    }

    /// Refuses a way to a file that leads over a link.
    fn refuse_indirect(&self, file: &SourcePath, path: Utf8PathBuf) -> Result<(), EditError> {
        match journal::is_reached_plainly(self.root(), file) {
            true => Ok(()),
            false => Err(EditError::NotPlain { path }),
        }
    }
}

/// The bytes of a file of rows; `None` when it is not there.
fn rows(session: &Session, file: &SourcePath) -> Result<Option<Vec<u8>>, EditError> {
    let path = file.under(session.root());
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    session.refuse_indirect(file, path.clone())?;
    if files::plain_size(&path).is_none() {
        return Err(EditError::NotPlain { path });
    }
    match files::read_bytes(&path, MOST_ROWS) {
        Err(error @ FileError::System { .. }) if error.is_missing() => Ok(None),
        bytes => Ok(Some(bytes?)),
    }
}
