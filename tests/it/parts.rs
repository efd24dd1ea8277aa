//! Invalid and forged parts of a build are reported before any file of them is read, and the present site stays.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use serde_json::{Value, json};

use crate::support::groups::{group, joined, member_in, shares};
use crate::support::site::Site;
use crate::support::{Shop, copy_folder};

/// A group with its two parts, copied for each case.
struct Parts {
    group: Shop,
    /// The parts as built.
    sound: [Utf8PathBuf; 2],
    target: Utf8PathBuf,
}

impl Parts {
    fn new() -> Self {
        let group = group(3);
        group.good_photo("toko/toko-001/produk/makanan/kue/1.jpg");
        group.write(
            "toko/desa/kelompok.yaml",
            "nama: Desa\nwhatsapp: 0812-0000-1277\n",
        );
        member_in(&group, "toko/desa/toko/sari", 7);
        let sound = shares(&group, 2).into_iter().map(|(part, run)| {
            run.ended(0);
            part
        });
        let sound = sound.collect::<Vec<_>>().try_into().expect("two parts");
        let target = group.beside("gabungan");
        Self {
            group,
            sound,
            target,
        }
    }

    /// Copies of both, to be damaged.
    fn copies(&self) -> [Utf8PathBuf; 2] {
        [1, 2].map(|number| {
            let copy = self.group.beside(&format!("salinan-{number}"));
            if copy.exists() {
                fs::remove_dir_all(&copy).expect("a former copy");
            }
            copy_folder(&self.sound[number - 1], &copy);
            copy
        })
    }

    /// Expects parts to be refused with these words, in one language or the other, and the site unchanged.
    #[track_caller]
    fn refused(&self, parts: &[&Utf8Path], said: &[&str; 2], case: &str) {
        let former = Site::at(&self.target).contents();
        let language = case.len() % 2;
        let mut words = vec!["join", "--out", self.target.as_str()];
        words.extend(["--lang", ["id", "en"][language]]);
        words.extend(parts.iter().map(|part| part.as_str()));
        let run = self.group.run_inside(&words);
        assert_eq!(run.status, 2, "{case}: {run:?}");
        assert!(
            run.errors.contains(said[language]),
            "{case}: {}",
            run.errors
        );
        assert!(Site::at(&self.target).contents() == former, "{case}");
    }
}

/// Edits the description of a part.
fn forge(part: &Utf8Path, change: impl FnOnce(&mut Value)) {
    let path = part.join("bagian.json");
    let text = fs::read_to_string(&path).expect("a description");
    let mut value = serde_json::from_str(&text).expect("JSON");
    change(&mut value);
    fs::write(&path, value.to_string()).expect("a description");
}

const NO_PART: [&str; 2] = ["bukan bagian situs", "is no part of a site"];
const OTHER: [&str; 2] = ["versi program yang lain", "another version"];
const TWICE: [&str; 2] = ["dua bagian", "two parts"];
const CUT: [&str; 2] = ["tidak utuh", "not whole"];
const FORGED: [&str; 2] = ["tidak cocok", "does not fit"];

/// Changes the description of a part.
type Forge = fn(&mut Value);
/// Damages a part in a folder.
type Cut = fn(&Utf8Path);

