//! Publishes the finished site to the output folder, the last step of a build.
//!
//! In come the rows of the last build ([`OutputRows`]); then, batch by batch, path and key of each output
//! ([`OutputId`]), and the bytes of those that are not in place. Out comes the output folder, with counts of files
//! written, kept and removed ([`Published`]).
//!
//! 1. [`open()`] locks the target, completes or undoes a commit that was cut off, and lists what is there.
//! 2. [`Stage::take`] asks for missing outputs and writes them into the *spare*, the hidden folder beside the target
//!    that the stage grows in; it holds the site before the last. [`Stage::keep`] leaves files as they are.
//! 3. [`Stage::commit`] adds hard links to unchanged files, syncs the spare, and exchanges the names of the two folders
//!    in one call. The former target is the next spare.
//!
//! ```text
//! situs/                 the site, with a marker that lists which files in it are ours
//! .situs.sebelumnya/     the spare; its unchanged files are the very files of the target
//! .situs.kunci           the lock, empty
//! .situs.serah           for a moment, which folder people's files are still to be taken out of
//! .situs.ganti/          for a moment, where two renames stand in for the exchange
//! ```
//!
//! Never happens: a folder without our marker is replaced; anything outside the target and the spare is touched,
//! whatever a marker says and wherever a link leads; files that came with a received folder are published; a person's
//! file in the target is lost or overwritten; a file of the target is opened for writing; half a site stands in the
//! target. The last cannot be promised on a file system without hard links (FAT): there files are renamed into the
//! target one by one, in an order that leaves no dead link at any time (`in_place`).

mod commit;
mod error;
mod foreign;
mod in_place;
mod listing;
mod marker;
mod output_id;
mod output_rows;
mod places;
mod sorted;
mod spare;
mod stage;
mod staged_output;

#[cfg(test)]
mod tests;

pub use commit::{Exchange, Published};
pub use error::PublishError;
pub use marker::listed;
pub use output_id::OutputId;
pub use output_rows::{ContentKey, OutputRows, content_key};
pub use stage::{Batch, Stage, open};
