//! Sheets of marketplaces, offices and forms, with the headers that they have.

use crate::support::sheets::{cells, workbook, xlsx};
use crate::support::{Run, Shop, groups};

/// Imports sheets into a shop of its own.
fn imported(files: &[(&str, Vec<u8>)]) -> (Shop, Run) {
    let shop = Shop::bare();
    let mut words = vec!["impor"];
    for (name, bytes) in files {
        shop.write(name, bytes);
        words.push(name);
    }
    words.push("--ya");
    let run = shop.run_inside(&words);
    (shop, run)
}

fn product(shop: &Shop, folder: &str) -> String {
    let text = shop.read(&format!("produk/{folder}/produk.yaml"));
    let values = text.lines().filter(|line| !line.starts_with('#'));
    values.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_template_of_shopee() {
    let keys: &[&str] = &[
        "ps_category",
        "ps_product_name",
        "ps_product_description",
        "ps_sku_parent_short",
        "et_title_option_for_variation_1",
        "ps_price",
        "ps_stock",
        "ps_sku_short",
        "ps_item_cover_image",
        "ps_item_image_1",
        "ps_weight",
    ];
    let labels: &[&str] = &[
        "Kategori",
        "Nama Produk",
        "Deskripsi Produk",
        "SKU Induk",
        "Varian untuk Variasi 1",
        "Harga",
        "Stok",
        "Kode Variasi",
        "Foto Sampul",
        "Foto Produk 1",
        "Berat",
    ];
    let hints = [
        "Wajib",
        "Tidak wajib",
        "Harga produk, paling sedikit Rp99",
        "Isi dengan angka",
    ];
    let mut rows: Vec<Vec<&str>> = vec![keys.to_vec(), vec!["basic"; 11], labels.to_vec()];
    rows.extend(hints[1..].iter().map(|hint| vec![*hint; 11]));
    rows.push(vec![
        "100636 - Makanan",
        "Keripik Pisang",
        "Renyah",
        "KP",
        "Asin",
        "n:10000",
        "n:5",
        "KP-A",
        "https://cf.shopee.co.id/a",
        "https://cf.shopee.co.id/b",
        "n:0.25",
    ]);
    rows.push(vec![
        "100636 - Makanan",
        "Keripik Pisang",
        "Renyah",
        "KP",
        "Manis",
        "n:12000",
        "n:7",
        "KP-M",
        "",
        "",
        "",
    ]);
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let book = workbook(&[("Template", &cells(&rows), "")]);
    let (shop, run) = imported(&[("shopee.xlsx", book)]);
    let run = run.ended(0).said("dari Shopee").said("Barang baru: 1");
    run.said("2 foto di lembar berupa tautan");
    let text = product(&shop, "keripik-pisang");
    assert!(text.contains("harga: 10.000\nvarian:\n  - nama: Asin\n    stok: 5\n    sku: KP-A\n  - nama: Manis\n    harga: 12.000\n    stok: 7\n    sku: KP-M"), "{text}");
    shop.site();
}

#[test]
fn two_exports_of_shopee_are_one_catalogue() {
    let sales = xlsx(&[
        &[
            "et_title_product_id",
            "et_title_product_name",
            "et_title_variation_name",
            "et_title_variation_sku",
            "et_title_variation_price",
            "et_title_variation_stock",
        ],
        &["sales_info", "220", "", "", "", ""],
        &[
            "ID Produk",
            "Nama Produk",
            "Nama Variasi",
            "SKU",
            "Harga",
            "Stok",
        ],
        &["n:111", "Kopi Gayo", "250 g", "K250", "n:25000", "n:5"],
        &["n:111", "Kopi Gayo", "1 kg", "K1", "n:90000", "n:2"],
        &["n:112", "Teh Hijau", "", "", "n:15000", "n:9"],
    ]);
    let basic = xlsx(&[
        &[
            "et_title_product_id",
            "et_title_product_name",
            "et_title_product_description",
        ],
        &["basic_info", "", ""],
        &["ID Produk", "Nama Produk", "Deskripsi"],
        &["n:111", "Kopi Gayo", "Disangrai tiap Selasa"],
        &["n:112", "Teh Hijau", "Dari kebun sendiri"],
    ]);
    let (shop, run) = imported(&[("sales.xlsx", sales), ("basic.xlsx", basic)]);
    run.ended(0).said("Barang baru: 2");
    let text = product(&shop, "kopi-gayo");
    assert!(
        text.contains("deskripsi: Disangrai tiap Selasa")
            && text.contains("- nama: 1 kg\n    harga: 90.000"),
        "{text}"
    );
    assert!(product(&shop, "teh-hijau").contains("harga: 15.000"));
    shop.site();
}

#[test]
fn the_sheet_of_tokopedia() {
    let rows = cells(&[
        &["Tokopedia: tambah sekaligus"],
        &[
            "Pesan Error",
            "Nama Produk*",
            "Deskripsi Produk",
            "Kode Kategori*",
            "Berat* (Gram)",
            "Minimum Pemesanan*",
            "Nomor Etalase",
            "Kondisi*",
            "Foto Produk 1*",
            "Foto Produk 2",
            "SKU Name",
            "Status*",
            "Jumlah Stok*",
            "Harga (Rp)*",
        ],
        &[
            "",
            "Nama produk, paling banyak 70 huruf",
            "Jelaskan",
            "Lihat daftar",
            "Dalam gram",
            "",
            "",
            "Baru atau Bekas",
            "Tautan foto",
            "",
            "",
            "Aktif atau Nonaktif",
            "Angka",
            "Angka tanpa titik",
        ],
        &[
            "",
            "Kopi Gayo",
            "Arabika",
            "n:2819",
            "n:250",
            "n:1",
            "",
            "Baru",
            "https://images.tokopedia.net/a",
            "",
            "KG",
            "Aktif",
            "n:12",
            "n:25000",
        ],
        &[
            "",
            "Teh Hijau",
            "",
            "n:2819",
            "n:100",
            "n:1",
            "",
            "Baru",
            "",
            "",
            "TH",
            "Nonaktif",
            "n:0",
            "n:15000",
        ],
    ]);
    let (shop, run) = imported(&[("tp.xlsx", workbook(&[("ISI TEMPLATE", &rows, "")]))]);
    run.ended(0).said("dari Tokopedia").said("Barang baru: 2");
    assert_eq!(
        product(&shop, "kopi-gayo"),
        "nama: Kopi Gayo\nharga: 25.000\nstok: 12\ndeskripsi: Arabika\nberat: 250 g\nsku: KG"
    );
    assert!(
        product(&shop, "teh-hijau").contains("stok: habis")
            && product(&shop, "teh-hijau").contains("tampil: tidak")
    );
}

#[test]
fn the_sheet_of_tiktok_shop() {
    let (shop, run) = imported(&[(
        "tiktok.xlsx",
        xlsx(&[
            &[
                "Category",
                "Brand",
                "Product Name",
                "Product Description",
                "Main Product Image",
                "Product Image 2",
                "Price",
                "Quantity",
            ],
            &[
                "Makanan",
                "No brand",
                "Kopi Gayo",
                "<p>Arabika</p><p>250 g</p>",
                "https://x/1",
                "https://x/2",
                "n:25000",
                "n:4",
            ],
        ]),
    )]);
    run.ended(0).said("dari TikTok Shop");
    assert_eq!(
        product(&shop, "kopi-gayo"),
        "nama: Kopi Gayo\nharga: 25.000\nstok: 4\nkategori: Makanan\ndeskripsi: |\n  Arabika\n\n  250 g"
    );
}

#[test]
fn the_export_of_shopify_old_and_new() {
    let old = "Handle,Title,Body (HTML),Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Status\n\
        kopi,Kopi Gayo,<p>Enak</p>,Minuman,\"arabika, gayo\",TRUE,Isi,250 g,K250,5,25000.00,30000.00,https://cdn/1.jpg,active\n\
        kopi,,,,,,,1 kg,K1,2,90000.00,,https://cdn/2.jpg,\n\
        kopi,,,,,,,,,,,,https://cdn/3.jpg,\n\
        teh,Teh Hijau,,,,FALSE,Title,Default Title,T1,0,15000.00,,,draft\n";
    let new = "URL handle,Title,Description,Product category,Option1 value,SKU,Inventory quantity,Price,Compare-at price,Product image URL,Status\n\
        kopi,Kopi Gayo,Enak,Minuman > Kopi,250 g,K250,5,25000,30000,https://cdn/1.jpg,Active\n\
        kopi,,,,1 kg,K1,2,90000,,,\n\
        teh,Teh Hijau,,,Default Title,T1,0,15000,,,Draft\n";
    for (what, text) in [("old", old), ("new", new)] {
        let (shop, run) = imported(&[("shopify.csv", text.as_bytes().to_vec())]);
        run.ended(0).said("dari Shopify").said("Barang baru: 2");
        let kopi = product(&shop, "kopi-gayo");
        assert!(
            kopi.starts_with("nama: Kopi Gayo\nharga: 25.000\nharga_coret: 30.000\nvarian:\n  - nama: 250 g\n    stok: 5\n    sku: K250\n  - nama: 1 kg\n    harga: 90.000\n    stok: 2\n    sku: K1"),
            "{what}: {kopi}"
        );
        let teh = product(&shop, "teh-hijau");
        assert!(
            teh.contains("stok: habis") && teh.contains("tampil: tidak") && !teh.contains("varian"),
            "{what}: {teh}"
        );
        shop.site();
    }
}

#[test]
fn the_export_of_woocommerce() {
    let text = "ID,Type,SKU,Name,Published,Short description,Description,In stock?,Stock,Weight (kg),Sale price,Regular price,Categories,Tags,Images,Parent,Attribute 1 name,Attribute 1 value(s)\n\
        10,simple,TH,Teh Hijau,1,Segar,,1,9,0.1,12000,15000,Minuman,,https://x/1.jpg,,,\n\
        11,variable,KG,Kopi Gayo,1,,Arabika,1,,,,,\"Minuman > Kopi, Oleh-oleh\",,\"https://x/2.jpg, https://x/3.jpg\",,Isi,\"250 g, 1 kg\"\n\
        12,variation,KG-250,Kopi Gayo - 250 g,1,,,1,5,,,25000,,,,KG,Isi,250 g\n\
        13,variation,KG-1,Kopi Gayo - 1 kg,1,,,1,2,,,90000,,,,id:11,Isi,1 kg\n";
    let (shop, run) = imported(&[("wc.csv", text.as_bytes().to_vec())]);
    run.ended(0).said("dari WooCommerce").said("Barang baru: 2");
    let kopi = product(&shop, "kopi-gayo");
    assert!(kopi.contains("harga: 25.000\nvarian:\n  - nama: 250 g\n    stok: 5\n    sku: KG-250\n  - nama: 1 kg\n    harga: 90.000"), "{kopi}");
    assert!(
        kopi.contains("kategori:\n  - Kopi\n  - Oleh-oleh"),
        "{kopi}"
    );
    let teh = product(&shop, "teh-hijau");
    assert!(
        teh.contains("harga: 12.000\nharga_coret: 15.000") && teh.contains("berat: 0,1 kg"),
        "{teh}"
    );
    shop.site();
}

#[test]
fn the_export_of_loyverse() {
    let text = "Handle,SKU,Name,Category,Description,Sold by weight,Option 1 name,Option 1 value,Cost,Barcode,Track stock,Available for sale [Toko Sari],Price [Toko Sari],In stock [Toko Sari]\n\
        kopi,10000,Kopi Gayo,Minuman,,N,Isi,250 g,15000,,Y,Y,25000,5\n\
        kopi,10001,,,,,,1 kg,60000,,Y,Y,90000,2\n\
        teh,10002,Teh Hijau,Minuman,,N,,,0,,N,Y,variable,\n";
    let (shop, run) = imported(&[("lv.csv", text.as_bytes().to_vec())]);
    run.ended(0)
        .said("dari Loyverse")
        .said("Barang baru: 2")
        .said("`variable` dibaca sebagai tanpa harga");
    let kopi = product(&shop, "kopi-gayo");
    assert!(
        kopi.contains("- nama: 250 g\n    stok: 5\n    sku: '10000'")
            || kopi.contains("- nama: 250 g\n    stok: 5\n    sku: 10000"),
        "{kopi}"
    );
    assert!(!product(&shop, "teh-hijau").contains("harga"));
    shop.site();
}

#[test]
fn the_projects_of_oss_are_joined_by_business() {
    let group = groups::group(0);
    group.write(
        "oss.csv",
        "nib,nama_perusahaan,kbli,judul_kbli,nama_proyek,alamat_usaha,kelurahan_usaha,kecamatan_usaha,kab_kota_usaha,latitude,longitude,nama_user,email,nomor_telp,npwp_perusahaan\n\
         1234567890123,DAPUR SARI,10750,Industri makanan,Dapur,Jl. Pasar 1,Pegasing,Bebesen,Kab. Aceh Tengah,4.62,96.84,ORANGRAHASIA,sari@example.com,081200001234,NPWPRAHASIA\n\
         1234567890123,DAPUR SARI,56101,Rumah makan,Warung,Jl. Pasar 9,Blang,Bebesen,Kab. Aceh Tengah,4.63,96.85,ORANGRAHASIA,sari@example.com,081200001234,NPWPRAHASIA\n",
    );
    let run = group.run_inside(&["impor", "oss.csv", "--ya"]).ended(0);
    let run = run
        .said("dari OSS")
        .said("Toko baru: 1")
        .never_said("RAHASIA");
    drop(run);
    let text = group.read("toko/dapur-sari/toko.yaml");
    assert!(
        text.contains("nib: 1234567890123") && text.contains("koordinat: 4.62, 96.84"),
        "{text}"
    );
    assert!(!text.contains("RAHASIA"));
    assert!(
        group
            .read("toko/dapur-sari/_pribadi.yaml")
            .contains("NPWPRAHASIA")
    );
    group.run_inside(&["check"]).ended(0);
}

#[test]
fn a_form_of_kobo_with_groups_and_answers_in_columns() {
    let group = groups::group(0);
    group.write(
        "kobo.csv",
        "start;data/nama_usaha;data/nomor_wa;data/jenis;data/jenis/makanan;data/jenis/kain;data/_lokasi_latitude;data/_lokasi_longitude;data/desa;identitas/nik;persetujuan;_id;_uuid\n\
         2026-11-29T10:00:00;Dapur Sari;081200001234;makanan;1;0;4.62;96.84;Pegasing;1106014708900001;ya;1;abc\n",
    );
    let run = group.run_inside(&["impor", "kobo.csv", "--ya"]).ended(0);
    run.said("dari Kobo")
        .said("data/nama_usaha → nama")
        .never_said("1106014708900001");
    let text = group.read("toko/dapur-sari/toko.yaml");
    assert!(
        text.contains("izin_terbit: ya") && text.contains("koordinat: 4.62, 96.84"),
        "{text}"
    );
}
