//! The build is one sentence: discover → parse → catalogue → plan → photo → render → publish. This is the only file that knows all rooms.

mod deliver;
mod develop;
mod in_use;
mod linked;
mod lot;
mod memory;
mod one_file;
mod part;
mod qris;
mod sheet;
mod survey;
mod weight;

pub use one_file::{Fitting, OneFile, one_file};
pub use part::{PartError, Share};
pub use sheet::sheet;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::AddAssign;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use thiserror::Error;

use crate::catalogue::{self, Shop};
use crate::diagnostic::{Report, Strictness};
use crate::discover;
use crate::files::{FileError, SitePath, SourcePath, Stamp};
use crate::parse::{self, KnownTexts};
use crate::photo::{Cache, CacheError, Pruned};
use crate::plan::{self, PlannedDrawing, ShopPlan};
use crate::publish::PublishError;
use crate::render::{Looks, Members, RenderError, Renderer};
use crate::theme::{self, BuiltInThemes, Theme};
use crate::value::Date;
use deliver::Delivered;
use lot::{Lot, State};
use memory::{Outlet, SiteMemory};

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
    /// The texts that earlier builds have read, where there are more builds to come.
    pub known: Option<Arc<KnownTexts>>,
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
    /// Stands for all that was read, as [`inputs`] does.
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
    /// There is no shop of that name in the group.
    #[error("no shop `{found}`")]
    UnknownShop {
        /// What was typed.
        found: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// Several members of groups within the group have folders of that name.
    #[error("several shops `{found}`")]
    AmbiguousShop {
        /// What was typed.
        found: String,
        /// What would tell them apart.
        ways: Vec<String>,
    },
    /// What is asked for makes sense for a group only.
    #[error("{path}: no group")]
    NoGroup {
        /// The folder.
        path: Utf8PathBuf,
    },
    /// Parts of a build cannot be put together.
    #[error(transparent)]
    Part(#[from] PartError),
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

/// One site, a shop or the portal of a group, that was read and planned.
struct Site {
    shop: Shop,
    theme: Arc<Theme>,
    plan: ShopPlan,
    looks: Looks,
    /// Length of each photo's files, in the order of its renditions.
    photo_bytes: BTreeMap<SourcePath, Vec<u64>>,
    /// Of a group.
    members: Option<Members>,
}

/// A shop that was read and planned, of which nothing has been made yet.
#[derive(Debug)]
pub struct Opened {
    /// The shop.
    pub shop: Shop,
    theme: Arc<Theme>,
    plan: ShopPlan,
}

impl Site {
    /// The pictures that are drawn, for want of a photo.
    fn drawings(&self) -> impl Iterator<Item = &PlannedDrawing> {
        let is_made = |path: &SourcePath| self.looks.contains_key(path);
        let all = self.plan.photos.drawings.values();
        all.filter(move |planned| planned.is_needed(is_made))
    }
}

/// Builds the site of a shop's folder, or those of a group's shops with their portal. Findings go into the
/// report; with errors in it, what could be understood is published all the same, unless the build is
/// strict.
///
/// # Errors
/// When the machine fails; the former site then stands.
pub fn build(
    folder: &Utf8Path,
    options: &BuildOptions,
    progress: &dyn Progress,
    report: &mut Report,
) -> Result<Built, BuildError> {
    let (lots, outlet) = rayon::join(
        || survey::folder(folder, options, report),
        || Outlet::load(options),
    );
    let Some(mut lots) = lots? else {
        return Ok(Built::default());
    };
    lot::recognise(&mut lots, &outlet, options);
    finish_build((lots, outlet), options, progress, report)
}

/// Puts the parts of a group's build that was spread over machines together, with the portal: the same, to
/// the byte, as if one machine had built it.
///
/// # Errors
/// When parts do not fit, or the machine fails; the former site then stands.
pub fn join(
    parts: &[Utf8PathBuf],
    folder: &Utf8Path,
    options: &BuildOptions,
    (progress, report): (&dyn Progress, &mut Report),
) -> Result<Built, BuildError> {
    let Some(lots) = survey::folder(folder, options, report)? else {
        return Ok(Built::default());
    };
    if lots.last().is_none_or(|root| root.members.is_none()) {
        let path = folder.to_owned();
        return Err(BuildError::NoGroup { path });
    }
    let mut lots = part::take(lots, parts, options)?;
    let outlet = Outlet::load(options);
    lot::keep_unmade(&mut lots, &outlet);
    finish_build((lots, outlet), options, progress, report)
}

/// Reads what is to be read of the sites, and puts them in place.
fn finish_build(
    (mut lots, mut outlet): (Vec<Lot>, Outlet),
    options: &BuildOptions,
    progress: &dyn Progress,
    report: &mut Report,
) -> Result<Built, BuildError> {
    let mut built = Built::default();
    let published = loop {
        let decoded = lot::read(&mut lots, options, progress)?;
        built.decoded += decoded.photos;
        built.decoded_bytes += decoded.bytes;
        // Without the portal, or without knowing what there is of it, nothing can stay but all of it.
        let is_all = |lot: &Lot| lot.prefix.is_root() || outlet.is_forgotten();
        let is_broken = |lot: &Lot| matches!(lot.state, State::Broken);
        if lots.iter().any(|lot| is_broken(lot) && is_all(lot)) {
            break None;
        }
        match deliver::publish(&mut lots, &outlet, options)? {
            Delivered::Done(published, rendered) => {
                built.rendered = rendered;
                break Some(published);
            }
            Delivered::Held => break None,
            Delivered::Lost(numbers) => lot::give_up(&mut lots, &numbers),
        }
    };
    if let Some(published) = published {
        built.published = true;
        built.inputs = inputs_of(&lots);
        built.written = published.written;
        built.kept = published.kept;
        built.removed = published.removed;
        built.products = lots.iter().map(Lot::products).sum();
        let is_group = |lot: &Lot| lot.members.is_some() || !lot.prefix.is_root();
        let are_of_group = lots.iter().any(is_group);
        built.shops = are_of_group.then(|| lots.iter().map(Lot::shops).sum());
        if outlet.publish(published) {
            outlet.save(options);
        }
        lots.par_iter_mut().for_each(|lot| lot.remember(options));
    }
    for lot in lots {
        if options.repeats || !matches!(lot.state, State::Known) {
            report.merge(lot.report);
        }
    }
    if built.published {
        deliver::report_foreign(&outlet, options, report);
        built.inventory = outlet.into_inventory();
    }
    Ok(built)
}

/// Stands for all that a build would read, as the folder is now: it is the same as long as the site follows the
/// folder. `None` when there is neither a shop nor a group.
pub fn inputs(folder: &Utf8Path, options: &BuildOptions) -> Option<String> {
    let lots = survey::folder(folder, options, &mut Report::default());
    lots.ok().flatten().map(|lots| inputs_of(&lots))
}

/// Those of the last site, which is the one that is asked for: it consists of the others.
fn inputs_of(lots: &[Lot]) -> String {
    lots.last()
        .map(|lot| lot.inputs.clone())
        .unwrap_or_default()
}

/// Looks at the folder of a shop or a group without building anything: every finding, those about photos
/// included, for which those that no build has made yet are made in the cache. Gives the number of products.
///
/// # Errors
/// When the machine fails.
pub fn check(
    folder: &Utf8Path,
    options: &BuildOptions,
    progress: &dyn Progress,
    report: &mut Report,
) -> Result<Option<usize>, BuildError> {
    let Some(mut lots) = survey::folder(folder, options, report)? else {
        return Ok(None);
    };
    lot::locate(&mut lots, &Outlet::load(options));
    match lot::read(&mut lots, options, progress) {
        Ok(_) => {}
        // A folder that nobody may write to can be looked at all the same, but for what only decoding
        // a photo shows.
        Err(BuildError::Folder { .. }) => {}
        Err(error) => return Err(error),
    }
    let mut products = None;
    for mut lot in lots {
        if let State::Fresh(site) = &lot.state {
            products = Some(products.unwrap_or(0) + site.shop.products.len());
            Renderer::new(site.views(), &options.program).press(&mut lot.report);
        }
        report.merge(lot.report);
    }
    Ok(products)
}

/// Reads a shop's folder, with every finding but those that only decoding its photos shows. `None` when
/// there is no shop that could be understood.
pub fn open(folder: &Utf8Path, options: &BuildOptions, report: &mut Report) -> Option<Opened> {
    let skip = [options.target.clone(), options.cache.clone()];
    let source = discover::shop(folder, &skip, report)?;
    let mut memory = SiteMemory::load(&options.cache, &memory::home(folder));
    let drafts = parse::drafts(&source, None, report)?;
    let mut shop = catalogue::shop(&source, drafts, options.today, report);
    qris::read_picture(&mut shop, &source, &mut memory, options, report);
    let theme = options.themes.of_shop(&shop, &source, report);
    let plan = plan::shop(&shop, &source, &theme, memory.photos(), report);
    Some(Opened { shop, theme, plan })
}

/// Deletes from the cache what neither the folder's shops as they stand now nor the last plan of another
/// shop with the same cache uses. `None` when there is no shop that could be understood.
///
/// # Errors
/// When there is no cache, or the machine fails.
pub fn prune(
    folder: &Utf8Path,
    options: &BuildOptions,
    report: &mut Report,
) -> Result<Option<Pruned>, BuildError> {
    let Some(mut lots) = survey::folder(folder, options, report)? else {
        return Ok(None);
    };
    if !Cache::is_in(&options.cache) {
        let path = options.cache.clone();
        return Err(BuildError::NoCache { path });
    }
    lot::locate(&mut lots, &Outlet::load(options));
    lot::plan(&mut lots, options);
    let sites: Vec<&Site> = lots.iter().filter_map(Lot::site).collect();
    // What cannot be seen may use anything.
    let is_kept = |lot: &Lot| matches!(lot.state, State::Broken);
    if sites.is_empty() || lots.iter().any(is_kept) {
        for lot in lots {
            report.merge(lot.report);
        }
        return Ok(None);
    }
    let mut keep = in_use::all(&options.cache)?;
    for site in sites {
        keep.extend(in_use::keys(&site.plan));
    }
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
    let drafts = parse::drafts(&source, None, report)?;
    let shop = catalogue::shop(&source, drafts, today, report);
    Some(theme::lacking_texts(&shop, &source, language, report))
}
