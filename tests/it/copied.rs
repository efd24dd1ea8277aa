//! A group like another one, for the next region.

use camino::Utf8PathBuf;

use crate::support::Shop;
use crate::support::groups::group;

fn read(path: &Utf8PathBuf) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_new_group_is_like_another_without_what_is_its_own() {
    let old = group(2);
    let settings = "# Catatan kami.\nnama: Koperasi Maju   # namanya\njenis: koperasi\nslogan: Bersama\n\n\
        # Nomor pengurus.\nwhatsapp: 0812-0000-1299\ntelepon: (0651) 123456\nemail: a@example.com\n\
        alamat:\n  desa: Lama\n  kabupaten: Kota Lama\nwilayah: [Lama Satu]\nurl: https://lama.example.com\n\
        diskusi: https://chat.whatsapp.com/LAMA\nsosial:\n  instagram: \"@lama\"\nunggah: {host: neocities, kunci: RAHASIA}\n\
        pesan_lewat: toko\nwarna: \"#1f4e5f\"  # biru\nkurasi:\n  nilai_minimum: 50\n";
    old.write("kelompok.yaml", settings)
        .write("kurasi/kriteria.yaml", "skala: 10\n")
        .write("kurasi/sari.yaml", "nilai: {toko-000: {mutu: 9}}\n")
        .write("kurasi/skor.csv", "x")
        .write("kurasi/pengesahan.yaml", "x: y\n")
        .write("halaman/gabung.md", "Tulis ke +62 812-0000-1299.\n")
        .write("halaman/izin.md", "Soal izin.\n")
        .write("kabar/panen.md", "# Panen\n")
        .write("tema/aset/tambahan.css", "p { color: teal }\n")
        .write("_pribadi.yaml", "nik: RAHASIA\n")
        .write("_riwayat/x", "RAHASIA")
        .photo("logo.png", 64, 64);
    #[cfg(unix)]
    std::os::unix::fs::symlink(old.path("_pribadi.yaml"), old.path("halaman/tautan.md"))
        .expect("a link");
    let new = old.beside("baru");
    let words = ["mulai", new.as_str(), "--dari", "."];
    let run = old.run_inside(&[&words[..], &["--nama", "Koperasi Timur"]].concat());
    let run = run.ended(0);
    for part in [
        "Diambil dari",
        "whatsapp, telepon, email, alamat",
        "unggah",
        "gabung.md",
    ] {
        assert!(run.output.contains(part), "{part}\n{}", run.output);
    }
    assert!(!run.output.contains("izin.md\n  "), "{}", run.output);
    let files: Vec<String> = walkdir::WalkDir::new(&new)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("it is there"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            entry
                .path()
                .strip_prefix(&new)
                .expect("inside")
                .display()
                .to_string()
                .replace('\\', "/")
        })
        .collect();
    assert_eq!(
        files,
        [
            ".gitignore",
            "halaman/gabung.md",
            "halaman/izin.md",
            "kelompok.yaml",
            "kurasi/kriteria.yaml",
            "logo.png",
            "tema/aset/tambahan.css",
        ]
    );
    let text = read(&new.join("kelompok.yaml"));
    for part in [
        "# Catatan kami.\nnama: Koperasi Timur   # namanya\n",
        "slogan: Bersama\n",
        "warna: \"#1f4e5f\"  # biru\n",
        "kurasi:\n  nilai_minimum: 50\n",
        "#whatsapp: 0812-3456-7890\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    for part in [
        "1299",
        "123456",
        "a@example",
        "Lama",
        "lama.example",
        "@lama",
        "LAMA",
        "RAHASIA",
        "neocities",
    ] {
        assert!(!text.contains(part), "{part}\n{text}");
    }
    let before = read(&new.join("kelompok.yaml"));
    old.run_inside(&words).ended(1).said("sudah ada kelompok");
    assert_eq!(read(&new.join("kelompok.yaml")), before);
    old.run_inside(&["init", "../lain", "--from", "toko/toko-000"])
        .ended(1)
        .said("bukan folder kelompok");
    assert!(!old.beside("lain").exists());
    // It builds as it is.
    let build = old.run_inside(&["build", new.as_str()]);
    assert!(!build.errors.contains("kesalahan["), "{}", build.errors);
}

#[test]
fn answers_are_written_into_a_group_like_another() {
    let old = group(0);
    let words = [
        "init",
        "../baru",
        "--from",
        ".",
        "--name",
        "Baru",
        "--whatsapp",
        "0812-0000-1277",
        "--place",
        "Timur",
    ];
    old.run_inside(&words).ended(0);
    let text = read(&old.beside("baru").join("kelompok.yaml"));
    assert!(
        text.contains("whatsapp: 0812-0000-1277") && text.contains("alamat: Timur"),
        "{text}"
    );
    assert!(!text.contains("1299"));
    let old = Shop::empty();
    old.write("kelompok.yaml", "{nama: A, whatsapp: 0812-0000-1299}\n");
    old.run_inside(&["init", "../baru", "--from", "."]);
    let text = std::fs::read_to_string(old.beside("baru").join("kelompok.yaml"));
    assert!(!text.unwrap_or_default().contains("1299"));
}
