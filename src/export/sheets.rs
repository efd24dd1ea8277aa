//! Price list, labels and poster, as pages to print.

use camino::{Utf8Path, Utf8PathBuf};

use super::ExportError;
use super::each::{Outcome, each, place_of};
use super::file::{self, PRINTS};
use crate::build::{self, BuildOptions, Opened};
use crate::catalogue::{Product, Shop};
use crate::diagnostic::Report;
use crate::files::typed_names;
use crate::render::{LabelSize, Paper, Sheet};
use crate::value::{Phone, nearest, slug};

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
    let path = file::place(file, (&folder.join(PRINTS), &wish.file_name()));
    print_opened(&opened, wish, path, options, report)
}

/// Exports a sheet of each shop of a group: into its own `cetak/`, or into a folder a shop in the typed one.
///
/// # Errors
/// When the group cannot be read; what became of each shop is in its outcome.
pub fn print_each(
    folder: &Utf8Path,
    wish: &Wish,
    target: Option<&Utf8Path>,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Vec<Outcome<Printed>>, ExportError> {
    each(folder, options, report, |shop, options, report| {
        let Some(opened) = shop.open(options, report) else {
            return (None, Ok(None));
        };
        let path = place_of(shop, target, (PRINTS, &wish.file_name()));
        let printed = print_opened(&opened, wish, path, options, report);
        (Some(opened.shop.profile.name), printed)
    })
}

fn print_opened(
    opened: &Opened,
    wish: &Wish,
    path: Utf8PathBuf,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<Printed>, ExportError> {
    let sheet = sheet(wish, &opened.shop)?;
    let page = build::sheet(opened, &sheet, options, report)?;
    if report.withholds(options.strictness) {
        return Ok(None);
    }
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
            nearest: near(&wanted, shop),
        })
    };
    names.iter().map(find).collect()
}

/// The nearest slug, or one that holds what was typed.
fn near(wanted: &str, shop: &Shop) -> Option<String> {
    let slugs = || shop.products.iter().map(|product| product.slug.as_str());
    let by_slips = nearest(wanted, slugs());
    let near = by_slips.or_else(|| slugs().find(|slug| slug.contains(wanted)));
    near.map(str::to_owned)
}
