//! The file alone in an empty folder, in a real browser. Skipped without a Chromium, unless `ETALASE_REQUIRE_BROWSER=1`
//! is set.

use serde_json::json;

use super::{export, shop};
use crate::support::browser::{Browser, Tab};
use crate::support::codes::message;
use crate::support::{Shop, web};

/// Runs a scenario on the file, opened in some way.
fn opened(shop: &Shop, prepare: impl Fn(&Tab), buy: impl Fn(&Tab, &str)) {
    let Some(browser) = Browser::find() else {
        return;
    };
    let (file, _) = export(shop, &[]);
    let tab = browser.tab();
    prepare(&tab);
    let address = format!("file://{file}");
    tab.open(&address);
    buy(&tab, &address);
    assert_eq!(tab.console(), Vec::<String>::new());
    let urls: Vec<String> = tab.traffic().into_iter().map(|loaded| loaded.url).collect();
    assert!(urls.iter().all(|url| url.starts_with(&address)), "{urls:?}");
}

fn shows(tab: &Tab, selector: &str) -> bool {
    let script = format!(
        "(() => {{ const found = document.querySelector({selector:?}); if (!found) return false; \
         const box = found.getBoundingClientRect(); \
         const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 100), box.top + Math.min(box.height / 2, 100)); \
         return Boolean(top && (found.contains(top) || top.contains(found))) }})()"
    );
    tab.run(&script) == json!(true)
}

fn href(tab: &Tab, selector: &str) -> String {
    let href = tab.run(&format!("document.querySelector({selector:?}).href"));
    href.as_str().expect("a link").to_owned()
}

#[test]
fn browse_choose_fill_the_cart_and_send() {
    opened(
        &shop(),
        |_| {},
        |tab, _| {
            assert_eq!(tab.run("document.title"), "Toko Sari: Oleh-oleh");
            tab.click("[id='produk/kopi/index.html'] > a");
            tab.wait_until("document.title.startsWith('Kopi Gayo')");
            assert!(shows(tab, ".card:target img") && shows(tab, ".card:target .bar"));
            // The bar stays at the thumb, however far one reads, and the photo can be enlarged.
            let bar = "(bar => innerHeight - bar.getBoundingClientRect().bottom)(document.querySelector('.card:target .bar'))";
            tab.run("document.querySelector('.card:target').scrollTo(0, 9999)");
            assert_eq!(tab.run(bar), 0);
            tab.run("document.querySelector('.card:target').scrollTo(0, 0)");
            tab.click(".card:target img");
            assert!(shows(tab, ".enlarged img"));
            tab.leave("history.back()");
            tab.wait_until("!document.querySelector('.enlarged')");
            assert!(
                tab.run("document.title")
                    .as_str()
                    .is_some_and(|title| title.starts_with("Kopi Gayo"))
            );
            // Choices of other products are left alone.
            tab.click(".card:target [for$=pilihan-1]");
            assert_eq!(tab.text(".card:target [data-sum]"), "Rp110.000");
            tab.click(".card:target [for$=pilihan-0]");
            tab.fill(".card:target .quantity", "4");
            assert_eq!(
                tab.text(".card:target [data-hint]"),
                "Tambah 1 lagi, harga jadi Rp28.000"
            );
            tab.click(".card:target [data-step='1']");
            assert_eq!(tab.text(".card:target [data-sum]"), "Rp140.000");
            assert_eq!(
                tab.text(".card:target [data-hint]"),
                "Harga grosir Rp28.000, hemat Rp10.000"
            );
            assert!(
                message(&href(tab, ".card:target [data-order]"))
                    .contains("*Kopi Gayo* (Halus): 5 bungkus x Rp28.000")
            );
            tab.click(".card:target [data-add]");
            assert_eq!(
                tab.text("[data-strip]"),
                "5 barang · Rp140.000\nLihat keranjang"
            );
            assert!(shows(tab, "[data-strip] a"));

            tab.click(".back a");
            tab.wait_until("!document.querySelector('.layer:target')");
            tab.click("[id='produk/cangkir/index.html'] > a");
            tab.wait_until("document.title.startsWith('Cangkir')");
            tab.click(".card:target [data-add]");
            tab.click("[data-strip] a");
            tab.wait_until("document.title.startsWith('Keranjang')");
            assert_eq!(tab.text("[data-total]"), "Rp155.000 + ongkir");
            let sources = "[...document.querySelectorAll('.item img')].map(photo => photo.naturalWidth > 100)";
            tab.wait_until(&format!("{sources}.join() === 'true,true'"));
            tab.click(".item [data-step='-1']");
            assert_eq!(tab.text(".item .sum"), "Rp120.000");
            assert_eq!(
                tab.text(".item .hint"),
                "Tambah 1 lagi, harga jadi Rp28.000"
            );
            tab.click("[value=Antar]");
            tab.fill("[name=name]", "Budi");
            tab.fill("[name=address]", "Jl. Merdeka 1");
            let link = href(tab, ".bar [data-send]");
            assert!(
                link.starts_with("https://wa.me/6281200001234?text="),
                "{link}"
            );
            let message = message(&link);
            for part in [
                "1. *Kopi Gayo* (Halus): 4 bungkus x Rp30.000 = Rp120.000",
                "2. *Cangkir tanah* (Putih): 1 barang x Rp15.000 = Rp15.000",
                "*Total: Rp145.000*",
                "Nama: Budi",
                "Alamat: Jl. Merdeka 1",
            ] {
                assert!(message.contains(part), "{part} in {message}");
            }
            // The line leads to its product, and the browser's way back to the cart.
            tab.click(".item .name");
            tab.wait_until("document.title.startsWith('Kopi Gayo')");
            tab.leave("history.back()");
            tab.wait_until("document.title.startsWith('Keranjang')");
        },
    );
}

