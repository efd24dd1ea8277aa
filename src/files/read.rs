//! Reads bytes and text, up to a limit.

use std::fs::File;
use std::io::{self, Read};

use camino::Utf8Path;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8};

use super::error::{At, FileError};
use super::held::read_held;

/// Reads the file at `path`, up to `limit` bytes.
///
/// # Errors
/// [`FileError::TooLarge`] when there are more, without reading on; [`FileError::System`].
pub fn read_bytes(path: &Utf8Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let bytes = read_held(|| bytes_up_to(limit, path)).at("read", path)?;
    bytes.ok_or_else(|| FileError::TooLarge {
        path: path.to_owned(),
        limit,
    })
}

/// The bytes of the file at `path`; `None` when there are more than `limit`.
fn bytes_up_to(limit: u64, path: &Utf8Path) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    // The reported size is untrusted: an allocation that fails is an error, not an abort.
    bytes.try_reserve(usize::try_from(size).unwrap_or(usize::MAX))?;
    // A file may grow while it is read, and a pipe has no size: the limit counts actual bytes.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Reads the first bytes of the file at `path`, at most `count`.
///
/// # Errors
/// [`FileError::System`].
pub fn read_start(path: &Utf8Path, count: usize) -> Result<Vec<u8>, FileError> {
    let read = || {
        let mut start = Vec::new();
        File::open(path)?
            .take(count as u64)
            .read_to_end(&mut start)?;
        Ok(start)
    };
    read_held(read).at("read", path)
}

/// Reads the text of the file at `path`, at most `limit` bytes on disk. See [`decode_text`].
///
/// # Errors
/// [`FileError::NotText`], [`FileError::TooLarge`], [`FileError::System`].
pub fn read_text(path: &Utf8Path, limit: u64) -> Result<String, FileError> {
    decode_text(path, read_bytes(path, limit)?)
}

/// Reads a text like [`read_text`]; one in an old encoding, such as Windows-1252, comes with the name of the encoding,
/// which is guessed.
///
/// # Errors
/// Those of [`read_text`]; [`FileError::NotText`] for UTF-8 with damaged letters, and for what is no text at all.
pub fn read_any_text(
    path: &Utf8Path,
    limit: u64,
) -> Result<(String, Option<&'static str>), FileError> {
    let bytes = read_bytes(path, limit)?;
    if std::str::from_utf8(&bytes).is_err()
        && let Some((text, encoding)) = decode_guessed(&bytes)
    {
        return Ok((text, Some(encoding.name())));
    }
    decode_text(path, bytes).map(|text| (text, None))
}

/// Decodes a text that is not UTF-8 by the most likely encoding, which comes with it. `None` for damaged UTF-8, and for
/// what is no text.
pub fn decode_guessed(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    // Letters that are UTF-8 are hardly there by chance: the rest is damage.
    let has_letters = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    if has_letters || Encoding::for_bom(bytes).is_some() {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"id"), Utf8Detection::Deny);
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let is_text = !text.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
    is_text.then(|| (text.into_owned(), encoding))
}

/// Decodes UTF-8, or the encoding of a byte order mark (UTF-8, UTF-16 of either order, as Notepad saves it). Removes
/// the mark; line ends stay as they are. `path` is for the error only.
///
/// # Errors
/// [`FileError::NotText`] at the first invalid byte.
pub fn decode_text(path: &Utf8Path, mut bytes: Vec<u8>) -> Result<String, FileError> {
    let not_text = |offset| FileError::NotText {
        path: path.to_owned(),
        offset,
    };
    let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((UTF_8, 0));
    if encoding == UTF_8 {
        bytes.drain(..mark);
        return String::from_utf8(bytes)
            .map_err(|error| not_text(mark + error.utf8_error().valid_up_to()));
    }
    let units = &bytes[mark..];
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(units.len());
    let mut text =
        String::with_capacity(room.expect("a file in memory is small enough to be decoded"));
    match decoder.decode_to_string_without_replacement(units, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::Malformed(bad, after), read) => Err(not_text(
            mark + read - usize::from(bad) - usize::from(after),
        )),
        (DecoderResult::OutputFull, _) => unreachable!("the room was asked of the decoder itself"),
    }
}
