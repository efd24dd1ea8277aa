//! Prints findings: for people with the source line and a mark, for programs as JSON lines.

use std::collections::{BTreeMap, HashMap};

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};
use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use super::{Addition, Diagnostic, Label, Lines, Position, Report, Severity, Strictness};
use crate::files;
use crate::locale::{Arg, Texts};

/// Limit in bytes for files whose source lines are shown; of larger ones only the position.
const MAX_SOURCE: u64 = 1 << 20;

/// Colour of a printed report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// For pipes and files.
    Plain,
    /// For terminals.
    Colored,
}

/// Texts of files with findings, read once when printing.
#[derive(Debug, Default)]
pub struct Sources {
    texts: HashMap<Utf8PathBuf, Option<Source>>,
}

#[derive(Debug)]
struct Source {
    text: String,
    lines: Lines,
}

impl Sources {
    fn get(&mut self, file: &Utf8Path) -> Option<&Source> {
        self.texts
            .entry(file.to_owned())
            .or_insert_with(|| {
                let (text, _) = files::read_any_text(file, MAX_SOURCE).ok()?;
                Some(Source {
                    lines: Lines::of(&text),
                    text,
                })
            })
            .as_ref()
    }
}

/// A place, its label text, and the kind of its mark.
type Mark<'m> = (&'m Label, Option<&'m str>, AnnotationKind);

/// One finding with its source lines, marks and hint, ready for a terminal.
pub fn human(
    finding: &Diagnostic,
    texts: &Texts,
    sources: &mut Sources,
    look: (Style, Strictness),
) -> String {
    let (style, strictness) = look;
    let name = finding.code.name();
    let args = clean_args(&finding.args);
    let message = texts.format(name, &args);
    let hint = texts.attribute(name, "hint", &args);
    let label = texts.attribute(name, "label", &args);
    let other = texts.attribute(name, "other", &args);

    let severity = shown_severity(finding, strictness);
    let (level, level_id) = match severity {
        Severity::Error => (Level::ERROR, "severity-error"),
        Severity::Warning => (Level::WARNING, "severity-warning"),
        Severity::Note => (Level::NOTE, "severity-note"),
    };
    let level_name = texts.format(level_id, &[]);
    let hint_name = texts.format("report-hint", &[]);

    let mut group = Group::with_title(
        level
            .with_name(level_name)
            .primary_title(message)
            .id(finding.code.as_str()),
    );
    let marks = std::iter::once((&finding.primary, label.as_deref(), AnnotationKind::Primary))
        .chain(
            finding
                .others
                .iter()
                .map(|l| (l, other.as_deref(), AnnotationKind::Context)),
        );
    let mut snippets: Vec<(&Utf8Path, Vec<Mark>)> = Vec::new();
    for mark in marks {
        match snippets.iter_mut().find(|(file, _)| *file == mark.0.file) {
            Some((_, marks)) => marks.push(mark),
            None => snippets.push((&mark.0.file, vec![mark])),
        }
    }
    for (file, marks) in snippets {
        let shown_path = clean(short(file).as_str());
        let with_span = marks.iter().any(|(label, ..)| label.span.is_some());
        let source = if with_span {
            sources.get(file).map(|source| source.text.clone())
        } else {
            None
        };
        group = match source {
            Some(source) => {
                let annotations = marks.iter().filter_map(|(label, text, kind)| {
                    let span = label.span?;
                    let end = source.floor_char_boundary(span.end.min(source.len()));
                    let start = source.floor_char_boundary(span.start.min(end));
                    Some(kind.span(start..end).label(text.map(str::to_owned)))
                });
                let annotations: Vec<_> = annotations.collect();
                group.element(
                    Snippet::source(source)
                        .path(shown_path)
                        .annotations(annotations),
                )
            }
            None => group.element(Origin::path(shown_path)),
        };
    }
    if let Some(hint) = hint {
        group = group.element(Level::HELP.with_name(hint_name).message(hint));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain().decor_style(DecorStyle::Ascii),
        Style::Colored => Renderer::styled().decor_style(DecorStyle::Unicode),
    };
    renderer.render(&[group])
}

/// The message of a finding, and its hint, without its place.
pub fn sentences(finding: &Diagnostic, texts: &Texts) -> (String, Option<String>) {
    let (name, args) = (finding.code.name(), clean_args(&finding.args));
    let hint = texts.attribute(name, "hint", &args);
    (texts.format(name, &args), hint)
}

/// The place of a finding, as `file:line:column`.
pub fn place(finding: &Diagnostic, sources: &mut Sources) -> String {
    let Label { file, span } = &finding.primary;
    let position = span.and_then(|span| {
        let Source { text, lines } = sources.get(file)?;
        Some(lines.position(text, span.start))
    });
    let file = clean(short(file).as_str());
    match position {
        Some(Position { line, column }) => format!("{file}:{line}:{column}"),
        None => file,
    }
}

/// The file of a finding, and its line from 1 where it has one.
pub fn file_and_line(finding: &Diagnostic, sources: &mut Sources) -> (String, Option<usize>) {
    let Label { file, span } = &finding.primary;
    let line = span.and_then(|span| {
        let Source { text, lines } = sources.get(file)?;
        Some(lines.position(text, span.start).line)
    });
    (clean(short(file).as_str()), line)
}

