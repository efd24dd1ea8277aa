//! The store: one file per output folder, with the results of one run for the next. Losing it costs time, and what was
//! noticed of renames that are not written down.
//!
//! ```text
//! DIR/simpanan-v4/<hash of the output folder>
//! ```
//!
//! The file consists of frames ([`Frames`]), one a table and site; a site's frames are read when it needs them.
//!
//! | table | of | holds |
//! |---|---|---|
//! | [`Head`] | a site | key of all that it was made of; findings; readiness. One of the build, one of the check |
//! | [`Sources`] | a site | files read; drafts of products |
//! | [`Photos`] | a site | headers of photos, pictures made of them |
//! | [`Pages`] | a site | path → key, digest, weight, findings |
//! | [`Member`] | a site | what the portal above shows of it |
//! | [`Addresses`] | a site | addresses with their content, renames that are not written down |
//! | [`Outputs`] | all | path → key, stamp |
//! | [`Folders`] | all | folder with its stamp → names in it |
//!
//! A store may have come with the folder, and be forged. A row counts only for a file with exactly its stamp, whose
//! change time and inode no archive can bring along; where a stamp does not settle it, for the content with its hash.
//! Its paths are parsed as [`SitePath`] or [`SourcePath`], which cannot leave the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::BuildOptions;
use super::renames::Addresses;
use super::weight::Weight;
use crate::audit::Audit;
use crate::diagnostic::Report;
use crate::files::{
    self, FileError, FolderRows, Folders, Frame, FrameWriter, Frames, SitePath, SourcePath, Stamp,
    folder,
};
use crate::offline::PageDigest;
use crate::parse::Texts;
use crate::photo::{Developed, Job};
use crate::plan::PhotoHeaders;
use crate::portal::Member;
use crate::publish::{ContentKey, OutputRows};

/// Folder of the stores; its name carries the version of the format.
const STORES: &str = "simpanan-v4";

/// The key of a site, and its findings.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Head {
    /// Key of all that was read; absent when stamps cannot tell of a change.
    pub key: Option<blake3::Hash>,
    /// Hashes of the files whose stamps cannot tell.
    pub unsettled: Unsettled,
    /// Findings of the site.
    pub report: Report,
    /// Number of products shown.
    pub products: usize,
    /// Readiness of a shop.
    pub audit: Option<Audit>,
}

/// Hashes of files whose stamps had not settled when they were read, by path from the site's folder.
pub(super) type Unsettled = BTreeMap<SourcePath, blake3::Hash>;

/// Texts of a site as they were read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Sources {
    pub files: BTreeSet<SourcePath>,
    /// Drafts of its products, by file.
    pub texts: Texts,
    pub qris: Option<ReadCode>,
}

/// Code in the picture of the shop's QRIS.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ReadCode {
    /// Identity of the executable that read it; another one may read more.
    pub program: String,
    /// The picture, from the shop's folder.
    pub path: SourcePath,
    /// Stamp of the picture when it was read.
    pub stamp: Stamp,
    /// Text of the code; absent when none can be read.
    pub code: Option<String>,
}

/// Photos of a site: headers, pictures, cache entries.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Photos {
    pub headers: PhotoHeaders,
    /// Pictures by photo, so that they need not be looked for in the cache.
    pub made: BTreeMap<SourcePath, MadePhoto>,
    /// Names of the photo cache entries in use.
    pub in_use: BTreeSet<String>,
}

/// Pictures made of a photo.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct MadePhoto {
    /// Digest of the job: the photo and all its pictures.
    job: blake3::Hash,
    developed: Developed,
}

/// Pages of a site, by path from its root.
pub(super) type Pages = BTreeMap<SitePath, Page>;

/// Row of a rendered page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Page {
    /// Key of the content this row describes; the output may hold another by now.
    pub key: ContentKey,
    pub digest: PageDigest,
    /// Bytes it loads; absent where no budget applies to the page.
    pub weight: Option<Weight>,
    /// Findings of the page.
    pub report: Report,
}

/// Contents of the output folder.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Outputs {
    pub files: OutputRows,
    /// Files that were not written because a person's file has their place.
    pub conflicts: Vec<SitePath>,
    /// Foreign folders with the spare's name, left alone.
    pub left_alone: Vec<Utf8PathBuf>,
}

/// Table of contents: the place of every frame in the file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Contents {
    /// Canonical path of the source folder.
    folder: Utf8PathBuf,
    outputs: Option<Frame>,
    folders: Option<Frame>,
    /// By place of the site; the root's is empty.
    sites: BTreeMap<String, SiteFrames>,
}

