//! Reasons why a sheet was not imported, with their texts.

use camino::Utf8PathBuf;

use crate::edit::EditError;
use crate::files::FileError;
use crate::locale::Arg;
use crate::scaffold::ScaffoldError;

/// A sheet was not imported; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is something else than a sheet that can be read.
    #[error("`{path}` is no sheet but {kind:?}")]
    NotASheet {
        /// The file.
        path: Utf8PathBuf,
        /// Its kind.
        kind: Foreign,
    },
    /// A workbook that asks for a password.
    #[error("`{path}` is encrypted")]
    Encrypted {
        /// The file.
        path: Utf8PathBuf,
    },
    /// A file that is cut off, spoiled, or forged.
    #[error("`{path}` is damaged")]
    Damaged {
        /// The file.
        path: Utf8PathBuf,
    },
    /// A sheet without any row below its header, or without any text.
    #[error("`{path}` has no rows")]
    Empty {
        /// The file.
        path: Utf8PathBuf,
    },
    /// More than is read.
    #[error("more than {most} {limit:?} in row {row}")]
    TooMuch {
        /// The limit.
        limit: Limit,
        /// Its value.
        most: usize,
        /// The row that exceeds it; 0 when none does.
        row: usize,
    },
    /// A quotation mark that is not closed.
    #[error("an open quotation mark in row {row}")]
    OpenQuote {
        /// The row in which it begins.
        row: usize,
    },
    /// No row has names of columns that are known.
    #[error("no header in `{path}`")]
    NoHeader {
        /// The file.
        path: Utf8PathBuf,
        /// The texts of the row that is most like a header.
        found: Vec<String>,
        /// Result that the rows were meant for.
        wanted: super::Subject,
    },
    /// The rows are of the other kind: goods for a group, or sign-ups for a shop.
    #[error("`{path}` has other rows than {wanted:?}")]
    OtherSubject {
        /// The file.
        path: Utf8PathBuf,
        /// Result that the rows were meant for.
        wanted: super::Subject,
    },
    /// `--map` names a column that is not there.
    #[error("no column `{found}`")]
    NoColumn {
        /// The name, as typed.
        found: String,
        /// The columns that there are.
        columns: Vec<String>,
    },
    /// `--map` names a key that is not there, or is not `column=key`.
    #[error("no key `{found}`")]
    NoKey {
        /// The key, as typed.
        found: String,
        /// The keys that there are.
        keys: Vec<&'static str>,
        /// The nearest of them.
        nearest: Option<&'static str>,
    },
    /// A sheet of scores without the curator's name.
    #[error("no curator in `{path}`")]
    NoCurator {
        /// The file.
        path: Utf8PathBuf,
    },
    /// The curator's file cannot be changed in place.
    #[error("`{path}` cannot be changed")]
    ScoresUnreadable {
        /// The file.
        path: Utf8PathBuf,
    },
    /// The disk refused or failed.
    #[error(transparent)]
    File(#[from] FileError),
    /// The folder is being edited, or cannot be.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// A folder was not made.
    #[error(transparent)]
    Scaffold(#[from] ScaffoldError),
}

/// Kinds of files that are no sheets, or none that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// PDF.
    Pdf,
    /// A text of a word processor.
    Word,
    /// A workbook of Excel 97 to 2003.
    OldExcel,
    /// A sheet of LibreOffice.
    OpenDocument,
    /// A web page, which some programs save under the name of a sheet.
    Page,
    /// A picture.
    Picture,
    /// A ZIP archive.
    Archive,
    /// Anything else.
    Other,
}

/// Measure that a sheet may exceed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the file.
    File,
    /// Bytes after inflating.
    Inflated,
    /// Rows with a text.
    Rows,
    /// Columns.
    Columns,
    /// Cells with a text.
    Cells,
    /// Characters of one cell.
    Cell,
    /// Bytes of all texts.
    Text,
}

impl Foreign {
    fn word(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "word",
            Self::OldExcel => "xls",
            Self::OpenDocument => "ods",
            Self::Page => "page",
            Self::Picture => "picture",
            Self::Archive => "zip",
            Self::Other => "other",
        }
    }
}

