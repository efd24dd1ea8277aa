//! Makes pictures of photos: decoded once, shrunk in linear light, judged, encoded, and stored in the cache.

mod budget;
mod colour;
mod lab;
mod patchwork;
mod pyramid;
mod resize;
mod score;
mod search;
mod settings;
mod subject;
mod verdict;

pub use lab::{Developed, Job, develop};
pub use verdict::Fault;

pub(super) use resize::{Negative, Print};
pub(super) use settings::{Settings, VERSION as SETTINGS_VERSION};
