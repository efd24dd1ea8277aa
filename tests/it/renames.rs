//! Former addresses (`alamat_lama`, `kategori_lama`), and renames that the program notices.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use etalase::diagnostic::{Code, Report};
use etalase::edit::with_addition;
use rayon::prelude::*;

use crate::support::browser::Browser;
use crate::support::groups::group;
use crate::support::library::{Library, Silent};
use crate::support::site::Site;
use crate::support::{Run, Shop, copy_folder, html, pictures};

/// A shop with a product, a category, a page and news.
fn shop() -> Shop {
    let shop = Shop::small();
    shop.product("minuman/teh", "nama: Teh\nharga: 5.000\n");
    shop.write("halaman/tentang.md", "# Tentang kami\n\nSejak 1998.\n");
    shop.write("kabar/panen.md", "---\ntanggal: 2026-11-01\n---\n# Panen\n");
    shop
}

fn rename(shop: &Shop, from: &str, to: &str) {
    fs::rename(shop.path(from), shop.path(to)).expect("it can be renamed");
}

/// The page that an address opens, after all pages that lead on.
#[track_caller]
fn opened(site: &Site, address: &str) -> String {
    let mut path = Utf8PathBuf::from(address);
    for _ in 0..20 {
        let page = site.html(path.as_str());
        match next(&path, &page) {
            Some(further) => path = further,
            None => return page,
        }
    }
    panic!("{address} leads round in a circle");
}

/// The address that a page leads to, if it only does that.
fn next(path: &Utf8Path, page: &str) -> Option<Utf8PathBuf> {
    let tags = html::tags(page);
    let mut metas = html::tags_named(&tags, "meta");
    let refresh = metas.find(|tag| tag.attribute("http-equiv") == Some("refresh"))?;
    let url = refresh.attribute("content")?.strip_prefix("0;url=")?;
    let mut target = path.parent().expect("a folder").to_owned();
    for name in url.split('/') {
        match name {
            ".." => assert!(target.pop(), "{url} leaves the site"),
            name => target.push(name),
        }
    }
    Some(target)
}

fn title(page: &str) -> String {
    let title = page.split("<title>").nth(1).expect("a title");
    title.split("</title>").next().expect("its end").to_owned()
}

/// Writes down what findings suggest; returns how many did.
fn write_down(report: &Report) -> usize {
    let additions = report.findings().iter().filter_map(|finding| {
        let addition = finding.addition.as_ref()?;
        Some((finding.primary.file.clone(), addition))
    });
    let mut count = 0;
    for (file, addition) in additions {
        let file = match file.is_dir() {
            true => file.join("produk.yaml"),
            false => file,
        };
        let name = file.file_name().expect("a name");
        let bytes = fs::read(&file).unwrap_or_default();
        let (bytes, _) = with_addition(name, &bytes, addition).expect("it can be written");
        fs::write(&file, bytes).expect("written");
        count += 1;
    }
    count
}

#[test]
fn former_addresses_lead_to_present_pages() {
    let shop = shop();
    shop.change(
        "toko.yaml",
        "1234\n",
        "1234\nurl: https://sari.id/toko/\nkategori_lama: {segar: dingin, dingin: minuman}\n",
    );
    shop.product(
        "kopi",
        "nama: Kopi Gayo\nharga: 12.500\nalamat_lama: [kopi-lama, kopi-tua]\n",
    );
    shop.write(
        "halaman/tentang.md",
        "---\nalamat_lama: profil\n---\n# Tentang kami\n",
    );
    shop.write(
        "kabar/panen.md",
        "---\ntanggal: 2026-11-01\nformer_addresses: raya\n---\n# Panen\n",
    );
    let site = shop.site();
    site.expect_sound_links();
    let leads = [
        ("produk/kopi-lama", "produk/kopi"),
        ("produk/kopi-tua", "produk/kopi"),
        ("kategori/segar", "kategori/minuman"),
        ("kategori/dingin", "kategori/minuman"),
        ("profil", "tentang"),
        ("kabar/raya", "kabar/panen"),
    ];
    let (sitemap, worker) = (site.html("sitemap.xml"), site.html("sw.js"));
    let digests = site.page_digests();
    let mut rules = String::new();
    for (from, to) in leads {
        let path = format!("{from}/index.html");
        let page = site.html(&path);
        assert!(page.len() < 900, "{} bytes", page.len());
        assert_eq!(
            next(Utf8Path::new(&path), &page),
            Some(format!("{to}/index.html").into())
        );
        for part in [
            "<html lang=\"id\">".to_owned(),
            "name=\"robots\" content=\"noindex\"".to_owned(),
            format!("rel=\"canonical\" href=\"https://sari.id/toko/{to}/\""),
        ] {
            assert!(page.contains(&part), "{part} is missing in {page}");
        }
        assert!(html::words(&page).contains("Buka halaman yang baru"));
        assert!(!sitemap.contains(&format!("/{from}/")) && !worker.contains(from));
        assert!(!digests.contains_key(from));
        rules += &format!("/toko/{from}/ /toko/{to}/ 301\n");
    }
    let index = site.paths().into_iter();
    let is_index = |path: &Utf8PathBuf| path.starts_with("aset") && path.extension() != Some("png");
    for file in index.filter(is_index) {
        assert!(!site.html(file.as_str()).contains("kopi-lama"), "{file}");
    }
    assert_eq!(site.html("_redirects"), rules);
    // Without the lines, nothing of it is left.
    let bare = self::shop().site();
    assert!(!bare.has("_redirects") && !bare.has("produk/kopi-lama/index.html"));
}

