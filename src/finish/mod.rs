//! Rendered pages in, the bytes that are published out: minified, with settings that keep HTML
//! valid.
//!
//! Only this room knows the minifier. Inline scripts are left alone, optional tags are kept, and
//! every liberty that browsers merely tolerate is off.
//!
//! Much of a page stands on others too: the header, the footer, a product's card. A theme puts such
//! parts between `<!--[-->` and `<!--]-->`; each is minified once and then looked up, which halves the
//! work for a large shop.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use minify_html::{Cfg, minify};
use rayon::prelude::*;

const OPEN: &str = "<!--[-->";
const CLOSE: &str = "<!--]-->";

/// Marks the element that stands for a part while the page around it is minified. It has the name of
/// the part's first element, so that white space around it is treated alike.
const MARK: &str = " data-bagian=";

/// More parts than this are not remembered; a shop has some for every product.
const MOST_PARTS: usize = 200_000;

/// Fewer parts than this are not worth another thread.
const PARTS_A_THREAD: usize = 16;

/// Finishes the pages of one build.
#[derive(Debug, Default)]
pub struct Finisher {
    parts: RwLock<HashMap<blake3::Hash, Arc<[u8]>>>,
}

impl Finisher {
    /// A page's bytes.
    pub fn page(&self, html: &str) -> Vec<u8> {
        let mut around = String::with_capacity(html.len());
        let mut parts: Vec<(&str, &str)> = Vec::new();
        let mut rest = html;
        while let Some((before, after)) = rest.split_once(OPEN) {
            let Some((part, behind)) = after.split_once(CLOSE) else {
                break;
            };
            rest = behind;
            around.push_str(before);
            let Some(element) = first_element(part) else {
                around.push_str(part);
                continue;
            };
            around.push_str(&format!("<{element}{MARK}{}></{element}>", parts.len()));
            parts.push((element, part));
        }
        around.push_str(rest);
        let small = smaller(&around);
        // A price list of thousands is one page: its parts are what the threads can share.
        let parts: Vec<(&str, Arc<[u8]>)> = parts
            .into_par_iter()
            .with_min_len(PARTS_A_THREAD)
            .map(|(element, part)| (element, self.part(part)))
            .collect();
        if parts.is_empty() {
            small
        } else {
            join(&small, &parts)
        }
    }

    fn part(&self, html: &str) -> Arc<[u8]> {
        let key = blake3::hash(html.as_bytes());
        let known = self
            .parts
            .read()
            .expect("no thread panics while it holds the parts")
            .get(&key)
            .cloned();
        known.unwrap_or_else(|| {
            let small: Arc<[u8]> = smaller(html).into();
            let mut parts = self
                .parts
                .write()
                .expect("no thread panics while it holds the parts");
            if parts.len() < MOST_PARTS {
                parts.insert(key, Arc::clone(&small));
            }
            small
        })
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

/// The name of the element that a part starts with.
fn first_element(part: &str) -> Option<&str> {
    let name = part.trim_start().strip_prefix('<')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric())?;
    (end > 0).then(|| &name[..end])
}

/// Puts the parts where their marks stand.
fn join(page: &[u8], parts: &[(&str, Arc<[u8]>)]) -> Vec<u8> {
    let mut joined =
        Vec::with_capacity(page.len() + parts.iter().map(|(_, part)| part.len()).sum::<usize>());
    let mut rest = page;
    for (number, (element, part)) in parts.iter().enumerate() {
        let mark = format!("<{element}{MARK}{number}></{element}>");
        let start = rest
            .windows(mark.len())
            .position(|window| window == mark.as_bytes());
        let start = start.expect("the minifier keeps elements and their order");
        joined.extend_from_slice(&rest[..start]);
        joined.extend_from_slice(part);
        rest = &rest[start + mark.len()..];
    }
    joined.extend_from_slice(rest);
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_read_comes_through() {
        let html = "<!doctype html><html><head><title>Kopi  Gayo</title></head><body>\n  \
                    <p>Rp12.500 <b>hemat</b> &lt;3</p>\n</body></html>";
        let small = String::from_utf8(Finisher::default().page(html)).unwrap();
        assert!(small.starts_with("<!doctype html>"));
        assert!(
            small.contains("<p>Rp12.500 <b>hemat</b> &lt;3</p>"),
            "{small}"
        );
        assert!(small.len() < html.len());
    }

    #[test]
    fn parts_come_out_as_they_would_within_the_page() {
        let page = |open: &str, close: &str| {
            format!(
                "<html><head></head><body>{open}<header>\n <a href=\"x.html\">Toko</a> </header>{close}\n\
                 <ul>{open}<li class=\"card\"> <p>Kopi</p></li>{close}{open}<li>Teh</li>{close}</ul></body></html>"
            )
        };
        let finisher = Finisher::default();
        let whole = finisher.page(&page("", ""));
        assert_eq!(finisher.page(&page(OPEN, CLOSE)), whole);
        assert_eq!(
            finisher.page(&page(OPEN, CLOSE)),
            whole,
            "the second time, from memory"
        );
    }
}
