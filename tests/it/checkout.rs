//! One checkout for all shops of a group, in a real browser: from looking to ordering, and what may go wrong meanwhile.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::time::{Duration, Instant};

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::support::browser::{Browser, Tab};
use crate::support::{Shop, example_cache, html, repository, web};

/// The message in a link to a chat.
fn message(link: &str) -> String {
    let (_, text) = link.split_once("?text=").expect("a message");
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Keeps links to chats from leading out of the test; they are noted in `window.opened`.
const STAY: &str = "addEventListener('click', event => {
    const link = event.target.closest('[data-send], [data-again]');
    if (!link) return;
    if (!event.defaultPrevented) (window.opened = window.opened || []).push(link.href);
    event.preventDefault();
});";

/// A group of three shops without choices, and with ways to get the goods.
fn group() -> Shop {
    let group = Shop::empty();
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\n",
    );
    for (number, folder) in ["ani", "budi", "sari"].iter().enumerate() {
        shop_in(
            &group,
            folder,
            &format!("nama: Toko {folder}\nwhatsapp: 0812-0000-000{number}\n"),
        );
    }
    group
}

/// The same group, which takes the orders of its shops.
fn group_that_takes_orders() -> Shop {
    let group = group();
    let text = group.read("kelompok.yaml");
    group.write("kelompok.yaml", text + "pesan_lewat: kelompok\n");
    group
}

fn shop_in(group: &Shop, folder: &str, data: &str) {
    let ways = "pengiriman:\n  - nama: Ambil sendiri\n    ongkos: 0\n  - nama: Antar\n    ongkos: 10.000\n";
    group.write(
        &format!("toko/{folder}/toko.yaml"),
        format!("{data}{ways}  - nama: Ekspedisi\n"),
    );
    for product in 0..3 {
        group.write(
            &format!("toko/{folder}/produk/p{product}/produk.yaml"),
            format!("nama: Barang {product} {folder}\nharga: 10.000\n"),
        );
    }
}

/// The example's group, built.
fn whole_example() -> Shop {
    let group = Shop::copy_of(&repository().join("example-site"));
    group
        .run(&["build", "--quiet", "--cache", example_cache()])
        .ended(0);
    group
}

fn site(group: &Shop) -> String {
    group.build().ended(0);
    format!("file://{}", group.path("situs"))
}

/// Presses a product's button on the front of its shop.
fn add(tab: &Tab, site: &str, shop: &str, product: usize) {
    tab.open(&format!("{site}/toko/{shop}/index.html"));
    tab.click(&format!(".card:has([href*='p{product}/']) .quick button"));
}

fn open_cart(tab: &Tab, site: &str, parts: usize) {
    tab.open(&format!("{site}/keranjang/index.html"));
    tab.wait_until(&format!(
        "document.querySelectorAll('.part').length === {parts}"
    ));
    tab.run(STAY);
}

/// A shopper who presses things that can be seen, and counts.
struct Shopper<'t> {
    tab: &'t Tab<'t>,
    taps: usize,
}

impl Shopper<'_> {
    fn tap(&mut self, selector: &str) {
        self.taps += 1;
        self.tab.wait_until(&format!(
            "(found => found && found.getClientRects().length)(document.querySelector({selector:?}))"
        ));
        self.tab.click(selector);
    }
}

