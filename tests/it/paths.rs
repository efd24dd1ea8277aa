//! Only `src/files/` joins and splits paths: joining with a slash by hand gives another path on Windows.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::support::repository;

/// Patterns of paths handled by hand.
const BY_HAND: [&str; 12] = [
    "}/",
    "split('/')",
    "split_once('/')",
    "splitn(2, '/')",
    "matches('/')",
    "_indices('/')",
    "['/', '\\\\']",
    "push('/')",
    "join(\"/\")",
    "replace('\\\\', \"/\")",
    ".components()",
    "MAIN_SEPARATOR",
];

/// Matches of these patterns that are no paths.
const OTHERS: [(&str, &str); 12] = [
    // `2/3`, a share of a build.
    ("cli/args/mod.rs", "typed.split_once('/')"),
    // The rest of a public address.
    ("parse/profile.rs", ".trim_end_matches('/')"),
    ("render/sheet.rs", "words.trim_end_matches('/')"),
    // A question of a form behind its group, an answer behind its question.
    ("import/field.rs", "header.rsplit_once('/')"),
    ("import/header.rs", "column.header.rsplit_once('/')"),
    // A day.
    ("import/number.rs", "{day:02}/{month:02}/{year}"),
    // The end of an HTML element.
    ("theme/template.rs", "lower.trim_start_matches('/')"),
    // Rules of `_headers` and `_redirects`, the end of a range of bytes, an address to ask again with.
    ("render/headers.rs", "/{site}{folder}/*"),
    ("render/redirects.rs", "{base}{from}/ {base}{to}/ 301"),
    (
        "render/redirects.rs",
        "{base}{from}/* {base}{to}/:splat 301",
    ),
    ("serve/answer.rs", "bytes {}-{}/{whole}"),
    ("serve/router.rs", "{path}/"),
];

/// Room that parses values with slashes of their own: dates, phones, prices.
const VALUES: &str = "value";

#[test]
fn no_path_is_joined_or_split_by_hand() {
    let source = repository().join("src");
    let mut found = Vec::new();
    for entry in WalkDir::new(&source).sort_by_file_name() {
        let entry = entry.expect("a file of the program");
        let file = entry.path().strip_prefix(&source).expect("it is below");
        let is_code = file.extension().is_some_and(|extension| extension == "rs");
        let is_test = file
            .iter()
            .any(|name| name == "tests" || name == "tests.rs");
        if !is_code || is_test || file.starts_with("files") || file.starts_with(VALUES) {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("text");
        let code = text.split("#[cfg(test)]\nmod tests {").next();
        for line in code.unwrap_or_default().lines().map(str::trim) {
            let is_other =
                |(name, part): &(&str, &str)| file == Path::new(name) && line.contains(part);
            let is_by_hand = BY_HAND.iter().any(|part| line.contains(part)) || joins_several(line);
            let is_remark_or_url = line.starts_with("//") || line.contains("://");
            if is_by_hand && !is_remark_or_url && !OTHERS.iter().any(is_other) {
                found.push(format!("{}: {line}", file.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// True when a line joins a path of several names in one text.
fn joins_several(line: &str) -> bool {
    let texts = line.split(".join(\"").skip(1);
    texts
        .filter_map(|rest| rest.split('"').next())
        .any(|text| text.contains('/'))
}
