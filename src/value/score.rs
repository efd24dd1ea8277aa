//! Scores: whole numbers, or with up to two decimals behind a comma or a point.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A score in hundredths.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Score(i64);

impl Score {
    /// A whole score.
    pub const fn whole(points: i64) -> Self {
        Self(points * 100)
    }

    /// A score of so many hundredths.
    pub const fn of_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// In hundredths.
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// Reads `8`, `7,5`, `7.25` or `-1`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, part) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
        let is_number = |digits: &str, most: usize| {
            (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !is_number(whole, 6) || !is_number(part, 2) {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let hundredths: i64 = format!("{part:0<2}").parse().ok()?;
        Some(Self(sign * (whole * 100 + hundredths)))
    }
}

/// As people in Indonesia write it: `7,5`.
impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.abs() / 100, self.0.abs() % 100);
        let sign = if self.0 < 0 { "-" } else { "" };
        match rest {
            0 => write!(formatter, "{sign}{whole}"),
            _ if rest % 10 == 0 => write!(formatter, "{sign}{whole},{}", rest / 10),
            _ => write!(formatter, "{sign}{whole},{rest:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn scores_are_read_as_people_write_them() {
        for (text, hundredths) in [("8", 800), ("7,5", 750), ("7.25", 725), ("-1", -100)] {
            assert_eq!(Score::parse(text), Some(Score(hundredths)), "{text}");
        }
        for text in ["", "delapan", "8/10", "7,555", "1.000", ",5", "=8", "٣"] {
            assert_eq!(Score::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(hundredths in -99_999_999_i64..=99_999_999) {
            let score = Score(hundredths);
            prop_assert_eq!(Score::parse(&score.to_string()), Some(score));
        }
    }
}
