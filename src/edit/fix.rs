//! Applies the replacements that findings suggest.

use super::encoding::Encoding;
use crate::diagnostic::{Code, Lines, Span};
use crate::parse::findings_of;

/// A replacement that a finding suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The finding's code.
    pub code: Code,
    /// Bytes to replace.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// Lines of a file that a fix changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedLines {
    /// The first of them, from 1.
    pub line: usize,
    /// As they were.
    pub before: String,
    /// As they become.
    pub after: String,
}

/// A file's bytes with all fixes applied that do not overlap, and the changed lines. `None` when the text cannot be
/// edited, or when the fixes would not mend it: the new text is read again and must have lost their findings, and may
/// have no others, unless it could not be read before. `name` is the file's.
pub fn fixed(bytes: &[u8], name: &str, mut fixes: Vec<Fix>) -> Option<(Vec<u8>, Vec<FixedLines>)> {
    let (text, encoding) = Encoding::decode(bytes)?;
    fixes.sort_by_key(|fix| fix.span);
    let mut end = 0;
    fixes.retain(|fix| {
        let is_free = fix.span.start >= end && text.get(fix.span.start..fix.span.end).is_some();
        end = if is_free { fix.span.end } else { end };
        is_free
    });
    let mut new = text.clone();
    for fix in fixes.iter().rev() {
        new.replace_range(fix.span.start..fix.span.end, &fix.text);
    }
    let lines = fixes.iter().map(|fix| lines_around(&text, fix)).collect();
    let is_mended = is_mended(&text, &new, name, &fixes);
    (is_mended && !fixes.is_empty()).then(|| (encoding.encode(&new).0, lines))
}

/// True when the new text lacks the mended findings and has gained none.
fn is_mended(old: &str, new: &str, name: &str, fixes: &[Fix]) -> bool {
    let (was_readable, before) = findings_of(name, old);
    let (is_readable, after) = findings_of(name, new);
    let count = |codes: &[Code], code: Code| codes.iter().filter(|one| **one == code).count();
    let mended = |code: Code| fixes.iter().filter(|fix| fix.code == code).count();
    let gained = |code: &Code| count(&after, *code) > count(&before, *code);
    let stays = |code: Code| count(&after, code) + mended(code) > count(&before, code);
    is_readable
        && !fixes.iter().any(|fix| stays(fix.code))
        && !(was_readable && after.iter().any(gained))
}

/// The lines in which two texts of a file differ; `None` when they do not, or are no texts.
pub fn changed_lines(before: &[u8], after: &[u8]) -> Option<FixedLines> {
    let (before, after) = (Encoding::decode(before)?.0, Encoding::decode(after)?.0);
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let pairs = |(old, new): &(&&str, &&str)| old == new;
    let first = old.iter().zip(&new).take_while(pairs).count();
    let (old, new) = (&old[first..], &new[first..]);
    let last = old.iter().rev().zip(new.iter().rev());
    let last = last.take_while(pairs).count();
    let (old, new) = (&old[..old.len() - last], &new[..new.len() - last]);
    (old != new).then(|| FixedLines {
        line: first + 1,
        before: old.join("\n"),
        after: new.join("\n"),
    })
}

/// The whole lines around a fix, before and after.
fn lines_around(text: &str, fix: &Fix) -> FixedLines {
    let Span { start, end } = fix.span;
    let first = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let (head, tail) = (&text[first..start], &text[end..last]);
    FixedLines {
        line: Lines::of(text).position(text, start).line,
        before: text[first..last].to_owned(),
        after: format!("{head}{}{tail}", fix.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(code: Code, text: &str, found: &str, replacement: &str) -> Fix {
        let start = text.find(found).expect("it is there");
        Fix {
            code,
            span: Span::new(start, start + found.len()),
            text: replacement.to_owned(),
        }
    }

    #[test]
    fn files_are_read_as_what_their_names_say() {
        for (name, text, slip, meant) in [
            ("produk.yaml.txt", "hrga: 12.500\n", "hrga", "harga"),
            ("Toko.yml", "slogn: Enak\n", "slogn", "slogan"),
            ("KELOMPOK.yaml", "slogn: Enak\n", "slogn", "slogan"),
            (
                "kriteria.yaml",
                "skla: 10\numum: {mutu: 1}\n",
                "skla",
                "skala",
            ),
            (
                "pengesahan.yaml",
                "sari:\n  nbi: 1234567890123\n",
                "nbi",
                "nib",
            ),
            ("ratna.yml", "nilia:\n  sari: {mutu: 8}\n", "nilia", "nilai"),
            (
                "tentang.txt",
                "---\njudl: Kami\n---\nIsi\n",
                "judl",
                "judul",
            ),
        ] {
            let mend = fix(Code::UnknownKey, text, slip, meant);
            let (bytes, _) = fixed(text.as_bytes(), name, vec![mend]).expect(name);
            assert_eq!(String::from_utf8(bytes).unwrap(), text.replace(slip, meant));
        }
    }

    #[test]
    fn only_what_mends_is_applied() {
        let text = "nama: Kopi\nhrga: 12.500\nsatuan: bungkus\n";
        let mend = fix(Code::UnknownKey, text, "hrga", "harga");
        let (bytes, lines) = fixed(text.as_bytes(), "produk.yaml", vec![mend]).expect("a mend");
        assert_eq!(bytes, b"nama: Kopi\nharga: 12.500\nsatuan: bungkus\n");
        let expected = FixedLines {
            line: 2,
            before: "hrga: 12.500".to_owned(),
            after: "harga: 12.500".to_owned(),
        };
        assert_eq!(lines, [expected]);
        // A second `nama` would be a new finding.
        let worse = fix(Code::UnknownKey, text, "hrga", "nama");
        assert_eq!(fixed(text.as_bytes(), "produk.yaml", vec![worse]), None);
        let beyond = Fix {
            code: Code::UnknownKey,
            span: Span::new(4000, 4004),
            text: String::new(),
        };
        assert_eq!(fixed(text.as_bytes(), "produk.yaml", vec![beyond]), None);
    }
}
