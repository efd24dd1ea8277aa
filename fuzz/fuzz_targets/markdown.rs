//! Any text as a page of a shop: what becomes of it never runs or loads anything, and leads nowhere that a link
//! may not lead.
#![no_main]

#[path = "../../tests/it/support/html.rs"]
#[expect(dead_code, reason = "tests look for more in a page")]
mod html;

use std::fs;
use std::sync::{Arc, LazyLock};

use camino::{Utf8Path, Utf8PathBuf};
use etalase::catalogue;
use etalase::diagnostic::Report;
use etalase::discover::{self, ShopSource};
use etalase::parse::{self, Texts};
use etalase::plan::{self, PhotoHeaders};
use etalase::portal::Content;
use etalase::render::{Looks, Views};
use etalase::theme::{BuiltInThemes, Theme};
use etalase::value::Date;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

/// A shop with a page.
struct Fixture {
    _folder: TempDir,
    page: Utf8PathBuf,
    source: ShopSource,
    theme: Arc<Theme>,
}

static FIXTURE: LazyLock<Fixture> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    let root = Utf8Path::from_path(folder.path()).expect("a path in Unicode");
    let page = root.join("halaman/tentang.md");
    for (path, text) in [
        ("toko.yaml", "nama: Toko Sari\nwhatsapp: 0812-0000-1234\n"),
        ("produk/kopi/produk.yaml", "nama: Kopi\nharga: 12.500\n"),
        ("halaman/tentang.md", "Halo"),
    ] {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("it lies in the shop")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let mut report = Report::default();
    let source = discover::shop(root, &[], &mut report).expect("a shop");
    let drafts =
        parse::drafts(&source, &mut Texts::default(), &mut report).expect("it can be read");
    let shop = catalogue::shop(&source, drafts, today(), &mut report);
    let theme = BuiltInThemes::default().of(&shop.profile, &source, &mut report);
    Fixture {
        _folder: folder,
        page,
        source,
        theme,
    }
});

fn today() -> Date {
    Date::parse("2026-11-29").expect("a date")
}

fuzz_target!(|text: &str| {
    let Fixture {
        page,
        source,
        theme,
        ..
    } = &*FIXTURE;
    fs::write(page, text).expect("a file");
    let mut report = Report::default();
    let drafts = parse::drafts(source, &mut Texts::default(), &mut report)
        .expect("all but the page is good");
    let shop = catalogue::shop(source, drafts, today(), &mut report);
    let plan = plan::site(
        Content::Shop(&shop),
        source,
        theme,
        &PhotoHeaders::default(),
        &mut report,
    );
    let views = Views {
        content: Content::Shop(&shop),
        plan: &plan,
        looks: &Looks::new(),
        theme,
    };
    for page in &shop.profile.pages {
        let html = views.html(&page.text, Some(&page.title), "../", 2);
        for tag in html::tags(&html) {
            let forbidden = [
                "script", "style", "iframe", "object", "embed", "form", "base", "meta", "link",
                "img",
            ];
            assert!(!forbidden.contains(&&*tag.name), "{html}");
            for (name, value) in &tag.attributes {
                assert!(!name.starts_with("on") && name != "style", "{html}");
                if matches!(&**name, "href" | "src" | "cite") {
                    assert!(leads_somewhere(value), "{html}");
                }
            }
        }
    }
});

/// `true` for an address of the site, or one whose scheme opens something else.
fn leads_somewhere(address: &str) -> bool {
    let schemes = [
        "http:",
        "https:",
        "mailto:",
        "tel:",
        "sms:",
        "geo:",
        "whatsapp:",
    ];
    let lower = address.to_ascii_lowercase();
    schemes.iter().any(|scheme| lower.starts_with(scheme))
        || address.starts_with("../")
        || address.starts_with('#')
}
