//! Sizes in bytes, for budgets of pages. One KB is 1000 bytes, as on a data plan.

use super::folding::fold;
use super::numeral::{Numeral, split_number};
use serde::Serialize;
use std::fmt;

/// Names of the units and their bytes, largest first.
const UNITS: [(&str, u64); 3] = [("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)];

/// A number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct ByteSize(pub u64);

/// Reason why a text is not a size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByteSizeError {
    /// Nothing was written.
    Empty,
    /// No number in front.
    NotANumber,
    /// A unit other than B, KB, MB or GB.
    UnknownUnit,
    /// `1.500 KB`: one and a half, or fifteen hundred.
    Ambiguous,
    /// More than fits in 64 bits.
    TooLarge,
}

impl ByteSize {
    /// Reads `150KB`, `1,5 MB`, `1.5 MB` or a plain number of bytes. What is below one byte is cut off.
    ///
    /// # Errors
    /// One variant of [`ByteSizeError`] per kind of slip.
    pub fn parse(text: &str) -> Result<Self, ByteSizeError> {
        let folded = fold(text);
        if folded.is_empty() {
            return Err(ByteSizeError::Empty);
        }
        let (number, unit) = split_number(&folded);
        let mut numeral = Numeral::read(number).ok_or(ByteSizeError::NotANumber)?;
        let power = match unit.trim() {
            "" | "b" | "byte" | "bytes" => 0,
            "k" | "kb" => 3,
            "m" | "mb" => 6,
            "g" | "gb" => 9,
            _ => return Err(ByteSizeError::UnknownUnit),
        };
        if numeral.tail_may_be_group() {
            if power > 0 {
                return Err(ByteSizeError::Ambiguous);
            }
            numeral = numeral.tail_as_group();
        }
        let scaled = numeral.scaled(power).ok_or(ByteSizeError::TooLarge)?;
        Ok(Self(scaled.value))
    }

    /// For people: at most one decimal, rounded up so that no page looks lighter than it is. The decimal
    /// mark is a point for `en`, else a comma.
    pub fn approximate(self, language: &str) -> String {
        let mark = if language == "en" { '.' } else { ',' };
        match UNITS.iter().find(|(_, size)| self.0 >= *size) {
            Some((unit, size)) => in_tenths(self.0.div_ceil(size / 10), mark, unit),
            None => format!("{} B", self.0),
        }
    }
}

/// The exact size, in the largest unit that shows it with one decimal: `150 KB`, `1,5 MB`, `1234 B`.
impl fmt::Display for ByteSize {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exact = UNITS
            .iter()
            .find(|(_, size)| self.0 >= *size && self.0.is_multiple_of(size / 10));
        match exact {
            Some((unit, size)) => formatter.pad(&in_tenths(self.0 / (size / 10), ',', unit)),
            None => formatter.pad(&format!("{} B", self.0)),
        }
    }
}

fn in_tenths(tenths: u64, mark: char, unit: &str) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} {unit}"),
        (whole, tenth) => format!("{whole}{mark}{tenth} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sizes_as_people_write_them() {
        for (text, bytes) in [
            ("150KB | 150 kb | 150000 | 150.000 | 150 k", 150_000),
            ("1,5 MB | 1.5mb | 1500 KB", 1_500_000),
            ("2MB | 2 M", 2_000_000),
            ("0", 0),
        ] {
            for text in text.split(" | ") {
                assert_eq!(ByteSize::parse(text), Ok(ByteSize(bytes)), "{text}");
            }
        }
        for (text, error) in [
            ("", ByteSizeError::Empty),
            ("besar", ByteSizeError::NotANumber),
            ("-5 KB", ByteSizeError::NotANumber),
            ("5 KiB", ByteSizeError::UnknownUnit),
            ("1.500 KB", ByteSizeError::Ambiguous),
            ("99999999999999 GB", ByteSizeError::TooLarge),
        ] {
            assert_eq!(ByteSize::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn people_see_one_decimal_rounded_up() {
        assert_eq!(ByteSize(98_213).approximate("id"), "98,3 KB");
        assert_eq!(ByteSize(98_213).approximate("en"), "98.3 KB");
        assert_eq!(ByteSize(1_000_000).approximate("id"), "1 MB");
        assert_eq!(ByteSize(999).approximate("id"), "999 B");
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(
            bytes in any::<u64>(),
            hundreds in 0u64..100_000,
            text in "\\PC*",
        ) {
            for size in [ByteSize(bytes), ByteSize(hundreds * 100)] {
                prop_assert_eq!(ByteSize::parse(&size.to_string()), Ok(size));
            }
            let _ = ByteSize::parse(&text);
        }
    }
}
