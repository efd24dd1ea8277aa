//! Builds in the test's own process, with hooks during the build.

use std::num::NonZeroUsize;
use std::sync::{Arc, LazyLock};

use camino::{Utf8Path, Utf8PathBuf};
use etalase::build::{self, BuildOptions, Built, PhotoBytes, Progress, Scope};
use etalase::diagnostic::{Report, Strictness};
use etalase::theme::BuiltInThemes;
use etalase::value::Date;

/// Shared, since preparing themes takes longer than building a small shop.
static THEMES: LazyLock<Arc<BuiltInThemes>> = LazyLock::new(Arc::default);

/// Progress that is ignored.
pub struct Silent;

impl Progress for Silent {
    fn photos(&self, _: usize) {}
    fn photo_done(&self, _: Option<PhotoBytes>) {}
}

/// Progress that calls a function after all photo headers were read, and before any photo is decoded.
pub struct BeforePhotos<F>(pub F);

impl<F: Fn() + Sync> Progress for BeforePhotos<F> {
    fn photos(&self, _: usize) {
        (self.0)();
    }

    fn photo_done(&self, _: Option<PhotoBytes>) {}
}

/// A folder with its output and its cache.
pub struct Library {
    pub folder: Utf8PathBuf,
    pub options: BuildOptions,
}

impl Library {
    pub fn new(folder: &Utf8Path, target: &Utf8Path, cache: &Utf8Path) -> Self {
        let options = BuildOptions {
            target: target.to_owned(),
            cache: cache.to_owned(),
            today: Date::parse("2026-11-22").expect("a date"),
            strictness: Strictness::Lenient,
            program: "uji".to_owned(),
            workers: NonZeroUsize::MIN,
            scope: Scope::All,
            fresh: false,
            themes: Arc::clone(&THEMES),
            repeats: true,
            may_empty: false,
        };
        Self {
            folder: folder.to_owned(),
            options,
        }
    }

    /// A folder with output and cache at their default places.
    pub fn of(folder: &Utf8Path) -> Self {
        Self::new(folder, &folder.join("situs"), &folder.join(".etalase"))
    }

    /// Builds; returns the result and the codes of the findings.
    pub fn build(&self, progress: &dyn Progress) -> (Built, Vec<&'static str>) {
        let mut report = Report::default();
        let built = build::build(&self.folder, &self.options, progress, &mut report);
        let built = built.expect("the machine is well");
        report.sort();
        let codes = report
            .findings()
            .iter()
            .map(|finding| finding.code.as_str());
        (built, codes.collect())
    }

    /// Builds; returns the findings.
    pub fn findings(&self) -> Report {
        let mut report = Report::default();
        let built = build::build(&self.folder, &self.options, &Silent, &mut report);
        built.expect("the machine is well");
        report
    }

    /// Checks; returns the number of products.
    pub fn check(&self, progress: &dyn Progress) -> Option<usize> {
        let mut report = Report::default();
        let checked = build::check(&self.folder, &self.options, progress, &mut report);
        let checked = checked.expect("the machine is well");
        checked.map(|checked| checked.products)
    }
}
