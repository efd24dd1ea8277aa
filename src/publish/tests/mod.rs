//! The publisher, driven from outside on temporary folders.

mod crash;
mod failure;
mod forged;
mod people;
mod property;
mod rebuild;

use std::collections::BTreeMap;
use std::fs;
use std::ops::Deref;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use super::stage::open_for;
use super::{Batch, Exchange, OutputId, OutputRows, PublishError, Published, Stage};
use crate::files::{SitePath, Stamp};

/// The ways of putting a site in place that this system has.
#[cfg(not(windows))]
const WAYS: [Exchange; 3] = [Exchange::Swapped, Exchange::Renamed, Exchange::InPlace];
#[cfg(windows)]
const WAYS: [Exchange; 2] = [Exchange::Renamed, Exchange::InPlace];

/// An intended site: path and content.
type Site = BTreeMap<&'static str, &'static str>;

const SMALL: [(&str, &str); 4] = [
    ("aset/gaya.css", "warna"),
    ("index.html", "beranda"),
    ("produk/kopi/index.html", "kopi"),
    ("produk/sirup/index.html", "sirup"),
];

fn small() -> Site {
    Site::from(SMALL)
}

/// `site` with one file more, or with another content.
fn with(mut site: Site, path: &'static str, content: &'static str) -> Site {
    site.insert(path, content);
    site
}

fn without(mut site: Site, path: &str) -> Site {
    site.remove(path);
    site
}

/// A temporary shop folder with its output, and the rows from build to build.
struct Shop {
    folder: TempDir,
    rows: OutputRows,
    best: Exchange,
}

impl Shop {
    fn new(best: Exchange) -> Self {
        Self {
            folder: TempDir::new().expect("a temporary folder"),
            rows: OutputRows::default(),
            best,
        }
    }

    /// A path beside the target.
    fn beside(&self, path: &str) -> Utf8PathBuf {
        Utf8Path::from_path(self.folder.path())
            .expect("Unicode")
            .join(path)
    }

    fn target(&self) -> Utf8PathBuf {
        self.beside("situs")
    }

    /// A path in the target.
    fn at(&self, path: &str) -> Utf8PathBuf {
        self.target().join(path)
    }

    fn spare(&self) -> Utf8PathBuf {
        self.beside(".situs.sebelumnya")
    }

    /// A person writes a file.
    fn put(&self, path: &str, content: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, content).expect("written");
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn open(&self, site: &Site) -> Result<Opened, PublishError> {
        let mut stage = open_for(
            &self.target(),
            (self.rows.clone(), Arc::default()),
            self.best,
        )?;
        stage.prepare();
        let batch = stage.look_up(ids(site))?;
        Ok(Opened { stage, batch })
    }

    /// Opens a stage and delivers what is missing.
    fn stage(&self, site: &Site) -> Stage {
        let opened = self.open(site).expect("opened");
        opened.deliver(site).expect("delivered");
        let mut stage = opened.admitted();
        stage.settle();
        stage.find_links();
        stage
    }

    fn build(&mut self, site: &Site) -> Published {
        let published = self.stage(site).commit().expect("published");
        self.rows = published.rows.clone();
        published
    }

    /// All files of the target and their content, without the marker.
    fn tree(&self) -> BTreeMap<String, String> {
        let files = files_in(&self.target()).into_iter();
        let ours = files.filter(|path| path.file_name() != Some(".etalase.json"));
        let named = ours.map(|path| {
            path.strip_prefix(self.target())
                .expect("inside")
                .as_str()
                .replace('\\', "/")
        });
        named.map(|path| (path.clone(), self.text(&path))).collect()
    }

    fn assert_is(&self, site: &Site) {
        let expected: BTreeMap<String, String> = site
            .iter()
            .map(|(path, content)| ((*path).to_owned(), (*content).to_owned()))
            .collect();
        assert_eq!(self.tree(), expected);
    }

    /// The stamps of everything below the shop's folder, folders and marker too.
    fn stamps(&self) -> BTreeMap<Utf8PathBuf, Stamp> {
        let mut stamps = BTreeMap::new();
        let mut folders = vec![self.beside("")];
        while let Some(folder) = folders.pop() {
            for entry in folder.read_dir_utf8().expect("a folder") {
                let entry = entry.expect("an entry");
                let metadata = entry.path().symlink_metadata().expect("there");
                if metadata.is_dir() {
                    folders.push(entry.path().to_owned());
                }
                stamps.insert(
                    entry.path().to_owned(),
                    crate::files::stat_plain(entry.path()).expect("a stamp"),
                );
            }
        }
        stamps
    }
}

fn path_of(text: &str) -> SitePath {
    SitePath::parse(text).expect("a path")
}

fn ids(site: &Site) -> Vec<OutputId> {
    let key = |content: &str| {
        blake3::hash(content.as_bytes()).as_bytes()[..16]
            .try_into()
            .expect("16 bytes")
    };
    site.iter()
        .map(|(path, content)| OutputId {
            path: path_of(path),
            key: key(content),
        })
        .collect()
}

/// A stage, and a batch that is not a part of it yet.
#[derive(Debug)]
struct Opened {
    stage: Stage,
    batch: Batch,
}

impl Deref for Opened {
    type Target = Stage;

    fn deref(&self) -> &Stage {
        &self.stage
    }
}

impl Opened {
    fn missing(&self) -> impl Iterator<Item = &SitePath> {
        self.batch.missing()
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.stage.write(&self.batch, &path_of(path), bytes)
    }

    fn deliver(&self, site: &Site) -> Result<(), PublishError> {
        let missing: Vec<SitePath> = self.missing().cloned().collect();
        missing
            .iter()
            .try_for_each(|path| self.put(path.as_str(), site[path.as_str()].as_bytes()))
    }

    fn admitted(self) -> Stage {
        self.stage.admit(self.batch);
        self.stage
    }

    fn commit(self) -> Result<Published, PublishError> {
        self.admitted().commit()
    }
}

fn files_in(folder: &Utf8Path) -> Vec<Utf8PathBuf> {
    let mut files = Vec::new();
    for entry in folder.read_dir_utf8().into_iter().flatten() {
        let path = entry.expect("an entry").path().to_owned();
        if path.symlink_metadata().expect("there").is_dir() {
            files.extend(files_in(&path))
        } else {
            files.push(path)
        }
    }
    files
}
