//! Failures of a build.

use camino::Utf8PathBuf;
use thiserror::Error;

use super::PartError;
use crate::files::FileError;
use crate::photo::CacheError;
use crate::publish::PublishError;
use crate::render::RenderError;

/// A failure of the machine, or a bug of ours.
#[derive(Debug, Error)]
pub enum BuildError {
    /// The output folder.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The photo cache.
    #[error(transparent)]
    Cache(#[from] CacheError),
    /// A file of the cache that is no picture.
    #[error(transparent)]
    File(#[from] FileError),
    /// There is no cache to be pruned.
    #[error("{path}: no cache")]
    NoCache {
        /// The cache folder that was looked for.
        path: Utf8PathBuf,
    },
    /// The group has no shop of that name.
    #[error("no shop `{found}`")]
    UnknownShop {
        /// The name as typed.
        found: String,
        /// The nearest existing name.
        nearest: Option<String>,
    },
    /// Several members of groups within the group have folders of that name.
    #[error("several shops `{found}`")]
    AmbiguousShop {
        /// The name as typed.
        found: String,
        /// The names that tell them apart.
        ways: Vec<String>,
    },
    /// A folder that is no group, where only a group makes sense.
    #[error("{path}: no group")]
    NoGroup {
        /// The folder.
        path: Utf8PathBuf,
    },
    /// Parts of a build cannot be put together.
    #[error(transparent)]
    Part(#[from] PartError),
    /// A folder that the build keeps for itself cannot be made or looked through.
    #[error("{path}: {source}")]
    Folder {
        /// The folder.
        path: Utf8PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// A photo could not be encoded.
    #[error("{path}: {detail}")]
    Encode {
        /// The photo.
        path: Utf8PathBuf,
        /// The encoder's message.
        detail: String,
    },
    /// A built-in template failed.
    #[error(transparent)]
    Render(#[from] RenderError),
}