#[test]
fn orders_in_two_shops_take_eleven_taps() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = whole_example();
    let root = group.path("situs");
    for site in [format!("file://{root}"), web::serve(&root, Vec::new())] {
        let tab = browser.tab();
        tab.screen(360, 640, 2);
        tab.open(&format!("{site}/index.html"));
        let mut shopper = Shopper { tab: &tab, taps: 0 };
        let coffee = ".card:has([href*='umah-ine/produk/kopi-gayo-arabika']) .quick button";
        for _ in 0..2 {
            shopper.tap(coffee);
            shopper.tap("dialog[open] .button:nth-of-type(2)");
            tab.wait_until("!document.querySelector('dialog')");
        }
        shopper.tap(".card:has([href*='pondok-sahang/produk/lada-putih']) .quick button");
        shopper.tap("dialog[open] .button");
        tab.wait_until("!document.querySelector('dialog')");
        assert_eq!(tab.text("[data-summary]"), "3 barang · 2 toko · Rp352.000");
        shopper.tap("[data-strip] a");
        tab.wait_until("document.querySelectorAll('.part').length === 2");
        tab.run(STAY);
        shopper.tap("[name=name]");
        tab.fill("[name=name]", "Rina");
        shopper.tap("[name=address]");
        tab.fill("[name=address]", "Jl. Merdeka 1, Medan");
        shopper.tap(".bar [data-send]");
        tab.wait_until("document.querySelector('.part.sent')");
        shopper.tap(".bar [data-send]");
        tab.wait_until("document.querySelectorAll('.part.sent').length === 2");
        println!("{site}: {} taps on the site", shopper.taps);
        assert!(shopper.taps <= 11, "{}", shopper.taps);
        // And one in WhatsApp for each, to send what is written there.
        let opened: Vec<String> = serde_json::from_value(tab.run("opened")).expect("links");
        let [first, second] = &opened[..] else {
            panic!("{opened:?}")
        };
        let (first, second) = (message(first), message(second));
        let of_coffee = "*Kopi Gayo Arabika, sangrai sedang* (Biji utuh 500 g): 2 bungkus x Rp162.000 = Rp324.000";
        let orders = [(&first, "*Pondok Sahang*"), (&second, "*Umah Ine*")];
        for (order, shop) in orders {
            assert!(
                order.contains(shop) && order.contains("Nama: Rina"),
                "{order}"
            );
        }
        assert!(first.contains("(Stoples 100 g): 1 stoples"), "{first}");
        assert!(second.contains(of_coffee), "{second}");
        assert_eq!(tab.console(), Vec::<String>::new());
    }
}

#[test]
fn by_the_pages_of_the_goods_it_is_not_much_further() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = whole_example();
    let root = group.path("situs");
    let site = format!("file://{root}");
    let tab = browser.tab();
    tab.screen(360, 640, 2);
    tab.open(&format!("{site}/index.html"));
    let mut shopper = Shopper { tab: &tab, taps: 0 };
    shopper.tap(".card [href*='umah-ine/produk/kopi-gayo-arabika']");
    shopper.tap("label[for=pilihan-1]");
    shopper.tap("[data-step='1']");
    shopper.tap(".bar [data-add]");
    assert_eq!(tab.text("[data-summary]"), "2 barang · Rp324.000");
    // The phone's own way back.
    shopper.taps += 1;
    tab.leave("history.back()");
    tab.wait_until("document.body.classList.contains('on-portal')");
    shopper.tap(".card [href*='pondok-sahang/produk/lada-putih']");
    shopper.tap("label[for=pilihan-0]");
    shopper.tap(".bar [data-add]");
    assert_eq!(tab.text("[data-summary]"), "3 barang · 2 toko · Rp352.000");
    shopper.tap("[data-strip] a");
    tab.wait_until("document.querySelectorAll('.part').length === 2");
    tab.run(STAY);
    shopper.tap("[name=name]");
    tab.fill("[name=name]", "Rina");
    // The keyboard's way on, which is no tap.
    tab.run("document.querySelector('[data-cart]').requestSubmit()");
    assert_eq!(tab.run("document.activeElement.name"), "address");
    tab.fill("[name=address]", "Jl. Merdeka 1, Medan");
    shopper.tap(".bar [data-send]");
    tab.wait_until("document.querySelector('.part.sent')");
    shopper.tap(".bar [data-send]");
    tab.wait_until("document.querySelectorAll('.part.sent').length === 2");
    assert!(shopper.taps <= 12, "{}", shopper.taps);
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn who_orders_is_typed_once_for_all_shops_and_remembered() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    let site = site(&group);
    for forbidden in [false, true] {
        let tab = browser.tab();
        if forbidden {
            tab.prepare(
                "Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })",
            );
        }
        add(&tab, &site, "ani", 0);
        tab.open(&format!("{site}/toko/ani/keranjang/index.html"));
        tab.fill("[name=name]", "Rina");
        tab.fill("[name=address]", "Jl. Merdeka 1");
        add(&tab, &site, "budi", 0);
        let who = |text: &str| {
            format!(
                "['name', 'address'].map(name => document.querySelector(`[name=${{name}}]`).value).join() === '{text}'"
            )
        };
        let cart = format!("{site}/toko/budi/keranjang/index.html");
        tab.open_until(&cart, &who("Rina,Jl. Merdeka 1"));
        // The strip counts another shop's cart too.
        assert_eq!(tab.text("[data-summary]"), "2 barang · 2 toko · Rp20.000");
        let cart = format!("{site}/keranjang/index.html");
        let both = "document.querySelectorAll('.part').length === 2";
        tab.open_until(&cart, &who("Rina,Jl. Merdeka 1"));
        tab.wait_until(both);
        tab.click("[data-forget]");
        tab.open_until(&cart, &who(","));
        tab.wait_until(both);
        assert_eq!(tab.console(), Vec::<String>::new());
    }
}

