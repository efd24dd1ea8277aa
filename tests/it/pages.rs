//! Pages other than products': lists, news, price list, 404 page, files for hosts.

use crate::support::browser::Browser;
use crate::support::site::Site;
use crate::support::{Shop, html};

#[test]
fn long_lists_come_in_pages_that_lead_to_each_other() {
    let shop = Shop::bare();
    for number in 1..=160 {
        let folder = if number <= 70 { "kue" } else { "roti" };
        shop.product(
            &format!("{folder}/kue-{number:03}"),
            &format!("nama: Barang {number:03}.\nharga: 5.000\n"),
        );
    }
    let site = shop.site();
    site.expect_sound_links();
    for (list, expected, pages) in [
        ("kategori/kue", 1..=70, 2),
        ("kategori/semua", 1..=160, 3),
        ("daftar-harga", 1..=160, 2),
    ] {
        let (seen, last) = products_of_list(&site, list);
        assert_eq!(
            seen,
            expected.collect::<Vec<_>>(),
            "{list}: each once, in order"
        );
        assert_eq!(last, format!("{list}/{pages}/index.html"));
    }
}

/// The numbers of the products on the pages of a list, and its last page.
fn products_of_list(site: &Site, list: &str) -> (Vec<usize>, String) {
    let mut seen = Vec::new();
    let mut page = format!("{list}/index.html");
    loop {
        let html = site.html(&page);
        let words = html::words(&html);
        seen.extend((1..=160).filter(|number| words.contains(&format!("Barang {number:03}."))));
        let tags = html::tags(&html);
        let next = html::tags_named(&tags, "a").find(|tag| tag.attribute("rel") == Some("next"));
        let Some(next) = next else {
            return (seen, page);
        };
        let next = next.attribute("href").expect("it leads somewhere");
        page = next.trim_start_matches("../").to_owned();
    }
}

#[test]
fn the_price_list_has_every_product_once_below_its_category() {
    let site = Shop::fixture("warung").site();
    let words = html::words(&site.html("daftar-harga/index.html"));
    let (_, list) = words
        .split_once("Cetak")
        .expect("the list follows the button");
    for (part, times) in [
        ("Keripik Pisang", 1),
        ("Getas", 1),
        ("Kopi Bubuk", 1),
        ("Rp68.000", 1),
        ("mulai 10 Rp23.000", 1),
    ] {
        assert_eq!(list.matches(part).count(), times, "{part} in: {list}");
    }
    let place = |part: &str| {
        list.find(part)
            .unwrap_or_else(|| panic!("no {part} in: {list}"))
    };
    assert!(
        place("Makanan") < place("Getas")
            && place("Getas") < place("Minuman")
            && place("Minuman") < place("Kopi Bubuk")
    );
}

#[test]
fn news_is_newest_first() {
    let site = Shop::fixture("warung").site();
    let words = html::words(&site.html("kabar/index.html"));
    let titles = ["Panen raya", "Buka cabang", "Pindah tempat"];
    let places: Vec<usize> = titles
        .iter()
        .map(|title| words.find(title).expect("each is listed"))
        .collect();
    assert!(places.is_sorted(), "{words}");
    assert!(
        words.contains("1 Maret 2026"),
        "the date in a file's name counts: {words}"
    );
}

#[test]
fn links_between_texts_and_products_lead_to_their_pages() {
    let site = Shop::fixture("warung").site();
    site.expect_sound_links();
    let leads = |page: &str, target: &str| {
        let links = html::links(&site.html(page));
        assert!(
            links.iter().any(|link| link == target),
            "{page} does not lead to {target}: {links:#?}"
        );
    };
    leads("tentang/index.html", "../cara-pesan/index.html");
    leads("cara-pesan/index.html", "../produk/kopi-bubuk/index.html");
    leads(
        "produk/kopi-bubuk/index.html",
        "../../produk/keripik-pisang/index.html",
    );
}

