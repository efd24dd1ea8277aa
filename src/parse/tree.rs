//! Parses YAML into a tree of nodes with spans; values stay as typed.
//!
//! The parser stops at the first error. So that one run shows all of them, the line of an error is blanked out (offsets
//! stay the same) and the text is parsed again.

use granit_parser::{Event, Parser, Placement, ScalarStyle, ScanError};

use super::loose::LooseText;
use super::syntax;
use crate::diagnostic::{Code, Diagnostic, Report, Span};

/// Depth limit of lists and maps; no key needs more than three.
const MAX_DEPTH: usize = 24;

/// Most errors that are searched in one file.
const MAX_ERRORS: usize = 25;

/// A value with its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub span: Span,
    pub value: Value,
}

/// Content of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Text as typed, without quotes.
    Text { text: String, notation: Notation },
    /// A list.
    List(Vec<Node>),
    /// Keys and values in their order, duplicates included.
    Map(Vec<Entry>),
}

/// Notation of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// `text`
    Plain,
    /// `'text'`, `"text"`, and references, which are texts here.
    Quoted,
    /// `|` or `>` with lines below, which alone are in the span.
    Block,
}

/// One `key: value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub key: String,
    pub key_span: Span,
    pub value: Node,
}

impl Node {
    /// True when nothing was written: `harga:` alone.
    pub fn is_empty(&self) -> bool {
        matches!(&self.value, Value::Text { text, notation: Notation::Plain } if text.is_empty())
    }
}

/// Parses a YAML text. `None` when an error leaves it unreadable; the findings name all errors. An empty text is an
/// empty map.
pub(super) fn read(text: &str, file: &camino::Utf8Path, report: &mut Report) -> Option<Node> {
    let loose = LooseText::find(text);
    if let Some(loose) = &loose
        && (loose.is_certain || parse(text, file).is_err())
        && let Ok((node, findings)) = parse(&loose.blanked(text), file)
        && let Some(node) = with_description(node, loose)
    {
        let rest = Span::new(loose.key.end + 1, loose.span.end);
        let finding = Diagnostic::new(Code::TextWithoutBar, file).at(rest);
        report.push(finding.replace_with(loose.as_block()));
        findings
            .into_iter()
            .for_each(|finding| report.push(finding));
        return Some(node);
    }
    let mut repaired = text.to_owned();
    for attempt in 0..MAX_ERRORS {
        match parse(&repaired, file) {
            Ok((node, findings)) => {
                findings
                    .into_iter()
                    .for_each(|finding| report.push(finding));
                return if attempt == 0 { Some(node) } else { None };
            }
            Err(error) => {
                let finding = syntax::explain(&error, &repaired, text);
                let blank = finding.line;
                report.push(finding.into_diagnostic(file));
                if repaired[blank.start..blank.end].trim().is_empty() {
                    return None;
                }
                let spaces: String = repaired[blank.start..blank.end]
                    .bytes()
                    .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
                    .collect();
                repaired.replace_range(blank.start..blank.end, &spaces);
            }
        }
    }
    None
}

/// Parses a text up to its first error; gives the findings that are none.
fn parse(text: &str, file: &camino::Utf8Path) -> Result<(Node, Vec<Diagnostic>), ScanError> {
    let mut reader = Reader {
        text,
        file,
        findings: Vec::new(),
    };
    let node = reader.document()?;
    Ok((node, reader.findings))
}

/// The map with a text as the value of its key, which has none.
fn with_description(mut root: Node, loose: &LooseText) -> Option<Node> {
    let Value::Map(entries) = &mut root.value else {
        return None;
    };
    let entry = entries
        .iter_mut()
        .find(|entry| entry.key_span.start == loose.key.start && entry.value.is_empty())?;
    entry.value = Node {
        span: loose.span,
        value: Value::Text {
            text: loose.text.clone(),
            notation: Notation::Plain,
        },
    };
    Some(root)
}

struct Reader<'a> {
    text: &'a str,
    file: &'a camino::Utf8Path,
    findings: Vec<Diagnostic>,
}

