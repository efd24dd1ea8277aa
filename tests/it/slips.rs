//! Slips of beginners: none ends published wrong or in silence. Each is read as meant and told, or left out and told.

use crate::support::{Shop, html, pictures};

/// A slip, and what becomes of it.
struct Slip {
    /// The file that is written, from the shop's folder.
    file: &'static str,
    contents: &'static [u8],
    /// Words that the page of the product, or the page named before `|`, shows.
    shows: &'static [&'static str],
    /// Words that no page may show.
    hides: &'static [&'static str],
    /// The code that tells of it; empty where it is simply read as meant.
    code: &'static str,
}

const PRODUCT: &str = "produk/kopi/produk.yaml";

const fn product(
    contents: &'static str,
    shows: &'static [&'static str],
    hides: &'static [&'static str],
    code: &'static str,
) -> Slip {
    file(PRODUCT, contents, shows, hides, code)
}

const fn file(
    file: &'static str,
    contents: &'static str,
    shows: &'static [&'static str],
    hides: &'static [&'static str],
    code: &'static str,
) -> Slip {
    Slip {
        file,
        contents: contents.as_bytes(),
        shows,
        hides,
        code,
    }
}

const SLIPS: &[Slip] = &[
    Slip {
        file: PRODUCT,
        contents: b"nama: Kopi Ku\xe9\nharga: 12.500\n",
        shows: &["Kopi Kué"],
        hides: &[],
        code: "E216",
    },
    product(
        "nama: “Kopi Gayo”\nharga: 12.500\n",
        &["Kopi Gayo"],
        &["“Kopi"],
        "E218",
    ),
    product(
        "nama: Kopi\nharga: 12.500\ndeskripsi:\nDisangrai sendiri.\nEnak diseduh.\n",
        &["Disangrai sendiri.", "Enak diseduh."],
        &[],
        "E217",
    ),
    product(
        "nama: Kopi\nharga: 12.500\nketerangan: Disangrai sendiri.\n",
        &["Kopi"],
        &["Disangrai"],
        "E220",
    ),
    product(
        "nama: Kopi\nharga: 12.500\nvarian: Asin, Manis\n",
        &["Asin", "Manis"],
        &["Asin,"],
        "E218",
    ),
    product(
        "nama: Kopi\nvarian:\n  - Asin 12.000\n  - Manis 14.000\n",
        &["Rp12.000", "Rp14.000"],
        &["Manis 14"],
        "E218",
    ),
    product(
        "nama: Kopi\nharga: 12.500\ngrosir:\n  10: 11.000\n",
        &["Rp11.000"],
        &[],
        "E218",
    ),
    product(
        "nama: Kopi\nharga: 12.500\nsatuan: per bungkus\n",
        &["bungkus"],
        &["per bungkus"],
        "E218",
    ),
    product("nama: Kopi\nharga: 12 500\n", &["Rp12.500"], &[], "E218"),
    product(
        "nama: Kopi\nharga: 12.500\ngrosir:\n  - min: 2.5\n    harga: 11.000\n",
        &["Rp12.500"],
        &["Rp11.000"],
        "E247",
    ),
    product(
        "nama: Kopi\nharga: 12.500\ngrosir:\n  - min: 1.000\n    harga: 11.000\n",
        &["Rp11.000"],
        &[],
        "",
    ),
    product(
        "nama: Kopi\nharga: 12.500\nvarian:\n  - nama: Asin\n  - nama: Pedas\n    harga: 15.00\n  - nama: Manis\n",
        &["Asin", "Manis"],
        &["Pedas"],
        "E230",
    ),
    product(
        "nama: Kopi\nharga: 12.500\ntampil: belum\n",
        &[],
        &["Rp12.500"],
        "E246",
    ),
    product("nama: Kopi\nharga:12.500\n", &[], &["Rp12.500"], "E204"),
    product("nama: Kopi\n\tharga: 12.500\n", &[], &[], "E203"),
    product("nama: Kopi\nharga: 12.500/kg\n", &["Kopi"], &[], "E233"),
    product(
        "nama: Kopi\nhrga: 12.500\n",
        &["Kopi"],
        &["Rp12.500"],
        "E220",
    ),
    product("nama: Kopi\nharga: 12.500,50\n", &["Kopi"], &[], "E230"),
    product(
        "nama: Kopi\nharga: 12.500 - 15.000\n",
        &["Kopi"],
        &[],
        "E232",
    ),
    product("nama: Kopi: enak\nharga: 12.500\n", &[], &[], "E205"),
    product("nama: \"Kopi\nharga: 12.500\n", &[], &[], "E208"),
    product(
        "nama: Kopi\nharga: 12.500\nharga: 13.500\n",
        &["Rp12.500"],
        &["Rp13.500"],
        "E221",
    ),
    product(
        "nama: Kopi\nharga: 12.500\n  varian:\n    - Asin\n",
        &[],
        &[],
        "E210",
    ),
    product(
        "nama: Kopi\nharga: 12.500\n  - nama: Asin\n  - nama: Manis\n",
        &[],
        &[],
        "E210",
    ),
    product(
        "nama: Kopi\nharga: 12.500\n#varian:\n  - nama: Asin\n",
        &[],
        &[],
        "E219",
    ),
    product(
        "nama: Kopi\n#harga: 85.000\n",
        &["Kopi"],
        &["Rp85.000"],
        "E229",
    ),
    product(
        "nama: Kopi\nharga: 12.500\n#satuan: toples\n",
        &["Kopi"],
        &["toples"],
        "E229",
    ),
    product(
        "nama: Contoh Produk\nharga: 12.500\n",
        &["Kopi"],
        &["Contoh Produk"],
        "E228",
    ),
    product(
        "nama: Kopi\nharga: 12.500\nizin:\n  pirt: 2101104010000-29\n",
        &["Kopi"],
        &["2101104010000"],
        "E228",
    ),
    product("", &["Kopi"], &[], "E227"),
    product("nama: Kopi\nharga: 0\n", &["Kopi"], &[], "E326"),
    product("nama: Kopi\nharga: 12\n", &["Kopi"], &[], "E310"),
    product("nama: Kue\nharga: 12.500\n", &["Kue"], &[], "E325"),
    product(
        "nama: Kopi\nharga: 12.500\nstok: abis\n",
        &["Kopi"],
        &[],
        "E248",
    ),
    product(
        "nama: Kopi\nharga: 12.500\nharga_coret: 10.000\n",
        &["Rp12.500"],
        &["Rp10.000"],
        "E301",
    ),
    product(
        "nama: Kopi\nharga: dua belas ribu\n",
        &["Kopi"],
        &[],
        "E231",
    ),
    file(
        "produk/kopi/produk",
        "nama: Kopi Gayo\nharga: 13.500\n",
        &[],
        &[],
        "E111",
    ),
    file(
        "produk/kopi/produk.json",
        "{\"nama\": \"Kopi Gayo\"}",
        &[],
        &["Kopi Gayo"],
        "E111",
    ),
    file(
        "produk/kopi/kopi.docx",
        "PK\u{3}\u{4}",
        &["Kopi"],
        &[],
        "E125",
    ),
    file("produk/kopi/kopi.mp4", "ftyp", &["Kopi"], &[], "E126"),
    file(
        "produk/~/produk.yaml",
        "nama: Rahasia\nharga: 1.000\n",
        &[".|Rahasia"],
        &[],
        "",
    ),
    file(
        "halaman/tentang.md",
        "---\njudul: Tentang\ntampil: belum\n---\nToko kami di pasar.\n",
        &[],
        &["Toko kami di pasar."],
        "E246",
    ),
    file(
        "produk/kopi/cerita.txt",
        "Dari kebun sendiri.",
        &["Dari kebun sendiri."],
        &[],
        "E105",
    ),
    file(
        "produk/kopi/cerita.md.txt",
        "Dari kebun sendiri.",
        &["Dari kebun sendiri."],
        &[],
        "E105",
    ),
    file(
        "halaman/tentang.md",
        "---\r\njudul: Tentang\r\n\r\nToko kami di pasar.\r\n",
        &["tentang|Toko kami di pasar."],
        &[],
        "E260",
    ),
    file("halaman/tentang.docx", "PK\u{3}\u{4}", &[], &[], "E125"),
    file(
        "halaman/tentang.txt",
        "Toko kami di pasar.",
        &["tentang|Toko kami di pasar."],
        &[],
        "",
    ),
    file(
        "kabar/2026-11-01-panen.txt",
        "Panen sudah mulai.",
        &["kabar/2026-11-01-panen|Panen sudah mulai."],
        &[],
        "",
    ),
    file(
        "logo.svg",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        &[],
        &[],
        "E505",
    ),
    file(
        "toko.yaml",
        "nama: Toko\nwhatsapp: 0812-3456-7890\n",
        &[],
        &["wa.me"],
        "E228",
    ),
    file(
        "toko.yaml",
        "nama: Toko\nwhatsapp: 812-0000-1234\n",
        &[],
        &[],
        "E241",
    ),
    file(
        "toko.yaml",
        "nama: Toko\nwhatsapp: 0812-0000-1234\nwarna: hijau tua\n",
        &[],
        &[],
        "E218",
    ),
    file(
        "toko.yaml",
        "nama: Toko\nwhatsapp: 0812-0000-1234\npembayaran:\n  bank:\n    - nama: Bank Contoh\n      rekening: 000-123-4567\n      atas_nama: Sari\n",
        &[],
        &["000-123-4567", "Bank Contoh"],
        "E228",
    ),
    file(
        "toko.yaml",
        "nama: Toko\nwhatsapp: 0812-0000-1234\nizin:\n  nib: 0000123456789\n",
        &[],
        &["0000123456789"],
        "E228",
    ),
    file(
        "toko.yaml",
        "nama: Toko\nwhatsapp: 0812-0000-1234\nsosial:\n  instagram: \"@toko.contoh\"\n",
        &[],
        &["toko.contoh"],
        "E228",
    ),
    file(
        "toko.yaml",
        "nama: Toko\nwhatsapp: 0812-0000-1234\n#alamat: Desa Lamgugob\n",
        &[],
        &["Lamgugob"],
        "E229",
    ),
    file(
        "toko.yaml",
        "nama: Toko\nwhatsapp: 0812-0000-1234\njam_buka: 8 sampai 5\n",
        &[],
        &[],
        "E243",
    ),
];

