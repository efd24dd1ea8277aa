//! The folder of encoded pictures and of what was learnt about their photos.
//!
//! ```text
//! DIR/CACHEDIR.TAG              tells backup tools to pass the folder over
//! DIR/foto-v2/ab/<key>.webp     an encoded picture, in a folder named by the key's first byte
//! DIR/foto-v2/ab/<key>.json     beside a picture its seal, for a photo its note
//! ```
//!
//! A file appears by rename, so one with its full name was written to its end. The seal is written
//! after its picture, and a picture that does not match it counts as missing: a power cut may keep a
//! rename and lose the bytes. Seals and notes carry a checksum of their own. Nothing else is trusted,
//! neither names nor times.
//!
//! A cache may have come with a shop, and hold anything, with checksums to fit. No link in it is followed, nothing is
//! read that is too large, a picture counts only in the format and the size that were asked for, and a note only with
//! values that this program could have written. That it shows the photo nobody can tell, as of the photo itself.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use camino::{Utf8Path, Utf8PathBuf};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tempfile::NamedTempFile;

use super::settings::Settings;
use super::verdict::Fault;
use super::{CacheError, CutOff, Format, Key, PhotoError, Rendition, encode};
use crate::value::Point;

/// Folder of this layout; another layout gets another name and leaves this one to be deleted.
const LAYOUT: &str = "foto-v2";

/// No honest picture or note is larger.
const LARGEST: u64 = 1 << 26;
/// How the address of a placeholder begins.
const PLACEHOLDER_START: &str = "data:image/webp;base64,";
/// Letters; honest ones have 200.
const LONGEST_PLACEHOLDER: usize = 2_000;

/// The text every cache tag begins with (Cache Directory Tagging Specification, bford.info/cachedir).
const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
    # Pictures made from photos. They are made again when this folder is deleted.\n";

/// Encoded pictures and notes, by key.
#[derive(Debug)]
pub struct Cache {
    root: Utf8PathBuf,
}

/// What pruning deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pruned {
    /// Files deleted, seals and notes included.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// What decoding a photo led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Note {
    /// It was decoded.
    Developed(Learnt),
    /// It cannot be decoded and is not tried again.
    Failed(PhotoError),
}

/// What was learnt of a photo for one level of quality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Learnt {
    /// The mean colour in sRGB.
    pub color: [u8; 3],
    /// A tiny WebP as a data address.
    pub placeholder: String,
    /// What is missing.
    pub cut_off: Option<CutOff>,
    /// What is wrong with it as a photo.
    pub fault: Option<Fault>,
    /// Where its subject is.
    pub subject: Point,
    /// What the encoders are told.
    pub settings: Settings,
}

/// A JSON value with the checksum of its text.
#[derive(Serialize, Deserialize)]
struct Sealed<'v> {
    blake3: String,
    #[serde(borrow)]
    value: &'v RawValue,
}

/// What a picture's bytes must be.
#[derive(Serialize, Deserialize)]
struct Seal {
    bytes: u64,
    blake3: String,
}

impl Learnt {
    /// Whether this program could have written it.
    fn is_sound(&self) -> bool {
        let Settings { webp, jpeg, avif } = self.settings;
        let picture = self.placeholder.strip_prefix(PLACEHOLDER_START);
        let is_picture = |text: &str| BASE64_STANDARD.decode(text).is_ok();
        [webp, jpeg, avif].iter().all(|number| *number <= 100)
            && self.placeholder.len() <= LONGEST_PLACEHOLDER
            && (self.placeholder.is_empty() || picture.is_some_and(is_picture))
    }
}

impl Seal {
    fn of(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.len() as u64,
            blake3: checksum_of(bytes),
        }
    }

    fn fits(&self, bytes: &[u8]) -> bool {
        self.bytes == bytes.len() as u64 && self.blake3 == checksum_of(bytes)
    }
}

