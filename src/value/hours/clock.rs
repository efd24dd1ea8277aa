//! A time of day: digits, perhaps followed by a part of the day (`08.00`, `5 sore`, `8 am`).

use super::DAY_MINUTES;

/// Part of the day, which decides between morning and evening on a 12-hour clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartOfDay {
    /// From midnight to noon: `pagi`, `am`.
    Morning,
    /// Around noon: `siang`.
    Midday,
    /// `sore`.
    Afternoon,
    /// `malam`, on both sides of midnight.
    Night,
    /// The English half of the day: `pm`.
    AfterNoon,
}

impl PartOfDay {
    /// Reads one folded word.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "pagi" | "am" => Self::Morning,
            "siang" => Self::Midday,
            "sore" => Self::Afternoon,
            "malam" => Self::Night,
            "pm" => Self::AfterNoon,
            _ => return None,
        })
    }

    /// The minute of the day for `time` in this part of it; times on a 24-hour clock stay. `None` when the part has no
    /// such hour, as 9 `siang`.
    pub(super) fn place(self, time: u16) -> Option<u16> {
        let (hour, half) = (time / 60, 12 * 60);
        let place = match (self, hour) {
            (Self::Morning, 12) => time - half,
            (Self::Morning, 0..=11) => time,
            (Self::Midday, 10..=15) => time,
            (Self::Midday, 1..=3) => time + half,
            (Self::Afternoon, 14..=18) => time,
            (Self::Afternoon, 2..=6) => time + half,
            (Self::Night, 18..=24 | 0..=3) => time,
            (Self::Night, 6..=11) => time + half,
            // Twelve at night ends the day; half an hour later belongs to the next one.
            (Self::Night, 12) => {
                if time == half {
                    DAY_MINUTES
                } else {
                    time - half
                }
            }
            (Self::AfterNoon, 12..=23) => time,
            (Self::AfterNoon, 1..=11) => time + half,
            _ => return None,
        };
        Some(place)
    }
}

/// Minutes since midnight of `8`, `08`, `08.00` or `8:30`; 24.00 is the end of the day.
pub(super) fn read_time(digits: &str) -> Option<u16> {
    let (hour, minute) = digits.split_once(['.', ':']).unwrap_or((digits, "00"));
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let time = hour * 60 + minute;
    (minute < 60 && time <= DAY_MINUTES).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_day_place_an_hour() {
        let place = |time, part| PartOfDay::from_word(part)?.place(read_time(time)?);
        assert_eq!(place("8", "pagi"), read_time("08.00"));
        assert_eq!(place("1.30", "siang"), read_time("13.30"));
        assert_eq!(place("5", "sore"), read_time("17.00"));
        assert_eq!(place("17.00", "sore"), read_time("17.00"));
        assert_eq!(place("9", "malam"), read_time("21.00"));
        assert_eq!(place("12", "malam"), read_time("24.00"));
        assert_eq!(place("12", "am"), read_time("0"));
        assert_eq!(place("12", "pm"), read_time("12"));
        assert_eq!(place("9", "siang"), None);
        assert_eq!(place("17", "pagi"), None);
    }
}
