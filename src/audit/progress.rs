//! `kurasi/skor.csv` of a group: a row a shop and day, by which its progress shows.
//!
//! The file is read line by line, and every line that is no score of the day stays as it is, whatever a person or a
//! spreadsheet made of it.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::Span;
use crate::value::Date;

/// Path of the file in the group's folder.
pub const SCORES: [&str; 2] = ["kurasi", "skor.csv"];
/// Names of the columns.
const HEADER: [&str; 3] = ["tanggal", "folder", "nilai"];
/// Columns of a score.
const COLUMNS: usize = HEADER.len();

/// The file has no lines that can be read: it is UTF-16, or no text at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the scores are no lines of text")]
pub struct NotLines;

/// The scores of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores {
    /// All lines with their ends.
    lines: Vec<Vec<u8>>,
    /// The rows that were understood, by their lines.
    rows: Vec<Score>,
    /// The lines that were not, as bytes of the file.
    odd: Vec<Range<usize>>,
    separator: u8,
    line_end: &'static [u8],
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Score {
    line: usize,
    day: Date,
    folder: String,
    score: u32,
    /// Cells behind them, which are a person's.
    rest: Vec<String>,
}

impl Scores {
    /// Reads the file; nothing for one that is not there.
    ///
    /// # Errors
    /// [`NotLines`]; such a file cannot be continued.
    pub fn read(bytes: &[u8]) -> Result<Self, NotLines> {
        if bytes.contains(&0) || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
            return Err(NotLines);
        }
        let lines: Vec<Vec<u8>> = bytes
            .split_inclusive(|byte| *byte == b'\n')
            .map(<[u8]>::to_vec)
            .collect();
        let first = lines.first().map_or(&[][..], Vec::as_slice);
        // Excel separates by semicolons where numbers have a decimal comma, as in Indonesia.
        let has = |sign: u8| first.iter().filter(|byte| **byte == sign).count();
        let separator = if has(b';') > has(b',') { b';' } else { b',' };
        let line_end: &[u8] = if first.ends_with(b"\r\n") {
            b"\r\n"
        } else {
            b"\n"
        };
        let mut scores = Self {
            rows: Vec::new(),
            odd: Vec::new(),
            separator,
            line_end,
            lines,
        };
        let mut start = 0;
        for (number, line) in scores.lines.iter().enumerate() {
            let line_start = start;
            start += line.len();
            let text = String::from_utf8_lossy(line);
            let text = text.trim_start_matches('\u{feff}').trim();
            match score(text, separator, number) {
                Some(score) => scores.rows.push(score),
                None if text.trim_matches([',', ';']).is_empty() || is_header(text) => {}
                None => scores
                    .odd
                    .push(line_start..line_start + line.trim_ascii_end().len()),
            }
        }
        Ok(scores)
    }

    /// The bytes of lines that are no scores; they are left alone.
    pub fn odd(&self) -> impl Iterator<Item = Span> {
        self.odd
            .iter()
            .map(|range| Span::new(range.start, range.end))
    }

    /// The first score of a folder, which may have had other names.
    pub fn first<'f>(&self, names: impl Iterator<Item = &'f str>) -> Option<u32> {
        let names: Vec<&str> = names.collect();
        let rows = self
            .rows
            .iter()
            .filter(|row| names.contains(&row.folder.as_str()));
        rows.min_by_key(|row| row.day).map(|row| row.score)
    }

    /// Puts the scores of a day there: in place of those that it has already, or else at the end.
    pub fn put<'f>(&mut self, today: Date, scores: impl Iterator<Item = (&'f str, u32)>) {
        let mut of_today: HashMap<&str, Vec<&Score>> = HashMap::new();
        for row in self.rows.iter().filter(|row| row.day == today) {
            of_today.entry(&row.folder).or_default().push(row);
        }
        let (mut added, mut changed) = (Vec::new(), Vec::new());
        // A line with a break in it would be two.
        for (folder, score) in scores.filter(|(folder, _)| !folder.contains(char::is_control)) {
            let line = |rest: &[String]| {
                let cells = [today.iso(), folder.to_owned(), score.to_string()];
                self.joined(cells.iter().chain(rest))
            };
            match of_today.get(folder).map(Vec::as_slice) {
                Some([first, others @ ..]) => {
                    if first.score != score {
                        changed.push((first.line, line(&first.rest)));
                    }
                    changed.extend(others.iter().map(|row| (row.line, Vec::new())));
                }
                _ => added.push(line(&[])),
            }
        }
        for (number, line) in changed {
            self.lines[number] = line;
        }
        if added.is_empty() {
            return;
        }
        if self.lines.is_empty() {
            let header = self.joined(&HEADER.map(str::to_owned));
            self.lines.push(header);
        }
        if let Some(last) = self.lines.iter_mut().rfind(|line| !line.is_empty())
            && !last.ends_with(b"\n")
        {
            last.extend_from_slice(self.line_end);
        }
        self.lines.extend(added);
    }

    /// The file's bytes.
    pub fn bytes(&self) -> Vec<u8> {
        self.lines.concat()
    }

    fn joined<'c>(&self, cells: impl IntoIterator<Item = &'c String>) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.separator)
            .terminator(csv::Terminator::Any(b'\n'))
            .from_writer(Vec::new());
        writer.write_record(cells).expect("memory takes everything");
        let mut line = writer.into_inner().expect("memory takes everything");
        line.pop();
        line.extend_from_slice(self.line_end);
        line
    }
}

