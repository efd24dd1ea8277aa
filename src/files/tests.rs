//! Tests of file access on temporary folders.

use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use super::*;

fn folder() -> (TempDir, Utf8PathBuf) {
    let folder = TempDir::new().expect("a temporary folder");
    let path = Utf8PathBuf::from_path_buf(folder.path().to_owned()).expect("Unicode");
    (folder, path)
}

fn decoded(bytes: &[u8]) -> Result<String, usize> {
    decode_text(Utf8Path::new("toko.yaml"), bytes.to_vec()).map_err(|error| match error {
        FileError::NotText { offset, .. } => offset,
        other => panic!("{other}"),
    })
}

#[test]
fn text_loses_its_byte_order_mark_and_nothing_else() {
    assert_eq!(decoded(b"nama: Sari\r\n"), Ok("nama: Sari\r\n".into()));
    assert_eq!(decoded(b"\xEF\xBB\xBFnama: \xC3\xA9"), Ok("nama: é".into()));
    assert_eq!(
        decoded(b"\xFF\xFEn\0\xE9\0\r\0\n\0\x3D\xD8\x00\xDE"),
        Ok("né\r\n😀".into())
    );
    assert_eq!(decoded(b"\xFE\xFF\0n\0\xE9"), Ok("né".into()));
    assert_eq!(decoded(b""), Ok(String::new()));
    assert_eq!(
        decoded(b"\xEF\xBB\xBF\xEF\xBB\xBFx"),
        Ok("\u{feff}x".into()),
        "only the first is a mark"
    );
}

#[test]
fn what_is_not_text_is_named_by_its_byte_on_disk() {
    assert_eq!(decoded(b"kopi \xE9"), Err(5));
    assert_eq!(decoded(b"\xEF\xBB\xBFkopi \xE9!"), Err(8));
    assert_eq!(decoded(b"\xFF\xFEn\0\x3D\xD8n\0"), Err(4), "half a pair");
    assert_eq!(
        decoded(b"\xFF\xFEn\0\x3D\xD8"),
        Err(4),
        "half a pair at the end"
    );
    assert_eq!(decoded(b"\xFF\xFEn\0x"), Err(4), "half a unit at the end");
}

#[test]
fn files_above_the_limit_are_not_read() {
    let (_keep, folder) = folder();
    let path = folder.join("a.txt");
    fs::write(&path, "12345").expect("written");
    assert_eq!(read_text(&path, 5).expect("small enough"), "12345");
    assert!(matches!(
        read_bytes(&path, 4),
        Err(FileError::TooLarge { limit: 4, .. })
    ));
}

#[test]
fn not_there_is_told_from_a_machine_that_fails() {
    let (_keep, folder) = folder();
    let missing = read_bytes(&folder.join("tidak/ada"), 9).expect_err("missing");
    assert!(missing.is_missing() && !missing.is_machine());
    let machine = read_bytes(&folder, 1 << 20).expect_err("a folder is no file");
    assert!(machine.is_machine() && !machine.is_missing());
    assert_eq!(machine.path(), folder);
}

#[test]
fn creating_never_overwrites() {
    let (_keep, folder) = folder();
    let path = folder.join("produk/kopi/produk.yaml");
    create_new(&path, b"nama: Kopi").expect("created with its folders");
    let taken = create_new(&path, b"lain").expect_err("taken");
    assert!(taken.is_taken() && !taken.is_machine());
    assert_eq!(read_text(&path, 99).expect("there"), "nama: Kopi");
    assert_eq!(
        fs::read_dir(folder.join("produk/kopi"))
            .expect("a folder")
            .count(),
        1
    );
}

#[test]
fn writing_replaces_the_file_and_leaves_nothing_beside_it() {
    let (_keep, folder) = folder();
    let path = folder.join("a");
    write_whole(&path, b"satu").expect("written");
    let before = stat(&path).expect("there");
    write_whole(&path, b"dua").expect("written");
    assert_ne!(stat(&path).expect("there"), before);
    assert_eq!(fs::read(&path).expect("there"), b"dua");
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1);
    assert!(
        write_whole(&folder.join("tidak/ada"), b"")
            .expect_err("no folder")
            .is_missing()
    );
}

#[cfg(unix)]
#[test]
fn permissions_are_ordinary_or_those_of_before() {
    use std::os::unix::fs::PermissionsExt;
    let (_keep, folder) = folder();
    let mode = |path: &Utf8Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    fs::write(folder.join("biasa"), "").expect("written");
    create_new(&folder.join("a"), b"").expect("created");
    assert_eq!(mode(&folder.join("a")), mode(&folder.join("biasa")));
    fs::set_permissions(folder.join("a"), fs::Permissions::from_mode(0o640)).expect("set");
    write_whole(&folder.join("a"), b"x").expect("written");
    assert_eq!(mode(&folder.join("a")), 0o640);
}

