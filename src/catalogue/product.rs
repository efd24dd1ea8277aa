//! Resolves products.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::former::Claims;
use super::text::Text;
use super::{free_slug, rules};
use crate::diagnostic::{Code, Diagnostic, Label, Report};
use crate::discover::{ProductSource, ShopSource, is_photo_name};
use crate::files::SourcePath;
use crate::parse::{Outside, PhotoDraft, ProductDraft, ProductFile, Spanned, is_sample_product};
use crate::value::{Date, Permit, Point, Rupiah, Stock, slug, title_from_folder};

/// A product as it is shown.
#[derive(Debug, Clone, Hash)]
pub struct Product {
    /// Its slug in `produk/<slug>/index.html`.
    pub slug: String,
    /// Its folder, from the shop's.
    pub folder: SourcePath,
    /// Name.
    pub name: String,
    /// Price of one; the common price of all variants, where only they have prices. Absent: ask.
    pub price: Option<Rupiah>,
    /// The higher price before.
    pub original_price: Option<Rupiah>,
    /// Unit of the price.
    pub unit: Option<String>,
    /// Wholesale prices, rising quantity; see [`Product::tiers_of`].
    pub tiers: Vec<Tier>,
    /// Choices.
    pub variants: Vec<Variant>,
    /// Its stock.
    pub stock: Option<Stock>,
    /// Days until it is made.
    pub preorder: Option<u16>,
    /// Indices of its categories, set when all products are known.
    pub categories: Vec<usize>,
    /// The seller's labels.
    pub labels: Vec<String>,
    /// Short description.
    pub description: Option<Text>,
    /// Long story.
    pub story: Option<Text>,
    /// Plain facts, by kind (`weight`, …), as typed.
    pub facts: Vec<(&'static str, String)>,
    /// Licences.
    pub permits: Vec<Permit>,
    /// `true` when the seller features it.
    pub featured: bool,
    /// The seller's sort key (`urutan`); lower comes first.
    pub order: Option<i64>,
    /// The same product on marketplaces.
    pub marketplaces: Vec<Outside>,
    /// Its photos, the first for its card.
    pub photos: Vec<PhotoRef>,
    /// Article number.
    pub sku: Option<String>,
    /// Slugs that it had.
    pub former: Vec<String>,
}

/// A wholesale price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tier {
    /// From this quantity on.
    pub min: u32,
    /// Price of one.
    pub price: Rupiah,
}

/// A choice of a product.
#[derive(Debug, Clone, Hash)]
pub struct Variant {
    /// Name.
    pub name: String,
    /// Its own price.
    pub price: Option<Rupiah>,
    /// Its stock.
    pub stock: Option<Stock>,
    /// Its own photo.
    pub photo: Option<PhotoRef>,
    /// Its own article number.
    pub sku: Option<String>,
}

/// A reference to a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoRef {
    /// The file, from the shop's folder.
    pub path: SourcePath,
    /// Its alternative text, when the seller wrote one.
    pub alt: Option<String>,
    /// The point that a square crop keeps, when the seller set one.
    pub focus: Option<Point>,
    /// Place of the reference; the file itself when no text names it.
    pub asked_at: Label,
}

/// Leaves `asked_at` out, which shows nowhere.
impl Hash for PhotoRef {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        (&self.path, &self.alt, self.focus).hash(hasher);
    }
}

impl Product {
    /// The lowest price of the product and its variants, and true when others are higher.
    pub fn lowest_price(&self) -> Option<(Rupiah, bool)> {
        let prices = || {
            let own = self
                .variants
                .iter()
                .map(|variant| variant.price.or(self.price));
            own.chain(self.variants.is_empty().then_some(self.price))
                .flatten()
        };
        let lowest = prices().min()?;
        Some((lowest, prices().any(|price| price > lowest)))
    }

