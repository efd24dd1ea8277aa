//! Numbers of spreadsheets as people meant them: dates, leading zeros, whole numbers without an exponent.

use jiff::ToSpan;
use jiff::civil;

/// Form in which a cell shows its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// A plain number.
    #[default]
    Number,
    /// A day or a time.
    Date,
    /// At least this many digits.
    Zeros(usize),
}

impl Format {
    /// A format that is known by its number (ECMA-376 18.8.30, East Asian dates included).
    pub fn built_in(id: &str) -> Self {
        match id.parse() {
            Ok(14..=22 | 27..=36 | 45..=47 | 50..=58) => Self::Date,
            _ => Self::Number,
        }
    }

    /// A format by its code, such as `dd/mm/yyyy` or `0000000000000`.
    pub fn of_code(code: &str) -> Self {
        if !code.is_empty() && code.len() <= 20 && code.bytes().all(|sign| sign == b'0') {
            return Self::Zeros(code.len());
        }
        // Texts in quotes, escaped signs, and colours or languages in brackets are no part of the form.
        let (mut is_date, mut quoted, mut bracketed, mut escaped) = (false, false, false, false);
        for sign in code.chars() {
            match sign {
                _ if escaped => escaped = false,
                '"' => quoted = !quoted,
                _ if quoted => {}
                '\\' | '_' | '*' => escaped = true,
                '[' => bracketed = true,
                ']' => bracketed = false,
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' if !bracketed => is_date = true,
                ';' => break,
                _ => {}
            }
        }
        match is_date {
            true => Self::Date,
            false => Self::Number,
        }
    }
}

/// A number of a cell as a text.
pub(super) fn shown(text: &str, format: Format, since_1904: bool) -> String {
    let Ok(number) = text.trim().parse::<f64>() else {
        return text.to_owned();
    };
    match format {
        Format::Date => date(number, since_1904).unwrap_or_else(|| plain(number)),
        Format::Zeros(digits) if number.fract() == 0.0 && number >= 0.0 => {
            format!("{:0>digits$}", plain(number))
        }
        _ => plain(number),
    }
}

/// Without an exponent, and without the noise behind the fifteenth digit.
fn plain(number: f64) -> String {
    let is_short = number.abs() < 1e6 && number.fract() != 0.0;
    match is_short {
        true => ((number * 1e9).round() / 1e9).to_string(),
        false => number.to_string(),
    }
}

/// A day as people write it, `17/08/1990`, with its time if there is one.
fn date(number: f64, since_1904: bool) -> Option<String> {
    // Excel's calendar ends with the year 9999.
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let minutes = (number.fract() * 1440.0).round() as i64;
    let time = format!("{:02}.{:02}", minutes / 60, minutes % 60);
    if number < 1.0 {
        return Some(time);
    }
    let days = number.trunc() as i64;
    let first = match (since_1904, days) {
        (true, _) => civil::date(1904, 1, 1),
        // Excel has a 29 February 1900, which never was.
        (false, ..60) => civil::date(1899, 12, 31),
        (false, _) => civil::date(1899, 12, 30),
    };
    let day = first.checked_add(days.days()).ok()?;
    let day = day.strftime("%d/%m/%Y").to_string();
    Some(match minutes {
        0 => day,
        _ => format!("{day} {time}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_read_them() {
        for (text, format, expected) in [
            ("12500", Format::Number, "12500"),
            ("8.1200001234E+10", Format::Number, "81200001234"),
            ("1.1060101019E+15", Format::Number, "1106010101900000"),
            ("0.30000000000000004", Format::Number, "0.3"),
            ("12.5", Format::Number, "12.5"),
            ("33102", Format::Date, "17/08/1990"),
            ("33102.5", Format::Date, "17/08/1990 12.00"),
            ("0.25", Format::Date, "06.00"),
            ("1", Format::Date, "01/01/1900"),
            ("220000000001", Format::Zeros(13), "0220000000001"),
            ("x", Format::Number, "x"),
        ] {
            assert_eq!(shown(text, format, false), expected, "{text}");
        }
        assert_eq!(shown("31640", Format::Date, true), "17/08/1990");
    }

    #[test]
    fn formats_are_told_by_their_code() {
        for (code, expected) in [
            ("dd/mm/yyyy", Format::Date),
            ("[$-421]dd mmmm yyyy;@", Format::Date),
            ("\"Rp\"#,##0", Format::Number),
            ("[Red]0.00", Format::Number),
            ("#,##0\\ \"hari\"", Format::Number),
            ("0000000000000", Format::Zeros(13)),
            ("General", Format::Number),
        ] {
            assert_eq!(Format::of_code(code), expected, "{code}");
        }
    }
}
