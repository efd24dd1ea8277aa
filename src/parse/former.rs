//! Former addresses (`alamat_lama`, `kategori_lama`), and the content by which a renamed thing is recognised.

use super::fields::{Context, Fields};
use super::keys::Key;
use super::tree::{Node, Notation, Value};
use super::{Spanned, decode};
use crate::diagnostic::{Code, Span};
use crate::files::typed_names;
use crate::value::slug;

/// Key of a thing's former addresses.
const ADDRESSES: &str = "alamat_lama";
/// Key of a shop's former categories.
const CATEGORIES: &str = "kategori_lama";

/// One row of `kategori_lama`, as slugs.
#[derive(Debug, Clone)]
pub struct FormerCategory {
    /// The category's former address.
    pub former: Spanned<String>,
    /// The address that it leads to.
    pub present: Spanned<String>,
}

/// The slugs of `alamat_lama`.
pub(super) fn addresses(fields: &Fields, cx: &mut Context) -> Vec<Spanned<String>> {
    let Some(node) = fields.get(ADDRESSES) else {
        return Vec::new();
    };
    let nodes = match &node.value {
        Value::List(items) => items.clone(),
        Value::Text {
            text,
            notation: Notation::Plain,
        } => parts(node.span, text),
        _ => vec![node.clone()],
    };
    let nodes = nodes.iter().filter(|node| !node.is_empty());
    let texts = nodes.filter_map(|node| Some((node.span, decode::text(node, ADDRESSES, cx)?)));
    let texts: Vec<(Span, Spanned<String>)> = texts.collect();
    texts
        .into_iter()
        .filter_map(|(span, typed)| address(span, typed, cx))
        .collect()
}

/// The rows of `kategori_lama`.
pub(super) fn categories(fields: &Fields, cx: &mut Context) -> Vec<FormerCategory> {
    let Some(node) = fields.get(CATEGORIES) else {
        return Vec::new();
    };
    let Value::Map(entries) = &node.value else {
        let finding = cx.finding(Code::ExpectedMap, node.span);
        cx.push(finding.arg("key", CATEGORIES));
        return Vec::new();
    };
    let mut rows: Vec<FormerCategory> = Vec::new();
    for entry in entries.iter().filter(|entry| !entry.value.is_empty()) {
        let key = Spanned::new(entry.key.clone(), entry.key_span);
        let former = address(entry.key_span, key, cx);
        let present = decode::text(&entry.value, CATEGORIES, cx)
            .and_then(|typed| address(entry.value.span, typed, cx));
        let (Some(former), Some(present)) = (former, present) else {
            continue;
        };
        if let Some(first) = rows.iter().find(|row| row.former.value == former.value) {
            let finding = cx.finding(Code::DuplicateKey, entry.key_span);
            let finding = finding.arg("key", &entry.key);
            cx.push(finding.other(cx.file.to_owned(), first.former.span));
            continue;
        }
        rows.push(FormerCategory { former, present });
    }
    rows
}

/// The texts between commas, each with its span where the whole stands as typed.
fn parts(span: Span, text: &str) -> Vec<Node> {
    let is_exact = span.end - span.start == text.len();
    let mut start = span.start;
    let mut nodes = Vec::new();
    for part in text.split(',') {
        let inner = part.trim();
        let at = start + (part.len() - part.trim_start().len());
        start += part.len() + 1;
        nodes.push(Node {
            span: match is_exact {
                true => Span::new(at, at + inner.len()),
                false => span,
            },
            value: Value::Text {
                text: inner.to_owned(),
                notation: Notation::Plain,
            },
        });
    }
    nodes
}

