//! Photos from a folder or an archive.

use crate::support::pictures::{gradient, jpeg};
use crate::support::{Shop, groups, sheets};

const GOODS: &str = "No;Nama;Kode;Harga\n1;Kopi Gayo;KG250;25.000\n2;Keripik Pisang;KP;12.500\n3;Sirup Pala;SP;30.000\n";

#[test]
fn photos_are_matched_by_code_name_and_number() {
    let photo = jpeg(&gradient(64, 48));
    let files: [(&str, &[u8]); 8] = [
        ("foto/KG250-1.jpg", &photo),
        ("foto/kopi gayo (2).jpg", &photo),
        ("foto/2.jpg", &photo),
        ("foto/Sirup Pala/depan.jpg", &photo),
        ("foto/sirup-pal.jpg", &photo),
        ("foto/IMG_1234.jpg", &photo),
        ("foto/keripik-pisang.jpg", b"no photo at all"),
        ("__MACOSX/foto/._2.jpg", b"x"),
    ];
    for is_archive in [false, true] {
        let shop = Shop::bare();
        shop.write("x.csv", GOODS);
        let place = match is_archive {
            true => {
                shop.write("../foto.zip", sheets::zip(&files));
                "../foto.zip"
            }
            false => {
                for (name, bytes) in files {
                    shop.write(&format!("../kiriman/{name}"), bytes);
                }
                "../kiriman"
            }
        };
        let run = shop
            .run_inside(&["impor", "x.csv", "--foto", place, "--ya"])
            .ended(0);
        assert!(
            run.output.contains("Foto yang cocok: 5 dari 7"),
            "{}",
            run.output
        );
        assert!(
            run.output.contains("3 barang baru, 4 foto"),
            "{}",
            run.output
        );
        for part in [
            "sirup-pal.jpg` tidak cocok dengan barang mana pun. Mungkin untuk `Sirup Pala`",
            "IMG_1234.jpg` tidak cocok",
            "keripik-pisang.jpg` tidak cocok",
        ] {
            assert!(run.errors.contains(part), "{part}\n{}", run.errors);
        }
        for path in [
            "kopi-gayo/KG250-1.jpg",
            "kopi-gayo/kopi gayo (2).jpg",
            "keripik-pisang/2.jpg",
            "sirup-pala/depan.jpg",
        ] {
            assert!(shop.path(&format!("produk/{path}")).exists(), "{path}");
        }
    }
}

#[test]
fn photos_that_come_later_are_added_to_products_without_any() {
    let photo = jpeg(&gradient(64, 48));
    let shop = Shop::bare();
    shop.write("x.csv", GOODS);
    shop.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    shop.good_photo("produk/kopi-gayo/1.jpg");
    shop.write("../foto/KG250.jpg", &photo)
        .write("../foto/KP.jpg", &photo);
    shop.run_inside(&["impor", "x.csv", "--foto", "../foto", "--ya"])
        .ended(0)
        .said("1 foto");
    assert!(shop.path("produk/keripik-pisang/KP.jpg").exists());
    assert!(!shop.path("produk/kopi-gayo/KG250.jpg").exists());
}

#[test]
fn photos_of_shops_lie_in_folders_named_after_them() {
    let photo = jpeg(&gradient(64, 48));
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Usaha;Produk 1;Produk 2\nDapur Sari;Kopi;Keripik\nTenun Ani;Selendang;\nWarung Budi;Kopi;\n",
    );
    let files: [(&str, &[u8]); 5] = [
        ("Dapur Sari/kopi.jpg", &photo),
        ("Tenun Ani/WhatsApp Image 2026.jpg", &photo),
        ("selendang-2.jpg", &photo),
        ("kopi.jpg", &photo),
        ("lain/keripik.jpg", &photo),
    ];
    group.write("foto.zip", sheets::zip(&files));
    let run = group
        .run_inside(&["impor", "x.csv", "--foto", "foto.zip", "--ya"])
        .ended(0);
    for path in [
        "dapur-sari/produk/kopi/kopi.jpg",
        "tenun-ani/produk/selendang/WhatsApp Image 2026.jpg",
        "tenun-ani/produk/selendang/selendang-2.jpg",
        "dapur-sari/produk/keripik/keripik.jpg",
    ] {
        assert!(
            group.path(&format!("toko/{path}")).exists(),
            "{path}\n{}",
            run.errors
        );
    }
    // Two shops have coffee: nobody knows whose it is.
    assert!(
        run.errors.contains("kopi.jpg` tidak cocok"),
        "{}",
        run.errors
    );
}

#[test]
fn photos_of_shops_may_come_later_too() {
    let photo = jpeg(&gradient(64, 48));
    let group = groups::group(0);
    group.write(
        "x.csv",
        "Nama Usaha;No WA;Produk\nDapur Sari;0812-0000-1234;Kopi\n",
    );
    group.run_inside(&["impor", "x.csv", "--ya"]).ended(0);
    group.write("foto/Dapur Sari/kopi.jpg", &photo);
    let run = group
        .run_inside(&["impor", "x.csv", "--foto", "foto", "--ya"])
        .ended(0);
    assert!(run.output.contains("1 foto"), "{}", run.output);
    assert!(group.path("toko/dapur-sari/produk/kopi/kopi.jpg").exists());
    let run = group
        .run_inside(&["impor", "x.csv", "--foto", "foto", "--ya"])
        .ended(0);
    assert!(run.output.contains("Tidak ada yang baru"), "{}", run.output);
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_no_photo_in_products_that_are_there() {
    let shop = Shop::bare();
    let disk = shop.beside("kecil");
    let Some(_mounted) = crate::support::small_disk(&disk, 300) else {
        return;
    };
    std::fs::write(disk.join("toko.yaml"), "nama: Toko Sari\n").expect("a file");
    shop.write("x.csv", GOODS);
    let sheet = shop.path("x.csv");
    shop.run_inside(&["impor", sheet.as_str(), disk.as_str(), "--ya"])
        .ended(0);
    let photo = [jpeg(&gradient(64, 48)), vec![0; 100_000]].concat();
    for name in ["KG250", "KP", "SP"] {
        shop.write(&format!("foto/{name}.jpg"), &photo);
    }
    let photos = shop.path("foto");
    let words = [
        "impor",
        sheet.as_str(),
        disk.as_str(),
        "--foto",
        photos.as_str(),
        "--ya",
    ];
    shop.run_inside(&words).ended(3).said("penuh");
    for product in ["kopi-gayo", "keripik-pisang", "sirup-pala"] {
        let files = std::fs::read_dir(disk.join("produk").join(product)).expect("a product");
        assert_eq!(files.count(), 1, "{product}");
    }
}
