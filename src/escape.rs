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
pub(crate) fn xml(text: &str) -> String {
    let is_allowed =
        |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..) && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    html(&text.chars().filter(is_allowed).collect::<String>())
}

/// A text as an attribute's value with its quotes, single or double, whichever need less escaping (JSON has many).
pub(crate) fn quoted(text: &str) -> String {
    let count = |quote| text.matches(quote).count();
    let (quote, reference) = match count('"') > count('\'') {
        true => ('\'', "&#39;"),
        false => ('"', "&quot;"),
    };
    let safe = text.replace('&', "&amp;").replace(quote, reference);
    format!("{quote}{safe}{quote}")
}

/// A text as a CSS string with its quotes. Also for a `style` element, where HTML references mean nothing and `<` may
/// start its end: escaped are what ends a string (<https://www.w3.org/TR/css-syntax-3/#consume-string-token>) and `<`.
pub(crate) fn css_string(text: &str) -> String {
    let mut string = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' | '<' | '\n' | '\r' | '\u{c}' => {
                string.push_str(&format!("\\{:x} ", u32::from(sign)));
            }
            _ => string.push(sign),
        }
    }
    string + "\""
}

/// JSON as an ES2015 script, in a file or inline: escapes U+2028 and U+2029, which were line breaks then, and `<`,
/// which may start `</script>`. In JSON all three occur in strings only.
pub(crate) fn script(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find(['<', '\u{2028}', '\u{2029}']) {
        let (before, after) = rest.split_at(at);
        escaped.push_str(before);
        let unsafe_one = after.chars().next().expect("it was found there");
        escaped.push_str(&format!("\\u{:04x}", u32::from(unsafe_one)));
        rest = &after[unsafe_one.len_utf8()..];
    }
    escaped.push_str(rest);
    escaped
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

        #[test]
        fn no_css_string_ends_early(text in ".*|[\"\\\\<\n'a]*") {
            let string = css_string(&text);
            let inner = string.strip_prefix('"').unwrap().strip_suffix('"').unwrap();
            let ends_something = inner.contains(['"', '<', '\n', '\r', '\u{c}']);
            prop_assert!(!ends_something);
            // Each backslash begins a reference of its own.
            let mut parts = inner.split('\\');
            let mut read = parts.next().unwrap().to_owned();
            for part in parts {
                let (code, rest) = part.split_once(' ').unwrap();
                read.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
                read.push_str(rest);
            }
            prop_assert_eq!(read, text);
        }

        #[test]
        fn every_text_is_read_back(text in ".*|[<\u{2028}\u{2029}\\\\/\"'a]*") {
            let literal = script(&serde_json::to_string(&text).unwrap());
            let ends_something = literal.contains(['<', '\u{2028}', '\u{2029}', '\n']);
            prop_assert!(!ends_something);
            prop_assert_eq!(serde_json::from_str::<String>(&literal).unwrap(), text);
        }
    }
}
