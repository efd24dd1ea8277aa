//! The buyer's data: asked for, stored on this phone, deleted on request.

use super::{add, everywhere, on, open_cart, shop};

#[test]
fn who_orders_is_remembered_until_it_shall_be_forgotten() {
    // Chromium under load sometimes gives a page opened as a file a separate storage.
    on(&shop(), &["http"], |tab, root| {
        add(tab, root, "kopi", 1);
        open_cart(tab, root);
        tab.click("[value=Antar]");
        tab.fill("[name=name]", "Budi");
        tab.fill("[name=address]", "Jl. Merdeka 1");
        tab.fill("[name=note]", "sore");
        assert!(tab.text("[data-kept]").contains("hanya diingat di HP ini"));
        tab.open(&format!("{root}/index.html"));
        open_cart(tab, root);
        let fields = "['name', 'address', 'note'].map(name => document.querySelector(`[name=${name}]`).value).join()";
        assert_eq!(tab.run(fields), "Budi,Jl. Merdeka 1,sore");
        assert_eq!(
            tab.run("document.querySelector('[data-delivery] :checked').value"),
            "Antar"
        );
        tab.click("[data-forget]");
        // The note belongs to the cart.
        assert_eq!(tab.run(fields), ",,sore");
        open_cart(tab, root);
        assert_eq!(tab.run(fields), ",,sore");
        assert_eq!(
            tab.run("Object.keys(localStorage).filter(key => /buyer/.test(key)).length"),
            0
        );
        assert_eq!(
            tab.run("document.querySelectorAll('.item').length"),
            1,
            "the cart stays"
        );
    });
}

#[test]
fn an_order_is_not_sent_without_a_name() {
    everywhere(&shop(), |tab, root| {
        add(tab, root, "kopi", 1);
        open_cart(tab, root);
        // Nothing is chosen beforehand that has a cost, or would let the buyer wait for nothing.
        let ways = "[...document.querySelectorAll('[data-delivery] input')].map(way => way.value + way.checked).join()";
        assert_eq!(tab.run(ways), "Antarfalse,Ekspedisitrue,Ambil sendirifalse");
        tab.fill("[name=name]", "  ");
        // The link itself would lead out of the test.
        tab.run("addEventListener('click', event => { window.held = event.defaultPrevented; event.preventDefault(); })");
        for (fill, held, focus) in [
            ("", true, "name"),
            ("name", true, "address"),
            ("address", false, ""),
        ] {
            if !fill.is_empty() {
                tab.fill(&format!("[name={fill}]"), "Budi");
            }
            tab.click(".bar [data-send]");
            assert_eq!(tab.run("held"), held, "{fill}");
            if held {
                assert_eq!(tab.run("document.activeElement.name"), focus);
                let told = "(field => document.getElementById(field.getAttribute('aria-describedby')).innerText)(document.activeElement)";
                let told = tab.run(told);
                assert!(
                    told.as_str().is_some_and(|told| told.contains("dulu")),
                    "{told}"
                );
            }
        }
        tab.wait_until("!document.querySelector('.folded').hidden");
        assert!(tab.text(".folded").starts_with("Dibuka di WhatsApp"));
        assert!(tab.run("document.querySelector('[data-bar]').hidden") == true);
        // What is sent is still sent when one comes back, until the order changes.
        open_cart(tab, root);
        assert!(tab.text(".folded").starts_with("Dibuka di WhatsApp"));
        tab.click("[data-drop]");
        assert!(tab.text("main").contains("Keranjang masih kosong"));
    });
}
