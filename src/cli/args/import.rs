//! Arguments of `import`, parsed.

use camino::{Utf8Path, Utf8PathBuf};
use clap::ArgMatches;

use super::{Choices, path};
use crate::import::Mapping;

/// `import`.
#[derive(Debug)]
pub(in crate::cli) struct ImportOptions {
    /// The sheets.
    pub files: Vec<Utf8PathBuf>,
    /// The folder of the shop or group.
    pub folder: Utf8PathBuf,
    /// Meanings of columns.
    pub mappings: Vec<Mapping>,
    /// A folder or archive of photos.
    pub photos: Option<Utf8PathBuf>,
    pub dry_run: bool,
    /// Writes without asking.
    pub yes: bool,
}

/// `FILE... [FOLDER]`: the last word is the folder when it is one, or when there is no such file but others before it.
pub(super) fn options(options: &ArgMatches) -> ImportOptions {
    let words = options
        .get_many::<Utf8PathBuf>("sheet")
        .into_iter()
        .flatten();
    let mut files: Vec<Utf8PathBuf> = words.cloned().collect();
    let is_folder = |path: &Utf8Path| path.is_dir() || !path.exists();
    let last = match &files[..] {
        [_, .., last] if is_folder(last) => files.pop(),
        _ => None,
    };
    ImportOptions {
        files,
        folder: last.unwrap_or_else(|| ".".into()),
        mappings: options
            .get_many::<Mapping>("map")
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        photos: path(options, "photos"),
        dry_run: options.get_flag("dry-run"),
        yes: options.get_flag("yes"),
    }
}

/// `Nama Usaha=nama`. A header may hold `=`; a key does not.
pub(super) fn mapping(typed: &str) -> Result<Mapping, Choices> {
    match typed.rsplit_once('=') {
        Some((header, key)) if !header.trim().is_empty() && !key.trim().is_empty() => {
            Ok((header.trim().to_owned(), key.trim().to_owned()))
        }
        _ => Err(Choices::of(["\"Nama Usaha=nama\""])),
    }
}
