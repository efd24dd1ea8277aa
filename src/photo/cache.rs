//! The content-addressed cache: encoded pictures, and a row about each photo.
//!
//! ```text
//! DIR/CACHEDIR.TAG              tells backup tools to pass the folder over
//! DIR/foto-v2/ab/<key>.webp     an encoded picture, in a folder named by the key's first byte
//! DIR/foto-v2/ab/<key>.json     the digest of a picture, or the row about a photo
//! ```
//!
//! A file appears by rename, so its full name means that it was written to the end. A picture's digest is written after
//! the picture, and a picture without a matching one counts as missing: a power cut may keep a rename and lose the
//! bytes. Rows and digests carry a checksum of their own. Names and times are not trusted.
//!
//! A cache may have come with a shop, and be forged, with matching checksums. Links are not followed, reads are
//! limited, a picture counts only in the format and size that were asked for, and a row only with values that this
//! program could have written. Whether a picture shows its photo cannot be verified.

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

use super::develop::Settings;
use super::{CacheError, CutOff, Fault, Format, Key, PhotoError, Rendition, encode};
use crate::files::{folder, persist_held, read_held};
use crate::value::Point;

/// Folder of this layout; a new layout gets a new name, and the old folder can be deleted.
const LAYOUT: &str = "foto-v2";

/// Limit in bytes for one file.
const LARGEST: u64 = 1 << 26;
/// Start of a placeholder's address.
const PLACEHOLDER_START: &str = "data:image/webp;base64,";
/// Limit in bytes for a placeholder; real ones have 200.
const LONGEST_PLACEHOLDER: usize = 2_000;

/// Content of `CACHEDIR.TAG` (Cache Directory Tagging Specification, bford.info/cachedir).
const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
    # Pictures made from photos. They are made again when this folder is deleted.\n";

/// Encoded pictures, and rows about photos, by key.
#[derive(Debug)]
pub struct Cache {
    root: Utf8PathBuf,
}

/// Counts of a pruning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pruned {
    /// Files deleted, rows and digests included.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// Row about a photo: the result of decoding it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum PhotoRow {
    /// Decoded.
    Developed(PhotoFacts),
    /// Cannot be decoded; not tried again.
    Failed(PhotoError),
}

/// Facts about a photo for one level of quality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PhotoFacts {
    /// The mean colour in sRGB.
    pub color: [u8; 3],
    /// A tiny WebP as a data address.
    pub placeholder: String,
    /// Missing part of the photo.
    pub cut_off: Option<CutOff>,
    /// Photographic fault.
    pub fault: Option<Fault>,
    /// Centre of the subject.
    pub subject: Point,
    /// Encoder settings.
    pub settings: Settings,
}

/// A JSON value with its checksum.
#[derive(Serialize, Deserialize)]
struct Checked<'v> {
    blake3: String,
    #[serde(borrow)]
    value: &'v RawValue,
}

/// Length and digest of a picture's bytes.
#[derive(Serialize, Deserialize)]
struct PictureDigest {
    bytes: u64,
    blake3: String,
}

impl PhotoFacts {
    /// True when this program could have written it.
    fn is_sound(&self) -> bool {
        let Settings { webp, jpeg, avif } = self.settings;
        let picture = self.placeholder.strip_prefix(PLACEHOLDER_START);
        let is_picture = |text: &str| BASE64_STANDARD.decode(text).is_ok();
        [webp, jpeg, avif].iter().all(|number| *number <= 100)
            && self.placeholder.len() <= LONGEST_PLACEHOLDER
            && (self.placeholder.is_empty() || picture.is_some_and(is_picture))
    }
}