#[test]
fn each_shop_has_its_own_delivery_and_mistakes_stay_below_their_fields() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    group.change("toko/budi/toko.yaml", "  - nama: Ekspedisi\n", "");
    let site = site(&group);
    let tab = browser.tab();
    add(&tab, &site, "ani", 0);
    add(&tab, &site, "budi", 1);
    open_cart(&tab, &site, 2);
    // Ani's costs nothing to overlook; what Budi asks for has to be chosen.
    let chosen = "[...document.querySelectorAll('.part')].map(part => (part.querySelector('[data-delivery] :checked') || {}).value || '')";
    assert_eq!(tab.run(chosen), json!(["Ekspedisi", ""]));
    let last = "[...document.querySelectorAll('.part')].map(part => [...part.querySelectorAll('[data-delivery] input')].pop().value)";
    assert_eq!(tab.run(last), json!(["Ambil sendiri", "Ambil sendiri"]));
    let told = "[...document.querySelectorAll('.mistake')].filter(one => one.getClientRects().length).map(one => one.innerText)";
    tab.click(".bar [data-send]");
    let words = json!([
        "Isi nama dulu, ya.",
        "Isi alamat dulu, supaya barangnya bisa dikirim."
    ]);
    assert_eq!(tab.run(told), words);
    assert_eq!(tab.run("document.activeElement.name"), "name");
    let tied = "['name', 'address'].every(name => (field => document.getElementById(field.getAttribute('aria-describedby')).innerText \
        && field.getAttribute('aria-invalid') === 'true')(document.querySelector(`[name=${name}]`)))";
    assert_eq!(tab.run(tied), true);
    // They stay until they are mended.
    tab.fill("[name=name]", "Rina");
    assert_eq!(
        tab.run(told),
        json!(["Isi alamat dulu, supaya barangnya bisa dikirim."])
    );
    tab.fill("[name=address]", "Jl. Merdeka 1");
    assert_eq!(tab.run(told), json!([]));
    tab.click(".bar [data-send]");
    tab.wait_until("document.querySelector('.part.sent')");
    assert_eq!(tab.text(".bar .button"), "Kirim 2 dari 2: Toko budi");
    tab.click(".bar [data-send]");
    assert_eq!(tab.run(told), json!(["Pilih dulu cara menerima barang."]));
    tab.click(".part:nth-child(2) [value=Antar]");
    assert_eq!(tab.run(told), json!([]));
    assert_eq!(tab.text("[data-total]"), "Rp30.000 + ongkir");
    // The address is asked for as long as one parcel needs it.
    let address = "document.querySelector('[data-address]').hidden";
    tab.click(".part:nth-child(2) [value='Ambil sendiri']");
    assert_eq!(tab.run(address), false);
    tab.click(".part:nth-child(2) [value=Antar]");
    tab.click(".bar [data-send]");
    tab.wait_until("document.querySelectorAll('.part.sent').length === 2");
    let opened: Vec<String> = serde_json::from_value(tab.run("opened")).expect("links");
    let orders: Vec<String> = opened.iter().map(|link| message(link)).collect();
    assert!(orders[0].contains("Pengiriman: Ekspedisi"), "{orders:?}");
    assert!(
        orders[1].contains("Pengiriman: Antar") && orders[1].contains("Total: Rp20.000"),
        "{orders:?}"
    );
    // A change of what was sent unfolds it.
    add(&tab, &site, "ani", 0);
    open_cart(&tab, &site, 2);
    assert_eq!(tab.run("document.querySelectorAll('.part.sent').length"), 1);
    tab.click(".part.sent [data-drop]");
    tab.wait_until("document.querySelectorAll('.part').length === 1");
    tab.click("[data-removed] button");
    tab.wait_until("document.querySelectorAll('.part').length === 2");
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn prices_in_the_joint_cart_never_break() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    group.write(
        "toko/ani/produk/p0/produk.yaml",
        "nama: Tanah di tepi danau dengan pemandangan yang sangat indah sekali\nharga: 999.999.999.999\n",
    );
    let site = site(&group);
    let tab = browser.tab();
    add(&tab, &site, "ani", 0);
    add(&tab, &site, "budi", 0);
    for width in [320, 360, 1280] {
        tab.screen(width, 640, 1);
        open_cart(&tab, &site, 2);
        let whole = "[...document.querySelectorAll('.item .sum, .sending strong')].every(sum => \
            !sum.offsetWidth || sum.getClientRects().length === 1 && sum.offsetHeight < 32)";
        assert_eq!(tab.run(whole), true, "{width}");
        let wide = tab.run("document.documentElement.scrollWidth");
        assert_eq!(wide, width, "{width}");
    }
}

