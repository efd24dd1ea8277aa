//! The steps that a page tells in a numbered list, as plain words for a poster.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::Serialize;

use crate::catalogue::{MARKDOWN, Text};

/// Most steps that a poster has room for.
const MOST_STEPS: usize = 6;
/// Length of a step in characters, beyond which it ends with its last whole sentence.
const LONGEST: usize = 150;

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
        step.lead = step.lead.trim_end_matches('.').to_owned();
        step.words = short(&step.words);
    }
    steps
}

/// The whole sentences at the start of a text, the first one at least, on one line.
fn short(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_start_matches(['.', ':', ',']).trim_start();
    let ends = text
        .match_indices(['.', '!', '?'])
        .filter_map(|(at, sign)| {
            let end = at + sign.len();
            let is_end = text[end..].is_empty() || text[end..].starts_with(' ');
            is_end.then_some(end)
        });
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let ends: Vec<usize> = ends.collect();
    let fitting = ends
        .iter()
        .rev()
        .find(|end| text[..**end].chars().count() <= LONGEST);
    let end = fitting.or(ends.first()).copied().unwrap_or(text.len());
    text[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sentences_are_kept() {
        assert_eq!(short(". Kirim  foto.\nSelesai"), "Kirim foto. Selesai");
        let long = format!("Satu. Dua. {}.", "kata ".repeat(40).trim_end());
        assert_eq!(short(&long), "Satu. Dua.");
        let one = format!("{}. Dua.", "kata ".repeat(40).trim_end());
        assert!(short(&one).ends_with("kata."));
    }
}
