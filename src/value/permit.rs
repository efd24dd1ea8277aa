//! Permit numbers of Indonesian food and craft businesses, checked for their form only.

use super::folding::fold;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// The permits that a shop may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PermitKind {
    /// Nomor Induk Berusaha: 13 digits (PP 24/2018).
    Nib,
    /// P-IRT, home food industry: 15 digits, the last two the year in which it ends (BPOM rule 22/2018).
    Pirt,
    /// Halal certificate of BPJPH: `ID` and 17 digits.
    Halal,
    /// BPOM registration: letters for the class of goods, then digits.
    Bpom,
}

impl PermitKind {
    /// Its key in data files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Nib => "nib",
            Self::Pirt => "pirt",
            Self::Halal => "halal",
            Self::Bpom => "bpom",
        }
    }
}

/// A permit number of the right form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Permit {
    kind: PermitKind,
    /// The letters of a BPOM class; empty for the other kinds.
    class: &'static str,
    digits: String,
}

/// Reason why a text is not a permit number of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PermitError {
    /// Nothing was written.
    Empty,
    /// Something else than the kind's own letters and digits.
    Letters,
    /// Too few or too many digits.
    Length {
        /// Number of digits found.
        found: usize,
        /// Number of digits expected.
        expected: usize,
    },
    /// A P-IRT number of the old form, with 12 digits; it has to be renewed.
    OldPirt,
    /// A KH number: the decision that goods are halal, not the certificate.
    HalalDecision,
    /// A BPOM number without the letters of its class, or with letters that are no class known here.
    UnknownClass,
}

/// BPOM classes with the fewest and most digits after the letters: food, cosmetics, herbal medicine,
/// supplements. Food numbers have 12 digits, newer ones up to 15.
const BPOM_CLASSES: [(&str, usize, usize); 15] = [
    ("MD", 12, 15),
    ("ML", 12, 15),
    ("NA", 11, 11),
    ("NB", 11, 11),
    ("NC", 11, 11),
    ("ND", 11, 11),
    ("NE", 11, 11),
    ("TR", 9, 9),
    ("TL", 9, 9),
    ("TI", 9, 9),
    ("HT", 9, 9),
    ("FF", 9, 9),
    ("SD", 9, 9),
    ("SI", 9, 9),
    ("SL", 9, 9),
];

impl Permit {
    /// Reads a number of the given kind, with or without the kind's name in front.
    ///
    /// # Errors
    /// One variant of [`PermitError`] per kind of slip.
    pub fn parse(kind: PermitKind, text: &str) -> Result<Self, PermitError> {
        let written: String = fold(text)
            .chars()
            .filter(|c| !" .-:/'".contains(*c))
            .collect();
        if written.is_empty() {
            return Err(PermitError::Empty);
        }
        match kind {
            PermitKind::Nib => Self::nib(&written),
            PermitKind::Pirt => Self::pirt(&written),
            PermitKind::Halal => Self::halal(&written),
            PermitKind::Bpom => Self::bpom(&written),
        }
    }

    fn nib(written: &str) -> Result<Self, PermitError> {
        let digits = digits_of(without_names(written, &["nib", "no", "nomor"]))?;
        Self::of_length(PermitKind::Nib, digits, 13)
    }

    fn pirt(written: &str) -> Result<Self, PermitError> {
        let names = ["spp", "pirt", "irt", "no", "nomor"];
        let digits = digits_of(without_names(written, &names))?;
        if digits.len() == 12 {
            return Err(PermitError::OldPirt);
        }
        Self::of_length(PermitKind::Pirt, digits, 15)
    }

    fn halal(written: &str) -> Result<Self, PermitError> {
        let number = without_names(written, &["bpjph", "halal", "no", "nomor"]);
        if number.starts_with("kh") {
            return Err(PermitError::HalalDecision);
        }
        let digits = digits_of(number.strip_prefix("id").unwrap_or(number))?;
        Self::of_length(PermitKind::Halal, digits, 17)
    }

    fn bpom(written: &str) -> Result<Self, PermitError> {
        let number = without_names(written, &["bpom", "pom", "ri", "no", "nomor"]).to_uppercase();
        let found = BPOM_CLASSES
            .iter()
            .find_map(|(class, fewest, most)| {
                let digits = number.strip_prefix(class)?;
                Some((*class, digits, *fewest..=*most))
            })
            .ok_or(PermitError::UnknownClass)?;
        let (class, digits, lengths) = found;
        let digits = digits_of(digits)?.to_owned();
        if !lengths.contains(&digits.len()) {
            let (found, expected) = (digits.len(), *lengths.start());
            return Err(PermitError::Length { found, expected });
        }
        let kind = PermitKind::Bpom;
        Ok(Self {
            kind,
            class,
            digits,
        })
    }

