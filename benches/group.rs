//! Speed and memory of groups: 100 and 1,000 shops of 20 products each, with their portal and its search.
//! `cargo bench --bench group` prints the table and puts it into the README.
//!
//! Shops lie where those of `build` do.

mod costs;
mod readme;
mod rows;
mod support;

use std::fs;
use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};

use costs::{Cost, clear, run, write_photo};
use readme::put_into_readme;
use rows::{Row, best, build, table};
use support::{bench_folder, product_folder, write_product, write_shop};

const PRODUCTS: usize = 20;

fn main() {
    // `cargo test --benches` only asks whether the bench compiles and starts.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let work = tempfile::tempdir_in(bench_folder()).expect("a folder for the shops");
    let work = Utf8Path::from_path(work.path()).expect("a path in Unicode");
    let mut rows = Vec::new();
    for (shops, bar) in [(100, ""), (1_000, "400 MB")] {
        let group = work.join(format!("group-{shops}"));
        write_group(&group, shops);
        measure(
            &group,
            &format!("{shops} shops x {PRODUCTS} products"),
            bar,
            &mut rows,
        );
        fs::remove_dir_all(&group).expect("a folder can be removed");
    }
    for (shops, bar) in [(100, ""), (1_000, "400 MB")] {
        let group = work.join(format!("photos-{shops}"));
        write_group(&group, shops);
        add_photos(&group, shops);
        let what = format!("{shops} shops x {PRODUCTS} products, a small photo each");
        measure(&group, &what, bar, &mut rows);
        fs::remove_dir_all(&group).expect("a folder can be removed");
    }
    let table = table(&rows);
    println!("{table}");
    put_into_readme("bench-group", &table);
}

fn measure(group: &Utf8Path, what: &str, bar: &'static str, rows: &mut Vec<Row>) {
    let mut row = |what: String, bar, cost: Cost| rows.push(Row { what, bar, cost });
    clear(group);
    row(
        format!("{what}, checked, cold"),
        "8 s, 300 MB",
        check(group),
    );
    let again = best(3, || (), || check(group));
    row(format!("{what}, checked again"), "1.5 s", again);
    for (form, ending) in [("a workbook", "xlsx"), ("a page", "html")] {
        let reported = best(3, || (), || report(group, ending));
        row(format!("{what}, checked again, {form}"), "10 s", reported);
    }
    clear(group);
    row(format!("{what}, cold"), bar, build(group, &[]));
    let unchanged = best(3, || (), || build(group, &[]));
    row(format!("{what}, nothing changed"), "a tenth", unchanged);
    let mut price = 70_000;
    let change = || {
        price += 500;
        write_product(&product_folder(&shop(group, 5), 5), 5, price);
    };
    let changed = best(3, change, || build(group, &[]));
    row(format!("{what}, one price changed"), "", changed);
}

/// Checks with the real command.
fn check(shop: &Utf8Path) -> Cost {
    let program = env!("CARGO_BIN_EXE_etalase");
    run(Command::new(program).arg("check").arg(shop).arg("--quiet"))
}

/// Checks with a report.
fn report(shop: &Utf8Path, ending: &str) -> Cost {
    let file = shop.with_extension(ending);
    let program = env!("CARGO_BIN_EXE_etalase");
    let mut command = Command::new(program);
    run(command
        .arg("check")
        .arg(shop)
        .arg("--quiet")
        .arg("--report")
        .arg(file))
}

fn write_group(group: &Utf8Path, shops: usize) {
    fs::create_dir_all(group).expect("a folder can be made");
    let data = "nama: Kelompok Uji\nwhatsapp: 0812-0000-1299\n";
    fs::write(group.join("kelompok.yaml"), data).expect("a file can be written");
    for number in 0..shops {
        let shop = shop(group, number);
        write_shop(&shop, PRODUCTS);
        let data = format!(
            "nama: Toko nomor {number}\nwhatsapp: 0812-0000-{number:04}\nalamat: {{desa: Desa {}, \
             kecamatan: Kecamatan {}, kabupaten: Kabupaten {}, provinsi: Aceh}}\nfase: kurasi\n\
             pendamping: Pendamping {}\nizin: {{nib: {:013}}}\n",
            number % 300,
            number % 100,
            number % 20,
            number % 12,
            900_000 + number,
        );
        fs::write(shop.join("toko.yaml"), data).expect("a file can be written");
    }
}

fn shop(group: &Utf8Path, number: usize) -> Utf8PathBuf {
    group.join(format!("toko/toko-{number:04}"))
}

/// The same picture, made another file by the bytes behind its end, which no reader looks at.
fn add_photos(group: &Utf8Path, shops: usize) {
    let model = group.join("_model.jpg");
    write_photo(&model, (320, 240), 1);
    let bytes = fs::read(&model).expect("a picture");
    for number in 0..shops {
        for product in 0..PRODUCTS {
            let file = product_folder(&shop(group, number), product).join("1.jpg");
            let end = format!("{number}-{product}");
            let own = [bytes.as_slice(), end.as_bytes()].concat();
            fs::write(file, own).expect("a file can be written");
        }
    }
}