#[test]
fn one_of_three_orders_is_too_long_for_a_link() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    let site = site(&group);
    let tab = browser.tab();
    for shop in ["ani", "budi", "sari"] {
        add(&tab, &site, shop, 0);
    }
    tab.open(&format!("{site}/toko/budi/index.html"));
    tab.run(
        "etalase.change(lines => { for (let i = 0; i < 60; i++) lines.push(Object.assign({}, lines[0], { id: 'x' + i, name: 'Barang ☕ nomor ' + i })); return lines; })",
    );
    open_cart(&tab, &site, 3);
    tab.fill("[name=name]", "Rina");
    tab.fill("[name=address]", "Jl. Merdeka 1");
    for (turn, is_long) in [(1, false), (2, true), (3, false)] {
        let link = tab.run("document.querySelector('.bar [data-send]').href");
        let link = link.as_str().expect("a link");
        assert!(link.len() < 2000, "{}", link.len());
        let order = message(link);
        assert_eq!(order.contains(" macam barang lain"), is_long, "{order}");
        let told = tab.run("!document.querySelector('[data-shortened]').hidden");
        assert_eq!(told, is_long, "{turn}");
        let whole = tab.run("document.querySelector('[data-message]').textContent");
        let whole = whole.as_str().expect("a text");
        assert_eq!(whole.contains("Barang ☕ nomor 59"), is_long, "{whole}");
        tab.click(".bar [data-send]");
        tab.wait_until(&format!(
            "document.querySelectorAll('.part.sent').length === {turn}"
        ));
    }
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn two_shops_of_one_name_and_number_have_each_their_cart() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    for folder in ["ani", "budi"] {
        shop_in(&group, folder, "nama: Toko Kue\nwhatsapp: 0812-0000-0007\n");
    }
    group.build();
    let site = format!("file://{}", group.path("situs"));
    let tab = browser.tab();
    add(&tab, &site, "ani", 0);
    add(&tab, &site, "budi", 0);
    add(&tab, &site, "budi", 1);
    assert_eq!(tab.text("[data-summary]"), "3 barang · 2 toko · Rp30.000");
    for (folder, names) in [
        ("ani", json!(["Barang 0 ani"])),
        ("budi", json!(["Barang 0 budi", "Barang 1 budi"])),
    ] {
        tab.open(&format!("{site}/toko/{folder}/keranjang/index.html"));
        let found =
            tab.run("[...document.querySelectorAll('.item .name')].map(name => name.textContent)");
        assert_eq!(found, names);
    }
    open_cart(&tab, &site, 2);
    let photos = tab.run("[...document.querySelectorAll('.item .name')].map(name => name.href.split('/toko/').pop())");
    assert_eq!(photos[0], "ani/produk/p0/index.html");
    assert_eq!(photos[1], "budi/produk/p0/index.html");
    tab.click(".part .remove");
    tab.wait_until("document.querySelectorAll('.part').length === 1");
    assert_eq!(tab.run("document.querySelectorAll('.item').length"), 2);
}

