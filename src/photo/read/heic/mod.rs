//! HEIC, the format of iPhones: HEVC pictures in a file of boxes (ISO/IEC 23008-12).
//!
//! Size and turn come from the boxes alone; EXIF repeats the turn and is ignored, as the format demands. Features that
//! ordinary photos of phones and cameras do not have (overlays, sequences, HDR) are refused.

mod mosaic;

use std::ops::Range;

use heifer::heifer_isobmff::boxes::{ColorInfo, Property};
use heifer::heifer_isobmff::{BoxIter, Error as BoxError, HeifFile, ItemId};
use moxcms::ColorProfile;

use self::mosaic::Mosaic;
use super::Turn;
use super::decode::{Channels, Decoded};
use crate::photo::PhotoError;

/// Limit in bytes for boxes; phones write a tenth of it. They are scanned once per item, so many more would take
/// minutes.
const MOST_BOX_BYTES: usize = 256 * 1024;

/// Types of auxiliary pictures with transparency.
const ALPHA: [&str; 2] = [
    "urn:mpeg:hevc:2015:auxid:1",
    "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha",
];

/// The primary picture, by its boxes.
struct Primary<'bytes> {
    file: HeifFile<'bytes>,
    mosaic: Mosaic,
    /// Visible columns and rows, before the turn.
    shown: (Range<u32>, Range<u32>),
    turn: Turn,
}

/// The stored size of the visible part, and its turn.
pub(super) fn size_and_turn(bytes: &[u8]) -> Result<((u32, u32), Turn), PhotoError> {
    let Primary { shown, turn, .. } = Primary::read(bytes)?;
    Ok(((shown.0.len() as u32, shown.1.len() as u32), turn))
}

/// Decodes the primary picture, not turned and not converted.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, PhotoError> {
    let Primary {
        file,
        mosaic,
        shown: (columns, rows),
        ..
    } = Primary::read(bytes)?;
    let mut samples = mosaic.rgb(&file)?;
    let mut channels = Channels::Rgb;
    if let Some(alpha) = alpha_item(&file)? {
        let alpha = Mosaic::of(&file, alpha)?;
        if (alpha.width, alpha.height) != (mosaic.width, mosaic.height) {
            return Err(PhotoError::Heic);
        }
        samples = with_alpha(&samples, &alpha.rgb(&file)?);
        channels = Channels::Rgba;
    }
    let pixel = channels.count();
    let across = columns.start as usize * pixel..columns.end as usize * pixel;
    crop(&mut samples, mosaic.width as usize * pixel, across, &rows);
    Ok(Decoded {
        width: columns.len() as u32,
        height: rows.len() as u32,
        channels,
        samples,
        profile: profile(&file, &mosaic)?,
        cut_off: None,
    })
}

impl<'bytes> Primary<'bytes> {
    fn read(bytes: &'bytes [u8]) -> Result<Self, PhotoError> {
        let file = HeifFile::parse(whole_boxes(bytes)?).map_err(box_finding)?;
        let id = file.primary_id;
        let mosaic = Mosaic::of(&file, id)?;
        let mut shown = (0..mosaic.width, 0..mosaic.height);
        // Clockwise quarter turns, then perhaps a horizontal mirroring.
        let (mut quarters, mut is_mirrored) = (0, false);
        for property in file.item_properties(id).map_err(box_finding)? {
            match *property {
                Property::CleanAperture {
                    width,
                    height,
                    horiz_offset,
                    vert_offset,
                } if (quarters, is_mirrored) == (0, false) => {
                    shown.0 = aperture(mosaic.width, width, horiz_offset)?;
                    shown.1 = aperture(mosaic.height, height, vert_offset)?;
                }
                // The format demands the crop before the turn.
                Property::CleanAperture { .. } => return Err(PhotoError::Heic),
                // The box counts anticlockwise; mirroring reverses the direction.
                Property::Rotation(count) if is_mirrored => quarters += count,
                Property::Rotation(count) => quarters += 4 - count,
                Property::Mirror(exchanges_top_and_bottom) => {
                    is_mirrored = !is_mirrored;
                    // A vertical mirroring is a horizontal one and half a turn.
                    quarters += if exchanges_top_and_bottom { 2 } else { 0 };
                }
                _ => (),
            }
            quarters %= 4;
        }
        let of_quarters = if is_mirrored {
            [2, 5, 4, 7]
        } else {
            [1, 6, 3, 8]
        };
        Ok(Self {
            file,
            mosaic,
            shown,
            turn: Turn::from_exif(of_quarters[usize::from(quarters)]),
        })
    }
}

