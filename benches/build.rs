//! Speed and memory of whole builds, as a person meets them: the real command on shops that this
//! bench makes. `cargo bench --bench build` prints the table and puts it into the README.
//!
//! Every figure is the best of several runs, since other work on the machine only ever adds to it.
//! Shops lie in `ETALASE_BENCH_DIR`, or else in memory where the system offers that (`/dev/shm`), so
//! that the program is measured and not the disk.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use camino::Utf8Path;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

use support::{bench_folder, product_folder, put_into_readme, write_product, write_shop};

/// What one run took.
#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    /// Highest resident memory in bytes; 0 where the system does not tell.
    memory: u64,
}

struct Row {
    what: String,
    bar: &'static str,
    cost: Cost,
}

fn main() {
    // `cargo test --benches` only asks whether the bench compiles and starts.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let work = tempfile::tempdir_in(bench_folder()).expect("a folder for the shops");
    let work = Utf8Path::from_path(work.path()).expect("a path in Unicode");
    let mut rows = Vec::new();
    products_without_photos(work, &mut rows);
    photos(work, &mut rows);
    large_photos(work, &mut rows);
    let table = table(&rows);
    println!("{table}");
    put_into_readme("bench", &table);
}

fn products_without_photos(work: &Utf8Path, rows: &mut Vec<Row>) {
    for (count, bar) in [(1_000, ""), (10_000, "1.5 s, 200 MB")] {
        let shop = work.join(format!("shop-{count}"));
        write_shop(&shop, count);
        let cost = best(3, || clear(&shop), || build(&shop, &[]));
        rows.push(Row {
            what: format!("{count} products without photos, cold"),
            bar,
            cost,
        });
    }
    let shop = work.join("shop-10000");
    let cost = best(3, || (), || build(&shop, &[]));
    rows.push(Row {
        what: "10000 products, nothing changed".to_owned(),
        bar: "",
        cost,
    });
    let mut price = 70_000;
    clear(&shop);
    build(&shop, &[]);
    let mut change = || {
        price += 500;
        write_product(&product_folder(&shop, 5), 5, price);
    };
    change();
    let cost = build(&shop, &[]);
    rows.push(Row {
        what: "10000 products, one price changed, second build".to_owned(),
        bar: "500 ms",
        cost,
    });
    let cost = best(3, change, || build(&shop, &[]));
    rows.push(Row {
        what: "10000 products, one price changed, later".to_owned(),
        bar: "500 ms",
        cost,
    });
}

fn photos(work: &Utf8Path, rows: &mut Vec<Row>) {
    let shop = work.join("shop-40");
    write_shop(&shop, 40);
    for product in 0..40 {
        for number in 1..=3 {
            let file = product_folder(&shop, product).join(format!("{number}.jpg"));
            write_photo(&file, (1600, 1200), product * 3 + number);
        }
    }
    let cost = build(&shop, &[]);
    rows.push(Row {
        what: "40 products, 120 photos of 2 MP, cold".to_owned(),
        bar: "",
        cost,
    });
    let cost = best(5, || (), || build(&shop, &[]));
    rows.push(Row {
        what: "40 products, 120 photos, nothing changed".to_owned(),
        bar: "50 ms",
        cost,
    });
    let mut price = 70_000;
    let cost = best(
        5,
        || {
            price += 500;
            write_product(&product_folder(&shop, 5), 5, price);
        },
        || build(&shop, &[]),
    );
    rows.push(Row {
        what: "40 products, 120 photos, one price changed".to_owned(),
        bar: "50 ms",
        cost,
    });
}

fn large_photos(work: &Utf8Path, rows: &mut Vec<Row>) {
    let shop = work.join("shop-large");
    write_shop(&shop, 12);
    for product in 0..12 {
        write_photo(
            &product_folder(&shop, product).join("1.jpg"),
            (4000, 3000),
            product,
        );
    }
    let cost = build(&shop, &["--jobs", "2"]);
    rows.push(Row {
        what: "12 photos of 12 MP, two workers".to_owned(),
        bar: "300 MB",
        cost,
    });
}

/// The cheapest of some runs, each after `prepare`.
fn best(runs: usize, mut prepare: impl FnMut(), run: impl Fn() -> Cost) -> Cost {
    let costs = (0..runs).map(|_| {
        prepare();
        run()
    });
    costs
        .reduce(|a, b| Cost {
            wall: a.wall.min(b.wall),
            memory: a.memory.max(b.memory),
        })
        .expect("at least one run")
}

fn build(shop: &Utf8Path, options: &[&str]) -> Cost {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_etalase"))
        .arg("build")
        .arg(shop)
        .args(options)
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut memory = 0;
    let status = loop {
        memory = memory.max(support::memory(child.id(), "VmHWM"));
        if let Some(status) = child.try_wait().expect("the program can be waited for") {
            break status;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    assert!(status.success(), "the build of {shop} failed");
    Cost {
        wall: start.elapsed(),
        memory,
    }
}

fn clear(shop: &Utf8Path) {
    for name in ["situs", ".situs.sebelumnya", ".etalase"] {
        let folder = shop.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("an output folder can be removed");
        }
    }
}

/// A photo with soft shapes and grain, so that codecs have work like that of a real one.
fn write_photo(file: &Utf8Path, (width, height): (u32, u32), seed: usize) {
    let mut grain = seed as u32 * 2_654_435_761 + 1;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        grain ^= grain << 13;
        grain ^= grain >> 17;
        grain ^= grain << 5;
        let noise = (grain % 9) as f32 - 4.0;
        let wave =
            |speed: f32| ((x as f32 / width as f32 * speed + seed as f32).sin() + 1.0) * 60.0;
        let light = 60.0 + y as f32 / height as f32 * 60.0;
        let channel = |speed: f32| (wave(speed) + light + noise).clamp(0.0, 255.0) as u8;
        Rgb([channel(5.0), channel(9.0), channel(14.0)])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 92)
        .encode_image(&picture)
        .expect("a picture can be encoded");
    fs::write(file, bytes).expect("a file can be written");
}

fn table(rows: &[Row]) -> String {
    let mut table = String::from("| what | time | peak memory | bar |\n|---|---|---|---|\n");
    for row in rows {
        let wall = row.cost.wall.as_secs_f64();
        let time = if wall >= 1.0 {
            format!("{wall:.2} s")
        } else {
            format!("{:.0} ms", wall * 1000.0)
        };
        let memory = match row.cost.memory {
            0 => "–".to_owned(),
            bytes => format!("{} MB", bytes / 1_000_000),
        };
        writeln!(table, "| {} | {time} | {memory} | {} |", row.what, row.bar)
            .expect("a String takes all");
    }
    table
}
