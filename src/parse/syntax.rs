//! Explains YAML errors in plain words.
//!
//! The parser reports errors in terms of the YAML standard. The cause is worked out from the line itself, the line
//! before it, or the place of an opening quote.

use super::keys::is_root_key;
use camino::Utf8Path;
use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::{Code, Diagnostic, Span};

/// A syntax error: code, place, and the line to blank out before reading on.
pub(super) struct SyntaxFinding {
    code: Code,
    at: Span,
    other: Option<Span>,
    args: Vec<(&'static str, String)>,
    replacement: Option<String>,
    /// The unreadable line, without its end.
    pub line: Span,
}

impl SyntaxFinding {
    fn new(code: Code, at: Span, line: Span) -> Self {
        Self {
            code,
            at,
            other: None,
            args: Vec::new(),
            replacement: None,
            line,
        }
    }

    fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    pub fn into_diagnostic(self, file: &Utf8Path) -> Diagnostic {
        let mut finding = Diagnostic::new(self.code, file).at(self.at);
        for (name, value) in self.args {
            finding = finding.arg(name, value);
        }
        if let Some(other) = self.other {
            finding = finding.other(file, other);
        }
        if let Some(replacement) = self.replacement {
            finding = finding.replace_with(replacement);
        }
        finding
    }
}

/// Explains the error at which reading `text` stopped; `original` is the text before lines were blanked out.
pub(super) fn explain(error: &ScanError, text: &str, original: &str) -> SyntaxFinding {
    let offset = error.marker().byte_offset().unwrap_or(text.len());
    let offset = text.floor_char_boundary(offset);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return SyntaxFinding::new(
            Code::YamlTooComplex,
            line_at(text, offset),
            Span::new(0, text.len()),
        );
    }
    // A tab breaks the lines around it too, so it is looked for first.
    lines(text)
        .find_map(|line| tab(line, text))
        .or_else(|| by_kind(error.kind(), text, offset))
        .unwrap_or_else(|| by_lines(text, offset, original))
}

/// Explanation by the parser's error kind: brackets and quotes.
fn by_kind(kind: &ErrorKind, text: &str, offset: usize) -> Option<SyntaxFinding> {
    match kind {
        ErrorKind::UnclosedFlowCollection { open } => {
            Some(unclosed(text, offset, &open.to_string()))
        }
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => {
            let open = text[..offset]
                .rfind(['[', '{'])
                .map_or("[", |at| &text[at..=at]);
            Some(unclosed(text, offset, open))
        }
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => Some(quote(text, offset)),
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => Some(behind_quote(text, offset)),
        _ => None,
    }
}

/// Explanation by the line of the error, or the line before it.
fn by_lines(text: &str, offset: usize, original: &str) -> SyntaxFinding {
    let here = line_at(text, offset);
    let before = line_before(text, here);
    if let Some(bracket) = before.and_then(|line| open_bracket(line, text)) {
        return unclosed(text, bracket.end, bracket.slice(text));
    }
    if let Some(block) = before.filter(|line| opens_block(*line, text)) {
        let mut finding = SyntaxFinding::new(Code::YamlIndentation, content(here, text), here);
        finding.other = Some(content(block, text));
        return finding;
    }
    commented_parent(here, before, original)
        .or_else(|| inspect(here, text))
        .or_else(|| before.and_then(|line| inspect(line, text)))
        .or_else(|| indentation(here, before, original))
        .unwrap_or_else(|| SyntaxFinding::new(Code::YamlUnreadable, content(here, text), here))
}

/// Finds a text in place of a map, such as `nama:Kopi` alone.
pub(super) fn missing_space(text: &str, span: Span) -> Option<(Span, String, String)> {
    let line = line_at(text, span.start);
    let (key, value, at) = key_without_space(line, text)?;
    Some((at, key.to_owned(), value.to_owned()))
}

