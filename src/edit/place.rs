//! The place of a key that a map lacks: where the template has its example, or else by the order of the table.

use std::ops::Range;

use super::layout::Layout;
use crate::parse::{Entry, Key, Node, Shape, Value};
use crate::value::{Rupiah, Stock, parse_truth};

/// A place for new lines.
pub(super) struct Place {
    /// Bytes that they replace; empty between two lines.
    range: Range<usize>,
    how: How,
    /// Indentation of the lines.
    pub column: usize,
    /// The key as the example spells it.
    pub spelling: Option<&'static str>,
}

/// Position of new lines beside the old ones.
#[derive(Clone, Copy)]
enum How {
    /// In place of lines, whose last line end stays.
    Instead,
    /// Below the line of a place.
    Below,
    /// Above the line of a place.
    Above,
    /// Before a key that stands beside a dash.
    Beside,
}

/// The neighbour of a new key.
pub(super) enum Neighbour<'e> {
    /// The entry before it.
    After(&'e Entry),
    /// The entry behind it.
    Before(&'e Entry),
    /// The map is empty.
    None,
}

impl Place {
    /// The insertion of lines, of which the first is not indented yet.
    pub fn splice(&self, layout: &Layout, lines: &str) -> (Range<usize>, String) {
        let indent = " ".repeat(self.column);
        let newline = layout.newline();
        match self.how {
            How::Instead => (self.range.clone(), format!("{indent}{lines}")),
            How::Below => layout.line_after(self.range.start, &format!("{indent}{lines}")),
            How::Above => (self.range.clone(), format!("{indent}{lines}{newline}")),
            How::Beside => (self.range.clone(), format!("{lines}{newline}{indent}")),
        }
    }

    fn new(at: usize, how: How, column: usize) -> Self {
        Self {
            range: at..at,
            how,
            column,
            spelling: None,
        }
    }
}

/// The neighbour of a key by the order of the table: the last of those before it, or else the first behind it.
pub(super) fn order<'e>(entries: &'e [Entry], key: &Key, table: &'static [Key]) -> Neighbour<'e> {
    let rank = |entry: &Entry| {
        let known = Key::find(table, &entry.key)?;
        table.iter().position(|other| other.name == known.name)
    };
    let own = table.iter().position(|other| other.name == key.name);
    let ranked = || {
        entries
            .iter()
            .filter_map(|entry| Some((rank(entry)?, entry)))
    };
    let before = ranked().filter(|(rank, _)| Some(*rank) < own);
    if let Some((_, entry)) = before.max_by_key(|(rank, _)| *rank) {
        return Neighbour::After(entry);
    }
    match (ranked().min_by_key(|(rank, _)| *rank), entries.last()) {
        (Some((_, entry)), _) => Neighbour::Before(entry),
        (None, Some(entry)) => Neighbour::After(entry),
        (None, None) => Neighbour::None,
    }
}

/// Places by the order of the table in a block map, the best first.
pub(super) fn of(
    layout: &Layout,
    entries: &[Entry],
    key: &Key,
    table: &'static [Key],
) -> Vec<Place> {
    let after = |entry: &Entry| {
        let column = layout.column(entry.key_span.start);
        let end = layout.entry_end(entry);
        let below = below_comments(layout, end, column);
        // Blank lines may belong to a block scalar that keeps them (`|+`).
        let blank = below_blank_lines(layout, below);
        let places = [below, blank].map(|at| Place::new(at, How::Below, column));
        Vec::from(places)
    };
    match order(entries, key, table) {
        Neighbour::After(entry) => after(entry),
        Neighbour::Before(entry) => {
            let start = entry.key_span.start;
            let column = layout.column(start);
            if !layout.starts_line(start) {
                return vec![Place::new(start, How::Beside, column)];
            }
            let line = layout.line_start(start);
            let above = above_comments(layout, line);
            [above, line]
                .map(|at| Place::new(at, How::Above, column))
                .into()
        }
        Neighbour::None => {
            let end = layout.text.len();
            match layout.text.is_empty() {
                true => vec![Place::new(end, How::Above, 0)],
                false => vec![Place::new(end, How::Below, 0)],
            }
        }
    }
}

/// The commented examples of a key (`#harga: 12.500`) at the start of a line, the best first. With a space behind the
/// `#` it must have a value that the key can have, or else it is a sentence.
pub(super) fn examples(layout: &Layout, key: &Key, root: &Node, on_one_line: bool) -> Vec<Place> {
    let text = layout.text;
    let mut scalars = Vec::new();
    collect_scalars(root, &mut scalars);
    let mut found: Vec<(bool, Place)> = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = layout.line_end(start);
        let next = layout.next_line(start);
        let line = &text[start..end];
        let is_comment = || !scalars.iter().any(|scalar| scalar.contains(&start));
        if let Some(example) = Example::read(line, key).filter(|_| is_comment()) {
            let end = example.end_of_lines(layout, start);
            let fits = on_one_line == example.has_value;
            let place = Place {
                range: start..end.max(start + example.length),
                how: How::Instead,
                column: 0,
                spelling: Some(example.spelling),
            };
            found.push((!fits, place));
        }
        start = next;
    }
    found.sort_by_key(|(misfits, _)| *misfits);
    found.into_iter().map(|(_, place)| place).collect()
}

