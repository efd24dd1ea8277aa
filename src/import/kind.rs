//! The kind of a file by its content: people rename files, and programs save web pages as `.xls`.

use std::io::{Read, Seek};

use camino::Utf8Path;
use zip::ZipArchive;

use super::error::{Foreign, ImportError};

/// Bytes that are looked at.
pub(super) const SNIFFED_BYTES: usize = 4_096;

/// A kind of sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Lines with separators.
    Text,
    /// An archive, perhaps a workbook.
    Archive,
}

/// The kind of a file by its first bytes.
pub(super) fn of(start: &[u8], path: &Utf8Path) -> Result<Kind, ImportError> {
    let foreign = |kind| {
        Err(ImportError::NotASheet {
            path: path.to_owned(),
            kind,
        })
    };
    // OLE 2: old Excel and Word, and every encrypted workbook ([MS-OFFCRYPTO] 2.3).
    if start.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return match holds_utf16(start, "EncryptedPackage") {
            true => Err(ImportError::Encrypted {
                path: path.to_owned(),
            }),
            false if holds_utf16(start, "WordDocument") => foreign(Foreign::Word),
            false => foreign(Foreign::OldExcel),
        };
    }
    let pictures: [&[u8]; 4] = [b"\xFF\xD8\xFF", b"\x89PNG", b"GIF8", b"RIFF"];
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let text = text.trim_ascii_start().to_ascii_lowercase();
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        Ok(Kind::Archive)
    } else if start.starts_with(b"%PDF") {
        foreign(Foreign::Pdf)
    } else if start.starts_with(b"{\\rtf") {
        foreign(Foreign::Word)
    } else if pictures.iter().any(|mark| start.starts_with(mark)) {
        foreign(Foreign::Picture)
    } else if [&b"<!doctype"[..], b"<html", b"<table", b"<?xml", b"<meta"]
        .iter()
        .any(|mark| text.starts_with(mark))
    {
        foreign(Foreign::Page)
    } else {
        Ok(Kind::Text)
    }
}

/// Names of streams in OLE 2 files are UTF-16.
fn holds_utf16(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// The kind of an archive that is no workbook.
pub(super) fn of_archive<R: Read + Seek>(archive: &ZipArchive<R>) -> Foreign {
    let has = |wanted: &str| {
        let mut names = archive.file_names_raw();
        names.any(|name| name.starts_with(wanted.as_bytes()))
    };
    if has("word/") {
        Foreign::Word
    } else if has("mimetype") && has("content.xml") {
        Foreign::OpenDocument
    } else {
        Foreign::Archive
    }
}
