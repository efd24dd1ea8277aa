//! An edition: the shop or group as last published, from which the one-file copy is made.
//!
//! The one-file page is made on demand, from the folder, which may be edited meanwhile. It is valid only if the
//! folder's key is that of the last build, before and after.

use camino::{Utf8Path, Utf8PathBuf};

use crate::build::{self, BuildOptions, Built, Fitting, PhotoBytes, Progress};
use crate::diagnostic::Report;

/// A shop or a group that a build published.
#[derive(Debug)]
pub struct Edition {
    folder: Utf8PathBuf,
    is_group: bool,
    options: BuildOptions,
    /// Key of the folder at that build.
    key: String,
}

/// The folder has changed since the last build; the next one will publish it.
#[derive(Debug)]
pub(super) struct FolderChanged;

impl Edition {
    /// The edition of a folder that a build published.
    pub fn of(folder: &Utf8Path, options: &BuildOptions, built: &Built) -> Self {
        Self {
            folder: folder.to_owned(),
            is_group: built.shops.is_some(),
            options: options.clone(),
            key: built.key.clone(),
        }
    }

    /// True when both have the same key.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.key == other.key
    }

    /// The shop or group as one file; `None` when it cannot be made.
    pub(super) fn one_file(&self) -> Result<Option<Vec<u8>>, FolderChanged> {
        self.compare()?;
        let page = self.page();
        self.compare()?;
        Ok(page)
    }

    fn compare(&self) -> Result<(), FolderChanged> {
        let now = build::key(&self.folder, &self.options);
        match now.is_some_and(|now| now == self.key) {
            true => Ok(()),
            false => Err(FolderChanged),
        }
    }

    fn page(&self) -> Option<Vec<u8>> {
        // Findings were reported by the build.
        let mut report = Report::default();
        let how = (&self.options, &Unseen as &dyn Progress);
        let fitting = match self.is_group {
            true => {
                let group = build::open_group(&self.folder, &self.options, &mut report);
                let group = group.ok().flatten()?;
                let shown = build::shown_shops(&group, &self.folder, how).ok()?;
                build::group_file(group, (shown.as_ref(), None), how, &mut report)
            }
            false => {
                let opened = build::open(&self.folder, &self.options, &mut report)?;
                build::one_file(opened, None, how, &mut report)
            }
        };
        match fitting {
            Ok(Fitting::Fits(file)) => Some(file.page),
            Ok(Fitting::TooLarge(_)) | Err(_) => None,
        }
    }
}

/// Progress that nobody watches.
struct Unseen;

impl Progress for Unseen {
    fn photos(&self, _: usize) {}
    fn photo_done(&self, _: Option<PhotoBytes>) {}
}
