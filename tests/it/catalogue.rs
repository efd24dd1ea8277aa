//! Values as people write them, keys in both languages, visibility and order.

use etalase::parse::key_table;

use crate::support::{Shop, html, pictures, qris, repository};

/// The words of a product's page.
fn product_words(yaml: &str) -> String {
    let shop = Shop::bare();
    shop.product("uji", yaml);
    html::words(&shop.site().html("produk/uji/index.html"))
}

#[test]
fn page_list_and_cart_agree_on_which_choices_are_sold_wholesale() {
    let shop = Shop::bare();
    let tiers = "grosir:\n  - min: 10\n    harga: 45.000\n";
    let choices = |price: &str, small: &str| {
        format!(
            "{price}varian:\n  - nama: 250 g\n{small}  - nama: 500 g\n    harga: 95.000\n{tiers}"
        )
    };
    shop.product("satu", &choices("harga: 50.000\n", ""));
    shop.product("lain", &choices("", "    harga: 50.000\n"));
    shop.product("sama", &choices("", "    harga: 95.000\n"));
    shop.build().ended(0).said("E324");
    let site = shop.site_as_it_is();
    let page = |product: &str| site.html(&format!("produk/{product}/index.html"));
    // The page's cart data holds the quantity and the price from there on.
    let in_cart = |product: &str| page(product).matches("[10,45000]").count();
    let list = html::words(&site.html("daftar-harga/index.html"));

    let words = html::words(&page("satu"));
    assert!(words.contains("Harga grosir Untuk 250 g"), "{words}");
    assert_eq!(in_cart("satu"), 1);
    let words = html::words(&page("lain"));
    assert!(!words.contains("grosir"), "{words}");
    assert_eq!(in_cart("lain"), 0);
    let words = html::words(&page("sama"));
    assert!(words.contains("Harga grosir Jumlah beli"), "{words}");
    assert_eq!(in_cart("sama"), 2);
    assert_eq!(list.matches("mulai 10 Rp45.000").count(), 2, "{list}");
    assert_eq!(list.matches("Untuk 250 g").count(), 1, "{list}");
}

#[test]
fn prices_are_read_as_people_write_them() {
    let shop = Shop::bare();
    let prices = [
        ("12500", "Rp12.500"),
        ("12.500", "Rp12.500"),
        ("Rp 12.500", "Rp12.500"),
        ("\"Rp12.500,-\"", "Rp12.500"),
        ("12,5rb", "Rp12.500"),
        ("1,2 juta", "Rp1.200.000"),
        ("1.250.000", "Rp1.250.000"),
        ("IDR 750", "Rp750"),
    ];
    for (index, (typed, _)) in prices.iter().enumerate() {
        shop.product(&format!("p{index}"), &format!("harga: {typed}\n"));
    }
    let site = shop.site();
    for (index, (typed, shown)) in prices.iter().enumerate() {
        let words = html::words(&site.html(&format!("produk/p{index}/index.html")));
        assert!(
            words.contains(shown),
            "{typed} should show as {shown}: {words}"
        );
    }
}

#[test]
fn text_stays_as_it_was_typed() {
    let words = product_words(
        "nama: 08.00\nharga: 5.000\nberat: 12.50\nukuran: 007\nbahan: no\nsku: 1e3\nlabel: [ya, 1_000]\n",
    );
    for typed in ["08.00", "12.50", "007", "no", "1e3", "ya", "1_000"] {
        assert!(
            words.split(' ').any(|word| word == typed),
            "{typed} is missing in: {words}"
        );
    }
}

#[test]
fn a_price_shows_with_all_that_belongs_to_it() {
    let words = product_words(
        "harga: 80.000\nharga_coret: 100.000\nsatuan: kg\ngrosir:\n  - {min: 10, harga: 75.000}\n",
    );
    for part in ["Rp80.000 /kg", "Rp100.000", "-20%", "mulai 10 kg Rp75.000"] {
        assert!(words.contains(part), "{part} is missing in: {words}");
    }
}

