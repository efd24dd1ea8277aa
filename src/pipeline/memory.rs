//! What earlier builds learnt, kept in the cache folder. Losing it costs time only.
//!
//! ```text
//! DIR/ingatan-v5/<hash of the site's folder>.json     what was read, one file a shop or group
//! DIR/keluaran-v2/<hash of the output>.json           what was published, one file an output folder
//! ```

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::weight::Load;
use super::{BuildOptions, Inventory, Site};
use crate::catalogue::Membership;
use crate::diagnostic::{Code, Diagnostic, Report, Strictness};
use crate::discover::{ShopSource, SourceFile};
use crate::files::{self, SitePath, SourcePath, Stamp, folder};
use crate::offline::Seal;
use crate::photo::{Developed, Job};
use crate::plan::PhotoMemo;
use crate::publish::{self, ContentKey, Published, Wanted};
use crate::render::Member;

/// The names carry the version of their form.
const SITES: &str = "ingatan-v5";
const OUTPUTS: &str = "keluaran-v2";
/// No honest memory is larger.
const LARGEST: u64 = 1 << 30;

/// What was learnt of one site.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct SiteMemory {
    /// Stands for all that the last build read of it.
    pub inputs: String,
    /// Likewise, where stamps cannot tell.
    pub unsettled: Unsettled,
    /// What was found in it.
    pub report: Report,
    /// Products it showed.
    pub products: usize,
    /// The files that it read, by their paths from the site's folder.
    #[serde(default)]
    files: Vec<SourcePath>,
    photos: PhotoMemo,
    /// What was made of the photos, so that their pictures need not be looked for in the cache.
    made: BTreeMap<SourcePath, MadePhoto>,
    code: Option<KnownCode>,
    /// The pages by their paths from the site's root.
    pages: BTreeMap<SitePath, KnownPage>,
    /// What the portal above shows of it.
    pub member: Option<Member>,
}

/// The hashes of files whose stamps had not settled when they were read, by their path from the site's folder.
pub(super) type Unsettled = BTreeMap<SourcePath, blake3::Hash>;

/// What was learnt when a page was rendered.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KnownPage {
    /// Of which content it was learnt: there may be another by now, in the output or to be made.
    #[serde(with = "publish::hexadecimal")]
    pub key: ContentKey,
    /// Its seal.
    pub seal: Seal,
    /// What it loads, when that is over its budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overweight: Option<Load>,
    /// What was found in it.
    #[serde(default, skip_serializing_if = "Report::is_empty")]
    pub report: Report,
}

/// What was made of a photo.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct MadePhoto {
    /// Stands for the photo and all pictures that were wanted of it.
    job: String,
    developed: Developed,
}

impl MadePhoto {
    pub fn new(job: &Job, developed: &Developed) -> Self {
        Self {
            job: fingerprint(job),
            developed: developed.clone(),
        }
    }
}

/// What was read in the picture of the shop's QRIS.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KnownCode {
    /// Which program has read it; another one may read more.
    pub program: String,
    /// The picture, from the shop's folder.
    pub path: SourcePath,
    /// Its stamp at that time.
    pub stamp: Stamp,
    /// The text of the code; absent when none can be read.
    pub code: Option<String>,
}

/// Stands for all that a build reads of one site: the files by their stamps, the findings about their
/// names, the group it belongs to, the day, the program and how it was called.
pub(super) fn inputs(
    source: &ShopSource,
    report: &Report,
    membership: Option<&Membership>,
    options: &BuildOptions,
) -> String {
    let parts = (
        source,
        source.root.as_str(),
        report,
        membership.map(|group| format!("{group:?}")),
        options.today.iso(),
        &options.program,
        options.target.as_str(),
        options.strictness == Strictness::Strict,
    );
    let json = serde_json::to_vec(&parts).expect("plain data always becomes JSON");
    blake3::hash(&json).to_hex().to_string()
}

/// Reads the files of a site whose stamps have not settled. One that cannot be read has no hash, and so counts
/// as changed the next time.
pub(super) fn unsettled(source: &ShopSource) -> Unsettled {
    let files: Vec<_> = source
        .read_files()
        .filter(|file| !file.is_settled)
        .collect();
    let hashed = files.into_par_iter().filter_map(|file| {
        let hash = files::digest(&source.full(&file.path)).ok()?;
        Some((file.path.clone(), hash))
    });
    hashed.collect()
}

