//! Ways to make a change: for each a few splices, the best first. The document takes the first that changes nothing else.

use std::ops::Range;

use super::document::{Document, Spot, Step, shape_of};
use super::place::{self, Neighbour};
use super::scalar::{self, Style};
use super::value::{NewValue, texts_of};
use crate::diagnostic::Span;
use crate::parse::{Key, Notation, Shape, Value};

/// A replacement of a part of the text.
pub(super) type Splice = (Range<usize>, String);

impl Document {
    /// Ways to put a value in place of one that is there.
    pub(super) fn replacements(&self, path: &[Step], value: &NewValue) -> Vec<Vec<Splice>> {
        let Some(spot) = self.spot(path) else {
            return Vec::new();
        };
        let layout = self.layout();
        let node = spot.node;
        let text = match value {
            NewValue::Text(text) => text,
            NewValue::Texts(texts) => return self.text_replacements(&spot, texts),
            NewValue::Map(_) | NewValue::Rows(_) | NewValue::Pairs(_) => {
                return self.map_replacements(path, &spot, value);
            }
        };
        // Behind a colon or a dash.
        let from = match spot.entry {
            Some(entry) => layout.colon(entry),
            None => layout.dash(node).map(|dash| dash + 1),
        };
        let style = layout.style(node, from);
        let styles = style.alternatives(text, spot.in_flow);
        let column = spot.entry.map_or_else(
            || layout.column(node.span.start),
            |entry| layout.column(entry.key_span.start),
        );
        let ways = |style| {
            let in_place = self.replacement(&spot, from, (text, style), column);
            let beside = self.beside_key(&spot, from, (text, style), column);
            in_place.into_iter().chain(beside)
        };
        styles.into_iter().flat_map(ways).collect()
    }

    /// The text beside its key in place of one below it: what beginners type there needs no indentation.
    fn beside_key(
        &self,
        spot: &Spot,
        from: Option<usize>,
        text: (&str, Style),
        column: usize,
    ) -> Option<Vec<Splice>> {
        let colon = spot.entry.and(from)?;
        let Span { start, end } = spot.node.span;
        let between = self.text.get(colon..start)?;
        let is_below = between.contains('\n') && between.trim().is_empty();
        let is_text = matches!(spot.node.value, Value::Text { .. });
        (is_text && is_below).then(|| self.layout().scalar_at((colon, end), text, column, " "))
    }

    /// One way to put a text in place of a value that begins behind a colon or dash.
    fn replacement(
        &self,
        spot: &Spot,
        from: Option<usize>,
        text: (&str, Style),
        column: usize,
    ) -> Option<Vec<Splice>> {
        let layout = self.layout();
        let node = spot.node;
        let is_block = matches!(
            node.value,
            Value::Text {
                notation: Notation::Block,
                ..
            }
        );
        let is_text = matches!(node.value, Value::Text { .. });
        let at_colon = || {
            let colon = spot.entry.and(from)?;
            Some(layout.scalar_at((colon, colon), text, column, " "))
        };
        if node.is_empty() {
            at_colon()
        } else if is_block {
            layout.over_block((node, from?), text, column)
        } else if is_text || spot.in_flow || layout.is_flow(node) {
            Some(layout.scalar_at((node.span.start, node.span.end), text, column, ""))
        } else {
            // The lines of a list or map go, and its key gets the text.
            let lines = layout.lines_of(layout.first_line(node), layout.end(node));
            let mut splices = at_colon()?;
            splices.push((lines, String::new()));
            Some(splices)
        }
    }

