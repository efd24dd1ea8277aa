//! What lets a phone keep the shop: its manifest, its service worker, and the seal at the end of each page
//! by which the worker knows it.
//!
//! In come the plan with the seals of its pages and the theme, out come texts. Nothing is rendered here,
//! and the disk is not touched.

mod manifest;
mod page;
mod seal;
mod worker;

pub use manifest::manifest;
pub use seal::Seal;
pub use worker::worker;
