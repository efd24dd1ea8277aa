//! A newer sheet: new rows are added, and nothing that is there is touched.

use crate::support::{Shop, groups};

#[test]
fn new_products_are_added_and_differences_told() {
    let shop = Shop::bare();
    shop.write(
        "x.csv",
        "Nama;Harga;Stok;Kode\nKopi;25.000;10;K1\nTeh;15.000;;T1\nGula;12.000;;\n",
    );
    shop.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    shop.change(
        "produk/kopi/produk.yaml",
        "harga: 25.000",
        "harga: 27.000 # lebaran",
    );
    shop.change(
        "produk/teh/produk.yaml",
        "nama: Teh",
        "nama: Teh Hijau Asli",
    );
    shop.run_inside(&["hapus", "gula"]).ended(0);
    let before = shop.sources();
    shop.write(
        "x.csv",
        "Nama;Harga;Stok;Kode\nKopi;26.000;Ada;K1\nTeh;15000;5;T1\nGula;12.000;;\nMadu;50.000;;\n",
    );
    let run = shop.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    for part in [
        "Kopi: `harga` di lembar `26.000` (baris 2), di berkas `27.000`",
        "Kopi: `stok` di lembar `ada` (baris 2), di berkas `10`",
        "Teh Hijau Asli: `nama` di lembar `Teh` (baris 3), di berkas `Teh Hijau Asli`",
        "Teh Hijau Asli: `stok` di lembar `5` (baris 3), di berkas belum ada",
        "`Gula` pernah dihapus",
    ] {
        assert!(run.errors.contains(part), "{part}\n{}", run.errors);
    }
    assert!(
        run.output.contains("Barang baru: 1. Sudah ada: 2."),
        "{}",
        run.output
    );
    let after = shop.sources();
    for (path, bytes) in &before {
        if path != "x.csv" {
            assert!(after.contains(&(path.clone(), bytes.clone())), "{path}");
        }
    }
    assert!(shop.path("produk/madu/produk.yaml").exists());
    let again = shop.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    assert!(
        again.output.contains("Tidak ada yang baru"),
        "{}",
        again.output
    );
}

#[test]
fn shops_are_known_by_their_numbers_and_names() {
    let group = groups::group(0);
    let header = "Nama Usaha;No WA;NIB;Desa;Persetujuan\n";
    group.write(
        "x.csv",
        format!(
            "{header}Dapur Sari;081200001234;1234567890123;Pegasing;Ya\nKedai Ani;;;Blang;Ya\n"
        ),
    );
    group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    group.change(
        "toko/dapur-sari/toko.yaml",
        "nama: Dapur Sari",
        "nama: Dapur Bu Sari",
    );
    let before = group.read("toko/dapur-sari/toko.yaml");
    group.write(
        "x.csv",
        format!("{header}Dapur Sari;081200001235;1234567890123;Pegasing;Ya\nKedai Ani;;;Blang;Tidak\nTenun Budi;081200001234;;Blang;Ya\n"),
    );
    let run = group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    for part in [
        "Dapur Bu Sari: `whatsapp` di lembar `0812-0000-1235`",
        "Kedai Ani: `izin_terbit` di lembar `tidak` (baris 3), di berkas `ya`",
        "nomor HP `Tenun Budi` sama dengan toko `Dapur Bu Sari`",
        "Toko baru: 1",
    ] {
        let all = format!("{}{}", run.output, run.errors);
        assert!(all.contains(part), "{part}\n{all}");
    }
    assert_eq!(group.read("toko/dapur-sari/toko.yaml"), before);
    assert!(group.path("toko/tenun-budi/toko.yaml").exists());
}

#[test]
fn two_runs_at_once_do_not_mix() {
    use std::fs::File;
    let shop = Shop::small();
    shop.write("x.csv", "Nama;Harga\nTeh;15.000\n");
    shop.run_inside(&["ubah", "kopi", "--harga", "13.000"])
        .ended(0);
    let lock = File::options()
        .write(true)
        .open(shop.path("_riwayat/.kunci"))
        .expect("the lock's file");
    lock.lock().expect("the lock");
    shop.run_inside(&["impor", "x.csv", "--ya"])
        .ended(3)
        .said("sedang diubah");
    assert!(!shop.path("produk/teh").exists());
    // Looking needs no lock.
    shop.run_inside(&["impor", "x.csv", "--coba"]).ended(0);
}

#[cfg(unix)]
#[test]
fn a_folder_whose_name_no_path_takes_stops_no_import() {
    let group = groups::group(0);
    group.write("toko/a\\b/toko.yaml", "nama: Toko Aneh\n");
    group.write("x.csv", "Nama Usaha;No WA\nDapur Sari;0812-0000-1234\n");
    group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    assert!(group.path("toko/dapur-sari/toko.yaml").exists());
}

#[test]
fn the_same_sheet_again_brings_nothing() {
    let shop = Shop::bare();
    shop.write(
        "x.csv",
        "Nama;Harga;Kode\nKue;4.000;\nKue;5.000;\nKopi;8.000;K2\nKopi;9.000;K1\n",
    );
    shop.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    // A third of the name, whose code is new, takes the place of none.
    shop.write(
        "x.csv",
        "Nama;Harga;Kode\nKue;4.000;\nKue;5.000;\nKopi;9.500;K3\nKopi;8.000;K2\nKopi;9.000;K1\n",
    );
    for expected in ["Barang baru: 1. Sudah ada: 4.", "Tidak ada yang baru"] {
        let run = shop
            .run_inside(&["impor", "x.csv", "--ya"])
            .ended(0)
            .never_said("di berkas");
        assert!(run.output.contains(expected), "{}", run.output);
    }
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Usaha;No WA;NIB;Desa\n\
         Dapur Sari;081200001234;1234567890123;Pegasing\n\
         Katering Sari;081200001234;;Pegasing\n\
         Warung Ani;081200001235;1234567890123;Blang\n\
         Kedai Budi;;;Blang\n\
         Kedai Budi;081200001236;;Blang\n",
    );
    group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    let run = group
        .run_inside(&["impor", "x.csv", "--ya"])
        .ended(0)
        .never_said("di berkas");
    assert!(run.output.contains("Tidak ada yang baru"), "{}", run.output);
}

#[test]
fn a_shop_is_known_by_any_name_of_its_file_that_a_build_reads() {
    let group = groups::group(0);
    group.write("x.csv", "Nama Usaha;No WA\nDapur Sari;0812-0000-1234\n");
    group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    let file = |name: &str| group.path("toko/dapur-sari").join(name);
    std::fs::rename(file("toko.yaml"), file("Toko.yml")).expect("a rename");
    let run = group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    assert!(run.output.contains("Tidak ada yang baru"), "{}", run.output);
}
