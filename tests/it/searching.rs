//! Search and filters in a real browser, from a folder and from a server: live results, typing slips, spellings,
//! sorting, long lists, the way back.

use serde_json::json;

use crate::support::browser::{Browser, Tab};
use crate::support::{Shop, example, html, web};

/// True when the last query has its results.
const DONE: &str = "document.querySelector('#hasil[aria-busy=false]')";

/// The names on the cards that are shown.
fn names(tab: &Tab) -> Vec<String> {
    tab.wait_until(DONE);
    let names =
        tab.run("Array.from(document.querySelectorAll('#hasil .name'), name => name.textContent)");
    serde_json::from_value(names).expect("names")
}

/// Names found by a query.
fn found(tab: &Tab, words: &str) -> Vec<String> {
    tab.fill("#q", words);
    names(tab)
}

/// The page's message about the results.
fn told(tab: &Tab) -> String {
    tab.wait_until(DONE);
    tab.text("#temuan")
}

/// The search page of a shop's site, opened as a file.
fn page_of(shop: &Shop) -> String {
    format!("file://{}", shop.path("situs/cari/index.html"))
}

/// A shop with products of these names.
fn shop_with(names: &[&str]) -> Shop {
    let shop = Shop::bare();
    for (number, name) in names.iter().enumerate() {
        shop.product(
            &format!("p-{number:03}"),
            &format!("nama: {}\nharga: {}\n", json!(name), 10_000 + number * 500),
        );
    }
    shop
}

const STALL: [&str; 24] = [
    "Keripik pisang",
    "Kripik singkong balado",
    "Sirup pala",
    "Sirop markisa",
    "Cokelat batang",
    "Tempe mendoan",
    "Teh melati",
    "Telor asin",
    "Cabai rawit",
    "Bawang goreng",
    "Mesin penggiling",
    "Anyaman pandan",
    "Kain tenun Sumba",
    "Saffron asli",
    "Vas bunga",
    "Jahe merah",
    "Oleh-oleh haji",
    "Kerupuk udang",
    "Kunyit bubuk",
    "Café Gayo",
    "Sambal terasi",
    "Kacang hijau",
    "Gula aren",
    "Topi rimba",
];

/// Queries with the products that they mean.
const MEANT: [(&str, &[&str]); 34] = [
    ("keripik", &["Keripik pisang", "Kripik singkong balado"]),
    ("kripik", &["Kripik singkong balado", "Keripik pisang"]),
    ("KERIPIK  pisang", &["Keripik pisang"]),
    ("pis", &["Keripik pisang"]),
    ("sirop", &["Sirop markisa", "Sirup pala"]),
    ("syrup", &["Sirup pala", "Sirop markisa"]),
    ("coklat", &["Cokelat batang"]),
    ("tempeh", &["Tempe mendoan"]),
    ("telur", &["Telor asin"]),
    ("cabe", &["Cabai rawit"]),
    ("krupuk", &["Kerupuk udang"]),
    ("trasi", &["Sambal terasi"]),
    ("safron", &["Saffron asli"]),
    ("fas", &["Vas bunga"]),
    ("phas", &["Vas bunga"]),
    ("djahe", &["Jahe merah"]),
    ("goela", &["Gula aren"]),
    ("koenjit", &["Kunyit bubuk"]),
    ("oleh2", &["Oleh-oleh haji"]),
    ("cafe", &["Café Gayo"]),
    ("hijo", &["Kacang hijau"]),
    // With and without affixes.
    ("gorengan", &["Bawang goreng"]),
    ("digoreng", &["Bawang goreng"]),
    ("menggoreng", &["Bawang goreng"]),
    ("giling", &["Mesin penggiling"]),
    ("anyam", &["Anyaman pandan"]),
    ("menganyam", &["Anyaman pandan"]),
    ("menenun", &["Kain tenun Sumba"]),
    ("sambalnya", &["Sambal terasi"]),
    // Slips of typing: a letter left out, added, mistaken, swapped.
    ("kripk", &["Kripik singkong balado", "Keripik pisang"]),
    ("keruppuk", &["Kerupuk udang"]),
    ("mendowan", &["Tempe mendoan"]),
    ("anayman", &["Anyaman pandan"]),
    ("gayp", &["Café Gayo"]),
];

