//! Shops for tests, runs of the program, and their results.

pub mod browser;
pub mod codes;
pub mod groups;
pub mod html;
pub mod library;
pub mod pictures;
pub mod qris;
pub mod sheets;
pub mod site;
pub mod web;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, LazyLock, OnceLock};
use std::{fs, io};

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;
use walkdir::WalkDir;

use site::Site;

/// The repository.
pub fn repository() -> &'static Utf8Path {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Expects a file of the repository to have a text that the program made. With `ETALASE_WRITE`, writes it.
#[track_caller]
pub fn committed(path: &Utf8Path, text: &str) {
    if std::env::var_os("ETALASE_WRITE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("it can be written");
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    if written != text {
        let lines = written.lines().zip(text.lines());
        let line = lines.take_while(|(was, is)| was == is).count();
        panic!(
            "{path} is out of date at line {}: {:?} there, now {:?}. If that is meant: ETALASE_WRITE=1 cargo test --test it",
            line + 1,
            written.lines().nth(line),
            text.lines().nth(line),
        );
    }
}

/// Expects what the program told to be what it once told: `tests/it/snapshots/NAME.txt`. With `ETALASE_WRITE`, writes it.
#[track_caller]
pub fn told(name: &str, text: &str) {
    let path = repository()
        .join("tests/it/snapshots")
        .join(format!("{name}.txt"));
    committed(&path, &format!("{}\n", text.trim_end()));
}

/// A new folder, deleted on drop: in memory where there is plenty, since builds sync to the disk, which takes a tenth of the
/// time of all tests.
pub fn temporary_folder() -> TempDir {
    static MEMORY: LazyLock<Option<&Path>> = LazyLock::new(memory);
    let folder = MEMORY.map_or_else(tempfile::tempdir, tempfile::tempdir_in);
    folder.expect("a temporary folder")
}

/// Linux's folder in memory, with room for the largest tests many times over; `None` where `TMPDIR` asks for another.
fn memory() -> Option<&'static Path> {
    #[cfg(target_os = "linux")]
    if std::env::var_os("TMPDIR").is_none() {
        const LEAST: u64 = 2 << 30;
        let folder = Path::new("/dev/shm");
        let system = rustix::fs::statvfs(folder).ok()?;
        return (system.f_bavail * system.f_frsize >= LEAST).then_some(folder);
    }
    None
}

/// Renames a file or folder; on Windows again while a server that runs has it open.
pub fn rename(from: &Utf8Path, to: &Utf8Path) {
    etalase::files::rename_held(from.as_std_path(), to.as_std_path()).expect("a rename");
}

/// A shop's folder, deleted on drop.
pub struct Shop {
    /// The parent folder, with files beside the shop.
    around: Arc<TempDir>,
    folder: Utf8PathBuf,
}

impl Shop {
    /// An empty folder named `toko`.
    pub fn empty() -> Self {
        let around = temporary_folder();
        // Canonical paths of Windows (`\\?\`) know no `/`, with which tests join theirs.
        let root = match cfg!(windows) {
            true => around.path().to_owned(),
            false => around.path().canonicalize().expect("it is there"),
        };
        let folder = Utf8PathBuf::from_path_buf(root)
            .expect("temporary folders have Unicode names")
            .join("toko");
        fs::create_dir(&folder).expect("a folder in it");
        Self {
            around: Arc::new(around),
            folder,
        }
    }

    /// A shop with a name and a number, and no product.
    pub fn bare() -> Self {
        let shop = Self::empty();
        shop.write("toko.yaml", "nama: Toko Sari\nwhatsapp: 0812-0000-1234\n");
        shop
    }

    /// A shop with one product, `kopi`.
    pub fn small() -> Self {
        let shop = Self::bare();
        shop.product("kopi", "nama: Kopi Gayo\nharga: 12.500\n");
        shop
    }

    /// A copy of a shop in `tests/shops/`.
    pub fn fixture(name: &str) -> Self {
        Self::copy_of(&repository().join("tests/shops").join(name))
    }