impl PictureDigest {
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
    /// Opens the cache in `dir`; creates and tags it if need be.
    ///
    /// # Errors
    /// Errors of the system while creating the folders or the tag.
    pub fn open(dir: &Utf8Path) -> io::Result<Self> {
        let cache = Self::at(dir);
        fs::create_dir_all(&cache.root)?;
        folder::hide(dir);
        match File::create_new(dir.join("CACHEDIR.TAG")) {
            Ok(mut tag) => tag.write_all(TAG.as_bytes())?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        Ok(cache)
    }

    /// The cache in `dir`, which may not exist yet.
    pub fn at(dir: &Utf8Path) -> Self {
        Self {
            root: dir.join(LAYOUT),
        }
    }

    /// Path of a developed picture.
    pub fn path(&self, key: &Key, format: Format) -> Utf8PathBuf {
        self.entry(key, format.extension())
    }

    /// True when there is a cache in `dir`. A link is none: it leads to somebody else's files.
    pub fn is_in(dir: &Utf8Path) -> bool {
        folder::is_plain(&dir.join(LAYOUT))
    }

    /// Deletes all entries but those in `keep`, and temporary files of interrupted builds.
    ///
    /// `keep` has [`super::Job::keys`] of every job still in use, as text; no build may be running on the same cache.
    ///
    /// # Errors
    /// Errors of the system while listing or deleting; files deleted until then stay deleted.
    pub fn prune(&self, keep: &BTreeSet<String>) -> io::Result<Pruned> {
        let mut pruned = Pruned::default();
        if !folder::is_plain(&self.root) {
            return Ok(pruned);
        }
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

    /// Reads a picture, if it is present and undamaged.
    ///
    /// # Errors
    /// Errors of the system while reading.
    pub fn read(&self, key: &Key, format: Format) -> Result<Option<Vec<u8>>, CacheError> {
        let Some(digest) = self.read_json::<PictureDigest>(key)? else {
            return Ok(None);
        };
        let bytes = read_if_there(&self.path(key, format))?;
        Ok(bytes.filter(|bytes| digest.fits(bytes)))
    }

    /// The length in bytes of a picture, if it is present, undamaged, and of the right format and size.
    pub(super) fn find(&self, wanted: &Rendition) -> Result<Option<u64>, CacheError> {
        let size = (wanted.width, wanted.height);
        let bytes = self.read(&wanted.key, wanted.format)?;
        let bytes = bytes.filter(|bytes| encode::is_of(bytes, wanted.format, size));
        Ok(bytes.map(|bytes| bytes.len() as u64))
    }

    /// Stores a picture.
    pub(super) fn store(&self, key: &Key, format: Format, bytes: &[u8]) -> Result<(), CacheError> {
        write_whole(&self.path(key, format), bytes)?;
        self.write_json(key, &PictureDigest::of(bytes))
    }

    /// The row about a photo from an earlier build.
    pub(super) fn row(&self, key: &Key) -> Result<Option<PhotoRow>, CacheError> {
        let row = self.read_json::<PhotoRow>(key)?;
        Ok(row.filter(|row| match row {
            PhotoRow::Developed(facts) => facts.is_sound(),
            PhotoRow::Failed(_) => true,
        }))
    }

    /// Stores the row about a photo.
    pub(super) fn store_row(&self, key: &Key, row: &PhotoRow) -> Result<(), CacheError> {
        self.write_json(key, row)
    }

    fn entry(&self, key: &Key, extension: &str) -> Utf8PathBuf {
        let name = key.to_string();
        self.root
            .join(&name[..2])
            .join(format!("{name}.{extension}"))
    }

    /// An unreadable or damaged entry counts as missing: an interrupted build, another version, or a failing disk left
    /// it.
    fn read_json<T: DeserializeOwned>(&self, key: &Key) -> Result<Option<T>, CacheError> {
        let bytes = read_if_there(&self.entry(key, "json"))?.unwrap_or_default();
        let checked: Option<Checked> = serde_json::from_slice(&bytes).ok();
        let value = checked
            .map(|checked| (checked.blake3, checked.value.get()))
            .filter(|(checksum, value)| *checksum == checksum_of(value.as_bytes()));
        Ok(value.and_then(|(_, value)| serde_json::from_str(value).ok()))
    }

    fn write_json(&self, key: &Key, value: &impl Serialize) -> Result<(), CacheError> {
        let plain = "rows are plain data";
        let value = serde_json::value::to_raw_value(value).expect(plain);
        let checked = Checked {
            blake3: checksum_of(value.get().as_bytes()),
            value: &value,
        };
        let json = serde_json::to_vec(&checked).expect(plain);
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
    match read_held(|| fs::read(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CacheError::read(path, error)),
    }
}

/// Writes a temporary file and renames it, so that no file is ever incomplete under its name.
fn write_whole(path: &Utf8Path, bytes: &[u8]) -> Result<(), CacheError> {
    let write = || -> io::Result<()> {
        let folder = path.parent().expect("an entry lies in a folder");
        fs::create_dir_all(folder)?;
        let mut file = NamedTempFile::with_prefix_in(".baru-", folder)?;
        file.write_all(bytes)?;
        persist_held(file, path)
    };
    write().map_err(|error| CacheError::write(path, error))
}
