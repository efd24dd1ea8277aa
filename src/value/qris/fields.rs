//! Tag, length, value: two digits, two digits, and so many characters, one field after the other.

use std::fmt;
use std::ops::Range;

/// One field as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// 0 to 99.
    pub tag: u8,
    /// As written: characters or bytes.
    length: usize,
    /// What the field holds.
    pub value: String,
}

/// What lengths count. The standard says characters; programs of banks exist that count bytes, which
/// is the same for all but letters beyond ASCII.
#[derive(Debug, Clone, Copy)]
pub(super) enum Measure {
    Characters,
    Bytes,
}

impl Field {
    /// A field with a value of ASCII characters.
    pub fn ascii(tag: u8, value: impl Into<String>) -> Self {
        let value = value.into();
        let length = value.len();
        Self { tag, length, value }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}{:02}{}", self.tag, self.length, self.value)
    }
}

/// Reads a text made of nothing but fields.
///
/// # Errors
/// The bytes from the first place on where no whole field stands.
pub(super) fn read(text: &str, measure: Measure) -> Result<Vec<Field>, Range<usize>> {
    let mut fields = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (field, length) = first(&text[at..], measure).ok_or(at..text.len())?;
        fields.push(field);
        at += length;
    }
    Ok(fields)
}

/// The field that a text begins with, and its length in bytes.
fn first(text: &str, measure: Measure) -> Option<(Field, usize)> {
    let (tag, length) = (two_digits(text.get(..2)?)?, two_digits(text.get(2..4)?)?);
    let (rest, length) = (&text[4..], usize::from(length));
    let end = match measure {
        Measure::Characters => {
            let starts = rest.char_indices().map(|(start, _)| start);
            starts.chain([rest.len()]).nth(length)?
        }
        Measure::Bytes => Some(length).filter(|end| rest.is_char_boundary(*end))?,
    };
    let value = rest[..end].to_owned();
    Some((Field { tag, length, value }, 4 + end))
}

/// `str::parse` would take `+1`.
fn two_digits(text: &str) -> Option<u8> {
    let are_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| are_digits)
}
