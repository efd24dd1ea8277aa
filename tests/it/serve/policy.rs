//! The Content-Security-Policy of pages allows what the site needs and no more: a real browser reports all it refuses.

use std::thread::sleep;
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use hmac_sha256::Hash as Sha256;

use super::Serving;
use crate::support::browser::{Browser, Tab};
use crate::support::groups::{group, member_in};
use crate::support::{Shop, html, qris};

/// Hash of a script in a policy.
fn hash(script: &str) -> String {
    format!(
        "'sha256-{}'",
        BASE64_STANDARD.encode(Sha256::hash(script.as_bytes()))
    )
}

/// Expects no complaints of the browser.
#[track_caller]
fn expect_calm(tab: &Tab) {
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn search_cart_payment_and_saving_work_under_it() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    shop.product("teh", "nama: Teh Poci\nharga: 9.000\n");
    shop.good_photo("produk/kopi/1.jpg");
    let payment = format!("pembayaran:\n  qris: \"{}\"\n", qris::payload(&[]));
    let data = shop.read("toko.yaml") + &payment;
    shop.write("toko.yaml", data);
    let serving = Serving::start(&shop);
    let tab = browser.tab();

    tab.open(&serving.address("cari/index.html?q=tehh"));
    tab.wait_until("document.querySelector('main').innerText.includes('Teh Poci')");
    expect_calm(&tab);

    tab.open(&serving.address("produk/kopi/index.html"));
    assert!(
        tab.run("document.documentElement.className")
            .as_str()
            .expect("a class")
            .contains("js")
    );
    tab.wait_until("document.querySelector('main img').complete");
    assert_ne!(
        tab.run("document.querySelector('main img').naturalWidth"),
        0
    );
    tab.click(".bar [data-add]");
    tab.wait_until("document.querySelector('.dock').innerText.includes('1')");
    expect_calm(&tab);

    tab.open(&serving.address("keranjang/index.html"));
    tab.wait_until("document.querySelector('main').innerText.includes('Kopi Gayo')");
    expect_calm(&tab);
    tab.open(&serving.address("index.html"));
    assert!(
        tab.run("document.querySelectorAll('[style]').length")
            .as_u64()
            > Some(0)
    );
    expect_calm(&tab);

    tab.run("localStorage.setItem(Object.keys(localStorage).find((key) => key.startsWith('etalase:')).split(':').slice(0, 2).join(':') + ':hemat', 'ya')");
    tab.open(&serving.address("index.html"));
    assert_eq!(
        tab.run("document.documentElement.matches('.js.hemat')"),
        true
    );
    expect_calm(&tab);
}

#[test]
fn what_was_seen_opens_when_the_server_is_gone() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let tab = browser.tab();
    tab.open(&serving.address("produk/kopi/index.html"));
    tab.wait_until("navigator.serviceWorker.controller");
    tab.wait_until(
        "(async () => {
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const place of await cache.keys()) if (place.url.includes('/produk/kopi/')) return true;
            }
            return false;
        })()",
    );
    expect_calm(&tab);
    let address = serving.address("produk/kopi/index.html");
    drop(serving);
    // A worker that is busy when the server goes may answer for the page a moment later.
    let opens = |_| {
        tab.open(&address);
        tab.text("h1") == "Kopi Gayo" || {
            sleep(Duration::from_millis(250));
            false
        }
    };
    assert!((0..20).any(opens), "{}", tab.text("h1"));
}

#[test]
fn what_was_put_in_by_a_stranger_does_not_run() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let tab = browser.tab();
    tab.open(&serving.address("index.html"));
    tab.run("window.ran = 0");
    tab.run(
        "(() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = 1';
            document.body.appendChild(script);
            document.body.insertAdjacentHTML('beforeend', '<button onclick=\"ran = 2\" id=uji>x</button>');
            document.getElementById('uji').click();
            const other = document.createElement('script');
            other.src = 'http://localhost:9/x.js';
            document.body.appendChild(other);
        })()",
    );
    assert_eq!(tab.run("window.ran"), 0);
    let refused = tab
        .console()
        .iter()
        .filter(|line| line.contains("Content Security Policy"))
        .count();
    assert_eq!(refused, 3, "{:?}", tab.console());
}

