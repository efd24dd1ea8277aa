//! The corpus: 300 texts in every style in which people write, made of segments whose bytes are known, and the texts of
//! the repository. No edit changes a byte outside its segment.

use std::fs;
use std::ops::Range;

use walkdir::WalkDir;

use super::*;
use crate::edit::encoding::Encoding;
use crate::parse::{GROUP, Key, PRODUCT, SHOP, Shape};

/// A small generator of numbers (xorshift), so that the corpus is the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % count as u64).expect("a small number")
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    fn throws(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }
}

/// A part of a text: a key with its value, or what stands between two.
#[derive(Debug, Clone)]
struct Segment {
    /// The key's Indonesian name.
    key: Option<&'static str>,
    text: String,
}

/// A text of the corpus.
#[derive(Debug)]
struct Sample {
    segments: Vec<Segment>,
    encoding: Encoding,
}

impl Sample {
    fn text(&self) -> String {
        self.segments
            .iter()
            .map(|segment| segment.text.as_str())
            .collect()
    }

    /// The bytes of the text that a key's segment takes up.
    fn range(&self, key: &str) -> Option<Range<usize>> {
        let mut start = 0;
        for segment in &self.segments {
            let end = start + segment.text.len();
            if segment.key == Some(key) {
                return Some(start..end);
            }
            start = end;
        }
        None
    }
}

const SAMPLES: u64 = 300;

fn sample(number: u64) -> Sample {
    let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    for _ in 0..8 {
        dice.below(2);
    }
    let newline = dice.one_of(&["\n", "\n", "\r\n"]);
    let english = dice.throws(4);
    let mut keys: Vec<&Key> = PRODUCT.iter().filter(|_| !dice.throws(3)).collect();
    if dice.throws(3) {
        for index in (1..keys.len()).rev() {
            keys.swap(index, dice.below(index + 1));
        }
    }
    let mut segments = Vec::new();
    let between = |dice: &mut Dice, segments: &mut Vec<Segment>| {
        let between = dice.one_of(&[
            "",
            "",
            "",
            "\n",
            "# Keterangan: ini itu\n",
            "\n# a\n#\n",
            "#terserah\n",
            "   # menjorok\n",
        ]);
        // Below a block scalar it is a part of it.
        let is_in_block = segments
            .last()
            .is_some_and(|last| last.key == Some("deskripsi"));
        let between = between.trim_start_matches(if is_in_block { ' ' } else { '\0' });
        segments.push(Segment {
            key: None,
            text: between.replace('\n', newline),
        });
    };
    if dice.throws(8) {
        segments.push(Segment {
            key: None,
            text: format!("---{newline}"),
        });
    }
    for key in keys {
        between(&mut dice, &mut segments);
        let spelled = spelled(key, english, &mut dice);
        let text = entry(key, &spelled, &mut dice).replace('\n', newline);
        segments.push(Segment {
            key: Some(key.name),
            text,
        });
    }
    between(&mut dice, &mut segments);
    if dice.throws(4) {
        let last = segments.last_mut().expect("one at least");
        let cut = last.text.trim_end_matches(['\r', '\n']).len();
        last.text.truncate(cut);
    }
    let encoding = dice.one_of(&[
        Encoding::Utf8,
        Encoding::Utf8,
        Encoding::Utf8Marked,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Guessed(encoding_rs::WINDOWS_1252),
    ]);
    Sample { segments, encoding }
}

fn spelled(key: &Key, english: bool, dice: &mut Dice) -> String {
    let name = if english { key.alias } else { key.name };
    match dice.below(12) {
        0 => name.to_uppercase(),
        1 => name.replace('_', "-"),
        2 => format!("\"{name}\""),
        3 => format!("{name} "),
        _ => name.to_owned(),
    }
}

