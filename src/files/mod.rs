//! Everything that touches the disk goes through here.
//!
//! In come paths and bytes; out go bytes, text, stamps, or a [`FileError`] that holds the path. A file
//! that another program may be reading is never opened for writing: it is written whole beside its
//! place and renamed into it, so a reader, or a run after a power cut, finds the old bytes or the new.
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
mod packed;
mod path;
mod read;
mod stamp;
mod write;

#[cfg(test)]
mod tests;

pub use error::FileError;
pub use folders::{Entry, Folders, Kind, KnownFolders, Name};
pub use frames::{Frame, FrameWriter, Frames};
pub use packed::Packed;
pub use path::{
    PathError, RelativePath, Root, SitePath, SiteRoot, SourcePath, SourceRoot, is_portable,
    path_or_root, typed_names, typed_path,
};
pub use read::{decode_text, read_bytes, read_text};
pub use stamp::{Stamp, digest, identity, plain_size, stat, stat_plain};
pub use write::{create_new, write_whole};
