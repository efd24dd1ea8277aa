//! Readiness, reports and mending: `check` is honest, and says what to do next.

use crate::support::groups::group;
use crate::support::{Run, Shop, example_cache, repository};

/// A shop that lacks nothing.
fn ready() -> Shop {
    let shop = Shop::empty();
    shop.write(
        "toko.yaml",
        "nama: Toko Sari\nwhatsapp: 0812-0000-1234\ndeskripsi: Kopi dari kebun sendiri.\n\
         alamat: Desa Lamgugob, Banda Aceh\njam_buka: Senin-Sabtu 08.00-17.00\n\
         url: https://sari.example.org\npembayaran:\n  cod: ya\npengiriman:\n  - Ambil sendiri\n\
         izin:\n  nib: 0000987654321\n",
    );
    shop.product("kopi", "nama: Kopi\nharga: 12.500\ndeskripsi: Harum.\n");
    shop.write(
        "produk/kopi/1.jpg",
        std::fs::read(repository().join("example-site/toko/umah-ine/sampul.jpg")).expect("a photo"),
    );
    shop
}

#[test]
fn all_is_well_only_when_it_is() {
    let shop = ready();
    shop.check()
        .ended(0)
        .said("Semua baik: 1 produk")
        .said("100 dari 100");
    shop.product("kue", "nama: Kue\ndeskripsi: Manis.\n");
    let run = shop.check().ended(0).never_said("Semua baik");
    let run = run.said("produk/kue/produk.yaml").said("E327").said("E328");
    run.said("Foto (").said("Harga (").said("misalnya `Kue`");
    // A build keeps to what is wrong.
    shop.build().ended(0).never_said("E327").never_said("E328");
    shop.remove("produk/kue");
    shop.change("toko.yaml", "jam_buka: Senin-Sabtu 08.00-17.00\n", "");
    let run = shop.check().ended(0).never_said("Semua baik");
    run.said("Tidak ada kesalahan")
        .said("96 dari 100")
        .said("jam_buka");
}

#[test]
fn a_group_sees_who_is_ready_and_who_is_hidden() {
    let group = group(3);
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\nkurasi:\n  nilai_minimum: 40\n  sembunyikan: ya\n",
    );
    group.write(
        "toko/toko-002/toko.yaml",
        "nama: Toko Dua\nalamat: Banda Aceh\n",
    );
    let run = group
        .build()
        .said("E334")
        .said("Toko Dua belum tampil di portal");
    assert_eq!(run.status, 0);
    let checked = group.check().said("Kesiapan 3 toko");
    let checked =
        checked.said("Toko Dua (toko/toko-002) - belum tampil di portal, paling sedikit 40");
    let order = |part: &str| checked.output.find(part).expect("it is there");
    assert!(
        order("Toko 0 (") < order("Toko Dua ("),
        "{}",
        checked.output
    );
    let after = &checked.output[order("Toko Dua (")..];
    assert_eq!(after.matches("    - ").count(), 3, "{after}");
    assert!(after.contains("Isi `whatsapp`"), "{after}");
    // Weights of the group's own: a place is all that counts.
    let weights = [
        "kontak",
        "foto",
        "harga",
        "keterangan",
        "pembayaran",
        "izin",
        "pengiriman",
    ];
    let weights = weights.map(|key| format!("    {key}: 0\n")).concat();
    group.write(
        "kelompok.yaml",
        format!(
            "nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\nkurasi:\n  nilai_minimum: 40\n  sembunyikan: ya\n  bobot:\n{weights}    tempat: 100\n"
        ),
    );
    group
        .check()
        .never_said("E334")
        .never_said("belum tampil di portal");
    group.build().ended(0).never_said("E334");
}

