//! What texts say, as plain words for a poster: the steps of a numbered list, and the first sentences.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::Serialize;

use crate::catalogue::{MARKDOWN, Text};

/// Most steps that a poster has room for.
const MOST_STEPS: usize = 6;
/// Length of a step in characters, beyond which it ends with its last whole sentence.
const LONGEST_STEP: usize = 150;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// Bold words at its start.
    pub lead: String,
    /// The rest.
    pub words: String,
}

/// The steps of the first numbered list in a text; none without one.
pub(super) fn steps(text: &Text) -> Vec<StepView> {
    let mut steps: Vec<StepView> = Vec::new();
    // Lists around the current place; whether it is in the bold words that begin a step.
    let (mut depth, mut in_lead) = (0, false);
    for event in Parser::new_ext(&text.markdown, MARKDOWN) {
        match event {
            Event::Start(Tag::List(Some(_))) if depth == 0 => depth = 1,
            _ if depth == 0 => {}
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            _ if depth > 1 => {}
            Event::Start(Tag::Item) => steps.push(StepView {
                lead: String::new(),
                words: String::new(),
            }),
            event => {
                let Some(step) = steps.last_mut() else {
                    continue;
                };
                match event {
                    Event::Start(Tag::Strong) => in_lead = step.words.trim().is_empty(),
                    Event::End(TagEnd::Strong) => in_lead = false,
                    Event::Text(part) | Event::Code(part) => match in_lead {
                        true => step.lead.push_str(&part),
                        false => step.words.push_str(&part),
                    },
                    Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => {
                        step.words.push(' ');
                    }
                    _ => {}
                }
            }
        }
    }
    steps.truncate(MOST_STEPS);
    for step in &mut steps {
        step.words = whole_sentences(&step.words, LONGEST_STEP);
    }
    steps
}

/// The sentences at the start of a text, without markup; at most about `longest` characters.
pub(super) fn summary(text: &Text, longest: usize) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(&text.markdown, MARKDOWN) {
        match event {
            Event::Text(part) | Event::Code(part) => words.push_str(&part),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => words.push(' '),
            _ => {}
        }
    }
    whole_sentences(&words, longest)
}

/// The sentences at the start of a text, the first one at least, on one line.
fn whole_sentences(text: &str, longest: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= longest {
        return text;
    }
    let is_end = |end: &usize| text[*end..].is_empty() || text[*end..].starts_with(' ');
    let signs = text.match_indices(['.', '!', '?']);
    let ends = signs.map(|(at, sign)| at + sign.len()).filter(is_end);
    let ends: Vec<usize> = ends.collect();
    let fits = |end: &&usize| text[..**end].chars().count() <= longest;
    let end = ends.iter().rev().find(fits).or(ends.first());
    text[..end.copied().unwrap_or(text.len())].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sentences_are_kept() {
        let long = "kata ".repeat(40);
        let long = long.trim_end();
        for (text, expected) in [
            ("Kirim  foto.\nSelesai", "Kirim foto. Selesai"),
            (&*format!("Satu. 1.5 kg! {long}."), "Satu. 1.5 kg!"),
            (&*format!("{long}. Dua."), &*format!("{long}.")),
            (long, long),
        ] {
            assert_eq!(whole_sentences(text, 150), expected);
        }
    }
}
