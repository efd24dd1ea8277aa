//! The site's files, listed. Requests are looked up in the list and never become paths, so files outside the site
//! cannot be requested, whatever the spelling; links are not followed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::SystemTime;

use axum::http::header::{HeaderMap, HeaderValue};
use camino::{Utf8Path, Utf8PathBuf};
use percent_encoding::percent_decode_str;
use walkdir::WalkDir;

use super::edition::Edition;
use super::host_headers::Rules;
use crate::build::Inventory;
use crate::files::{self, SourcePath, Stamp};
use crate::render::{HEADERS_FILE, REDIRECTS_FILE};

/// Limit in bytes for `_headers`.
const LARGEST_HEADERS: u64 = 1 << 20;
const INDEX: &str = "index.html";
/// Page for missing addresses.
pub(super) const NOT_FOUND: &str = "404.html";

/// A snapshot of the site's files.
#[derive(Debug, Default)]
pub(super) struct Snapshot {
    /// Number of the listing.
    listing: u64,
    /// The site's `_headers`.
    rules: String,
    /// Files by path from the site's root. Includes people's files, whose names need not be portable.
    files: HashMap<SourcePath, Arc<SiteFile>>,
    /// Edition of the shop in it, if this run published it.
    pub edition: Option<Arc<Edition>>,
}

/// A file of the site.
#[derive(Debug)]
pub(super) struct SiteFile {
    /// Its path from the site's root.
    pub name: Arc<SourcePath>,
    /// Its path on the disk.
    pub path: Utf8PathBuf,
    pub stamp: Stamp,
    /// Number of the listing since which it is unchanged.
    pub listing: u64,
    /// `true` when the stamp shows every change since that listing.
    is_settled: bool,
    /// Headers by the site's `_headers`.
    pub headers: Arc<HeaderMap>,
    pub content_type: HeaderValue,
    /// `true` for types that compress well.
    pub is_text: bool,
}

/// Result of a look-up.
#[derive(Debug)]
pub(super) enum Found {
    File(Arc<SiteFile>),
    /// A folder with a page, requested without trailing slash.
    Folder,
    Nothing,
}

impl SiteFile {
    /// True when the file on the disk is still the listed one.
    pub fn is_as_listed(&self) -> bool {
        files::stat(&self.path).is_ok_and(|stamp| stamp == self.stamp)
    }
}

impl Snapshot {
    /// A snapshot of these files by name; reuses unchanged entries of `former`.
    fn of(
        root: &Utf8Path,
        files: Vec<(SourcePath, Stamp)>,
        edition: Option<Arc<Edition>>,
        former: &Self,
    ) -> Self {
        let text = files::read_text(&root.join(HEADERS_FILE), LARGEST_HEADERS).unwrap_or_default();
        let kept = (text == former.rules).then_some(former);
        let listing = former.listing + 1;
        let mut rules = Rules::read(&text);
        let now = SystemTime::now();
        let mut listed = HashMap::new();
        for (name, stamp) in files {
            let known = kept.and_then(|former| former.files.get(&name));
            let known = known.filter(|known| known.is_settled && known.stamp == stamp);
            let known = known.cloned();
            let file = known.unwrap_or_else(|| {
                let (content_type, is_text) = content_type(&name);
                Arc::new(SiteFile {
                    headers: rules.of(&format!("/{name}")),
                    path: name.under(root),
                    stamp,
                    listing,
                    is_settled: stamp.is_settled(now),
                    name: name.clone().into(),
                    content_type,
                    is_text,
                })
            });
            listed.insert(name, file);
        }
        Self {
            listing,
            rules: text,
            files: listed,
            edition,
        }
    }

    /// The file at this path.
    pub fn file(&self, name: &str) -> Option<&Arc<SiteFile>> {
        self.files.get(name)
    }

    /// All files, unordered.
    pub fn files(&self) -> impl Iterator<Item = &Arc<SiteFile>> {
        self.files.values()
    }

