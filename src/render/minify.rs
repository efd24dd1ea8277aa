//! Minifies HTML and keeps it valid: optional tags stay, and nothing relies on error recovery of browsers.

use minify_html::{Cfg, minify};

/// Depth limit: the minifier recurses, and deeper HTML would overflow its stack, so it stays as it is.
const DEEPEST: usize = 200;

/// Minifies sanitised HTML.
pub(super) fn minified(html: String) -> String {
    if depth(&html) > DEEPEST {
        return html;
    }
    let settings = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        ..Cfg::new()
    };
    String::from_utf8(minify(html.as_bytes(), &settings)).expect("HTML stays text")
}

/// Upper bound of the nesting depth.
fn depth(html: &str) -> usize {
    const EMPTY: [&str; 10] = [
        "area", "br", "hr", "img", "input", "link", "meta", "path", "source", "wbr",
    ];
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, _) in html.match_indices('<') {
        let tag = &html[at + 1..];
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = tag
                .find(|c: char| !c.is_ascii_alphanumeric())
                .unwrap_or(tag.len());
            if !EMPTY.contains(&&tag[..end]) {
                depth += 1;
                deepest = deepest.max(depth);
            }
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_read_comes_through() {
        let html = "<p>Rp12.500 <b>hemat</b> &lt;3</p>\n\n<ul>\n  <li>satu</li>\n</ul>\n";
        let small = minified(html.to_owned());
        assert_eq!(
            small,
            "<p>Rp12.500 <b>hemat</b> &lt;3</p><ul><li>satu</li></ul>"
        );
        let deep = "<b> ".repeat(100_000);
        assert_eq!(minified(deep.clone()), deep);
    }
}
