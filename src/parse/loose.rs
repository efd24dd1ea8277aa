//! A description of several lines without `|`, as beginners type it below `deskripsi:`.

use super::keys::is_root_key;
use super::syntax::lines;
use crate::diagnostic::Span;

/// Names of the key of long texts.
const KEYS: [&str; 2] = ["deskripsi", "description"];

/// The text of a description, and where it stands.
pub(super) struct LooseText {
    /// The key.
    pub key: Span,
    /// The text, from the line of the key or the next one on.
    pub span: Span,
    /// Its lines, without their common indentation.
    pub text: String,
    /// True when it can be nothing else: the line of the key is empty, and the next one starts at the margin.
    pub is_certain: bool,
}

impl LooseText {
    /// The first such text.
    pub fn find(text: &str) -> Option<Self> {
        let all: Vec<Span> = lines(text).collect();
        all.iter()
            .enumerate()
            .find_map(|(index, line)| Self::below(text, *line, &all[index + 1..]))
    }

    fn below(text: &str, line: Span, following: &[Span]) -> Option<Self> {
        let (key, value) = line.slice(text).split_once(':')?;
        if !KEYS.iter().any(|known| key.eq_ignore_ascii_case(known)) {
            return None;
        }
        let inline = value.trim();
        if inline.starts_with(['|', '>', '"', '\'', '[', '{', '#', '“']) {
            return None;
        }
        let end = following.iter().position(|line| ends(line.slice(text)));
        let mut body = &following[..end.unwrap_or(following.len())];
        while let [rest @ .., last] = body
            && last.slice(text).trim().is_empty()
        {
            body = rest;
        }
        let first = body
            .iter()
            .find(|line| !line.slice(text).trim().is_empty())?;
        let indent = |line: &str| line.len() - line.trim_start().len();
        let shown = body.iter().map(|line| line.slice(text));
        let margin = shown
            .clone()
            .filter(|line| !line.trim().is_empty())
            .map(indent)
            .min()?;
        let dedented = shown.map(|line| line.get(margin..).unwrap_or_default().trim_end());
        let lines: Vec<&str> = [inline].into_iter().chain(dedented).collect();
        let start = match inline.is_empty() {
            true => first.start + indent(first.slice(text)),
            false => line.end - value.trim_start().len(),
        };
        Some(Self {
            key: Span::new(line.start, line.start + key.len()),
            span: Span::new(start, body.last()?.end),
            text: lines.join("\n").trim().to_owned(),
            is_certain: inline.is_empty() && indent(first.slice(text)) == 0,
        })
    }

    /// The text of the file with spaces in place of it: what follows keeps its offsets.
    pub fn blanked(&self, text: &str) -> String {
        let blank: String = self
            .span
            .slice(text)
            .bytes()
            .map(|byte| match byte {
                b'\n' | b'\r' => char::from(byte),
                _ => ' ',
            })
            .collect();
        format!(
            "{}{blank}{}",
            &text[..self.span.start],
            &text[self.span.end..]
        )
    }

    /// The value as YAML wants it, from behind the colon on.
    pub fn as_block(&self) -> String {
        let lines = self.text.lines().map(|line| match line.is_empty() {
            true => "\n".to_owned(),
            false => format!("\n  {line}"),
        });
        format!(" |{}", lines.collect::<String>())
    }
}

/// True for a line that is no more part of the text: another key of the file, or a comment.
fn ends(line: &str) -> bool {
    let is_key = line.split_once(':').is_some_and(|(key, value)| {
        is_root_key(key) && (value.is_empty() || value.starts_with(' '))
    });
    line.starts_with('#') || line.starts_with("---") || is_key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_where_the_next_key_begins() {
        let text = "nama: Kopi\ndeskripsi:\nEnak.\nRasa: pahit\n\nSekali.\n\nharga: 1000\n";
        let loose = LooseText::find(text).unwrap();
        assert_eq!(loose.text, "Enak.\nRasa: pahit\n\nSekali.");
        assert!(loose.is_certain);
        let blanked = loose.blanked(text);
        assert_eq!(blanked.len(), text.len());
        assert!(blanked.ends_with("\n\nharga: 1000\n"));
        assert_eq!(loose.as_block(), " |\n  Enak.\n  Rasa: pahit\n\n  Sekali.");
    }

    #[test]
    fn a_text_may_begin_beside_its_key() {
        let text = "deskripsi: Enak.\n  Rasa: pahit\r\n  - sekali";
        let loose = LooseText::find(text).unwrap();
        assert_eq!(loose.text, "Enak.\nRasa: pahit\n- sekali");
        assert_eq!(loose.span.slice(text), "Enak.\n  Rasa: pahit\r\n  - sekali");
        assert!(!loose.is_certain);
    }

    #[test]
    fn what_yaml_understands_is_left_to_it() {
        for text in [
            "deskripsi: |\n  Enak.\n",
            "deskripsi: Enak.\nharga: 1000\n",
            "deskripsi:\n#satuan: buah\n",
            "deskripsi:\n",
        ] {
            assert!(LooseText::find(text).is_none(), "{text:?}");
        }
    }
}
