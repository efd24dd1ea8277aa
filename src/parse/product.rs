//! `produk.yaml` → [`ProductDraft`].

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::fields::{Context, Fields};
use super::tree::{Entry, Node, Value};
use super::{Outside, Spanned, decode, former, keys, meant, sample, shop, tree};
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::value::{Days, Permit, Point, Rupiah, Stock};

/// Data of a product, each value with its span. Absent values were not written, or not understood.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of SPEC section 2, in its order"
)]
pub struct ProductDraft {
    pub name: Option<Spanned<String>>,
    pub price: Option<Spanned<Rupiah>>,
    /// `true` when a price was written, understood or not.
    pub price_written: bool,
    pub original_price: Option<Spanned<Rupiah>>,
    pub unit: Option<Spanned<String>>,
    pub wholesale: Vec<TierDraft>,
    pub variants: Vec<VariantDraft>,
    pub stock: Option<Spanned<Stock>>,
    pub categories: Option<Vec<Spanned<String>>>,
    pub labels: Vec<Spanned<String>>,
    pub description: Option<Spanned<String>>,
    pub weight: Option<Spanned<String>>,
    pub size: Option<Spanned<String>>,
    pub shelf_life: Option<Spanned<String>>,
    pub ingredients: Option<Spanned<String>>,
    pub permits: Vec<Spanned<Permit>>,
    pub featured: Option<Spanned<bool>>,
    pub order: Option<Spanned<i64>>,
    pub visible: Option<Spanned<bool>>,
    pub preorder: Option<Spanned<Days>>,
    pub marketplaces: Vec<Spanned<Outside>>,
    pub photos: Option<Vec<PhotoDraft>>,
    /// Focus of the first photo in a square crop.
    pub focus: Option<Spanned<Point>>,
    pub sku: Option<Spanned<String>>,
    pub former: Vec<Spanned<String>>,
    /// Digest of all this but `former`; absent when there is nothing else.
    pub content: Option<blake3::Hash>,
}

/// One row of `grosir`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TierDraft {
    /// From this quantity on.
    pub min: Spanned<u32>,
    /// The price of one.
    pub price: Spanned<Rupiah>,
}

/// One row of `varian`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VariantDraft {
    /// Its name.
    pub name: Spanned<String>,
    /// Its own price.
    pub price: Option<Spanned<Rupiah>>,
    /// Its own stock.
    pub stock: Option<Spanned<Stock>>,
    /// Its own photo, by file name.
    pub photo: Option<Spanned<String>>,
    /// Its own article number.
    pub sku: Option<Spanned<String>>,
}

/// One row of `foto`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PhotoDraft {
    /// File name in the product's folder.
    pub file: Spanned<String>,
    /// Alternative text.
    pub alt: Option<Spanned<String>>,
    /// Focus in a square crop.
    pub focus: Option<Spanned<Point>>,
}

