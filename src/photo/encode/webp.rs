//! Lossy WebP by libwebp: the only corner of this room that talks to C.
//!
//! Measured on 28 photos, bytes at a SSIMULACRA2 score of 70 against method 4 with its default filter
//! sharpness of 0, and milliseconds of one core for a picture 640 pixels wide:
//!
//! | method | sharpness | bytes at 320 | at 640 | at 1080 | ms |
//! |---|---|---|---|---|---|
//! | 2 | 7 | 1.043 | 1.028 | 1.035 | 10 |
//! | 4 | 0 | 1 | 1 | 1 | 25 |
//! | 4 | 7 | 0.990 | 0.980 | 0.985 | 25 |
//! | **5** | **7** | **0.974** | **0.962** | 0.973 | 28 |
//! | 6 | 7 | 0.951 | 0.937 | 0.949 | 49 |
//!
//! Widths up to 640 are what phones on slow lines load and get method 5. Wider ones would cost a
//! seller's laptop three times as much each and get method 2, which is what the search for a setting
//! uses too. Fewer segments or less noise shaping cost 5 to 10 percent of the bytes.

#![expect(unsafe_code, reason = "the bindings of libwebp")]

use std::mem::MaybeUninit;

use image::RgbImage;
use libwebp_sys as webp;

use super::CAREFUL_WIDTH;

/// See [`super::version`].
pub(super) const VERSION: &str = "libwebp 1.6.0 method 5 to 640, 2 above, sharpness 7";

/// Compression methods, by their numbers in libwebp: higher is slower and smaller.
#[derive(Debug, Clone, Copy)]
pub(super) enum Method {
    /// For pictures that are kept.
    Careful = 5,
    /// For trials, and for wide pictures.
    Quick = 2,
}

/// Sharpness of the loop filter, from 0 to 7: the higher, the less it softens edges.
const SHARPNESS: i32 = 7;

impl Method {
    /// The method for a picture of this width that is kept.
    pub(super) fn for_width(width: u32) -> Self {
        if width > CAREFUL_WIDTH {
            Self::Quick
        } else {
            Self::Careful
        }
    }
}

/// Encodes a picture whose sides are at most 16383 pixels.
pub(super) fn encode(picture: &RgbImage, quality: u8, method: Method) -> Result<Vec<u8>, String> {
    let mut config = webp::WebPConfig::new().map_err(|()| version_mismatch())?;
    config.quality = quality.into();
    config.method = method as i32;
    config.filter_sharpness = SHARPNESS;

    let mut canvas = Canvas::import(picture)?;
    let mut output = Output::new();
    canvas.0.writer = Some(webp::WebPMemoryWrite);
    canvas.0.custom_ptr = (&raw mut output.0).cast();
    // SAFETY: config and canvas were set up by libwebp's own initializers; the writer named above
    // expects the memory writer that custom_ptr points to, which outlives the call.
    let encoded = unsafe { webp::WebPEncode(&raw const config, &raw mut canvas.0) };
    if encoded == 0 {
        return Err(canvas.failure());
    }
    Ok(output.bytes())
}

/// The pixels of a WebP that was encoded here.
pub(super) fn decode(bytes: &[u8]) -> Option<RgbImage> {
    let (mut width, mut height) = (0, 0);
    // SAFETY: libwebp reads `bytes.len()` bytes and writes two numbers.
    let known =
        unsafe { webp::WebPGetInfo(bytes.as_ptr(), bytes.len(), &raw mut width, &raw mut height) };
    if known == 0 {
        return None;
    }
    let mut picture = RgbImage::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    let stride = width.checked_mul(3)?;
    let length = picture.len();
    // SAFETY: the buffer holds height rows of width * 3 bytes without gaps, and its length is told.
    let decoded = unsafe {
        webp::WebPDecodeRGBInto(
            bytes.as_ptr(),
            bytes.len(),
            picture.as_mut_ptr(),
            length,
            stride,
        )
    };
    (!decoded.is_null()).then_some(picture)
}

/// libwebp's copy of the picture, freed when dropped.
struct Canvas(webp::WebPPicture);

impl Canvas {
    fn import(picture: &RgbImage) -> Result<Self, String> {
        let mut canvas = Self(webp::WebPPicture::new().map_err(|()| version_mismatch())?);
        let side = |length: u32| i32::try_from(length).map_err(|error| error.to_string());
        canvas.0.width = side(picture.width())?;
        canvas.0.height = side(picture.height())?;
        let stride = side(picture.width() * 3)?;
        // SAFETY: an RgbImage holds height rows of width * 3 bytes without gaps.
        let imported = unsafe {
            webp::WebPPictureImportRGB(&raw mut canvas.0, picture.as_raw().as_ptr(), stride)
        };
        if imported == 0 {
            return Err(canvas.failure());
        }
        Ok(canvas)
    }

    fn failure(&self) -> String {
        format!("{:?}", self.0.error_code)
    }
}

impl Drop for Canvas {
    fn drop(&mut self) {
        // SAFETY: the picture was initialized by libwebp; freeing an empty one is allowed.
        unsafe { webp::WebPPictureFree(&raw mut self.0) }
    }
}

/// The buffer libwebp writes to, freed when dropped.
struct Output(webp::WebPMemoryWriter);

impl Output {
    fn new() -> Self {
        let mut writer = MaybeUninit::uninit();
        // SAFETY: the initializer sets every field.
        unsafe {
            webp::WebPMemoryWriterInit(writer.as_mut_ptr());
            Self(writer.assume_init())
        }
    }

    fn bytes(&self) -> Vec<u8> {
        if self.0.mem.is_null() {
            return Vec::new();
        }
        // SAFETY: libwebp owns `size` written bytes at `mem`, and nothing writes to them any more.
        unsafe { std::slice::from_raw_parts(self.0.mem, self.0.size) }.to_vec()
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // SAFETY: the writer was initialized by libwebp; clearing an empty one is allowed.
        unsafe { webp::WebPMemoryWriterClear(&raw mut self.0) }
    }
}

fn version_mismatch() -> String {
    "libwebp does not fit its bindings".to_owned()
}

#[cfg(test)]
mod tests {
    /// A new libwebp may write other bytes: then this number and `VERSION` rise together.
    #[test]
    fn version_in_the_key_is_the_version_linked() {
        // SAFETY: takes nothing and only returns a number.
        let version = unsafe { libwebp_sys::WebPGetEncoderVersion() };
        assert_eq!(version, 0x01_06_00);
        assert!(super::VERSION.contains("1.6.0"));
    }
}