#[test]
fn a_stamp_changes_with_the_file_alone() {
    let (_keep, folder) = folder();
    let path = folder.join("a");
    fs::write(&path, "satu").expect("written");
    let stamp = stat(&path).expect("there");
    assert_eq!(stat(&path).expect("there"), stamp);
    folder::link_fresh(&path, &folder.join("b")).expect("linked");
    let linked = stat(&path).expect("there");
    assert_eq!(
        Stamp {
            changed: stamp.changed,
            ..linked
        },
        stamp,
        "a second name shows in the change time alone"
    );
    fs::write(&path, "satu dua").expect("written");
    assert_ne!(stat(&path).expect("there"), stamp);
}

#[test]
fn fresh_files_never_write_through_a_shared_inode() {
    let (_keep, folder) = folder();
    let (one, other) = (folder.join("a"), folder.join("b"));
    fs::write(&one, "satu").expect("written");
    folder::link_fresh(&one, &other).expect("linked");
    // Windows removes no file that is read under another of its names.
    let third = folder.join("c");
    fs::write(&third, "tiga").expect("written");
    let source = if cfg!(windows) { &third } else { &one };
    folder::copy_fresh(source, &other).expect("copied");
    fs::write(&other, "dua").expect("written");
    assert_eq!(fs::read_to_string(&one).expect("there"), "satu");
}

/// A stamp of a system that has neither change time nor identity.
fn bare(modified: SystemTime) -> Stamp {
    let nanos = modified.duration_since(UNIX_EPOCH).map_or(-1, |time| {
        i64::try_from(time.as_nanos()).expect("before 2262")
    });
    Stamp {
        size: 5,
        modified: nanos,
        changed: 0,
        identity: 0,
    }
}

#[test]
fn a_stamp_is_believed_when_no_later_change_can_leave_it_the_same() {
    let reading = SystemTime::now();
    let before = |seconds| reading - Duration::from_millis((seconds * 1000.0) as u64);
    assert!(bare(before(3600.0)).is_settled(reading));
    assert!(bare(before(2.1)).is_settled(reading));
    assert!(!bare(before(2.0)).is_settled(reading), "FAT's tick");
    assert!(!bare(before(0.0)).is_settled(reading));
    let ahead = reading + Duration::from_secs(3600);
    assert!(!bare(ahead).is_settled(reading), "the clock was set back");
    assert!(!bare(UNIX_EPOCH).is_settled(reading), "no time at all");
    let long_ago = UNIX_EPOCH - Duration::from_secs(1);
    assert!(!bare(long_ago).is_settled(reading));
    // A change time and fractions of a second prove a fine-grained clock.
    let fine = |modified| Stamp {
        changed: bare(modified).modified | 1,
        modified: bare(modified).modified | 1,
        ..bare(modified)
    };
    assert!(fine(before(0.6)).is_settled(reading));
    assert!(!fine(before(0.05)).is_settled(reading));
    assert!(!fine(ahead).is_settled(reading));
    let whole_second = Stamp {
        modified: bare(before(1.0)).modified / 1_000_000_000 * 1_000_000_000,
        ..fine(before(1.0))
    };
    assert!(!whole_second.is_settled(reading), "FAT's tick");
}

#[cfg(unix)]
#[test]
fn the_change_time_tells_of_an_edit_that_hides_itself() {
    let (_keep, folder) = folder();
    let path = folder.join("a.txt");
    let write = |text: &str, time| {
        fs::write(&path, text).expect("written");
        let file = fs::File::options().write(true).open(&path);
        file.and_then(|file| file.set_modified(time))
            .expect("a time");
        stat(&path).expect("there")
    };
    let long_ago = SystemTime::now() - Duration::from_secs(3600);
    let before = write("12.500", long_ago);
    std::thread::sleep(Duration::from_millis(20));
    let after = write("13.500", long_ago);
    assert_ne!(before, after);
    let blind = |stamp: Stamp| Stamp {
        changed: 0,
        ..stamp
    };
    assert_eq!(blind(before), blind(after));
    assert_ne!(digest(&path).expect("read"), blake3::hash(b"12.500"));
    assert_eq!(digest(&path).expect("read"), blake3::hash(b"13.500"));
}