impl SiteMemory {
    /// Whether the site's files are as they were at the last build, by what stands for them now.
    pub fn is_of(&self, source: &ShopSource, inputs: &str) -> bool {
        let is_same = |(path, hash): (&SourcePath, &blake3::Hash)| {
            files::digest(&source.full(path)).is_ok_and(|now| now == *hash)
        };
        let has_hash = |file: &SourceFile| self.unsettled.contains_key(&file.path);
        !inputs.is_empty()
            && self.inputs == inputs
            && source
                .read_files()
                .all(|file| file.is_settled || has_hash(file))
            && self.unsettled.par_iter().all(is_same)
    }

    /// Forgets what was learnt of files by their stamps, and what was made of them.
    pub fn doubt(&mut self) {
        self.inputs.clear();
        self.unsettled.clear();
        self.photos = PhotoMemo::default();
        self.made.clear();
        self.code = None;
    }

    /// Forgets the hashes of files whose stamps have settled since the last build, after which they have not
    /// changed; gives whether there were any.
    pub fn settle(&mut self, source: &ShopSource) -> bool {
        let before = self.unsettled.len();
        for file in source.read_files().filter(|file| file.is_settled) {
            self.unsettled.remove(&file.path);
        }
        self.unsettled.len() < before
    }

    /// Reads the memory of a site with this [`home`]; an absent or damaged one is empty.
    pub fn load(cache: &Utf8Path, home: &Utf8Path) -> Self {
        read(&place(cache, SITES, home))
    }

    /// Writes the memory of a site with this [`home`].
    pub fn save(&self, cache: &Utf8Path, home: &Utf8Path) {
        write(&place(cache, SITES, home), self);
    }

    /// Whether the last build has read the file at a path from the site's folder, or one below it.
    pub fn has_read(&self, path: &SourcePath) -> bool {
        self.files.iter().any(|file| file.starts_with(path))
    }

    pub fn photos(&self) -> &PhotoMemo {
        &self.photos
    }

    /// What became of a photo's job, the same as now, in an earlier build.
    pub fn made(&self, path: &SourcePath, job: &Job) -> Option<Developed> {
        let made = self.made.get(path);
        let made = made.filter(|made| made.job == fingerprint(job))?;
        Some(Developed {
            from_cache: true,
            ..made.developed.clone()
        })
    }

    /// Notes what was made of a photo.
    pub fn know_made(&mut self, path: &SourcePath, made: MadePhoto) {
        self.made.insert(path.clone(), made);
    }

    /// What was made of a photo is not there any more.
    pub fn forget_made(&mut self, path: &SourcePath) {
        self.made.remove(path);
    }

    pub fn code(&self) -> Option<&KnownCode> {
        self.code.as_ref()
    }

    pub fn know_code(&mut self, code: KnownCode) {
        self.code = Some(code);
    }

    /// What is known of a page.
    pub fn page(&self, path: &SitePath) -> Option<&KnownPage> {
        self.pages.get(path)
    }

    /// Notes what was learnt of a page that was rendered.
    pub fn know_page(&mut self, path: &SitePath, page: KnownPage) {
        self.pages.insert(path.clone(), page);
    }

    pub fn forget_pages_not_in(&mut self, is_there: impl Fn(&SitePath) -> bool) {
        self.pages.retain(|path, _| is_there(path));
    }

    /// Takes over what a build has read.
    pub fn keep(&mut self, source: &ShopSource, (inputs, report): (&str, &Report), site: &Site) {
        let planned = &site.plan.photos;
        let found = |code| {
            let mut findings = report.findings().iter();
            findings.any(|finding: &Diagnostic| finding.code == code)
        };
        // A file that could not be opened may be opened next time, without any change to its stamp.
        // One that changed after it was looked at must be looked at again, whatever its stamp.
        let changed = found(Code::PhotoChanged);
        let is_lasting = !found(Code::Unreadable) && !changed;
        self.inputs = if is_lasting { inputs } else { "" }.to_owned();
        self.report = report.clone();
        self.products = site.shop.products.len();
        self.files = source.read_files().map(|file| file.path.clone()).collect();
        self.photos = if changed {
            PhotoMemo::default()
        } else {
            planned.memo.clone()
        };
        let is_planned = |path: &SourcePath| planned.photos.contains_key(path);
        self.made.retain(|path, _| is_planned(path));
    }
}

