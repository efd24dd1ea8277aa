//! Opening hours: a week of days, each closed or open for several intervals.
//!
//! Parses one text for the whole week, or a list of days with their times, to [`Hours`]. Days that nobody named are
//! closed. [`Hours::parse_text`] is the inverse of its `Display`.

mod clock;
mod reader;
mod tokens;
mod week;

use super::day::Day;
use serde::Serialize;
use std::fmt;
use std::ops::Range;

/// Minutes in a day.
pub(super) const DAY_MINUTES: u16 = 24 * 60;

/// A time span in which the shop is open, in minutes since midnight of the day it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Interval {
    /// The minute of opening, 0 to 1439.
    pub open: u16,
    /// The minute of closing. Past 1440 the span runs into the next day: `18.00-02.00` closes at 1560.
    pub close: u16,
}

/// The opening hours of one week.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Hours {
    days: [Vec<Interval>; 7],
}

/// Neighbouring days with the same times, as one line of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HoursRow {
    /// The first day of the line.
    pub first: Day,
    /// The last day of the line; the same as the first for a single day.
    pub last: Day,
    /// The spans of each of these days, from morning to night; empty when closed.
    pub times: Vec<Interval>,
}

/// A text is no opening hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursError {
    /// Kind of the error.
    pub kind: HoursErrorKind,
    /// Byte range of the error in the typed text; empty where something is missing.
    pub range: Range<usize>,
}

/// Kinds of errors in opening hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursErrorKind {
    /// Nothing was written.
    Empty,
    /// A word that is no day, time or joining word, or that stands where nothing more is expected.
    UnknownWord,
    /// A day was expected.
    DayExpected,
    /// Times were expected after the days.
    TimesExpected,
    /// No time of day: past 24.00, minutes past 59, or an hour that its `pagi` or `sore` does not have.
    BadTime,
    /// The time of opening stands alone.
    CloseExpected,
    /// Opening and closing are the same minute.
    SameTime,
    /// The span runs into another one of the same or the next day.
    Overlap,
    /// The day has its times already.
    DuplicateDay(Day),
    /// `setiap hari` has its times already.
    DuplicateEveryDay,
}

/// The place of an error among entries of days and times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryError {
    /// Index of the entry.
    pub index: usize,
    /// Text of the entry that the range refers to.
    pub part: EntryPart,
    /// The error.
    pub error: HoursError,
}

/// One of the two texts of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryPart {
    /// The text that names the days.
    Days,
    /// The text that tells the times.
    Times,
}

impl Hours {
    /// Reads a whole week, such as `Senin-Kamis 08.00-17.00; Jumat 08.00-11.30, 14.00-17.00; Minggu
    /// tutup`, `setiap hari 8-17` or `24 jam`. A day with times of its own is taken out of `setiap hari`.
    ///
    /// # Errors
    /// The first slip, with its place in the text.
    pub fn parse_text(text: &str) -> Result<Self, HoursError> {
        reader::read_week(text)
    }

    /// Reads entries of a day or days (`Senin`, `Senin-Kamis`, `setiap hari`) with their times.
    ///
    /// # Errors
    /// The first slip, with the entry and the text it stands in. [`HoursErrorKind::Empty`] in
    /// [`EntryPart::Days`] of entry 0 when there are no entries.
    pub fn from_days<'a>(
        entries: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, EntryError> {
        reader::read_entries(entries)
    }

    /// The spans of one day, from morning to night; empty when closed.
    pub fn on(&self, day: Day) -> &[Interval] {
        &self.days[day.index()]
    }

    /// The week from Monday on, neighbouring days with equal times taken together.
    pub fn rows(&self) -> Vec<HoursRow> {
        let mut rows: Vec<HoursRow> = Vec::new();
        for day in Day::WEEK {
            match rows.last_mut() {
                Some(row) if row.times == self.on(day) => row.last = day,
                _ => rows.push(HoursRow {
                    first: day,
                    last: day,
                    times: self.on(day).to_vec(),
                }),
            }
        }
        rows
    }
}

impl HoursErrorKind {
    /// The error of this kind at these bytes.
    fn at(self, range: Range<usize>) -> HoursError {
        HoursError { kind: self, range }
    }
}

/// `08.00-17.00`; midnight at the end is `24.00`.
impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let close = match self.close {
            past if past > DAY_MINUTES => past - DAY_MINUTES,
            within => within,
        };
        let (open_hour, open_minute) = (self.open / 60, self.open % 60);
        let (close_hour, close_minute) = (close / 60, close % 60);
        write!(
            formatter,
            "{open_hour:02}.{open_minute:02}-{close_hour:02}.{close_minute:02}"
        )
    }
}

/// `Senin-Kamis 08.00-17.00; Jumat 08.00-11.30, 14.00-17.00; Sabtu-Minggu tutup`.
impl fmt::Display for Hours {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, row) in self.rows().iter().enumerate() {
            let gap = if index > 0 { "; " } else { "" };
            write!(formatter, "{gap}{}", row.first.name("id"))?;
            if row.last != row.first {
                write!(formatter, "-{}", row.last.name("id"))?;
            }
            let times: Vec<String> = row.times.iter().map(Interval::to_string).collect();
            let times = if times.is_empty() {
                "tutup".to_owned()
            } else {
                times.join(", ")
            };
            write!(formatter, " {times}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
