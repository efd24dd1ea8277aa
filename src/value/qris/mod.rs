//! QRIS, the Indonesian payment code: the text in its QR code.
//!
//! The form is the merchant-presented code of EMVCo (EMV QRCPS, *Merchant-Presented Mode*, version
//! 1.1): fields of tag, length and value, the last one a checksum over all before it. What QRIS adds
//! is Bank Indonesia's (*Standar Nasional QR Code Pembayaran*, by PADG 21/18/2019): currency and
//! country are Indonesian, and the field 51 holds the merchant's national number, the NMID.
//!
//! | tag | holds | here |
//! |---|---|---|
//! | 00 | version of the form, `01` | comes first |
//! | 01 | `11` for many payments, `12` for one | [`Qris::is_for_one_payment`] |
//! | 26 to 51 | the merchant's accounts; in one of them the NMID | [`Qris::nmid`] |
//! | 53, 58 | currency `360`, country `ID` | checked |
//! | 54 | amount | [`Qris::with_amount`] |
//! | 59, 60 | name and city of the merchant | [`Qris::merchant`], [`Qris::city`] |
//! | 63 | CRC-16 of all before it | checked, and made anew |
//!
//! All other fields are kept, in their order.

mod fields;

use std::fmt;
use std::ops::Range;

use super::Rupiah;
use fields::{Field, Measure};

/// Tag and length of the checksum.
const CHECKSUM_START: &str = "6304";
/// The longest text that the standard allows.
const MOST_BYTES: usize = 512;
/// The domain of the account that holds the NMID.
const NATIONAL: &str = "ID.CO.QRIS.WWW";

/// A valid Indonesian payment code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qris {
    /// All fields but the checksum.
    fields: Vec<Field>,
}

/// A text is no QRIS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrisError {
    /// Kind of the error.
    pub kind: QrisErrorKind,
    /// Byte range of the error in the typed text; empty where something is missing.
    pub range: Range<usize>,
}

/// Kinds of errors in a QRIS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QrisErrorKind {
    /// Nothing was written.
    Empty,
    /// A text that does not start like a payment code: a link, a number, another code.
    OtherText,
    /// Longer than the standard allows.
    TooLong,
    /// From here on the fields are inconsistent: something is missing, changed or too much.
    Broken,
    /// A unique field is repeated.
    Repeated,
    /// A mandatory field is missing: its tag.
    Lacks(u8),
    /// The checksum does not match.
    Checksum,
    /// Another currency than Rupiah.
    Currency,
    /// A merchant in another country.
    Country,
}

impl Qris {
    /// Start of every payment code of EMVCo: field 00, two characters, version 01.
    pub const START: &str = "000201";

    /// Reads the text of a code, such as `00020101021126…6304A13A`.
    ///
    /// # Errors
    /// The first slip, with its place in the text.
    pub fn parse(text: &str) -> Result<Self, QrisError> {
        let start = text.len() - text.trim_start().len();
        read(text.trim()).map_err(|error| QrisError {
            range: error.range.start + start..error.range.end + start,
            ..error
        })
    }

    /// The merchant's name.
    pub fn merchant(&self) -> &str {
        self.value(59)
    }

    /// The merchant's city.
    pub fn city(&self) -> &str {
        self.value(60)
    }

    /// The merchant's national number: `ID` and digits.
    pub fn nmid(&self) -> Option<String> {
        let accounts = (self.fields.iter()).filter(|field| (26..=51).contains(&field.tag));
        accounts
            .filter_map(|account| fields::read(&account.value, Measure::Characters).ok())
            .filter(|parts| part(parts, 0).is_some_and(|it| it.eq_ignore_ascii_case(NATIONAL)))
            .find_map(|parts| part(&parts, 2).filter(|it| is_nmid(it)).map(str::to_owned))
    }

    /// True when the code was made for a single payment and is useless after it.
    pub fn is_for_one_payment(&self) -> bool {
        self.value(1) == "12"
    }

    /// The code for one payment of this amount: changes fields 01 and 54 only. `None` for zero and for more than the 13
    /// digits of the field.
    pub fn with_amount(&self, amount: Rupiah) -> Option<Self> {
        let digits = amount.0.to_string();
        if amount.0 == 0 || digits.len() > 13 {
            return None;
        }
        let mut fields = self.fields.clone();
        set(&mut fields, Field::ascii(1, "12"), 0);
        set(&mut fields, Field::ascii(54, digits), 53);
        let changed = Self { fields };
        (changed.to_string().len() <= MOST_BYTES).then_some(changed)
    }