    /// Ways to put texts in place of a list or text.
    fn text_replacements(&self, spot: &Spot, texts: &[String]) -> Vec<Vec<Splice>> {
        let layout = self.layout();
        let node = spot.node;
        let in_flow = spot.in_flow || layout.is_flow(node);
        let list = format!("[{}]", flow_texts(texts));
        let joined = joined(texts).filter(|_| !spot.in_flow);
        match (&node.value, spot.entry) {
            (Value::List(items), _) if !in_flow && !items.is_empty() => {
                let Some(dash) = layout.dash(&items[0]) else {
                    return Vec::new();
                };
                let column = layout.column(dash);
                let rows = |texts: &[String]| {
                    let rows = texts
                        .iter()
                        .map(|text| format!("- {}", scalar::smallest(text, false)));
                    let rows: Vec<String> = rows.collect();
                    rows.join(&format!("{}{}", layout.newline(), " ".repeat(column)))
                };
                // Below those that are there, whose comments stay.
                let there = texts_of(node);
                let new = there.and_then(|there| texts.strip_prefix(&there[..]));
                let below = new.filter(|new| !new.is_empty()).map(|new| {
                    let lines = format!("{}{}", " ".repeat(column), rows(new));
                    vec![layout.line_after(layout.end(node), &lines)]
                });
                let anew = vec![(dash..layout.end(node), rows(texts))];
                below.into_iter().chain([anew]).collect()
            }
            (_, Some(entry)) if node.is_empty() => match layout.colon(entry) {
                Some(colon) => {
                    let way = |text| vec![(colon..colon, format!(" {text}"))];
                    joined.into_iter().chain([list]).map(way).collect()
                }
                None => Vec::new(),
            },
            (
                Value::Text {
                    notation: Notation::Block,
                    ..
                },
                Some(entry),
            ) => {
                let way = |text: String| {
                    let place = (node, layout.colon(entry)?);
                    layout.over_block(place, (&text, Style::Plain), 0)
                };
                joined.into_iter().chain([list]).filter_map(way).collect()
            }
            (Value::Text { .. }, _) => {
                let range = node.span.start..node.span.end;
                let way = |text| vec![(range.clone(), text)];
                joined.into_iter().chain([list]).map(way).collect()
            }
            (Value::List(_), _) if in_flow => vec![vec![(node.span.start..node.span.end, list)]],
            _ => Vec::new(),
        }
    }

    /// Ways to put a map or rows in place of an empty value, or a map in place of a row that is a text.
    fn map_replacements(&self, path: &[Step], spot: &Spot, value: &NewValue) -> Vec<Vec<Splice>> {
        let layout = self.layout();
        let table = self.table_of(path);
        match (spot.entry, &spot.node.value) {
            (Some(entry), _) if spot.node.is_empty() => {
                let Some(colon) = layout.colon(entry) else {
                    return Vec::new();
                };
                if spot.in_flow {
                    return vec![vec![(
                        colon..colon,
                        format!(" {}", self.flow(value, table)),
                    )]];
                }
                let lines = self.lines(value, layout.column(entry.key_span.start) + 2, table);
                let end = layout.line_end(colon);
                vec![vec![(end..end, format!("{}{lines}", layout.newline()))]]
            }
            (None, Value::Text { .. }) => {
                let NewValue::Map(fields) = value else {
                    return Vec::new();
                };
                let own = spot.node.span.slice(&self.text);
                let Some(((first, _), others)) = fields.split_first() else {
                    return Vec::new();
                };
                let (start, end) = (spot.node.span.start, spot.node.span.end);
                let first = self.spelled(first, table);
                if spot.in_flow {
                    let others = NewValue::Map(others.to_vec());
                    let others = self.flow(&others, table);
                    let others = others.trim_start_matches('{').trim_end_matches('}');
                    let map = format!("{{{first}: {own}, {others}}}");
                    return vec![vec![(start..end, map)]];
                }
                let others = NewValue::Map(others.to_vec());
                let lines = self.lines(&others, layout.column(start), table);
                let line_end = layout.line_end(end);
                vec![vec![
                    (start..start, format!("{first}: ")),
                    (line_end..line_end, format!("{}{lines}", layout.newline())),
                ]]
            }
            _ => Vec::new(),
        }
    }

    /// Ways to add a key that its map lacks.
    pub(super) fn insertions(&self, path: &[Step], value: &NewValue) -> Vec<Vec<Splice>> {
        let Some((Step::Key(name), parent)) = path.split_last() else {
            return Vec::new();
        };
        let Some(spot) = self.spot(parent) else {
            return Vec::new();
        };
        let Value::Map(entries) = &spot.node.value else {
            return Vec::new();
        };
        let Some(key) = spot.table.iter().find(|key| key.name == *name) else {
            return Vec::new();
        };
        let layout = self.layout();
        let inner = key.shape.keys();
        let spelled = self.spelled(name, spot.table);
        if spot.in_flow || layout.is_flow(spot.node) {
            let field = format!("{spelled}: {}", self.flow(value, inner));
            let at = place::order(entries, key, spot.table);
            let splice = match at {
                Neighbour::After(entry) => {
                    let end = layout.entry_end(entry);
                    (end..end, format!(", {field}"))
                }
                Neighbour::Before(entry) => {
                    let start = entry.key_span.start;
                    (start..start, format!("{field}, "))
                }
                Neighbour::None => {
                    let start = spot.node.span.start + 1;
                    (start..start, field)
                }
            };
            return vec![vec![splice]];
        }
        let is_root = parent.is_empty();
        let examples = if is_root {
            place::examples(
                &layout,
                key,
                &self.root,
                matches!(value, NewValue::Text(_) | NewValue::Texts(_)),
            )
        } else {
            Vec::new()
        };
        let mut ways = Vec::new();
        let ordered = place::of(&layout, entries, key, spot.table);
        for place in examples.into_iter().chain(ordered) {
            let spelled = place.spelling.unwrap_or(spelled);
            for field in self.fields(spelled, value, place.column, inner) {
                ways.push(vec![place.splice(&layout, &field)]);
            }
        }
        ways
    }