#[test]
fn the_page_for_lost_ways_needs_no_other_file() {
    let shop = Shop::fixture("warung");
    shop.photo("logo.jpg", 60, 60);
    for url in ["", "url: https://toko.example.com/ani/\n"] {
        let toko = shop.read("toko.yaml");
        shop.write("toko.yaml", toko + url);
        let page = shop.site().html("404.html");
        for tag in html::tags(&page) {
            for name in ["src", "srcset", "href"] {
                let address = tag.attribute(name).unwrap_or("data:,");
                let alone = ["https://", "tel:", "mailto:", "data:", "#"]
                    .iter()
                    .any(|start| address.starts_with(start));
                assert!(alone, "<{} {name}={address}>", tag.name);
                assert!(
                    tag.name == "a" || !address.starts_with("https://"),
                    "<{}> loads {address}",
                    tag.name
                );
            }
        }
        assert!(page.contains("<style>") && page.contains("noindex"));
    }
}

#[test]
fn absolute_addresses_exist_only_when_the_public_one_is_known() {
    let shop = Shop::fixture("warung");
    let site = shop.site();
    assert!(!site.has("sitemap.xml"));
    for (path, html) in site.pages() {
        assert!(
            !html.contains("canonical") && !html.contains("og:url"),
            "{path}"
        );
    }
    shop.change(
        "toko.yaml",
        "slogan",
        "url: https://toko.example.com/ani\nslogan",
    );
    let site = shop.site();
    let map = site.html("sitemap.xml");
    for path in [
        "",
        "produk/getas/",
        "kategori/makanan/",
        "kabar/panen/",
        "tentang/",
    ] {
        assert!(
            map.contains(&format!("<loc>https://toko.example.com/ani/{path}</loc>")),
            "{path} in {map}"
        );
    }
    assert!(!map.contains("404"));
    assert!(
        site.html("robots.txt")
            .contains("Sitemap: https://toko.example.com/ani/sitemap.xml")
    );
    let tags = html::tags(&site.html("produk/getas/index.html"));
    let canonical =
        html::tags_named(&tags, "link").find(|tag| tag.attribute("rel") == Some("canonical"));
    assert_eq!(
        canonical.and_then(|tag| tag.attribute("href")),
        Some("https://toko.example.com/ani/produk/getas/")
    );
}

#[test]
fn a_shop_without_products_has_a_home_all_the_same() {
    let shop = Shop::bare();
    shop.build().ended(0).said("E116");
    let site = shop.site_as_it_is();
    assert!(html::words(&site.html("index.html")).contains("Produk sedang disiapkan"));
    site.expect_sound_links();
}

#[test]
fn an_english_shop_speaks_english() {
    let shop = Shop::fixture("warung");
    shop.change("toko.yaml", "slogan", "bahasa: en\nslogan");
    let site = shop.site();
    let words = html::words(&site.html("produk/kopi-bubuk/index.html"));
    assert!(
        words.contains("Sold out") && !words.contains("Stok habis"),
        "{words}"
    );
    for (path, html) in site.pages() {
        let tags = html::tags(&html);
        assert_eq!(tags[0].attribute("lang"), Some("en"), "{path}");
    }
}

#[test]
fn a_page_over_its_budget_is_reported() {
    let shop = Shop::small();
    shop.write(
        "toko.yaml",
        "nama: Toko Sari\nwhatsapp: 0812-0000-1234\nanggaran:\n  beranda: 1KB\n",
    );
    let first = shop.run(&["build", "--json"]).ended(0);
    let found = first.findings();
    assert_eq!(
        found
            .iter()
            .map(|finding| finding.code.as_str())
            .collect::<Vec<_>>(),
        ["E701"]
    );
    assert!(
        first.output.contains("index.html") && first.output.contains("1KB")
            || first.output.contains("1 KB"),
        "{first:?}"
    );
    // The theme's sheet counts, since the page links it.
    assert!(first.output.contains("aset/lapak.css"), "{first:?}");
    shop.good_photo("produk/kopi/enak.jpg");
    shop.build().ended(0).said("E701").said("foto/kopi-1-480.");
    shop.change("toko.yaml", "1KB", "1MB");
    shop.build().ended(0).never_said("E701");
    shop.change("toko.yaml", "1MB", "1KB");
    shop.build().ended(0).said("E701");
}

