//! Rendered pages in, the bytes that are published out: minified, with settings that keep HTML
//! valid.
//!
//! Only this room knows the minifier. Inline scripts are left alone, optional tags are kept, and
//! every liberty that browsers merely tolerate is off.

use minify_html::{Cfg, minify};

/// Elements that lie deeper in each other than this are left as they are: the minifier goes down with
/// them and would run out of stack. No page of ours comes near.
const DEEPEST: usize = 200;

/// A page's bytes.
pub fn page(html: &str) -> Vec<u8> {
    if depth(html) > DEEPEST {
        return html.as_bytes().to_vec();
    }
    let settings = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        ..Cfg::new()
    };
    minify(html.as_bytes(), &settings)
}

/// How deep elements lie in each other at the most; too much rather than too little.
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
        let html = "<!doctype html><html><head><title>Kopi  Gayo</title></head><body>\n  \
                    <p>Rp12.500 <b>hemat</b> &lt;3</p>\n</body></html>";
        let small = String::from_utf8(page(html)).unwrap();
        assert!(small.starts_with("<!doctype html>"));
        assert!(
            small.contains("<p>Rp12.500 <b>hemat</b> &lt;3</p>"),
            "{small}"
        );
        assert!(small.len() < html.len());
    }
}