    /// Ways to write a key with its value, on lines at a column of which the first is not indented.
    fn fields(
        &self,
        spelled: &str,
        value: &NewValue,
        column: usize,
        inner: &'static [Key],
    ) -> Vec<String> {
        let layout = self.layout();
        match value {
            NewValue::Text(text) => Style::Plain
                .alternatives(text, false)
                .into_iter()
                .map(|style| {
                    let (head, body) = scalar::written(text, style, column + 2, layout.newline());
                    format!("{spelled}: {head}{body}")
                })
                .collect(),
            NewValue::Texts(texts) => {
                let list = format!("[{}]", flow_texts(texts));
                let way = |text| format!("{spelled}: {text}");
                joined(texts).into_iter().chain([list]).map(way).collect()
            }
            NewValue::Map(_) | NewValue::Rows(_) | NewValue::Pairs(_) => {
                let lines = self.lines(value, column + 2, inner);
                vec![format!("{spelled}:{}{lines}", layout.newline())]
            }
        }
    }

    /// A map or rows as indented lines, without the last line end.
    fn lines(&self, value: &NewValue, column: usize, table: &'static [Key]) -> String {
        let newline = self.layout().newline();
        match value {
            NewValue::Map(fields) => {
                let lines = self.map_lines(fields, column, table);
                format!("{}{lines}", " ".repeat(column))
            }
            NewValue::Rows(rows) => {
                let rows = rows
                    .iter()
                    .map(|row| self.row(row, (column, column + 2), table));
                rows.collect::<Vec<_>>().join(newline)
            }
            NewValue::Pairs(pairs) => {
                let indent = " ".repeat(column);
                let lines = pairs
                    .iter()
                    .map(|pair| format!("{indent}{}", field(pair, false)));
                lines.collect::<Vec<_>>().join(newline)
            }
            NewValue::Text(_) | NewValue::Texts(_) => String::new(),
        }
    }