/// Frames of one site.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
struct SiteFrames {
    head: Option<Frame>,
    checked: Option<Frame>,
    sources: Option<Frame>,
    photos: Option<Frame>,
    pages: Option<Frame>,
    member: Option<Frame>,
    addresses: Option<Frame>,
}

/// The store of the last run, open for reading.
#[derive(Debug)]
pub(super) struct Store {
    path: Utf8PathBuf,
    frames: Option<Frames>,
    contents: Contents,
}

impl Store {
    /// Opens the store of the output folder; an empty one when there is none, or it is damaged.
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
        // Another source folder was built into the same output: its sites are unrelated, even with equal names.
        if store.contents.folder != source {
            store.contents.folder = source;
            store.contents.sites.clear();
        }
        store
    }

    /// Opens the store at `path`, or gives the path back when there is none.
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

    /// True when an earlier run built this folder into the same output.
    pub fn has_sites(&self) -> bool {
        !self.contents.sites.is_empty()
    }

    /// The places of the sites that have rows.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.contents.sites.keys().map(String::as_str)
    }

    /// Rows of the output folder.
    pub fn outputs(&self) -> Outputs {
        self.load(self.contents.outputs)
    }

    /// Folder listings of the last run.
    pub fn folders(&self, options: &BuildOptions) -> Folders {
        match options.fresh {
            true => Folders::default(),
            false => Folders::new(self.load(self.contents.folders)),
        }
    }

    /// The rows of the site at this place.
    pub fn rows(self: &Arc<Self>, site: &SitePath) -> Rows {
        self.rows_at(site.as_str())
    }

    /// The rows of the site at a place, by its text.
    pub fn rows_at(self: &Arc<Self>, place: &str) -> Rows {
        let frames = self.contents.sites.get(place);
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

/// True when a cache folder has stores. A link has none: it leads to somebody else's files.
pub(super) fn is_in(cache: &Utf8Path) -> bool {
    folder::is_plain(&cache.join(STORES))
}

/// Rows of one site. Each call reads its table anew from the file.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    store: Arc<Store>,
    frames: SiteFrames,
    /// When true, all tables but the list of files, the member row and the addresses come back empty.
    is_doubted: bool,
}

impl Rows {
    /// Ignores the rows from now on (`--fresh`).
    pub fn doubt(&mut self) {
        self.is_doubted = true;
    }

    /// True when the site has no rows.
    pub fn are_lost(&self) -> bool {
        self.frames.head.is_none()
    }

    /// True when other sites have rows, and this one none.
    pub fn are_new(&self) -> bool {
        self.are_lost() && self.store.has_sites()
    }

    pub fn head(&self) -> Head {
        match self.is_doubted {
            true => Head::default(),
            false => self.store.load(self.frames.head),
        }
    }

    /// The head of the last check, which may be newer than the output.
    pub fn checked(&self) -> Head {
        match self.is_doubted {
            true => Head::default(),
            false => self.store.load(self.frames.checked),
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

    /// Never doubted: nothing else knows of a rename.
    pub fn addresses(&self) -> Addresses {
        self.store.load(self.frames.addresses)
    }

    /// True when [`member`](Self::member) can be read.
    pub fn has_member(&self) -> bool {
        let frame = self.frames.member.as_ref();
        frame.is_some_and(|frame| self.store.bytes(frame).is_some())
    }

    /// True when the last build read the file at a path from the site's folder, or one below it.
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

    /// The pictures, when they were made by the same job.
    pub fn of(&self, job: &Job) -> Option<Developed> {
        (self.job == digest_of(job)).then(|| Developed {
            from_cache: true,
            ..self.developed.clone()
        })
    }
}

/// Digest of a photo and all its pictures.
fn digest_of(job: &Job) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for key in job.keys() {
        hasher.update(key.as_bytes());
    }
    hasher.finalize()
}

/// Writes the next store while the run goes on: the rows of a thousand sites would not fit into memory. A failed write
/// is no failure of the run: the site stands.
#[derive(Debug)]
pub(super) struct StoreWriter {
    store: Arc<Store>,
    /// `None` after a failed write, and where no store is to be written.
    growing: Mutex<Option<Growing>>,
}

#[derive(Debug, Default)]
struct Growing {
    /// `None` until the first write.
    file: Option<FrameWriter>,
    sites: BTreeMap<String, SiteFrames>,
}

/// New rows that belong to no site.
#[derive(Debug, Default)]
pub(super) struct News<'n> {
    pub outputs: Option<&'n Outputs>,
    pub folders: Option<FolderRows>,
}

