//! The site's `_headers`, interpreted like by a host.

use std::collections::HashMap;
use std::sync::Arc;

use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// Headers that the server sets itself; the file cannot.
const OURS: [HeaderName; 11] = [
    header::CONTENT_LENGTH,
    header::CONTENT_ENCODING,
    header::CONTENT_RANGE,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
    header::UPGRADE,
    header::TRAILER,
    header::ETAG,
    header::VARY,
    header::ACCEPT_RANGES,
    header::DATE,
];

/// The rules of a `_headers` file in order. Invalid lines are ignored.
#[derive(Debug, Default)]
pub(super) struct Rules {
    rules: Vec<Rule>,
    /// Header maps by matching rules, shared between files.
    made: HashMap<Vec<usize>, Arc<HeaderMap>>,
}

#[derive(Debug)]
struct Rule {
    pattern: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Rules {
    /// Parses the file: a path at the start of a line, and its headers on indented lines below.
    pub fn read(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines() {
            let is_set_in = line.starts_with([' ', '\t']);
            let line = line.trim();
            if is_set_in && let Some(rule) = rules.last_mut() {
                rule.headers.extend(header(line));
            } else if line.starts_with('/') {
                rules.push(Rule {
                    pattern: line.to_owned(),
                    headers: Vec::new(),
                });
            }
        }
        Self {
            rules,
            made: HashMap::new(),
        }
    }

    /// The headers of a path that starts with `/`. By default responses are revalidated each time.
    pub fn of(&mut self, path: &str) -> Arc<HeaderMap> {
        let speaks = |(_, rule): &(usize, &Rule)| matches(rule.pattern.as_bytes(), path.as_bytes());
        let speaking = self.rules.iter().enumerate().filter(speaks);
        let numbers: Vec<usize> = speaking.map(|(number, _)| number).collect();
        let rules = &self.rules;
        let made = self.made.entry(numbers).or_insert_with_key(|numbers| {
            let mut headers = HeaderMap::new();
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            for (name, value) in numbers.iter().flat_map(|number| &rules[*number].headers) {
                headers.insert(name, value.clone());
            }
            headers.into()
        });
        Arc::clone(made)
    }
}

fn header(line: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = line.split_once(':')?;
    let name: HeaderName = name.trim().parse().ok()?;
    let value: HeaderValue = value.trim().parse().ok()?;
    (!OURS.contains(&name)).then_some((name, value))
}

/// True when a pattern matches a path: `*` matches anything, `:name` one segment.
fn matches(pattern: &[u8], path: &[u8]) -> bool {
    match pattern {
        [] => path.is_empty(),
        [b'*', rest @ ..] => (0..=path.len()).any(|at| matches(rest, &path[at..])),
        [b'/', b':', rest @ ..] => {
            let of_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
            let name = rest.iter().take_while(of_name).count();
            let Some((b'/', after)) = path.split_first() else {
                return false;
            };
            let part = after.iter().take_while(|byte| **byte != b'/').count();
            part > 0 && matches(&rest[name..], &after[part..])
        }
        [byte, rest @ ..] => path
            .split_first()
            .is_some_and(|(first, path)| first == byte && matches(rest, path)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
        headers.get(name).map(|value| value.to_str().unwrap())
    }

    #[test]
    fn rules_speak_of_the_paths_they_mean() {
        let mut rules = Rules::read(
            "# a remark\n/*\n  X-All: yes\n  Content-Length: 5\n  no header\n\
             /foto/*\n\tCache-Control: immutable\n/toko/:toko/foto/*\n  X-Shop: photo\n  X-All: no\n",
        );
        let page = rules.of("/index.html");
        assert_eq!(value(&page, "x-all"), Some("yes"));
        assert_eq!(value(&page, "cache-control"), Some("no-cache"));
        assert_eq!(page.len(), 2);
        let photo = rules.of("/foto/a/b.webp");
        assert_eq!(value(&photo, "cache-control"), Some("immutable"));
        let shop = rules.of("/toko/sari/foto/a.webp");
        assert_eq!(value(&shop, "x-shop"), Some("photo"));
        assert_eq!(value(&shop, "x-all"), Some("no"));
        for other in ["/toko/foto/a.webp", "/toko//foto/a", "/toko/a/b/foto/c"] {
            assert_eq!(value(&rules.of(other), "x-shop"), None, "{other}");
        }
        assert!(Arc::ptr_eq(&page, &rules.of("/produk/kopi/index.html")));
    }

    #[test]
    fn what_is_no_rule_says_nothing() {
        let mut rules = Rules::read("  X-Early: 1\n/a\n  X-Bad name: 1\n  X-Odd: \u{1}\n\u{0}\n");
        assert_eq!(rules.of("/a").len(), 1);
    }
}
