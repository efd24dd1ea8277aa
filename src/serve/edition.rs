//! The shop as it was published last: what the one file is made of that people take home.
//!
//! A page that holds all is made only when somebody asks for it, and of the shop's folder, in which somebody may
//! be at work. It counts only when the folder was, before and after, as the last build read it.

use camino::{Utf8Path, Utf8PathBuf};

use crate::build::{self, BuildOptions, Built, Fitting, PhotoBytes, Progress};
use crate::diagnostic::Report;

/// A shop that a build published.
#[derive(Debug)]
pub struct Edition {
    folder: Utf8PathBuf,
    options: BuildOptions,
    /// Stands for all that the build read.
    inputs: String,
}

/// The folder is not as the last build read it: the next one will publish what is there.
#[derive(Debug)]
pub(super) struct FolderChanged;

impl Edition {
    /// The shop in this folder, as a build published it.
    pub fn of(folder: &Utf8Path, options: &BuildOptions, built: &Built) -> Self {
        Self {
            folder: folder.to_owned(),
            options: options.clone(),
            inputs: built.inputs.clone(),
        }
    }

    /// Whether both were made of the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.inputs == other.inputs
    }

    /// The shop in one file; `None` when none can be made.
    pub(super) fn one_file(&self) -> Result<Option<Vec<u8>>, FolderChanged> {
        self.compare()?;
        let page = self.page();
        self.compare()?;
        Ok(page)
    }

    fn compare(&self) -> Result<(), FolderChanged> {
        let now = build::inputs(&self.folder, &self.options);
        match now.is_some_and(|now| now == self.inputs) {
            true => Ok(()),
            false => Err(FolderChanged),
        }
    }

    fn page(&self) -> Option<Vec<u8>> {
        // The build has told of all that is found.
        let mut report = Report::default();
        let opened = build::open(&self.folder, &self.options, &mut report)?;
        let how = (&self.options, &Unseen as &dyn Progress);
        match build::one_file(opened, None, how, &mut report) {
            Ok(Fitting::Fits(file)) => Some(file.page),
            Ok(Fitting::TooLarge(_)) | Err(_) => None,
        }
    }
}

/// Work that nobody watches.
struct Unseen;

impl Progress for Unseen {
    fn photos(&self, _: usize) {}
    fn photo_done(&self, _: Option<PhotoBytes>) {}
}
