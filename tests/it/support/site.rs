//! A built site: its files, and a check of its links.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

use super::html::{self, Tag};

/// A folder with a site.
pub struct Site {
    root: Utf8PathBuf,
    /// Keeps the temporary folder that it lies in.
    _keeper: Option<Arc<TempDir>>,
}

impl Site {
    /// The site in a folder.
    pub fn at(root: &Utf8Path) -> Self {
        Self {
            root: root.to_owned(),
            _keeper: None,
        }
    }

    /// Keeps a temporary folder as long as the site.
    pub fn kept_by(mut self, keeper: &Arc<TempDir>) -> Self {
        self._keeper = Some(Arc::clone(keeper));
        self
    }

    /// Its folder.
    pub fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// Paths of all files from the root, in order.
    pub fn paths(&self) -> Vec<Utf8PathBuf> {
        let walk = WalkDir::new(&self.root).sort_by_file_name().into_iter();
        walk.map(|entry| entry.expect("the site can be walked"))
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry
                    .path()
                    .strip_prefix(&self.root)
                    .expect("it lies in the site");
                let path = Utf8Path::from_path(path).expect("a Unicode name");
                Utf8PathBuf::from(path.as_str().replace('\\', "/"))
            })
            .collect()
    }

    /// All files with their bytes.
    pub fn files(&self) -> impl Iterator<Item = (Utf8PathBuf, Vec<u8>)> {
        self.paths().into_iter().map(|path| {
            let bytes = fs::read(self.root.join(&path)).expect("a file of the site");
            (path, bytes)
        })
    }

    /// All files as a map, for comparison.
    pub fn contents(&self) -> BTreeMap<Utf8PathBuf, Vec<u8>> {
        self.files().collect()
    }

    /// True when the file exists.
    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// A text file of the site.
    pub fn html(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}\n{:#?}", self.paths()))
    }

    /// The data at the start of a service worker.
    pub fn worker_data(&self, worker: &str) -> Value {
        let worker = self.html(worker);
        let first = worker.lines().next().expect("a line");
        let json = first
            .strip_prefix("self.etalase=")
            .expect("the data come first");
        serde_json::from_str(json.trim_end_matches(';')).expect("JSON")
    }

    /// The shards that its service worker names.
    pub fn shards(&self) -> Vec<Utf8PathBuf> {
        let data = self.worker_data("sw.js");
        let digests = data["shards"].as_array().expect("a list").iter();
        let digests = digests.map(|digest| digest.as_str().expect("a digest"));
        digests
            .enumerate()
            .map(|(number, digest)| format!("aset/pages-{number}.{digest}.json").into())
            .collect()
    }

    /// The digests of its pages by their folders, from the shards.
    pub fn page_digests(&self) -> BTreeMap<String, String> {
        let read = |shard: &Utf8PathBuf| -> BTreeMap<String, String> {
            serde_json::from_str(&self.html(shard.as_str())).expect("JSON")
        };
        self.shards().iter().flat_map(read).collect()
    }

    /// All pages with their HTML.
    pub fn pages(&self) -> Vec<(Utf8PathBuf, String)> {
        self.paths()
            .into_iter()
            .filter(|path| path.extension() == Some("html"))
            .map(|path| {
                let html = self.html(path.as_str());
                (path, html)
            })
            .collect()
    }

    /// Published photos.
    pub fn photos(&self) -> Vec<Utf8PathBuf> {
        let paths = self.paths().into_iter();
        paths.filter(|path| path.starts_with("foto")).collect()
    }

    /// The published photo of a width and format whose name starts so.
    pub fn photo(&self, name: &str, width: u32, extension: &str) -> Utf8PathBuf {
        let start = format!("foto/{name}-{width}.");
        let found = self
            .photos()
            .into_iter()
            .find(|path| path.as_str().starts_with(&start) && path.extension() == Some(extension));
        self.root.join(
            found.unwrap_or_else(|| panic!("no {start}*.{extension} in {:#?}", self.photos())),
        )
    }

    /// Expects every link of every page to be valid; see [`complaint`].
    #[track_caller]
    pub fn expect_sound_links(&self) {
        let there: BTreeSet<Utf8PathBuf> = self.paths().into_iter().collect();
        let mut complaints = Vec::new();
        for (page, html) in self.pages() {
            for tag in html::tags(&html) {
                for address in addresses(&tag) {
                    if let Some(complaint) = complaint(&page, &address, &there) {
                        complaints.push(format!("{page}: <{}> {address}: {complaint}", tag.name));
                    }
                }
            }
        }
        assert!(complaints.is_empty(), "{complaints:#?}");
    }
}

/// All addresses that a tag names.
fn addresses(tag: &Tag) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in &tag.attributes {
        match name.as_str() {
            "href" | "src" | "action" | "poster" | "data" | "formaction" => {
                found.push(value.clone())
            }
            "srcset" => found.extend(value.split(',').map(|part| {
                let address = part.split_whitespace().next().unwrap_or_default();
                address.to_owned()
            })),
            _ => {}
        }
    }
    found
}

/// The problem with an address on a page, if any. A site must work from a folder, a stick, any sub-folder of any host:
/// internal addresses are relative, match a file case-sensitively, and name `index.html`.
fn complaint(
    page: &Utf8Path,
    address: &str,
    there: &BTreeSet<Utf8PathBuf>,
) -> Option<&'static str> {
    let outside = ["http://", "https://", "tel:", "sms:", "mailto:", "data:,"];
    if outside.iter().any(|start| address.starts_with(start)) {
        return None;
    }
    // A slot in a template that a script fills.
    if address.contains('\u{f8ff}') {
        return None;
    }
    let path = address.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() {
        return (!address.starts_with('#')).then_some("empty");
    }
    if path.starts_with('/') || path.contains("://") || path.contains(':') {
        return Some("not relative");
    }
    if page == "404.html" {
        return Some("not self-contained");
    }
    if path.ends_with('/') {
        return Some("ends in a slash");
    }
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let mut target = page.parent().unwrap_or(Utf8Path::new("")).to_owned();
    for part in decoded.split('/') {
        match part {
            ".." if !target.pop() => return Some("leaves the site"),
            ".." | "." => {}
            part => target.push(part),
        }
    }
    (!there.contains(&target)).then_some("leads nowhere")
}
