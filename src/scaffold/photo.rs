//! Finds, checks and names photos to copy.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};

use camino::{Utf8Path, Utf8PathBuf};

use super::error::ScaffoldError;
use crate::files::FileError;
use crate::photo::{SNIFFED_BYTES, SourceKind};
use crate::value::slug;

/// Longest name in bytes, for the path limits of Windows.
const MOST_BYTES: usize = 100;

/// A photo to copy.
#[derive(Debug)]
pub(super) struct Photo {
    /// Its path.
    pub from: Utf8PathBuf,
    /// The name it gets.
    pub name: String,
}

/// Finds the photo for a path that was typed or dragged into a terminal, which quotes paths with spaces.
///
/// # Errors
/// [`ScaffoldError::PhotoMissing`], [`ScaffoldError::PhotoNotAFile`], [`ScaffoldError::NotAPhoto`],
/// [`ScaffoldError::File`].
pub fn find_photo(typed: &Utf8Path) -> Result<Utf8PathBuf, ScaffoldError> {
    look_at(typed).map(|(path, _)| path)
}

/// The photos to copy, without duplicates, each with a unique name.
pub(super) fn find_all(typed: &[Utf8PathBuf]) -> Result<Vec<Photo>, ScaffoldError> {
    let mut photos: Vec<Photo> = Vec::with_capacity(typed.len());
    let mut taken = HashSet::new();
    for path in typed {
        let (from, kind) = look_at(path)?;
        if photos.iter().all(|photo| photo.from != from) {
            let name = free_name(&from, kind, &mut taken);
            photos.push(Photo { from, name });
        }
    }
    Ok(photos)
}

fn look_at(typed: &Utf8Path) -> Result<(Utf8PathBuf, SourceKind), ScaffoldError> {
    let path = if typed.exists() {
        typed
    } else {
        Utf8Path::new(without_quotes(typed.as_str()))
    };
    let system = |source: io::Error| {
        let error = FileError::System {
            action: "open",
            path: path.to_owned(),
            source,
        };
        if error.is_missing() {
            ScaffoldError::PhotoMissing {
                path: path.to_owned(),
            }
        } else {
            error.into()
        }
    };
    // Checked first: opening a pipe may block.
    if !path.metadata().map_err(system)?.is_file() {
        return Err(ScaffoldError::PhotoNotAFile {
            path: path.to_owned(),
        });
    }
    let mut first_bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(SNIFFED_BYTES).read_to_end(&mut first_bytes))
        .map_err(system)?;
    match SourceKind::sniff(&first_bytes) {
        Ok(kind) => Ok((path.to_owned(), kind)),
        Err(_) => Err(ScaffoldError::NotAPhoto {
            path: path.to_owned(),
        }),
    }
}

fn without_quotes(typed: &str) -> &str {
    typed
        .trim()
        .trim_matches(|sign| matches!(sign, '"' | '\'' | '“' | '”' | '‘' | '’'))
}

/// A unique name, case-insensitive.
pub(crate) fn free_name(from: &Utf8Path, kind: SourceKind, taken: &mut HashSet<String>) -> String {
    let (stem, extension) = safe_name(from.file_name().unwrap_or_default(), kind);
    let mut name = format!("{stem}.{extension}");
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{stem}-{number}.{extension}");
        number += 1;
    }
    name
}

/// A file's stem and extension, recognised as a photo and portable.
fn safe_name(name: &str, kind: SourceKind) -> (String, String) {
    let is_known = |extension: &str| {
        let lower = extension.to_lowercase();
        let mut extensions = SourceKind::ALL.iter().flat_map(|kind| kind.extensions());
        extensions.any(|known| *known == lower)
    };
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if is_known(extension) => (stem, extension),
        _ => (name, kind.extensions()[0]),
    };
    let stem = if is_safe(stem) {
        stem.to_owned()
    } else {
        slug(stem)
    };
    (stem, extension.to_owned())
}

/// True for letters, digits and a few punctuation marks; false for device names of Windows and names that a build
/// ignores.
fn is_safe(stem: &str) -> bool {
    let base = stem.split('.').next().unwrap_or_default().trim_end();
    // `slug` appends `-x` to device names.
    let is_device = slug(base) == format!("{}-x", base.to_lowercase());
    stem.len() <= MOST_BYTES
        && stem.starts_with(char::is_alphanumeric)
        && stem.ends_with(|sign: char| sign.is_alphanumeric() || sign == ')')
        && stem
            .chars()
            .all(|sign| sign.is_alphanumeric() || " -_.()+,&'".contains(sign))
        && !is_device
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn good_names_are_kept_and_others_made_safe() {
        for (name, expected) in [
            ("1-depan.jpg", "1-depan.jpg"),
            (
                "WhatsApp Image 2026-09-01 at 10.14.52 (1).jpeg",
                "WhatsApp Image 2026-09-01 at 10.14.52 (1).jpeg",
            ),
            ("IMG_0001.JPG", "IMG_0001.JPG"),
            ("foto", "foto.jpg"),
            ("foto.jfif", "foto.jfif.jpg"),
            ("CON.jpg", "con-x.jpg"),
            ("con.depan.jpg", "con-depan.jpg"),
            ("_depan.jpg", "depan.jpg"),
            (".depan.jpg", "depan.jpg"),
            ("kopi? enak!.png", "kopi-enak.png"),
        ] {
            let mut taken = HashSet::new();
            let kind = SourceKind::Jpeg;
            assert_eq!(
                free_name(Utf8Path::new(name), kind, &mut taken),
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn names_that_differ_in_case_only_are_parted() {
        let mut taken = HashSet::new();
        let mut name = |name: &str| free_name(Utf8Path::new(name), SourceKind::Jpeg, &mut taken);
        assert_eq!(name("a/depan.jpg"), "depan.jpg");
        assert_eq!(name("b/DEPAN.JPG"), "DEPAN-2.JPG");
    }
}
