//! Lossy WebP by libwebp, method 6: the only corner of this room that talks to C.

use std::mem::MaybeUninit;

use image::RgbImage;
use libwebp_sys as webp;

/// See [`super::version`].
pub(super) const VERSION: &str = "libwebp 1.6.0 method 6";

/// libwebp's most thorough search.
const METHOD: i32 = 6;

/// Encodes a picture whose sides are at most 16383 pixels.
pub(super) fn encode(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, String> {
    let mut config = webp::WebPConfig::new().map_err(|()| version_mismatch())?;
    config.quality = quality.into();
    config.method = METHOD;

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
