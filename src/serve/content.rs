//! Files in memory: their bytes, an ETag, and compressed variants, each made once on demand. An LRU cache.

use std::io::Write;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use axum::body::Bytes;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use lru::LruCache;
use tokio::sync::{OnceCell, Semaphore};

use super::site::SiteFile;
use crate::files::{self, SourcePath};

/// Larger files are streamed from the disk.
const LARGEST: u64 = 512 * 1024;
/// Limit for texts, which are compressed: the search index of a large group has files of this size.
const LARGEST_TEXT: u64 = 2 * 1024 * 1024;
/// Capacity in bytes, without compressed variants.
const ROOM: u64 = 24 * 1024 * 1024;
/// Least length in bytes for compression; less fits into the first packet.
const WORTH_A_TWIN: usize = 1_000;
/// Level, of 11. For a page this one takes 3 MB of memory and 3 ms; level 9 takes 32 MB and 25 ms for 1 % less.
const BROTLI_LEVEL: i32 = 6;
/// Range of the window, as a power of two: as large as the text, within these. For smaller windows the library takes a
/// code path that needs 32 MB at any level from 5.
const BROTLI_WINDOWS: (u32, u32) = (17, 21);

/// Content codings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Brotli,
    Gzip,
}

impl Packing {
    /// Its token in headers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The best coding that a browser accepts, by `Accept-Encoding`.
    pub fn accepted(header: &str) -> Option<Self> {
        let reads = |packing: &Self| {
            header.split(',').any(|choice| {
                let mut parts = choice.split(';').map(str::trim);
                let is_meant = parts
                    .next()
                    .is_some_and(|name| name.eq_ignore_ascii_case(packing.name()));
                let weight = parts.find_map(|part| part.strip_prefix("q="));
                is_meant && weight.is_none_or(|weight| weight.parse().is_ok_and(|q: f32| q > 0.0))
            })
        };
        [Self::Brotli, Self::Gzip].into_iter().find(reads)
    }

    fn pack(self, bytes: &[u8]) -> Vec<u8> {
        let mut packed = Vec::with_capacity(bytes.len() / 3);
        match self {
            Self::Brotli => {
                let (smallest, largest) = BROTLI_WINDOWS;
                let window = usize::BITS - bytes.len().leading_zeros();
                let settings = BrotliEncoderParams {
                    quality: BROTLI_LEVEL,
                    lgwin: window.clamp(smallest, largest) as i32,
                    size_hint: bytes.len(),
                    ..BrotliEncoderParams::default()
                };
                brotli::BrotliCompress(&mut &*bytes, &mut packed, &settings)
                    .expect("memory takes everything");
            }
            Self::Gzip => {
                let mut encoder = GzEncoder::new(&mut packed, Compression::best());
                encoder.write_all(bytes).expect("memory takes everything");
                encoder.finish().expect("memory takes everything");
            }
        }
        packed
    }
}

/// Brotli compresses one file at a time, since it takes some megabytes of memory.
static BROTLI: Semaphore = Semaphore::const_new(1);

/// A file's bytes.
#[derive(Debug)]
pub(super) struct Content {
    pub plain: Bytes,
    /// Digest of the bytes, for the ETag.
    pub hash: String,
    has_twins: bool,
    brotli: OnceLock<Option<Bytes>>,
    gzip: OnceLock<Option<Bytes>>,
}

impl Content {
    fn new(bytes: Vec<u8>, is_text: bool) -> Self {
        Self {
            hash: blake3::hash(&bytes).to_hex()[..20].to_owned(),
            has_twins: is_text && bytes.len() > WORTH_A_TWIN,
            plain: bytes.into(),
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
        }
    }

    /// True when the response varies with `Accept-Encoding`.
    pub fn has_twins(&self) -> bool {
        self.has_twins
    }

    /// The compressed variant, if smaller. Made on a blocking thread.
    pub async fn twin(self: &Arc<Self>, packing: Packing) -> Option<Bytes> {
        if !self.has_twins {
            return None;
        }
        if let Some(twin) = self.place(packing).get() {
            return twin.clone();
        }
        let content = Arc::clone(self);
        let turn = match packing {
            Packing::Brotli => BROTLI.acquire().await.ok(),
            Packing::Gzip => None,
        };
        let made = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let make = || {
                let packed = packing.pack(&content.plain);
                (packed.len() < content.plain.len()).then(|| Bytes::from(packed))
            };
            content.place(packing).get_or_init(make).clone()
        });
        made.await.ok().flatten()
    }

    fn place(&self, packing: Packing) -> &OnceLock<Option<Bytes>> {
        match packing {
            Packing::Brotli => &self.brotli,
            Packing::Gzip => &self.gzip,
        }
    }
}

