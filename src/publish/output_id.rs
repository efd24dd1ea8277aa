//! Path and key of each output.

use super::error::PublishError;
use super::marker;
use super::output_rows::ContentKey;
use crate::files::SitePath;

/// Path and key of an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputId {
    /// Its path in the site.
    pub path: SitePath,
    /// Key of its content: equal path and key mean equal bytes.
    pub key: ContentKey,
}

/// Sorts outputs by the bytes of their paths, the order of marker, rows and listings.
///
/// # Errors
/// [`PublishError::Reserved`].
pub(super) fn sorted(mut ids: Vec<OutputId>) -> Result<Vec<OutputId>, PublishError> {
    if let Some(OutputId { path, .. }) = ids
        .iter()
        .find(|file| marker::is_reserved(file.path.as_str()))
    {
        return Err(PublishError::Reserved {
            path: path.as_str().into(),
        });
    }
    ids.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    Ok(ids)
}