/// A commented example of a key.
struct Example {
    /// Spaces between `#` and the key.
    space: usize,
    /// The key in the table's spelling.
    spelling: &'static str,
    /// `true` when a value stands on the line, and none below it.
    has_value: bool,
    /// Bytes of its first line without a comment behind the value.
    length: usize,
}

impl Example {
    fn read(line: &str, key: &Key) -> Option<Self> {
        let after = line.strip_prefix('#')?;
        let content = after.trim_start_matches(' ');
        let space = after.len() - content.len();
        let (name, value) = content.split_once(':')?;
        let before_comment = line.split(" #").next().unwrap_or_default().trim_end();
        let value = value.split(" #").next().unwrap_or_default().trim();
        let spelling = [key.name, key.alias]
            .into_iter()
            .find(|known| *known == name)?;
        let is_example = match space {
            0 => true,
            1 => reads(key.shape, value),
            _ => false,
        };
        is_example.then_some(Self {
            space,
            spelling,
            has_value: !matches!(value, "" | "|" | ">"),
            length: before_comment.len(),
        })
    }

    /// The end of the lines below it that belong to it, which are indented more than the key; `start` without any.
    fn end_of_lines(&self, layout: &Layout, start: usize) -> usize {
        if self.has_value {
            return start;
        }
        let belongs = |line: &str| {
            let content = line
                .strip_prefix('#')
                .map(|rest| rest.trim_start_matches(' '));
            content.is_some_and(|content| {
                let space = line.len() - 1 - content.len();
                !content.is_empty() && (space > self.space + 1 || content.starts_with("- "))
            })
        };
        let (mut end, mut next) = (start, layout.next_line(start));
        while next < layout.text.len() && belongs(&layout.text[next..layout.line_end(next)]) {
            end = layout.line_end(next);
            next = layout.next_line(next);
        }
        end
    }
}

/// True when a text is a value of a shape that has a form of its own.
fn reads(shape: Shape, text: &str) -> bool {
    match shape {
        Shape::Price => Rupiah::parse(text).is_ok(),
        Shape::Stock => Stock::parse(text).is_ok(),
        Shape::Truth => parse_truth(text).is_some(),
        Shape::Number => text.parse::<i64>().is_ok(),
        Shape::Choice(words) => words.iter().any(|word| word.eq_ignore_ascii_case(text)),
        _ => false,
    }
}

fn collect_scalars(node: &Node, found: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Text { .. } => found.push(node.span.start..node.span.end),
        Value::List(items) => items.iter().for_each(|item| collect_scalars(item, found)),
        Value::Map(entries) => {
            entries
                .iter()
                .for_each(|entry| collect_scalars(&entry.value, found));
        }
    }
}

/// A place in the last of the comment lines below a place that are indented more than the keys of its map.
fn below_comments(layout: &Layout, at: usize, column: usize) -> usize {
    let mut at = at;
    loop {
        let next = layout.next_line(at);
        if next >= layout.text.len() {
            return at;
        }
        let line = &layout.text[next..layout.line_end(next)];
        let content = line.trim_start();
        if !content.starts_with('#') || line.len() - content.len() <= column {
            return at;
        }
        at = next;
    }
}

fn below_blank_lines(layout: &Layout, at: usize) -> usize {
    let mut at = at;
    loop {
        let next = layout.next_line(at);
        let is_end = next >= layout.text.len();
        if is_end || !layout.text[next..layout.line_end(next)].trim().is_empty() {
            return at;
        }
        at = next;
    }
}

/// The start of the comment lines directly above a line.
fn above_comments(layout: &Layout, line: usize) -> usize {
    let mut line = line;
    while line > 0 {
        let before = layout.line_start(line - 1);
        if !layout.text[before..line].trim_start().starts_with('#') {
            break;
        }
        line = before;
    }
    line
}
