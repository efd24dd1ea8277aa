//! Random edits, some with hidden stamps: an incremental build makes, to the byte, the output of a cold one.

use std::fs;
use std::time::{Duration, SystemTime};

use camino::{Utf8Path, Utf8PathBuf};
use image::{Rgb, RgbImage};
use rayon::prelude::*;
use tempfile::TempDir;

use crate::support::library::{Library, Silent};
use crate::support::pictures;
use crate::support::site::Site;
use crate::support::temporary_folder;

/// Rounds of edits and builds in each history.
const ROUNDS: u64 = 50;
const HISTORIES: u64 = 10;

#[test]
fn after_any_edits_a_build_makes_what_a_first_build_makes() {
    (0..HISTORIES)
        .into_par_iter()
        .for_each(|seed| History::new(seed).go_on());
}

/// Pseudo-random numbers with a fixed seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((number ^ (number >> 31)) % limit as u64) as usize
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }
}

/// An optional file with its possible contents, all of the same length.
#[derive(Clone)]
struct Choice {
    path: String,
    contents: Vec<Vec<u8>>,
    /// Mandatory for a shop or group.
    must_be: bool,
    /// Chosen rarely: preparing a theme takes longer than all the rest.
    is_rare: bool,
}

impl Choice {
    fn new<C: Into<Vec<u8>>>(path: String, contents: impl IntoIterator<Item = C>) -> Self {
        let mut contents: Vec<Vec<u8>> = contents.into_iter().map(Into::into).collect();
        let length = contents.iter().map(Vec::len).max().unwrap_or_default();
        // Trailing empty lines of texts and bytes after a photo are insignificant.
        let filler = if path.ends_with(".jpg") { 0 } else { b'\n' };
        contents
            .iter_mut()
            .for_each(|bytes| bytes.resize(length, filler));
        Self {
            must_be: path.ends_with("toko.yaml") || path.ends_with("kelompok.yaml"),
            is_rare: path.contains("tema/"),
            path,
            contents,
        }
    }
}

/// Possible files of a shop in a folder.
fn shop_in(folder: &str) -> Vec<Choice> {
    let at = |path: &str| format!("{folder}{path}");
    let mut choices = vec![
        Choice::new(
            at("toko.yaml"),
            [
                "nama: Toko Sari\nwhatsapp: 0812-0000-1234\n",
                "nama: Toko Sira\nwhatsapp: 0812-0000-1234\n",
                "nama: Toko Sari\nwhatsapp: 0812-0000-4321\nwarna: '#884400'\n",
                "nama: Toko Sari\nemail: sari@contoh.id\nalamat: Bireuen\n",
            ],
        ),
        Choice::new(
            at("halaman/tentang.md"),
            ["Sejak 1998.", "Sejak 1999.", "![Kami](foto.jpg)", "# Kami"],
        ),
        Choice::new(at("halaman/foto.jpg"), (0..2).map(photo)),
        Choice::new(
            at("kabar/panen.md"),
            [
                "---\ntanggal: 2026-11-01\n---\nPanen.",
                "---\ntanggal: 2026-11-02\n---\nPanen.",
            ],
        ),
        Choice::new(at("logo.jpg"), (2..4).map(photo)),
        Choice::new(
            at("tema/aset/tambahan.css"),
            ["p{color:red}", "p{color:tan}"],
        ),
    ];
    for (number, product) in ["kopi", "teh", "minuman/sirup"].into_iter().enumerate() {
        let at = |file: &str| format!("{folder}produk/{product}/{file}");
        let photos = |first: usize| (first..first + 3).map(photo);
        choices.extend([
            Choice::new(
                at("produk.yaml"),
                [
                    "harga: 12.500\n",
                    "harga: 13.500\n",
                    "nama: Rempah\nharga: 9.000\nstok: habis\n",
                    "nama: Rempah\nharga: 12.50\n",
                    "harga: 12.500\nunggulan: ya\nlabel: [baru]\n",
                ],
            ),
            Choice::new(at("cerita.md"), ["Dipetik pagi.", "Dipetik sore."]),
            Choice::new(at("1.jpg"), photos(4 + 3 * number)),
            Choice::new(at("2.jpg"), photos(5 + 3 * number)),
        ]);
    }
    choices
}

/// A small photo, another for each number.
fn photo(number: usize) -> Vec<u8> {
    let (width, height) = (8 + 5 * (number as u32 % 5), 8 + 4 * (number as u32 % 4));
    let level = |place: u32| (place * 7 + number as u32 * 37) as u8;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        Rgb([level(x), level(y), level(x + y)])
    });
    pictures::jpeg(&picture)
}

/// Possible files of a group beside its shops.
fn group() -> Vec<Choice> {
    let data = [
        "nama: Koperasi Maju\njenis: koperasi\nwhatsapp: 0812-0000-1299\n",
        "nama: Koperasi Jaya\njenis: koperasi\nwhatsapp: 0812-0000-1299\n",
        "nama: Koperasi Maju\njenis: kelas\nwhatsapp: 0812-0000-1288\n",
    ];
    let texts = ["Bersama.", "[Sari](../toko/sari)", "[Rasa](../toko/rasa)"];
    vec![
        Choice::new("kelompok.yaml".to_owned(), data),
        Choice::new("halaman/tentang.md".to_owned(), texts),
    ]
}

