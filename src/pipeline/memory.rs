//! What earlier builds learnt, kept in the cache folder. Losing it costs time only.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use super::weight::Load;
use super::{BuildError, BuildOptions, Built, Site};
use crate::diagnostic::{Code, Diagnostic, Report, Strictness};
use crate::discover::ShopSource;
use crate::files::{self, Stamp};
use crate::offline::Seal;
use crate::plan::PhotoMemo;
use crate::publish::{self, Published};

/// The name carries the version of its form.
const FILE: &str = "ingatan-v1.json";
/// No honest memory is larger.
const LARGEST: u64 = 1 << 30;

/// The memory of one folder's builds.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Memory {
    /// Stands for all that the last build read.
    inputs: String,
    /// What it found.
    report: Report,
    /// Products it showed.
    products: usize,
    photos: PhotoMemo,
    #[serde(default)]
    code: Option<KnownCode>,
    published: publish::Memo,
    /// Pages over their budget, with what they load.
    overweight: BTreeMap<Utf8PathBuf, Load>,
    /// The seal of every page.
    seals: BTreeMap<Utf8PathBuf, Seal>,
    #[serde(skip)]
    foreign: Vec<Utf8PathBuf>,
    conflicts: Vec<Utf8PathBuf>,
}

/// What was read in the picture of the shop's QRIS.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KnownCode {
    /// Which program has read it; another one may read more.
    pub program: String,
    /// The picture, from the shop's folder.
    pub path: Utf8PathBuf,
    /// Its stamp at that time.
    pub stamp: Stamp,
    /// The text of the code; absent when none can be read.
    pub code: Option<String>,
}

/// Stands for all that a build reads: the files by their stamps, the findings about their names, the
/// day, the program and how it was called.
pub(super) fn inputs(source: &ShopSource, report: &Report, options: &BuildOptions) -> String {
    let parts = (
        source,
        source.root.as_str(),
        report,
        options.today.iso(),
        &options.program,
        options.target.as_str(),
        options.strictness == Strictness::Strict,
    );
    let json = serde_json::to_vec(&parts).expect("plain data always becomes JSON");
    blake3::hash(&json).to_hex().to_string()
}

impl Memory {
    /// Reads the memory of a cache folder; an absent or damaged one is empty.
    pub fn load(cache: &Utf8Path) -> Self {
        let bytes = files::read_bytes(&cache.join(FILE), LARGEST).ok();
        bytes
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Writes the memory. That it cannot be written is no reason to fail: the site stands.
    pub fn save(&self, cache: &Utf8Path) {
        if let Ok(bytes) = serde_json::to_vec(self) {
            let _ = files::write_whole(&cache.join(FILE), &bytes);
        }
    }

    /// When nothing was changed since the last build, neither in the folder nor in the output: what
    /// that build found, at once.
    pub fn still_true(
        &mut self,
        inputs: &str,
        options: &BuildOptions,
        report: &mut Report,
    ) -> Result<Option<Built>, BuildError> {
        if self.inputs != inputs || !self.conflicts.is_empty() {
            return Ok(None);
        }
        let published = std::mem::take(&mut self.published);
        let stage = publish::open(&options.target, published.clone(), published.wanted())?;
        if stage.missing().next().is_some() {
            self.published = published;
            return Ok(None);
        }
        let done = stage.commit()?;
        *report = self.report.clone();
        let built = Built {
            published: true,
            products: self.products,
            written: done.written,
            kept: done.kept,
            removed: done.removed,
            ..Built::default()
        };
        self.published(done);
        super::deliver::report_foreign(self, options, report);
        Ok(Some(built))
    }

    pub fn photos(&self) -> &PhotoMemo {
        &self.photos
    }

    pub fn code(&self) -> Option<&KnownCode> {
        self.code.as_ref()
    }

    pub fn know_code(&mut self, code: KnownCode) {
        self.code = Some(code);
    }

    pub fn take_published(&mut self) -> publish::Memo {
        std::mem::take(&mut self.published)
    }

    pub fn published(&mut self, published: Published) {
        self.published = published.memo;
        self.foreign = published.foreign;
        self.conflicts = published.conflicts;
    }

    pub fn foreign(&self) -> &[Utf8PathBuf] {
        &self.foreign
    }

    pub fn conflicts(&self) -> &[Utf8PathBuf] {
        &self.conflicts
    }

    pub fn overweight(&self) -> &BTreeMap<Utf8PathBuf, Load> {
        &self.overweight
    }

    /// Notes that a page was weighed.
    pub fn weigh(&mut self, page: Utf8PathBuf, overweight: Option<Load>) {
        match overweight {
            Some(load) => self.overweight.insert(page, load),
            None => self.overweight.remove(&page),
        };
    }

    pub fn seal_of(&self, page: &Utf8Path) -> Option<&Seal> {
        self.seals.get(page)
    }

    /// Notes the seal of a page that was rendered.
    pub fn seal(&mut self, page: Utf8PathBuf, seal: Seal) {
        self.seals.insert(page, seal);
    }

    pub fn forget_pages_not_in(&mut self, is_there: impl Fn(&Utf8Path) -> bool) {
        self.overweight.retain(|path, _| is_there(path));
        self.seals.retain(|path, _| is_there(path));
    }

    /// Takes over what a build has learnt.
    pub fn keep(&mut self, sites: &[Site], inputs: String, report: &Report, built: &Built) {
        let found = |code| {
            let mut findings = report.findings().iter();
            findings.any(|finding: &Diagnostic| finding.code == code)
        };
        // A file that could not be opened may be opened next time, without any change to its stamp.
        // One that changed after it was looked at must be looked at again, whatever its stamp.
        let is_lasting = !found(Code::Unreadable) && !found(Code::PhotoChanged);
        self.inputs = if is_lasting { inputs } else { String::new() };
        self.report = report.clone();
        self.products = built.products;
        self.photos = sites
            .iter()
            .map(|site| site.plan.photos.memo.clone())
            .next()
            .filter(|_| !found(Code::PhotoChanged))
            .unwrap_or_default();
    }
}
