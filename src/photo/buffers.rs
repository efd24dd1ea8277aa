//! Memory that photos leave to those after them.

use fast_image_resize::Resizer;

/// Bytes of the largest buffer that is left: the samples of 20 megapixels. A larger one would be too much beside those of
/// other photos.
const MOST_BYTES: usize = 60_000_000;

/// The largest pieces of memory that a photo takes: 46 MB for 12 megapixels, which the system would have to clear for
/// each anew. Their contents are of no use.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    /// For the decoded photo, and the level of half its size.
    pub samples: Vec<u8>,
    /// Holds a picture that is already as wide as the one that is made, and still as high as its source.
    pub resizer: Resizer,
}

/// The buffer as it is left to other photos: empty if it is too large.
pub(super) fn left<T>(buffer: Vec<T>) -> Vec<T> {
    match buffer.capacity() * size_of::<T>() > MOST_BYTES {
        true => Vec::new(),
        false => buffer,
    }
}

/// A buffer with room for `length` values: this one, unless growing it would copy contents.
pub(super) fn with_room<T>(buffer: Vec<T>, length: usize) -> Vec<T> {
    match buffer.capacity() < length {
        true => Vec::with_capacity(length),
        false => buffer,
    }
}
