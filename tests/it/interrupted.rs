//! Ctrl-C in the middle of a build: what is in the cache is whole, and the next build goes on from it.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use camino::Utf8PathBuf;
use walkdir::WalkDir;

use crate::support::site::Site;
use crate::support::{Shop, pictures};

/// A build that does not get so far by then hangs.
const PATIENCE: Duration = Duration::from_secs(100);
/// The number of the signal that Ctrl-C sends.
const INTERRUPT: i32 = 2;

#[test]
fn a_build_goes_on_where_the_last_one_was_interrupted() {
    // A machine that is through before the signal comes gets more to do.
    for photos in [4, 16, 64] {
        let shop = shop(photos);
        let whole = Build::new(&shop, "utuh");
        whole.run_to_its_end();
        // The first photo is on the product's card too, and has more files than the others.
        let half = whole.entries().len() / 2;
        let build = Build::new(&shop, "terputus");
        let status = build.interrupt_after(half);
        if status.success() {
            continue;
        }
        assert_eq!(status.signal(), Some(INTERRUPT), "{status}");
        assert!(!build.site.exists(), "no half site");

        let decoded = build.run_to_its_end();
        assert!(decoded < photos, "{decoded} of {photos} photos again");
        if decoded == 0 {
            // The signal came after the last photo.
            continue;
        }
        assert!(Site::at(&build.site).contents() == Site::at(&whole.site).contents());

        let cache = build.cache.as_str();
        shop.run_inside(&["cache", "prune", "--cache", cache])
            .ended(0);
        assert_eq!(build.entries(), whole.entries());
        return;
    }
    panic!("no build could be interrupted");
}

/// A shop with so many large photos, no two of them the same to the byte.
fn shop(photos: u8) -> Shop {
    let shop = Shop::small();
    // Encoding is what takes long, and it is decoding that must not be done twice.
    shop.change("toko.yaml", "whatsapp", "gambar:\n  lebar: [320]\nwhatsapp");
    let photo = pictures::jpeg(&pictures::gradient(1400, 1050));
    for number in 1..=photos {
        let mut photo = photo.clone();
        // A comment of one letter.
        photo.splice(2..2, [0xFF, 0xFE, 0, 3, number]);
        shop.write(&format!("produk/kopi/{number}.jpg"), photo);
    }
    shop
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

    /// One photo after the other: so many files in the cache, so many photos are done.
    fn options(&self) -> [&str; 6] {
        let (site, cache) = (self.site.as_str(), self.cache.as_str());
        ["--out", site, "--cache", cache, "--jobs", "1"]
    }

    /// Gives the number of photos that had to be decoded.
    fn run_to_its_end(&self) -> u8 {
        let words = [["build"].as_slice(), &self.options()].concat();
        let run = self.shop.run(&words).ended(0).said("foto diolah");
        let before = run.output.split(" foto diolah").next();
        let number = before.and_then(|before| before.split(' ').next_back());
        number
            .and_then(|number| number.parse().ok())
            .expect("a number")
    }

    /// Sends it Ctrl-C once it has more than so many files in its cache, and waits for its end.
    fn interrupt_after(&self, files: usize) -> ExitStatus {
        let mut build = Command::new(env!("CARGO_BIN_EXE_etalase"))
            .args(["build", self.shop.folder().as_str()])
            .args(self.options())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let start = Instant::now();
        while self.entries().len() <= files {
            if let Some(status) = build.try_wait().expect("it is ours") {
                return status;
            }
            if start.elapsed() > PATIENCE {
                build.kill().expect("it is ours");
            }
            sleep(Duration::from_millis(2));
        }
        let signal = format!("kill -INT {}", build.id());
        let sent = Command::new("sh").args(["-c", &signal]).status();
        assert!(sent.expect("there is a shell").success());
        build.wait().expect("it is ours")
    }

    /// The files of the pictures and of what was learnt about photos.
    fn entries(&self) -> BTreeSet<Utf8PathBuf> {
        let files = WalkDir::new(self.cache.join("foto-v2")).into_iter();
        // Some go away while we look: what is not written yet has a name with a dot.
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
