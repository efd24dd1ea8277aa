//! What a build is told, and what it tells.

use std::num::NonZeroUsize;
use std::ops::AddAssign;
use std::sync::Arc;

use camino::Utf8PathBuf;

use super::Share;
use crate::diagnostic::Strictness;
use crate::files::{SitePath, Stamp};
use crate::theme::BuiltInThemes;
use crate::value::Date;

/// What a build is told besides its folder.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The output folder.
    pub target: Utf8PathBuf,
    /// The cache folder.
    pub cache: Utf8PathBuf,
    /// The day on which permits are looked at; nothing that is published depends on it.
    pub today: Date,
    /// What keeps the site from being published.
    pub strictness: Strictness,
    /// Stands for this very program: another one renders everything anew.
    pub program: String,
    /// How many photos are worked on at once.
    pub workers: NonZeroUsize,
    /// Which shops of a group are built.
    pub scope: Scope,
    /// Whether all is read and compared, whatever earlier builds remember: for disks whose clocks lie. What lies in the
    /// cache by the hash of a photo's bytes is used all the same.
    pub fresh: bool,
    /// The themes that were made ready, for the builds to come too.
    pub themes: Arc<BuiltInThemes>,
    /// Whether findings in what has not changed since the last build are told again.
    pub repeats: bool,
    /// A group that has lost all its shops shows none from now on.
    pub may_empty: bool,
}

/// Which shops of a group are built.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scope {
    /// All, with the portal.
    #[default]
    All,
    /// Those with folders of these names, with all that they consist of and the portals above them. The others stay as
    /// they were built last.
    Only(Vec<String>),
    /// A share of them, without the portal.
    Share(Share),
}

/// Told of the work while it goes on.
pub trait Progress: Sync {
    /// So many more photos are to be looked after.
    fn photos(&self, count: usize);
    /// One of them is done; its bytes are told when it had to be decoded.
    fn photo_done(&self, decoded: Option<PhotoBytes>);
}

/// How many bytes photos had, and how many their pictures have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PhotoBytes {
    /// Of the sellers' files.
    pub taken: u64,
    /// Of all pictures made of them, in every size and format.
    pub made: u64,
}

impl AddAssign for PhotoBytes {
    fn add_assign(&mut self, other: Self) {
        self.taken += other.taken;
        self.made += other.made;
    }
}

/// What a build did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Built {
    /// Whether there is a site now that follows the folder.
    pub published: bool,
    /// Stands for all that was read, as [`super::inputs`] does.
    pub inputs: String,
    /// Shops of a group; absent for a shop that is built alone.
    pub shops: Option<usize>,
    /// Products shown.
    pub products: usize,
    /// Pages rendered.
    pub rendered: usize,
    /// Photos decoded.
    pub decoded: usize,
    /// Their bytes.
    pub decoded_bytes: PhotoBytes,
    /// Files written.
    pub written: usize,
    /// Files that were right already.
    pub kept: usize,
    /// Files of the former site that are gone.
    pub removed: usize,
    /// What there is now.
    pub inventory: Inventory,
}

/// What is in the output folder of a site that was published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inventory {
    /// The site's files with their stamps.
    pub ours: Vec<(SitePath, Stamp)>,
    /// What people put there: files, links, and folders as a whole.
    pub foreign: Vec<Utf8PathBuf>,
}