    /// The lines of a map, of which the first is not indented.
    fn map_lines(
        &self,
        fields: &[(&'static str, NewValue)],
        column: usize,
        table: &'static [Key],
    ) -> String {
        let next = format!("{}{}", self.layout().newline(), " ".repeat(column));
        let lines = fields.iter().filter_map(|(name, value)| {
            let inner = shape_of(name, table).map_or(&[][..], Shape::keys);
            let mut ways = self.fields(self.spelled(name, table), value, column, inner);
            (!ways.is_empty()).then(|| ways.swap_remove(0))
        });
        lines.collect::<Vec<_>>().join(&next)
    }

    /// A row of a block list: its dash at one column, its content at another.
    pub(super) fn row(
        &self,
        row: &NewValue,
        (dash, content): (usize, usize),
        table: &'static [Key],
    ) -> String {
        let head = format!("{}-{}", " ".repeat(dash), " ".repeat(content - dash - 1));
        match row {
            NewValue::Map(fields) => format!("{head}{}", self.map_lines(fields, content, table)),
            NewValue::Text(text) => format!("{head}{}", scalar::smallest(text, false)),
            NewValue::Texts(_) | NewValue::Rows(_) | NewValue::Pairs(_) => {
                format!("{head}{}", self.flow(row, table))
            }
        }
    }

    /// A value on one line, in brackets where it has parts.
    pub(super) fn flow(&self, value: &NewValue, table: &'static [Key]) -> String {
        match value {
            NewValue::Text(text) => scalar::smallest(text, true),
            NewValue::Texts(texts) => format!("[{}]", flow_texts(texts)),
            NewValue::Rows(rows) => {
                let rows = rows.iter().map(|row| self.flow(row, table));
                format!("[{}]", rows.collect::<Vec<_>>().join(", "))
            }
            NewValue::Map(fields) => {
                let fields = fields.iter().map(|(name, value)| {
                    let inner = shape_of(name, table).map_or(&[][..], Shape::keys);
                    let spelled = self.spelled(name, table);
                    format!("{spelled}: {}", self.flow(value, inner))
                });
                format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
            }
            NewValue::Pairs(pairs) => {
                let fields = pairs.iter().map(|pair| field(pair, true));
                format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// A key in the language of the file's keys.
    fn spelled(&self, name: &'static str, table: &'static [Key]) -> &'static str {
        let is_english = match &self.root.value {
            Value::Map(entries) => entries.iter().any(|entry| {
                Key::find(self.table, &entry.key).is_some_and(|key| key.is_alias(&entry.key))
            }),
            _ => false,
        };
        let key = table.iter().find(|key| key.name == name);
        match key {
            Some(key) if is_english => key.alias,
            _ => name,
        }
    }

    /// Ways to set a field of a map whose keys are the seller's: the entry at an index, or a new one at the end.
    pub(super) fn pair_ways(
        &self,
        spot: &Spot,
        index: Option<usize>,
        pair: &(String, String),
    ) -> Vec<Vec<Splice>> {
        let layout = self.layout();
        let Value::Map(entries) = &spot.node.value else {
            return Vec::new();
        };
        let in_flow = spot.in_flow || layout.is_flow(spot.node);
        if let Some(entry) = index.map(|index| &entries[index]) {
            let text = scalar::smallest(&pair.1, in_flow);
            let Span { start, end } = entry.value.span;
            return match layout.colon(entry).filter(|_| entry.value.is_empty()) {
                Some(colon) => vec![vec![(colon..colon, format!(" {text}"))]],
                None => vec![vec![(start..end, text)]],
            };
        }
        let last = entries.last().map(|last| layout.entry_end(last));
        if in_flow {
            let comma = if last.is_some() { ", " } else { "" };
            let end = last.unwrap_or(spot.node.span.start + 1);
            return vec![vec![(end..end, format!("{comma}{}", field(pair, true)))]];
        }
        let column = entries
            .first()
            .map(|first| layout.column(first.key_span.start));
        let (Some(end), Some(column)) = (last, column) else {
            return Vec::new();
        };
        let line = format!("{}{}", " ".repeat(column), field(pair, false));
        vec![vec![layout.line_after(end, &line)]]
    }

    /// Ways to take a key or row out.
    pub(super) fn removals(&self, path: &[Step]) -> Vec<Vec<Splice>> {
        let layout = self.layout();
        let Some((last, parent)) = path.split_last() else {
            return Vec::new();
        };
        let (Some(spot), Some(parent)) = (self.spot(path), self.spot(parent)) else {
            return Vec::new();
        };
        let in_flow = parent.in_flow || layout.is_flow(parent.node);
        // Each part of the map or list, from its start to its end.
        let parts: Vec<Range<usize>> = match &parent.node.value {
            Value::Map(entries) => entries
                .iter()
                .map(|entry| entry.key_span.start..layout.entry_end(entry))
                .collect(),
            Value::List(items) => items
                .iter()
                .map(|item| item.span.start..layout.end(item))
                .collect(),
            Value::Text { .. } => return Vec::new(),
        };
        let start = match last {
            Step::Key(_) => spot.entry.map_or(0, |entry| entry.key_span.start),
            Step::Row(_) => spot.node.span.start,
        };
        let Some(index) = parts.iter().position(|part| part.start == start) else {
            return Vec::new();
        };
        let part = parts[index].clone();
        let following = parts.get(index + 1).map(|next| next.start);
        if in_flow {
            let range = match (following, index) {
                (Some(next), _) => part.start..next,
                (None, 0) => part,
                (None, _) => parts[index - 1].end..part.end,
            };
            return vec![vec![(range, String::new())]];
        }
        let first = match last {
            Step::Key(_) => part.start,
            Step::Row(_) => match layout.dash(spot.node) {
                Some(dash) => dash,
                None => return Vec::new(),
            },
        };
        let range = if layout.starts_line(first) {
            layout.lines_of(first, part.end)
        } else {
            // The first key beside a dash: the next one takes its place.
            match following {
                Some(next) => first..next,
                None => return Vec::new(),
            }
        };
        vec![vec![(range, String::new())]]
    }
}

/// A field whose key is the seller's, on one line.
fn field((name, text): &(String, String), in_flow: bool) -> String {
    let name = scalar::smallest(name, true);
    format!("{name}: {}", scalar::smallest(text, in_flow))
}

/// Texts with commas between them. `None` when one has a comma of its own or needs quotes: it would not be told apart
/// from several.
fn joined(texts: &[String]) -> Option<String> {
    let joined = texts.join(", ");
    let is_clear = texts.iter().all(|text| !text.contains(','));
    (is_clear && scalar::is_plain(&joined, false)).then_some(joined)
}

fn flow_texts(texts: &[String]) -> String {
    let texts = texts.iter().map(|text| scalar::smallest(text, true));
    texts.collect::<Vec<_>>().join(", ")
}
