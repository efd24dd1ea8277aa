//! Byte ranges, and the lines and columns that people count.

use serde::{Deserialize, Serialize};

/// A range of bytes in a file's text (after a BOM was removed).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from one byte to before another.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The span moved by some bytes, for text that was cut out of a file.
    #[must_use]
    pub fn shift(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// The text in the span, which is narrowed to character boundaries.
    pub fn slice(self, text: &str) -> &str {
        let start = text.ceil_char_boundary(self.start);
        let end = text.floor_char_boundary(self.end).max(start);
        &text[start..end]
    }
}

/// Line and column, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Line index of a text, for positions in O(log n).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// The lines of a text.
    pub fn of(text: &str) -> Self {
        let after_newlines = text.match_indices('\n').map(|(newline, _)| newline + 1);
        Self {
            starts: std::iter::once(0).chain(after_newlines).collect(),
        }
    }

    /// The position of a byte of that text; beyond the end, that of the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Position {
            line,
            column: text[start..offset].chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "nama: Kué\nharga: x";
        assert_eq!(
            Lines::of(text).position(text, 0),
            Position { line: 1, column: 1 }
        );
        assert_eq!(
            Lines::of(text).position(text, text.find('\n').unwrap()),
            Position {
                line: 1,
                column: 10
            }
        );
        assert_eq!(
            Lines::of(text).position(text, text.find('x').unwrap()),
            Position { line: 2, column: 8 }
        );
        assert_eq!(
            Lines::of(text).position(text, 999),
            Position { line: 2, column: 9 }
        );
    }

    #[test]
    fn a_span_inside_a_character_is_moved_to_whole_characters() {
        assert_eq!(Span::new(0, 2).slice("é!"), "é");
        assert_eq!(Span::new(1, 3).slice("é!"), "!");
        assert_eq!(Span::new(5, 9).slice("é!"), "");
    }
}
