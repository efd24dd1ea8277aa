//! Malformed and malicious input: reported, never a crash.

use std::fs;

use crate::support::{Shop, pictures};
#[cfg(unix)]
use crate::support::{skip, unprivileged};

/// CPU time limit for one small shop, in seconds.
const QUICK: u32 = 20;

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_left_out() {
    use std::os::unix::fs::PermissionsExt;
    let shop = Shop::small();
    shop.product("teh", "nama: Teh\nharga: 4.000\n");
    shop.photo("produk/kopi/1.jpg", 60, 60);
    shop.photo("produk/rahasia/1.jpg", 60, 60);
    for path in [
        "produk/teh/produk.yaml",
        "produk/kopi/1.jpg",
        "produk/rahasia",
    ] {
        fs::set_permissions(shop.path(path), fs::Permissions::from_mode(0o000)).expect("a mode");
    }
    let run = unprivileged(&shop, &["build", "--json"]);
    let secret = shop.path("produk/rahasia");
    fs::set_permissions(secret, fs::Permissions::from_mode(0o755)).expect("a mode");
    let Some(run) = run else {
        return skip("files that may not be read: an administrator may read everything");
    };
    let found: Vec<String> = run
        .ended(1)
        .findings()
        .iter()
        .map(|finding| format!("{} {}", finding.code, finding.file))
        .collect();
    assert_eq!(
        found,
        [
            "E108 produk/kopi/1.jpg",
            "E108 produk/rahasia",
            "E108 produk/teh/produk.yaml"
        ]
    );
    assert!(shop.site_as_it_is().has("produk/kopi/index.html"));
}

#[test]
fn ten_thousand_lines_of_yaml_are_read() {
    let shop = Shop::bare();
    let rows: String = (1..5_000)
        .map(|row| format!("  - nama: Pilihan {row}\n    harga: {row}00\n"))
        .collect();
    shop.product(
        "banyak",
        &format!("nama: Banyak\nharga: 5.000\nvarian:\n{rows}"),
    );
    shop.build_within(QUICK).ended(0);
    assert!(
        shop.site_html("produk/banyak/index.html")
            .contains("Pilihan 4999")
    );
}

#[test]
fn ten_thousand_errors_are_told_in_good_time() {
    let shop = Shop::bare();
    let keys: String = (0..10_000).map(|row| format!("kunci_{row}: x\n")).collect();
    shop.product("salah", &format!("nama: Salah\n{keys}"));
    let lines = "[\n\t{ : - \"\n".repeat(3_300);
    shop.product("rusak", &lines);
    shop.build_within(QUICK).ended(1);
}

/// Problem with the handling of a text: it may be dropped, but must cause no crash, no long wait, no endless report and
/// no loss of other products.
fn complaint(path: &str, name: &str, text: &str) -> Option<String> {
    let shop = Shop::small();
    shop.write(path, text);
    let run = shop.build_within(QUICK);
    if !(0..=1).contains(&run.status) {
        return Some(format!("{name}: crashed, or hung: {}", run.errors));
    }
    if run.errors.len() > 100_000 {
        return Some(format!("{name}: a report of {} bytes", run.errors.len()));
    }
    let kept = shop.site_as_it_is().has("produk/kopi/index.html");
    (!kept).then(|| format!("{name}: the other product is gone"))
}