#[test]
fn a_former_price_is_that_of_the_product_not_of_its_choices() {
    for price in ["15.000", "30.000"] {
        let words = product_words(&format!(
            "harga: 20.000\nharga_coret: 25.000\nvarian:\n  - {{nama: Merah, harga: {price}}}\n  - {{nama: Biru, harga: {price}}}\n"
        ));
        assert!(words.contains(&format!("Rp{price}")), "{words}");
        assert!(!words.contains("25.000") && !words.contains('%'), "{words}");
    }
}

#[test]
fn the_lowest_of_different_variant_prices_is_named_as_such() {
    let words = product_words(
        "harga: 30.000\nvarian:\n  - nama: Besar\n    harga: 55.000\n  - nama: Kecil\n",
    );
    assert!(words.contains("mulai dari Rp30.000"), "{words}");
    assert!(words.contains("Rp55.000"), "{words}");
}

#[test]
fn without_a_price_one_is_asked_for() {
    assert!(product_words("nama: Tas\n").contains("Tanya harga"));
    assert!(product_words("nama: Tas\nharga:\n").contains("Tanya harga"));
}

#[test]
fn stock_shows_in_words() {
    for (typed, shown) in [
        ("habis", "Stok habis"),
        ("0", "Stok habis"),
        ("3", "Sisa 3"),
        ("120", "Stok 120"),
        ("ada", "Tersedia"),
        ("ready stock", "Tersedia"),
    ] {
        let words = product_words(&format!("harga: 5.000\nstok: {typed}\n"));
        assert!(words.contains(shown), "{typed}: {words}");
    }
}

#[test]
fn numbers_of_the_shop_are_read_in_every_spelling() {
    for typed in [
        "0812-0000-1234",
        "+62 812 0000 1234",
        "62812 0000 1234",
        "0812.0000.1234",
        "\"081200001234\"",
    ] {
        let shop = Shop::empty();
        shop.write("toko.yaml", format!("nama: Toko Sari\nwhatsapp: {typed}\n"));
        shop.product("kopi", "harga: 5.000\n");
        let links = html::links(&shop.site().html("index.html"));
        assert!(
            links
                .iter()
                .any(|link| link.starts_with("https://wa.me/6281200001234")),
            "{typed}: {links:?}"
        );
    }
}

#[test]
fn hidden_products_are_nowhere() {
    let shop = Shop::small();
    shop.product(
        "minuman/rahasia",
        "nama: Ramuan Rahasia\nharga: 98.765\ntampil: tidak\n",
    );
    shop.photo("produk/minuman/rahasia/1.jpg", 40, 40);
    shop.write(
        "kabar/nanti.md",
        "---\njudul: Kabar Tersembunyi\ntampil: no\n---\nIsi.\n",
    );
    let site = shop.site();
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !path.as_str().contains("rahasia") && !path.starts_with("kategori"),
            "{path}"
        );
        for word in ["Rahasia", "rahasia", "98.765", "Tersembunyi"] {
            assert!(!text.contains(word), "{path} tells of {word}");
        }
    }
}

#[test]
fn what_is_sold_out_comes_last_and_the_sellers_order_first() {
    let shop = Shop::bare();
    for (folder, more) in [
        ("a", "stok: habis"),
        ("b", ""),
        ("c", "urutan: 2"),
        ("d", "urutan: 1"),
        ("e", ""),
    ] {
        shop.product(
            folder,
            &format!("nama: Barang {folder}\nharga: 5.000\n{more}\n"),
        );
    }
    let words = html::words(&shop.site().html("index.html"));
    let places: Vec<Option<usize>> = ["d", "c", "b", "e", "a"]
        .iter()
        .map(|name| words.find(&format!("Barang {name}")))
        .collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}: {words}"
    );
}

/// The shop that uses every key, in Indonesian (`id`) or English (`en`).
fn complete(language: &str) -> Shop {
    let shop = Shop::fixture(&format!("lengkap/{language}"));
    shop.write(
        "tanda.png",
        pictures::stored_as(pictures::gradient(40, 40), image::ImageFormat::Png),
    );
    shop.write(
        "stiker.png",
        pictures::stored_as(
            qris::picture(&qris::payload(&[(59, "TOKO LENGKAP")]), 200),
            image::ImageFormat::Png,
        ),
    );
    for (path, width) in [
        ("depan.jpg", 160),
        ("produk/kopi/1-depan.jpg", 130),
        ("produk/kopi/2-isi.jpg", 90),
        ("kabar/kebun.jpg", 70),
    ] {
        shop.photo(path, width, 60);
    }
    shop
}

