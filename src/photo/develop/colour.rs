//! Converts photos to sRGB by their ICC profile.
//!
//! Unconverted, a phone's Display P3 photo is off by up to 96 levels. Only RGB profiles are followed:
//! decoders have already turned CMYK and grey into RGB by their own rules.

use std::sync::Arc;

use moxcms::{ColorProfile, DataColorSpace, Layout, Transform8BitExecutor, TransformOptions};

/// A conversion to sRGB; `None` for photos taken to be sRGB.
pub(super) struct ToSrgb(Option<Arc<Transform8BitExecutor>>);

impl ToSrgb {
    /// The conversion for a profile. A missing, broken or non-RGB profile means sRGB, as in browsers.
    pub(super) fn new(profile: Option<&[u8]>) -> Self {
        let transform = profile
            .and_then(|profile| ColorProfile::new_from_slice(profile).ok())
            .filter(|profile| profile.color_space == DataColorSpace::Rgb)
            .and_then(|profile| {
                let srgb = ColorProfile::new_srgb();
                let options = TransformOptions::default();
                profile
                    .create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options)
                    .ok()
            });
        Self(transform)
    }

    /// Converts RGB samples, three bytes a pixel.
    pub(super) fn convert(&self, samples: Vec<u8>) -> Vec<u8> {
        let Some(transform) = &self.0 else {
            return samples;
        };
        let mut converted = vec![0; samples.len()];
        match transform.transform(&samples, &mut converted) {
            Ok(()) => converted,
            Err(_) => samples,
        }
    }
}
