//! A build that is spread over machines: each makes a part, a share of a group's shops, and one puts the
//! parts and the portal together. What comes of it is, to the byte, what one machine would have made.
//!
//! A part is an output folder like any other, with `toko/<shop>/` for its shops, and this beside them:
//!
//! ```text
//! bagian.json      which share of how many it is, and of each shop its files and what the portal shows
//! ```
//!
//! A part comes from elsewhere, and may be cut off or forged. It is looked at as a whole before a file of it is read:
//! each must be a file of its size in the folder of its shop, with no link on the way to it, and what the portal is to
//! show must lead to such files alone.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::outputs::key_of;
use super::sink::Sink;
use super::site::{Site, State};
use super::{BuildError, BuildOptions};
use crate::files::{self, SitePath, folder};
use crate::portal::Member;
use crate::publish::{Stage, Wanted};

/// The description of a part.
pub(super) const FILE: &str = "bagian.json";
/// Its path in the output.
pub(super) fn path() -> SitePath {
    SitePath::of([FILE])
}

/// No honest description is larger.
const LARGEST: u64 = 1 << 28;
/// No honest file of a shop is larger.
const LARGEST_FILE: u64 = 1 << 26;

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
    folder: SitePath,
    files: Vec<PartFile>,
    /// Absent for a shop of which nothing could be made.
    member: Option<Member>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PartFile {
    /// From the shop's folder. Only a text until it is looked at.
    path: String,
    /// In bytes.
    size: u64,
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
    /// A shop of the group is in two of the parts.
    #[error("{folder}: in two parts")]
    Twice {
        /// Its folder, as the person would name it.
        folder: Utf8PathBuf,
    },
    /// A file is missing, is only a part of what it was, or is none.
    #[error("{path}: not whole")]
    Cut {
        /// The file.
        path: Utf8PathBuf,
    },
    /// What the description says cannot be so: it was not made by this program, or not as it is.
    #[error("{path}: not true")]
    Forged {
        /// The description.
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
    /// Describes the part that these sites make, whose files are all in the stage.
    fn of(sites: &[Site], share: Share, stage: &Stage, options: &BuildOptions) -> Self {
        let shops = sites.iter().filter(|site| site.is_outermost());
        let mut shops: BTreeMap<SitePath, PartShop> = shops
            .map(|site| {
                let shop = PartShop {
                    folder: site.place.clone(),
                    files: Vec::new(),
                    member: match site.state {
                        State::Gone => None,
                        _ => site.shown(),
                    },
                };
                (site.place.clone(), shop)
            })
            .collect();
        for (path, size) in stage.sizes() {
            // It lies in `toko/<shop>`.
            let folder = path.folders_above().rev().nth(1);
            let shop = folder.and_then(|folder| shops.get_mut(folder));
            let inner = |shop: &PartShop| path.strip_prefix(&shop.folder);
            if let Some(shop) = shop
                && let Some(path) = inner(shop)
            {
                let path = path.into();
                shop.files.push(PartFile { path, size });
            }
        }
        Self {
            share,
            version: version(options).to_owned(),
            shops: shops.into_values().collect(),
        }
    }

    /// Reads the description of the part in a folder.
    fn read(folder: &Utf8Path) -> Option<Self> {
        let path = folder.join(FILE);
        // A link may lead anywhere, and a pipe has no end.
        files::plain_size(&path)?;
        let bytes = files::read_bytes(&path, LARGEST).ok()?;
        serde_json::from_slice(&bytes).ok()
    }
}

/// Adds the description of the part to the stage that holds all its sites.
///
/// # Errors
/// [`crate::publish::PublishError`].
pub(super) fn describe(
    sites: &[Site],
    share: Share,
    stage: &Stage,
    options: &BuildOptions,
) -> Result<(), BuildError> {
    let part = Part::of(sites, share, stage, options);
    let json = serde_json::to_vec(&part).expect("plain data always becomes JSON");
    let wanted = Wanted {
        path: path(),
        key: key_of(&json),
    };
    Sink::take(stage, &[wanted], &|_| true, &|_| Ok(json.clone()))?;
    Ok(())
}

/// Hands over the files of a shop that is in a part.
///
/// # Errors
/// When one cannot be read, or the stage fails.
pub(super) fn put(
    (place, from): (&SitePath, &Utf8Path),
    files: &[SitePath],
    sink: &dyn Sink,
) -> Result<(), BuildError> {
    let read = |path: &SitePath| Ok(files::read_bytes(&path.under(from), LARGEST_FILE)?);
    let want = |path: &SitePath| {
        let path = place.join(path);
        let key = key_of(&read(&path)?);
        Ok(Wanted { path, key })
    };
    let wanted = files.par_iter().map(want);
    let wanted = wanted.collect::<Result<Vec<_>, BuildError>>()?;
    sink.take(&wanted, &|_| true, &|number| read(&wanted[number].path))?;
    Ok(())
}

/// Puts the shops of parts in the place of those to be read. `sites` are all sites of a group.
///
/// # Errors
/// When something is wrong with a part; no file of any was read then but the descriptions.
pub(super) fn take(
    sites: Vec<Site>,
    parts: &[Utf8PathBuf],
    options: &BuildOptions,
) -> Result<Vec<Site>, PartError> {
    let mut known: HashMap<SitePath, (&Utf8PathBuf, PartShop)> = HashMap::new();
    let mut of = None;
    for folder in parts {
        let path = || folder.clone();
        let part = Part::read(folder).ok_or_else(|| PartError::NoPart { path: path() })?;
        let Share {
            part: number,
            of: all,
        } = part.share;
        let is_same = *of.get_or_insert(all) == all && (1..=all).contains(&number);
        if !is_same || part.version != version(options) {
            return Err(PartError::Other { path: path() });
        }
        for shop in part.shops {
            if let Some((_, twice)) = known.insert(shop.folder.clone(), (folder, shop)) {
                let folder = twice.folder.under(folder);
                return Err(PartError::Twice { folder });
            }
        }
    }
    let mut joined: Vec<Site> = Vec::new();
    for mut site in sites {
        if site.place.is_root() {
            site.members = Some((0..joined.len()).collect());
            // It shows what the parts hold, not what the folder holds by now.
            site.inputs = None;
            joined.push(site);
        } else if site.is_outermost() {
            let Some((folder, shop)) = known.remove(&site.place) else {
                let folder = site.source.root;
                return Err(PartError::Missing { folder });
            };
            let files = shop.checked(folder)?;
            site.state = match shop.member {
                Some(member) => {
                    site.member = Some(member);
                    State::Joined(folder.clone(), files)
                }
                None => State::Gone,
            };
            joined.push(site);
        }
    }
    Ok(joined)
}

impl PartShop {
    /// Its files, which are what they are said to be in the part `part` and all that the portal needs. Only names, kinds
    /// and sizes are looked at.
    fn checked(&self, part: &Utf8Path) -> Result<Vec<SitePath>, PartError> {
        let forged = || PartError::Forged {
            path: part.join(FILE),
        };
        let mut files = BTreeSet::new();
        let mut sizes = Vec::new();
        // Some disks take capitals for small letters.
        let mut names = HashSet::new();
        for file in &self.files {
            let path = SitePath::parse(&file.path).map_err(|_| forged())?;
            let is_new = names.insert(path.as_str().to_lowercase());
            if !is_new || file.size > LARGEST_FILE {
                return Err(forged());
            }
            sizes.push((self.folder.join(&path), file.size));
            files.insert(path);
        }
        let is_folder = |path: &SitePath| {
            let mut folders = path.folders_above();
            folders.any(|folder| names.contains(&folder.to_lowercase()))
        };
        let is_sound = |member: &Member| member.is_sound(&files);
        if files.iter().any(is_folder) || !self.member.iter().all(is_sound) {
            return Err(forged());
        }
        let mut plain = HashSet::new();
        let mut is_plain = |folder: SitePath| {
            plain.contains(&folder)
                || (folder::is_plain(&folder.under(part)) && plain.insert(folder))
        };
        for (path, size) in sizes {
            let are_plain = path.parents().all(&mut is_plain);
            let path = path.under(part);
            if !are_plain || files::plain_size(&path) != Some(size) {
                return Err(PartError::Cut { path });
            }
        }
        Ok(files.into_iter().collect())
    }
}

/// The program without the stamp of its file, which differs from machine to machine.
fn version(options: &BuildOptions) -> &str {
    let program = &options.program;
    program.split('-').next().unwrap_or(program)
}
