//! Any change in what an earlier build left: markers, stores, descriptions of parts. The next build, or the joining
//! of the parts, ends without a panic and leaves all files alone that are not in the output or the cache.
#![no_main]

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroUsize;
use std::sync::{Arc, LazyLock};

use camino::{Utf8Path, Utf8PathBuf};
use etalase::build::{self, BuildOptions, PhotoBytes, Progress, Scope, Share};
use etalase::diagnostic::{Report, Strictness};
use etalase::theme::BuiltInThemes;
use etalase::value::Date;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

/// A group of two shops that was built, as a whole and in parts.
struct Fixture {
    folder: TempDir,
    /// All files by their paths.
    files: BTreeMap<Utf8PathBuf, Vec<u8>>,
    /// The paths of those that are changed.
    left: Vec<Utf8PathBuf>,
    themes: Arc<BuiltInThemes>,
}

const SHARES: usize = 2;

static FIXTURE: LazyLock<Fixture> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    let root = root(&folder);
    for (path, text) in [
        ("rahasia.txt", "x"),
        (
            "kelompok/kelompok.yaml",
            "nama: Koperasi\nwhatsapp: 0812-0000-1234\n",
        ),
        (
            "kelompok/toko/sari/toko.yaml",
            "nama: Sari\nwhatsapp: 0812-0000-1235\n",
        ),
        (
            "kelompok/toko/sari/produk/kopi/produk.yaml",
            "nama: Kopi\nharga: 12.500\n",
        ),
        (
            "kelompok/toko/tini/toko.yaml",
            "nama: Tini\nwhatsapp: 0812-0000-1236\n",
        ),
        (
            "kelompok/toko/tini/produk/teh/produk.yaml",
            "nama: Teh\nharga: 5.000\n",
        ),
    ] {
        write(&root.join(path), text.as_bytes());
    }
    let mut fixture = Fixture {
        files: BTreeMap::new(),
        left: Vec::new(),
        themes: Arc::default(),
        folder,
    };
    for part in 1..=SHARES {
        let share = Share { part, of: SHARES };
        fixture.build(&part_of(part), Scope::Share(share));
    }
    // The second leaves a spare.
    fixture.build("situs", Scope::All);
    write(
        &root.join("kelompok/toko/tini/produk/teh/produk.yaml"),
        b"nama: Teh\nharga: 6.000\n",
    );
    fixture.build("situs", Scope::All);
    fixture.files = files(&root);
    let is_left = |path: &&Utf8PathBuf| {
        let in_cache = path.components().any(|part| part.as_str() == ".etalase");
        let name = path.file_name().unwrap_or_default();
        in_cache || [".etalase.json", "bagian.json"].contains(&name)
    };
    fixture.left = fixture.files.keys().filter(is_left).cloned().collect();
    fixture
});

/// Where to change a file, how, and the bytes for it.
type Change<'i> = (u16, u8, &'i [u8]);

fuzz_target!(|input: (u8, Vec<Change>)| {
    let (which, changes) = input;
    let fixture = &*FIXTURE;
    let root = root(&fixture.folder);
    fixture.restore();
    let path = &fixture.left[usize::from(which) % fixture.left.len()];
    let mut bytes = fixture.files[path].clone();
    for (at, removed, inserted) in changes {
        let start = usize::from(at) % (bytes.len() + 1);
        let end = (start + usize::from(removed)).min(bytes.len());
        bytes.splice(start..end, inserted.iter().copied());
    }
    write(&root.join(path), &bytes);
    match path.file_name() {
        Some("bagian.json") => fixture.join(),
        _ => fixture.build("situs", Scope::All),
    }
    for (path, bytes) in &fixture.files {
        if is_source(path) {
            let now = fs::read(root.join(path)).ok();
            assert_eq!(now.as_ref(), Some(bytes), "{path}");
        }
    }
    assert!(
        files(&root)
            .keys()
            .all(|path| !is_source(path) || fixture.files.contains_key(path))
    );
});

impl Fixture {
    fn build(&self, target: &str, scope: Scope) {
        let options = self.options(target, scope);
        let folder = root(&self.folder).join("kelompok");
        let _ = build::build(&folder, &options, &Unseen, &mut Report::default());
    }

    fn join(&self) {
        let options = self.options("gabungan", Scope::All);
        let root = root(&self.folder);
        let parts: Vec<Utf8PathBuf> = (1..=SHARES).map(|part| root.join(part_of(part))).collect();
        let how = (&Unseen as &dyn Progress, &mut Report::default());
        let _ = build::join(&parts, &root.join("kelompok"), &options, how);
    }

    fn options(&self, target: &str, scope: Scope) -> BuildOptions {
        let root = root(&self.folder);
        BuildOptions {
            target: root.join(target),
            cache: root.join(".etalase"),
            today: Date::parse("2026-11-29").expect("a date"),
            strictness: Strictness::Lenient,
            program: "1".to_owned(),
            workers: NonZeroUsize::MIN,
            scope,
            themes: Arc::clone(&self.themes),
            repeats: true,
            may_empty: false,
            fresh: false,
        }
    }

    /// Puts everything back as it was.
    fn restore(&self) {
        let root = root(&self.folder);
        for path in files(&root).keys() {
            if !self.files.contains_key(path) {
                let _ = fs::remove_file(root.join(path));
            }
        }
        for (path, bytes) in &self.files {
            let path = root.join(path);
            if fs::read(&path).ok().as_ref() != Some(bytes) {
                write(&path, bytes);
            }
        }
    }
}

/// `true` for paths to which no build writes.
fn is_source(path: &Utf8Path) -> bool {
    path.starts_with("kelompok") || path == "rahasia.txt"
}

fn root(folder: &TempDir) -> Utf8PathBuf {
    let root = Utf8Path::from_path(folder.path());
    root.expect("a path in Unicode").join("luar")
}

fn part_of(number: usize) -> String {
    format!("bagian-{number}")
}

/// Puts a file there that shares its bytes with no other.
fn write(path: &Utf8Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
    let _ = fs::remove_file(path);
    fs::write(path, bytes).expect("a file");
}

/// All files below a folder, by their paths from there.
fn files(root: &Utf8Path) -> BTreeMap<Utf8PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir_utf8().into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path.to_owned());
            } else if let Ok(bytes) = fs::read(path) {
                let inner = path.strip_prefix(root).expect("it lies below");
                found.insert(inner.to_owned(), bytes);
            }
        }
    }
    found
}

struct Unseen;

impl Progress for Unseen {
    fn photos(&self, _: usize) {}
    fn photo_done(&self, _: Option<PhotoBytes>) {}
}
