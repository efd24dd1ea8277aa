//! Offline use of a site on a phone: its web app manifest, its service worker, and the digest at the end of each page
//! by which the worker identifies versions. The worker names shards, which list the digests.
//!
//! Takes a plan, page digests and a theme, and returns texts. Renders nothing, and never touches the disk.

mod digest;
mod manifest;
mod page;
mod shards;
mod worker;

pub use digest::PageDigest;
pub use manifest::manifest;
pub use shards::shards;
pub use worker::worker;