/// What is in one output folder.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Outlet {
    published: publish::Memo,
    conflicts: Vec<SitePath>,
    #[serde(skip)]
    foreign: Vec<Utf8PathBuf>,
    /// What has the name of a folder of ours beside it, and is none.
    #[serde(skip)]
    left_alone: Vec<Utf8PathBuf>,
    /// Our files in the folder, where nothing but their names is known.
    #[serde(skip)]
    listed: Vec<SitePath>,
}

impl Outlet {
    /// Reads the memory of the output folder; an absent or damaged one is empty.
    pub fn load(options: &BuildOptions) -> Self {
        let outlet: Self = read(&place(&options.cache, OUTPUTS, &home(&options.target)));
        let is_known = outlet.published.paths().next().is_some();
        Self {
            listed: match is_known {
                true => Vec::new(),
                false => publish::listed(&options.target),
            },
            ..outlet
        }
    }

    /// Writes the memory of the output folder. To be done before those of sites: what they know must be
    /// in the output.
    pub fn save(&self, options: &BuildOptions) {
        let place = place(&options.cache, OUTPUTS, &home(&options.target));
        write(&place, self);
    }

    /// The memory of publishing.
    pub fn published(&self) -> &publish::Memo {
        &self.published
    }

    /// Those files that the last build left and that stay.
    pub fn wanted(&self, stays: impl Fn(&SitePath) -> bool + Sync) -> Vec<Wanted> {
        self.published.wanted(stays)
    }

    /// The paths of the files that the last build left.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.published.paths().chain(&self.listed)
    }

    /// Whether nothing is known of what the last build left but its paths: the memory is lost, and nothing can stay
    /// without being made anew.
    pub fn is_forgotten(&self) -> bool {
        !self.listed.is_empty()
    }

    /// Takes over what was published; gives whether that is news.
    pub fn publish(&mut self, published: Published) -> bool {
        let is_new = self.published != published.memo || self.conflicts != published.conflicts;
        self.published = published.memo;
        self.foreign = published.foreign;
        self.left_alone = published.left_alone;
        self.conflicts = published.conflicts;
        is_new
    }

    /// All that is in the folder.
    pub fn into_inventory(self) -> Inventory {
        Inventory {
            ours: self.published.into_stamps().collect(),
            foreign: self.foreign,
        }
    }

    pub fn foreign(&self) -> &[Utf8PathBuf] {
        &self.foreign
    }

    pub fn left_alone(&self) -> &[Utf8PathBuf] {
        &self.left_alone
    }

    pub fn conflicts(&self) -> &[SitePath] {
        &self.conflicts
    }
}

