//! Reads photo headers: format, size and turn. Decodes no pixel.
//!
//! The format is told by content alone, since phones, chats and people give wrong names.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};

use camino::Utf8Path;
use image::{ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use serde::{Deserialize, Serialize};
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{Turn, heic, reduced};
use crate::files::read_held;
use crate::photo::{ForeignKind, PhotoError};

/// Most pixels of a photo that is decoded whole: 100 megapixels. Baseline JPEGs may have more, see [`reduced`].
pub(super) const MOST_PIXELS: u64 = 100_000_000;

/// Most scans of a progressive JPEG. Encoders write about ten; a hundred over the largest picture take three seconds,
/// from a file of hardly any bytes.
const MOST_SCANS: usize = 100;

/// Most bytes of what a file has besides its pixels, unpacked: colour profiles of printers have two megabytes.
const MOST_PROFILE_BYTES: u64 = 8 * 1024 * 1024;

/// Bytes from which the format is told; an SVG may start with a long comment.
pub const SNIFFED_BYTES: u64 = 1024;

/// A format that can be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SourceKind {
    /// JPEG, with any extension in its name.
    Jpeg,
    /// PNG.
    Png,
    /// WebP; the first frame of an animation.
    WebP,
    /// GIF; the first frame of an animation.
    Gif,
    /// Windows bitmap.
    Bmp,
    /// TIFF; the first of several pages.
    Tiff,
    /// HEIC, the format of iPhones.
    Heic,
}

impl SourceKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Jpeg,
        Self::Png,
        Self::WebP,
        Self::Gif,
        Self::Bmp,
        Self::Tiff,
        Self::Heic,
    ];

    /// File name extensions, the usual one first.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::WebP => &["webp"],
            Self::Gif => &["gif"],
            Self::Bmp => &["bmp"],
            Self::Tiff => &["tiff", "tif"],
            Self::Heic => &["heic", "heif"],
        }
    }

    /// Tells the format from a file's first [`SNIFFED_BYTES`].
    ///
    /// # Errors
    /// [`PhotoError::Empty`], [`PhotoError::NotAPhoto`], or the name of another format.
    pub fn sniff(bytes: &[u8]) -> Result<Self, PhotoError> {
        let foreign = |kind| Err(PhotoError::Unsupported { kind });
        match bytes {
            [] => Err(PhotoError::Empty),
            [0xFF, 0xD8, 0xFF, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Ok(Self::Png),
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Ok(Self::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Ok(Self::Tiff),
            // Text may start with BM; a bitmap's information header has one of few lengths.
            [b'B', b'M', rest @ ..]
                if matches!(rest.get(12..16), Some([12 | 40..=124, 0, 0, 0])) =>
            {
                Ok(Self::Bmp)
            }
            [_, _, _, _, b'f', b't', b'y', b'p', brands @ ..] => sniff_media_box(brands),
            [0xFF, 0x0A, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => {
                foreign(ForeignKind::JpegXl)
            }
            [b'%', b'P', b'D', b'F', ..] => foreign(ForeignKind::Pdf),
            [b'8', b'B', b'P', b'S', ..] => foreign(ForeignKind::Photoshop),
            _ if bytes.windows(4).any(|window| window == b"<svg") => foreign(ForeignKind::Svg),
            _ => Err(PhotoError::NotAPhoto),
        }
    }

    /// The `image` crate's name for this format, if that crate reads it.
    pub(super) fn image_format(self) -> Option<ImageFormat> {
        match self {
            Self::Jpeg | Self::Heic => None,
            Self::Png => Some(ImageFormat::Png),
            Self::WebP => Some(ImageFormat::WebP),
            Self::Gif => Some(ImageFormat::Gif),
            Self::Bmp => Some(ImageFormat::Bmp),
            Self::Tiff => Some(ImageFormat::Tiff),
        }
    }
}

/// Facts about a photo from its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoHeader {
    /// Decoded pixels across, when upright.
    pub width: u32,
    /// Decoded pixels down, when upright.
    pub height: u32,
    /// Format of the file.
    pub kind: SourceKind,
    /// Turn from the stored pixels to upright.
    pub turn: Turn,
}

/// Reads as much of a file as its format, size and turn need.
///
/// # Errors
/// Any [`PhotoError`] but [`PhotoError::Changed`]; a photo that passes may still prove damaged.
pub fn read_header(path: &Utf8Path) -> Result<PhotoHeader, PhotoError> {
    let unreadable = |error: io::Error| PhotoError::Unreadable(error.kind());
    // Checked first: opening a folder is an error on some systems, and opening a pipe may block.
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(PhotoError::NotAFile);
    }
    let file = read_held(|| File::open(path)).map_err(unreadable)?;
    header_of(&mut BufReader::new(file))
}