fn shop() -> Shop {
    let shop = Shop::bare();
    shop.product("kopi", "nama: Kopi\nharga: 12.500\n");
    shop.product("kue", "nama: Kue\nharga: 5.000\n");
    shop.good_photo("produk/kopi/1.jpg");
    shop
}

/// All words of the site.
fn all_words(shop: &Shop) -> String {
    let site = shop.site_as_it_is();
    let pages = site.files();
    let pages = pages.filter(|(path, _)| path.extension() == Some("html"));
    pages
        .map(|(_, bytes)| String::from_utf8(bytes).expect("pages are UTF-8"))
        .collect()
}

fn complaint(slip: &Slip) -> Option<String> {
    let shop = shop();
    shop.write(slip.file, slip.contents);
    let run = shop.run(&["build", "--json"]);
    let codes: Vec<String> = run
        .findings()
        .into_iter()
        .map(|finding| finding.code)
        .collect();
    let mut complaints = Vec::new();
    if !slip.code.is_empty() && !codes.iter().any(|code| code == slip.code) {
        complaints.push(format!("{} was not told, but {codes:?}", slip.code));
    }
    for shown in slip.shows {
        let (page, words) = shown.split_once('|').unwrap_or(("produk/kopi", shown));
        let path = format!("{page}/index.html");
        let there = match shop.path("situs").join(&path).exists() {
            true => html::words(&shop.site_html(&path)).contains(words),
            false => false,
        };
        if !there {
            complaints.push(format!("{page} does not show `{words}`"));
        }
    }
    let all = all_words(&shop);
    for hidden in slip.hides {
        if all.contains(hidden) {
            complaints.push(format!("`{hidden}` is shown"));
        }
    }
    let contents = String::from_utf8_lossy(slip.contents);
    (!complaints.is_empty()).then(|| format!("{} {contents:?}: {complaints:?}", slip.file))
}

