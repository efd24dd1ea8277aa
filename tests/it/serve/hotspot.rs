//! Phones near by: welcome page, downloads, poster, counters.

use std::fs;
use std::io::Read;

use super::Serving;
use crate::support::{Shop, codes, groups, html};

#[test]
fn the_welcome_offers_the_shop_and_a_copy_to_take_home() {
    let name = "Warung \"Tini\" </title><script>alert(1)</script> & 👩🏽‍🌾";
    let shop = Shop::empty();
    shop.write(
        "toko.yaml",
        format!("nama: '{name}'\nwhatsapp: 0812-0000-1234\nwarna: \"#0b6b3a\"\n"),
    );
    shop.product("kopi", "nama: Kopi\nharga: 12.500\n");
    let serving = Serving::start(&shop);
    let welcome = serving.get("/bawa", &[]);
    assert_eq!(welcome.status, 200);
    let page = welcome.text();
    let tags = html::tags(&page);
    assert_eq!(html::tags_named(&tags, "script").count(), 0, "{page}");
    assert!(page.contains("#0b6b3a"), "{page}");
    let links = html::links(&page);
    assert_eq!(links, ["./", "/bawa/toko.html", "/bawa/toko.zip"]);
    for link in html::tags_named(&tags, "a") {
        let address = link.attribute("href").expect("an address");
        let path = if address == "./" { "/" } else { address };
        assert_eq!(serving.get(path, &[]).status, 200, "{address}");
    }
}

#[test]
fn the_one_file_is_the_shop_as_it_is_now() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let take = || serving.get("/bawa/toko.html", &[]);
    let first = take();
    assert_eq!(
        first.header("content-disposition"),
        Some("attachment; filename=\"toko.html\"")
    );
    assert!(first.text().contains("Rp12.500") && !first.text().contains("_etalase/"));
    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    serving.wait_for("diperbarui");
    assert!(take().text().contains("Rp13.000"));
    assert!(
        !shop.path("kirim").exists(),
        "nothing is left in the folder"
    );
}

#[test]
fn a_group_is_taken_home_as_one_file_too() {
    let group = groups::group(3);
    group.change(
        "toko/toko-001/toko.yaml",
        "nama: Toko 1\n",
        "nama: Toko Rahasia\nizin_terbit: tidak\n",
    );
    let serving = Serving::start(&group);
    let offered = html::links(&serving.get("/bawa", &[]).text());
    assert_eq!(offered, ["./", "/bawa/toko.html", "/bawa/toko.zip"]);
    let page = serving.get("/bawa/toko.html", &[]).text();
    assert!(page.contains("kopi nomor 0") && page.contains("kopi nomor 2"));
    assert!(!page.contains("Toko Rahasia") && !page.contains("nomor 1"));
    group.write("toko/toko-002/toko.yaml", "nama: [");
    serving.wait_for("karena ada kesalahan baru");
    let again = serving.get("/bawa/toko.html", &[]).text();
    assert!(again == page, "made of what is published");
}

#[test]
fn no_copy_is_made_of_errors_that_the_site_does_not_have() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    shop.product("kopi", "nama: Kopi\nharga: 12.50\n");
    serving.wait_for("karena ada kesalahan baru");
    let links = html::links(&serving.get("/bawa", &[]).text());
    assert_eq!(links, ["./", "/bawa/toko.zip"]);
    let refusal = serving.get("/bawa/toko.html", &[]);
    assert_eq!(refusal.status, 503);
    assert!(refusal.text().contains("Coba lagi"), "{refusal:?}");
    // The site itself is still the good one.
    assert!(
        serving
            .get("/produk/kopi/", &[])
            .text()
            .contains("Rp12.500")
    );
    shop.product("kopi", "nama: Kopi\nharga: 13.000\n");
    serving.wait_for("Situs diperbarui");
    assert!(
        serving
            .get("/bawa/toko.html", &[])
            .text()
            .contains("Rp13.000")
    );
}

#[test]
#[cfg_attr(
    windows,
    ignore = "Wine tells of changes late, when the lock is held already"
)]
fn the_one_file_is_made_of_what_is_published() {
    let shop = Shop::small();
    let serving = Serving::start(&shop);
    let save = |price: &str| shop.product("kopi", &format!("nama: Kopi\nharga: {price}\n"));
    let take = || serving.get("/bawa/toko.html", &[]);
    let is_made = |price: &str| serving.wait_until(price, || take().text().contains(price));
    // While another program has the lock, nothing is published.
    let lock = || {
        let file = fs::File::open(shop.path(".situs.kunci")).expect("there was a build");
        file.lock().expect("builds end");
        file
    };
    let held = lock();
    save("13.000");
    let refusal = take();
    assert_eq!(
        (refusal.status, refusal.header("retry-after")),
        (503, Some("1"))
    );
    assert!(refusal.text().contains("Coba lagi"), "{refusal:?}");
    let offered = html::links(&serving.get("/bawa", &[]).text());
    assert_eq!(offered, ["./", "/bawa/toko.zip"]);
    drop(held);
    save("14.000");
    is_made("Rp14.000");
    // Once made it is at hand until another site is published.
    let held = lock();
    let page = take().text();
    save("15.000");
    assert_eq!(take().text(), page);
    drop(held);
    save("16.000");
    is_made("Rp16.000");
}

