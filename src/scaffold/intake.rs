//! Many new folders, placed together: they are written under a hidden name first, so that a full disk leaves none.

use std::collections::HashSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::product::product_folders;
use super::staged::hidden_folder;
use crate::files::{FileError, folder};
use crate::value::slug;
use tempfile::TempDir;

/// Folders that are being made. Deleted on drop; after a power cut it stays hidden and is ignored.
#[derive(Debug)]
pub struct Intake {
    stage: TempDir,
    targets: Vec<Utf8PathBuf>,
}

impl Intake {
    /// Begins in the folder of a shop or group.
    ///
    /// # Errors
    /// [`FileError`].
    pub fn inside(root: &Utf8Path) -> Result<Self, FileError> {
        Ok(Self {
            stage: hidden_folder(root)?,
            targets: Vec::new(),
        })
    }

    /// Adds a folder, and gives the path under which its files are to be written.
    pub fn add(&mut self, target: Utf8PathBuf) -> Utf8PathBuf {
        self.targets.push(target);
        self.staged(self.targets.len() - 1)
    }

    /// Renames all folders to their targets, which are free. `files` are those that were written.
    ///
    /// # Errors
    /// [`FileError`]; the folders before the one that failed are in place then.
    pub fn place(self, files: &[Utf8PathBuf]) -> Result<(), FileError> {
        let root = Utf8Path::from_path(self.stage.path()).expect("it was a path in Unicode");
        folder::sync_files(root, files)?;
        let mut parents = HashSet::new();
        for (index, target) in self.targets.iter().enumerate() {
            let parent = folder::parent(target);
            if parents.insert(parent) {
                folder::create_folder(parent)?;
            }
            folder::rename(&self.staged(index), target)?;
        }
        parents.into_iter().try_for_each(folder::sync_folder)
    }

    fn staged(&self, index: usize) -> Utf8PathBuf {
        let root = Utf8Path::from_path(self.stage.path()).expect("it was a path in Unicode");
        root.join(index.to_string())
    }
}

/// Names of folders in a shop or group that are taken, by their slugs.
#[derive(Debug)]
pub struct TakenNames(HashSet<String>);

impl TakenNames {
    /// Those of the products of a shop, whatever their category.
    pub fn of_products(shop: &Utf8Path) -> Self {
        let products = shop.join("produk");
        let folders = product_folders(&products);
        Self(
            folders
                .map(|folder| slug(folder.file_name().unwrap_or_default()))
                .collect(),
        )
    }

    /// Those in one folder.
    ///
    /// # Errors
    /// [`FileError`].
    pub fn of_folder(folder: &Utf8Path) -> Result<Self, FileError> {
        let names = folder::names_in(folder)?;
        Ok(Self(names.iter().map(|name| slug(name)).collect()))
    }

    /// None.
    pub fn none() -> Self {
        Self(HashSet::new())
    }

    /// A free name for a text, with the first free number behind it if need be.
    pub fn take(&mut self, text: &str) -> String {
        let wanted = slug(text);
        let numbered = (2..).map(|number| slug(&format!("{wanted}-{number}")));
        let mut names = std::iter::once(wanted.clone()).chain(numbered);
        let free = names.find(|name| !self.0.contains(name));
        let free = free.expect("numbers do not end");
        self.0.insert(free.clone());
        free
    }
}