/// A line that counts findings which are not printed one by one.
pub fn more(finding: &Diagnostic, count: usize, texts: &Texts) -> String {
    let args = [
        ("count".to_owned(), Arg::from(count)),
        ("code".to_owned(), Arg::from(finding.code.as_str())),
        (
            "file".to_owned(),
            Arg::from(clean(short(&finding.primary.file).as_str())),
        ),
    ];
    let id = match finding.code.is_counted_over_files() {
        true => "report-more-elsewhere",
        false => "report-more",
    };
    texts.format(id, &args)
}

/// The final line with the counts by severity.
pub fn summary(report: &Report, texts: &Texts, strictness: Strictness) -> String {
    let warnings = report.count(Severity::Warning);
    let errors = report.count(Severity::Error);
    let (errors, warnings) = match strictness {
        Strictness::Strict => (errors + warnings, 0),
        Strictness::Lenient | Strictness::Careful => (errors, warnings),
    };
    if errors + warnings == 0 {
        return texts.format("report-clean", &[]);
    }
    let args = [
        ("errors".to_owned(), Arg::from(errors)),
        ("warnings".to_owned(), Arg::from(warnings)),
    ];
    texts.format("report-summary", &args)
}

/// One finding as one line of JSON (`--json`). Lines and columns count from 1, columns in characters.
pub fn json_line(
    finding: &Diagnostic,
    texts: &Texts,
    sources: &mut Sources,
    strictness: Strictness,
) -> String {
    let name = finding.code.name();
    let mut place = |label: &Label| {
        let range = label.span.and_then(|span| {
            let Source { text, lines } = sources.get(&label.file)?;
            Some((
                lines.position(text, span.start),
                lines.position(text, span.end),
            ))
        });
        JsonPlace {
            file: short(&label.file).to_owned(),
            start: range.map(|r| r.0),
            end: range.map(|r| r.1),
        }
    };
    let line = JsonFinding {
        code: finding.code.as_str(),
        name,
        severity: shown_severity(finding, strictness),
        place: place(&finding.primary),
        message: texts.format(name, &finding.args),
        hint: texts.attribute(name, "hint", &finding.args),
        replacement: finding.replacement.as_deref(),
        addition: finding.addition.as_ref().map(JsonAddition::of),
        others: finding.others.iter().map(&mut place).collect(),
    };
    serde_json::to_string(&line).expect("plain data always becomes JSON")
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    #[serde(flatten)]
    place: JsonPlace,
    message: String,
    hint: Option<String>,
    replacement: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    addition: Option<JsonAddition<'a>>,
    others: Vec<JsonPlace>,
}

/// `{"alamat_lama": ["kopi"]}`, `{"kategori_lama": {"segar": "minuman"}}`.
#[derive(Serialize)]
#[serde(transparent)]
struct JsonAddition<'a>(BTreeMap<&'a str, JsonValue<'a>>);

#[derive(Serialize)]
#[serde(untagged)]
enum JsonValue<'a> {
    Texts(&'a [String]),
    Fields(BTreeMap<&'a str, &'a str>),
}

impl<'a> JsonAddition<'a> {
    fn of(addition: &'a Addition) -> Self {
        let (key, value) = match addition {
            Addition::Texts { key, texts } => (key, JsonValue::Texts(texts)),
            Addition::Fields { key, fields } => {
                let fields = fields.iter().map(|(name, value)| (&**name, &**value));
                (key, JsonValue::Fields(fields.collect()))
            }
        };
        Self(BTreeMap::from([(key.as_str(), value)]))
    }
}

#[derive(Serialize)]
struct JsonPlace {
    file: Utf8PathBuf,
    start: Option<Position>,
    end: Option<Position>,
}

fn shown_severity(finding: &Diagnostic, strictness: Strictness) -> Severity {
    match (finding.code.severity(), strictness) {
        (Severity::Warning, Strictness::Strict) => Severity::Error,
        (severity, _) => severity,
    }
}

/// The path without the `./` of a shop in the current folder.
fn short(file: &Utf8Path) -> &Utf8Path {
    match file.strip_prefix(".") {
        Ok(inner) if !inner.as_str().is_empty() => inner,
        _ => file,
    }
}

/// Replaces control characters, so that text from files cannot send escape sequences to the terminal.
pub fn clean(text: &str) -> String {
    // Direction marks and zero-width characters can disguise names.
    let misleads = |c: char| matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let shown = |c: char| {
        if c.is_control() || misleads(c) {
            '\u{FFFD}'
        } else {
            c
        }
    };
    text.chars().map(shown).collect()
}

fn clean_args(args: &[(String, Arg)]) -> Vec<(String, Arg)> {
    let cleaned = |arg: &Arg| match arg {
        Arg::Text(text) => Arg::Text(shown(text)),
        Arg::Number(number) => Arg::Number(*number),
    };
    args.iter()
        .map(|(name, arg)| (name.clone(), cleaned(arg)))
        .collect()
}

/// A person's text within a sentence: on one line, shortened, without control characters.
pub fn shown(text: &str) -> String {
    shorten(&clean(&text.replace('\n', " ")))
}

/// Shortens a value for a sentence.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}
