//! Changes people's YAML files in place: a document and changes in, the same document out.
//!
//! 1. [`Document`] splices values by their spans; comments, order, quotes, line ends and encoding stay.
//! 2. [`Session`] writes: each file whole or not at all, several by a `journal` that the next session finishes. The
//!    former text goes to the [`history`], removed products to the [`bin`], both in the shop's folder.
//!    [`Session::change_rows`] changes a file of rows, which has no history.
//! 3. [`fixed`] applies the replacements of findings, [`with_addition`] writes a key that one suggests, also into the head
//!    of a page.
//! 4. [`price`] works out new prices; [`find`] finds products by name.
//!
//! Never happens: a byte beside the wanted value changes; a file that somebody changed since it was read is
//! overwritten; anything is deleted but the oldest former texts.

mod addition;
pub mod bin;
mod document;
mod encoding;
mod error;
pub mod find;
mod fix;
pub mod history;
mod journal;
mod layout;
mod moment;
mod place;
pub mod price;
mod rows;
mod scalar;
mod scores;
mod session;
mod value;
mod ways;

#[cfg(test)]
mod tests;

pub use addition::with_addition;
pub use document::{Document, Refusal, Step};
pub use encoding::Lossy;
pub use error::EditError;
pub use fix::{Fix, FixedLines, changed_lines, fixed};
pub use journal::Recovered;
pub use moment::Moment;
pub use rows::MOST_ROWS;
pub use scores::{NewScores, with_scores};
pub use session::{Rewrite, Session};
pub use value::NewValue;
