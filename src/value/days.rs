//! A number of days, for how long a pre-order takes.

use super::folding::fold;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A number of days.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Days(pub u16);

/// Reason why a text is not a number of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DaysError {
    /// Nothing was written.
    Empty,
    /// No whole number of days or weeks.
    NotDays,
    /// A range, as in `3-5 hari`; one number is expected.
    Range,
    /// More than 65535 days.
    TooLarge,
}

impl Days {
    /// Reads `7`, `7 hari`, `7 days`, `2 minggu`, `seminggu`. Months are left out: they differ in length.
    ///
    /// # Errors
    /// One variant of [`DaysError`] per kind of slip.
    pub fn parse(text: &str) -> Result<Self, DaysError> {
        let folded = fold(text);
        match folded.as_str() {
            "" => return Err(DaysError::Empty),
            "sehari" => return Ok(Self(1)),
            "seminggu" => return Ok(Self(7)),
            _ => {}
        }
        let end = folded
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(folded.len());
        let (number, unit) = folded.split_at(end);
        if number.is_empty() {
            return Err(DaysError::NotDays);
        }
        let each = match unit.trim() {
            "" | "hari" | "h" | "day" | "days" => 1,
            "minggu" | "week" | "weeks" => 7,
            other if other.starts_with('-') || other.starts_with("s/d") => {
                return Err(DaysError::Range);
            }
            _ => return Err(DaysError::NotDays),
        };
        number
            .parse::<u16>()
            .ok()
            .and_then(|count| count.checked_mul(each))
            .map(Self)
            .ok_or(DaysError::TooLarge)
    }
}

/// Typed form: `7 hari`.
impl fmt::Display for Days {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} hari", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_and_weeks() {
        for text in [
            "7", "7 hari", "7 days", "7 Hari", "1 minggu", "seminggu", "007",
        ] {
            assert_eq!(Days::parse(text), Ok(Days(7)), "{text}");
        }
        for (text, error) in [
            ("", DaysError::Empty),
            ("sebulan", DaysError::NotDays),
            ("1,5 hari", DaysError::NotDays),
            ("3-5 hari", DaysError::Range),
            ("70000", DaysError::TooLarge),
        ] {
            assert_eq!(Days::parse(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(count in any::<u16>(), text in "\\PC*") {
            prop_assert_eq!(Days::parse(&Days(count).to_string()), Ok(Days(count)));
            let _ = Days::parse(&text);
        }
    }
}
