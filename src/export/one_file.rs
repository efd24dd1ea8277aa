//! The whole shop in one file, to be sent.

use camino::{Utf8Path, Utf8PathBuf};

use super::{ExportError, file};
use crate::build::{self, BuildOptions, Fitting, OneFile, Progress};
use crate::catalogue::Profile;
use crate::diagnostic::{Report, Strictness};
use crate::value::{ByteSize, slug};

/// Default folder, in the shop's.
const FOLDER: &str = "kirim";

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
    let room = most.map(|most| most.0.saturating_sub(file::MARK.len() as u64));
    let content = match build::one_file(opened, room, (options, progress), report)? {
        Fitting::Fits(content) => content,
        Fitting::TooLarge(least) => {
            let least = least + file::MARK.len() as u64;
            return Err(ExportError::TooLarge { least });
        }
    };
    if options.strictness == Strictness::Strict && report.has_errors(options.strictness) {
        return Ok(None);
    }
    let path = file::place(path, (&folder.join(FOLDER), &name));
    file::put_page(&path, &content.page)?;
    let size = ByteSize((file::MARK.len() + content.page.len()) as u64);
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