#[test]
fn a_shop_that_the_portal_hides_is_in_the_checkout_all_the_same() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    group.write(
        "kelompok.yaml",
        "nama: Koperasi Maju\nwhatsapp: 0812-0000-1299\nkurasi: {nilai_minimum: 100, sembunyikan: ya}\n",
    );
    let site = site(&group);
    assert!(!group.site_html("index.html").contains("Toko ani"));
    let tab = browser.tab();
    add(&tab, &site, "ani", 0);
    tab.click("[data-strip] a");
    tab.wait_until("document.querySelector('.part')");
    assert_eq!(tab.text(".part h2"), "Toko ani");
}

#[test]
fn what_a_group_has_got_is_not_ordered_again() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group_that_takes_orders();
    let site = site(&group);
    let tab = browser.tab();
    add(&tab, &site, "ani", 0);
    add(&tab, &site, "budi", 0);
    open_cart(&tab, &site, 2);
    tab.fill("[name=name]", "Rina");
    for part in [1, 2] {
        tab.click(&format!(".part:nth-child({part}) [value='Ambil sendiri']"));
    }
    tab.click("[data-send]");
    tab.wait_until("!document.querySelector('[data-done]').hidden");
    let first = message(tab.run("opened[0]").as_str().expect("a link"));
    assert!(
        first.contains("Barang 0 ani") && first.contains("Barang 0 budi"),
        "{first}"
    );

    add(&tab, &site, "sari", 0);
    let (parts, sent) = (".part", ".folded:not([hidden])");
    let count = |what| format!("document.querySelectorAll('{what}').length");
    let all = format!("{} === 3 && {} === 2", count(parts), count(sent));
    tab.open_until(&format!("{site}/keranjang/index.html"), &all);
    tab.run(STAY);
    assert_eq!(tab.text("[data-bar] [data-amount]"), "Rp10.000");
    // It may not have got here yet either.
    tab.fill("[name=name]", "Rina");
    tab.click(".part:nth-child(3) [value='Ambil sendiri']");
    tab.click("[data-send]");
    tab.wait_until("!document.querySelector('[data-done]').hidden");
    let second = message(tab.run("opened[0]").as_str().expect("a link"));
    assert!(second.contains("Barang 0 sari"), "{second}");
    assert!(
        !second.contains(" ani") && !second.contains(" budi"),
        "{second}"
    );
}

#[test]
fn fetching_goods_costs_no_delivery() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    let text = shop.read("toko.yaml");
    shop.write(
        "toko.yaml",
        text + "pengiriman: [Diambil di toko, Ekspedisi]\n",
    );
    shop.build().ended(0);
    let site = format!("file://{}", shop.path("situs"));
    let tab = browser.tab();
    tab.open(&format!("{site}/index.html"));
    tab.click("[data-add]");
    open_cart(&tab, &site, 1);
    tab.click("[value='Diambil di toko']");
    assert_eq!(tab.text("[data-total]"), "Rp12.500");
}

