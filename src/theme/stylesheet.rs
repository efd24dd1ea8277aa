//! Minifies stylesheets, once a build.

use lightningcss::printer::PrinterOptions;
use lightningcss::rules::CssRule;
use lightningcss::selector::{Component, Selector};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Features, Targets};
use lightningcss::traits::ParseWithOptions;

/// Depth limit of braces.
const DEEPEST: i32 = 32;

/// A minified stylesheet.
#[derive(Debug)]
pub(super) struct Stylesheet {
    /// For pages that hold it.
    pub whole: String,
    /// For the theme's sheet, which all pages link: applies to the kinds of pages that it is for.
    pub limited: String,
}

/// Minifies a stylesheet. `kinds` are the page kinds that it is for; none: all.
///
/// # Errors
/// The CSS parser's message about a text that is no stylesheet.
pub(super) fn minify(css: &str, kinds: &[&str]) -> Result<Stylesheet, String> {
    let depth = |(deepest, depth): (i32, i32), byte: u8| match byte {
        b'{' => (deepest.max(depth + 1), depth + 1),
        b'}' => (deepest, depth - 1),
        _ => (deepest, depth),
    };
    // The parser recurses with every brace and would overflow the stack.
    if css.bytes().fold((0, 0), depth).0 > DEEPEST {
        return Err("{ { {".to_owned());
    }
    let of_page = alternatives(kinds, |kind| format!(".on-{kind},.on-{kind} *"));
    let of_root = alternatives(kinds, |kind| format!(":has(>.on-{kind})"));
    let mut sheet =
        StyleSheet::parse(css, ParserOptions::default()).map_err(|error| error.to_string())?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| error.to_string())?;
    let whole = printed(&sheet)?;
    if kinds.is_empty() {
        let limited = whole.clone();
        return Ok(Stylesheet { whole, limited });
    }
    let limit = Limit {
        of_page: condition(&of_page),
        of_root: condition(&of_root),
    };
    limit.apply(&mut sheet.rules.0);
    let limited = printed(&sheet)?;
    Ok(Stylesheet { whole, limited })
}

fn printed(sheet: &StyleSheet) -> Result<String, String> {
    let options = PrinterOptions {
        minify: true,
        // Browsers before 2022 read `min-width`, but no `width >=`.
        targets: Targets {
            include: Features::MediaQueries,
            ..Targets::default()
        },
        ..PrinterOptions::default()
    };
    let printed = sheet.to_css(options);
    printed
        .map(|printed| printed.code)
        .map_err(|error| error.to_string())
}

fn alternatives(kinds: &[&str], selector: impl Fn(&str) -> String) -> String {
    let selectors: Vec<String> = kinds.iter().map(|kind| selector(kind)).collect();
    format!(":where({})", selectors.join(","))
}

/// Conditions on the element that a rule styles, without specificity. Nesting all rules in `:where(.on-KIND)` would
/// not do: `:root`, `body`, and rules that begin at a class of theirs (`.js .track`, `.on-cart .bar`) would match
/// nothing below `body`.
struct Limit<'c> {
    /// For `body`, which has the kind's class, and all below it.
    of_page: Component<'c>,
    /// For the root element. Browsers before `:has` (2022) leave out such a rule.
    of_root: Component<'c>,
}