/// The shop of a group that is removed and restored.
const RESTLESS: &str = "toko/rasa/";

/// A folder that is edited and built repeatedly.
struct History {
    seed: u64,
    dice: Dice,
    around: TempDir,
    choices: Vec<Choice>,
    /// Log of steps, printed on failure.
    log: Vec<String>,
}

impl History {
    fn new(seed: u64) -> Self {
        let choices = match seed % 3 {
            0 => [group(), shop_in("toko/sari/"), shop_in(RESTLESS)].concat(),
            _ => shop_in(""),
        };
        let mut history = Self {
            seed,
            dice: Dice(seed),
            around: temporary_folder(),
            choices,
            log: Vec::new(),
        };
        for choice in history.choices.clone() {
            if choice.must_be || (!choice.is_rare && history.dice.one_in(2)) {
                history.write(&choice);
            }
        }
        history
    }

    fn beside(&self, name: &str) -> Utf8PathBuf {
        let around = Utf8Path::from_path(self.around.path()).expect("Unicode");
        around.join(name)
    }

    fn folder(&self) -> Utf8PathBuf {
        self.beside("folder")
    }

    fn go_on(mut self) {
        let warm = Library::of(&self.folder());
        warm.build(&Silent);
        for round in 0..ROUNDS {
            self.log.push(format!("round {round}"));
            for _ in 0..=self.dice.below(3) {
                self.edit();
            }
            if self.dice.one_in(4) {
                // A check leaves a store too.
                self.log.push("check".to_owned());
                warm.check(&Silent);
            }
            warm.build(&Silent);
            let (out, cache) = (self.beside("dingin"), self.beside("simpanan"));
            Library::new(&warm.folder, &out, &cache).build(&Silent);
            self.expect_same(&warm.options.target, &out);
            for folder in [out, cache] {
                fs::remove_dir_all(folder).expect("it was made");
            }
        }
    }

    fn expect_same(&self, warm: &Utf8Path, cold: &Utf8Path) {
        let [warm, cold] = [warm, cold].map(|root| Site::at(root).contents());
        let differs = |path: &&Utf8PathBuf| warm.get(*path) != cold.get(*path);
        let differing: Vec<_> = warm.keys().chain(cold.keys()).filter(differs).collect();
        let log = self.log.join("\n");
        assert!(
            differing.is_empty(),
            "history {}: {differing:#?}\n{log}",
            self.seed
        );
    }

    /// Changes, adds or removes a file, moves a shop of a group, or edits a page of the output.
    fn edit(&mut self) {
        if self.dice.one_in(12) {
            return self.edit_output();
        }
        if self.choices[0].path == "kelompok.yaml" && self.dice.one_in(12) {
            return self.move_shop();
        }
        let choice = self.choices[self.dice.below(self.choices.len())].clone();
        let path = self.folder().join(&choice.path);
        let is_away = choice.path.starts_with(RESTLESS) && !self.folder().join(RESTLESS).exists();
        if is_away || (choice.is_rare && !path.exists() && !self.dice.one_in(8)) {
            return;
        }
        if path.exists() && !choice.must_be && self.dice.one_in(4) {
            self.log.push(format!("remove {}", choice.path));
            fs::remove_file(path).expect("it is there");
            return;
        }
        self.write(&choice);
    }

    fn write(&mut self, choice: &Choice) {
        let path = self.folder().join(&choice.path);
        let which = self.dice.below(choice.contents.len());
        // Two out of three edits get a normal or a settled stamp; the others hide.
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let before = fs::metadata(&path).and_then(|file| file.modified()).ok();
        let time = match self.dice.below(3) {
            0 => before,
            1 => Some(long_ago),
            _ => None,
        };
        let seen = time.map_or("now".to_owned(), |time| format!("{time:?}"));
        self.log
            .push(format!("write {} {which} at {seen}", choice.path));
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, &choice.contents[which]).expect("written");
        set_time(&path, time);
    }

    fn move_shop(&mut self) {
        let (here, away) = (self.folder().join(RESTLESS), self.beside("pindah"));
        self.log.push(format!("move {RESTLESS}"));
        let moved = match here.exists() {
            true => fs::rename(here, away),
            false => fs::rename(away, here),
        };
        moved.expect("it is in one of two places");
    }

    /// Changes a byte of an output and restores its modification time.
    fn edit_output(&mut self) {
        let site = Site::at(&self.folder().join("situs"));
        let paths = site.paths();
        let ours = paths.iter().filter(|path| !path.as_str().starts_with('.'));
        let ours: Vec<_> = ours.collect();
        let path = site.root().join(ours[self.dice.below(ours.len())]);
        self.log.push(format!("edit {path}"));
        let mut bytes = fs::read(&path).expect("a file");
        let Some(byte) = bytes.last_mut() else {
            return;
        };
        *byte ^= 1;
        let time = fs::metadata(&path).and_then(|file| file.modified()).ok();
        fs::write(&path, bytes).expect("written");
        set_time(&path, time);
    }
}

fn set_time(path: &Utf8Path, time: Option<SystemTime>) {
    if let Some(time) = time {
        let file = fs::File::options().write(true).open(path);
        file.and_then(|file| file.set_modified(time))
            .expect("a time");
    }
}