/// Runs all of these queries at an address.
fn expect_meant(tab: &Tab, address: &str) {
    tab.open(address);
    let mut complaints = Vec::new();
    for (typed, meant) in MEANT {
        let mut names = found(tab, typed);
        // Which of two equal ones is first does not matter here.
        names.sort_by_key(|name| meant.iter().position(|known| known == name));
        if names != meant {
            complaints.push(format!("{typed}: {names:?}"));
        }
    }
    assert!(complaints.is_empty(), "{address}: {complaints:#?}");
    assert_eq!(tab.console(), Vec::<String>::new(), "{address}");
}

#[test]
fn slips_spellings_and_affixes_are_understood_in_a_folder_and_on_a_server() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop_with(&STALL);
    shop.site();
    let tab = browser.tab();
    expect_meant(&tab, &page_of(&shop));
    let address = web::serve(shop.folder(), Vec::new());
    expect_meant(&tab, &format!("{address}/situs/cari/index.html"));
}

#[test]
fn a_name_goes_before_a_label_a_category_and_a_text() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::bare();
    for (folder, yaml) in [
        ("a", "nama: Permen\ndeskripsi: Dibuat dari jahe segar.\n"),
        ("jahe-dan-kunyit/b", "nama: Wedang\n"),
        ("c", "nama: Sekoteng\nlabel: [jahe]\n"),
        ("d", "nama: Kopi jahe\n"),
        ("e", "nama: Jahe bubuk\n"),
        (
            "f",
            "nama: Susu\nvarian: [{nama: Rasa jahe}, {nama: Polos}]\n",
        ),
        ("g", "nama: Roti\n"),
    ] {
        shop.product(folder, &format!("{yaml}harga: 5.000\n"));
    }
    shop.site();
    let tab = browser.tab();
    tab.open(&page_of(&shop));
    let ranked = [
        "Jahe bubuk",
        "Kopi jahe",
        "Sekoteng",
        "Wedang",
        "Permen",
        "Susu",
    ];
    assert_eq!(found(&tab, "jahe"), ranked);
    assert_eq!(told(&tab), "6 produk");
    // All words must be there; where no product has them all, the nearest are shown and said to be.
    assert_eq!(found(&tab, "jahe kopi"), ["Kopi jahe"]);
    assert_eq!(found(&tab, "bubuk jahe kopi"), ["Kopi jahe", "Jahe bubuk"]);
    assert!(
        told(&tab).starts_with("Tidak ada yang persis cocok."),
        "{}",
        told(&tab)
    );
}

#[test]
fn results_can_be_narrowed_and_sorted() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::bare();
    for (folder, yaml) in [
        ("minuman/teh", "nama: Teh\nharga: 8.000\n"),
        ("minuman/kopi", "nama: Kopi\nharga: 30.000\n"),
        (
            "minuman/jus/jeruk",
            "nama: Jus jeruk\nharga: 12.000\nstok: habis\n",
        ),
        ("makanan/bolu", "nama: Bolu\n"),
        ("makanan/abon", "nama: Abon\nharga: 45.000\n"),
    ] {
        shop.product(folder, yaml);
    }
    shop.build().ended(0);
    let tab = browser.tab();
    tab.open(&page_of(&shop));
    tab.click(".filters summary");
    let set = |name: &str, value: &str| tab.fill(&format!("[name={name}]"), value);
    set("kategori", "minuman");
    assert_eq!(names(&tab), ["Kopi", "Teh", "Jus jeruk"], "below it too");
    assert_eq!(tab.text("#pilihan"), "1");
    tab.click("[name=stok]");
    tab.run(
        "document.querySelector('[name=stok]').dispatchEvent(new Event('input', {bubbles: true}))",
    );
    assert_eq!(names(&tab), ["Kopi", "Teh"]);
    set("min", "10rb");
    assert_eq!(names(&tab), ["Kopi"]);
    tab.click("#hapus");
    assert_eq!(names(&tab).len(), 5);
    set("max", "Rp30.000");
    assert_eq!(
        names(&tab),
        ["Kopi", "Teh", "Jus jeruk"],
        "no price is not cheap"
    );
    set("max", "");
    for (sort, sorted) in [
        ("murah", ["Teh", "Jus jeruk", "Kopi", "Abon", "Bolu"]),
        ("mahal", ["Abon", "Kopi", "Jus jeruk", "Teh", "Bolu"]),
        ("nama", ["Abon", "Bolu", "Jus jeruk", "Kopi", "Teh"]),
        ("toko", ["Abon", "Bolu", "Kopi", "Teh", "Jus jeruk"]),
    ] {
        set("urut", sort);
        assert_eq!(names(&tab), sorted, "{sort}");
    }
    set("min", "1 juta");
    assert_eq!(names(&tab), [""; 0]);
    assert_eq!(
        told(&tab),
        "Tidak ada produk yang cocok dengan saringan ini."
    );
    tab.click("#longgar");
    assert_eq!(names(&tab).len(), 5);
}

