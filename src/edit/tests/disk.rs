//! Sessions: what is refused, kept and bounded.

use std::fs;

use super::*;
use crate::files::SourcePath;

fn shop() -> Place {
    let place = Place::new();
    place.write(KOPI, "harga: 1\n");
    place
}

impl Place {
    fn session(&self) -> Session {
        Session::open(&self.root, now()).expect("opened").0
    }

    fn rewrite(&self, path: &str, after: &str) -> Rewrite {
        Rewrite {
            path: SourcePath::parse(path).expect("a path"),
            before: fs::read(self.root.join(path)).ok(),
            after: after.into(),
        }
    }
}

const KOPI: &str = "produk/kopi/produk.yaml";

fn kopi() -> SourcePath {
    SourcePath::parse(KOPI).expect("a path")
}

#[test]
fn a_file_that_changed_meanwhile_is_left_and_so_are_all_others() {
    let place = shop();
    let rewrites = [
        place.rewrite("toko.yaml", "nama: Lain\n"),
        place.rewrite(KOPI, "harga: 2\n"),
    ];
    place.write(KOPI, "harga: 3\n");
    let refused = place.session().write(&rewrites);
    assert!(matches!(refused, Err(EditError::Changed { path }) if path.ends_with(KOPI)));
    assert_eq!(place.read("toko.yaml"), "nama: Toko\n");
    assert_eq!(place.read(KOPI), "harga: 3\n");
    let new = [Rewrite {
        before: None,
        ..place.rewrite(KOPI, "harga: 2\n")
    }];
    assert!(matches!(
        place.session().write(&new),
        Err(EditError::Changed { .. })
    ));
}

#[test]
fn what_fails_in_the_middle_is_undone() {
    let place = shop();
    // The second change of a file finds it changed, after those before it were placed.
    let rewrites = [
        place.rewrite("toko.yaml", "nama: Lain\n"),
        place.rewrite(KOPI, "harga: 2\n"),
        place.rewrite("produk/teh/produk.yaml", "harga: 5\n"),
        place.rewrite(KOPI, "harga: 3\n"),
    ];
    fs::create_dir_all(place.root.join("produk/teh")).expect("a folder");
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("threads");
    let refused = one.install(|| place.session().write(&rewrites));
    assert!(matches!(refused, Err(EditError::Changed { path }) if path.ends_with(KOPI)));
    assert_eq!(place.read("toko.yaml"), "nama: Toko\n");
    assert_eq!(place.read(KOPI), "harga: 1\n");
    assert!(!place.root.join("produk/teh/produk.yaml").exists());
    assert_eq!(Session::open(&place.root, now()).expect("opened").1, None);
}

#[test]
fn former_texts_are_kept_in_order_and_bounded() {
    let place = shop();
    for number in 2..30 {
        let rewrite = place.rewrite(KOPI, &format!("harga: {number}\n"));
        // The clock stands still.
        place.session().write(&[rewrite]).expect("written");
    }
    let formers = history::of(&place.root, &kopi()).expect("listed");
    assert_eq!(formers.len(), history::MOST);
    let texts: Vec<Vec<u8>> = formers
        .iter()
        .map(|former| former.read().expect("read"))
        .collect();
    let expected: Vec<Vec<u8>> = (9..29)
        .rev()
        .map(|number| format!("harga: {number}\n").into())
        .collect();
    assert_eq!(texts, expected);
}

#[test]
fn the_history_of_a_shop_is_bounded_in_bytes() {
    let place = shop();
    let long = "#".repeat(900_000);
    for number in 0..8 {
        let rewrite = place.rewrite(KOPI, &format!("{long}\nharga: {number}\n"));
        place.session().write(&[rewrite]).expect("written");
    }
    let formers = history::of(&place.root, &kopi()).expect("listed");
    assert_eq!(formers.len(), 5);
    let newest = formers[0].read().expect("read");
    assert!(newest.ends_with(b"harga: 6\n"));
}

#[test]
fn two_commands_do_not_edit_at_once() {
    let place = shop();
    let session = place.session();
    let refused = Session::open(&place.root, now());
    assert!(matches!(refused, Err(EditError::Busy { .. })));
    drop(session);
    place.session();
}

#[test]
fn what_is_in_the_bin_comes_back() {
    let place = shop();
    place.write("produk/minuman/teh/produk.yaml", "nama: Teh Hijau\n");
    let session = place.session();
    let teh = SourcePath::parse("produk/minuman/teh").expect("a path");
    let first = bin::remove(&session, &teh).expect("removed");
    assert!(
        !place.root.join("produk/minuman").exists(),
        "an empty category goes"
    );
    place.write("produk/minuman/teh/produk.yaml", "nama: Teh Baru\n");
    let second = bin::remove(&session, &teh).expect("removed");
    assert!(first.moment < second.moment);
    let found = bin::named(&place.root, "Teh").expect("listed");
    assert_eq!(found, [second.clone(), first.clone()]);
    assert_eq!(
        bin::named(&place.root, "teh hijau").expect("listed"),
        [first]
    );
    bin::restore(&session, &second).expect("restored");
    assert_eq!(
        place.read("produk/minuman/teh/produk.yaml"),
        "nama: Teh Baru\n"
    );
    let others = bin::removed(&place.root).expect("listed");
    let refused = bin::restore(&session, &others[0]);
    assert!(matches!(refused, Err(EditError::Taken { .. })));
    assert_eq!(
        place.read("produk/minuman/teh/produk.yaml"),
        "nama: Teh Baru\n"
    );
}

