//! Results of the scaffold, with messages.

use camino::{Utf8Path, Utf8PathBuf};

use super::error::ScaffoldError;
use crate::files::{self, FileError, SourcePath, typed_names};
use crate::locale::{Arg, Texts};

/// Kind of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreatedKind {
    /// A shop.
    Shop,
    /// A group of shops.
    Group,
    /// A product in a shop.
    Product,
    /// A workflow file, by which a service builds a shop or a group.
    Workflow,
}

/// Files and folders of a scaffold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// Its kind.
    pub made: CreatedKind,
    /// Its folder.
    pub folder: Utf8PathBuf,
    /// The folder of the shop or group that it is, or is in.
    pub root: Utf8PathBuf,
    /// New files, with their folder, in the order they were written.
    pub written: Vec<Utf8PathBuf>,
    /// Existing files and folders that were kept, with their folder.
    pub kept: Vec<Utf8PathBuf>,
    /// The preferred folder name of a product, if it was taken.
    pub taken: Option<String>,
    /// What a group like another one has not from that.
    pub copied: Option<Copied>,
}

/// A group that was made like another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The folder of the other one.
    pub from: Utf8PathBuf,
    /// Its keys that were not taken over.
    pub left_keys: Vec<&'static str>,
    /// New files that still name a contact or an address of the other one.
    pub naming: Vec<Utf8PathBuf>,
    /// Links and other things in it that could not be seen.
    pub unseen: Vec<Utf8PathBuf>,
}

impl Created {
    pub(super) fn new(made: CreatedKind, folder: &Utf8Path, root: &Utf8Path) -> Self {
        Self {
            made,
            folder: folder.to_owned(),
            root: root.to_owned(),
            written: Vec::new(),
            kept: Vec::new(),
            taken: None,
            copied: None,
        }
    }

    /// Writes a file into the folder; keeps an existing one.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), FileError> {
        let path = SourcePath::of(typed_names(name)).under(&self.folder);
        match files::create_new(&path, bytes) {
            Ok(()) => self.written.push(path),
            // A file in place of the parent folder is a failure.
            Err(error) if error.is_taken() && error.path() == path => self.kept.push(path),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Writes the file that identifies the folder, last.
    pub(super) fn write_last(mut self, name: &str, bytes: &[u8]) -> Result<Self, ScaffoldError> {
        self.write(name, bytes)?;
        match (self.kept.pop_if(|kept| kept.ends_with(name)), self.made) {
            // Another program created it meanwhile.
            (Some(file), CreatedKind::Group) => Err(ScaffoldError::AlreadyAGroup { file }),
            (Some(file), _) => Err(ScaffoldError::AlreadyAShop { file }),
            (None, _) => Ok(self),
        }
    }

    /// Message lines: new files, kept files, next commands.
    pub fn summary(&self, texts: &Texts) -> Vec<String> {
        let args = |name: &str, value: Arg| vec![(name.to_owned(), value)];
        let kind = match self.made {
            CreatedKind::Shop => "shop",
            CreatedKind::Group => "group",
            CreatedKind::Product => "product",
            CreatedKind::Workflow => "workflow",
        };
        // No `cd` into the folder: a program started by a relative path would not be found from there.
        let root = match self.root.as_str().contains(char::is_whitespace) {
            true => format!("\"{}\"", self.root),
            false => self.root.to_string(),
        };
        let is_here = self.root == ".";
        let there = [
            (
                "place".to_owned(),
                if is_here { "here" } else { "there" }.into(),
            ),
            ("folder".to_owned(), (&*self.folder).into()),
            ("root".to_owned(), Arg::from(root)),
        ];
        let mut lines = vec![texts.format(&format!("scaffold-made-{kind}"), &there)];
        if let Some(name) = &self.taken {
            lines.push(texts.format("scaffold-taken", &args("name", name.into())));
        }
        if !self.kept.is_empty() {
            let count = Arg::from(self.kept.len());
            lines.push(texts.format("scaffold-kept", &args("count", count)));
            lines.extend(self.kept.iter().map(|path| format!("  {path}")));
        }
        if let Some(copied) = &self.copied {
            lines.extend(copied.summary(texts));
        }
        lines.push(texts.format("scaffold-next", &[]));
        let commands = texts.format(&format!("scaffold-next-{kind}"), &there);
        lines.extend(commands.lines().map(|command| format!("  {command}")));
        lines
    }
}

impl Copied {
    fn summary(&self, texts: &Texts) -> Vec<String> {
        let args = [("from".to_owned(), Arg::from(&*self.from))];
        let mut lines = vec![texts.format("scaffold-copied", &args)];
        if !self.left_keys.is_empty() {
            let keys = ("keys".to_owned(), Arg::from(self.left_keys.join(", ")));
            lines.push(texts.format("scaffold-copied-left", &[keys]));
        }
        for (id, paths) in [
            ("scaffold-copied-naming", &self.naming),
            ("scaffold-copied-unseen", &self.unseen),
        ] {
            if !paths.is_empty() {
                lines.push(texts.format(id, &[]));
                lines.extend(paths.iter().map(|path| format!("  {path}")));
            }
        }
        lines
    }
}
