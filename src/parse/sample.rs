//! Leftovers of the templates of new files: sample values, which are never published as true, and lines that were
//! edited while their `#` stayed.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::fields::{Context, Fields};
use super::keys::Key;
use super::syntax::lines;
use super::tree::{Entry, Value};
use crate::diagnostic::{Code, Span};

/// Sample values of the templates that a shopper would take for true, by key. Compared without signs, so that
/// `081234567890` is one too.
const SAMPLES: &[(&str, &[&str])] = &[
    ("nama", &["Bank Contoh", "Dompet Contoh"]),
    ("whatsapp", &["0812-3456-7890"]),
    ("telepon", &["(0651) 000000"]),
    ("email", &["pesan@toko.example.com"]),
    ("rekening", &["000-123-4567", "0812-3456-7890"]),
    ("nib", &["0000123456789"]),
    ("pirt", &["2101104010000-29"]),
    ("diskusi", &["https://chat.whatsapp.com/KodeUndangan"]),
    ("instagram", &["@toko.contoh"]),
    ("facebook", &["https://www.facebook.com/toko.contoh"]),
    ("tiktok", &["@toko.contoh"]),
    ("youtube", &["@toko.contoh"]),
    ("telegram", &["toko_contoh"]),
    ("tokopedia", &["https://www.tokopedia.com/toko-contoh"]),
    ("shopee", &["https://shopee.co.id/toko-contoh"]),
    ("lazada", &["https://www.lazada.co.id/shop/toko-contoh"]),
    ("bukalapak", &["https://www.bukalapak.com/u/toko-contoh"]),
    ("blibli", &["https://www.blibli.com/merchant/toko-contoh"]),
];

/// Names of the sample product.
const SAMPLE_PRODUCTS: [&str; 2] = ["Contoh Produk", "Example Product"];

/// The templates, which `scaffold` fills in.
const TEMPLATES: &[&str] = &[
    include_str!("../scaffold/templates/id/toko.yaml"),
    include_str!("../scaffold/templates/id/kelompok.yaml"),
    include_str!("../scaffold/templates/id/produk.yaml"),
    include_str!("../scaffold/templates/id/lengkap/toko.yaml"),
    include_str!("../scaffold/templates/id/lengkap/kelompok.yaml"),
    include_str!("../scaffold/templates/id/lengkap/produk.yaml"),
    include_str!("../scaffold/templates/en/toko.yaml"),
    include_str!("../scaffold/templates/en/kelompok.yaml"),
    include_str!("../scaffold/templates/en/produk.yaml"),
    include_str!("../scaffold/templates/en/lengkap/toko.yaml"),
    include_str!("../scaffold/templates/en/lengkap/kelompok.yaml"),
    include_str!("../scaffold/templates/en/lengkap/produk.yaml"),
];

/// The lines of the templates that start with `#`.
static EXAMPLE_LINES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = TEMPLATES.iter().flat_map(|template| template.lines());
    // `{% if price %}harga: {{ price }}{% else %}#harga: 12.500{% endif %}`
    let parts = lines.flat_map(|line| line.split("%}"));
    let parts = parts.map(|part| part.split("{%").next().unwrap_or(part).trim_end());
    parts.filter(|part| part.starts_with('#')).collect()
});

/// True when a value stands as in the templates.
pub(super) fn is_sample(key: &Key, entry: &Entry) -> bool {
    let Value::Text { text, .. } = &entry.value.value else {
        return false;
    };
    let samples = SAMPLES.iter().filter(|(name, _)| *name == key.name);
    let mut samples = samples.flat_map(|(_, values)| *values);
    samples.any(|sample| is_alike(sample, text))
}

/// True for the name of the sample product.
pub(crate) fn is_sample_product(name: &str) -> bool {
    SAMPLE_PRODUCTS.iter().any(|sample| is_alike(sample, name))
}

fn is_alike(one: &str, two: &str) -> bool {
    let signs = |text: &str| {
        let signs = text.chars().filter(|sign| sign.is_alphanumeric());
        signs.flat_map(char::to_lowercase).collect::<String>()
    };
    signs(one) == signs(two)
}

/// Notes keys that were filled in behind `#` and stand nowhere else.
pub(super) fn note_commented(text: &str, fields: &Fields, table: &'static [Key], cx: &mut Context) {
    let mut noted = Vec::new();
    for line in lines(text) {
        let shown = line.slice(text).trim_end();
        let Some((typed, value)) = shown
            .strip_prefix('#')
            // With a space it is a note to the reader.
            .filter(|rest| !rest.starts_with(' '))
            .and_then(|rest| rest.split_once(':'))
        else {
            continue;
        };
        let Some(key) = Key::find(table, typed) else {
            continue;
        };
        let is_filled_in = value.starts_with(' ') && !["", "|", ">"].contains(&value.trim());
        let is_edited = is_filled_in && !EXAMPLE_LINES.contains(shown);
        if is_edited && !fields.has(key.name) && !noted.contains(&key.name) {
            noted.push(key.name);
            let at = Span::new(line.start, line.start + 1);
            let finding = cx.finding(Code::CommentedKey, at);
            cx.push(finding.arg("key", typed.trim()).arg("value", value.trim()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_stands_in_a_template() {
        let samples = SAMPLES.iter().flat_map(|(_, values)| *values);
        for sample in samples {
            let there = |template: &&str| template.contains(sample);
            assert!(TEMPLATES.iter().any(there), "{sample}");
        }
    }

    #[test]
    fn a_line_of_a_template_is_known_as_one() {
        for line in ["#harga: 12.500", "#whatsapp: 0812-3456-7890", "#stok: 10"] {
            assert!(EXAMPLE_LINES.contains(line), "{line}");
        }
        assert!(!EXAMPLE_LINES.contains("#harga: 85.000"));
    }
}
