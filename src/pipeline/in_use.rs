//! Which entries of the photo cache each shop's last plan uses, so that pruning a cache for one shop
//! spares what others have in it. Losing a list costs time only: its pictures are made again.
//!
//! ```text
//! DIR/dipakai-v1/<hash of the shop's folder>.json      one shop's list
//! ```

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use crate::files::{self, FileError, folder};
use crate::photo::Job;
use crate::plan::ShopPlan;

/// The name carries the version of the lists' form.
const FOLDER: &str = "dipakai-v1";
/// No honest list is larger.
const LARGEST: u64 = 1 << 30;

/// What one shop uses.
#[derive(Serialize, Deserialize)]
struct List {
    /// The shop's folder, its full path.
    shop: Utf8PathBuf,
    /// Names of entries.
    keys: BTreeSet<String>,
}

/// The names of all entries that a plan uses.
pub(super) fn keys(plan: &ShopPlan) -> BTreeSet<String> {
    let jobs = plan.photos.photos.values().map(|photo| &photo.job);
    jobs.flat_map(Job::keys)
        .map(|key| key.to_string())
        .collect()
}

/// Keeps the list of a shop in the cache folder, which is written only when it is another one than
/// before. That it cannot be written is no reason to fail.
pub(super) fn note(shop: &Utf8Path, plan: &ShopPlan, cache: &Utf8Path) {
    // A folder without a full name in Unicode has no list.
    let Ok(shop) = shop.canonicalize_utf8() else {
        return;
    };
    let keys = keys(plan);
    let hash = blake3::hash(shop.as_str().as_bytes()).to_hex();
    let path = cache.join(FOLDER).join(format!("{hash}.json"));
    if keys.is_empty() {
        let _ = folder::remove_file(&path);
        return;
    }
    let list = List { shop, keys };
    let bytes = serde_json::to_vec(&list).expect("plain data always becomes JSON");
    if !files::read_bytes(&path, LARGEST).is_ok_and(|former| former == bytes) {
        let _ = folder::create_folder(folder::parent(&path))
            .and_then(|()| files::write_whole(&path, &bytes));
    }
}

/// The names of all entries that some shop uses. Lists of shops that are gone are deleted, and so is
/// what is no list.
///
/// # Errors
/// [`FileError::System`]: what cannot be read may name entries that another shop uses.
pub(super) fn all(cache: &Utf8Path) -> Result<BTreeSet<String>, FileError> {
    let mut all = BTreeSet::new();
    for path in folder::files_in(&cache.join(FOLDER))? {
        match read(&path)? {
            // A folder that may not be looked at is not gone.
            Some(list) if list.shop.try_exists().unwrap_or(true) => all.extend(list.keys),
            _ => folder::remove_file(&path)?,
        }
    }
    Ok(all)
}

/// The list in a file; `None` when there is something else in it.
fn read(path: &Utf8Path) -> Result<Option<List>, FileError> {
    match files::read_bytes(path, LARGEST) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
        Err(FileError::TooLarge { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
