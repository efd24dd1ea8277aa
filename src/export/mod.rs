//! A shop's folder in, one file in another form out; the site is left alone. One module a form:
//! `sheets` has what is printed, `one_file` what is sent.
//!
//! An export stands beside the line of a build: it reads the folder and has its pages made through the
//! pipeline. Its file is written whole or not at all, and only where nothing is, or where an earlier
//! export is.

mod error;
mod file;
mod one_file;
mod sheets;

pub use error::ExportError;
pub use one_file::{Sent, one_file};
pub use sheets::{Printed, Wish, print};