#[test]
fn a_browser_is_led_on_from_a_folder() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let shop = Shop::bare();
    shop.product("kopi", "nama: Kopi\nharga: 12.500\nalamat_lama: teh\n");
    shop.build().ended(0);
    let tab = browser.tab();
    let root = format!("file://{}", shop.path("situs"));
    tab.open(&format!("{root}/produk/teh/index.html"));
    tab.wait_until(&format!(
        "location.href === '{root}/produk/kopi/index.html'"
    ));
}

#[test]
fn every_page_of_a_long_category_is_led_to() {
    let shop = Shop::bare();
    for number in 0..61 {
        shop.product(
            &format!("teh/teh-{number}"),
            &format!("nama: Teh {number}\nharga: 5.000\n"),
        );
    }
    shop.build().ended(0);
    let before = shop.site_as_it_is();
    assert!(before.has("kategori/teh/2/index.html"));
    rename(&shop, "produk/teh", "produk/minuman");
    let library = Library::of(shop.folder());
    assert_eq!(write_down(&library.findings()), 1);
    assert_eq!(
        shop.read("toko.yaml"),
        "nama: Toko Sari\nwhatsapp: 0812-0000-1234\nkategori_lama:\n  teh: minuman\n"
    );
    library.findings();
    let site = shop.site_as_it_is();
    let path = Utf8Path::new("kategori/teh/2/index.html");
    let present = next(path, &site.html(path.as_str()));
    assert_eq!(present, Some("kategori/minuman/2/index.html".into()));
}

#[test]
fn a_present_thing_keeps_its_address() {
    let shop = shop();
    shop.product("kopi", "nama: Kopi Gayo\nharga: 12.500\nalamat_lama: teh\n");
    shop.write(
        "halaman/tentang.md",
        "---\nalamat_lama: [cari, tentang]\n---\n# Tentang kami\n",
    );
    shop.change(
        "toko.yaml",
        "1234\n",
        "1234\nkategori_lama: {minuman: kopi, semua: minuman}\n",
    );
    let run = shop.run(&["build", "--json"]).ended(0);
    let codes: Vec<String> = run
        .findings()
        .into_iter()
        .map(|finding| finding.code)
        .collect();
    assert_eq!(codes, ["E340"; 4], "{run:?}");
    let site = shop.site_as_it_is();
    assert!(title(&site.html("produk/teh/index.html")).contains("Teh"));
    assert!(!site.has("_redirects"));
}