#[test]
fn headings_follow_each_other_whatever_levels_were_typed() {
    let shop = Shop::small();
    shop.write(
        "halaman/cara.md",
        "# Cara pesan\n\n### Pilih\n\n###### Bayar\n\n# Kirim\n\n## Ambil\n",
    );
    let page = shop.site().html("cara/index.html");
    let main = part_of(&page, "<main", "</main>");
    let levels: Vec<&str> = main
        .match_indices("<h")
        .map(|(at, _)| &main[at + 1..at + 3])
        .filter(|name| name.ends_with(|c: char| c.is_ascii_digit()))
        .collect();
    assert_eq!(levels, ["h1", "h2", "h3", "h2", "h3"], "{main}");
}

#[test]
fn the_home_page_shows_each_product_once() {
    let shop = Shop::bare();
    for name in ["dodol", "emping", "gula"] {
        shop.product(name, "harga: 9.000\nunggulan: ya\n");
    }
    shop.product("kopi", "harga: 9.000\n");
    let home = shop.site().html("index.html");
    for name in ["dodol", "emping", "gula", "kopi"] {
        let links = home.matches(&format!("href=\"produk/{name}/")).count();
        assert_eq!(links, 1, "{name}\n{home}");
    }
}

#[test]
fn rows_that_are_swiped_do_not_widen_the_page() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::bare();
    for number in 0..8 {
        shop.product(&format!("rak-{number}/dodol-{number}"), "harga: 9.000\n");
    }
    shop.build().ended(0);
    let tab = browser.tab();
    tab.screen(320, 640, 2);
    tab.open(&format!("file://{}", shop.path("situs/index.html")));
    assert_eq!(tab.run("document.documentElement.scrollWidth"), 320);
    let row = "document.querySelector('.tiles')";
    let hidden = tab.run(&format!("{row}.scrollWidth - {row}.clientWidth"));
    assert!(hidden.as_u64() > Some(250), "{hidden}");
}

#[test]
fn the_buy_column_stays_in_view_beside_a_long_text() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    let text = "Panjang sekali ceritanya. ".repeat(400);
    shop.write("produk/kopi/cerita.md", text);
    shop.build().ended(0);
    let tab = browser.tab();
    tab.screen(1280, 800, 1);
    tab.open(&format!(
        "file://{}",
        shop.path("situs/produk/kopi/index.html")
    ));
    let top = "document.querySelector('.buy').getBoundingClientRect().top";
    let gallery = "document.querySelector('.gallery').getBoundingClientRect().top";
    assert_eq!(tab.run(&format!("{top} - {gallery}")), 0);
    tab.run("scrollTo(0, 1500)");
    tab.wait_until(&format!("Math.abs({top} - 76) < 2"));
}

#[test]
fn what_a_shopper_must_know_stands_under_the_photo_and_in_the_bar() {
    let shop = Shop::bare();
    shop.product("dodol", "harga: 9.000\nharga_coret: 12.000\nstok: habis\n");
    let page = shop.site().html("produk/dodol/index.html");
    let head = html::words(part_of(&page, "class=buy>", "class=bar>"));
    assert!(
        head.contains("Stok habis") && head.contains("-25%"),
        "{head}"
    );
    let bar = html::words(part_of(&page, "class=bar>", "</div>"));
    assert!(
        bar.contains("Stok habis") && bar.contains("Rp9.000"),
        "{bar}"
    );
}

/// The HTML from one text to the next.
fn part_of<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let (_, rest) = page.split_once(from).expect("a part of the page");
    rest.split_once(to).expect("its end").0
}
