//! `_pribadi.yaml` of a shop read back, for a report whose reader asked for private columns.

use camino::Utf8Path;

use super::field::PRIVATE;
use super::private::Private;
use crate::files;
use crate::parse::{self, MAX_TEXT, Node, Value};

/// Name of the file, in the shop's folder.
pub(super) const FILE: &str = "_pribadi.yaml";

/// The file is there and cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the private file cannot be read")]
pub struct UnreadPrivate;

/// Keys of private texts that have columns of their own, in their order.
pub fn private_keys() -> impl Iterator<Item = &'static str> {
    PRIVATE.iter().map(|field| field.key)
}

impl Private {
    /// Reads those of a shop; nothing where there is no file.
    ///
    /// # Errors
    /// [`UnreadPrivate`].
    pub fn kept(shop: &Utf8Path) -> Result<Self, UnreadPrivate> {
        let path = shop.join(FILE);
        let mut private = Self::default();
        if path.symlink_metadata().is_err() {
            return Ok(private);
        }
        // A link would bring texts from elsewhere.
        files::plain_size(&path).ok_or(UnreadPrivate)?;
        let (text, _) = files::read_any_text(&path, MAX_TEXT).map_err(|_| UnreadPrivate)?;
        let (root, _) = parse::tree_of(&text).ok_or(UnreadPrivate)?;
        let Value::Map(entries) = root.value else {
            return Err(UnreadPrivate);
        };
        for entry in &entries {
            for text in texts(&entry.value) {
                private.put(&entry.key, text);
            }
        }
        Ok(private)
    }

    /// The texts of a key, in one.
    pub fn joined(&self, key: &str) -> String {
        let own = self.entries().iter().filter(|(own, _)| own == key);
        let texts: Vec<&str> = own.map(|(_, text)| text.as_str()).collect();
        texts.join("; ")
    }

    /// All texts without a column of their own, each behind its key.
    pub fn others(&self) -> String {
        let has_column = |key: &str| private_keys().any(|known| known == key);
        let others = self.entries().iter().filter(|(key, _)| !has_column(key));
        let others: Vec<String> = others.map(|(key, text)| format!("{key}: {text}")).collect();
        others.join("; ")
    }
}

fn texts(node: &Node) -> Vec<&str> {
    match &node.value {
        Value::Text { text, .. } => vec![text.trim()],
        Value::List(items) => items.iter().flat_map(texts).collect(),
        Value::Map(entries) => entries
            .iter()
            .flat_map(|entry| texts(&entry.value))
            .collect(),
    }
}