impl Cache {
    /// Opens the cache in `dir`, which is made and tagged if need be.
    ///
    /// # Errors
    /// What the system said to making the folders or the tag.
    pub fn open(dir: &Utf8Path) -> io::Result<Self> {
        let cache = Self::at(dir);
        fs::create_dir_all(&cache.root)?;
        match File::create_new(dir.join("CACHEDIR.TAG")) {
            Ok(mut tag) => tag.write_all(TAG.as_bytes())?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        Ok(cache)
    }

    /// The cache in `dir`, which may not be there yet.
    pub fn at(dir: &Utf8Path) -> Self {
        Self {
            root: dir.join(LAYOUT),
        }
    }

    /// Where a picture lies once it was developed.
    pub fn path(&self, key: &Key, format: Format) -> Utf8PathBuf {
        self.entry(key, format.extension())
    }

    /// Whether there is a cache in `dir`.
    pub fn is_in(dir: &Utf8Path) -> bool {
        dir.join(LAYOUT).is_dir()
    }

    /// Deletes all entries but those in `keep`, and what interrupted builds left behind.
    ///
    /// `keep` holds [`super::Job::keys`] of every job that is still of use, as they print; no build
    /// may be running on the same cache.
    ///
    /// # Errors
    /// What the system said to listing or deleting; what was deleted until then stays deleted.
    pub fn prune(&self, keep: &BTreeSet<String>) -> io::Result<Pruned> {
        let mut pruned = Pruned::default();
        for folder in self.root.read_dir_utf8()? {
            let folder = folder?;
            let is_ours = folder.file_name().len() == 2 && folder.file_type()?.is_dir();
            if !is_ours {
                continue;
            }
            for entry in folder.path().read_dir_utf8()? {
                let entry = entry?;
                let stem = entry.path().file_stem().unwrap_or_default();
                if !keep.contains(stem) && !entry.file_type()?.is_dir() {
                    let bytes = entry.metadata()?.len();
                    fs::remove_file(entry.path())?;
                    pruned.files += 1;
                    pruned.bytes += bytes;
                }
            }
        }
        Ok(pruned)
    }

    /// A picture that is there and whole.
    ///
    /// # Errors
    /// What the system said to reading it.
    pub fn read(&self, key: &Key, format: Format) -> Result<Option<Vec<u8>>, CacheError> {
        let Some(seal) = self.read_json::<Seal>(key)? else {
            return Ok(None);
        };
        let bytes = read_if_there(&self.path(key, format))?;
        Ok(bytes.filter(|bytes| seal.fits(bytes)))
    }

    /// The length in bytes of a picture that is there, whole, and of the format and size that are wanted.
    pub(super) fn find(&self, wanted: &Rendition) -> Result<Option<u64>, CacheError> {
        let size = (wanted.width, wanted.height);
        let bytes = self.read(&wanted.key, wanted.format)?;
        let bytes = bytes.filter(|bytes| encode::is_of(bytes, wanted.format, size));
        Ok(bytes.map(|bytes| bytes.len() as u64))
    }

    /// Stores a picture.
    pub(super) fn store(&self, key: &Key, format: Format, bytes: &[u8]) -> Result<(), CacheError> {
        write_whole(&self.path(key, format), bytes)?;
        self.write_json(key, &Seal::of(bytes))
    }

    /// What an earlier build learnt about a photo.
    pub(super) fn note(&self, key: &Key) -> Result<Option<Note>, CacheError> {
        let note = self.read_json::<Note>(key)?;
        Ok(note.filter(|note| match note {
            Note::Developed(learnt) => learnt.is_sound(),
            Note::Failed(_) => true,
        }))
    }

    /// Keeps what was learnt about a photo.
    pub(super) fn set_note(&self, key: &Key, note: &Note) -> Result<(), CacheError> {
        self.write_json(key, note)
    }

    fn entry(&self, key: &Key, extension: &str) -> Utf8PathBuf {
        let name = key.to_string();
        self.root
            .join(&name[..2])
            .join(format!("{name}.{extension}"))
    }

    /// An unreadable or damaged entry counts as missing: it is of an interrupted build, of another
    /// version, or of a failing disk.
    fn read_json<T: DeserializeOwned>(&self, key: &Key) -> Result<Option<T>, CacheError> {
        let bytes = read_if_there(&self.entry(key, "json"))?.unwrap_or_default();
        let sealed: Option<Sealed> = serde_json::from_slice(&bytes).ok();
        let value = sealed
            .map(|sealed| (sealed.blake3, sealed.value.get()))
            .filter(|(checksum, value)| *checksum == checksum_of(value.as_bytes()));
        Ok(value.and_then(|(_, value)| serde_json::from_str(value).ok()))
    }

    fn write_json(&self, key: &Key, value: &impl Serialize) -> Result<(), CacheError> {
        let plain = "seals and notes are plain data";
        let value = serde_json::value::to_raw_value(value).expect(plain);
        let sealed = Sealed {
            blake3: checksum_of(value.get().as_bytes()),
            value: &value,
        };
        let json = serde_json::to_vec(&sealed).expect(plain);
        write_whole(&self.entry(key, "json"), &json)
    }
}

fn checksum_of(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_string()
}

fn read_if_there(path: &Utf8Path) -> Result<Option<Vec<u8>>, CacheError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if !metadata.is_file() || metadata.len() > LARGEST => return Ok(None),
        _ => {}
    }
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CacheError::read(path, error)),
    }
}

/// Writes beside the target and renames onto it, so that no half file ever bears its name.
fn write_whole(path: &Utf8Path, bytes: &[u8]) -> Result<(), CacheError> {
    let write = || -> io::Result<()> {
        let folder = path.parent().expect("an entry lies in a folder");
        fs::create_dir_all(folder)?;
        let mut file = NamedTempFile::with_prefix_in(".baru-", folder)?;
        file.write_all(bytes)?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(|error| CacheError::write(path, error))
}