fn entry(key: &Key, spelled: &str, dice: &mut Dice) -> String {
    let gap = dice.one_of(&[" ", " ", " ", "   ", "\t"]);
    let comment = dice.one_of(&["", "", "", " # catatan", "   # 'x': \"y\""]);
    match key.shape {
        Shape::Rows(table) | Shape::RowsOrTexts(table) => rows(table, spelled, comment, dice),
        Shape::Map(table) => {
            let (first, second) = (table[0].name, table[1].name);
            match dice.below(3) {
                0 => format!("{spelled}:{gap}{{{first}: a1, {second}: 'b 2'}}{comment}\n"),
                1 => format!(
                    "{spelled}:{comment}\n    {first}: a1\n    # di dalam\n    {second}: b 2\n"
                ),
                _ => format!("{spelled}:{comment}\n  {second}: \"a1\" # x\n"),
            }
        }
        Shape::Texts => match dice.below(4) {
            0 => format!("{spelled}:{gap}[a, 'b c']{comment}\n"),
            1 => format!("{spelled}:{comment}\n  - a\n  # lain\n  - b c\n"),
            2 => format!("{spelled}: [\n  a,\n  b c,\n]{comment}\n"),
            _ => format!("{spelled}:{gap}a, b c{comment}\n"),
        },
        Shape::Price => {
            let price = dice.one_of(&[
                "12500",
                "12.500",
                "Rp 12.500",
                "'12.500'",
                "\"Rp12.500,-\"",
                "12,5rb",
            ]);
            format!("{spelled}:{gap}{price}{comment}\n")
        }
        Shape::Markdown => match dice.below(5) {
            0 => format!("{spelled}: |{comment}\n  Satu: #1\n\n    dua\n  tiga\n"),
            1 => format!("{spelled}: >-{comment}\n    Satu\n    dua\n"),
            2 => format!("{spelled}:{gap}Satu\n  dua\n  tiga{comment}\n"),
            3 => format!("{spelled}:{gap}\"Satu \\\"dua\\\"\n  tiga\"{comment}\n"),
            _ => format!("{spelled}:{gap}satu\tdua{comment}\n"),
        },
        _ => {
            let value = dice.one_of(&[
                "Kopi Gayo",
                "'Kopi: pahit'",
                "\"Café\"",
                "Jum'at",
                "5",
                "\"\"",
                "Kopi # 1",
                "-",
                "é&b",
            ]);
            let value = if value == "-" { "a - b" } else { value };
            match value {
                "\"\"" => format!("{spelled}:{comment}\n"),
                value => format!("{spelled}:{gap}{value}{comment}\n"),
            }
        }
    }
}

fn rows(table: &[Key], spelled: &str, comment: &str, dice: &mut Dice) -> String {
    let (first, second) = (table[0].name, table[1].name);
    match dice.below(6) {
        0 => format!(
            "{spelled}:{comment}\n- {first}: 10\n  {second}: 9.000\n- {first}: 20\n  {second}: 8.000 # murah\n"
        ),
        1 => format!(
            "{spelled}:{comment}\n    - {first}: 10\n      {second}: 9.000\n\n    # lagi\n    -   {first}: 20\n        {second}: 8.000\n"
        ),
        2 => format!(
            "{spelled}: [{{{first}: 10, {second}: 9.000}}, {{ {second}: 8.000, {first}: 20 }}]{comment}\n"
        ),
        3 => format!(
            "{spelled}:{comment}\n  - {{{first}: 10, {second}: 9.000}}\n  - {{{first}: 20}}\n"
        ),
        4 => format!("{spelled}: [\n  {{{first}: 10}},\n  {{{first}: 20}},\n]{comment}\n"),
        _ => format!(
            "{spelled}:{comment}\n  -\n    {first}: 10\n    {second}: 9.000\n  - {first}: 20\n"
        ),
    }
}

/// The document of a sample, and the sample's text.
fn open(sample: &Sample) -> (Document, String) {
    let text = sample.text();
    let (bytes, lossy) = sample.encoding.encode(&text);
    assert_eq!(lossy, Lossy::No, "the corpus has letters of the West only");
    let document = Document::product(&bytes).unwrap_or_else(|_| panic!("unreadable: {text}"));
    assert_eq!(
        document.bytes().0,
        bytes,
        "what is not changed is written alike"
    );
    (document, text)
}

/// Expects that two texts differ within a range of the first only.
#[track_caller]
fn differ_within(before: &str, after: &str, range: Range<usize>) {
    let (start, end) = (&before[..range.start], &before[range.end..]);
    let is_kept =
        after.len() >= start.len() + end.len() && after.starts_with(start) && after.ends_with(end);
    assert!(
        is_kept,
        "more than a segment changed:\n{before}\n=====\n{after}"
    );
}

/// The bytes of a text that are not in another: its part between the common start and the common end.
fn difference(before: &str, after: &str) -> Range<usize> {
    let same = |(one, other): &(u8, u8)| one == other;
    let start = before.bytes().zip(after.bytes()).take_while(same).count();
    let rest = before.len().min(after.len()) - start;
    let backwards = before.bytes().rev().zip(after.bytes().rev());
    let end = backwards.take(rest).take_while(same).count();
    start..before.len() - end
}

