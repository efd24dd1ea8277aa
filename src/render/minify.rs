//! HTML made small, with settings that keep it valid: every liberty that browsers merely tolerate is off, and
//! optional tags stay.

use minify_html::{Cfg, minify};

/// Elements that lie deeper in each other than this are left as they are: the minifier goes down with
/// them and would run out of stack.
const DEEPEST: usize = 200;

/// A sanitised text, made small.
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

/// Greatest depth of elements within each other; too much rather than too little.
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
