//! Documents, and what is left of files when a change is cut off.

mod corpus;
mod crash;
mod disk;
mod documents;

use super::*;

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
