//! All access to the disk.
//!
//! Takes paths and bytes; returns bytes, text, stamps, or a [`FileError`] with the path. A file that another program
//! may be reading is never opened for writing: it is written beside its place and renamed, so that a reader, or a run
//! after a power cut, finds the old bytes or the new.
//!
//! * [`read_bytes`] and [`read_text`] read files, up to a limit;
//! * [`create_new`] and [`write_whole`] write a file atomically;
//! * [`SourcePath`] and [`SitePath`] are the paths between rooms: always with `/`, never out of their root;
//! * [`stat`] gives the [`Stamp`] that recognises an unchanged file, [`digest`] the hash for when a stamp is not
//!   enough;
//! * [`read_held`] and [`persist_held`] wait for files that another program holds;
//! * [`Folders`] lists folders, and caches listings of unchanged ones;
//! * [`Frames`] is a file of byte strings that are read one by one;
//! * [`folder`] has the primitives of publishing: hard links, renames, exchanges, syncs.

#[cfg(test)]
pub mod cut;
mod error;
pub mod folder;
mod folders;
mod frames;
mod held;
mod path;
mod read;
mod serialized;
mod stamp;
#[cfg(windows)]
mod windows;
mod write;

#[cfg(test)]
mod tests;

pub use error::FileError;
pub use folders::{Entry, FolderRows, Folders, Kind, Name};
pub use frames::{Frame, FrameWriter, Frames};
pub use held::{persist_held, read_held, rename_held};
pub use path::{
    PathError, RelativePath, Root, SitePath, SiteRoot, SourcePath, SourceRoot, is_portable,
    is_share, path_or_root, typed_names, typed_path,
};
pub use read::{decode_guessed, decode_text, read_any_text, read_bytes, read_start, read_text};
pub use serialized::Serialized;
pub use stamp::{Stamp, digest, identity, plain_size, stat, stat_plain};
pub use write::{create_new, write_whole};
