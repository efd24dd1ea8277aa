//! What a run leaves for the next one, in one file an output folder. Losing it costs time only.
//!
//! ```text
//! DIR/simpanan-v1/<hash of the output folder>
//! ```
//!
//! The file consists of frames ([`Frames`]), each with the rows of one table; those of a site are read when the site
//! needs them.
//!
//! | table | of | holds |
//! |---|---|---|
//! | [`Head`] | a site | what stands for all that it was made of, and what was found in it |
//! | [`Sources`] | a site | which files were read; of products their drafts |
//! | [`Photos`] | a site | what was learnt of photo files, and made of them |
//! | [`Pages`] | a site | path → key, digest, weight, findings |
//! | [`Member`] | a site | what the portal above shows of it |
//! | [`Outputs`] | all | path → key, stamp |
//! | [`Folders`] | all | folder with its stamp → names in it |
//!
//! A store may have come with the folder, and say anything. Nothing in it is believed by itself: a row counts only
//! for a file with its very stamp, in which the change time and the number that the disk gave it cannot be brought
//! along; where a stamp does not settle it, for the content with its hash. What it names is a path within the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::BuildOptions;
use super::weight::Weight;
use crate::diagnostic::Report;
use crate::files::{
    self, FileError, Folders, Frame, FrameWriter, Frames, KnownFolders, SitePath, SourcePath,
    Stamp, folder,
};
use crate::offline::Seal;
use crate::parse::Texts;
use crate::photo::{Developed, Job};
use crate::plan::PhotoHeaders;
use crate::portal::Member;
use crate::publish::{ContentKey, Memo};

/// The name carries the version of the form.
const STORES: &str = "simpanan-v1";

/// What a site was made of, and what was found.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Head {
    /// Stands for all that was read; absent when that cannot be told by it.
    pub inputs: Option<blake3::Hash>,
    /// Likewise, where stamps cannot tell.
    pub unsettled: Unsettled,
    /// What was found in it.
    pub report: Report,
    /// Products it showed.
    pub products: usize,
}

/// The hashes of files whose stamps had not settled when they were read, by their path from the site's folder.
pub(super) type Unsettled = BTreeMap<SourcePath, blake3::Hash>;

/// What was read of a site.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Sources {
    /// The files.
    pub files: BTreeSet<SourcePath>,
    /// What the texts of the products say.
    pub texts: Texts,
    pub qris: Option<ReadCode>,
}

/// What was read in the picture of the shop's QRIS.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ReadCode {
    /// Which program has read it; another one may read more.
    pub program: String,
    /// The picture, from the shop's folder.
    pub path: SourcePath,
    /// Its stamp at that time.
    pub stamp: Stamp,
    /// The text of the code; absent when none can be read.
    pub code: Option<String>,
}

/// What was learnt of the photos of a site.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Photos {
    pub headers: PhotoHeaders,
    /// What was made of them, so that their pictures need not be looked for in the cache.
    pub made: BTreeMap<SourcePath, MadePhoto>,
    /// The entries of the photo cache that they use, by name.
    pub in_use: BTreeSet<String>,
}

/// What was made of a photo.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct MadePhoto {
    /// Stands for the photo and all pictures that were wanted of it.
    job: blake3::Hash,
    developed: Developed,
}

/// The pages of a site by their paths from its root.
pub(super) type Pages = BTreeMap<SitePath, Page>;

/// What was learnt when a page was rendered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Page {
    /// Of which content it was learnt: there may be another by now, in the output or to be made.
    pub key: ContentKey,
    pub seal: Seal,
    /// What it loads; absent where there is no budget for such a page.
    pub weight: Option<Weight>,
    /// What was found in it.
    pub report: Report,
}

/// What is in the output folder.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Outputs {
    pub files: Memo,
    /// Files that were not written because a person's file has their place.
    pub conflicts: Vec<SitePath>,
    /// What was found where the next site was to grow, and left alone.
    pub left_alone: Vec<Utf8PathBuf>,
}

/// Where everything is in the file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Contents {
    /// By what the folder that is built is known.
    folder: Utf8PathBuf,
    outputs: Option<Frame>,
    folders: Option<Frame>,
    /// By the places of the sites, of which the root has an empty name.
    sites: BTreeMap<String, SiteFrames>,
}

