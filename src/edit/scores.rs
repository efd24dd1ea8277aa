//! Writes the scores of a curator in place: their file has keys that are people's, by shop and criterion.

use std::collections::HashMap;

use super::document::{Refusal, spliced};
use super::encoding::Encoding;
use super::layout::Layout;
use super::scalar::smallest;
use super::ways::Splice;
use crate::parse::{Entry, Node, Value, folded_key, tree_of};
use crate::value::slug;

/// New scores of a shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewScores {
    /// Name of its folder.
    pub shop: String,
    /// Criteria or `catatan`, with their texts.
    pub values: Vec<(String, String)>,
}

/// The bytes of a curator's file with new scores. All other bytes stay, unless the file's encoding lacks a letter of the
/// new ones: then all become UTF-8.
///
/// # Errors
/// [`Refusal`].
pub fn with_scores(bytes: &[u8], scores: &[NewScores]) -> Result<Vec<u8>, Refusal> {
    let (text, encoding) = Encoding::decode(bytes).ok_or(Refusal::Unreadable)?;
    let (root, _) = tree_of(&text).ok_or(Refusal::Unreadable)?;
    let Value::Map(entries) = &root.value else {
        return Err(Refusal::NotAMap);
    };
    let writer = Writer {
        layout: Layout::new(&text),
    };
    let is_scores = |entry: &&Entry| ["nilai", "scores"].contains(&folded_key(&entry.key).as_str());
    let splices = match entries.iter().find(is_scores) {
        Some(entry) => writer.shops(entry, scores)?,
        None => {
            let mut lines = String::from("nilai:");
            writer.add_blocks(&mut lines, 2, scores);
            let end = text.len();
            let before = match text.is_empty() || text.ends_with('\n') {
                true => "",
                false => writer.layout.newline(),
            };
            vec![(
                end..end,
                format!("{before}{lines}{}", writer.layout.newline()),
            )]
        }
    };
    // They overlap when a shop stands among the new scores twice.
    let written = spliced(&text, splices).ok_or(Refusal::Entangled)?;
    match holds(&written, scores) {
        true => Ok(encoding.encode(&written).0),
        false => Err(Refusal::Entangled),
    }
}

/// True when a text has all these scores.
fn holds(text: &str, scores: &[NewScores]) -> bool {
    let Some((root, _)) = tree_of(text) else {
        return false;
    };
    let shops = entry_of(&root, |key| {
        ["nilai", "scores"].contains(&folded_key(key).as_str())
    });
    let Some(Value::Map(shops)) = shops.map(|entry| &entry.value.value) else {
        return scores.is_empty();
    };
    let by_slug: HashMap<String, &Entry> = shops
        .iter()
        .rev()
        .map(|entry| (slug(&entry.key), entry))
        .collect();
    scores.iter().all(|wanted| {
        let shop = by_slug.get(&slug(&wanted.shop));
        shop.is_some_and(|shop| {
            wanted.values.iter().all(|(key, text)| {
                let entry = entry_of(&shop.value, |own| folded_key(own) == folded_key(key));
                let value = entry.map(|entry| &entry.value.value);
                matches!(value, Some(Value::Text { text: own, .. }) if own.trim() == text.trim())
            })
        })
    })
}

fn entry_of(node: &Node, is_it: impl Fn(&str) -> bool) -> Option<&Entry> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|entry| is_it(&entry.key)),
        _ => None,
    }
}

struct Writer<'t> {
    layout: Layout<'t>,
}

