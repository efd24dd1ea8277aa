//! Price list, labels and poster, as pages to print.

use camino::{Utf8Path, Utf8PathBuf};

use super::{ExportError, file};
use crate::build::{self, BuildOptions};
use crate::catalogue::{Product, Shop};
use crate::diagnostic::{Report, Strictness};
use crate::files::typed_names;
use crate::render::{LabelSize, Paper, Sheet};
use crate::value::{Phone, slug};

/// The folder for sheets within the shop's, unless another file is named.
const FOLDER: &str = "cetak";

/// What a person wants printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// All prices.
    PriceList(Paper),
    /// Labels.
    Labels {
        /// How large each is.
        size: LabelSize,
        /// The products that get one, by their folders' or their own names; all when there are none.
        products: Vec<String>,
        /// How many equal ones of each.
        copies: usize,
    },
    /// The shop's sign.
    Poster(Paper),
}

/// A sheet that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub path: Utf8PathBuf,
    /// Whether it would have a QR code, had the shop an address for one to lead to.
    pub lacks_code: bool,
}

/// Makes a sheet of a shop and puts it into a file: the one named, or one in the shop's `cetak/`. `None`
/// when the shop could not be understood, or when something was found and the build is strict.
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
    file::put(&path, &page)?;
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

/// What is wanted, of a shop that is known.
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

/// The products of these names, in the order of the names; all when there are none.
fn chosen(names: &[String], shop: &Shop) -> Result<Vec<usize>, ExportError> {
    if names.is_empty() {
        return Ok((0..shop.products.len()).collect());
    }
    let find = |found: &String| {
        // Whoever lets the terminal complete a folder's name has the whole path.
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

/// The slug that was probably meant.
fn nearest(wanted: &str, shop: &Shop) -> Option<String> {
    let slips = |slug: &str| strsim::damerau_levenshtein(slug, wanted);
    let slugs = shop.products.iter().map(|product| product.slug.as_str());
    let nearest = slugs.min_by_key(|slug| slips(slug))?;
    (slips(nearest) <= 3 || nearest.contains(wanted)).then(|| nearest.to_owned())
}
