//! Options and result of a build.

use std::num::NonZeroUsize;
use std::ops::AddAssign;
use std::sync::Arc;

use camino::Utf8PathBuf;

use super::Share;
use crate::diagnostic::Strictness;
use crate::files::{SitePath, Stamp};
use crate::theme::BuiltInThemes;
use crate::value::Date;

/// Options of a build, besides its folder.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The output folder.
    pub target: Utf8PathBuf,
    /// The cache folder.
    pub cache: Utf8PathBuf,
    /// The day used for permit expiry; nothing that is published depends on it.
    pub today: Date,
    /// Severity of findings that prevents publishing.
    pub strictness: Strictness,
    /// Identity of this executable: another one renders everything anew.
    pub program: String,
    /// Number of photos developed in parallel.
    pub workers: NonZeroUsize,
    /// Which shops of a group are built.
    pub scope: Scope,
    /// Ignores the store (`--fresh`), for disks with unreliable clocks. The photo cache, which is addressed by content
    /// hash, is used all the same.
    pub fresh: bool,
    /// Built-in themes, prepared once for all builds of this process.
    pub themes: Arc<BuiltInThemes>,
    /// Repeats findings about sites that have not changed since the last build.
    pub repeats: bool,
    /// Lets a group that has lost all its shops be published without any.
    pub may_empty: bool,
}

/// Which shops of a group are built.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scope {
    /// All, with the portal.
    #[default]
    All,
    /// Shops whose folders have these names, with the members of groups among them and the portals above. The others
    /// stay as they were built last.
    Only(Vec<String>),
    /// A share of the shops, without the portal.
    Share(Share),
}

/// Receives progress, from any thread.
pub trait Progress: Sync {
    /// Adds `count` photos to the total.
    fn photos(&self, count: usize);
    /// One photo is done; with its bytes when it had to be decoded.
    fn photo_done(&self, decoded: Option<PhotoBytes>);
}

/// Bytes before and after developing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PhotoBytes {
    /// Bytes of the sellers' files.
    pub taken: u64,
    /// Bytes of all pictures made of them, in every size and format.
    pub made: u64,
}

impl AddAssign for PhotoBytes {
    fn add_assign(&mut self, other: Self) {
        self.taken += other.taken;
        self.made += other.made;
    }
}

/// Result of a build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Built {
    /// `true` when the output now follows the folder.
    pub published: bool,
    /// Key of the folder, as [`super::key`] returns it.
    pub key: String,
    /// Shops of a group; absent for a shop that is built alone.
    pub shops: Option<usize>,
    /// Products shown.
    pub products: usize,
    /// Pages rendered.
    pub rendered: usize,
    /// Photos decoded.
    pub decoded: usize,
    /// Bytes of these photos and of their pictures.
    pub decoded_bytes: PhotoBytes,
    /// Files written.
    pub written: usize,
    /// Files that were up to date.
    pub kept: usize,
    /// Files of the former site that are gone.
    pub removed: usize,
    /// Contents of the output folder.
    pub inventory: Inventory,
}

/// Contents of the output folder of a published site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inventory {
    /// The site's files with their stamps.
    pub ours: Vec<(SitePath, Stamp)>,
    /// People's own files there: files, links, and folders as a whole.
    pub foreign: Vec<Utf8PathBuf>,
}