#[test]
fn what_is_wrong_with_parts_is_told_and_nothing_is_lost() {
    let parts = Parts::new();
    let whole = parts.group.site().contents();
    joined(&parts.group, &parts.sound);
    assert!(Site::at(&parts.target).contents() == whole);

    let [one, two] = &parts.sound;
    parts.refused(&[one, one], &TWICE, "the same part twice");
    parts.refused(&[one], &["bagian mana pun", "in none"], "one is missing");
    parts.refused(
        &[one, &parts.group.path("toko")],
        &NO_PART,
        "not a part at all",
    );

    let secret = parts.group.beside("rahasia");
    fs::create_dir(&secret).expect("a folder");
    fs::write(secret.join("index.html"), "RAHASIA").expect("a file");
    let forgeries: &[(&str, &[&str; 2], Forge)] = &[
        ("version", &OTHER, |part| part["version"] = json!("9.9.9")),
        ("other shares", &OTHER, |part| {
            part["share"]["of"] = json!(3)
        }),
        ("no such share", &OTHER, |part| {
            part["share"]["part"] = json!(7)
        }),
        ("no share", &OTHER, |part| {
            part["share"] = json!({"part": 0, "of": 0})
        }),
        ("upwards", &FORGED, |part| {
            file(part, "../../../rahasia/index.html")
        }),
        ("absolute", &FORGED, |part| file(part, "/etc/passwd")),
        ("a drive", &FORGED, |part| file(part, "C:/x")),
        ("backwards", &FORGED, |part| file(part, "..\\x")),
        ("no name", &FORGED, |part| file(part, "")),
        ("another shop's", &CUT, |part| {
            file(part, "toko/toko-000/index.html")
        }),
        ("twice", &FORGED, |part| file(part, "index.html")),
        ("twice but for case", &FORGED, |part| {
            file(part, "INDEX.html")
        }),
        ("a file and a folder", &FORGED, |part| {
            file(part, "index.html/x")
        }),
        ("too large", &FORGED, |part| {
            files(part)[0]["size"] = json!(u64::MAX);
        }),
        ("another size", &CUT, |part| {
            files(part)[0]["size"] = json!(7)
        }),
        ("without its home page", &FORGED, |part| {
            files(part).retain(|file| file["path"] != "index.html");
        }),
        ("without a product's page", &FORGED, |part| {
            files(part).retain(|file| file["path"] != "produk/kue/index.html");
        }),
        ("without a photo", &FORGED, |part| {
            let is_photo = |file: &Value| {
                file["path"]
                    .as_str()
                    .is_some_and(|path| path.starts_with("foto/"))
            };
            files(part).retain(|file| !is_photo(file));
        }),
        ("a script", &FORGED, |part| {
            member(part)["contacts"][0]["href"] = json!("javascript:alert(1)");
        }),
        ("another's number", &FORGED, |part| {
            member(part)["contacts"][0]["href"] = json!("https://wa.me/6281299999999");
        }),
        ("a message", &FORGED, |part| {
            member(part)["contacts"][0]["sms"] = json!("https://example.com");
        }),
        ("another kind", &FORGED, |part| {
            member(part)["contacts"][0]["kind"] = json!("\"><script>")
        }),
        ("a page elsewhere", &NO_PART, |part| {
            member(part)["goods"][0]["card"]["url"] = json!("https://example.com/");
        }),
        ("a page of another shop", &FORGED, |part| {
            member(part)["goods"][0]["card"]["url"] = json!("toko/toko-000/index.html");
        }),
        ("a photo elsewhere", &NO_PART, |part| {
            member(part)["picture"]["src"] = json!("//example.com/x.jpg");
        }),
        ("a colour", &FORGED, |part| {
            member(part)["picture"]["color"] = json!("red;background:url(//example.com)");
        }),
        ("a placeholder", &FORGED, |part| {
            member(part)["picture"]["placeholder"] = json!("https://example.com/x.gif");
        }),
        ("a kind of picture", &FORGED, |part| {
            member(part)["picture"]["sources"][0]["mime"] = json!("text/html");
        }),
        ("a picture without files", &FORGED, |part| {
            member(part)["picture"]["sources"] = json!([]);
        }),
        ("a kind of picture without files", &FORGED, |part| {
            member(part)["picture"]["sources"][0]["files"] = json!([]);
        }),
        ("a permit", &FORGED, |part| {
            member(part)["permits"] = json!(["resmi"])
        }),
        ("a folder", &FORGED, |part| {
            member(part)["folder"] = json!("toko/toko-000")
        }),
        ("an id", &FORGED, |part| {
            member(part)["id"] = json!("'+alert(1)+'")
        }),
        ("a policy", &FORGED, |part| {
            member(part)["scripts"] = json!({"Known": ["sha256-x' https://example.com"]});
        }),
    ];
    for (case, said, change) in forgeries {
        let [one, two] = parts.copies();
        forge(&one, change);
        parts.refused(&[&one, &two], said, case);
    }
    // A name is only a name.
    let [one, _] = parts.copies();
    forge(&one, |part| {
        member(part)["name"] = json!("<script>alert(1)</script>");
    });
    joined(&parts.group, &[one, two.clone()]);
    let portal = Site::at(&parts.target).html("daftar-toko/index.html");
    assert!(portal.contains("alert(1)") && !portal.contains("<script>alert"));
}

/// The files of the first shop of a part.
fn files(part: &mut Value) -> &mut Vec<Value> {
    let shop = shop(part);
    shop["files"].as_array_mut().expect("a list")
}

fn file(part: &mut Value, path: &str) {
    files(part).push(json!({"path": path, "size": 7}));
}

fn shop(part: &mut Value) -> &mut Value {
    let shops = part["shops"].as_array_mut().expect("a list");
    let named = |shop: &&mut Value| shop["folder"] == "toko/toko-001";
    shops.iter_mut().find(named).expect("the shop with a photo")
}

fn member(part: &mut Value) -> &mut Value {
    &mut shop(part)["member"]
}

