//! The finished site is put in the output folder, as the last step of a build.
//!
//! In comes what the last build left behind ([`Memo`]); then, part by part, the paths that the site consists of, each
//! with a key of its content ([`Wanted`]), and the bytes of what is not in place yet. Out comes the output folder, and
//! which files in it were written, kept and removed ([`Published`]).
//!
//! 1. [`open()`] locks the target, mends what a build that was cut off left, and looks at all that is there.
//! 2. [`Stage::take`] asks for the missing files and writes them into the *spare*: the site before the last, in a
//!    hidden folder beside the target. [`Stage::keep`] leaves files as they are.
//! 3. [`Stage::commit`] brings the spare up to date with links to what has not changed, syncs it, and
//!    gives the two folders each other's name in one call. What was the target is the next spare.
//!
//! ```text
//! situs/                 the site, with a marker that lists which files in it are ours
//! .situs.sebelumnya/     the spare; its unchanged files are the very files of the target
//! .situs.kunci           the lock, empty
//! .situs.serah           for a moment, which folder people's files are still to be taken out of
//! .situs.ganti/          for a moment, where two renames stand in for the exchange
//! ```
//!
//! What never happens: a folder without our marker is replaced; anything outside the target and the spare is touched,
//! whatever a marker says and wherever a link leads; what came with a received folder is published; a file that a person put into the target
//! is lost or written over; a file of the target is opened for writing; half a site stands in the target.
//! On a file system without links (FAT) the last cannot be had: there the files are renamed into the
//! target one by one, in an order in which no page ever links to what is not there (`in_place`).

mod commit;
mod error;
mod foreign;
mod in_place;
mod item;
mod listing;
mod marker;
mod memo;
mod places;
mod sorted;
mod spare;
mod stage;
mod wanted;

#[cfg(test)]
mod tests;

pub use commit::{Exchange, Published};
pub use error::PublishError;
pub use marker::listed;
pub use memo::{ContentKey, Memo, content_key};
pub use stage::{Batch, Stage, open};
pub use wanted::Wanted;
