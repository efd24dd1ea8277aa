//! The paths that a site consists of, checked before anything is done with them.

use super::error::PublishError;
use super::marker;
use super::memo::ContentKey;
use crate::files::SitePath;

/// A file that the site is to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its path in the site.
    pub path: SitePath,
    /// A hash of its content and of all that decides its content: two files of one path and one key are
    /// taken for equal.
    pub key: ContentKey,
}

/// The wanted files in the order of the bytes of their paths, which is the order of the marker, the memo
/// and the listings.
///
/// # Errors
/// [`PublishError::Reserved`].
pub(super) fn checked(mut wanted: Vec<Wanted>) -> Result<Vec<Wanted>, PublishError> {
    if let Some(Wanted { path, .. }) = wanted
        .iter()
        .find(|file| marker::is_reserved(file.path.as_str()))
    {
        return Err(PublishError::Reserved {
            path: path.as_str().into(),
        });
    }
    wanted.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    Ok(wanted)
}