#[test]
fn long_lists_grow_and_the_way_back_leads_into_them() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::bare();
    for number in 1..=60 {
        shop.product(
            &format!("kue/kue-{number:02}"),
            &format!("nama: Kue {number:02}\nharga: 5.000\n"),
        );
    }
    shop.site();
    let tab = browser.tab();
    tab.open(&format!("{}?kategori=kue", page_of(&shop)));
    tab.wait_until(DONE);
    assert_eq!(
        (names(&tab).len(), told(&tab)),
        (24, "60 produk".to_owned())
    );
    assert_eq!(
        tab.run("document.querySelector('[name=kategori]').value"),
        "kue"
    );
    tab.click("#lagi");
    tab.wait_until("document.querySelectorAll('#hasil .card').length === 48");
    tab.wait_until("document.activeElement.textContent.includes('Kue 25')");
    tab.fill("#q", "kue");
    assert_eq!(names(&tab).len(), 24, "another wish begins anew");
    for shown in [48, 60] {
        tab.click("#lagi");
        tab.wait_until(&format!(
            "document.querySelectorAll('#hasil .card').length === {shown}"
        ));
    }
    tab.wait_until("document.querySelector('#lagi').closest('p').hidden");
    tab.click("#hasil li:nth-child(55) a");
    tab.wait_until("/produk/.test(location) && document.readyState === 'complete'");
    tab.leave("history.back()");
    tab.wait_until("document.querySelectorAll('#hasil .card').length === 60");
    let address = tab.run("location.search");
    assert_eq!(address, "?q=kue&kategori=kue");
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn the_field_of_the_home_page_leads_to_results() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop_with(&STALL);
    shop.site();
    let tab = browser.tab();
    tab.open(&format!("file://{}", shop.path("situs/index.html")));
    tab.run("document.querySelector('#q').value = 'gula & aren'");
    tab.click(".seek button");
    tab.wait_until("/cari/.test(location)");
    tab.wait_until(DONE);
    assert_eq!(tab.run("document.querySelector('#q').value"), "gula & aren");
    assert_eq!(names(&tab), ["Gula aren"]);
}

#[test]
fn nothing_of_the_index_is_loaded_before_somebody_searches() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop_with(&STALL);
    shop.product(
        "p-000",
        "nama: Keripik pisang\nharga: 5.000\ndeskripsi: renyah sekali\n",
    );
    shop.site();
    let address = web::serve(&shop.path("situs"), Vec::new());
    let tab = browser.tab();
    let index = || -> Vec<String> {
        let urls = tab.traffic().into_iter().map(|transfer| transfer.url);
        urls.filter(|url| url.contains("aset/search-")).collect()
    };
    for page in ["index.html", "kategori/semua/index.html", "cari/index.html"] {
        if shop.site_as_it_is().has(page) {
            tab.open(&format!("{address}/{page}"));
            assert_eq!(index(), Vec::<String>::new(), "{page}");
        }
    }
    assert_eq!(found(&tab, "renyah"), ["Keripik pisang"]);
    let kinds = ["names", "texts", "cards"];
    let loaded = index();
    for kind in kinds {
        let of_kind = loaded
            .iter()
            .filter(|url| url.contains(&format!("search-{kind}-0.")));
        assert_eq!(of_kind.count(), 1, "{kind} in {loaded:?}");
    }
}