    /// A copy of a folder.
    pub fn copy_of(from: &Utf8Path) -> Self {
        let shop = Self::empty();
        copy_folder(from, &shop.folder);
        shop
    }

    /// Its folder.
    pub fn folder(&self) -> &Utf8Path {
        &self.folder
    }

    /// A path in it.
    pub fn path(&self, path: &str) -> Utf8PathBuf {
        self.folder.join(path)
    }

    /// A path beside it.
    pub fn beside(&self, name: &str) -> Utf8PathBuf {
        self.folder.with_file_name(name)
    }

    /// Writes a file and the folders above it.
    pub fn write(&self, path: &str, contents: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a path in a folder")).expect("folders above");
        fs::write(&path, contents).expect("a file");
        self
    }

    /// Replaces a file by a rename, as many editors do.
    pub fn save(&self, path: &str, contents: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        let name = path.file_name().expect("a file's name");
        let new = path.with_file_name(format!(".{name}.baru"));
        fs::create_dir_all(path.parent().expect("a path in a folder")).expect("folders above");
        fs::write(&new, contents).expect("a file");
        rename(&new, &path);
        self
    }

    /// Saves `produk/<folder>/produk.yaml`.
    pub fn product(&self, folder: &str, yaml: &str) -> &Self {
        self.save(&format!("produk/{folder}/produk.yaml"), yaml)
    }

    /// Puts a JPEG of this size there.
    pub fn photo(&self, path: &str, width: u32, height: u32) -> &Self {
        self.write(path, pictures::jpeg(&pictures::gradient(width, height)))
    }

    /// Puts a photo there that causes no finding.
    pub fn good_photo(&self, path: &str) -> &Self {
        self.write(path, pictures::jpeg(&pictures::sharp(480, 400)))
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a text file")
    }

    /// Replaces a part of a file's text that must be there.
    pub fn change(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no `{from}`");
        self.save(path, text.replace(from, to))
    }

    /// Deletes a file or folder.
    pub fn remove(&self, path: &str) -> &Self {
        let path = self.path(path);
        if path.is_dir() {
            fs::remove_dir_all(path).expect("a folder to delete");
        } else {
            fs::remove_file(path).expect("a file to delete");
        }
        self
    }

    /// Runs `build` here.
    pub fn build(&self) -> Run {
        self.run(&["build"])
    }

    /// Runs `build` here, with a limit on CPU time in seconds, which does not depend on the load of the machine. No
    /// limit where the system has none.
    pub fn build_within(&self, seconds: u32) -> Run {
        let mut command = etalase();
        if cfg!(unix) {
            command = Command::new("sh");
            let line = format!("ulimit -t {seconds} && exec \"$0\" \"$@\"");
            command.args(["-c", &line, env!("CARGO_BIN_EXE_etalase")]);
            as_anywhere(&mut command);
        }
        command.arg("build").arg(&self.folder);
        self.finish(command)
    }

    /// Runs `check` here.
    pub fn check(&self) -> Run {
        self.run(&["check"])
    }

    /// Runs a command on this folder: its name, then the folder, then the options.
    pub fn run(&self, words: &[&str]) -> Run {
        let (name, options) = words.split_first().expect("a command");
        let mut command = etalase();
        command.arg(name).arg(&self.folder).args(options);
        self.finish(command)
    }

    /// Runs a command with just these words, standing in this folder.
    pub fn run_inside(&self, words: &[&str]) -> Run {
        let mut command = etalase();
        command.current_dir(&self.folder).args(words);
        self.finish(command)
    }

    fn finish(&self, mut command: Command) -> Run {
        // Wine on a busy machine sometimes starts nothing (ERROR_INTERNAL_ERROR).
        const INTERNAL: i32 = 1359;
        let is_of_wine =
            |error: &io::Error| cfg!(windows) && error.raw_os_error() == Some(INTERNAL);
        let output = match command.output() {
            Err(error) if is_of_wine(&error) => command.output(),
            output => output,
        };
        Run::new(&output.expect("the program starts"), &self.folder)
    }