    /// The price of one of its choices, or of the product where it has none.
    pub fn price_of(&self, variant: Option<&Variant>) -> Option<Rupiah> {
        variant.and_then(|variant| variant.price).or(self.price)
    }

    /// The wholesale prices of a variant, or of the product without variants. They lower the product's own price: a
    /// variant with another price has none, as they might be far below its own.
    pub fn tiers_of(&self, variant: Option<&Variant>) -> &[Tier] {
        let has_them = variant.is_none() || self.price_of(variant) == self.price;
        if has_them { &self.tiers } else { &[] }
    }

    /// The variants with wholesale prices, unless all have them.
    pub fn choices_with_tiers(&self) -> Vec<&str> {
        let having = self.variants.iter();
        let having: Vec<&str> = having
            .filter(|variant| !self.tiers_of(Some(variant)).is_empty())
            .map(|variant| variant.name.as_str())
            .collect();
        if having.len() == self.variants.len() {
            Vec::new()
        } else {
            having
        }
    }

    /// `true` when neither it nor a variant is available.
    pub fn is_sold_out(&self) -> bool {
        let all_variants_gone = !self.variants.is_empty()
            && self
                .variants
                .iter()
                .all(|variant| variant.stock == Some(Stock::SoldOut));
        self.stock == Some(Stock::SoldOut) || all_variants_gone
    }
}

/// A product with the names of its categories.
pub(super) struct Settled {
    pub product: Product,
    /// The folders between `produk/` and it.
    pub folders: Vec<String>,
    /// Names in `kategori`, which replace these.
    pub named: Vec<Spanned<String>>,
}

/// Resolves the visible products of a shop, sorted for display: available ones first, then by the seller's order, then
/// in the folders' natural order.
pub(super) fn products(
    shop: &ShopSource,
    files: Vec<ProductFile>,
    today: Date,
    report: &mut Report,
) -> Vec<Settled> {
    let is_hidden = |file: &ProductFile| {
        file.draft
            .visible
            .as_ref()
            .is_some_and(|visible| !visible.value)
    };
    let shown = files.into_iter().filter(|file| !is_hidden(file));
    let mut files: Vec<ProductFile> = shown.collect();
    files.retain_mut(|file| !is_sample(shop, file, report));
    let slugs = settle_slugs(shop, &files, report);
    let (mut names, mut skus) = (rules::Names::default(), rules::Skus::default());
    let places: Vec<Utf8PathBuf> = files
        .iter()
        .map(|file| data_file(shop, file.source))
        .collect();
    let mut prices = rules::Prices::default();
    for (file, at) in files.iter().zip(&places) {
        names.check(&file.draft, at, report);
        skus.check(&file.draft, at, report);
        prices.add(&file.source.categories, &file.draft, at);
    }
    prices.report(report);
    let former = former(&files, &slugs, &places, report);
    let mut products = report.gather(
        (files, slugs, places, former),
        |(file, slug, at, former), report| {
            rules::product(&file.draft, &at, today, report);
            let lacks = rules::Lacks::of(&file.draft);
            let settled = settle(shop, file, (slug, former), &at, report);
            lacks.report(&settled.product, &at, report);
            settled
        },
    );
    products.sort_by_key(|Settled { product, .. }| {
        (product.is_sold_out(), product.order.unwrap_or(i64::MAX))
    });
    products
}

/// Reports the name of the sample product of a new shop, and takes that of the folder in its place. True when the folder
/// is called so as well, and nothing true is left to show.
fn is_sample(shop: &ShopSource, file: &mut ProductFile, report: &mut Report) -> bool {
    let named = &mut file.draft.name;
    let folder_is_one = is_sample_product(&title_from_folder(file.source.folder.file_name()));
    let stands = match named {
        Some(name) => is_sample_product(&name.value),
        None => folder_is_one,
    };
    if stands {
        let at = data_file(shop, file.source);
        let finding = Diagnostic::new(Code::SampleValue, at).arg("key", "nama");
        let span = named.take().map(|name| name.span);
        report.push(finding.at(span).arg("found", "Contoh Produk"));
    }
    stands && folder_is_one
}

