//! Weight of the file.

use std::fs;

use super::{data, export};
use crate::support::{Shop, pictures};

/// A shop of some products, each with a photo that is hard to compress.
fn heavy(count: usize) -> Shop {
    let shop = Shop::bare();
    for number in 0..count {
        let photo = pictures::sharp(660 + number as u32, 700);
        shop.write(&format!("produk/p{number}/1.jpg"), pictures::jpeg(&photo));
        shop.product(
            &format!("p{number}"),
            &format!("nama: Barang {number}\nharga: 1.000\n"),
        );
    }
    shop
}

/// The widths of the photos in a page.
fn widths(page: &str) -> Vec<u32> {
    let photos = data(page)
        .into_iter()
        .filter(|(kind, _)| kind == "image/webp");
    let width =
        |(_, bytes): (String, Vec<u8>)| image::load_from_memory(&bytes).expect("a picture").width();
    photos.map(width).collect()
}

#[test]
fn the_limit_is_kept_and_photos_are_as_fine_as_it_allows() {
    let shop = heavy(5);
    let (file, run) = export(&shop, &[]);
    let finest = fs::read_to_string(&file).expect("a page");
    assert_eq!(widths(&finest), [600; 5]);
    run.said("5 foto produk, lebar sampai 600 piksel.");
    let text = finest.len()
        - data(&finest)
            .iter()
            .map(|(_, bytes)| bytes.len().div_ceil(3) * 4)
            .sum::<usize>();
    let mut before = 1000;
    for room in [
        finest.len() as u64 - text as u64,
        120_000,
        60_000,
        30_000,
        12_000,
        6_000,
        1_000,
    ] {
        let most = text as u64 + room;
        let (file, run) = export(&shop, &["--max", &most.to_string()]);
        let page = fs::read_to_string(&file).expect("a page");
        assert!(page.len() as u64 <= most, "{} of {most}", page.len());
        let found = widths(&page);
        let width = found.first().copied().unwrap_or(0);
        assert!(width <= before, "{room}: {width} after {before}");
        before = width;
        assert!(found.iter().all(|one| *one == width), "{room}: {found:?}");
        if found.len() < 5 {
            run.said(&format!("{} foto terakhir tidak ikut", 5 - found.len()));
            assert_eq!(page.matches("class=placeholder").count(), 6 - found.len());
        } else {
            run.never_said("tidak ikut");
        }
    }
    assert!(before < 600);
}

#[test]
fn the_last_photos_are_left_out_first() {
    let shop = heavy(4);
    let (file, _) = export(&shop, &["--max", "1GB"]);
    let whole = fs::read_to_string(&file).expect("a page");
    let text = whole.len()
        - data(&whole)
            .iter()
            .map(|(_, bytes)| bytes.len().div_ceil(3) * 4)
            .sum::<usize>();
    // Room for a photo or two of the smallest.
    let most = (text + 9_000).to_string();
    let (file, run) = export(&shop, &["--max", &most]);
    let page = fs::read_to_string(&file).expect("a page");
    let kept = widths(&page).len();
    assert!((1..4).contains(&kept), "{kept}");
    run.said("mutunya diturunkan")
        .said("terakhir tidak ikut karena tidak muat");
    let place = |part: &str| page.find(part).expect(part);
    assert!(place("image/webp") < place("id=\"produk/p1/index.html\""));
}

#[test]
fn a_limit_below_the_text_is_refused_and_the_earlier_file_stands() {
    let shop = heavy(1);
    let (file, _) = export(&shop, &[]);
    let before = fs::read(&file).expect("a page");
    let words = ["export", "html", "--out", file.as_str(), "--max", "10KB"];
    shop.run_inside(&words).ended(2).said("tanpa foto pun");
    assert!(fs::read(&file).expect("a page") == before);
    for slip in ["besar", "-1", "2 MiB"] {
        shop.run_inside(&["export", "html", "--max", slip])
            .ended(2)
            .said("--max");
    }
}

#[test]
fn five_hundred_products_fit_into_two_megabytes() {
    let shop = Shop::bare();
    for number in 0..500 {
        let slug = format!("p{number:03}");
        shop.product(&slug, &format!("nama: Barang {number}\nharga: {}\nkategori: Kelompok {}\ndeskripsi: Barang nomor {number} dari desa.\n", 1000 + number * 100, number % 12));
        // Small ones: what counts here is their number.
        shop.write(
            &format!("produk/{slug}/1.jpg"),
            pictures::jpeg(&pictures::gradient(64 + number as u32 % 8, 64)),
        );
    }
    let (file, run) = export(&shop, &["--max", "2MB"]);
    assert!(fs::metadata(&file).expect("a file").len() <= 2_000_000);
    run.said("500 foto produk").never_said("tidak ikut");
}