/// Reads a product's data. `None` when the YAML cannot be read; then the product is left out.
pub fn product(text: &str, file: &Utf8Path, report: &mut Report) -> Option<ProductDraft> {
    let root = tree::read(text, file, report)?;
    let cx = &mut Context::new(file, report);
    let fields = root_fields(&root, text, keys::PRODUCT, cx)?;
    if matches!(&root.value, Value::Map(entries) if entries.is_empty()) {
        let name = file.file_name().unwrap_or(file.as_str());
        cx.push(Diagnostic::new(Code::EmptyData, file).arg("name", name));
    }
    Some(ProductDraft {
        name: fields.read("nama", decode::text, cx),
        price: fields.read("harga", decode::rupiah, cx),
        price_written: fields.get("harga").is_some(),
        original_price: fields.read("harga_coret", decode::rupiah, cx),
        unit: fields
            .read("satuan", decode::text, cx)
            .map(|typed| meant::unit(typed, cx)),
        wholesale: tiers(&fields, cx),
        variants: variants(&fields, cx),
        stock: fields.read("stok", decode::stock, cx),
        categories: fields
            .get("kategori")
            .map(|n| decode::texts(n, "kategori", cx)),
        labels: fields
            .get("label")
            .map(|n| decode::texts(n, "label", cx))
            .unwrap_or_default(),
        description: fields.read("deskripsi", decode::text, cx),
        weight: fields.read("berat", decode::text, cx),
        size: fields.read("ukuran", decode::text, cx),
        shelf_life: fields.read("masa_simpan", decode::text, cx),
        ingredients: fields.read("bahan", decode::text, cx),
        permits: shop::permits(&fields, cx),
        featured: fields.read("unggulan", decode::truth, cx),
        order: fields.read("urutan", decode::integer, cx),
        visible: fields.read("tampil", decode::clear_yes, cx),
        preorder: fields.read("pra_pesan", decode::days, cx),
        marketplaces: shop::outside(&fields, "lokapasar", keys::MARKETPLACES, cx),
        photos: fields.get("foto").map(|n| photos(n, cx)),
        focus: fields.read("fokus", decode::point, cx),
        sku: fields.read("sku", decode::text, cx),
        former: former::addresses(&fields, cx),
        content: former::content(&root, keys::PRODUCT),
    })
}

/// The fields of a whole file; reports a file that is no map.
pub(super) fn root_fields<'n>(
    root: &'n Node,
    text: &str,
    table: &'static [keys::Key],
    cx: &mut Context,
) -> Option<Fields<'n>> {
    if let Value::Map(_) = root.value {
        let fields = Fields::of(root, "", table, cx)?;
        sample::note_commented(text, &fields, table, cx);
        return Some(fields);
    }
    let finding = match super::syntax::missing_space(text, root.span) {
        Some((at, key, value)) => cx
            .finding(Code::YamlMissingSpace, at)
            .replace_with(format!("{key}: {value}"))
            .arg("key", key)
            .arg("value", value),
        None => {
            let line = first_line(text, root.span);
            cx.finding(Code::YamlNotAMap, line)
        }
    };
    cx.push(finding);
    None
}

/// The part of a span on its first line.
pub(super) fn first_line(text: &str, span: Span) -> Span {
    let end = text[span.start..].find('\n');
    Span::new(span.start, end.map_or(span.end, |end| span.start + end))
}

/// The rows of a list of maps; an unusable row is dropped alone.
pub(super) fn rows<T>(
    fields: &Fields,
    key: &'static str,
    cx: &mut Context,
    row: impl Fn(&Node, &mut Context) -> Option<T>,
) -> Vec<T> {
    let Some(node) = fields.get(key) else {
        return Vec::new();
    };
    decode::list(node, key, cx)
        .into_iter()
        .filter_map(|item| row(item, cx))
        .collect()
}

fn tiers(fields: &Fields, cx: &mut Context) -> Vec<TierDraft> {
    let Some(node) = fields.get("grosir") else {
        return Vec::new();
    };
    let mut tiers = Vec::new();
    for item in decode::list(node, "grosir", cx) {
        match &item.value {
            Value::Map(entries) if entries.iter().all(|entry| meant::quantity(entry).is_some()) => {
                // Below the key itself there is no dash yet.
                let dash = if std::ptr::eq(item, node) { "- " } else { "" };
                tiers.extend(
                    entries
                        .iter()
                        .filter_map(|entry| short_tier(entry, dash, cx)),
                );
            }
            _ => tiers.extend(tier(item, cx)),
        }
    }
    tiers
}

/// A row of the form `10: 11.000`.
fn short_tier(entry: &Entry, dash: &str, cx: &mut Context) -> Option<TierDraft> {
    let min = Spanned::new(meant::quantity(entry)?, entry.key_span);
    let price = decode::rupiah(&entry.value, "harga", cx)?;
    let found = format!("{}: {}", min.value, price.value.grouped());
    let read = format!(
        "{dash}{{min: {}, harga: {}}}",
        min.value,
        price.value.grouped()
    );
    let span = Span::new(entry.key_span.start, entry.value.span.end);
    meant::note(cx, span, &found, &read);
    Some(TierDraft { min, price })
}

