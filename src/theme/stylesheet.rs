//! Minifies stylesheets, once a build.

use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};

/// Depth limit of braces.
const DEEPEST: i32 = 32;

/// Minifies a stylesheet.
///
/// # Errors
/// The CSS parser's message about a text that is no stylesheet.
pub(super) fn minify(css: &str) -> Result<String, String> {
    let depth = |(deepest, depth): (i32, i32), byte: u8| match byte {
        b'{' => (deepest.max(depth + 1), depth + 1),
        b'}' => (deepest, depth - 1),
        _ => (deepest, depth),
    };
    // The parser recurses with every brace and would overflow the stack.
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