/// Stands for a photo and all pictures that are wanted of it.
fn fingerprint(job: &Job) -> String {
    let mut hasher = blake3::Hasher::new();
    for key in job.keys() {
        hasher.update(key.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// By what a folder is known, however it is named. Of a group's member it is that of the group with the way to the
/// member behind it: the member's own folder may be a link today.
pub(super) fn home(folder: &Utf8Path) -> Utf8PathBuf {
    // A folder that is not there yet, or has no full name in Unicode, goes by the name that was typed.
    folder.canonicalize_utf8().unwrap_or_else(|_| {
        let parent = folder::parent(folder).canonicalize_utf8();
        let name = folder.file_name().unwrap_or_default();
        parent.map_or_else(|_| folder.to_owned(), |parent| parent.join(name))
    })
}

/// Where the memory of the folder with this home is.
fn place(cache: &Utf8Path, kind: &str, home: &Utf8Path) -> Utf8PathBuf {
    let hash = blake3::hash(home.as_str().as_bytes()).to_hex();
    cache.join(kind).join(format!("{hash}.json"))
}

fn read<T: Default + DeserializeOwned>(path: &Utf8Path) -> T {
    let bytes = files::read_bytes(path, LARGEST).ok();
    bytes
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

/// That a memory cannot be written is no reason to fail: the site stands.
fn write(path: &Utf8Path, memory: &impl Serialize) {
    if let Ok(bytes) = serde_json::to_vec(memory) {
        let _ = folder::create_folder(folder::parent(path))
            .and_then(|()| files::write_whole(path, &bytes));
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::num::NonZeroUsize;
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::pipeline::lot::{self, Lot, State};
    use crate::pipeline::{self, PhotoBytes, Progress, Scope, survey};
    use crate::value::Date;

    struct Silent;

    impl Progress for Silent {
        fn photos(&self, _: usize) {}
        fn photo_done(&self, _: Option<PhotoBytes>) {}
    }

    struct Shop {
        folder: tempfile::TempDir,
        options: BuildOptions,
    }

    impl Shop {
        /// A shop with one product.
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let root = Utf8Path::from_path(folder.path()).unwrap();
            let options = BuildOptions {
                target: root.join("situs"),
                cache: root.join(".etalase"),
                today: Date::parse("2026-11-22").unwrap(),
                strictness: Strictness::Lenient,
                program: "uji".to_owned(),
                workers: NonZeroUsize::MIN,
                scope: Scope::All,
                fresh: false,
                may_empty: false,
                known: None,
                themes: Default::default(),
                repeats: true,
            };
            let shop = Self { folder, options };
            shop.write("toko.yaml", "nama: Toko\nwhatsapp: 0812-0000-1234\n");
            shop.write("produk/kopi/produk.yaml", "harga: 12.500\n");
            shop
        }

        fn root(&self) -> &Utf8Path {
            Utf8Path::from_path(self.folder.path()).unwrap()
        }

        fn write(&self, path: &str, text: &str) {
            let path = self.root().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        /// As if all files had been written an hour ago.
        fn age(&self) {
            let long_ago = SystemTime::now() - Duration::from_secs(3600);
            for path in ["toko.yaml", "produk/kopi/produk.yaml"] {
                let file = fs::File::options().write(true).open(self.root().join(path));
                file.unwrap().set_modified(long_ago).unwrap();
            }
        }

        fn lots(&self) -> Vec<Lot> {
            let mut report = Report::default();
            let lots = survey::folder(self.root(), &self.options, &mut report);
            lots.unwrap().unwrap()
        }

        /// Whether a build would take the shop for what it was.
        fn is_known(&self) -> bool {
            let mut lots = self.lots();
            lot::recognise(&mut lots, &Outlet::load(&self.options), &self.options);
            matches!(lots[0].state, State::Known)
        }

        fn build(&self) {
            let mut report = Report::default();
            pipeline::build(self.root(), &self.options, &Silent, &mut report).unwrap();
        }

        /// As on a disk on which the stamps of files come out as they were, whatever was written to them.
        fn hide_edits(&self) {
            let lot = self.lots().remove(0);
            let memory = SiteMemory {
                inputs: lot.inputs,
                ..lot.memory
            };
            memory.save(&self.options.cache, self.root());
        }

        fn home_says(&self, text: &str) -> bool {
            let page = self.root().join("situs/index.html");
            fs::read_to_string(page).unwrap().contains(text)
        }
    }

    #[test]
    fn what_is_new_is_known_by_its_content_and_later_by_its_stamp() {
        let shop = Shop::new();
        shop.build();
        assert_eq!(shop.lots()[0].memory.unsettled.len(), 2);
        assert!(shop.is_known());
        shop.write("produk/kopi/produk.yaml", "harga: 13.500\n");
        shop.hide_edits();
        assert!(!shop.is_known());
        shop.build();
        assert!(shop.home_says("Rp13.500"));

        shop.age();
        shop.hide_edits();
        shop.build();
        assert!(shop.lots()[0].memory.unsettled.is_empty());
        assert!(shop.is_known());
    }

    #[test]
    fn what_seems_to_come_from_the_future_is_read() {
        let shop = Shop::new();
        shop.age();
        shop.build();
        assert!(shop.is_known());
        let file = fs::File::options()
            .write(true)
            .open(shop.root().join("toko.yaml"));
        let future = SystemTime::now() + Duration::from_secs(3600);
        file.unwrap().set_modified(future).unwrap();
        // The clock was set back: the stamp is as it was, and was believed then.
        shop.hide_edits();
        assert!(!shop.is_known());
        shop.build();
        assert!(shop.is_known());
        shop.write("toko.yaml", "nama: Niki\nwhatsapp: 0812-0000-1234\n");
        shop.hide_edits();
        assert!(!shop.is_known());
    }

    #[test]
    fn a_fresh_build_believes_no_stamp() {
        let mut shop = Shop::new();
        shop.age();
        shop.build();
        shop.write("produk/kopi/produk.yaml", "harga: 13.500\n");
        shop.age();
        shop.hide_edits();
        shop.build();
        assert!(shop.home_says("Rp12.500"), "nothing tells of the edit");
        shop.options.fresh = true;
        shop.build();
        assert!(shop.home_says("Rp13.500"));
    }
}