/// Where the rows of a site are.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
struct SiteFrames {
    head: Option<Frame>,
    sources: Option<Frame>,
    photos: Option<Frame>,
    pages: Option<Frame>,
    member: Option<Frame>,
}

/// What the last run left.
#[derive(Debug)]
pub(super) struct Store {
    path: Utf8PathBuf,
    frames: Option<Frames>,
    contents: Contents,
}

impl Store {
    /// The store of the output folder; an empty one when there is none, or none that is whole.
    pub fn open(source: &Utf8Path, options: &BuildOptions) -> Self {
        let target = home(&options.target);
        let hash = blake3::hash(target.as_str().as_bytes()).to_hex();
        let path = options.cache.join(STORES).join(hash.as_str());
        let source = home(source);
        let mut store = Self::at(path).unwrap_or_else(|path| Self {
            path,
            frames: None,
            contents: Contents::default(),
        });
        // What was built into the same folder before has sites of other names, or of the same by chance.
        if store.contents.folder != source {
            store.contents.folder = source;
            store.contents.sites.clear();
        }
        store
    }

    /// The store in a file, or the path of the file when there is none.
    fn at(path: Utf8PathBuf) -> Result<Self, Utf8PathBuf> {
        let Some((frames, list)) = Frames::open(&path) else {
            return Err(path);
        };
        match postcard::from_bytes(&list) {
            Ok(contents) => Ok(Self {
                path,
                frames: Some(frames),
                contents,
            }),
            Err(_) => Err(path),
        }
    }

    /// Whether an earlier run built this folder into the same output.
    pub fn is_known(&self) -> bool {
        !self.contents.sites.is_empty()
    }

    /// What the last run left in the output folder.
    pub fn outputs(&self) -> Outputs {
        self.load(self.contents.outputs)
    }

    /// What the last run knew of folders.
    pub fn folders(&self, options: &BuildOptions) -> Folders {
        match options.fresh {
            true => Folders::default(),
            false => Folders::new(self.load(self.contents.folders)),
        }
    }

    /// The rows of the site with this place.
    pub fn rows(self: &Arc<Self>, site: &SitePath) -> Rows {
        let frames = self.contents.sites.get(site.as_str());
        Rows {
            store: Arc::clone(self),
            frames: frames.copied().unwrap_or_default(),
            is_doubted: false,
        }
    }

    fn load<T: DeserializeOwned + Default>(&self, frame: Option<Frame>) -> T {
        let bytes = frame.and_then(|frame| self.bytes(&frame));
        let rows = bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok());
        rows.unwrap_or_default()
    }

    fn bytes(&self, frame: &Frame) -> Option<Vec<u8>> {
        self.frames.as_ref()?.read(frame)
    }
}

/// Whether any run has left something in a cache folder.
pub(super) fn is_in(cache: &Utf8Path) -> bool {
    cache.join(STORES).is_dir()
}

/// What the last run left of one site. Each table is read anew when it is asked for.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    store: Arc<Store>,
    frames: SiteFrames,
    /// Whether nothing is believed of it but what stays when the site cannot be seen.
    is_doubted: bool,
}

impl Rows {
    /// Believes no stamp from now on.
    pub fn doubt(&mut self) {
        self.is_doubted = true;
    }

    /// Whether nothing is known of the site.
    pub fn are_lost(&self) -> bool {
        self.frames.head.is_none()
    }

    pub fn head(&self) -> Head {
        match self.is_doubted {
            true => Head::default(),
            false => self.store.load(self.frames.head),
        }
    }

    pub fn sources(&self) -> Sources {
        let sources: Sources = self.store.load(self.frames.sources);
        match self.is_doubted {
            true => Sources {
                files: sources.files,
                ..Sources::default()
            },
            false => sources,
        }
    }

    pub fn photos(&self) -> Photos {
        match self.is_doubted {
            true => Photos::default(),
            false => self.store.load(self.frames.photos),
        }
    }

    pub fn pages(&self) -> Pages {
        match self.is_doubted {
            true => Pages::default(),
            false => self.store.load(self.frames.pages),
        }
    }

    pub fn member(&self) -> Option<Member> {
        self.store.load(self.frames.member)
    }