impl Writer<'_> {
    /// Changes below `nilai`.
    fn shops(&self, entry: &Entry, scores: &[NewScores]) -> Result<Vec<Splice>, Refusal> {
        let column = self.layout.column(entry.key_span.start);
        let shops = match &entry.value.value {
            Value::Map(shops) => &shops[..],
            _ if entry.value.is_empty() => &[],
            _ => return Err(Refusal::Entangled),
        };
        let known: HashMap<String, &Entry> = shops
            .iter()
            .rev()
            .map(|shop| (slug(&shop.key), shop))
            .collect();
        let mut splices = Vec::new();
        let mut new = Vec::new();
        for scores in scores {
            match known.get(&slug(&scores.shop)) {
                Some(shop) => splices.extend(self.values(shop, scores)?),
                None => new.push(scores.clone()),
            }
        }
        if new.is_empty() {
            return Ok(splices);
        }
        if self.layout.is_flow(&entry.value) {
            let rows = new.iter().map(|scores| {
                let shop = smallest(&scores.shop, true);
                format!("{shop}: {{{}}}", flow(&scores.values))
            });
            splices.push(self.in_braces(&entry.value, &rows.collect::<Vec<_>>().join(", "))?);
            return Ok(splices);
        }
        let inner = shops
            .first()
            .map_or(column + 2, |shop| self.layout.column(shop.key_span.start));
        let mut lines = String::new();
        self.add_blocks(&mut lines, inner, &new);
        let end = self.layout.entry_end(entry);
        let lines = lines.strip_prefix(self.layout.newline()).unwrap_or(&lines);
        splices.push(self.layout.line_after(end, lines));
        Ok(splices)
    }

    /// Changes of one shop.
    fn values(&self, shop: &Entry, scores: &NewScores) -> Result<Vec<Splice>, Refusal> {
        let entries = match &shop.value.value {
            Value::Map(entries) => &entries[..],
            _ if shop.value.is_empty() => &[],
            _ => return Err(Refusal::Entangled),
        };
        let in_flow = self.layout.is_flow(&shop.value);
        let mut splices = Vec::new();
        let mut new = Vec::new();
        for (key, text) in &scores.values {
            let is_it = |entry: &&Entry| folded_key(&entry.key) == folded_key(key);
            match entries.iter().find(is_it) {
                Some(entry) => {
                    let colon = self.layout.colon(entry).ok_or(Refusal::Entangled)?;
                    let end = self.layout.entry_end(entry);
                    splices.push((colon..end, format!(" {}", smallest(text, in_flow))));
                }
                None => new.push((key.clone(), text.clone())),
            }
        }
        if new.is_empty() {
            return Ok(splices);
        }
        if in_flow {
            splices.push(self.in_braces(&shop.value, &flow(&new))?);
            return Ok(splices);
        }
        let column = match entries.first() {
            Some(entry) => self.layout.column(entry.key_span.start),
            None => self.layout.column(shop.key_span.start) + 2,
        };
        let indent = " ".repeat(column);
        let lines = new.iter().map(|(key, text)| {
            format!(
                "{indent}{}: {}",
                smallest(key, false),
                smallest(text, false)
            )
        });
        let lines: Vec<String> = lines.collect();
        let lines = lines.join(self.layout.newline());
        splices.push(self.layout.line_after(self.layout.entry_end(shop), &lines));
        Ok(splices)
    }

    /// Adds text before the closing brace of a map in one line.
    fn in_braces(&self, node: &Node, text: &str) -> Result<Splice, Refusal> {
        let end = node.span.end.checked_sub(1).ok_or(Refusal::Entangled)?;
        if self.layout.text.get(end..node.span.end) != Some("}") {
            return Err(Refusal::Entangled);
        }
        let inner = &self.layout.text[node.span.start + 1..end];
        let comma = if inner.trim().is_empty() { "" } else { ", " };
        let at = node.span.start + 1 + inner.trim_end().len();
        Ok((at..at, format!("{comma}{text}")))
    }

    /// Shops as blocks, each line with a line end in front.
    fn add_blocks(&self, lines: &mut String, column: usize, scores: &[NewScores]) {
        let newline = self.layout.newline();
        let indent = " ".repeat(column);
        for scores in scores {
            *lines += &format!("{newline}{indent}{}:", smallest(&scores.shop, false));
            for (key, text) in &scores.values {
                let (key, text) = (smallest(key, false), smallest(text, false));
                *lines += &format!("{newline}{indent}  {key}: {text}");
            }
        }
    }
}

fn flow(values: &[(String, String)]) -> String {
    let values = values
        .iter()
        .map(|(key, text)| format!("{}: {}", smallest(key, true), smallest(text, true)));
    values.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(shop: &str, values: &[(&str, &str)]) -> NewScores {
        let values = values.iter();
        NewScores {
            shop: shop.to_owned(),
            values: values
                .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
                .collect(),
        }
    }

    fn written(text: &str, scores: &[NewScores]) -> String {
        let bytes = with_scores(text.as_bytes(), scores).expect("it can be written");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn scores_are_written_in_place() {
        let text = "# lembar Bu Ratna\nnama: Bu Ratna\nnilai:\n  sari:   # kopi\n    mutu: 8 # enak\n    catatan: |\n      Enak.\n  melati: {mutu: 7}\n# akhir\n";
        let new = [
            scores("sari", &[("mutu", "9"), ("kemasan", "7,5")]),
            scores("melati", &[("mutu", "6"), ("catatan", "Rapi: sekali")]),
            scores("anggrek", &[("mutu", "5")]),
        ];
        assert_eq!(
            written(text, &new),
            "# lembar Bu Ratna\nnama: Bu Ratna\nnilai:\n  sari:   # kopi\n    mutu: 9 # enak\n    catatan: |\n      Enak.\n    kemasan: 7,5\n  melati: {mutu: 6, catatan: \"Rapi: sekali\"}\n  anggrek:\n    mutu: 5\n# akhir\n"
        );
    }

    #[test]
    fn a_shop_that_stands_twice_is_refused() {
        let text = "nama: Bu Ratna\nnilai:\n  sari:\n    mutu: 9,25";
        let twice = [
            scores("sari", &[("mutu", "8")]),
            scores("sari", &[("mutu", "7")]),
        ];
        assert_eq!(
            with_scores(text.as_bytes(), &twice),
            Err(Refusal::Entangled)
        );
    }

    #[test]
    fn a_file_without_scores_gets_some() {
        let new = [scores("sari", &[("mutu", "9")])];
        for (text, expected) in [
            ("", "nilai:\n  sari:\n    mutu: 9\n"),
            ("nama: A", "nama: A\nnilai:\n  sari:\n    mutu: 9\n"),
            (
                "nama: A\r\nnilai:\r\n",
                "nama: A\r\nnilai:\r\n  sari:\r\n    mutu: 9\r\n",
            ),
            ("nilai: {}\n", "nilai: {sari: {mutu: 9}}\n"),
            ("nilai:\n  sari:\n", "nilai:\n  sari:\n    mutu: 9\n"),
        ] {
            assert_eq!(written(text, &new), expected, "{text:?}");
        }
        assert_eq!(with_scores(b"nilai: [\n", &new), Err(Refusal::Unreadable));
        assert_eq!(with_scores(b"nilai: 8\n", &new), Err(Refusal::Entangled));
    }
}
