//! Failures of the machine: nothing can be written, no events, a stick is pulled out.

#![cfg(target_os = "linux")]

use std::fs;
use std::process::{Command, Stdio};

use rustix::process::Resource;

use super::{Serving, after};
use crate::support::{Shop, skip};

/// True when a command works in this environment.
fn can(runner: &[&str], words: &str) -> bool {
    let mut command = Command::new(runner[0]);
    let command = command.args(&runner[1..]).args(["sh", "-c", words]);
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

#[test]
fn what_cannot_be_written_is_told_and_the_former_site_stays() {
    let shop = Shop::small();
    // Turns the file size limit into an error instead of a signal.
    let serving = Serving::by(&mut after(&[], "trap '' XFSZ"), &shop);
    let good = serving.get("/produk/kopi/", &[]);
    assert!(serving.news().contains("\"error\":null"));
    serving.limit(Resource::Fsize, Some(0));
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    serving.wait_for("Situs belum diperbarui. Yang tampil masih yang lama.");
    let target = shop.folder().as_str();
    // Both are told at once, but not heard at once.
    serving.wait_until("the terminal names it", || {
        serving.errors().contains(target)
    });
    serving.wait_until("the browser names it", || {
        let news = serving.news();
        news.contains("Situs belum diperbarui: ada yang perlu dibetulkan") && news.contains(target)
    });
    assert_eq!(serving.get("/produk/kopi/", &[]), good);
    serving.limit(Resource::Fsize, None);
    shop.change("produk/kopi/produk.yaml", "13.000", "14.000");
    serving.wait_until("mended", || {
        serving
            .get("/produk/kopi/", &[])
            .text()
            .contains("Rp14.000")
    });
    serving.wait_until("no error", || serving.news().contains("\"error\":null"));
}

#[test]
fn where_changes_are_not_told_of_they_are_looked_for() {
    let nobody_tells = "echo 0 > /proc/sys/user/max_inotify_instances";
    if !can(&["unshare", "-r"], nobody_tells) {
        skip("a system that tells of no changes: none can be made here");
        return;
    }
    for (language, told) in [
        (
            "id",
            "tidak sanggup memantau semua folder, jadi perubahan dilihat sekali tiap detik",
        ),
        (
            "en",
            "cannot watch all folders, so changes are looked for once a second",
        ),
    ] {
        let shop = Shop::small();
        let mut command = after(&["unshare", "-r"], nobody_tells);
        let serving = Serving::by(command.args(["--lang", language]), &shop);
        serving.wait_for(told);
        shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
        shop.product("teh", "nama: Teh\nharga: 4.000\n");
        for (path, price) in [("/produk/kopi/", "Rp13.000"), ("/produk/teh/", "Rp4.000")] {
            serving.wait_until(price, || serving.get(path, &[]).text().contains(price));
        }
        assert_eq!(serving.output().matches(told).count(), 1, "once is enough");
    }
}

#[test]
fn a_stick_that_is_pulled_out_leaves_no_empty_shop() {
    let own_mounts = ["unshare", "-r", "-m"];
    let shop = Shop::small();
    let (stick, saved) = (shop.folder(), shop.beside("isi"));
    // The place at which a stick appears is an empty folder.
    fs::rename(stick, &saved).expect("a rename");
    fs::create_dir(stick).expect("a folder");
    let plug = format!("mount -t tmpfs stick '{stick}' && cp -r '{saved}/.' '{stick}'");
    if !can(&own_mounts, &plug) {
        skip("a stick: nothing can be mounted here");
        return;
    }
    let serving = Serving::by(&mut after(&own_mounts, &plug), &shop);
    let id = serving.id().as_raw_nonzero().to_string();
    let there = ["nsenter", "-U", "-m", "--preserve-credentials", "-t", &id];
    let home = serving.get("/", &[]);
    assert_eq!(home.status, 200);

    assert!(can(&there, &format!("umount -l '{stick}'")));
    serving.wait_for(&format!(
        "Folder `{stick}` kosong. Flash disk-nya tercabut?"
    ));
    assert!(
        serving.news().contains("tercabut?"),
        "the browser says so too"
    );
    assert_eq!(serving.get("/", &[]), home);
    // Files that were never read are missing with the stick.
    assert_eq!(serving.get("/produk/kopi/", &[]).status, 503);
    assert!(
        !serving.errors().contains("toko.yaml"),
        "{}",
        serving.errors()
    );
    assert_eq!(fs::read_dir(stick).expect("a folder").count(), 0);

    fs::write(
        saved.join("produk/kopi/produk.yaml"),
        "nama: Kopi\nharga: 13.000\n",
    )
    .expect("a file");
    assert!(can(&there, &plug));
    serving.wait_for("sudah kembali");
    serving.wait_until("the new price", || {
        serving
            .get("/produk/kopi/", &[])
            .text()
            .contains("Rp13.000")
    });
    assert!(serving.news().contains("\"error\":null"));
}
