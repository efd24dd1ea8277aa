//! Rendered pages in, the bytes that are published out: minified, with settings that keep HTML
//! valid.
//!
//! Only this room knows the minifier. Inline scripts are left alone, optional tags are kept, and
//! every liberty that browsers merely tolerate is off.

use minify_html::{Cfg, minify};

/// A page's bytes.
pub fn page(html: &str) -> Vec<u8> {
    let settings = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        minify_css: false,
        minify_js: false,
        ..Cfg::new()
    };
    minify(html.as_bytes(), &settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_read_comes_through() {
        let html = "<!doctype html><html><head><title>Kopi  Gayo</title></head><body>\n  \
                    <p>Rp12.500 <b>hemat</b> &lt;3</p>\n</body></html>";
        let bytes = page(html);
        let small = String::from_utf8(bytes).unwrap();
        assert!(small.starts_with("<!doctype html>"));
        assert!(
            small.contains("<p>Rp12.500 <b>hemat</b> &lt;3</p>"),
            "{small}"
        );
        assert!(small.len() < html.len());
    }
}
