//! Stylesheets made small, once a build.

use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};

/// Braces in each other; nobody writes more.
const DEEPEST: i32 = 32;

/// The stylesheet without what browsers do not need.
///
/// # Errors
/// What the CSS parser says of a text that is no stylesheet.
pub(super) fn minify(css: &str) -> Result<String, String> {
    let depth = |(deepest, depth): (i32, i32), byte: u8| match byte {
        b'{' => (deepest.max(depth + 1), depth + 1),
        b'}' => (deepest, depth - 1),
        _ => (deepest, depth),
    };
    // The parser goes down with every brace and would run out of stack.
    if css.bytes().fold((0, 0), depth).0 > DEEPEST {
        return Err("{ { {".to_owned());
    }
    let mut sheet =
        StyleSheet::parse(css, ParserOptions::default()).map_err(|error| error.to_string())?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| error.to_string())?;
    let options = PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    };
    sheet
        .to_css(options)
        .map(|printed| printed.code)
        .map_err(|error| error.to_string())
}