#[test]
fn a_group_takes_the_orders_in_every_edition() {
    let group = group_that_takes_orders();
    group.build().ended(0);
    let shop = Shop::empty();
    let folder = group.path("toko/ani");
    for (what, options) in [("html", &[][..]), ("poster", &[]), ("pricelist", &[])] {
        let file = shop.path(&format!("{what}.html"));
        let words = [
            &["export", what, folder.as_str(), "--out", file.as_str()],
            options,
        ]
        .concat();
        group.run_inside(&words).ended(0);
        let page = std::fs::read_to_string(&file).expect("a file");
        let chats: Vec<String> = html::links(&page)
            .into_iter()
            .filter(|link| link.contains("wa.me"))
            .collect();
        assert!(
            chats.iter().all(|link| link.contains("6281200001299")),
            "{what}: {chats:?}"
        );
        assert!(
            !page.contains("6281200000000") && !page.contains("0812-0000-0000"),
            "{what}"
        );
    }
    let page = group.site_html("toko/ani/produk/p0/index.html");
    assert!(page.contains("6281200001299") && !page.contains("6281200000000"));
}

/// Numbers that look random and are the same in every run.
struct Dice(u32);

impl Dice {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_103_515_245).wrapping_add(12_345) & 0x7fff_ffff;
        (self.0 >> 8) % most
    }
}

/// Lets the test close the store for a tab, by `closed_store`.
const LOCK: &str = "(() => {
    const real = localStorage, kept = sessionStorage;
    Object.defineProperty(window, 'closed_store', { get() { return kept.closed === 'yes' }, set(is) { kept.closed = is ? 'yes' : 'no' } });
    Object.defineProperty(window, 'localStorage', { get() { if (kept.closed === 'yes') throw new Error('closed'); return real; } });
})()";

/// The lines that a page sees of all shops: shop, product, and the tag of the change.
const SEEN: &str = "etalase.filled().flatMap(id => etalase.lines({ id, folder: '' })).map(line => [line.site + line.id, line.tags.join()])";

/// Lines that a tab has put into the carts, each with its tags.
type Put = BTreeMap<String, BTreeSet<String>>;

fn seen(tab: &Tab) -> Put {
    lines(&tab.run(SEEN))
}

fn lines(value: &Value) -> Put {
    let rows: Vec<(String, String)> = serde_json::from_value(value.clone()).expect("lines");
    let tags = |tags: String| tags.split(',').map(str::to_owned).collect();
    rows.into_iter()
        .map(|(name, row)| (name, tags(row)))
        .collect()
}

#[test]
fn no_line_is_ever_lost_on_random_walks() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group();
    let files = site(&group);
    let host = web::serve(&group.path("situs"), Vec::new());
    // Chromium under load sometimes gives a page opened as a file a separate storage.
    walks(&browser, &host, (0..160, true));
    walks(&browser, &files, (160..200, false));
}

