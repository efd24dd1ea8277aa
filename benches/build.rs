//! Speed and memory of whole builds, as a person meets them: the real command on shops that this
//! bench makes. `cargo bench --bench build` prints the table and puts it into the README.
//!
//! Every figure is the best of several runs, since other work on the machine only ever adds to it.
//! Shops lie in `ETALASE_BENCH_DIR`, or else in memory where the system offers that (`/dev/shm`), so
//! that the program is measured and not the disk.

mod costs;
mod readme;
mod rows;
mod support;

use std::process::Command;

use camino::Utf8Path;

use costs::{Cost, clear, run, write_photo};
use readme::put_into_readme;
use rows::{Row, best, build, table};
use support::{bench_folder, product_folder, write_product, write_shop};

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
    let cost = best(3, || (), || change_prices(&shop));
    rows.push(Row {
        what: "10000 products, all 20000 prices changed by `price`".to_owned(),
        bar: "3 s",
        cost,
    });
}

/// Changes all prices with the real command.
fn change_prices(shop: &Utf8Path) -> Cost {
    let program = env!("CARGO_BIN_EXE_etalase");
    let words = ["price", "--up", "5%", "--round", "100", "--shop"];
    run(Command::new(program).args(words).arg(shop))
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
