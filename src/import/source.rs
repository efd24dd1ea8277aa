//! Where a sheet comes from, by the names of its columns, and what that means for its rows.

use super::header::{Column, Meaning};
use super::sheet::Sheet;
use crate::value::words;

/// Origin of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A sheet that somebody made.
    Own,
    /// Google Forms.
    GoogleForms,
    /// KoboToolbox.
    Kobo,
    /// Shopee, template or export.
    Shopee,
    /// Tokopedia.
    Tokopedia,
    /// TikTok Shop.
    TikTokShop,
    /// Shopify.
    Shopify,
    /// WooCommerce.
    WooCommerce,
    /// Loyverse.
    Loyverse,
    /// The list of projects of OSS: a row a project, several a business.
    Oss,
}

/// Headers, folded, that only one source has together.
const SIGNS: &[(Source, &[&str])] = &[
    (Source::Shopee, &["ps product name"]),
    (Source::Shopee, &["et title product id"]),
    (Source::Shopee, &["nama produk", "sku induk", "foto sampul"]),
    (Source::Tokopedia, &["nama produk", "nomor etalase"]),
    (Source::TikTokShop, &["product name", "main product image"]),
    (Source::TikTokShop, &["product name", "main image"]),
    (Source::Shopify, &["handle", "variant price"]),
    (Source::Shopify, &["url handle", "title"]),
    (Source::Shopify, &["handle", "body html"]),
    (Source::WooCommerce, &["regular price", "type", "name"]),
    (Source::Loyverse, &["handle", "track stock"]),
    (Source::Loyverse, &["handle", "sold by weight"]),
    (Source::Oss, &["nib", "nama perusahaan", "kbli"]),
    (Source::Kobo, &["uuid"]),
    (Source::Kobo, &["submission time"]),
    (Source::GoogleForms, &["timestamp"]),
    (Source::GoogleForms, &["stempel waktu"]),
    (Source::GoogleForms, &["cap waktu"]),
];

/// Rows of explanation below a template's header, at most.
const MOST_HINTS: usize = 6;

impl Source {
    pub(super) fn of(columns: &[Column]) -> Self {
        let headers: Vec<String> = columns
            .iter()
            .map(|column| words(&column.header).join(" "))
            .collect();
        let has = |wanted: &&str| headers.iter().any(|header| header == wanted);
        let known = SIGNS.iter().find(|(_, signs)| signs.iter().all(has));
        known.map_or(Self::Own, |(source, _)| *source)
    }

    /// Name in the texts of the program.
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::GoogleForms => "google",
            Self::Kobo => "kobo",
            Self::Shopee => "shopee",
            Self::Tokopedia => "tokopedia",
            Self::TikTokShop => "tiktok",
            Self::Shopify => "shopify",
            Self::WooCommerce => "woocommerce",
            Self::Loyverse => "loyverse",
            Self::Oss => "oss",
        }
    }

    /// True for a template with rows of explanation between header and data.
    fn explains(self) -> bool {
        matches!(self, Self::Shopee | Self::Tokopedia | Self::TikTokShop)
    }

    /// Index of the first row of data. In templates that is the first with a number where a number belongs.
    pub(super) fn first_row(self, sheet: &Sheet) -> usize {
        let numbers = |column: &&Column| {
            matches!(column.meaning, Meaning::Key("harga" | "stok" | "induk", _))
        };
        let is_number = |text: &str| {
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            digits > 0 && !text.contains(char::is_alphabetic)
        };
        let mut below = sheet.below();
        let start = below.next().map_or(0, |(index, _)| index);
        if !self.explains() {
            return start;
        }
        let mut rows = sheet.below().take(MOST_HINTS);
        let data = rows.find(|(_, row)| {
            let numbers = sheet.columns.iter().filter(numbers);
            numbers.map(|column| row.get(column.index)).any(is_number)
        });
        data.map_or(start, |(index, _)| index)
    }
}
