//! Cases in `tests/findings`, with the findings they announce.

use std::fs;

use camino::Utf8Path;

use super::{Case, name_of};
use crate::support::site::Site;
use crate::support::{Finding, Shop};

pub(super) fn cases(folder: &Utf8Path) -> Vec<Case> {
    let mut entries: Vec<_> = folder
        .read_dir_utf8()
        .expect("the folder of broken files")
        .map(|entry| entry.expect("an entry").into_path())
        .filter(|path| path.file_name() != Some("README.md"))
        .collect();
    entries.sort();
    entries.iter().map(|path| case(path)).collect()
}

fn case(path: &Utf8Path) -> Case {
    let shop = if path.is_dir() {
        Shop::copy_of(path)
    } else {
        around(path)
    };
    let mut expected = Vec::new();
    for (file, bytes) in Site::at(shop.folder()).files() {
        let text = String::from_utf8(bytes).expect("broken files are text");
        announcements(file.as_str(), &text, &mut expected);
    }
    expected.sort();
    assert!(!expected.is_empty(), "{path} announces nothing");
    Case {
        name: name_of(path).to_owned(),
        shop,
        expected,
    }
}

/// A valid shop around one broken file.
fn around(path: &Utf8Path) -> Shop {
    let shop = Shop::small();
    let name = path.file_name().unwrap_or_default();
    let (_, role) = name.split_once('.').expect("a role in the name");
    let place = match role {
        "toko.yaml" => "toko.yaml",
        "produk.yaml" => "produk/uji/produk.yaml",
        "cerita.md" => "produk/kopi/cerita.md",
        "halaman.md" => "halaman/uji.md",
        "kabar.md" => "kabar/uji.md",
        _ => panic!("{name} says not which file of a shop it is"),
    };
    shop.write(place, fs::read(path).expect("a broken file"));
    shop
}

fn announcements(file: &str, text: &str, expected: &mut Vec<Finding>) {
    let lines: Vec<&str> = text.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        let Some((_, announced)) = line.split_once("#! ") else {
            continue;
        };
        let announced = announced.trim_end_matches(|c: char| "-#*/>} ".contains(c));
        let (what, place) = announced.split_once(", ").unwrap_or((announced, "next"));
        let (code, name) = what.split_once(' ').expect("a code and a name");
        let next = || lines[index..].iter().position(|line| !line.contains("#! "));
        let (file, line) = match place.split_once(' ') {
            None if place == "here" => (file, None),
            None => (
                file,
                Some(index + 1 + next().expect("a line that it is about")),
            ),
            Some(("line", number)) => (file, Some(number.parse().expect("a line number"))),
            Some((_, elsewhere)) => (elsewhere, None),
        };
        expected.push(Finding {
            file: file.to_owned(),
            line: line.map(|line| line as u64),
            code: code.to_owned(),
            name: name.to_owned(),
        });
    }
}
