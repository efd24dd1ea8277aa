//! Matches a map's keys against a table: accepts aliases, reports typing slips and duplicates.

use camino::Utf8Path;

use super::keys::{self, Key, fold};
use super::sample::is_sample;
use super::tree::{Entry, Node, Value};
use crate::diagnostic::{Code, Diagnostic, Report, Span};

/// Destination of one file's findings.
pub(super) struct Context<'a> {
    pub file: &'a Utf8Path,
    pub report: &'a mut Report,
}

impl<'a> Context<'a> {
    pub fn new(file: &'a Utf8Path, report: &'a mut Report) -> Self {
        Self { file, report }
    }

    /// A finding at a span of the file.
    pub fn finding(&self, code: Code, span: Span) -> Diagnostic {
        Diagnostic::new(code, self.file).at(span)
    }

    pub fn push(&mut self, finding: Diagnostic) {
        self.report.push(finding);
    }
}

/// The known fields of a map, each at most once.
pub(super) struct Fields<'n> {
    known: Vec<(&'static str, &'n Entry)>,
    /// Keys with a sample value, which are taken for absent.
    samples: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// Matches a map's keys with a table. `None` when the node is no map, which is reported under its own name `key`.
    pub fn of(node: &'n Node, key: &str, table: &'static [Key], cx: &mut Context) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            let finding = cx.finding(Code::ExpectedMap, node.span).arg("key", key);
            cx.push(finding);
            return None;
        };
        let mut fields = Self {
            known: Vec::new(),
            samples: Vec::new(),
        };
        for entry in entries {
            match Key::find(table, &entry.key) {
                Some(key) if is_sample(key, entry) => fields.leave_out(key.name, entry, cx),
                Some(key) => fields.insert(key.name, entry, cx),
                None => {
                    let meant = Key::of_other_word(table, &entry.key);
                    // Only slips are certain enough to be mended unasked.
                    let slip = match meant {
                        Some(_) => None,
                        None => nearest(table, &entry.key),
                    };
                    let mut finding = cx
                        .finding(Code::UnknownKey, entry.key_span)
                        .arg("key", &entry.key)
                        .arg_or_none("nearest", meant.or(slip));
                    finding.replacement = slip.map(str::to_owned);
                    cx.push(finding);
                }
            }
        }
        Some(fields)
    }

    fn insert(&mut self, name: &'static str, entry: &'n Entry, cx: &mut Context) {
        let Some((_, first)) = self.known.iter().find(|(known, _)| *known == name) else {
            self.known.push((name, entry));
            return;
        };
        let (code, first_span) = (
            if first.key.eq_ignore_ascii_case(&entry.key) {
                Code::DuplicateKey
            } else {
                Code::KeyAndAlias
            },
            first.key_span,
        );
        let mut finding = cx
            .finding(code, entry.key_span)
            .arg("key", &entry.key)
            .other(cx.file.to_owned(), first_span);
        if code == Code::KeyAndAlias {
            finding = finding.arg("other", &first.key);
        }
        cx.push(finding);
    }

    fn leave_out(&mut self, name: &'static str, entry: &Entry, cx: &mut Context) {
        self.samples.push(name);
        let span = entry.value.span;
        let mut finding = cx.finding(Code::SampleValue, span).arg("key", &entry.key);
        if let Value::Text { text, .. } = &entry.value.value {
            finding = finding.arg("found", text.trim());
        }
        cx.push(finding);
    }

    /// True when a key was written, with a value or without one.
    pub fn has(&self, name: &str) -> bool {
        let mut known = self.known.iter().map(|(known, _)| *known);
        known.any(|known| known == name) || self.samples.contains(&name)
    }

    /// The decoded value of a key; `None` when it is absent or invalid.
    pub fn read<T>(
        &self,
        key: &'static str,
        decode: impl FnOnce(&Node, &str, &mut Context) -> Option<T>,
        cx: &mut Context,
    ) -> Option<T> {
        decode(self.get(key)?, key, cx)
    }

    /// [`Fields::read`] for a mandatory key; reports its absence.
    pub fn require<T>(
        &self,
        key: &'static str,
        map: &Node,
        decode: impl FnOnce(&Node, &str, &mut Context) -> Option<T>,
        cx: &mut Context,
    ) -> Option<T> {
        if self.get(key).is_none() && !self.samples.contains(&key) {
            let finding = cx.finding(Code::MissingKey, map.span).arg("key", key);
            cx.push(finding);
        }
        self.read(key, decode, cx)
    }

    /// The value of a key, unless it is empty.
    pub fn get(&self, name: &str) -> Option<&'n Node> {
        let entry = self.known.iter().find(|(known, _)| *known == name);
        entry
            .map(|(_, entry)| &entry.value)
            .filter(|node| !node.is_empty())
    }
}

/// The nearest known key to a typing slip.
fn nearest(table: &[Key], typed: &str) -> Option<&'static str> {
    // Keys of other files are no slips: `warna` in a product is not a wrong `harga`.
    let files = [keys::SHOP, keys::PRODUCT, keys::GROUP];
    if files
        .into_iter()
        .any(|file| Key::find(file, typed).is_some())
    {
        return None;
    }
    let typed = fold(typed);
    table
        .iter()
        .flat_map(|key| [key.name, key.alias])
        .map(|known| (strsim::damerau_levenshtein(&typed, known), known))
        .filter(|(distance, known)| *distance <= known.chars().count().div_ceil(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}
