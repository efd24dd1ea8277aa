//! Rendered pages in, the bytes that are published out: minified, with settings that keep HTML
//! valid.
//!
//! Only this room knows the minifier. Inline scripts are left alone, optional tags are kept, and
//! every liberty that browsers merely tolerate is off.
//!
//! A part that stands on many pages is minified once. The page around it is minified with the part's
//! mark in its place, an empty element of the same name.

use memchr::memmem;
use minify_html::{Cfg, minify};
use rayon::prelude::*;

use crate::render::{Html, ROOT};

/// Fewer parts than this are not worth another thread.
const PARTS_A_THREAD: usize = 16;

/// A page's bytes.
pub fn page(html: &Html) -> Vec<u8> {
    // A price list of thousands, to be printed, is one page: its parts are what the threads can share.
    html.parts
        .par_iter()
        .with_min_len(PARTS_A_THREAD)
        .for_each(|part| {
            part.finished(whole);
        });
    whole(html)
}

/// HTML minified, with its parts where their marks stood.
fn whole(html: &Html) -> Vec<u8> {
    let small = smaller(&html.text);
    if html.parts.is_empty() {
        small
    } else {
        join(&small, html)
    }
}

/// Elements that lie deeper in each other than this are left as they are: the minifier goes down with
/// them and would run out of stack. No page of ours comes near.
const DEEPEST: usize = 200;

fn smaller(html: &str) -> Vec<u8> {
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

/// Puts the parts where their marks stand.
fn join(page: &[u8], html: &Html) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = html
        .parts
        .iter()
        .map(|part| (part.mark.as_str(), part.finished(whole)))
        .collect();
    let length = page.len() + parts.iter().map(|(_, part)| part.len()).sum::<usize>();
    let mut joined = Vec::with_capacity(length);
    let mut rest = page;
    for (mark, part) in parts {
        let start = memmem::find(rest, mark.as_bytes());
        let start = start.expect("the minifier keeps elements and their order");
        joined.extend_from_slice(&rest[..start]);
        push_rooted(&mut joined, part, &html.root);
        rest = &rest[start + mark.len()..];
    }
    joined.extend_from_slice(rest);
    joined
}

/// Adds a part with the way to the root where it leaves a place for it.
fn push_rooted(joined: &mut Vec<u8>, part: &[u8], root: &str) {
    let mut copied = 0;
    for at in memmem::find_iter(part, ROOT) {
        joined.extend_from_slice(&part[copied..at]);
        joined.extend_from_slice(root.as_bytes());
        copied = at + ROOT.len();
    }
    joined.extend_from_slice(&part[copied..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_read_comes_through() {
        let html = "<!doctype html><html><head><title>Kopi  Gayo</title></head><body>\n  \
                    <p>Rp12.500 <b>hemat</b> &lt;3</p>\n</body></html>";
        let html = Html {
            text: html.to_owned(),
            ..Html::default()
        };
        let small = String::from_utf8(page(&html)).unwrap();
        assert!(small.starts_with("<!doctype html>"));
        assert!(
            small.contains("<p>Rp12.500 <b>hemat</b> &lt;3</p>"),
            "{small}"
        );
        assert!(small.len() < html.text.len());
    }
}
