//! Sheets of a group to print: builds of one page that holds all it shows.

use super::{BuildError, BuildOptions, OpenedGroup, sheet};
use crate::diagnostic::Report;
use crate::render::{Award, GroupSheet, Imprint, Renderer, Signed};

/// Builds a sheet of a group as HTML bytes.
///
/// # Errors
/// When the machine fails.
pub fn group_sheet(
    group: &OpenedGroup,
    sheet: &GroupSheet,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Vec<u8>, BuildError> {
    let views = group.views();
    let logo = match sheet {
        GroupSheet::Program => sheet::logo(views, options, report)?,
        GroupSheet::Attendance { .. } => None,
    };
    let imprint = Imprint {
        today: options.today,
        logo: logo.as_deref(),
    };
    let renderer = Renderer::new(views, &options.program);
    let html = renderer
        .load_templates(report)
        .group_sheet(sheet, imprint, report)?;
    Ok(html.into_bytes())
}

/// Builds letters or certificates as HTML bytes.
///
/// # Errors
/// When the machine fails.
pub fn award(
    group: &OpenedGroup,
    (award, signatory): (&Award, Option<&str>),
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Vec<u8>, BuildError> {
    let views = group.views();
    let logo = sheet::logo(views, options, report)?;
    let signed = Signed {
        today: options.today,
        logo: logo.as_deref(),
        signatory,
    };
    let renderer = Renderer::new(views, &options.program);
    let html = renderer
        .load_templates(report)
        .award(award, signed, report)?;
    Ok(html.into_bytes())
}
