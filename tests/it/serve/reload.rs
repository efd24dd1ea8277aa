//! The seller's browser reloads after changes, and shows errors.

use super::Serving;
use crate::support::Shop;
use crate::support::browser::Browser;

/// A shop whose home page is longer than a screen.
fn long_shop() -> Shop {
    let shop = Shop::bare();
    for number in 0..30 {
        shop.product(
            &format!("b{number:02}"),
            &format!("nama: Barang {number}\nharga: 5.000\n"),
        );
    }
    shop
}

#[test]
fn a_saved_price_shows_where_the_seller_was_reading() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = long_shop();
    let serving = Serving::start(&shop);
    let tab = browser.tab();
    tab.open(&serving.address(""));
    tab.run("scrollTo(0, 900)");
    // The page glides there.
    tab.wait_until("scrollY === 900");
    shop.change("produk/b17/produk.yaml", "5.000", "7.250");
    tab.wait_until("document.body.textContent.includes('Rp7.250')");
    tab.wait_until("document.readyState === 'complete' && Math.abs(scrollY - 900) < 3");
    assert_eq!(tab.console(), Vec::<String>::new());
    assert_eq!(tab.run("sessionStorage.length"), 0);
}

#[test]
fn an_error_is_shown_with_its_place_and_its_mend_and_goes_with_it() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let tab = browser.tab();
    tab.open(&serving.address("produk/kopi/index.html"));
    let shown = "document.querySelector('etalase-temuan')";
    tab.run("window.same = true");
    let name = "<img src=x onerror=alert(1)></script>";
    shop.product("kopi", &format!("nama: {name}\nharga: 12.50\n"));
    tab.wait_until(shown);
    let words = tab.run(&format!(
        "{shown}.shadowRoot.querySelector('section').innerText"
    ));
    let words = words.as_str().expect("a text");
    for part in [
        "Situs belum diperbarui",
        "produk/kopi/produk.yaml:2:8",
        "E230",
        "12.500",
        "Tutup",
    ] {
        assert!(words.contains(part), "{part} is missing: {words}");
    }
    assert_eq!(
        tab.run(&format!("{shown}.shadowRoot.querySelector('img')")),
        serde_json::Value::Null
    );
    assert_eq!(
        tab.run(&format!(
            "(pre => pre.scrollWidth <= pre.clientWidth)({shown}.shadowRoot.querySelector('pre'))"
        )),
        true,
        "long lines wrap"
    );
    assert_eq!(tab.run("window.same"), true, "the page stays as it is");
    assert!(
        tab.text("main").contains("Rp12.500"),
        "with the last good site"
    );

    // A page that is opened now says so too.
    tab.open(&serving.address("index.html"));
    tab.wait_until(shown);
    shop.product("kopi", &format!("nama: \"{name}\"\nharga: 13.000\n"));
    tab.wait_until(&format!(
        "!{shown} && document.body.textContent.includes('Rp13.000')"
    ));
    assert_eq!(tab.console(), Vec::<String>::new());
}

#[test]
fn what_is_to_be_mended_can_be_put_away() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    shop.product("teh", "nama: Teh\nharga: 4.50\n");
    let serving = Serving::start(&shop);
    let tab = browser.tab();
    tab.open(&serving.address(""));
    let shown = "document.querySelector('etalase-temuan')";
    tab.wait_until(shown);
    let title = tab.run(&format!("{shown}.shadowRoot.querySelector('h2').innerText"));
    assert_eq!(title, "Sebagian belum tampil: ada yang perlu dibetulkan");
    tab.run(&format!(
        "{shown}.shadowRoot.querySelector('button').click()"
    ));
    assert_eq!(tab.run(shown), serde_json::Value::Null);
}

#[test]
fn a_page_that_comes_late_loads_the_newest() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let tab = browser.tab();
    tab.open(&serving.address(""));
    // In the background it hears nothing; when it is looked at again it catches up.
    let hide =
        "Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});
                document.dispatchEvent(new Event('visibilitychange'));";
    tab.run(hide);
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    serving.wait_for("diperbarui");
    assert!(tab.text("body").contains("Rp12.500"));
    let show =
        "delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'));";
    tab.run(show);
    tab.wait_until("document.body.textContent.includes('Rp13.000')");
}

#[test]
fn the_script_is_in_no_file_and_on_no_phone() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    assert!(serving.preview("/").text().contains("/_etalase/muat.js"));
    assert!(
        serving
            .preview("/tidak-ada")
            .text()
            .contains("/_etalase/muat.js")
    );
    assert_eq!(
        serving.preview("/").header("cache-control"),
        Some("no-store")
    );
    for path in ["/", "/tidak-ada", "/bawa"] {
        assert!(
            !serving.get(path, &[]).text().contains("_etalase"),
            "{path}"
        );
    }
    for (path, bytes) in shop.site_as_it_is().files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("_etalase/"), "{path}");
    }
}
