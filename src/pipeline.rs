//! The build is one sentence: discover → parse → catalogue → plan → photo → render → finish →
//! publish. This is the only file that knows all rooms.

mod deliver;
mod develop;
mod in_use;
mod memory;
mod qris;
mod sheet;
mod weight;

pub use sheet::sheet;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::AddAssign;

use camino::{Utf8Path, Utf8PathBuf};
use thiserror::Error;

use crate::catalogue::{self, Shop};
use crate::diagnostic::{Report, Strictness};
use crate::discover::{self, ShopSource};
use crate::files::FileError;
use crate::parse;
use crate::photo::{Cache, CacheError, Pruned};
use crate::plan::{self, PlannedDrawing, ShopPlan};
use crate::publish::PublishError;
use crate::render::{Looks, RenderError, Renderer};
use crate::theme::{self, Theme};
use crate::value::Date;
use develop::Developed;
use memory::Memory;

/// What a build is told besides its folder.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The output folder.
    pub target: Utf8PathBuf,
    /// The cache folder.
    pub cache: Utf8PathBuf,
    /// The day on which permits are looked at; nothing that is published depends on it.
    pub today: Date,
    /// Whether warnings keep the site from being published.
    pub strictness: Strictness,
    /// Stands for this very program: another one renders everything anew.
    pub program: String,
    /// How many photos are worked on at once.
    pub workers: NonZeroUsize,
}

/// Told of the work while it goes on.
pub trait Progress: Sync {
    /// So many photos are to be looked after.
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
}

