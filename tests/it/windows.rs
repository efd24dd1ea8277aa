//! Drives, shares, long and verbatim paths, files that others hold, hidden folders: on Windows only.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::windows::fs::{MetadataExt, OpenOptionsExt};
use std::os::windows::process::CommandExt;
use std::process::Command;
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};

use crate::support::site::Site;
use crate::support::{Shop, copy_folder, etalase, skip};

/// An empty folder that a variable names: the root of a drive or of a share. `None` where there is none.
fn root(variable: &str) -> Option<Utf8PathBuf> {
    let Ok(root) = std::env::var(variable) else {
        skip(&format!("{variable} names no place for this test"));
        return None;
    };
    let root = Utf8PathBuf::from(root);
    for entry in root.read_dir_utf8().expect("it can be listed") {
        let path = entry.expect("an entry").into_path();
        let removed = match path.is_dir() {
            true => fs::remove_dir_all(path),
            false => fs::remove_file(path),
        };
        removed.expect("a test left it");
    }
    Some(root)
}

/// Runs a command line with these words.
fn run(words: &[&str]) -> (Option<i32>, String) {
    let output = etalase().args(words).output().expect("the program starts");
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code(),
        String::from_utf8(said).expect("the program speaks UTF-8"),
    )
}

#[track_caller]
fn builds(words: &[&str]) -> String {
    let (status, said) = run(&[&["build"], words].concat());
    assert_eq!(status, Some(0), "{words:?}: {said}");
    said
}

/// Expects the site of the fixture that [`fixture_at`] copies.
#[track_caller]
fn is_expected(folder: &Utf8Path) {
    static EXPECTED: OnceLock<BTreeMap<Utf8PathBuf, Vec<u8>>> = OnceLock::new();
    let expected = EXPECTED.get_or_init(|| Shop::fixture("warung").site().contents());
    assert!(Site::at(folder).contents() == *expected, "{folder}");
}

fn fixture_at(folder: &Utf8Path) {
    fs::create_dir_all(folder).expect("a folder");
    copy_folder(Shop::fixture("warung").folder(), folder);
}

#[test]
fn a_shop_lies_in_the_root_of_a_stick() {
    let Some(stick) = root("ETALASE_TEST_STICK") else {
        return;
    };
    fixture_at(&stick);
    let drive = stick.as_str().trim_end_matches('\\');
    for typed in [
        drive.to_owned(),
        format!("{drive}\\"),
        format!("{drive}/"),
        // `"E:\"` as Windows hands it on.
        format!("{drive}\""),
        format!("\\\\?\\{drive}\\"),
    ] {
        let _ = fs::remove_dir_all(stick.join("situs"));
        let said = builds(&[&typed]);
        assert!(said.contains(r"situs\index.html"), "{said}");
        is_expected(&stick.join("situs"));
    }
    // Another drive for the site, and for the cache.
    let shop = Shop::fixture("warung");
    let aside = stick.join("Situs Toko");
    let cache = stick.join("simpanan");
    let options = ["--out", aside.as_str(), "--cache", cache.as_str()];
    builds(&[&[shop.folder().as_str()], &options[..]].concat());
    is_expected(&aside);
    assert!(!shop.path(".etalase").exists());
}

#[test]
fn a_shop_lies_on_a_share() {
    let Some(share) = root("ETALASE_TEST_SHARE") else {
        return;
    };
    let folder = share.join("Toko Sari");
    fixture_at(&folder);
    for typed in [folder.to_string(), format!("{folder}\\")] {
        builds(&[&typed]);
        is_expected(&folder.join("situs"));
    }
    let aside = share.join("situs");
    builds(&[folder.as_str(), "--out", aside.as_str()]);
    is_expected(&aside);
}

