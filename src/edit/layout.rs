//! Lines and columns of a YAML text, and the parts of it that its nodes take up.

use std::ops::Range;

use super::scalar::{self, Style};
use crate::parse::{Entry, Node, Notation, Value};

/// A text with its line ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout<'t> {
    pub text: &'t str,
}

impl<'t> Layout<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text }
    }

    /// The line end that the text uses.
    pub fn newline(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if self.text[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    pub fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The end of a line, before its line end.
    pub fn line_end(&self, at: usize) -> usize {
        let end = self.next_newline(at);
        match self.text[at..end].ends_with('\r') {
            true => end - 1,
            false => end,
        }
    }

    /// The start of the next line, or the end of the text.
    pub fn next_line(&self, at: usize) -> usize {
        (self.next_newline(at) + 1).min(self.text.len())
    }

    fn next_newline(&self, at: usize) -> usize {
        self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |newline| at + newline)
    }

    /// Number of bytes before a place in its line; only spaces stand before keys and dashes.
    pub fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// True when only spaces stand before a place in its line.
    pub fn starts_line(&self, at: usize) -> bool {
        self.text[self.line_start(at)..at].trim().is_empty()
    }

    /// The whole lines from one place to another. At the end of a text without a last line end, the line end before
    /// them goes instead.
    pub fn lines_of(&self, first: usize, end: usize) -> Range<usize> {
        let start = self.line_start(first);
        let next = self.next_line(end);
        if next < self.text.len() || self.text.ends_with('\n') {
            return start..next;
        }
        let before = self.text[..start]
            .strip_suffix('\n')
            .unwrap_or(&self.text[..start]);
        before.strip_suffix('\r').unwrap_or(before).len()..next
    }

    /// An insertion of lines, given without the last line end, below the line of a place.
    pub fn line_after(&self, at: usize, lines: &str) -> (Range<usize>, String) {
        let next = self.next_line(at);
        if self.text[..next].ends_with('\n') {
            (next..next, format!("{lines}{}", self.newline()))
        } else {
            (next..next, format!("{}{lines}", self.newline()))
        }
    }

    /// True for a list or map in brackets.
    pub fn is_flow(&self, node: &Node) -> bool {
        let bracket = match node.value {
            Value::List(_) => '[',
            Value::Map(_) => '{',
            Value::Text { .. } => return false,
        };
        self.text[node.span.start..].starts_with(bracket)
    }

    /// The place behind a key's colon.
    pub fn colon(&self, entry: &Entry) -> Option<usize> {
        let after = &self.text[entry.key_span.end..];
        let rest = after.trim_start();
        rest.starts_with(':')
            .then(|| entry.key_span.end + (after.len() - rest.len()) + 1)
    }

    /// The end of an entry's value, or of its colon.
    pub fn entry_end(&self, entry: &Entry) -> usize {
        let colon = self.colon(entry).unwrap_or(entry.key_span.end);
        match &entry.value.value {
            _ if entry.value.is_empty() => colon,
            Value::Text {
                text,
                notation: Notation::Block,
            } if text.trim().is_empty() => self.line_end(colon),
            _ => self.end(&entry.value),
        }
    }

    /// The signs that begin a block scalar (`|-`), behind a colon or dash and anchors.
    fn block_signs(&self, from: usize) -> Option<Range<usize>> {
        let line = &self.text[from..self.line_end(from)];
        let words = line.split_inclusive([' ', '\t']);
        let mut at = from;
        for word in words {
            if word.starts_with(['|', '>']) {
                return Some(at..at + word.trim_end().len());
            }
            if !word.trim().is_empty() && !word.starts_with(['&', '!']) {
                return None;
            }
            at += word.len();
        }
        None
    }

    /// The end of a node. The parser reports the end of a block at the next token, behind comments.
    pub fn end(&self, node: &Node) -> usize {
        match &node.value {
            _ if self.is_flow(node) => node.span.end,
            Value::List(items) if !items.is_empty() => {
                let last = items.last().filter(|item| !item.is_empty());
                last.map_or(node.span.end, |last| self.end(last))
            }
            Value::Map(entries) => entries
                .last()
                .map_or(node.span.end, |entry| self.entry_end(entry)),
            _ => {
                let span = node.span;
                span.start + span.slice(self.text).trim_end().len()
            }
        }
    }

    /// The place where the first line of a block list or map has its dash or key.
    pub fn first_line(&self, node: &Node) -> usize {
        match &node.value {
            Value::List(items) => items.first().and_then(|item| self.dash(item)),
            Value::Map(entries) => entries.first().map(|entry| entry.key_span.start),
            Value::Text { .. } => None,
        }
        .unwrap_or(node.span.start)
    }

    /// The dash of a row in a block list: on its line, or on one above.
    pub fn dash(&self, item: &Node) -> Option<usize> {
        let start = match &item.value {
            Value::Map(entries) => entries.first()?.key_span.start,
            _ => item.span.start,
        };
        let mut line = self.line_start(start);
        let mut before = &self.text[line..start];
        loop {
            let trimmed = before.trim_start();
            if trimmed.starts_with('-') {
                return Some(line + (before.len() - trimmed.len()));
            }
            // Blank lines and comments may stand between.
            if line == 0 || !(trimmed.trim().is_empty() || trimmed.starts_with('#')) {
                return None;
            }
            let end = line - 1;
            line = self.line_start(end);
            before = &self.text[line..end];
        }
    }

    /// A scalar in place of a range on one line, with its lines below that line.
    pub fn scalar_at(
        &self,
        (start, end): (usize, usize),
        (text, style): (&str, Style),
        column: usize,
        lead: &str,
    ) -> Vec<(Range<usize>, String)> {
        let (head, body) = scalar::written(text, style, column + 2, self.newline());
        let mut splices = vec![(start..end, format!("{lead}{head}"))];
        if !body.is_empty() {
            let line_end = self.line_end(end);
            splices.push((line_end..line_end, body));
        }
        splices
    }

    /// A scalar in place of a block scalar that begins behind a colon or dash, and whose first line may have a comment.
    /// `None` when its signs are not found.
    pub fn over_block(
        &self,
        (node, from): (&Node, usize),
        (text, style): (&str, Style),
        column: usize,
    ) -> Option<Vec<(Range<usize>, String)>> {
        let signs = self.block_signs(from)?;
        let line_end = self.line_end(from);
        let is_blank = matches!(&node.value, Value::Text { text, .. } if text.trim().is_empty());
        let end = if is_blank { line_end } else { self.end(node) };
        let column = self.content_column(line_end, end).unwrap_or(column + 2);
        let (head, body) = scalar::written(text, style, column, self.newline());
        let chomping: String = match style {
            Style::Literal | Style::Folded => self.text[signs.clone()]
                .chars()
                .filter(|sign| matches!(sign, '+' | '-'))
                .collect(),
            _ => String::new(),
        };
        Some(vec![
            (signs, format!("{head}{chomping}")),
            (line_end..end, body),
        ])
    }

    /// The style of a scalar.
    pub fn style(&self, node: &Node, from: Option<usize>) -> Style {
        match node.value {
            Value::Text {
                notation: Notation::Quoted,
                ..
            } => Style::of(node.span.slice(self.text)),
            Value::Text {
                notation: Notation::Block,
                ..
            } => {
                let signs = from.and_then(|from| self.block_signs(from));
                signs.map_or(Style::Literal, |signs| Style::of(&self.text[signs]))
            }
            _ => Style::Plain,
        }
    }

    /// The indentation of the first line of a block scalar's content.
    fn content_column(&self, start: usize, end: usize) -> Option<usize> {
        let lines = self.text.get(start..end)?.lines();
        let mut lines = lines.filter(|line| !line.trim().is_empty());
        lines
            .next()
            .map(|line| line.len() - line.trim_start_matches(' ').len())
    }
}
