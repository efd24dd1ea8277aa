//! Escaping for text that code inserts; templates escape by themselves.

use pulldown_cmark_escape::escape_html;

/// A text as HTML, in an element or in a quoted attribute.
pub(crate) fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_html(&mut escaped, text).expect("a String takes everything");
    escaped
}

/// A text as XML, in an element or in a quoted attribute, without the characters that XML 1.0 forbids
/// (<https://www.w3.org/TR/xml/#charsets>).
pub(super) fn xml(text: &str) -> String {
    let is_allowed =
        |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..) && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    html(&text.chars().filter(is_allowed).collect::<String>())
}

/// A text as an attribute's value with its quotes, single or double, whichever need less escaping (JSON has many).
pub(super) fn quoted(text: &str) -> String {
    let count = |quote| text.matches(quote).count();
    let (quote, reference) = match count('"') > count('\'') {
        true => ('\'', "&#39;"),
        false => ('"', "&quot;"),
    };
    let safe = text.replace('&', "&amp;").replace(quote, reference);
    format!("{quote}{safe}{quote}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_attribute_is_read_back(text in ".*|[\"'&amp;#39<>]*") {
            let value = quoted(&text);
            let quote = value.chars().next().unwrap();
            let inner = value.strip_prefix(quote).unwrap().strip_suffix(quote).unwrap();
            prop_assert!(!inner.contains(quote));
            let read = inner.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
            prop_assert_eq!(read, text);
        }
    }
}