impl<'c> Limit<'c> {
    fn apply(&self, rules: &mut [CssRule<'c>]) {
        for rule in rules {
            match rule {
                // Rules nested in it are relative to its selectors.
                CssRule::Style(rule) => {
                    for selector in &mut rule.selectors.0 {
                        let condition = match styles_root(selector) {
                            true => &self.of_root,
                            false => &self.of_page,
                        };
                        selector.append(condition.clone());
                    }
                }
                CssRule::Media(rule) => self.apply(&mut rule.rules.0),
                CssRule::Supports(rule) => self.apply(&mut rule.rules.0),
                CssRule::Container(rule) => self.apply(&mut rule.rules.0),
                CssRule::LayerBlock(rule) => self.apply(&mut rule.rules.0),
                CssRule::Scope(rule) => self.apply(&mut rule.rules.0),
                CssRule::StartingStyle(rule) => self.apply(&mut rule.rules.0),
                // Others, such as `@font-face` and `@keyframes`, style nothing by themselves; `@page` cannot be limited.
                _ => {}
            }
        }
    }
}

fn condition(selector: &str) -> Component<'_> {
    let selector = Selector::parse_string_with_options(selector, ParserOptions::default())
        .expect("names of page kinds are identifiers");
    let mut parts = selector.iter_raw_match_order();
    parts.next().expect("it is one pseudo-class").clone()
}

/// True when the element that a selector styles is `:root` or `html`.
fn styles_root(selector: &Selector) -> bool {
    // From right to left; a pseudo-element has a combinator of its own.
    let parts = selector.iter_raw_match_order();
    let mut subject = parts.take_while(|part| {
        let combinator = part.as_combinator();
        !combinator.is_some_and(|combinator| combinator.is_tree_combinator())
    });
    subject.any(|part| match part {
        Component::Root => true,
        Component::LocalName(name) => &*name.lower_name.0 == "html",
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited(css: &str, kinds: &[&str]) -> String {
        minify(css, kinds).unwrap().limited
    }

    #[test]
    fn old_browsers_read_media_queries() {
        let css = "@media (min-width: 600px) { a { color: red } }";
        let sheet = minify(css, &[]).unwrap();
        assert_eq!(sheet.whole, "@media (min-width:600px){a{color:red}}");
    }

    #[test]
    fn a_limit_is_a_condition_on_the_element_that_a_rule_styles() {
        const CART: &str = ":where(.on-cart,.on-cart *)";
        const ROOT: &str = ":where(:has(>.on-cart))";
        for (css, expected) in [
            (".a { color: red }", format!(".a{CART}{{color:red}}")),
            (
                ".a, .b > i { color: red }",
                format!(".a{CART},.b>i{CART}{{color:red}}"),
            ),
            (
                ".js .a::before { color: red }",
                format!(".js .a{CART}:before{{color:red}}"),
            ),
            (
                ".on-cart .a { color: red }",
                format!(".on-cart .a{CART}{{color:red}}"),
            ),
            ("body { color: red }", format!("body{CART}{{color:red}}")),
            (
                "html:not(.js) .a { color: red }",
                format!("html:not(.js) .a{CART}{{color:red}}"),
            ),
            (":root { --a: 1px }", format!(":root{ROOT}{{--a:1px}}")),
            (
                "HTML.js::after { color: red }",
                format!("HTML.js{ROOT}:after{{color:red}}"),
            ),
            (
                "@media print { .a { color: red } :root { --a: 1px } }",
                format!("@media print{{.a{CART}{{color:red}}:root{ROOT}{{--a:1px}}}}"),
            ),
            (
                "@supports (gap: 1px) { @media print { .a { color: red } } }",
                format!("@supports (gap:1px){{@media print{{.a{CART}{{color:red}}}}}}"),
            ),
            (
                ".a { color: red; & .b { color: tan } }",
                format!(".a{CART}{{color:red;& .b{{color:tan}}}}"),
            ),
            (
                "@font-face { font-family: x; src: local(x) }",
                "@font-face{font-family:x;src:local(x)}".to_owned(),
            ),
        ] {
            assert_eq!(limited(css, &["cart"]), expected, "{css}");
        }
    }

    #[test]
    fn several_kinds_share_a_limit_and_without_kinds_there_is_none() {
        let css = ".a { color: red }";
        assert_eq!(
            limited(css, &["voice", "baskets"]),
            ".a:where(.on-voice,.on-voice *,.on-baskets,.on-baskets *){color:red}"
        );
        assert_eq!(limited(css, &[]), ".a{color:red}");
    }
}
