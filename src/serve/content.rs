//! Files in memory: their bytes, a hash by which browsers ask for them again, and their compressed twins,
//! each made once, when somebody can read it. What is used least goes when there is too much.

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

/// Larger files are read from the disk as they are sent.
const LARGEST: u64 = 512 * 1024;
/// Likewise for texts, which are sent packed: the search index of a large group has a file of this size.
const LARGEST_TEXT: u64 = 2 * 1024 * 1024;
/// Bytes of all files in memory, without twins.
const ROOM: u64 = 24 * 1024 * 1024;
/// Fewer bytes fit into the first packet as they are.
const WORTH_A_TWIN: usize = 1_000;
/// Of 11. Here a page takes 3 MB of memory and 3 ms; level 9 takes 32 MB and 25 ms for a hundredth less.
const BROTLI_LEVEL: i32 = 6;
/// The window in which repetitions are looked for, as a power of two: as large as the text, within these.
/// For smaller windows the library takes a way that needs 32 MB at any level from 5.
const BROTLI_WINDOWS: (u32, u32) = (17, 21);

/// How bytes may be packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Brotli,
    Gzip,
}

impl Packing {
    /// Its name in headers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The best that a browser reads, by its `Accept-Encoding`.
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

/// One file at a time is packed by Brotli, which takes some megabytes for it.
static BROTLI: Semaphore = Semaphore::const_new(1);

/// A file's bytes.
#[derive(Debug)]
pub(super) struct Content {
    pub plain: Bytes,
    /// A hash of the bytes.
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

    /// Whether what is sent depends on what the browser reads.
    pub fn has_twins(&self) -> bool {
        self.has_twins
    }

    /// The twin, if it is the smaller. Made elsewhere than where requests are answered.
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

/// The same name, since the same listing, means the same bytes.
type Key = (Arc<SourcePath>, u64);

/// The files in memory.
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
    /// Whoever asks for a file that is being read waits for it.
    content: Arc<OnceCell<Arc<Content>>>,
    /// None until it is read.
    bytes: u64,
}

/// The file is another one by now, or gone.
#[derive(Debug)]
pub(super) struct Changed;

impl Contents {
    /// None yet.
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
    /// Counts a file that was read, or forgets one that could not be; lets go of what was not used for longest.
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

/// Whether a file is held in memory to be sent.
pub(super) fn is_held(file: &SiteFile) -> bool {
    let largest = if file.is_text { LARGEST_TEXT } else { LARGEST };
    file.stamp.size <= largest
}

fn read(file: &SiteFile) -> Result<Arc<Content>, Changed> {
    let bytes = files::read_bytes(&file.path, LARGEST_TEXT).map_err(|_| Changed)?;
    // Looked at after it was read: what was exchanged in between is noticed.
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