#[test]
fn a_check_says_the_same_again_and_after_a_build() {
    let group = group(3);
    group.write(
        "toko/toko-001/produk/kopi/produk.yaml",
        "nama: Kopi\nhrga: 12.500\n",
    );
    let first = group.check();
    assert!(!group.path("situs").exists(), "a check publishes nothing");
    let said = |run: &Run| (run.status, run.output.clone(), run.errors.clone());
    assert_eq!(said(&group.check()), said(&first));
    group.build();
    assert_eq!(said(&group.check()), said(&first));
    // An edit after a check, then another: nothing is believed of the shop as it was built.
    group.write(
        "toko/toko-001/toko.yaml",
        "nama: Toko Baru\nwhatsapp: 0812-0000-0001\n",
    );
    let edited = group.check().said("Toko Baru");
    group.write(
        "toko/toko-002/toko.yaml",
        "nama: Toko Baru\nwhatsapp: 0812-0000-0002\n",
    );
    group.check().said("E322").said("Toko Baru");
    assert!(!edited.errors.contains("E322"));
    let cold = group.run(&["check", "--cache", group.beside("lain").as_str()]);
    assert_eq!(said(&group.check()), said(&cold));
}

#[test]
fn a_report_is_a_page_a_table_or_data() {
    let group = group(3);
    group.write(
        "toko/toko-001/toko.yaml",
        "nama: =HYPERLINK(\"x\")\nwhatsapp: 0812-0000-0001\n",
    );
    for name in ["laporan.html", "laporan.csv", "laporan.json"] {
        let path = group.beside(name);
        group
            .run(&["check", "--report", path.as_str()])
            .said("Laporannya di");
        let text = std::fs::read_to_string(&path).expect("a report");
        // A folder is shown as its system has it, and escaped in JSON.
        let seen = text.replace(r"\\", "/").replace('\\', "/");
        assert!(
            text.contains("Toko 0") && seen.contains("toko/toko-002"),
            "{text}"
        );
        match name {
            "laporan.html" => assert!(text.contains("&quot;") && text.contains("@page"), "{text}"),
            "laporan.csv" => {
                assert!(text.starts_with("\u{feff}No,Nama,Folder,NIB,"), "{text}");
                assert!(text.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{text}");
            }
            _ => {
                let data: serde_json::Value = serde_json::from_str(&text).expect("JSON");
                assert_eq!(data["shops"].as_array().map(Vec::len), Some(3));
                assert!(
                    data["findings"]
                        .as_array()
                        .is_some_and(|all| !all.is_empty())
                );
                assert_eq!(data["shops"][0]["rows"].as_array().map(Vec::len), Some(11));
            }
        }
        // A report is replaced by the next one, a person's file never.
        group
            .run(&["check", "--report", path.as_str()])
            .said("Laporannya di");
        std::fs::write(&path, "catatan saya").expect("a file");
        let refused = group.run(&["periksa", "--laporan", path.as_str()]).ended(2);
        refused.said("bukan laporan buatan Etalase");
        assert_eq!(std::fs::read_to_string(&path).expect("it"), "catatan saya");
    }
    group
        .run(&["check", "--report", "laporan.doc"])
        .ended(2)
        .said("laporan.html");
}

#[test]
fn what_is_certain_is_mended_in_place_and_the_rest_is_left() {
    let group = group(2);
    let broken =
        "# Harga dari Bu Sari\nnama: Kopi\nhrga: 12.500 # naik\nsatuan: per bungkus\nstok: abis\n";
    group.write("toko/toko-001/produk/makanan/kopi/produk.yaml", broken);
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 812-0000-1299\n",
    );
    let run = group.run(&["check", "--fix"]);
    let run = run
        .said("- hrga: 12.500 # naik")
        .said("+ harga: 12.500 # naik");
    run.said("E248").never_said("E220").never_said("E241");
    assert_eq!(
        group.read("toko/toko-001/produk/makanan/kopi/produk.yaml"),
        "# Harga dari Bu Sari\nnama: Kopi\nharga: 12.500 # naik\nsatuan: bungkus\nstok: abis\n"
    );
    assert!(
        group
            .read("kelompok.yaml")
            .contains("whatsapp: 0812-0000-1299")
    );
    // The former texts are kept, each in the folder of its shop.
    let kept = |folder: &str| {
        std::fs::read_dir(group.path(folder)).is_ok_and(|mut all| all.next().is_some())
    };
    assert!(kept("toko/toko-001/_riwayat") && kept("_riwayat"));
    group
        .run(&["periksa", "--betulkan"])
        .said("Tidak ada yang bisa dibetulkan sendiri");
}

