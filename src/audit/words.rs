//! Readiness in words.

use crate::catalogue::{Row, Step};
use crate::diagnostic::print;
use crate::locale::{Arg, Texts};

/// Next steps that a table shows of a shop.
pub const STEPS: usize = 3;

/// The name of a criterion, for people.
pub fn criterion_name(row: &Row, texts: &Texts) -> String {
    texts.format(&text_id(row), &[])
}

/// The next step about a criterion, in one sentence, for the person at the files.
pub fn sentence(row: &Row, texts: &Texts) -> Option<String> {
    step(row, "next", texts)
}

/// The next step about a criterion, in one sentence, for an owner who never sees the files.
pub fn letter_sentence(row: &Row, texts: &Texts) -> Option<String> {
    step(row, "letter", texts)
}

fn step(row: &Row, attribute: &str, texts: &Texts) -> Option<String> {
    let Step {
        lack,
        count,
        example,
    } = row.step.as_ref()?;
    let args = [
        ("lack".to_owned(), Arg::from(lack.name())),
        ("count".to_owned(), Arg::from(*count)),
        ("example".to_owned(), Arg::from(print::shown(example))),
    ];
    texts.attribute(&text_id(row), attribute, &args)
}

fn text_id(row: &Row) -> String {
    format!("readiness-{}", row.criterion.key())
}
