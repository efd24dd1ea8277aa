//! Points in a picture, in words or percentages.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A point in percent of a picture's sides: from the left, and from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Point {
    /// From 0 (left) to 100 (right).
    pub across: u8,
    /// From 0 (top) to 100 (bottom).
    pub down: u8,
}

/// Text that names no point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointError;

impl Point {
    /// The middle.
    pub const MIDDLE: Self = Self {
        across: 50,
        down: 50,
    };

    /// Reads `kiri-atas`, `tengah`, `bawah`, `top-left`, or two percentages such as `30% 40%`, the first
    /// from the left.
    ///
    /// # Errors
    /// When a word is unknown, a side is named twice, or a percentage is above 100.
    pub fn parse(text: &str) -> Result<Self, PointError> {
        let text = text.to_lowercase();
        let parts: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | ';' | '/'))
            .filter(|part| !part.is_empty())
            .collect();
        if let [across, down] = parts.as_slice()
            && let (Some(across), Some(down)) = (percent(across), percent(down))
        {
            return Ok(Self { across, down });
        }
        let (mut across, mut down) = (None, None);
        for part in &parts {
            let (side, value) = match *part {
                "kiri" | "left" => (&mut across, 0),
                "kanan" | "right" => (&mut across, 100),
                "atas" | "top" => (&mut down, 0),
                "bawah" | "bottom" => (&mut down, 100),
                "tengah" | "pusat" | "center" | "centre" | "middle" => continue,
                _ => return Err(PointError),
            };
            if side.replace(value).is_some() {
                return Err(PointError);
            }
        }
        match parts.as_slice() {
            [] => Err(PointError),
            _ => Ok(Self {
                across: across.unwrap_or(50),
                down: down.unwrap_or(50),
            }),
        }
    }
}

fn percent(text: &str) -> Option<u8> {
    let number = text.strip_suffix('%').unwrap_or(text).parse().ok()?;
    (number <= 100).then_some(number)
}

impl fmt::Display for Point {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}% {}%", self.across, self.down)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_are_read_as_people_name_them() {
        let at = |text| Point::parse(text).map(|point| (point.across, point.down));
        for (text, point) in [
            ("kiri-atas", (0, 0)),
            ("Kanan Bawah", (100, 100)),
            ("atas", (50, 0)),
            ("tengah", (50, 50)),
            ("kiri tengah", (0, 50)),
            ("top-left", (0, 0)),
            ("30% 40%", (30, 40)),
            ("30, 40", (30, 40)),
        ] {
            assert_eq!(at(text), Ok(point), "{text}");
        }
        for text in [
            "",
            "-",
            "kiri kanan",
            "130% 5%",
            "30%",
            "pojok",
            "kiri 30%",
            "1 2 3",
        ] {
            assert_eq!(at(text), Err(PointError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(across in 0_u8..=100, down in 0_u8..=100) {
            let point = Point { across, down };
            prop_assert_eq!(Point::parse(&point.to_string()), Ok(point));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,12}") {
            let _ = Point::parse(&text);
        }
    }
}
