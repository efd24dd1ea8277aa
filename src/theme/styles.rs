//! Joins a theme's stylesheets: what stands in a page, and the sheet that all pages link.

use std::collections::BTreeMap;

use super::stylesheet::Stylesheet;

/// Kinds of pages that link the sheet, in the order of their styles in it. `not_found`, which hosts show at any
/// depth, holds its style.
pub const LINKING_PAGES: [&str; 15] = [
    "home",
    "product",
    "category",
    "price_list",
    "search",
    "cart",
    "page",
    "news_list",
    "news",
    "portal",
    "shops",
    "baskets",
    "network",
    "voice",
    "share",
];

/// Page kinds that only shops have, and only portals; the sheet of the other lacks their styles.
const OF_SHOPS: [&str; 4] = ["home", "product", "price_list", "cart"];
const OF_PORTALS: [&str; 6] = ["portal", "shops", "baskets", "network", "voice", "share"];

/// Stylesheets that several kinds of pages use, with these kinds.
const SHARED: [(&str, &[&str]); 2] = [
    ("members.css", &["portal", "shops"]),
    ("checkout.css", &["cart", "baskets"]),
];

/// The stylesheet that the first screen of every page needs.
const FIRST: &str = "first.css";
/// That of fronts.
const FRONT: &str = "front.css";
/// That of all other pages, whose header holds the shop's name.
const INNER: &str = "inner.css";
/// That of the search's field, which fronts have in their header.
const SEEK: &str = "seek.css";
/// Stylesheets that begin the sheet. Those that end it are below: the theme's, its first part repeated since the sheet
/// may have overruled it, that of paper, and the shop's own.
const BASE: [&str; 9] = [
    "base.css",
    "table.css",
    "field.css",
    "quantity.css",
    "price.css",
    "goods.css",
    "tiles.css",
    "article.css",
    "stories.css",
];
const FIRST_THEME: &str = "first_theme.css";
const THEME: &str = "theme.css";
const PRINT: &str = "print.css";
const OWN: &str = "tambahan.css";

/// Stylesheets that the first screen of these kinds needs too.
const FIRST_TOO: [(&str, &[&str]); 11] = [
    ("table.css", &["product", "price_list", "page", "news"]),
    ("field.css", &["search"]),
    ("quantity.css", &["product"]),
    (
        "price.css",
        &["home", "portal", "category", "product", "price_list"],
    ),
    ("goods.css", &["home", "portal", "category"]),
    ("tiles.css", &["category"]),
    ("article.css", &["page", "news"]),
    ("members.css", &["shops"]),
    ("price_list.css", &["price_list"]),
    ("search.css", &["search"]),
    ("stories.css", &["news_list"]),
];

/// Kinds of pages whose places the one-file shop has.
const ONE_FILE_PLACES: [&str; 4] = ["home", "product", "cart", "search"];

/// The minified stylesheets of a theme.
#[derive(Debug)]
pub struct Styles(BTreeMap<String, Stylesheet>);

impl Styles {
    /// The stylesheets by their name in the theme's `aset/`.
    pub(super) fn new(sheets: BTreeMap<String, Stylesheet>) -> Self {
        Self(sheets)
    }

    /// The stylesheets by name, for a digest.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let sheets = self.0.iter();
        sheets.map(|(name, sheet)| (name.as_str(), sheet.whole.as_str()))
    }

    /// The style that stands in a page of a kind, for its first screen, in cascade order: that of all pages, the
    /// kind's, the theme's.
    pub fn first(&self, kind: &str) -> String {
        let too = FIRST_TOO.iter().filter(|(_, kinds)| kinds.contains(&kind));
        let mut names = vec![FIRST.to_owned()];
        names.extend(top_of(kind).iter().map(|name| (*name).to_owned()));
        names.extend(too.map(|(name, _)| (*name).to_owned()));
        names.extend([first_of(kind), FIRST_THEME.to_owned()]);
        self.joined(names)
    }

    /// The whole style of a page kind, in cascade order: [`Self::first`], then what the sheet has for it. `not_found`,
    /// which holds it all, has only words and links, and does with `base.css`.
    pub fn whole(&self, kind: &str) -> String {
        let shared = SHARED.iter().filter(|(_, kinds)| kinds.contains(&kind));
        let shared = shared.map(|(name, _)| (*name).to_owned());
        let mut names = vec![FIRST.to_owned()];
        names.extend(top_of(kind).iter().map(|name| (*name).to_owned()));
        names.push(first_of(kind));
        let base = match LINKING_PAGES.contains(&kind) {
            true => &BASE[..],
            false => &BASE[..1],
        };
        names.extend(base.iter().map(|name| (*name).to_owned()));
        names.extend(shared);
        names.push(file_of(kind));
        names.extend([FIRST_THEME, THEME, PRINT, OWN].map(str::to_owned));
        self.joined(names)
    }

    /// The sheet that all pages of a shop link, or of a portal.
    pub(super) fn sheet(&self, is_portal: bool) -> String {
        let absent: &[&str] = if is_portal { &OF_SHOPS } else { &OF_PORTALS };
        let is_there = |kind: &&str| !absent.contains(kind);
        let shared = SHARED
            .iter()
            .filter(|(_, kinds)| kinds.iter().any(is_there));
        let shared = shared.map(|(name, _)| (*name).to_owned());
        let kinds = LINKING_PAGES.iter().copied().filter(is_there);
        // A stylesheet that all its pages hold is not needed twice.
        let is_in_pages = |name: &String| FIRST_TOO.iter().any(|(first, _)| first == name);
        let of_kinds = kinds.map(file_of).filter(|name| !is_in_pages(name));
        let mut names = BASE.map(str::to_owned).to_vec();
        names.extend(shared.chain(of_kinds));
        names.extend([FIRST_THEME, THEME, PRINT, OWN].map(str::to_owned));
        let sheets = names.iter().filter_map(|name| self.0.get(name));
        sheets.map(|sheet| sheet.limited.as_str()).collect()
    }

    /// The style of a sheet to print: the shared one and the kind's. Themes do not apply to paper.
    pub fn printed(&self, kind: &str) -> String {
        self.joined(vec!["print_base.css".to_owned(), file_of(kind)])
    }

    /// The style of the one-file shop: the styles of all its places.
    pub fn one_file(&self) -> String {
        let mut names = [FIRST, FRONT, INNER, SEEK].map(str::to_owned).to_vec();
        names.extend(ONE_FILE_PLACES.map(first_of));
        names.extend(BASE.map(str::to_owned));
        let is_there = |kind: &&str| ONE_FILE_PLACES.contains(kind);
        let shared = SHARED
            .iter()
            .filter(|(_, kinds)| kinds.iter().any(is_there));
        names.extend(shared.map(|(name, _)| (*name).to_owned()));
        names.extend(ONE_FILE_PLACES.map(file_of));
        names.extend([FIRST_THEME, THEME, "one_file.css", PRINT, OWN].map(str::to_owned));
        self.joined(names)
    }

    /// The style of a group in one file: cards of goods below the names of their shops.
    pub fn group_file(&self) -> String {
        const CARDS: [&str; 6] = [
            "base.css",
            "price.css",
            "goods.css",
            "tiles.css",
            "article.css",
            "members.css",
        ];
        let mut names = [FIRST, FRONT].to_vec();
        names.extend(CARDS);
        names.extend([FIRST_THEME, THEME, "one_file_group.css", PRINT, OWN]);
        self.joined(names.into_iter().map(str::to_owned).collect())
    }

    /// The style of the sign-up form.
    pub fn form(&self) -> String {
        self.joined(vec!["form.css".to_owned()])
    }

    fn joined(&self, names: Vec<String>) -> String {
        let sheets = names.iter().filter_map(|name| self.0.get(name));
        sheets.map(|sheet| sheet.whole.as_str()).collect()
    }
}