/// The file that findings about a product point to: its data file, or its folder without one.
fn data_file(shop: &ShopSource, source: &ProductSource) -> Utf8PathBuf {
    shop.full(
        source
            .data
            .as_ref()
            .map_or(&source.folder, |file| &file.path),
    )
}

/// The slug of each product. Folders that are named like their slug come first, so that a new folder never takes an
/// address that may be linked already.
fn settle_slugs(shop: &ShopSource, files: &[ProductFile], report: &mut Report) -> Vec<String> {
    let name = |index: usize| files[index].source.folder.file_name();
    let mut slugs: Vec<String> = (0..files.len())
        .into_par_iter()
        .map(|index| slug(name(index)))
        .collect();
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|index| slugs[*index] != name(*index));
    let mut owners: HashMap<String, usize> = HashMap::new();
    for index in order {
        let source = files[index].source;
        let wanted = slugs[index].clone();
        let mut found = wanted.clone();
        if let Some(owner) = owners.get(&wanted) {
            let owner = files[*owner].source;
            let category = source.categories.last();
            let longer = category.map(|category| slug(&format!("{category}-{wanted}")));
            found = free_slug(&longer.unwrap_or_else(|| wanted.clone()), |slug| {
                owners.contains_key(slug)
            });
            report.push(
                Diagnostic::new(Code::SameSlug, data_file(shop, source))
                    .arg("slug", wanted)
                    .arg("other", &*owner.folder.under(Utf8Path::new("")))
                    .other(data_file(shop, owner), None),
            );
        }
        owners.insert(found.clone(), index);
        slugs[index] = found;
    }
    slugs
}

/// The former slugs of each product.
fn former(
    files: &[ProductFile],
    slugs: &[String],
    places: &[Utf8PathBuf],
    report: &mut Report,
) -> Vec<Vec<String>> {
    let mut claims = Claims::new(slugs.iter().zip(places));
    let each = files.iter().zip(slugs).zip(places);
    each.map(|((file, slug), at)| claims.settle(slug, (&file.draft.former, at), report))
        .collect()
}

fn settle(
    shop: &ShopSource,
    file: ProductFile,
    (slug, former): (String, Vec<String>),
    at: &Utf8Path,
    report: &mut Report,
) -> Settled {
    let ProductFile {
        source,
        draft,
        story,
    } = file;
    let folder_name = source.folder.file_name();
    let mut photos = photos(shop, source, &draft, at, report);
    if let (Some(first), Some(focus)) = (photos.first_mut(), &draft.focus) {
        first.focus.get_or_insert(focus.value);
    }
    let variants = draft
        .variants
        .iter()
        .map(|variant| Variant {
            name: variant.name.value.clone(),
            price: variant.price.as_ref().map(|price| price.value),
            stock: variant.stock.as_ref().map(|stock| stock.value),
            photo: variant.photo.as_ref().and_then(|name| {
                let draft = PhotoDraft {
                    file: name.clone(),
                    alt: None,
                    focus: None,
                };
                photo(source, &draft, at, report)
            }),
            sku: variant.sku.as_ref().map(|sku| sku.value.clone()),
        })
        .collect();
    let (price, tiers) = (rules::price_of_one(&draft), rules::settle_tiers(&draft));
    let facts = [
        ("weight", draft.weight),
        ("size", draft.size),
        ("shelf_life", draft.shelf_life),
        ("ingredients", draft.ingredients),
    ];
    let original_price = draft.original_price.map(|price| price.value);
    let story_file = source.story.as_ref().map(|file| shop.full(&file.path));
    let product = Product {
        slug,
        folder: source.folder.clone(),
        name: draft
            .name
            .map_or_else(|| title_from_folder(folder_name), |name| name.value),
        price,
        original_price: original_price
            .filter(|original| price.is_some_and(|price| *original > price)),
        unit: draft.unit.map(|unit| unit.value),
        tiers,
        variants,
        stock: draft.stock.map(|stock| stock.value),
        preorder: draft.preorder.map(|days| days.value.0),
        categories: Vec::new(),
        labels: draft.labels.into_iter().map(|label| label.value).collect(),
        description: draft
            .description
            .map(|text| Text::of_value(text, source.folder.clone(), at.to_owned())),
        story: story
            .zip(story_file)
            .map(|(story, file)| Text::of_file(story, source.folder.clone(), file)),
        facts: facts
            .into_iter()
            .filter_map(|(kind, fact)| Some((kind, fact?.value)))
            .collect(),
        permits: draft
            .permits
            .into_iter()
            .map(|permit| permit.value)
            .collect(),
        featured: draft.featured.is_some_and(|featured| featured.value),
        order: draft.order.map(|order| order.value),
        marketplaces: draft
            .marketplaces
            .into_iter()
            .map(|place| place.value)
            .collect(),
        photos,
        sku: draft.sku.map(|sku| sku.value),
        former,
    };
    Settled {
        product,
        folders: source.categories.clone(),
        named: draft.categories.unwrap_or_default(),
    }
}

