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

impl Buffers {
    /// Leaves the memory of a photo's samples to other photos, or frees it if it is too large.
    pub fn leave(&mut self, samples: Vec<u8>) {
        if samples.capacity() <= MOST_BYTES {
            self.samples = samples;
        }
    }

    /// Frees the memory of the resizer if it is too large to be left.
    pub fn trim_resizer(&mut self) {
        if self.resizer.size_of_internal_buffers() > MOST_BYTES {
            self.resizer.reset_internal_buffers();
        }
    }
}

/// A buffer with room for so many samples: this one, unless growing it would copy contents.
pub(super) fn with_room(buffer: Vec<u8>, length: usize) -> Vec<u8> {
    match buffer.capacity() < length {
        true => Vec::with_capacity(length),
        false => buffer,
    }
}

#[cfg(test)]
mod tests {
    use fast_image_resize::images::TypedImage;
    use fast_image_resize::pixels::U16x3;

    use super::*;

    #[test]
    fn what_a_very_tall_photo_took_is_not_left() {
        let mut buffers = Buffers::default();
        let mut shrink = |(width, height)| {
            let tall = TypedImage::<U16x3>::new(width, height);
            let mut small = TypedImage::<U16x3>::new(width - 10, 10);
            (buffers.resizer)
                .resize_typed(&tall, &mut small, None)
                .expect("both have the same pixels");
            buffers.trim_resizer();
            buffers.resizer.size_of_internal_buffers()
        };
        assert!(shrink((1010, 100)) > 0);
        assert_eq!(shrink((1010, 11_000)), 0);
    }
}
