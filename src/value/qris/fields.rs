//! TLV fields: two digits of tag, two of length, and the value, one after the other.

use std::fmt;
use std::ops::Range;

/// One field as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// 0 to 99.
    pub tag: u8,
    /// Length as written, in characters or bytes.
    length: usize,
    /// Value of the field.
    pub value: String,
}

/// Unit of lengths. The standard says characters; some programs of banks count bytes, which differs only beyond ASCII.
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

/// Parses a text of nothing but fields.
///
/// # Errors
/// The byte range from the first invalid field to the end.
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

/// The first field of a text, and its length in bytes.
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