/// The machine failed, or we did.
#[derive(Debug, Error)]
pub enum BuildError {
    /// The output folder.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The photo cache.
    #[error(transparent)]
    Cache(#[from] CacheError),
    /// A file of the cache that is no picture.
    #[error(transparent)]
    File(#[from] FileError),
    /// There is no cache to be pruned.
    #[error("{path}: no cache")]
    NoCache {
        /// Where it was looked for.
        path: Utf8PathBuf,
    },
    /// A folder that the build keeps for itself cannot be made or looked through.
    #[error("{path}: {source}")]
    Folder {
        /// The folder.
        path: Utf8PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A photo could not be encoded.
    #[error("{path}: {detail}")]
    Encode {
        /// The photo.
        path: Utf8PathBuf,
        /// What the encoder said.
        detail: String,
    },
    /// A built-in template failed.
    #[error(transparent)]
    Render(#[from] RenderError),
}

/// One shop on its way through the stages.
struct Site {
    /// Its folder within the output; empty for a shop that is built alone.
    prefix: Utf8PathBuf,
    source: ShopSource,
    shop: Shop,
    theme: Theme,
    plan: ShopPlan,
    looks: Looks,
    /// Length of each photo's files, in the order of its renditions.
    photo_bytes: BTreeMap<Utf8PathBuf, Vec<u64>>,
}

/// A shop that was read and planned, of which nothing has been made yet.
#[derive(Debug)]
pub struct Opened {
    /// The shop.
    pub shop: Shop,
    theme: Theme,
    plan: ShopPlan,
}

impl Site {
    /// The pictures that are drawn, for want of a photo.
    fn drawings(&self) -> impl Iterator<Item = &PlannedDrawing> {
        let is_made = |path: &Utf8Path| self.looks.contains_key(path);
        let all = self.plan.photos.drawings.values();
        all.filter(move |planned| planned.is_needed(is_made))
    }
}

/// Builds the site of a shop's folder. Findings go into the report; with errors in it, what could be
/// understood is published all the same, unless the build is strict.
///
/// # Errors
/// When the machine fails; the former site then stands.
pub fn build(
    folder: &Utf8Path,
    options: &BuildOptions,
    progress: &dyn Progress,
    report: &mut Report,
) -> Result<Built, BuildError> {
    let skip = [options.target.clone(), options.cache.clone()];
    let Some(source) = discover::shop(folder, &skip, report) else {
        return Ok(Built::default());
    };
    let mut memory = Memory::load(&options.cache);
    let inputs = memory::inputs(&source, report, options);
    if let Some(built) = memory.still_true(&inputs, options, report)? {
        return Ok(built);
    }
    let Some((shop, theme)) = read(&source, &mut memory, options, report) else {
        return Ok(Built::default());
    };
    let plan = plan::shop(&shop, &source, &theme, memory.photos(), report);
    in_use::note(folder, &plan, &options.cache);
    let Developed {
        looks,
        photo_bytes,
        decoded,
        decoded_bytes,
    } = develop::photos(&plan, options, progress, report)?;
    let site = Site {
        prefix: Utf8PathBuf::new(),
        source,
        shop,
        theme,
        plan,
        looks,
        photo_bytes,
    };
    let sites = [site];
    let Some(mut built) = deliver::publish(&sites, options, &mut memory, report)? else {
        return Ok(Built::default());
    };
    built.decoded = decoded;
    built.decoded_bytes = decoded_bytes;
    memory.keep(&sites, inputs, report, &built);
    memory.save(&options.cache);
    deliver::report_foreign(&memory, options, report);
    Ok(built)
}

/// Looks at a shop's folder without building a site: every finding, those about photos included,
/// for which they are made in the cache. Gives the number of products.
///
/// # Errors
/// When the machine fails.
pub fn check(
    folder: &Utf8Path,
    options: &BuildOptions,
    progress: &dyn Progress,
    report: &mut Report,
) -> Result<Option<usize>, BuildError> {
    let Some(Opened { shop, theme, plan }) = open(folder, options, report) else {
        return Ok(None);
    };
    in_use::note(folder, &plan, &options.cache);
    let looks = match develop::photos(&plan, options, progress, report) {
        Ok(developed) => developed.looks,
        // A folder that nobody may write to can be looked at all the same, but for what only decoding
        // a photo shows.
        Err(BuildError::Folder { .. }) => Looks::new(),
        Err(error) => return Err(error),
    };
    Renderer::new(&shop, &plan, &looks, &theme, &options.program, report);
    Ok(Some(shop.products.len()))
}

/// Reads a shop's folder, with every finding but those that only decoding its photos shows. `None` when
/// there is no shop that could be understood.
pub fn open(folder: &Utf8Path, options: &BuildOptions, report: &mut Report) -> Option<Opened> {
    let skip = [options.target.clone(), options.cache.clone()];
    let source = discover::shop(folder, &skip, report)?;
    let mut memory = Memory::load(&options.cache);
    let (shop, theme) = read(&source, &mut memory, options, report)?;
    let plan = plan::shop(&shop, &source, &theme, memory.photos(), report);
    Some(Opened { shop, theme, plan })
}

/// Deletes from the cache what neither the shop as its folder stands now nor the last plan of another
/// shop with the same cache uses. `None` when there is no shop that could be understood.
///
/// # Errors
/// When there is no cache, or the machine fails.
pub fn prune(
    folder: &Utf8Path,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<Pruned>, BuildError> {
    let skip = [options.target.clone(), options.cache.clone()];
    let Some(source) = discover::shop(folder, &skip, report) else {
        return Ok(None);
    };
    if !Cache::is_in(&options.cache) {
        let path = options.cache.clone();
        return Err(BuildError::NoCache { path });
    }
    let mut memory = Memory::load(&options.cache);
    let Some((shop, theme)) = read(&source, &mut memory, options, report) else {
        return Ok(None);
    };
    let plan = plan::shop(&shop, &source, &theme, memory.photos(), report);
    in_use::note(folder, &plan, &options.cache);
    let mut keep = in_use::all(&options.cache)?;
    keep.extend(in_use::keys(&plan));
    let pruned = Cache::open(&options.cache).and_then(|cache| cache.prune(&keep));
    pruned.map(Some).map_err(|source| BuildError::Folder {
        path: options.cache.clone(),
        source,
    })
}

/// The storefront texts that a language lacks for a shop, as they are in Indonesian, and how many texts
/// there are in all. `None` when there is no shop that could be understood.
pub fn lacking_texts(
    folder: &Utf8Path,
    language: &str,
    today: Date,
    report: &mut Report,
) -> Option<(Vec<String>, usize)> {
    let source = discover::shop(folder, &[], report)?;
    let drafts = parse::drafts(&source, report)?;
    let shop = catalogue::shop(&source, drafts, today, report);
    Some(theme::lacking_texts(&shop, &source, language, report))
}

fn read(
    source: &ShopSource,
    memory: &mut Memory,
    options: &BuildOptions,
    report: &mut Report,
) -> Option<(Shop, Theme)> {
    let drafts = parse::drafts(source, report)?;
    let mut shop = catalogue::shop(source, drafts, options.today, report);
    qris::read_picture(&mut shop, source, memory, options, report);
    let theme = Theme::load(&shop, source, report);
    Some((shop, theme))
}