const VALUES: [&str; 6] = [
    "13.000",
    "habis",
    "Teh: hijau #1",
    "\"x\" dan 'y'",
    "- a",
    "satu\n\n  dua: x\n# tiga",
];

#[test]
fn a_new_value_changes_its_key_alone() {
    for number in 0..SAMPLES {
        let sample = sample(number);
        let (document, before) = open(&sample);
        for (index, key) in PRODUCT.iter().enumerate() {
            let value = VALUES[(index + number as usize) % VALUES.len()];
            let Some(range) = sample.range(key.name) else {
                continue;
            };
            if matches!(
                key.shape,
                Shape::Map(_) | Shape::Rows(_) | Shape::RowsOrTexts(_)
            ) {
                continue;
            }
            let new = match key.shape {
                Shape::Texts => NewValue::Texts(value.split(',').map(str::to_owned).collect()),
                _ => text(value),
            };
            let mut changed = document.clone();
            let outcome = changed.set(&KEY(key.name), &new);
            assert_eq!(outcome, Ok(true), "{number} {} {value}\n{before}", key.name);
            differ_within(&before, changed.text(), range.clone());
            assert_eq!(changed.get(&KEY(key.name)).as_deref(), Some(value));
            let own = &changed.text()[range.start..];
            let is_list = before[range.clone()].contains("# lain");
            for comment in ["# catatan", "# 'x': \"y\""] {
                let had = before[range.clone()].contains(comment);
                assert!(!had || is_list || own.contains(comment), "{own}");
            }
        }
    }
}

#[test]
fn a_key_that_goes_takes_its_lines_alone() {
    for number in 0..SAMPLES {
        let sample = sample(number);
        let (document, before) = open(&sample);
        for key in PRODUCT {
            let Some(range) = sample.range(key.name) else {
                continue;
            };
            let rest = format!("{}{}", &before[..range.start], &before[range.end..]);
            let mut changed = document.clone();
            let outcome = changed.remove(&KEY(key.name));
            // An indented comment below it would become a part of the block scalar above it.
            let story = KEY("deskripsi");
            if key.name != "deskripsi" && product(&rest).get(&story) != document.get(&story) {
                assert_eq!(outcome, Err(Refusal::Entangled), "{number} {}", key.name);
                continue;
            }
            assert_eq!(outcome, Ok(true), "{number} {}\n{before}", key.name);
            // Without a last line end, the one before it goes instead.
            assert_eq!(
                changed.text().trim_end(),
                rest.trim_end(),
                "{number} {}",
                key.name
            );
        }
    }
}

#[test]
fn a_key_that_comes_is_all_that_is_new() {
    for number in 0..SAMPLES {
        let sample = sample(number);
        let (document, before) = open(&sample);
        for (index, key) in PRODUCT.iter().enumerate() {
            if sample.range(key.name).is_some() || !key.shape.keys().is_empty() {
                continue;
            }
            let value = VALUES[(index + number as usize) % VALUES.len()];
            let mut changed = document.clone();
            let outcome = changed.set(&KEY(key.name), &text(value));
            assert_eq!(outcome, Ok(true), "{number} {} {value}\n{before}", key.name);
            assert_eq!(changed.get(&KEY(key.name)).as_deref(), Some(value));
            let gone = difference(&before, changed.text());
            assert!(gone.is_empty(), "{number}: {:?} is gone", &before[gone]);
        }
    }
}

#[test]
fn rows_change_by_themselves() {
    for number in 0..SAMPLES {
        let sample = sample(number);
        let (document, before) = open(&sample);
        for key in PRODUCT {
            let (Shape::Rows(table) | Shape::RowsOrTexts(table), Some(range)) =
                (key.shape, sample.range(key.name))
            else {
                continue;
            };
            let list = KEY(key.name);
            let context = || format!("{number} {}\n{before}", key.name);
            for row in 0..document.rows(&list) {
                for column in &table[..2] {
                    let mut changed = document.clone();
                    let path = field(key.name, row, column.name);
                    assert_eq!(
                        changed.set(&path, &text("7.500")),
                        Ok(true),
                        "{}",
                        context()
                    );
                    differ_within(&before, changed.text(), range.clone());
                }
                let mut changed = document.clone();
                let outcome = changed.remove(&[Step::Key(key.name), Step::Row(row)]);
                assert_eq!(outcome, Ok(true), "{}", context());
                differ_within(&before, changed.text(), range.clone());
            }
            let mut changed = document.clone();
            let row = NewValue::Map(vec![
                (table[0].name, text("x: 1")),
                (table[1].name, text("5")),
            ]);
            assert_eq!(changed.append(&list, &row), Ok(()), "{}", context());
            let gone = difference(&before, changed.text());
            assert!(
                gone.is_empty(),
                "{}: {:?} is gone",
                context(),
                &before[gone]
            );
        }
    }
}

