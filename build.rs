//! Lists the files of `themes/`, which the program carries within it; gives the Windows program its icon, manifest and
//! version; names the commit of a release.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    list_themes()?;
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        describe_to_windows()?;
    }
    name_version();
    Ok(())
}

fn list_themes() -> io::Result<()> {
    println!("cargo::rerun-if-changed=themes");
    let mut files = Vec::new();
    collect(Path::new("themes"), "", &mut files)?;
    files.sort();
    let mut list = String::from("&[");
    for file in files {
        let place = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/themes/{file}\")");
        write!(list, "({file:?}, include_str!({place})),").expect("a String takes everything");
    }
    list.push(']');
    let folder = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(PathBuf::from(folder).join("themes.rs"), list)
}

/// Adds the files of a folder, by their paths from `themes/`, with `/` on every system.
fn collect(folder: &Path, before: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let path = format!("{before}{}", name.to_str().expect("a Unicode name"));
        match entry.file_type()?.is_dir() {
            true => collect(&entry.path(), &format!("{path}/"), files)?,
            false => files.push(path),
        }
    }
    Ok(())
}

/// Links icon, manifest and version into the program: what Explorer shows, and how Windows treats it.
fn describe_to_windows() -> io::Result<()> {
    const ICON: &str = ".ci/pack/etalase.ico";
    const MANIFEST: &str = ".ci/pack/windows.manifest";
    println!("cargo::rerun-if-changed={ICON}");
    println!("cargo::rerun-if-changed={MANIFEST}");
    // The resource compiler stands in a folder of its own.
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let mut resource = winresource::WindowsResource::new();
    resource
        .set("ProductName", "Etalase")
        .set("FileDescription", "Etalase")
        .set("LegalCopyright", "MIT / Apache-2.0")
        .set_icon(&format!("{root}/{ICON}"))
        .set_manifest_file(&format!("{root}/{MANIFEST}"));
    resource.compile()
}

/// Sets `ETALASE_VERSION`: the number, and in a release the commit. Other builds would be compiled anew after each
/// commit.
fn name_version() {
    let number = env!("CARGO_PKG_VERSION");
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = is_release.then(commit).flatten();
    let version = commit.map_or(number.to_owned(), |commit| format!("{number} ({commit})"));
    println!("cargo::rustc-env=ETALASE_VERSION={version}");
}

/// The commit, shortened: of the clone, or as `git archive` wrote it into an archive. None from elsewhere.
fn commit() -> Option<String> {
    const OF_ARCHIVE: &str = ".ci/pack/commit";
    if Path::new(".git/HEAD").exists() {
        println!("cargo::rerun-if-changed=.git/HEAD");
        println!("cargo::rerun-if-changed=.git/logs/HEAD");
        let asked = Command::new("git")
            .args(["rev-parse", "--short=12", "HEAD"])
            .output()
            .ok()?;
        let commit = String::from_utf8(asked.stdout).ok()?;
        return asked.status.success().then(|| commit.trim().to_owned());
    }
    let commit = fs::read_to_string(OF_ARCHIVE).ok()?;
    let is_filled = commit.trim().bytes().all(|byte| byte.is_ascii_hexdigit());
    is_filled.then(|| commit.trim().to_owned())
}
