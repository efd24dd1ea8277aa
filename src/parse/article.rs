//! Markdown with front matter (`halaman/*.md`, `kabar/*.md`, `cerita.md`) → [`ArticleDraft`].

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::fields::Context;
use super::product::root_fields;
use super::{Spanned, decode, former, keys, tree};
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::value::Date;

/// A text with the fields of its front matter.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ArticleDraft {
    /// `judul`.
    pub title: Option<Spanned<String>>,
    /// `tanggal`.
    pub date: Option<Spanned<Date>>,
    /// `foto`, a file beside the text.
    pub photo: Option<Spanned<String>>,
    /// `tampil`.
    pub visible: Option<Spanned<bool>>,
    /// `alamat_lama`.
    pub former: Vec<Spanned<String>>,
    /// Digest of the front matter but `former`; absent when there is nothing else.
    pub content: Option<blake3::Hash>,
    /// The Markdown below the front matter.
    pub body: String,
    /// Byte of the file where the body starts.
    pub body_offset: usize,
}

/// Reads a Markdown file. Front matter is optional, and stands between two lines of `---`, the first at the start of
/// the file. Errors in it do not affect the text.
pub fn article(text: &str, file: &Utf8Path, report: &mut Report) -> ArticleDraft {
    let Some((yaml, body_offset)) = front_matter(text) else {
        let start = text.len() - text.trim_start().len();
        let mut lines = text[start..].lines();
        if lines.next() == Some("---") && lines.next().is_some_and(is_key) {
            report.push(
                Diagnostic::new(Code::FrontMatterUnclosed, file).at(Span::new(start, start + 3)),
            );
        }
        return ArticleDraft {
            body: text.to_owned(),
            ..ArticleDraft::default()
        };
    };
    let mut draft = ArticleDraft {
        body: text[body_offset..].to_owned(),
        body_offset,
        ..ArticleDraft::default()
    };
    // Padded so that offsets in the front matter are offsets in the file.
    let padded = "\n".repeat(yaml.start) + &text[yaml.start..yaml.end];
    let Some(root) = tree::read(&padded, file, report) else {
        return draft;
    };
    let cx = &mut Context::new(file, report);
    let Some(fields) = root_fields(&root, &padded, keys::ARTICLE, cx) else {
        return draft;
    };
    draft.title = fields.read("judul", decode::text, cx);
    draft.date = fields.read("tanggal", decode::date, cx);
    draft.photo = fields.read("foto", decode::text, cx);
    draft.visible = fields.read("tampil", decode::clear_yes, cx);
    draft.former = former::addresses(&fields, cx);
    draft.content = former::content(&root, keys::ARTICLE);
    draft
}

/// The span of the front matter and the byte where the body starts.
pub(crate) fn front_matter(text: &str) -> Option<(Span, usize)> {
    let first_end = text.find('\n')? + 1;
    if text[..first_end].trim_end() != "---" {
        return None;
    }
    let mut line_start = first_end;
    for line in text[first_end..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((Span::new(first_end, line_start), line_start + line.len()));
        }
        line_start += line.len();
    }
    None
}

fn is_key(line: &str) -> bool {
    line.split_once(':')
        .is_some_and(|(key, _)| !key.is_empty() && key.chars().all(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_optional() {
        let mut report = Report::default();
        let file = Utf8Path::new("x.md");
        let with = article("---\njudul: Panen\n---\nIsi", file, &mut report);
        assert_eq!(with.title.unwrap().value, "Panen");
        assert_eq!(with.body, "Isi");
        let without = article("# Judul\n\n---\n\nIsi", file, &mut report);
        assert!(without.title.is_none());
        assert!(without.body.starts_with("# Judul"));
        assert!(report.findings().is_empty());
    }

    #[test]
    fn a_head_that_is_not_closed_is_told_whatever_the_line_ends() {
        for newline in ["\n", "\r\n"] {
            let text = ["---", "judul: Panen", "", "Isi"].join(newline);
            let mut report = Report::default();
            let draft = article(&text, Utf8Path::new("x.md"), &mut report);
            let codes: Vec<Code> = report.findings().iter().map(|found| found.code).collect();
            assert_eq!(codes, [Code::FrontMatterUnclosed]);
            assert_eq!(draft.body, text);
        }
    }

    #[test]
    fn places_in_front_matter_are_places_in_the_file() {
        let mut report = Report::default();
        let text = "---\njudull: Panen\n---\nIsi";
        article(text, Utf8Path::new("x.md"), &mut report);
        let span = report.findings()[0].primary.span.unwrap();
        assert_eq!(span.slice(text), "judull");
    }
}