#[test]
fn a_verbatim_path_is_as_good_as_any() {
    let shop = Shop::fixture("warung");
    let folder = shop.folder().canonicalize().expect("it is there");
    let folder = Utf8PathBuf::from_path_buf(folder).expect("Unicode");
    assert!(folder.as_str().starts_with(r"\\?\"));
    builds(&[folder.as_str()]);
    is_expected(&shop.path("situs"));
}

#[test]
fn paths_may_be_longer_than_260_characters() {
    let shop = Shop::empty();
    let mut folder = shop.folder().to_owned();
    while folder.as_str().len() < 300 {
        folder.push("kelompok usaha wanita desa pegasing");
    }
    fixture_at(&folder);
    builds(&[folder.as_str()]);
    is_expected(&folder.join("situs"));
    let product = folder.join("produk/makanan/getas/produk.yaml");
    let text = fs::read_to_string(&product).expect("text");
    fs::write(&product, text.replace("nama:", "nama: Baru #")).expect("a file");
    builds(&[folder.as_str()]);
    assert!(
        Site::at(&folder.join("situs"))
            .html("index.html")
            .contains("Baru")
    );
}

#[test]
fn a_backslash_before_a_quote_is_told() {
    let shop = Shop::small();
    // `"D:\Toko\" --out X` arrives as one word.
    let word = format!("{}\" --out X", shop.folder());
    let (status, said) = run(&["build", &word]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains(&format!("\"{}\"", shop.folder())), "{said}");
}

/// Opens a file as a program does that shares it with nobody.
fn hold(path: &Utf8Path) -> File {
    let mut options = File::options();
    options.read(true).share_mode(0);
    options.open(path).expect("nobody else holds it")
}

#[test]
fn a_source_that_another_program_holds_keeps_what_was_published() {
    let shop = Shop::fixture("warung");
    let former = shop.site().contents();
    for path in [
        "toko.yaml",
        "produk/makanan/getas/produk.yaml",
        "produk/minuman/kopi-bubuk/cerita.md",
        "halaman/tentang.md",
    ] {
        let text = shop.read(path);
        shop.write(path, format!("{text}\n"));
        let held = hold(&shop.path(path));
        for command in ["build", "check"] {
            let run = shop.run(&[command]).ended(1);
            run.said("E108")
                .said("sedang dipakai program lain")
                .said("E123");
        }
        assert!(shop.site_as_it_is().contents() == former, "{path}");
        drop(held);
        shop.build().ended(0).never_said("E108");
    }
}

#[test]
fn a_source_that_is_held_for_a_moment_is_waited_for() {
    let shop = Shop::small();
    shop.build().ended(0);
    shop.change("produk/kopi/produk.yaml", "12.500", "13.500");
    let held = hold(&shop.path("produk/kopi/produk.yaml"));
    let letting_go = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        drop(held);
    });
    shop.build().ended(0).never_said("E108");
    letting_go.join().expect("it does not fail");
    assert!(shop.site_html("index.html").contains("Rp13.500"));
}

/// Holds a folder so that it cannot be renamed, as an open file in it does (under Wine, where that is none, too).
fn hold_folder(path: &Utf8Path) -> File {
    /// `FILE_FLAG_BACKUP_SEMANTICS`, required to open a folder.
    const FOLDERS_TOO: u32 = 0x0200_0000;
    let mut options = File::options();
    options.read(true).share_mode(1).custom_flags(FOLDERS_TOO);
    options.open(path).expect("a folder")
}

#[test]
fn a_page_that_another_program_holds_is_named() {
    let shop = Shop::small();
    let former = shop.site().contents();
    let page = "situs/produk/kopi/index.html";
    shop.change("produk/kopi/produk.yaml", "12.500", "13.500");
    let held = (hold_folder(&shop.path("situs")), hold(&shop.path(page)));
    let run = shop.build().ended(3);
    run.said("[TOKO]/situs/produk/kopi/index.html")
        .said("Tutup program yang memakainya");
    drop(held);
    shop.build().ended(0);
    let now = shop.site_as_it_is();
    assert!(now.html("produk/kopi/index.html").contains("Rp13.500"));
    assert_eq!(now.contents().len(), former.len());
    now.expect_sound_links();
}

/// Its files are replaced one by one.
#[test]
fn a_folder_that_cannot_be_renamed_is_published_all_the_same() {
    let shop = Shop::small();
    shop.product("teh", "nama: Teh\nharga: 4.000\n");
    shop.build().ended(0);
    let held = hold_folder(&shop.path("situs"));
    shop.change("produk/kopi/produk.yaml", "12.500", "13.500");
    shop.build().ended(0);
    assert!(shop.site_html("index.html").contains("Rp13.500"));
    drop(held);
    shop.change("produk/kopi/produk.yaml", "13.500", "14.500");
    shop.build().ended(0);
    let fresh = Shop::copy_of(shop.folder());
    assert!(shop.site_as_it_is().contents() == fresh.site().contents());
}

#[test]
fn what_is_not_for_people_is_hidden() {
    const HIDDEN: u32 = 2;
    let shop = Shop::small();
    let is_hidden = |path: &str| {
        let metadata = fs::symlink_metadata(shop.path(path)).expect(path);
        metadata.file_attributes() & HIDDEN != 0
    };
    for price in ["13.500", "14.500", "15.500"] {
        shop.product("kopi", &format!("nama: Kopi\nharga: {price}\n"));
        shop.build().ended(0);
        let hidden = ["situs", ".etalase", ".situs.kunci"].map(is_hidden);
        assert_eq!(hidden, [false, true, true]);
    }
    assert!(is_hidden(".situs.sebelumnya"));
}

/// The program's properties, as Explorer shows them.
#[test]
fn the_program_carries_its_manifest() {
    let program = fs::read(env!("CARGO_BIN_EXE_etalase")).expect("it is there");
    for part in [
        "longPathAware",
        "activeCodePage",
        "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}",
    ] {
        let found = memchr::memmem::find(&program, part.as_bytes());
        assert!(found.is_some(), "{part}");
    }
}

#[test]
fn texts_are_unicode_wherever_they_go() {
    let shop = Shop::small();
    shop.product("kopi ☕ é", "nama: Kopi\nharga: 12.50\n");
    let line = format!(
        "/c {} check {} > {} 2>&1",
        env!("CARGO_BIN_EXE_etalase").replace('/', "\\"),
        shop.folder(),
        shop.path("laporan.txt")
    );
    let status = Command::new("cmd").raw_arg(line).status();
    status.expect("cmd starts");
    let report = shop.read("laporan.txt");
    assert!(report.contains("kopi ☕ é"), "{report}");
}
