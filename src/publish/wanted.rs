//! The paths that a site consists of, checked before anything is done with them.

use std::collections::HashSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::error::PublishError;
use super::marker;
use super::memo::ContentKey;

/// A file that the site is to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its path in the site, with `/` between the parts.
    pub path: Utf8PathBuf,
    /// A hash of its content and of all that decides its content: two files of one path and one key are
    /// taken for equal.
    pub key: ContentKey,
}

/// The wanted files in the order of the bytes of their paths, which is the order of the marker, the memo
/// and the listings.
///
/// # Errors
/// [`PublishError::UnsafePath`].
pub(super) fn checked(mut wanted: Vec<Wanted>) -> Result<Vec<Wanted>, PublishError> {
    if let Some(Wanted { path, .. }) = wanted.iter().find(|wanted| !is_safe(&wanted.path)) {
        return Err(PublishError::UnsafePath { path: path.clone() });
    }
    wanted.sort_unstable_by(|one, other| one.path.as_str().cmp(other.path.as_str()));
    debug_assert_eq!(
        clash(&wanted),
        None,
        "two wanted files would meet on a case-insensitive disk"
    );
    Ok(wanted)
}

/// Relative, below the target, and read alike by Windows and Unix.
fn is_safe(path: &Utf8Path) -> bool {
    let path = path.as_str();
    path.split('/')
        .all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']))
        && !marker::is_reserved(path)
}

/// The first path that equals another but for case, or that another needs as a folder.
fn clash(wanted: &[Wanted]) -> Option<String> {
    let mut files = HashSet::new();
    for wanted in wanted {
        let path = wanted.path.as_str().to_lowercase();
        if let Some(twice) = files.replace(path) {
            return Some(twice);
        }
    }
    files
        .iter()
        .find(|path| folders_above(path).any(|folder| files.contains(folder)))
        .cloned()
}

/// The folders that a path lies in, the nearest first: `a/b/c` lies in `a/b` and in `a`.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}