fn tier(node: &Node, cx: &mut Context) -> Option<TierDraft> {
    let fields = Fields::of(node, "grosir", keys::TIER, cx)?;
    let min = fields.require("min", node, decode::number, cx);
    let price = fields.require("harga", node, decode::rupiah, cx);
    Some(TierDraft {
        min: min?,
        price: price?,
    })
}

fn variants(fields: &Fields, cx: &mut Context) -> Vec<VariantDraft> {
    let listed = fields.get("varian").and_then(|node| meant::items(node, cx));
    match listed {
        Some(items) => items.iter().filter_map(|item| variant(item, cx)).collect(),
        None => rows(fields, "varian", cx, variant),
    }
}

fn variant(node: &Node, cx: &mut Context) -> Option<VariantDraft> {
    match &node.value {
        Value::Text { .. } => {
            let typed = decode::text(node, "varian", cx)?;
            return Some(match meant::name_and_price(&typed.value) {
                Some((name, price)) => short_variant(name, price, node, cx),
                None => bare_variant(typed, None),
            });
        }
        Value::Map(entries) => {
            if let [entry] = entries.as_slice()
                && keys::Key::find(keys::VARIANT, &entry.key).is_none()
                && let Some((name, price)) = meant::priced(entry)
            {
                return Some(short_variant(name, price, node, cx));
            }
        }
        Value::List(_) => {}
    }
    let fields = Fields::of(node, "varian", keys::VARIANT, cx)?;
    let name = fields.read("nama", decode::text, cx);
    let price = fields.read("harga", decode::rupiah, cx);
    let stock = fields.read("stok", decode::stock, cx);
    let photo = fields.read("foto", decode::text, cx);
    let sku = fields.read("sku", decode::text, cx);
    let Some(name) = name else {
        let finding = cx.finding(Code::VariantWithoutName, node.span);
        cx.push(finding);
        return None;
    };
    // The product's price would be a wrong one.
    if price.is_none() && fields.get("harga").is_some() {
        return None;
    }
    Some(VariantDraft {
        name,
        price,
        stock,
        photo,
        sku,
    })
}

/// A variant of the form `Manis 14.000` or `Manis: 14.000`.
fn short_variant(name: &str, price: Rupiah, node: &Node, cx: &mut Context) -> VariantDraft {
    let found = format!("{name} {}", price.grouped());
    meant::note(cx, node.span, &found, &meant::variant_line(name, price));
    let span = node.span;
    bare_variant(
        Spanned::new(name.to_owned(), span),
        Some(Spanned::new(price, span)),
    )
}

fn bare_variant(name: Spanned<String>, price: Option<Spanned<Rupiah>>) -> VariantDraft {
    VariantDraft {
        name,
        price,
        stock: None,
        photo: None,
        sku: None,
    }
}

fn photos(node: &Node, cx: &mut Context) -> Vec<PhotoDraft> {
    let items: Vec<&Node> = match &node.value {
        Value::List(items) => items.iter().filter(|item| !item.is_empty()).collect(),
        _ => vec![node],
    };
    items
        .into_iter()
        .filter_map(|item| match &item.value {
            Value::Map(_) => {
                let fields = Fields::of(item, "foto", keys::PHOTO, cx)?;
                let file = fields.require("berkas", item, decode::text, cx)?;
                Some(PhotoDraft {
                    file,
                    alt: fields.read("alt", decode::text, cx),
                    focus: fields.read("fokus", decode::point, cx),
                })
            }
            _ => Some(PhotoDraft {
                file: decode::text(item, "foto", cx)?,
                alt: None,
                focus: None,
            }),
        })
        .collect()
}
