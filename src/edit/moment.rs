//! Points in time, as names of former texts and removed things.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::DateTime;

/// A local time to the millisecond. Its text sorts by time and may be a file's name on Windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(DateTime);

/// `2026-11-30_02.30.15.123`.
const FORMAT: &str = "%Y-%m-%d_%H.%M.%S%.3f";
/// Length of the text in bytes.
pub(super) const LENGTH: usize = 23;

impl Moment {
    /// A local time, cut to milliseconds.
    pub fn of(time: DateTime) -> Self {
        let parse = |text: &str| DateTime::strptime(FORMAT, text).ok();
        let text = time.strftime(FORMAT).to_string();
        Self(parse(&text).unwrap_or(time))
    }

    /// Reads the start of a name.
    pub(super) fn at_start_of(name: &str) -> Option<Self> {
        DateTime::strptime(FORMAT, name.get(..LENGTH)?)
            .ok()
            .map(Self)
    }

    /// The next millisecond.
    pub(super) fn next(self) -> Self {
        Self(self.0.saturating_add(1.millisecond()))
    }

    /// As people read it, to the minute: `2026-11-30 02.30`.
    pub fn shown(self) -> String {
        self.0.strftime("%Y-%m-%d %H.%M").to_string()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.strftime(FORMAT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::is_portable;

    #[test]
    fn names_sort_by_time_and_are_portable() {
        let early = Moment::of(jiff::civil::date(2026, 9, 3).at(4, 5, 6, 7_123_456));
        assert_eq!(early.to_string(), "2026-09-03_04.05.06.007");
        assert_eq!(
            Moment::at_start_of("2026-09-03_04.05.06.007_produk.yaml"),
            Some(early)
        );
        assert_eq!(early.next().to_string(), "2026-09-03_04.05.06.008");
        assert!(early.to_string() < early.next().to_string());
        assert!(is_portable(&early.to_string()));
        for other in [
            "",
            "produk.yaml",
            "2026-09-03_04.05.06",
            "2026-99-03_04.05.06.007",
        ] {
            assert_eq!(Moment::at_start_of(other), None, "{other}");
        }
    }
}
