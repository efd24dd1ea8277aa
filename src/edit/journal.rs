//! Several files at once: new texts are staged beside a journal, then renamed to their places one by one. What a power
//! cut leaves is finished by the next session.
//!
//! The journal is untrusted: its paths are [`SourcePath`]s of data files and texts, links are refused, and a text is
//! used only when its digest is the one that was noted.

use std::fs;

use blake3::Hash;
use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use super::error::EditError;
use super::history;
use super::session::Rewrite;
use crate::discover::{CURATION, is_data_name, is_story_name, is_text_name, is_yaml_name};
use crate::files::{self, FileError, SourcePath, folder};

/// Folder of the staged texts and the journal, in the history's folder.
const STAGE: &str = ".berjalan";
/// The journal's file; the other names are numbers.
const JOURNAL: &str = "jurnal.json";
/// Limit in bytes: 200 for each of 100,000 files.
const MOST_BYTES: u64 = 20_000_000;
/// Layout of the journal.
const VERSION: u32 = 1;

/// Outcome of finishing an interrupted change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Number of files that have their new text.
    pub finished: usize,
    /// Files that could not be finished and were left as they are.
    pub left: Vec<SourcePath>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Journal {
    version: u32,
    files: Vec<Row>,
}

/// One file of a change.
#[derive(Debug, Serialize, Deserialize)]
struct Row {
    path: SourcePath,
    /// Digest of the former bytes as hexadecimal digits; `None` for a new file.
    before: Option<String>,
    /// Digest of the new bytes.
    after: String,
}

/// A change whose texts are all staged and noted in the journal.
#[derive(Debug)]
pub(super) struct Begun {
    stage: Utf8PathBuf,
}

fn stage_of(root: &Utf8Path) -> Utf8PathBuf {
    root.join(history::FOLDER).join(STAGE)
}

/// Stages the new texts and writes the journal, all synced.
///
/// # Errors
/// [`EditError::File`]; nothing has changed then.
pub(super) fn begin(root: &Utf8Path, rewrites: &[Rewrite]) -> Result<Begun, EditError> {
    let begun = Begun {
        stage: stage_of(root),
    };
    let staged = begun.stage(root, rewrites);
    if staged.is_err() {
        begun.end();
    }
    staged.map(|()| begun)
}

impl Begun {
    fn stage(&self, root: &Utf8Path, rewrites: &[Rewrite]) -> Result<(), EditError> {
        use rayon::prelude::*;
        folder::create_folder(&self.stage)?;
        let staged = rewrites.par_iter().enumerate().map(|(index, rewrite)| {
            let path = self.text(index);
            folder::write_fresh(&path, |file| {
                std::io::Write::write_all(file, &rewrite.after)?;
                match fs::symlink_metadata(rewrite.path.under(root)) {
                    Ok(former) if former.is_file() => file.set_permissions(former.permissions()),
                    _ => Ok(()),
                }
            })?;
            Ok(path)
        });
        let staged: Vec<Utf8PathBuf> = staged.collect::<Result<_, FileError>>()?;
        folder::sync_files(&self.stage, &staged)?;
        let rows = rewrites.iter().map(|rewrite| Row {
            path: rewrite.path.clone(),
            before: rewrite.before.as_deref().map(hex),
            after: hex(&rewrite.after),
        });
        let journal = Journal {
            version: VERSION,
            files: rows.collect(),
        };
        let json = serde_json::to_vec(&journal).expect("plain data always becomes JSON");
        let path = self.stage.join(JOURNAL);
        folder::remove_file(&path)?;
        Ok(files::create_new(&path, &json)?)
    }

    /// The staged text of a file.
    pub fn text(&self, index: usize) -> Utf8PathBuf {
        self.stage.join(index.to_string())
    }

    /// Ends the change: removes the journal, then the rest.
    pub fn end(&self) {
        // A journal that stays reads as an interrupted change, which the next session finds finished.
        if folder::remove_file(&self.stage.join(JOURNAL)).is_ok() {
            let _ = fs::remove_dir_all(&self.stage);
        }
    }
}

/// Finishes an interrupted change; `None` without one.
///
/// # Errors
/// [`EditError::NotPlain`], [`EditError::File`].
pub(super) fn recover(root: &Utf8Path) -> Result<Option<Recovered>, EditError> {
    let begun = Begun {
        stage: stage_of(root),
    };
    match fs::symlink_metadata(&begun.stage) {
        Err(_) => return Ok(None),
        Ok(metadata) if !metadata.is_dir() => {
            return Err(EditError::NotPlain { path: begun.stage });
        }
        Ok(_) => {}
    }
    let path = begun.stage.join(JOURNAL);
    if files::plain_size(&path).is_none() {
        // Cut off before the journal was written: nothing has changed.
        begun.end();
        return Ok(None);
    }
    let bytes = files::read_bytes(&path, MOST_BYTES);
    let journal = bytes
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Journal>(&bytes).ok());
    let mut recovered = Recovered::default();
    // A spoiled or forged journal says nothing about any file.
    let rows = journal
        .filter(|journal| journal.version == VERSION)
        .map_or_else(Vec::new, |journal| journal.files);
    for (index, row) in rows.into_iter().enumerate() {
        if finish(root, &row, &begun.text(index)) {
            recovered.finished += 1;
        } else {
            recovered.left.push(row.path);
        }
    }
    begun.end();
    Ok(Some(recovered))
}

/// Gives a file its new text, unless it has it; `false` when it was left alone.
fn finish(root: &Utf8Path, row: &Row, staged: &Utf8Path) -> bool {
    let target = row.path.under(root);
    let digest_of = |path: &Utf8Path| {
        files::plain_size(path)?;
        files::digest(path).ok()
    };
    let is_digest =
        |hash: Option<Hash>, noted: &str| hash.is_some_and(|hash| hash.to_hex().as_str() == noted);
    if !is_edited(&row.path) || !is_reached_plainly(root, &row.path) {
        return false;
    }
    let now = digest_of(&target);
    if is_digest(now, &row.after) {
        return true;
    }
    let is_as_before = match &row.before {
        Some(before) => is_digest(now, before),
        None => fs::symlink_metadata(&target).is_err(),
    };
    is_as_before
        && is_digest(digest_of(staged), &row.after)
        && folder::rename(staged, &target).is_ok()
        && folder::sync_folder(folder::parent(&target)).is_ok()
}

/// True for the files that are edited: no other is ever written by a journal. Each shop and group has its own.
fn is_edited(path: &SourcePath) -> bool {
    let name = path.file_name();
    let is_data = ["toko", "kelompok", "produk"]
        .into_iter()
        .any(|stem| is_data_name(name, stem));
    let is_below = |folder: &str| {
        let first = path.names().next();
        first.is_some_and(|first| first.eq_ignore_ascii_case(folder))
    };
    let is_in = |folder| path.depth() == 2 && is_below(folder);
    let is_text = (is_in("halaman") || is_in("kabar")) && is_text_name(name);
    let is_story = path.depth() > 2 && is_below("produk") && is_story_name(name);
    let is_of_curation = is_in(CURATION) && is_yaml_name(name);
    let is_read = path.names().all(|name| !name.starts_with(['.', '_']));
    is_read && (is_data || is_text || is_story || is_of_curation)
}

/// True when no folder on the way to a file is a link.
pub(super) fn is_reached_plainly(root: &Utf8Path, path: &SourcePath) -> bool {
    path.parents()
        .all(|folder| folder::is_plain(&folder.under(root)))
}

fn hex(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}
