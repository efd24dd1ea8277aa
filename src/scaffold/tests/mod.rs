//! Tests of the scaffold on temporary folders.

mod product;
mod shop;
mod texts;

use std::collections::BTreeMap;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use serde_yaml::Value;
use tempfile::TempDir;

use super::*;
use crate::locale::Language;

const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and more";

/// A temporary folder with a path in Unicode.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// A place with a shop in it.
    fn with_shop() -> Self {
        let place = Self::new();
        shop(
            place.root(),
            &named("Toko Uji"),
            false,
            Language::Indonesian,
        )
        .expect("a shop");
        place
    }

    fn root(&self) -> &Utf8Path {
        Utf8Path::from_path(self.0.path()).expect("a path in Unicode")
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Utf8PathBuf {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
        fs::write(&path, bytes).expect("a file");
        path
    }

    /// Every file with its bytes, by its path from here.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        walkdir::WalkDir::new(self.root())
            .into_iter()
            .map(|entry| entry.expect("a folder that can be read"))
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = Utf8Path::from_path(entry.path()).expect("a path in Unicode");
                let name = path.strip_prefix(self.root()).expect("a path in here");
                (name.to_string(), fs::read(path).expect("a file"))
            })
            .collect()
    }
}

fn named(name: &str) -> ShopAnswers {
    ShopAnswers {
        name: Some(name.to_owned()),
        ..ShopAnswers::default()
    }
}

fn new_product(name: &str) -> NewProduct {
    NewProduct {
        name: name.to_owned(),
        ..NewProduct::default()
    }
}

fn add(place: &Place, new: &NewProduct) -> Result<Created, ScaffoldError> {
    product(place.root(), new, Language::Indonesian)
}

fn yaml_at(path: &Utf8Path) -> Value {
    let text = fs::read_to_string(path).expect("a file that was written");
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"))
}