/// Name and listing: equal keys mean equal bytes.
type Key = (Arc<SourcePath>, u64);

/// The LRU cache of files.
#[derive(Debug)]
pub(super) struct Contents(Mutex<Held>);

#[derive(Debug)]
struct Held {
    /// In the order of their last use.
    files: LruCache<Key, HeldFile>,
    /// Bytes of all files.
    bytes: u64,
}

#[derive(Debug, Default)]
struct HeldFile {
    /// Filled once; concurrent requests wait for it.
    content: Arc<OnceCell<Arc<Content>>>,
    /// 0 until it is read.
    bytes: u64,
}

/// The file was changed or removed since it was listed.
#[derive(Debug)]
pub(super) struct Changed;

impl Contents {
    /// An empty cache.
    pub fn new() -> Self {
        Self(Mutex::new(Held {
            files: LruCache::unbounded(),
            bytes: 0,
        }))
    }

    /// The bytes of a file as it was listed.
    pub async fn of(&self, file: &Arc<SiteFile>) -> Result<Arc<Content>, Changed> {
        let key = (Arc::clone(&file.name), file.listing);
        let cell = {
            let mut held = self.held();
            let file = held.files.get_or_insert(key.clone(), HeldFile::default);
            Arc::clone(&file.content)
        };
        if let Some(content) = cell.get() {
            return Ok(Arc::clone(content));
        }
        let read = || async {
            let file = Arc::clone(file);
            let read = tokio::task::spawn_blocking(move || read(&file));
            read.await.unwrap_or(Err(Changed))
        };
        let content = cell.get_or_try_init(read).await.cloned();
        self.held().settle(&key, content.as_ref().ok());
        content
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().expect("nothing panics that holds it")
    }
}

impl Held {
    /// Counts a file that was read, or drops one that could not be; then evicts the least recently used.
    fn settle(&mut self, key: &Key, content: Option<&Arc<Content>>) {
        let Some(content) = content else {
            self.forget(key);
            return;
        };
        let Some(file) = self.files.peek_mut(key) else {
            return;
        };
        self.bytes -= file.bytes;
        file.bytes = content.plain.len() as u64;
        self.bytes += file.bytes;
        while self.bytes > ROOM {
            let (_, oldest) = self.files.pop_lru().expect("there are bytes of some");
            self.bytes -= oldest.bytes;
        }
    }

    fn forget(&mut self, key: &Key) {
        if let Some(file) = self.files.pop(key) {
            self.bytes -= file.bytes;
        }
    }
}

/// True when a file is served from memory.
pub(super) fn is_held(file: &SiteFile) -> bool {
    let largest = if file.is_text { LARGEST_TEXT } else { LARGEST };
    file.stamp.size <= largest
}

fn read(file: &SiteFile) -> Result<Arc<Content>, Changed> {
    let bytes = files::read_bytes(&file.path, LARGEST_TEXT).map_err(|_| Changed)?;
    // Checked after reading, so that a replacement in between is noticed.
    match file.is_as_listed() {
        true => Ok(Content::new(bytes, file.is_text).into()),
        false => Err(Changed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_packing_is_chosen_that_a_browser_reads() {
        for (header, expected) in [
            ("gzip, deflate, br", Some(Packing::Brotli)),
            ("gzip, deflate", Some(Packing::Gzip)),
            ("GZIP;q=0.5", Some(Packing::Gzip)),
            ("br;q=0, gzip;q=0.1", Some(Packing::Gzip)),
            ("br; q=0", None),
            ("identity", None),
            ("gzip;q=viel", None),
            ("", None),
        ] {
            assert_eq!(Packing::accepted(header), expected, "{header}");
        }
    }

    #[test]
    fn twins_hold_the_same() {
        use std::io::Read;
        let bytes = "<p>kopi gayo</p>".repeat(500).into_bytes();
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&*Packing::Gzip.pack(&bytes))
            .read_to_end(&mut back)
            .unwrap();
        assert_eq!(back, bytes);
        back.clear();
        brotli::BrotliDecompress(&mut &*Packing::Brotli.pack(&bytes), &mut back).unwrap();
        assert_eq!(back, bytes);
    }
}