    /// Builds, expects no finding but notes (photos in tests are small), and returns the site.
    pub fn site(&self) -> Site {
        let run = self.run(&["build", "--quiet"]);
        assert_eq!((run.status, run.errors.as_str()), (0, ""), "{run:?}");
        self.site_as_it_is()
    }

    /// The site that lies there.
    pub fn site_as_it_is(&self) -> Site {
        Site::at(&self.path("situs")).kept_by(&self.around)
    }

    /// A page of the site that lies there.
    pub fn site_html(&self, path: &str) -> String {
        self.site_as_it_is().html(path)
    }

    /// Every file of the shop but the output and what belongs to it, with its bytes.
    pub fn sources(&self) -> Vec<(Utf8PathBuf, Vec<u8>)> {
        let ours = |name: &str| {
            name.starts_with(".etalase") || name.starts_with(".situs") || name == "situs"
        };
        Site::at(&self.folder)
            .files()
            .filter(|(path, _)| {
                !path
                    .components()
                    .next()
                    .is_some_and(|first| ours(first.as_str()))
            })
            .collect()
    }
}

/// The program, without settings of this machine.
pub fn etalase() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_etalase"));
    as_anywhere(&mut command);
    command
}

/// Removes this machine's settings from a command.
fn as_anywhere(command: &mut Command) {
    command.env_remove("ETALASE_LANG").env_remove("COLUMNS");
}

/// Result of a command.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    /// Exit status; -1 when it crashed.
    pub status: i32,
    /// Standard output, the shop's folder named `[TOKO]`.
    pub output: String,
    /// Standard error, likewise.
    pub errors: String,
}

impl Run {
    fn new(output: &Output, folder: &Utf8Path) -> Self {
        let text = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).expect("the program speaks UTF-8");
            let text = text.replace(folder.as_str(), "[TOKO]");
            match cfg!(windows) {
                true => as_elsewhere(&text, folder),
                false => text,
            }
        };
        Self {
            status: output.status.code().unwrap_or(-1),
            output: text(&output.stdout),
            errors: text(&output.stderr),
        }
    }

    /// Expects this exit status.
    #[track_caller]
    pub fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}\n{}", self.output, self.errors);
        self
    }

    /// Expects this text in the output.
    #[track_caller]
    pub fn said(self, part: &str) -> Self {
        let all = format!("{}{}", self.output, self.errors);
        assert!(all.contains(part), "nobody said `{part}`:\n{all}");
        self
    }

    /// Expects this text to be absent.
    #[track_caller]
    pub fn never_said(self, part: &str) -> Self {
        let all = format!("{}{}", self.output, self.errors);
        assert!(!all.contains(part), "somebody said `{part}`:\n{all}");
        self
    }

    /// The findings of a run with `--json`.
    #[track_caller]
    pub fn findings(&self) -> Vec<Finding> {
        self.output
            .lines()
            .map(|line| {
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
            })
            .map(|json: serde_json::Value| Finding::of(&json))
            .collect()
    }
}

/// Output on Windows with the line ends and separators of other systems; those in JSON are doubled.
fn as_elsewhere(text: &str, folder: &Utf8Path) -> String {
    let escaped = |text: &str| text.replace('\\', "\\\\");
    let lines = text.lines().map(|line| match line.starts_with('{') {
        true => line
            .replace(&escaped(folder.as_str()), "[TOKO]")
            .replace("\\\\", "/"),
        false => line.replace('\\', "/"),
    });
    let end = if text.ends_with('\n') { "\n" } else { "" };
    lines.collect::<Vec<_>>().join("\n") + end
}

/// One finding of the JSON report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// File or folder, from the shop's folder.
    pub file: String,
    /// Line from 1; absent for the file as a whole.
    pub line: Option<u64>,
    /// `E230`.
    pub code: String,
    /// `price-has-cents`.
    pub name: String,
}

