//! Downloads of the shop or group, as one file or as a ZIP archive: made on the first request, and again for another site.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::sync::Arc;
use std::time::Duration;

use camino::Utf8PathBuf;
use tempfile::TempDir;
use tokio::sync::Mutex;
use tokio::time::timeout;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use super::edition::FolderChanged;
use super::site::{SiteFile, Snapshot};
use crate::files::{self, SourcePath};
use crate::value::slug;

/// Time for which the welcome waits for the one-file page: that of a large group with new photos takes minutes.
const PATIENCE: Duration = Duration::from_secs(10);
/// Compression ratio of texts, for an estimate of the size.
const TEXTS_SHRINK: u64 = 4;

/// Forms of download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One self-contained page.
    OneFile,
    /// A ZIP archive of the site.
    Zip,
}

impl Kind {
    /// Its path.
    pub fn address(self) -> &'static str {
        match self {
            Self::OneFile => "/bawa/toko.html",
            Self::Zip => "/bawa/toko.zip",
        }
    }

    /// Its media type.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::OneFile => "text/html; charset=utf-8",
            Self::Zip => "application/zip",
        }
    }

    /// Message id of its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::OneFile => "serve-take-one-file",
            Self::Zip => "serve-take-zip",
        }
    }

    /// Message id of its description.
    pub fn text(self) -> &'static str {
        match self {
            Self::OneFile => "serve-take-one-file-text",
            Self::Zip => "serve-take-zip-text",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::OneFile => "html",
            Self::Zip => "zip",
        }
    }
}

/// A download on offer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Takeaway {
    pub kind: Kind,
    /// Size in bytes, estimated.
    pub size: u64,
}

/// A finished file in a temporary folder; deleted after its last reader.
#[derive(Debug)]
pub(super) struct Copy {
    pub path: Utf8PathBuf,
    _folder: TempDir,
}

/// Reason for a missing copy.
#[derive(Debug)]
pub(super) enum NoCopy {
    /// There is none of this kind: the one-file page could not be made.
    Impossible,
    /// A file of the site has changed: list it anew.
    SiteChanged,
    /// The shop's folder has unpublished changes.
    FolderChanged,
}

impl From<io::Error> for NoCopy {
    fn from(_: io::Error) -> Self {
        Self::SiteChanged
    }
}

impl From<FolderChanged> for NoCopy {
    fn from(_: FolderChanged) -> Self {
        Self::FolderChanged
    }
}

/// The site and its copy; `None` in place of a copy that cannot be made.
type CachedCopy = Arc<Mutex<Option<(Arc<Snapshot>, Option<Arc<Copy>>)>>>;

/// All downloads.
pub(super) struct Takeaways {
    /// Name of the folder in the archive, and of the files.
    name: String,
    one_file: CachedCopy,
    zip: CachedCopy,
}

impl Takeaways {
    /// Downloads of a shop of this name.
    pub fn of(shop: &str) -> Self {
        let name = slug(shop);
        Self {
            name: if name.is_empty() {
                "toko".to_owned()
            } else {
                name
            },
            one_file: CachedCopy::default(),
            zip: CachedCopy::default(),
        }
    }

    /// File name of a download.
    pub fn file_name(&self, kind: Kind) -> String {
        format!("{}.{}", self.name, kind.extension())
    }

    /// Downloads on offer for a site. Makes the one-file page, which is offered once it is there; an archive only on
    /// request.
    pub async fn offered(&self, site: &Arc<Snapshot>) -> Vec<Takeaway> {
        let one_file = timeout(PATIENCE, self.copy(Kind::OneFile, site)).await;
        let one_file = one_file.ok().and_then(Result::ok);
        let size = one_file.and_then(|copy| Some(files::stat(&copy.path).ok()?.size));
        let weight = |file: &Arc<SiteFile>| match file.is_text {
            true => file.stamp.size / TEXTS_SHRINK,
            false => file.stamp.size,
        };
        let all = site.files().map(weight).sum();
        let one_file = size.map(|size| (Kind::OneFile, size));
        let kinds = one_file.into_iter().chain([(Kind::Zip, all)]);
        kinds.map(|(kind, size)| Takeaway { kind, size }).collect()
    }

    /// A copy of a site. Copies are made one at a time.
    pub async fn copy(&self, kind: Kind, site: &Arc<Snapshot>) -> Result<Arc<Copy>, NoCopy> {
        let made = match kind {
            Kind::OneFile => &self.one_file,
            Kind::Zip => &self.zip,
        };
        let mut made = Arc::clone(made).lock_owned().await;
        if let Some((of, copy)) = &*made
            && Arc::ptr_eq(of, site)
        {
            return copy.clone().ok_or(NoCopy::Impossible);
        }
        let (name, file_name) = (self.name.clone(), self.file_name(kind));
        // Runs to completion even if the client hangs up, or impatient clients would start it over and over.
        let site = Arc::clone(site);
        let making = tokio::task::spawn_blocking(move || {
            let copy = make(kind, &site, (&name, &file_name))?.map(Arc::new);
            *made = Some((site, copy.clone()));
            copy.ok_or(NoCopy::Impossible)
        });
        making.await.unwrap_or(Err(NoCopy::Impossible))
    }
}

/// Makes a copy of a site; `None` for an impossible kind.
fn make(
    kind: Kind,
    site: &Snapshot,
    (name, file_name): (&str, &str),
) -> Result<Option<Copy>, NoCopy> {
    let folder = tempfile::tempdir()?;
    let path = Utf8PathBuf::from_path_buf(folder.path().join(file_name));
    let path = path.map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    match kind {
        Kind::OneFile => {
            let edition = site.edition.as_ref();
            let page = edition.map(|edition| edition.one_file()).transpose()?;
            let Some(page) = page.flatten() else {
                return Ok(None);
            };
            fs::write(&path, page)?;
        }
        Kind::Zip => pack(site, name, File::create_new(&path)?)?,
    }
    Ok(Some(Copy {
        path,
        _folder: folder,
    }))
}

/// Packs the files of a site into a folder of an archive. Photos are stored uncompressed.
fn pack(site: &Snapshot, folder: &str, archive: File) -> io::Result<()> {
    let mut files: Vec<&Arc<SiteFile>> = site.files().collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let mut zip = ZipWriter::new(BufWriter::new(archive));
    for file in files {
        let method = match file.is_text {
            true => CompressionMethod::Deflated,
            false => CompressionMethod::Stored,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default());
        let name = SourcePath::of([folder]).join(&file.name);
        zip.start_file(name.as_str(), options)?;
        io::copy(&mut File::open(&file.path)?, &mut zip)?;
        if !file.is_as_listed() {
            return Err(io::ErrorKind::Interrupted.into());
        }
    }
    zip.finish()?.flush()
}
