//! Files of the site's `aset/`.

use std::io::{self, Write};
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::Script;
use crate::files::{SitePath, SourcePath, is_portable};
use crate::value::slug;

/// Folder of assets in the output.
const FOLDER: &str = "aset";

/// A file of the site's `aset/`.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its address from the site's root.
    pub url: SitePath,
    /// Hash of its bytes, or of a script's source and the program's version.
    pub hash: blake3::Hash,
    content: Content,
    /// Its length as sent, once computed.
    sent: OnceLock<u64>,
}

#[derive(Debug, Clone)]
enum Content {
    Ready(Vec<u8>),
    Script(Script),
}

impl Asset {
    /// A file that a page refers to, such as `qris.svg`.
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        let hash = blake3::hash(&bytes);
        Self {
            url: asset_url(&SourcePath::of([name]), &hash),
            hash,
            content: Content::Ready(bytes),
            sent: OnceLock::new(),
        }
    }

    /// A script of the theme. Hashed by its source and the version of the program, which determine its minified form.
    pub fn script(path: &SourcePath, script: Script) -> Self {
        let version = env!("CARGO_PKG_VERSION");
        let hash = blake3::hash(format!("{version}\n{}", script.source()).as_bytes());
        Self {
            url: asset_url(path, &hash),
            hash,
            content: Content::Script(script),
            sent: OnceLock::new(),
        }
    }

    /// The sheet of a theme. It keeps its name, so that a page of an earlier build still finds a style.
    pub fn sheet(theme: &str, css: String) -> Self {
        let bytes = css.into_bytes();
        let name = format!("{}.css", portable(theme));
        Self {
            url: SitePath::of([FOLDER, name.as_str()]),
            hash: blake3::hash(&bytes),
            content: Content::Ready(bytes),
            sent: OnceLock::new(),
        }
    }

    /// Its address with its version as a query, for a file that keeps its name: `aset/lapak.css?v=1f2e3d4c`.
    pub fn versioned_url(&self) -> String {
        format!("{}?v={}", self.url, self.digest())
    }

    /// Its bytes as published.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Ready(bytes) => bytes,
            Content::Script(script) => script.small().as_bytes(),
        }
    }

    /// The digits of its hash in its name.
    pub fn digest(&self) -> String {
        digest(&self.hash)
    }

    /// Its length in bytes as hosts send it, compressed.
    pub fn sent_bytes(&self) -> u64 {
        *self.sent.get_or_init(|| sent_bytes(self.bytes()))
    }

    /// Upper bound of [`Self::sent_bytes`], without minifying a script.
    pub fn most_bytes(&self) -> u64 {
        match &self.content {
            Content::Ready(_) => self.sent_bytes(),
            Content::Script(script) => script.source().len() as u64,
        }
    }
}

/// Length in bytes of a text as every host sends it, compressed by gzip.
pub fn sent_bytes(text: &[u8]) -> u64 {
    let mut encoder = GzEncoder::new(Counter(0), Compression::default());
    encoder
        .write_all(text)
        .and_then(|()| encoder.finish())
        .map_or(text.len() as u64, |counter| counter.0)
}

/// A writer that counts bytes.
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The digits of a file's hash in its name.
fn digest(hash: &blake3::Hash) -> String {
    hash.to_hex()[..8].to_owned()
}

/// The address of a file in `aset/`: `aset/qris.1f2e3d4c.svg`. With the hash in its name, caches may keep it for ever.
/// A name that is not portable becomes a slug.
pub fn asset_url(path: &SourcePath, hash: &blake3::Hash) -> SitePath {
    let folders = path.parent().unwrap_or_else(SourcePath::root);
    let folders = folders.names().map(portable);
    let folder = folders.fold(SitePath::of([FOLDER]), |folder, name| {
        folder.join(&SitePath::of([name.as_str()]))
    });
    let name = format!(
        "{}.{}.{}",
        portable(path.stem()),
        digest(hash),
        path.extension().unwrap_or_default()
    );
    folder.join(&SitePath::of([name.as_str()]))
}

/// A name as it is, or a slug where some system cannot store it.
fn portable(name: &str) -> String {
    match is_portable(name) {
        true => name.to_owned(),
        false => slug(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_some_system_cannot_store_becomes_a_slug() {
        let hash = blake3::hash(b"");
        for (path, expected) in [
            ("shop.js", "aset/shop.af1349b9.js"),
            ("a b/c.js", "aset/a b/c.af1349b9.js"),
            ("a/Con.js", "aset/a/con-x.af1349b9.js"),
            ("a?/b*.js", "aset/a/b.af1349b9.js"),
            #[cfg(not(windows))]
            ("a?/b:.js", "aset/a/b.af1349b9.js"),
        ] {
            let path = SourcePath::parse(path).unwrap();
            assert_eq!(asset_url(&path, &hash), expected);
        }
    }
}