/// The kinds of pages that a stylesheet is for; none: all.
pub(super) fn kinds_of(name: &str) -> &'static [&'static str] {
    if let Some((_, kinds)) = SHARED.iter().find(|(shared, _)| *shared == name) {
        return kinds;
    }
    match LINKING_PAGES.iter().find(|kind| file_of(kind) == name) {
        Some(kind) => std::slice::from_ref(kind),
        None => &[],
    }
}

/// The stylesheets of the top of a page kind.
fn top_of(kind: &str) -> &'static [&'static str] {
    match kind {
        "home" | "portal" => &[FRONT, SEEK],
        "search" => &[INNER, SEEK],
        _ => &[INNER],
    }
}

/// The stylesheet of a page kind.
fn file_of(kind: &str) -> String {
    format!("{kind}.css")
}

/// The stylesheet of a page kind's first screen alone.
fn first_of(kind: &str) -> String {
    format!("first_{kind}.css")
}

#[cfg(test)]
mod tests {
    use super::super::stylesheet;
    use super::*;

    /// Stylesheets that each have one rule: their name as a class.
    fn styles(names: &[&str]) -> Styles {
        let sheet = |name: &&str| {
            let css = format!(".{name} {{ color: red }}");
            let file = format!("{name}.css");
            let sheet = stylesheet::minify(&css, kinds_of(&file)).unwrap();
            (file, sheet)
        };
        Styles::new(names.iter().map(sheet).collect())
    }

    /// The classes of a style in order; one with a limit has a star.
    fn classes(css: &str) -> String {
        let rules = css.split_terminator('}').map(|rule| {
            let selector = rule.trim_start_matches('.').split('{').next().unwrap();
            match selector.split_once(":where") {
                Some((class, _)) => format!("{class}*"),
                None => selector.to_owned(),
            }
        });
        rules.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_stylesheet_has_its_place() {
        let styles = styles(&[
            "article",
            "base",
            "cart",
            "checkout",
            "first",
            "first_cart",
            "first_product",
            "first_theme",
            "front",
            "inner",
            "members",
            "not_found",
            "one_file",
            "portal",
            "print",
            "print_base",
            "print_labels",
            "product",
            "seek",
            "tambahan",
            "theme",
        ]);
        for (css, expected) in [
            (styles.first("home"), "first front seek first_theme"),
            (
                styles.first("product"),
                "first inner first_product first_theme",
            ),
            (styles.first("search"), "first inner seek first_theme"),
            (styles.first("news"), "first inner article first_theme"),
            (
                styles.whole("product"),
                "first inner first_product base article product first_theme theme print tambahan",
            ),
            (
                styles.whole("portal"),
                "first front seek base article members portal first_theme theme print tambahan",
            ),
            (
                styles.whole("not_found"),
                "first inner base not_found first_theme theme print tambahan",
            ),
            (
                styles.sheet(false),
                "base article checkout* product* cart* first_theme theme print tambahan",
            ),
            (
                styles.sheet(true),
                "base article members* checkout* portal* first_theme theme print tambahan",
            ),
            (styles.printed("print_labels"), "print_base print_labels"),
            (
                styles.one_file(),
                "first front inner seek first_product first_cart base article checkout product cart first_theme theme one_file print tambahan",
            ),
        ] {
            assert_eq!(classes(&css), expected);
        }
    }
}
