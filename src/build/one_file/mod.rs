//! A whole shop, or a whole group, in one file: a build of one page that holds all it shows. Photo quality follows from
//! the size limit (`fitting`).

mod fitting;
mod group;
mod pictures;
mod shop;

pub use group::group_file;
pub use shop::one_file;

/// A page that is one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneFile {
    /// The page, UTF-8.
    pub page: Vec<u8>,
    /// Number of product photos in it.
    pub photos: usize,
    /// Number of product photos left out for want of room.
    pub left_out: usize,
    /// Width of the widest product photo, in pixels.
    pub width: u32,
    /// `true` when photo quality is below the shop's setting.
    pub is_lowered: bool,
}

/// Outcome of a request with a size limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fitting {
    /// It fits.
    Fits(OneFile),
    /// Length in bytes of the page without any photo, which is over the limit.
    TooLarge(u64),
}
