//! Exports the folder of a shop or a group as files of other kinds; the site is left alone. One module a form: `sheets`
//! to print, `one_file` to send, `group_sheets` for a group as a whole. `each` makes one for every shop of a group.
//!
//! Stands beside the pipeline: reads the folder and renders pages through `build`. Files are written atomically, and
//! only over nothing or an earlier export.

mod curation;
mod each;
mod error;
mod file;
mod group_sheets;
mod letters;
mod one_file;
mod scoresheet;
mod sheets;

pub use curation::{Awarded, CurationWish, curation, curation_each};
pub use each::Outcome;
pub use error::ExportError;
pub use file::put_over;
pub use group_sheets::{GroupPrinted, GroupWish, print_group};
pub use one_file::{Sent, group_file, one_file, one_file_each};
pub use sheets::{Printed, Wish, print, print_each};
