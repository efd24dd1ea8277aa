//! The curators' work in a group, as `check` tells it.

use super::screen::Screen;
use crate::audit::Curated;
use crate::catalogue::RubricRow;
use crate::diagnostic::print;
use crate::locale::Arg;

/// Shops of the ranking that are printed.
const PRINTED_SHOPS: usize = 50;
/// Names in a list, and disagreements, that are printed.
const PRINTED_NAMES: usize = 8;

/// Prints the ranking, what is missing, and where curators differ.
pub(super) fn tell(curated: &Curated, screen: &Screen) {
    let panel = &curated.panel;
    let ranking = panel.ranking();
    let group = match curated.folder.as_str() {
        "" => "none",
        folder => folder,
    };
    let args = [
        ("group", Arg::from(group)),
        ("curators", Arg::from(panel.curators.len())),
        ("scored", Arg::from(ranking.len())),
        ("shops", Arg::from(curated.shops.len())),
    ];
    if !screen.is_quiet() {
        screen.print("");
    }
    screen.say("curation", &args);
    if !panel.is_whole {
        screen.say("curation-incomplete-mean", &[]);
    }
    for shop in ranking.iter().take(PRINTED_SHOPS) {
        let Some(standing) = panel.standing(*shop) else {
            continue;
        };
        let entrant = &curated.shops[*shop];
        let args = [
            ("rank", Arg::from(format!("{:>3}", standing.rank))),
            (
                "score",
                Arg::from(format!("{:>4}", standing.score.to_string())),
            ),
            ("grade", Arg::from(panel.grade(standing).unwrap_or("none"))),
            ("name", Arg::from(print::shown(&entrant.name))),
            ("folder", Arg::from(print::shown(&entrant.folder))),
            (
                "best",
                Arg::from(if standing.is_best { "yes" } else { "no" }),
            ),
        ];
        screen.say("curation-shop", &args);
    }
    if let Some(more) = ranking.len().checked_sub(PRINTED_SHOPS).filter(|n| *n > 0) {
        screen.say("curation-more", &[("more", Arg::from(more))]);
    }
    tell_missing(curated, &ranking, screen);
    tell_apart(curated, screen);
}

/// Prints the shops that nobody has scored, those that curators left out, and criteria without any score.
fn tell_missing(curated: &Curated, ranking: &[usize], screen: &Screen) {
    let panel = &curated.panel;
    let unscored: Vec<usize> = panel.unscored().collect();
    if !unscored.is_empty() {
        let list = names(curated, &unscored);
        screen.say("curation-unscored", &[("list", list.into())]);
    }
    for (number, curator) in panel.curators.iter().enumerate() {
        let left_out: Vec<usize> = panel.left_out(number).collect();
        if !left_out.is_empty() {
            let args = [
                ("name", Arg::from(print::shown(&curator.name))),
                ("count", Arg::from(left_out.len())),
                ("list", Arg::from(names(curated, &left_out))),
            ];
            screen.say("curation-left-out", &args);
        }
    }
    let lacks = |shop: &&usize| panel.missing(**shop).next().is_some();
    let lacking: Vec<&usize> = ranking.iter().filter(lacks).collect();
    if let Some(first) = lacking.first() {
        let criteria = panel.missing(**first);
        let criteria = criteria.map(|key| RubricRow::title(key, screen.language.code()));
        let args = [
            ("count", Arg::from(lacking.len())),
            (
                "name",
                Arg::from(print::shown(&curated.shops[**first].name)),
            ),
            ("list", Arg::from(criteria.collect::<Vec<_>>().join(", "))),
        ];
        screen.say("curation-missing", &args);
    }
}

fn tell_apart(curated: &Curated, screen: &Screen) {
    let apart = curated.panel.disagreements();
    if apart.is_empty() {
        return;
    }
    screen.say("curation-apart", &[]);
    for one in apart.iter().take(PRINTED_NAMES) {
        let criterion = RubricRow::title(one.criterion, screen.language.code());
        let args = [
            (
                "name",
                Arg::from(print::shown(&curated.shops[one.shop].name)),
            ),
            ("criterion", Arg::from(print::shown(&criterion))),
            ("high", Arg::from(print::shown(one.high.0))),
            ("most", Arg::from(one.high.1.to_string())),
            ("low", Arg::from(print::shown(one.low.0))),
            ("least", Arg::from(one.low.1.to_string())),
        ];
        screen.say("curation-apart-row", &args);
    }
    if let Some(more) = apart.len().checked_sub(PRINTED_NAMES).filter(|n| *n > 0) {
        screen.say("curation-apart-more", &[("more", Arg::from(more))]);
    }
}

/// Names of some shops in one line.
fn names(curated: &Curated, shops: &[usize]) -> String {
    let names = shops.iter().take(PRINTED_NAMES);
    let mut names: Vec<String> = names
        .map(|shop| print::shown(&curated.shops[*shop].name))
        .collect();
    if shops.len() > PRINTED_NAMES {
        names.push(format!("... ({})", shops.len()));
    }
    names.join(", ")
}
