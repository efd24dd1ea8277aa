//! Phone numbers as sellers write them, in the form that links and message services need.
//!
//! Indonesian numbers lose their `0` in spreadsheets and gain `+62` in contact lists; both are normalised. Mobile
//! numbers are `628` and 8 to 11 digits more. Everything else inside the country is a landline, which can be called but
//! has no WhatsApp.

use super::folding::fold;
use serde::{Serialize, Serializer};
use std::fmt;

/// Area codes of two digits (after the `0`): Jakarta, Bandung, Semarang, Surabaya, Medan. All others
/// have three.
const SHORT_AREAS: [&str; 5] = ["21", "22", "24", "31", "61"];

/// Kind of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    /// An Indonesian mobile number.
    Mobile,
    /// An Indonesian landline, with its area code.
    Landline,
    /// A number with another country's code.
    Foreign,
}

/// A phone number that can be dialled from anywhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    kind: PhoneKind,
    /// Country code and number, digits only.
    digits: String,
}

/// Reason why a text is not a phone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhoneError {
    /// Nothing was written.
    Empty,
    /// Something else than digits and the usual marks between them.
    Letters,
    /// Two numbers in one value.
    Several,
    /// Too few digits.
    TooShort {
        /// Number of digits typed.
        digits: usize,
    },
    /// Too many digits.
    TooLong {
        /// Number of digits typed.
        digits: usize,
    },
    /// Neither `0`, `62`, `8` nor `+` in front: an area code is missing.
    NoPrefix,
    /// A zero at the start of a country or area code, which none has.
    Zeros,
}

impl Phone {
    /// Reads `0812-3456-7890`, `+62 812…`, `62812…`, `812…`, `(0651) 12345`, `+60…` or a wa.me link.
    ///
    /// # Errors
    /// One variant of [`PhoneError`] per kind of slip.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let folded = fold(text);
        let written = number_of_link(&folded);
        if written.is_empty() {
            return Err(PhoneError::Empty);
        }
        let lines: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        if lines.len() > 1 && lines.iter().all(|line| Self::parse(line).is_ok()) {
            return Err(PhoneError::Several);
        }
        if holds_several(&written) {
            return Err(PhoneError::Several);
        }
        if !written
            .chars()
            .all(|c| c.is_ascii_digit() || " -+().".contains(c))
        {
            return Err(PhoneError::Letters);
        }
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            return Err(PhoneError::Letters);
        }
        Self::from_digits(&digits, written.trim_start_matches('(').starts_with('+'))
    }

    /// `plus` is true when a country code comes first, as after `00`. No country code starts with a zero (ITU-T E.164),
    /// so a plus before one is a slip: `+0812…`.
    fn from_digits(typed: &str, plus: bool) -> Result<Self, PhoneError> {
        let after_plus = (plus && !typed.starts_with('0')).then_some(typed);
        let with_code = typed.strip_prefix("00").or(after_plus);
        let national = match with_code {
            Some(number) => number.strip_prefix("62"),
            // The zero was lost in a spreadsheet, which took the number for an amount.
            None if typed.starts_with('8') => Some(typed),
            None => typed.strip_prefix("62").or_else(|| typed.strip_prefix('0')),
        };
        match (national, with_code) {
            (Some(number), _) => Self::domestic(number, typed.len()),
            (None, Some(number)) => {
                Self::checked(PhoneKind::Foreign, number.to_owned(), typed.len())
            }
            (None, None) => Err(PhoneError::NoPrefix),
        }
    }

    /// `number` has no country code; drops the `0` of `+62 (0)812`.
    fn domestic(number: &str, typed: usize) -> Result<Self, PhoneError> {
        let number = number.strip_prefix('0').unwrap_or(number);
        let is_mobile = number.starts_with('8') && !number.starts_with("80");
        let kind = if is_mobile {
            PhoneKind::Mobile
        } else {
            PhoneKind::Landline
        };
        Self::checked(kind, format!("62{number}"), typed)
    }

    /// `digits` start with the country code; `typed` is the number of digits in the text.
    fn checked(kind: PhoneKind, digits: String, typed: usize) -> Result<Self, PhoneError> {
        let code = match kind {
            PhoneKind::Foreign => &*digits,
            PhoneKind::Mobile | PhoneKind::Landline => &digits[2..],
        };
        if code.starts_with('0') {
            return Err(PhoneError::Zeros);
        }
        let lengths = match kind {
            PhoneKind::Mobile => 11..=14,
            PhoneKind::Landline => 2 + area_length(&digits[2..]) + 5..=13,
            // ITU-T E.164 allows 15; the shortest numbers in use have 7.
            PhoneKind::Foreign => 7..=15,
        };
        if digits.len() < *lengths.start() {
            Err(PhoneError::TooShort { digits: typed })
        } else if digits.len() > *lengths.end() {
            Err(PhoneError::TooLong { digits: typed })
        } else {
            Ok(Self { kind, digits })
        }
    }

    /// Its kind of line.
    pub fn kind(&self) -> PhoneKind {
        self.kind
    }

    /// Country code and number, digits only: `6281234567890`.
    pub fn international(&self) -> &str {
        &self.digits
    }

    /// The digits that follow `https://wa.me/`; `None` for a landline.
    pub fn whatsapp(&self) -> Option<String> {
        (self.kind != PhoneKind::Landline).then(|| self.digits.clone())
    }

    /// An address that dials: `tel:+6281234567890` (RFC 3966).
    pub fn tel_uri(&self) -> String {
        format!("tel:+{}", self.digits)
    }
}

