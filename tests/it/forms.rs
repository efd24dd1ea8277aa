//! The sign-up form: filled in by a real browser, and its sheets imported.

use serde_json::Value;

use crate::support::browser::{Browser, Tab};
use crate::support::groups::group;
use crate::support::{Shop, html};

/// Exports the form; returns its address.
#[track_caller]
fn form(group: &Shop, options: &[&str]) -> String {
    let file = group.beside("formulir.html");
    let words = [&["export", "form", "--out", file.as_str()], options].concat();
    group.run_inside(&words).ended(0).said("Formulir siap");
    format!("file://{file}")
}

/// Catches what is saved, and opens no other app.
const CATCH: &str = "window.saved = [];
    URL.createObjectURL = blob => { blob.text().then(text => saved.push(text)); return '#'; };
    window.confirm = () => true;
    addEventListener('click', event => {
        const link = event.target.closest('a');
        if (link && !event.defaultPrevented && /wa\\.me/.test(link.href)) { window.sent = decodeURIComponent(link.href); event.preventDefault(); }
    });";

fn fill(tab: &Tab, answers: &[(&str, &str)]) {
    for (id, text) in answers {
        tab.run(&format!(
            "(() => {{ const field = document.getElementById({id:?}); field.value = {text:?};
                field.dispatchEvent(new Event('input', {{bubbles: true}})); field.dispatchEvent(new Event('change', {{bubbles: true}})); }})()"
        ));
    }
}

fn press(tab: &Tab, what: &str) {
    tab.run(&format!("document.querySelector('[data-{what}]').click()"));
}

/// What is told below a field, also where it is folded away.
fn told(tab: &Tab, id: &str) -> String {
    let text = tab.run(&format!(
        "document.getElementById('{id}-salah').textContent"
    ));
    text.as_str().expect("a text").to_owned()
}

#[test]
fn an_emptied_form_has_no_mistakes() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group(0);
    let tab = browser.tab();
    tab.prepare(CATCH);
    tab.open(&form(&group, &[]));
    for wipe in ["clear", "wipe"] {
        fill(&tab, &[("whatsapp", "12")]);
        assert_ne!(told(&tab, "whatsapp"), "");
        press(&tab, wipe);
        assert_eq!(told(&tab, "whatsapp"), "", "{wipe}");
        assert_eq!(
            tab.run("document.querySelectorAll('[aria-invalid]').length"),
            0,
            "{wipe}"
        );
    }
}

/// The sheet that was saved last.
fn saved(tab: &Tab) -> String {
    press(tab, "save");
    tab.wait_until("saved.length");
    let text = tab.run("saved[saved.length - 1]");
    text.as_str().expect("a text").to_owned()
}

const SARI: [(&str, &str); 10] = [
    ("usaha", "Dapur Sari; \"oleh-oleh\""),
    ("pemilik", "Sari PEMILIKRAHASIA"),
    ("whatsapp", "+62 812-0000-1234"),
    ("jenis", "Makanan dan minuman"),
    ("desa", "Pegasing"),
    ("kabupaten", "Aceh Tengah"),
    ("barang-1", "Kopi Gayo 250 g"),
    ("harga-1", "25rb"),
    ("barang-3", "Keripik"),
    ("nib", "0220 0000 00001"),
];