    fn of_length(kind: PermitKind, digits: &str, expected: usize) -> Result<Self, PermitError> {
        let found = digits.len();
        if found != expected {
            return Err(PermitError::Length { found, expected });
        }
        let digits = digits.to_owned();
        Ok(Self {
            kind,
            class: "",
            digits,
        })
    }

    /// Its kind.
    pub fn kind(&self) -> PermitKind {
        self.kind
    }

    /// The year in which a P-IRT permit ends, from its last two digits; `None` for other kinds.
    pub fn expiry_year(&self) -> Option<u16> {
        let ending = match self.kind {
            PermitKind::Pirt => self.digits.get(13..)?,
            _ => return None,
        };
        ending.parse().ok().map(|year: u16| 2000 + year)
    }
}

/// The printed form on packages: `P-IRT No. 1234567890123-45`, `BPOM RI MD 123456789012`, `ID12345678901234567`, or the
/// bare digits of an NIB.
impl fmt::Display for Permit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = &self.digits;
        match self.kind {
            PermitKind::Nib => formatter.write_str(digits),
            PermitKind::Pirt => {
                let (number, year) = digits.split_at(13);
                write!(formatter, "P-IRT No. {number}-{year}")
            }
            PermitKind::Halal => write!(formatter, "ID{digits}"),
            PermitKind::Bpom => {
                let food = matches!(self.class, "MD" | "ML");
                let office = if food { "BPOM RI" } else { "BPOM" };
                write!(formatter, "{office} {} {digits}", self.class)
            }
        }
    }
}

impl Serialize for Permit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.kind, self.to_string()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Permit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (kind, text) = <(PermitKind, String)>::deserialize(deserializer)?;
        Self::parse(kind, &text)
            .map_err(|error| de::Error::custom(format_args!("{text}: {error:?}")))
    }
}

fn without_names<'a>(written: &'a str, names: &[&str]) -> &'a str {
    let mut rest = written;
    while let Some(after) = names.iter().find_map(|name| rest.strip_prefix(name)) {
        rest = after;
    }
    rest
}

fn digits_of(number: &str) -> Result<&str, PermitError> {
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(number)
    } else {
        Err(PermitError::Letters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KINDS: [PermitKind; 4] = [
        PermitKind::Nib,
        PermitKind::Pirt,
        PermitKind::Halal,
        PermitKind::Bpom,
    ];

    #[test]
    fn numbers_print_as_packages_carry_them() {
        use PermitKind::*;
        for (kind, text, shown) in [
            (Nib, "NIB: 0220 0012 34567", "0220001234567"),
            (
                Pirt,
                "P-IRT No. 1234567890123-45",
                "P-IRT No. 1234567890123-45",
            ),
            (Pirt, "pirt 123456789012345", "P-IRT No. 1234567890123-45"),
            (
                Pirt,
                "SPP-IRT 1234567890123–45",
                "P-IRT No. 1234567890123-45",
            ),
            (Halal, "id 11110000012345678", "ID11110000012345678"),
            (Bpom, "BPOM RI MD 867031001355", "BPOM RI MD 867031001355"),
            (Bpom, "md867031001355", "BPOM RI MD 867031001355"),
            (Bpom, "POM NA 18123456789", "BPOM NA 18123456789"),
            (Bpom, "TR 123 456 789", "BPOM TR 123456789"),
        ] {
            let permit = Permit::parse(kind, text).expect(text);
            assert_eq!(permit.to_string(), shown);
        }
        let pirt = Permit::parse(Pirt, "123456789012327").expect("P-IRT");
        assert_eq!(pirt.expiry_year(), Some(2027));
    }

    #[test]
    fn slips_say_what_they_are() {
        use PermitKind::*;
        let length = |found, expected| PermitError::Length { found, expected };
        for (kind, text, error) in [
            (Nib, " ", PermitError::Empty),
            (Nib, "02200012345", length(11, 13)),
            (Nib, "O220001234567", PermitError::Letters),
            (Pirt, "206110301001", PermitError::OldPirt),
            (Pirt, "1234", length(4, 15)),
            (Halal, "KH 1234567890", PermitError::HalalDecision),
            (Halal, "ID123", length(3, 17)),
            (Bpom, "867031001355", PermitError::UnknownClass),
            (Bpom, "MD 86703", length(5, 12)),
        ] {
            assert_eq!(Permit::parse(kind, text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(
            text in "\\PC*",
            number in "(MD|na|tr|ID|P-IRT No. )?[0-9]{9,17}",
        ) {
            for kind in KINDS {
                let _ = Permit::parse(kind, &text);
                if let Ok(permit) = Permit::parse(kind, &number) {
                    prop_assert_eq!(Permit::parse(kind, &permit.to_string()), Ok(permit));
                }
            }
        }
    }
}
