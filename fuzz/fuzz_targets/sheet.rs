//! Any bytes as a sheet of goods and of sign-ups: reading never panics, and writes nothing.
#![no_main]

use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};
use etalase::diagnostic::Report;
use etalase::import::{Plan, Request, Subject};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

/// A folder with a shop, a group, and the sheet.
static FOLDER: OnceLock<TempDir> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("toko.yaml"), "nama: Toko\n").expect("a shop");
        folder
    });
    let folder = Utf8Path::from_path(folder.path()).expect("Unicode");
    let sheet: Utf8PathBuf = folder.join("lembar");
    std::fs::write(&sheet, bytes).expect("a sheet");
    for subject in [Subject::Goods, Subject::Shops] {
        let request = Request {
            files: std::slice::from_ref(&sheet),
            folder,
            subject,
            mappings: &[],
            photos: None,
        };
        let _ = Plan::of(request, &mut Report::default());
    }
    let names = std::fs::read_dir(folder).expect("the folder").count();
    assert_eq!(names, 2);
});
