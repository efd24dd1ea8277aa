//! Finds products by what people call them.

use camino::Utf8Path;

use crate::diagnostic::Report;
use crate::discover::{ProductSource, ShopSource};
use crate::files::typed_names;
use crate::parse;
use crate::value::{nearest, slug};

/// A name is not that of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// No product has it.
    None {
        /// The nearest name.
        nearest: Option<String>,
    },
    /// Several have it; their folders.
    Several(Vec<String>),
}

/// The product with a name: its folder's, with those of categories before it if need be (`minuman/sirup`), or the one in
/// its data.
///
/// # Errors
/// [`NotFound`].
pub fn product<'s>(source: &'s ShopSource, typed: &str) -> Result<&'s ProductSource, NotFound> {
    let names: Vec<String> = typed_names(typed).map(slug).collect();
    let by_folder = source.products.iter().filter(|product| {
        let folder: Vec<String> = product.folder.names().map(slug).collect();
        !names.is_empty() && folder.ends_with(&names)
    });
    let by_folder: Vec<&ProductSource> = by_folder.collect();
    match by_folder[..] {
        [only] => return Ok(only),
        [] => {}
        _ => return Err(several(&by_folder)),
    }
    let named = parse_names(source);
    let wanted = slug(typed);
    let by_name = source
        .products
        .iter()
        .zip(&named)
        .filter(|(_, name)| name.as_deref().is_some_and(|name| slug(name) == wanted));
    let by_name: Vec<&ProductSource> = by_name.map(|(product, _)| product).collect();
    match by_name[..] {
        [only] => Ok(only),
        [] => {
            let folders = source
                .products
                .iter()
                .map(|product| product.folder.file_name());
            let names = named.iter().filter_map(Option::as_deref);
            let nearest = nearest(typed, folders.chain(names)).map(str::to_owned);
            Err(NotFound::None { nearest })
        }
        _ => Err(several(&by_name)),
    }
}

/// Their folders, from `produk/`.
fn several(products: &[&ProductSource]) -> NotFound {
    let folders = products.iter().map(|product| {
        let top = product.folder.parents().last();
        let inner = top.and_then(|top| product.folder.strip_prefix(&top));
        inner.unwrap_or_else(|| product.folder.clone()).to_string()
    });
    NotFound::Several(folders.collect())
}

/// The names in the products' data.
fn parse_names(source: &ShopSource) -> Vec<Option<String>> {
    Report::default().gather(&source.products, |product, report| {
        name_in(&source.full(&product.data.as_ref()?.path), report)
    })
}

/// The name in a product's data file.
pub(super) fn name_in(file: &Utf8Path, report: &mut Report) -> Option<String> {
    let text = parse::read_file(file, report)?;
    Some(parse::product(&text, file, report)?.name?.value)
}
