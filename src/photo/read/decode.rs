//! Decodes photos to their stored pixels, 8 bits a channel: not turned, not converted.
//!
//! JPEG is decoded strictly first. When that fails, the decodable part is taken and the missing share reported: its
//! owner shall judge half a photo, not this program. Other formats report truncated files as damaged.

use std::io::Cursor;
use std::panic;

use image::{ColorType, DynamicImage, ImageDecoder, ImageFormat, Limits};
use serde::{Deserialize, Serialize};
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;

use super::header::{
    Source, image_finding, is_reduced, jpeg_finding, jpeg_options, open, too_large,
};
use super::{SourceKind, heic, reduced};
use crate::photo::PhotoError;
use crate::photo::buffers::with_room;

/// Memory limit in bytes for decoders of the `image` crate, per photo.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// Level that the JPEG decoder fills missing parts of truncated files with.
const FILLER: u8 = 128;

/// Largest missing part in per cent. Even without picture data the decoder makes up the first rows, and a strip that
/// narrow shows no product.
const MOST_MISSING: u8 = 90;

/// Part of a photo that is missing because its file is truncated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CutOff {
    /// A part of the picture is plain grey.
    Part {
        /// Percent of the picture, from 1 to 90, rounded up; more counts as
        /// [`PhotoError::Damaged`].
        percent: u8,
    },
    /// The whole picture, in less detail than the original (progressive JPEG).
    Detail,
}

/// Channels of a pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::photo) enum Channels {
    Grey,
    Rgb,
    Rgba,
}

impl Channels {
    pub(in crate::photo) fn count(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
            Self::Rgba => 4,
        }
    }
}

/// A decoded photo as stored.
pub(in crate::photo) struct Decoded {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Channels of the samples.
    pub channels: Channels,
    /// Rows from top to bottom without gaps.
    pub samples: Vec<u8>,
    /// The ICC profile of the samples.
    pub profile: Option<Vec<u8>>,
    /// Missing part.
    pub cut_off: Option<CutOff>,
}

/// Decodes a photo whose header was found good, into this buffer if it is a JPEG of a usual size.
pub(in crate::photo) fn decode(
    bytes: &[u8],
    kind: SourceKind,
    buffer: Vec<u8>,
) -> Result<Decoded, PhotoError> {
    // Files may come from anywhere: a panic in a decoder costs the photo, not the build.
    panic::catch_unwind(move || match (kind, kind.image_format()) {
        (SourceKind::Heic, _) => heic::decode(bytes),
        (_, Some(format)) => decode_other(bytes, format),
        (_, None) => decode_jpeg(bytes, buffer),
    })
    .unwrap_or(Err(PhotoError::Damaged))
}

fn decode_jpeg(bytes: &[u8], buffer: Vec<u8>) -> Result<Decoded, PhotoError> {
    let finding = |error: DecodeErrors| jpeg_finding(&error);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), jpeg_options());
    decoder.decode_headers().map_err(finding)?;
    let (width, height) = decoder.dimensions().ok_or(PhotoError::Damaged)?;
    let (channels, color_space) = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => (Channels::Grey, ColorSpace::Luma),
        _ => (Channels::Rgb, ColorSpace::RGB),
    };
    let options = jpeg_options().jpeg_set_out_colorspace(color_space);
    let profile = decoder.icc_profile();
    let is_progressive = (decoder.info()).is_some_and(|info| info.sof.is_progressive());
    let side = |pixels: usize| u32::try_from(pixels).map_err(|_| PhotoError::Damaged);
    if is_reduced(side(width)?, side(height)?) {
        return match is_progressive {
            // Its coefficients alone take four bytes for each of its samples.
            true => Err(too_large(side(width)?, side(height)?)),
            false => reduced::decode(bytes),
        };
    }

    let row_length = width * channels.count();
    let mut samples = with_room(buffer, row_length * height);
    // Samples of another photo may be in it: the strict decoder overwrites each of them, or fails.
    samples.resize(row_length * height, 0);
    // Strict from here on only: oddities between header segments harm no pixel.
    decoder.set_options(options.set_strict_mode(true));
    let cut_off = if decoder.decode_into(&mut samples).is_ok() {
        None
    } else {
        let options = options.set_strict_mode(false);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
        // Zeros, so that a missing part does not show the photo before this one.
        samples.fill(0);
        decoder.decode_into(&mut samples).map_err(finding)?;
        Some(if is_progressive {
            CutOff::Detail
        } else {
            missing_part(&samples, row_length)?
        })
    };

    Ok(Decoded {
        width: side(width)?,
        height: side(height)?,
        channels,
        samples,
        profile,
        cut_off,
    })
}

/// The part of the picture that the decoder had to fill.
fn missing_part(samples: &[u8], row_length: usize) -> Result<CutOff, PhotoError> {
    let is_filling = |row: &[u8]| row.iter().all(|&sample| sample == FILLER);
    let rows = samples.chunks_exact(row_length);
    let height = rows.len();
    let missing = rows.rev().take_while(|row| is_filling(row)).count();
    let percent = (missing * 100).div_ceil(height).max(1);
    match u8::try_from(percent) {
        Ok(percent @ ..=MOST_MISSING) => Ok(CutOff::Part { percent }),
        _ => Err(PhotoError::Damaged),
    }
}

fn decode_other(bytes: &[u8], format: ImageFormat) -> Result<Decoded, PhotoError> {
    let mut source = Cursor::new(bytes);
    let source: &mut dyn Source = &mut source;
    let mut decoder = open(source, format)?;

    let (width, height) = decoder.dimensions();
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    limits
        .reserve(decoder.total_bytes())
        .and_then(|()| decoder.set_limits(limits))
        .map_err(|_| too_large(width, height))?;
    let profile = decoder.icc_profile().unwrap_or(None);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| image_finding(&error))?;
    let (channels, samples) = match picture.color() {
        ColorType::L8 | ColorType::L16 => (Channels::Grey, picture.into_luma8().into_raw()),
        color if color.has_alpha() => (Channels::Rgba, picture.into_rgba8().into_raw()),
        _ => (Channels::Rgb, picture.into_rgb8().into_raw()),
    };

    Ok(Decoded {
        width,
        height,
        channels,
        samples,
        profile,
        cut_off: None,
    })
}