/// The file up to the end of its boxes: phones append videos and marks of their own to some photos.
fn whole_boxes(bytes: &[u8]) -> Result<&[u8], PhotoError> {
    let mut end = 0;
    for top in BoxIter::new(bytes).map_while(Result::ok) {
        if top.header.box_type.0 == *b"meta" && top.content.len() > MOST_BOX_BYTES {
            return Err(PhotoError::Heic);
        }
        end = top.offset + top.header.header_size as usize + top.content.len();
    }
    Ok(&bytes[..end])
}

/// Columns or rows of a crop of `length`: its size, and the offset of its middle from the picture's, as fractions.
fn aperture(length: u32, size: (u32, u32), offset: (i32, u32)) -> Result<Range<u32>, PhotoError> {
    let size = f64::from(size.0) / f64::from(size.1);
    let offset = f64::from(offset.0) / f64::from(offset.1);
    let start = ((f64::from(length) - size) / 2.0 + offset).round();
    let end = start + size.round();
    // Also catches a division by zero (NaN).
    if start >= 0.0 && end > start && end <= f64::from(length) {
        Ok(start as u32..end as u32)
    } else {
        Err(PhotoError::Damaged)
    }
}

/// The auxiliary picture with the primary one's transparency.
fn alpha_item(file: &HeifFile) -> Result<Option<ItemId>, PhotoError> {
    for id in file.referencing_items(file.primary_id, b"auxl") {
        let mut properties = file.item_properties(id).map_err(box_finding)?;
        let is_alpha = |property: &Property| matches!(property, Property::AuxiliaryType(kind) if ALPHA.contains(&kind.as_str()));
        if properties.any(is_alpha) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

fn with_alpha(picture: &[u8], alpha: &[u8]) -> Vec<u8> {
    let pixels = picture.chunks_exact(3).zip(alpha.chunks_exact(3));
    pixels
        .flat_map(|(pixel, alpha)| [pixel[0], pixel[1], pixel[2], alpha[0]])
        .collect()
}

/// Keeps a range of columns, counted in samples, and of rows.
fn crop(samples: &mut Vec<u8>, row_length: usize, across: Range<usize>, rows: &Range<u32>) {
    let kept = across.len();
    for (to, row) in (rows.start as usize..rows.end as usize).enumerate() {
        let start = row * row_length;
        samples.copy_within(start + across.start..start + across.end, to * kept);
    }
    samples.truncate(rows.len() * kept);
}

/// The ICC profile of the picture or of its tiles. Display P3 may also be given as a number.
fn profile(file: &HeifFile, mosaic: &Mosaic) -> Result<Option<Vec<u8>>, PhotoError> {
    for id in [file.primary_id, mosaic.tiles[0]] {
        for property in file.item_properties(id).map_err(box_finding)? {
            match property {
                Property::Color(ColorInfo::Icc(profile)) => return Ok(Some(profile.clone())),
                Property::Color(ColorInfo::Nclx { transfer, .. }) if is_hdr(*transfer) => {
                    return Err(PhotoError::Heic);
                }
                Property::Color(ColorInfo::Nclx { primaries: 12, .. }) => {
                    return Ok(ColorProfile::new_display_p3().encode().ok());
                }
                _ => (),
            }
        }
    }
    Ok(None)
}

/// True for the transfer functions PQ and HLG (ITU-T H.273), which look far too dark or pale as sRGB.
fn is_hdr(transfer: u16) -> bool {
    matches!(transfer, 16 | 18)
}

/// Converts an error in the boxes.
fn box_finding(error: BoxError) -> PhotoError {
    match error {
        BoxError::Unimplemented(_) => PhotoError::Heic,
        _ => PhotoError::Damaged,
    }
}
