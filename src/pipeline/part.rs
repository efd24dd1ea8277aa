//! A build that is spread over machines: each makes a part, a share of a group's shops, and one puts the
//! parts and the portal together. What comes of it is, to the byte, what one machine would have made.
//!
//! A part is an output folder like any other, with `toko/<shop>/` for its shops, and this beside them:
//!
//! ```text
//! bagian.json      which share of how many it is, and of each shop its files and what the portal shows
//! ```

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::lot::{Lot, State};
use super::{BuildError, BuildOptions};
use crate::files;
use crate::publish::Wanted;
use crate::render::Member;

/// The description of a part.
pub(super) const FILE: &str = "bagian.json";
/// No honest description is larger.
const LARGEST: u64 = 1 << 30;

/// A share of a group's shops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Which one, from 1.
    pub part: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// Whether the member of this number, from 0, is in it.
    pub(super) fn has(self, member: usize) -> bool {
        member % self.of == self.part - 1
    }
}

/// A part as it describes itself.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Part {
    share: Share,
    /// The program's version: another one may make other pages.
    version: String,
    shops: Vec<PartShop>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PartShop {
    /// Its folder within the output.
    folder: Utf8PathBuf,
    /// Its files, from the output's root.
    files: Vec<Utf8PathBuf>,
    /// Absent for a shop of which nothing could be made.
    member: Option<Member>,
}

/// What keeps parts from being put together.
#[derive(Debug, Error)]
pub enum PartError {
    /// The folder is no part.
    #[error("{path}: no part")]
    NoPart {
        /// The folder.
        path: Utf8PathBuf,
    },
    /// It was made by another version of the program, or is one of another number of shares.
    #[error("{path}: of another build")]
    Other {
        /// The folder.
        path: Utf8PathBuf,
    },
    /// A shop of the group is in none of the parts.
    #[error("{folder}: in no part")]
    Missing {
        /// Its folder, as the person would name it.
        folder: Utf8PathBuf,
    },
}

impl Part {
    /// Describes the part that these sites make, but for their files.
    pub fn of(lots: &[Lot], share: Share, options: &BuildOptions) -> Self {
        let describe = |lot: &Lot| PartShop {
            folder: lot.prefix.clone(),
            files: Vec::new(),
            member: match lot.state {
                State::Gone => None,
                _ => lot.member(),
            },
        };
        let shops = lots.iter().filter(|lot| lot.is_outermost());
        Self {
            share,
            version: version(options).to_owned(),
            shops: shops.map(describe).collect(),
        }
    }

    /// Adds the files, of which these are all.
    pub fn list(&mut self, wanted: &[Wanted]) {
        for shop in &mut self.shops {
            let own = wanted
                .iter()
                .filter(|file| file.path.starts_with(&shop.folder));
            shop.files = own.map(|file| file.path.clone()).collect();
            shop.files.sort();
        }
    }

    pub fn json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("plain data always becomes JSON")
    }
}

/// Puts the shops of parts in the place of those to be read. `lots` are all sites of a group.
pub(super) fn take(
    lots: Vec<Lot>,
    parts: &[Utf8PathBuf],
    options: &BuildOptions,
) -> Result<Vec<Lot>, BuildError> {
    let mut known = Vec::new();
    let mut of = None;
    for folder in parts {
        let path = || folder.clone();
        let bytes = files::read_bytes(&folder.join(FILE), LARGEST).ok();
        let part = bytes.and_then(|bytes| serde_json::from_slice::<Part>(&bytes).ok());
        let part = part.ok_or_else(|| PartError::NoPart { path: path() })?;
        let same = *of.get_or_insert(part.share.of) == part.share.of;
        if !same || part.version != version(options) {
            return Err(PartError::Other { path: path() }.into());
        }
        known.extend(part.shops.into_iter().map(|shop| (folder, shop)));
    }
    let mut joined: Vec<Lot> = Vec::new();
    for mut lot in lots {
        if lot.prefix.as_str().is_empty() {
            lot.members = Some((0..joined.len()).collect());
            // It shows what the parts hold, not what the folder holds by now.
            lot.inputs.clear();
            joined.push(lot);
        } else if lot.is_outermost() {
            let found = known.iter().position(|(_, shop)| shop.folder == lot.prefix);
            let Some(found) = found else {
                let folder = lot.source.root;
                return Err(PartError::Missing { folder }.into());
            };
            let (folder, shop) = known.swap_remove(found);
            lot.state = match shop.member {
                Some(_) => State::Joined(folder.clone(), shop.files),
                None => State::Gone,
            };
            lot.memory.member = shop.member;
            joined.push(lot);
        }
    }
    Ok(joined)
}

/// The program without the stamp of its file, which differs from machine to machine.
fn version(options: &BuildOptions) -> &str {
    let program = &options.program;
    program.split('-').next().unwrap_or(program)
}
