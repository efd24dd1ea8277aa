//! Files of the site's `aset/`.

use super::Script;

/// A file of the site's `aset/`.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its address from the site's root.
    pub url: String,
    /// Stands for its bytes.
    pub hash: blake3::Hash,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Ready(Vec<u8>),
    Script(Script),
}

impl Asset {
    /// A file under a name such as `aset/qris.1f2e3d4c.svg`.
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self::named(name, blake3::hash(&bytes), Content::Ready(bytes))
    }

    /// A script. Its small form follows from what was written, and from the program.
    pub fn script(name: &str, script: Script) -> Self {
        let version = env!("CARGO_PKG_VERSION");
        let hash = blake3::hash(format!("{version}\n{}", script.source()).as_bytes());
        Self::named(name, hash, Content::Script(script))
    }

    /// Hosts and phones may keep a file for ever whose name changes with what it holds.
    fn named(name: &str, hash: blake3::Hash, content: Content) -> Self {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let url = format!("aset/{stem}.{}.{extension}", &hash.to_hex()[..8]);
        Self { url, hash, content }
    }

    /// Its bytes, as they are published.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Ready(bytes) => bytes,
            Content::Script(script) => script.small().as_bytes(),
        }
    }

    /// It has at most so many, which is known without making a script small.
    pub fn most_bytes(&self) -> usize {
        match &self.content {
            Content::Ready(bytes) => bytes.len(),
            Content::Script(script) => script.source().len(),
        }
    }
}
