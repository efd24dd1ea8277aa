//! Creates shops, groups and products.
//!
//! Turns a person's answers into folders that build as they are, with the most wanted keys as commented examples.
//! Templates lie in `templates/`, with pages of all keys in `lengkap/`, sample products in `demo/`.
//!
//! Never happens: an existing file is overwritten, moved or deleted; an incomplete folder stands under its final name.
//! The data file that makes a folder a shop or group is written last; a product is made under a hidden name and
//! renamed.

mod copy;
mod created;
mod demo;
mod error;
mod intake;
mod page;
mod photo;
mod product;
mod shop;
mod staged;
mod template;
mod workflow;

#[cfg(test)]
mod tests;

pub use copy::group_like;
pub use created::{Copied, Created, CreatedKind};
pub use error::ScaffoldError;
pub use intake::{Intake, TakenNames};
pub use page::DataFile;
pub use photo::find_photo;
pub(crate) use photo::free_name as free_photo_name;
pub use product::{NewProduct, product, same_product};
pub use shop::{ShopAnswers, group, shop};
pub(crate) use template::{GITIGNORE, yaml};
pub use workflow::{Service, workflow};

use camino::{Utf8Path, Utf8PathBuf};

use crate::discover::is_data_name;

/// True for the folder of a shop.
pub fn is_shop(folder: &Utf8Path) -> bool {
    data_file(folder, "toko").is_some()
}

/// True for the folder of a group.
pub fn is_group(folder: &Utf8Path) -> bool {
    data_file(folder, "kelompok").is_some()
}

/// A given text: `None` when it is blank.
fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

/// The data file of a folder (`stem` + `.yaml`), slips of its name included: `TOKO.YAML`, `toko.yml`,
/// `toko.yaml.txt`.
fn data_file(folder: &Utf8Path, stem: &str) -> Option<Utf8PathBuf> {
    // The first write reports a missing or unreadable folder.
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
