//! Refusals; the former site stands after each.

use super::*;

fn refused(shop: &Shop) -> PublishError {
    shop.open(&small()).expect_err("refused")
}

#[test]
fn folders_that_are_not_ours_are_refused() {
    let shop = Shop::new(Exchange::Swapped);
    shop.put("skripsi.doc", "penting");
    assert!(matches!(refused(&shop), PublishError::NotOurs { path } if path == shop.target()));
    assert_eq!(shop.text("skripsi.doc"), "penting");
}

#[test]
fn files_and_links_are_refused() {
    let shop = Shop::new(Exchange::Swapped);
    fs::write(shop.target(), "berkas").expect("written");
    assert!(matches!(refused(&shop), PublishError::NotAFolder { .. }));
    #[cfg(unix)]
    {
        fs::remove_file(shop.target()).expect("removed");
        std::os::unix::fs::symlink(shop.beside(""), shop.target()).expect("linked");
        assert!(matches!(refused(&shop), PublishError::NotAFolder { .. }));
    }
}

#[test]
fn markers_of_a_later_version_are_left_alone() {
    let shop = Shop::new(Exchange::Swapped);
    for marker in [r#"{"format":2,"paths":[]}"#, "rusak"] {
        shop.put(".etalase.json", marker);
        assert!(matches!(refused(&shop), PublishError::Marker { .. }));
    }
}

#[test]
fn two_builds_of_one_target_do_not_meet() {
    let shop = Shop::new(Exchange::Swapped);
    let first = shop.open(&small()).expect("opened");
    assert!(matches!(refused(&shop), PublishError::Busy { path } if path == shop.target()));
    drop(first);
    shop.open(&small()).expect("free again");
}

#[test]
fn nothing_is_published_while_something_is_missing() {
    let mut shop = Shop::new(Exchange::Swapped);
    shop.build(&small());
    let stage = shop
        .open(&with(with(small(), "a", "a"), "index.html", "dua"))
        .expect("opened");
    stage.put("a", b"a").expect("written");
    let refused = stage.commit().expect_err("not whole");
    assert!(
        matches!(refused, PublishError::Undelivered { path, others: 0 } if path == "index.html")
    );
    shop.assert_is(&small());
}

#[test]
fn the_publishers_own_names_are_refused() {
    let shop = Shop::new(Exchange::Swapped);
    let result = shop.open(&Site::from([(".Etalase.json", "")]));
    assert!(matches!(result, Err(PublishError::Reserved { .. })));
    assert!(matches!(
        super::super::open("..".into(), OutputRows::default(), Arc::default()),
        Err(PublishError::NoName { .. })
    ));
}

#[test]
#[should_panic(expected = "case-insensitive")]
fn paths_equal_but_for_case_are_a_bug() {
    let shop = Shop::new(Exchange::Swapped);
    let _ = shop.stage(&Site::from([("a/B", ""), ("A/b", "")]));
}

#[test]
#[should_panic(expected = "nobody wanted")]
fn unwanted_bytes_are_a_bug() {
    let shop = Shop::new(Exchange::Swapped);
    let _ = shop.open(&small()).expect("opened").put("tamu.html", b"");
}

#[cfg(target_os = "linux")]
mod mounted {
    //! A file system of its own, which only the superuser may mount; others skip this, and say so.

    use std::process::Command;

    use super::*;

    struct Mount(Utf8PathBuf);

    impl Mount {
        fn new(path: Utf8PathBuf, options: &str) -> Option<Self> {
            fs::create_dir_all(&path).expect("made");
            let mount = Command::new("mount")
                .args(["-t", "tmpfs", "-o", options, "tmpfs", path.as_str()])
                .output();
            if mount.is_ok_and(|output| output.status.success()) {
                return Some(Self(path));
            }
            eprintln!("SKIPPED: only the superuser may mount a file system for this test");
            None
        }

        fn again(&self, options: &str) {
            let status = Command::new("mount")
                .args(["-o", options, self.0.as_str()])
                .status();
            assert!(status.expect("mount runs").success());
        }
    }

    impl Drop for Mount {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(self.0.as_str()).status();
        }
    }

    #[test]
    fn a_full_disk_leaves_the_former_site() {
        let shop = Shop::new(Exchange::Swapped);
        let Some(mount) = Mount::new(shop.beside("stik"), "size=256k") else {
            return;
        };
        let target = mount.0.join("situs");
        let build = |rows: OutputRows, content: &[u8]| {
            let ids = vec![OutputId {
                path: path_of("besar"),
                key: *blake3::hash(content).as_bytes().first_chunk().expect("32"),
            }];
            let mut stage = super::super::super::open(&target, rows, Arc::default())?;
            stage.prepare();
            stage.take(&ids, |_| true, |_| Ok::<_, PublishError>(content.to_vec()))?;
            stage.commit()
        };
        let published = build(OutputRows::default(), &[1; 50_000]).expect("it fits");
        let error = build(published.rows, &[2; 500_000]).expect_err("it does not");
        assert!(error.is_disk_full(), "{error}");
        assert_eq!(
            fs::read(target.join("besar")).expect("still there"),
            [1; 50_000]
        );
        build(OutputRows::default(), &[3; 50_000]).expect("it fits again");
    }

    #[test]
    fn a_disk_that_only_reads_is_named() {
        let shop = Shop::new(Exchange::Swapped);
        let Some(mount) = Mount::new(shop.beside("stik"), "size=256k") else {
            return;
        };
        mount.again("remount,ro");
        let result = super::super::super::open(
            &mount.0.join("situs"),
            OutputRows::default(),
            Arc::default(),
        );
        assert!(result.expect_err("refused").is_denied());
    }

    #[test]
    fn a_mount_point_is_filled_in_place() {
        let mut shop = Shop::new(Exchange::Swapped);
        let Some(_mount) = Mount::new(shop.target(), "size=1m") else {
            return;
        };
        for content in ["satu", "dua", "tiga"] {
            let site = with(small(), "index.html", content);
            assert_eq!(shop.build(&site).mode, Exchange::InPlace);
            shop.assert_is(&site);
            assert_eq!(shop.build(&site).mode, Exchange::Unneeded);
            shop.put("catatan.txt", "milik saya");
            assert_eq!(shop.build(&site).foreign, ["catatan.txt"]);
            fs::remove_file(shop.at("catatan.txt")).expect("removed");
        }
    }
}
