//! A file of frames: byte strings that are read one by one when needed, and a table of contents at the end.
//!
//! ```text
//! frame | frame | … | the list | where the list is, its length and digest (32 bytes)
//! ```
//!
//! A damaged frame counts as missing. Digests detect accidents, not forgery.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

use camino::Utf8Path;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::error::{At, FileError};
use super::folder;
use super::held::persist_held;
use super::write::begun_beside;

const DIGEST: usize = 16;
const TRAILER: usize = 16 + DIGEST;

/// Position of a frame in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    at: u64,
    /// In bytes.
    length: u64,
    digest: [u8; DIGEST],
}

/// A file of frames, open for reading.
#[derive(Debug)]
pub struct Frames {
    /// `None` once it is closed.
    file: Mutex<Option<File>>,
    /// Length of the file in bytes.
    length: u64,
}

/// A file of frames being written, beside the one it will replace.
#[derive(Debug)]
pub struct FrameWriter {
    file: BufWriter<NamedTempFile>,
    at: u64,
}

impl Frames {
    /// Opens the file at `path` and reads its table of contents. `None` when it is missing or damaged.
    pub fn open(path: &Utf8Path) -> Option<(Self, Vec<u8>)> {
        // Refuses links, which may lead anywhere, and pipes, which never end.
        let length = super::plain_size(path)?;
        let frames = Self {
            file: Mutex::new(Some(File::open(path).ok()?)),
            length,
        };
        let trailer = frames.bytes(length.checked_sub(TRAILER as u64)?, TRAILER as u64)?;
        let (place, digest) = trailer.split_at(TRAILER - DIGEST);
        let (at, length) = place.split_at(8);
        let list = frames.read(&Frame {
            at: u64::from_le_bytes(at.try_into().ok()?),
            length: u64::from_le_bytes(length.try_into().ok()?),
            digest: digest.try_into().ok()?,
        })?;
        Some((frames, list))
    }

    /// The bytes of a frame; `None` when they do not match its digest.
    pub fn read(&self, frame: &Frame) -> Option<Vec<u8>> {
        let bytes = self.bytes(frame.at, frame.length)?;
        (digest(&bytes) == frame.digest).then_some(bytes)
    }

    /// Closes the file, after which no frame can be read: Windows replaces none that is open.
    pub fn close(&self) {
        *self.file.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn bytes(&self, at: u64, length: u64) -> Option<Vec<u8>> {
        // A forged length may exceed the memory.
        at.checked_add(length).filter(|end| *end <= self.length)?;
        let mut bytes = vec![0; usize::try_from(length).ok()?];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let file = file.as_mut()?;
        file.seek(SeekFrom::Start(at)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

impl FrameWriter {
    /// Starts a file that will be at `path`; creates its folder if need be.
    ///
    /// # Errors
    /// [`FileError::System`].
    pub fn create(path: &Utf8Path) -> Result<Self, FileError> {
        folder::create_folder(folder::parent(path))?;
        let file = begun_beside(path).at("create", path)?;
        Ok(Self {
            file: BufWriter::new(file),
            at: 0,
        })
    }

    /// Writes a frame.
    ///
    /// # Errors
    /// Those of the system.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<Frame> {
        self.file.write_all(bytes)?;
        let frame = Frame {
            at: self.at,
            length: bytes.len() as u64,
            digest: digest(bytes),
        };
        self.at += frame.length;
        Ok(frame)
    }

    /// Copies a frame of another file without checking it; `None` when it cannot be read.
    ///
    /// # Errors
    /// Those of the system.
    pub fn copy(&mut self, from: &Frames, frame: &Frame) -> io::Result<Option<Frame>> {
        let Some(bytes) = from.bytes(frame.at, frame.length) else {
            return Ok(None);
        };
        self.file.write_all(&bytes)?;
        let copied = Frame {
            at: self.at,
            ..*frame
        };
        self.at += frame.length;
        Ok(Some(copied))
    }

    /// Writes the table of contents and renames the file into place.
    ///
    /// # Errors
    /// [`FileError::System`]; the former file then stands.
    pub fn finish(mut self, list: &[u8], path: &Utf8Path) -> Result<(), FileError> {
        let mut end = || {
            let frame = self.write(list)?;
            self.file.write_all(&frame.at.to_le_bytes())?;
            self.file.write_all(&frame.length.to_le_bytes())?;
            self.file.write_all(&frame.digest)
        };
        end().at("write", path)?;
        let file = self
            .file
            .into_inner()
            .map_err(io::IntoInnerError::into_error);
        let file = file.at("write", path)?;
        // Not synced: a file damaged by a power cut counts as missing.
        persist_held(file, path).at("write", path)
    }
}

fn digest(bytes: &[u8]) -> [u8; DIGEST] {
    let hash = blake3::hash(bytes);
    let digest = hash.as_bytes().first_chunk();
    *digest.expect("a hash is longer than that")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn written(path: &Utf8Path) -> [Frame; 2] {
        let mut writer = FrameWriter::create(path).unwrap();
        let frames = [b"kopi".as_slice(), b"sirup pala"].map(|bytes| writer.write(bytes).unwrap());
        writer.finish(b"daftar", path).unwrap();
        frames
    }

    #[test]
    fn a_frame_is_copied_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = Utf8Path::from_path(folder.path()).unwrap();
        let (one, other) = (path.join("a"), path.join("b"));
        let [_, syrup] = written(&one);
        let (frames, _) = Frames::open(&one).unwrap();
        let mut writer = FrameWriter::create(&other).unwrap();
        let copied = writer.copy(&frames, &syrup).unwrap().unwrap();
        let far = Frame {
            at: 1 << 40,
            ..syrup
        };
        assert_eq!(writer.copy(&frames, &far).unwrap(), None);
        writer.finish(b"", &other).unwrap();
        let (frames, _) = Frames::open(&other).unwrap();
        assert_eq!(frames.read(&copied).unwrap(), b"sirup pala");
    }

    #[test]
    fn frames_are_read_as_they_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = Utf8Path::from_path(folder.path()).unwrap().join("a/b");
        let [coffee, syrup] = written(&path);
        let (frames, list) = Frames::open(&path).unwrap();
        assert_eq!(list, b"daftar");
        assert_eq!(frames.read(&syrup).unwrap(), b"sirup pala");
        assert_eq!(frames.read(&coffee).unwrap(), b"kopi");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_not_whole_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = Utf8Path::from_path(folder.path()).unwrap().join("b");
        let [coffee, syrup] = written(&path);
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            fs::write(&path, &whole[..at]).unwrap();
            assert!(Frames::open(&path).is_none(), "cut at {at}");
            let mut spoiled = whole.clone();
            spoiled[at] ^= 1;
            fs::write(&path, &spoiled).unwrap();
            let read = Frames::open(&path)
                .map(|(frames, list)| [frames.read(&coffee), frames.read(&syrup), Some(list)]);
            assert!(
                read.is_none_or(|read| read.iter().filter(|piece| piece.is_none()).count() == 1),
                "spoiled at {at}"
            );
        }
        let far = Frame {
            at: 1,
            length: u64::MAX,
            ..coffee
        };
        fs::write(&path, &whole).unwrap();
        assert_eq!(Frames::open(&path).unwrap().0.read(&far), None);
    }
}