/// Walks in two tabs, which see what each other has stored where they share a store. On every tenth walk pages are opened,
/// left, come back to and loaded anew; on the others the shopper stays on a page from which all carts can be filled.
fn walks(browser: &Browser, site: &str, (walks, shares): (Range<u32>, bool)) {
    let tabs = [browser.tab(), browser.tab()];
    let shops = ["ani", "budi", "sari"];
    let mut ids = Vec::new();
    for tab in &tabs {
        tab.prepare(LOCK);
        for shop in shops {
            tab.open(&format!("{site}/toko/{shop}/index.html"));
            let id = tab.run("etalase.own.id");
            ids.push(id.as_str().expect("an id").to_owned());
        }
    }
    for walk in walks {
        let mut dice = Dice(walk + 1);
        let travels = walk % 10 == 0;
        for tab in &tabs {
            tab.run("closed_store = false; localStorage.clear(); window.name = ''");
        }
        let mut put = [Put::new(), Put::new()];
        for step in 0..10 {
            let number = dice.below(2) as usize;
            let shop = dice.below(3) as usize;
            let tab = &tabs[number];
            let owner = format!("{{ id: '{}', folder: 'toko/{}/' }}", ids[shop], shops[shop]);
            match dice.below(8) {
                0 | 1 if travels => {
                    let page = ["index", "keranjang/index"][dice.below(4) as usize / 3];
                    tab.open(&format!("{site}/toko/{}/{page}.html", shops[shop]));
                }
                2 if travels && step > 0 => {
                    let way = ["location.reload()", "history.back()"][dice.below(2) as usize];
                    let closed = tab.run("closed_store") == true;
                    tab.run("window.old = true");
                    tab.leave(way);
                    let there = "!window.old && window.etalase && etalase.filled";
                    tab.wait_until(there);
                    if closed {
                        // A page that comes back may load itself anew.
                        std::thread::sleep(Duration::from_millis(100));
                        tab.wait_until(there);
                    }
                }
                3 => drop(tab.run("closed_store = !closed_store")),
                4 => {
                    let row = dice.below(3);
                    let removed = tab.run(&format!(
                        "(() => {{ const owner = {owner}, there = etalase.lines(owner).filter(line => line.id.startsWith('w{walk}p')), one = there[{row} % there.length];
                            if (!one) return null;
                            etalase.change(lines => lines.filter(line => line.id !== one.id), owner);
                            return [one.site + one.id, one.tags.join()]; }})()"
                    ));
                    if !removed.is_null() {
                        let gone = lines(&json!([removed]));
                        let (name, tags) = gone.first_key_value().expect("a line");
                        put[number].remove(name);
                        put[1 - number].entry(name.clone()).and_modify(|known| {
                            known.retain(|tag| !tags.contains(tag));
                        });
                        put[1 - number].retain(|_, known| !known.is_empty());
                    }
                }
                _ => {
                    let product = dice.below(3);
                    // In one go: the other tab's last change may arrive at any other moment.
                    let rows = tab.run(&format!(
                        "(() => {{ const seen = () => {SEEN}, before = seen();
                            etalase.add(etalase.lineOf({{ id: 'w{walk}p{product}', name: 'Barang', url: 'produk/p{product}/index.html' }}, ['', 10000, [], null], 1), {owner});
                            return [before, seen()]; }})()"
                    ));
                    let (before, after) = (lines(&rows[0]), lines(&rows[1]));
                    let name = format!("toko/{}/w{walk}p{product}", shops[shop]);
                    let new = after.get(&name).unwrap_or_else(|| {
                        panic!("walk {walk}, step {step}: {name} was not put there")
                    });
                    let old = before.get(&name).cloned().unwrap_or_default();
                    for known in &mut put {
                        if let Some(tags) = known.get_mut(&name)
                            && !tags.is_disjoint(&old)
                        {
                            tags.retain(|tag| !old.contains(tag));
                            tags.extend(new.iter().cloned());
                        }
                    }
                    put[number].insert(name, new.clone());
                }
            }
            // Each tab sees all that it has put there, whether or not it may look into the store. On the way back Chromium
            // brings the window's name a moment later.
            soon(&format!("walk {walk}, step {step}"), || {
                let found = seen(&tabs[number]);
                put[number].keys().all(|name| found.contains_key(name))
            });
        }
        // Once nothing is closed any more, both see all.
        for number in [0, 1, 0] {
            tabs[number].run("closed_store = false");
            match travels {
                true => tabs[number].open(&format!("{site}/toko/ani/index.html")),
                false => drop(tabs[number].run("dispatchEvent(new Event('pagehide'))")),
            }
        }
        if !shares {
            continue;
        }
        // Pages that were left in earlier walks may come back with what was in their tab then.
        let own = format!("/w{walk}p");
        let names = |put: &Put| -> BTreeSet<String> {
            let names = put.keys().filter(|name| name.contains(&own));
            names.cloned().collect()
        };
        let all: BTreeSet<String> = put.iter().flat_map(names).collect();
        soon(&format!("walk {walk}"), || {
            // Two tabs that store at one moment overwrite each other; leaving a page mends it.
            for tab in &tabs {
                tab.run("dispatchEvent(new Event('pagehide'))");
            }
            tabs.iter().all(|tab| names(&seen(tab)) == all)
        });
    }
}

/// Expects a condition to hold within five seconds.
fn soon(when: &str, holds: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(5);
    while !holds() {
        assert!(Instant::now() < end, "{when}: a line is lost, or came back");
    }
}