impl Finding {
    fn of(json: &serde_json::Value) -> Self {
        let text = |key: &str| json[key].as_str().expect("a text").to_owned();
        let file = text("file");
        let file = file.trim_start_matches("[TOKO]").trim_start_matches('/');
        Self {
            file: if file.is_empty() { "." } else { file }.to_owned(),
            line: json["start"]["line"].as_u64(),
            code: text("code"),
            name: text("name"),
        }
    }
}

/// The example's first shop, which its group holds.
pub const EXAMPLE_SHOP: &str = "example-site/toko/umah-ine";

/// That shop, built once for all tests. The photo cache is kept from run to run.
pub fn example() -> &'static Shop {
    static EXAMPLE: OnceLock<Shop> = OnceLock::new();
    EXAMPLE.get_or_init(|| {
        let shop = Shop::copy_of(&repository().join(EXAMPLE_SHOP));
        shop.run(&["build", "--cache", example_cache()]).ended(0);
        shop
    })
}

/// The cache of the example's photos, for shops that are made of them.
pub fn example_cache() -> &'static str {
    concat!(env!("CARGO_TARGET_TMPDIR"), "/example-cache")
}

/// Reports a test as skipped, with the reason.
pub fn skip(why: &str) {
    use io::Write;
    // Written to standard error itself: the test harness hides output of passing tests.
    let _ = writeln!(io::stderr(), "\n*** SKIPPED: {why} ***\n");
}

/// A file system of `kilobytes` KB mounted at a new folder until dropped; `None`, which is reported, without root.
#[cfg(unix)]
pub fn small_disk(at: &Utf8Path, kilobytes: u32) -> Option<impl Drop> {
    use std::process::Command;
    struct Mounted(Utf8PathBuf);
    impl Drop for Mounted {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(&self.0).status();
        }
    }
    fs::create_dir(at).expect("a mount point");
    let size = format!("size={kilobytes}k");
    let mount = Command::new("mount")
        .args(["-t", "tmpfs", "-o", &size, "tmpfs", at.as_str()])
        .output();
    if mount.is_ok_and(|output| output.status.success()) {
        return Some(Mounted(at.to_owned()));
    }
    skip("a full disk: mounting a small one needs an administrator");
    None
}

/// Runs a command on a shop's folder as an unprivileged owner; `None` where that is impossible.
#[cfg(unix)]
pub fn unprivileged(shop: &Shop, words: &[&str]) -> Option<Run> {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    const PROGRAM: &str = env!("CARGO_BIN_EXE_etalase");
    let locked = shop.around.path().join("terkunci");
    fs::write(&locked, "").expect("a file");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("a mode");
    let may_read_everything = fs::read(&locked).is_ok();
    fs::remove_file(&locked).expect("it is ours");
    let mut command = Command::new(PROGRAM);
    if may_read_everything {
        const NOBODY: &str = "65534";
        command = Command::new("setpriv");
        let ids = [format!("--reuid={NOBODY}"), format!("--regid={NOBODY}")];
        command.args(ids).args(["--clear-groups", PROGRAM]);
        let mut chown = Command::new("chown");
        chown.args(["-R", NOBODY]).arg(shop.around.path());
        if !chown.status().is_ok_and(|owner| owner.success()) {
            return None;
        }
    }
    let (name, options) = words.split_first().expect("a command");
    command.env_remove("ETALASE_LANG").env_remove("COLUMNS");
    command.arg(name).arg(&shop.folder).args(options);
    // Neither `setpriv` nor the program need be there for everybody.
    let output = command.output().ok()?;
    let could_not_start = matches!(output.status.code(), Some(126 | 127));
    (!could_not_start).then(|| Run::new(&output, &shop.folder))
}

/// Copies a shop or a group without its output and cache.
pub fn copy_folder(from: &Utf8Path, to: &Utf8Path) {
    let built = |name: &std::ffi::OsStr| name == "situs" || name == ".etalase";
    let entries = WalkDir::new(from).into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() != 1 || !built(entry.file_name())) {
        let entry = entry.expect("a fixture can be read");
        let inner = entry
            .path()
            .strip_prefix(from)
            .expect("it lies in the fixture");
        let target = PathBuf::from(to).join(inner);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).expect("a folder");
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}
