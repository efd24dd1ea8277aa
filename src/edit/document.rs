//! A YAML text that is changed in place.
//!
//! A change is a few splices, placed by the spans of the tree that `parse` reads. The new text is parsed again, and
//! taken only when its tree differs from the former one in the wanted value alone and no finding was added.

use super::encoding::{Encoding, Lossy};
use super::layout::Layout;
use super::value::{NewValue, fits, is_blank, same, texts_of, trimmed};
use super::ways::Splice;
use crate::diagnostic::Code;
use crate::parse::{Entry, Key, Node, Shape, Value, tree_of};
use crate::value::slug;

/// A step from a map or list to something in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The value of a key, by its Indonesian name. An alias in the file is the same key.
    Key(&'static str),
    /// The row of a list, counted from 0 without empty ones. A map in place of a list is its only row.
    Row(usize),
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
    pub(super) text: String,
    encoding: Encoding,
    pub(super) table: &'static [Key],
    pub(super) root: Node,
    /// Codes of the findings of reading it, sorted.
    findings: Vec<Code>,
}

/// A node that a path leads to.
pub(super) struct Spot<'d> {
    pub node: &'d Node,
    /// The entry that it is the value of; `None` for rows and the root.
    pub entry: Option<&'d Entry>,
    /// `true` within `[]` or `{}`.
    pub in_flow: bool,
    /// The keys of maps here.
    pub table: &'static [Key],
}

impl Document {
    /// Reads a file's bytes, whose keys are those of `table`.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`], [`Refusal::NotAMap`].
    pub(crate) fn read(bytes: &[u8], table: &'static [Key]) -> Result<Self, Refusal> {
        let (text, encoding) = Encoding::decode(bytes).ok_or(Refusal::Unreadable)?;
        Self::of_text(text, encoding, table)
    }

    /// Reads a text, whose keys are those of `table`.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`], [`Refusal::NotAMap`].
    pub(super) fn of_text(
        text: String,
        encoding: Encoding,
        table: &'static [Key],
    ) -> Result<Self, Refusal> {
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

    /// Adds texts at the end of a list, which is made if need be, unless they are in it.
    ///
    /// # Errors
    /// [`Refusal::Entangled`].
    pub(super) fn add_texts(&mut self, list: &[Step], texts: &[String]) -> Result<(), Refusal> {
        let there = self.spot(list).and_then(|spot| texts_of(spot.node));
        let mut all = there.unwrap_or_default();
        let new = texts.iter().filter(|text| !all.contains(text));
        let new: Vec<String> = new.cloned().collect();
        all.extend(new);
        self.set(list, &NewValue::Texts(all)).map(drop)
    }

    /// Sets slugs in a map whose keys are slugs too, which is made if need be: new ones at its end.
    ///
    /// # Errors
    /// [`Refusal::Entangled`].
    pub(super) fn set_pairs(
        &mut self,
        map: &[Step],
        pairs: &[(String, String)],
    ) -> Result<(), Refusal> {
        for pair in pairs {
            let spot = self.spot(map).filter(|spot| !spot.node.is_empty());
            let Some(spot) = spot else {
                self.set(map, &NewValue::Pairs(vec![pair.clone()]))?;
                continue;
            };
            let Value::Map(entries) = &spot.node.value else {
                return Err(Refusal::Entangled);
            };
            let value = NewValue::Text(pair.1.clone());
            let index = entries.iter().position(|entry| slug(&entry.key) == pair.0);
            if index.is_some_and(|index| fits(&entries[index].value, &value)) {
                continue;
            }
            let ways = self.pair_ways(&spot, index, pair);
            let index = index.unwrap_or(entries.len());
            self.take_first(ways, |old, new| {
                let others = |of: &Self| without(&of.root, map, of.table).0;
                let parted = |of: &Self| of.spot(map).and_then(|spot| parted(spot.node, index));
                let Some((Some(own), rest)) = parted(new) else {
                    return false;
                };
                slug(&own.key) == pair.0
                    && fits(&own.value, &value)
                    && parted(old).is_some_and(|(_, before)| same(&before, &rest))
                    && same(&others(old), &others(new))
            })?;
        }
        Ok(())
    }

    pub(super) fn layout(&self) -> Layout<'_> {
        Layout::new(&self.text)
    }

    pub(super) fn spot(&self, path: &[Step]) -> Option<Spot<'_>> {
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
    pub(super) fn table_of(&self, path: &[Step]) -> &'static [Key] {
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

    /// Takes the first way whose result `fits`.
    fn take_first(
        &mut self,
        ways: Vec<Vec<Splice>>,
        fits: impl Fn(&Self, &Self) -> bool,
    ) -> Result<bool, Refusal> {
        for splices in ways {
            let Some(text) = spliced(&self.text, splices) else {
                continue;
            };
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

/// The text with its parts replaced; `None` when these overlap, as in odd notations they may.
pub(super) fn spliced(text: &str, mut splices: Vec<Splice>) -> Option<String> {
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut new = String::with_capacity(text.len() + 64);
    let mut from = 0;
    for (range, written) in splices {
        new.push_str(text.get(from..range.start)?);
        new.push_str(&written);
        from = range.end.max(range.start);
    }
    new.push_str(text.get(from..)?);
    Some(new)
}

/// The entry at an index of a map, and the map without it; `None` for no map.
fn parted(node: &Node, index: usize) -> Option<(Option<Entry>, Node)> {
    let mut rest = node.clone();
    let Value::Map(entries) = &mut rest.value else {
        return None;
    };
    let own = (index < entries.len()).then(|| entries.remove(index));
    Some((own, rest))
}

pub(super) fn shape_of(name: &str, table: &'static [Key]) -> Option<Shape> {
    table
        .iter()
        .find(|key| key.name == name)
        .map(|key| key.shape)
}

pub(super) fn is_key(entry: &Entry, name: &str, table: &'static [Key]) -> bool {
    Key::find(table, &entry.key).is_some_and(|key| key.name == name)
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