#[test]
fn what_is_not_there_can_be_asked_for() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop_with(&["Kopi", "Teh"]);
    shop.site();
    let tab = browser.tab();
    tab.open(&page_of(&shop));
    assert_eq!(found(&tab, "<b>\"sepeda\" & 100%"), [""; 0]);
    assert_eq!(
        told(&tab),
        "Tidak ada produk yang cocok dengan “<b>\"sepeda\" & 100%”."
    );
    let link = tab.run("document.querySelector('[data-ask]').href");
    let link = percent_encoding::percent_decode_str(link.as_str().expect("an address"))
        .decode_utf8_lossy()
        .into_owned();
    assert_eq!(
        link,
        "https://wa.me/6281200001234?text=Halo Toko Sari, apakah ada <b>\"sepeda\" & 100%?"
    );
    assert_eq!(found(&tab, "kopi"), ["Kopi"]);
    assert_eq!(told(&tab), "1 produk");
    tab.fill("#q", "");
    tab.wait_until("document.querySelector('.browse').getClientRects().length");
    assert_eq!(names(&tab), [""; 0]);
}

#[test]
fn an_index_that_does_not_come_is_told_of() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop_with(&["Kopi", "Teh"]);
    let site = shop.site();
    let index = site
        .paths()
        .into_iter()
        .find(|path| path.as_str().contains("search-names"));
    let index = index.expect("the names");
    shop.remove(&format!("situs/{index}"));
    let tab = browser.tab();
    tab.open(&page_of(&shop));
    tab.fill("#q", "kopi");
    assert_eq!(
        told(&tab),
        "Daftar produk belum bisa dimuat. Periksa sambungan, lalu coba lagi."
    );
    shop.build();
    assert_eq!(found(&tab, "kop"), ["Kopi"], "the next letter tries again");
}

/// The cards of a list, without the parts that depend on their position in the page.
const CARDS: &str = "Array.from(document.querySelectorAll('.grid > .card'), card => {
    const copy = card.cloneNode(true);
    // Results do not know what is sold without choices.
    copy.querySelectorAll('.quick').forEach(part => part.remove());
    copy.removeAttribute('data-quick');
    copy.querySelectorAll('*').forEach(part => {
        const passed = ['sizes', 'fetchpriority', ...(part.localName === 'picture' ? ['class'] : [])];
        const kept = [...part.attributes].filter(one => !passed.includes(one.name)).sort((a, b) => a.name < b.name ? -1 : 1);
        [...part.attributes].forEach(one => part.removeAttribute(one.name));
        kept.forEach(one => part.setAttribute(one.name, one.value));
    });
    return copy.outerHTML.replace(/\\.\\.\\/\\.\\.\\//g, '../').replace(/\\s+/g, ' ').replace(/> | </g, part => part.trim());
}).sort()";