    /// True when nothing differs from `former`.
    fn is_same(&self, former: &Self) -> bool {
        let is_known = |(name, file): (&SourcePath, &Arc<SiteFile>)| {
            let known = former.files.get(name);
            known.is_some_and(|known| Arc::ptr_eq(known, file))
        };
        let is_same_edition = match (&self.edition, &former.edition) {
            (Some(own), Some(former)) => own.is_same(former),
            (own, former) => own.is_none() && former.is_none(),
        };
        is_same_edition && self.files.len() == former.files.len() && self.files.iter().all(is_known)
    }

    /// Looks up the path of a request, still percent-encoded, with its leading slash.
    pub fn find(&self, request: &str) -> Found {
        let Some((path, is_folder)) = requested(request) else {
            return Found::Nothing;
        };
        let page = path.join(&SourcePath::of([INDEX]));
        match self.files.get(if is_folder { &page } else { &path }) {
            Some(file) => Found::File(Arc::clone(file)),
            None if !is_folder && self.files.contains_key(&page) => Found::Folder,
            None => Found::Nothing,
        }
    }
}

/// The files below `place` in a site's folder, by their paths from its root. Skips files that disappear meanwhile.
fn files_at(root: &Utf8Path, place: &SourcePath) -> Vec<(SourcePath, Stamp)> {
    let is_shown = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || entry.file_name().to_str().is_some_and(is_shown)
    };
    let entries = WalkDir::new(place.under(root)).follow_root_links(false);
    let shown = entries.into_iter().filter_entry(is_shown).flatten();
    let files = shown.filter(|entry| entry.file_type().is_file());
    files
        .filter_map(|entry| {
            let path = Utf8Path::from_path(entry.path())?;
            Some((SourcePath::below(root, path)?, files::stat(path).ok()?))
        })
        .collect()
}

/// Decodes a request's path once; true when it has a trailing slash.
fn requested(request: &str) -> Option<(SourcePath, bool)> {
    let path = percent_decode_str(request.strip_prefix('/')?);
    let path = path.decode_utf8().ok()?;
    if path.is_empty() {
        return Some((SourcePath::root(), true));
    }
    let folder = path.strip_suffix('/');
    let path = SourcePath::parse(folder.unwrap_or(&path)).ok()?;
    Some((path, folder.is_some()))
}

/// Hides the files of rules, like hosts do, and the publisher's dot files.
fn is_shown(name: &str) -> bool {
    !name.starts_with('.') && ![HEADERS_FILE, REDIRECTS_FILE].contains(&name)
}

/// Media type by name, and true when compression helps.
fn content_type(path: &SourcePath) -> (HeaderValue, bool) {
    let kind = mime_guess::from_path(path.as_str()).first_or_octet_stream();
    let (top, sub, suffix) = (kind.type_(), kind.subtype(), kind.suffix());
    let is_text = top == "text"
        || ["javascript", "json", "xml"].contains(&sub.as_str())
        || suffix.is_some_and(|suffix| suffix == "json" || suffix == "xml");
    let text = match is_text {
        true => format!("{}; charset=utf-8", kind.essence_str()),
        false => kind.essence_str().to_owned(),
    };
    let value = HeaderValue::try_from(text).expect("types are plain words");
    (value, is_text)
}

/// The current snapshot of the site.
#[derive(Debug)]
pub(super) struct CurrentSite {
    root: Utf8PathBuf,
    site: RwLock<Arc<Snapshot>>,
    /// Serializes listings.
    listing: Mutex<()>,
}

impl CurrentSite {
    /// The site in a folder, which may not exist yet.
    pub fn of(root: &Utf8Path, edition: Option<Edition>) -> Self {
        let site = Snapshot {
            edition: edition.map(Arc::new),
            ..Snapshot::default()
        };
        let current = Self {
            root: root.to_owned(),
            site: RwLock::new(site.into()),
            listing: Mutex::default(),
        };
        current.list();
        current
    }

