//! A whole shop, or a whole group, in one file, to be sent.

use camino::{Utf8Path, Utf8PathBuf};

use super::ExportError;
use super::each::{Outcome, each, place_of};
use super::file::{self, SENDINGS};
use crate::build::{self, BuildOptions, Fitting, OneFile, Opened, Progress};
use crate::catalogue::Profile;
use crate::diagnostic::Report;
use crate::value::{ByteSize, slug};

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its path.
    pub path: Utf8PathBuf,
    /// Its length.
    pub size: ByteSize,
    /// Its content, already written.
    pub content: OneFile,
}

/// Exports a shop as one file of limited size, to the typed path or into the shop's `kirim/`. `None` when the shop
/// could not be understood, or findings prevent it (`--strict`).
///
/// # Errors
/// [`ExportError`]; an earlier file then stands.
pub fn one_file(
    folder: &Utf8Path,
    (path, most): (Option<&Utf8Path>, Option<ByteSize>),
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Option<Sent>, ExportError> {
    let Some(opened) = build::open(folder, options, report) else {
        return Ok(None);
    };
    let name = file_name(&opened.shop.profile);
    let path = file::place(path, (&folder.join(SENDINGS), &name));
    send_opened(opened, (path, most), (options, progress), report)
}

/// Exports each shop of a group as one file: into its own `kirim/`, or into a folder a shop in the typed one.
///
/// # Errors
/// When the group cannot be read; what became of each shop is in its outcome.
pub fn one_file_each(
    folder: &Utf8Path,
    (target, most): (Option<&Utf8Path>, Option<ByteSize>),
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Vec<Outcome<Sent>>, ExportError> {
    each(folder, options, report, |shop, options, report| {
        let Some(opened) = shop.open(options, report) else {
            return (None, Ok(None));
        };
        let name = opened.shop.profile.name.clone();
        let path = place_of(shop, target, (SENDINGS, &file_name(&opened.shop.profile)));
        let sent = send_opened(opened, (path, most), (options, progress), report);
        (Some(name), sent)
    })
}

/// Exports a group as one file of limited size, to the typed path or into the group's `kirim/`. `None` when the group
/// could not be understood, or findings prevent it (`--strict`).
///
/// # Errors
/// [`ExportError`]; an earlier file then stands.
pub fn group_file(
    folder: &Utf8Path,
    (path, most): (Option<&Utf8Path>, Option<ByteSize>),
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Option<Sent>, ExportError> {
    let Some(group) = build::open_group(folder, options, report)? else {
        return Ok(None);
    };
    let name = file_name(&group.group().profile);
    let path = file::place(path, (&folder.join(SENDINGS), &name));
    let shown = build::shown_shops(&group, folder, (options, progress))?;
    let how = (shown.as_ref(), most.map(room));
    let fitting = build::group_file(group, how, (options, progress), report)?;
    put(fitting, path, options, report)
}

fn send_opened(
    opened: Opened,
    (path, most): (Utf8PathBuf, Option<ByteSize>),
    (options, progress): (&BuildOptions, &dyn Progress),
    report: &mut Report,
) -> Result<Option<Sent>, ExportError> {
    let fitting = build::one_file(opened, most.map(room), (options, progress), report)?;
    put(fitting, path, options, report)
}

/// Room for the page in a file of at most `most` bytes.
fn room(most: ByteSize) -> u64 {
    most.0.saturating_sub(file::MARK.len() as u64)
}

fn put(
    fitting: Fitting,
    path: Utf8PathBuf,
    options: &BuildOptions,
    report: &Report,
) -> Result<Option<Sent>, ExportError> {
    let mark = file::MARK.len() as u64;
    let content = match fitting {
        Fitting::Fits(content) => content,
        Fitting::TooLarge(least) => {
            return Err(ExportError::TooLarge {
                least: least + mark,
            });
        }
    };
    if report.withholds(options.strictness) {
        return Ok(None);
    }
    file::put_page(&path, &content.page)?;
    let size = ByteSize(mark + content.page.len() as u64);
    Ok(Some(Sent {
        path,
        size,
        content,
    }))
}

/// Receivers see the file's name first.
fn file_name(profile: &Profile) -> String {
    format!("{}.html", slug(&profile.name))
}