#[test]
fn results_are_the_cards_of_each_theme() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::bare();
    shop.write(
        "toko.yaml",
        "nama: Toko\nwhatsapp: 0812-0000-1234\ntema: lapak\n",
    );
    for (folder, yaml) in [
        (
            "a",
            "nama: Abon & <b>\nharga: 45.000\nharga_coret: 50.000\nsatuan: bungkus\nunggulan: ya\n",
        ),
        ("b", "nama: \"bolu \\\"gulung\\\"\"\n"),
        (
            "c",
            "nama: Cuka\nharga: 5.000\nstok: 3\nlabel: [asam, \"<i>\", pedas]\n",
        ),
        ("d", "nama: Dodol\nharga: 1.250.000\nstok: habis\n"),
        (
            "e",
            "nama: Emping\nharga: 5.000\npra_pesan: 7\ngrosir: [{min: 10, harga: 4.000}]\n",
        ),
        (
            "f",
            "nama: Teh\nvarian: [{nama: Kecil, harga: 4.000}, {nama: Besar, harga: 9.000}]\nsatuan: \"5' x 'a\"\n",
        ),
        (
            "g",
            "nama: Gula\nharga: 9.000\nfoto: [{berkas: 1.jpg, alt: \"Gula, \\\"merah\\\"\"}]\n",
        ),
    ] {
        shop.product(&format!("semua-barang/{folder}"), yaml);
    }
    shop.good_photo("produk/semua-barang/a/1.jpg");
    shop.photo("produk/semua-barang/g/1.jpg", 70, 90);
    let tab = browser.tab();
    for theme in ["lapak", "galeri", "warung"] {
        shop.write(
            "toko.yaml",
            format!("nama: Toko\nwhatsapp: 0812-0000-1234\ntema: {theme}\n"),
        );
        shop.build();
        tab.open(&format!(
            "file://{}",
            shop.path("situs/kategori/semua-barang/index.html")
        ));
        let cards = tab.run(CARDS);
        tab.open(&format!("{}?kategori=semua-barang", page_of(&shop)));
        assert_eq!(names(&tab).len(), 7);
        let results = tab.run(CARDS);
        for (result, card) in results
            .as_array()
            .unwrap()
            .iter()
            .zip(cards.as_array().unwrap())
        {
            assert_eq!(result, card, "{theme}");
        }
        assert_eq!(tab.console(), Vec::<String>::new(), "{theme}");
    }
}

#[test]
fn a_card_of_the_shops_own_is_that_of_results_too() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop_with(&STALL);
    // Written for lists alone: it has no attributes with the slots' own names.
    let card = "{% component product_grid(products: array, eager: integer = 0, show_featured: bool = true) -%}\n\
        <ul class=\"grid\">{% for card in products %}{{ part(component=\"card\", card=card) }}{% endfor %}</ul>\n\
        {%- endcomponent product_grid %}\n\
        {% component card(card: map, @root) -%}\n\
        <li class=\"card\"><a href=\"{{ root }}{{ card.url }}\" title=\"{{ card.name }}\">{% if card.price.text %}{{ card.price.text }}{% endif %}</a>\n\
        <p class=\"name\">{{ card.name }}</p></li>\n\
        {%- endcomponent card %}\n\
        {% component face(card: map, sizes: string, eager: bool, show_featured: bool, @root) -%}{{ card.name }}{%- endcomponent face %}\n\
        {% component category_tile(category: map, @root) -%}<li>{{ category.title }}</li>{%- endcomponent category_tile %}\n";
    shop.write("tema/templates/card.html", card);
    shop.build().ended(0);
    let tab = browser.tab();
    tab.open(&format!("{}?kategori=semua", page_of(&shop)));
    tab.wait_until(DONE);
    let cards = |tab: &Tab| tab.run(CARDS).to_string().replace("../", "");
    let results = cards(&tab);
    tab.open(&format!("file://{}", shop.path("situs/index.html")));
    assert_eq!(results, cards(&tab));
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn nothing_published_has_characters_of_private_use() {
    let site = example().site_as_it_is();
    let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    for (path, bytes) in site.files() {
        if let Ok(text) = String::from_utf8(bytes) {
            assert!(!text.contains(is_private), "{path}");
        }
    }
}

#[test]
fn photos_of_what_was_typed_for_are_loaded() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::bare();
    for name in ["bolu", "boneka", "bonang"] {
        shop.product(name, "harga: 9.000\n");
        shop.good_photo(&format!("produk/{name}/1.jpg"));
    }
    shop.build().ended(0);
    let tab = browser.tab();
    tab.open(&page_of(&shop));
    tab.fill("#q", "bon");
    tab.wait_until("document.querySelectorAll('#hasil .card').length === 2");
    tab.wait_until("[...document.querySelectorAll('#hasil img')].every(img => img.naturalWidth > 0 && img.width > 0)");
}