    /// Whether [`member`](Self::member) is whole.
    pub fn has_member(&self) -> bool {
        let frame = self.frames.member.as_ref();
        frame.is_some_and(|frame| self.store.bytes(frame).is_some())
    }

    /// Whether the last build has read the file at a path from the site's folder, or one below it.
    pub fn has_read(&self, path: &SourcePath) -> bool {
        let files = self.sources().files;
        files.iter().any(|file| file.starts_with(path))
    }
}

impl MadePhoto {
    pub fn new(job: &Job, developed: &Developed) -> Self {
        Self {
            job: digest_of(job),
            developed: developed.clone(),
        }
    }

    /// What became of the job, if it was this one.
    pub fn of(&self, job: &Job) -> Option<Developed> {
        (self.job == digest_of(job)).then(|| Developed {
            from_cache: true,
            ..self.developed.clone()
        })
    }
}

/// Stands for a photo and all pictures that are wanted of it.
fn digest_of(job: &Job) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for key in job.keys() {
        hasher.update(key.as_bytes());
    }
    hasher.finalize()
}

/// What a run leaves, written while it goes on: of a thousand sites it would fill the memory. That it cannot be written
/// is no reason to fail: the site stands.
#[derive(Debug)]
pub(super) struct StoreWriter {
    store: Arc<Store>,
    /// Nothing once something failed, and where nothing is to be written.
    growing: Mutex<Option<Growing>>,
}

#[derive(Debug, Default)]
struct Growing {
    /// `None` until there is something to be written.
    file: Option<FrameWriter>,
    sites: BTreeMap<String, SiteFrames>,
}

/// What is new of all sites together.
#[derive(Debug, Default)]
pub(super) struct News<'n> {
    pub outputs: Option<&'n Outputs>,
    pub folders: Option<KnownFolders>,
}

/// The rows of a site that are another now; the others stay.
#[derive(Debug, Default)]
pub(super) struct NewRows {
    pub head: Option<Head>,
    pub sources: Option<Sources>,
    pub photos: Option<Photos>,
    pub pages: Option<Pages>,
    pub member: Option<Member>,
}

impl StoreWriter {
    /// For what follows on a store.
    pub fn new(store: &Arc<Store>) -> Self {
        Self {
            store: Arc::clone(store),
            growing: Mutex::new(Some(Growing::default())),
        }
    }

    /// For what follows on a store, if there is one: a look at a folder leaves nothing where nothing was.
    pub fn where_one_is(store: &Arc<Store>) -> Self {
        let is_there = store.frames.is_some();
        Self {
            store: Arc::clone(store),
            growing: Mutex::new(is_there.then(Growing::default)),
        }
    }

    /// Puts in what is known of a site now.
    pub fn put(&self, site: &SitePath, rows: &NewRows) {
        let NewRows {
            head,
            sources,
            photos,
            pages,
            member,
        } = rows;
        let ((sources, pages), (photos, head, member)) = rayon::join(
            || rayon::join(|| encoded(sources.as_ref()), || encoded(pages.as_ref())),
            || {
                // As it is read: a site that no portal shows has none.
                let member = member.as_ref().map(Some);
                (
                    encoded(photos.as_ref()),
                    encoded(head.as_ref()),
                    encoded(member),
                )
            },
        );
        let encoded = [head, sources, photos, pages, member];
        self.grow(|path, growing| {
            let mut frames = [None; 5];
            for (frame, bytes) in frames.iter_mut().zip(&encoded) {
                *frame = match bytes {
                    Some(bytes) => Some(growing.file(path)?.write(bytes)?),
                    None => None,
                };
            }
            let [head, sources, photos, pages, member] = frames;
            let frames = SiteFrames {
                head,
                sources,
                photos,
                pages,
                member,
            };
            growing.sites.insert(site.as_str().to_owned(), frames);
            Ok(())
        });
    }

