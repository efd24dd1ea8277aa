//! Tokens of a text about opening hours, with their spans.

use super::super::day::Day;
use super::super::folding::fold_char;
use super::clock::{PartOfDay, read_time};
use super::{HoursError, HoursErrorKind};
use std::ops::Range;

/// Kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Day(Day),
    /// `setiap hari`.
    EveryDay,
    /// Minutes since midnight, at most 1440.
    Time(u16),
    /// `24 jam`.
    AroundTheClock,
    Closed,
    /// A dash, `s/d`, `sampai`.
    Through,
    /// A comma, `&`, `dan`.
    And,
    /// A semicolon or a line break.
    Break,
    /// A colon between days and times.
    Colon,
}

/// A piece of the text and the bytes it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// One folded character and the bytes it was typed in.
struct Character {
    folded: char,
    range: Range<usize>,
}

/// A run of characters that belong together.
struct Word {
    text: String,
    range: Range<usize>,
}

/// Tokenizes the whole text.
pub(super) fn read_tokens(text: &str) -> Result<Vec<Token>, HoursError> {
    let mut tokens = Vec::new();
    let words = split_words(text);
    let mut rest = words.as_slice();
    while let Some(first) = rest.first() {
        let (kind, length) = read_kind(rest)?;
        let (used, after) = rest.split_at(length);
        if let (Some(kind), Some(last)) = (kind, used.last()) {
            let range = first.range.start..last.range.end;
            tokens.push(Token { kind, range });
        }
        rest = after;
    }
    Ok(tokens)
}

/// Kind of the first words, `None` for filler words, and the number of words consumed.
fn read_kind(words: &[Word]) -> Result<(Option<Kind>, usize), HoursError> {
    let word = |index: usize| words.get(index).map_or("", |word| word.text.as_str());
    Ok(match (word(0), word(1), word(2)) {
        ("24", "jam" | "hours" | "hour" | "h", _) => (Some(Kind::AroundTheClock), 2),
        ("setiap" | "tiap" | "every", "hari" | "day", _) => (Some(Kind::EveryDay), 2),
        ("s", "/" | ".", "d") => (Some(Kind::Through), 3),
        // `jam 8`, `pukul 08.00 WIB`, `hari Senin`, `buka`.
        ("jam" | "pukul" | "pk" | "hari" | "buka" | "open" | "wib" | "wita" | "wit", ..) => {
            (None, 1)
        }
        // The quotes around a whole value, and the full stop after `tutup.` or `s.d.`
        ("'" | ".", ..) => (None, 1),
        (time, part, _) if time.starts_with(|c: char| c.is_ascii_digit()) => {
            let part = PartOfDay::from_word(part);
            let length = if part.is_some() { 2 } else { 1 };
            let minutes = read_time(time).and_then(|time| match part {
                Some(part) => part.place(time),
                None => Some(time),
            });
            let range = words[0].range.start..words[length - 1].range.end;
            let minutes = minutes.ok_or_else(|| HoursErrorKind::BadTime.at(range))?;
            (Some(Kind::Time(minutes)), length)
        }
        _ => (Some(read_word(&words[0])?), 1),
    })
}

fn read_word(word: &Word) -> Result<Kind, HoursError> {
    Ok(match word.text.as_str() {
        "\n" | ";" => Kind::Break,
        "," | "&" | "+" | "/" | "dan" | "and" | "serta" => Kind::And,
        ":" => Kind::Colon,
        "-" | "~" | "sd" | "sampai" | "hingga" | "to" | "until" => Kind::Through,
        "tutup" | "libur" | "closed" | "off" => Kind::Closed,
        "daily" | "everyday" => Kind::EveryDay,
        other => {
            let day = Day::from_word(other);
            Kind::Day(day.ok_or_else(|| HoursErrorKind::UnknownWord.at(word.range.clone()))?)
        }
    })
}

/// Letters with the apostrophes inside them, digits with the dot or colon inside them, or single marks.
fn split_words(text: &str) -> Vec<Word> {
    let characters = fold_text(text);
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let length = word_length(&characters[at..]);
        let run = &characters[at..at + length];
        if run[0].folded != ' ' {
            words.push(Word {
                text: run.iter().map(|character| character.folded).collect(),
                range: run[0].range.start..run[length - 1].range.end,
            });
        }
        at += length;
    }
    words
}

fn word_length(characters: &[Character]) -> usize {
    let is_digit = |c: char| c.is_ascii_digit();
    let (belongs, joint): (fn(char) -> bool, &[char]) = match characters[0].folded {
        digit if is_digit(digit) => (|c| c.is_ascii_digit(), &['.', ':']),
        letter if letter.is_alphabetic() => (char::is_alphabetic, &['\'']),
        _ => return 1,
    };
    let mut length = 1;
    while let Some(next) = characters.get(length) {
        let beyond = characters.get(length + 1).map(|character| character.folded);
        let joins = joint.contains(&next.folded) && beyond.is_some_and(belongs);
        if !belongs(next.folded) && !joins {
            break;
        }
        length += 1;
    }
    length
}

fn fold_text(text: &str) -> Vec<Character> {
    let mut characters = Vec::with_capacity(text.len());
    for (start, typed) in text.char_indices() {
        let range = start..start + typed.len_utf8();
        fold_char(typed, |folded| {
            let range = range.clone();
            characters.push(Character { folded, range });
        });
    }
    characters
}
