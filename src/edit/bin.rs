//! Removed products, in `_sampah/` in the shop's folder: `_sampah/2026-11-30_02.30.15.123/produk/minuman/sirup-pala`.
//! Only a person empties it.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use super::error::{EditError, refuse_no_folder};
use super::find;
use super::moment::Moment;
use super::session::Session;
use crate::diagnostic::Report;
use crate::discover::is_data_name;
use crate::files::{SourcePath, folder};
use crate::value::slug;

/// Name of the bin's folder.
pub const FOLDER: &str = "_sampah";

/// A removed product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Time of its removal.
    pub moment: Moment,
    /// The folder that it had: `produk/minuman/sirup-pala`.
    pub folder: SourcePath,
}

impl Removed {
    /// Its folder in the bin.
    pub fn path(&self) -> SourcePath {
        let moment = self.moment.to_string();
        SourcePath::of([FOLDER, moment.as_str()]).join(&self.folder)
    }
}

/// Moves a product's folder to the bin, in one rename. Folders of categories that it leaves empty go.
///
/// # Errors
/// [`EditError::NotPlain`], [`EditError::File`].
pub fn remove(session: &Session, product: &SourcePath) -> Result<Removed, EditError> {
    let bin = plain_bin(session.root())?;
    let newest = moments(&bin)?.last().map(|moment| moment.next());
    let removed = Removed {
        moment: newest.map_or(session.now(), |next| next.max(session.now())),
        folder: product.clone(),
    };
    let from = product.under(session.root());
    if !folder::is_plain(&from) {
        return Err(EditError::NotPlain { path: from });
    }
    let to = removed.path().under(session.root());
    folder::create_folder(folder::parent(&to))?;
    if let Err(error) = folder::rename(&from, &to) {
        remove_empty(&to, &bin);
        return Err(error.into());
    }
    folder::sync_folder(folder::parent(&to))?;
    folder::sync_folder(folder::parent(&from))?;
    let products = session
        .root()
        .join(product.names().next().unwrap_or_default());
    remove_empty(&from, &products);
    Ok(removed)
}

/// Moves a removed product back to where it was.
///
/// # Errors
/// [`EditError::Taken`], [`EditError::NotPlain`], [`EditError::File`].
pub fn restore(session: &Session, removed: &Removed) -> Result<(), EditError> {
    let bin = plain_bin(session.root())?;
    let from = removed.path().under(session.root());
    let to = removed.folder.under(session.root());
    for parent in removed.folder.parents() {
        refuse_no_folder(&parent.under(session.root()))?;
    }
    if fs::symlink_metadata(&to).is_ok() {
        return Err(EditError::Taken { path: to });
    }
    folder::create_folder(folder::parent(&to))?;
    folder::rename(&from, &to)?;
    folder::sync_folder(folder::parent(&to))?;
    remove_empty(&from, &bin);
    Ok(())
}

/// The removed products of a shop, the newest first.
///
/// # Errors
/// [`EditError::NotPlain`], [`EditError::File`].
pub fn removed(root: &Utf8Path) -> Result<Vec<Removed>, EditError> {
    let bin = plain_bin(root)?;
    let mut removed = Vec::new();
    for moment in moments(&bin)?.into_iter().rev() {
        let inside = bin.join(moment.to_string());
        if let Some(folder) = product_in(&inside) {
            removed.push(Removed { moment, folder });
        }
    }
    Ok(removed)
}

/// The removed products with a name: that of the folder, or the one in the data.
///
/// # Errors
/// Those of [`removed`].
pub fn named(root: &Utf8Path, name: &str) -> Result<Vec<Removed>, EditError> {
    let wanted = slug(name);
    let mut found = removed(root)?;
    found.retain(|removed| {
        slug(removed.folder.file_name()) == wanted
            || name_in_data(&removed.path().under(root)).is_some_and(|name| slug(&name) == wanted)
    });
    Ok(found)
}

/// The name in a product's data.
fn name_in_data(folder: &Utf8Path) -> Option<String> {
    let files = folder::files_in(folder).ok()?;
    let is_data = |path: &&Utf8PathBuf| {
        path.file_name()
            .is_some_and(|name| is_data_name(name, "produk"))
    };
    find::name_in(files.iter().find(is_data)?, &mut Report::default())
}

/// The path of the product in one removal: down to the folder that holds more than one folder.
fn product_in(inside: &Utf8Path) -> Option<SourcePath> {
    let mut path = SourcePath::root();
    loop {
        let here = path.under(inside);
        let names = folder::names_in(&here).ok()?;
        match &names[..] {
            [only] if folder::is_plain(&here.join(only)) => path = path.child(only).ok()?,
            _ => return (path.depth() > 1).then_some(path),
        }
    }
}

/// The bin's folder, which need not be there but is no link.
fn plain_bin(root: &Utf8Path) -> Result<Utf8PathBuf, EditError> {
    let path = root.join(FOLDER);
    refuse_no_folder(&path)?;
    Ok(path)
}

/// The times of removals, in order.
fn moments(bin: &Utf8Path) -> Result<Vec<Moment>, EditError> {
    if !folder::is_plain(bin) {
        return Ok(Vec::new());
    }
    let names = folder::names_in(bin)?;
    let mut moments: Vec<Moment> = names
        .iter()
        .filter_map(|name| Moment::at_start_of(name).filter(|moment| moment.to_string() == *name))
        .collect();
    moments.sort();
    Ok(moments)
}

/// Removes the empty folders above a path, up to one that stays.
fn remove_empty(path: &Utf8Path, top: &Utf8Path) {
    for folder in path.ancestors().skip(1) {
        if folder == top || !folder.starts_with(top) || !folder::remove_if_empty(folder) {
            break;
        }
    }
}
