//! A YAML text that is changed in place.
//!
//! A change is a few splices, placed by the spans of the tree that `parse` reads. The new text is parsed again, and
//! taken only when its tree differs from the former one in the wanted value alone and no finding was added.

use std::ops::Range;

use super::encoding::{Encoding, Lossy};
use super::layout::Layout;
use super::place::{self, Neighbour};
use super::scalar::{self, Style};
use crate::diagnostic::Code;
use crate::parse::{Entry, Key, Node, Shape, Value, tree_of};

/// A step from a map or list to something in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The value of a key, by its Indonesian name. An alias in the file is the same key.
    Key(&'static str),
    /// The row of a list, counted from 0 without empty ones. A map in place of a list is its only row.
    Row(usize),
}

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewValue {
    /// A text, as it is read: without quotes, and without white space around it.
    Text(String),
    /// A list of texts.
    Texts(Vec<String>),
    /// A map, by the Indonesian names of its keys.
    Map(Vec<(&'static str, NewValue)>),
    /// A list of maps or texts.
    Rows(Vec<NewValue>),
}

/// A change was refused; the document is as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The text is no readable YAML.
    #[error("the text cannot be read")]
    Unreadable,
    /// The text is a list or a single text.
    #[error("the text has no keys")]
    NotAMap,
    /// No way was found to write it that changes nothing else.
    #[error("the change would touch more than its value")]
    Entangled,
}

/// A file's text with its tree.
#[derive(Debug, Clone)]
pub struct Document {
    text: String,
    encoding: Encoding,
    table: &'static [Key],
    root: Node,
    /// Codes of the findings of reading it, sorted.
    findings: Vec<Code>,
}

/// A replacement of a part of the text.
type Splice = (Range<usize>, String);

/// A node that a path leads to.
struct Spot<'d> {
    node: &'d Node,
    /// The entry that it is the value of; `None` for rows and the root.
    entry: Option<&'d Entry>,
    /// `true` within `[]` or `{}`.
    in_flow: bool,
    /// The keys of maps here.
    table: &'static [Key],
}

impl Document {
    /// Reads a file's bytes, whose keys are those of `table`.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`], [`Refusal::NotAMap`].
    pub(crate) fn read(bytes: &[u8], table: &'static [Key]) -> Result<Self, Refusal> {
        let (text, encoding) = Encoding::decode(bytes).ok_or(Refusal::Unreadable)?;
        let (root, findings) = parsed(&text).ok_or(Refusal::Unreadable)?;
        match root.value {
            Value::Map(_) => Ok(Self {
                text,
                encoding,
                table,
                root,
                findings,
            }),
            _ => Err(Refusal::NotAMap),
        }
    }

    /// A product's text.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`], [`Refusal::NotAMap`].
    pub fn product(bytes: &[u8]) -> Result<Self, Refusal> {
        Self::read(bytes, crate::parse::PRODUCT)
    }

    /// A shop's text.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`], [`Refusal::NotAMap`].
    pub fn shop(bytes: &[u8]) -> Result<Self, Refusal> {
        Self::read(bytes, crate::parse::SHOP)
    }

    /// The text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file's bytes, and whether they had to become UTF-8 because the former encoding lacks a letter.
    pub fn bytes(&self) -> (Vec<u8>, Lossy) {
        self.encoding.encode(&self.text)
    }

    /// A value as it is read: the text of a scalar, the texts of a list with commas. `None` where there is none, or a
    /// map.
    pub fn get(&self, path: &[Step]) -> Option<String> {
        let node = self.spot(path)?.node;
        match &node.value {
            Value::Text { text, .. } if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::List(_) => texts_of(node).map(|texts| texts.join(", ")),
            _ => None,
        }
    }

    /// Number of rows of a list.
    pub fn rows(&self, path: &[Step]) -> usize {
        self.spot(path).map_or(0, |spot| match &spot.node.value {
            Value::List(items) => items.iter().filter(|item| !item.is_empty()).count(),
            Value::Map(_) => 1,
            Value::Text { .. } => 0,
        })
    }