type Events<'a> =
    Box<dyn Iterator<Item = Result<(Event<'a>, granit_parser::Span), ScanError>> + 'a>;

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<Node, ScanError> {
        let options = granit_parser::options! {
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
            max_buffered_comment_events: self.text.len(),
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
        };
        let mut events: Events<'a> =
            Box::new(Parser::new_from_str_with_options(self.text, options));
        let mut root = None;
        let mut documents = 0;
        while let Some(next) = events.next() {
            let (event, span) = next?;
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents == 2 {
                        self.find(
                            Diagnostic::new(Code::YamlSecondDocument, self.file).at(place(&span)),
                        );
                    }
                }
                Event::Comment(comment, placement) => self.comment(&comment, placement, &span),
                event if event.is_node() => {
                    let node = self.node(event, span, &mut events)?;
                    root.get_or_insert(node);
                }
                _ => {}
            }
        }
        Ok(root.unwrap_or(Node {
            span: Span::default(),
            value: Value::Map(Vec::new()),
        }))
    }

    fn node(
        &mut self,
        event: Event<'a>,
        span: granit_parser::Span,
        events: &mut Events<'a>,
    ) -> Result<Node, ScanError> {
        let start = place(&span);
        match event {
            Event::Scalar(text, style, _, tag) => {
                if tag.is_some() {
                    let from = self.text[..start.start].rfind('!').unwrap_or(start.start);
                    let at = Span::new(from, from + 1);
                    self.find(
                        Diagnostic::new(Code::YamlReservedStart, self.file)
                            .at(at)
                            .arg("sign", "!"),
                    );
                }
                let notation = match style {
                    ScalarStyle::Plain => Notation::Plain,
                    ScalarStyle::Literal | ScalarStyle::Folded => Notation::Block,
                    _ => Notation::Quoted,
                };
                // For a missing value the parser reports `~`, YAML's null.
                let absent = notation == Notation::Plain && start.start == start.end;
                let text = if absent {
                    String::new()
                } else {
                    text.into_owned()
                };
                Ok(Node {
                    span: start,
                    value: Value::Text { text, notation },
                })
            }
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                let end = loop {
                    match self.next(events)? {
                        Some((Event::SequenceEnd, span)) => break place(&span).end,
                        Some((event, span)) => items.push(self.node(event, span, events)?),
                        None => break start.end,
                    }
                };
                Ok(Node {
                    span: self.trimmed(start.start, end),
                    value: Value::List(items),
                })
            }
            Event::MappingStart(..) => {
                let mut entries = Vec::new();
                let end = loop {
                    match self.next(events)? {
                        Some((Event::MappingEnd, span)) => break place(&span).end,
                        Some((event, span)) => {
                            let key = self.node(event, span, events)?;
                            let Some((event, span)) = self.next(events)? else {
                                break start.end;
                            };
                            let value = self.node(event, span, events)?;
                            entries.extend(self.entry(key, value));
                        }
                        None => break start.end,
                    }
                };
                Ok(Node {
                    span: self.trimmed(start.start, end),
                    value: Value::Map(entries),
                })
            }
            _ => {
                let sign = start
                    .slice(self.text)
                    .chars()
                    .next()
                    .unwrap_or('*')
                    .to_string();
                self.find(
                    Diagnostic::new(Code::YamlReference, self.file)
                        .at(start)
                        .arg("sign", sign),
                );
                let text = start.slice(self.text).to_owned();
                Ok(Node {
                    span: start,
                    value: Value::Text {
                        text,
                        notation: Notation::Quoted,
                    },
                })
            }
        }
    }

    /// The next event that is a node or an end; handles comments and anchors.
    fn next(
        &mut self,
        events: &mut Events<'a>,
    ) -> Result<Option<(Event<'a>, granit_parser::Span)>, ScanError> {
        for next in events.by_ref() {
            let (event, span) = next?;
            match event {
                Event::Comment(comment, placement) => self.comment(&comment, placement, &span),
                Event::Anchor(..) => {
                    let at = place(&span);
                    self.find(
                        Diagnostic::new(Code::YamlReference, self.file)
                            .at(at)
                            .arg("sign", "&"),
                    );
                }
                other => return Ok(Some((other, span))),
            }
        }
        Ok(None)
    }

    fn entry(&mut self, key: Node, value: Node) -> Option<Entry> {
        match key.value {
            Value::Text { text, .. } => Some(Entry {
                key: text,
                key_span: key.span,
                value,
            }),
            _ => {
                self.find(Diagnostic::new(Code::YamlUnreadable, self.file).at(key.span));
                None
            }
        }
    }

    /// `ket: #1 terlaris` and `warna: #a03020`: a comment that must be text, since it has no space after the `#`.
    fn comment(&mut self, comment: &str, placement: Placement, span: &granit_parser::Span) {
        let meant_as_text = comment.starts_with(|c: char| c.is_alphanumeric());
        if placement == Placement::Right && meant_as_text {
            let at = place(span);
            self.find(
                Diagnostic::new(Code::YamlHashSwallows, self.file)
                    .at(at)
                    .arg("swallowed", at.slice(self.text)),
            );
        }
    }

    /// A block's end is reported at the next token; its own end is before the white space.
    fn trimmed(&self, start: usize, end: usize) -> Span {
        let end = self.text.floor_char_boundary(end);
        let start = self.text.floor_char_boundary(start.min(end));
        Span::new(start, start + self.text[start..end].trim_end().len())
    }

    fn find(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }
}

fn place(span: &granit_parser::Span) -> Span {
    let range = span.byte_range().unwrap_or_default();
    Span::new(range.start, range.end)
}