#[test]
fn search_finds_filters_and_leads_to_the_product() {
    opened(
        &shop(),
        |_| {},
        |tab, _| {
            tab.click(".find");
            tab.wait_until("document.activeElement.id === 'q'");
            tab.fill("#q", "kopi");
            tab.wait_until("document.querySelectorAll('#hasil li').length === 2");
            assert_eq!(tab.text("#hasil .name"), "Kopi Gayo");
            assert_eq!(tab.text("#temuan"), "2 produk");
            tab.wait_until("document.querySelector('#hasil img').naturalWidth > 100");
            // By a slip, by a word of the description, by a label.
            for (words, name) in [
                ("gulla", "Gula aren"),
                ("kebun", "Kopi Gayo"),
                ("titipan", "Gula aren"),
            ] {
                tab.fill("#q", words);
                tab.wait_until(&format!(
                    "(document.querySelector('#hasil .name') || {{}}).textContent === {name:?}"
                ));
            }
            tab.fill("#q", "");
            tab.run("document.querySelector('.filters').open = true");
            tab.fill("[name=urut]", "mahal");
            tab.wait_until("document.querySelectorAll('#hasil li').length === 5");
            tab.click("#hasil li a");
            tab.wait_until("document.title.startsWith('Kopi Gayo')");
            tab.click(".back a");
            tab.wait_until("document.title.startsWith('Cari')");
            assert_eq!(tab.run("document.querySelectorAll('#hasil li').length"), 5);
        },
    );
}

#[test]
fn pages_and_news_open_and_lead_on() {
    opened(
        &shop(),
        |_| {},
        |tab, address| {
            tab.click(".chips a[href='#tentang/index.html']");
            tab.wait_until("document.title.startsWith('Tentang kami')");
            tab.click(".layer:target .prose a");
            tab.wait_until("document.title.startsWith('Gula aren')");
            tab.open(&format!("{address}#kabar/index.html"));
            tab.wait_until("document.title.startsWith('Kabar')");
            tab.click(".layer:target .news-card a");
            tab.wait_until("document.title.startsWith('Panen')");
            // Content at the foot of the page is not covered.
            tab.open(&format!("{address}#pembayaran"));
            tab.wait_until("document.title === 'Toko Sari: Oleh-oleh'");
            assert!(tab.text("#pembayaran").contains("000-123-4568"));
        },
    );
}

