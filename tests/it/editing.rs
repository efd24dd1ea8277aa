//! `edit`, `remove` and `price`: what is said, and that no other byte changes.

use std::fs;

use crate::support::{Shop, html};

const KERIPIK: &str = "# Keripik dari kebun sendiri\r\nnama:   Keripik Pisang  # yang manis\r\nharga: 'Rp 12.500'\r\n\r\nvarian:\r\n  - nama: Asin\r\n  - {nama: Cokelat, harga: 14000}\r\ngrosir: # banyak\r\n- min: 10\r\n  harga: 11.500\r\n";

fn shop() -> Shop {
    let shop = Shop::bare();
    shop.product("makanan/keripik-pisang", KERIPIK);
    shop.product("minuman/sirup-pala", "nama: Sirup Pala\nharga: 30.000\n");
    shop.product("minuman/teh", "nama: Teh Hijau\n");
    shop
}

const FILE: &str = "produk/makanan/keripik-pisang/produk.yaml";

#[test]
fn a_product_is_edited_in_place_and_told_in_one_line() {
    for name in [
        "keripik-pisang",
        "Keripik Pisang",
        "makanan/keripik-pisang",
        "KERIPIK_PISANG",
    ] {
        let shop = shop();
        let run = shop
            .run_inside(&["ubah", name, "--harga", "Rp 13.000", "--stok", "habis"])
            .ended(0);
        let line = format!("{FILE}: harga Rp 12.500 → Rp 13.000, stok habis\n");
        assert!(run.output.starts_with(&line), "{}", run.output);
        let cokelat = "  - {nama: Cokelat, harga: 14000}\r\n";
        let expected = KERIPIK
            .replace("'Rp 12.500'", "'Rp 13.000'")
            .replace(cokelat, &format!("{cokelat}stok: habis\r\n"));
        assert_eq!(shop.read(FILE), expected);
    }
}

#[test]
fn the_shop_is_edited_without_a_name() {
    let shop = shop();
    shop.run_inside(&[
        "edit",
        "--tagline",
        "Oleh-oleh: asli",
        "--izin.nib",
        "1234567890123",
        "--color",
        "#2f4a33",
    ])
    .ended(0)
    .said("toko.yaml: slogan Oleh-oleh: asli");
    assert_eq!(
        shop.read("toko.yaml"),
        "nama: Toko Sari\nslogan: \"Oleh-oleh: asli\"\nwhatsapp: 0812-0000-1234\nwarna: \"#2f4a33\"\nizin:\n  nib: 1234567890123\n"
    );
    let elsewhere = shop.folder().parent().expect("a folder above");
    let mut command = crate::support::etalase();
    let words = ["ubah", "--toko", "toko", "--slogan", ""];
    let output = command
        .current_dir(elsewhere)
        .args(words)
        .output()
        .expect("it runs");
    assert!(output.status.success());
    assert!(!shop.read("toko.yaml").contains("slogan"));
}

#[test]
fn a_product_of_photos_gets_its_data() {
    let shop = shop();
    shop.good_photo("produk/kopi-gayo/1.jpg");
    shop.run_inside(&[
        "ubah",
        "kopi-gayo",
        "--harga",
        "12.500",
        "--label",
        "kopi, gayo",
    ])
    .ended(0);
    assert_eq!(
        shop.read("produk/kopi-gayo/produk.yaml"),
        "harga: 12.500\nlabel: kopi, gayo\n"
    );
}