#[test]
fn a_form_is_filled_in_and_imported() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group(0);
    let tab = browser.tab();
    tab.prepare(CATCH);
    let address = form(&group, &["--nik"]);
    tab.open(&address);
    assert_eq!(tab.console(), Vec::<String>::new());
    assert_eq!(tab.run("document.documentElement.scrollWidth"), 360);
    fill(&tab, &SARI);
    fill(&tab, &[("nik", "1106 0147 0890 0001")]);
    tab.run("document.getElementById('izin').click()");

    // A message without what is private.
    press(&tab, "send");
    let sent = tab.run("sent");
    let sent = sent.as_str().expect("a message");
    assert!(
        sent.starts_with("https://wa.me/6281200001299?text=Pendaftaran Koperasi Maju\n"),
        "{sent}"
    );
    for part in [
        "Nama usaha: Dapur Sari; \"oleh-oleh\"",
        "Nomor WhatsApp: 081200001234",
        "Persetujuan publikasi: ya",
        "Harga 1: 25rb",
    ] {
        assert!(sent.contains(part), "{part}: {sent}");
    }
    assert!(!sent.contains("1106") && !sent.contains("NIK"), "{sent}");

    // What was typed is there again.
    tab.open_until(
        &address,
        "document.getElementById('desa').value === 'Pegasing'",
    );
    press(&tab, "add");
    assert_eq!(tab.run("document.getElementById('desa').value"), "");
    // A second person, who has not consented and writes a formula.
    fill(
        &tab,
        &[
            ("usaha", "=1+1"),
            ("whatsapp", "81200001299"),
            ("barang-1", "Selendang"),
            ("harga-1", "150.000"),
        ],
    );
    press(&tab, "add");
    assert_eq!(tab.text("[data-count]"), "Tersimpan di HP ini: 2 orang");
    let sheet = saved(&tab);
    assert!(
        sheet.contains("\"Dapur Sari; \"\"oleh-oleh\"\"\"") && sheet.contains("\n'=1+1;"),
        "{sheet}"
    );
    assert_eq!(
        tab.run("document.querySelector('textarea[readonly]').value"),
        Value::from(sheet.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
    );

    group.write("../hari-1.csv", &sheet);
    let run = group
        .run_inside(&["impor", "../hari-1.csv", "--ya"])
        .ended(0);
    assert!(run.output.contains("2 toko baru"), "{}", run.output);
    let shop = group.read("toko/dapur-sari-oleh-oleh/toko.yaml");
    for part in [
        "0812-0000-1234",
        "jenis: Makanan dan minuman",
        "desa: Pegasing",
        "kabupaten: Aceh Tengah",
        "nib: 0220000000001",
        "izin_terbit: ya",
    ] {
        assert!(shop.contains(part), "{part}\n{shop}");
    }
    assert!(!shop.contains("RAHASIA") && !shop.contains("1106"));
    let private = group.read("toko/dapur-sari-oleh-oleh/_pribadi.yaml");
    assert!(
        private.contains("1106014708900001") && private.contains("PEMILIKRAHASIA"),
        "{private}"
    );
    let coffee = group.read("toko/dapur-sari-oleh-oleh/produk/kopi-gayo-250-g/produk.yaml");
    assert!(coffee.contains("harga: 25.000"), "{coffee}");
    assert!(
        group
            .path("toko/dapur-sari-oleh-oleh/produk/keripik")
            .exists()
    );
    let other = group.read("toko/1-1/toko.yaml");
    assert!(
        other.contains("=1+1") && other.contains("izin_terbit: tidak"),
        "{other}"
    );

    // Another sheet on another day adds who is new.
    fill(
        &tab,
        &[("usaha", "Tenun Ani"), ("whatsapp", "0812-0000-1277")],
    );
    press(&tab, "add");
    group.write("../hari-2.csv", saved(&tab));
    let run = group
        .run_inside(&["impor", "../hari-2.csv", "--ya"])
        .ended(0);
    assert!(run.output.contains("1 toko baru"), "{}", run.output);

    // Nothing is left once it was wiped.
    press(&tab, "wipe");
    assert_eq!(
        tab.run("Object.keys(localStorage).filter(key => key.startsWith('etalase:form')).length"),
        0
    );
    tab.open_until(&address, "document.querySelector('[data-people]').hidden");
}

