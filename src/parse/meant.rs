//! Slips of which the meaning is certain: they are read as meant, and a note shows how.

use super::Spanned;
use super::fields::Context;
use super::tree::{Entry, Node, Notation, Value};
use crate::diagnostic::{Code, Span};
use crate::value::Rupiah;

/// Least amount that a bare number behind a variant's name may be taken for.
const LEAST_PRICE: Rupiah = Rupiah(100);

/// Notes that `found` was read as `read`, which would be the clear way to write it.
pub(super) fn note(cx: &mut Context, span: Span, found: &str, read: &str) {
    let finding = cx
        .finding(Code::ReadAsMeant, span)
        .arg("found", found)
        .arg("read", read)
        .replace_with(read);
    cx.push(finding);
}

/// The text within the curly quotes that phones and Word set in place of straight ones.
pub(super) fn within_curly_quotes(text: &str) -> Option<&str> {
    const OPENING: [char; 3] = ['“', '”', '„'];
    const CLOSING: [char; 2] = ['”', '“'];
    const SINGLE: [char; 2] = ['‘', '’'];
    let inside = |opening: &[char], closing: &[char]| {
        let inner = text.strip_prefix(opening)?.strip_suffix(closing)?;
        // `“Enak” kata “Ibu”` is no quoted value.
        (!inner.contains(opening) && !inner.contains(closing)).then_some(inner)
    };
    inside(&OPENING, &CLOSING).or_else(|| inside(&SINGLE, &SINGLE))
}

/// The unit of `per bungkus` and `/bungkus`.
pub(super) fn unit(typed: Spanned<String>, cx: &mut Context) -> Spanned<String> {
    let text = typed.value.as_str();
    let word = text
        .split_at_checked(4)
        .filter(|(per, _)| per.eq_ignore_ascii_case("per "));
    let bare = word.map(|(_, unit)| unit).or(text.strip_prefix('/'));
    let Some(bare) = bare.map(str::trim).filter(|bare| !bare.is_empty()) else {
        return typed;
    };
    note(cx, typed.span, text, bare);
    Spanned::new(bare.to_owned(), typed.span)
}

/// The items of `varian: Asin, Manis`.
pub(super) fn items(node: &Node, cx: &mut Context) -> Option<Vec<Node>> {
    let Value::Text {
        text,
        notation: Notation::Plain,
    } = &node.value
    else {
        return None;
    };
    let is_exact = node.span.end - node.span.start == text.len();
    let mut items = Vec::new();
    let mut start = 0;
    for part in text.split(',') {
        let item = part.trim();
        let at = node.span.start + start + (part.len() - part.trim_start().len());
        start += part.len() + 1;
        if !item.is_empty() {
            items.push(Node {
                span: match is_exact {
                    true => Span::new(at, at + item.len()),
                    false => node.span,
                },
                value: Value::Text {
                    text: item.to_owned(),
                    notation: Notation::Plain,
                },
            });
        }
    }
    let names: Vec<&str> = text.split(',').map(str::trim).collect();
    note(cx, node.span, text, &format!("[{}]", names.join(", ")));
    Some(items)
}

/// Name and price of `Manis 14.000`. A bare number may be a size (`Ukuran 40`): a price has a dot for its thousands,
/// or a word.
pub(super) fn name_and_price(text: &str) -> Option<(&str, Rupiah)> {
    let mut ends: Vec<usize> = text
        .match_indices(char::is_whitespace)
        .map(|(at, _)| at)
        .collect();
    // The longest price first: `Rp 14.000` before `14.000`.
    ends.drain(..ends.len().saturating_sub(2));
    ends.into_iter().find_map(|at| {
        let (name, price) = text.split_at(at);
        let name = name.trim_end_matches(|c: char| c.is_whitespace() || "-–=:@,".contains(c));
        let price = price.trim();
        let is_marked = price.contains('.') || price.contains(char::is_alphabetic);
        let amount = Rupiah::parse(price).ok()?;
        (is_marked && amount >= LEAST_PRICE && !name.is_empty()).then_some((name, amount))
    })
}

/// Name and price of `Manis: 14.000`, by an entry whose key nobody knows.
pub(super) fn priced(entry: &Entry) -> Option<(&str, Rupiah)> {
    let Value::Text { text, .. } = &entry.value.value else {
        return None;
    };
    let amount = Rupiah::parse(text).ok()?;
    (amount >= LEAST_PRICE).then_some((&entry.key, amount))
}

/// A variant in one line.
pub(super) fn variant_line(name: &str, price: Rupiah) -> String {
    let is_plain = !name.contains([',', ':', '{', '}', '[', ']', '#', '"', '\'']);
    let name = match is_plain {
        true => name.to_owned(),
        false => super::syntax::quoted(name),
    };
    format!("{{nama: {name}, harga: {}}}", price.grouped())
}

/// Quantity of `10: 11.000` in wholesale prices.
pub(super) fn quantity(entry: &Entry) -> Option<u32> {
    entry.key.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_behind_a_name_is_told_from_a_size() {
        for (text, expected) in [
            ("Manis 14.000", Some(("Manis", 14_000))),
            ("Manis Rp14000", Some(("Manis", 14_000))),
            ("Manis Rp 14.000", Some(("Manis", 14_000))),
            ("Sangat manis - 14rb", Some(("Sangat manis", 14_000))),
            ("Manis = 14 ribu", Some(("Manis", 14_000))),
            ("Ukuran 40", None),
            ("250 gram", None),
            ("1.500 gram", None),
            ("14.000", None),
            ("Manis", None),
        ] {
            let found = name_and_price(text);
            assert_eq!(
                found,
                expected.map(|(name, price)| (name, Rupiah(price))),
                "{text}"
            );
        }
    }

    #[test]
    fn only_a_whole_value_is_within_quotes() {
        assert_eq!(within_curly_quotes("“Toko Sari”"), Some("Toko Sari"));
        assert_eq!(within_curly_quotes("‘Toko Sari’"), Some("Toko Sari"));
        assert_eq!(within_curly_quotes("“Enak” kata “Ibu”"), None);
        assert_eq!(within_curly_quotes("Kue “Bhoi”"), None);
        assert_eq!(within_curly_quotes("“"), None);
    }
}
