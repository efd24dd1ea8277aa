//! The figures of a programme below a check: phases, regions, coaches, in a few lines.

use super::screen::Screen;
use crate::audit::{Kind, Row, Tally};
use crate::build::Checked;
use crate::diagnostic::print;
use crate::locale::Arg;

/// Names in a line.
const MOST_NAMES: usize = 20;

/// Prints what the shops of a group say of themselves; nothing where they say nothing.
pub(super) fn tell(checked: &Checked, screen: &Screen) {
    if checked.group.is_none() || checked.shops.is_empty() {
        return;
    }
    let tally = Tally::of(&checked.shops, &checked.programmes);
    let mut lines = Vec::new();
    if tally.has_phases {
        lines.push(screen.text("programme-phases", &[list(&tally.phases, screen)]));
    }
    let listed = tally.regions.iter().filter(|row| row.kind == Kind::Listed);
    let is_told = tally.has_list || listed.count() > 1;
    if is_told {
        lines.extend(regions(&tally, screen));
    }
    if !tally.coaches.is_empty() {
        lines.push(screen.text("programme-coaches", &[list(&tally.coaches, screen)]));
    }
    if !checked.unread.is_empty() {
        let folders = checked.unread.iter().map(|folder| folder.to_string());
        lines.push(named("programme-unread", folders.collect(), screen));
    }
    if lines.is_empty() {
        return;
    }
    screen.say("programme", &[("shops", Arg::from(checked.shops.len()))]);
    for line in lines {
        screen.say("programme-line", &[("line", Arg::from(line))]);
    }
}

fn regions(tally: &Tally, screen: &Screen) -> Vec<String> {
    let mut rows: Vec<Row> = tally
        .regions
        .iter()
        .filter(|row| row.figures.shops > 0 && row.kind != Kind::Outside)
        .cloned()
        .collect();
    // The largest are of interest where not all fit.
    if rows.len() > MOST_NAMES {
        rows.sort_by_key(|row| std::cmp::Reverse(row.figures.shops));
    }
    let mut lines = vec![screen.text("programme-regions", &[list(&rows, screen)])];
    let empty = tally.empty_regions().map(|row| print::shown(&row.name));
    let empty: Vec<String> = empty.collect();
    if !empty.is_empty() {
        lines.push(named("programme-empty", empty, screen));
    }
    let outside = tally.regions.iter().filter(|row| row.kind == Kind::Outside);
    let outside: Vec<Row> = outside.cloned().collect();
    if !outside.is_empty() {
        lines.push(screen.text("programme-outside", &[list(&outside, screen)]));
    }
    lines
}

/// Names with their numbers of shops: `daftar 12, kurasi 8`.
fn list(rows: &[Row], screen: &Screen) -> (&'static str, Arg) {
    let shown = rows.iter().take(MOST_NAMES).map(|row| {
        let name = match row.kind {
            Kind::Unknown => screen.text("report-unknown", &[]),
            _ => print::shown(&row.name),
        };
        format!("{name} {}", row.figures.shops)
    });
    (
        "list",
        Arg::from(shortened(shown.collect(), rows.len(), screen)),
    )
}

/// A line about some names, with their number.
fn named(id: &str, names: Vec<String>, screen: &Screen) -> String {
    let all = names.len();
    let names = names.into_iter().take(MOST_NAMES).collect();
    let list = Arg::from(shortened(names, all, screen));
    screen.text(id, &[("count", Arg::from(all)), ("list", list)])
}

fn shortened(names: Vec<String>, all: usize, screen: &Screen) -> String {
    let more = all - names.len();
    let mut text = names.join(", ");
    if more > 0 {
        text += &screen.text("programme-more", &[("more", Arg::from(more))]);
    }
    text
}