fn photos(
    shop: &ShopSource,
    source: &ProductSource,
    draft: &ProductDraft,
    at: &Utf8Path,
    report: &mut Report,
) -> Vec<PhotoRef> {
    match &draft.photos {
        Some(listed) => listed
            .iter()
            .filter_map(|draft| photo(source, draft, at, report))
            .collect(),
        None => {
            let lying_there = |path: &SourcePath| PhotoRef {
                path: path.clone(),
                alt: None,
                focus: None,
                asked_at: Label {
                    file: shop.full(path),
                    span: None,
                },
            };
            source
                .photos
                .iter()
                .map(|file| lying_there(&file.path))
                .collect()
        }
    }
}

/// The photo that a seller named, found in the product's folder, case-insensitively.
fn photo(
    source: &ProductSource,
    draft: &PhotoDraft,
    at: &Utf8Path,
    report: &mut Report,
) -> Option<PhotoRef> {
    let PhotoDraft { file, alt, focus } = draft;
    let found = source
        .photos
        .iter()
        .find(|photo| photo.name() == file.value)
        .or_else(|| {
            source
                .photos
                .iter()
                .find(|photo| photo.name().eq_ignore_ascii_case(&file.value))
        });
    let Some(found) = found else {
        let names = source.photos.iter().map(|photo| photo.name());
        report.push(missing_photo(file, at, names));
        return None;
    };
    Some(PhotoRef {
        path: found.path.clone(),
        alt: alt.as_ref().map(|alt| alt.value.clone()),
        focus: focus.as_ref().map(|focus| focus.value),
        asked_at: Label {
            file: at.to_owned(),
            span: Some(file.span),
        },
    })
}

/// The finding for a named photo that is missing, with the nearest file name.
pub(super) fn missing_photo<'n>(
    named: &Spanned<String>,
    at: &Utf8Path,
    there: impl Iterator<Item = &'n str>,
) -> Diagnostic {
    let lower = named.value.to_lowercase();
    let stem = |name: &str| {
        name.rsplit_once('.')
            .map_or(name.to_owned(), |(stem, _)| stem.to_owned())
    };
    let nearest = there
        .filter(|name| is_photo_name(name))
        .map(|name| {
            (
                strsim::damerau_levenshtein(&stem(&lower), &stem(&name.to_lowercase())),
                name,
            )
        })
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= 3)
        .map(|(_, name)| name);
    let mut finding = Diagnostic::new(Code::PhotoMissing, at)
        .at(named.span)
        .arg("name", &named.value)
        .arg_or_none("nearest", nearest);
    finding.replacement = nearest.map(str::to_owned);
    finding
}
