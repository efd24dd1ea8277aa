//! Every code has its texts, in both languages and with the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use etalase::diagnostic::Code;

const INDONESIAN: &str = include_str!("../../../src/locale/findings.id.ftl");
const ENGLISH: &str = include_str!("../../../src/locale/findings.en.ftl");
const PROGRAM_INDONESIAN: &str = include_str!("../../../src/locale/program.id.ftl");
const PROGRAM_ENGLISH: &str = include_str!("../../../src/locale/program.en.ftl");

/// The parts of a file's messages (`price-has-cents`, `price-has-cents.hint`), each with the arguments
/// that its text uses.
fn parts(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut parts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut part) = (String::new(), String::new());
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let starts_message = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((id, _)) = line.split_once(" =").filter(|_| starts_message) {
            message = id.to_owned();
            part = message.clone();
        } else if let Some((name, _)) = line
            .strip_prefix("    .")
            .and_then(|line| line.split_once(" ="))
        {
            part = format!("{message}.{name}");
        }
        let arguments = line.split('$').skip(1).map(|rest| {
            let end = rest
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            rest[..end].to_owned()
        });
        parts.entry(part.clone()).or_default().extend(arguments);
    }
    parts
}

#[test]
fn every_code_is_explained_in_both_languages() {
    for (language, source) in [("id", INDONESIAN), ("en", ENGLISH)] {
        let parts = parts(source);
        for code in Code::ALL {
            for part in ["", ".hint", ".explain"] {
                let id = format!("{}{part}", code.name());
                assert!(parts.contains_key(&id), "{language} lacks {id}");
            }
            let explanation = &parts[&format!("{}.explain", code.name())];
            assert!(
                explanation.is_empty(),
                "{language}: the manual has no {explanation:?} for {}",
                code.name()
            );
        }
    }
}

#[test]
fn both_languages_say_the_same_with_the_same_arguments() {
    for (indonesian, english) in [(INDONESIAN, ENGLISH), (PROGRAM_INDONESIAN, PROGRAM_ENGLISH)] {
        assert_eq!(parts(indonesian), parts(english));
    }
}

#[test]
fn codes_are_short_unique_and_numbered_by_stage() {
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(
        (codes.len(), names.len()),
        (Code::ALL.len(), Code::ALL.len())
    );
    for code in codes {
        let number = code.strip_prefix('E').expect("an E in front");
        assert!(number.len() == 3 && number.parse::<u16>().is_ok(), "{code}");
    }
    for name in names {
        assert!(
            name.chars()
                .all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()),
            "{name}"
        );
    }
}