#[test]
fn a_broken_member_stays_as_it_was_published_and_is_told() {
    let group = group(2);
    group.build().ended(0);
    group.write(
        "toko/toko-001/toko.yaml",
        "nama: \"Toko Satu\nwhatsapp: 0812-0000-0001\n",
    );
    group
        .build()
        .ended(1)
        .said("E127")
        .said("dibiarkan seperti terakhir terbit");
    assert!(
        group
            .site_html("toko/toko-001/index.html")
            .contains("Toko 1")
    );
    group.check().ended(1).said("E127");
}

/// A thing that a person breaks in the example.
enum Broken {
    /// A part of a text is replaced.
    Text(&'static str, &'static str, &'static str),
    /// A file gets other bytes.
    Bytes(&'static str, &'static [u8]),
    /// A file or folder is removed.
    Gone(&'static str),
}

use Broken::{Bytes, Gone, Text};

const SHOP: &str = "toko/umah-ine/toko.yaml";
const COFFEE: &str = "toko/umah-ine/produk/kopi/kopi-gayo-arabika/produk.yaml";
const HONEY: &str = "toko/umah-ine/produk/minuman/madu-pelawan/produk.yaml";
const SUGAR: &str = "toko/umah-ine/produk/makanan/gula-aren/produk.yaml";
const PHOTO: &str = "toko/umah-ine/produk/kopi/kopi-gayo-arabika/1-depan.jpg";
const ONAN: &str = "toko/onan-tao/toko.yaml";
const ABOUT: &str = "toko/umah-ine/halaman/tentang.md";

/// What is broken, and a word of the check that names it and that the whole example does not lead to.
const BROKEN: &[(Broken, &str)] = &[
    (
        Text(HONEY, "\nharga:", "\n#harga:"),
        "madu-pelawan/produk.yaml",
    ),
    (Text(SUGAR, "\nprice:", "\nkode:"), "gula-aren/produk.yaml"),
    (Text(COFFEE, "harga: 85.000", "hraga: 85.000"), "hraga"),
    (
        Text(COFFEE, "harga: 85.000", "harga: 85.000,50"),
        "85.000,50",
    ),
    (Text(COFFEE, "harga: 85.000", "harga: 85"), "E310"),
    (Text(COFFEE, "harga: 85.000", "harga: 0"), "E326"),
    (Text(COFFEE, "harga: 85.000", "harga:85.000"), "E204"),
    (Text(COFFEE, "harga: 85.000", "\tharga: 85.000"), "E203"),
    (Text(COFFEE, "harga: 85.000", "harga: mahal"), "mahal"),
    (
        Text(
            COFFEE,
            "nama: Kopi Gayo Arabika, sangrai sedang",
            "nama: \"Kopi Gayo",
        ),
        "E208",
    ),
    (
        Text(COFFEE, "foto: 1-depan.jpg", "foto: 9-depan.jpg"),
        "9-depan.jpg",
    ),
    (Text(COFFEE, "sku: KGA-500", "sku: KGA-250"), "KGA-250"),
    (Text(COFFEE, "Biji utuh 500 g", "Biji utuh 250 g"), "E304"),
    (Text(COFFEE, "stok: habis", "stok: abis"), "abis"),
    (
        Text(COFFEE, "pirt: 2101104020000-29", "pirt: 2101104020000-19"),
        "E307",
    ),
    (Text(COFFEE, "unggulan: ya", "unggulan: mungkin"), "mungkin"),
    (
        Text(SHOP, "whatsapp: 0812-0000-1234", "whatsapp: 0812-00"),
        "0812-00",
    ),
    (
        Text(SHOP, "Jumat: 08.00-12.00", "Jumat: 08.00-32.00"),
        "E243",
    ),
    (
        Text(SHOP, "warna: \"#2f4a33\"", "warna: \"#2f4a3\""),
        "#2f4a3",
    ),
    (
        Text(SHOP, "logo: logo.png", "logo: gambar.png"),
        "gambar.png",
    ),
    (Text(SHOP, "nib: 0000123400012", "nib: 123400012"), "E244"),
    (
        Text(
            SHOP,
            "koordinat: \"4.6262, 96.8441\"",
            "koordinat: \"96.8441, 4.6262\"",
        ),
        "E251",
    ),
    (Text(SHOP, "UMAH INE6011", "UMAH INA6011"), "E271"),
    (Text(SHOP, "bahasa: id", "bahasa: xx"), "xx"),
    (Text(SHOP, "zona: WIB", "zona: WIBB"), "WIBB"),
    (Text(ONAN, "tema: warung", "tema: warong"), "warong"),
    (
        Text(
            ONAN,
            "jam_buka: Senin-Sabtu 08.00-18.00; Minggu 13.00-18.00\n",
            "",
        ),
        "Isi `jam_buka`",
    ),
    (Text(ONAN, "pengiriman:", "pengirimn:"), "pengirimn"),
    (
        Text(ONAN, "whatsapp: 0812-0000-1243\n", ""),
        "Isi `whatsapp`",
    ),
    (
        Text("kelompok.yaml", "jenis: koperasi", "jenis: kop"),
        "`kop`",
    ),
    (
        Text(
            "kelompok.yaml",
            "nama: Koperasi Saling Titip",
            "nama Koperasi",
        ),
        "kelompok.yaml",
    ),
    (Text(ABOUT, "\n---\n", "\n"), "tentang.md"),
    (Bytes(PHOTO, b"bukan foto"), "1-depan.jpg"),
    (Bytes(PHOTO, b""), "1-depan.jpg"),
    (
        Bytes("toko/umah-ine/halaman/harga.docx", b"PK"),
        "harga.docx",
    ),
    (
        Bytes("toko/umah-ine/produk/kopi/kopi-gayo-arabika/3.mp4", b"ftyp"),
        "3.mp4",
    ),
    (Bytes(HONEY, b""), "madu-pelawan/produk.yaml"),
    (Gone(PHOTO), "1-depan.jpg"),
    (Gone(ONAN), "E101"),
];

#[test]
fn whatever_is_broken_in_the_example_is_named() {
    assert!(BROKEN.len() >= 30);
    let example = Shop::copy_of(&repository().join("example-site"));
    let check = || {
        let run = example.run(&["check", "--cache", example_cache()]);
        format!("{}\n{}", run.output, run.errors)
    };
    let whole = check();
    let mut silent = Vec::new();
    for (number, (broken, named)) in BROKEN.iter().enumerate() {
        let (Text(file, ..) | Bytes(file, _) | Gone(file)) = broken;
        let former = std::fs::read(example.path(file)).ok();
        match broken {
            Text(file, from, to) => {
                example.change(file, from, to);
            }
            Bytes(file, bytes) => {
                example.write(file, bytes);
            }
            Gone(file) => {
                example.remove(file);
            }
        }
        let said = check();
        if !said.contains(named) || whole.contains(named) {
            silent.push(format!("{number}: {file} `{named}`\n{said}"));
        }
        match former {
            Some(bytes) => {
                example.write(file, bytes);
            }
            None => {
                example.remove(file);
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn a_renamed_product_keeps_its_address_by_a_mend() {
    let group = group(2);
    group.build().ended(0);
    let folder = |name: &str| group.path("toko/toko-001/produk/makanan").join(name);
    std::fs::rename(folder("kopi"), folder("kopi-gayo")).expect("a rename");
    group.check().ended(0).said("alamat_lama");
    let run = group.run(&["check", "--fix"]).ended(0);
    run.said("  + alamat_lama: ");
    let data = group.read("toko/toko-001/produk/makanan/kopi-gayo/produk.yaml");
    assert!(data.ends_with("alamat_lama: kopi\n"), "{data}");
    group.build().ended(0).never_said("alamat_lama");
    let page = group.site_html("toko/toko-001/produk/kopi/index.html");
    assert!(page.contains("../kopi-gayo/index.html"), "{page}");
}