#[test]
fn without_a_script_all_can_be_read_and_ordered() {
    let no_scripts = |tab: &Tab| tab.without_scripts();
    opened(&shop(), no_scripts, |tab, address| {
        for words in [
            "Kopi Gayo",
            "Gula aren",
            "Rp12.500",
            "Tas anyaman",
            "Tanya harga",
        ] {
            assert!(tab.text("main").contains(words), "{words}");
        }
        let find = "getComputedStyle(document.querySelector('.find')).display";
        assert_eq!(tab.run(find), json!("none"));
        tab.open(&format!("{address}#produk/kopi/index.html"));
        assert!(shows(tab, ".card:target img") && shows(tab, ".back a"));
        let text = tab.text(".card:target");
        for words in [
            "Kopi Gayo",
            "Rp30.000",
            "Biji 1 kg",
            "mulai 5 bungkus",
            "Harum dari kebun",
            "Pesan WA",
        ] {
            assert!(text.contains(words), "{words} in {text}");
        }
        assert!(!text.contains("+ Keranjang"), "{text}");
        assert!(message(&href(tab, ".card:target .bar a")).contains("Kopi Gayo"));
        assert!(message(&href(tab, ".card:target .variants a")).contains("Halus"));
        for (id, words) in [
            ("tentang", "Tentang kami"),
            ("keranjang", "tidak menjalankan skrip"),
            ("cari", "butuh JavaScript"),
        ] {
            tab.open(&format!("{address}#{id}/index.html"));
            assert!(tab.text(".layer:target").contains(words), "{words}");
        }
    });
}

#[test]
fn where_nothing_can_be_stored_the_cart_works_until_the_file_is_closed() {
    let forbidden = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
    opened(
        &shop(),
        |tab| tab.prepare(forbidden),
        |tab, address| {
            tab.open(&format!("{address}#produk/gula/index.html"));
            tab.wait_until("document.title.startsWith('Gula')");
            tab.click(".card:target [data-add]");
            tab.open(&format!("{address}#keranjang/index.html"));
            tab.wait_until("document.querySelectorAll('.item').length === 1");
            assert_eq!(tab.text("[data-total]"), "Rp12.500 + ongkir");
        },
    );
}

#[test]
fn nothing_sticks_out_on_small_and_large_screens() {
    let shop = shop();
    for theme in ["lapak", "galeri", "warung"] {
        let text = shop.read("toko.yaml");
        let kept: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with("tema:"))
            .collect();
        shop.write("toko.yaml", format!("{}\ntema: {theme}\n", kept.join("\n")));
        opened(
            &shop,
            |_| {},
            |tab, address| {
                for (width, height) in [(320, 568), (360, 640), (1280, 800)] {
                    tab.screen(width, height, 1);
                    for id in [
                        "index.html",
                        "produk/kopi/index.html",
                        "produk/tas/index.html",
                        "cari/index.html",
                        "tentang/index.html",
                    ] {
                        tab.open(&format!("{address}#{id}"));
                        let wide = tab.run("Math.max(...[document.documentElement, ...document.querySelectorAll('.layer:target')].map(one => one.scrollWidth - one.clientWidth))");
                        assert_eq!(wide, 0, "{theme} {id} at {width}");
                    }
                }
            },
        );
    }
}

#[test]
fn hostile_words_stay_words() {
    let shop = Shop::bare();
    let name = "</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>'\"&\u{202e}🌶";
    shop.write(
        "toko.yaml",
        format!(
            "nama: '{}'\nwhatsapp: 0812-0000-1234\n",
            name.replace('\'', "''")
        ),
    );
    shop.product("a", &format!("nama: '{0}'\nharga: 1.000\ndeskripsi: '{0}'\nlabel: '{0}'\nkategori: '{0}'\nvarian:\n  - nama: '{0}'\n", name.replace('\'', "''")));
    opened(
        &shop,
        |tab| tab.prepare("window.alert = () => { throw Error('it ran') }"),
        |tab, address| {
            tab.open(&format!("{address}#produk/a/index.html"));
            tab.wait_until("document.title.startsWith('</script>')");
            tab.click(".card:target [data-add]");
            tab.open(&format!("{address}#keranjang/index.html"));
            tab.wait_until("document.querySelectorAll('.item').length === 1");
            tab.open(&format!("{address}#cari/index.html"));
            tab.fill("#q", "script");
            tab.wait_until("document.querySelectorAll('#hasil li').length === 1");
            assert_eq!(tab.run("document.querySelectorAll('img[src=x]').length"), 0);
        },
    );
}

#[test]
fn put_on_a_host_it_works_too() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = shop();
    let (file, _) = export(&shop, &[]);
    let root = web::serve(file.parent().expect("its folder"), Vec::new());
    let tab = browser.tab();
    tab.open(&format!("{root}/toko.html#produk/gula/index.html"));
    tab.wait_until("document.title.startsWith('Gula')");
    tab.click(".card:target [data-add]");
    assert_eq!(tab.console(), Vec::<String>::new());
    assert_eq!(tab.traffic().len(), 1);
}
