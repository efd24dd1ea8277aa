//! Numbers of spreadsheets as people meant them: leading zeros, whole numbers without an exponent, days.

use calamine::ExcelDateTime;

/// Form in which a cell shows its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// A plain number.
    #[default]
    Number,
    /// At least this many digits.
    Zeros(usize),
}

impl Format {
    /// A format by its code, such as `0000000000000`.
    pub fn of_code(code: &str) -> Self {
        let are_zeros = !code.is_empty() && code.bytes().all(|sign| sign == b'0');
        match are_zeros && code.len() <= 20 {
            true => Self::Zeros(code.len()),
            false => Self::Number,
        }
    }
}

/// A number of a cell as a text.
pub(super) fn shown(number: f64, format: Format) -> String {
    match format {
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
pub(super) fn date(date: &ExcelDateTime) -> String {
    let number = date.as_f64();
    // Excel's calendar ends with the year 9999.
    if !(0.0..2_958_466.0).contains(&number) {
        return plain(number);
    }
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    let time = format!("{hour:02}.{minute:02}");
    let day = format!("{day:02}/{month:02}/{year}");
    match (number < 1.0, number.fract() == 0.0) {
        (true, _) => time,
        (false, true) => day,
        (false, false) => format!("{day} {time}"),
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn numbers_are_written_as_people_read_them() {
        for (number, format, expected) in [
            (12_500.0, Format::Number, "12500"),
            (8.120_000_123_4e10, Format::Number, "81200001234"),
            (1.106_010_101_9e15, Format::Number, "1106010101900000"),
            (0.300_000_000_000_000_04, Format::Number, "0.3"),
            (12.5, Format::Number, "12.5"),
            (220_000_000_001.0, Format::Zeros(13), "0220000000001"),
        ] {
            assert_eq!(shown(number, format), expected, "{number}");
        }
        for (number, since_1904, expected) in [
            (33_102.0, false, "17/08/1990"),
            (33_102.5, false, "17/08/1990 12.00"),
            (0.25, false, "06.00"),
            (31_640.0, true, "17/08/1990"),
            (3e7, false, "30000000"),
        ] {
            let date_time = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, since_1904);
            assert_eq!(date(&date_time), expected, "{number}");
        }
    }

    #[test]
    fn formats_are_told_by_their_code() {
        for (code, expected) in [
            ("\"Rp\"#,##0", Format::Number),
            ("0.00", Format::Number),
            ("0000000000000", Format::Zeros(13)),
            ("General", Format::Number),
        ] {
            assert_eq!(Format::of_code(code), expected, "{code}");
        }
    }
}