#[test]
fn a_forged_journal_writes_nothing() {
    let digest = |text: &str| blake3::hash(text.as_bytes()).to_hex().to_string();
    let (old, new) = (digest("harga: 1\n"), digest("harga: 9\n"));
    let row = |path: &str| {
        format!(r#"{{"version":1,"files":[{{"path":"{path}","before":"{old}","after":"{new}"}}]}}"#)
    };
    for journal in [
        row("../lain/produk/kopi/produk.yaml"),
        row("/etc/produk.yaml"),
        row("produk/kopi/1.jpg"),
        row("_riwayat/produk.yaml"),
        row("produk/tidak-ada/produk.yaml"),
        row(KOPI).replace(&new, &digest("harga: 8\n")),
        row(KOPI).replace(&old, &new),
        row(KOPI).replace("\"version\":1", "\"version\":2"),
        "bukan jurnal".to_owned(),
        String::new(),
    ] {
        let place = shop();
        place.write("produk/kopi/1.jpg", "harga: 1\n");
        let beside = place.root.with_file_name("lain");
        fs::create_dir_all(beside.join("produk/kopi")).expect("a folder");
        fs::write(beside.join(KOPI), "harga: 1\n").expect("a file");
        place.write("_riwayat/.berjalan/0", "harga: 9\n");
        place.write("_riwayat/.berjalan/jurnal.json", &journal);
        let (_, recovered) = Session::open(&place.root, now()).expect("opened");
        assert_eq!(recovered.expect("said").finished, 0, "{journal}");
        assert_eq!(place.read(KOPI), "harga: 1\n");
        assert_eq!(place.read("produk/kopi/1.jpg"), "harga: 1\n");
        assert_eq!(
            fs::read_to_string(beside.join(KOPI)).expect("a text"),
            "harga: 1\n"
        );
        assert!(!place.root.join("_riwayat/.berjalan").exists());
    }
    let place = shop();
    place.write("_riwayat/.berjalan/0", "harga: 9\n");
    place.write("_riwayat/.berjalan/jurnal.json", &row(KOPI));
    let (_, recovered) = Session::open(&place.root, now()).expect("opened");
    assert_eq!(
        recovered.expect("said").finished,
        1,
        "a true one is finished"
    );
    assert_eq!(place.read(KOPI), "harga: 9\n");
}

#[test]
fn a_journal_writes_what_commands_write_and_nothing_else() {
    let digest = |text: &str| blake3::hash(text.as_bytes()).to_hex().to_string();
    for (path, is_written) in [
        ("toko.yml", true),
        ("produk/minuman/teh/produk.yaml.txt", true),
        ("produk/kopi/cerita.md", true),
        ("produk/kopi/Cerita.txt", true),
        ("halaman/tentang.md", true),
        ("Halaman/tentang.md.txt", true),
        ("kabar/2026-11-01-panen.md", true),
        ("kurasi/ratna.yml", true),
        ("kurasi/kriteria.yaml.txt", true),
        ("toko/sari/kurasi/ratna.yaml", false),
        ("toko/sari/halaman/tentang.md", false),
        ("halaman/lama/tentang.md", false),
        ("halaman/_tentang.md", false),
        ("halaman/tentang.html", false),
        ("produk/kopi/tentang.md", false),
        ("cerita.md", false),
        ("tema/halaman/tentang.md", false),
        ("catatan/kabar/x.md", false),
        ("kurasi/ratna.csv", false),
        ("kurasi/lama/ratna.yaml", false),
        ("README.md", false),
        (".github/halaman/x.md", false),
    ] {
        let place = shop();
        place.write(path, "lama\n");
        place.write("_riwayat/.berjalan/0", "baru\n");
        let (old, new) = (digest("lama\n"), digest("baru\n"));
        place.write(
            "_riwayat/.berjalan/jurnal.json",
            &format!(
                r#"{{"version":1,"files":[{{"path":"{path}","before":"{old}","after":"{new}"}}]}}"#
            ),
        );
        let (_, recovered) = Session::open(&place.root, now()).expect("opened");
        let finished = recovered.expect("said").finished;
        assert_eq!(finished, usize::from(is_written), "{path}");
        let expected = if is_written { "baru\n" } else { "lama\n" };
        assert_eq!(place.read(path), expected, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let place = shop();
    let outside = place.root.with_file_name("luar");
    fs::create_dir_all(outside.join("kopi")).expect("a folder");
    fs::write(outside.join("kopi/produk.yaml"), "harga: 1\n").expect("a file");
    symlink(&outside, place.root.join("produk/tautan")).expect("a link");
    let path = "produk/tautan/kopi/produk.yaml";
    let refused = place.session().write(&[place.rewrite(path, "harga: 2\n")]);
    assert!(matches!(refused, Err(EditError::NotPlain { .. })));
    for folder in [history::FOLDER, bin::FOLDER] {
        let place = shop();
        symlink(&outside, place.root.join(folder)).expect("a link");
        let refused = match folder {
            history::FOLDER => Session::open(&place.root, now()).map(drop),
            _ => bin::removed(&place.root).map(drop),
        };
        assert!(
            matches!(refused, Err(EditError::NotPlain { .. })),
            "{folder}"
        );
    }
}

#[cfg(unix)]
#[test]
fn modes_stay_and_read_only_is_respected() {
    use std::os::unix::fs::PermissionsExt;
    let place = shop();
    let path = place.root.join(KOPI);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("a mode");
    place
        .session()
        .write(&[place.rewrite(KOPI, "harga: 2\n")])
        .expect("written");
    assert_eq!(
        fs::metadata(&path).expect("there").permissions().mode() & 0o777,
        0o640
    );
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("a mode");
    let refused = place.session().write(&[place.rewrite(KOPI, "harga: 3\n")]);
    assert!(matches!(refused, Err(EditError::ReadOnly { .. })));
    assert_eq!(place.read(KOPI), "harga: 2\n");
}
