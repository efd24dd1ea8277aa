//! Weight of a shop's search index, with names, texts and photos as shops have them.

use std::fmt::Write as _;
use std::io::Write as _;
use std::{fs, iter};

use camino::Utf8Path;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Index;
use crate::catalogue;
use crate::diagnostic::Report;
use crate::discover;
use crate::files::SourcePath;
use crate::parse;
use crate::plan;
use crate::portal::Content;
use crate::render::cards::Cards;
use crate::render::views::Views;
use crate::render::{Look, Looks};
use crate::theme::{Asset, BuiltInThemes};
use crate::value::Date;

const GOODS: &str = "Keripik Kopi Sirup Gula Madu Abon Dodol Sambal Kerupuk Rendang Kue Teh Lada Cokelat Bumbu \
    Minyak Tas Kain Topi Sandal Gelang Anyaman Tikar Batik Songket Manisan Selai Sale Emping Rempeyek Wajik Bolu \
    Nastar Tempe Tahu Bakso Ikan Teri Udang Kecap Terasi Jamu Sabun Lilin Mainan Vas Guci Ukiran Kotak Dompet";
const KINDS: &str = "pisang singkong ubi jagung nangka salak mangga pala jahe kunyit kelapa aren sawit kedelai ketan \
    melinjo bawang cabai ayam sapi bebek tongkol bandeng rotan bambu pandan mendong kayu jati tenun sulam perca \
    perak sutra katun Gayo Toraja Kerinci Muntok Garut Madura Aceh Minang Sumbawa Banda Lombok Bali Cirebon Jepara";
const MANNERS: &str = "asli pedas manis gurih original balado panggang bakar kering basah super premium mini jumbo \
    100 250 500 gram kemasan botol toples isi 10 hitam putih merah hijau halus kasar organik rumahan";

/// Pseudo-random numbers with a fixed seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % limit
    }

    fn word<'w>(&mut self, words: &'w str) -> &'w str {
        let words: Vec<&str> = words.split_whitespace().collect();
        words[self.below(words.len())]
    }

    fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A product as sellers write them, described with words of the manual.
fn product(chance: &mut Chance, manual: &[&str]) -> String {
    let mut name = format!("{} {}", chance.word(GOODS), chance.word(KINDS));
    for _ in 0..chance.below(4) {
        write!(name, " {}", chance.word(MANNERS)).unwrap();
    }
    let price = 500 * (chance.below(300) + 4);
    let start = chance.below(manual.len() - 60);
    let length = [8, 15, 25, 40, 60][chance.below(5)];
    let text = manual[start..start + length].join(" ");
    let mut yaml = format!("nama: {name}\nharga: {price}\ndeskripsi: >\n  {text}\n");
    let mut add = |percent, line: String| {
        if chance.is(percent) {
            writeln!(yaml, "{line}").unwrap();
        }
    };
    add(12, format!("harga_coret: {}", price * 5 / 4));
    add(70, "satuan: bungkus".to_owned());
    add(40, format!("stok: {}", price % 60));
    add(10, "pra_pesan: 3".to_owned());
    add(10, "unggulan: ya".to_owned());
    add(40, "label: [terlaris, oleh-oleh]".to_owned());
    add(
        20,
        format!("grosir: [{{min: 10, harga: {}}}]", price * 9 / 10),
    );
    add(
        20,
        format!(
            "varian: [{{nama: kecil}}, {{nama: besar, harga: {}}}]",
            price * 2
        ),
    );
    yaml
}

/// The index of a shop with `products` products, each with a photo of its own.
fn index(products: usize) -> Index {
    let folder = tempfile::tempdir().unwrap();
    let root = Utf8Path::from_path(folder.path()).unwrap();
    let manual =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/PANDUAN.md")).unwrap();
    let manual: Vec<&str> = manual
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut photo = Vec::new();
    image::RgbImage::new(700, 700)
        .write_to(
            &mut std::io::Cursor::new(&mut photo),
            image::ImageFormat::Png,
        )
        .unwrap();
    let mut chance = Chance(7);
    fs::write(root.join("toko.yaml"), "nama: Toko Sari\n").unwrap();
    for number in 0..products {
        let yaml = product(&mut chance, &manual);
        let slug = crate::value::slug(yaml.lines().next().unwrap().trim_start_matches("nama:"));
        let own = root.join(format!(
            "produk/kategori-{}/{slug}-{number}",
            chance.below(12)
        ));
        fs::create_dir_all(&own).unwrap();
        fs::write(own.join("produk.yaml"), yaml).unwrap();
        let distinct: Vec<u8> = photo.iter().copied().chain(number.to_le_bytes()).collect();
        fs::write(own.join("1.png"), distinct).unwrap();
    }
    let mut report = Report::default();
    let source = discover::shop(root, &[], &mut report).unwrap();
    let drafts = parse::drafts(&source, &mut parse::Texts::default(), &mut report).unwrap();
    let today = Date::parse("2026-11-24").unwrap();
    let shop = catalogue::shop(&source, drafts, today, &mut report);
    let theme = BuiltInThemes::default().of(&shop.profile, &source, &mut report);
    let plan = plan::site(
        Content::Shop(&shop),
        &source,
        &theme,
        &Default::default(),
        &mut report,
    );
    let look = |path: &SourcePath| {
        let color = iter::repeat_with(|| chance.below(256) as u8);
        let color: Vec<u8> = color.take(3).collect();
        let look = Look {
            color: [color[0], color[1], color[2]],
            picture: String::new(),
        };
        (path.clone(), look)
    };
    let looks: Looks = plan.photos.photos.keys().map(look).collect();
    assert_eq!(looks.len(), products);
    let views = Views {
        content: Content::Shop(&shop),
        plan: &plan,
        looks: &looks,
        theme: &theme,
    };
    Index::new(&views, &Cards::new(views.cards()))
}

/// Compressed bytes of the files of a kind.
fn weight(index: &Index, kind: &str) -> usize {
    let start = format!("aset/search-{kind}");
    let files = index
        .files
        .iter()
        .filter(|file| file.url.as_str().starts_with(&start));
    files.map(compressed).sum()
}

fn compressed(file: &Asset) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(file.bytes()).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn the_index_of_five_hundred_products_is_light() {
    let index = index(500);
    let weights = ["names", "cards", "texts"].map(|kind| weight(&index, kind));
    assert_eq!(index.files.len(), 1 + 5 + 1);
    assert!(weights.iter().sum::<usize>() <= 60_000, "{weights:?}");
    // Loaded before the first letter shows a result.
    assert!(weights[0] <= 8_000, "{weights:?}");
}

#[test]
fn thousands_of_products_are_split_so_that_the_first_results_come_soon() {
    let index = index(2_500);
    let names = weight(&index, "names");
    let largest = index
        .files
        .iter()
        .filter(|file| file.url.as_str().contains("cards"));
    let largest = largest.map(compressed).max().unwrap();
    // Four times as many are to load at most 150 KB before their first result, with the cards of a screen.
    assert!(names <= 35_000 && largest <= 2_500, "{names} and {largest}");
    assert!(
        index.view.models.len() < 400,
        "{} looks",
        index.view.models.len()
    );
    assert!(index.files.iter().all(|file| compressed(file) <= 70_000));
}