/// Indonesian notation: `0812-3456-7890`, `(0651) 12345`, or `+60123456789` from abroad.
impl fmt::Display for Phone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let national = self.digits.get(2..).unwrap_or_default();
        match self.kind {
            PhoneKind::Foreign => write!(formatter, "+{}", self.digits),
            PhoneKind::Landline => {
                let (area, line) = national.split_at(area_length(national));
                write!(formatter, "(0{area}) {line}")
            }
            PhoneKind::Mobile => {
                let (prefix, line) = national.split_at(3);
                let (middle, end) = line.split_at(if line.len() < 7 { 3 } else { 4 });
                write!(formatter, "0{prefix}-{middle}-{end}")
            }
        }
    }
}

impl Serialize for Phone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Extracts the number of a wa.me, WhatsApp or `tel:` link; other text stays as it is.
fn number_of_link(folded: &str) -> String {
    let after_host = ["wa.me/", "phone=", "tel:"]
        .iter()
        .find_map(|mark| folded.split_once(mark).map(|(_, after)| after));
    let Some(after) = after_host else {
        return folded.to_owned();
    };
    let end = after.find(['?', '&', '/', '#']).unwrap_or(after.len());
    after[..end].replace("%2b", "+").replace("%20", " ")
}

/// True when the text has a second number, after a separator or at the start of a prefix.
fn holds_several(written: &str) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let parts = written
        .split([',', ';', '/', '|', '&'])
        .flat_map(|part| part.split(" atau "))
        .flat_map(|part| part.split(" dan "));
    let numbers = parts.filter(|part| digits(part) >= 6).count();
    let second_start = [" 08", " +62", " 628"].iter().any(|start| {
        written
            .match_indices(start)
            .any(|(at, _)| digits(&written[..at]) >= 9)
    });
    numbers > 1 || second_start
}

fn area_length(national: &str) -> usize {
    let short = SHORT_AREAS.iter().any(|area| national.starts_with(area));
    if short { 2 } else { 3 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_mobile_number_in_many_spellings() {
        for text in [
            "0812-3456-7890",
            "+62 812 3456 7890",
            "+62 (0)812-3456-7890",
            "6281234567890",
            "81234567890",
            "0062 812 3456 7890",
            "０８１２　３４５６　７８９０",
            "0812.3456.7890",
            "+62\u{2011}812\u{2011}3456\u{2011}7890\u{202c}",
            "https://wa.me/6281234567890?text=Halo%20Kak",
            "wa.me/+6281234567890",
            "+0812 3456 7890",
            "+00 62 812 3456 7890",
            "https://api.whatsapp.com/send?phone=%2B6281234567890&text=1",
            "tel:+6281234567890",
        ] {
            let phone = Phone::parse(text).expect(text);
            assert_eq!(phone.to_string(), "0812-3456-7890", "{text}");
            assert_eq!(phone.whatsapp().as_deref(), Some("6281234567890"));
            assert_eq!(phone.tel_uri(), "tel:+6281234567890");
        }
    }

    #[test]
    fn landlines_have_no_whatsapp() {
        for (text, shown) in [
            ("(0651) 12345", "(0651) 12345"),
            ("021-5551234", "(021) 5551234"),
            ("+62 651 7551234", "(0651) 7551234"),
            ("+62 622 12345", "(0622) 12345"),
        ] {
            let phone = Phone::parse(text).expect(text);
            assert_eq!(
                (phone.kind(), phone.whatsapp()),
                (PhoneKind::Landline, None)
            );
            assert_eq!(phone.to_string(), shown);
        }
    }

    #[test]
    fn numbers_from_abroad_keep_their_code() {
        let phone = Phone::parse("+60 12-345 6789").expect("a Malaysian number");
        assert_eq!(phone.kind(), PhoneKind::Foreign);
        assert_eq!(phone.to_string(), "+60123456789");
        assert_eq!(phone.whatsapp().as_deref(), Some("60123456789"));
    }

    #[test]
    fn slips_say_what_they_are() {
        for (text, error) in [
            ("", PhoneError::Empty),
            ("0812 abc", PhoneError::Letters),
            ("(+)", PhoneError::Letters),
            ("wa.me/message/ABC", PhoneError::Letters),
            ("0812345", PhoneError::TooShort { digits: 7 }),
            ("0812345678901234", PhoneError::TooLong { digits: 16 }),
            ("0812-3456-7890 / 0813-1111-2222", PhoneError::Several),
            ("081234567890 081311112222", PhoneError::Several),
            ("081234567890\n081311112222", PhoneError::Several),
            ("081234567890 atau 0651 12345", PhoneError::Several),
            ("5551234", PhoneError::NoPrefix),
            ("6.20000.6.20000..2", PhoneError::Zeros),
            ("62 00 812 3456 7890", PhoneError::Zeros),
            ("000 812 3456 7890", PhoneError::Zeros),
            ("+62 0006 51 12345", PhoneError::Zeros),
        ] {
            assert_eq!(Phone::parse(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in "\\PC*", digits in "[+(]?[0-9() +.-]{0,20}") {
            let _ = Phone::parse(&text);
            if let Ok(phone) = Phone::parse(&digits) {
                prop_assert_eq!(Phone::parse(&phone.to_string()), Ok(phone.clone()));
                let again = format!("+{}", phone.international());
                prop_assert_eq!(Phone::parse(&again), Ok(phone));
            }
        }
    }
}
