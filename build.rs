//! Lists the files of `themes/`, which the program carries within it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=themes");
    println!("cargo::rerun-if-changed=build.rs");
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
