//! The days of the week and the names people use for them.

use serde::Serialize;

/// A day of the week; the week begins on Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Day {
    /// Senin.
    Monday,
    /// Selasa.
    Tuesday,
    /// Rabu.
    Wednesday,
    /// Kamis.
    Thursday,
    /// Jumat.
    Friday,
    /// Sabtu.
    Saturday,
    /// Minggu.
    Sunday,
}

impl Day {
    /// All seven, in the order of the week.
    pub const WEEK: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The day's place in the week, Monday being 0.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The name in English for `en`, else in Indonesian; other languages are the theme's affair.
    pub fn name(self, language: &str) -> &'static str {
        const INDONESIAN: [&str; 7] = [
            "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu",
        ];
        const ENGLISH: [&str; 7] = [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ];
        let names = if language == "en" {
            ENGLISH
        } else {
            INDONESIAN
        };
        names[self.index()]
    }

    /// Reads one folded word: full and short names, Indonesian and English.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "senin" | "sen" | "snn" | "isnin" | "monday" | "mon" => Self::Monday,
            "selasa" | "sel" | "sls" | "tuesday" | "tue" | "tues" => Self::Tuesday,
            "rabu" | "rab" | "rbu" | "wednesday" | "wed" => Self::Wednesday,
            "kamis" | "kam" | "kms" | "thursday" | "thu" | "thur" | "thurs" => Self::Thursday,
            "jumat" | "jum'at" | "jum" | "jmt" | "friday" | "fri" => Self::Friday,
            "sabtu" | "sab" | "sbt" | "saturday" | "sat" => Self::Saturday,
            "minggu" | "min" | "mgg" | "ahad" | "ahd" | "sunday" | "sun" => Self::Sunday,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back() {
        for day in Day::WEEK {
            for language in ["id", "en"] {
                let word = day.name(language).to_lowercase();
                assert_eq!(Day::from_word(&word), Some(day));
                assert_eq!(Day::from_word(&word[..3]), Some(day));
            }
        }
        assert_eq!(Day::from_word("ahad"), Some(Day::Sunday));
    }
}