    /// Ends it: what was not put in anew is taken over, of the sites for whose places `stays` says so, and it takes the
    /// place of the former store, unless nothing in it is new.
    pub fn finish(self, stays: impl Fn(&str) -> bool, news: &News) {
        let store = &self.store;
        let former = &store.contents.sites;
        let outputs = encoded(news.outputs);
        let folders = encoded(news.folders.as_ref());
        self.grow(|path, growing| {
            let is_same = growing.sites.is_empty() && outputs.is_none() && folders.is_none();
            if is_same && former.keys().all(|site| stays(site)) {
                return Ok(());
            }
            let mut sites = std::mem::take(&mut growing.sites);
            for (site, former) in former.iter().filter(|(site, _)| stays(site)) {
                let frames = sites.entry(site.clone()).or_default();
                let mut fill = |frame: &mut Option<Frame>, former: Option<Frame>| {
                    if frame.is_none() {
                        *frame = growing.copy(store, path, former)?;
                    }
                    Ok::<_, io::Error>(())
                };
                fill(&mut frames.head, former.head)?;
                fill(&mut frames.sources, former.sources)?;
                fill(&mut frames.photos, former.photos)?;
                fill(&mut frames.pages, former.pages)?;
                fill(&mut frames.member, former.member)?;
            }
            let mut write = |new: &Option<Vec<u8>>, former: Option<Frame>| match new {
                Some(bytes) => growing.file(path)?.write(bytes).map(Some),
                None => growing.copy(store, path, former),
            };
            let outputs = write(&outputs, store.contents.outputs)?;
            let folders = write(&folders, store.contents.folders)?;
            let contents = Contents {
                folder: store.contents.folder.clone(),
                outputs,
                folders,
                sites,
            };
            let list = postcard::to_stdvec(&contents).map_err(io::Error::other)?;
            growing.file(path)?;
            let file = growing.file.take();
            let ended = file.map_or(Ok(()), |file| file.finish(&list, path));
            ended.map_err(io::Error::other)
        });
    }

    /// Goes on, unless something failed before.
    fn grow(&self, then: impl FnOnce(&Utf8Path, &mut Growing) -> io::Result<()>) {
        let mut growing = self.growing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(whole) = &mut *growing
            && then(&self.store.path, whole).is_err()
        {
            *growing = None;
        }
    }
}

impl Growing {
    fn file(&mut self, path: &Utf8Path) -> io::Result<&mut FrameWriter> {
        let begun = match self.file.take() {
            Some(file) => file,
            None => FrameWriter::create(path).map_err(io::Error::other)?,
        };
        Ok(self.file.insert(begun))
    }

    /// Copies a frame of the former store.
    fn copy(
        &mut self,
        store: &Store,
        path: &Utf8Path,
        former: Option<Frame>,
    ) -> io::Result<Option<Frame>> {
        match (&store.frames, former) {
            (Some(frames), Some(frame)) => self.file(path)?.copy(frames, &frame),
            _ => Ok(None),
        }
    }
}

fn encoded<T: Serialize>(rows: Option<T>) -> Option<Vec<u8>> {
    let bytes = rows.map(|rows| postcard::to_stdvec(&rows));
    bytes.map(|bytes| bytes.expect("plain data always becomes bytes"))
}

/// The names of all entries of the photo cache that the stores in a cache folder use, but for `own`. Stores of folders
/// that are gone are deleted.
///
/// # Errors
/// [`FileError::System`]: what cannot be read may name entries that another shop uses.
pub(super) fn photos_in_use(cache: &Utf8Path, own: &Store) -> Result<BTreeSet<String>, FileError> {
    let mut all = BTreeSet::new();
    let stores = folder::files_in(&cache.join(STORES))?.into_iter();
    for path in stores.filter(|path| *path != own.path) {
        // One that may not be read is not gone.
        files::stat(&path)?;
        let store = Store::at(path);
        match store {
            Ok(store) if store.contents.folder.try_exists().unwrap_or(true) => {
                for frames in store.contents.sites.values() {
                    all.extend(store.load::<Photos>(frames.photos).in_use);
                }
            }
            Ok(store) => folder::remove_file(&store.path)?,
            Err(path) => folder::remove_file(&path)?,
        }
    }
    Ok(all)
}

/// By what a folder is known, however it is named.
pub(super) fn home(folder: &Utf8Path) -> Utf8PathBuf {
    // A folder that is not there yet, or has no full name in Unicode, goes by the name that was typed.
    folder.canonicalize_utf8().unwrap_or_else(|_| {
        let parent = folder::parent(folder).canonicalize_utf8();
        let name = folder.file_name().unwrap_or_default();
        parent.map_or_else(|_| folder.to_owned(), |parent| parent.join(name))
    })
}
