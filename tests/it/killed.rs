//! Commands that are killed at any moment: each file is as before or as after, and the next command finishes what was
//! begun. Every single file operation is cut off in `src/edit/tests/crash.rs`; here the whole program is.

use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{Shop, etalase};

const KILLS: u32 = 200;
const PRODUCTS: usize = 100;

fn yaml(number: usize, price: u32) -> String {
    format!(
        "# Barang {number}\nnama: Barang {number}\nharga: {price}\nvarian:\n  - harga: {price}\n"
    )
}

fn file(number: usize) -> String {
    format!("produk/b{number}/produk.yaml")
}

/// Runs a command that is killed after a while.
fn kill(shop: &Shop, words: &[&str], after: Duration) {
    let mut command = etalase();
    command.current_dir(shop.folder()).args(words);
    let mut run = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    thread::sleep(after);
    // It may have ended by itself.
    let _ = run.kill();
    run.wait().expect("it ended");
}

/// Whatever the moment is, this holds; slow machines only kill earlier.
#[ignore = "takes a minute; run by hand: cargo test --test it killed -- --ignored"]
#[test]
fn two_hundred_kills_lose_nothing() {
    let shop = Shop::bare();
    for number in 0..PRODUCTS {
        shop.product(&format!("b{number}"), &yaml(number, 1_000));
    }
    let start = Instant::now();
    shop.run_inside(&["harga", "--naik", "1", "--coba"])
        .ended(0);
    let longest = start.elapsed() * 3;
    let mut price = 1_000;
    for round in 0..KILLS {
        // Spread evenly, in an order that has no end (the golden ratio).
        let part = (f64::from(round) * 0.618_033_988_749).fract();
        let after = longest.mul_f64(part);
        match round % 4 {
            0 | 1 => {
                kill(&shop, &["harga", "--naik", "1"], after);
                let is_new = |number: usize| {
                    let text = shop.read(&file(number));
                    assert!(
                        [yaml(number, price), yaml(number, price + 1)].contains(&text),
                        "{text}"
                    );
                    text == yaml(number, price + 1)
                };
                let new = (0..PRODUCTS).filter(|number| is_new(*number)).count();
                let next = shop.run_inside(&["harga", "--naik", "1"]).ended(0);
                let was_begun = next.output.contains("sudah diselesaikan");
                assert!(
                    was_begun || new == 0 || new == PRODUCTS,
                    "{new}: {}",
                    next.output
                );
                price += match (was_begun, new) {
                    (true, _) | (false, 0) => 1,
                    (false, _) => 2,
                };
                for number in 0..PRODUCTS {
                    assert_eq!(shop.read(&file(number)), yaml(number, price));
                }
            }
            2 => {
                kill(&shop, &["ubah", "b3", "--berat", "5"], after);
                let text = shop.read(&file(3));
                let new = format!("{}berat: 5\n", yaml(3, price));
                assert!([yaml(3, price), new].contains(&text), "{text}");
                shop.run_inside(&["ubah", "b3", "--berat", ""]).ended(0);
                assert_eq!(shop.read(&file(3)), yaml(3, price));
            }
            _ => {
                kill(&shop, &["hapus", "b5"], after);
                if !shop.path(&file(5)).exists() {
                    shop.run_inside(&["hapus", "b5", "--kembalikan"]).ended(0);
                }
                assert_eq!(shop.read(&file(5)), yaml(5, price));
            }
        }
    }
}