#[test]
fn what_cannot_be_edited_is_told_and_stays() {
    let shop = shop();
    shop.product("lain/teh", "nama: Teh Putih\n");
    let before = shop.sources();
    for (words, status, part) in [
        (
            &["ubah", "keripik-pisan", "--harga", "1.000"][..],
            2,
            "keripik-pisang",
        ),
        (
            &["ubah", "Sirop Pala", "--harga", "1.000"],
            2,
            "Maksud Anda `Sirup Pala`?",
        ),
        (
            &["ubah", "teh", "--harga", "1.000"],
            2,
            "lain/teh, minuman/teh",
        ),
        (
            &["ubah", "tenun", "--harga", "1.000"],
            2,
            "Tidak ada produk `tenun`",
        ),
        (&["ubah", "keripik-pisang", "--harga", "mahal"], 2, "mahal"),
        (
            &["ubah", "keripik-pisang", "--stok", "sedikit"],
            2,
            "sedikit",
        ),
        (
            &["ubah", "keripik-pisang", "--whatsapp", "0812-0000-1234"],
            2,
            "bukan isian",
        ),
        (&["ubah", "--harga", "1.000"], 2, "bukan isian toko.yaml"),
        (&["ubah", "keripik-pisang"], 2, "--harga 13.000"),
        (&["ubah", "keripik-pisang", "--hrga", "1.000"], 2, "harga"),
        (
            &["ubah", "keripik-pisang", "--kembalikan"],
            2,
            "Belum ada tulisan lama",
        ),
        (&["hapus", "keripik-pisan"], 2, "keripik-pisang"),
        (&["hapus", "teh", "--kembalikan"], 2, "_sampah"),
    ] {
        shop.run_inside(words).ended(status).said(part);
        let kept = |files: &[(camino::Utf8PathBuf, Vec<u8>)]| {
            let own = files
                .iter()
                .filter(|(path, _)| !path.starts_with("_riwayat"));
            own.cloned().collect::<Vec<_>>()
        };
        assert!(kept(&shop.sources()) == before, "{words:?}");
    }
    let same = shop.run_inside(&["ubah", "keripik-pisang", "--harga", "Rp 12.500"]);
    same.ended(0).said("sudah begitu");
    shop.run_inside(&["--lang", "en", "edit", "sirop pala", "--price", "1.000"])
        .ended(2)
        .said("Did you mean `Sirup Pala`?");
}

