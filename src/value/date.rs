//! Days of the calendar, as people in Indonesia write them: day first, month in words or digits.

use super::folding::fold;
use jiff::civil;
use serde::{Deserialize, Serialize};
use std::fmt;

const INDONESIAN_MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day of the calendar, in the years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(civil::Date);

/// Reason why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// Nothing was written.
    Empty,
    /// Not a day, a month and a year.
    NotADate,
    /// The month's name is not known.
    UnknownMonth,
    /// The year has fewer than four digits.
    ShortYear,
    /// The calendar has no such day, as 30 February.
    NoSuchDay,
}

impl Date {
    /// Reads `2026-05-12`, `12-05-2026`, `12/5/2026`, `12.5.2026`, `12 Mei 2026` or `12 May 2026`. Without
    /// a year in front the day always comes first.
    ///
    /// # Errors
    /// One variant of [`DateError`] per kind of slip.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let folded = fold(text);
        if folded.is_empty() {
            return Err(DateError::Empty);
        }
        let parts: Vec<&str> = folded
            .split(['-', '/', '.', ',', ' '])
            .filter(|part| !part.is_empty())
            .collect();
        let [first, month, last] = parts[..] else {
            return Err(DateError::NotADate);
        };
        let (year, day) = if first.len() == 4 {
            (first, last)
        } else {
            (last, first)
        };
        let day = read_number(day).ok_or(DateError::NotADate)?;
        let month = if month.starts_with(|c: char| c.is_ascii_digit()) {
            read_number(month).ok_or(DateError::NotADate)?
        } else {
            month_of(month).ok_or(DateError::UnknownMonth)?
        };
        let number = read_number(year).ok_or(DateError::NotADate)?;
        if year.len() != 4 {
            return Err(DateError::ShortYear);
        }
        let to_small = |number: i16| i8::try_from(number).map_err(|_| DateError::NoSuchDay);
        civil::Date::new(number, to_small(month)?, to_small(day)?)
            .ok()
            .filter(|date| date.year() > 0)
            .map(Self)
            .ok_or(DateError::NoSuchDay)
    }

    /// The date for machines: `2026-05-12`.
    pub fn iso(self) -> String {
        self.to_string()
    }

    /// The date for people: `12 May 2026` for `en`, else `12 Mei 2026`.
    pub fn long(self, language: &str) -> String {
        let months = if language == "en" {
            ENGLISH_MONTHS
        } else {
            INDONESIAN_MONTHS
        };
        let month = usize::try_from(self.0.month()).expect("months count from 1");
        format!("{} {} {}", self.0.day(), months[month - 1], self.0.year())
    }

    /// The day as a type of the calendar library.
    pub fn civil(self) -> civil::Date {
        self.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|error| format!("{text}: {error:?}"))
    }
}

/// At most four digits and nothing else.
fn read_number(digits: &str) -> Option<i16> {
    let is_number = digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// The month by its folded name, or by the first three letters of it or more.
fn month_of(word: &str) -> Option<i16> {
    let word = match word {
        "agt" | "agust" => "agustus",
        "pebruari" | "peb" => "februari",
        "nopember" | "nop" => "november",
        other => other,
    };
    let position = [INDONESIAN_MONTHS, ENGLISH_MONTHS]
        .iter()
        .find_map(|months| {
            months
                .iter()
                .position(|month| word.len() >= 3 && month.to_lowercase().starts_with(word))
        });
    position.and_then(|index| i16::try_from(index + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_day_in_many_spellings() {
        for text in [
            "2026-05-12",
            "12-05-2026",
            "12/5/2026",
            "12.05.2026",
            "12 Mei 2026",
            "12 May 2026",
            "12-MEI-2026",
            "2026/05/12",
        ] {
            let date = Date::parse(text).expect(text);
            assert_eq!(date.iso(), "2026-05-12", "{text}");
            assert_eq!(date.long("id"), "12 Mei 2026");
            assert_eq!(date.long("en"), "12 May 2026");
        }
        assert_eq!(
            Date::parse("1 Agt 2026").map(Date::iso).as_deref(),
            Ok("2026-08-01")
        );
        assert_eq!(
            Date::parse("1 Nop 2026").map(Date::iso).as_deref(),
            Ok("2026-11-01")
        );
    }

    #[test]
    fn slips_say_what_they_are() {
        for (text, error) in [
            ("", DateError::Empty),
            ("besok", DateError::NotADate),
            ("12 2026", DateError::NotADate),
            ("12 Mai 2026", DateError::UnknownMonth),
            ("12/5/26", DateError::ShortYear),
            ("30 Februari 2026", DateError::NoSuchDay),
            ("5/13/2026", DateError::NoSuchDay),
            ("1-1-0000", DateError::NoSuchDay),
        ] {
            assert_eq!(Date::parse(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(
            year in 1i16..=9999,
            month in 1i8..=12,
            day in 1i8..=28,
            text in "\\PC*",
        ) {
            let date = Date(civil::date(year, month, day));
            prop_assert_eq!(Date::parse(&date.iso()), Ok(date));
            if year > 999 {
                prop_assert_eq!(Date::parse(&date.long("id")), Ok(date));
                prop_assert_eq!(Date::parse(&date.long("en")), Ok(date));
            }
            let _ = Date::parse(&text);
        }
    }
}
