//! A build spread over machines: each makes a part with a share of a group's shops, and one joins the parts and adds
//! the portal. The output is the same, to the byte, as that of one machine.
//!
//! A part is an output folder, with `toko/<shop>/` for its shops, and beside them:
//!
//! ```text
//! bagian.json      which share of how many it is, and of each shop its files and what the portal shows
//! ```
//!
//! A part comes from elsewhere, and may be cut off or forged. All of it is checked before a file is read: each listed
//! file must be a plain file of its size in its shop's folder, with no link on the way, and what the portal is to show
//! may link to such files only.

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
use crate::publish::{OutputId, Stage};

/// File name of a part's description.
pub(super) const FILE: &str = "bagian.json";
/// Its path in the output.
pub(super) fn path() -> SitePath {
    SitePath::of([FILE])
}

/// Limit in bytes for a description.
const LARGEST: u64 = 1 << 28;
/// Limit in bytes for one file of a shop.
const LARGEST_FILE: u64 = 1 << 26;

/// A share of a group's shops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Number of the part, from 1.
    pub part: usize,
    /// Number of parts.
    pub of: usize,
}

impl Share {
    /// True when the part includes the member with this index, from 0.
    pub(super) fn has(self, member: usize) -> bool {
        member % self.of == self.part - 1
    }
}

/// Description of a part.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Part {
    share: Share,
    /// The program's version; another one may render other pages.
    version: String,
    shops: Vec<PartShop>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PartShop {
    /// Its folder within the output.
    folder: SitePath,
    files: Vec<PartFile>,
    /// Absent for a shop that could not be built.
    member: Option<Member>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PartFile {
    /// Relative to the shop's folder; untrusted until [`PartShop::checked`].
    path: String,
    /// In bytes.
    size: u64,
}

/// Reasons why parts cannot be joined.
#[derive(Debug, Error)]
pub enum PartError {
    /// The folder is no part.
    #[error("{path}: no part")]
    NoPart {
        /// The folder.
        path: Utf8PathBuf,
    },
    /// Another version of the program made it, or it is one of another number of parts.
    #[error("{path}: of another build")]
    Other {
        /// The folder.
        path: Utf8PathBuf,
    },
    /// A shop of the group is in two of the parts.
    #[error("{folder}: in two parts")]
    Twice {
        /// Its folder, as the person would type it.
        folder: Utf8PathBuf,
    },
    /// A file is missing, truncated, or no plain file.
    #[error("{path}: not whole")]
    Cut {
        /// The file.
        path: Utf8PathBuf,
    },
    /// The description is inconsistent: this program did not write it, or not like this.
    #[error("{path}: not true")]
    Forged {
        /// The description.
        path: Utf8PathBuf,
    },
    /// A shop of the group is in none of the parts.
    #[error("{folder}: in no part")]
    Missing {
        /// Its folder, as the person would type it.
        folder: Utf8PathBuf,
    },
}

impl Part {
    /// Describes the part with these sites, whose files are all in the stage.
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
            // Every shop's files lie in `toko/<shop>`.
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
        // Refuses links, which may lead anywhere, and pipes, which never end.
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
    let id = OutputId {
        path: path(),
        key: key_of(&json),
    };
    Sink::take(stage, &[id], &|_| true, &|_| Ok(json.clone()))?;
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
    let id_of = |path: &SitePath| {
        let path = place.join(path);
        let key = key_of(&read(&path)?);
        Ok(OutputId { path, key })
    };
    let ids = files.par_iter().map(id_of);
    let ids = ids.collect::<Result<Vec<_>, BuildError>>()?;
    sink.take(&ids, &|_| true, &|number| read(&ids[number].path))?;
    Ok(())
}

/// Replaces the shops to be read by those of the parts. `sites` are all sites of a group.
///
/// # Errors
/// When a part is invalid; no file but the descriptions was read then.
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
            // The portal shows the parts' content, not the folder's: no key.
            site.key = None;
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
    /// Checks its files in the part `part`, by name, kind and size alone, and all that the portal links to.
    fn checked(&self, part: &Utf8Path) -> Result<Vec<SitePath>, PartError> {
        let forged = || PartError::Forged {
            path: part.join(FILE),
        };
        let mut files = BTreeSet::new();
        let mut sizes = Vec::new();
        // Lower case, for case-insensitive disks.
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

/// The program's version without the stamp of its executable, which differs between machines.
fn version(options: &BuildOptions) -> &str {
    let program = &options.program;
    program.split('-').next().unwrap_or(program)
}
