//! The paths that a site consists of, checked before anything is done with them.

use std::collections::HashSet;

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
    debug_assert_eq!(
        clash(&wanted),
        None,
        "two wanted files would meet on a case-insensitive disk"
    );
    Ok(wanted)
}

/// The first path that equals another but for case, or that another needs as a folder.
fn clash(wanted: &[Wanted]) -> Option<SitePath> {
    let mut files = HashSet::new();
    for wanted in wanted {
        if let Some(twice) = files.replace(wanted.path.to_lowercase()) {
            return Some(twice);
        }
    }
    let mut all = files.iter();
    let clashing = all.find(|path| path.folders_above().any(|folder| files.contains(folder)));
    clashing.cloned()
}
