//! Encodings of people's files, kept when a file is written again.

use encoding_rs::{UTF_16BE, UTF_16LE};

use crate::files;

/// The encoding of a file, with its byte order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Without a mark.
    Utf8,
    /// As Notepad of Windows 7 saves it.
    Utf8Marked,
    /// Notepad's "Unicode".
    Utf16Le,
    /// Notepad's "Unicode big endian".
    Utf16Be,
    /// Notepad's "ANSI", as it is guessed when the file is read.
    Guessed(&'static encoding_rs::Encoding),
}

/// Result of encoding a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lossy {
    /// The file keeps its encoding.
    No,
    /// The encoding lacks a letter of the text, which became UTF-8.
    BecameUtf8,
}

impl Encoding {
    /// The text of some bytes. `None` when they are no text.
    pub fn decode(bytes: &[u8]) -> Option<(String, Self)> {
        if let Some(units) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
            return Some((str::from_utf8(units).ok()?.to_owned(), Self::Utf8Marked));
        }
        for (mark, encoding, own) in [
            (b"\xFF\xFE", UTF_16LE, Self::Utf16Le),
            (b"\xFE\xFF", UTF_16BE, Self::Utf16Be),
        ] {
            if let Some(units) = bytes.strip_prefix(mark) {
                let text = encoding.decode_without_bom_handling_and_without_replacement(units)?;
                return Some((text.into_owned(), own));
            }
        }
        if let Ok(text) = str::from_utf8(bytes) {
            return Some((text.to_owned(), Self::Utf8));
        }
        let (text, encoding) = files::decode_guessed(bytes)?;
        Some((text, Self::Guessed(encoding)))
    }

    /// The bytes of a text.
    pub fn encode(self, text: &str) -> (Vec<u8>, Lossy) {
        let units = |mark: &[u8], of: fn(u16) -> [u8; 2]| {
            let units = text.encode_utf16().flat_map(of);
            mark.iter().copied().chain(units).collect()
        };
        let bytes = match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Marked => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            Self::Utf16Le => units(b"\xFF\xFE", u16::to_le_bytes),
            Self::Utf16Be => units(b"\xFE\xFF", u16::to_be_bytes),
            Self::Guessed(encoding) => {
                let (bytes, _, has_gaps) = encoding.encode(text);
                // With other words another encoding may be guessed.
                let is_same = Self::decode(&bytes).is_some_and(|(read, _)| read == text);
                if has_gaps || !is_same {
                    return (text.as_bytes().to_vec(), Lossy::BecameUtf8);
                }
                bytes.into_owned()
            }
        };
        (bytes, Lossy::No)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;

    #[test]
    fn what_is_read_is_written_alike() {
        let utf_16: Vec<u8> = [
            b"\xFF\xFE".to_vec(),
            "nama: Café\r\n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
        ]
        .concat();
        for (bytes, encoding) in [
            (&b"nama: Kopi\n"[..], Encoding::Utf8),
            (b"\xEF\xBB\xBFnama: Kopi", Encoding::Utf8Marked),
            (b"nama: Caf\xE9\r\n", Encoding::Guessed(WINDOWS_1252)),
            (&utf_16, Encoding::Utf16Le),
        ] {
            let (text, read) = Encoding::decode(bytes).unwrap();
            assert_eq!(read, encoding);
            assert_eq!(read.encode(&text), (bytes.to_vec(), Lossy::No));
        }
        assert_eq!(
            Encoding::Guessed(WINDOWS_1252).encode("Aceh ✓"),
            ("Aceh ✓".as_bytes().to_vec(), Lossy::BecameUtf8)
        );
        assert_eq!(
            Encoding::decode("Café \u{1}".as_bytes()).unwrap().1,
            Encoding::Utf8
        );
        assert_eq!(Encoding::decode(b"Caf\xC3\xA9 Caf\xE9"), None);
        assert_eq!(Encoding::decode(b"\x89PNG\r\n\x1a\n\x00"), None);
    }
}
