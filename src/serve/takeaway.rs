//! The shop to take home: its site as one archive, made when somebody first asks for it and anew when the
//! site is another.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use tempfile::NamedTempFile;
use tokio::sync::Mutex;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use super::site::{Site, SiteFile};
use crate::files;
use crate::value::slug;

/// No file of a site is larger; a film would be.
const LARGEST: u64 = 1 << 30;
/// What texts become, as a guess of the whole before it is made.
const TEXTS_SHRINK: u64 = 4;

/// The forms in which the shop is taken home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// All files of the site in an archive.
    Zip,
}

impl Kind {
    /// Where it is.
    pub fn address(self) -> &'static str {
        match self {
            Self::Zip => "/bawa/toko.zip",
        }
    }

    /// The ids of its texts.
    pub fn title(self) -> &'static str {
        match self {
            Self::Zip => "serve-take-zip",
        }
    }

    pub fn text(self) -> &'static str {
        match self {
            Self::Zip => "serve-take-zip-text",
        }
    }
}

/// One of them, as it is offered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Takeaway {
    pub kind: Kind,
    /// Bytes, about.
    pub size: u64,
}

/// An archive, and the site it was made of.
type Made = (Arc<Site>, Arc<NamedTempFile>);

/// What can be taken home.
#[derive(Debug)]
pub(super) struct Takeaways {
    /// The folder within the archive, and its name.
    name: String,
    made: Mutex<Option<Made>>,
}

impl Takeaways {
    /// Of a shop of this name.
    pub fn of(shop: &str) -> Self {
        let name = slug(shop);
        Self {
            name: if name.is_empty() {
                "toko".to_owned()
            } else {
                name
            },
            made: Mutex::default(),
        }
    }

    /// The name of the file that somebody takes.
    pub fn file_name(&self) -> String {
        format!("{}.zip", self.name)
    }

    /// What is offered of a site.
    pub fn offered(site: &Site) -> Vec<Takeaway> {
        let weight = |file: Arc<SiteFile>| match file.is_text {
            true => file.stamp.size / TEXTS_SHRINK,
            false => file.stamp.size,
        };
        let size = site.files().into_iter().map(weight).sum();
        let kind = Kind::Zip;
        vec![Takeaway { kind, size }]
    }

    /// The archive of a site. One is made at a time.
    ///
    /// # Errors
    /// When a file is another one by now, or the machine fails.
    pub async fn zip(&self, site: &Arc<Site>) -> io::Result<Arc<NamedTempFile>> {
        let mut made = self.made.lock().await;
        if let Some((of, archive)) = &*made
            && Arc::ptr_eq(of, site)
        {
            return Ok(Arc::clone(archive));
        }
        let (files, folder) = (site.files(), self.name.clone());
        let packed = tokio::task::spawn_blocking(move || pack(&files, &folder)).await;
        let archive = Arc::new(packed.map_err(io::Error::other)??);
        *made = Some((Arc::clone(site), Arc::clone(&archive)));
        Ok(archive)
    }
}

/// The files in a folder of an archive. What photos hold is packed already.
fn pack(files: &[Arc<SiteFile>], folder: &str) -> io::Result<NamedTempFile> {
    let archive = NamedTempFile::new()?;
    let mut zip = ZipWriter::new(BufWriter::new(archive.as_file()));
    for file in files {
        let method = match file.is_text {
            true => CompressionMethod::Deflated,
            false => CompressionMethod::Stored,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default());
        let bytes = files::read_bytes(&file.path, LARGEST).map_err(io::Error::other)?;
        if files::stat(&file.path).ok() != Some(file.stamp) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        zip.start_file(format!("{folder}/{}", file.name), options)?;
        zip.write_all(&bytes)?;
    }
    let mut written: BufWriter<&File> = zip.finish()?;
    written.flush()?;
    drop(written);
    Ok(archive)
}