#[test]
fn a_group_within_a_part_is_looked_at_as_closely() {
    let parts = Parts::new();
    joined(&parts.group, &parts.sound);
    let is_group = |shop: &&mut Value| shop["folder"] == "toko/desa";
    let forgeries: [(&str, Forge); 3] = [
        ("a folder elsewhere", |shop| {
            shop["member"]["shops"][0]["folder"] = json!("toko/lain");
        }),
        ("a page elsewhere", |shop| {
            shop["member"]["shops"][0]["goods"][0]["card"]["url"] = json!("toko/lain/index.html");
        }),
        ("a script", |shop| {
            shop["member"]["shops"][0]["contacts"][0]["href"] = json!("javascript:alert(1)");
        }),
    ];
    for (case, change) in forgeries {
        let copies = parts.copies();
        let mut is_there = false;
        for part in &copies {
            forge(part, |part| {
                let shops = part["shops"].as_array_mut().expect("a list");
                if let Some(shop) = shops.iter_mut().find(is_group) {
                    change(shop);
                    is_there = true;
                }
            });
        }
        assert!(is_there);
        parts.refused(&[&copies[0], &copies[1]], &FORGED, case);
    }
}

#[test]
fn a_part_that_was_cut_off_is_told_of() {
    let parts = Parts::new();
    joined(&parts.group, &parts.sound);
    let page = "toko/toko-001/produk/kue/index.html";
    let cuts: [(&str, &[&str; 2], Cut); 4] = [
        ("a page is missing", &CUT, |page| {
            fs::remove_file(page).expect("a page");
        }),
        ("half of a page", &CUT, |page| {
            let bytes = fs::read(page).expect("a page");
            fs::write(page, &bytes[..bytes.len() / 2]).expect("half of it");
        }),
        ("a folder is missing", &CUT, |page| {
            fs::remove_dir_all(page.parent().expect("a folder")).expect("it goes");
        }),
        ("a folder in the place of a page", &CUT, |page| {
            fs::remove_file(page).expect("a page");
            fs::create_dir(page).expect("a folder");
        }),
    ];
    for (case, said, cut) in cuts {
        let [one, two] = parts.copies();
        cut(&one.join(page));
        parts.refused(&[&one, &two], said, case);
    }
    for (case, bytes) in [("nothing", 0), ("half of the list", 2)] {
        let [one, two] = parts.copies();
        let list = one.join("bagian.json");
        let text = fs::read(&list).expect("a list");
        let half = text.len().checked_div(bytes).unwrap_or(0);
        fs::write(&list, &text[..half]).expect("half of it");
        parts.refused(&[&one, &two], &NO_PART, case);
    }
}

#[test]
fn a_shop_of_which_no_part_could_be_made_keeps_what_was_published() {
    let parts = Parts::new();
    joined(&parts.group, &parts.sound);
    let page = parts.target.join("toko/toko-001/index.html");
    let former = fs::read(&page).expect("a page");
    parts
        .group
        .write("toko/toko-001/toko.yaml", "nama: \"Toko\nwhatsapp: [\n");
    for folder in ["bagian-1", "simpanan-1", "bagian-2", "simpanan-2"] {
        fs::remove_dir_all(parts.group.beside(folder)).expect("of the former run");
    }
    shares(&parts.group, 2);
    let cache = parts.group.beside("simpanan");
    let [one, two] = parts.sound.each_ref().map(|part| part.as_str());
    let words = ["join", one, two, "--out", parts.target.as_str()];
    parts
        .group
        .run_inside(&[&words[..], &["--cache", cache.as_str()]].concat())
        .ended(1)
        .said("E123")
        .said("toko-001");
    assert!(fs::read(&page).is_ok_and(|now| now == former));
    let site = Site::at(&parts.target);
    assert!(site.html("daftar-toko/index.html").contains("toko-001"));
    site.expect_sound_links();
}

#[cfg(unix)]
#[test]
fn no_link_in_a_part_is_followed() {
    use std::os::unix::fs::symlink;
    let parts = Parts::new();
    joined(&parts.group, &parts.sound);
    let elsewhere = parts.group.beside("di-luar");
    copy_folder(&parts.sound[0], &elsewhere);
    // The links lead to the same files, so nothing else can be at fault.
    for path in [
        "toko/toko-001/index.html",
        "toko/toko-001/produk",
        "toko/toko-001",
        "toko",
        "bagian.json",
    ] {
        let [one, two] = parts.copies();
        let at = one.join(path);
        match at.is_dir() {
            true => fs::remove_dir_all(&at).expect("a folder"),
            false => fs::remove_file(&at).expect("a file"),
        }
        symlink(elsewhere.join(path), &at).expect("a link");
        let said = if path == "bagian.json" {
            &NO_PART
        } else {
            &CUT
        };
        parts.refused(&[&one, &two], said, path);
    }
    // Files that would block a reader.
    let [one, two] = parts.copies();
    let list = one.join("bagian.json");
    fs::remove_file(&list).expect("a file");
    let made = std::process::Command::new("mkfifo").arg(&list).status();
    assert!(made.expect("there is mkfifo").success());
    parts.refused(&[&one, &two], &NO_PART, "a pipe");
}