impl Limit {
    fn word(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Inflated => "inflated",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Cells => "cells",
            Self::Cell => "cell",
            Self::Text => "text",
        }
    }
}

impl ImportError {
    /// Id of the text; the text has a `.hint` that says what to do.
    pub fn text_id(&self) -> &'static str {
        match self {
            Self::NotASheet { .. } => "import-error-not-a-sheet",
            Self::Encrypted { .. } => "import-error-encrypted",
            Self::Damaged { .. } => "import-error-damaged",
            Self::Empty { .. } => "import-error-empty",
            Self::TooMuch { .. } => "import-error-too-much",
            Self::OpenQuote { .. } => "import-error-open-quote",
            Self::NoHeader { .. } => "import-error-no-header",
            Self::OtherSubject { .. } => "import-error-other-subject",
            Self::NoColumn { .. } => "import-error-no-column",
            Self::NoKey { .. } => "import-error-no-key",
            Self::NoCurator { .. } => "import-error-no-curator",
            Self::ScoresUnreadable { .. } => "import-error-scores-unreadable",
            Self::File(error) if error.is_disk_full() => "edit-error-disk-full",
            Self::File(error) if error.is_held() => "edit-error-held",
            Self::File(error) if error.is_denied() => "edit-error-denied",
            Self::File(error) if error.is_missing() => "import-error-missing",
            Self::File(_) => "edit-error-file",
            Self::Edit(error) => error.text_id(),
            Self::Scaffold(error) => error.text_id(),
        }
    }

    /// Arguments of the text.
    pub fn args(&self) -> Vec<(String, Arg)> {
        let arg = |name: &str, value: Arg| (name.to_owned(), value);
        let or_none = |text: String| {
            if text.is_empty() {
                "none".into()
            } else {
                text.into()
            }
        };
        match self {
            Self::NotASheet { path, kind } => vec![
                arg("path", path.as_path().into()),
                arg("kind", kind.word().into()),
            ],
            Self::Encrypted { path }
            | Self::Damaged { path }
            | Self::Empty { path }
            | Self::NoCurator { path }
            | Self::ScoresUnreadable { path } => {
                vec![arg("path", path.as_path().into())]
            }
            Self::TooMuch { limit, most, row } => vec![
                arg("limit", limit.word().into()),
                arg("most", (*most).into()),
                arg("row", (*row).into()),
            ],
            Self::OpenQuote { row } => vec![arg("row", (*row).into())],
            Self::NoHeader {
                path,
                found,
                wanted,
            } => vec![
                arg("path", path.as_path().into()),
                arg("found", or_none(found.join(", "))),
                arg("wanted", wanted.word().into()),
            ],
            Self::OtherSubject { path, wanted } => vec![
                arg("path", path.as_path().into()),
                arg("wanted", wanted.word().into()),
            ],
            Self::NoColumn { found, columns } => vec![
                arg("found", found.into()),
                arg("columns", columns.join(", ").into()),
            ],
            Self::NoKey {
                found,
                keys,
                nearest,
            } => vec![
                arg("found", found.into()),
                arg("keys", keys.join(", ").into()),
                arg("nearest", nearest.unwrap_or("none").into()),
            ],
            Self::File(error) => vec![arg("path", error.path().into())],
            Self::Edit(error) => vec![arg("path", error.path().into())],
            Self::Scaffold(error) => error.args(),
        }
    }

    /// True for a failure of the machine (exit status 3), false for what a person can correct.
    pub fn is_machine(&self) -> bool {
        match self {
            Self::File(error) => error.is_machine(),
            Self::Edit(error) => error.is_machine(),
            Self::Scaffold(error) => error.is_machine(),
            _ => false,
        }
    }

    /// True when the command was typed wrongly (exit status 2).
    pub fn is_usage(&self) -> bool {
        matches!(self, Self::NoColumn { .. } | Self::NoKey { .. })
    }
}