#[test]
fn english_keys_make_the_same_pages_as_indonesian_ones() {
    let (indonesian, english) = (complete("id").site(), complete("en").site());
    assert_eq!(indonesian.paths(), english.paths());
    for ((path, one), (_, other)) in indonesian.files().zip(english.files()) {
        assert!(one == other, "{path} differs");
    }
}

#[test]
fn every_key_is_used_in_a_shop_that_builds() {
    let text = |language: &str| {
        let folder = repository().join("tests/shops/lengkap").join(language);
        let files = ["toko.yaml", "produk/kopi/produk.yaml", "kabar/panen.md"];
        let group = repository().join("tests/shops/kelompok").join(language);
        let group = std::fs::read_to_string(group.join("kelompok.yaml")).expect("a fixture");
        files
            .map(|file| std::fs::read_to_string(folder.join(file)).expect("a fixture"))
            .concat()
            + &group
    };
    let (indonesian, english) = (text("id"), text("en"));
    let uses = |text: &str, key: &str| {
        let start = format!("{key}:");
        text.lines()
            .any(|line| line.trim_start_matches([' ', '-']).starts_with(&start))
    };
    for (table, keys) in key_table() {
        for key in keys {
            assert!(
                uses(&indonesian, key.name),
                "{table}: {} is not tried",
                key.name
            );
            assert!(
                uses(&english, key.alias),
                "{table}: {} is not tried",
                key.alias
            );
        }
    }
}

#[test]
fn what_the_shop_says_is_on_its_pages() {
    let site = complete("id").site();
    let words = html::words(&site.html("index.html"));
    for part in [
        "Toko Lengkap",
        "Semua isian dipakai",
        "mencoba semua isian",
        "0812-0000-1234",
        "(0651) 12345",
        "toko@example.com",
        "Jalan Pasar 7",
        "Takengon Timur",
        "Lut Tawar",
        "Aceh Tengah",
        "04519",
        "08.00-17.00",
        "08.00-11.30",
        "WIB",
        "Bank Kita",
        "000-123-4568",
        "a.n. Sari",
        "Dompet Kita",
        "a.n. TOKO LENGKAP",
        "Bayar di tempat",
        "Ambil sendiri",
        "Gratis",
        "Rp10.000",
        "Dalam kota saja.",
        "1234567890123",
        "Panen raya",
        "17 Agustus 2026",
        "Oleh-oleh",
    ] {
        assert!(words.contains(part), "{part} is missing in: {words}");
    }
    let links = html::links(&site.html("index.html"));
    for address in [
        "instagram.com/tokolengkap",
        "tiktok.com/@tokolengkap",
        "shopee.co.id/tokolengkap",
        "maps",
        "mailto:toko@example.com",
    ] {
        assert!(
            links.iter().any(|link| link.contains(address)),
            "{address} is missing in {links:#?}"
        );
    }
    let words = html::words(&site.html("produk/kopi/index.html"));
    for part in [
        "Kopi Gayo",
        "250 g",
        "500 g",
        "Rp160.000",
        "arabika",
        "10 x 20 cm",
        "6 bulan",
        "biji kopi arabika",
        "2061171010001-99",
        "ID00110000123456789",
        "MD 123456789012",
        "Pre-order 3 hari",
        "Unggulan",
    ] {
        assert!(words.contains(part), "{part} is missing in: {words}");
    }
}

#[test]
fn a_key_without_a_value_says_nothing() {
    let shop = Shop::bare();
    let keys: String = key_table()
        .iter()
        .filter(|(table, _)| *table == "produk.yaml")
        .flat_map(|(_, keys)| keys.iter().map(|key| format!("{}:\n", key.name)))
        .collect();
    shop.product("uji", &keys);
    let words = html::words(&shop.site().html("produk/uji/index.html"));
    assert!(words.contains("Uji") && !words.contains('~'), "{words}");
}
