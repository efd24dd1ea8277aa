//! New folders: a shop, a group, a product.
//!
//! In come the answers of a person; out come folders that build as they are, with every key there to be
//! found as a commented example. Templates lie in `templates/`, sample products in `demo/`.
//!
//! What never happens: nothing that exists is overwritten, moved or deleted, and no half-made folder
//! stands under its final name. A shop or group counts as one when its data file is there, which is
//! written last; a product is made under a hidden name and renamed.

mod created;
mod demo;
mod error;
mod photo;
mod product;
mod shop;
mod staged;
mod template;
mod workflow;

#[cfg(test)]
mod tests;

pub use created::{Created, Made};
pub use error::ScaffoldError;
pub use photo::find_photo;
pub use product::{NewProduct, product};
pub use shop::{ShopAnswers, group, shop};
pub use workflow::{Service, workflow};

use camino::{Utf8Path, Utf8PathBuf};

use crate::discover::is_data_name;

/// A text that a person gave: `None` when there is nothing in it to see.
fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

/// The data file of a folder (`stem` + `.yaml`), slips of its name included: `TOKO.YAML`, `toko.yml`,
/// `toko.yaml.txt`.
fn data_file(folder: &Utf8Path, stem: &str) -> Option<Utf8PathBuf> {
    // A folder that is not there, or cannot be looked into, says so at the first thing done to it.
    let mut entries: Vec<_> = folder.read_dir_utf8().ok()?.flatten().collect();
    entries.sort_by(|one, other| one.file_name().cmp(other.file_name()));
    entries
        .into_iter()
        .map(|entry| entry.into_path())
        .find(|path| {
            path.file_name()
                .is_some_and(|name| is_data_name(name, stem))
        })
}