#[test]
fn no_name_becomes_a_program_or_breaks_the_page() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let long = "Panjang ".repeat(38);
    let hostile = [
        "</script><script>document.title='ATTACK'</script>",
        "<img src=x onerror=\"document.title='ATTACK'\">",
        "'\"`${document.title='ATTACK'}\\",
        "🌶️🔥 Pedas",
        "شاي أخضر",
        "\u{202e}lanigiro\u{2028}\u{2029}baris",
        "__proto__ constructor",
        "Satu {price}{name} {constructor} $& {$words}",
        long.trim(),
    ];
    let shop = shop_with(&hostile);
    shop.write(
        "produk/p-100/produk.yaml",
        "nama: Biasa\nharga: 1.000\nsatuan: \"<i>\"\nlabel: [\"</b>\"]\nkategori: \"<script>x\"\ndeskripsi: \"</script>rahasia\"\n",
    );
    shop.build().ended(0);
    let tab = browser.tab();
    tab.open(&page_of(&shop));
    tab.fill("[name=kategori]", "semua");
    let mut shown = names(&tab);
    shown.pop();
    let typed: Vec<String> = hostile.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(shown, typed);
    for (words, name) in [
        ("script", hostile[0]),
        ("🌶", hostile[3]),
        ("اخضر", hostile[4]),
        ("lanigiro", hostile[5]),
        ("proto", hostile[6]),
        ("rahasia", "Biasa"),
    ] {
        assert!(
            found(&tab, words).iter().any(|found| found == name),
            "{words}"
        );
    }
    assert_ne!(tab.run("document.title"), "ATTACK");
    assert_eq!(
        tab.run("document.querySelectorAll('#hasil script, #hasil img, #hasil b b').length"),
        0
    );
    assert_eq!(tab.run("document.documentElement.scrollWidth"), 360);
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn nothing_jumps_and_nothing_is_wider_than_a_small_phone() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop_with(&STALL);
    shop.site();
    let tab = browser.tab();
    tab.screen(320, 640, 2);
    tab.watch_shifts();
    for query in ["", "?q=keripik", "?q=xyzxyz", "?kategori=semua"] {
        tab.open(&format!("{}{query}", page_of(&shop)));
        tab.wait_until(DONE);
        tab.run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))");
        assert_eq!(tab.run("moved"), serde_json::json!([]), "{query}");
        // Content that a shopper opens may move the content below.
        tab.run("document.querySelector('.filters').open = true");
        assert_eq!(
            tab.run("document.documentElement.scrollWidth"),
            320,
            "{query}"
        );
    }
}

#[test]
fn without_a_script_the_page_says_so_and_shows_the_ways() {
    let shop = Shop::fixture("warung");
    let page = shop.site().html("cari/index.html");
    let words = html::words(&page);
    assert!(words.contains("butuh JavaScript"), "{words}");
    let links = html::links(&page);
    for link in [
        "../kategori/makanan/index.html",
        "../daftar-harga/index.html",
    ] {
        assert!(
            links.iter().any(|known| known == link),
            "{link} in {links:#?}"
        );
    }
    let Some(browser) = Browser::find() else {
        return;
    };
    let tab = browser.tab();
    tab.without_scripts();
    tab.open(&page_of(&shop));
    assert_eq!(
        tab.run("document.querySelector('.finder').getClientRects().length"),
        0
    );
    assert!(tab.text(".browse").contains("butuh JavaScript"));
}

#[test]
fn a_shop_without_products_has_nothing_to_search() {
    let shop = Shop::bare();
    shop.build();
    let site = shop.site_as_it_is();
    assert!(!site.has("cari/index.html"));
    assert!(
        site.paths()
            .iter()
            .all(|path| !path.as_str().contains("aset/search-"))
    );
    assert!(!site.html("index.html").contains("role=search"));
}
