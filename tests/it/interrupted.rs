//! A build that is killed (Ctrl-C, power cut): the cache stays valid, and the next build resumes.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, thread};

use camino::Utf8PathBuf;
use etalase::build::{PhotoBytes, Progress};
use rustix::process::{Signal, getpid, kill_process};
use walkdir::WalkDir;

use crate::support::library::Library;
use crate::support::site::Site;
use crate::support::{Shop, pictures};

const PHOTOS: u8 = 4;
/// Photos after which the build is ended.
const DONE: u8 = 2;
/// The test of this file.
const TEST: &str = "interrupted::a_build_goes_on_where_the_last_one_was_interrupted";
/// Environment variable with folder, output and cache for the process to be interrupted.
const INTERRUPTED: &str = "ETALASE_TEST_INTERRUPTED";

#[test]
fn a_build_goes_on_where_the_last_one_was_interrupted() {
    if let Ok(words) = env::var(INTERRUPTED) {
        be_interrupted(&words);
    }
    let shop = shop();
    let whole = Build::new(&shop, "utuh");
    assert_eq!(whole.run_to_its_end(), PHOTOS);
    let build = Build::new(&shop, "terputus");
    let status = build.interrupt();
    assert_eq!(status.signal(), Some(Signal::KILL.as_raw()), "{status}");
    assert!(!build.site.exists(), "no half site");
    assert_eq!(
        build.run_to_its_end(),
        PHOTOS - DONE,
        "photos decoded again"
    );
    assert!(Site::at(&build.site).contents() == Site::at(&whole.site).contents());

    let cache = build.cache.as_str();
    shop.run_inside(&["cache", "prune", "--cache", cache])
        .ended(0);
    assert_eq!(build.entries(), whole.entries());
}

/// A shop with photos, no two of them the same to the byte.
fn shop() -> Shop {
    let shop = Shop::small();
    let photo = pictures::jpeg(&pictures::gradient(640, 480));
    for number in 1..=PHOTOS {
        let mut photo = photo.clone();
        // A comment of one letter.
        photo.splice(2..2, [0xFF, 0xFE, 0, 3, number]);
        shop.write(&format!("produk/kopi/{number}.jpg"), photo);
    }
    shop
}

/// Builds in this process, which does not outlive it.
fn be_interrupted(words: &str) -> ! {
    let [folder, target, cache] = words.split('\n').collect::<Vec<_>>()[..] else {
        panic!("three paths: {words}");
    };
    let progress = End(AtomicUsize::new(0));
    // One photo after the other.
    let library = Library::new(folder.into(), target.into(), cache.into());
    let built = library.build(&progress);
    unreachable!("{built:?}");
}

/// Progress that ends the process after some photos. By a signal other than Ctrl-C, which background jobs of a shell
/// ignore.
struct End(AtomicUsize);

impl Progress for End {
    fn photos(&self, _: usize) {}

    fn photo_done(&self, _: Option<PhotoBytes>) {
        if self.0.fetch_add(1, Ordering::SeqCst) + 1 == usize::from(DONE) {
            kill_process(getpid(), Signal::KILL).expect("it is this process");
            loop {
                thread::park();
            }
        }
    }
}

/// A build with a site and a cache of its own, beside the shop.
struct Build<'s> {
    shop: &'s Shop,
    site: Utf8PathBuf,
    cache: Utf8PathBuf,
}

impl<'s> Build<'s> {
    fn new(shop: &'s Shop, name: &str) -> Self {
        Self {
            shop,
            site: shop.beside(&format!("situs-{name}")),
            cache: shop.beside(&format!("tembolok-{name}")),
        }
    }

    /// Gives the number of photos that had to be decoded.
    fn run_to_its_end(&self) -> u8 {
        let (site, cache) = (self.site.as_str(), self.cache.as_str());
        let run = self.shop.run(&["build", "--out", site, "--cache", cache]);
        let run = run.ended(0).said("foto diolah");
        let before = run.output.split(" foto diolah").next();
        let number = before.and_then(|before| before.split(' ').next_back());
        number
            .and_then(|number| number.parse().ok())
            .expect("a number")
    }

    /// Runs it in a process of its own, this test once more, until it is interrupted.
    fn interrupt(&self) -> ExitStatus {
        let paths = [self.shop.folder(), &self.site, &self.cache].map(|path| path.as_str());
        let test = env::current_exe().expect("the tests");
        let run = Command::new(test)
            .args(["--exact", TEST])
            .env(INTERRUPTED, paths.join("\n"))
            .output();
        run.expect("it starts").status
    }

    /// Cached pictures and photo rows.
    fn entries(&self) -> BTreeSet<Utf8PathBuf> {
        let files = WalkDir::new(self.cache.join("foto-v2")).into_iter();
        // Names of unfinished files start with a dot.
        let is_whole = |name: &OsStr| !name.as_encoded_bytes().starts_with(b".");
        let files = files
            .flatten()
            .filter(|file| file.file_type().is_file() && is_whole(file.file_name()));
        files
            .filter_map(|file| {
                let inner = file.path().strip_prefix(&self.cache).ok()?;
                Utf8PathBuf::from_path_buf(inner.to_owned()).ok()
            })
            .collect()
    }
}