    /// The snapshot.
    pub fn site(&self) -> Arc<Snapshot> {
        let site = self.site.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&site)
    }

    /// Replaces the snapshot by one of these files. An equal one keeps the copies made of it.
    pub fn replace(&self, inventory: &Inventory, edition: Option<Edition>) {
        let _one = self.listing.lock().unwrap_or_else(PoisonError::into_inner);
        let are_shown = |path: &SourcePath| path.names().all(is_shown);
        let foreign = inventory.foreign.iter();
        let foreign = foreign.filter_map(|place| SourcePath::from_system(place.as_std_path()));
        let foreign = foreign.filter(are_shown);
        let foreign = foreign.flat_map(|place| files_at(&self.root, &place));
        let ours = inventory.ours.iter();
        let ours = ours.map(|(path, stamp)| (path.clone().into(), *stamp));
        let files = ours.filter(|(path, _)| are_shown(path)).chain(foreign);
        let former = self.site();
        let site = Snapshot::of(&self.root, files.collect(), edition.map(Arc::new), &former);
        if !site.is_same(&former) {
            self.put(site);
        }
    }

    /// Lists the files anew, unless another thread did since `known`. While the folder is missing the snapshot stays,
    /// for files in memory.
    pub fn renew(&self, known: &Arc<Snapshot>) {
        let _one = self.listing.lock().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(known, &self.site()) {
            self.list();
        }
    }

    fn list(&self) {
        if self.root.is_dir() {
            let files = files_at(&self.root, &SourcePath::root());
            let former = self.site();
            let edition = former.edition.clone();
            self.put(Snapshot::of(&self.root, files, edition, &former));
        }
    }

    fn put(&self, site: Snapshot) {
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = site.into();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use proptest::prelude::*;

    fn current(files: &[&str]) -> (tempfile::TempDir, CurrentSite) {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap().join("situs");
        for file in files {
            let path = root.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, file).unwrap();
            age(&path);
        }
        std::fs::write(root.with_file_name("rahasia.txt"), "x").unwrap();
        let current = CurrentSite::of(&root, None);
        (folder, current)
    }

    /// Sets a file's time back by an hour.
    fn age(path: &Utf8Path) {
        let file = std::fs::File::options().write(true).open(path).unwrap();
        let long_ago = SystemTime::now() - Duration::from_secs(3600);
        file.set_modified(long_ago).unwrap();
    }

    fn found(site: &Snapshot, request: &str) -> String {
        match site.find(request) {
            Found::File(file) => file.name.to_string(),
            Found::Folder => "folder".to_owned(),
            Found::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn requests_find_files_folders_or_nothing() {
        let files = [
            "index.html",
            "produk/kopi gayo/index.html",
            "aset/é.js",
            "_headers",
            ".etalase.json",
        ];
        let (_folder, current) = current(&files);
        let site = current.site();
        for (request, expected) in [
            ("/", "index.html"),
            ("/index.html", "index.html"),
            ("/produk/kopi%20gayo/", "produk/kopi gayo/index.html"),
            ("/produk/kopi%20gayo", "folder"),
            ("/aset/%C3%A9.js", "aset/é.js"),
            ("/produk/", "nothing"),
            ("/produk", "nothing"),
            ("/index.html/", "nothing"),
            ("//index.html", "nothing"),
            ("/./index.html", "nothing"),
            ("/produk/../index.html", "nothing"),
            ("/../rahasia.txt", "nothing"),
            ("/%2e%2e/rahasia.txt", "nothing"),
            ("/%2e%2e%2frahasia.txt", "nothing"),
            ("/..%5crahasia.txt", "nothing"),
            ("/%252e%252e/rahasia.txt", "nothing"),
            ("/index.html%00", "nothing"),
            ("/index.html%00.js", "nothing"),
            ("/%ff", "nothing"),
            ("/_headers", "nothing"),
            ("/.etalase.json", "nothing"),
            ("index.html", "nothing"),
            ("%2F", "nothing"),
            ("/%2F", "nothing"),
        ] {
            assert_eq!(found(&site, request), expected, "{request}");
        }
    }

    proptest! {
        #[test]
        fn any_request_finds_a_listed_file_or_none(
            any in "\\PC*",
            near in "/?(/|\\.|\\.\\.|%2[eEfF]|%5c|%00|%c3|%|a|index\\.html|_headers){0,8}",
        ) {
            let stamp = files::stat(Utf8Path::new(".")).unwrap();
            let files = ["index.html", "a/index.html", "a/a"].map(|name| (SourcePath::parse(name).unwrap(), stamp));
            let root = Utf8Path::new("tidak-ada");
            let site = Snapshot::of(root, files.into(), None, &Snapshot::default());
            for request in [&any, &near] {
                if let Found::File(file) = site.find(request) {
                    prop_assert!(request.starts_with('/'));
                    prop_assert!(Arc::ptr_eq(&file, site.file(file.name.as_str()).unwrap()));
                }
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let (folder, current) = current(&["index.html"]);
        let root = folder.path().join("situs");
        std::os::unix::fs::symlink(folder.path(), root.join("atas")).unwrap();
        std::os::unix::fs::symlink("../rahasia.txt", root.join("rahasia.txt")).unwrap();
        current.renew(&current.site());
        let site = current.site();
        for request in [
            "/rahasia.txt",
            "/atas/rahasia.txt",
            "/atas/situs/index.html",
        ] {
            assert_eq!(found(&site, request), "nothing", "{request}");
        }
        assert_eq!(site.files().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_site_is_what_was_published_and_what_people_put_there() {
        use crate::files::SitePath;
        let files = [
            "index.html",
            "_headers",
            "titipan/a.pdf",
            "titipan/.git/x",
            ".git/x",
            "catatan.txt",
        ];
        let (folder, current) = current(&files);
        let root = folder.path().join("situs");
        std::os::unix::fs::symlink("../rahasia.txt", root.join("rahasia.txt")).unwrap();
        let stamp = |name: &str| {
            (
                SitePath::parse(name).unwrap(),
                current.site().file("index.html").unwrap().stamp,
            )
        };
        let inventory = Inventory {
            ours: vec![stamp("index.html"), stamp("_headers"), stamp("baru.html")],
            foreign: ["titipan", ".git", "rahasia.txt", "sudah-pergi.txt"]
                .map(Into::into)
                .into(),
        };
        current.replace(&inventory, None);
        let site = current.site();
        let mut names: Vec<&str> = site.files().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["baru.html", "index.html", "titipan/a.pdf"]);
        current.replace(&inventory, None);
        assert!(Arc::ptr_eq(&site, &current.site()), "nothing is new");
    }

    #[test]
    fn a_file_is_taken_over_once_its_stamp_tells_of_every_change() {
        let (_folder, current) = current(&["index.html"]);
        let seen_since = || {
            current.renew(&current.site());
            current.site().file("index.html").unwrap().listing
        };
        let first = seen_since();
        assert_eq!(seen_since(), first);
        let path = current.site().file("index.html").unwrap().path.clone();
        std::fs::write(&path, "baru").unwrap();
        let second = seen_since();
        assert!(second > first);
        assert!(seen_since() > second, "it is new");
        age(&path);
        let settled = seen_since();
        assert_eq!(seen_since(), settled);
    }

    #[test]
    fn types_are_those_that_browsers_want() {
        for (name, expected, is_text) in [
            ("index.html", "text/html; charset=utf-8", true),
            ("aset/a.js", "text/javascript; charset=utf-8", true),
            (
                "manifest.webmanifest",
                "application/manifest+json; charset=utf-8",
                true,
            ),
            ("foto/a.webp", "image/webp", false),
            ("foto/a.avif", "image/avif", false),
            ("foto/a.svg", "image/svg+xml; charset=utf-8", true),
            ("kabar/kabar.xml", "text/xml; charset=utf-8", true),
            ("tanpa-akhiran", "application/octet-stream", false),
        ] {
            let (value, text) = content_type(&SourcePath::parse(name).unwrap());
            assert_eq!(
                (value.to_str().unwrap(), text),
                (expected, is_text),
                "{name}"
            );
        }
    }
}