/// Finds a tab in the indentation.
fn tab(line: Span, text: &str) -> Option<SyntaxFinding> {
    let shown = line.slice(text);
    let indent = &shown[..shown.len() - shown.trim_start().len()];
    let first = indent.find('\t')?;
    let at = Span::new(line.start + first, line.start + indent.len());
    let mut finding = SyntaxFinding::new(Code::YamlTab, at, line);
    finding.replacement = Some("  ".repeat(indent.len() - first));
    Some(finding)
}

/// Finds an unclosed bracket in a line's value.
fn open_bracket(line: Span, text: &str) -> Option<Span> {
    let (_, value, start) = key_and_value(line, text)?;
    let open = value.chars().next().filter(|c| matches!(c, '[' | '{'))?;
    let close = if open == '[' { ']' } else { '}' };
    (!value.contains(close)).then(|| Span::new(start, start + 1))
}

/// Explains a line by itself.
fn inspect(line: Span, text: &str) -> Option<SyntaxFinding> {
    if let Some(finding) = tab(line, text) {
        return Some(finding);
    }
    if let Some((key, value, at)) = key_without_space(line, text) {
        let mut finding = SyntaxFinding::new(Code::YamlMissingSpace, at, line)
            .arg("key", key)
            .arg("value", value);
        finding.replacement = Some(format!("{key}: {value}"));
        return Some(finding);
    }
    let (key, value, value_start) = key_and_value(line, text)?;
    let at = Span::new(value_start, value_start + value.len());
    let first = value.chars().next()?;
    if matches!(
        first,
        '@' | '`' | '%' | '*' | '&' | '!' | '|' | '>' | '-' | '?' | '{' | '}' | ']' | ','
    ) {
        let sign_end = at.start + first.len_utf8();
        let mut finding =
            SyntaxFinding::new(Code::YamlReservedStart, Span::new(at.start, sign_end), line)
                .arg("sign", first);
        finding.replacement = Some(quoted(value));
        return Some(finding);
    }
    if !value.starts_with(['"', '\'']) && (value.contains(": ") || value.ends_with(':')) {
        let mut finding = SyntaxFinding::new(Code::YamlUnquotedColon, at, line)
            .arg("key", key)
            .arg("value", value);
        finding.replacement = Some(quoted(value));
        return Some(finding);
    }
    None
}

/// Finds a key without a space after its colon, as in `nama:Kopi`; addresses and hours are no keys.
fn key_without_space(line: Span, text: &str) -> Option<(&str, &str, Span)> {
    let shown = line.slice(text);
    let trimmed = shown.trim_start().trim_start_matches("- ");
    let (key, value) = trimmed.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphabetic() || c == '_');
    let value = value.trim_end();
    if !is_key || value.is_empty() || value.starts_with([' ', '\t']) || value.starts_with("//") {
        return None;
    }
    let start = line.start + (shown.len() - trimmed.len());
    Some((
        key,
        value,
        Span::new(start, start + trimmed.trim_end().len()),
    ))
}

/// The first `key: value` of a line and the byte where the value starts.
fn key_and_value(line: Span, text: &str) -> Option<(&str, &str, usize)> {
    let shown = line.slice(text);
    let (key, value) = match shown.split_once(": ") {
        Some((key, value)) => (key, value),
        None => ("", shown.trim_start().strip_prefix("- ")?),
    };
    let value = value.trim_start();
    let start = line.start + (shown.len() - value.len());
    Some((key.trim().trim_start_matches("- "), value.trim_end(), start))
}

fn quote(text: &str, offset: usize) -> SyntaxFinding {
    // The parser points to the opening quote, or behind the closing one.
    let opened = text[offset..].starts_with(['"', '\'']).then_some(offset);
    let start = opened
        .or_else(|| text[..offset].rfind(['"', '\'']))
        .unwrap_or(offset);
    let line = line_at(text, start);
    let value = &text[start..line.end];
    let mut finding = SyntaxFinding::new(Code::YamlUnclosedQuote, Span::new(start, line.end), line);
    let inner = value.trim_end().trim_matches(['"', '\'']);
    finding.replacement = Some(quoted(inner));
    finding
}

