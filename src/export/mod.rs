//! Exports a shop's folder as one file; the site is left alone. One module a form: `sheets` to print, `one_file` to
//! send.
//!
//! Stands beside the pipeline: reads the folder and renders pages through `build`. Files are written atomically, and
//! only over nothing or an earlier export.

mod curation;
mod error;
mod file;
mod letters;
mod one_file;
mod scoresheet;
mod sheets;

pub use curation::{Awarded, CurationWish, curation};
pub use error::ExportError;
pub use file::put_over;
pub use one_file::{Sent, one_file};
pub use sheets::{Printed, Wish, print};
