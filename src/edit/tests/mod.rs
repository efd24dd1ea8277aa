//! Documents, and what is left of files when a change is cut off.

mod corpus;
mod crash;
mod disk;
mod documents;

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use super::*;

/// A shop in a temporary folder.
struct Place {
    _folder: TempDir,
    root: Utf8PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = Utf8Path::from_path(folder.path())
            .expect("Unicode")
            .join("toko");
        let place = Self {
            _folder: folder,
            root,
        };
        place.write("toko.yaml", "nama: Toko\n");
        place
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).expect("a text")
    }
}

const KEY: fn(&'static str) -> Vec<Step> = |name| vec![Step::Key(name)];

fn text(text: &str) -> NewValue {
    NewValue::Text(text.to_owned())
}

fn field(list: &'static str, row: usize, key: &'static str) -> Vec<Step> {
    vec![Step::Key(list), Step::Row(row), Step::Key(key)]
}

fn product(text: &str) -> Document {
    Document::product(text.as_bytes()).expect("YAML with keys")
}

fn now() -> Moment {
    Moment::of(jiff::civil::date(2026, 11, 30).at(2, 30, 15, 0))
}