/// The score in a line.
fn score(text: &str, separator: u8, line: usize) -> Option<Score> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut cells = csv::StringRecord::new();
    if !reader.read_record(&mut cells).ok()? || cells.len() < COLUMNS {
        return None;
    }
    let folder = cells[1].trim();
    let score = cells[2].trim().parse::<u32>().ok()?;
    (score <= 100 && !folder.is_empty()).then_some(Score {
        line,
        day: Date::parse(cells[0].trim()).ok()?,
        folder: folder.to_owned(),
        score,
        rest: cells.iter().skip(COLUMNS).map(str::to_owned).collect(),
    })
}

fn is_header(text: &str) -> bool {
    text.to_lowercase()
        .trim_start_matches('"')
        .starts_with(HEADER[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    fn after(file: &str, today: &str, scores: &[(&str, u32)]) -> String {
        let mut read = Scores::read(file.as_bytes()).expect("lines");
        read.put(day(today), scores.iter().copied());
        String::from_utf8(read.bytes()).expect("text")
    }

    #[test]
    fn a_day_has_one_row_a_shop() {
        let first = after("", "2026-11-30", &[("toko/a", 40), ("toko/b, c", 50)]);
        assert_eq!(
            first,
            "tanggal,folder,nilai\n2026-11-30,toko/a,40\n2026-11-30,\"toko/b, c\",50\n"
        );
        let again = after(&first, "2026-11-30", &[("toko/a", 45), ("toko/b, c", 50)]);
        assert_eq!(again, first.replace("toko/a,40", "toko/a,45"));
        let later = after(&again, "2026-12-07", &[("toko/a", 60)]);
        assert_eq!(later, again.clone() + "2026-12-07,toko/a,60\n");
        let scores = Scores::read(later.as_bytes()).expect("lines");
        let first = |names: &[&str]| scores.first(names.iter().copied());
        assert_eq!(first(&["toko/a"]), Some(45));
        assert_eq!(first(&["toko/baru", "toko/b, c"]), Some(50));
        assert_eq!(first(&["toko/d"]), None);
    }

    #[test]
    fn what_people_and_spreadsheets_write_stays() {
        let file = "\u{feff}Tanggal;Folder;Nilai;Catatan\r\n30/11/2026;toko/a;40;bagus\r\nrapat\r\n;;\r\n\
                    2026-11-30;toko/b;140\r\n30/11/2026;toko/c;50;rajin";
        let read = Scores::read(file.as_bytes()).expect("lines");
        let odd: Vec<&str> = read.odd().map(|span| span.slice(file)).collect();
        assert_eq!(odd, ["rapat", "2026-11-30;toko/b;140"]);
        assert_eq!(
            after(
                file,
                "2026-11-30",
                &[("toko/a", 40), ("toko/c", 55), ("toko/d", 1)]
            ),
            file.replace(
                "30/11/2026;toko/c;50;rajin",
                "2026-11-30;toko/c;55;rajin\r\n"
            ) + "2026-11-30;toko/d;1\r\n"
        );
        assert_eq!(Scores::read(b"t\0a\0"), Err(NotLines));
    }

    proptest! {
        #[test]
        fn no_other_line_is_ever_lost(file in "([a-c0-9/;,\"\n -]{0,12}\n?){0,8}", score in 0..=100u32) {
            let mut read = Scores::read(file.as_bytes()).expect("lines");
            read.put(day("2026-11-30"), [("toko/a", score)].into_iter());
            let bytes = read.bytes();
            let now = String::from_utf8(bytes.clone()).expect("text");
            for line in file.lines() {
                prop_assert!(line.starts_with("2026-11-30") || now.contains(line), "{}", line);
            }
            // The same run again changes nothing.
            let mut again = Scores::read(&bytes).expect("lines");
            again.put(day("2026-11-30"), [("toko/a", score)].into_iter());
            prop_assert_eq!(again.bytes(), bytes);
        }
    }
}