#[test]
fn the_archive_holds_the_site_and_is_renewed_with_it() {
    let shop = Shop::small();
    shop.good_photo("produk/kopi/1.jpg");
    let serving = Serving::start(&shop);
    let take = || {
        let answer = serving.get("/bawa/toko.zip", &[]);
        assert_eq!(answer.header("content-type"), Some("application/zip"));
        assert_eq!(
            answer.header("content-disposition"),
            Some("attachment; filename=\"toko.zip\"")
        );
        zip::ZipArchive::new(std::io::Cursor::new(answer.body)).expect("an archive")
    };
    let mut archive = take();
    let site = shop.site_as_it_is();
    let mut files = 0;
    for (path, bytes) in site
        .files()
        .filter(|(path, _)| !path.as_str().starts_with(['.', '_']))
    {
        let mut file = archive
            .by_name(&format!("toko/{path}"))
            .expect("every file");
        let mut packed = Vec::new();
        file.read_to_end(&mut packed).expect("it can be unpacked");
        assert!(packed == bytes, "{path}");
        files += 1;
    }
    assert_eq!(archive.len(), files);
    // A download that broke off goes on.
    let answer = serving.get("/bawa/toko.zip", &[]);
    let (whole, tag) = (&answer.body, answer.header("etag").expect("a tag"));
    let go_on = [("Range", "bytes=1000-"), ("If-Range", tag)];
    for headers in [&go_on[..1], &go_on[..]] {
        let rest = serving.get("/bawa/toko.zip", headers);
        assert_eq!((rest.status, &*rest.body), (206, &whole[1000..]));
    }

    shop.change("produk/kopi/produk.yaml", "12.500", "13.000");
    serving.wait_for("diperbarui");
    // The rest would be that of another archive.
    let anew = serving.get("/bawa/toko.zip", &go_on);
    assert_eq!(anew.status, 200);
    assert_ne!(anew.header("etag"), Some(tag));
    let mut page = String::new();
    let mut archive = take();
    let mut file = archive
        .by_name("toko/produk/kopi/index.html")
        .expect("a page");
    file.read_to_string(&mut page).expect("a text");
    assert!(page.contains("Rp13.000"));
}

#[test]
fn the_poster_leads_into_the_wifi_and_to_the_shop() {
    let shop = Shop::small();
    let (name, password) = ("Balai; \"Desa\" <b>", "kopi:gayo\\1");
    let options = ["--lan", "--wifi", name, "--wifi-password", password];
    let serving = Serving::with(&shop, &options);
    let said = |words: &str| serving.output().contains(words);
    serving.wait_until("where phones go", || {
        said("Poster") || said("belum tersambung")
    });
    if !said("Poster") {
        crate::support::skip("the poster: this machine is in no network");
        return;
    }
    let poster = serving.preview("/_etalase/poster");
    let page = poster.text();
    assert!(
        page.contains("Toko Sari") && !page.contains("Desa\" <b>"),
        "{page}"
    );
    let found = codes::on_page(&page);
    assert_eq!(
        found[0],
        "WIFI:T:WPA;S:Balai\\; \\\"Desa\\\" <b>;P:kopi\\:gayo\\\\1;;"
    );
    assert!(
        found[1].starts_with("http://") && found[1].ends_with("/bawa"),
        "{found:?}"
    );
    assert!(
        serving.output().contains(&found[1]),
        "the same address is said"
    );
    // The password is for those at this machine.
    let asked = serving.get("/_etalase/poster", &[]);
    assert_eq!(asked.status, 404);
    assert!(!asked.text().contains("kopi:gayo"));
}

#[cfg(unix)]
#[test]
fn visits_are_counted_and_visitors_are_not_known() {
    let shop = Shop::small();
    let mut serving = Serving::with(&shop, &["--lan"]);
    for path in ["/", "/produk/kopi/", "/robots.txt", "/tidak-ada", "/bawa"] {
        serving.get(path, &[]);
    }
    serving.get("/bawa/toko.zip", &[]);
    serving.get("/bawa/toko.zip", &[("Range", "bytes=10-")]);
    serving.ask("HEAD", "/bawa/toko.zip", &[]);
    // The seller's own look is no visit.
    serving.preview("/");
    assert_eq!(serving.interrupt(), Some(0));
    serving.wait_for("Selesai. 1 HP membuka 3 halaman; 1 kali toko dibawa pulang.");
    let memory = shop.sources();
    assert!(
        memory
            .iter()
            .all(|(path, _)| !path.as_str().contains("log")),
        "{memory:?}"
    );
}