/// Signs that mean something in YAML, and letters of several bytes.
const SIGNS: [&str; 22] = [
    ":", ": ", "-", "- ", "#", " #", "\n", "\r\n", "  ", "'", "\"", "|", ">", "{", "}", "[", "]",
    ",", "&a ", "*a", "é", "☕\t",
];

/// Samples with some signs put in and taken out: most can still be read, and none does harm.
#[test]
fn spoiled_texts_are_edited_or_refused_whole() {
    let mut edits = 0;
    for number in 0..SAMPLES / 3 {
        let mut dice = Dice(number + 1);
        let mut spoiled = sample(number).text();
        for _ in 0..=dice.below(4) {
            let at = spoiled.floor_char_boundary(dice.below(spoiled.len() + 1));
            match dice.below(3) {
                0 if at < spoiled.len() => drop(spoiled.remove(at)),
                _ => spoiled.insert_str(at, dice.one_of(&SIGNS)),
            }
        }
        let Ok(document) = Document::product(spoiled.as_bytes()) else {
            continue;
        };
        for key in PRODUCT {
            let paths = match key.shape.keys() {
                [] => vec![KEY(key.name)],
                [first, ..] => vec![
                    KEY(key.name),
                    field(key.name, 0, first.name),
                    vec![Step::Key(key.name), Step::Key(first.name)],
                ],
            };
            for path in paths {
                let value = text(dice.one_of(&VALUES));
                let row = NewValue::Map(vec![("nama", value.clone())]);
                let changes: [&dyn Fn(&mut Document) -> bool; 3] = [
                    &|document| document.set(&path, &value).is_ok(),
                    &|document| document.remove(&path).is_ok(),
                    &|document| document.append(&path, &row).is_ok(),
                ];
                for change in changes {
                    let mut changed = document.clone();
                    match change(&mut changed) {
                        true => edits += 1,
                        false => assert_eq!(changed.text(), document.text()),
                    }
                }
            }
        }
    }
    assert!(edits > 500, "{edits}");
}

/// Every readable YAML file of the repository: each of its keys gets another value.
#[test]
fn the_files_of_the_repository_are_edited_alike() {
    let repository = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let mut edits = 0;
    for folder in [
        "tests/findings",
        "tests/shops",
        "example-site",
        "src/scaffold",
    ] {
        for file in WalkDir::new(format!("{repository}{folder}")).sort_by_file_name() {
            let file = file.expect("it can be listed");
            let name = file.file_name().to_string_lossy().into_owned();
            if !name.ends_with(".yaml") || file.file_type().is_dir() {
                continue;
            }
            let table = match () {
                () if name.ends_with("toko.yaml") => SHOP,
                () if name.ends_with("kelompok.yaml") => GROUP,
                () => PRODUCT,
            };
            let bytes = fs::read(file.path()).expect("it can be read");
            if let Ok(document) = Document::read(&bytes, table) {
                edits += edit_all(&document, table, &name);
            }
        }
    }
    assert!(edits > 500, "{edits}");
}

fn edit_all(document: &Document, table: &'static [Key], name: &str) -> usize {
    let before = document.text();
    let mut edits = 0;
    for key in table {
        if matches!(
            key.shape,
            Shape::Map(_) | Shape::Rows(_) | Shape::RowsOrTexts(_)
        ) {
            continue;
        }
        let path = KEY(key.name);
        let mut changed = document.clone();
        let outcome = changed.set(&path, &text("nilai: baru"));
        assert_eq!(outcome, Ok(true), "{name} {}\n{before}", key.name);
        let gone = difference(before, changed.text());
        let lines = before[gone.clone()].lines().collect::<Vec<_>>();
        let others = lines.iter().skip(1);
        // Of a value on several lines those go that are indented, or an example's; what a beginner types at the margin
        // is in the span of the value.
        let span = document.spot(&path).map(|spot| spot.node.span);
        let is_value =
            span.is_some_and(|span| gone.end <= span.end && !span.slice(before).is_empty());
        let is_own = |line: &&&str| {
            is_value || line.is_empty() || line.starts_with([' ', '#', '-', '}', ']'])
        };
        assert!(
            others.clone().all(|line| is_own(&line)),
            "{name} {}: {lines:?}",
            key.name
        );
        edits += 1;
    }
    edits
}
