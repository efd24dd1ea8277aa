//! Broken files with the exact findings they announce; `tests/findings/README.md` has the rules.

mod announced;
mod made;
mod texts;

use std::collections::BTreeSet;
use std::panic;

use camino::Utf8Path;
use etalase::diagnostic::Code;
use rayon::prelude::*;

use crate::support::{Finding, Shop, repository, told};

const BAD_ROWS: &str =
    "importing::goods::rows_that_cannot_be_read_are_told_and_the_rest_is_written";
const ODD_VALUES: &str = "importing::oddities::odd_values_are_read_or_told";
const SIGN_UPS: &str = "importing::signups::a_row_becomes_a_shop_with_its_first_products";
const NEWER_SHEET: &str = "importing::again::new_products_are_added_and_differences_told";

/// Codes that are tested elsewhere, since they take more than a folder.
const ELSEWHERE: [(Code, &str); 30] = [
    (Code::FolderMissing, "command::a_folder_that_is_not_there"),
    (Code::NotAFolder, "command::a_file_in_place_of_a_folder"),
    (
        Code::GroupFolder,
        "groups::a_command_for_one_shop_says_so_to_a_group",
    ),
    (
        Code::Unreadable,
        "hostile::what_may_not_be_read_is_left_out",
    ),
    (
        Code::Unseen,
        "unseen::a_member_that_cannot_be_seen_stays_while_the_others_go_on",
    ),
    (
        Code::ShopsGone,
        "unseen::a_group_that_has_lost_all_its_shops_keeps_them_until_it_is_meant",
    ),
    (
        Code::ShopKept,
        "audit::a_broken_member_stays_as_it_was_published_and_is_told",
    ),
    (
        Code::PhotoChanged,
        "rebuilds::a_photo_that_changes_during_a_build_is_asked_for_again",
    ),
    (
        Code::Renamed,
        "renames::a_rename_is_told_until_it_is_written",
    ),
    (
        Code::OverBudget,
        "pages::a_page_over_its_budget_is_reported",
    ),
    (
        Code::ForeignFile,
        "publishing::what_a_person_put_into_the_site_stays",
    ),
    (
        Code::ForeignConflict,
        "publishing::a_persons_file_in_the_way_of_a_page_stays",
    ),
    (
        Code::SpareLeftAlone,
        "publishing::a_spare_that_came_with_the_folder_is_left_alone",
    ),
    (
        Code::NotPublished,
        "importing::signups::a_shop_without_consent_is_not_published_by_its_group",
    ),
    (
        Code::ScoreRowOdd,
        "reports::scores_are_noted_and_what_people_wrote_stays",
    ),
    (Code::RowWithoutName, BAD_ROWS),
    (Code::PriceOfSheet, BAD_ROWS),
    (Code::ReadInSheet, BAD_ROWS),
    (Code::ValueOfSheet, ODD_VALUES),
    (Code::ErrorInSheet, ODD_VALUES),
    (Code::FormulaInSheet, "importing::goods::formulas_are_texts"),
    (Code::NumberDamaged, SIGN_UPS),
    (Code::PrivateInPublic, SIGN_UPS),
    (Code::NoConsent, SIGN_UPS),
    (Code::SameInSheet, "importing::signups::duplicates_are_told"),
    (
        Code::SameAsThere,
        "importing::again::shops_are_known_by_their_numbers_and_names",
    ),
    (Code::DiffersFromSheet, NEWER_SHEET),
    (Code::RemovedBefore, NEWER_SHEET),
    (
        Code::PhotoLinks,
        "importing::sources::the_template_of_shopee",
    ),
    (
        Code::PhotoUnmatched,
        "importing::pictures::photos_are_matched_by_code_name_and_number",
    ),
];

/// One broken shop.
struct Case {
    name: String,
    shop: Shop,
    expected: Vec<Finding>,
}

/// Output of the program about it.
struct Said {
    name: String,
    report: String,
    complaint: Option<String>,
}

#[test]
fn broken_files_lead_to_exactly_their_findings() {
    let said: Vec<Said> = cases().into_par_iter().map(|case| examine(&case)).collect();
    let mut complaints: Vec<String> = said
        .iter()
        .filter_map(|said| said.complaint.clone())
        .collect();
    // All differences are shown in one run, not the first only.
    for said in &said {
        let same = panic::catch_unwind(|| told(&format!("findings/{}", said.name), &said.report));
        if same.is_err() {
            complaints.push(format!("{}: the report changed", said.name));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
}

#[test]
fn every_code_has_a_broken_file() {
    let shown: BTreeSet<String> = cases().into_iter().map(|case| case.name).collect();
    let elsewhere: BTreeSet<&str> = ELSEWHERE.iter().map(|(code, _)| code.name()).collect();
    let bare: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.name())
        .filter(|name| !shown.contains(*name) && !elsewhere.contains(name))
        .filter(|name| !made::elsewhere_than_here(name))
        .collect();
    assert!(bare.is_empty(), "nothing shows what leads to {bare:?}");
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let unknown: Vec<&String> = shown
        .iter()
        .filter(|name| !names.contains(name.as_str()))
        .collect();
    assert!(unknown.is_empty(), "no code is called {unknown:?}");
}

fn cases() -> Vec<Case> {
    let mut cases = announced::cases(&repository().join("tests/findings"));
    cases.extend(made::cases());
    cases
}

/// Checks it, builds it cold and warm and checks it again; the findings must always be the same.
fn examine(case: &Case) -> Said {
    let mut complaints = Vec::new();
    // A check gives advice too, which only its own cases announce.
    let is_expected = |finding: &Finding| !is_advice(finding) || case.expected.contains(finding);
    let check = || {
        let mut found = case.shop.run(&["check", "--json"]).findings();
        found.retain(is_expected);
        found.sort();
        found
    };
    let before = check();
    let cold = case.shop.run(&["build", "--json"]);
    let mut found = cold.findings();
    let advice = case.expected.iter().filter(|finding| is_advice(finding));
    found.extend(advice.cloned());
    found.sort();
    if found != case.expected {
        complaints.push(format!("expected {:#?}\nfound {found:#?}", case.expected));
    }
    let grave = cold.output.contains(r#""severity":"error""#);
    if cold.status != i32::from(grave) {
        complaints.push(format!("ended with {}", cold.status));
    }
    for checked in [before, check()] {
        if checked != found {
            complaints.push(format!("check found {checked:#?}"));
        }
    }
    let command = match case.expected.iter().any(is_advice) {
        true => "check",
        false => "build",
    };
    let said = |command, language| case.shop.run(&[command, "--lang", language]).errors;
    // A second build says what the first one found.
    let report = said(command, "id") + "\n" + &said(command, "en");
    if report.contains("{$") || report.contains("{ $") {
        complaints.push("an argument of a text is missing".to_owned());
    }
    Said {
        complaint: (!complaints.is_empty())
            .then(|| format!("{}: {}", case.name, complaints.join("\n"))),
        name: case.name.clone(),
        report,
    }
}

fn is_advice(finding: &Finding) -> bool {
    let mut codes = Code::ALL.iter().filter(|code| code.is_advice());
    codes.any(|code| code.as_str() == finding.code)
}

/// The name of a file or folder in `tests/findings`, up to its first dot.
fn name_of(path: &Utf8Path) -> &str {
    let name = path.file_name().unwrap_or_default();
    name.split_once('.').map_or(name, |(name, _)| name)
}