    /// The names of the keys whose values differ in another text, in the order of the table. Unknown keys are left out.
    pub fn differing(&self, other: &Self) -> Vec<&'static str> {
        let differs = |key: &&Key| {
            let path = [Step::Key(key.name)];
            match (self.spot(&path), other.spot(&path)) {
                (Some(one), Some(two)) => !same(one.node, two.node),
                (one, two) => one.is_some() != two.is_some(),
            }
        };
        self.table
            .iter()
            .filter(differs)
            .map(|key| key.name)
            .collect()
    }

    /// Writes a value; a blank text removes the key. `false` when it stands there already.
    ///
    /// # Errors
    /// [`Refusal::Entangled`].
    pub fn set(&mut self, path: &[Step], value: &NewValue) -> Result<bool, Refusal> {
        let value = trimmed(value);
        if is_blank(&value) {
            return self.remove(path);
        }
        if self.spot(path).is_some_and(|spot| fits(spot.node, &value)) {
            return Ok(false);
        }
        let (path, value) = match self.spot(path) {
            Some(_) => (path.to_vec(), value),
            None => self.with_missing_parents(path, value)?,
        };
        let is_there = self.spot(&path).is_some();
        let ways = if is_there {
            self.replacements(&path, &value)
        } else {
            self.insertions(&path, &value)
        };
        self.take_first(ways, |old, new| {
            let (old_rest, old_index) = without(&old.root, &path, old.table);
            let (new_rest, new_index) = without(&new.root, &path, new.table);
            let written = new.spot(&path);
            written.is_some_and(|spot| fits(spot.node, &value))
                && same(&old_rest, &new_rest)
                && (!is_there || old_index == new_index)
        })
    }

    /// Removes a key or a row; a map or list that would be left empty goes with it. `false` when there is none.
    ///
    /// # Errors
    /// [`Refusal::Entangled`].
    pub fn remove(&mut self, path: &[Step]) -> Result<bool, Refusal> {
        if path.is_empty() || self.spot(path).is_none() {
            return Ok(false);
        }
        let mut path = path.to_vec();
        while path.len() > 1 && self.is_alone(&path) {
            path.pop();
        }
        let ways = self.removals(&path);
        self.take_first(ways, |old, new| {
            same(&without(&old.root, &path, old.table).0, &new.root)
        })
    }

    /// Adds a row at the end of a list, which is made if need be.
    ///
    /// # Errors
    /// [`Refusal::Entangled`].
    pub fn append(&mut self, list: &[Step], row: &NewValue) -> Result<(), Refusal> {
        let row = trimmed(row);
        let spot = self.spot(list);
        let Some(Spot { node, in_flow, .. }) = spot.filter(|spot| !spot.node.is_empty()) else {
            return self.set(list, &NewValue::Rows(vec![row])).map(drop);
        };
        let Value::List(items) = &node.value else {
            return Err(Refusal::Entangled);
        };
        let layout = self.layout();
        let ways = match items.last() {
            _ if in_flow || layout.is_flow(node) => {
                let at = items
                    .last()
                    .map_or(node.span.start + 1, |last| layout.end(last));
                let comma = if items.is_empty() { "" } else { ", " };
                let written = format!("{comma}{}", self.flow(&row, self.table_of(list)));
                vec![vec![(at..at, written)]]
            }
            None => return Err(Refusal::Entangled),
            Some(last) => {
                let dash = layout.dash(last).ok_or(Refusal::Entangled)?;
                let column = layout.column(dash);
                let inner = match layout.line_start(dash) == layout.line_start(last.span.start) {
                    true => layout.column(last.span.start),
                    false => column + 2,
                };
                let lines = self.row(&row, (column, inner), self.table_of(list));
                vec![vec![layout.line_after(layout.end(last), &lines)]]
            }
        };
        let path: Vec<Step> = list
            .iter()
            .copied()
            .chain([Step::Row(self.rows(list))])
            .collect();
        self.take_first(ways, |old, new| {
            let written = new.spot(&path);
            written.is_some_and(|spot| fits(spot.node, &row))
                && same(&old.root, &without(&new.root, &path, new.table).0)
        })
        .map(drop)
    }

    fn layout(&self) -> Layout<'_> {
        Layout::new(&self.text)
    }

    fn spot(&self, path: &[Step]) -> Option<Spot<'_>> {
        let layout = self.layout();
        let mut spot = Spot {
            node: &self.root,
            entry: None,
            in_flow: false,
            table: self.table,
        };
        for step in path {
            let in_flow = spot.in_flow || layout.is_flow(spot.node);
            spot = match (step, &spot.node.value) {
                (Step::Key(name), Value::Map(entries)) => {
                    let entry = entries
                        .iter()
                        .find(|entry| is_key(entry, name, spot.table))?;
                    Spot {
                        node: &entry.value,
                        entry: Some(entry),
                        in_flow,
                        table: shape_of(name, spot.table)?.keys(),
                    }
                }
                (Step::Row(0), Value::Map(_)) => spot,
                (Step::Row(index), Value::List(items)) => Spot {
                    node: items.iter().filter(|item| !item.is_empty()).nth(*index)?,
                    entry: None,
                    in_flow,
                    ..spot
                },
                _ => return None,
            };
        }
        Some(spot)
    }

    /// The keys of the maps at a path.
    fn table_of(&self, path: &[Step]) -> &'static [Key] {
        path.iter().fold(self.table, |table, step| match step {
            Step::Key(name) => shape_of(name, table).map_or(&[], Shape::keys),
            Step::Row(_) => table,
        })
    }

    /// The path of the topmost thing that must be written for a value whose parents are missing, and that thing.
    fn with_missing_parents(
        &self,
        path: &[Step],
        value: NewValue,
    ) -> Result<(Vec<Step>, NewValue), Refusal> {
        let (mut path, mut value) = (path.to_vec(), value);
        loop {
            let (last, parent) = path.split_last().ok_or(Refusal::Entangled)?;
            let Step::Key(name) = *last else {
                return Err(Refusal::Entangled);
            };
            let there = self.spot(parent);
            if let Some(Spot { node, .. }) = &there {
                match &node.value {
                    Value::Map(_) => return Ok((path, value)),
                    // A row that is a text: it becomes a map.
                    Value::Text { text, .. } if matches!(parent.last(), Some(Step::Row(_))) => {
                        let first = self.table_of(parent).first().ok_or(Refusal::Entangled)?;
                        let own = (first.name, NewValue::Text(text.trim().to_owned()));
                        let map = NewValue::Map(vec![own, (name, value)]);
                        return Ok((parent.to_vec(), map));
                    }
                    Value::Text { .. } if node.is_empty() => {}
                    _ => return Err(Refusal::Entangled),
                }
            }
            let is_there = there.is_some();
            value = NewValue::Map(vec![(name, value)]);
            path.pop();
            if is_there {
                return Ok((path, value));
            }
        }
    }

    /// True when removing a key or row leaves nothing of its map or list.
    fn is_alone(&self, path: &[Step]) -> bool {
        let Some((last, parent)) = path.split_last() else {
            return false;
        };
        let count = self
            .spot(parent)
            .map_or(0, |spot| match (&spot.node.value, last) {
                (Value::Map(_), Step::Row(_)) => 1,
                (Value::Map(entries), _) => entries.len(),
                (Value::List(items), _) => items.len(),
                (Value::Text { .. }, _) => 0,
            });
        count <= 1
    }

    /// Ways to put a value in place of one that is there.
    fn replacements(&self, path: &[Step], value: &NewValue) -> Vec<Vec<Splice>> {
        let Some(spot) = self.spot(path) else {
            return Vec::new();
        };
        let layout = self.layout();
        let node = spot.node;
        let text = match value {
            NewValue::Text(text) => text,
            NewValue::Texts(texts) => return self.text_replacements(&spot, texts),
            NewValue::Map(_) | NewValue::Rows(_) => {
                return self.map_replacements(path, &spot, value);
            }
        };
        let style = match &node.value {
            Value::Text { .. } if !node.is_empty() => Style::of(node.span.slice(&self.text)),
            _ => Style::Plain,
        };
        let styles = style.alternatives(text, spot.in_flow);
        let column = spot.entry.map_or_else(
            || layout.column(node.span.start),
            |entry| layout.column(entry.key_span.start),
        );
        let mut ways = Vec::new();
        for style in styles {
            let splices = match (&node.value, spot.entry) {
                _ if node.is_empty() => match spot.entry.and_then(|entry| layout.colon(entry)) {
                    Some(colon) => layout.scalar_at((colon, colon), (text, style), column, " "),
                    None => continue,
                },
                (Value::Text { .. }, _) if style_is_block(node, &self.text) => {
                    layout.over_block(node, (text, style), column)
                }
                (Value::Text { .. }, _) => {
                    layout.scalar_at((node.span.start, node.span.end), (text, style), column, "")
                }
                _ if spot.in_flow || layout.is_flow(node) => {
                    layout.scalar_at((node.span.start, node.span.end), (text, style), column, "")
                }
                (_, Some(entry)) => match layout.colon(entry) {
                    Some(colon) => {
                        let mut splices =
                            layout.scalar_at((colon, colon), (text, style), column, " ");
                        splices.push((
                            layout.lines_of(layout.first_line(node), layout.end(node)),
                            String::new(),
                        ));
                        splices
                    }
                    None => continue,
                },
                _ => continue,
            };
            ways.push(splices);
        }
        ways
    }

    /// Ways to put texts in place of a list or text.
    fn text_replacements(&self, spot: &Spot, texts: &[String]) -> Vec<Vec<Splice>> {
        let layout = self.layout();
        let node = spot.node;
        let in_flow = spot.in_flow || layout.is_flow(node);
        let list = format!("[{}]", flow_texts(texts));
        let joined = texts.join(", ");
        // A text with a comma of its own, or in quotes, is not told apart from several.
        let is_plain = !spot.in_flow
            && scalar::is_plain(&joined, false)
            && texts.iter().all(|text| !text.contains(','));
        match (&node.value, spot.entry) {
            (Value::List(items), _) if !in_flow && !items.is_empty() => {
                let Some(dash) = layout.dash(&items[0]) else {
                    return Vec::new();
                };
                let column = layout.column(dash);
                let rows: Vec<String> = texts
                    .iter()
                    .map(|text| format!("- {}", scalar::smallest(text, false)))
                    .collect();
                let rows = rows.join(&format!("{}{}", layout.newline(), " ".repeat(column)));
                vec![vec![(dash..layout.end(node), rows)]]
            }
            (_, Some(entry)) if node.is_empty() => match layout.colon(entry) {
                Some(colon) => {
                    let plain = is_plain.then(|| vec![(colon..colon, format!(" {joined}"))]);
                    let list = vec![(colon..colon, format!(" {list}"))];
                    plain.into_iter().chain([list]).collect()
                }
                None => Vec::new(),
            },
            (Value::Text { .. }, _) => {
                let is_block = style_is_block(node, &self.text);
                let end = if is_block {
                    layout.end(node)
                } else {
                    node.span.end
                };
                let range = node.span.start..end;
                let plain = is_plain.then(|| vec![(range.clone(), joined)]);
                plain.into_iter().chain([vec![(range, list)]]).collect()
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
    fn insertions(&self, path: &[Step], value: &NewValue) -> Vec<Vec<Splice>> {
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
                let joined = texts.join(", ");
                let is_plain = scalar::is_plain(&joined, false)
                    && texts.iter().all(|text| !text.contains(','));
                let plain = is_plain.then(|| format!("{spelled}: {joined}"));
                let list = format!("{spelled}: [{}]", flow_texts(texts));
                plain.into_iter().chain([list]).collect()
            }
            NewValue::Map(_) | NewValue::Rows(_) => {
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
    fn row(
        &self,
        row: &NewValue,
        (dash, content): (usize, usize),
        table: &'static [Key],
    ) -> String {
        let head = format!("{}-{}", " ".repeat(dash), " ".repeat(content - dash - 1));
        match row {
            NewValue::Map(fields) => format!("{head}{}", self.map_lines(fields, content, table)),
            NewValue::Text(text) => format!("{head}{}", scalar::smallest(text, false)),
            NewValue::Texts(_) | NewValue::Rows(_) => format!("{head}{}", self.flow(row, table)),
        }
    }

    /// A value on one line, in brackets where it has parts.
    fn flow(&self, value: &NewValue, table: &'static [Key]) -> String {
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

    /// Ways to take a key or row out.
    fn removals(&self, path: &[Step]) -> Vec<Vec<Splice>> {
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

    /// Takes the first way whose result `fits`.
    fn take_first(
        &mut self,
        ways: Vec<Vec<Splice>>,
        fits: impl Fn(&Self, &Self) -> bool,
    ) -> Result<bool, Refusal> {
        for splices in ways {
            let text = spliced(&self.text, splices);
            let Some((root, findings)) = parsed(&text) else {
                continue;
            };
            let new = Self {
                text,
                root,
                findings,
                ..self.clone()
            };
            if is_subset(&new.findings, &self.findings) && fits(self, &new) {
                *self = new;
                return Ok(true);
            }
        }
        Err(Refusal::Entangled)
    }
}

/// The tree and the sorted codes of findings.
fn parsed(text: &str) -> Option<(Node, Vec<Code>)> {
    let (root, mut findings) = tree_of(text)?;
    findings.sort();
    Some((root, findings))
}

/// True when each of some sorted codes is among others, as often.
fn is_subset(some: &[Code], all: &[Code]) -> bool {
    let mut all = all.iter();
    some.iter().all(|code| all.any(|other| other == code))
}

fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut new = String::with_capacity(text.len() + 64);
    let mut from = 0;
    for (range, written) in splices {
        new.push_str(&text[from..range.start]);
        new.push_str(&written);
        from = range.end;
    }
    new.push_str(&text[from..]);
    new
}

fn shape_of(name: &str, table: &'static [Key]) -> Option<Shape> {
    table
        .iter()
        .find(|key| key.name == name)
        .map(|key| key.shape)
}

fn is_key(entry: &Entry, name: &str, table: &'static [Key]) -> bool {
    Key::find(table, &entry.key).is_some_and(|key| key.name == name)
}

fn style_is_block(node: &Node, text: &str) -> bool {
    matches!(
        Style::of(node.span.slice(text)),
        Style::Literal | Style::Folded
    ) && matches!(node.value, Value::Text { quoted: true, .. })
}

fn flow_texts(texts: &[String]) -> String {
    let texts = texts.iter().map(|text| scalar::smallest(text, true));
    texts.collect::<Vec<_>>().join(", ")
}

/// A value with one kind of line end and without white space around its texts; blank fields are left out.
fn trimmed(value: &NewValue) -> NewValue {
    match value {
        NewValue::Text(text) => NewValue::Text(one_line_end(text).trim().to_owned()),
        NewValue::Texts(texts) => {
            let texts = texts
                .iter()
                .map(|text| one_line_end(text).trim().to_owned());
            NewValue::Texts(texts.filter(|text| !text.is_empty()).collect())
        }
        NewValue::Map(fields) => {
            let fields = fields.iter().map(|(name, value)| (*name, trimmed(value)));
            NewValue::Map(fields.filter(|(_, value)| !is_blank(value)).collect())
        }
        NewValue::Rows(rows) => NewValue::Rows(rows.iter().map(trimmed).collect()),
    }
}

fn one_line_end(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn is_blank(value: &NewValue) -> bool {
    match value {
        NewValue::Text(text) => text.is_empty(),
        NewValue::Texts(texts) => texts.is_empty(),
        NewValue::Map(fields) => fields.is_empty(),
        NewValue::Rows(rows) => rows.is_empty(),
    }
}

/// The texts of a list, or of a text with commas, as the parser reads them; `None` for a list of maps.
fn texts_of(node: &Node) -> Option<Vec<String>> {
    let text_of = |node: &Node| match &node.value {
        Value::Text { text, .. } => Some(text.trim().to_owned()),
        _ => None,
    };
    let texts = match &node.value {
        Value::List(items) => items.iter().map(text_of).collect::<Option<Vec<_>>>()?,
        Value::Text {
            text,
            quoted: false,
        } => text.split(',').map(|part| part.trim().to_owned()).collect(),
        _ => vec![text_of(node)?],
    };
    Some(texts.into_iter().filter(|text| !text.is_empty()).collect())
}

/// True when a node is read as a value.
fn fits(node: &Node, value: &NewValue) -> bool {
    match (value, &node.value) {
        (NewValue::Text(wanted), Value::Text { text, .. }) => text.trim() == wanted,
        (NewValue::Texts(wanted), _) => texts_of(node).as_ref() == Some(wanted),
        (NewValue::Map(fields), Value::Map(entries)) => {
            fields.len() == entries.len()
                && fields
                    .iter()
                    .zip(entries)
                    .all(|((_, value), entry)| fits(&entry.value, value))
        }
        (NewValue::Rows(rows), Value::List(items)) => {
            rows.len() == items.len() && rows.iter().zip(items).all(|(row, item)| fits(item, row))
        }
        _ => false,
    }
}

/// True when two nodes differ in their spans at most.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (
            Value::Text { text, quoted },
            Value::Text {
                text: text_2,
                quoted: quoted_2,
            },
        ) => text == text_2 && quoted == quoted_2,
        (Value::List(items), Value::List(items_2)) => {
            items.len() == items_2.len()
                && items
                    .iter()
                    .zip(items_2)
                    .all(|(one, other)| same(one, other))
        }
        (Value::Map(entries), Value::Map(entries_2)) => {
            entries.len() == entries_2.len()
                && entries
                    .iter()
                    .zip(entries_2)
                    .all(|(one, other)| one.key == other.key && same(&one.value, &other.value))
        }
        _ => false,
    }
}

/// The tree without what a path leads to, and the index that it had in its map or list.
fn without(root: &Node, path: &[Step], table: &'static [Key]) -> (Node, Option<usize>) {
    let mut root = root.clone();
    let index = cut(&mut root, path, table);
    (root, index)
}

fn cut(node: &mut Node, path: &[Step], table: &'static [Key]) -> Option<usize> {
    let (step, rest) = path.split_first()?;
    match (step, &mut node.value) {
        (Step::Key(name), Value::Map(entries)) => {
            let index = entries
                .iter()
                .position(|entry| is_key(entry, name, table))?;
            if rest.is_empty() {
                entries.remove(index);
                return Some(index);
            }
            let inner = shape_of(name, table)?.keys();
            cut(&mut entries[index].value, rest, inner)
        }
        (Step::Row(0), Value::Map(_)) => cut(node, rest, table),
        (Step::Row(row), Value::List(items)) => {
            let filled = items
                .iter()
                .enumerate()
                .filter(|(_, item)| !item.is_empty());
            let (index, _) = { filled }.nth(*row)?;
            if rest.is_empty() {
                items.remove(index);
                return Some(index);
            }
            cut(&mut items[index], rest, table)
        }
        _ => None,
    }
}
