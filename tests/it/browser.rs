//! The example in a real browser: opened as a file from a folder, and from a small server on a phone's
//! screen. Without a Chromium these tests are passed over, unless `ETALASE_REQUIRE_BROWSER=1` is set.

use std::time::Duration;

use assert_cmd::Command;
use camino::Utf8Path;
use tempfile::TempDir;

use crate::support::{example, html, skip, web};

/// A phone that many have.
const PHONE: (u32, u32) = (360, 800);

struct Browser {
    program: &'static str,
    profile: TempDir,
}

/// What a page came to.
struct Opened {
    dom: String,
    console: Vec<String>,
}

impl Browser {
    /// The browser of this machine.
    fn find() -> Option<Self> {
        let names = [
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ];
        let answers = |name: &&str| {
            Command::new(name)
                .arg("--version")
                .output()
                .is_ok_and(|output| output.status.success())
        };
        let Some(program) = names.into_iter().find(answers) else {
            assert!(
                std::env::var_os("ETALASE_REQUIRE_BROWSER").is_none(),
                "ETALASE_REQUIRE_BROWSER is set, and there is none of {names:?}"
            );
            skip("the browser: no Chromium or Chrome is installed");
            return None;
        };
        let profile = tempfile::tempdir().expect("a folder for its profile");
        Some(Self { program, profile })
    }

    fn run(&self, options: &[&str], address: &str) -> std::process::Output {
        let mut command = Command::new(self.program);
        command
            // Without its sandbox it also runs for the administrator of a build machine.
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
            ])
            .args([
                "--no-first-run",
                "--hide-scrollbars",
                "--virtual-time-budget=5000",
            ])
            .arg(format!("--user-data-dir={}", self.profile.path().display()))
            .arg(format!("--window-size={},{}", PHONE.0, PHONE.1))
            .args(options)
            .arg(address)
            .timeout(Duration::from_secs(120));
        let output = command.output().expect("the browser starts");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        output
    }

    fn open(&self, address: &str) -> Opened {
        let output = self.run(&["--enable-logging=stderr", "--dump-dom"], address);
        let log = String::from_utf8_lossy(&output.stderr);
        Opened {
            dom: String::from_utf8(output.stdout).expect("UTF-8"),
            console: log
                .lines()
                .filter(|line| line.contains(":CONSOLE"))
                .map(str::to_owned)
                .collect(),
        }
    }
}

/// Opens the home page, then a product, a category and the price list by their links.
fn walk_through(browser: &Browser, root: &str) {
    let home = browser.open(&format!("{root}/index.html"));
    assert_eq!(home.console, Vec::<String>::new());
    let words = html::words(&home.dom);
    for name in ["Kopi Gayo", "Kain sulam karawo", "Sirup pala"] {
        assert!(words.contains(name), "{name} is missing at {root}: {words}");
    }
    let links = html::links(&home.dom);
    for start in ["produk/", "kategori/", "daftar-harga/"] {
        let link = links
            .iter()
            .find(|link| link.starts_with(start))
            .unwrap_or_else(|| panic!("no {start} in {links:?}"));
        let page = browser.open(&format!("{root}/{link}"));
        assert_eq!(page.console, Vec::<String>::new(), "{link}");
        assert!(
            page.dom.contains("<h1>") && !html::words(&page.dom).contains("ERR_"),
            "{link}: {}",
            page.dom
        );
    }
}

#[test]
fn the_site_works_from_a_folder() {
    let Some(browser) = Browser::find() else {
        return;
    };
    walk_through(&browser, &format!("file://{}", example().path("situs")));
}

#[test]
fn the_site_works_from_a_sub_folder_of_a_server() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let address = web::serve(example().folder(), Vec::new());
    walk_through(&browser, &format!("{address}/situs"));
}

#[test]
fn a_phone_shows_something() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let folder = Utf8Path::from_path(folder.path()).expect("a Unicode name");
    for page in [
        "index.html",
        "404.html",
        "produk/kopi-gayo-arabika/index.html",
    ] {
        let file = folder.join("layar.png");
        browser.run(
            &[&format!("--screenshot={file}")],
            &format!("file://{}", example().path("situs").join(page)),
        );
        let screen = image::open(&file)
            .expect("a picture of the screen")
            .into_rgb8();
        let colors: std::collections::BTreeSet<_> = screen.pixels().map(|pixel| pixel.0).collect();
        assert!(
            screen.width() >= PHONE.0 && colors.len() > 50,
            "{page}: {} colours",
            colors.len()
        );
    }
}

/// A page that shows every page of the site as on a phone, and writes down how wide each became and
/// which of its photos did not load.
fn measuring_page(pages: &[camino::Utf8PathBuf]) -> String {
    let frames: String = pages
        .iter()
        .map(|page| {
            format!(
                "<iframe width={} height={} src=\"/{page}\"></iframe>\n",
                PHONE.0, PHONE.1
            )
        })
        .collect();
    format!(
        "<!doctype html><body style=margin:0>{frames}<pre id=found></pre><script>
        onload = () => {{
            const lines = [...document.querySelectorAll('iframe')].map(frame => {{
                const page = frame.contentDocument;
                const broken = [...page.images].filter(image => image.complete && image.currentSrc && !image.naturalWidth);
                return [frame.getAttribute('src'), page.documentElement.scrollWidth, broken.length, page.styleSheets.length].join(' ');
            }});
            found.textContent = lines.join('\\n');
        }}
        </script>"
    )
}

#[test]
fn no_page_is_wider_than_a_phone_and_every_photo_loads() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let site = example().site_as_it_is();
    let pages: Vec<_> = site.pages().into_iter().map(|(path, _)| path).collect();
    let address = web::serve(
        site.root(),
        vec![("/ukur".to_owned(), measuring_page(&pages))],
    );
    let opened = browser.open(&format!("{address}/ukur"));
    let (_, found) = opened
        .dom
        .split_once("<pre id=\"found\">")
        .expect("the measurements");
    let (found, _) = found.split_once("</pre>").expect("the measurements");
    let lines: Vec<&str> = found.lines().collect();
    assert_eq!(lines.len(), pages.len(), "{}", opened.dom);
    for line in lines {
        let mut parts = line
            .split(' ')
            .skip(1)
            .map(|part| part.parse::<u32>().expect("a number"));
        let mut next = || parts.next().expect("three numbers");
        let (width, broken, sheets) = (next(), next(), next());
        assert!(
            width <= PHONE.0 && broken == 0 && sheets >= 1,
            "page, width, broken photos, stylesheets: {line}"
        );
    }
}
