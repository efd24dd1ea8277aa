//! Printed exports, by a real browser.

use crate::export::{ALL, export, page};
use crate::support::Shop;
use crate::support::browser::{Browser, Tab};
use crate::support::codes::{self, message};

/// The sizes of a PDF's pages, in points.
fn pages(pdf: &[u8]) -> Vec<(f64, f64)> {
    let text = String::from_utf8_lossy(pdf);
    let boxes = text.split("/MediaBox [").skip(1);
    let size = |inner: &str| {
        let (numbers, _) = inner.split_once(']').expect("its end");
        let numbers: Vec<f64> = numbers
            .split_whitespace()
            .map(|number| number.parse().expect("a number"))
            .collect();
        (numbers[2] - numbers[0], numbers[3] - numbers[1])
    };
    boxes.map(size).collect()
}

/// True when a size in points equals one in millimetres, rounding aside.
fn is_size((width, height): (f64, f64), (across, down): (f64, f64)) -> bool {
    let near = |points: f64, millimetres: f64| (points / 72.0 * 25.4 - millimetres).abs() < 0.6;
    near(width, across) && near(height, down)
}

const A4: (f64, f64) = (210.0, 297.0);

#[track_caller]
fn open(tab: &Tab, shop: &Shop, file: &str) {
    tab.open(&format!("file://{}", shop.path("cetak").join(file)));
    assert_eq!(tab.console(), Vec::<String>::new(), "{file}");
}

#[test]
fn sheets_of_labels_are_full_before_another_is_begun() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let tab = browser.tab();
    let shop = Shop::small();
    for (size, on_a_page) in [("kecil", 65), ("sedang", 24), ("besar", 8)] {
        for (copies, sheets) in [(on_a_page, 1), (on_a_page + 1, 2)] {
            let copies = copies.to_string();
            export(&shop, &["labels", "--size", size, "--copies", &copies]).ended(0);
            open(&tab, &shop, &format!("label-{size}.html"));
            let found = pages(&tab.pdf());
            assert_eq!(found.len(), sheets, "{copies} {size}");
            assert!(found.iter().all(|page| is_size(*page, A4)), "{found:?}");
        }
    }
}

#[test]
fn paper_is_as_large_as_was_asked_for() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let tab = browser.tab();
    let shop = Shop::fixture("warung");
    let mut papers = Vec::new();
    for (words, file) in ALL {
        page(&shop, words);
        open(&tab, &shop, file);
        let found = pages(&tab.pdf());
        assert_eq!(found.len(), 1, "{file}");
        papers.push(found[0]);
    }
    for (paper, size) in papers.iter().zip([
        A4,
        (148.0, 210.0),
        (58.0, 0.0),
        A4,
        A4,
        A4,
        A4,
        (297.0, 420.0),
    ]) {
        let size = if size.1 == 0.0 {
            (size.0, paper.1 / 72.0 * 25.4)
        } else {
            size
        };
        assert!(is_size(*paper, size), "{paper:?} for {size:?}");
    }
    // A roll is cut where the list ends, and goes on when nobody says where.
    let roll = papers[2].1 / 72.0 * 25.4;
    assert!((80.0..200.0).contains(&roll), "{roll} mm");
    tab.without_scripts();
    open(&tab, &shop, "daftar-harga-58mm.html");
    assert!(is_size(pages(&tab.pdf())[0], (58.0, 297.0)));
}

/// A shop with names as long as anybody writes them.
fn long_winded() -> Shop {
    let shop = Shop::bare();
    let words = "Keripik singkong ".repeat(18);
    let word = "K".repeat(300);
    shop.write("toko.yaml", format!("nama: {words}\nslogan: {words}\nalamat: {words}\nwhatsapp: 0812-0000-1234\n\
        url: https://{}.example.com\njam_buka: Senin 08.00-12.00, 13.00-15.00, 16.00-20.00; Selasa-Jumat 08.00-17.00; Minggu tutup\n", "k".repeat(60)));
    for (folder, name) in [("a", words.as_str()), ("b", &word)] {
        shop.product(folder, &format!("nama: {name}\nharga: 999.999.999.999\nharga_coret: 1.999.999.999.999\nsatuan: {name}\nberat: {name}\nbahan: {name}\n\
            masa_simpan: {name}\nukuran: {name}\nsku: {name}\ngrosir:\n  - min: 10\n    harga: 999.999.999.990\nizin:\n  pirt: 2101104020000-29\nvarian:\n  - nama: {name}\n"));
    }
    shop
}

#[test]
fn long_names_stay_within_their_paper() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let tab = browser.tab();
    tab.screen(1200, 1200, 1);
    let shop = long_winded();
    for (words, file) in ALL {
        export(&shop, words);
        open(&tab, &shop, file);
        // Overlong text is clipped in its box, and no boxes overlap.
        let over = tab.run("(() => {
            const edge = document.querySelector('main').getBoundingClientRect();
            const hidden = element => element.closest('svg') || ['none', 'inline'].includes(getComputedStyle(element).display);
            const all = [...document.querySelectorAll('main, main *')].filter(element => !hidden(element));
            const wide = all.filter(element => {
                const box = element.getBoundingClientRect();
                return box.right > edge.right + 1 || box.left < edge.left - 1;
            });
            const crossing = [...document.querySelectorAll('main article')].filter(label => {
                const parts = [...label.querySelectorAll('.what, figure, footer')].map(part => part.getBoundingClientRect());
                return parts.some((one, i) => parts.some((other, j) => i < j
                    && one.left < other.right - 1 && other.left < one.right - 1
                    && one.top < other.bottom - 1 && other.top < one.bottom - 1));
            });
            const clipped = [...document.querySelectorAll('.what')].filter(part => part.scrollHeight > part.clientHeight + 1);
            return [wide, crossing, clipped].map(list => list.map(element => element.outerHTML.slice(0, 200)));
        })()");
        assert_eq!(over, serde_json::json!([[], [], []]), "{file}");
        if !file.starts_with("daftar") {
            assert_eq!(pages(&tab.pdf()).len(), 1, "{file}");
        }
    }
}

#[test]
fn every_code_on_a_printed_sheet_can_be_read() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let tab = browser.tab();
    // A printer of 300 dots an inch, very nearly.
    tab.screen(800, 1200, 3);
    let shop = Shop::bare();
    for number in 1..=24 {
        shop.product(
            &format!("kopi-{number}"),
            &format!("nama: Kopi Gayo Arabika nomor {number}\nharga: 85.000\n"),
        );
    }
    page(&shop, &["labels"]);
    open(&tab, &shop, "label-sedang.html");
    tab.run("document.querySelector('.help').remove()");
    let places = tab.run(
        "[...document.querySelectorAll('svg')].map(code => {
            const box = code.getBoundingClientRect();
            return [box.left, box.top, box.width].map(pixels => Math.round(pixels * 3));
        })",
    );
    let places: Vec<[u32; 3]> = serde_json::from_value(places).expect("three numbers each");
    let screen = image::load_from_memory(&tab.screenshot())
        .expect("a picture")
        .into_luma8();
    let messages: Vec<String> = places
        .iter()
        .map(|[left, top, side]| {
            let code = image::imageops::crop_imm(&screen, *left, *top, *side, *side).to_image();
            let dark: Vec<bool> = code.pixels().map(|pixel| pixel.0[0] < 128).collect();
            message(&codes::read(&dark, *side as usize))
        })
        .collect();
    let expected: Vec<String> = (1..=24)
        .map(|number| format!("Halo Toko Sari, saya mau pesan Kopi Gayo Arabika nomor {number}."))
        .collect();
    assert_eq!(messages, expected);
}