#[test]
fn no_slip_is_published_wrong_or_in_silence() {
    assert!(SLIPS.len() >= 40);
    let complaints: Vec<String> = SLIPS.iter().filter_map(complaint).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn categories_that_differ_in_case_are_one_in_the_first_spelling() {
    let shop = shop();
    shop.product(
        "kopi",
        "nama: Kopi\nharga: 12.500\nkategori: Minuman Segar\n",
    );
    shop.product("kue", "nama: Kue\nharga: 5.000\nkategori: minuman segar\n");
    shop.build();
    let page = html::words(&shop.site_html("kategori/minuman-segar/index.html"));
    assert!(
        page.contains("Minuman Segar") && !page.contains("minuman segar"),
        "{page}"
    );
    assert!(page.contains("Kopi") && page.contains("Kue"), "{page}");
}

#[test]
fn photos_that_phones_make_are_never_left_out_in_silence() {
    let shop = shop();
    // A multi-picture file begins as the JPEG that it is.
    shop.write(
        "produk/kue/1.mpo",
        pictures::jpeg(&pictures::sharp(480, 400)),
    );
    shop.write("produk/kue/2.hif", b"....ftypheix");
    let codes = shop.run(&["check", "--json"]).findings();
    let of = |name: &str| codes.iter().any(|finding| finding.file.ends_with(name));
    assert!(of("2.hif"), "{codes:?}");
    shop.run(&["build"]);
    assert!(shop.site_html("produk/kue/index.html").contains(".webp"));
}