/// A slug. A whole address (`https://…/produk/kopi/`) and the name of a folder are read as meant, which is reported.
fn address(span: Span, typed: Spanned<String>, cx: &mut Context) -> Option<Spanned<String>> {
    let folder = typed.value.trim_end_matches("index.html");
    let mut names = typed_names(folder).map(str::trim);
    let name = names.rfind(|name| !name.is_empty()).unwrap_or_default();
    let name = name.strip_suffix(".md").unwrap_or(name);
    let has_letters = name.contains(char::is_alphanumeric);
    let read = has_letters.then(|| slug(name));
    if read.as_ref() != Some(&typed.value) {
        let mut finding = cx
            .finding(Code::FormerAddressOdd, span)
            .arg("found", &typed.value)
            .arg_or_none("read", read.as_deref());
        finding.replacement = read.clone();
        cx.push(finding);
    }
    read.map(|read| Spanned::new(read, typed.span))
}

/// Digest of a file's keys and values without its former addresses, comments, order of the keys and notation, so that
/// writing down a rename leaves it as it is. `None` without any other key.
pub(super) fn content(root: &Node, table: &'static [Key]) -> Option<blake3::Hash> {
    let Value::Map(entries) = &root.value else {
        return None;
    };
    let is_former = |name: &str| [ADDRESSES, CATEGORIES].contains(&name);
    let mut parts: Vec<(&str, blake3::Hash)> = entries
        .iter()
        .map(|entry| {
            let known = Key::find(table, &entry.key).map(|key| key.name);
            (known.unwrap_or(&entry.key), digest(&entry.value))
        })
        .filter(|(name, _)| !is_former(name))
        .collect();
    parts.sort_by(|one, other| (one.0, one.1.as_bytes()).cmp(&(other.0, other.1.as_bytes())));
    if parts.is_empty() {
        return None;
    }
    let mut hasher = blake3::Hasher::new();
    for (name, value) in parts {
        hasher.update(blake3::hash(name.as_bytes()).as_bytes());
        hasher.update(value.as_bytes());
    }
    Some(hasher.finalize())
}

fn digest(node: &Node) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    match &node.value {
        Value::Text { text, .. } => {
            hasher.update(b"t").update(text.as_bytes());
        }
        Value::List(items) => {
            hasher.update(b"l");
            for item in items {
                hasher.update(digest(item).as_bytes());
            }
        }
        Value::Map(entries) => {
            hasher.update(b"m");
            for entry in entries {
                hasher.update(blake3::hash(entry.key.as_bytes()).as_bytes());
                hasher.update(digest(&entry.value).as_bytes());
            }
        }
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use crate::diagnostic::Report;
    use crate::parse::{ProductDraft, product};

    fn read(text: &str) -> (ProductDraft, Report) {
        let mut report = Report::default();
        let draft = product(text, Utf8Path::new("produk.yaml"), &mut report);
        (draft.expect("it can be read"), report)
    }

    #[test]
    fn folders_and_whole_addresses_are_read_as_meant() {
        let text = "alamat_lama: kopi, Teh Manis,https://toko.id/produk/jus/index.html\n";
        let (draft, report) = read(text);
        let slugs: Vec<&str> = draft.former.iter().map(|one| one.value.as_str()).collect();
        assert_eq!(slugs, ["kopi", "teh-manis", "jus"]);
        let found: Vec<(&str, Option<&str>)> = report
            .findings()
            .iter()
            .map(|finding| {
                let span = finding.primary.span.expect("a place");
                (span.slice(text), finding.replacement.as_deref())
            })
            .collect();
        let jus = "https://toko.id/produk/jus/index.html";
        assert_eq!(
            found,
            [("Teh Manis", Some("teh-manis")), (jus, Some("jus"))]
        );
        let (draft, report) = read("alamat_lama: ['???', kopi]\n");
        assert_eq!(draft.former.len(), 1);
        assert_eq!(report.findings()[0].replacement, None);
    }

    #[test]
    fn content_stays_when_a_former_address_is_written_down() {
        let content = |text: &str| read(text).0.content;
        let kopi = content("nama: Kopi\nharga: 5.000\n");
        let written = "# catatan\nharga: 5.000\nformer_addresses: [teh]\nnama: \"Kopi\"\n";
        assert_eq!(content(written), kopi);
        assert_ne!(content("nama: Kopi\nharga: 6.000\n"), kopi);
        assert_eq!(content("alamat_lama: kopi\n"), None);
    }
}