/// Input of decoders. One trait object for all, so that the `image` crate's decoders are compiled only once.
pub(in crate::photo) trait Source: BufRead + Seek {}

impl<T: BufRead + Seek> Source for T {}

/// [`read_header`] for any reader, which stands at the photo's first byte.
pub(in crate::photo) fn header_of(reader: &mut dyn Source) -> Result<PhotoHeader, PhotoError> {
    let failed = |error: io::Error| PhotoError::from_decoding(&error);
    let mut first_bytes = Vec::new();
    (&mut *reader)
        .take(SNIFFED_BYTES)
        .read_to_end(&mut first_bytes)
        .map_err(failed)?;
    let kind = SourceKind::sniff(&first_bytes)?;

    reader.rewind().map_err(failed)?;
    let ((width, height), turn) = match kind {
        SourceKind::Heic => {
            let mut bytes = Vec::new();
            reader.read_to_end(&mut bytes).map_err(failed)?;
            heic::size_and_turn(&bytes)?
        }
        _ => {
            let turn = read_turn(&mut *reader);
            reader.rewind().map_err(failed)?;
            let (size, other) = stored_size(reader, kind)?;
            (size, turn.or(other).unwrap_or(Turn::NONE))
        }
    };

    check_size(width, height)?;
    let (width, height) = turn.shown_size(width, height);
    Ok(PhotoHeader {
        width,
        height,
        kind,
        turn,
    })
}

/// Converts an error of the `image` crate.
pub(super) fn image_finding(error: &ImageError) -> PhotoError {
    match error {
        ImageError::Unsupported(_) => PhotoError::Unsupported {
            kind: ForeignKind::RareVariety,
        },
        ImageError::IoError(error) => PhotoError::from_decoding(error),
        _ => PhotoError::Damaged,
    }
}

/// Converts an error of the JPEG decoder.
pub(super) fn jpeg_finding(error: &DecodeErrors) -> PhotoError {
    match error {
        DecodeErrors::Unsupported(_) => PhotoError::Unsupported {
            kind: ForeignKind::RareJpeg,
        },
        _ => PhotoError::Damaged,
    }
}

/// The decoder's options: the longest sides of the format, since [`MOST_PIXELS`] limits the area, and [`MOST_SCANS`].
pub(super) fn jpeg_options() -> DecoderOptions {
    let longest_side = usize::from(u16::MAX);
    DecoderOptions::default()
        .set_max_width(longest_side)
        .set_max_height(longest_side)
        .jpeg_set_max_scans(MOST_SCANS)
}

/// Size of the stored pixels, and a turn that [`read_turn`] does not see.
fn stored_size(
    reader: &mut dyn Source,
    kind: SourceKind,
) -> Result<((u32, u32), Option<Turn>), PhotoError> {
    let Some(format) = kind.image_format() else {
        return Ok((jpeg_size(reader)?, None));
    };
    let mut decoder = open(reader, format)?;
    // Many programs put the mark of JPEG's EXIF segment before that of a WebP.
    let exif = decoder.exif_metadata().unwrap_or(None);
    let marked = exif.and_then(|exif| exif.strip_prefix(b"Exif\0\0").map(<[u8]>::to_vec));
    let turn = marked.and_then(|exif| turn_of(exif::Reader::new().read_raw(exif)));
    Ok((decoder.dimensions(), turn))
}