#[test]
fn hosts_are_told_the_same_and_every_script_within_a_page_is_in_it() {
    for theme in ["lapak", "galeri", "warung"] {
        let shop = Shop::small();
        shop.write("toko.yaml", format!("nama: Toko Sari\nwhatsapp: 0812-0000-1234\ntema: {theme}\nurl: https://sari.example.com\n"));
        let serving = Serving::start(&shop);
        let site = shop.site_as_it_is();
        let told = site.html("_headers");
        let policy = told
            .lines()
            .find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
        let policy = policy.expect("a policy");
        assert!(
            !policy.contains("script-src 'self' 'unsafe-inline'"),
            "{policy}"
        );
        for (path, bytes) in site.files() {
            if path.extension() != Some("html") {
                continue;
            }
            let page = String::from_utf8(bytes).expect("a page");
            for script in html::scripts(&page) {
                let hash = hash(&script);
                assert!(policy.contains(&hash), "{theme}: {path}: {script}");
            }
            let answer = serving.get(&format!("/{path}"), &[]);
            assert_eq!(
                answer.header("content-security-policy"),
                Some(policy),
                "{path}"
            );
        }
    }
}

#[test]
fn templates_of_the_shop_may_bring_scripts_that_follow_the_page() {
    let shop = Shop::small();
    let told = |shop: &Shop| {
        shop.build().ended(0);
        shop.site_html("_headers")
    };
    let usual = told(&shop);
    assert!(
        usual.contains("'self' 'sha256-") && usual.contains("nosniff"),
        "{usual}"
    );
    let footer = footer("\n  a() \n");
    shop.write("tema/templates/footer.html", &footer);
    let constant = told(&shop);
    for script in html::scripts(&shop.site_html("index.html")) {
        assert!(constant.contains(&hash(&script)), "{script:?}");
    }
    assert_eq!(
        constant.matches("sha256-").count(),
        usual.matches("sha256-").count() + 1
    );
    shop.write(
        "tema/templates/footer.html",
        footer.replace("a()", "a('{{ shop.id }}')"),
    );
    assert!(told(&shop).contains("script-src 'self' 'unsafe-inline'"));
}

/// A footer with a script.
fn footer(script: &str) -> String {
    format!(
        "{{% component footer(@shop) -%}}<footer><script>{script}</script></footer>{{%- endcomponent footer %}}"
    )
}

#[test]
fn a_group_allows_the_scripts_of_every_shop_below_it() {
    let group = group(1);
    let template = "tema/templates/footer.html";
    group.write(
        &format!("toko/toko-000/{template}"),
        footer("window.ran = 1"),
    );
    group.write("toko/dalam/kelompok.yaml", "nama: Koperasi Dalam\n");
    member_in(&group, "toko/dalam/toko/jauh", 7);
    group.write(
        &format!("toko/dalam/toko/jauh/{template}"),
        footer("window.ran = 2"),
    );
    let serving = Serving::start(&group);
    let told = || group.site_html("_headers");
    for script in ["window.ran = 1", "window.ran = 2"] {
        assert!(told().contains(&hash(script)), "{script}: {}", told());
    }
    // A single policy: browsers enforce the strictest part of two.
    assert_eq!(told().matches("Content-Security-Policy").count(), 1);
    if let Some(browser) = Browser::find() {
        let tab = browser.tab();
        for (shop, ran) in [("toko-000", 1), ("dalam/toko/jauh", 2)] {
            tab.open(&serving.address(&format!("toko/{shop}/index.html")));
            assert_eq!(tab.run("window.ran"), ran, "{shop}");
            expect_calm(&tab);
        }
    }
    drop(serving);
    // A shop that is left as it was is not read, and allowed all the same.
    group.write("halaman/tentang.md", "Tentang kami.\n");
    group.build().ended(0);
    assert!(told().contains(&hash("window.ran = 2")));
    // Scripts without a fixed hash, or too many for one line, are allowed as inline.
    let usual = told();
    group.write(
        &format!("toko/toko-000/{template}"),
        footer("window.ran = '{{ shop.id }}'"),
    );
    group.build().ended(0);
    assert!(told().contains("script-src 'self' 'unsafe-inline'"));
    let many: String = (0..40)
        .map(|number| format!("<script>window.ran = {number}</script>"))
        .collect();
    group.write(
        &format!("toko/toko-000/{template}"),
        footer(&format!("</script>{many}<script>")),
    );
    group.build().ended(0);
    assert!(told().contains("script-src 'self' 'unsafe-inline'"));
    assert!(told().lines().all(|line| line.len() <= 2000));
    std::fs::remove_dir_all(group.path("toko/toko-000/tema")).expect("a theme");
    group.build().ended(0);
    assert_eq!(
        told().matches("sha256-").count(),
        usual.matches("sha256-").count() - 1
    );
}
