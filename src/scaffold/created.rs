//! What was made, and the lines that tell a person so.

use camino::{Utf8Path, Utf8PathBuf};

use super::error::ScaffoldError;
use crate::files::{self, FileError};
use crate::locale::{Arg, Texts};

/// What kind of folder was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// A shop.
    Shop,
    /// A group of shops.
    Group,
    /// A product in a shop.
    Product,
    /// The file by which a service builds a shop or a group.
    Workflow,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// Its kind.
    pub made: Made,
    /// Its folder.
    pub folder: Utf8PathBuf,
    /// The folder of the shop or group that it is, or is in.
    pub root: Utf8PathBuf,
    /// Files that are new, with the folder in front, in the order in which they were written.
    pub written: Vec<Utf8PathBuf>,
    /// Files and folders that were there before and stayed as they were, likewise.
    pub kept: Vec<Utf8PathBuf>,
    /// The name that the folder of a product would have, were it free in the shop.
    pub taken: Option<String>,
}

impl Created {
    pub(super) fn new(made: Made, folder: &Utf8Path, root: &Utf8Path) -> Self {
        Self {
            made,
            folder: folder.to_owned(),
            root: root.to_owned(),
            written: Vec::new(),
            kept: Vec::new(),
            taken: None,
        }
    }

    /// Writes a file of the folder; one that is there is kept.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), FileError> {
        let path = self.folder.join(name);
        match files::create_new(&path, bytes) {
            Ok(()) => self.written.push(path),
            // A file where the folder above should be is no reason to go on.
            Err(error) if error.is_taken() && error.path() == path => self.kept.push(path),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Writes the file that makes the folder what it is.
    pub(super) fn write_last(mut self, name: &str, bytes: &[u8]) -> Result<Self, ScaffoldError> {
        self.write(name, bytes)?;
        match (self.kept.pop_if(|kept| kept.ends_with(name)), self.made) {
            // Another program was faster.
            (Some(file), Made::Group) => Err(ScaffoldError::AlreadyAGroup { file }),
            (Some(file), _) => Err(ScaffoldError::AlreadyAShop { file }),
            (None, _) => Ok(self),
        }
    }

    /// The lines for the person: what was made, what was left alone, what to type next.
    pub fn summary(&self, texts: &Texts) -> Vec<String> {
        let args = |name: &str, value: Arg| vec![(name.to_owned(), value)];
        let kind = match self.made {
            Made::Shop => "shop",
            Made::Group => "group",
            Made::Product => "product",
            Made::Workflow => "workflow",
        };
        // Who is told to go into the folder loses a program that lies beside it.
        let root = match self.root.as_str().contains(char::is_whitespace) {
            true => format!("\"{}\"", self.root),
            false => self.root.to_string(),
        };
        let is_here = self.root.file_name().is_none();
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
        lines.push(texts.format("scaffold-next", &[]));
        let commands = texts.format(&format!("scaffold-next-{kind}"), &there);
        lines.extend(commands.lines().map(|command| format!("  {command}")));
        lines
    }
}