#[test]
fn a_rename_is_told_until_it_is_written() {
    let shop = shop();
    shop.good_photo("produk/madu/1.jpg");
    shop.build().ended(0).never_said("E344");
    rename(&shop, "produk/kopi", "produk/kopi-gayo");
    rename(&shop, "produk/madu", "produk/madu-hutan");
    rename(&shop, "produk/minuman", "produk/segar");
    rename(&shop, "halaman/tentang.md", "halaman/kami.md");
    rename(&shop, "kabar/panen.md", "kabar/panen-raya.md");
    let told = |run: Run| {
        let run = run.ended(0);
        run.said("tulis `alamat_lama: kopi` di `produk.yaml`")
            .said("tulis `alamat_lama: madu` di `produk.yaml`")
            .said("Kategori `minuman` berganti nama menjadi `segar`")
            .said("tulis `alamat_lama: tentang` di `kami.md`")
            .said("tulis `alamat_lama: panen` di `panen-raya.md`")
    };
    let line = "`kopi` is called `kopi-gayo` now";
    shop.run(&["check", "--lang", "en"]).ended(0).said(line);
    told(shop.build());
    told(shop.check());
    told(shop.build());
    told(shop.run(&["build", "--fresh"]));
    // Edited in between.
    shop.change("produk/kopi-gayo/produk.yaml", "12.500", "13.500");
    told(shop.build());
    let json = shop.run(&["check", "--json"]);
    assert!(
        json.output
            .contains(r#""addition":{"alamat_lama":["kopi"]}"#),
        "{json:?}"
    );
    assert!(
        json.output
            .contains(r#""addition":{"kategori_lama":{"minuman":"segar"}}"#)
    );

    let library = Library::of(shop.folder());
    assert_eq!(write_down(&library.findings()), 5);
    assert_eq!(
        shop.read("produk/madu-hutan/produk.yaml"),
        "alamat_lama: madu\n"
    );
    let page = "---\nalamat_lama: tentang\n---\n# Tentang kami\n\nSejak 1998.\n";
    assert_eq!(shop.read("halaman/kami.md"), page);
    shop.build().ended(0).never_said("E344");
    shop.check().ended(0).never_said("E344");
    let site = shop.site_as_it_is();
    site.expect_sound_links();
    for (address, words) in [
        ("produk/kopi/index.html", "Kopi Gayo"),
        ("produk/madu/index.html", "Madu Hutan"),
        ("kategori/minuman/index.html", "Segar"),
        ("tentang/index.html", "Tentang kami"),
        ("kabar/panen/index.html", "Panen"),
    ] {
        let page = opened(&site, address);
        assert!(title(&page).contains(words), "{address}: {}", title(&page));
    }
}

#[test]
fn what_was_not_certainly_renamed_is_not_told() {
    let shop = shop();
    shop.build().ended(0);
    // Renamed and edited at once.
    rename(&shop, "produk/kopi", "produk/kopi-gayo");
    shop.change("produk/kopi-gayo/produk.yaml", "12.500", "13.500");
    shop.build().ended(0).never_said("E344");
    // Two have what was there.
    rename(&shop, "halaman/tentang.md", "halaman/kami.md");
    fs::copy(shop.path("halaman/kami.md"), shop.path("halaman/profil.md")).expect("a copy");
    shop.build().ended(0).never_said("E344");
    // The former name is taken.
    rename(&shop, "produk/kopi-gayo", "produk/arabika");
    shop.product("kopi-gayo", "nama: Kopi Robusta\nharga: 9.000\n");
    shop.build().ended(0).never_said("E344");
    // Empty things are all alike.
    shop.write("produk/kosong/produk.yaml", "# nanti\n");
    shop.build().ended(0);
    rename(&shop, "produk/kosong", "produk/isi");
    shop.build().ended(0).never_said("E344");
    shop.remove("produk/isi");
    // A check does not publish: what it saw never had an address.
    rename(&shop, "produk/arabika", "produk/bubuk");
    shop.check()
        .ended(0)
        .said("`arabika` berganti nama menjadi `bubuk`");
    rename(&shop, "produk/bubuk", "produk/biji");
    let run = shop.build().ended(0);
    run.said("`arabika` berganti nama menjadi `biji`")
        .never_said("bubuk");
}

#[test]
fn a_member_takes_its_addresses_along() {
    let group = group(3);
    group.change("kelompok.yaml", "jenis", "url: https://koperasi.id/\njenis");
    group.build().ended(0);
    rename(&group, "toko/toko-000", "toko/dapur");
    let line = "tulis `alamat_lama: toko-000` di `toko.yaml`";
    group.build().ended(0).said(line);
    let library = Library::of(group.folder());
    assert_eq!(write_down(&library.findings()), 1);
    rename(
        &group,
        "toko/dapur/produk/makanan/kue",
        "toko/dapur/produk/makanan/bolu",
    );
    assert_eq!(write_down(&library.findings()), 1);
    group.build().ended(0).never_said("E344");
    let site = group.site_as_it_is();
    site.expect_sound_links();
    for (address, words) in [
        ("toko/toko-000/index.html", "Toko 0"),
        ("toko/toko-000/produk/kopi/index.html", "kopi nomor 0"),
        ("toko/toko-000/produk/kue/index.html", "kue nomor 0"),
        ("toko/toko-000/kategori/makanan/index.html", "Makanan"),
        ("toko/toko-000/keranjang/index.html", "Keranjang"),
    ] {
        let page = opened(&site, address);
        assert!(title(&page).contains(words), "{address}: {}", title(&page));
    }
    assert_eq!(
        site.html("_redirects"),
        "/toko/dapur/produk/kue/ /toko/dapur/produk/bolu/ 301\n\
         /toko/toko-000/* /toko/dapur/:splat 301\n"
    );
    let sitemap = site.html("sitemap.xml");
    assert!(!sitemap.contains("toko-000"), "{sitemap}");
    // The same comes of a build from nothing.
    let fresh = Shop::copy_of(group.folder());
    assert_eq!(fresh.site().contents(), group.site_as_it_is().contents());

    // A new shop gets the name; while it is broken, the others go on.
    group.write("toko/toko-000/toko.yaml", "nama: [\n");
    group.write("toko/toko-001/halaman/baru.md", "# Baru\n");
    group.build().ended(1).said("E340").said("E2");
    assert!(group.site_as_it_is().has("toko/toko-001/baru/index.html"));
    group.write(
        "toko/toko-000/toko.yaml",
        "nama: Toko Nol\nwhatsapp: 0812-0000-7777\n",
    );
    group.build().ended(0).said("E340");
    let page = group.site_html("toko/toko-000/index.html");
    assert!(title(&page).contains("Toko Nol"), "{page}");
    assert!(
        !group
            .site_as_it_is()
            .has("toko/toko-000/produk/kopi/index.html")
    );
}

#[test]
fn what_was_noticed_in_a_member_goes_along_with_it() {
    let group = group(2);
    group.build().ended(0);
    let kue = "toko/toko-000/produk/makanan/kue";
    rename(&group, kue, "toko/toko-000/produk/makanan/bolu");
    group.build().ended(0).said("tulis `alamat_lama: kue`");
    rename(&group, "toko/toko-000", "toko/dapur");
    group.build().ended(0).said("tulis `alamat_lama: kue`");
    let library = Library::of(group.folder());
    assert_eq!(write_down(&library.findings()), 2);
    library.findings();
    let page = opened(
        &group.site_as_it_is(),
        "toko/toko-000/produk/kue/index.html",
    );
    assert!(title(&page).contains("kue nomor 0"));
}

#[test]
fn two_members_do_not_share_a_former_address() {
    let group = group(2);
    for number in ["000", "001"] {
        let file = format!("toko/toko-{number}/toko.yaml");
        group.change(&file, "alamat:", "alamat_lama: warung\nalamat:");
    }
    group.build().ended(0).said("E341");
    let page = opened(&group.site_as_it_is(), "toko/warung/index.html");
    assert!(title(&page).contains("Toko 0"));
}

#[test]
fn a_group_within_a_group_takes_its_addresses_along() {
    let city = Shop::empty();
    city.write("kelompok.yaml", "nama: Kota\n");
    copy_folder(group(1).folder(), &city.path("toko/koperasi"));
    city.build().ended(0);
    rename(&city, "toko/koperasi", "toko/maju");
    let library = Library::of(city.folder());
    assert_eq!(write_down(&library.findings()), 1);
    assert!(
        city.read("toko/maju/kelompok.yaml")
            .ends_with("alamat_lama: koperasi\n")
    );
    library.findings();
    let site = city.site_as_it_is();
    let page = opened(&site, "toko/koperasi/toko/toko-000/produk/kue/index.html");
    assert!(title(&page).contains("kue nomor 0"));
    assert!(
        site.html("_redirects")
            .contains("/toko/koperasi/* /toko/maju/:splat 301\n")
    );
}

/// Renames in each history.
const RENAMES: usize = 50;
const HISTORIES: u64 = 4;
/// Few, so that names come back.
const NAMES: [&str; 9] = [
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
];

#[test]
fn after_any_renames_all_addresses_work() {
    (0..HISTORIES)
        .into_par_iter()
        .for_each(|seed| History::new(seed).go_on());
}

/// A folder of which the things are renamed at random.
struct History {
    seed: u64,
    number: u64,
    shop: Shop,
    /// Addresses that ever worked, with the titles of their pages.
    worked: BTreeMap<Utf8PathBuf, BTreeSet<String>>,
    /// Names that members had, each with the data of the first that had it.
    members: BTreeMap<String, String>,
    log: Vec<String>,
}

impl History {
    fn new(seed: u64) -> Self {
        let shop = match seed % 2 {
            0 => {
                let shop = Shop::bare();
                fill(&shop, "", 0);
                shop
            }
            _ => {
                let group = group(0);
                for (number, name) in ["satu", "dua", "tiga"].into_iter().enumerate() {
                    let folder = format!("toko/{name}/");
                    group.write(
                        &format!("{folder}toko.yaml"),
                        format!("nama: Toko {number}\nwhatsapp: 0812-0000-{number:04}\n"),
                    );
                    fill(&group, &folder, 100 * (number + 1));
                }
                group.write("halaman/satu.md", "# Bersama\n");
                group.write("kabar/satu.md", "# Rapat\n");
                group
            }
        };
        Self {
            seed,
            number: seed,
            shop,
            worked: BTreeMap::new(),
            members: BTreeMap::new(),
            log: Vec::new(),
        }
    }

    fn go_on(mut self) {
        let library = Library::of(self.shop.folder());
        library.findings();
        self.record();
        let mut told = 0;
        for round in 0..RENAMES {
            self.rename(round);
            if self.below(4) == 0 {
                library.check(&Silent);
            }
            let report = library.findings();
            self.record();
            let codes = report.findings().iter().map(|finding| finding.code);
            let renames = codes.filter(|code| *code == Code::Renamed).count();
            assert_eq!(write_down(&report), renames, "{}", self.log());
            told += renames;
            // Sometimes the next rename comes before the next build.
            if self.below(3) > 0 {
                let report = library.findings();
                assert_eq!(write_down(&report), 0, "{}", self.log());
                self.record();
                self.expect_all();
            }
        }
        library.findings();
        self.expect_all();
        assert!(
            told > RENAMES / 3,
            "{told} renames were told: {}",
            self.log()
        );
    }

    fn log(&self) -> String {
        format!("history {}: {:#?}", self.seed, self.log)
    }

    /// SplitMix64.
    fn below(&mut self, limit: usize) -> usize {
        self.number = self.number.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.number;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    /// Gives a product, category, page, news or member another name, or lets two change theirs.
    fn rename(&mut self, round: usize) {
        let folders = self.folders(round);
        loop {
            let (folder, shares) = folders[self.below(folders.len())].clone();
            let names = self.names(&folder);
            if names.is_empty() {
                continue;
            }
            let extension = if shares { "" } else { ".md" };
            let from = names[self.below(names.len())].clone();
            let other = names[self.below(names.len())].clone();
            let path = |name: &str| self.shop.path(&format!("{folder}/{name}"));
            if self.number.is_multiple_of(5) && from != other && folder != "toko" {
                self.log.push(format!("swap {folder}/{from} and {other}"));
                let away = self.shop.beside("pindah");
                for (from, to) in [
                    (path(&from), away.clone()),
                    (path(&other), path(&from)),
                    (away, path(&other)),
                ] {
                    fs::rename(from, to).expect("renamed");
                }
                return;
            }
            let name = NAMES[self.below(NAMES.len())];
            let to = format!("{name}{extension}");
            let is_foreign = folder == "toko" && !self.may_have(&from, name);
            if is_foreign || self.is_taken(&folder, name) {
                continue;
            }
            let path = |name: &str| self.shop.path(&format!("{folder}/{name}"));
            self.log.push(format!("rename {folder}/{from} to {to}"));
            fs::rename(path(&from), path(&to)).expect("renamed");
            return;
        }
    }

    /// The folders whose entries have addresses; `true` for folders of folders.
    fn folders(&self, round: usize) -> Vec<(String, bool)> {
        let mut shops = vec![String::new()];
        let mut folders = Vec::new();
        if self.seed % 2 == 1 {
            let members = self.names("toko");
            shops = members.iter().map(|name| format!("toko/{name}/")).collect();
            folders.extend([("halaman".to_owned(), false), ("kabar".to_owned(), false)]);
            folders.push(("toko".to_owned(), true));
        }
        let shop = &shops[round % shops.len()];
        for name in ["halaman", "kabar"] {
            folders.push((format!("{shop}{name}"), false));
        }
        folders.push((format!("{shop}produk"), true));
        for category in self.names(&format!("{shop}produk")) {
            folders.push((format!("{shop}produk/{category}"), true));
        }
        folders
    }

    /// True unless another member had the name: its pages would be at the addresses of all those that the other had.
    fn may_have(&mut self, member: &str, name: &str) -> bool {
        let data = self.shop.read(&format!("toko/{member}/toko.yaml"));
        let shop = data.lines().next().expect("a name").to_owned();
        for name in [member, name] {
            self.members.entry(name.to_owned()).or_insert(shop.clone());
        }
        self.members[name] == shop
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = self.shop.path(folder).read_dir_utf8().expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_owned())
            .collect();
        names.sort();
        names
    }

    /// True when a sibling has the name, or for a product another product of the shop.
    fn is_taken(&self, folder: &str, name: &str) -> bool {
        let is_here = self
            .names(folder)
            .iter()
            .any(|other| other.strip_suffix(".md").unwrap_or(other) == name);
        let (products, _) = folder.rsplit_once('/').unwrap_or_default();
        let is_in_category = products.ends_with("produk");
        let elsewhere = || {
            let mut categories = self.names(products).into_iter();
            categories.any(|category| {
                self.names(&format!("{products}/{category}"))
                    .iter()
                    .any(|other| other == name)
            })
        };
        is_here || (is_in_category && elsewhere())
    }

    /// Keeps the addresses that work now.
    fn record(&mut self) {
        for (path, page) in self.shop.site_as_it_is().pages() {
            if path.file_name() == Some("index.html") && next(&path, &page).is_none() {
                self.worked.entry(path).or_default().insert(title(&page));
            }
        }
    }

    /// Every address that ever worked still opens a page of the same shop, and unless it is a list one that had this
    /// place in it: what a name opens may change when it is given to another thing.
    fn expect_all(&self) {
        let site = self.shop.site_as_it_is();
        let mut had: BTreeMap<Utf8PathBuf, BTreeSet<&String>> = BTreeMap::new();
        for (path, titles) in &self.worked {
            had.entry(place_in_shop(path)).or_default().extend(titles);
        }
        for (path, titles) in &self.worked {
            assert!(site.has(path.as_str()), "{path} is gone; {}", self.log());
            let title = title(&opened(&site, path.as_str()));
            let is_same_shop = titles.iter().any(|known| shop_of(known) == shop_of(&title));
            let is_list = path.as_str().contains("kategori/");
            assert!(
                is_same_shop && (is_list || had[&place_in_shop(path)].contains(&title)),
                "{path} opens {title}, not one of {titles:?}; {}",
                self.log()
            );
        }
    }
}

/// The path from the root of the shop of a group, or of the site itself.
fn place_in_shop(path: &Utf8Path) -> Utf8PathBuf {
    let of_shop = path.strip_prefix("toko");
    let inner = of_shop.map(|path| path.iter().skip(1).collect());
    inner.unwrap_or_else(|_| path.to_owned())
}

/// The name at the end of a title.
fn shop_of(title: &str) -> &str {
    title.rsplit(" | ").next().unwrap_or_default()
}

/// Products in categories, pages and news for a shop, all of them different.
fn fill(shop: &Shop, folder: &str, first: usize) {
    for (number, product) in ["satu/dua", "satu/tiga", "dua/empat", "tiga/lima"]
        .iter()
        .enumerate()
    {
        let number = first + number;
        let at = format!("{folder}produk/{product}");
        shop.write(
            &format!("{at}/produk.yaml"),
            format!("nama: Barang {number}\nharga: 5.000\n"),
        );
        shop.write(
            &format!("{at}/1.jpg"),
            pictures::jpeg(&pictures::gradient(8 + number as u32, 8)),
        );
    }
    for name in ["satu", "dua"] {
        shop.write(
            &format!("{folder}halaman/{name}.md"),
            format!("# Halaman {first} {name}\n"),
        );
        shop.write(
            &format!("{folder}kabar/{name}.md"),
            format!("# Kabar {first} {name}\n"),
        );
    }
}
