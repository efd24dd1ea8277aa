//! Fills in templates, with people's text escaped.

use serde::Serialize;
use tera::{Context, Tera};

use crate::locale::Language;

/// The templates of one language.
pub(super) struct Templates {
    /// `toko.yaml`.
    pub shop: &'static str,
    /// `kelompok.yaml`.
    pub group: &'static str,
    /// `produk.yaml`.
    pub product: &'static str,
    /// Every key of `toko.yaml`, with examples.
    pub every_shop_key: &'static str,
    /// Every key of `kelompok.yaml`, with examples.
    pub every_group_key: &'static str,
    /// Every key of `produk.yaml`, with examples.
    pub every_product_key: &'static str,
    /// `halaman/tentang.md`.
    pub about: &'static str,
    /// `halaman/cara-pesan.md`.
    pub ordering: &'static str,
}

const INDONESIAN: Templates = Templates {
    shop: include_str!("templates/id/toko.yaml"),
    group: include_str!("templates/id/kelompok.yaml"),
    product: include_str!("templates/id/produk.yaml"),
    every_shop_key: include_str!("templates/id/lengkap/toko.yaml"),
    every_group_key: include_str!("templates/id/lengkap/kelompok.yaml"),
    every_product_key: include_str!("templates/id/lengkap/produk.yaml"),
    about: include_str!("templates/id/tentang.md"),
    ordering: include_str!("templates/id/cara-pesan.md"),
};

const ENGLISH: Templates = Templates {
    shop: include_str!("templates/en/toko.yaml"),
    group: include_str!("templates/en/kelompok.yaml"),
    product: include_str!("templates/en/produk.yaml"),
    every_shop_key: include_str!("templates/en/lengkap/toko.yaml"),
    every_group_key: include_str!("templates/en/lengkap/kelompok.yaml"),
    every_product_key: include_str!("templates/en/lengkap/produk.yaml"),
    about: include_str!("templates/en/tentang.md"),
    ordering: include_str!("templates/en/cara-pesan.md"),
};

/// `.gitignore` for output and cache.
pub(crate) const GITIGNORE: &str = include_str!("templates/gitignore");

impl Templates {
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }
}

/// Values of a template. An absent field shows as a commented example, or not at all.
#[derive(Debug, Default, Serialize)]
pub(super) struct Blanks {
    pub name: String,
    pub tagline: Option<String>,
    pub whatsapp: Option<String>,
    pub place: Option<String>,
    pub price: Option<String>,
    pub unit: Option<String>,
    pub category: Option<String>,
    /// `true` for the sample product of a new shop.
    pub example: bool,
}

/// Fills in a template.
pub(super) fn fill(template: &str, blanks: &Blanks) -> String {
    fill_of(env!("CARGO_PKG_REPOSITORY"), template, blanks)
}

/// Fills in a template of a program that is published at an address, where editors find the schemas; it may be empty.
pub(super) fn fill_of(repository: &str, template: &str, blanks: &Blanks) -> String {
    let mut context = Context::from_serialize(blanks).expect("blanks are a struct of plain values");
    context.insert("repository", repository);
    Tera::one_off(template, &context, false).expect("the tests fill in every template")
}

/// A text as the value of a YAML key, quoted if need be, on one line.
pub(crate) fn yaml(text: &str) -> String {
    let scalar = serde_yaml::to_string(&one_line(text)).expect("a text is always valid YAML");
    scalar.trim_end_matches('\n').to_owned()
}

/// A text inside a line of Markdown, with special characters escaped (CommonMark 0.31, 2.4).
pub(super) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in one_line(text).trim().chars() {
        if "\\`*_[]<>&#~|".contains(sign) {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// Replaces line breaks and control characters by spaces, U+2028 and U+2029 included, which YAML 1.1 and 1.2 treat
/// differently.
pub(super) fn one_line(text: &str) -> String {
    text.replace(
        |sign: char| sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}'),
        " ",
    )
}
