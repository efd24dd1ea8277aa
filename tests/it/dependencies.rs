//! Every dependency has its reason in `docs/DEPENDENCIES.md`, which lists no others.

use std::collections::BTreeSet;
use std::fs;

use walkdir::WalkDir;

use crate::support::repository;

#[test]
fn every_crate_has_its_reason() {
    let read = |file: &str| fs::read_to_string(repository().join(file)).expect(file);
    let manifest = read("Cargo.toml");
    let mut taken = BTreeSet::new();
    let mut is_list = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_list = line.trim_end_matches(']').ends_with("dependencies");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| is_list) {
            taken.insert(name.to_owned());
        }
    }
    let document = read("docs/DEPENDENCIES.md");
    let (reasons, _) = document.split_once("\n## ").expect("the tables come first");
    let rows = reasons.lines().filter_map(|line| {
        let (names, reason) = line.strip_prefix("| ")?.split_once(" | ")?;
        assert!(names == "crate" || reason.len() > 5, "{line}");
        Some(names.split(", ").map(str::to_owned))
    });
    let mut told: BTreeSet<String> = rows.flatten().collect();
    assert!(told.remove("crate"), "the head of the table");
    assert!(taken.len() > 50, "{taken:?}");
    assert_eq!(told, taken);
}

#[test]
fn every_place_of_unsafe_code_has_its_reason() {
    let document = fs::read_to_string(repository().join("docs/DEPENDENCIES.md")).expect("text");
    let rows = document
        .lines()
        .filter_map(|line| line.strip_prefix("| `src"));
    let told: BTreeSet<String> = rows
        .filter_map(|row| row.split_once('`'))
        .map(|(file, _)| format!("src{file}"))
        .collect();
    let mut found = BTreeSet::new();
    for entry in WalkDir::new(repository().join("src")) {
        let entry = entry.expect("a file of the program");
        let is_code = entry.path().extension().is_some_and(|kind| kind == "rs");
        let code = || fs::read_to_string(entry.path()).expect("a text");
        let allows = |code: String| {
            let without_space: String = code.split_whitespace().collect();
            without_space.contains("[expect(unsafe_code")
        };
        if is_code && allows(code()) {
            let path = entry.path().strip_prefix(repository()).expect("below it");
            found.insert(path.to_str().expect("Unicode").replace('\\', "/"));
        }
    }
    assert_eq!(told, found);
}
