//! Price list, labels and poster, as pages to print.

use camino::{Utf8Path, Utf8PathBuf};

use super::{ExportError, file};
use crate::build::{self, BuildOptions};
use crate::catalogue::{Product, Shop};
use crate::diagnostic::{Report, Strictness};
use crate::files::typed_names;
use crate::render::{LabelSize, Paper, Sheet};
use crate::value::{Phone, slug};

/// Default folder for sheets, in the shop's.
const FOLDER: &str = "cetak";

/// Kind of sheet, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// All prices.
    PriceList(Paper),
    /// Labels.
    Labels {
        /// Size of each.
        size: LabelSize,
        /// The products that get one, by folder or name; empty for all.
        products: Vec<String>,
        /// Number of copies of each.
        copies: usize,
    },
    /// The shop's poster.
    Poster(Paper),
}

/// A finished sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub path: Utf8PathBuf,
    /// `true` when its QR code is missing for want of an address.
    pub lacks_code: bool,
}

/// Exports a sheet of a shop, to the typed path or into the shop's `cetak/`. `None` when the shop could not be
/// understood, or findings prevent it (`--strict`).
///
/// # Errors
/// [`ExportError`]; an earlier file then stands.
pub fn print(
    folder: &Utf8Path,
    wish: &Wish,
    file: Option<&Utf8Path>,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<Printed>, ExportError> {
    let Some(opened) = build::open(folder, options, report) else {
        return Ok(None);
    };
    let sheet = sheet(wish, &opened.shop)?;
    let page = build::sheet(&opened, &sheet, options, report)?;
    if options.strictness == Strictness::Strict && report.has_errors(options.strictness) {
        return Ok(None);
    }
    let path = file::place(file, (&folder.join(FOLDER), &wish.file_name()));
    file::put_page(&path, &page)?;
    let profile = &opened.shop.profile;
    let chat = profile.whatsapp.as_ref().and_then(Phone::whatsapp);
    Ok(Some(Printed {
        path,
        lacks_code: wish.has_code() && profile.url.is_none() && chat.is_none(),
    }))
}

impl Wish {
    fn file_name(&self) -> String {
        match self {
            Self::PriceList(paper) => format!("daftar-harga-{}.html", paper.name()),
            Self::Labels { size, .. } => format!("label-{}.html", size.name()),
            Self::Poster(paper) => format!("poster-{}.html", paper.name()),
        }
    }

    fn has_code(&self) -> bool {
        match self {
            Self::Labels { size, .. } => size.has_code(),
            Self::PriceList(_) | Self::Poster(_) => true,
        }
    }
}

/// Resolves a wish for a shop.
fn sheet(wish: &Wish, shop: &Shop) -> Result<Sheet, ExportError> {
    if !matches!(wish, Wish::Poster(_)) && shop.products.is_empty() {
        return Err(ExportError::NoProducts);
    }
    Ok(match wish {
        Wish::PriceList(paper) => Sheet::PriceList(*paper),
        Wish::Labels {
            size,
            products,
            copies,
        } => Sheet::Labels {
            size: *size,
            products: chosen(products, shop)?,
            copies: *copies,
        },
        Wish::Poster(paper) => Sheet::Poster(*paper),
    })
}

/// The products of these names, in their order; all without names.
fn chosen(names: &[String], shop: &Shop) -> Result<Vec<usize>, ExportError> {
    if names.is_empty() {
        return Ok((0..shop.products.len()).collect());
    }
    let find = |found: &String| {
        // Completion on a terminal gives the whole path of a folder.
        let wanted = slug(typed_names(found).next_back().unwrap_or(found));
        let is_wanted = |product: &Product| product.slug == wanted || slug(&product.name) == wanted;
        let index = shop.products.iter().position(is_wanted);
        index.ok_or_else(|| ExportError::UnknownProduct {
            found: found.clone(),
            nearest: nearest(&wanted, shop),
        })
    };
    names.iter().map(find).collect()
}

/// The nearest slug.
fn nearest(wanted: &str, shop: &Shop) -> Option<String> {
    let slips = |slug: &str| strsim::damerau_levenshtein(slug, wanted);
    let slugs = shop.products.iter().map(|product| product.slug.as_str());
    let nearest = slugs.min_by_key(|slug| slips(slug))?;
    (slips(nearest) <= 3 || nearest.contains(wanted)).then(|| nearest.to_owned())
}
