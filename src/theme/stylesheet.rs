//! Stylesheets made small, once a build.

use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};

/// The stylesheet without what browsers do not need.
///
/// # Errors
/// What the CSS parser says of a text that is no stylesheet.
pub(super) fn minify(css: &str) -> Result<String, String> {
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