    /// Text before and after the amount's field in [`Qris::with_amount`], without the checksum, for scripts that make
    /// such codes. `None` when there is no room for an amount.
    pub fn around_amount(&self) -> Option<[String; 2]> {
        let Self { fields } = self.with_amount(Rupiah(1))?;
        let place = fields.iter().position(|field| field.tag == 54)?;
        let text = |fields: &[Field]| fields.iter().map(Field::to_string).collect::<String>();
        Some([
            text(&fields[..place]),
            text(&fields[place + 1..]) + CHECKSUM_START,
        ])
    }

    /// Value of a field; empty when it is missing.
    fn value(&self, tag: u8) -> &str {
        part(&self.fields, tag).unwrap_or_default()
    }
}

/// The whole text, its checksum included.
impl fmt::Display for Qris {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text: String = self.fields.iter().map(Field::to_string).collect();
        text.push_str(CHECKSUM_START);
        write!(formatter, "{text}{:04X}", checksum(text.as_bytes()))
    }
}

/// CRC-16/IBM-3740, also known as CCITT-FALSE: polynomial 1021, initial value FFFF, the highest bit first (EMVCo).
fn checksum(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |sum: u16, &byte| {
        (0..8).fold(sum ^ u16::from(byte) << 8, |sum, _| {
            let carries = sum >> 15 == 1;
            (sum << 1) ^ if carries { 0x1021 } else { 0 }
        })
    })
}

impl QrisErrorKind {
    fn at(self, range: Range<usize>) -> QrisError {
        QrisError { kind: self, range }
    }
}

fn read(text: &str) -> Result<Qris, QrisError> {
    let all = 0..text.len();
    if text.is_empty() {
        return Err(QrisErrorKind::Empty.at(all));
    }
    if !text.starts_with(Qris::START) {
        return Err(QrisErrorKind::OtherText.at(all));
    }
    if text.len() > MOST_BYTES {
        return Err(QrisErrorKind::TooLong.at(all));
    }
    let mut fields = whole(text)?;
    let told = fields.pop().map(|field| field.value).unwrap_or_default();
    let (covered, _) = text.split_at(text.len() - told.len());
    let expected = format!("{:04X}", checksum(covered.as_bytes()));
    if !told.eq_ignore_ascii_case(&expected) {
        return Err(QrisErrorKind::Checksum.at(covered.len()..text.len()));
    }
    check(&fields)?;
    Ok(Qris { fields })
}

/// Parses a text whose last field is a valid checksum.
fn whole(text: &str) -> Result<Vec<Field>, QrisError> {
    let broken = |range| QrisErrorKind::Broken.at(range);
    let fields = fields::read(text, Measure::Characters)
        .or_else(|place| fields::read(text, Measure::Bytes).map_err(|_| broken(place)))?;
    let mut at = 0;
    for (index, field) in fields.iter().enumerate() {
        let end = at + field.to_string().len();
        if fields[..index].iter().any(|other| other.tag == field.tag) {
            return Err(QrisErrorKind::Repeated.at(at..end));
        }
        if field.tag == 63 && end < text.len() {
            return Err(broken(end..text.len()));
        }
        at = end;
    }
    match fields.last() {
        Some(last) if last.tag == 63 && last.value.len() == 4 => Ok(fields),
        _ => Err(broken(text.len()..text.len())),
    }
}

/// Checks the fields that a QRIS must have.
fn check(fields: &[Field]) -> Result<(), QrisError> {
    let mut at = 0;
    for field in fields {
        let end = at + field.to_string().len();
        let wrong = match (field.tag, field.value.as_str()) {
            (53, currency) if currency != "360" => Some(QrisErrorKind::Currency),
            (58, country) if country != "ID" => Some(QrisErrorKind::Country),
            _ => None,
        };
        if let Some(kind) = wrong {
            return Err(kind.at(end - field.value.len()..end));
        }
        at = end;
    }
    let lacks = |tag: &u8| part(fields, *tag).is_none_or(|value| value.trim().is_empty());
    match [53, 58, 59, 60].into_iter().find(lacks) {
        Some(tag) => Err(QrisErrorKind::Lacks(tag).at(at..at)),
        None => Ok(()),
    }
}

/// Trimmed value of a field.
fn part(fields: &[Field], tag: u8) -> Option<&str> {
    let found = fields.iter().find(|field| field.tag == tag);
    found.map(|field| field.value.trim())
}

fn is_nmid(text: &str) -> bool {
    let digits = text.strip_prefix("ID").unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Replaces the field of the same tag, or inserts it after that of another.
fn set(fields: &mut Vec<Field>, field: Field, behind: u8) {
    let place_of = |tag| fields.iter().position(|known: &Field| known.tag == tag);
    match (place_of(field.tag), place_of(behind)) {
        (Some(place), _) => fields[place] = field,
        (None, place) => fields.insert(place.map_or(fields.len(), |place| place + 1), field),
    }
}

#[cfg(test)]
mod tests;