#[test]
fn files_that_are_odd_are_refused_or_edited_and_nothing_is_lost() {
    let shop = shop();
    let edit = |yaml: &str| {
        shop.product("kopi", yaml);
        shop.run_inside(&["ubah", "kopi", "--harga", "2.000"])
    };
    edit("nama: &a Kopi\nlabel: *a\nharga: 1.000\n").ended(0);
    assert_eq!(
        shop.read("produk/kopi/produk.yaml"),
        "nama: &a Kopi\nlabel: *a\nharga: 2.000\n"
    );
    edit("nama: Kopi\n---\nharga: 1.000\n").ended(0);
    assert_eq!(
        shop.read("produk/kopi/produk.yaml"),
        "nama: Kopi\nharga: 2.000\n---\nharga: 1.000\n"
    );
    let long = format!(
        "nama: Kopi\n{}harga: 1.000\n",
        "# panjang\n".repeat(500_000)
    );
    edit(&long).ended(1).said("1 MB");
    assert!(shop.read("produk/kopi/produk.yaml") == long);
    edit("nama: \"Kopi\nharga: 1.000\n")
        .ended(1)
        .said("belum bisa dibaca");
    edit("- Kopi\n").ended(1).said("tidak berisi isian");
    shop.remove("produk/kopi/produk.yaml")
        .write("produk/kopi/produk.yaml", b"nama: Caf\xE9\r\n");
    shop.run_inside(&["ubah", "kopi", "--nama", "Café ✓"])
        .ended(0)
        .said("UTF-8");
    assert_eq!(shop.read("produk/kopi/produk.yaml"), "nama: Café ✓\r\n");
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_left() {
    use std::os::unix::fs::PermissionsExt;
    let shop = shop();
    fs::set_permissions(shop.path(FILE), fs::Permissions::from_mode(0o444)).expect("a mode");
    for words in [
        &["ubah", "keripik-pisang", "--stok", "habis"][..],
        &["harga", "--naik", "5%"],
    ] {
        shop.run_inside(words).ended(3).said("hanya boleh dibaca");
        assert_eq!(shop.read(FILE), KERIPIK);
        assert_eq!(
            shop.read("produk/minuman/sirup-pala/produk.yaml"),
            "nama: Sirup Pala\nharga: 30.000\n"
        );
    }
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_everything_stays() {
    let shop = Shop::empty();
    let disk = shop.path("penuh");
    let Some(_disk) = crate::support::small_disk(&disk, 64) else {
        return;
    };
    let write = |path: &str, text: &str| {
        fs::create_dir_all(disk.join(path).parent().expect("a folder")).expect("folders");
        fs::write(disk.join(path), text).expect("a file");
    };
    write("toko.yaml", "nama: Toko\n");
    write("produk/kopi/produk.yaml", "nama: Kopi\nharga: 1.000\n");
    let mut filling = 0;
    while fs::write(disk.join(format!("isi-{filling}")), [0; 4096]).is_ok() {
        filling += 1;
    }
    for words in [
        &["ubah", "kopi", "--stok", "habis"][..],
        &["harga", "--naik", "5%"],
    ] {
        let words: Vec<&str> = words.iter().copied().chain(["--toko", "penuh"]).collect();
        shop.run_inside(&words).ended(3).said("Penyimpanan penuh");
        let text = fs::read_to_string(disk.join("produk/kopi/produk.yaml")).expect("it is there");
        assert_eq!(text, "nama: Kopi\nharga: 1.000\n");
    }
}

#[test]
fn former_texts_are_listed_and_come_back() {
    let shop = shop();
    let no_history = shop
        .run_inside(&["ubah", "keripik-pisang", "--riwayat"])
        .ended(0);
    assert!(no_history.output.contains("belum pernah diubah"));
    for stock in ["habis", "3"] {
        shop.run_inside(&["ubah", "keripik-pisang", "--stok", stock])
            .ended(0);
    }
    let run = shop
        .run_inside(&["ubah", "keripik-pisang", "--riwayat"])
        .ended(0);
    let lines: Vec<&str> = run.output.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.output);
    assert!(
        lines[1].starts_with("1. ") && lines[1].ends_with("(stok)"),
        "{}",
        lines[1]
    );
    shop.run_inside(&["ubah", "keripik-pisang", "--kembalikan", "2"])
        .ended(0);
    assert_eq!(shop.read(FILE), KERIPIK);
    shop.run_inside(&["ubah", "keripik-pisang", "--kembalikan"])
        .ended(0);
    assert!(shop.read(FILE).contains("stok: 3\r\n"));
    shop.run_inside(&["ubah", "keripik-pisang", "--kembalikan", "9"])
        .ended(2)
        .said("nomor 9 tidak ada");
}

#[test]
fn a_removed_product_comes_back_with_its_photos() {
    let shop = shop();
    shop.photo("produk/minuman/sirup-pala/1.jpg", 60, 40);
    let before = shop.sources();
    let run = shop.run_inside(&["hapus", "Sirup Pala"]).ended(0);
    assert!(
        run.output.contains("etalase hapus sirup-pala --kembalikan"),
        "{}",
        run.output
    );
    assert!(!shop.path("produk/minuman/sirup-pala").exists());
    shop.product("minuman/sirup-pala", "nama: Lain\n");
    shop.run_inside(&["hapus", "sirup-pala", "--kembalikan"])
        .ended(1)
        .said("sudah ada");
    assert_eq!(
        shop.read("produk/minuman/sirup-pala/produk.yaml"),
        "nama: Lain\n"
    );
    shop.remove("produk/minuman/sirup-pala");
    shop.run_inside(&["remove", "sirup pala", "--restore"])
        .ended(0);
    let files = shop
        .sources()
        .into_iter()
        .filter(|(path, _)| !path.starts_with("_riwayat"));
    assert!(files.collect::<Vec<_>>() == before);
    assert!(!shop.path("_sampah").join("produk").exists());
}

#[test]
fn builds_and_checks_never_look_into_history_and_bin() {
    let shop = Shop::bare();
    for name in ["kopi", "teh", "gula"] {
        shop.product(name, &format!("nama: Barang {name}\nharga: 10.000\n"));
        shop.good_photo(&format!("produk/{name}/1.jpg"));
    }
    shop.site();
    shop.run_inside(&["ubah", "kopi", "--harga", "11.000"])
        .ended(0);
    shop.run_inside(&["hapus", "teh"]).ended(0);
    shop.write("_riwayat/produk/rusak/produk.yaml", "nama: \"rusak\n");
    shop.write("_sampah/lama/toko.yaml", "nama: \"rusak\n");
    let site = shop.site();
    assert!(!site.has("produk/teh/index.html"));
    let words = html::words(&site.html("index.html"));
    assert!(
        words.contains("Rp11.000") && !words.contains("rusak"),
        "{words}"
    );
    let check = shop.check().ended(0);
    assert!(
        !check.errors.contains("_riwayat") && !check.errors.contains("_sampah"),
        "{}",
        check.errors
    );
    let group = Shop::empty();
    group
        .run(&["init", "--group", "--name", "Koperasi Maju"])
        .ended(0);
    group
        .write("_riwayat/kelompok.yaml", "x")
        .write("toko/_sampah/x/toko.yaml", "nama: Hantu\n");
    let run = group.build();
    assert!(
        !run.errors.contains("_sampah") && !run.errors.contains("_riwayat"),
        "{}",
        run.errors
    );
}

#[test]
fn prices_change_with_those_of_choices_and_wholesale() {
    let shop = shop();
    let table = "\
Barang             Sekarang    Menjadi
Keripik Pisang     Rp12.500   Rp13.000
  Cokelat          Rp14.000   Rp14.500
  mulai 10         Rp11.500   Rp12.000
Sirup Pala         Rp30.000   Rp31.500
";
    let before = shop.sources();
    let run = shop
        .run_inside(&["harga", "--naik", "5%", "--bulat", "500", "--coba"])
        .ended(0);
    let squeezed = |text: &str| -> Vec<String> {
        let lines = text.lines();
        lines
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    };
    assert!(
        squeezed(&run.output).starts_with(&squeezed(table)),
        "{}",
        run.output
    );
    assert!(
        run.output.contains("1 barang tanpa harga"),
        "{}",
        run.output
    );
    assert!(shop.sources() == before, "a dry run writes nothing");
    let run = shop
        .run_inside(&["price", "--up", "5%", "--round", "500"])
        .ended(0);
    assert!(run.output.contains("4 harga di 2 berkas"), "{}", run.output);
    let expected = KERIPIK
        .replace("'Rp 12.500'", "'Rp 13.000'")
        .replace("14000", "14500")
        .replace("11.500", "12.000");
    assert_eq!(shop.read(FILE), expected);
    assert_eq!(
        shop.read("produk/minuman/sirup-pala/produk.yaml"),
        "nama: Sirup Pala\nharga: 31.500\n"
    );
    shop.run_inside(&["ubah", "sirup-pala", "--kembalikan"])
        .ended(0);
    shop.run_inside(&["harga", "--turun", "1rb", "--kategori", "Minuman"])
        .ended(0);
    assert_eq!(shop.read(FILE), expected);
    assert_eq!(
        shop.read("produk/minuman/sirup-pala/produk.yaml"),
        "nama: Sirup Pala\nharga: 29.000\n"
    );
}

#[test]
fn prices_that_cannot_be_are_refused_before_anything_changes() {
    let shop = shop();
    let before = shop.sources();
    for (words, status, part) in [
        (&["harga"][..], 2, "--naik 5%"),
        (&["harga", "--naik", "-100%"], 2, "--turun"),
        (&["harga", "--turun", "100%"], 2, "menjadi nol"),
        (&["harga", "--naik", "banyak"], 2, "5% atau 500"),
        (&["harga", "--naik", "5000%"], 2, "salah ketik"),
        (&["harga", "--bulat", "0"], 2, "lebih dari nol"),
        (&["harga", "--bulat", "100.000"], 2, "akan menjadi 0"),
        (&["harga", "--turun", "11.500"], 2, "akan menjadi 0"),
        (&["harga", "--naik", "999.999.999.000"], 2, "melebihi batas"),
        (
            &["harga", "--naik", "5%", "--kategori", "Minumam"],
            2,
            "minuman",
        ),
        (&["harga", "--naik", "5%", "--turun", "5%"], 2, "--help"),
    ] {
        shop.run_inside(words).ended(status).said(part);
        let files = shop
            .sources()
            .into_iter()
            .filter(|(path, _)| !path.starts_with("_riwayat"));
        assert!(files.collect::<Vec<_>>() == before, "{words:?}");
    }
    let priceless = Shop::bare();
    priceless.product("teh", "nama: Teh\n");
    priceless
        .run_inside(&["harga", "--naik", "5%"])
        .ended(1)
        .said("belum ada barang yang berharga");
    Shop::empty()
        .run_inside(&["harga", "--naik", "5%"])
        .ended(1)
        .said("E101");
    let group = Shop::empty();
    group
        .run(&["init", "--group", "--name", "Koperasi Maju"])
        .ended(0);
    group
        .run_inside(&["harga", "--naik", "5%"])
        .ended(2)
        .said("folder kelompok");
    group.run_inside(&["ubah", "--slogan", "Bersama"]).ended(0);
    assert!(group.read("kelompok.yaml").contains("slogan: Bersama"));
}

#[test]
fn a_price_that_is_none_is_passed_over_and_named() {
    let shop = shop();
    shop.product("kopi", "nama: Kopi\nharga: 10rb-15rb\n");
    shop.product("rusak", "nama: \"Kopi\n");
    shop.product("gula", "nama: Gula\nharga: 9.000\nharga_coret: 9.500\n");
    let run = shop.run_inside(&["harga", "--naik", "10%"]).ended(1);
    for part in ["10rb-15rb", "rusak", "Gula: harga coret Rp9.500"] {
        assert!(run.errors.contains(part), "{part}: {}", run.errors);
    }
    assert_eq!(
        shop.read("produk/gula/produk.yaml"),
        "nama: Gula\nharga: 9.900\nharga_coret: 9.500\n"
    );
}

#[test]
fn an_interrupted_change_is_finished_and_prices_do_not_change_twice() {
    let shop = Shop::small();
    let digest = |text: &str| blake3::hash(text.as_bytes()).to_hex().to_string();
    let (before, after) = (
        "nama: Kopi Gayo\nharga: 12.500\n",
        "nama: Kopi Gayo\nharga: 13.000\n",
    );
    let interrupt = || {
        shop.product("kopi", before);
        shop.write("_riwayat/.berjalan/0", after);
        let files = format!(
            r#"{{"version":1,"files":[{{"path":"produk/kopi/produk.yaml","before":"{}","after":"{}"}}]}}"#,
            digest(before),
            digest(after)
        );
        shop.write("_riwayat/.berjalan/jurnal.json", files);
    };
    interrupt();
    shop.run_inside(&["harga", "--naik", "500"])
        .ended(0)
        .said("sudah diselesaikan: 1")
        .said("belum dikerjakan");
    assert_eq!(shop.read("produk/kopi/produk.yaml"), after);
    interrupt();
    shop.run_inside(&["ubah", "kopi", "--stok", "3"])
        .ended(0)
        .said("sudah diselesaikan: 1");
    assert_eq!(
        shop.read("produk/kopi/produk.yaml"),
        format!("{after}stok: 3\n")
    );
}

#[test]
fn all_keys_of_a_file_are_a_page_of_help() {
    let shop = Shop::empty();
    for (words, parts) in [
        (&["bantuan", "produk.yaml"][..], ["#harga: 12.500", "#sku:"]),
        (
            &["help", "toko.yaml", "--lang", "en"],
            ["#payment:", "#network:"],
        ),
        (&["bantuan", "KELOMPOK.YAML"], ["#kurasi:", "#diskusi:"]),
    ] {
        let run = shop.run_inside(words).ended(0);
        assert!(run.output.contains(parts[0]), "{words:?}: {}", run.output);
        assert!(run.output.contains(parts[1]), "{words:?}: {}", run.output);
    }
}

#[test]
fn what_is_there_or_in_the_wrong_place_is_said_by_add() {
    let shop = Shop::small();
    shop.run_inside(&["tambah", "Kopi", "--harga", "1.000"])
        .ended(0)
        .said("etalase ubah kopi");
    Shop::empty()
        .run_inside(&["tambah", "Kopi", "--harga", "mahal"])
        .ended(1)
        .said("toko.yaml");
}
