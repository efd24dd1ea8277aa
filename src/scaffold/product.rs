//! A new product in a shop.

use std::collections::HashSet;

use camino::{Utf8Path, Utf8PathBuf};
use image::ImageFormat;
use walkdir::WalkDir;

use super::created::{Created, CreatedKind};
use super::error::ScaffoldError;
use super::staged::Staged;
use super::template::{Blanks, Templates, fill, yaml};
use super::{data_file, given, photo};
use crate::files::typed_names;
use crate::locale::Language;
use crate::value::{slug, title_from_folder};

/// A new product, in the seller's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewProduct {
    /// Its name.
    pub name: String,
    /// Its category, or a path of them: `Minuman/Sirup`.
    pub category: Option<String>,
    /// Its price, in any spelling.
    pub price: Option<String>,
    /// Unit of the price.
    pub unit: Option<String>,
    /// Photos to copy, as typed; quotes around them do not matter.
    pub photos: Vec<Utf8PathBuf>,
}

/// Creates a product's folder in a shop and copies the photos unchanged. A folder name that is taken anywhere in the
/// shop gets the next free number, which sets [`Created::taken`].
///
/// # Errors
/// Any [`ScaffoldError`] but [`ScaffoldError::AlreadyAShop`] and [`ScaffoldError::AlreadyAGroup`]; nothing is written
/// then, except that `produk/` may be created.
pub fn product(
    shop: &Utf8Path,
    new: &NewProduct,
    language: Language,
) -> Result<Created, ScaffoldError> {
    if data_file(shop, "toko").is_none() {
        return Err(ScaffoldError::NotAShop {
            folder: shop.to_owned(),
        });
    }
    if new.name.trim().is_empty() {
        return Err(ScaffoldError::NoName);
    }
    let photos = photo::find_all(&new.photos)?;
    let products = shop.join("produk");
    let category = CategoryFolder::find(&products, given(&new.category).unwrap_or_default())?;
    let wanted = slug(&new.name);
    let name = free_name(&wanted, &products, &category.folder);

    let data = fill(
        Templates::of(language).product,
        &Blanks {
            name: yaml(&new.name),
            price: given(&new.price).map(yaml),
            unit: given(&new.unit).map(yaml),
            category: category.title.as_deref().map(yaml),
            ..Blanks::default()
        },
    );
    let mut staged = Staged::inside(&products)?;
    for photo in &photos {
        staged.copy(&photo.from, &photo.name)?;
    }
    staged.write("produk.yaml", data.as_bytes())?;

    let mut created = Created::new(CreatedKind::Product, &category.folder.join(&name), shop);
    created.written = staged.place(&created.folder)?;
    created.taken = (name != wanted).then_some(wanted);
    Ok(created)
}

/// The folder of a product in a shop that a new one of this name would be numbered after.
pub fn same_product(shop: &Utf8Path, name: &str) -> Option<Utf8PathBuf> {
    let wanted = slug(name);
    product_folders(&shop.join("produk"))
        .find(|folder| slug(folder.file_name().unwrap_or_default()) == wanted && is_product(folder))
}

/// Folder of a category's products.
struct CategoryFolder {
    /// The category's folder; it may not exist yet.
    folder: Utf8PathBuf,
    /// The category's title, when it does not follow from the folder's name.
    title: Option<String>,
}

impl CategoryFolder {
    /// Finds the folder of a category; an existing one with the same meaning (`01-minuman`) is used.
    fn find(products: &Utf8Path, category: &str) -> Result<Self, ScaffoldError> {
        let names: Vec<&str> = typed_names(category)
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .collect();
        let mut folder = products.to_owned();
        for name in &names {
            let own = slug(name);
            let there = subfolders(&folder)
                .into_iter()
                .find(|found| slug(&title_from_folder(found)) == own || slug(found) == own);
            folder.push(there.unwrap_or(own));
            if is_product(&folder) {
                return Err(ScaffoldError::CategoryIsProduct { folder });
            }
        }
        let shown = title_from_folder(folder.file_name().unwrap_or_default());
        let title = match names[..] {
            // Paths of categories are expressed by folders only.
            [name] if name != shown => Some(name.to_owned()),
            _ => None,
        };
        Ok(Self { folder, title })
    }
}

/// The name, with the first free number behind it if a folder of the shop has it.
fn free_name(wanted: &str, products: &Utf8Path, category: &Utf8Path) -> String {
    let taken: HashSet<String> = product_folders(products)
        .map(|folder| slug(folder.file_name().unwrap_or_default()))
        .collect();
    let is_free =
        |name: &str| !taken.contains(name) && category.join(name).symlink_metadata().is_err();
    std::iter::once(wanted.to_owned())
        .chain((2..).map(|number| format!("{wanted}-{number}")))
        .find(|name| is_free(name))
        .expect("numbers do not end")
}

/// The folders below `produk/` that a build reads, in order.
pub(super) fn product_folders(products: &Utf8Path) -> impl Iterator<Item = Utf8PathBuf> {
    WalkDir::new(products)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !is_passed_over(&entry.file_name().to_string_lossy()))
        .flatten()
        .filter(|entry| entry.file_type().is_dir())
        .filter_map(|entry| Utf8PathBuf::from_path_buf(entry.into_path()).ok())
}

/// Names of the subfolders that a build reads, in order; none when the folder is missing.
fn subfolders(folder: &Utf8Path) -> Vec<String> {
    let mut names: Vec<String> = folder
        .read_dir_utf8()
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.file_name().to_owned())
        .filter(|name| !is_passed_over(name))
        .collect();
    names.sort();
    names
}

/// True when builds ignore a folder of this name.
fn is_passed_over(name: &str) -> bool {
    name.starts_with(['.', '_'])
}

/// True for a product's folder: it has `produk.yaml`, or photos and no subfolders.
fn is_product(folder: &Utf8Path) -> bool {
    let holds_photo = || {
        let entries = folder.read_dir_utf8().into_iter().flatten().flatten();
        let mut names = entries.map(|entry| entry.file_name().to_owned());
        names.any(|name| ImageFormat::from_path(name).is_ok())
    };
    data_file(folder, "produk").is_some() || (subfolders(folder).is_empty() && holds_photo())
}
