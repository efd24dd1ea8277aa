//! Values to be written, and their comparison with what is read.

use crate::parse::{Node, Notation, Value};

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
    /// A map of texts whose keys are the seller's.
    Pairs(Vec<(String, String)>),
}

/// A value with one kind of line end and without white space around its texts; blank fields are left out.
pub(super) fn trimmed(value: &NewValue) -> NewValue {
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
        NewValue::Pairs(pairs) => {
            let trim = |text: &String| one_line_end(text).trim().to_owned();
            let pairs = pairs.iter().map(|(name, text)| (trim(name), trim(text)));
            NewValue::Pairs(pairs.filter(|(_, text)| !text.is_empty()).collect())
        }
    }
}

fn one_line_end(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

pub(super) fn is_blank(value: &NewValue) -> bool {
    match value {
        NewValue::Text(text) => text.is_empty(),
        NewValue::Texts(texts) => texts.is_empty(),
        NewValue::Map(fields) => fields.is_empty(),
        NewValue::Rows(rows) => rows.is_empty(),
        NewValue::Pairs(pairs) => pairs.is_empty(),
    }
}

/// The texts of a list, or of a text with commas, as the parser reads them; `None` for a list of maps.
pub(super) fn texts_of(node: &Node) -> Option<Vec<String>> {
    let text_of = |node: &Node| match &node.value {
        Value::Text { text, .. } => Some(text.trim().to_owned()),
        _ => None,
    };
    let texts = match &node.value {
        Value::List(items) => items.iter().map(text_of).collect::<Option<Vec<_>>>()?,
        Value::Text {
            text,
            notation: Notation::Plain,
        } => text.split(',').map(|part| part.trim().to_owned()).collect(),
        _ => vec![text_of(node)?],
    };
    Some(texts.into_iter().filter(|text| !text.is_empty()).collect())
}

/// True when a node is read as a value.
pub(super) fn fits(node: &Node, value: &NewValue) -> bool {
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
        (NewValue::Pairs(pairs), Value::Map(entries)) => {
            pairs.len() == entries.len()
                && pairs.iter().zip(entries).all(|((name, text), entry)| {
                    entry.key == *name && fits(&entry.value, &NewValue::Text(text.clone()))
                })
        }
        (NewValue::Rows(rows), Value::List(items)) => {
            rows.len() == items.len() && rows.iter().zip(items).all(|(row, item)| fits(item, row))
        }
        _ => false,
    }
}

/// True when two nodes differ in their spans at most.
pub(super) fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (
            Value::Text { text, notation },
            Value::Text {
                text: text_2,
                notation: notation_2,
            },
        ) => text == text_2 && notation == notation_2,
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