/// Explains `"Kopi" enak`: text after a closing quote.
fn behind_quote(text: &str, offset: usize) -> SyntaxFinding {
    let line = line_at(text, offset);
    let start = key_and_value(line, text).map_or(line.start, |(_, _, start)| start);
    let value = Span::new(start, line.end);
    let mut finding = SyntaxFinding::new(Code::YamlUnreadable, value, line);
    finding.replacement = Some(quoted(value.slice(text).trim_end()));
    finding
}

fn unclosed(text: &str, offset: usize, bracket: &str) -> SyntaxFinding {
    let start = text[..offset.max(1).min(text.len())]
        .rfind(bracket)
        .unwrap_or(offset);
    let line = line_at(text, start);
    let at = Span::new(start, (start + bracket.len()).min(text.len()));
    SyntaxFinding::new(Code::YamlUnclosedBracket, at, line).arg("bracket", bracket)
}

/// Explains a child below a parent that a `#` turned into a comment. The finding covers all lines of the child.
fn commented_parent(here: Span, before: Option<Span>, text: &str) -> Option<SyntaxFinding> {
    let before = before?;
    let is_child = here.slice(text).starts_with(' ');
    let comment = before.slice(text).strip_prefix('#')?.trim();
    let key = comment.strip_suffix(':').filter(|key| is_root_key(key))?;
    let below = lines(text).skip_while(|line| line.start < here.start);
    let last = below
        .take_while(|line| {
            let shown = line.slice(text);
            shown.starts_with(' ') || shown.is_empty()
        })
        .last()?;
    is_child.then(|| {
        let block = Span::new(here.start, last.end);
        let mut finding = SyntaxFinding::new(Code::YamlParentCommented, before, block);
        finding.other = Some(content(here, text));
        finding.replacement = Some(comment.to_owned());
        finding.arg("key", key)
    })
}

fn indentation(here: Span, before: Option<Span>, text: &str) -> Option<SyntaxFinding> {
    let depth = |line: Span| {
        let shown = line.slice(text);
        shown.len() - shown.trim_start().len()
    };
    let before = before?;
    (depth(here) != depth(before)).then(|| {
        let at = Span::new(here.start, here.start + depth(here).max(1));
        let mut finding = SyntaxFinding::new(Code::YamlIndentation, at, here);
        finding.other = Some(content(before, text));
        finding
    })
}

/// The value in quotes, as every YAML reader understands it.
pub(super) fn quoted(value: &str) -> String {
    if value.contains('"') {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

fn line_at(text: &str, offset: usize) -> Span {
    let offset = text.floor_char_boundary(offset);
    let mut start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    if text[start..].trim().is_empty() {
        // At the end of the text: the last line that is not blank.
        let end = text.trim_end().len();
        start = text[..end].rfind('\n').map_or(0, |newline| newline + 1);
    }
    let end = text[start..]
        .find('\n')
        .map_or(text.len(), |newline| start + newline);
    Span::new(start, start + text[start..end].trim_end_matches('\r').len())
}

fn line_before(text: &str, line: Span) -> Option<Span> {
    let before = text[..line.start].trim_end();
    (!before.is_empty()).then(|| line_at(text, before.len() - 1))
}

/// The lines of a text, without their ends.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.trim_end_matches(['\r', '\n']).len());
        start += line.len();
        span
    })
}

/// True when a line's value is `|` or `>`, which starts a block scalar.
fn opens_block(line: Span, text: &str) -> bool {
    key_and_value(line, text).is_some_and(|(_, value, _)| value == "|" || value == ">")
}

fn content(line: Span, text: &str) -> Span {
    let shown = line.slice(text);
    let start = line.start + (shown.len() - shown.trim_start().len());
    Span::new(start, start + shown.trim().len())
}
