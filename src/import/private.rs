//! Data of a person in a row: columns that are known to be private, and all that are not known.

use super::cell::{At, Teller};
use super::header::Meaning;
use super::sheet::{Sheet, value};
use super::table::Row;
use crate::diagnostic::Code;

/// Digits of a NIK, and of the number of a family card.
const NIK_DIGITS: usize = 16;

/// Texts of private columns. They are written into `_pribadi.yaml` and nowhere else; `Debug` does not show them.
#[derive(Clone, Default)]
pub struct Private {
    entries: Vec<(String, String)>,
}

impl std::fmt::Debug for Private {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Private({} entries)", self.entries.len())
    }
}

impl Private {
    /// Keys or headers with their texts.
    pub(super) fn entries(&self) -> &[(String, String)] {
        &self.entries
    }

    pub(super) fn put(&mut self, key: &str, text: &str) {
        let is_new = self
            .entries
            .iter()
            .all(|(own, known)| own != key || known != text);
        if is_new && !text.is_empty() {
            self.entries.push((key.to_owned(), text.to_owned()));
        }
    }
}

/// Private entries of a row: the columns that are known to be, and those that are not known at all.
pub(super) fn read(sheet: &Sheet, row: &Row, doubtful: bool, teller: &mut Teller) -> Private {
    let mut private = Private::default();
    for column in &sheet.columns {
        let text = value(row.get(column.index));
        let key = match column.meaning {
            Meaning::Private(key) => key,
            Meaning::Unknown => &column.header,
            Meaning::Key(..) | Meaning::LeftOut => continue,
        };
        private.put(key, text);
        let is_number = matches!(column.meaning, Meaning::Private("nik" | "no_kk" | "npwp"));
        let reason = match column.meaning {
            _ if text.is_empty() || !is_number => continue,
            _ if is_scientific(text) => "damaged",
            Meaning::Private("npwp") => continue,
            _ if text.ends_with("000") || (doubtful && text.ends_with('0')) => "damaged",
            _ if digits(text).len() != NIK_DIGITS => "length",
            _ => continue,
        };
        let place = At {
            row: row.number,
            column: &column.header,
        };
        let finding = teller.cell(Code::NumberDamaged, place);
        teller.push(finding.arg("reason", reason));
    }
    private
}

/// True when most personal numbers of a sheet end in 0: spreadsheets keep 15 digits of the 16.
pub(super) fn has_doubtful_numbers(sheet: &Sheet) -> bool {
    let columns = sheet.columns.iter();
    let columns =
        columns.filter(|column| matches!(column.meaning, Meaning::Private("nik" | "no_kk")));
    let columns: Vec<usize> = columns.map(|column| column.index).collect();
    let (mut all, mut round) = (0, 0);
    for row in sheet.rows() {
        for column in &columns {
            let text = value(row.get(*column));
            all += usize::from(!text.is_empty());
            round += usize::from(text.ends_with('0'));
        }
    }
    all >= 3 && round * 2 > all
}

/// True for `1,10601E+15`, what a spreadsheet makes of a long number.
fn is_scientific(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
    is_digits(&number.replace([',', '.'], "")) && is_digits(power.trim_start_matches('+'))
}

/// True for a text that is a NIK, or has one within it: 16 digits that are region, day (of women 40 more), month, year
/// and number.
pub(super) fn holds_personal_number(text: &str) -> bool {
    let marks = |sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | '.' | '-');
    let is_one = |digits: &str| {
        let part = |from: usize| digits[from..from + 2].parse::<u32>().unwrap_or(0);
        digits.len() == NIK_DIGITS
            && (11..=97).contains(&part(0))
            && (1..=71).contains(&part(6))
            && (1..=12).contains(&part(8))
    };
    let mut runs = text.split(|sign: char| !sign.is_ascii_digit());
    runs.any(is_one) || (text.chars().all(marks) && is_one(&digits(text)))
}

pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_numbers_are_told_from_others() {
        assert!(holds_personal_number("1106014708900001"));
        assert!(holds_personal_number("1106 0147 0890 0001"));
        assert!(!holds_personal_number("1234567890123"));
        assert!(holds_personal_number("Kopi 1106014708900001"));
        assert!(is_scientific("1,10601E+15"));
        assert!(is_scientific("1.1060147089E+15"));
        assert!(!is_scientific("1106014708900001"));
    }
}