#[test]
fn what_is_typed_wrong_is_told_kindly_and_nothing_is_sent() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group(0);
    let tab = browser.tab();
    tab.prepare(CATCH);
    tab.open(&form(&group, &["--nik"]));
    press(&tab, "send");
    press(&tab, "add");
    assert_eq!(
        tab.run("window.sent === undefined && document.querySelector('[data-people]').hidden"),
        true
    );
    assert_eq!(tab.text("#usaha-salah"), "Tulis nama usahanya.");
    assert_eq!(tab.run("document.activeElement.id"), "usaha");
    for (id, wrong, right) in [
        ("whatsapp", "0812", "0812 0000 1234"),
        ("harga-2", "murah", "Rp 12.500,-"),
        ("harga-4", "12.50", "12,5rb/bungkus"),
        ("nib", "123", "0220000000001"),
        ("nik", "1,1E+15", "1106014708900001"),
    ] {
        fill(&tab, &[(id, wrong)]);
        assert_ne!(told(&tab, id), "", "{id}");
        fill(&tab, &[(id, right)]);
        assert_eq!(told(&tab, id), "", "{id}");
    }
    // What lies in a closed part is opened.
    fill(&tab, &[("usaha", "Sari"), ("harga-4", "mahal")]);
    press(&tab, "add");
    assert_eq!(tab.run("document.querySelector('details').open"), true);
    assert_eq!(
        tab.run("document.querySelectorAll('[data-people] li').length"),
        0
    );
}

#[test]
fn a_form_works_where_nothing_can_be_stored_and_forged_stores_do_no_harm() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let group = group(0);
    let tab = browser.tab();
    let address = form(&group, &[]);
    tab.prepare(CATCH);
    tab.open(&address);
    for forged in [
        "[]",
        "{\"draft\":7,\"people\":[1,{\"Nama usaha\":[]}]}",
        "x",
        "null",
    ] {
        tab.run(&format!("localStorage.setItem('etalase:form:' + document.querySelector('form').dataset.group, {forged:?})"));
        tab.open(&address);
        assert_eq!(tab.console(), Vec::<String>::new(), "{forged}");
        assert_eq!(
            tab.run("document.querySelector('[data-people]').hidden"),
            true,
            "{forged}"
        );
    }
    tab.prepare(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('closed'); } });",
    );
    tab.open(&address);
    assert_eq!(
        tab.run("!document.querySelector('[data-passing]').hidden"),
        true
    );
    fill(&tab, &SARI);
    press(&tab, "add");
    assert!(saved(&tab).contains("Pegasing"));
}

#[test]
fn a_form_holds_all_it_shows_and_asks_what_it_should() {
    let attack = "</script><script>alert(1)</script>\"'{{ 1 }}";
    let group = group(0);
    group.write(
        "kelompok.yaml",
        format!(
            "nama: '{}'\nwhatsapp: 0812-0000-1299\n",
            attack.replace('\'', "''")
        ),
    );
    let file = form(&group, &[]);
    let page = std::fs::read_to_string(file.trim_start_matches("file://")).expect("a page");
    let tags = html::tags(&page);
    assert_eq!(html::tags_named(&tags, "script").count(), 1);
    assert!(!page.contains("data-column=NIK") && !page.contains("data-column=\"NIK\""));
    assert!(
        html::words(&page).contains(attack),
        "{}",
        html::words(&page)
    );
    for tag in &tags {
        for name in ["src", "href"] {
            let address = tag.attribute(name).unwrap_or("data:");
            let is_inner = address.starts_with("data:") || address.starts_with("https://wa.me/");
            assert!(is_inner, "{address}");
        }
    }
    group.write(
        "kelompok.yaml",
        "nama: Koperasi\nwhatsapp: 0812-0000-1299\nwilayah:\n  - kabupaten: Aceh Tengah\n    kecamatan: [Bebesen, Kebayakan]\n",
    );
    group.run_inside(&["ekspor", "formulir"]).ended(0);
    let page = group.read("kirim/formulir.html");
    let tags = html::tags(&page);
    let offered: Vec<&str> = html::tags_named(&tags, "option")
        .filter_map(|tag| tag.attribute("value"))
        .collect();
    assert!(
        offered.ends_with(&["Bebesen", "Kebayakan", "Aceh Tengah"]),
        "{offered:?}"
    );
    assert!(group.path("kirim/formulir.html").exists());
}