/// Changed rows of a site; `None` keeps the former ones.
#[derive(Debug, Default)]
pub(super) struct NewRows {
    pub head: Option<Head>,
    pub checked: Option<Head>,
    pub sources: Option<Sources>,
    pub photos: Option<Photos>,
    pub pages: Option<Pages>,
    pub member: Option<Member>,
    pub addresses: Option<Addresses>,
}

impl StoreWriter {
    /// A writer for the successor of `store`.
    pub fn new(store: &Arc<Store>) -> Self {
        Self {
            store: Arc::clone(store),
            growing: Mutex::new(Some(Growing::default())),
        }
    }

    /// A writer for the successor of `store`, if that exists: a check creates no store.
    pub fn where_one_is(store: &Arc<Store>) -> Self {
        let is_there = store.frames.is_some();
        Self {
            store: Arc::clone(store),
            growing: Mutex::new(is_there.then(Growing::default)),
        }
    }

    /// Writes the new rows of a site.
    pub fn put(&self, site: &SitePath, rows: &NewRows) {
        let NewRows {
            head,
            checked,
            sources,
            photos,
            pages,
            member,
            addresses,
        } = rows;
        let ((sources, pages), (photos, heads, member)) = rayon::join(
            || rayon::join(|| encoded(sources.as_ref()), || encoded(pages.as_ref())),
            || {
                // Encoded as an `Option`, which is how it is read.
                let member = member.as_ref().map(Some);
                (
                    encoded(photos.as_ref()),
                    [encoded(head.as_ref()), encoded(checked.as_ref())],
                    encoded(member),
                )
            },
        );
        let [head, checked] = heads;
        let addresses = encoded(addresses.as_ref());
        let encoded = [head, checked, sources, photos, pages, member, addresses];
        self.grow(|path, growing| {
            let mut frames = [None; 7];
            for (frame, bytes) in frames.iter_mut().zip(&encoded) {
                *frame = match bytes {
                    Some(bytes) => Some(growing.file(path)?.write(bytes)?),
                    None => None,
                };
            }
            let [head, checked, sources, photos, pages, member, addresses] = frames;
            let frames = SiteFrames {
                head,
                checked,
                sources,
                photos,
                pages,
                member,
                addresses,
            };
            growing.sites.insert(site.as_str().to_owned(), frames);
            Ok(())
        });
    }

    /// Copies the rows that were not written anew, of sites for whose places `stays` is true, and replaces the former
    /// store by a rename, unless nothing changed.
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
                fill(&mut frames.checked, former.checked)?;
                fill(&mut frames.sources, former.sources)?;
                fill(&mut frames.photos, former.photos)?;
                fill(&mut frames.pages, former.pages)?;
                fill(&mut frames.member, former.member)?;
                fill(&mut frames.addresses, former.addresses)?;
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
            store.frames.iter().for_each(Frames::close);
            let ended = file.map_or(Ok(()), |file| file.finish(&list, path));
            ended.map_err(io::Error::other)
        });
    }

    /// Runs a write, unless an earlier one failed.
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

    /// Copies a frame from the former store.
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

/// Names of all photo cache entries that the stores in a cache folder use, except `own`. Deletes stores of folders that
/// no longer exist.
///
/// # Errors
/// [`FileError::System`]: an unreadable store may name entries that another shop uses.
pub(super) fn photos_in_use(cache: &Utf8Path, own: &Store) -> Result<BTreeSet<String>, FileError> {
    let mut all = BTreeSet::new();
    let stores = match is_in(cache) {
        true => folder::files_in(&cache.join(STORES))?,
        false => Vec::new(),
    };
    for path in stores.into_iter().filter(|path| *path != own.path) {
        // Fails when it exists but may not be read.
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

/// Canonical path of a folder, the same for every spelling.
pub(super) fn home(folder: &Utf8Path) -> Utf8PathBuf {
    // A folder that does not exist yet, or whose full path is not Unicode, keeps the typed path.
    folder.canonicalize_utf8().unwrap_or_else(|_| {
        let parent = folder::parent(folder).canonicalize_utf8();
        let name = folder.file_name().unwrap_or_default();
        parent.map_or_else(|_| folder.to_owned(), |parent| parent.join(name))
    })
}