#[test]
fn bombs_do_not_go_off() {
    let mut laughs = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (before, name) in "abcdefgh".chars().zip("bcdefghi".chars()) {
        let many = vec![format!("*{before}"); 9].join(", ");
        laughs += &format!("{name}: &{name} [{many}]\n");
    }
    let brackets = format!("nama: {}", "[".repeat(200_000));
    let blocks: String = (0..3_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    let dashes = "- ".repeat(100_000);
    let flow = format!("label: {}{}", "{a: ".repeat(50_000), "}".repeat(50_000));
    let long_line = format!("nama: {}", "a".repeat(900_000));
    let mut complaints = Vec::new();
    for (name, text) in [
        ("laughs", laughs),
        ("brackets", brackets),
        ("blocks", blocks),
        ("dashes", dashes),
        ("flow", flow),
        ("long line", long_line),
    ] {
        complaints.extend(complaint("produk/bom/produk.yaml", name, &text));
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn markdown_bombs_do_not_go_off() {
    let mut complaints = Vec::new();
    for (name, text) in [
        ("quotes", "> ".repeat(50_000)),
        ("brackets", "[".repeat(100_000)),
        ("stars", "*a **a ".repeat(50_000)),
        ("links", "[a](".repeat(50_000)),
        (
            "lists",
            (0..500)
                .map(|depth| format!("{}- a\n", "  ".repeat(depth)))
                .collect(),
        ),
        ("tags", "<b>".repeat(100_000)),
    ] {
        complaints.extend(complaint("produk/kopi/cerita.md", name, &text));
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn very_long_names_are_cut_where_systems_need_it() {
    let shop = Shop::bare();
    let folder = "kopi-".repeat(50);
    shop.photo(&format!("produk/{folder}/{}.jpg", "f".repeat(240)), 60, 60);
    shop.product(&format!("{folder}/.."), "");
    shop.remove("produk/produk.yaml");
    shop.product(
        "panjang",
        &format!(
            "nama: {}\nharga: 5.000\nkategori: {}\n",
            "é".repeat(300),
            "Kategori ".repeat(40)
        ),
    );
    shop.write(&format!("halaman/{}.md", "h".repeat(240)), "# Panjang\n");
    let site = shop.site();
    site.expect_sound_links();
    for path in site.paths() {
        assert!(
            path.as_str().len() < 180,
            "{} bytes: {path}",
            path.as_str().len()
        );
        assert!(
            path.components().all(|part| part.as_str().len() < 130),
            "{path}"
        );
    }
}

#[cfg(unix)]
#[test]
fn names_that_windows_refuses_are_reported_and_made_fit() {
    let shop = Shop::bare();
    for name in ["con", "aux.d", "kopi: gayo?", "teh*", "akhir.", "com1"] {
        shop.product(name, "harga: 5.000\n");
    }
    shop.good_photo(r"produk/com1/depan\belakang.jpg");
    shop.write("tema/aset/lampu?.js", "console.log(1)\n");
    let run = shop.run(&["build", "--json"]).ended(0);
    let named = run
        .findings()
        .iter()
        .filter(|finding| finding.code == "E114")
        .count();
    assert_eq!(named, 8, "{}", run.output);
    for path in shop.site_as_it_is().paths() {
        for part in path.components() {
            let stem = part.as_str().split('.').next().unwrap_or_default();
            assert!(!["con", "aux", "com1"].contains(&stem), "{path}");
            assert!(!part.as_str().contains([':', '?', '*']), "{path}");
        }
    }
}

#[cfg(unix)]
#[test]
fn links_never_show_what_lies_outside_the_shop() {
    use std::os::unix::fs::symlink;
    let shop = Shop::small();
    let secret = shop.beside("rahasia");
    fs::create_dir(&secret).expect("a folder");
    fs::write(secret.join("produk.yaml"), "nama: RAHASIA\nharga: 1.000\n").expect("a file");
    fs::write(
        secret.join("1.jpg"),
        pictures::jpeg(&pictures::gradient(40, 40)),
    )
    .expect("a photo");
    fs::write(secret.join("surat.md"), "# RAHASIA\n").expect("a text");
    let link =
        |target: &str, at: &str| symlink(secret.join(target), shop.path(at)).expect("a link");
    link("", "produk/pintu");
    fs::create_dir_all(shop.path("halaman")).expect("a folder");
    link("surat.md", "halaman/surat.md");
    link("1.jpg", "logo.jpg");
    link("1.jpg", "produk/kopi/1.jpg");
    link("", "tema");
    symlink(shop.path("produk"), shop.path("produk/kopi/lingkaran")).expect("a circle");
    shop.write(
        "halaman/lepas.md",
        "# Lepas\n\n![x](../../rahasia/1.jpg) [y](../../rahasia/surat.md) ![z](/etc/passwd)\n",
    );
    shop.product(
        "lepas",
        "nama: Lepas\nharga: 1.000\nfoto: ../../../rahasia/1.jpg\n",
    );
    shop.build().ended(1).said("E110").said("E308").said("E311");
    let site = shop.site_as_it_is();
    assert_eq!(site.photos(), Vec::<String>::new());
    for (path, bytes) in site.files() {
        assert!(
            !String::from_utf8_lossy(&bytes).contains("RAHASIA"),
            "{path}"
        );
    }
    site.expect_sound_links();
}

/// A program without its HEIC reader says of every HEIC that it cannot be read.
const HALF_HEIC: &str = if cfg!(feature = "heic") {
    "E506"
} else {
    "E503"
};

#[test]
fn a_folder_with_the_name_of_a_photo_is_told_of() {
    let shop = Shop::small();
    shop.photo("produk/kopi/1.jpg/2.jpg", 60, 60);
    shop.product("kopi", "nama: Kopi\nharga: 5.000\nfoto: 1.jpg\n");
    shop.build().ended(1).said("E112").said("E308");
    let site = shop.site_as_it_is();
    assert_eq!(site.photos(), Vec::<String>::new());
    site.expect_sound_links();
}

#[test]
fn photos_broken_in_every_way_cost_themselves_alone() {
    let whole = pictures::jpeg(&pictures::gradient(300, 300));
    let png = pictures::stored_as(pictures::gradient(60, 60), image::ImageFormat::Png);
    let webp = pictures::stored_as(pictures::gradient(60, 60), image::ImageFormat::WebP);
    let gif = pictures::stored_as(pictures::gradient(60, 60), image::ImageFormat::Gif);
    let broken: Vec<(&str, Vec<u8>, &str)> = vec![
        ("text.jpg", b"halo".to_vec(), "E501"),
        ("empty.jpg", Vec::new(), "E502"),
        ("phone.heic", pictures::heic(), "E503"),
        ("phone.jpg", pictures::heic(), "E503"),
        ("huge.png", pictures::png_claiming(60_000, 60_000), "E504"),
        ("hollow.png", pictures::png_claiming(100, 100), "E506"),
        ("nothing.png", pictures::png_claiming(0, 100), "E506"),
        (
            "drawing.jpg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec(),
            "E505",
        ),
        ("paper.jpg", b"%PDF-1.7\n".to_vec(), "E505"),
        ("start.jpg", whole[..30].to_vec(), "E506"),
        ("half.jpg", whole[..whole.len() / 2].to_vec(), "E507"),
        ("half.png", png[..png.len() / 2].to_vec(), "E506"),
        ("zeros.jpg", [&whole[..20], &[0; 4000]].concat(), "E506"),
        ("half.webp", webp[..webp.len() / 2].to_vec(), "E506"),
        ("half.gif", gif[..gif.len() / 2].to_vec(), "E506"),
        ("half.heic", pictures::iphone()[..500].to_vec(), HALF_HEIC),
        (
            "film.jpg",
            b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec(),
            "E505",
        ),
        (
            "web.avif",
            b"\0\0\0\x1Cftypavif\0\0\0\0mif1avif".to_vec(),
            "E505",
        ),
        (
            "html.png",
            b"<!doctype html><script>alert(1)</script>".to_vec(),
            "E501",
        ),
    ];
    let shop = Shop::bare();
    for (index, (name, bytes, _)) in broken.iter().enumerate() {
        shop.write(&format!("produk/p{index:02}/{name}"), bytes);
    }
    shop.photo("produk/utuh/1.jpg", 60, 60);
    let run = shop.run(&["build", "--json"]).ended(1);
    let mut found = run.findings();
    // That the photos of tests are small is not the matter here.
    found.retain(|finding| finding.code != "E512");
    for (index, (name, _, code)) in broken.iter().enumerate() {
        let file = format!("produk/p{index:02}/{name}");
        let codes: Vec<&str> = found
            .iter()
            .filter(|finding| finding.file == file)
            .map(|finding| finding.code.as_str())
            .collect();
        assert_eq!(codes, [*code], "{name}");
    }
    assert_eq!(found.len(), broken.len(), "{found:#?}");
    let site = shop.site_as_it_is();
    site.expect_sound_links();
    assert_eq!(
        site.paths()
            .iter()
            .filter(|path| path.starts_with("produk"))
            .count(),
        broken.len() + 1
    );
    for (path, bytes) in site.files().filter(|(path, _)| path.starts_with("foto")) {
        let magic = [&b"\xFF\xD8\xFF"[..], b"RIFF"];
        assert!(
            magic.iter().any(|magic| bytes.starts_with(magic)),
            "{path} is no photo"
        );
    }
}

#[test]
fn a_folder_with_the_name_of_a_data_file_is_told_of() {
    let shop = Shop::small();
    shop.write("produk/teh/produk.yaml/isi.txt", "nama: Teh");
    shop.photo("produk/teh/1.jpg", 40, 40);
    shop.build().said("E117");
}

#[test]
fn text_from_files_does_not_steer_the_terminal() {
    let shop = Shop::small();
    shop.product(
        "nakal",
        "nama: Nakal\n\"kunci\\e[31m\\a\": x\nharga: \"12\\e]0;judul\\a\"\n",
    );
    let run = shop.build().ended(1);
    let steers = |text: &str| {
        text.chars()
            .any(|c| c.is_control() && c != '\n' && c != '\t')
    };
    assert!(
        !steers(&run.errors) && !steers(&run.output),
        "{:?}",
        run.errors
    );
}

#[test]
fn folders_deeper_than_any_seller_needs_do_no_harm() {
    let shop = Shop::small();
    let deep = vec!["d"; 60].join("/");
    shop.product(&deep, "nama: Dalam sekali\nharga: 1.000\n");
    let run = shop.build();
    assert_eq!(run.status, 0, "{}", run.errors);
    assert!(shop.site_as_it_is().has("produk/kopi/index.html"));
}

#[cfg(unix)]
#[test]
fn a_products_folder_that_cannot_be_seen_leaves_the_former_site() {
    let shop = Shop::small();
    shop.build().ended(0);
    fs::rename(shop.path("produk"), shop.path("barang-asli")).expect("a rename");
    std::os::unix::fs::symlink("barang-asli", shop.path("produk")).expect("a link");
    shop.build().ended(1).said("E110").said("E123");
    assert!(shop.site_as_it_is().has("produk/kopi/index.html"));
}

#[test]
fn raw_html_leads_nowhere_within_the_site_by_itself() {
    let shop = Shop::small();
    shop.write(
        "halaman/tentang.md",
        "<b>Kami</b> <a href=\"/rahasia\">satu</a> <a href=\"../../x\">dua</a> \
         <a href=\"//example.com\">tiga</a> [kopi](../produk/kopi)\n",
    );
    shop.build().ended(0);
    let html = shop.site_html("tentang/index.html");
    for gone in ["/rahasia", "../../x", "//example.com"] {
        assert!(
            !html.contains(&format!("={gone}")) && !html.contains(&format!("\"{gone}")),
            "{gone}"
        );
    }
    assert!(html.contains("../produk/kopi/index.html"));
}
