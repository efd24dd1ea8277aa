//! A place on the map, as copied from a map application: latitude first, then longitude.

use super::folding::fold;
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::fmt;

/// Steps in a degree: a step is 11 cm at the equator.
const STEPS: i64 = 1_000_000;
/// South to north end of Indonesia, with the sea around it, in degrees.
const LATITUDES: std::ops::RangeInclusive<f64> = -11.1..=6.2;
/// West to east end of Indonesia, with the sea around it, in degrees.
const LONGITUDES: std::ops::RangeInclusive<f64> = 94.9..=141.1;

/// A place in Indonesia, to a millionth of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Coordinates {
    latitude: i32,
    longitude: i32,
}

/// Reason why a text is not a place in Indonesia.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CoordinatesError {
    /// Nothing was written.
    Empty,
    /// Not two numbers in decimal degrees.
    NotTwoNumbers,
    /// Longitude first; swapped it is a place in Indonesia.
    Swapped {
        /// The swapped coordinates.
        suggestion: Coordinates,
    },
    /// A place elsewhere, or nowhere.
    OutsideIndonesia,
}

impl Coordinates {
    /// Reads `5.55, 95.32`, with or without degree signs; decimal commas too when `;` or a space parts the
    /// numbers, and `LU`, `LS`, `BT` or `N`, `S`, `E` behind them.
    ///
    /// # Errors
    /// One variant of [`CoordinatesError`] per kind of slip.
    pub fn parse(text: &str) -> Result<Self, CoordinatesError> {
        let folded = fold(text);
        let written = folded.trim_matches(['(', ')', '[', ']', ' ']);
        if written.is_empty() {
            return Err(CoordinatesError::Empty);
        }
        let (first, second) = split_pair(written).ok_or(CoordinatesError::NotTwoNumbers)?;
        match (Self::within(first, second), Self::within(second, first)) {
            (Some(place), _) => Ok(place),
            (None, Some(suggestion)) => Err(CoordinatesError::Swapped { suggestion }),
            (None, None) => Err(CoordinatesError::OutsideIndonesia),
        }
    }

    fn within(latitude: i32, longitude: i32) -> Option<Self> {
        let place = Self {
            latitude,
            longitude,
        };
        let inside =
            LATITUDES.contains(&place.latitude()) && LONGITUDES.contains(&place.longitude());
        inside.then_some(place)
    }

    /// Degrees north of the equator; negative to the south.
    pub fn latitude(self) -> f64 {
        degrees(self.latitude)
    }

    /// Degrees east of Greenwich.
    pub fn longitude(self) -> f64 {
        degrees(self.longitude)
    }

    /// An address that opens a map: `geo:5.55,95.32` (RFC 5870).
    pub fn geo_uri(self) -> String {
        format!("geo:{},{}", self.latitude(), self.longitude())
    }
}

/// `5.55, 95.32`.
impl fmt::Display for Coordinates {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}, {}", self.latitude(), self.longitude())
    }
}

/// `{ "latitude": 5.55, "longitude": 95.32 }`.
impl Serialize for Coordinates {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Coordinates", 2)?;
        fields.serialize_field("latitude", &self.latitude())?;
        fields.serialize_field("longitude", &self.longitude())?;
        fields.end()
    }
}

fn degrees(steps: i32) -> f64 {
    f64::from(steps) / STEPS as f64
}

/// The two numbers of a pair in millionths, separated by `;`, a comma, or a space.
fn split_pair(written: &str) -> Option<(i32, i32)> {
    [";", ", ", ",", " "].iter().find_map(|mark| {
        let (first, second) = written.split_once(mark)?;
        Some((read_degrees(first)?, read_degrees(second)?))
    })
}

/// One number in decimal degrees; digits past the sixth decimal are cut.
fn read_degrees(text: &str) -> Option<i32> {
    let (number, direction) = match text.find(|c: char| c.is_ascii_alphabetic()) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let sign = match direction.trim() {
        "" | "lu" | "bt" | "n" | "e" => 1,
        "ls" | "s" => -1,
        _ => return None,
    };
    let number = number.trim_end_matches(['°', ' ']).trim_start();
    let (sign, number) = match number.strip_prefix('-') {
        Some(number) => (-sign, number),
        None => (sign, number.strip_prefix('+').unwrap_or(number)),
    };
    let (whole, decimals) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || whole.len() > 3 {
        return None;
    }
    let steps = format!("{whole}{decimals:0<6.6}");
    Some(sign * steps.parse::<i32>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_place_in_many_spellings() {
        for text in [
            "5.55, 95.32",
            "5.55,95.32",
            "(5.5500 , 95.32000001)",
            "5.55° , 95.32°",
            "5,55; 95,32",
            "5,55, 95,32",
            "5.55 95.32",
            "5.55º LU, 95.32º BT",
            "5.55N, 95.32E",
        ] {
            let place = Coordinates::parse(text).expect(text);
            assert_eq!(place.to_string(), "5.55, 95.32", "{text}");
            assert_eq!(place.geo_uri(), "geo:5.55,95.32");
        }
        let south = Coordinates::parse("5.13 LS, 119.41 BT").expect("Makassar");
        assert_eq!(Coordinates::parse("-5.13, 119.41"), Ok(south));
    }

    #[test]
    fn slips_say_what_they_are() {
        let suggestion = Coordinates::parse("5.55, 95.32").expect("Banda Aceh");
        for (text, error) in [
            ("", CoordinatesError::Empty),
            ("Banda Aceh", CoordinatesError::NotTwoNumbers),
            ("5.55", CoordinatesError::NotTwoNumbers),
            (
                "5°33'19\" LU, 95°19'2\" BT",
                CoordinatesError::NotTwoNumbers,
            ),
            ("95.32, 5.55", CoordinatesError::Swapped { suggestion }),
            ("52.52, 13.40", CoordinatesError::OutsideIndonesia),
        ] {
            assert_eq!(Coordinates::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn serde_gives_numbers() {
        let place = Coordinates::parse("-0.5, 117.15").expect("Samarinda");
        let json = serde_json::to_string(&place).expect("two numbers");
        assert_eq!(json, r#"{"latitude":-0.5,"longitude":117.15}"#);
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(
            latitude in -11_000_000..=6_100_000i32,
            longitude in 95_000_000..=141_000_000i32,
            text in "\\PC*",
            near in "-?[0-9., °nselubt;]{0,24}",
        ) {
            let place = Coordinates { latitude, longitude };
            prop_assert_eq!(Coordinates::parse(&place.to_string()), Ok(place));
            let _ = (Coordinates::parse(&text), Coordinates::parse(&near));
        }
    }
}
