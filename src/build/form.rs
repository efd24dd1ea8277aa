//! The sign-up form of a group: a build of one page.

use super::{BuildError, BuildOptions, OpenedGroup};
use crate::diagnostic::Report;
use crate::render::{FormWish, Renderer};

/// Builds the sign-up form of a group as HTML bytes.
///
/// # Errors
/// When the machine fails.
pub fn form(
    group: &OpenedGroup,
    wish: FormWish,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Vec<u8>, BuildError> {
    let renderer = Renderer::new(group.views(), &options.program);
    let regions = &group.programme().regions;
    let html = renderer
        .load_templates(report)
        .form(wish, regions, report)?;
    Ok(html.into_bytes())
}
