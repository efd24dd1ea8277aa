//! All access to the disk.
//!
//! Takes paths and bytes; returns bytes, text, stamps, or a [`FileError`] with the path. A file that another program
//! may be reading is never opened for writing: it is written beside its place and renamed, so that a reader, or a run
//! after a power cut, finds the old bytes or the new.
//!
//! * [`read_bytes`] and [`read_text`] read what people wrote, up to a limit;
//! * [`create_new`] and [`write_whole`] put one file in its place;
//! * [`SourcePath`] and [`SitePath`] are the paths that rooms hand each other: always with `/`, never out of
//!   their root;
//! * [`stat`] gives the [`Stamp`] by which a file is known again without reading it, [`digest`] the hash that
//!   decides where a stamp cannot;
//! * [`Folders`] lists folders, and spares listing those that have not changed;
//! * [`Frames`] is a file of pieces that are read one by one;
//! * [`folder`] holds the steps of which a publisher is made: links, renames, exchanges, syncs.

mod error;
pub mod folder;
mod folders;
mod frames;
mod path;
mod read;
mod serialized;
mod stamp;
mod write;

#[cfg(test)]
mod tests;

pub use error::FileError;
pub use folders::{Entry, FolderRows, Folders, Kind, Name};
pub use frames::{Frame, FrameWriter, Frames};
pub use path::{
    PathError, RelativePath, Root, SitePath, SiteRoot, SourcePath, SourceRoot, is_portable,
    path_or_root, typed_names, typed_path,
};
pub use read::{decode_text, read_bytes, read_text};
pub use serialized::Serialized;
pub use stamp::{Stamp, digest, identity, plain_size, stat, stat_plain};
pub use write::{create_new, write_whole};