/// Opens a photo for the `image` crate. What is unpacked before the pixels is bounded by [`MOST_PROFILE_BYTES`]: a
/// larger colour profile is passed over.
pub(super) fn open<'r>(
    reader: &'r mut dyn Source,
    format: ImageFormat,
) -> Result<impl ImageDecoder + 'r, PhotoError> {
    let mut reader = ImageReader::with_format(reader, format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_PROFILE_BYTES);
    reader.limits(limits);
    reader.into_decoder().map_err(|error| image_finding(&error))
}

fn jpeg_size(reader: &mut dyn Source) -> Result<(u32, u32), PhotoError> {
    let mut decoder = JpegDecoder::new_with_options(reader, jpeg_options());
    decoder
        .decode_headers()
        .map_err(|error| jpeg_finding(&error))?;
    let info = decoder.info().ok_or(PhotoError::Damaged)?;
    let (width, height) = (info.width.into(), info.height.into());
    match is_reduced(width, height) && !info.sof.is_progressive() {
        true => Ok(reduced::reduced_size(width, height)),
        false => Ok((width, height)),
    }
}

/// True for a JPEG that is decoded reduced, if it is a baseline one.
pub(super) fn is_reduced(width: u32, height: u32) -> bool {
    let pixels = u64::from(width) * u64::from(height);
    (MOST_PIXELS + 1..=reduced::MOST_PIXELS).contains(&pixels)
}

/// Refuses empty sizes, and more than [`MOST_PIXELS`].
pub(super) fn check_size(width: u32, height: u32) -> Result<(), PhotoError> {
    match u64::from(width) * u64::from(height) {
        0 => Err(PhotoError::Damaged),
        pixels if pixels > MOST_PIXELS => Err(too_large(width, height)),
        _ => Ok(()),
    }
}

/// The finding that a photo is too large.
pub(super) fn too_large(width: u32, height: u32) -> PhotoError {
    let megapixels = (u64::from(width) * u64::from(height)).div_ceil(1_000_000);
    let megapixels = u32::try_from(megapixels).unwrap_or(u32::MAX);
    PhotoError::TooLarge { megapixels }
}

/// The turn in EXIF. `None` when EXIF is missing or broken: many chats strip it.
fn read_turn(mut reader: &mut dyn Source) -> Option<Turn> {
    let exif = exif::Reader::new()
        .continue_on_error(true)
        .read_from_container(&mut reader);
    turn_of(exif)
}

fn turn_of(exif: Result<exif::Exif, exif::Error>) -> Option<Turn> {
    let exif = exif
        .or_else(|error| error.distill_partial_result(|_| ()))
        .ok()?;
    let field = exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?;
    let value = u8::try_from(field.value.get_uint(0)?).ok()?;
    Some(Turn::from_exif(value))
}

/// Tells HEIC, AVIF and video apart by the brands of an ISO media file (ISO/IEC 14496-12, 4.3): the major brand, a
/// version, then the compatible brands.
fn sniff_media_box(brands: &[u8]) -> Result<SourceKind, PhotoError> {
    let foreign = |kind| Err(PhotoError::Unsupported { kind });
    let has_brand = |brand: &[u8]| brands.chunks_exact(4).take(16).any(|given| given == brand);
    match brands.get(..4) {
        Some(b"avif" | b"avis") => foreign(ForeignKind::Avif),
        Some(b"mif1" | b"mif2" | b"msf1") if has_brand(b"avif") => foreign(ForeignKind::Avif),
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"mif1" | b"mif2") => Ok(SourceKind::Heic),
        // Image sequences.
        Some(b"hevc" | b"hevx" | b"msf1") => Err(PhotoError::Heic),
        _ => foreign(ForeignKind::Video),
    }
}
