//! Finds the shops near a folder, for a person who names none.

use camino::{Utf8Path, Utf8PathBuf};

use super::is_data_name;
use crate::value::natural_cmp;

/// The nearest shops and groups: `folder` itself, or those directly in it, in natural order; or else the same of the
/// folder above, up to the root of the disk.
pub fn near(folder: &Utf8Path) -> Vec<Utf8PathBuf> {
    let nearest = folder.ancestors().map(|folder| {
        if is_shop(folder) {
            return vec![folder.to_owned()];
        }
        let mut shops: Vec<Utf8PathBuf> = names(folder)
            .map(|name| folder.join(name))
            .filter(|inner| is_shop(inner))
            .collect();
        shops.sort_by(|one, other| natural_cmp(one.as_str(), other.as_str()));
        shops
    });
    nearest
        .into_iter()
        .find(|shops| !shops.is_empty())
        .unwrap_or_default()
}

fn is_shop(folder: &Utf8Path) -> bool {
    let is_data = |name: &String| is_data_name(name, "toko") || is_data_name(name, "kelompok");
    names(folder).any(|name| is_data(&name) && folder.join(name).is_file())
}

/// The names in a folder; none where it cannot be listed.
fn names(folder: &Utf8Path) -> impl Iterator<Item = String> {
    let entries = folder.read_dir_utf8().into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.file_name().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_nearest_shops_are_found() {
        let stick = tempfile::tempdir().unwrap();
        let stick = Utf8Path::from_path(stick.path()).unwrap();
        let tools = stick.join("Etalase");
        fs::create_dir_all(tools.join("kosong")).unwrap();
        let make = |folder: &str, file: &str| {
            fs::create_dir_all(stick.join(folder)).unwrap();
            fs::write(stick.join(folder).join(file), "").unwrap();
        };
        assert!(!near(&tools).iter().any(|shop| shop.starts_with(stick)));
        make("Toko 10", "toko.yaml");
        make("Toko 9", "Toko.yaml.txt");
        make("desa", "kelompok.yaml");
        let expected = ["desa", "Toko 9", "Toko 10"].map(|name| stick.join(name));
        assert_eq!(near(&tools), expected);
        assert_eq!(near(stick), expected);
        make("Etalase/Toko Sari", "toko.yaml");
        assert_eq!(near(&tools), [tools.join("Toko Sari")]);
        assert_eq!(near(&tools.join("Toko Sari")), [tools.join("Toko Sari")]);
        fs::create_dir_all(stick.join("palsu/toko.yaml")).unwrap();
        assert_eq!(near(&stick.join("palsu")), expected);
    }
}
