//! `open`, which a double click is: the program stands beside the shop.

#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use camino::Utf8PathBuf;
use tempfile::TempDir;

use super::Serving;
use crate::support::{Shop, copy_folder};

/// A stick with the program, and a desktop that notes what it is told to open.
struct Stick {
    folder: Utf8PathBuf,
    _keeper: TempDir,
}

impl Stick {
    fn new() -> Self {
        // On the program's own disk, so that it need not be copied.
        let keeper = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        let folder = Utf8PathBuf::from_path_buf(keeper.path().to_owned()).expect("Unicode");
        fs::create_dir(folder.join("Etalase")).expect("a folder");
        let program = folder.join("Etalase/etalase");
        fs::hard_link(env!("CARGO_BIN_EXE_etalase"), program).expect("a link");
        let opener = folder.join("xdg-open");
        let script = format!("#!/bin/sh\necho \"$1\" >> {}\n", folder.join("dibuka"));
        fs::write(&opener, script).expect("a script");
        fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).expect("a mode");
        Self {
            folder,
            _keeper: keeper,
        }
    }

    fn put(&self, name: &str) -> Utf8PathBuf {
        let folder = self.folder.join(name);
        copy_folder(Shop::small().folder(), &folder);
        folder
    }

    fn command(&self) -> Command {
        let mut command = Command::new(self.folder.join("Etalase/etalase"));
        let path = format!("{}:/usr/bin:/bin", self.folder);
        command.env("PATH", path).env_remove("ETALASE_LANG");
        command.current_dir("/");
        command
    }

    fn opened(&self) -> String {
        fs::read_to_string(self.folder.join("dibuka")).unwrap_or_default()
    }
}

#[test]
fn the_shop_beside_the_program_is_opened() {
    let stick = Stick::new();
    let shop = stick.put("Toko Sari");
    let mut serving = Serving::started(stick.command().args(["buka", "--port", "0"]));
    serving.wait_for(&format!("Jendela ini menjalankan toko di {shop}\n"));
    let address = serving.address("");
    serving.wait_until("folder and browser", || {
        let opened = stick.opened();
        opened.contains(shop.as_str()) && opened.contains(&address)
    });
    assert_eq!(serving.get("/", &[]).status, 200);
    assert_eq!(serving.interrupt(), Some(0));
}

#[test]
fn of_several_shops_one_is_chosen() {
    let stick = Stick::new();
    stick.put("Toko 10");
    let nine = stick.put("Toko 9");
    let run = stick.command().args(["open", "--lang", "en"]).output();
    let run = run.expect("the program starts");
    let said = String::from_utf8(run.stdout).expect("text");
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.starts_with(&format!("1. {nine}\n2. ")), "{said}");
    assert!(stick.opened().is_empty());
}

#[test]
fn a_folder_that_is_no_shop_is_told() {
    let stick = Stick::new();
    let run = stick
        .command()
        .args(["open", stick.folder.as_str(), "--port", "0"])
        .output();
    let run = run.expect("the program starts");
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stderr).contains("toko.yaml"));
}
