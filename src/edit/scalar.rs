//! Ways to write a text as a YAML scalar.

use std::fmt::Write as _;

/// The notation of a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `text`
    Plain,
    /// `'text'`
    Single,
    /// `"text"`
    Double,
    /// `|` with indented lines below.
    Literal,
    /// `>` with indented lines below.
    Folded,
}

impl Style {
    /// The style of a scalar as it stands in a file.
    pub fn of(written: &str) -> Self {
        match written.chars().next() {
            Some('\'') => Self::Single,
            Some('"') => Self::Double,
            Some('|') => Self::Literal,
            Some('>') => Self::Folded,
            _ => Self::Plain,
        }
    }

    /// Styles that can hold a text in place of one with this style, the best first. `in_flow` is true within `[]` and
    /// `{}`.
    pub fn alternatives(self, text: &str, in_flow: bool) -> Vec<Self> {
        let has_lines = text.contains('\n');
        let is_printable = !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t'));
        let can_be_block = !in_flow && is_printable;
        let can_be_single = !has_lines && is_printable;
        let quotes = match text.contains(['"', '\\']) {
            true => [Self::Single, Self::Double],
            false => [Self::Double, Self::Single],
        };
        let own = match self {
            Self::Double if has_lines => Self::Literal,
            Self::Folded if has_lines => Self::Literal,
            own => own,
        };
        let mut styles = vec![own, Self::Plain];
        if has_lines {
            styles.push(Self::Literal);
        }
        styles.extend(quotes);
        let mut fitting: Vec<Self> = Vec::new();
        for style in styles {
            let holds = match style {
                Self::Plain => is_plain(text, in_flow),
                Self::Single => can_be_single,
                Self::Double => true,
                Self::Literal | Self::Folded => can_be_block,
            };
            if holds && !fitting.contains(&style) {
                fitting.push(style);
            }
        }
        fitting
    }
}

/// The scalar on its key's line, and the lines below it, each with a line end in front.
pub(super) fn written(text: &str, style: Style, column: usize, newline: &str) -> (String, String) {
    match style {
        Style::Plain => (text.to_owned(), String::new()),
        Style::Single => (format!("'{}'", text.replace('\'', "''")), String::new()),
        Style::Double => (double_quoted(text), String::new()),
        Style::Literal => ("|".to_owned(), block(text, column, newline)),
        Style::Folded => (">".to_owned(), block(text, column, newline)),
    }
}

/// A text on one line, in quotes only where it needs them.
pub(super) fn smallest(text: &str, in_flow: bool) -> String {
    let styles = Style::Plain.alternatives(text, in_flow);
    let one_line = styles
        .into_iter()
        .find(|style| !matches!(style, Style::Literal | Style::Folded));
    written(text, one_line.unwrap_or(Style::Double), 0, "\n").0
}

/// The lines of a block scalar, each with a line end in front.
pub(super) fn block(text: &str, column: usize, newline: &str) -> String {
    let indent = " ".repeat(column);
    text.split('\n').fold(String::new(), |mut lines, line| {
        lines.push_str(newline);
        if !line.is_empty() {
            lines.push_str(&indent);
            lines.push_str(line);
        }
        lines
    })
}

/// True when a text needs no quotes, for any reader of YAML: stricter than ours, which takes `~` for a text.
pub(super) fn is_plain(text: &str, in_flow: bool) -> bool {
    let mut signs = text.chars();
    let (Some(first), second) = (signs.next(), signs.next()) else {
        return false;
    };
    let starts_well = match first {
        '-' => second.is_some_and(char::is_alphanumeric) && !in_flow,
        '?' | ':' | ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\''
        | '"' | '%' | '@' | '`' => false,
        _ => true,
    };
    let is_null = matches!(text, "~" | "null" | "Null" | "NULL" | "<<" | "=");
    starts_well
        && !is_null
        && text.trim() == text
        && !text
            .contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}'))
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !(in_flow && text.contains([',', '[', ']', '{', '}', ':', '#']))
}

/// YAML 1.2, 5.7: the escapes of double quotes.
fn double_quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(sign);
            }
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\u{2028}' => quoted.push_str("\\L"),
            '\u{2029}' => quoted.push_str("\\P"),
            sign if sign.is_control() || sign == '\u{feff}' => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(sign));
            }
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_used_where_needed() {
        for (text, in_flow, expected) in [
            ("Kopi Gayo 250 g", false, "Kopi Gayo 250 g"),
            ("-5", false, "-5"),
            ("08.00-17.00", false, "08.00-17.00"),
            ("Kopi: pahit", false, "\"Kopi: pahit\""),
            ("#2f4a33", false, "\"#2f4a33\""),
            ("@toko", false, "\"@toko\""),
            ("kata \"enak\": ya", false, "'kata \"enak\": ya'"),
            ("it's \"x\" \\ #1: ", false, "'it''s \"x\" \\ #1: '"),
            ("~", false, "\"~\""),
            ("a, b", true, "\"a, b\""),
            ("a, b", false, "a, b"),
            ("satu\ndua", true, "\"satu\\ndua\""),
        ] {
            assert_eq!(smallest(text, in_flow), expected);
        }
    }
}
